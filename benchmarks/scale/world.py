"""Who issues generated plans: the bodies of the registry, before and after 1/7/2025."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from thidua_parse.knowledge.places import TWO_LEVELS_SINCE, Province
from thidua_parse.knowledge.rosters import communes_below, districts_below, provinces_below

#: departments before and since the mergers of 1/3/2025: name, letters, last day and first day
DEPARTMENTS = (
    ("Sở Nội vụ", "SNV", "", ""),
    ("Sở Giáo dục và Đào tạo", "SGDĐT", "", ""),
    ("Sở Y tế", "SYT", "", ""),
    ("Sở Tư pháp", "STP", "", ""),
    ("Sở Tài chính", "STC", "", ""),
    ("Sở Xây dựng", "SXD", "", ""),
    ("Sở Giao thông vận tải", "SGTVT", "2025-02-28", ""),
    ("Sở Lao động - Thương binh và Xã hội", "SLĐTBXH", "2025-02-28", ""),
    ("Sở Thông tin và Truyền thông", "STTTT", "2025-02-28", ""),
    ("Sở Nông nghiệp và Môi trường", "SNNMT", "", "2025-03-01"),
)
MINISTRIES = (
    ("Bộ Nội vụ", "BNV"), ("Bộ Giáo dục và Đào tạo", "BGDĐT"), ("Bộ Y tế", "BYT"),
    ("Bộ Tư pháp", "BTP"), ("Bộ Công Thương", "BCT"),
)


@dataclass(frozen=True, slots=True)
class Body:
    """An issuing body: full name, letters of its symbol, level, places, printed head and place."""

    name: str
    letters: str
    type: str
    level: str
    province: str | None
    district: str | None
    commune: str | None
    above: str | None
    place: str
    where: str


_COMMITTEE = "Ủy ban nhân dân "
PREMIER = Body("Thủ tướng Chính phủ", "TTg", "THỦ TƯỚNG", "central", None, None, None, None, "Hà Nội", "")


def ministries() -> tuple[Body, ...]:
    """Some ministries."""
    return tuple(
        Body(name, letters, "BỘ", "central", None, None, None, None, "Hà Nội", f"trong ngành {name.removeprefix('Bộ ')}")
        for name, letters in MINISTRIES
    )


#: days that stand for all days with the same map and the same departments
_STATES = ("2021-06-01", "2025-01-15", "2025-03-15", TWO_LEVELS_SINCE)


def state(on: str) -> str:
    """The day that stands for ``on``: the same units and departments were in force."""
    if on < "2025-01-01":
        return _STATES[0]
    return _STATES[1] if on < "2025-03-01" else _STATES[2] if on < TWO_LEVELS_SINCE else _STATES[3]


@lru_cache(maxsize=16)
def chosen_provinces(count: int, on: str) -> tuple[Province, ...]:
    """``count`` provinces of the map of a date, spread over the list."""
    everyone = sorted(provinces_below(on), key=lambda p: p.name)
    count = min(count, len(everyone))
    return tuple(everyone[i * len(everyone) // count] for i in range(count))


def successor(province: Province) -> Province:
    """The province that took a province over on 1/7/2025 (itself where it went on)."""
    after = {p.name: p for p in provinces_below(TWO_LEVELS_SINCE)}
    return next((after[name] for name in province.successors if name in after), province)


@cache
def province_body(province: Province) -> Body:
    """The People's Committee of a province."""
    return Body(
        f"Ủy ban nhân dân {province.full_name}", "UBND", "UBND", "province", province.name, None, None,
        None, province.name, f"trên địa bàn {province.full_name}",
    )


@cache
def departments(province: Province, on: str, count: int) -> tuple[Body, ...]:
    """Departments of a province in force on a date."""
    found = [
        Body(
            f"{name} {province.full_name}", letters, "SỞ", "province", province.name, None, None,
            f"Ủy ban nhân dân {province.full_name}", province.name, f"trong ngành {name.removeprefix('Sở ')}",
        )
        for name, letters, last, first in DEPARTMENTS
        if (not last or on <= last) and first <= on
    ]
    return tuple(found[:count])


@cache
def districts(province: Province, on: str, count: int) -> tuple[Body, ...]:
    """District committees of a province on a date; none since 1/7/2025."""
    return tuple(
        Body(
            f"Ủy ban nhân dân {u.full_name}", "UBND", "UBND", "district", province.name, u.name, None,
            f"Tỉnh {province.name}", u.name, f"trên địa bàn {u.full_name}",
        )
        for u in districts_below(province.name, on)[:count]
    )


@cache
def communes(province: Province, district: Body | None, on: str, count: int) -> tuple[Body, ...]:
    """Commune committees of a district, or since 1/7/2025 of a province."""
    name = district.district if district else None
    above = district.name.removeprefix("Ủy ban nhân dân ") if district else province.full_name
    return tuple(
        Body(
            f"Ủy ban nhân dân {u.full_name}", "UBND", "UBND", "commune", province.name, name, u.name,
            above, u.name if not u.name.isdigit() else u.full_name.capitalize(), f"trên địa bàn {u.full_name}",
        )
        for u in communes_below(province.name, name, on)[:count]
    )


@cache
def schools(commune: Body, count: int) -> tuple[Body, ...]:
    """Schools of a commune."""
    found = (("Trường Trung học cơ sở", "THCS"), ("Trường Tiểu học", "TH"))
    return tuple(
        Body(
            f"{name} {commune.commune}", letters, "TRƯỜNG HỌC", "unit", commune.province, commune.district,
            commune.commune, f"Ủy ban nhân dân {commune.above if commune.district else commune.name.removeprefix(_COMMITTEE)}",
            commune.place, "trong nhà trường",
        )
        for name, letters in found[:count]
    )
