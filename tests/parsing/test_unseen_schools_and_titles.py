"""Defects met in headers of schools and their organisations, and in titles and bases; all invented."""

from __future__ import annotations

import pytest

from tests.parsing.portal_helpers import HEAD, TAIL, decision, parsed

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


@pytest.mark.parametrize(("above", "issuer", "number", "right", "name", "superior"), [
    ("PHÒNG GD&ĐT BẢO LÂM", "TRƯỜNG: THCS SƠN ÂN", "12/KH-THCS", MOTTO,
     "Trường Trung học cơ sở Sơn Ân", "Phòng Giáo dục và Đào tạo huyện Bảo Lâm"),
    ("SỞ GIÁO DỤC VÀ ĐÀO TẠO HÀ GIANG", "TRƯỜNG PTDTNT THCS&THPT BẮC MÊ", "12/KH-DTNT", MOTTO,
     "Trường Phổ thông Dân tộc nội trú Trung học cơ sở và Trung học phổ thông Bắc Mê", "Sở Giáo dục và Đào tạo tỉnh Hà Giang"),
    ("HUYỆN ĐOÀN BẮC MÊ", "BCH ĐOÀN TRƯỜNG THPT BẮC MÊ", "80-KH/ĐTN", "ĐOÀN TNCS HỒ CHÍ MINH\n",
     "Đoàn Thanh niên Cộng sản Hồ Chí Minh Trường Trung học phổ thông Bắc Mê", "Huyện đoàn Bắc Mê"),
    ("HUYỆN ĐOÀN BẮC MÊ", "BCH ĐOÀN THPT MINH NGỌC", "80-KH/ĐTN", "ĐOÀN TNCS HỒ CHÍ MINH\n",
     "Đoàn Thanh niên Cộng sản Hồ Chí Minh Trường Trung học phổ thông Minh Ngọc", "Huyện đoàn Bắc Mê"),
    ("LĐLĐ HUYỆN BẮC MÊ", "CĐCS TRƯỜNG MẦM NON HOA SEN", "05/KH-CĐCS", MOTTO,
     "Công đoàn cơ sở Trường Mầm non Hoa Sen", "Liên đoàn Lao động huyện Bắc Mê"),
    ("ĐẢNG BỘ XÃ MINH NGỌC", "CHI BỘ TRƯỜNG TIỂU HỌC MINH NGỌC", "05-KH/CB", "ĐẢNG CỘNG SẢN VIỆT NAM\n",
     "Chi bộ Trường Tiểu học Minh Ngọc", "Đảng bộ xã Minh Ngọc"),
])
def test_schools_and_their_organisations(
    above: str, issuer: str, number: str, right: str, name: str, superior: str
) -> None:
    record = parsed(
        f"{above}\n{issuer}\nSố: {number}\n{right}Bắc Mê, ngày 12 tháng 8 năm 2019\nKẾ HOẠCH\nPhát động thi đua\nI. MỤC ĐÍCH\nThi đua."
    )
    assert record.issuing_body is not None
    assert record.superior_body is not None
    assert (record.issuing_body.name, record.superior_body.name) == (name, superior)


def test_title_that_ends_with_the_office_of_the_issuer_stays_whole() -> None:
    title = "BAN HÀNH QUY ĐỊNH VỀ TỔ CHỨC PHỐI HỢP THUỘC THẨM QUYỀN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LONG AN"
    record = parsed(
        HEAD.format(kind="QĐ") + f"QUYẾT ĐỊNH\n{title}\nỦY BAN NHÂN DÂN TỈNH LONG AN\nCăn cứ Luật Thi đua, Khen thưởng;\n"
        "QUYẾT ĐỊNH:\nĐiều 1. Ban hành quy định." + TAIL
    )
    assert record.subject == title


def test_office_of_the_issuer_run_together_with_the_title_is_no_part_of_it() -> None:
    record = parsed(
        HEAD.format(kind="QĐ") + "QUYẾT ĐỊNH\nVỀ VIỆC BAN HÀNH QUY CHẾ LÀM VIỆC CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LONG AN\n"
        "Căn cứ Luật Thi đua, Khen thưởng;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành quy chế." + TAIL
    )
    assert record.subject == "VỀ VIỆC BAN HÀNH QUY CHẾ LÀM VIỆC"


def test_symbol_of_a_blank_number_below_the_motto() -> None:
    record = parsed(
        "SỞ NỘI VỤ LONG AN\nSố:\n" + MOTTO + "/TTr-SNV\nLong An, ngày\ntháng\nnăm 2016\nTỜ TRÌNH\nVề quy chế làm việc\n"
        "Kính gửi: Ủy ban nhân dân tỉnh\nThực hiện Nghị quyết số 01/NQ-CP ngày 07/01/2016 của Chính phủ, Sở Nội vụ trình quy chế.\n"
    )
    assert (record.document_number.text, record.document_number.status) == ("/TTr-SNV", "blank")
    assert record.issued_on.iso == "2016"


def test_what_the_issuing_clause_amends_is_amended() -> None:
    record = decision(
        "Điều 2. Quyết định này có hiệu lực từ ngày ký.",
        "Căn cứ Luật Thi đua, Khen thưởng;\nỦy ban nhân dân tỉnh ban hành Quyết định sửa đổi, bổ sung một số điều của Quyết định số "
        "21/2006/QĐ-UBND ngày 25 tháng 8 năm 2006 của Ủy ban nhân dân tỉnh,",
    )
    assert [(r.number, r.relation) for r in record.references if r.number] == [("21/2006/QĐ-UBND", "amends")]
    assert [(path, section.title) for path, section in record.walk_sections()] == [("Điều 1", None), ("Điều 2", None)]


def test_basis_that_goes_on_with_an_order_and_law_cut_short_by_the_line() -> None:
    record = decision(
        "Điều 2. Quyết định này có hiệu lực từ ngày ký.",
        "Căn cứ Luật Tổ chức\nChính phủ ngày 25 tháng 12 năm 2001;\nCăn cứ Nghị quyết số 88/NQ-CP ngày 24 tháng 8 năm 2011 của Chính phủ "
        "về an toàn giao thông và chỉ đạo của Thủ tướng Chính phủ tại văn bản số 170/TTg-KTN ngày 24 tháng 9 năm 2011;",
    )
    assert [(r.subject if r.kind == "L" else r.number, r.date, r.relation) for r in record.references if r.relation != "self"] == [
        ("Luật Tổ chức Chính phủ", "2001-12-25", "based_on"), ("88/NQ-CP", "2011-08-24", "based_on"),
        ("170/TTg-KTN", "2011-09-24", "based_on"),
    ]
