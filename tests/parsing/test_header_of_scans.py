"""Heads of scanned documents: smudged figures, misread names, stamps, numbers that an appendix mends."""

from __future__ import annotations

import pytest

from thidua_parse.knowledge.title_pairs import title_pairs
from thidua_parse.parsing.fold import bare
from thidua_parse.parsing.header.mend import mend
from thidua_parse.parsing.header.vote import vote
from thidua_parse.reading import WordConfidence

from .frame_helpers import BODY, CLOSING, NATION, parse, plan


def _confident(text: str, low: str, value: float) -> tuple[WordConfidence, ...]:
    at = text.index(low)
    return (
        WordConfidence(0, at, 0.97), WordConfidence(at, at + len(low), value),
        WordConfidence(at + len(low), len(text), 0.97),
    )


@pytest.mark.parametrize(("value", "status"), [(0.95, "stated"), (0.6, "uncertain")])
def test_ocr_figures_of_low_confidence_are_uncertain(value: float, status: str) -> None:
    text = "UBND TỈNH BẾN TRE\nSỞ NỘI VỤ\nSố: 465/KH-SNV\n" + NATION
    text += "Bến Tre, ngày 09 tháng 3 năm 2022\nKẾ HOẠCH\nThi đua năm 2022\n" + BODY + CLOSING
    number = parse(text, confidences=_confident(text, "465/KH-SNV", value), ocr=True).document_number
    assert number.status == status
    assert number.candidates == (("465/KH-SNV",) if status == "uncertain" else ())
    date = parse(text, confidences=_confident(text, "09 tháng", value), ocr=True).issued_on
    assert (date.iso, date.status) == ("2022-03-09", status)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Số: @39 /TTr-UBND", "39/TTr-UBND"),
        ("Số: ‡{C /CĐ-UBND", "/CĐ-UBND"),
        ("Số: 4€\n/2016/QĐ-UBND", "4/2016/QĐ-UBND"),
        ("Số:\n2# /CT-UBND", "2/CT-UBND"),
        ("Số: /CT-UBND", "/CT-UBND"),
    ],
)
def test_smudged_figures_are_never_stated(line: str, text: str) -> None:
    number = plan(number=line + "\n", ocr=True).document_number
    assert (number.text, number.status) == (text, "uncertain")


def test_figure_stamped_beside_the_date_goes_into_its_gap() -> None:
    date = plan(date="Bến Tre, ngày 20 tháng năm 2020 10\n").issued_on
    assert (date.iso, date.status) == ("2020-10-20", "uncertain")
    date = plan(date="Bến Tre, ngày 24 tháng 9 năm 2021 29\n").issued_on
    assert (date.iso, date.status) == ("2021-09-29", "uncertain")
    assert set(date.candidates) == {"2021-09-29", "2021-09-24"}


def test_gap_in_the_date_of_a_scan_may_be_unread() -> None:
    date = plan(date="_ Bến Tre, ngày tháng 3 năm 2022\n", ocr=True)
    assert (date.place, date.issued_on.iso, date.issued_on.status) == ("Bến Tre", "2022-03", "uncertain")


def test_stamp_of_receipt_is_not_the_documents_number() -> None:
    record = plan(organs="CÔNG VĂN ĐẾN\nĐến: 15/3/2022\nUBND TỈNH BẾN TRE\nSỞ NỘI VỤ\n")
    assert record.document_number.text == "12/KH-SNV"
    assert record.issuing_body is not None
    assert record.issuing_body.name == "Sở Nội vụ tỉnh Bến Tre"


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("ỦY BAN NHÂN DÂN TÍNH HÀ TĨNH", "ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH"),
        ("SỞ THÔNG TIN VÀ TRUYÈN THÔNG", "SỞ THÔNG TIN VÀ TRUYỀN THÔNG"),
        ("HỘI ĐỒNG XÉT HỒ SƠ", "HỘI ĐỒNG XÉT HỒ SƠ"),
    ],
)
def test_misread_names_of_bodies(printed: str, meant: str) -> None:
    assert mend(printed) == meant


def test_title_of_a_scan_follows_the_spelling_of_the_text() -> None:
    body = "việc tổ chức thi đua; tổ chức khen thưởng; tổ chức thực hiện"
    assert vote("Về việc tô chức thi đua", body) == "Về việc tổ chức thi đua"
    assert vote("Về việc quan trắc", "không có gì") == "Về việc quan trắc"


def test_usual_pairs_of_titles_are_spelled_once_without_marks() -> None:
    pairs = [(bare(a), bare(b)) for a, b in title_pairs()]
    assert len(pairs) == len(set(pairs))
    assert all(a and b for a, b in pairs)


def test_usual_pairs_mend_a_title_that_stands_alone() -> None:
    assert vote("Kế hoạch đây mạnh sản xuất", "") == "Kế hoạch đẩy mạnh sản xuất"


def test_appendix_that_names_its_document_mends_the_number_of_a_scan() -> None:
    record = plan(
        number="Số: 4é /KH-SNV\n", date="Bến Tre, ngày @ tháng 3 năm 2022\n",
        closing=CLOSING + "\nPHỤ LỤC\n(Kèm theo Kế hoạch số 496 /KH-SNV ngày 30 /3/2022 của Sở Nội vụ)\nA", ocr=True,
    )
    number, date = record.document_number, record.issued_on
    assert (number.text, number.serial, number.status) == ("496/KH-SNV", "496", "uncertain")
    assert set(number.candidates) == {"496/KH-SNV", "4/KH-SNV"}
    assert record.quote(number.evidence[0].span) == "496 /KH-SNV"
    assert (date.iso, date.status) == ("2022-03-30", "uncertain")


def test_appendix_of_another_document_changes_nothing() -> None:
    record = plan(
        number="Số: 4é /KH-SNV\n",
        closing=CLOSING + "\nPHỤ LỤC\n(Kèm theo Quyết định số 496/QĐ-UBND ngày 30/3/2022)\nA", ocr=True,
    )
    assert record.document_number.text == "4/KH-SNV"


@pytest.mark.parametrize("mark", ["V/v", "Ví", "Vlv", "V/w"])
def test_misread_mark_of_a_letters_subject(mark: str) -> None:
    record = plan(
        number=f"Số: 321/SNV-TĐKT\n{mark} đăng ký thi đua năm 2022\n", title="Kính gửi: Các sở, ban, ngành tỉnh.\n",
        ocr=True,
    )
    assert record.subject == "đăng ký thi đua năm 2022"
    assert record.quote(record.subject_span) == "đăng ký thi đua năm 2022"


def test_number_cited_in_the_title_of_a_scan_is_mended() -> None:
    record = plan(title="KẾ HOẠCH\nThực hiện Nghị quyết số 22/2016/NQ-HDND- ngày 24/9/2016\n", ocr=True)
    assert record.subject == "Thực hiện Nghị quyết số 22/2016/NQ-HĐND ngày 24/9/2016"


def test_a_letter_misread_in_the_title_is_voted_down_by_the_same_words_of_the_text() -> None:
    body = "các chính sách ưu đãi cho chợ nổi; chính sách ưu đãi và hỗ trợ"
    assert vote("Ban hành chính sách un đãi mẫu", body) == "Ban hành chính sách ưu đãi mẫu"
    assert vote("BAN HÀNH CHÍNH SÁCH UN ĐÃI MẪU", body) == "BAN HÀNH CHÍNH SÁCH ƯU ĐÃI MẪU"
    once = "chính sách ưu đãi; chính sách un đãi; chính sách un đãi; chính sách ưu đãi"
    assert vote("Ban hành chính sách un đãi mẫu", once) == "Ban hành chính sách un đãi mẫu"
    assert vote("Ban hành chính sách khuyến đãi mẫu", body) == "Ban hành chính sách khuyến đãi mẫu"


def test_the_word_before_a_province_is_mended() -> None:
    assert vote("Phát triển chợ nổi fỉnh Hà Tĩnh", "") == "Phát triển chợ nổi tỉnh Hà Tĩnh"
    assert vote("PHÁT TRIỂN CHỢ NỔI TÍNH BẮC NINH", "") == "PHÁT TRIỂN CHỢ NỔI TỈNH BẮC NINH"
    assert vote("Về tính toán mẫu, tỉnh Hà Nam", "") == "Về tính toán mẫu, tỉnh Hà Nam"


def test_number_of_a_paper_named_in_the_subject_is_not_the_own_one() -> None:
    cited = "V/v góp ý dự thảo\nQuyết định số 22/QĐ-TTg về Chương trình mẫu\n"
    record = plan(number=cited, ocr=True)
    assert (record.document_number.text, record.document_number.status) == (None, "absent")


def test_line_below_a_promulgated_regulation_mends_the_number_of_a_scan() -> None:
    body = (
        "Điều 1. Ban hành kèm theo Quyết định này Quy định mẫu.\nĐiều 2. Quyết định có hiệu lực từ ngày ký.\n"
        "QUY ĐỊNH\nQuản lý mẫu\n(Ban hành kèm theo Quyết định số 36 /2022/QĐ-SNV ngày 09/3/2022 của Sở Nội vụ)\n"
        "Điều 1. Phạm vi\nQuy định này áp dụng trong tỉnh.\n"
    )
    record = plan(number="Số: 3é/2022/QĐ-SNV\n", title="QUYẾT ĐỊNH\nBan hành Quy định mẫu\n", body=body, ocr=True)
    number = record.document_number
    assert (number.serial, number.status) == ("36", "uncertain")
    assert "36/2022/QĐ-SNV" in number.candidates
