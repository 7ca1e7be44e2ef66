"""Names of bodies with the abbreviations of the registry are compared written out."""

from __future__ import annotations

import pytest

from thidua_parse.linking.identity import same_body


@pytest.mark.parametrize(("one", "other", "same"), [
    ("Phòng GD&ĐT", "Phòng Giáo dục và Đào tạo huyện Tân Yên", None),  # of which district?
    ("Phòng GD&ĐT huyện Tân Yên", "Phòng Giáo dục và Đào tạo huyện Tân Yên", True),
    ("Phòng GD&ĐT huyện Việt Yên", "Phòng Giáo dục và Đào tạo huyện Tân Yên", False),
    ("Sở LĐTBXH", "Sở Lao động - Thương binh và Xã hội tỉnh Hà Nam", None),
    ("Sở TT&TT", "Sở Thông tin và Truyền thông", True),
    ("Sở TT&TT", "Sở Tài nguyên và Môi trường", False),
    ("Hội LHPN tỉnh Hà Nam", "Hội Liên hiệp Phụ nữ tỉnh Hà Nam", True),
    ("UBND tỉnh", "Ủy ban nhân dân tỉnh Hà Nam", None),
])
def test_same_body(one: str, other: str, same: bool | None) -> None:
    assert same_body(one, other) is same
    assert same_body(other, one) is same
