"""What a near item of the child cuts, counts or leaves to a deputy: members of a list, wholes, the head."""

from __future__ import annotations

import pytest

from thidua_parse.compliance.rules.losses import (
    counted_lost,
    head_replaced,
    member_lost,
    only_shortened,
    whole_lost,
)

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
    assert member_lost(parent, [child], [("Trạm y tế khám thai cho phụ nữ mang thai.", "")]) is None


def test_people_in_an_item_that_takes_up_another_mention_of_them_are_lost_here() -> None:
    parent, child = "Lập danh sách người già neo đơn, trẻ mồ côi, người khuyết tật nặng; cập nhật mỗi quý.", "Lập danh sách người già neo đơn, trẻ mồ côi trên địa bàn phường; cập nhật mỗi quý."
    other = "Khám bệnh cho người khuyết tật nặng."
    assert member_lost(parent, [child], [(other, "")], anything=True) is None
    assert member_lost(parent, [child], [(other, "Khám bệnh, phát thuốc cho người khuyết tật nặng.")], anything=True) == "người khuyết tật nặng"


def test_the_first_people_of_a_list_and_ages() -> None:
    parent = "Thăm 100% hội viên ốm đau; hỗ trợ nữ công nhân nuôi con dưới 24 tháng tuổi, hội viên ở trọ, hội viên neo đơn."
    assert member_lost(parent, ["Thăm 100% hội viên ốm đau; hỗ trợ hội viên neo đơn."], [], anything=True)


def test_a_second_half_counts_in_items_that_are_nearly_the_same() -> None:
    parent, child = "Mọi bãi rác được thống kê và có biện pháp xử lý.", "Mọi bãi rác được thống kê."
    assert member_lost(parent, [child], []) is None
    assert member_lost(parent, [child], [], anything=True) == "và có biện pháp xử lý"


@pytest.mark.parametrize(("parent", "child", "lost"), [
    ("Dọn rác, trồng cây ven đường, sơn lại cầu; quét vôi.", "Dọn rác, sơn lại cầu; quét vôi.", "trồng cây ven đường"),
    ("Dọn rác; họp xóm bình xét; quét vôi.", "Dọn rác; quét vôi.", "họp xóm bình xét"),
    ("Trả lời người dân bằng thư trong ba ngày.", "Trả lời người dân trong ba ngày.", "bằng thư"),
    ("Dọn rác, nhất là người cao tuổi, người khuyết tật; quét vôi.", "Dọn rác; quét vôi.", "nhất là người cao tuổi, người khuyết tật"),
    # the child goes on with a clause of its own behind the cut
    ("Ngăn xe quá tải, xe chở cát đá; có 9 chốt.", "Ngăn xe quá tải; góp phần để có 9 chốt.", "xe chở cát đá"),
    # bodies, places of some, times, a word inside a member, other words in its place
    ("Dọn rác, các trường tiểu học, quét vôi.", "Dọn rác, quét vôi.", None),
    ("Giúp dân, bà con vùng bãi sông, quét vôi.", "Giúp dân, quét vôi.", None),
    ("Dọn rác, chọn sáng thứ bảy, quét vôi.", "Dọn rác, quét vôi.", None),
    ("Dọn rác, thực hiện tốt việc quét vôi.", "Dọn rác, quét vôi.", None),
    ("Dọn rác, trồng cây ven đường, quét vôi.", "Dọn rác, nạo vét mương, quét vôi.", None),
])
def test_members_of_items_that_are_nearly_the_same(parent: str, child: str, lost: str | None) -> None:
    assert member_lost(parent, [child], [], anything=True) == lost
    assert lost is None or "người" in lost or member_lost(parent, [child], [], anything=True, members=False) is None


@pytest.mark.parametrize(("parent", "child", "shortened"), [
    ("Vận động hiến đất, góp công, giải phóng mặt bằng, không để khiếu kiện.", "Vận động hiến đất, góp công.", True),
    ("Vận động hiến đất, góp công, giải phóng mặt bằng, không để khiếu kiện.", "Vận động dân bản hiến đất, góp ngày công.", False),
    ("Vận động hiến đất.", "Vận động.", False),
])
def test_an_item_that_is_only_shortened(parent: str, child: str, shortened: bool) -> None:
    assert only_shortened(parent, [child]) is shortened


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


@pytest.mark.parametrize(("parent", "child", "lost"), [
    ("Giảm 10% số vụ cháy, số người bị thương so với năm trước.", "Giảm 12% số vụ cháy so với năm trước.", "số người bị thương"),
    ("Giảm 10% số vụ cháy, số người bị thương.", "Giảm số người bị thương và giảm 10% số vụ cháy.", None),
    ("Giảm 10% số vụ cháy, trồng cây.", "Giảm 10% số vụ cháy.", None),
])
def test_one_of_several_things_counted(parent: str, child: str, lost: str | None) -> None:
    assert counted_lost(parent, [child]) == lost


def test_what_a_criterion_asks_of_a_thing() -> None:
    parent, child = "Có sáng kiến được huyện công nhận; tổ đoàn kết.", "Có sáng kiến; tổ đoàn kết."
    assert member_lost(parent, [child], [], anything=True) is None
    assert member_lost(parent, [child], [], anything=True, qualities=True) == "được huyện công nhận"
    narrowed = "Không có đơn thư được xác minh là đúng; tổ đoàn kết."
    assert member_lost(narrowed, ["Không có đơn thư; tổ đoàn kết."], [], anything=True, qualities=True) is None
