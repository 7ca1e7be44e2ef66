"""Defects met in layouts and wordings that no rule was made from; the sentences are invented."""

from __future__ import annotations

import pytest

from tests.parsing.portal_helpers import HEAD, TAIL, decision, parsed, plan


@pytest.mark.parametrize(("articles", "expected"), [
    ("Điều 2.\nGiao Ban Dân tộc tỉnh chủ trì, phối hợp với các ngành liên quan tổ chức thực hiện Kế hoạch này.\nĐiều 3.\n"
     "Chánh Văn phòng UBND tỉnh chịu trách nhiệm thi hành Quyết định này./.",
     [("Ban Dân tộc tỉnh", "lead"), ("các ngành liên quan", "coordinate"), ("Chánh Văn phòng UBND tỉnh", "implement")]),
    ("Điều 2.\nGiám đốc Sở Nội vụ phối hợp với các sở có liên quan triển khai thực hiện Quyết định này.\nĐiều 3.\nQuyết định này có "
     "hiệu lực từ ngày ký.",
     [("Giám đốc Sở Nội vụ", "lead"), ("các sở có liên quan", "coordinate")]),
    ("Điều 2: Các ông (bà) Chánh Văn phòng HĐND và UBND, Trưởng các phòng, ban có liên quan căn cứ Quyết định thi hành./.",
     [("Chánh Văn phòng HĐND và UBND", "implement"), ("Trưởng các phòng, ban có liên quan", "implement")]),
])
def test_articles_with_their_label_on_a_line_of_its_own_and_offices_of_two_bodies(
    articles: str, expected: list[tuple[str, str]]
) -> None:
    assert [(a.agency.raw, a.role) for a in decision(articles).responsible_agencies] == expected


@pytest.mark.parametrize(("basis", "laws"), [
    ("Luật sửa đổi, bổ sung một số điều của Luật tổ chức Chính phủ và Luật tổ chức chính quyền địa phương ngày 22/11/2019",
     [("Luật sửa đổi, bổ sung một số điều của Luật tổ chức Chính phủ và Luật tổ chức chính quyền địa phương", "2019-11-22")]),
    ("Luật Tổ chức HĐND và UBND (sửa đổi) ngày 21 tháng 6 năm 1994",
     [("Luật Tổ chức HĐND và UBND", "1994-06-21")]),
])
def test_laws_in_small_letters_and_revised_ones(basis: str, laws: list[tuple[str, str]]) -> None:
    record = decision("Điều 2. Quyết định này có hiệu lực từ ngày ký.", f"Căn cứ {basis};")
    assert [(r.subject, r.date) for r in record.references if r.kind == "L"] == laws


def test_article_that_promulgates_has_no_title() -> None:
    record = parsed(
        HEAD.format(kind="QĐ") + "QUYẾT ĐỊNH\nVề việc ban hành chương trình\nỦY BAN NHÂN DÂN TỈNH LONG AN\nCăn cứ Luật Thi đua, "
        "Khen thưởng;\nQUYẾT ĐỊNH:\nĐiều 1: Ban hành kèm theo Quyết định này Kế hoạch thực hiện ba mục tiêu:\n- Không có hộ đói;\n"
        "- Không có người mù chữ.\nĐiều 2: Quyết định này có hiệu lực kể từ ngày ký." + TAIL
    )
    assert [(path, section.title) for path, section in record.walk_sections()] == [("Điều 1", None), ("Điều 2", None)]


@pytest.mark.parametrize(("body", "expected"), [
    ("I/- CHỦ ĐỀ:\n1/- Chủ đề năm học: Xây dựng trường học thân thiện.\n2/- Chủ đề tháng: Có phụ lục riêng.",
     [("I", "CHỦ ĐỀ"), ("I.1", "Chủ đề năm học"), ("I.2", "Chủ đề tháng")]),
    ("I. MỤC ĐÍCH, YÊU CẦU\n1. MỤC ĐÍCH\nPHÁT HUY TRUYỀN THỐNG.\n2. YÊU CẦU\nTHIẾT THỰC.",
     [("I", "MỤC ĐÍCH, YÊU CẦU"), ("I.1", "MỤC ĐÍCH"), ("I.2", "YÊU CẦU")]),
])
def test_labels_with_stroke_and_dash_and_texts_in_capitals(body: str, expected: list[tuple[str, str]]) -> None:
    assert [(path, section.title) for path, section in plan(body).walk_sections()] == expected


def test_label_with_a_stroke_is_no_number_of_a_document() -> None:
    record = plan("I. TỔ CHỨC THỰC HIỆN\n1/ Phòng Nội vụ phối hợp với các phòng, ban theo dõi kết quả.\n2/ UBND các xã tổ chức thực hiện.")
    assert not record.references
    assert [a.agency.raw for a in record.responsible_agencies] == ["Phòng Nội vụ", "các phòng, ban", "UBND các xã"]


def test_congress_below_the_kind_word_is_the_subject() -> None:
    record = parsed(
        HEAD.format(kind="KH") + "KẾ HOẠCH\nĐẠI HỘI ĐẠI BIỂU HỘI SINH VIÊN TỈNH\nNHIỆM KỲ 2019 – 2020\nI. MỤC ĐÍCH\nTổng kết." + TAIL
    )
    assert record.subject == "ĐẠI HỘI ĐẠI BIỂU HỘI SINH VIÊN TỈNH NHIỆM KỲ 2019 – 2020"


def test_half_year_written_twice_and_rhythms_before_other_verbs() -> None:
    record = plan(
        "I. TỔ CHỨC THỰC HIỆN\n1. Các đơn vị định kỳ 6 (sáu) tháng gửi báo cáo về Sở Nội vụ.\n2. Định kỳ 6 tháng và hằng năm cập nhật "
        "báo cáo kết quả trên Cổng thông tin."
    )
    assert [d.recurrence for d in record.deadlines] == ["half-yearly", "half-yearly", "yearly"]


def test_what_is_added_to_a_body_changes_no_law() -> None:
    record = plan(
        "I. NỘI DUNG\n1. Người được tuyển dụng để bổ sung cho đội ngũ cán bộ quy định tại khoản 1 Điều 1 của Nghị định số 12/2010/NĐ-CP."
    )
    assert [(r.number, r.relation) for r in record.references] == [("12/2010/NĐ-CP", "applies")]


def test_place_of_a_city_broken_over_lines() -> None:
    record = parsed(
        "ỦY BAN NHÂN\nDÂN\nTHÀNH PHỐ HỒ CHÍ MINH\n|\nCỘNG HÒA XÃ\nHỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n|\nSố:\n"
        "12/KH-UBND\n|\nTP Hồ Chí\nMinh, ngày 17 tháng 7 năm 2013\n|\nKẾ HOẠCH\nPHÁT ĐỘNG THI ĐUA NĂM 2013\nI. MỤC ĐÍCH\nThi đua."
    )
    assert (record.place, record.issued_on.iso) == ("TP Hồ Chí Minh", "2013-07-17")


def test_lead_in_behind_a_cited_title_is_no_part_of_it() -> None:
    record = plan("Thực hiện Quy định số 7-QĐ/TU ngày 28/8/2013 của Tỉnh ủy về xử lý kỷ luật, như sau:\nI. MỤC ĐÍCH\nThi đua.")
    assert record.references[0].subject == "về xử lý kỷ luật"
