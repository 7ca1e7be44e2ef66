"""Long sheets: the rows put into the finished file are those that the general writer would write."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua_parse.reports import workbook as book_module
from thidua_parse.reports.long_sheets import LONG, LONGEST, filled
from thidua_parse.reports.workbook import COLOURS, FIXED_TIME, _sheet

COLUMNS = [("Văn bản", 26), ("Kết luận", 10), ("Nội dung", 40), ("Điểm", 8)]
VERDICTS = list(COLOURS)


def written(rows, verdicts, long: int) -> bytes:
    """A workbook of one sheet (and one small one) whose sheet is long from ``long`` rows."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": FIXED_TIME})
    styles = {
        "head": book.add_format({"bold": True}), "lines": book.add_format({"border": 1}),
        "cell": book.add_format({"text_wrap": True}),
        **{v: book.add_format({"bg_color": c}) for v, c in COLOURS.items()},
    }
    before = book_module.LONG
    book_module.LONG = long
    try:
        _sheet(book, "Nhỏ", [("Cột", 20)], [["chữ"]] if long > 1 else [], styles)
        found = _sheet(book, "Dài", COLUMNS, rows, styles, 1, verdicts)
    finally:
        book_module.LONG = before
    book.close()
    assert (found is not None) == (len(rows) >= long)
    return filled(stream.getvalue(), [found] if found else [])


def cells(data: bytes) -> list[list[tuple[object, ...]]]:
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Dài"]
    assert sheet.auto_filter.ref == sheet.dimensions
    return [
        [(c.value, c.data_type, c.fill.fgColor.rgb, c.alignment.wrap_text, sheet.row_dimensions[c.row].height or 15) for c in row]
        for row in sheet.iter_rows()
    ]


TEXTS = [
    "thường", "", None, 0, 1, 0.25, True, "=1+1", "  đầu và cuối  ", "hai\ndòng", "a & b < c > d",
    "\x07chuông", "_x0041_ không phải chữ A", "dài " * 60, "]]>", '"', "'", "\t",
]


@pytest.mark.parametrize("value", TEXTS, ids=[repr(t)[:20] for t in TEXTS])
def test_a_cell_is_the_same_as_by_the_general_writer(value):
    rows = [[value, VERDICTS[i % 5], value, i / 3] for i in range(12)]
    verdicts = [str(r[1]) for r in rows]
    assert cells(written(rows, verdicts, 5)) == cells(written(rows, verdicts, 500))


@pytest.mark.parametrize("value", ["<r>đậm</r>", "x" * (LONGEST + 5)], ids=["markup", "too long"])
def test_text_that_the_general_writer_cannot_keep_stays_text(value):
    rows = [["y", "pass", value, 1], ["y", "pass", value, 1], ["y", "fail", "cuối", 1]]
    made = cells(written(rows, ["pass", "pass", "fail"], 3))
    assert [row[2][0] for row in made[2:]] == [value[:LONGEST], "cuối"]


VALUES = st.one_of(
    st.none(), st.integers(-10**6, 10**6), st.booleans(), st.floats(-1e6, 1e6),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=60).filter(lambda t: not t.startswith("<r>")),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(VALUES, st.sampled_from(VERDICTS), VALUES, VALUES), min_size=2, max_size=9))
def test_any_rows_are_the_same_as_by_the_general_writer(rows):
    verdicts = [row[1] for row in rows]
    assert cells(written(rows, verdicts, 2)) == cells(written(rows, verdicts, 500))


def test_values_that_are_equal_but_not_the_same_are_told_apart():
    values = [0, False, 1, True, 1.0, "1"]
    rows = [[v, "pass", v, v] for v in values]
    verdicts = ["pass"] * len(rows)
    assert cells(written(rows, verdicts, 2)) == cells(written(rows, verdicts, 500))


def test_the_same_rows_give_the_same_bytes_and_shared_strings_are_counted():
    rows = [[f"văn bản {i % 3}", VERDICTS[i % 2], "một câu", i] for i in range(LONG)]
    verdicts = [str(r[1]) for r in rows]
    made = written(rows, verdicts, LONG)
    assert made == written(rows, verdicts, LONG)
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        strings = parts.read("xl/sharedStrings.xml").decode()
    assert f'uniqueCount="{strings.count("<si>")}"' in strings
