"""Committees printed by their kind alone, names that break off in a title, bases that share a name only."""

from __future__ import annotations

import pytest

from thidua_parse.parsing.agencies import resolve_agency
from thidua_parse.record import Agency

from .frame_helpers import plan
from .reference_helpers import facts, references

AUDIT = Agency(raw="Kiểm toán nhà nước", name="Kiểm toán nhà nước", type="BỘ", level="central")
PROCURACY = Agency(
    raw="Viện kiểm sát nhân dân tối cao", name="Viện kiểm sát nhân dân tối cao", type="VIỆN KIỂM SÁT", level="central",
)


@pytest.mark.parametrize(
    ("organs", "name"),
    [
        ("ĐẢNG BỘ BỘ TƯ PHÁP\nĐẢNG ỦY\n", "Đảng ủy Bộ Tư pháp"),
        ("ĐẢNG BỘ XÃ TÂN AN\nĐẢNG ỦY\n", "Đảng ủy xã Tân An"),
        ("HỘI CHỮ THẬP ĐỎ VIỆT NAM\nTRUNG ƯƠNG HỘI\n", "Trung ương hội chữ thập đỏ Việt Nam"),
        ("BAN CHẤP HÀNH TRUNG ƯƠNG |\nĐOÀN TNCS HỒ CHÍ MINH |\n", "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh"),
        ("TÒA ÁN NHÂN DÂN\nCẤP CAO TẠI HÀ NỘI\n", "Tòa án nhân dân cấp cao tại Hà Nội"),
        ("LIÊN MINH HỢP TÁC XÃ\nVIỆT NAM\n", "Liên minh Hợp tác xã Việt Nam"),
        (
            "ĐẢNG BỘ KHỐI CÁC TRƯỜNG\nĐẠI HỌC, CAO ĐẲNG HÀ NỘI\nĐẢNG ỦY HỌC VIỆN NÔNG NGHIỆP VIỆT NAM\n",
            "Đảng ủy Học viện Nông nghiệp Việt Nam",
        ),
    ],
)
def test_issuers_printed_in_parts(organs: str, name: str) -> None:
    found = plan(organs=organs, number="Số: 12-KH/ABC\n").issuing_body
    assert found is not None
    assert (found.name or "").casefold() == name.casefold()


def test_the_country_keeps_its_capitals() -> None:
    found = plan(organs="CÔNG ĐOÀN GIÁO DỤC VIỆT NAM\n").issuing_body
    assert found is not None
    assert (found.name or "").endswith("Việt Nam")


def test_a_board_and_its_committee_in_two_lines_of_a_title() -> None:
    title = "KẾ HOẠCH\nthực hiện Quy định số 8-QĐ/TU ngày 15/9/2021 của Ban Thường vụ\n\nTỉnh ủy Lào Cai về sinh hoạt chi bộ"
    (found,) = references(title=title)
    assert found.raw == "Quy định số 8-QĐ/TU ngày 15/9/2021 của Ban Thường vụ Tỉnh ủy Lào Cai"
    assert found.issuer is not None
    assert found.issuer.name == "Ban Thường vụ Tỉnh ủy Lào Cai"


@pytest.mark.parametrize(
    ("cited", "issuer"),
    [
        ("Công văn số 12-CV/ĐUK ngày 16/4/2020 của Đảng ủy Khối các trường Đại học, Cao đẳng Hà Nội", "Đảng ủy Khối các trường Đại học, Cao đẳng thành phố Hà Nội"),
        ("Công văn số 12-CV/ĐUK ngày 16/4/2020 của Đảng ủy Khối", "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh Lào Cai"),
    ],
)
def test_blocs_of_the_party(cited: str, issuer: str) -> None:
    (found,) = references(preamble=f"Thực hiện {cited} về việc chuẩn bị đại hội.")
    assert found.issuer is not None
    assert found.issuer.name == issuer


@pytest.mark.parametrize(
    ("issuer", "subject", "basis", "parent"),
    [
        (  # both titles name the issuer and share no matter
            AUDIT, "Ban hành quy trình thanh tra của Kiểm toán nhà nước",
            "Nghị quyết số 9/2005/NQ-UBTVQH11 ngày 15/9/2005 của Ủy ban Thường vụ Quốc hội về cơ cấu tổ chức của Kiểm toán nhà nước",
            False,
        ),
        (
            AUDIT, "Ban hành quy trình thanh tra của Kiểm toán nhà nước",
            "Nghị quyết số 9/2005/NQ-UBTVQH11 ngày 15/9/2005 của Ủy ban Thường vụ Quốc hội về quy trình thanh tra của Kiểm toán nhà nước",
            True,
        ),
        (  # the head of the issuer is the issuer
            PROCURACY, "Công tác kiểm sát án ma túy năm 2023",
            "Chỉ thị số 1/CT-VKSTC ngày 02/12/2022 của Viện trưởng Viện kiểm sát nhân dân tối cao về công tác kiểm sát án ma túy năm 2023",
            False,
        ),
    ],
)
def test_bases_that_share_a_name_with_the_subject(issuer: Agency, subject: str, basis: str, parent: bool) -> None:
    found = references(preamble=f"Căn cứ {basis};", known=facts(issuer=issuer, kind="QĐ", subject=subject))
    assert [r.is_parent for r in found if r.number] == [parent]


def test_guides_as_nouns_state_no_relation() -> None:
    (found,) = references(body="2. Thực hiện nền nếp sinh hoạt theo Điều lệ Đảng, các quy định, hướng dẫn thi hành Điều lệ Đảng và Quy định số 8-QĐ/TU.")
    assert found.relation == "applies"


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        (
            "Thực hiện Kế hoạch kiểm tra, giám sát năm 2023 của Ban Thường vụ Tỉnh ủy, Ủy ban Kiểm tra Tỉnh ủy thông báo:",
            [("KH", "Kế hoạch kiểm tra, giám sát năm 2023 của Ban Thường vụ Tỉnh ủy")],
        ),
        (
            "Thực hiện Chương trình công tác năm 2022 của Tổng Liên đoàn Lao động Việt Nam, LĐLĐ tỉnh xây dựng kế hoạch:",
            [("CTr", "Chương trình công tác năm 2022 của Tổng Liên đoàn Lao động Việt Nam")],
        ),
        ("Thực hiện chương trình công tác năm 2023, Hội LHPN tỉnh xây dựng kế hoạch như sau:", []),
        ("Thực hiện Kế hoạch công tác năm 2023 của các cấp, Hội LHPN tỉnh xây dựng kế hoạch như sau:", []),
    ],
)
def test_yearly_plans_of_superiors_without_a_number(basis: str, expected: list[tuple[str, str]]) -> None:
    found = references(preamble=basis)
    assert [(r.kind, r.raw) for r in found] == expected
    assert all(r.is_parent and r.number is None for r in found)


@pytest.mark.parametrize(
    ("raw", "name", "kind", "level"),
    [
        ("Đảng ủy Trường Đại học Cần Thơ", "Đảng ủy Trường Đại học Cần Thơ", "ĐẢNG", "unit"),
        ("Đoàn Thanh niên Trường Đại học Huế", "Đoàn Thanh niên Cộng sản Hồ Chí Minh Trường Đại học Huế", "ĐOÀN THỂ", "unit"),
        ("Hội đồng tuyển sinh Trường Đại học Hải Phòng", "Hội đồng tuyển sinh Trường Đại học Hải Phòng", "HỘI ĐỒNG", "unit"),
        ("CÔNG ĐOÀN TRƯỜNG ĐẠI HỌC ĐÀ NẴNG", "Công đoàn Trường Đại học Đà Nẵng", "ĐOÀN THỂ", "unit"),
        ("Ban cán sự Đảng Bộ Y tế", "Ban cán sự đảng Bộ Y tế", "ĐẢNG", "central"),
        ("Đảng đoàn Hội Nông dân Việt Nam", "Đảng đoàn Hội Nông dân Việt Nam", "ĐẢNG", "central"),
        ("Đảng ủy các cơ quan Đảng Trung ương", "Đảng ủy các cơ quan Đảng Trung ương", "ĐẢNG", "central"),
        ("Hội đồng quản trị Ngân hàng Chính sách xã hội", "Hội đồng quản trị Ngân hàng Chính sách xã hội", "HỘI ĐỒNG", "central"),
        ("Tổng Kiểm toán Nhà nước", "Tổng Kiểm toán nhà nước", "KIỂM TOÁN", "central"),
    ],
)
def test_bodies_of_schools_and_of_the_party(raw: str, name: str, kind: str, level: str) -> None:
    agency = resolve_agency(raw)
    assert (agency.name, agency.type, agency.level) == (name, kind, level)


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("Chỉ thi số 48-CT/TW", "CT"), ("Quyếtđịnh số 16/QĐ-TTg", "QĐ"), ("Nghị quyêt số 48-NQ/TW", "NQ"),
        ("Nghi định số 48/2010/NĐ-CP", "NĐ"), ("Kế hoach số 8/KH-UBND", "KH"),
    ],
)
def test_kind_words_with_a_letter_or_a_blank_amiss(printed: str, kind: str) -> None:
    ref, = references(preamble=f"Căn cứ {printed} ngày 22/10/2010 về việc tăng cường;")
    assert (ref.kind, ref.raw) == (kind, f"{printed} ngày 22/10/2010")
