"""Duties of scanned documents: labels that OCR spoilt stand for what the outline reads them as."""

from __future__ import annotations

import pytest

from .frame_helpers import plan
from .wording_helpers import BODY


def _duties(lines: str, *, ocr: bool = True) -> list[tuple[str, str]]:
    text = f"{BODY}I. MỤC ĐÍCH\nĐộng viên cán bộ.\n{lines}\n"
    return [(d.agency.raw, d.role) for d in plan(body=text, ocr=ocr).responsible_agencies]


HELD = [
    ("Văn phòng Sở", "lead"), ("Thanh tra Sở", "implement"), ("Phòng Cải cách hành chính", "implement"),
]


@pytest.mark.parametrize("lines", [
    # the part and its items as printed, and as OCR reads them
    "II. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Sở chủ trì theo dõi việc thực hiện.\n2. Thanh tra Sở kiểm tra các đơn vị.\n"
    "3. Phòng Cải cách hành chính\na) Tổng hợp kết quả.\nb) Đăng tin trên trang của Sở.",
    "H. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Sở chủ trì theo dõi việc thực hiện.\n2. Thanh tra Sở kiểm tra các đơn vị.\n"
    "3. Phòng Cải cách hành chính\n8) Tổng hợp kết quả.\nb) Đăng tin trên trang của Sở.",
    "IL. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Sở chủ trì theo dõi việc thực hiện.\n2, Thanh tra Sở kiểm tra các đơn vị.\n"
    "Š. Phòng Cải cách hành chính\na) Tổng hợp kết quả.\nb) Đăng tin trên trang của Sở.",
])
def test_duties_below_spoilt_labels(lines: str) -> None:
    assert _duties(lines) == HELD


def test_labels_of_typed_texts_are_left_alone() -> None:
    lines = "II. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Sở chủ trì theo dõi việc thực hiện.\n2. Thanh tra Sở kiểm tra các đơn vị."
    assert _duties(lines, ocr=False) == _duties(lines) == HELD[:2]
