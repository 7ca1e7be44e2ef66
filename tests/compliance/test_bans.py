"""Bans that a child turns round, keeps in other words, or leaves out."""

from __future__ import annotations

import pytest

from thidua_parse.compliance.rules.bans import allowed, bans, left_out

TURNED = [
    ("Nghiêm cấm chăn thả gia súc trong vành đai hồ.", "Nhắc nhở các hộ chăn thả gia súc trong vành đai hồ."),
    ("Dọn kênh mương; không đổ rác xuống lòng kênh.", "Dọn kênh mương; đổ rác xuống lòng kênh phải xin phép."),
    ("Người dân không phải nộp bản sao giấy khai sinh.", "Người dân nộp bản sao giấy khai sinh khi được yêu cầu."),
    ("không thu lệ phí cấp thẻ của học viên", "chỉ thu lệ phí cấp thẻ của học viên ngoài tỉnh"),
    ("Nghiêm cấm chăn thả gia súc trong vành đai hồ.", "Vận động các hộ không chăn thả gia súc trong vành đai hồ."),
    ("Không tự đặt thêm lệ phí ngoài danh mục", "Được đặt thêm lệ phí khi cần"),
]


@pytest.mark.parametrize(("parent", "child"), TURNED)
def test_a_ban_turned_round(parent, child) -> None:
    assert allowed(parent, [child], []) is not None


@pytest.mark.parametrize(("parent", "child"), [
    *((p, p) for p, _ in TURNED),
    ("không thu lệ phí cấp thẻ của học viên", "miễn lệ phí cấp thẻ cho học viên"),
    ("Nghiêm cấm chăn thả gia súc trong vành đai hồ.", "Tuyệt đối không chăn thả gia súc trong vành đai hồ."),
    ("Nghiêm cấm chăn thả gia súc trong vành đai hồ.", "Xử lý các trường hợp chăn thả gia súc trong vành đai hồ."),
    ("không ngừng nâng cao chất lượng phục vụ", "nâng cao chất lượng phục vụ"),
    ("không chỉ tuyên truyền mà còn kiểm tra", "tuyên truyền và kiểm tra"),
    ("Vận động nhân dân không đốt rơm rạ ngoài đồng.", "Tuyên truyền để nhân dân hạn chế đốt rơm rạ ngoài đồng."),
])
def test_a_ban_kept(parent, child) -> None:
    assert allowed(parent, [child], []) is None


def test_a_ban_that_stands_in_another_item() -> None:
    parent = "Dọn kênh mương; không đổ rác xuống lòng kênh."
    child = "Dọn kênh mương ba lần, gom chỗ đổ rác xuống lòng kênh."
    assert allowed(parent, [child], ["Các hộ không đổ rác xuống lòng kênh."]) is None
    assert allowed(parent, [child], ["Các hộ ký cam kết."]) is not None


def test_a_ban_left_out() -> None:
    parent = "Mở lớp học nghề; học viên không phải nộp tiền nguyên liệu."
    assert left_out(parent, ["Mở lớp học nghề tại nhà văn hóa."], []) == "không phải nộp tiền nguyên liệu"
    assert left_out(parent, ["Mở lớp học nghề; học viên được miễn tiền nguyên liệu."], []) is None
    assert left_out(parent, ["Mở lớp học nghề."], ["Học viên không nộp tiền nguyên liệu."]) is None


def test_slogans_are_no_bans() -> None:
    assert not bans("không ngừng đổi mới, không gian mạng an toàn, không quá 5 ngày làm việc")
