"""Headers of text copied from portals, whose lines are broken anywhere."""

from __future__ import annotations

import pytest

from thidua_parse.parsing import parse_text
from thidua_parse.reading import from_string
from thidua_parse.reading.normalise import normalise_text

BODY = """KẾ HOẠCH
Tổ chức phong trào thi đua mùa khô năm 2019 -
2020
Thực hiện Chỉ
thị số 12/CT-TTg ngày 25/10/2019 của Thủ tướng Chính phủ về phòng, chống hạn, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
1. Nâng cao ý thức của mọi người dân trên địa bàn.
"""

HEADERS = [
    ("ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\n-------\n|\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
     "---------------\n|\nSố: 27/KH-UBND\n|\nLạng Sơn, ngày 15\ntháng 02 năm 2020\n|\n"),
    ("ỦY\nBAN NHÂN DÂN\nTỈNH LẠNG SƠN\n-------\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do -\nHạnh phúc\n"
     "---------------\n|\nSố: 27/KH-UBND\n|\nLạng\nSơn, ngày 15 tháng 02 năm 2020\n|\n"),
    ("ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN\nCỘNG HOÀ XÃ HỘI CHỦ\nNGHĨA VIỆT NAM\nĐộc lập – Tự do\n– Hạnh phúc\nSố: 27/KH-UBND\n"
     "Lạng Sơn, ngày\n15 tháng 02 năm 2020\n"),
]


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("kind", ["KẾ HOẠCH\n", "KẾ\nHOẠCH\n"])
def test_regression_motto_on_two_lines_was_read_as_the_issuer(header: str, kind: str) -> None:
    plan = parse_text(from_string(header + BODY.replace("KẾ HOẠCH\n", kind, 1)))
    assert plan.issuing_body is not None and plan.issuing_body.name == "Ủy ban nhân dân tỉnh Lạng Sơn"
    assert plan.superior_body is None
    assert (plan.kind and plan.kind.code, plan.document_number.text) == ("KH", "27/KH-UBND")
    assert (plan.issued_on.iso, plan.place) == ("2020-02-15", "Lạng Sơn")
    assert plan.subject == "Tổ chức phong trào thi đua mùa khô năm 2019 - 2020"
    assert [(p.start, p.end) for p in plan.campaign_periods] == [("2019", "2020")]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("SỞ\nNỘI VỤ", "SỞ NỘI VỤ"),
        ("VĂN\nPHÒNG CHÍNH PHỦ", "VĂN PHÒNG CHÍNH PHỦ"),
        ("HỘI\nĐỒNG NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN"),
        ("QUYẾT\nĐỊNH", "QUYẾT ĐỊNH"),
        ("ĐẢNG\nCỘNG SẢN\nVIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        # nothing is joined that makes no whole phrase
        ("HỘI\nCỰU CHIẾN BINH", "HỘI\nCỰU CHIẾN BINH"),
        ("CỘNG\nTÁC VIÊN", "CỘNG\nTÁC VIÊN"),
        ("SỞ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SỞ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Tiền\nGiang là tỉnh", "Tiền\nGiang là tỉnh"),
        ("BỘ\n1. Phạm vi", "BỘ\n1. Phạm vi"),
    ],
)
def test_broken_phrases(lines: str, joined: str) -> None:
    assert normalise_text(lines).text == joined


def test_way_back_of_a_joined_line() -> None:
    normal = normalise_text("  ỦY\n   BAN NHÂN DÂN\n")
    text, back = normal.text, normal.source_map
    assert text == "ỦY BAN NHÂN DÂN"
    assert (back.to_source(0), back.to_source(3), back.to_source(7)) == (2, 8, 12)


def test_regression_office_and_name_of_a_signer_on_two_lines() -> None:
    closing = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nKT. CHỦ TỊCH\nPHÓ\nCHỦ TỊCH\nNguyễn\nVăn Mẫu\n"
    plan = parse_text(from_string(HEADERS[0] + BODY + closing))
    [signature] = plan.signatures
    assert (signature.authority, signature.position, signature.name) == ("KT.", "PHÓ CHỦ TỊCH", "Nguyễn Văn Mẫu")
    assert [r.raw for r in plan.recipients] == ["Như trên", "Lưu: VT"]


PORTAL = """QUYẾT ĐỊNH
Về việc phê duyệt Chương trình trồng hoa ven đường của tỉnh giai đoạn 2015 - 2020
Căn cứ Luật
Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015 và các văn bản quy
định chi tiết;
Căn cứ Nghị định số
31/2015/NĐ-CP ngày 24 tháng 3 năm 2015 của Chính phủ quy định về trồng hoa và
cây cảnh ven đường;
Xét đề nghị của Giám đốc
Sở Xây dựng tại Tờ trình số 15/TTr-SXD ngày 02 tháng 6 năm 2015 và ý kiến của
các sở có liên quan,
Điều
1. Phê duyệt
Chương trình trồng hoa ven đường của tỉnh giai đoạn 2015 - 2020 với nội dung
như sau:
1.
Mục tiêu:
Theo thống kê của Hiệp hội Cây cảnh và
Hoa Việt Nam, tỉnh có 300 ha hoa các loại trồng trên những tuyến đường của các
xã.
a)
Trồng mới 20 ha hoa mỗi năm;
"""


@pytest.mark.parametrize("whole", [
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015 và các văn bản quy định chi tiết;",
    "Căn cứ Nghị định số 31/2015/NĐ-CP ngày 24 tháng 3 năm 2015 của Chính phủ quy định về trồng hoa và cây cảnh ven đường;",
    "Xét đề nghị của Giám đốc Sở Xây dựng tại Tờ trình số 15/TTr-SXD ngày 02 tháng 6 năm 2015 và ý kiến của các sở có liên quan,",
    "Điều 1. Phê duyệt Chương trình trồng hoa ven đường của tỉnh giai đoạn 2015 - 2020 với nội dung như sau:",
    "1. Mục tiêu:",
    "Theo thống kê của Hiệp hội Cây cảnh và Hoa Việt Nam, tỉnh có 300 ha hoa các loại trồng trên những tuyến đường của các xã.",
    "a) Trồng mới 20 ha hoa mỗi năm;",
])
def test_regression_short_first_lines_of_portals_were_paragraphs_of_their_own(whole: str) -> None:
    assert whole in normalise_text(PORTAL).text.split("\n")


@pytest.mark.parametrize(("lines", "joined"), [
    ("(Ban hành\nkèm theo Quyết định số: 59/QĐ-UBND\nNgày 22 tháng\n7 năm 2021 của UBND xã Phú\nHòa)\nChương I",
     "(Ban hành kèm theo Quyết định số: 59/QĐ-UBND Ngày 22 tháng 7 năm 2021 của UBND xã Phú Hòa)\nChương I"),
    ("(Kèm theo Kế hoạch số 5/KH-SNV\nngày 3/5/2021)", "(Kèm theo Kế hoạch số 5/KH-SNV ngày 3/5/2021)"),
    # no words on what the text was promulgated with, or never closed
    ("(Đơn vị tính\nTriệu đồng)", "(Đơn vị tính\nTriệu đồng)"),
    ("(Ban hành kèm theo Quyết định\nĐiều 1. A\nĐiều 2. B\nĐiều 3. C\nĐiều 4. D\nĐiều 5. E)",
     "(Ban hành kèm theo Quyết định\nĐiều 1. A\nĐiều 2. B\nĐiều 3. C\nĐiều 4. D\nĐiều 5. E)"),
    ("Hà\nTĩnh , ngày 03 tháng 3 năm 2017", "Hà Tĩnh , ngày 03 tháng 3 năm 2017"),
    ("Lưu: VT.\nTM.\nỦY BAN NHÂN DÂN\nCHỦ TỊCH", "Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"),
    ("Lưu: VT.\nTM.\nNguyễn Văn An", "Lưu: VT.\nTM.\nNguyễn Văn An"),
    # a number torn from its word, in a text that is not wrapped
    ("Thực hiện Công văn số\n27/UBND-VX ngày 5/3/2022 của UBND tỉnh", "Thực hiện Công văn số 27/UBND-VX ngày 5/3/2022 của UBND tỉnh"),
    ("Nội dung theo hồ sơ số\n2. Kinh phí", "Nội dung theo hồ sơ số\n2. Kinh phí"),
])
def test_broken_brackets_authorities_and_numbers(lines: str, joined: str) -> None:
    assert normalise_text(lines).text == joined


def test_regression_stars_around_several_lines_stayed_before_the_first() -> None:
    marked = "**QUYẾT ĐỊNH**\n*Căn cứ Luật Viên chức\nngày 15/11/2010;*\n*Theo đề nghị của Sở Nội vụ;*\n* Một mục\nkhông đóng\n"
    text = normalise_text(marked).text
    assert text.startswith("QUYẾT ĐỊNH\nCăn cứ Luật Viên chức ngày 15/11/2010;\nTheo đề nghị của Sở Nội vụ;\n")
    assert "Một mục" in text
