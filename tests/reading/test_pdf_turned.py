"""Text set sideways or upside down on a page that is not turned itself."""

from __future__ import annotations

import pypdfium2.raw as pdfium
import pytest

from thidua_parse.reading.pdf import read_pdf

from .pdf_builder import HEIGHT, WIDTH, PdfBuilder

HEAD = ["PHỤ LỤC", "Kèm theo Kế hoạch số 31/KH-UBND ngày 05/3/2024"]
ROWS = [
    "1. Sở Nội vụ rà soát tiêu chí thi đua của các cụm",
    "2. Sở Tài chính cân đối kinh phí khen thưởng",
    "3. Các huyện báo cáo kết quả trước ngày 15/11/2024",
]
#: where the first line begins for each quarter turn, and the step from line to line
PLACES = {1: (400.0, 120.0, -20.0, 0.0), 2: (500.0, 500.0, 0.0, -20.0), 3: (200.0, 700.0, 20.0, 0.0)}


def turned(quarter: int, lines: list[str], *, head: bool = True) -> PdfBuilder:
    builder = PdfBuilder().page()
    for k, line in enumerate(HEAD if head else []):
        builder.text(80, 60 + 20 * k, line)
    x, y, dx, dy = PLACES[quarter]
    for k, line in enumerate(lines):
        builder.turned(x + k * dx, y + k * dy, line, quarter)
    return builder


@pytest.mark.parametrize("quarter", [1, 2, 3])
@pytest.mark.parametrize("head", [True, False])
def test_turned_block_is_read_in_its_own_direction(quarter: int, head: bool) -> None:
    found = read_pdf(turned(quarter, ROWS, head=head).data(), "phu-luc.pdf")
    assert found.text.split("\n") == (HEAD if head else []) + ROWS
    assert found.source.pages == 1


@pytest.mark.parametrize(("quarter", "expected"), [
    (1, (360.0, 120.0)), (2, (500.0, 460.0)), (3, (240.0, 700.0)),
])
def test_boxes_stand_where_the_turned_text_stands(quarter: int, expected: tuple[float, float]) -> None:
    source = read_pdf(turned(quarter, ROWS).data(), "phu-luc.pdf")
    last = source.fragments[-1]
    assert last.page == 1 and last.bbox is not None
    x0, top, x1, bottom = last.bbox
    x, y = expected
    assert (x0 - 12 < x < x1 + 12) and (top - 12 < y < bottom + 12)
    assert 0 <= x0 < x1 <= WIDTH and 0 <= top < bottom <= HEIGHT
    long, short = max(x1 - x0, bottom - top), min(x1 - x0, bottom - top)
    assert long > 150 and short < 20
    assert (bottom - top > x1 - x0) == (quarter != 2)


def test_turned_table_keeps_its_cells() -> None:
    builder = turned(3, [])
    words = [["TT", "Nội dung", "Chủ trì"], ["1", "Rà soát tiêu chí", "Sở Nội vụ"], ["2", "Cân đối kinh phí", "Sở Tài chính"]]
    for k, row in enumerate(words):
        for y, word in zip((690, 640, 440), row, strict=True):
            builder.turned(194 + 30 * k, y, word, 3)
    builder.grid([180, 210, 240, 270], [700, 650, 450, 250])
    source = read_pdf(builder.data(), "bang.pdf")
    assert source.text.split("\n") == HEAD + ["\t".join(row) for row in words]
    (table,) = source.tables
    assert (table.rows, table.columns) == (3, 3)
    cell = next(c for c in table.cells if c.text == "Sở Tài chính")
    assert cell.span is not None and cell.span.page == 1 and cell.span.bbox is not None
    x0, top, x1, bottom = cell.span.bbox
    assert (round(x0), round(x1)) == (240, 270) and (round(top), round(bottom)) == (250, 450)


@pytest.mark.parametrize(("turn", "quarter"), [(1, 3), (2, 2), (3, 1)])
def test_page_turned_with_its_text_is_upright(turn: int, quarter: int) -> None:
    builder = turned(quarter, ROWS, head=False)
    pdfium.FPDFPage_SetRotation(builder.current, turn)
    source = read_pdf(builder.data(), "ngang.pdf")
    assert source.text.split("\n") == ROWS
    assert all(f.bbox is not None and f.bbox[2] - f.bbox[0] > f.bbox[3] - f.bbox[1] for f in source.fragments)


def test_few_turned_words_leave_a_page_alone() -> None:
    builder = PdfBuilder().page()
    for k, line in enumerate(ROWS):
        builder.text(80, 100 + 20 * k, line)
    builder.turned(30, 400, "MẬT", 3)
    assert read_pdf(builder.data(), "x.pdf").text.split("\n")[:3] == ROWS
