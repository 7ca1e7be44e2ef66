"""Names of bodies: abbreviations, capitals, places from the issuer and from the map of the date."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_parse.parsing.agencies import name_recipients, resolve_agency, resolve_recipient
from thidua_parse.record import Agency, Recipient, Span


def body(raw: str, superior: Agency | None = None) -> Agency:
    return resolve_agency(raw, superior=superior, on="2021-09-01")


PROVINCE = body("UBND tỉnh Bến Tre")
CITY = body("UBND thành phố Hải Phòng")
DEPARTMENT = body("SỞ CÔNG THƯƠNG", superior=body("UBND TỈNH LÀO CAI"))
DISTRICT = body("UBND huyện Ba Tri, tỉnh Bến Tre")
OFFICE = body("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", superior=DISTRICT)
COMMUNE = body("UBND xã An Thủy, huyện Ba Tri, tỉnh Bến Tre")
CENTRAL = body("Chính phủ")


@pytest.mark.parametrize(
    ("raw", "issuer", "name", "type_", "level"),
    [
        ("UBND tỉnh", PROVINCE, "Ủy ban nhân dân tỉnh Bến Tre", "UBND", "province"),
        ("Uỷ ban nhân dân tỉnh", PROVINCE, "Ủy ban nhân dân tỉnh Bến Tre", "UBND", "province"),
        ("HĐND tỉnh", OFFICE, "Hội đồng nhân dân tỉnh Bến Tre", "HĐND", "province"),
        ("Chủ tịch UBND tỉnh", PROVINCE, "Chủ tịch Ủy ban nhân dân tỉnh Bến Tre", "UBND", "province"),
        ("Sở Nội vụ", PROVINCE, "Sở Nội vụ tỉnh Bến Tre", "SỞ", "province"),
        ("SỞ THÔNG TIN VÀ TRUYỀN THÔNG", PROVINCE, "Sở Thông tin và Truyền thông tỉnh Bến Tre", "SỞ", "province"),
        ("Sở TT&TT", CITY, "Sở Thông tin và Truyền thông thành phố Hải Phòng", "SỞ", "province"),
        ("Sở LĐ-TB&XH", PROVINCE, "Sở Lao động - Thương binh và Xã hội tỉnh Bến Tre", "SỞ", "province"),
        ("Sở VH, TT & DL", PROVINCE, "Sở Văn hóa, Thể thao và Du lịch tỉnh Bến Tre", "SỞ", "province"),
        ("Sở Nông nghiệp và PTNT", PROVINCE, "Sở Nông nghiệp và Phát triển nông thôn tỉnh Bến Tre", "SỞ", "province"),
        ("Sở Giáo dục và Đào tạo (GD&ĐT) Bến Tre", OFFICE, "Sở Giáo dục và Đào tạo tỉnh Bến Tre", "SỞ", "province"),
        ("Phòng GD&ĐT", OFFICE, "Phòng Giáo dục và Đào tạo huyện Ba Tri", "PHÒNG", "district"),
        ("Phòng GD&ĐT Ba Tri", OFFICE, "Phòng Giáo dục và Đào tạo huyện Ba Tri", "PHÒNG", "district"),
        ("Trưởng phòng Nội vụ", DISTRICT, "Trưởng phòng Nội vụ huyện Ba Tri", "PHÒNG", "district"),
        ("Bộ trưởng Bộ GD&ĐT", OFFICE, "Bộ trưởng Bộ Giáo dục và Đào tạo", "BỘ", "central"),
        ("Bộ Thông tin truyền thông và Bộ Nội vụ", PROVINCE, "Bộ Thông tin và Truyền thông và Bộ Nội vụ", "BỘ", "central"),
        ("liên Bộ: Tài chính - Nội vụ", PROVINCE, "Bộ Tài chính và Bộ Nội vụ", "BỘ", "central"),
        ("Ban Thường vụ Tỉnh ủy", PROVINCE, "Ban Thường vụ Tỉnh ủy Bến Tre", "ĐẢNG", "province"),
        ("BTV Thành ủy", CITY, "Ban Thường vụ Thành ủy Hải Phòng", "ĐẢNG", "province"),
        ("Ban Chấp hành Đảng bộ tỉnh", PROVINCE, "Ban Chấp hành Đảng bộ tỉnh Bến Tre", "ĐẢNG", "province"),
        ("Ban Chấp hành Trung ương Đảng khóa XI", PROVINCE, "Ban Chấp hành Trung ương Đảng", "ĐẢNG", "central"),
        ("Ban Bí thư khoá XII", PROVINCE, "Ban Bí thư Trung ương Đảng", "ĐẢNG", "central"),
        ("Ban Tuyên giáo Tỉnh ủy", PROVINCE, "Ban Tuyên giáo Tỉnh ủy Bến Tre", "ĐẢNG", "province"),
        ("Ban TĐ-KT TW", PROVINCE, "Ban Thi đua - Khen thưởng Trung ương", "BAN", "central"),
        ("HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG", PROVINCE, "Hội đồng Thi đua - Khen thưởng tỉnh Bến Tre", "HĐTĐKT", "province"),
        ("Ban ATGT tỉnh", PROVINCE, "Ban An toàn giao thông tỉnh Bến Tre", "BAN", "province"),
        ("Ban Chỉ đạo phòng, chống thiên tai huyện", DISTRICT, "Ban Chỉ đạo phòng, chống thiên tai huyện Ba Tri", "BAN CHỈ ĐẠO", "district"),
        ("ỦY BAN MTTQ VIỆT NAM TỈNH BẾN TRE BAN THƯỜNG TRỰC", None, "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Bến Tre", "MTTQ", "province"),
        ("UBMTTQ Việt Nam tỉnh", PROVINCE, "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Bến Tre", "MTTQ", "province"),
        ("Liên đoàn Lao động huyện", DISTRICT, "Liên đoàn Lao động huyện Ba Tri", "ĐOÀN THỂ", "district"),
        ("Tỉnh Đoàn", PROVINCE, "Tỉnh đoàn Bến Tre", "ĐOÀN THỂ", "province"),
        ("VP.UBT", PROVINCE, "Văn phòng Ủy ban nhân dân tỉnh Bến Tre", "VĂN PHÒNG", "province"),
        ("Thủ tướng", PROVINCE, "Thủ tướng Chính phủ", "THỦ TƯỚNG", "central"),
        ("Thanh tra Bộ Y tế", PROVINCE, "Thanh tra Bộ Y tế", "THANH TRA", "central"),
    ],
)
def test_names_resolve_from_the_issuer(raw, issuer, name, type_, level):
    agency = resolve_agency(raw, issuer=issuer, on="2021-09-01")
    assert (agency.name, agency.type, agency.level, agency.raw) == (name, type_, level, raw)


@pytest.mark.parametrize(
    ("raw", "issuer", "name"),
    [
        ("Giám đốc Sở", DEPARTMENT, "Giám đốc Sở Công Thương tỉnh Lào Cai"),  # R7
        ("Văn phòng Sở", DEPARTMENT, "Văn phòng Sở Công Thương tỉnh Lào Cai"),
        ("Văn phòng", DEPARTMENT, "Văn phòng Sở Công Thương tỉnh Lào Cai"),
        ("Hội đồng TĐKT Sở", DEPARTMENT, "Hội đồng Thi đua - Khen thưởng Sở Công Thương tỉnh Lào Cai"),
        ("UBND thành phố", CITY, "Ủy ban nhân dân thành phố Hải Phòng"),  # R2
        ("UBND huyện", COMMUNE, "Ủy ban nhân dân huyện Ba Tri"),  # R3
        ("UBND xã", COMMUNE, "Ủy ban nhân dân xã An Thủy"),  # R4
        ("Huyện", COMMUNE, "Ủy ban nhân dân huyện Ba Tri"),  # R3, R11
    ],
)
def test_bare_names_are_the_issuers_own_or_above_it(raw, issuer, name):
    assert resolve_agency(raw, issuer=issuer, on="2021-09-01").name == name


def test_offices_hang_under_communes_since_the_two_levels():
    zone = resolve_agency("UBND đặc khu Phú Quốc", on="2025-09-01")
    agency = resolve_agency("Phòng Văn hóa - Xã hội", issuer=zone, on="2025-09-01")
    assert (agency.name, agency.level) == ("Phòng Văn hóa - Xã hội đặc khu Phú Quốc", "commune")


def test_places_of_a_commune_come_with_district_and_province():
    assert (COMMUNE.commune, COMMUNE.district, COMMUNE.province) == ("An Thủy", "Ba Tri", "Bến Tre")


def test_a_district_named_alone_gets_its_province_from_the_registry():
    agency = body("UBND HUYỆN HIỆP HÒA")
    assert (agency.province, agency.district, agency.status) == ("Bắc Giang", "Hiệp Hòa", "stated")


def test_a_district_name_of_many_provinces_stays_open():
    agency = body("UBND huyện Châu Thành")
    assert agency.province is None
    assert agency.status == "uncertain"
    assert len(agency.candidates) > 5
    assert any("Trà Vinh" in c for c in agency.candidates)


def test_no_place_is_invented_for_a_central_issuer():
    agency = resolve_agency("UBND tỉnh", issuer=CENTRAL, on="2021-09-01")
    assert (agency.name, agency.province) == ("Ủy ban nhân dân tỉnh", None)


def test_sets_of_bodies_keep_their_words():
    agency = resolve_agency("UBND các huyện, thị xã, thành phố", issuer=PROVINCE, on="2021-09-01")
    assert agency.name == "Ủy ban nhân dân các huyện, thị xã, thành phố"
    assert (agency.level, agency.district) == ("district", None)


@pytest.mark.parametrize(
    ("raw", "on", "name"),
    [
        ("UBND TỈNH THỪA THIÊN HUẾ", "2020-05-01", "Ủy ban nhân dân tỉnh Thừa Thiên Huế"),
        ("UBND THÀNH PHỐ HUẾ", "2025-02-01", "Ủy ban nhân dân thành phố Huế"),
        ("Sở Y tế Đồng Nai", "2025-12-01", "Sở Y tế tỉnh Đồng Nai"),
        ("Sở Y tế Đồng Nai", "2026-06-01", "Sở Y tế thành phố Đồng Nai"),
        ("Sở Y tế Quảng Ninh", "2026-10-01", "Sở Y tế thành phố Quảng Ninh"),
    ],
)
def test_the_map_of_the_date_gives_the_type_of_a_province(raw, on, name):
    assert resolve_agency(raw, on=on).name == name


def test_city_of_a_province_is_a_district():
    agency = body("UBND thành phố Bến Tre, tỉnh Bến Tre")
    assert agency.level in ("district", "province")
    assert body("UBND thành phố Vinh, tỉnh Nghệ An").level == "district"


def test_agency_resolve_is_the_same_with_span():
    span = Span(start=3, end=12)
    agency = Agency.resolve("UBND tỉnh", issuer=PROVINCE, on="2021", span=span)
    assert agency.span == span
    assert agency == resolve_agency("UBND tỉnh", issuer=PROVINCE, on="2021", span=span)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("TT TU, TT HĐND tỉnh;", "Thường trực Tỉnh ủy Bến Tre"),
        ("TTr. Tỉnh ủy, TTr HĐND tỉnh", "Thường trực Tỉnh ủy Bến Tre"),
        ("UB MTTQ Việt Nam tỉnh, LĐLĐ tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Bến Tre"),
        ("Văn phòng Trung ương Đoàn", "Văn phòng Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh"),
        ("CT và các PCT.UBND tỉnh;", "Chủ tịch Ủy ban nhân dân tỉnh Bến Tre"),
        ("- Bộ Nội vụ (để báo cáo);", "Bộ Nội vụ"),
        ("Thường trực Tỉnh ủy (b/c);", "Thường trực Tỉnh ủy Bến Tre"),
        ("BLĐ VP.UBT", "Ban lãnh đạo Văn phòng Ủy ban nhân dân tỉnh Bến Tre"),
    ],
)
def test_recipient_lines(line, name):
    agency = resolve_recipient(line, PROVINCE, "2021-09-01")
    assert agency is not None
    assert agency.name == name


def test_lines_of_a_record_carry_their_agency():
    lines = (Recipient(raw="TT.HĐND tỉnh"), Recipient(raw="Lưu: VT"), Recipient(raw="Báo Ấp Bắc"))
    named = name_recipients(lines, PROVINCE, "2021-09-01")
    assert [r.raw for r in named] == [r.raw for r in lines]
    assert [r.agency and r.agency.name for r in named] == [
        "Thường trực Hội đồng nhân dân tỉnh Bến Tre", None, "Báo Ấp Bắc",
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["Lưu: VT, TH.", "Như trên;", "Như Điều 3;", ""])
def test_lines_that_name_no_body(line):
    assert resolve_recipient(line, PROVINCE, "2021-09-01") is None


def test_party_abbreviations_follow_the_kind_of_province():
    agency = resolve_recipient("TT TU", CITY, "2021-09-01")
    assert agency is not None
    assert agency.name == "Thường trực Thành ủy Hải Phòng"


def test_an_ambiguous_abbreviation_lists_its_readings():
    agency = resolve_recipient("BTG", PROVINCE, "2021-09-01")
    assert agency is not None
    assert agency.status == "uncertain"
    assert set(agency.candidates) == {"Ban Tuyên giáo", "Ban Tôn giáo"}


@given(st.text(max_size=60))
def test_any_text_gives_an_agency(raw):
    agency = resolve_agency(raw, issuer=PROVINCE, on="2021")
    assert agency.raw == raw
    assert agency.level in (None, "central", "province", "district", "commune", "unit")


@pytest.mark.parametrize("raw", ["ủy ban nhân dân tỉnh", "sở nội vụ", "tỉnh ủy", "hội đồng nhân dân huyện", "phòng tư pháp"])
def test_case_does_not_change_the_body(raw):
    small = resolve_agency(raw.capitalize(), issuer=DISTRICT, on="2021")
    capitals = resolve_agency(raw.upper() + " ", issuer=DISTRICT, on="2021")
    assert small.name == capitals.name
