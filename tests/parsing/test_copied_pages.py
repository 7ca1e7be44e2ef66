"""Plans copied from legal portals: lost places, lists of bases, joint papers cited."""

from __future__ import annotations

from thidua_parse.parsing import parse_text
from thidua_parse.reading import from_string

PLAN = """ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
Số: 334/KH-UBND | Tiền Giang, ngày 17 tháng 11 năm 2021 |
KẾ HOẠCH
Chăm sóc cây xanh trong trường học
Để trường học xanh hơn, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
I. CĂN CỨ XÂY DỰNG KẾ HOẠCH
1. Thông tư số 05/2021/TT-BGDĐT ngày 25 tháng 7 năm 2021 của Bộ Giáo dục và Đào tạo hướng dẫn một số nội dung thực hiện Chương trình trường học xanh;
2. Nghị quyết số 05-NQ/TU ngày 17 tháng 6 năm 2021 của Tỉnh ủy về trồng rừng;
3. Nghị quyết liên tịch số 19/2020/NQLT-CP-UBTUMTTQVN ngày 22/8/2020 của Chính phủ và Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam về giám sát cộng đồng.
II. MỤC TIÊU
1. Trồng cây hằng năm.
"""


def test_committee_without_its_place_takes_level_and_place_from_the_text() -> None:
    issuer = parse_text(from_string(PLAN)).issuing_body
    assert issuer is not None
    assert (issuer.raw, issuer.name, issuer.status) == ("ỦY BAN NHÂN DÂN", "Ủy ban nhân dân tỉnh Tiền Giang", "inferred")


def test_regression_verb_in_the_title_above_governed_the_next_item() -> None:
    found = [r for r in parse_text(from_string(PLAN)).references if r.number]
    assert [(r.number, r.relation) for r in found] == [
        ("05/2021/TT-BGDĐT", "based_on"), ("05-NQ/TU", "based_on"), ("19/2020/NQLT-CP-UBTUMTTQVN", "based_on"),
    ]


def test_regression_second_issuer_of_a_joint_resolution_was_lost() -> None:
    last = parse_text(from_string(PLAN)).references[-1]
    assert last.issuer is not None
    assert last.issuer.raw == "Chính phủ và Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"
    assert last.subject == "về giám sát cộng đồng"
