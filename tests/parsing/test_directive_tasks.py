"""Directives, telegrams and letters set their tasks in numbered paragraphs without a heading."""

from __future__ import annotations

from pathlib import Path

import pytest

import thidua_parse
from thidua_parse.record import Plan

PARAGRAPHS = """1. Sở Xây dựng kiểm tra giàn giáo, cần cẩu tại các công trình đang thi công.
2. Ủy ban nhân dân các huyện chặt tỉa cây xanh ven đường.
"""


@pytest.mark.parametrize(("kind", "symbol", "sentence", "role"), [
    ("CHỈ THỊ", "CT-UBND", "Để bảo đảm an toàn mùa gió, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:", "measures"),
    ("CHỈ THỊ", "CT-UBND", "Các ngành tập trung làm tốt một số việc trọng tâm sau đây:", "measures"),
    ("CÔNG ĐIỆN", "CĐ-UBND", "Chủ tịch tỉnh điện: Sở Xây dựng; các huyện\nthực hiện tốt các nội dung sau:", "measures"),
    ("CHỈ THỊ", "CT-UBND", "Thời gian qua gió lớn đã làm đổ nhiều cây.", "other"),
    ("KẾ HOẠCH", "KH-UBND", "Ủy ban nhân dân tỉnh yêu cầu thực hiện như sau:", "other"),
    ("BÁO CÁO", "BC-UBND", "Ủy ban nhân dân tỉnh yêu cầu thực hiện như sau:", "other"),
])
def test_paragraphs_behind_the_sentence_that_sets_tasks(
    tmp_path: Path, kind: str, symbol: str, sentence: str, role: str
) -> None:
    text = (
        f"ỦY BAN NHÂN DÂN TỈNH HÀ NAM\nSố: 07/{symbol}\nHà Nam, ngày 08 tháng 7 năm 2019\n\n{kind}\n"
        f"Về bảo đảm an toàn mùa gió\n\n{sentence}\n{PARAGRAPHS}"
    )
    assert roles(tmp_path, text) == [role, role]


@pytest.mark.parametrize(("sentence", "role"), [
    ("Ủy ban nhân dân huyện yêu cầu các xã thực hiện một số công việc sau:", "measures"),
    ("Ủy ban nhân dân huyện giao:", "measures"),
    ("Kết quả đạt được trong mùa gió năm ngoái như sau:", "other"),
])
def test_a_letter_sets_tasks_only_where_it_says_so(tmp_path: Path, sentence: str, role: str) -> None:
    text = (
        "ỦY BAN NHÂN DÂN HUYỆN TÂN LẬP\nSố: 19/UBND-KT\nV/v an toàn mùa gió\nTân Lập, ngày 08 tháng 7 năm 2019\n\n"
        f"Kính gửi: Ủy ban nhân dân các xã, thị trấn.\n\n{sentence}\n{PARAGRAPHS}"
    )
    assert roles(tmp_path, text) == [role, role]


def roles(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "paper.txt"
    path.write_text(text, "utf-8")
    plan = thidua_parse.parse(path)
    assert isinstance(plan, Plan)
    return [s.role for s in plan.sections]
