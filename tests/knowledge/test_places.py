"""The administrative map through time: provinces, districts, communes, reorganised bodies."""

from __future__ import annotations

import gzip
from importlib.resources import files

import pytest

from thidua_parse.knowledge import places, units
from thidua_parse.knowledge.fold import fold_tones, key
from thidua_parse.knowledge.tables import in_force


@pytest.mark.parametrize(
    ("on", "count"),
    [("2005-06-01", 64), ("2021-09-01", 63), ("2025-06-30", 63), ("2025-07-01", 34), ("2026-10-01", 34)],
)
def test_number_of_provinces_by_date(on, count):
    assert len(places.map_in_force(on)) == count


def test_cities_by_date():
    def cities(on):
        return sum(p.type == "thành phố" for p in places.map_in_force(on))

    assert (cities("2021-01-01"), cities("2025-07-01"), cities("2026-10-01")) == (5, 6, 9)


@pytest.mark.parametrize(
    ("name", "on", "found"),
    [
        ("Khánh Hoà", None, "Khánh Hòa"), ("TP.HCM", "2020", "Hồ Chí Minh"), ("Daklak", None, "Đắk Lắk"),
        ("BR-VT", "2021", "Bà Rịa - Vũng Tàu"), ("Hà Tây", "2006", "Hà Tây"), ("TT-Huế", "2019", "Thừa Thiên Huế"),
    ],
)  # fmt: skip
def test_spellings_of_provinces(name, on, found):
    province = places.province(name, on)
    if name == "TT-Huế":
        assert province is None or province.name == found
    else:
        assert province is not None
        assert province.name == found


def test_every_successor_is_a_province():
    names = {p.name for p in places.provinces()}
    assert {s for p in places.provinces() for s in p.successors} <= names


def test_merged_provinces_end_with_june_2025():
    tra_vinh = places.province("Trà Vinh", "2021")
    assert tra_vinh is not None
    assert (tra_vinh.valid_to, tra_vinh.successors) == ("2025-06-30", ("Vĩnh Long",))
    assert not tra_vinh.valid("2025-08")


@pytest.mark.parametrize(
    ("on", "known"), [("2025-06-30", True), ("2025-07", False), ("2025", None), (None, None), ("2021", True)]
)
def test_district_level_ends_on_1_july_2025(on, known):
    assert places.has_districts(on) is known


def test_partial_dates_meet_rows_in_force_in_part_of_the_year():
    row = {"valid_from": "2025-07-01", "valid_to": ""}
    assert in_force(row, "2025")
    assert not in_force(row, "2025-06")
    assert in_force(row, None)


def test_registry_counts():
    registry = units.registry_of_units()
    assert sum("a" in unit.states for old in registry.old.values() for unit in old) == 10599
    assert len(registry.new) == 3321
    assert sum(map(len, units.districts_by_name().values())) >= 700


def test_registry_is_small():
    packed = (files("thidua_parse.knowledge") / "data" / "units.txt.gz").read_bytes()
    assert len(packed) < 1_000_000
    assert gzip.decompress(packed).decode().count("\nE\t") == len(units.registry_of_units().edges)


def test_a_divided_commune_has_two_successors():
    (found,) = units.successors("Đại Mạch")
    assert found.change == "divided"
    assert {u.name for u in found.new} == {"Thiên Lộc", "Mê Linh"}
    assert found.effective == "2025-07-01"


def test_communes_by_date():
    assert units.homes_of_commune("Đại Mạch", "xã", "2021-09") == (("Đông Anh", "Hà Nội"),)
    assert units.homes_of_commune("Đại Mạch", "xã", "2025-08") == ()
    (zone,) = units.communes("Phú Quốc", "đặc khu", on="2025-08")
    assert (zone.province, zone.district) == ("An Giang", "")


def test_promotion_of_communes_after_the_packages():
    types = {u.type for u in units.communes("Bố Hạ", province="Bắc Ninh", on="2026-10")}
    assert "phường" in types


def test_district_types():
    assert units.district_type("Hiệp Hoà", None) == "huyện"
    assert units.district_type("Kỳ Anh", "Hà Tĩnh") is None  # a huyện and a thị xã
    assert len(units.provinces_of_district("Châu Thành", "huyện")) > 5


@pytest.mark.parametrize(
    ("old", "new"),
    [("Hoà Bình", "Hòa Bình"), ("Uỷ ban", "Ủy ban"), ("Quý", "Quý"), ("hoàn", "hoàn"), ("THUỶ", "THỦY"), ("xoè", "xòe")],
)
def test_tone_marks_move_only_at_the_end_of_a_syllable(old, new):
    assert fold_tones(old) == new


def test_keys_ignore_marks_and_conjunction():
    assert key("Văn hóa, Thể thao và Du lịch") == key("Văn hoá - Thể thao, Du lịch")
