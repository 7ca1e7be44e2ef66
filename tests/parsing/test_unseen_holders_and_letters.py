"""Councils and units among the holders, numbers of steering boards, lists of letters, impossible days."""

from __future__ import annotations

import pytest

from thidua_parse.parsing import parse_text
from thidua_parse.reading.text import read_text
from thidua_parse.record import Plan

HEAD = """UBND TỈNH LONG AN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}
Long An, ngày 05 tháng 02 năm 2025
"""


def parse(text: str) -> Plan:
    return parse_text(read_text(text.encode(), "a.txt"))


def decision(*lines: str) -> Plan:
    return parse(HEAD.format(number="21/QĐ-UBND") + "QUYẾT ĐỊNH\nVề việc công nhận xã đạt chuẩn\n" + "\n".join(lines))


def letter(*lines: str) -> Plan:
    return parse(HEAD.format(number="559/UBND-TH") + "V/v góp ý dự thảo\nKính gửi: Sở Tài chính\n" + "\n".join(lines))


@pytest.mark.parametrize(("holders", "names"), [
    (
        "Chánh Văn phòng UBND tỉnh; thành viên Hội đồng thẩm định đề án, dự án về an toàn; Chủ tịch UBND các xã",
        ["Chánh Văn phòng UBND tỉnh", "thành viên Hội đồng thẩm định đề án, dự án về an toàn", "Chủ tịch UBND các xã"],
    ),
    (
        "Chánh Văn phòng UBND tỉnh; Chủ tịch UBND các huyện: Đông Hòa, Tây Lâm; Giám đốc các Sở: Nội vụ, Tài chính",
        ["Chánh Văn phòng UBND tỉnh", "Chủ tịch UBND các huyện: Đông Hòa, Tây Lâm", "Giám đốc các Sở: Nội vụ", "Tài chính"],
    ),
    (
        "Giám đốc Sở Nội vụ, Chủ tịch UBND các xã: Đông Hòa, Tây Lâm và Thủ trưởng các cơ quan có liên quan",
        ["Giám đốc Sở Nội vụ", "Chủ tịch UBND các xã: Đông Hòa, Tây Lâm", "Thủ trưởng các cơ quan có liên quan"],
    ),
])
def test_councils_and_lists_of_units_among_the_holders(holders: str, names: list[str]) -> None:
    record = decision("Điều 1. Công nhận.", f"Điều 2. {holders} chịu trách nhiệm thi hành Quyết định này./.")
    assert [a.agency.raw for a in record.responsible_agencies] == names


def test_zones_in_short_letters_stay_with_their_board() -> None:
    record = letter("UBND tỉnh giao Sở Tài chính và Ban quản lý Khu kinh tế An Sơn và các KCN tỉnh theo dõi, tổng hợp.")
    assert [a.agency.raw for a in record.responsible_agencies] == [
        "Sở Tài chính", "Ban quản lý Khu kinh tế An Sơn và các KCN tỉnh",
    ]


def test_a_letter_that_charges_its_addressee_without_an_order() -> None:
    record = letter(
        "Chủ tịch UBND tỉnh có ý kiến như sau:",
        "Sở Tài chính chủ trì, phối hợp với các cơ quan, địa phương tham gia góp ý dự thảo Nghị định nêu trên./.",
    )
    assert [(a.agency.raw, a.role) for a in record.responsible_agencies] == [
        ("Sở Tài chính", "lead"), ("các cơ quan, địa phương", "coordinate"),
    ]


def test_numbers_of_boards_named_by_figures() -> None:
    record = parse(
        "UBND TỈNH LONG AN\nBAN CHỈ ĐẠO 389\nSố: 05/KH-BCĐ389\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nLong An, ngày 05 tháng 02 năm 2025\nKẾ HOẠCH\nĐấu tranh chống buôn lậu năm 2025\n"
    )
    assert record.document_number.text == "05/KH-BCĐ389"


def test_letters_of_companies() -> None:
    record = decision("Theo đề nghị của Công ty TNHH Hoa Mai tại Công văn số 05/Cty ngày 31/12/2024;", "QUYẾT ĐỊNH:", "Điều 1. Công nhận.")
    assert [(r.number, r.date) for r in record.references] == [("05/Cty", "2024-12-31")]


def test_impossible_days_of_a_month() -> None:
    record = decision("Căn cứ Quyết định số 304/QĐ-UBND ngày 31/06/2015 của UBND tỉnh về việc lập Quỹ;", "Điều 1. Công nhận.")
    (cited,) = record.references
    assert cited.date is None
    assert cited.subject == "về việc lập Quỹ"


@pytest.mark.parametrize("between", ["", " và Nghị định số 104/2024/NĐ-CP ngày 31/7/2024"])
def test_the_second_of_several_letters_behind_papers_named_in_the_title_of_the_first(between: str) -> None:
    record = letter(
        "Theo đề nghị của Bộ Tài chính tại các Công văn: Số 1060/BTC-QLGCS ngày 23/01/2025 về việc xin ý kiến dự thảo "
        f"sửa đổi Nghị định số 103/2024/NĐ-CP ngày 30/7/2024{between}; số 1187/BTC-ĐT ngày 24/01/2025 về việc xin ý kiến "
        "dự thảo Nghị định về quỹ, UBND tỉnh có ý kiến như sau:",
    )
    first, *_, second = record.references
    assert (first.kind, first.relation) == (second.kind, second.relation) == ("CV", "at_proposal_of")


def test_a_paper_in_a_bracket_is_not_the_one_before_it() -> None:
    record = letter(
        "Các sở rà soát theo Công văn số 5990/VPCP-KSTT ngày 22/8/2024 của Văn phòng Chính phủ (Công văn số 85/VP-TTHC ngày 08/01/2025)."
    )
    assert [(r.number, r.issuer and r.issuer.name) for r in record.references] == [
        ("5990/VPCP-KSTT", "Văn phòng Chính phủ"), ("85/VP-TTHC", None),
    ]


def test_the_issuer_of_one_letter_is_not_that_of_the_next() -> None:
    record = letter(
        "Theo đề nghị của Sở Tài chính tại Công văn số 287/STC-HCSN ngày 04/02/2025, tiếp theo Công văn số 168/UBND-TH "
        "ngày 08/01/2025, UBND tỉnh đề nghị góp ý."
    )
    assert [r.issuer and r.issuer.name for r in record.references] == ["Sở Tài chính tỉnh Long An", "Ủy ban nhân dân tỉnh Long An"]


@pytest.mark.parametrize("proposal", [
    ", Theo đề nghị của Giám đốc Sở Tài chính tại Công văn số 143/STC-HCSN ngày 15/01/2025.",
    " và đề xuất của Giám đốc Sở Tài chính tại Công văn số 143/STC-HCSN ngày 15/01/2025.",
])
def test_a_proposal_ends_the_title_before_it(proposal: str) -> None:
    record = decision(f"Căn cứ Quyết định số 79/QĐ-UBND ngày 12/12/2024 của UBND tỉnh về việc giao dự toán{proposal}", "Điều 1. Công nhận.")
    first, second = record.references
    assert first.subject == "về việc giao dự toán"
    assert second.relation != "mentioned_in_title"


def test_forms_sent_with_a_letter() -> None:
    record = letter(
        "Các sở, ngành tiếp tục thực hiện thống kê theo mẫu gửi kèm theo Công văn số 5990/VPCP-KSTT ngày 22/8/2024 của Văn phòng Chính phủ."
    )
    assert [r.relation for r in record.references] == ["mentions"]


LOST_KIND = (
    "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 18/2020/QĐ-UBND | Long An, ngày 29 tháng 6 năm 2020 |\n"
    "{title}\nCăn cứ Luật Thi đua, Khen thưởng ngày 26/11/2003;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này quy định.\n"
)


@pytest.mark.parametrize(("title", "subject"), [
    ("ỦY BAN NHÂN DÂN TỈNH LONG AN", None),
    ("BAN HÀNH QUY ĐỊNH VỀ CHỢ ĐÊM\nỦY BAN NHÂN DÂN TỈNH LONG AN", "BAN HÀNH QUY ĐỊNH VỀ CHỢ ĐÊM"),
    ("VỀ VIỆC MỞ CHỢ ĐÊM CUỐI TUẦN\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LONG AN", "VỀ VIỆC MỞ CHỢ ĐÊM CUỐI TUẦN"),
    (
        "SỬA ĐỔI QUY ĐỊNH BAN HÀNH KÈM THEO QUYẾT ĐỊNH SỐ 21/2018/QĐ-UBND NGÀY 31 THÁNG 10 NĂM 2018 CỦA ỦY BAN NHÂN DÂN "
        "TỈNH LONG AN\nỦY BAN NHÂN DÂN TỈNH LONG AN",
        "SỬA ĐỔI QUY ĐỊNH BAN HÀNH KÈM THEO QUYẾT ĐỊNH SỐ 21/2018/QĐ-UBND NGÀY 31 THÁNG 10 NĂM 2018 CỦA ỦY BAN NHÂN DÂN "
        "TỈNH LONG AN",
    ),
])
def test_titles_whose_kind_word_a_portal_has_lost(title: str, subject: str | None) -> None:
    record = parse(LOST_KIND.format(title=title))
    assert record.subject == subject
    assert record.issuing_body is not None and record.issuing_body.name == "Ủy ban nhân dân tỉnh Long An"
    if subject and "21/2018" in subject:
        assert (record.references[0].number, record.references[0].relation) == ("21/2018/QĐ-UBND", "amends")


@pytest.mark.parametrize("number", ["20-QĐ/HĐĐTW", "15/ĐĐBQH-VP"])
def test_two_letters_d_in_a_number(number: str) -> None:
    assert parse(HEAD.format(number=number) + "QUYẾT ĐỊNH\nVề việc mở chợ\nĐiều 1. Mở chợ.\n").document_number.text == number


@pytest.mark.parametrize("courtesy", ["Các ông (bà)", "Các ông, bà", "Các đồng chí"])
def test_courtesy_before_the_holders_is_no_title(courtesy: str) -> None:
    record = decision("Điều 1. Giao Sở Nội vụ mở chợ từ ngày 01/3/2025.", f"Điều 2. {courtesy}: Chánh Văn phòng UBND tỉnh; Giám đốc Sở Nội vụ chịu trách nhiệm thi hành Quyết định này.")
    assert record.sections[-1].title is None


def test_several_decrees_that_a_circular_guides() -> None:
    record = decision(
        "Căn cứ Thông tư số 07/2014/TT-BNV ngày 29/8/2014 của Bộ Nội vụ hướng dẫn một số điều của Nghị định số 42/2010/NĐ-CP "
        "ngày 15/4/2010, Nghị định số 39/2012/NĐ-CP ngày 27/4/2012 và Nghị định số 65/2014/NĐ-CP ngày 01/7/2014 của Chính phủ;",
        "Điều 1. Mở chợ.",
    )
    assert [r.relation for r in record.references] == ["based_on", *["mentioned_in_title"] * 3]
    assert (record.references[0].subject or "").endswith("01/7/2014 của Chính phủ")


@pytest.mark.parametrize(("basis", "issuer"), [
    ("Xét đề nghị của Ban Thi đua - Khen thưởng tỉnh tại Công văn số 30/BTĐKT-NV ngày 21/11/2011;", "tỉnh Long An"),
    ("Xét đề nghị của Trưởng ban Ban Thi đua - Khen thưởng tại Tờ trình số 30/TTr-BTĐKT ngày 21/11/2011;", "tỉnh Long An"),
    ("Căn cứ Công văn số 30/BTĐKT-NV ngày 21/11/2011;", "Trung ương"),
])
def test_boards_of_emulation_of_the_province(basis: str, issuer: str) -> None:
    (cited,) = decision(basis, "Điều 1. Mở chợ.").references
    assert cited.issuer is not None and cited.issuer.name == f"Ban Thi đua - Khen thưởng {issuer}"


@pytest.mark.parametrize(("behind", "subject"), [
    ("tổ chức lễ hội; nghi thức khai mạc, bế mạc; việc đón khách;", "quy định về tổ chức lễ hội; nghi thức khai mạc, bế mạc; việc đón khách"),
    ("tổ chức lễ hội; theo đề nghị của Sở Nội vụ;", "quy định về tổ chức lễ hội"),
    ("tổ chức lễ hội; Căn cứ tình hình thực tế;", "quy định về tổ chức lễ hội"),
])
def test_titles_of_several_matters(behind: str, subject: str) -> None:
    record = decision(f"Căn cứ Nghị định số 145/2013/NĐ-CP ngày 29/10/2013 của Chính phủ quy định về {behind}", "Điều 1. Mở chợ.")
    assert record.references[0].subject == subject


def test_a_letter_of_guidance_that_names_who_does_what() -> None:
    record = letter(
        "Sở Giáo dục và Đào tạo hướng dẫn tổ chức các hoạt động của khối như sau:",
        "1. Chia khối thi đua gồm 03 khối.",
        "2. Hiệu trưởng các trường triển khai nội dung tới toàn thể giáo viên; đăng ký tham gia.",
    )
    assert [a.agency.raw for a in record.responsible_agencies] == ["Hiệu trưởng các trường"]
