"""Tables as structure: merged cells, their places in the file, the same from every format."""

from __future__ import annotations

import pytest

from thidua_parse import parse_text
from thidua_parse.reading import SourceText, read_bytes

from .docx_builder import build, p
from .pdf_builder import PdfBuilder, table_over_two_pages

#: row, column, rows covered, columns covered, text
MERGED = [
    (0, 0, 2, 1, "TT"), (0, 1, 1, 2, "Nhiệm vụ"), (0, 3, 2, 1, "Đơn vị"),
    (1, 1, 1, 1, "Nội dung"), (1, 2, 1, 1, "Sản phẩm"),
    (2, 0, 1, 1, "1"), (2, 1, 1, 1, "Rà soát hồ sơ"), (2, 2, 2, 1, "Báo cáo"), (2, 3, 1, 1, "Thôn A"),
    (3, 0, 1, 1, "2"), (3, 1, 1, 1, "Tổng hợp"), (3, 3, 1, 1, "Thôn B"),
]
OPENING = "Các đơn vị thực hiện nhiệm vụ theo bảng sau đây."


def docx() -> bytes:
    def cell(text: str = "", wide: int = 1, merge: str = "") -> str:
        properties = f'<w:gridSpan w:val="{wide}"/>' if wide > 1 else ""
        if merge:
            properties += '<w:vMerge w:val="restart"/>' if merge == "first" else "<w:vMerge/>"
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"

    rows = [
        cell("TT", merge="first") + cell("Nhiệm vụ", 2) + cell("Đơn vị", merge="first"),
        cell(merge="on") + cell("Nội dung") + cell("Sản phẩm") + cell(merge="on"),
        cell("1") + cell("Rà soát hồ sơ") + cell("Báo cáo", merge="first") + cell("Thôn A"),
        cell("2") + cell("Tổng hợp") + cell(merge="on") + cell("Thôn B"),
    ]
    body = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    return build(p(OPENING) + f"<w:tbl><w:tblPr/>{body}</w:tbl>")


def html() -> bytes:
    return (
        f"<html><body><p>{OPENING}</p><table><tr><td rowspan=2>TT</td><td colspan=2>Nhiệm vụ</td>"
        "<td rowspan=2>Đơn vị</td></tr><tr><td>Nội dung</td><td>Sản phẩm</td></tr><tr><td>1</td>"
        "<td>Rà soát hồ sơ</td><td rowspan=2>Báo cáo</td><td>Thôn A</td></tr><tr><td>2</td>"
        "<td>Tổng hợp</td><td>Thôn B</td></tr></table></body></html>"
    ).encode()


def pdf() -> bytes:
    builder = PdfBuilder().page().text(80, 80, OPENING)
    xs, ys = [80.0, 120.0, 260.0, 380.0, 500.0], [100.0, 125.0, 150.0, 175.0, 200.0]
    for y in (ys[0], ys[2], ys[4]):
        builder.line(xs[0], y, xs[4], y)
    builder.line(xs[1], ys[1], xs[3], ys[1])
    builder.line(xs[0], ys[3], xs[2], ys[3]).line(xs[3], ys[3], xs[4], ys[3])
    for x in (xs[0], xs[1], xs[3], xs[4]):
        builder.line(x, ys[0], x, ys[4])
    builder.line(xs[2], ys[1], xs[2], ys[4])
    for row, column, _, _, text in MERGED:
        builder.text(xs[column] + 6, ys[row] + 16, text)
    return builder.data()


@pytest.mark.parametrize(("name", "make"), [("a.docx", docx), ("a.html", html), ("a.pdf", pdf)])
def test_merged_cells(name: str, make: object) -> None:
    source = read_bytes(make(), name)  # type: ignore[operator]
    (table,) = source.tables
    assert (table.rows, table.columns) == (4, 4)
    found = [(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells]
    assert found == MERGED
    assert parse_text(source).tables == source.tables
    _spans_agree(source)


def _spans_agree(source: SourceText) -> None:
    """Each cell's span holds its text, and a value inside the cell is located in the cell."""
    for table in source.tables:
        for cell in table.cells:
            assert cell.span is not None
            assert source.text[cell.span.start : cell.span.end] == cell.text
            inner = source.locate(cell.span.start, cell.span.start + 1)
            assert (inner.page, inner.bbox, inner.part, inner.paragraph) == (
                cell.span.page, cell.span.bbox, cell.span.part, cell.span.paragraph
            )


def test_cells_of_a_pdf_have_page_and_box() -> None:
    (table,) = read_bytes(pdf(), "a.pdf").tables
    boxes = {cell.text: cell.span and (cell.span.page, cell.span.bbox) for cell in table.cells}
    page, box = boxes["Nhiệm vụ"] or (None, None)
    assert page == 1
    assert box == pytest.approx((120, 100, 380, 125), abs=1)
    assert (boxes["Báo cáo"] or (0, None))[1] == pytest.approx((260, 150, 380, 200), abs=1)


def test_cells_of_a_word_file_name_part_and_paragraph() -> None:
    (table,) = read_bytes(docx(), "a.docx").tables
    where = {c.text: (c.span.part, c.span.paragraph) for c in table.cells if c.span}
    assert where["TT"] == ("word/document.xml", 2)
    assert where["Nhiệm vụ"] == ("word/document.xml", 3)
    assert where["Thôn B"] == ("word/document.xml", 16)


def test_a_merged_cell_of_a_page_does_not_reach_into_the_next_table() -> None:
    rows = "<tr><td rowspan=9>TT</td><td>Việc</td><td>Hạn</td></tr><tr><td>Một</td><td>Quý I</td></tr>"
    other = "<tr><td>A</td><td>B</td><td>C</td></tr>" * 3
    page = f"<p>{OPENING}</p><table>{rows * 1}<tr><td>Hai</td><td>Quý II</td></tr></table><p>Và:</p><table>{other}</table>"
    first, second = read_bytes(f"<html><body>{page}</body></html>".encode(), "a.html").tables
    assert [c.row_span for c in first.cells if c.text == "TT"] == [3]
    assert {c.row_span for c in second.cells} == {1}
    assert [c.column for c in first.cells if c.text in ("Một", "Quý II")] == [1, 2]


def test_cells_of_a_joined_row_keep_their_first_page() -> None:
    builder = table_over_two_pages()
    source = read_bytes(builder.data(), "a.pdf")
    pages = {c.text: c.span.page for t in source.tables for c in t.cells if c.span}
    assert pages == {"TT": 1, "Việc": 1, "1": 1, "Quét dọn đường làng và ngõ xóm": 1,
                     "2": 2, "Trồng hoa": 2}
    _spans_agree(source)
