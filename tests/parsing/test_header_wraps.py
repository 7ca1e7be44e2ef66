"""Names of bodies that were too long for their cell: the line end falls anywhere."""

from __future__ import annotations

import pytest

from thidua_parse.parsing import parse_text
from thidua_parse.reading import from_string

from .frame_helpers import plan

REST = """Số: 31/KH-TC
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Sơn Thủy, ngày 08 tháng 3 năm 2023

KẾ HOẠCH
Tổ chức phong trào thi đua “Nhà sạch, ngõ đẹp” năm 2023

I. MỤC ĐÍCH
1. Nâng cao ý thức giữ gìn vệ sinh.

Nơi nhận:
- Lưu: VT.

GIÁM ĐỐC

Đỗ Xuân Triêm
"""


@pytest.mark.parametrize(
    ("lines", "superior", "issuer"),
    [
        (["UBND TỈNH NINH BÌNH", "SỞ NÔNG NGHIỆP VÀ MÔI", "TRƯỜNG"],
         "UBND TỈNH NINH BÌNH", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"),
        (["UBND TỈNH HÀ", "NAM", "SỞ TƯ PHÁP"], "UBND TỈNH HÀ NAM", "SỞ TƯ PHÁP"),
        (["UBND TỈNH LÀO CAI", "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ", "HỘI"],
         "UBND TỈNH LÀO CAI", "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"),
        (["ỦY BAN NHÂN", "DÂN", "TỈNH BẮC NINH"], None, "ỦY BAN NHÂN DÂN TỈNH BẮC NINH"),
        (["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HỒ CHÍ", "MINH"],
         None, "ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH"),
        (["TỈNH ỦY VĨNH", "LONG", "ĐẢNG ỦY", "PHƯỜNG LONG", "CHÂU"],
         "TỈNH ỦY VĨNH LONG", "ĐẢNG ỦY PHƯỜNG LONG CHÂU"),
        (["BỘ GIÁO DỤC VÀ ĐÀO", "TẠO"], None, "BỘ GIÁO DỤC VÀ ĐÀO TẠO"),
        (["UBND HUYỆN GIA LÂM", "TRƯỜNG TIỂU HỌC", "LÊ QUÝ ĐÔN"],
         "UBND HUYỆN GIA LÂM", "TRƯỜNG TIỂU HỌC LÊ QUÝ ĐÔN"),
        (["UBND HUYỆN BA TRI", "PHÒNG TƯ PHÁP"], "UBND HUYỆN BA TRI", "PHÒNG TƯ PHÁP"),
        # what a scan leaves of a rule or a stamp is no word
        (["UBND HUYỆN BA TRI", "PHÒNG TƯ PHÁP", "RSX"], "UBND HUYỆN BA TRI", "PHÒNG TƯ PHÁP"),
    ],
)
def test_names_wrapped_in_narrow_cells(
    lines: list[str], superior: str | None, issuer: str
) -> None:
    record = parse_text(from_string("\n".join([*lines, REST])))
    assert record.issuing_body is not None
    assert record.issuing_body.raw == issuer
    assert (record.superior_body.raw if record.superior_body else None) == superior


@pytest.mark.parametrize(("title", "subject"), [
    ("TỔ CHỨC HỘI THI ĐUA GHE NGO TOÀN TỈNH\nLẦN THỨ HAI NĂM 2022\n", "TỔ CHỨC HỘI THI ĐUA GHE NGO TOÀN TỈNH LẦN THỨ HAI NĂM 2022"),
    ("Hội thi đua ghe ngo toàn tỉnh lần thứ hai\n", None),
])
def test_subject_below_the_date_where_the_kind_word_was_not_copied(title: str, subject: str | None) -> None:
    found = plan(title=title)
    assert found.subject == subject
    assert found.kind is not None and found.kind.code == "KH"  # from the number


@pytest.mark.parametrize("ocr", [False, True])
def test_subject_of_a_letter_behind_two_capitals_is_no_heading(ocr: bool) -> None:
    record = plan(number="Số: 12/SNV\nV/V triệu tập cán bộ dự hội nghị\n", title="Kính gửi: Các phòng.\n", ocr=ocr)
    assert record.subject == "triệu tập cán bộ dự hội nghị"
    assert record.issued_on.iso == "2022-03-09"
