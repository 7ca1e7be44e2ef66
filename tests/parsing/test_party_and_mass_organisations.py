"""Papers of the Party and of mass organisations: headers, numbering, duties, citations."""

from __future__ import annotations

import pytest

from thidua_parse.parsing import parse_text
from thidua_parse.reading import from_string

HEADERS = [
    (
        "organ-of-a-provincial-committee",
        "TỈNH ỦY CÀ MAU\tĐẢNG CỘNG SẢN VIỆT NAM\nBAN TUYÊN GIÁO\n*\nSố 15-HD/BTGTU\tCà Mau, ngày 04 tháng 5 năm 2022",
        "Ban Tuyên giáo Tỉnh ủy Cà Mau", "Tỉnh ủy Cà Mau",
    ),
    (
        "union-above-the-committee-of-a-union",
        "HỘI LHPN TỈNH ĐỒNG THÁP\nBCH HỘI LHPN HUYỆN TAM NÔNG\n***\nSố: 21/HD-BTV\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nTam Nông, ngày 04 tháng 5 năm 2022",
        "Hội Liên hiệp Phụ nữ huyện Tam Nông", "Hội Liên hiệp Phụ nữ tỉnh Đồng Tháp",
    ),
    (
        "centre-of-the-youth-union-named-on-the-right",
        "BCH TRUNG ƯƠNG\tĐOÀN TNCS HỒ CHÍ MINH\n***\nSố: 31-HD/TWĐTN-BPT\tHà Nội, ngày 04 tháng 5 năm 2022",
        "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh", None,
    ),
    (
        "town-that-became-a-city",
        "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO\nTHỊ XÃ TÂN UYÊN\nTRƯỜNG TIỂU HỌC HOA MAI\nSố: 12/HD-THHM\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nTân Uyên, ngày 04 tháng 5 năm 2022",
        "Trường Tiểu học Hoa Mai", "Phòng Giáo dục và Đào tạo thị xã Tân Uyên",
    ),
]


@pytest.mark.parametrize(("header", "issuer", "superior"), [c[1:] for c in HEADERS], ids=[c[0] for c in HEADERS])
def test_header_of_an_organisation(header: str, issuer: str, superior: str | None) -> None:
    plan = parse_text(from_string(f"{header}\nHƯỚNG DẪN\nviết tin, bài\nI. NỘI DUNG\nMỗi tháng một tin.\n"))
    assert plan.issuing_body is not None and plan.issuing_body.name == issuer
    assert (plan.superior_body.name if plan.superior_body else None) == superior
    if "TÂN UYÊN" in header:  # Lai Châu has a district, Bình Dương had the town
        assert plan.issuing_body.province == "Bình Dương"


PAPER = """HUYỆN ỦY MỎ CÀY
*
Số 77-NQ/HU
ĐẢNG CỘNG SẢN VIỆT NAM
Mỏ Cày, ngày 09 tháng 6 năm 2021
NGHỊ QUYẾT
triển khai Kết luận số 31-KL/TU, ngày 02/4/2021 của Tỉnh ủy
-----
Thực hiện Kết luận số 31-KL/TU, ngày 02/4/2021 của Tỉnh ủy, Ban Thường vụ Huyện ủy ban hành Nghị quyết.
I- MỤC TIÊU
Phấn đấu 85% chi bộ hoàn thành tốt nhiệm vụ.
II- TỔ CHỨC THỰC HIỆN
1- Các chi, đảng bộ trực thuộc xây dựng chương trình học tập.
2- Ban Dân vận Huyện ủy chủ trì, phối hợp với Ban cán sự đảng Tòa án thể chế hóa Nghị quyết.
Nơi nhận:
- Tỉnh ủy (báo cáo),
- Lưu Văn phòng.
T/M BAN THƯỜNG VỤ
BÍ THƯ
Lê Văn Mẫu
"""


def test_party_resolution_gives_duties_and_goals() -> None:
    plan = parse_text(from_string(PAPER))
    assert [(a.agency.raw, a.role) for a in plan.responsible_agencies] == [
        ("Các chi, đảng bộ trực thuộc", "implement"),
        ("Ban Dân vận Huyện ủy", "lead"),
        ("Ban cán sự đảng Tòa án", "coordinate"),
    ]
    assert [(t.value, t.unit) for t in plan.targets] == [(85, "%")]


def test_title_that_carries_out_a_conclusion_is_no_longer_kind_word() -> None:
    """ "Nghị quyết triển khai Kết luận số 31" cites a Kết luận, not a Nghị quyết."""
    plan = parse_text(from_string(PAPER))
    assert [(r.kind, r.number, r.relation, r.is_parent) for r in plan.references] == [
        ("KL", "31-KL/TU", "implements", True), ("KL", "31-KL/TU", "implements", True),
    ]


def test_letter_that_follows_an_earlier_letter() -> None:
    plan = parse_text(from_string(
        "SỞ Y TẾ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 90/SYT-NVY\nV/v phòng bệnh\tHuế, ngày 04 tháng 5 năm 2022\n"
        "Kính gửi: Các bệnh viện\nThực hiện Chỉ thị số 8/CT-BYT ngày 01/4/2022 của Bộ Y tế về phòng bệnh mùa hè, tiếp theo "
        "Công văn số 61/SYT-NVY ngày 12/4/2022, Sở Y tế yêu cầu:\n1. Trực cấp cứu.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nLê Văn Mẫu\n"
    ))
    assert [(r.number, r.relation) for r in plan.references] == [
        ("8/CT-BYT", "implements"), ("61/SYT-NVY", "continues"),
    ]


def test_people_named_in_an_article_are_one_holder() -> None:
    plan = parse_text(from_string(
        "UBND TỈNH BẾN TRE\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ Y TẾ\nSố: 90/QĐ-SYT\tBến Tre, ngày 04 tháng 5 năm 2022\n"
        "QUYẾT ĐỊNH\nVề việc thành lập Tổ thẩm định\nGIÁM ĐỐC SỞ Y TẾ\nQUYẾT ĐỊNH:\nĐiều 1. Thành lập Tổ thẩm định.\n"
        "Điều 2. Chánh Văn phòng Sở và các cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.\n"
        "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\nGIÁM ĐỐC\nLê Văn Mẫu\n"
    ))
    assert [a.agency.raw for a in plan.responsible_agencies] == [
        "Chánh Văn phòng Sở", "các cá nhân có tên tại Điều 1",
    ]
