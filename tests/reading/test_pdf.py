"""PDF files with a text layer: order, stamps, tables, notes, furniture, coded errors."""

from __future__ import annotations

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from thidua_parse.errors import ReadingError
from thidua_parse.reading import SourceText
from thidua_parse.reading.dispatch import digest_of, read_bytes
from thidua_parse.reading.limits import Limits
from thidua_parse.reading.pdf import document as pdf_document
from thidua_parse.reading.pdf import read_pdf
from thidua_parse.reading.pdf.chars import upright
from thidua_parse.reading.pdf.page import read_page

from .pdf_builder import PdfBuilder, table_over_two_pages, wrapped

BODY = [
    "Thực hiện kế hoạch của tỉnh về phong trào trồng cây đầu xuân, xã xây dựng", "kế hoạch với các nội dung sau đây để các thôn, bản cùng thực hiện tốt nhất",
    "trong cả năm và báo cáo kết quả về Ủy ban nhân dân xã.",
]


def header(builder: PdfBuilder, *, blank: bool = False) -> PdfBuilder:
    """The two columns of a header, drawn row by row across the columns."""
    number = "/KH-UBND" if blank else "15/KH-UBND"
    builder.text(80, 60, "ỦY BAN NHÂN DÂN").text(320, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    builder.text(98, 74, "XÃ BÌNH LÂM").text(350, 74, "Độc lập - Tự do - Hạnh phúc")
    builder.text(80, 96, "Số:").text(150 if blank else 100, 96, number)
    if blank:
        return builder.text(330, 96, "Bình Lâm, ngày").text(445, 96, "tháng 3 năm 2024")
    return builder.text(330, 96, "Bình Lâm, ngày 07 tháng 3 năm 2024")


def read(builder: PdfBuilder) -> SourceText:
    return read_pdf(builder.data(), "mau.pdf")


def lines(builder: PdfBuilder) -> list[str]:
    return read(builder).text.split("\n")


def test_header_columns_come_left_first_and_body_lines_are_joined() -> None:
    builder = header(PdfBuilder().page()).text(270, 140, "KẾ HOẠCH")
    wrapped(builder, BODY, y=180)
    assert lines(builder) == [
        "ỦY BAN NHÂN DÂN", "XÃ BÌNH LÂM", "Số: 15/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "Bình Lâm, ngày 07 tháng 3 năm 2024", "KẾ HOẠCH", " ".join(BODY),
    ]


def test_content_order_does_not_matter() -> None:
    builder = PdfBuilder().page()
    for k in (2, 0, 1):  # drawn out of order
        builder.text(80 + (30 if k == 0 else 0), 200 + 16 * k, BODY[k])
    assert lines(builder) == [" ".join(BODY)]


def test_title_and_motto_without_a_gap_between_them_are_cut_apart() -> None:
    builder = PdfBuilder().page()
    builder.text(40, 60, "BỘ GIAO THÔNG VÀ THÔNG TIN LIÊN LẠC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    builder.text(80, 76, "Số: 12/CT-BGT").text(350, 76, "Độc lập - Tự do - Hạnh phúc")
    assert lines(builder) == [
        "BỘ GIAO THÔNG VÀ THÔNG TIN LIÊN LẠC", "Số: 12/CT-BGT",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
    ]


def test_signature_block_comes_after_the_recipients() -> None:
    builder = PdfBuilder().page()
    y = wrapped(builder, BODY, y=100)
    builder.text(80, y + 20, "Nơi nhận:").text(380, y + 20, "TM. ỦY BAN NHÂN DÂN")
    builder.text(80, y + 33, "- Các thôn, bản;", 9).text(405, y + 36, "CHỦ TỊCH")
    builder.text(80, y + 45, "- Đài truyền thanh của xã và các", 9)
    builder.text(80, y + 57, "tổ chức đoàn thể;", 9)
    builder.text(80, y + 69, "- Lưu: VT.", 9).text(395, y + 110, "Lò Văn Sơn")
    assert lines(builder)[1:] == [
        "Nơi nhận:", "- Các thôn, bản;", "- Đài truyền thanh của xã và các tổ chức đoàn thể;",
        "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lò Văn Sơn",
    ]


def test_stamped_number_and_day_go_into_their_gaps_and_notes_stay_out() -> None:
    builder = header(PdfBuilder().page(), blank=True)
    wrapped(builder, BODY, y=180)
    builder.stamp(112, 95, ["345"]).stamp(417, 95, ["07"])
    builder.stamp(10, 18, [
        "Người ký: Ủy ban nhân dân xã", "Email: xa@binhlam.vn", "Thời gian ký: 07.03.2024 10:11:12",
    ], 5)
    source = read(builder)
    assert source.source.flattened
    text = source.text.split("\n")
    assert text[2] == "Số: 345 /KH-UBND"
    assert text[5] == "Bình Lâm, ngày 07 tháng 3 năm 2024"
    assert "Người ký" not in source.text
    assert "binhlam.vn" not in source.text


def test_stamp_replaces_what_is_printed_under_it() -> None:
    builder = PdfBuilder().page()
    builder.text(80, 96, "Số: ............/KH-UBND")
    wrapped(builder, BODY, y=180)
    builder.stamp(105, 95, ["345"])
    assert lines(builder)[0].replace(".", "").replace(" ", "") == "Số:345/KH-UBND"


def test_page_without_annotations_is_not_called_flattened() -> None:
    builder = PdfBuilder().page()
    wrapped(builder, BODY)
    assert not read(builder).source.flattened


def test_table_rows_are_lines_with_tabs_and_a_table_record() -> None:
    builder = PdfBuilder().page()
    wrapped(builder, BODY, y=100)
    builder.grid([80, 120, 330, 500], [170, 190, 224, 244])
    builder.text(88, 184, "TT").text(180, 184, "Nội dung").text(380, 184, "Thời gian")
    builder.text(92, 204, "1").text(126, 204, "Phát động trồng một nghìn").text(340, 204, "Tháng 2")
    builder.text(126, 218, "cây xanh ven đường")
    builder.text(92, 238, "2").text(126, 238, "Tổng kết").text(340, 238, "Tháng 12")
    builder.text(110, 280, "Các thôn báo cáo kết quả trước ngày 10/12/2024.")
    source = read(builder)
    rows = source.text.split("\n")
    assert rows[1:4] == [
        "TT\tNội dung\tThời gian", "1\tPhát động trồng một nghìn cây xanh ven đường\tTháng 2",
        "2\tTổng kết\tTháng 12",
    ]
    assert rows[4] == "Các thôn báo cáo kết quả trước ngày 10/12/2024."
    assert source.line_kinds[1:5] == ("table", "table", "table", "body")
    (table,) = source.tables
    assert (table.rows, table.columns) == (3, 3)
    for cell in table.cells:
        assert cell.span and source.text[cell.span.start : cell.span.end] == cell.text


def test_table_runs_over_the_page_without_its_repeated_head() -> None:
    builder = table_over_two_pages()
    wrapped(builder, BODY, y=160)
    source = read(builder)
    assert source.text.split("\n")[:3] == [
        "TT\tViệc", "1\tQuét dọn đường làng và ngõ xóm", "2\tTrồng hoa",
    ]
    assert [t.rows for t in source.tables] == [3]


def test_paragraph_goes_on_over_the_page_and_page_numbers_are_dropped() -> None:
    builder = PdfBuilder().page().text(290, 40, "1")
    builder.text(110, 100, "Đây là một đoạn văn khác đứng ở đầu trang, có đủ chữ để chạm lề phải, và còn")
    builder.text(80, 116, "thêm một dòng nữa.")
    builder.text(110, 132, BODY[0]).page().text(290, 40, "2")
    builder.text(80, 100, BODY[1]).text(80, 116, BODY[2])
    builder.text(110, 132, "Đoạn sau cùng của văn bản này cũng được viết cho đầy dòng, để lề phải không đổi")
    assert lines(builder)[1] == " ".join(BODY)
    assert all(not line.strip().isdigit() for line in lines_again(builder))


def lines_again(builder: PdfBuilder) -> list[str]:
    """No line of a fresh page with only a number is kept."""
    fresh = PdfBuilder().page().text(285, 40, "- 3 -")
    wrapped(fresh, BODY)
    return lines(fresh)


def test_running_head_is_dropped_and_headings_are_not() -> None:
    builder = PdfBuilder()
    for k in range(4):
        builder.page().text(80, 40, f"CÔNG BÁO/Số {k + 3}").text(80, 100, f"Điều {k + 1}. Việc thứ {k + 1}")
        wrapped(builder, BODY, y=130)
    text = lines(builder)
    assert not any("CÔNG BÁO" in line for line in text)
    assert [line for line in text if line.startswith("Điều")] == [
        f"Điều {k}. Việc thứ {k}" for k in (1, 2, 3, 4)
    ]


def test_footnote_moves_to_the_end_and_its_mark_is_dropped() -> None:
    builder = PdfBuilder().page()
    builder.text(110, 100, BODY[0]).text(80, 116, "kế hoạch của xã").text(158, 111, "1", 6)
    builder.text(166, 116, "trong năm nay.")
    wrapped(builder, BODY, y=132)
    builder.text(80, 744, "1", 5.5).text(86, 749, "Xem báo cáo của xã về trồng cây năm trước.", 8)
    source = read(builder)
    text = source.text.split("\n")
    assert "kế hoạch của xã trong năm nay." in text[0]
    assert text[-1] == "1 Xem báo cáo của xã về trồng cây năm trước."
    assert source.line_kinds[-1] == "footnote"


def test_fragments_lead_back_to_page_and_box() -> None:
    builder = PdfBuilder().page()
    wrapped(builder, BODY, y=300)
    source = read(builder)
    at = source.text.index("kế hoạch với")
    span = source.locate(at, at + 5)
    assert span.page == 1
    assert span.bbox is not None
    x0, top, x1, bottom = span.bbox
    assert abs(x0 - 80) < 2 and x1 > 300
    assert top < 316 < bottom + 1


@pytest.mark.parametrize(("turn", "expected"), [
    (0, (10.0, 770.0, 60.0, 790.0)), (1, (10.0, 10.0, 30.0, 60.0)),
    (2, (540.0, 10.0, 590.0, 30.0)), (3, (770.0, 540.0, 790.0, 590.0)),
])
def test_frames_turn_with_the_page(turn: int, expected: tuple[float, ...]) -> None:
    document = pypdfium2.PdfDocument.new()
    page = pdfium.FPDFPage_New(document.raw, 0, 600.0, 800.0)
    pdfium.FPDFPage_SetRotation(page, turn)
    frames = upright(page, np.array([(10.0, 30.0, 60.0, 10.0)]))  # left, top, right, bottom
    assert frames[0].tolist() == pytest.approx(expected)


def test_wrong_letters_of_old_fonts_are_put_right() -> None:
    builder = PdfBuilder().page()
    builder.text(80, 100, "Nâng cao chất lƣợng phong trào thi đua của các đơn vị trong cơ quan năm nay.")
    assert "chất lượng" in read(builder).text


@pytest.mark.parametrize(("data", "code"), [
    (b"%PDF-1.4\n%%EOF", "TP111"),
    (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "TP111"),
])
def test_damaged_files_are_coded_errors(data: bytes, code: str) -> None:
    with pytest.raises(ReadingError) as caught:
        read_pdf(data, "hong.pdf")
    assert caught.value.code == code
    assert "hong.pdf" in caught.value.message("vi")
    assert "hong.pdf" in caught.value.message("en")


def test_cut_off_file_is_read_or_refused_with_a_code() -> None:
    builder = PdfBuilder().page()
    wrapped(builder, BODY)
    data = builder.data()
    with pytest.raises(ReadingError) as caught:
        read_pdf(data[: len(data) // 3], "cut.pdf")
    assert caught.value.code == "TP111"


def test_too_many_pages_is_a_coded_error() -> None:
    builder = PdfBuilder().page().text(80, 100, "một").page().text(80, 100, "hai")
    with pytest.raises(ReadingError) as caught:
        read_pdf(builder.data(), "x.pdf", limits=Limits(pages=1))
    assert caught.value.code == "TP112"


def test_empty_pages_are_a_coded_error() -> None:
    with pytest.raises(ReadingError) as caught:
        read_pdf(PdfBuilder().page().data(), "trang.pdf")
    assert caught.value.code == "TP116"


def test_layer_without_vietnamese_letters_calls_for_ocr() -> None:
    builder = PdfBuilder().page()
    for k in range(6):
        builder.text(80, 100 + 16 * k, "UY BAN NHAN DAN XA BINH LAM KE HOACH TRONG CAY DAU XUAN")
    document = pdf_document._open(builder.data(), "x")
    page = read_page(document.raw, 0)
    assert pdf_document.needs_ocr(page)
    good = PdfBuilder().page()
    wrapped(good, BODY * 2)
    document = pdf_document._open(good.data(), "x")
    assert not pdf_document.needs_ocr(read_page(document.raw, 0))


@pytest.mark.parametrize("above", [True, False])
def test_closing_whose_sides_share_no_row_is_read_left_first(above: bool) -> None:
    builder = PdfBuilder().page()
    y = wrapped(builder, BODY, y=100) + 40
    builder.text(80, y, "Nơi nhận:").text(380, y - 7 if above else y + 7, "CHỦ TỊCH")
    for k, line in enumerate(["- Huyện ủy;", "- Các thôn;", "- Các trường học;", "- Lưu: VT."], 1):
        builder.text(80, y + 15 * k, line)
    builder.text(370, y + 52, "Lê Thị Hạ")
    assert read(builder).text.split("\n")[-7:] == [
        "Nơi nhận:", "- Huyện ủy;", "- Các thôn;", "- Các trường học;", "- Lưu: VT.", "CHỦ TỊCH",
        "Lê Thị Hạ",
    ]


@pytest.mark.parametrize("lines", [1, 30, 600])
def test_mail_headers_in_front_of_a_file_do_not_hide_it(lines: int) -> None:
    builder = PdfBuilder().page()
    wrapped(builder, BODY)
    data = b"X-Mailer: van thu\r\n" * lines + builder.data()
    found = read_bytes(data, "mau.pdf")
    assert found.text.startswith(BODY[0])
    assert found.source.reader == "pdf" and found.source.bytes == len(data)
    assert found.sha256 == read_pdf(data, "mau.pdf").sha256 == digest_of(data)


def test_text_that_speaks_of_the_format_is_text() -> None:
    text = "Tệp bắt đầu bằng dòng sau:\n" + "Dòng chữ.\n" * 200 + "\n%PDF-1.4\nlà tệp PDF.\n"
    assert read_bytes(text.encode(), "ghi.txt").source.reader == "text"
