"""Short names of bodies in recipient lines."""

from __future__ import annotations

import pytest

from thidua_parse.compliance.shortnames import shortened, told_as_superior


@pytest.mark.parametrize(("line", "name"), [
    ("Đoàn TN, Hội CCB xã", "Đoàn Thanh niên"), ("Đoàn TN, Hội CCB xã", "Hội Cựu chiến binh xã"),
    ("BCĐ CCHC tỉnh (b/c)", "Ban Chỉ đạo cải cách hành chính tỉnh Sơn La"),
    ("Ban CHQS huyện", "Ban Chỉ huy Quân sự huyện Mộc Châu"), ("CĐCS", "Công đoàn cơ sở"),
    ("Sở TN&MT", "Sở Tài nguyên và Môi trường"), ("Chi bộ, Công đoàn", "Công đoàn trường"),
])
def test_a_line_names_a_body_in_short(line, name) -> None:
    assert shortened(line, name)


@pytest.mark.parametrize(("line", "name"), [
    ("Hội PN xã", "Hội Nông dân xã"), ("Sở TC", "Sở Tài nguyên và Môi trường"), ("Lưu: VT", "Văn phòng"),
    ("BCĐ tỉnh", "Ban Chỉ đạo cải cách hành chính tỉnh Sơn La"), ("Các phòng", "Phòng Nội vụ"), ("", "Sở Y tế"),
    ("Công đoàn", "Công đoàn ngành Y tế"),
])
def test_a_line_names_another_body(line, name) -> None:
    assert not shortened(line, name)


def test_a_superior_told_by_the_first_words_of_its_name() -> None:
    name = "Tổng công ty Chè Tây Bắc"
    assert told_as_superior("Tổng Công ty (báo cáo)", name)
    assert told_as_superior("Tổng công ty (để b/c)", name)
    assert not told_as_superior("Tổng Công ty", name)
    assert not told_as_superior("Công ty Chè Tây Bắc (b/c)", name)
