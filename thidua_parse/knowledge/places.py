"""Provinces through time: 63 until 30/6/2025, 34 since 1/7/2025, with types and successors.

Districts and communes are in :mod:`.units`, which is loaded only when needed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from .fold import key
from .tables import rows

#: two-level local government begins (Luật Tổ chức chính quyền địa phương 72/2025/QH15)
TWO_LEVELS_SINCE = "2025-07-01"
#: last day of the map of 63 provinces (Nghị quyết 202/2025/QH15)
_LAST_DAY_OF_63 = "2025-06-30"


@dataclass(frozen=True, slots=True)
class Province:
    """A province or centrally-run city during one span of time (ISO dates; "" is open)."""

    name: str
    type: str
    valid_from: str
    valid_to: str
    successors: tuple[str, ...]
    source: str

    @property
    def full_name(self) -> str:
        """Type and name: "tỉnh Trà Vinh"."""
        return f"{self.type} {self.name}"

    def valid(self, on: str | None) -> bool:
        """Whether this row holds on ``on`` (ISO, possibly partial; None: always)."""
        if not on:
            return True
        size = len(on)
        return self.valid_from[:size] <= on and (not self.valid_to or on <= self.valid_to[:size])


@lru_cache(maxsize=1)
def provinces() -> tuple[Province, ...]:
    """Every province row, by name and time."""
    return tuple(
        Province(
            r["name"], r["type"], r["valid_from"], r["valid_to"],
            tuple(filter(None, r["successors"].split(";"))), r["source"],
        )
        for r in rows("provinces")
    )


@lru_cache(maxsize=1)
def _by_key() -> dict[str, tuple[Province, ...]]:
    found: dict[str, list[Province]] = {}
    for row, province in zip(rows("provinces"), provinces(), strict=True):
        for name in (province.name, *filter(None, row["aliases"].split(";"))):
            found.setdefault(key(name), []).append(province)
    return {k: tuple(v) for k, v in found.items()}


#: the day whose map is taken for a document without a date
_UNDATED = "2024-12-31"


@lru_cache(maxsize=4096)
def province(name: str, on: str | None = None) -> Province | None:
    """The province called ``name`` (any spelling, without type) on a date.

    When no row of that name is in force on the date, the row nearest in time is given, because
    texts use names before and after their time; without a date, the first row.
    """
    found = _by_key().get(key(name))
    if not found:
        return None
    for p in found:
        if p.valid(on or _UNDATED):
            return p
    return found[0] if on and on < (found[0].valid_from or "0") else found[-1]


def map_in_force(on: str | None) -> tuple[Province, ...]:
    """The provinces in force on an ISO date (the 34 of today for None), by name."""
    day = on or "9999-12-31"
    return tuple(p for p in provinces() if p.valid(day))


def taken_over_by(name: str) -> tuple[str, ...]:
    """Names of the provinces that a merger of 1/7/2025 made of the one called ``name``; () without one."""
    old = province(name, _LAST_DAY_OF_63)
    return () if old is None else old.successors


def has_districts(on: str | None) -> bool | None:
    """Whether the district level existed on ``on``; None when the date does not tell."""
    if not on:
        return None
    if len(on) < 7 and TWO_LEVELS_SINCE.startswith(on):
        return None
    return on < TWO_LEVELS_SINCE[: len(on)]
