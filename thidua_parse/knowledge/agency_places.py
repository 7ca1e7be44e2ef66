"""The place in the name of a body: stated ("tỉnh Trà Vinh"), bare ("Trà Vinh"), or the issuer's."""

from __future__ import annotations

from typing import NamedTuple

import regex

from . import units
from .agency_text import cut_noise, title_case
from .fold import key
from .places import province as find_province

DISTRICT_WORDS = frozenset({"huyện", "quận", "thị xã"})
COMMUNE_WORDS = frozenset({"xã", "phường", "thị trấn", "đặc khu"})


class Where(NamedTuple):
    """What the issuer tells about places: names, types and its own level and name."""

    level: str | None = None
    province: str | None = None
    district: str | None = None
    district_type: str | None = None
    commune: str | None = None
    commune_type: str | None = None
    name: str | None = None
    type: str | None = None


PLACE = regex.compile(
    r"(?i)(?:^|(?<=[ ,]))(thành phố|tp\.?(?= ?\p{Lu})|thị xã|tx\.?(?= ?\p{Lu})|thị trấn|tỉnh|huyện|quận|phường|xã|đặc khu)"
    r"(?=$|[ ,.])\.?[ ]*"
)


class Spot(NamedTuple):
    """A place: ``name`` with type, ``bare`` without, and the units above it.

    ``word`` is the type alone ("tỉnh") where nothing says which unit is meant.
    """

    name: str | None = None
    bare: str | None = None
    level: str | None = None
    province: str | None = None
    district: str | None = None
    commune: str | None = None
    district_type: str | None = None
    commune_type: str | None = None
    candidates: tuple[str, ...] = ()
    word: str | None = None


def default_place(level: str, where: Where, on: str | None = None) -> Spot:
    """The issuer's place at the level of a body named without one."""
    if level in ("place", "organ"):
        level = where.level or ""
        if level == "unit":  # a school's own Youth Union is not that of the province
            return Spot(level="unit", province=where.province, district=where.district, commune=where.commune)
    return _at(level, where, on)


def _at(level: str, where: Where, on: str | None = None) -> Spot:
    if level == "city":
        level = "province"
    if level == "province" and where.province:
        p = find_province(where.province, on)
        full = p.full_name if p else where.province
        return Spot(full, where.province, "province", where.province)
    if level == "district":
        if where.district:
            kind = where.district_type or units.district_type(where.district, where.province) or ""
            return Spot(f"{kind} {where.district}".strip(), where.district, "district",
                         where.province, where.district, district_type=kind or None)
        return Spot(None, None, "district", where.province)
    if level == "commune":
        if where.commune:
            kind = where.commune_type or ""
            return Spot(f"{kind} {where.commune}".strip(), where.commune, "commune",
                         where.province, where.district, where.commune, where.district_type, kind or None)
        return Spot(None, None, "commune", where.province, where.district)
    return Spot(level=level or None)


def read_place(
    text: str, where: Where, on: str | None, capitals: bool, body_level: str
) -> tuple[str, Spot | None]:
    """What precedes the place in ``text``, and the place (None when ``text`` names none)."""
    if not text:
        return "", None
    if key(text) in ("trungương",):
        return text, Spot(level="central")
    marks = list(PLACE.finditer(text))
    if not marks:
        return _bare_place(text, where, on, capitals, body_level)
    named: dict[str, tuple[str, str]] = {}
    lowest: str | None = None
    for i, m in enumerate(marks):
        end = marks[i + 1].start() if i + 1 < len(marks) else len(text)
        kind = {"tp": "thành phố", "tp.": "thành phố", "tx": "thị xã", "tx.": "thị xã"}.get(
            m[1].casefold(), m[1].casefold())
        name = text[m.end():end].strip(" ,.-;")
        if name and not capitals and not name[:1].isupper() and not name[:1].isdigit():
            name = ""
        if name:
            name = _proper(name, capitals)
        level = ("province" if kind == "tỉnh" else "district" if kind in DISTRICT_WORDS
                 else "commune" if kind in COMMUNE_WORDS else _city_level(name, where, on))
        named.setdefault(level, (kind, name))
        lowest = level if lowest is None else min(lowest, level, key=_RANK.__getitem__)
    topic = text[: marks[0].start()].strip(" ,-;")
    assert lowest is not None
    return topic, _spot(lowest, named, where, on)


_RANK = {"commune": 0, "district": 1, "province": 2}


def _city_level(name: str, where: Where, on: str | None) -> str:
    """Level of "thành phố": centrally run, or a city of a province (R2)."""
    if name:
        p = find_province(name, on)
        if p is None:
            return "district"
        if p.type == "thành phố" and (p.valid(on) or not units.districts(name, "thành phố")):
            return "province"  # the city of Huế belonged to a province before 2025
        return "district"
    if where.province:
        p = find_province(where.province, on)
        if p is not None and p.type == "thành phố":
            return "province"
    return "district"


def _spot(level: str, named: dict[str, tuple[str, str]], where: Where, on: str | None) -> Spot:
    kind, name = named[level]
    if not name:
        found = _at(level, where, on)
        return found if found.name else found._replace(word=kind)
    if level == "province":
        p = find_province(name, on)
        shown = p.name if p else name
        return Spot(f"{p.type if p else kind} {shown}", shown, "province", shown)
    province: str | None = named.get("province", ("", ""))[1] or where.province
    if province:
        p = find_province(province, on)
        province = p.name if p else province
    if level == "district":
        candidates: tuple[str, ...] = ()
        if not province:
            homes = units.provinces_of_district(name, kind)
            if len(homes) == 1:
                province = homes[0]
            else:
                candidates = tuple(f"{kind} {name}, {h}" for h in homes)
        return Spot(f"{kind} {name}", name, "district", province, name, None, kind, None, candidates)
    district: str | None = named.get("district", ("", ""))[1] or where.district
    district_type = named.get("district", ("", ""))[0] or where.district_type
    candidates = ()
    if not (province and district) and not where.province:
        homes2 = units.homes_of_commune(name, kind, on)
        if len(homes2) == 1:
            district, province = homes2[0][0] or None, homes2[0][1]
        elif not province:
            candidates = tuple(
                f"{kind} {name}, {', '.join(filter(None, h))}" for h in homes2[:12])
    return Spot(f"{kind} {name}", name, "commune", province, district, name, district_type, kind,
                 candidates)


def _bare_place(
    text: str, where: Where, on: str | None, capitals: bool, body_level: str
) -> tuple[str, Spot | None]:
    """A place without its type at the end of a name: "Sở Giáo dục và Đào tạo Bắc Giang"."""
    words = text.split(" ")
    if not capitals and not words[-1][:1].isupper():
        return text, None
    if body_level == "district":
        name = _proper(text, capitals)
        if where.district and key(where.district) == key(name):
            return "", _at("district", where, on)
        kind = units.district_type(name, where.province)
        if kind or size_fits(name):
            kind = kind or ""
            province = where.province
            candidates: tuple[str, ...] = ()
            if not province:
                homes = units.provinces_of_district(name, kind)
                province = homes[0] if len(homes) == 1 else None
                if len(homes) > 1:
                    candidates = tuple(f"{name}, {h}" for h in homes)
            return "", Spot(f"{kind} {name}".strip(), name, "district", province, name,
                             district_type=kind or None, candidates=candidates)
    for size in range(min(5, len(words)), 0, -1):
        tail = words[-size:]
        before = words[-size - 1].casefold() if len(words) > size else ""
        if before in ("sản", "gia", "tịch"):
            continue
        if not capitals and not tail[0][:1].isupper():
            continue
        p = find_province(" ".join(tail), on)
        if p is not None:
            topic = " ".join(words[:-size]).strip(" ,-")
            return topic, Spot(p.full_name, p.name, "province", p.name)
    if body_level == "city":  # "Thành ủy Vinh": a city of a province
        name = _proper(text, capitals)
        if units.provinces_of_district(name, "thành phố"):
            return "", _spot("district", {"district": ("thành phố", name)}, where, on)
    return text, None


def size_fits(name: str) -> bool:
    """Whether ``name`` can be a place name: one to four capitalised syllables."""
    words = name.split(" ")
    return len(words) < 5 and all(w[:1].isupper() or w[:1].isdigit() for w in words)


def _proper(name: str, capitals: bool) -> str:
    name = cut_noise(" " + name).strip(" ,.-;")
    if capitals or name == name.upper():
        name = title_case(name)
    return name
