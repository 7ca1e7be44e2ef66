"""Layouts of offices that the readers once got wrong, on pages drawn for the test."""

from __future__ import annotations

import pytest

from thidua_parse.reading.layout import Page, Run, assemble, lines_of
from thidua_parse.reading.pdf import read_pdf

from .layout_helpers import run
from .pdf_builder import PdfBuilder, wrapped
from .test_pdf import BODY


def lines(*pages: list[Run]) -> list[str]:
    made = [Page(k, 595, 842, runs) for k, runs in enumerate(pages, 1)]
    return assemble(lines_of(made)).text.split("\n")


def test_closing_part_cut_by_a_page_break_is_read_side_by_side() -> None:
    first = [
        run("Các thôn báo cáo kết quả về xã theo quy định tại Kế hoạch này./.", 80, 700, 520),
        run("Nơi nhận:", 80, 730), run("TM. ỦY BAN NHÂN DÂN", 350, 730),
        run("- Các thôn;", 80, 745), run("CHỦ TỊCH", 380, 745),
    ]
    second = [
        run("- Trạm y tế và các trường trong xã;", 80, 80, 260), run("Lò Văn Sơn", 380, 84),
        run("- Lưu: VT.", 80, 95),
    ]
    assert lines(first, second)[1:] == [
        "Nơi nhận:", "- Các thôn;", "- Trạm y tế và các trường trong xã;", "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lò Văn Sơn",
    ]


def test_date_at_the_head_of_a_page_is_no_page_number() -> None:
    first = [run("1. Các thôn gửi báo cáo về Ủy ban nhân dân xã trước ngày", 80, 780, 520)]
    second = [run("30/11.", 80, 70), run("2. Văn phòng theo dõi việc thực hiện.", 80, 86)]
    assert lines(first, second) == [
        "1. Các thôn gửi báo cáo về Ủy ban nhân dân xã trước ngày 30/11.",
        "2. Văn phòng theo dõi việc thực hiện.",
    ]


def test_running_foot_of_two_pages_is_dropped() -> None:
    pages = [
        [run(text, 80, 200, 520), run("Trang tin xã Bình Lâm", 80, 810), run(str(k), 500, 822)]
        for k, text in ((1, "Trang thứ nhất nói về mục đích."), (2, "Trang thứ hai nói về việc làm."))
    ]
    assert lines(*pages) == ["Trang thứ nhất nói về mục đích.", "Trang thứ hai nói về việc làm."]


def test_clause_behind_a_semicolon_goes_on_where_paragraphs_have_no_indent() -> None:
    page = [
        run("Nâng cao ý thức của người dân trong việc giữ gìn vệ sinh;", 80, 100, 520),
        run("không để xảy ra tình trạng đổ rác ra đường.", 80, 116),
        run("Các thôn cùng làm, hằng tháng có kiểm tra và nhắc nhở nhau.", 80, 132, 519),
    ]
    assert lines(page)[0].endswith("giữ gìn vệ sinh; không để xảy ra tình trạng đổ rác ra đường.")


def test_number_cut_at_its_hyphen_is_one() -> None:
    page = [
        run("SỞ TƯ PHÁP", 90, 60), run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 300, 60),
        run("Số: 15", 90, 76), run("/STP-", 140, 76), run("Độc lập - Tự do - Hạnh phúc", 320, 76),
        run("PBGDPL", 100, 92),
    ]
    assert "Số: 15 /STP-PBGDPL" in lines(page)


@pytest.mark.parametrize("lift", [-4, 0, 3])
@pytest.mark.parametrize("dots", [True, False])
def test_figures_drawn_over_dots_or_into_a_gap(lift: float, dots: bool) -> None:
    builder = PdfBuilder().page()
    builder.text(80, 60, "ỦY BAN NHÂN DÂN").text(320, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    builder.text(98, 74, "XÃ BÌNH LÂM").text(350, 74, "Độc lập - Tự do - Hạnh phúc")
    if dots:
        builder.text(330, 96, "Bình Lâm, ngày ........ tháng 3 năm 2024")
    else:
        builder.text(330, 96, "Bình Lâm, ngày").text(440, 96, "tháng 3 năm 2024")
    builder.text(414, 96 - lift, "07", 11)
    wrapped(builder, BODY, y=180)
    assert "Bình Lâm, ngày 07 tháng 3 năm 2024" in read_pdf(builder.data(), "mau.pdf").text


def test_stamp_at_the_edge_of_a_word_leaves_the_word_whole() -> None:
    builder = PdfBuilder().page()
    builder.text(80, 96, "Số:......../KH-UBND")
    wrapped(builder, BODY, y=180)
    builder.stamp(108, 95, ["3456"], 12)
    assert read_pdf(builder.data(), "mau.pdf").text.split("\n")[0] == "Số: 3456 /KH-UBND"


def test_letters_set_apart_are_words() -> None:
    builder = PdfBuilder().page()
    for x, letter in zip((250, 262, 284, 296, 308, 320, 332), "KẾHOẠCH", strict=True):
        builder.text(x, 100, letter)
    wrapped(builder, BODY, y=180)
    assert read_pdf(builder.data(), "mau.pdf").text.split("\n")[0] == "KẾ HOẠCH"


def test_page_of_few_words_without_pictures_is_not_recognised() -> None:
    builder = PdfBuilder().page()
    wrapped(builder, BODY, y=180)
    builder.page().text(80, 60, "- Lưu: VT.")
    source = read_pdf(builder.data(), "mau.pdf")
    assert not source.source.ocr
    assert source.text.endswith("- Lưu: VT.")
