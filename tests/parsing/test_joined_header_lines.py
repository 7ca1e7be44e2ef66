"""Two bodies printed in one line of the header are told apart; names that hold a head inside are not."""

from __future__ import annotations

import pytest

from thidua_parse.parsing import parse_text
from thidua_parse.parsing.header.joined import part_joined
from thidua_parse.parsing.header.pieces import Mark, Piece
from thidua_parse.reading.text import read_text

REST = "\nSố: 24/KH-X\nSơn La, ngày 05 tháng 6 năm 2018\n\nKẾ HOẠCH\nTổ chức phong trào thi đua\n\nI. MỤC ĐÍCH\n1. Thi đua.\n"
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"

HEADERS = [
    ("UBND TỈNH SƠN LA SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Ủy ban nhân dân tỉnh Sơn La", "Sở Giáo dục và Đào tạo tỉnh Sơn La"),
    (f"UBND TỈNH SƠN LA SỞ NỘI VỤ {NATION}", "Ủy ban nhân dân tỉnh Sơn La", "Sở Nội vụ tỉnh Sơn La"),
    ("UBND TỈNH SƠN LA - SỞ NỘI VỤ", "Ủy ban nhân dân tỉnh Sơn La", "Sở Nội vụ tỉnh Sơn La"),
    ("BỘ NỘI VỤ BAN THI ĐUA - KHEN THƯỞNG TRUNG ƯƠNG", "Bộ Nội vụ", "Ban Thi đua - Khen thưởng Trung ương"),
    ("ỦY BAN NHÂN DÂN HUYỆN MƯỜNG LA PHÒNG NỘI VỤ", "Ủy ban nhân dân huyện Mường La", "Phòng Nội vụ huyện Mường La"),
    ("TỈNH ỦY SƠN LA BAN TUYÊN GIÁO", "Tỉnh ủy Sơn La", "Ban Tuyên giáo Tỉnh ủy Sơn La"),
    ("UBND QUẬN 3 TRƯỜNG TIỂU HỌC MÊ LINH", "Ủy ban nhân dân quận 3", "Trường Tiểu học Mê Linh"),
    ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM LIÊN ĐOÀN LAO ĐỘNG TỈNH SƠN LA",
     "Tổng Liên đoàn Lao động Việt Nam", "Liên đoàn Lao động tỉnh Sơn La"),
]

PARTS = [
    ("UBND TỈNH NGHỆ AN SỞ Y TẾ BỆNH VIỆN ĐA KHOA", ["UBND TỈNH NGHỆ AN", "SỞ Y TẾ", "BỆNH VIỆN ĐA KHOA"]),
    ("UBND THÀNH PHỐ HỘI AN PHÒNG NỘI VỤ", ["UBND THÀNH PHỐ HỘI AN", "PHÒNG NỘI VỤ"]),
    ("SỞ GIÁO DỤC VÀ ĐÀO TẠO BÀ RỊA - VŨNG TÀU TRƯỜNG THPT MẪU",
     ["SỞ GIÁO DỤC VÀ ĐÀO TẠO BÀ RỊA - VŨNG TÀU", "TRƯỜNG THPT MẪU"]),
]

WHOLE = [
    "BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
    "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG TỈNH SƠN LA",
    "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI TỈNH",
    "ỦY BAN NHÂN DÂN HUYỆN TRƯỜNG SA",
    "UBND XÃ VIÊN AN ĐÔNG HUYỆN NGỌC HIỂN",
    "ỦY BAN NHÂN DÂN XÃ TÂN HỘI ĐÔNG",
    "BAN TỔ CHỨC TỈNH ỦY SƠN LA",
    "VĂN PHÒNG HỘI ĐỒNG NHÂN DÂN TỈNH",
    "HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM BAN CHẤP HÀNH TỈNH SƠN LA",
    "BỘ GIÁO DỤC VÀ ĐÀO TẠO - BỘ Y TẾ",
    "UBND TỈNH SƠN LA - HỘI NÔNG DÂN TỈNH",
]


@pytest.mark.parametrize(("line", "superior", "issuer"), HEADERS)
def test_two_bodies_of_one_line(line: str, superior: str, issuer: str) -> None:
    text = line + ("" if NATION in line else f"\n{NATION}") + "\nĐộc lập - Tự do - Hạnh phúc" + REST
    plan = parse_text(read_text(text.encode(), "x.txt"))
    assert plan.superior_body is not None and plan.superior_body.name == superior
    assert plan.issuing_body is not None and plan.issuing_body.name == issuer
    assert not plan.joint_issuers
    span = plan.issuing_body.span
    assert span is not None and plan.issuing_body.raw.startswith(line[span.start : span.end])


def _parts(line: str) -> list[str]:
    return [part.text for part in part_joined(Piece(Mark.TEXT, 0, len(line), 0, line))]


@pytest.mark.parametrize(("line", "parts"), PARTS)
def test_parts(line: str, parts: list[str]) -> None:
    assert _parts(line) == parts


@pytest.mark.parametrize("line", WHOLE)
def test_names_with_heads_inside_stay_whole(line: str) -> None:
    assert _parts(line) == [line]


def test_the_office_of_a_director_general_is_cut_off_a_title_whole() -> None:
    head = f"TỔNG CÔNG TY MẪU\n{NATION}\nSố: 24/QĐ-TCT\nHà Nội, ngày 05 tháng 6 năm 2018\n"
    text = f"{head}QUYẾT ĐỊNH\nVề việc tổ chức thi đua TỔNG GIÁM ĐỐC TỔNG CÔNG TY MẪU\nCăn cứ Luật Mẫu số 1/2018/QH14;\n"
    assert parse_text(read_text(text.encode(), "x.txt")).subject == "Về việc tổ chức thi đua"
