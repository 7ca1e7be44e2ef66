"""Texts as pages, converters and hasty typists leave them: wraps inside names, headers in one line, colons before numbers."""

from __future__ import annotations

import pytest

from thidua_parse import Plan, parse_text
from thidua_parse.knowledge.dashed import dash_inside
from thidua_parse.reading import from_string

BODY = (
    "Thực hiện Kế hoạch số 15/KH-UBND ngày 05/01/2026 của UBND tỉnh, đơn vị xây dựng kế hoạch như sau:\n"
    "I. MỤC ĐÍCH\nNâng cao chất lượng công việc.\n"
)


def parsed(text: str) -> Plan:
    return parse_text(from_string(text))


@pytest.mark.parametrize(("before", "behind", "inside"), [
    ("Giám đốc các Sở: Lao động", "Thương binh và Xã hội, Nội vụ", True),
    ("Trưởng ban Thi đua", "Khen thưởng", True),
    ("các tổ chức chính trị", "xã hội của xã", True),
    ("trong lĩnh vực lao động", "Nội vụ", False),
    ("Kế hoạch gồm", "Khen thưởng", False),
    ("", "Khen thưởng", False),
])
def test_dash_of_a_name(before: str, behind: str, inside: bool) -> None:
    assert dash_inside(before, behind) is inside


def test_name_wrapped_before_its_dash_opens_no_item() -> None:
    plan = parsed(
        "ỦY BAN NHÂN DÂN\nTỈNH BÌNH ĐỊNH\nSố: 77/QĐ-UBND\nBình Định, ngày 02 tháng 3 năm 2021\nQUYẾT ĐỊNH\nVề việc ban hành Kế hoạch thi đua\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015 và các\nvăn bản hướng dẫn thi hành có liên quan đến công tác thi đua của địa\nphương;\n"
        "QUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch phát động thi đua\ntrên địa bàn tỉnh.\n"
        "Điều 2.\nChánh Văn phòng UBND tỉnh; Giám đốc các Sở: Lao động\n- Thương binh và Xã hội, Nội vụ; Chủ tịch UBND các huyện, thị xã,\n"
        "thành phố chịu trách nhiệm thi hành Quyết định này./.\n"
    )
    assert [a.agency.raw for a in plan.responsible_agencies] == [
        "Chánh Văn phòng UBND tỉnh", "Giám đốc các Sở: Lao động - Thương binh và Xã hội", "Nội vụ",
        "Chủ tịch UBND các huyện, thị xã, thành phố",
    ]


@pytest.mark.parametrize(("header", "number", "issuer", "above"), [
    ("UBND TỈNH HÀ NAM SỞ Y TẾ Số 25 /KH-SYT CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Hà Nam, ngày 12 tháng 3 năm 2024",
     "25/KH-SYT", "Sở Y tế tỉnh Hà Nam", "Ủy ban nhân dân tỉnh Hà Nam"),
    ("ỦY BAN THƯỜNG VỤ QUỐC HỘI Kế hoạch số: 30/KH-UBTVQH15 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Hà Nội, ngày 12 tháng 3 năm 2024",
     "30/KH-UBTVQH15", "Ủy ban Thường vụ Quốc hội", None),
])
def test_header_in_one_line_without_colon(header: str, number: str, issuer: str, above: str | None) -> None:
    plan = parsed(f"{header}\nKẾ HOẠCH\nPhát động thi đua năm 2024\n{BODY}")
    assert plan.document_number.text == number
    assert (plan.issuing_body.name, plan.superior_body and plan.superior_body.name) == (issuer, above)
    assert plan.issued_on.iso == "2024-03-12"


def test_subject_that_names_a_number_is_no_header_in_one_line() -> None:
    plan = parsed(
        "SỞ Y TẾ TỈNH HÀ NAM\nSố: 25/KH-SYT\nHà Nam, ngày 12 tháng 3 năm 2024\nKẾ HOẠCH\n"
        "TRIỂN KHAI CHƯƠNG TRÌNH HÀNH ĐỘNG SỐ 09/CTr-UBND NGÀY 02/01/2024\n" + BODY
    )
    assert plan.document_number.text == "25/KH-SYT"
    assert plan.subject == "TRIỂN KHAI CHƯƠNG TRÌNH HÀNH ĐỘNG SỐ 09/CTr-UBND NGÀY 02/01/2024"


@pytest.mark.parametrize("mark", [".", "/", ")"])
def test_colon_before_a_number_ends_no_heading_and_a_list_is_led_in_under_any_label(mark: str) -> None:
    plan = parsed(
        "THỦ TƯỚNG CHÍNH PHỦ\nSố: 12/2024/QĐ-TTg\nHà Nội, ngày 12 tháng 3 năm 2024\nQUYẾT ĐỊNH\nBãi bỏ một số văn bản\n"
        "Điều 1. Bãi bỏ toàn bộ các văn bản sau đây:\n"
        f"1{mark} Quyết định số: 101/2000/QĐ-TTg ngày 25 tháng 8 năm 2000 của Thủ tướng Chính phủ về quỹ hỗ trợ;\n"
        f"2{mark} Chỉ thị số: 02/2002/CT-TTg ngày 20 tháng 5 năm 2002 của Thủ tướng Chính phủ về bảo vệ rừng.\n"
        "Điều 2. Quyết định này có hiệu lực từ ngày ký.\n"
    )
    assert [(r.number, r.relation) for r in plan.references if r.number] == [
        ("101/2000/QĐ-TTg", "repeals"), ("02/2002/CT-TTg", "repeals"),
    ]
    assert [s.title for s in plan.sections[0].children] == [None, None]


@pytest.mark.parametrize("end", ["", " |"])
def test_emblem_broken_in_two_is_no_body(end: str) -> None:
    plan = parsed(
        f"BAN CHẤP\nHÀNH TRUNG ƯƠNG{end}\nĐOÀN TNCS HỒ\nCHÍ MINH{end}\nSố: 411-KH/TWĐTN-BTC{end}\n"
        f"Hà Nội, ngày 25 tháng 8 năm 2021{end}\n{BODY}"
    )
    assert plan.issuing_body is not None and plan.superior_body is None
    assert plan.issuing_body.name == "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh"


def test_committee_above_its_association_is_not_the_party() -> None:
    plan = parsed(f"BAN CHẤP HÀNH TRUNG ƯƠNG\nHỘI LHTN VIỆT NAM\nSố: 41-KH/TWHLHTN\nHà Nội, ngày 25 tháng 8 năm 2021\n{BODY}")
    assert plan.issuing_body is not None and plan.superior_body is None
    assert plan.issuing_body.name == "Hội Liên hiệp Thanh niên Việt Nam"


@pytest.mark.parametrize(("listed", "name"), [
    ("liên Bộ: Lao động - Thương binh và Xã hội, Nội vụ, Tài chính",
     "Bộ Lao động - Thương binh và Xã hội và Bộ Nội vụ và Bộ Tài chính"),
    ("liên Bộ Nội vụ - Tài chính", "Bộ Nội vụ và Bộ Tài chính"),
    ("Liên bộ: Bộ Nội vụ, Bộ Tài chính", "Bộ Nội vụ và Bộ Tài chính"),
])
def test_ministries_in_a_row_behind_one_word(listed: str, name: str) -> None:
    plan = parsed(
        "UBND TỈNH ĐỒNG NAI\nSố: 12/QĐ-UBND\nĐồng Nai, ngày 5 tháng 3 năm 2014\nQUYẾT ĐỊNH\nVề việc thành lập Đội\n"
        f"Căn cứ Thông tư liên tịch số 24/2012/TTLT-BNV-BTC ngày 22/10/2012 của {listed} quy định việc thành lập đội;\n"
        "QUYẾT ĐỊNH:\nĐiều 1. Thành lập Đội.\n"
    )
    issuer = plan.references[0].issuer
    assert issuer is not None and issuer.raw == listed and issuer.name == name
