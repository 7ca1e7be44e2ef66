"""Whether a body existed on a date, and what took its place.

Three sources are asked: the table ``lifetimes`` (ministries, departments and Party commissions that
were founded, merged or ended), the table of provinces, and the rule that the district level ended on
1/7/2025. Communes and districts are compared with the registry of units where the caller asks for it.
A body outside its dates is never called stated: its name stays as written and its successors are named.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from . import units
from .agency_names import BodyName
from .fold import key
from .places import TWO_LEVELS_SINCE, Province, has_districts, province, provinces
from .tables import in_force, rows

#: kinds of bodies that are organs of a district, and ended with it; schools and companies did not
_DISTRICT_ORGANS = frozenset({
    "UBND", "HĐND", "PHÒNG", "ĐẢNG", "MTTQ", "ĐOÀN THỂ", "THANH TRA", "CÔNG AN", "QUÂN ĐỘI",
    "TÒA ÁN", "VIỆN KIỂM SÁT", "VĂN PHÒNG", "HĐTĐKT", "BAN CHỈ ĐẠO", "BAN",
})
_LAW_OF_LEVELS = "Luật Tổ chức chính quyền địa phương 72/2025/QH15"
_COMMUNES = "Nghị quyết của Ủy ban Thường vụ Quốc hội về sắp xếp đơn vị hành chính cấp xã năm 2025"


@dataclass(frozen=True, slots=True)
class Lifetime:
    """A body named without its place, its first and last day (ISO; "" is open), its successors.

    Between ``open_from`` and ``open_to`` every province set the day of the change itself: the body and
    what took its place may both be met.
    """

    body: str
    valid_from: str
    valid_to: str
    successors: tuple[str, ...]
    source: str
    open_from: str
    open_to: str

    def open(self, on: str) -> bool:
        """Whether the body may or may not exist on ``on`` (ISO, possibly partial)."""
        size = len(on)
        return bool(self.open_from) and self.open_from[:size] <= on <= self.open_to[:size]


@dataclass(frozen=True, slots=True)
class Standing:
    """A resolved body on a date. ``note`` says why it is outside its dates, None when it is not;
    ``successors`` are full names, in the order of the table. ``settled`` is False while each
    province sets the day of the change itself: the body may still, or already, exist."""

    found: BodyName
    successors: tuple[str, ...] = ()
    note: str | None = None
    settled: bool = True


class _Note(NamedTuple):
    """Why a body is outside its dates, and whether that holds in every province."""

    text: str
    settled: bool = True


@cache
def lifetimes() -> dict[str, tuple[Lifetime, dict[str, str]]]:
    """Key of a body without its place → its lifetime and the row of the table."""
    return {
        key(r["body"]): (
            Lifetime(r["body"], r["valid_from"], r["valid_to"],
                     tuple(filter(None, r["successors"].split(";"))), r["source"],
                     r["open_from"], r["open_to"]), r)
        for r in rows("lifetimes")
    }


@lru_cache(maxsize=256)
def ended_bodies(on: str) -> regex.Pattern[str] | None:
    """A pattern of the full names of bodies that had ended everywhere by the ISO date ``on``.

    Not where such a body is named as the issuer of something ("của Bộ …") or as one of the past ("cũ").
    """
    names = [
        life.body for life, _ in lifetimes().values()
        if life.valid_to and life.valid_to[: len(on)] < on and not life.open(on) and life.body.startswith(("Sở ", "Bộ "))
    ]
    if not names:
        return None
    either = "|".join(regex.escape(n).replace("\\ \\-\\ ", "(?: - |, | và )") for n in sorted(names, key=len, reverse=True))
    return regex.compile(rf"(?<!của )(?<!nguyên )\b(?:{either})\b(?!\s*\(?(?:cũ|trước đây|nay là))")


#: first words of the bodies in the table
_HEADS = frozenset({"Bộ", "Sở", "Ủy", "Ban", "Tổng"})


@lru_cache(maxsize=8192)
def standing(found: BodyName, on: str | None, communes: bool = False) -> Standing:
    """``found`` as of the ISO date ``on`` (possibly partial; None: nothing is compared).

    ``communes``: also look the commune and district up in the registry of units (loads it).
    """
    if not on or not found.name or found.status != "stated":
        return Standing(found)
    notes: list[_Note] = []
    names = _renamed(found.name, on, notes)
    places = _moved(found, on, notes)
    if places is not None:
        old, new = places
        names = tuple(_set_place(name, old, p) for name in names for p in new)
    if has_districts(on) is False and found.level == "district" and found.type in _DISTRICT_ORGANS:
        notes.append(_Note(f"cấp huyện kết thúc ngày {TWO_LEVELS_SINCE} ({_LAW_OF_LEVELS})"))
        names = ()
    elif communes and found.commune and found.level == "commune" and found.type is not None:
        names = _commune(found, names, on, notes)
    if not notes:
        return Standing(found)
    changed = found._replace(status="uncertain")
    return Standing(
        changed, tuple(n for n in dict.fromkeys(names) if n != found.name),
        "; ".join(note.text for note in notes), any(note.settled for note in notes),
    )


def _renamed(name: str, on: str, notes: list[_Note]) -> tuple[str, ...]:
    """The names of the bodies that stand for ``name`` on the date; ``name`` alone if it holds."""
    table = lifetimes()
    words = name.split(" ")
    for first, word in enumerate(words):
        if word not in _HEADS:
            continue
        for last in range(min(len(words), first + 12), first + 1, -1):
            row = table.get(key(" ".join(words[first:last])))
            if row is None:
                continue
            life, columns = row
            if in_force(columns, on):
                return (name,)
            when = f"từ {life.valid_from}" if life.valid_from and on < life.valid_from else f"đến {life.valid_to}"
            notes.append(_Note(f"{life.body}: {when} ({life.source})", not life.open(on)))
            if life.valid_from and on < life.valid_from:
                return ()
            before, behind = words[:first], words[last:]
            return tuple(" ".join([*before, new, *behind]) for new in life.successors)
    return (name,)


def _moved(found: BodyName, on: str, notes: list[_Note]) -> tuple[Province, tuple[Province, ...]] | None:
    """The province of ``found`` where it is not on the map of the date, and what is there instead."""
    if not found.province:
        return None
    known = [p for p in provinces() if p.name == found.province]
    if not known or any(p.valid(on) for p in known):
        return None
    past = [p for p in known if p.valid_to and p.valid_to < on]
    old = past[-1] if past else known[0]
    span = f"đến {old.valid_to}" if past else f"từ {old.valid_from}"
    notes.append(_Note(f"{old.full_name}: {span} ({old.source})"))
    if not past:
        return old, ()
    return old, tuple(_now(name, on) for name in old.successors)


def _now(name: str, on: str) -> Province:
    named = [p for p in provinces() if p.name == name]
    return next((p for p in named if p.valid(on)), named[-1])


def _set_place(name: str, old: Province, new: Province) -> str:
    """``name`` with the province ``new`` in place of ``old``: "Tỉnh ủy Hải Dương" → "Thành ủy Hải Phòng"."""
    if old.full_name in name:
        return name.replace(old.full_name, new.full_name)
    if new.type == "thành phố":
        for small, city in (("Tỉnh ủy", "Thành ủy"), ("Tỉnh đoàn", "Thành đoàn")):
            name = name.replace(small, city)
    return name.replace(old.name, new.name)


def _commune(found: BodyName, names: tuple[str, ...], on: str, notes: list[_Note]) -> tuple[str, ...]:
    """The communes that took over one which is not on the map of the date."""
    assert found.commune is not None and found.name is not None
    kind = found.commune_type
    every = units.communes(found.commune, kind, found.province, found.district)
    if not every:
        every = units.communes(found.commune, kind)
    if not every or any(u.valid(on) for u in every):
        return names
    if has_districts(on) is not False:
        notes.append(_Note(f"{every[0].full_name}: từ {TWO_LEVELS_SINCE} ({_COMMUNES})"))
        return ()
    notes.append(_Note(f"{every[0].full_name}: đến hết ngày 30/6/2025 ({_COMMUNES})"))
    out = []
    for change in units.successors(found.commune, found.district, every[0].province):
        if kind is None or change.old.type == kind:
            out += [found.name.replace(change.old.full_name, new.full_name) for new in change.new]
    return tuple(out)


_WRITTEN_PROVINCE = regex.compile(r"\b[Tt]ỉnh (\p{Lu}\p{L}*(?:(?: - |[ -])\p{Lu}\p{L}*){0,3})")


def provinces_outside(text: str, on: str) -> tuple[Province, ...]:
    """The provinces written in ``text`` ("tỉnh Hà Nam") that are not on the map of the ISO date ``on``."""
    named = (province(found[1], on) for found in _WRITTEN_PROVINCE.finditer(text))
    return tuple(p for p in named if p is not None and not p.valid(on))


__all__ = ["Lifetime", "Standing", "ended_bodies", "lifetimes", "provinces_outside", "standing"]
