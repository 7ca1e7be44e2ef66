"""Defects met in texts copied from portals and in old Party papers; the sentences are invented."""

from __future__ import annotations

import pytest

from thidua_parse.record.numbers import parse_number

from .portal_helpers import decision, parsed, plan


@pytest.mark.parametrize(("printed", "kind", "organ", "shape"), [
    ("84 QĐ/TWĐTN", "QĐ", "TWĐTN", "party"), ("34 CT/TU", "CT", "TU", "party"),
    ("15 QĐ-UB", "QĐ", "UB", "named"), ("07 UB/QĐ", None, "UB", "letter"),
])
def test_blank_before_the_kind_of_a_number(printed: str, kind: str | None, organ: str, shape: str) -> None:
    parts = parse_number(printed)
    assert parts is not None
    assert (parts.kind, parts.organ, parts.shape) == (kind, organ, shape)


def test_party_number_with_a_blank_in_header_and_citation() -> None:
    record = parsed(
        "TỈNH ỦY LONG AN\n*\nSố 34 CT/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nTân An, ngày 12 tháng 3 năm 2003\nCHỈ THỊ\n"
        "Về việc lãnh đạo đợt thi đua\nThực hiện Chỉ thị số 12 CT/TW ngày 3/4/2002 của Bộ Chính trị và Quyết định "
        "số 15 QĐ-UB ngày 2/1/2003 của UBND tỉnh, Ban Thường vụ yêu cầu:\n1. Các cấp ủy phát động thi đua.\n"
    )
    assert (record.document_number.text, record.document_number.status) == ("34CT/TU", "stated")
    assert [(r.number, r.date, r.issuer and r.issuer.name) for r in record.references] == [
        ("12CT/TW", "2002-04-03", "Bộ Chính trị"),
        ("15QĐ-UB", "2003-01-02", "Ủy ban nhân dân tỉnh Long An"),
    ]


@pytest.mark.parametrize(("sentence", "expected"), [
    ("Thực hiện Chỉ thị 21 năm 2013 của Tỉnh ủy;", [("21", "2013")]),
    ("Thực hiện Nghị quyết 09 năm 2011 của Hội đồng nhân dân tỉnh;", [("09", "2011")]),
    ("Thực hiện kế hoạch 5 năm 2014 - 2018 của tỉnh;", []),
    ("Thực hiện kế hoạch 05 năm 2016 của huyện;", []),
])
def test_citation_by_number_and_year(sentence: str, expected: list[tuple[str, str]]) -> None:
    record = plan(f"{sentence}\nI. MỤC ĐÍCH\nPhát động thi đua.")
    assert [(r.number, r.date) for r in record.references if r.number] == expected


def test_first_base_cut_short_by_the_line_is_no_part_of_the_subject() -> None:
    record = plan(
        "Căn cứ các Quyết định của Thủ tướng\nChính phủ: số 140/QĐ-TTg ngày 30/9/2008 về đề án; Quyết định số\n"
        "280/QĐ-TTg ngày 22/12/2008 điều chỉnh đề án;\nI. MỤC ĐÍCH\nPhát động thi đua."
    )
    assert record.subject == "Tổ chức đợt thi đua năm 2014"
    assert [(r.number, r.relation) for r in record.references] == [
        ("140/QĐ-TTg", "based_on"), ("280/QĐ-TTg", "based_on"),
    ]


def test_what_a_proposing_body_was_set_up_for_is_carried_out_by_nobody() -> None:
    record = decision(
        "Điều 2. Quyết định này có hiệu lực từ ngày ký.",
        "Xét đề nghị của Tổ trưởng Tổ công tác thực hiện Đề án 30 của UBND tỉnh,",
    )
    assert [(r.relation, r.is_parent) for r in record.references if r.number == "30"] == [("mentions", False)]


@pytest.mark.parametrize(("article", "expected"), [
    ("Điều 2. Quyết định này có hiệu lực từ ngày ký. Vụ trưởng Vụ Kho quỹ, Chánh thanh tra Kho bạc Nhà nước và Giám đốc "
     "Kho bạc Nhà nước tỉnh, thành phố chịu trách nhiệm thi hành quyết định này./.",
     ["Vụ trưởng Vụ Kho quỹ", "Chánh thanh tra Kho bạc Nhà nước", "Giám đốc Kho bạc Nhà nước tỉnh, thành phố"]),
    ("Điều 2. Giám đốc Sở Nội vụ phối hợp với các sở, ban, ngành có liên quan tổ chức triển khai thực hiện Quyết định này.",
     ["Giám đốc Sở Nội vụ", "các sở, ban, ngành có liên quan"]),
    ("Điều 2. Quyết định này có hiệu lực từ ngày ký. Các tỉnh, thành đoàn, các ban, đơn vị thuộc Trung ương Đoàn căn cứ "
     "Quyết định thi hành./.",
     ["Các tỉnh, thành đoàn", "các ban, đơn vị thuộc Trung ương Đoàn"]),
])
def test_who_carries_out_a_decision(article: str, expected: list[str]) -> None:
    assert [a.agency.raw for a in decision(article).responsible_agencies] == expected


def test_ministry_written_small_is_read_whole() -> None:
    record = plan("Căn cứ Công văn số 16/BVHTTDL-VHCS ngày 26/4/2013 của Bộ Văn hóa thể thao và du lịch;\nI. MỤC ĐÍCH\nThi đua.")
    assert record.references[0].raw.endswith("Bộ Văn hóa thể thao và du lịch")
    assert record.references[0].issuer is not None
    assert record.references[0].issuer.name == "Bộ Văn hóa, Thể thao và Du lịch"


def test_what_a_party_rule_carries_out_is_no_part_of_its_issuer() -> None:
    record = plan(
        "Căn cứ Quy định số 30-QĐ/TW, ngày 26/7/2012 của Ban Chấp hành Trung ương thi hành Chương VII Điều lệ Đảng;\n"
        "Căn cứ Quy định số 07-QĐi/TW, ngày 28/8/2012 của Bộ Chính trị;\nI. MỤC ĐÍCH\nThi đua."
    )
    assert [r.raw.rpartition(" của ")[2] for r in record.references] == ["Ban Chấp hành Trung ương", "Bộ Chính trị"]
    assert [r.kind for r in record.references] == ["QyĐ", "QyĐ"]


@pytest.mark.parametrize(("body", "expected"), [
    ("1. A. NHIỆM VỤ CHUNG\nLàm tốt.\n1. B. NHIỆM VỤ RIÊNG\nI. Thực hiện kế hoạch\nLàm tốt.",
     [("A", "NHIỆM VỤ CHUNG"), ("B", "NHIỆM VỤ RIÊNG"), ("B.I", "Thực hiện kế hoạch")]),
    ("1. I. MỤC ĐÍCH\nThi đua.\n2. II. YÊU CẦU\nThiết thực.", [("I", "MỤC ĐÍCH"), ("II", "YÊU CẦU")]),
    ("I. MỤC ĐÍCH - YÊU CẦU:\n1. Mục đích.\n1. Làm cho nhân dân trong xã thấy rõ ý nghĩa của đợt thi đua này.",
     [("I", "MỤC ĐÍCH - YÊU CẦU"), ("I.1", "Mục đích"), ("I.1#2", None)]),
    ("I. MỤC TIÊU\n1. Tiếp tục đẩy mạnh cải cách theo Nghị quyết số 30/NQ-CP ngày 8/11/2011 về ban hành\nChương trình tổng thể "
     "cải cách giai đoạn 2011 - 2020.\n2. Đào tạo, bồi dưỡng cán bộ của các đơn vị trong toàn tỉnh theo kế hoạch năm.",
     [("I", "MỤC TIÊU"), ("I.1", None), ("I.2", None)]),
    ("I. NỘI DUNG\n1. Khắc phục tồn tại\nQua nhiều năm, một số lỗi vẫn chưa được khắc phục.\n2. Công việc\nCác đơn vị làm tốt.",
     [("I", "NỘI DUNG"), ("I.1", "Khắc phục tồn tại"), ("I.2", "Công việc")]),
])
def test_labels_and_titles_of_copied_lists(body: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(path, section.title) for path, section in plan(body).walk_sections()] == expected


def test_title_and_time_of_a_page_above_the_header() -> None:
    record = parsed(
        "KẾ HOẠCH Tổ chức đợt thi đua chào mừng ngày thành lập xã\n\nNgày 06/04/2014 23:23:18\n\nUỶ BAN NHÂN DÂN\n"
        "XÃ HƯNG LỘC\nSố:      /KH-UBND\nCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Hưng Lộc, ngày 18 tháng 02 năm 2014\nKẾ HOẠCH\nTổ chức đợt thi đua chào mừng ngày thành lập xã\n"
        "Thực hiện Kế hoạch số 21/KH-UBND ngày 31/01/2014 của UBND tỉnh Nghệ An;\nI. MỤC ĐÍCH\nThi đua."
    )
    assert (record.document_number.text, record.document_number.status) == ("/KH-UBND", "blank")
    assert (record.issued_on.iso, record.place) == ("2014-02-18", "Hưng Lộc")
