"""What changed when: bodies and places reorganised, special zones, direct superiors, format rules.

Tables of ``data/``: ``reorganisation`` (Resolution 176/2025/QH15 and its provincial counterpart),
``events`` (changes of the map beside the mergers), ``special_zones`` (13 đặc khu), ``hierarchy``
(levels and direct superiors), ``format_rules`` (Nghị định 30/2020/NĐ-CP; Party guidance).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from .fold import key
from .tables import rows


@dataclass(frozen=True, slots=True)
class Reorganisation:
    """Bodies merged or ended: ``old`` became ``new``; ``split`` says where their duties went.

    ``valid_from`` is an ISO date, partial where provinces set their own day; ``evidence`` is
    "seen" or "memory".
    """

    level: str
    old: tuple[str, ...]
    new: str
    split: str
    valid_from: str
    source: str
    evidence: str


@dataclass(frozen=True, slots=True)
class MapEvent:
    """A dated change of the map: a promotion, a merger, the end of the district level."""

    date: str
    event: str
    source: str
    evidence: str


@dataclass(frozen=True, slots=True)
class SpecialZone:
    """A đặc khu (commune level since 1/7/2025) and the unit it was made of."""

    name: str
    province: str
    former: str
    valid_from: str
    evidence: str


@cache
def reorganisations() -> tuple[Reorganisation, ...]:
    """Every reorganisation of bodies, central first."""
    return tuple(
        Reorganisation(
            r["level"], tuple(p.strip() for p in r["old"].split(";")), r["new"], r["split"],
            r["valid_from"], r["source"], r["evidence"],
        )
        for r in rows("reorganisation")
    )


def successor(body: str) -> Reorganisation | None:
    """The reorganisation that ended a body named without its place ("Sở Thông tin và Truyền thông").

    None for bodies that go on. Abbreviated parts ("PTNT") are compared as written out in the table.
    """
    asked = key(body)
    for change in reorganisations():
        if any(key(old) == asked for old in change.old) and key(change.new) != asked:
            return change
    return None


@cache
def map_events() -> tuple[MapEvent, ...]:
    """Changes of the map that are not rows of the province table, by date."""
    return tuple(
        MapEvent(r["date"], r["event"], r["source"], r["evidence"])
        for r in sorted(rows("events"), key=lambda r: r["date"])
    )


@cache
def special_zones() -> tuple[SpecialZone, ...]:
    """The 13 special zones."""
    return tuple(
        SpecialZone(r["name"], r["province"], r["former"], r["valid_from"], r["evidence"])
        for r in rows("special_zones")
    )


@cache
def _json(name: str) -> Any:
    return json.loads((files("thidua_parse.knowledge") / "data" / f"{name}.json").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class LevelInfo:
    """A level of administration; ``until`` is the last day of the district level."""

    id: str
    rank: int
    name: str
    until: str | None


@cache
def levels() -> tuple[LevelInfo, ...]:
    """Levels from the centre down."""
    return tuple(
        LevelInfo(r["id"], int(r["rank"]), r["vi"], r.get("until")) for r in _json("hierarchy")["levels"]
    )


@cache
def direct_superiors() -> dict[str, tuple[str, ...]]:
    """Kind of body → its direct superiors, in the words of the table."""
    return {k: tuple(v) for k, v in _json("hierarchy")["direct_superior"].items()}


@dataclass(frozen=True, slots=True)
class FormatRule:
    """A rule on the form of documents: ``regime`` state or party, ``basis`` decree and article."""

    id: str
    regime: str
    rule: str
    basis: str
    severity: str
    check: str


@cache
def format_rules() -> tuple[FormatRule, ...]:
    """Format rules of the State (NĐ 30/2020) and of the Party, in the order of the table."""
    out = []
    for regime, part in _json("format_rules").items():
        listed, basis = (part, "") if isinstance(part, list) else (
            part.get("rules", []), part.get("basis_note", "")
        )
        out += [
            FormatRule(
                r["id"], regime, r["rule"], str(r.get("basis", basis)), str(r.get("severity", "")),
                str(r.get("check", "")),
            )
            for r in listed
        ]
    return tuple(out)
