"""Defects met in letters, directives and scans that no rule was made from; the sentences are invented."""

from __future__ import annotations

import pytest

from tests.parsing.portal_helpers import HEAD, TAIL, duties, parsed, plan
from thidua_parse.knowledge.roles import restore_heading
from thidua_parse.parsing.outline.repair import weak_label
from thidua_parse.record import Plan
from thidua_parse.record.numbers import parse_number


def letter(body: str) -> Plan:
    return parsed(
        HEAD.format(kind="UBND").replace("/UBND-UBND", "/UBND-NC") + "V/v tổ chức hội nghị\n"
        "Kính gửi: Các sở, ban, ngành.\n" + body + TAIL
    )


def directive(body: str) -> Plan:
    return parsed(HEAD.format(kind="CT") + "CHỈ THỊ\nVề việc tăng cường thi hành án\n" + body + TAIL)


def test_list_below_a_numbered_heading_is_not_governed_by_the_opening_sentence() -> None:
    record = letter(
        "Thực hiện Công văn số 98/BNV-TCCB ngày 2/3/2014 của Bộ Nội vụ, UBND tỉnh yêu cầu:\n1. Nội dung tập huấn\n"
        "- Công tác văn thư.\n- Nghị định 30/2010/NĐ-CP của Chính phủ.\n2. Thời gian\nNgày 14/3/2014."
    )
    assert [(r.number, r.relation) for r in record.references if r.number] == [
        ("98/BNV-TCCB", "implements"), ("30/2010/NĐ-CP", "mentions"),
    ]


def test_who_takes_part_in_a_meeting_has_no_duty() -> None:
    record = letter(
        "UBND tỉnh yêu cầu thực hiện các nội dung sau:\n1. Thành phần tham dự\n- Hiệu trưởng các trường trung học: tại hội trường "
        "lớn.\n2. Chuẩn bị\n- Giao Sở Nội vụ chuẩn bị hội trường."
    )
    assert duties(record) == [("Sở Nội vụ", "implement")]


def test_what_is_sent_to_an_office_written_small_is_sent_there() -> None:
    record = letter(
        "UBND tỉnh yêu cầu:\n1. Các đơn vị gửi danh sách về phòng Tổ chức cán bộ trước ngày 13/10/2014 để tổng hợp báo cáo Sở Nội vụ."
    )
    assert [(d.date, d.to and d.to.raw) for d in record.deadlines] == [("2014-10-13", "phòng Tổ chức cán bộ")]


def test_a_cited_report_is_no_duty_to_report() -> None:
    record = letter(
        "UBND tỉnh giao:\n1. Sở Nội vụ chủ trì, hướng dẫn các địa phương trên cơ sở danh sách tại Báo cáo số 23/BC-UBND ngày "
        "22/01/2014 của UBND tỉnh hoàn thiện hồ sơ.\n2. Sở Tài chính bố trí kinh phí."
    )
    assert duties(record) == [("Sở Nội vụ", "lead"), ("Sở Tài chính", "implement")]


def test_addressees_named_above_work_with_the_one_in_charge() -> None:
    record = letter(
        "UBND tỉnh giao:\n1. Sở Nội vụ chủ trì rà soát hồ sơ.\n2. Các sở, ngành, địa phương nêu trên phối hợp chặt chẽ với Sở Nội vụ "
        "để hoàn thiện hồ sơ."
    )
    assert duties(record) == [("Sở Nội vụ", "lead"), ("Các sở, ngành, địa phương", "coordinate")]


def test_directive_charges_heads_before_its_organisation_part() -> None:
    record = directive(
        "Chủ tịch UBND tỉnh yêu cầu:\n1. Thủ trưởng các Sở, ban, ngành của tỉnh; Chủ tịch UBND các huyện, thành phố trong tỉnh có "
        "trách nhiệm:\na) Thi hành nghiêm chỉnh các bản án.\n2. Tổ chức thực hiện\na) Sở Tư pháp theo dõi việc thực hiện Chỉ thị này."
    )
    assert [raw for raw, _ in duties(record)][:2] == [
        "Thủ trưởng các Sở, ban, ngành của tỉnh", "Chủ tịch UBND các huyện, thành phố",
    ]


def test_managing_board_of_several_zones_is_one_body() -> None:
    record = directive(
        "Chủ tịch UBND tỉnh yêu cầu:\n1. Sở Y tế: Hướng dẫn các doanh nghiệp.\n2. Ban Quản lý Khu Kinh tế Hòa Tâm và các Khu công "
        "nghiệp tỉnh: Tuyên truyền đến các doanh nghiệp."
    )
    assert [raw for raw, _ in duties(record)] == [
        "Sở Y tế", "Ban Quản lý Khu Kinh tế Hòa Tâm và các Khu công nghiệp tỉnh",
    ]


@pytest.mark.parametrize(("sentence", "relation"), [
    ("rà soát danh mục thay thế được công bố tại Quyết định số 17/QĐ-BNV", "applies"),
    ("thực hiện lấy ý kiến cử tri, đảm bảo tiến độ tại Văn bản số 12/UBND-NC ngày 1/3/2014 của UBND tỉnh", "applies"),
    ("thực hiện nội dung tại Văn bản số 12/UBND-NC ngày 1/3/2014 của UBND tỉnh", "implements"),
])
def test_relation_of_what_stands_at_a_document(sentence: str, relation: str) -> None:
    record = plan(f"I. NỘI DUNG\n1. Sở Nội vụ {sentence}.")
    assert [r.relation for r in record.references] == [relation]


def test_title_in_capitals_broken_before_the_date_it_cites() -> None:
    record = parsed(
        HEAD.format(kind="QĐ") + "QUYẾT ĐỊNH\nVỀ VIỆC SỬA ĐỔI QUY CHẾ BAN HÀNH KÈM THEO QUYẾT ĐỊNH SỐ 93/2001/QĐ-UB\n"
        "NGÀY 20 THÁNG 12 NĂM 2001 CỦA ỦY BAN NHÂN DÂN TỈNH\nỦY BAN NHÂN DÂN TỈNH LONG AN\nCăn cứ Luật Thi đua, Khen thưởng;\n"
        "QUYẾT ĐỊNH:\nĐiều 1. Sửa đổi khoản 1 Điều 3."
    )
    assert [(r.number, r.date) for r in record.references if r.number] == [("93/2001/QĐ-UB", "2001-12-20")]


def test_small_letter_raised_behind_a_number() -> None:
    record = plan("I. NỘI DUNG\n1. Kết quả thực hiện Nghị quyết số 36ª của Chính phủ về chính quyền điện tử.")
    assert [(r.number, r.issuer and r.issuer.name) for r in record.references] == [("36a", "Chính phủ")]


@pytest.mark.parametrize(("misread", "meant"), [("46-CI/IW", "46-CT/TW"), ("05-KI/TW", "05-KL/TW"), ("09-CTI/TW", "09-CT/TW")])
def test_misread_letters_of_party_numbers(misread: str, meant: str) -> None:
    read, right = parse_number(misread), parse_number(meant)
    assert read is not None
    assert right is not None
    assert (read.kind, read.organ, read.repaired) == (right.kind, right.organ, True)


def test_speck_before_a_label_of_a_scan() -> None:
    label = weak_label("„3. Sở Tài chính: Cấp kinh phí.", 4)
    assert label is not None
    assert label.text == "3"


def test_abbreviation_in_a_restored_heading_keeps_its_capitals() -> None:
    assert "Ubnd" not in restore_heading("Văn phòng UBND tỉnh")
