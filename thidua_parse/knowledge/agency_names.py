"""From a body as written to its full name, level and place.

Bare names resolve from the issuer of the document ("UBND tỉnh", "Sở Nội vụ", "Giám đốc Sở");
the rules are R1 … R20 of the hierarchy table (``data/hierarchy.json``). What the name and the
issuer do not decide stays open: the name is written out without a place.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import regex

from . import units
from .agency_text import clean, cut_noise, expand, is_capitals, match_field, sentence_case, title_case
from .fold import key
from .places import province as find_province
from .tables import rows

DISTRICT_WORDS = frozenset({"huyện", "quận", "thị xã"})
COMMUNE_WORDS = frozenset({"xã", "phường", "thị trấn", "đặc khu"})


@dataclass(frozen=True, slots=True)
class Where:
    """What the issuer tells about places: names, types and its own level and name."""

    level: str | None = None
    province: str | None = None
    district: str | None = None
    district_type: str | None = None
    commune: str | None = None
    commune_type: str | None = None
    name: str | None = None
    type: str | None = None


@dataclass(frozen=True, slots=True)
class BodyName:
    """A resolved body. ``status`` is "stated", or "uncertain" when several places fit."""

    name: str | None
    type: str | None = None
    level: str | None = None
    province: str | None = None
    district: str | None = None
    commune: str | None = None
    status: str = "stated"
    candidates: tuple[str, ...] = ()
    district_type: str | None = None
    commune_type: str | None = None


@dataclass(frozen=True, slots=True)
class _Body:
    name: str
    type: str
    level: str
    place: str


@lru_cache(maxsize=1)
def _bodies() -> dict[str, _Body]:
    found = {}
    for r in rows("bodies"):
        body = _Body(r["name"], r["type"], r["level"], r["place"])
        for name in (r["name"], *filter(None, r["aliases"].split(";"))):
            found[key(name)] = body
    return found


@lru_cache(maxsize=1)
def _positions() -> dict[str, str]:
    return {key(r["position"]): r["position"] for r in rows("positions")}


_PLACE = regex.compile(
    r"(?i)(?:^|(?<=[ ,]))(thành phố|tp\.?(?= ?\p{Lu})|thị xã|tx\.?(?= ?\p{Lu})|thị trấn|tỉnh|huyện|quận|phường|xã|đặc khu)"
    r"(?=$|[ ,.])\.?[ ]*"
)
_PLURAL = regex.compile(r"(?i)(?:^|\s)(?:các|cấp|mọi|từng|trên địa bàn|liên quan|trực thuộc|thuộc|toàn)(?:\s|$)")
_OWN = {"sở": "Sở", "bộ": "Bộ", "ban": "Ban", "cục": "Cục", "phòng": "Phòng", "trường": "Trường"}
_JOINT = regex.compile(r" và (?=(?:Bộ|Sở|Ban|Ủy ban|Hội|Phòng|Công an|Tổng|Liên đoàn)\b)")
_LIAISON = regex.compile(r"(?i)^liên bộ:? ")


@lru_cache(maxsize=65536)
def resolve(raw: str, where: Where | None = None, on: str | None = None) -> BodyName:
    """The body named ``raw`` in a document of the issuer ``where`` of date ``on`` (ISO)."""
    text = clean(raw)
    if not text:
        return BodyName(None, status="absent")
    where = where or Where()
    if _LIAISON.match(text):
        parts = regex.split(r" - | và |, ", _LIAISON.sub("", text).replace(" và Truyền", "\0"))
        names = [resolve("Bộ " + regex.sub(r"^Bộ ", "", p.replace("\0", " và Truyền")), where, on)
                 for p in parts]
        return replace(names[0], name=" và ".join(n.name or "" for n in names))
    full = expand(text)
    capitals = is_capitals(text)
    found = _resolve(full.split(" "), where, on, capitals, 0)
    if found is not None and " và " in full:
        parts = _JOINT.split(full)
        if len(parts) > 1 and "," not in full:
            names = [_resolve(p.split(" "), where, on, capitals, 0) for p in parts]
            if all(n is not None and n.name for n in names):
                return replace(
                    names[0], name=" và ".join(n.name for n in names if n and n.name)  # type: ignore[type-var]
                )
    if found is not None:
        return found
    return _unknown(cut_noise(full), where, on, capitals)


def _resolve(
    words: list[str], where: Where, on: str | None, capitals: bool, depth: int
) -> BodyName | None:
    """The body at the start of ``words``, or None when no known head begins them."""
    if not words or depth > 4:
        return None
    first = words[0].casefold()
    if first in ("bộ", "sở", "phòng"):
        found = _with_field(first.capitalize(), words[1:], where, on, capitals)
        if found is not None:
            return found
    bodies = _bodies()
    for size in range(min(len(words), 13), 0, -1):
        body = bodies.get(key(" ".join(words[:size])))
        if body is not None and not (size < len(words) and words[size - 1].endswith(",")
                                     and words[size].casefold() == "thể"):
            rest = words[size:]
            if depth < 4 and rest and body.level in ("place", "organ", "province") and rest[0].casefold() in (
                "sở", "tỉnh", "bộ", "huyện", "quận", "thị", "thành", "ủy", "phòng", "công", "ngành",
            ):
                inner = _organ_tail(rest, where, on, capitals, depth)
                if inner is not None:
                    return replace(inner, name=f"{body.name} {inner.name}", type=body.type)
            return _place(body, rest, where, on, capitals)
    return _position(words, where, on, capitals, depth)


def _organ_tail(
    rest: list[str], where: Where, on: str | None, capitals: bool, depth: int
) -> BodyName | None:
    """A body inside a body: "Hội đồng Thi đua - Khen thưởng Sở", "Ban Tổ chức Tỉnh ủy"."""
    if len(rest) > 1 and key(" ".join(rest[:2])) in ("tỉnhủy", "thànhủy", "huyệnủy", "quậnủy", "thịủy"):
        return _resolve(rest, where, on, capitals, depth + 1)
    if rest[0].casefold() in ("sở", "bộ", "phòng"):
        return _resolve(rest, where, on, capitals, depth + 1)
    return None


def _position(
    words: list[str], where: Where, on: str | None, capitals: bool, depth: int
) -> BodyName | None:
    """A head, deputy or inner office of a body: "Chủ tịch UBND tỉnh", "Văn phòng Sở"."""
    table = _positions()
    for size in range(min(len(words), 7), 0, -1):
        position = table.get(key(" ".join(words[:size])))
        if position is None:
            continue
        rest = words[size:]
        if not rest:
            inner = own(where) if position not in ("Chủ tịch", "Trưởng", "Chánh") else None
            if inner is None or not inner.name:
                return BodyName(position, "VĂN PHÒNG" if position == "Văn phòng" else None,
                                where.level, where.province, where.district, where.commune)
            return replace(inner, name=f"{position} {inner.name}",
                           type="VĂN PHÒNG" if position == "Văn phòng" else inner.type)
        found = _resolve(rest, where, on, capitals, depth + 1)
        if found is None or not found.name:
            return None
        name = found.name
        if position in ("Trưởng", "Phó Trưởng"):
            name = name[:1].lower() + name[1:]
        kind = "VĂN PHÒNG" if position == "Văn phòng" else found.type
        return replace(found, name=f"{position} {name}", type=kind)
    return None


def own(where: Where) -> BodyName | None:
    """The issuer itself as a body."""
    if not where.name:
        return None
    return BodyName(where.name, where.type, where.level, where.province, where.district, where.commune)


def _with_field(
    head: str, rest: list[str], where: Where, on: str | None, capitals: bool
) -> BodyName | None:
    """Bộ, Sở or Phòng with its field; bare "Sở" is the issuing department (R6, R7)."""
    if not rest:
        mine = own(where)
        if mine and mine.name and (at := mine.name.find(f"{head} ")) >= 0:
            return replace(mine, name=mine.name[at:], type=head.upper())
        return BodyName(head, head.upper(), {"Bộ": "central", "Sở": "province"}.get(head), where.province
                        if head != "Bộ" else None)
    matched = match_field(rest, head)
    if matched is None:
        return None
    field, size = matched
    name = f"{head} {field}"
    if head == "Bộ":
        return BodyName(name, "BỘ", "central")
    if head == "Sở":
        return _place(_Body(name, "SỞ", "province", "full"), rest[size:], where, on, capitals)
    if where.type == "SỞ" and not rest[size:] and where.name:
        return BodyName(f"{name} {where.name}", "PHÒNG", "unit", where.province)
    return _place(_Body(name, "PHÒNG", "district", "full"), rest[size:], where, on, capitals)


def _place(body: _Body, rest: list[str], where: Where, on: str | None, capitals: bool) -> BodyName:
    """``body`` with the place that the words behind it, or else the issuer, give."""
    if body.place == "none":
        return BodyName(body.name, body.type, body.level)
    text = cut_noise(" " + " ".join(rest)).strip(" ,.-;:") if rest else ""
    if body.place == "own":
        tail = title_case(text) if capitals else text
        name = f"{body.name} {tail}".strip()
        level = body.level
        return BodyName(name, body.type, level, where.province if level != "central" else None,
                        where.district if level != "central" else None)
    if text and _PLURAL.search(text):
        level = "district" if "huyện" in text or "quận" in text else (
            "commune" if "xã" in text or "phường" in text else None)
        return BodyName(f"{body.name} {text}", body.type, level, where.province)
    topic, spot = read_place(text, where, on, capitals, body.level)
    name = body.name
    if topic:
        name += " " + (sentence_case(topic.split()) if capitals else topic)
    if spot is None:
        spot = _default(body.level, where)
    if spot.name and (spot.level in ("province", "district", "commune")):
        if body.place == "bare":
            name += " " + (spot.name if spot.bare is None else spot.bare)
        else:
            name += " " + spot.name
    level = {"organ": spot.level or where.level, "place": spot.level, "city": "province"}.get(
        body.level, body.level
    )
    if body.level == "city" and spot.level == "district":
        level = "district"
    if level == "central":
        return BodyName(name, body.type, "central")
    status = "uncertain" if spot.candidates else "stated"
    return BodyName(
        name.strip(), body.type, level, spot.province, spot.district, spot.commune, status,
        tuple(f"{body.name} {c}" for c in spot.candidates), spot.district_type, spot.commune_type,
    )


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place: ``name`` with type, ``bare`` without, and the units above it."""

    name: str | None = None
    bare: str | None = None
    level: str | None = None
    province: str | None = None
    district: str | None = None
    commune: str | None = None
    district_type: str | None = None
    commune_type: str | None = None
    candidates: tuple[str, ...] = ()


def _default(level: str, where: Where) -> _Spot:
    """The issuer's place at the level of a body named without one."""
    if level in ("place", "organ"):
        level = where.level or ""
        if level == "unit":
            level = "commune" if where.commune else "district" if where.district else "province"
    return _at(level, where)


def _at(level: str, where: Where, on: str | None = None) -> _Spot:
    if level == "city":
        level = "province"
    if level == "province" and where.province:
        p = find_province(where.province, on)
        full = p.full_name if p else where.province
        return _Spot(full, where.province, "province", where.province)
    if level == "district":
        if where.district:
            kind = where.district_type or units.district_type(where.district, where.province) or ""
            return _Spot(f"{kind} {where.district}".strip(), where.district, "district",
                         where.province, where.district, district_type=kind or None)
        return _Spot(None, None, "district", where.province)
    if level == "commune":
        if where.commune:
            kind = where.commune_type or ""
            return _Spot(f"{kind} {where.commune}".strip(), where.commune, "commune",
                         where.province, where.district, where.commune, where.district_type, kind or None)
        return _Spot(None, None, "commune", where.province, where.district)
    return _Spot(level=level or None)


def read_place(
    text: str, where: Where, on: str | None, capitals: bool, body_level: str
) -> tuple[str, _Spot | None]:
    """What precedes the place in ``text``, and the place (None when ``text`` names none)."""
    if not text:
        return "", None
    if key(text) in ("trungương",):
        return text, _Spot(level="central")
    marks = list(_PLACE.finditer(text))
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
        if p.type == "thành phố":
            return "province"
        return "district"
    if where.province:
        p = find_province(where.province, on)
        if p is not None and p.type == "thành phố":
            return "province"
    return "district"


def _spot(level: str, named: dict[str, tuple[str, str]], where: Where, on: str | None) -> _Spot:
    kind, name = named[level]
    if not name:
        return _at(level, where, on)
    if level == "province":
        p = find_province(name, on)
        shown = p.name if p else name
        return _Spot(f"{p.type if p else kind} {shown}", shown, "province", shown)
    province = named.get("province", ("", ""))[1] or where.province
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
        return _Spot(f"{kind} {name}", name, "district", province, name, None, kind, None, candidates)
    district = named.get("district", ("", ""))[1] or where.district
    district_type = named.get("district", ("", ""))[0] or where.district_type
    candidates = ()
    if not (province and district) and not where.province:
        homes2 = units.homes_of_commune(name, kind, on)
        if len(homes2) == 1:
            district, province = homes2[0][0] or None, homes2[0][1]
        elif not province:
            candidates = tuple(
                f"{kind} {name}, {', '.join(filter(None, h))}" for h in homes2[:12])
    return _Spot(f"{kind} {name}", name, "commune", province, district, name, district_type, kind,
                 candidates)


def _bare_place(
    text: str, where: Where, on: str | None, capitals: bool, body_level: str
) -> tuple[str, _Spot | None]:
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
            if not province:
                homes = units.provinces_of_district(name, kind)
                province = homes[0] if len(homes) == 1 else None
            return "", _Spot(f"{kind} {name}".strip(), name, "district", province, name,
                             district_type=kind or None)
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
            return topic, _Spot(p.full_name, p.name, "province", p.name)
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


def _unknown(text: str, where: Where, on: str | None, capitals: bool) -> BodyName:
    """A body whose head is in no table: written out; R2, R3, R11 for a bare "Tỉnh", "Huyện"."""
    marks = _PLACE.match(text)
    if marks and marks.end() == len(text):
        return _resolve(["Ủy", "ban", "nhân", "dân", *text.split(" ")], where, on, capitals, 1) or BodyName(text)
    if marks and not _PLURAL.search(text):
        topic, spot = read_place(text, where, on, capitals, "place")
        if not topic and spot is not None and spot.name and len(spot.name) == len(text):
            return _resolve(["Ủy", "ban", "nhân", "dân", *text.split(" ")], where, on, capitals, 1) or BodyName(text)
    if capitals:
        text = text[:1] + text[1:].lower()
    return BodyName(text[:1].upper() + text[1:])
