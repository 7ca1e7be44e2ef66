"""Resolutions of congresses, duties to join others, sets that a clause tells apart, bodies written small."""

from __future__ import annotations

import pytest

from thidua_parse import Plan, parse_text
from thidua_parse.reading import from_string

HEAD = (
    "ĐẢNG BỘ TỈNH BẮC NINH\nĐẢNG ỦY XÃ TIÊN DU\n*\nSố 25-KH/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
    "Tiên Du, ngày 12 tháng 3 năm 2026\nKẾ HOẠCH\nphát động phong trào thi đua năm 2026\n"
)
BASE = "Thực hiện Kế hoạch số 12-KH/TU ngày 03/02/2026 của Ban Thường vụ Tỉnh ủy, Ban Thường vụ Đảng ủy ban hành Kế hoạch như sau:\n"


def parsed(body: str) -> Plan:
    return parse_text(from_string(HEAD + body))


def duties(lines: str) -> list[tuple[str, str, tuple[str, ...]]]:
    plan = parsed(f"{BASE}I. TỔ CHỨC THỰC HIỆN\n{lines}")
    return [(a.agency.raw, a.role, a.with_) for a in plan.responsible_agencies]


@pytest.mark.parametrize(("preamble", "found"), [
    ("Thực hiện Nghị quyết Đại hội XIV của Đảng, Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XX",
     [("Nghị quyết Đại hội XIV của Đảng", "Ban Chấp hành Trung ương Đảng"),
      ("Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XX", "Đảng bộ tỉnh Bắc Ninh")]),
    ("Triển khai Nghị quyết Đại hội Đảng bộ xã, nhiệm kỳ 2025 - 2030",
     [("Nghị quyết Đại hội Đảng bộ xã, nhiệm kỳ 2025 - 2030", "Đảng bộ xã Tiên Du")]),
    ("Căn cứ Kế hoạch số 3-KH/TU ngày 02/01/2026 của Tỉnh ủy về thực hiện Nghị quyết Đại hội XIV của Đảng", []),
    ("Căn cứ tình hình thực tế", []),
])
def test_resolutions_of_congresses_without_number(preamble: str, found: list[tuple[str, str]]) -> None:
    plan = parsed(f"{preamble}, Ban Thường vụ Đảng ủy ban hành Kế hoạch như sau:\nI. NỘI DUNG\nThi đua yêu nước.\n")
    bare = [r for r in plan.references if r.number is None and r.relation != "self"]
    assert [(r.raw, r.issuer and r.issuer.name) for r in bare] == found
    assert all(r.relation == "implements" and r.is_parent for r in bare)
    assert all(plan.text[r.span.start : r.span.end] == r.raw for r in bare)
    assert all(r.issuer and plan.text[r.issuer.span.start : r.issuer.span.end] == r.issuer.raw for r in bare)


def test_resolution_of_a_congress_leaves_the_plan_on_the_same_matter_a_parent() -> None:
    plan = parsed(
        "Thực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX; căn cứ Kế hoạch số 12-KH/TU ngày 03/02/2026 của Ban Thường vụ "
        "Tỉnh ủy về phát động phong trào thi đua năm 2026, Ban Thường vụ Đảng ủy ban hành Kế hoạch như sau:\nI. NỘI DUNG\nThi đua.\n"
    )
    assert [(r.number, r.is_parent) for r in plan.references if r.relation != "self"] == [(None, True), ("12-KH/TU", True)]


@pytest.mark.parametrize(("words", "relation"), [
    ("Tiếp tục quán triệt", "disseminates"), ("Tiếp tục quán triệt, thực hiện nghiêm", "continues"),
    ("Tiếp tục quán triệt và triển khai thực hiện", "continues"), ("Quán triệt sâu sắc", "disseminates"),
])
def test_to_go_on_making_known_is_to_make_known(words: str, relation: str) -> None:
    plan = parsed(f"{BASE}I. NỘI DUNG\n1. {words} Chỉ thị số 39-CT/TW ngày 21/5/2004 của Bộ Chính trị.\n")
    assert [r.relation for r in plan.references if r.number == "39-CT/TW"] == [relation]


def test_who_is_bound_to_join_others() -> None:
    assert duties("1. Công an xã có trách nhiệm phối hợp với Ban Chỉ huy Quân sự xã giữ gìn trật tự.\n") == [
        ("Công an xã", "lead", ()), ("Ban Chỉ huy Quân sự xã", "coordinate", ("Công an xã",)),
    ]
    assert duties("1. Các cơ quan liên quan có trách nhiệm phối hợp với Văn phòng Đảng ủy triển khai Kế hoạch.\n") == [
        ("Các cơ quan liên quan", "coordinate", ("Văn phòng Đảng ủy",)),
    ]


@pytest.mark.parametrize(("line", "names"), [
    ("1. Ủy ban nhân dân các xã có rừng:\n- Tổ chức tuần tra.\n", ["Ủy ban nhân dân các xã có rừng"]),
    ("1. Giáo viên các lớp có học sinh bán trú\n- Xây dựng thực đơn.\n", ["Giáo viên các lớp có học sinh bán trú"]),
    ("1. Các đơn vị có kế hoạch cụ thể để thực hiện.\n", ["Các đơn vị"]),
    ("1. Các chi bộ có nhiệm vụ:\n- Tổ chức sinh hoạt.\n", ["Các chi bộ"]),
])
def test_headings_that_tell_some_of_a_set_apart(line: str, names: list[str]) -> None:
    assert [name for name, *_ in duties(line)] == names


@pytest.mark.parametrize(("cited", "issuer"), [
    ("của trường THCS Hoa Mai", "Trường Trung học cơ sở Hoa Mai"),
    ("của phòng GD&ĐT huyện Quế Võ", "Phòng Giáo dục và Đào tạo huyện Quế Võ"),
    ("của sở GD&ĐT Bắc Ninh", "Sở Giáo dục và Đào tạo tỉnh Bắc Ninh"),
    ("của phòng chống dịch", None),
])
def test_bodies_with_a_small_first_letter(cited: str, issuer: str | None) -> None:
    plan = parsed(f"{BASE}I. NỘI DUNG\n1. Thực hiện Công văn số 12/GDĐT ngày 01/9/2025 {cited} về thi đua.\n")
    ref = next(r for r in plan.references if r.number == "12/GDĐT")
    assert (ref.issuer.name if ref.issuer else None) == issuer


@pytest.mark.parametrize("block", [
    "KT. GIÁM ĐỐC - PHÓ GIÁM ĐỐC Hoàng Văn An (đã ký)", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC (Đã ký) Hoàng Văn An",
    "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC\n(Đã ký, đóng dấu)\nHoàng Văn An",
])
def test_signed_inside_the_line_of_the_signer(block: str) -> None:
    plan = parse_text(from_string(
        "SỞ Y TẾ\nSố: 5/SYT-NV\nV/v báo cáo\nHà Nam, ngày 3 tháng 4 năm 2024\nKính gửi: Các đơn vị trực thuộc.\n"
        f"Sở yêu cầu các đơn vị:\n1. Rà soát danh sách.\n2. Báo cáo về Sở trước ngày 10/9/2024.\n{block}\n"
    ))
    assert [(s.authority, s.position, s.name) for s in plan.signatures] == [("KT.", "PHÓ GIÁM ĐỐC", "Hoàng Văn An")]


def test_organs_of_the_youth_union_and_young_pioneers() -> None:
    plan = parsed(
        "Thực hiện Kế hoạch số 18-KH/TWĐTN ngày 28/02/2026 của Ban Bí thư Trung ương Đoàn và Hướng dẫn số 5-HD/UBH ngày 01/3/2026 "
        "của Ủy ban Hội LHTN Việt Nam tỉnh, Ban Thường vụ ban hành Kế hoạch như sau:\nI. NỘI DUNG\nThi đua.\n"
    )
    assert [r.issuer and r.issuer.name for r in plan.references if r.number] == [
        "Ban Bí thư Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh", "Ủy ban Hội Liên hiệp Thanh niên Việt Nam tỉnh Bắc Ninh",
    ]
    troop = parse_text(from_string(
        "ĐỘI TNTP HỒ CHÍ MINH HUYỆN TÂN HỒNG\nLIÊN ĐỘI TRƯỜNG THCS HOA MAI\nSố: 10-KH/LĐ\nTân Hồng, ngày 08 tháng 11 năm 2021\n"
        "KẾ HOẠCH\nPhát động thi đua\nI. NỘI DUNG\nThi đua học tốt.\n"
    ))
    assert troop.issuing_body.name == "Liên đội Trường Trung học cơ sở Hoa Mai"
    assert troop.superior_body and troop.superior_body.name == "Đội Thiếu niên Tiền phong Hồ Chí Minh huyện Tân Hồng"
