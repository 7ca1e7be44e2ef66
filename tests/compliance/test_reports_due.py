"""Reports of a pair: which go up, which stage they are of, rhythms and days within a quarter."""

from __future__ import annotations

import pytest

from thidua_parse.compliance import check
from thidua_parse.linking.link import link
from thidua_parse.parsing import parse_text
from thidua_parse.reading.text import read_text

HIGHER = """UBND TỈNH KON TUM
SỞ GIÁO DỤC VÀ ĐÀO TẠO
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 815/KH-SGDĐT
Kon Tum, ngày 05 tháng 9 năm 2022

KẾ HOẠCH
Phát động phong trào thi đua “Mỗi tuần một trang sách” năm học 2022 - 2023

I. MỤC ĐÍCH
Gây thói quen đọc sách cho học sinh vùng cao.

II. NỘI DUNG
1. Mỗi lớp lập góc sách, giới thiệu sách vào tiết chào cờ.
2. Mỗi học sinh đọc ít nhất 04 cuốn sách trong năm học.

III. TỔ CHỨC THỰC HIỆN
1. Các phòng thuộc Sở hướng dẫn, kiểm tra.
2. Các trường trung học phổ thông, đơn vị trực thuộc: {duty}./.

Nơi nhận:
- UBND tỉnh (b/c);
- Các trường THPT, đơn vị trực thuộc;
- Lưu: VT.

GIÁM ĐỐC

Phạm Thị Ngân
"""
LOWER = """SỞ GIÁO DỤC VÀ ĐÀO TẠO KON TUM
TRƯỜNG THPT ĐẮK TÔ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 61/KH-THPTĐT
Đắk Tô, ngày 15 tháng 9 năm 2022

KẾ HOẠCH
Thực hiện phong trào thi đua “Mỗi tuần một trang sách” năm học 2022 - 2023

Thực hiện Kế hoạch số 815/KH-SGDĐT ngày 05/9/2022 của Sở Giáo dục và Đào tạo tỉnh Kon Tum về phát động phong trào thi đua “Mỗi tuần một trang sách” năm học 2022 - 2023, Trường THPT Đắk Tô xây dựng kế hoạch như sau:

I. MỤC ĐÍCH
Gây thói quen đọc sách cho học sinh của trường.

II. NỘI DUNG
1. Mỗi lớp lập góc sách, giới thiệu sách vào tiết chào cờ sáng thứ hai.
2. Mỗi học sinh đọc ít nhất 05 cuốn sách trong năm học.

III. TỔ CHỨC THỰC HIỆN
1. Thư viện chủ trì; {duty}.
2. Các tổ chuyên môn báo cáo kết quả cho nhà trường trước ngày 12/5/2023./.

Nơi nhận:
- Sở GD&ĐT (b/c);
- Thư viện, các tổ chuyên môn;
- Lưu: VT.

HIỆU TRƯỞNG

A Lăng Hùng
"""


def verdict(higher: str, lower: str) -> tuple[str, str]:
    """Verdict of G14 and the sentence for a duty to report of either plan."""
    plans = [
        parse_text(read_text(text.format(duty=duty).encode(), path=name))
        for text, duty, name in ((HIGHER, higher, "higher.txt"), (LOWER, lower, "lower.txt"))
    ]
    found = [f for f in check(link(plans)).on_pairs() if f.rule == "G14"]
    assert len(found) == 1
    return found[0].verdict, found[0].message


FINAL = "báo cáo tổng kết về Sở (qua Văn phòng Sở) trước ngày 05/6/2023"


@pytest.mark.parametrize(("higher", "lower", "expected"), [
    # the report of the school's own groups is none to the department
    (FINAL, "báo cáo tổng kết về Sở trước ngày 31/5/2023", "pass"),
    (FINAL, "báo cáo tổng kết về Sở trước ngày 20/6/2023", "fail"),
    # each stage with its own date
    (f"gửi danh sách góc sách trước ngày 30/10/2022; {FINAL}",
     "gửi danh sách góc sách về Sở trước ngày 25/10/2022; báo cáo tổng kết về Sở trước ngày 31/5/2023", "pass"),
    (f"gửi danh sách góc sách trước ngày 30/10/2022; {FINAL}",
     "gửi danh sách góc sách về Sở trước ngày 25/11/2022; báo cáo tổng kết về Sở trước ngày 31/5/2023", "fail"),
    (f"báo cáo sơ kết về Sở trước ngày 10/01/2023; {FINAL}", "báo cáo tổng kết về Sở trước ngày 31/5/2023", "partial"),
    # a day within the quarter, and a rarer rhythm
    ("báo cáo về Sở trước ngày 20 tháng cuối quý", "báo cáo về Sở trước ngày 18 tháng cuối quý", "pass"),
    ("báo cáo về Sở trước ngày 20 tháng cuối quý", "báo cáo về Sở trước ngày 25 tháng cuối quý", "fail"),
    ("báo cáo về Sở trước ngày 20 tháng cuối quý", "báo cáo về Sở trước ngày 15/12/2022 và ngày 15/5/2023", "fail"),
    # a rhythm in words that is no word of the record
    ("báo cáo hằng tháng về Sở Giáo dục và Đào tạo", "hai tháng một lần báo cáo Sở Giáo dục và Đào tạo", "fail"),
    ("báo cáo về Sở trước ngày 30/12 hằng năm", "báo cáo về Sở trước ngày 05/01 của năm sau", "fail"),
])
def test_reports_of_a_pair(higher, lower, expected) -> None:
    found, message = verdict(higher, lower)
    assert found == expected, message


@pytest.mark.parametrize(("lower", "expected"), [
    ("báo cáo về Sở trước ngày 10 tháng 6 và trước ngày 10 tháng 12 hằng năm", "pass"),
    ("báo cáo về Sở trước ngày 25 tháng 6 và trước ngày 25 tháng 12 hằng năm", "fail"),
    ("báo cáo về Sở trước ngày 10 tháng 12 hằng năm", "partial"),
])
def test_reports_twice_a_year(lower, expected) -> None:
    higher = "báo cáo về Sở hai lần mỗi năm: trước ngày 15 tháng 6 và trước ngày 15 tháng 12"
    found, message = verdict(higher, lower)
    assert found == expected, message


def test_a_day_without_a_year_comes_every_year() -> None:
    """No year is read into "trước ngày 20/5" of a plan for several years."""
    found, message = verdict("báo cáo về Sở trước ngày 30/5 hằng năm", "báo cáo về Sở trước ngày 20/5")
    assert found != "fail", message
