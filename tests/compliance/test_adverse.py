"""What an adversary found: figures of a whole area, ended laws, reviews by quarter, names of one body."""

from __future__ import annotations

import pytest

import thidua_parse as tp
from thidua_parse.compliance.days import last_day
from thidua_parse.compliance.rules.report import _REPORT_TO

HEAD = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
PARENT = f"""ỦY BAN NHÂN DÂN
TỈNH HÀ NAM
Số: 41/KH-UBND
{HEAD}Hà Nam, ngày 06 tháng 02 năm 2024

KẾ HOẠCH
Phát động phong trào thi đua “Mỗi vườn nhà một nguồn thu” trên địa bàn tỉnh giai đoạn 2024 - 2025

I. MỤC ĐÍCH
Khơi dậy ý chí làm giàu từ vườn nhà của nông dân trong tỉnh.

II. NỘI DUNG THI ĐUA
1. Thi đua cải tạo vườn tạp; toàn tỉnh phấn đấu 4.000 vườn mẫu được công nhận.
2. Thi đua liên kết tiêu thụ nông sản; mỗi xã có ít nhất 03 tổ hợp tác tiêu thụ nông sản.

III. THỜI GIAN
Từ tháng 3 năm 2024 đến tháng 10 năm 2025; tổng kết vào quý III năm 2025.

IV. KHEN THƯỞNG
Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen cho tập thể, cá nhân tiêu biểu.

V. TỔ CHỨC THỰC HIỆN
1. Sở Nông nghiệp và Phát triển nông thôn chủ trì theo dõi, đôn đốc phong trào.
2. Ủy ban nhân dân các huyện xây dựng kế hoạch thực hiện trong quý I năm 2024; báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12 hằng năm.

Nơi nhận:
- UBND các huyện;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Ngô Văn Bách
"""
CHILD = f"""ỦY BAN NHÂN DÂN
HUYỆN KIM BẢNG
Số: 57/KH-UBND
{HEAD}Kim Bảng, ngày 18 tháng 3 năm 2024

KẾ HOẠCH
Thực hiện phong trào thi đua “Mỗi vườn nhà một nguồn thu” trên địa bàn huyện giai đoạn 2024 - 2025

Thực hiện Kế hoạch số 41/KH-UBND ngày 06/02/2024 của Ủy ban nhân dân tỉnh Hà Nam về phát động phong trào thi đua “Mỗi vườn nhà một nguồn thu” trên địa bàn tỉnh giai đoạn 2024 - 2025, Ủy ban nhân dân huyện Kim Bảng xây dựng kế hoạch như sau:

I. MỤC ĐÍCH
Giúp nông dân các xã trong huyện có thêm nguồn thu từ vườn.

II. NỘI DUNG THI ĐUA
1. Thi đua cải tạo vườn tạp; toàn huyện phấn đấu 650 vườn mẫu được công nhận.
2. Thi đua liên kết tiêu thụ nông sản; mỗi xã có ít nhất 03 tổ hợp tác tiêu thụ nông sản.

III. THỜI GIAN
Từ tháng 4 năm 2024 đến tháng 9 năm 2025; tổng kết trong tháng 9 năm 2025.

IV. KHEN THƯỞNG
Chủ tịch Ủy ban nhân dân huyện tặng Giấy khen cho tập thể, cá nhân tiêu biểu.

V. TỔ CHỨC THỰC HIỆN
1. Phòng Nông nghiệp và Phát triển nông thôn chủ trì theo dõi, tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 10/12 hằng năm.
2. Ủy ban nhân dân các xã tổ chức thực hiện.

Nơi nhận:
- UBND tỉnh (b/c);
- Phòng Nông nghiệp và PTNT;
- UBND các xã;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Đỗ Thị Mận
"""


def verdicts(tmp_path, child):
    for name, text in (("parent", PARENT), ("child", child)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    graph = tp.link([tp.parse(tmp_path / "parent.txt"), tp.parse(tmp_path / "child.txt")])
    return {f.rule: f.verdict for f in tp.check(graph).on_pairs()}


def test_the_pair_is_clean(tmp_path):
    found = verdicts(tmp_path, CHILD)
    assert len(found) > 30 and "fail" not in found.values(), found
    assert found["G20"] == found["G10"] == "pass"  # 650 of the 4.000 of the province is no lower target


@pytest.mark.parametrize(("rule", "old", "new"), [
    ("G20", "ít nhất 03 tổ hợp tác", "ít nhất 01 tổ hợp tác"),  # set for each commune
    ("G14", "tổng kết trong tháng 9 năm 2025", "tổng kết trong tháng 11 năm 2025"),
    ("G10", "ngày 18 tháng 3 năm 2024", "ngày 18 tháng 6 năm 2024"),
    ("G08", "\n\nThực hiện Kế hoạch", "\n\nCăn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003;\nThực hiện Kế hoạch"),
    ("G24", "Chủ tịch Ủy ban nhân dân huyện tặng", "Phó Chủ tịch Ủy ban nhân dân huyện tặng"),
    ("G36", "TM. ỦY BAN NHÂN DÂN", "TM. HỘI ĐỒNG NHÂN DÂN"),
    ("G38", "\nKẾ HOẠCH\n", "\nCHỈ THỊ\n"),
])
def test_a_change_is_seen(tmp_path, rule, old, new):
    assert old in CHILD
    assert verdicts(tmp_path, CHILD.replace(old, new, 1))[rule] == "fail"


@pytest.mark.parametrize(("quarter", "month", "day"), [
    ("I", "", "2024-03-31"), ("IV", "", "2024-12-31"), ("", "2", "2024-02-29"), ("", "13", None),
])
def test_last_day_of_a_quarter_or_month(quarter, month, day):
    assert last_day(quarter, month, 2024) == day


def test_reports_to_federations_and_police():
    for name in ("Công an tỉnh", "Liên đoàn Lao động tỉnh", "Tỉnh Đoàn"):
        assert _REPORT_TO.search(f"báo cáo {name} trước ngày 10/12")["to"].startswith(name)
