"""What a near item of the child cuts, counts or leaves to a deputy: members of a list, wholes, the head."""

from __future__ import annotations

import pytest

from thidua_parse.compliance.rules.losses import head_replaced, member_lost, whole_lost

OWN = frozenset(["xã", "an", "bình"])


@pytest.mark.parametrize(("parent", "child", "lost"), [
    ("Tặng quà hộ nghèo, hộ cận nghèo, gia đình chính sách dịp Tết.", "Tặng quà hộ nghèo dịp Tết.", "hộ cận nghèo, gia đình chính sách"),
    ("Khám bệnh cho người già, trẻ em, phụ nữ mang thai mỗi quý.", "Khám bệnh cho người già mỗi quý.", "trẻ em, phụ nữ mang thai"),
    ("Cấm hút thuốc trong phòng làm việc, hành lang và cầu thang của cơ quan.", "Cấm hút thuốc trong phòng làm việc, hành lang.", "và cầu thang của cơ quan"),
    # other words in its place, figures, parts that are no group of people, places of other districts
    ("Tặng quà hộ nghèo, hộ cận nghèo, gia đình chính sách.", "Tặng quà hộ nghèo, 40 hộ vạn chài.", None),
    ("Tuyên truyền trên báo, đài phát thanh, mạng xã hội.", "Tuyên truyền trên báo.", None),
    ("Giúp người già, đồng bào vùng sâu vùng xa làm thủ tục.", "Giúp người già làm thủ tục.", None),
    ("Tặng quà hộ nghèo, gia đình chính sách khó khăn.", "Tặng quà hộ nghèo, gia đình chính sách khó khăn.", None),
    ("Tặng quà hộ nghèo", "Tặng quà", None),
])
def test_members_of_a_list(parent: str, child: str, lost: str | None) -> None:
    assert member_lost(parent, [child], []) == lost


def test_a_member_in_another_item_is_not_lost() -> None:
    parent, child = "Khám bệnh cho người già, phụ nữ mang thai mỗi quý.", "Khám bệnh cho người già mỗi quý."
    assert member_lost(parent, [child], []) == "phụ nữ mang thai"
    assert member_lost(parent, [child], ["Trạm y tế khám thai cho phụ nữ mang thai."]) is None


def test_a_second_half_counts_in_items_that_are_nearly_the_same() -> None:
    parent, child = "Mọi bãi rác được thống kê và có biện pháp xử lý.", "Mọi bãi rác được thống kê."
    assert member_lost(parent, [child], []) is None
    assert member_lost(parent, [child], [], anything=True) == "và có biện pháp xử lý"


@pytest.mark.parametrize(("parent", "child", "lost"), [
    ("Sửa chữa toàn bộ cầu yếu trên địa bàn.", "Sửa chữa 12 cầu yếu trên địa bàn.", ("toàn bộ cầu yếu", "12 cầu yếu")),
    ("Thu gom tất cả rác thải nhựa.", "Thu gom dần rác thải nhựa.", ("tất cả rác thải", "dần")),
    ("Miễn phí cho mọi người đến khám.", "Miễn phí cho người nghèo đến khám.", ("mọi người đến", "người nghèo đến")),
    # the whole is said in other words, with its number, of the own place, or not at all
    ("Sửa chữa toàn bộ cầu yếu.", "Sửa chữa tất cả 12 cầu yếu.", None),
    ("Sửa chữa toàn bộ cầu yếu.", "Sửa chữa toàn bộ 12 cầu yếu.", None),
    ("Sửa chữa tất cả các cầu yếu.", "Sửa chữa mọi cầu yếu.", None),
    ("Sửa chữa toàn bộ cầu yếu.", "Sửa chữa 100% cầu yếu (12 cầu).", None),
    ("Miễn phí cho mọi người đến khám.", "Miễn phí cho người xã An Bình đến khám.", None),
    ("Sửa chữa toàn bộ cầu yếu.", "Sửa chữa cầu yếu.", None),
    ("Từng bước thay toàn bộ đường ống.", "Từng bước thay đường ống.", None),
    ("Sửa chữa cầu yếu.", "Sửa chữa 12 cầu yếu.", None),
])
def test_the_whole_of_a_group(parent: str, child: str, lost: tuple[str, str] | None) -> None:
    assert whole_lost(parent, [child], OWN) == lost


@pytest.mark.parametrize(("parent", "child", "left"), [
    ("Người đứng đầu trực tiếp tiếp dân.", "Phó Chủ tịch tiếp dân.", True),
    ("Giám đốc trực tiếp đối thoại.", "Giám đốc ủy quyền Chánh Văn phòng đối thoại.", True),
    ("Giám đốc trực tiếp đối thoại.", "Giám đốc Sở trực tiếp đối thoại.", False),
    ("Giám đốc trực tiếp đối thoại.", "Giám đốc, các Phó Giám đốc Sở trực tiếp đối thoại.", False),
    ("Bí thư trực tiếp đối thoại.", "Phó Bí thư trực tiếp đối thoại.", True),
    ("Giám đốc trực tiếp đối thoại.", "Cấp phó của Giám đốc trực tiếp đối thoại.", True),
    ("Giám đốc hoặc Phó Giám đốc trực tiếp đối thoại.", "Phó Giám đốc đối thoại.", False),
    ("Tiếp dân hằng tuần.", "Phó Chủ tịch tiếp dân hằng tuần.", False),
])
def test_the_head_in_person(parent: str, child: str, left: bool) -> None:
    assert (head_replaced(parent, [child]) is not None) is left
