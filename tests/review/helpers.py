"""Two plans written for these tests, and a session over them."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import thidua_parse as tp
from thidua_parse.review.server import ReviewServer
from thidua_parse.review.session import Session
from thidua_parse.review.store import CorrectionFile

UPPER = """ỦY BAN NHÂN DÂN
TỈNH HÀ NAM
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 145/KH-UBND
Hà Nam, ngày 12 tháng 3 năm 2021

KẾ HOẠCH
Tổ chức phong trào thi đua “Hà Nam xanh, sạch, an toàn” giai đoạn 2021 - 2025

Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003;
Thực hiện Quyết định số 212/QĐ-TTg ngày 20 tháng 01 năm 2021 của Thủ tướng Chính phủ, Ủy ban nhân dân tỉnh xây dựng kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Nâng cao nhận thức của cán bộ và Nhân dân về bảo vệ môi trường.
2. Phấn đấu đến năm 2025 có 90% số xã đạt tiêu chí xanh, sạch.
II. NỘI DUNG THI ĐUA
1. Thi đua trồng cây, giữ gìn vệ sinh đường làng, ngõ xóm.
2. Thi đua phân loại rác tại nguồn.
III. TỔ CHỨC THỰC HIỆN
1. Sở Tài nguyên và Môi trường chủ trì, phối hợp với Sở Nội vụ hướng dẫn thực hiện.
2. Ủy ban nhân dân các huyện, thành phố xây dựng kế hoạch, báo cáo kết quả về Sở Nội vụ trước ngày 15 tháng 11 hằng năm.

Nơi nhận:
- Như trên;
- Lưu: VT, NV.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH


Trần Minh Khôi
"""
LOWER = """ỦY BAN NHÂN DÂN
HUYỆN KIM BẢNG
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 61/KH-UBND
Kim Bảng, ngày 20 tháng 4 năm 2021

KẾ HOẠCH
Tổ chức phong trào thi đua “Hà Nam xanh, sạch, an toàn” giai đoạn 2021 - 2025

Thực hiện Kế hoạch số 145/KH-UBND ngày 12 tháng 3 năm 2021 của Ủy ban nhân dân tỉnh Hà Nam, Ủy ban nhân dân huyện xây dựng kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Nâng cao nhận thức của cán bộ và Nhân dân về bảo vệ môi trường.
2. Phấn đấu đến năm 2025 có 80% số xã đạt tiêu chí xanh, sạch.
II. NỘI DUNG THI ĐUA
1. Thi đua trồng cây, giữ gìn vệ sinh đường làng, ngõ xóm.
III. TỔ CHỨC THỰC HIỆN
1. Phòng Tài nguyên và Môi trường chủ trì thực hiện, báo cáo kết quả về Phòng Nội vụ trước ngày 01 tháng 11 hằng năm.

Nơi nhận:
- Ủy ban nhân dân tỉnh;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH


Lê Thu Hà
"""
WHO = "Nguyễn Thị Mai"


def write_plans(folder: Path) -> list[Path]:
    """The two plans as files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (("huyen.txt", LOWER), ("tinh.txt", UPPER)):
        (folder / name).write_text(text, "utf-8")
    return [folder / "huyen.txt", folder / "tinh.txt"]


def plans_of(folder: Path) -> list[tp.Plan]:
    return [p for p in tp.parse_many([folder]) if isinstance(p, tp.Plan)]


def session_of(folder: Path, **options: object) -> Session:
    """A session whose clock counts seconds."""
    ticks = count()
    return Session(
        plans_of(folder), CorrectionFile(folder / "corrections.jsonl"),
        clock=lambda: f"2026-01-05T08:00:{next(ticks) % 60:02}Z", **options,
    )


@contextlib.contextmanager
def served(session: Session) -> Iterator[ReviewServer]:
    """The session's server, running until the end of the block."""
    server = ReviewServer(session)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
