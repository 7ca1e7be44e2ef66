"""What the head of a body signs is a document of that body: one key, one node."""

from __future__ import annotations

import pytest

from thidua_parse.linking.identity import body_key, body_name, make_key


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Bộ trưởng Bộ Giáo dục và Đào tạo", "Bộ Giáo dục và Đào tạo"),
        ("Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc", "Ủy ban Dân tộc"),
        ("Chủ tịch Ủy ban nhân dân tỉnh An Sơn", "Ủy ban nhân dân tỉnh An Sơn"),
        ("Phó Chủ tịch Ủy ban nhân dân tỉnh An Sơn", "Ủy ban nhân dân tỉnh An Sơn"),
        ("Giám đốc Sở Y tế tỉnh An Sơn", "Sở Y tế tỉnh An Sơn"),
        ("Thống đốc Ngân hàng Nhà nước Việt Nam", "Ngân hàng Nhà nước Việt Nam"),
        ("Chánh Văn phòng Ủy ban nhân dân tỉnh An Sơn", "Văn phòng Ủy ban nhân dân tỉnh An Sơn"),
        ("Trưởng phòng Giáo dục và Đào tạo huyện Bình Lâm", "Phòng Giáo dục và Đào tạo huyện Bình Lâm"),
        ("Trưởng ban Ban Tổ chức Tỉnh ủy An Sơn", "Ban Tổ chức Tỉnh ủy An Sơn"),
        ("Ban Thường vụ Tỉnh ủy An Sơn", "Tỉnh ủy An Sơn"),
        ("Thường trực Huyện ủy Bình Lâm", "Huyện ủy Bình Lâm"),
        ("Ban Chấp hành Đảng bộ tỉnh An Sơn", "Tỉnh ủy An Sơn"),
        ("Ban Chấp hành Đảng bộ thành phố Hạ Giang", "Thành ủy Hạ Giang"),
        ("Ban Thường vụ Đảng ủy xã Tân Hòa", "Đảng ủy xã Tân Hòa"),
        ("Ban Chấp hành Đảng bộ xã Tân Hòa", "Đảng ủy xã Tân Hòa"),
        ("Thường trực Hội đồng nhân dân tỉnh An Sơn", "Thường trực Hội đồng nhân dân tỉnh An Sơn"),
        ("Ban Chấp hành Trung ương Đảng", "Ban Chấp hành Trung ương Đảng"),
        ("Thủ tướng Chính phủ", "Thủ tướng Chính phủ"),
        ("Chủ tịch nước", "Chủ tịch nước"),
        ("Thủ trưởng các cơ quan", "Thủ trưởng các cơ quan"),
        ("Trung ương Đoàn", "Trung ương Đoàn"),
    ],
)
def test_the_office_of_the_head_is_left_out(head: str, body: str) -> None:
    assert body_name(head) == body
    assert body_key(head) == body_key(body)


def test_a_circular_of_the_minister_and_of_the_ministry_is_one() -> None:
    keys = {
        make_key("TT", "24/2018/TT-BGDĐT", "2018-09-28", issuer)
        for issuer in ("Bộ trưởng Bộ Giáo dục và Đào tạo", "Bộ Giáo dục và Đào tạo")
    }
    assert keys == {"TT|24/2018/TT-BGDĐT|2018|Bộ Giáo dục và Đào tạo"}
