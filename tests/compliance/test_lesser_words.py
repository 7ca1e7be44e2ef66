"""Clauses that are cut, verbs that do less, bans made advice, levels of recognition lowered."""

from __future__ import annotations

import pytest

from thidua_parse.compliance.rules.bans import allowed, rather_not
from thidua_parse.compliance.rules.clauses import clause_gone
from thidua_parse.compliance.rules.grades import grade_lowered
from thidua_parse.compliance.rules.losses import whole_lost
from thidua_parse.compliance.rules.opposites import weakened
from thidua_parse.compliance.rules.softened import softened
from thidua_parse.compliance.words import words

ITEM = "Dọn kênh mỗi tuần một lần; xử lý nghiêm người đổ rác; kiên quyết tháo dỡ nhà lấn bờ kênh."


def gone(parent: str, child: str, elsewhere: str = "", own: bool = True) -> str | None:
    return clause_gone(parent, [child], lambda: f" {' '.join(words(f'{child} {elsewhere}'))} ", lambda _: own)


@pytest.mark.parametrize(("child", "cut"), [
    ("Dọn kênh mỗi tuần hai lần; xử lý nghiêm người đổ rác.", True),
    (ITEM, False),
    # something else stands there
    ("Dọn kênh mỗi tuần hai lần; xử lý nghiêm người đổ rác; trồng hoa ven đường làng.", False),
    # another item at all
    ("Trồng hoa ven đường làng.", False),
])
def test_a_clause_with_nothing_in_its_place(child: str, cut: bool) -> None:
    assert (gone(ITEM, child) == "kiên quyết tháo dỡ nhà lấn bờ kênh") is cut


def test_a_clause_that_stands_elsewhere_or_is_for_others_is_not_gone() -> None:
    child = "Dọn kênh mỗi tuần hai lần; xử lý nghiêm người đổ rác."
    assert gone(ITEM, child, "Đội quản lý kiên quyết tháo dỡ nhà lấn bờ kênh.") is None
    assert gone(ITEM, child, own=False) is None


@pytest.mark.parametrize("clause", [
    "hằng năm báo cáo kết quả dọn kênh", "xây dựng kế hoạch dọn kênh cả năm", "tặng giấy khen người dọn giỏi",
    "các xã, phường dựng biển báo ven kênh", "ít nhất 40 biển báo dựng ven kênh",
])
def test_clauses_that_others_judge(clause: str) -> None:
    parent = f"Dọn kênh mỗi tuần một lần; xử lý nghiêm người đổ rác; {clause}."
    assert gone(parent, "Dọn kênh mỗi tuần một lần; xử lý nghiêm người đổ rác.") is None


@pytest.mark.parametrize(("parent", "child", "less"), [
    ("Trả lời đầy đủ kiến nghị của xã viên trong 5 ngày.", "Ghi nhận kiến nghị của xã viên.", True),
    ("Trả lời đầy đủ kiến nghị của xã viên trong 5 ngày.", "Ghi nhận và trả lời đầy đủ kiến nghị của xã viên.", False),
    ("Thu hồi đất rừng bị lấn chiếm trái phép.", "Rà soát đất rừng bị lấn chiếm.", True),
    ("Rà soát, thu hồi đất rừng bị lấn chiếm.", "Rà soát, thu hồi đất rừng bị lấn chiếm.", False),
    ("Đưa ra khỏi tổ những người không giữ lời cam kết.", "Nhắc nhở những người không giữ lời cam kết.", True),
    # other objects
    ("Trả lời kiến nghị của xã viên.", "Ghi nhận công lao của người trồng rừng.", False),
])
def test_verbs_that_do_less(parent: str, child: str, less: bool) -> None:
    assert (weakened(parent, [child]) is not None) is less


@pytest.mark.parametrize(("child", "weaker"), [
    ("Tránh lợi dụng quỹ để tư lợi.", True), ("Hạn chế lợi dụng quỹ để tư lợi.", True),
    ("Cấm lợi dụng quỹ để tư lợi.", False), ("Không được lợi dụng quỹ để tư lợi.", False),
])
def test_a_ban_made_advice(child: str, weaker: bool) -> None:
    assert (rather_not("Nghiêm cấm lợi dụng quỹ để tư lợi.", [child]) is not None) is weaker


def test_what_a_banned_thing_lacks_is_no_ban() -> None:
    ban = "Nghiêm cấm nhập giống cây không rõ nguồn gốc."
    assert allowed(ban, ["Cân nhắc khi nhập giống cây không rõ nguồn gốc."], []) is not None
    assert allowed(ban, ["Tuyệt đối không nhập giống cây không rõ nguồn gốc."], []) is None


def test_a_ban_in_its_own_words_is_kept() -> None:
    ban = "Trồng hoa ven ngõ; nói không với bếp than tổ ong."
    assert allowed(ban, ["Trồng hoa ven ngõ, ven kênh; nói không với bếp than tổ ong."], []) is None


def test_lesser_words_for_a_ban() -> None:
    assert softened("Không để hình thành bãi rác tự phát.", "Kiềm chế bãi rác tự phát.") is not None


def test_a_hundred_percent_of_another_thing_keeps_no_whole() -> None:
    parent = "Vận động 100% hộ ký cam kết; thu hồi toàn bộ lưới điện trong mùa lũ."
    assert whole_lost(parent, ["Vận động 100% hộ ký cam kết; thu hồi dần lưới điện trong mùa lũ."], frozenset()) == ("toàn bộ lưới điện", "dần")
    assert whole_lost(parent, ["Vận động 100% hộ ký cam kết; thu hồi 100% lưới điện dần trong mùa lũ."], frozenset()) is None


@pytest.mark.parametrize(("child", "lowered"), [
    ("Có mô hình được cấp xã trở lên công nhận.", True), ("Có mô hình được đơn vị công nhận.", True),
    ("Có mô hình được cấp tỉnh công nhận.", False), ("Có mô hình được cấp tỉnh trở lên công nhận.", False),
    ("Có mô hình được cấp huyện trở lên công nhận.", False),
])
def test_levels_of_recognition(child: str, lowered: bool) -> None:
    assert (grade_lowered("Có mô hình được cấp huyện trở lên công nhận.", child) is not None) is lowered
