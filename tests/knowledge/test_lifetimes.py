"""Bodies held against their dates: outside them they are never called stated."""

from __future__ import annotations

import pytest

from thidua_parse.knowledge.lifetimes import lifetimes, provinces_outside
from thidua_parse.knowledge.reference_kinds import kind_words
from thidua_parse.record import Agency


@pytest.mark.parametrize(("raw", "on", "successors"), [
    ("UBND tỉnh Hà Tây", "2009-01-01", ("Ủy ban nhân dân thành phố Hà Nội",)),
    ("Sở Y tế tỉnh Hà Nam", "2025-08-01", ("Sở Y tế tỉnh Ninh Bình",)),
    ("Tỉnh ủy Hải Dương", "2025-07", ("Thành ủy Hải Phòng",)),
    ("UBND tỉnh Thừa Thiên Huế", "2025-03-01", ("Ủy ban nhân dân thành phố Huế",)),
    ("Bộ Thông tin và Truyền thông", "2025-04-01", ("Bộ Khoa học và Công nghệ", "Bộ Văn hóa, Thể thao và Du lịch")),
    ("Bộ Bưu chính, Viễn thông", "2010-04-01", ("Bộ Thông tin và Truyền thông",)),
    ("Bộ Thủy sản", "2010", ("Bộ Nông nghiệp và Phát triển nông thôn",)),
    ("Giám đốc Sở KHĐT tỉnh Nghệ An", "2025-04-01", ("Giám đốc Sở Tài chính tỉnh Nghệ An",)),
    ("Sở LĐTBXH tỉnh Hà Nam", "2025-09-01", ("Sở Nội vụ tỉnh Ninh Bình", "Sở Y tế tỉnh Ninh Bình", "Sở Giáo dục và Đào tạo tỉnh Ninh Bình")),
    ("Bộ Nông nghiệp và Môi trường", "2024-05-01", ()),
    ("UBND huyện Kim Bảng", "2025-08-01", ()),
    ("Phòng Nội vụ huyện Kim Bảng", "2025-08-01", ()),
    ("Ban Tuyên giáo Trung ương", "2025-06-01", ("Ban Tuyên giáo và Dân vận Trung ương",)),
    ("UBND xã Đại Mạch", "2025-08-01", ("Ủy ban nhân dân xã Thiên Lộc", "Ủy ban nhân dân xã Mê Linh")),
    ("UBND đặc khu Phú Quốc", "2024-01-01", ()),
])
def test_outside_their_dates(raw: str, on: str, successors: tuple[str, ...]) -> None:
    agency = Agency.resolve(raw, on=on)
    assert (agency.status, agency.successors) == ("uncertain", successors)
    assert agency.evidence and agency.evidence[0].note


@pytest.mark.parametrize(("raw", "on"), [
    ("UBND tỉnh Hà Tây", "2005-01-01"), ("Bộ Thông tin và Truyền thông", "2021-04-01"), ("Bộ Thủy sản", "2005-01-01"),
    ("UBND tỉnh Ninh Bình", "2025-08-01"), ("UBND tỉnh Ninh Bình", "2005-08-01"), ("UBND huyện Kim Bảng", "2021"),
    ("UBND huyện Kim Bảng", "2025"), ("Sở Xây dựng tỉnh Ninh Bình", "2025-08-01"), ("UBND thành phố Huế", "2025-08-01"),
    ("Sở Tài nguyên và Môi trường tỉnh Hà Nam", None), ("UBND xã Đại Mạch", "2021-08-01"), ("Trường THPT Kim Bảng A", "2025-08-01"),
])
def test_inside_their_dates(raw: str, on: str | None) -> None:
    agency = Agency.resolve(raw, on=on)
    assert (agency.status, agency.successors, agency.evidence) == ("stated", (), ())


@pytest.mark.parametrize(("raw", "level", "province", "district"), [
    ("Huyện đoàn Kim Bảng", "district", "Hà Nam", "Kim Bảng"),
    ("Huyện ủy Kim Bảng", "district", "Hà Nam", "Kim Bảng"),
    ("Thành đoàn Vinh", "district", "Nghệ An", "Vinh"),
    ("Thành ủy Vinh", "district", "Nghệ An", "Vinh"),
    ("Hội LHPN huyện Kim Bảng", "district", "Hà Nam", "Kim Bảng"),
    ("Ban CHQS huyện Kim Bảng", "district", "Hà Nam", "Kim Bảng"),
    ("UBND thành phố Huế", "district", "Thừa Thiên Huế", "Huế"),
    ("UBND quận Thủ Đức", "district", "Hồ Chí Minh", "Thủ Đức"),
    ("Thành ủy Hà Nội", "province", "Hà Nội", None),
])
def test_units_of_one_name_bring_their_province(raw: str, level: str, province: str, district: str | None) -> None:
    agency = Agency.resolve(raw, on="2019-08-01")
    assert (agency.level, agency.province, agency.district, agency.status) == (level, province, district, "stated")


def test_a_name_of_many_districts_lists_them() -> None:
    agency = Agency.resolve("Huyện đoàn Châu Thành", on="2019-08-01")
    assert (agency.province, agency.status) == (None, "uncertain") and len(agency.candidates) > 5
    assert Agency.resolve("Huyện đoàn Châu Thành", issuer=Agency.resolve("UBND tỉnh Trà Vinh"), on="2019").province == "Trà Vinh"


def test_every_row_ends_before_its_successor_is_needed() -> None:
    table = lifetimes()
    for life, _ in table.values():
        assert not (life.valid_from and life.valid_to) or life.valid_from < life.valid_to
        assert life.valid_to or not life.successors
        assert life.source
        assert bool(life.open_from) == bool(life.open_to) and life.open_from <= life.open_to
    assert "hợp đồng" not in kind_words()


@pytest.mark.parametrize(("raw", "on", "settled"), [
    ("Sở Tài nguyên và Môi trường tỉnh Nghệ An", "2025-04-01", False),
    ("Sở Tài nguyên và Môi trường tỉnh Nghệ An", "2025-07-01", True),
    ("Sở Nông nghiệp và Môi trường tỉnh Nghệ An", "2025-02-10", False),
    ("Sở Nông nghiệp và Môi trường tỉnh Nghệ An", "2025-01", True),
    ("Bộ Tài nguyên và Môi trường", "2025-04-01", True),
])
def test_provinces_set_the_day_of_their_departments(raw: str, on: str, settled: bool) -> None:
    held = Agency.resolve(raw, on="2020-01-01").standing(on)
    assert held.note and held.settled is settled


@pytest.mark.parametrize(("text", "on", "found"), [
    ("các sở, ban, ngành tỉnh Hải Dương", "2025-08-01", ["tỉnh Hải Dương"]),
    ("các sở, ban, ngành tỉnh Hải Dương", "2025-05", []),
    ("tỉnh Hà Tây, tỉnh Nghệ An", "2020-01-01", ["tỉnh Hà Tây"]),
    ("tỉnh Vô Danh", "2020-01-01", []),
])
def test_provinces_outside_their_dates_in_a_text(text: str, on: str, found: list[str]) -> None:
    assert [p.full_name for p in provinces_outside(text, on)] == found
