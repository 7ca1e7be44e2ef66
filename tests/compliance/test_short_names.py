"""Short names of bodies in recipient lines."""

from __future__ import annotations

import pytest

from thidua_parse.compliance import check
from thidua_parse.compliance.shortnames import shortened, spelled_out, told_as_superior
from thidua_parse.linking import link
from thidua_parse.parsing import parse_text
from thidua_parse.reading import from_string


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


@pytest.mark.parametrize(("line", "told"), [
    ("Các Bộ: Nội vụ; Tài chính; Công an", "Bộ Nội vụ, Bộ Tài chính, Bộ Công an"),
    ("Các Sở: Tư pháp, Y tế, Công an tỉnh, Báo Hà Nam", "Sở Tư pháp, Sở Y tế, Công an tỉnh, Báo Hà Nam"),
    ("Giám đốc các Sở: Xây dựng, Nội vụ; Chủ tịch UBND huyện Kim Bảng", "Giám đốc Sở Xây dựng, Sở Nội vụ, Chủ tịch UBND huyện Kim Bảng"),
    ("Các phòng: GD&ĐT, Tài chính - Kế hoạch", "Phòng GD&ĐT, Phòng Tài chính - Kế hoạch"),
    ("Các sở, ban, ngành tỉnh", "Các sở, ban, ngành tỉnh"), ("VPCP: BTCN, các PCN", "VPCP: BTCN, các PCN"),
    ("Văn phòng: Tỉnh ủy, HĐND", "Văn phòng: Tỉnh ủy, HĐND"),
])
def test_a_head_that_several_bodies_share_is_written_before_each(line, told) -> None:
    assert spelled_out(line) == told


PLAN = """ỦY BAN NHÂN DÂN\nHUYỆN KIM BẢNG\nSố: 21/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nKim Bảng, ngày 14 tháng 5 năm 2019
KẾ HOẠCH\nTrồng hoa ven đường làng năm 2019
I. MỤC ĐÍCH\nMỗi làng có một con đường hoa.
II. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa và Thông tin chủ trì, hướng dẫn các xã thực hiện.
2. {bearer} tuyên truyền, vận động nhân dân tham gia.
Nơi nhận:\n{lines}\n- Lưu: VT.
TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nĐinh Văn Sáu
"""


@pytest.mark.parametrize(("bearer", "lines", "told"), [
    ("Phòng Nội vụ", "- Các phòng: Văn hóa và Thông tin, Nội vụ;", True),
    ("Phòng Nội vụ", "- Các phòng: Văn hóa và Thông tin, Y tế;", False),  # not "các phòng" as such
    ("UBMTTQ huyện", "- Phòng Văn hóa và Thông tin;\n- MTTQ huyện;", True),
    ("UBMTTQ huyện", "- Phòng Văn hóa và Thông tin;\n- Công an huyện;", False),
    ("Các đoàn thể huyện", "- Phòng Văn hóa và Thông tin;\n- Hội LHPN huyện, Huyện đoàn, Hội CCB huyện;", True),
    ("Các đoàn thể huyện", "- Phòng Văn hóa và Thông tin;\n- Hội LHPN huyện;", False),
])
def test_recipients_take_in_who_has_a_duty(bearer, lines, told) -> None:
    graph = link([parse_text(from_string(PLAN.format(bearer=bearer, lines=lines)))])
    [found] = check(graph, segment=False).where(rule="G35")
    assert found.verdict in (("pass",) if told else ("partial", "fail")), found.message
