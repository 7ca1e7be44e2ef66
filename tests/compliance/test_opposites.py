"""Verbs of the parent turned round: the same object, the contrary done to it."""

from __future__ import annotations

import pytest

from thidua_parse.compliance.rules.opposites import turned_round


@pytest.mark.parametrize(("parent", "child", "found"), [
    ("Kiến nghị bỏ những bản sao mà cơ quan đã có sẵn.", "Yêu cầu nộp những bản sao mà cơ quan đã có sẵn.", True),
    ("Công khai danh sách hộ được hỗ trợ xi măng.", "Lưu nội bộ danh sách hộ được hỗ trợ xi măng.", True),
    ("Giảm giờ họp trực tiếp của xã.", "Tăng giờ họp trực tiếp của xã.", True),
    # kept, negated, another object, both verbs in one clause
    ("Giảm giờ họp trực tiếp của xã.", "Giảm giờ họp trực tiếp của xã; tăng giờ tiếp dân.", False),
    ("Kiến nghị bỏ những bản sao mà cơ quan đã có sẵn.", "Không yêu cầu nộp những bản sao mà cơ quan đã có sẵn.", False),
    ("Giảm giờ họp trực tiếp của xã.", "Tăng số lớp xóa mù chữ của bản.", False),
    ("Giảm giờ họp trực tiếp của xã.", "Giảm thay vì tăng giờ họp trực tiếp của xã.", False),
    ("Giảm họp.", "Tăng họp.", False),
])
def test_the_contrary(parent: str, child: str, found: bool) -> None:
    assert (turned_round(parent, [child]) is not None) is found
