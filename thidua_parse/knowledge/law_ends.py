"""Laws and decrees that plans are based on and that have ended (table ``law_ends``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from .tables import rows


@dataclass(frozen=True, slots=True)
class LawEnd:
    """A law by number, or by date and words of its title; ``valid_to`` is its last day (ISO)."""

    number: str
    date: str
    words: str
    valid_to: str
    successor: str


@lru_cache(maxsize=1)
def law_ends() -> tuple[LawEnd, ...]:
    """The laws of the table, in its order."""
    return tuple(
        LawEnd(r["number"], r["date"], r["words"], r["valid_to"], r["successor"]) for r in rows("law_ends")
    )


@lru_cache(maxsize=1)
def law_numbers() -> dict[str, LawEnd]:
    """The laws by their number."""
    return {law.number: law for law in law_ends()}


@lru_cache(maxsize=1)
def law_dates() -> dict[str, tuple[LawEnd, ...]]:
    """The laws by the day of their adoption; several may share one."""
    found: dict[str, tuple[LawEnd, ...]] = {}
    for law in law_ends():
        found[law.date] = (*found.get(law.date, ()), law)
    return found
