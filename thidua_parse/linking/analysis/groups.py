"""Whom a document names: single bodies, and groups that a dated registry can list one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

import regex

from ...knowledge.fold import key
from ...knowledge.places import has_districts, province, taken_over_by
from ...knowledge.rosters import (
    communes_below,
    departments,
    districts_below,
    ministries,
    provinces_below,
)
from ...record import Agency, Plan
from ...record.vocabulary import Level
from ..identity import body_key, fold

Group = Literal[
    "provinces", "ministries", "departments", "districts", "communes", "party", "organisations",
    "offices", "others", "named",
]
Basis = Literal["duty", "recipient", "given", "unnamed"]
T = TypeVar("T")
_RANK: dict[str | None, int] = {"central": 0, "province": 1, "district": 2, "commune": 3, "unit": 4}

#: classes of bodies of the issuer's own level that it can charge as recipients
_BESIDE = frozenset({"BỘ", "SỞ", "PHÒNG", "CÔNG AN", "QUÂN ĐỘI", "BAN", "MTTQ"})

_SEVERAL = regex.compile(
    r"^(?:(?:thủ trưởng|lãnh đạo|người đứng đầu|chủ tịch|trưởng|giám đốc|đề nghị|yêu cầu|giao|thường trực) )*"
    r"(?:các|toàn thể|tất cả|mọi|những)\b"
    r"|\b(?:các (?:tỉnh|huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu|sở|bộ|ban|phòng|đơn vị|cơ quan|đoàn thể|địa phương|tổ chức)|cấp (?:tỉnh|huyện|xã))\b"
    r"|^(?:cơ quan|đơn vị|địa phương|doanh nghiệp|cán bộ|tập thể|cá nhân)(?: (?:ngang bộ|thuộc|trực thuộc|liên quan|có liên quan)|$)"
)
#: group → words that name it whole, in a folded text
_GROUPS: tuple[tuple[Group, regex.Pattern[str]], ...] = (
    ("party", regex.compile(r"các (?:tỉnh|huyện|thị|quận|thành|đảng) ?ủy|các (?:ban|cơ quan) đảng|cấp ủy|các đảng bộ|các chi bộ|các đảng ủy")),
    ("provinces", regex.compile(r"\bcác tỉnh\b|\bcấp tỉnh\b")),
    ("ministries", regex.compile(r"\bcác bộ\b|cơ quan ngang bộ|cơ quan thuộc chính phủ")),
    ("departments", regex.compile(r"\bcác sở\b|\bsở,? ?(?:ban|ngành)|\bcác ban,? ?ngành")),
    ("districts", regex.compile(r"\bcác (?:huyện|quận|thị xã)\b|\bcấp huyện\b|\bcác thành phố\b")),
    ("communes", regex.compile(r"\bcác (?:xã|phường|thị trấn|đặc khu)\b|\bcấp xã\b")),
    ("organisations", regex.compile(r"đoàn thể|tổ chức (?:chính trị|thành viên|xã hội|hội)|\bcác hội\b|\bcác tổ chức\b")),
    ("offices", regex.compile(r"\bcác phòng\b|\bcác trường\b|\bcác đơn vị\b|\bcác thôn\b|\bcác trung tâm\b")),
)  # fmt: skip
#: words that take in the agencies of ministerial rank
_EQUAL_RANK = regex.compile(r"ngang bộ|ngành")
#: bodies that lead a place, in the words of their names
_PARTY_HEADS = {"huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy", "thành phố": "Thành ủy"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A body that is named: by its own name, or as a member of a group.

    ``name`` None stands for a whole group, or the rest of it, whose members no registry lists;
    ``certain`` is False for members that the place may have under another name, or not at all.
    """

    raw: str
    name: str | None
    group: Group
    basis: frozenset[Basis]
    level: Level | None = None
    province: str | None = None
    district: str | None = None
    commune: str | None = None
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as a document (or the caller) gives it."""

    raw: str
    agency: Agency | None
    basis: Basis


def mentions_of(plan: Plan) -> list[Mention]:
    """Agencies with a duty, then recipients, in the order of the text."""
    found = [Mention(d.agency.raw, d.agency, "duty") for d in plan.responsible_agencies]
    return found + [
        Mention(r.raw, r.agency, "recipient") for r in plan.recipients if r.agency is not None
    ]


def units_named(mentions: Iterable[Mention], issuer: Agency | None, on: str | None) -> list[Unit]:
    """Every body that the mentions name, once, members of groups listed from the registry of ``on``.

    Recipients above the issuer or beside it are left out: they are informed, not charged.
    """
    single: dict[str, Unit] = {}
    groups: dict[Group, list[Mention]] = {}
    for mention in mentions:
        folded = fold(mention.raw)
        hits = [g for g, pattern in _GROUPS if pattern.search(folded)]
        if "party" in hits:
            hits = ["party"]
        if hits or _SEVERAL.search(folded):
            for group in _fitting(hits, issuer) if hits else ["others"]:
                groups.setdefault(group, []).append(mention)  # type: ignore[arg-type]
            # "the Front and its member organisations" names the Front and a group
            if hits != ["organisations"] or mention.agency is None or mention.agency.type != "MTTQ":
                continue
            head = mention.raw.split(" và các ")[0]
            mention = Mention(head, Agency.resolve(head, issuer=issuer, on=on), mention.basis)
        unit = _single(mention, issuer)
        if unit is not None:
            assert unit.name is not None
            known = single.get(body_key(unit.name))
            bases_ = unit.basis | known.basis if known else unit.basis
            single[body_key(unit.name)] = Unit(
                unit.raw, unit.name, "named", bases_, unit.level, unit.province, unit.district, unit.commune
            )
    listed = [
        unit for group, wording in groups.items() for unit in _members(group, wording, issuer, on)
    ]
    # a body that is named itself and as a member of a group is one unit
    members = {body_key(u.name) for u in listed if u.name and u.certain}
    named = {key: unit for key, unit in single.items() if key not in members}
    return [
        *named.values(), *(u for u in listed if u.certain or not u.name or body_key(u.name) not in named)
    ]


def _fitting(hits: list[Group], issuer: Agency | None) -> list[Group]:
    """Without the readings that the issuer's own place rules out."""
    if issuer is None or issuer.level == "central":
        return hits
    # "các tỉnh" in a province's plan are other provinces, not units below it
    return [h for h in hits if h not in ("provinces", "ministries")] or ["others"]


def _single(mention: Mention, issuer: Agency | None) -> Unit | None:
    agency = mention.agency
    if agency is None or not agency.name or agency.status == "uncertain" or agency.candidates:
        return None
    if issuer is not None and body_key(agency.name) == body_key(issuer.name or issuer.raw):
        return None
    own, theirs = _RANK.get(issuer.level if issuer else None), _RANK.get(agency.level)
    if mention.basis == "recipient":
        if own is None or theirs is None or theirs < own:
            return None
        if theirs == own and agency.type not in _BESIDE:
            return None
    elif own is not None and theirs is not None and theirs < own:
        return None  # "phối hợp với Sở Nội vụ" in a district's plan charges nobody above
    return Unit(
        mention.raw, agency.name, "named", frozenset({mention.basis}), agency.level,
        agency.province, agency.district, agency.commune,
    )


def _members(
    group: Group, wording: list[Mention], issuer: Agency | None, on: str | None
) -> list[Unit]:
    """The members of a group, or one nameless unit where no registry lists them."""
    raw, basis = wording[0].raw, frozenset(m.basis for m in wording)
    whole = [Unit(raw, None, group, basis)]
    if issuer is None or not on:
        return whole
    if group == "provinces" and issuer.level == "central":
        return [
            Unit(raw, f"Ủy ban nhân dân {p.full_name}", group, basis, "province", p.name)
            for p in provinces_below(on)
        ]
    if group == "ministries" and issuer.level == "central":
        equal = any(_EQUAL_RANK.search(fold(m.raw)) for m in wording)
        found = [Unit(raw, n, group, basis, "central") for n in ministries(on, of_equal_rank=equal)]
        return found or whole
    districts, place = has_districts(on), issuer.province
    if place is None or districts is None:
        return whole
    home = province(place, on)
    if group == "departments" and issuer.level == "province" and home is not None and home.valid(on):
        return [
            Unit(raw, name, group, basis, "province", place, certain=False)
            for name in departments(home, on)
        ] + whole
    below = districts_below(place, on) if issuer.level == "province" and districts else ()
    if group == "districts" and below:
        return [
            Unit(raw, f"Ủy ban nhân dân {u.full_name}", group, basis, "district", place, u.name)
            for u in below
        ]
    if group == "party" and below:
        return [
            Unit(raw, f"{_PARTY_HEADS[u.type]} {u.name}", group, basis, "district", place, u.name)
            for u in below
        ] + whole  # Party committees of offices and enterprises are in no registry
    direct = issuer.level == "district" or (issuer.level == "province" and not districts)
    if group in ("communes", "party") and direct:
        communes = communes_below(place, issuer.district, on)
        head = "Đảng ủy" if group == "party" else "Ủy ban nhân dân"
        found = [
            Unit(raw, f"{head} {u.full_name}", group, basis, "commune", place, issuer.district, u.name)
            for u in communes
        ]
        return (found + whole if group == "party" else found) or whole
    return whole


def is_unit(unit: Unit, body: Agency) -> bool:
    """Whether ``body`` is ``unit``, by name or, for members of groups, by place and class."""
    if unit.name is None or _elsewhere(unit, body):
        return False
    if body_key(body.name or body.raw) == body_key(unit.name):
        return True
    if unit.group not in ("provinces", "districts", "communes") or body.type != "UBND":
        return False
    if body.level != unit.level or not _same(body.province, unit.province):
        return False
    if unit.level == "province":
        return True
    if unit.level == "district":
        return _same(body.district, unit.district)
    # a commune's body may not name its district
    return _same(body.commune, unit.commune) and (
        not body.district or not unit.district or _same(body.district, unit.district)
    )


def _elsewhere(unit: Unit, body: Agency) -> bool:
    """Whether two districts or communes of one name lie in different places."""
    if unit.level not in ("district", "commune", "unit"):
        return False
    pairs = [(unit.province, body.province)]
    if unit.level == "commune":
        pairs.append((unit.district, body.district))
    return any(a and b and not _same(a, b) for a, b in pairs)


class Bodies(Generic[T]):
    """Bodies with what belongs to them, looked up by unit without going through all of them."""

    def __init__(self, found: Iterable[tuple[Agency, T]]) -> None:
        self._all = tuple(found)
        self._places: dict[tuple[str | None, ...], list[tuple[Agency, T]]] = {}
        for body, what in self._all:
            for place in _places(body.name or body.raw, body.level, body.province):
                self._places.setdefault(place, []).append((body, what))

    def __iter__(self) -> Iterator[tuple[Agency, T]]:
        return iter(self._all)

    def of(self, unit: Unit) -> list[T]:
        """What belongs to the bodies that are ``unit``, in order."""
        if unit.name is None:
            return []
        near = [
            pair for place in _places(unit.name, unit.level, unit.province)
            for pair in self._places.get(place, ())
        ]
        return list({id(what): what for body, what in near if is_unit(unit, body)}.values())


def _places(name: str, level: str | None, province: str | None) -> tuple[tuple[str | None, ...], ...]:
    place = (level, key(province) if province else None)
    return (body_key(name),), place


def in_group(unit: Unit, body: Agency, issuer: Agency | None) -> bool:
    """Whether ``body`` plainly belongs to a group that no registry lists."""
    if unit.name is not None or (issuer and issuer.province and not _same(body.province, issuer.province)):
        return False
    if unit.group == "departments":
        return body.level == "province" and body.type in ("SỞ", "BAN", "THANH TRA", "VĂN PHÒNG", "CÔNG AN", "QUÂN ĐỘI")
    if unit.group == "ministries":
        return body.level == "central" and body.type in ("BỘ", "CHÍNH PHỦ")
    if unit.group == "organisations":
        return body.type in ("MTTQ", "ĐOÀN THỂ")
    if unit.group == "party":
        return body.type == "ĐẢNG"
    return unit.group == "offices" and body.type in ("PHÒNG", "VĂN PHÒNG", "ĐƠN VỊ", "TRƯỜNG")


def successor_of(unit: Unit, body: Agency) -> bool:
    """Whether ``body`` is the committee of the province that took the unit's province over."""
    if unit.group != "provinces" or unit.province is None or body.type != "UBND" or body.level != "province":
        return False
    return any(_same(body.province, s) for s in taken_over_by(unit.province)) and not _same(
        body.province, unit.province
    )


def _same(a: str | None, b: str | None) -> bool:
    return bool(a and b) and key(a or "") == key(b or "")
