"""Districts and communes through time; loaded only when a name must be looked up.

The registry (``data/units.txt.gz``, 160 KB, built by ``builders/units.py`` from MIT-licensed tables)
knows the districts and communes of 2021–24 and of the first half of 2025, the communes since
1/7/2025, and which communes took over which. Changes between 2021 and 2025 carry no exact day:
``states`` says in which of the two tables a unit stands.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from .fold import key
from .places import TWO_LEVELS_SINCE, has_districts

#: types of units by the letter of the registry
TYPES = {
    "q": "quận", "h": "huyện", "s": "thị xã", "t": "thành phố", "x": "xã", "p": "phường",
    "r": "thị trấn", "d": "đặc khu",
}  # fmt: skip
Change = Literal["unchanged", "renamed", "merged", "divided"]


class Unit(NamedTuple):
    """A district or commune. ``states``: "a" 2021–24, "b" January to June 2025, "c" since 1/7/2025.

    ``district`` is "" for districts and for communes since 1/7/2025; ``since`` is the first day of
    the state "c" unit under this type, "" before.
    """

    code: str
    type: str
    name: str
    district: str
    district_type: str
    province: str
    states: str
    since: str = ""

    @property
    def full_name(self) -> str:
        """Type and name: "xã Đại Mạch"."""
        return f"{self.type} {self.name}"

    def valid(self, on: str | None) -> bool:
        """Whether the unit belongs to the map of the date (None: any)."""
        levels = has_districts(on)
        if levels is None:
            return True
        return ("c" not in self.states) if levels else "c" in self.states


@dataclass(frozen=True, slots=True)
class Succession:
    """An old commune and the communes that took it over on 1/7/2025."""

    old: Unit
    new: tuple[Unit, ...]
    change: Change
    effective: str = TWO_LEVELS_SINCE
    source: str = "Nghị quyết 202/2025/QH15; nghị quyết của Ủy ban Thường vụ Quốc hội cho 34 tỉnh, thành phố"


def _fast_key(name: str) -> str:
    return name.casefold().replace(" ", "").replace("-", "").replace("'", "")


@dataclass(slots=True)
class Registry:
    """The registry as the file has it: communes by folded name, units by code, codes of successors by code."""

    communes: dict[str, list[Unit]]
    old: dict[str, list[Unit]]
    new: dict[str, list[Unit]]
    edges: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def _text() -> str:
    packed = (files("thidua_parse.knowledge") / "data" / "units.txt.gz").read_bytes()
    return gzip.decompress(packed).decode()


@lru_cache(maxsize=1)
def districts_by_name() -> dict[str, list[Unit]]:
    """Districts by name; the 700 lines before the communes, so quick to load alone."""
    text = _text()
    found: dict[str, list[Unit]] = {}
    for line in text[: text.index("\nC\t")].split("\n"):
        _, code, province, letter, name, states = line.split("\t")
        unit = Unit(code, TYPES[letter], name, "", "", province, states)
        found.setdefault(_fast_key(name), []).append(unit)
    return found


@lru_cache(maxsize=1)
def registry_of_units() -> Registry:
    """Every district and commune by name and by code, with the edges between them."""
    by_code = {u.code: u for units in districts_by_name().values() for u in units}
    found = Registry({}, {}, {}, {})
    communes, old = found.communes, found.old
    text = _text()
    for line in text[text.index("\nC\t") + 1 :].splitlines():
        mark, *parts = line.split("\t")
        if mark == "C":
            code, district, letter, name, states = parts
            above = by_code[district]
            unit = Unit(code, TYPES[letter], name, above.name, above.type, above.province, states)
            if code in old:
                old[code].append(unit)
            else:
                old[code] = [unit]
        elif mark == "N":
            code, province, letter, name, since = parts
            unit = Unit(code, TYPES[letter], name, "", "", province, "c", since)
            found.new.setdefault(code, []).append(unit)
        else:
            found.edges[parts[0]] = tuple(parts[1].split(","))
            continue
        folded = _fast_key(name)
        if folded in communes:
            communes[folded].append(unit)
        else:
            communes[folded] = [unit]
    return found


def districts(name: str, kind: str | None = None, province: str | None = None) -> tuple[Unit, ...]:
    """Districts of a name, of a type and province where given."""
    return tuple(
        u for u in districts_by_name().get(key(name), ())
        if (kind is None or u.type == kind) and (province is None or _same(u.province, province))
    )


def communes(
    name: str, kind: str | None = None, province: str | None = None, district: str | None = None,
    on: str | None = None,
) -> tuple[Unit, ...]:
    """Communes of a name, narrowed by type, province, district and the map of a date."""
    return tuple(
        u for u in registry_of_units().communes.get(key(name), ())
        if (kind is None or u.type == kind)
        and (province is None or _same(u.province, province))
        and (district is None or not u.district or key(u.district) == key(district))
        and u.valid(on)
    )


def _same(unit_province: str, asked: str) -> bool:
    """Whether two spellings name one province (Huế is Thừa Thiên Huế until 2024)."""
    a, b = key(unit_province), key(asked)
    return a == b or {a, b} == {"huế", "thừathiênhuế"}


def successors(name: str, district: str | None = None, province: str | None = None) -> tuple[Succession, ...]:
    """What became of the old communes of a name on 1/7/2025."""
    registry = registry_of_units()
    out = []
    for old in communes(name, None, province, district):
        if "c" in old.states:
            continue
        codes = registry.edges.get(old.code, ())
        new = tuple(registry.new[c][0] for c in codes if c in registry.new)
        if not new:
            continue
        change: Change
        if len(new) > 1:
            change = "divided"
        elif sum(new[0].code in targets for targets in registry.edges.values()) > 1:
            change = "merged"
        elif key(new[0].name) == key(old.name) and new[0].type == old.type:
            change = "unchanged"
        else:
            change = "renamed"
        out.append(Succession(old, new, change))
    return tuple(out)


@lru_cache(maxsize=4096)
def district_type(name: str, province: str | None) -> str | None:
    """Type (huyện, quận, thị xã, thành phố) of a district; None when unknown or not unique."""
    types = {u.type for u in districts(name, None, province)}
    return types.pop() if len(types) == 1 else None


#: what a district of a type can have become by the first state the registry knows (2021)
_RAISED = {
    "huyện": ("thị xã", "quận", "thành phố"), "thị xã": ("thành phố", "quận"), "quận": ("thành phố",),
}


@lru_cache(maxsize=4096)
def provinces_of_district(name: str, kind: str) -> tuple[str, ...]:
    """Provinces that had a district of this type and name.

    Where the registry knows none of the type, those whose district was raised to a higher type
    later ("thị xã Phổ Yên" is a city since 2022). An empty ``kind`` means any.
    """
    found = districts(name, kind or None)
    if not found:
        found = tuple(u for u in districts(name) if u.type in _RAISED.get(kind, ()))
    return tuple(sorted({u.province for u in found}))


@lru_cache(maxsize=4096)
def homes_of_commune(name: str, kind: str, on: str | None) -> tuple[tuple[str, str], ...]:
    """``(district, province)`` of every commune of this type and name on a date."""
    return tuple(sorted({(u.district, u.province) for u in communes(name, kind, on=on)}))
