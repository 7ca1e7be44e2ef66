"""Figures of aligned items: bounds, rhythms, days, shares in words, groups made smaller, grades."""

from __future__ import annotations

import pytest

from thidua_parse.compliance.rules.grades import grade_lowered
from thidua_parse.compliance.rules.measures import compared, measures, narrowed


@pytest.mark.parametrize(("text", "value", "unit", "bound", "per"), [
    ("mỗi trạm trực ít nhất 30 giờ mỗi tuần", 30, "giờ", "least", 52),
    ("đường dây nóng trả lời trong vòng 12 phút", 12, "phút", "most", None),
    ("mỗi quý tối thiểu hai buổi đối thoại", 2, "buổi", "least", 4),
    ("họp tổ ba tháng một lần", 1, "lần", "least", 4),
    ("hỗ trợ tối thiểu 35 nghìn đồng một suất", 35_000, "đồng", "least", None),
    ("đạt ít nhất 4/5 tiêu chí", 0.8, "phần", "least", None),
    ("từ 12 sáng kiến trở lên được công nhận", 12, "sáng", "least", None),
    ("tháo dỡ toàn bộ biển quảng cáo sai phép", 100, "%", "least", None),
    ("ứng trực khi có báo động số III trở lên", 3, "báo động", "most", None),
    ("phản ánh phải được giải quyết dứt điểm trong 12 ngày", 12, "ngày", "most", None),
    ("dọn kênh vào thứ Ba và thứ Sáu hằng tuần", 104, "thứ", "least", None),
    ("dọn kênh các ngày thứ 3, 5, 7 hằng tuần", 156, "thứ", "least", None),
    ("dọn kênh sáng thứ bảy đầu tháng", 12, "thứ", "least", None),
    ("hoàn thành trong quý III/2024", 20240930, "ngày/tháng", "most", None),
    ("xong trong tháng 2 năm 2024", 20240229, "ngày/tháng", "most", None),
    ("niêm yết kết quả vào ngày 07 hằng tháng", 7, "ngày/kỳ", "most", None),
    ("ít nhất mỗi tháng hai đợt về thôn", 2, "đợt", "least", 12),
    ("bình quân mỗi người trồng 02 cây", 2, "cây", "least", None),
])
def test_a_figure_is_read_with_its_bound(text, value, unit, bound, per) -> None:
    assert (value, unit, bound, per) in {(m.value, m.unit, m.bound, m.per) for m in measures(text)}


@pytest.mark.parametrize("text", [
    "năm 2024 có nhiều chuyển biến", "phục vụ cả thứ bảy chủ nhật", "theo Nghị định số 42 của Chính phủ",
    "xây dựng kế hoạch trước ngày 12/5/2024", "", "lần thứ hai", "đợt thứ ba, thứ tư", "báo cáo trong quý III/2024",
])
def test_what_is_no_figure(text) -> None:
    assert not measures(text, "2024")


FALLS = [
    ("mở cửa ít nhất 30 giờ mỗi tuần", "mở cửa 24 giờ mỗi tuần"),
    ("mỗi học kỳ ít nhất 03 buổi ngoại khóa", "mỗi năm học ít nhất 03 buổi ngoại khóa"),
    ("họp tổ mỗi tháng một lần", "họp tổ hai tháng một lần"),
    ("xử lý phản ánh trong vòng 6 giờ", "xử lý phản ánh trong vòng 10 giờ"),
    ("tỷ lệ hao hụt không quá 5%", "tỷ lệ hao hụt không quá 7%"),
    ("nạo vét xong trước ngày 20/5/2024", "nạo vét xong trước ngày 20/6/2024"),
    ("mỗi đoàn viên trồng ít nhất 02 cây", "mỗi chi đoàn trồng ít nhất 02 cây"),
    ("tháo dỡ toàn bộ lều quán trái phép", "tháo dỡ phần lớn lều quán trái phép"),
    ("đến năm 2025 có 60% hộ dùng nước sạch", "đến năm 2027 có 60% hộ dùng nước sạch"),
    ("ứng trực khi có báo động số I trở lên", "ứng trực khi có báo động số II trở lên"),
    ("giá trị suất ăn tối thiểu 25.000 đồng", "giá trị suất ăn tối thiểu 22 nghìn đồng"),
    ("mức hỗ trợ ít nhất 90.000 đồng/người", "mức hỗ trợ 120.000 đồng/tổ"),
    ("mỗi xã có ít nhất 02 câu lạc bộ", "mỗi huyện có ít nhất 03 câu lạc bộ"),
    ("dọn kênh vào thứ Ba và thứ Sáu hằng tuần", "dọn kênh vào thứ Sáu hằng tuần"),
    ("mở lớp vào chiều thứ Năm hằng tuần", "mở lớp vào chiều thứ Năm đầu tháng"),
    ("hoàn thành trong quý III/2024", "hoàn thành trước ngày 15/10/2024"),
    ("niêm yết vào ngày 07 hằng tháng", "niêm yết vào ngày 20 hằng tháng"),
]


@pytest.mark.parametrize(("parent", "child"), FALLS)
def test_a_figure_falls_short(parent, child) -> None:
    bound = parent if "60%" not in parent else parent.replace("có 60%", "có ít nhất 60%")
    assert any(c.short for c in compared(bound, [child], ("2024", "2024")))


@pytest.mark.parametrize(("parent", "child"), [
    *((p, p) for p, _ in FALLS),
    ("mở cửa ít nhất 30 giờ mỗi tuần", "mở cửa 36 giờ mỗi tuần"),
    ("họp tổ mỗi quý một lần", "họp tổ mỗi tháng một lần"),
    ("tỷ lệ hao hụt không quá 5%", "tỷ lệ hao hụt dưới 4%"),
    ("nạo vét xong trước ngày 20/5/2024", "nạo vét xong trước ngày 15/5"),
    ("mỗi xã trồng ít nhất 100 cây", "mỗi thôn trồng ít nhất 100 cây"),
    ("tối thiểu 25.000 đồng/suất", "tối thiểu 26 nghìn đồng một suất"),
    ("có ít nhất 90% hộ ký cam kết", "toàn bộ các hộ ký cam kết"),
    # an interim goal below the final one
    ("đến năm 2025 có ít nhất 80% hộ dùng nước sạch", "năm 2024 có 70% hộ dùng nước sạch, đến năm 2025 có 82% hộ dùng nước sạch"),
])
def test_a_figure_is_kept(parent, child) -> None:
    found = compared(parent, [child], ("2024", "2024"))
    assert not any(c.short for c in found)


def test_a_figure_left_out_is_not_below() -> None:
    found = compared("mỗi năm ít nhất 05 lớp tập huấn", ["tổ chức tập huấn hằng năm"])
    assert [(c.mine, c.short) for c in found] == [(None, False)]


@pytest.mark.parametrize(("parent", "child", "phrase"), [
    ("100% cán bộ, công chức học chữ ký số", "100% cán bộ chủ chốt học chữ ký số", "chủ chốt"),
    ("100% hộ kinh doanh ký cam kết", "100% hộ kinh doanh có đăng ký ký cam kết", "có đăng ký"),
    ("100% trạm y tế có bác sĩ", "100% trạm y tế ở xã Tân An có bác sĩ", "ở xã Tân An"),
    ("100% tổ tự quản ở thôn có quy chế", "100% tổ tự quản ở thôn có quy chế riêng", None),
    ("100% cán bộ chủ chốt học chữ ký số", "100% cán bộ chủ chốt học chữ ký số", None),
])
def test_a_share_of_a_part_of_the_group_only(parent, child, phrase) -> None:
    assert narrowed(parent, child) == phrase


def test_a_lower_grade_of_a_criterion() -> None:
    assert grade_lowered("tập thể hoàn thành xuất sắc nhiệm vụ", "tập thể hoàn thành tốt nhiệm vụ") == (
        "hoàn thành xuất sắc", "hoàn thành tốt"
    )
    assert grade_lowered("cá nhân hoàn thành tốt nhiệm vụ", "cá nhân hoàn thành xuất sắc nhiệm vụ") is None


@pytest.mark.parametrize(("parent", "child", "short"), [
    # over all the years of a stage for every year
    ("Mỗi xã mở ít nhất 12 lớp mỗi năm.", "Xã mở ít nhất 12 lớp trong cả giai đoạn.", True),
    ("Mỗi xã mở ít nhất 12 lớp mỗi năm.", "Xã mở ít nhất 60 lớp trong cả giai đoạn.", False),
    ("Mỗi xã mở ít nhất 12 lớp trong cả giai đoạn.", "Xã mở ít nhất 12 lớp trong cả giai đoạn.", False),
    # one time in other units
    ("Có từ 03 năm tham gia tổ hòa giải.", "Có từ 10 tháng tham gia tổ hòa giải.", True),
    ("Có từ 12 tháng tham gia tổ hòa giải.", "Có từ 02 năm tham gia tổ hòa giải.", False),
    ("Trả lời dân trong vòng 24 giờ.", "Trả lời dân trong vòng 03 ngày.", True),
    ("Trả lời dân trong vòng 02 ngày.", "Trả lời dân trong vòng 24 giờ.", False),
    ("Trả lời dân trong vòng 24 giờ.", "Trả lời dân trong nửa ngày.", False),
    # a rhythm behind a comma is of the figure before it
    ("Mỗi thôn có ít nhất 01 tổ tự quản, tuần tra tối thiểu 03 đêm mỗi tuần.", "Mỗi thôn có ít nhất 01 tổ tự quản, tuần tra tối thiểu 15 đêm mỗi tháng.", False),
    ("Mỗi thôn có ít nhất 01 tổ tự quản, tuần tra tối thiểu 03 đêm mỗi tuần.", "Mỗi thôn có ít nhất 01 tổ tự quản, tuần tra tối thiểu 03 đêm mỗi tháng.", True),
    # how often a thing is done of which no figure is named
    ("Cập nhật danh sách hằng quý.", "Cập nhật danh sách hằng năm.", True),
    ("Cập nhật danh sách hằng quý.", "Cập nhật danh sách mỗi tháng.", False),
    ("Cập nhật danh sách hằng quý.", "Cập nhật danh sách 02 lần mỗi quý.", False),
    ("Cập nhật danh sách hằng quý.", "Họp mặt người cao tuổi hằng năm.", False),
    # a level that says of which things
    ("100% thuyền gỗ từ 12 mét trở lên sơn số hiệu.", "100% thuyền gỗ từ 20 mét trở lên sơn số hiệu.", True),
    ("100% thuyền gỗ từ 12 mét trở lên sơn số hiệu.", "100% thuyền gỗ từ 8 mét trở lên sơn số hiệu.", False),
    # done by each, or by all together
    ("Mỗi chi bộ kết nạp ít nhất 01 người mỗi năm.", "Toàn Đảng bộ kết nạp ít nhất 01 người mỗi năm.", True),
    ("Mỗi đảng viên giúp 01 hộ nghèo.", "Mỗi chi bộ giúp 01 hộ nghèo.", True),
    ("Mỗi đảng viên giúp 01 hộ nghèo.", "Mỗi đảng viên giúp ít nhất một hộ nghèo.", False),
    # days of the week without "hằng tuần"
    ("Nhà văn hóa mở cửa thứ Bảy, Chủ nhật.", "Nhà văn hóa mở cửa sáng thứ Bảy.", True),
    ("Nhà văn hóa mở cửa thứ Bảy, Chủ nhật.", "Nhà văn hóa mở cửa tất cả các ngày trong tuần.", False),
    ("Trạm trực 24/24 giờ mùa mưa.", "Trạm trực suốt ngày đêm mùa mưa.", False),
])
def test_rhythms_and_times_in_other_words(parent: str, child: str, short: bool) -> None:
    assert any(c.short for c in compared(parent, [child])) is short


def test_round_the_clock_left_out() -> None:
    found = compared("Trạm trực 24/24 giờ mùa mưa.", ["Trạm trực giờ hành chính mùa mưa."])
    assert [c.mine for c in found] == [None] and found[0].theirs.outright


def test_all_of_them_is_no_share_left_out() -> None:
    assert compared("Chi hội hoàn thành 5/5 nội dung.", ["Chi hội hoàn thành cả 5 nội dung."])[0].mine is not None
    assert compared("Chi hội hoàn thành 5/5 nội dung.", ["Chi hội hoàn thành các nội dung."])[0].mine is None
