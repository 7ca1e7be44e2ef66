"""Heads and ends of documents in wordings that the sample plans do not hold, each with its defect."""

from __future__ import annotations

from typing import get_args

import pytest

from thidua_parse import parse_text
from thidua_parse.knowledge.tables import rows
from thidua_parse.reading import from_string
from thidua_parse.record import Agency
from thidua_parse.record.vocabulary import Level

from .frame_helpers import NATION, plan


@pytest.mark.parametrize(
    ("date", "place", "iso"),
    [
        ("Quận 9, ngày 03 tháng 3 năm 2020", "Quận 9", "2020-03-03"),
        ("Phường 14, ngày 12 tháng 5 năm 2022", "Phường 14", "2022-05-12"),
    ],
)
def test_numbered_districts_and_wards_are_places(date: str, place: str, iso: str) -> None:
    found = plan(organs="ỦY BAN NHÂN DÂN\nQUẬN 9\n", number="Số: 6/KH-UBND\n", date=date + "\n")
    assert (found.place, found.issued_on.iso) == (place, iso)


@pytest.mark.parametrize(
    ("organs", "issuer", "superior"),
    [
        ("HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG\nTRUNG ƯƠNG\n", "Hội đồng Thi đua - Khen thưởng Trung ương", None),
        (
            "NGÂN HÀNG NHÀ NƯỚC VIỆT NAM\nCHI NHÁNH TỈNH KON TUM\n",
            "Ngân hàng Nhà nước Việt Nam Chi nhánh tỉnh Kon Tum", None,
        ),
        (
            "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG\nTỈNH BẾN TRE\nKHỐI THI ĐUA SỐ 5\n",
            "Khối thi đua số 5", "Hội đồng Thi đua - Khen thưởng tỉnh Bến Tre",
        ),
        (
            "ĐẠI HỌC QUỐC GIA TP. HỒ CHÍ MINH\nTRƯỜNG ĐẠI HỌC AN GIANG\n",
            "Trường Đại học An Giang", "Đại học Quốc gia thành phố Hồ Chí Minh",
        ),
    ],
)
def test_issuers_of_two_lines(organs: str, issuer: str, superior: str | None) -> None:
    found = plan(organs=organs, number="Số: 6/KH-VP\n")
    assert found.issuing_body is not None and found.issuing_body.name == issuer
    assert (found.superior_body.name if found.superior_body else None) == superior


@pytest.mark.parametrize(
    ("raw", "issuer", "name"),
    [
        ("Kho bạc Nhà nước", "KHO BẠC NHÀ NƯỚC KON TUM", "Kho bạc Nhà nước"),
        ("Kho bạc Nhà nước", "UBND TỈNH KON TUM", "Kho bạc Nhà nước tỉnh Kon Tum"),
        ("Bộ Tư lệnh Quân khu 7", "BỘ CHỈ HUY QUÂN SỰ TỈNH LONG AN", "Bộ Tư lệnh Quân khu 7"),
        ("Cụm thi đua số 2", "UBND TỈNH KON TUM", "Cụm thi đua số 2"),
        (
            "ĐẢNG ỦY KHỐI CƠ QUAN VÀ DOANH NGHIỆP TỈNH", "TỈNH ỦY KON TUM",
            "Đảng ủy Khối cơ quan và doanh nghiệp tỉnh Kon Tum",
        ),
        (
            "Thống đốc Ngân hàng Nhà nước Việt Nam", "UBND TỈNH KON TUM",
            "Thống đốc Ngân hàng Nhà nước Việt Nam",
        ),
    ],
)
def test_bodies_outside_the_local_line(raw: str, issuer: str, name: str) -> None:
    own = Agency.resolve(issuer, on="2022-01-05")
    assert Agency.resolve(raw, issuer=own, on="2022-01-05").name == name


def test_signer_of_the_family_luu_is_no_filing_line() -> None:
    found = plan(closing="Nơi nhận:\n- Như trên;\n- Lưu: VT.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLưu Thị Bảo\n")
    assert [s.name for s in found.signatures] == ["Lưu Thị Bảo"]
    assert [r.raw for r in found.recipients] == ["Như trên", "Lưu: VT"]


def test_party_authority_beside_the_head_of_recipients() -> None:
    found = plan(
        closing="Nơi nhận T/M BAN THƯỜNG VỤ\n- Thường trực Tỉnh ủy; BÍ THƯ\n- Lưu VP. (Đã ký)\nMai Văn Hòa\n"
    )
    assert [(s.authority, s.position, s.name) for s in found.signatures] == [("T/M", "BÍ THƯ", "Mai Văn Hòa")]


@pytest.mark.parametrize("own", [None, "UBND TỈNH BẾN TRE", "UBND XÃ AN THẠNH"])
def test_every_body_of_the_table_has_a_level_of_the_vocabulary(own: str | None) -> None:
    issuer = Agency.resolve(own, on="2022-01-01") if own else None
    for row in rows("bodies"):
        for raw in (row["name"], f"{row['name']} số 5", row["name"].upper()):
            level = Agency.resolve(raw, issuer=issuer, on="2022-01-01").level
            assert level is None or level in get_args(Level), raw


def test_city_youth_union_below_the_provincial_one() -> None:
    found = plan(
        organs="TỈNH ĐOÀN BẾN TRE\nBCH THÀNH ĐOÀN BẾN TRE\n", number="Số: 3-KH/TĐTN\n",
        title="KẾ HOẠCH\nTổ chức Tháng Thanh niên\n",
    )
    assert found.superior_body is not None and found.superior_body.name == "Tỉnh đoàn Bến Tre"


def test_health_centre_of_a_district_lies_in_it() -> None:
    found = plan(organs="SỞ Y TẾ BẾN TRE\nTRUNG TÂM Y TẾ HUYỆN BA TRI\n", number="Số: 3/KH-TTYT\n")
    assert found.issuing_body is not None
    assert (found.issuing_body.province, found.issuing_body.district) == ("Bến Tre", "Ba Tri")


def test_date_torn_between_two_lines() -> None:
    text = (
        "TRƯỜNG MẦM NON HOA SEN\nSố: 4/KH-MNHS\n" + NATION + "Kon Tum, ngày 05 tháng 02 năm 2022\nKẾ HOẠCH\n"
        "Thi đua năm học 2022\nI/ Mục đích:\n- Khuyến khích giáo viên.\nII/ Tổ chức thực hiện:\n"
        "1/ Hội đồng thi đua nhận bản đăng ký của các tổ xong trước ngày\n10/10/2022.\n2/ Các tổ bình xét.\n"
    )
    assert [d.date for d in parse_text(from_string(text)).deadlines] == ["2022-10-10"]


def test_lone_page_number_of_two_pages_is_left_out() -> None:
    text = (
        "SỞ NỘI VỤ BẾN TRE\nSố: 4/KH-SNV\n" + NATION + "Bến Tre, ngày 05 tháng 02 năm 2022\nKẾ HOẠCH\nThi đua năm 2022\n"
        "I. NỘI DUNG\n" + "".join(f"{i}. Việc thứ {i} của năm.\n" for i in range(1, 15)) + "\n2\n\nII. TỔ CHỨC THỰC HIỆN\n"
        "1. Phòng Tổ chức đôn đốc các đơn vị.\n"
    )
    assert "\n2\n" not in parse_text(from_string(text)).text


@pytest.mark.parametrize(
    ("organs", "issuer"),
    [
        (
            "UBMTTQVN TỈNH PHÚ YÊN\nBAN THƯỜNG TRỰC\n",
            "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Phú Yên",
        ),
        (
            "ĐOÀN TNCS HỒ CHÍ MINH\nBCH ĐOÀN TỈNH PHÚ YÊN\n",
            "Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh Phú Yên",
        ),
        (
            "CÔNG ĐOÀN TỔNG CÔNG TY SÔNG HINH\nCÔNG ĐOÀN CÔNG TY CP XI MĂNG\n",
            "Công đoàn Công ty Cổ phần Xi măng",
        ),
        ("CÔNG TY TNHH MTV CẤP NƯỚC PHÚ YÊN\n", "Công ty TNHH MTV Cấp nước Phú Yên"),
    ],
)
def test_heads_of_front_youth_union_and_companies(organs: str, issuer: str) -> None:
    found = plan(organs=organs).issuing_body
    assert found is not None
    assert (found.name or "").endswith(issuer)


def test_part_of_an_office_in_brackets_makes_no_number_uncertain() -> None:
    found = plan(organs="CÔNG AN TỈNH PHÚ YÊN\nCÔNG AN HUYỆN SƠN HÒA\n", number="Số: 31/KH-CAH(TMTH)\n")
    assert (found.document_number.text, found.document_number.status) == ("31/KH-CAH", "stated")
    assert found.document_number.raw == "31/KH-CAH"


def test_small_kinh_gui_below_place_and_date() -> None:
    source = from_string(
        "UBND TỈNH PHÚ YÊN\nSỞ NỘI VỤ\nSố: 77/SNV-TĐKT\nV/v rà soát hồ sơ\n" + NATION
        + "Phú Yên, ngày 5/9/2019\nkính gửi:\n- Các sở, ban, ngành\n- UBND các huyện\n"
        "Sở Nội vụ đề nghị các đơn vị rà soát hồ sơ khen thưởng./.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
        "GIÁM ĐỐC\nLê Văn Tư\n"
    )
    found = parse_text(source)
    assert [a.raw for a in found.addressees] == ["Các sở, ban, ngành", "UBND các huyện"]
    assert found.issued_on.iso == "2019-09-05"


def test_subject_of_an_invitation_ends_before_who_invites() -> None:
    found = plan(
        title="GIẤY MỜI\nDự hội nghị sơ kết công tác năm 2022\n",
        body="Ủy ban nhân dân huyện trân trọng kính mời:\n- Thường trực Huyện ủy.\nThời gian: 7 giờ 30.\n",
    )
    assert found.subject == "Dự hội nghị sơ kết công tác năm 2022"


def test_stamp_read_before_the_subject_is_left_out() -> None:
    found = plan(
        title="CHỈ THỊ\n|RUNG TÂM CôNG BÁO & ft HỌC Về việc tăng cường công tác thi đua\n", ocr=True,
    )
    assert found.subject == "Về việc tăng cường công tác thi đua"
    found = plan(title="CHỈ THỊ\nTriển khai thực hiện Nghị quyết Về việc xây dựng nông thôn\n", ocr=True)
    assert found.subject == "Triển khai thực hiện Nghị quyết Về việc xây dựng nông thôn"


@pytest.mark.parametrize("name", ["Ủy ban Văn hóa, Giáo dục", "Ủy ban Pháp luật và Tư pháp", "Hội đồng Dân tộc"])
def test_committees_of_the_national_assembly_are_central(name: str) -> None:
    found = plan(
        organs=f"QUỐC HỘI KHÓA XV\n{name.upper()}\n", number="Số: 31/KH-UBVHGD15\n",
        date="Hà Nội, ngày 07 tháng 3 năm 2022\n",
    )
    assert found.issuing_body is not None and found.superior_body is not None
    assert (found.issuing_body.name, found.issuing_body.level) == (name, "central")
    assert found.superior_body.name == "Quốc hội"


def test_no_department_stands_below_a_district() -> None:
    # a scan gave "SỞ" for the "PHÒNG" of a district
    found = plan(
        organs="UBND HUYỆN GIỒNG TRÔM\nSỞ GIÁO DỤC VÀ ĐÀO TẠO\n", number="Số: 31/KH-PGD&ĐT\n", ocr=True,
    ).issuing_body
    assert found is not None
    assert (found.name, found.status) == ("Phòng Giáo dục và Đào tạo huyện Giồng Trôm", "uncertain")


def test_department_named_after_the_matter_it_is_in_charge_of() -> None:
    found = plan(
        organs="BỘ CÔNG THƯƠNG\nCỤC ĐIỀU TIẾT GIÁ BÁN VỀ ĐIỆN LỰC\n", number="Số: 31/KH-ĐTGB\n",
        date="Hà Nội, ngày 07 tháng 3 năm 2022\n",
    ).issuing_body
    assert found is not None
    assert (found.name, found.level) == ("Cục Điều tiết giá bán về điện lực", "central")
