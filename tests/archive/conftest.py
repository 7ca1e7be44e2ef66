"""Folders of small plans with known numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

TEXT = """ỦY BAN NHÂN DÂN
{place}
Số: {number}/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{short}, ngày {day} tháng {month} năm {year}
KẾ HOẠCH
Tổ chức phong trào thi đua “Đường hoa nở bốn mùa” năm {year}
Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/{year} của Ủy ban nhân dân tỉnh Hà Nam về việc phát động phong trào thi đua “Đường hoa nở bốn mùa”, Ủy ban nhân dân ban hành kế hoạch như sau:
I. MỤC ĐÍCH
Mỗi thôn có một tuyến đường hoa do nhân dân tự chăm sóc.
II. TỔ CHỨC THỰC HIỆN
1. Phòng Nội vụ chủ trì, báo cáo kết quả trước ngày 15/12/{year}.
Nơi nhận:
- Như mục II;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn {name}
"""


def plan_text(number: int = 1, place: str = "TỈNH HÀ NAM", short: str = "Hà Nam", year: int = 2021) -> str:
    """A short plan whose number, day and signer follow from ``number``."""
    return TEXT.format(
        number=number, place=place, short=short, year=year, day=f"{number % 28 + 1:02}",
        month=f"{number % 12 + 1:02}", name="ABCDEGHKLM"[number % 10],
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six plans in two folders, one file that cannot be read, one that is no document."""
    base = tmp_path / "plans"
    for number in range(1, 7):
        path = base / ("a" if number < 4 else "b") / f"kh{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(plan_text(number), "utf-8")
    (base / "b" / "hong.txt").write_bytes(b"")
    (base / "b" / "data.json").write_text("{}")
    return base


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Sixty plans and an empty file."""
    folder = tmp_path / "plans"
    folder.mkdir()
    for number in range(1, 61):
        (folder / f"kh{number:02}.txt").write_text(plan_text(number), "utf-8")
    (folder / "hong.txt").write_bytes(b"")
    return folder
