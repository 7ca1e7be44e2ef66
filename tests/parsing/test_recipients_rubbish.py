"""What OCR makes of a stamp behind the filing line is no recipient; a second column of names is."""

from __future__ import annotations

import pytest

from thidua_parse.parsing import parse_text
from thidua_parse.reading.source import SourceText
from thidua_parse.record import Source

from .frame_helpers import plan

PAPER = """ỦY BAN NHÂN DÂN TỈNH HÀ NAM
Số: 12/KH-UBND
Hà Nam, ngày 08 tháng 7 năm 2019

KẾ HOẠCH
Bảo tồn nghề dệt

I. NHIỆM VỤ
1. Mở lớp dạy dệt cho thanh niên.

Nơi nhận:
- Sở Công Thương;
- Lưu: VT, KT.
- {line}
"""


@pytest.mark.parametrize(("ocr", "line", "kept"), [
    (True, "tm~ đa= 4 øKh", False),
    (True, "Các xã, thị trấn", True),
    (False, "Trang a=b", True),
])
def test_lines_behind_the_filing_line(ocr: bool, line: str, kept: bool) -> None:
    text = PAPER.format(line=line)
    plan = parse_text(SourceText(text, "sha256:0", Source(path="x.txt", ocr=ocr)))
    assert [r.raw for r in plan.recipients][:1] == ["Sở Công Thương"]
    assert (len(plan.recipients) == 3) is kept


def test_entries_of_a_scan_that_stand_on_one_line_behind_brackets() -> None:
    closing = "Nơi nhận:\n- Trang tin tỉnh (để đăng tải) - Các phòng; (để theo dõi) - Văn phòng Sở;\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Văn Út"
    found = [r.raw for r in plan(closing=closing, ocr=True).recipients]
    assert found == ["Trang tin tỉnh (để đăng tải)", "Các phòng; (để theo dõi)", "Văn phòng Sở", "Lưu: VT"]
    assert next(r.raw for r in plan(closing=closing).recipients) != found[0]
