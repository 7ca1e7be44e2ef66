"""Positions of those who sign (Nghị định 30/2020/NĐ-CP, Điều 13 and Phụ lục I, II.7)."""

from __future__ import annotations

from functools import lru_cache

from .tables import rows

#: deputies whose title is not "PHÓ" and the title of the head
_DEPUTIES = {"BỘ TRƯỞNG": "THỨ TRƯỞNG"}


@lru_cache(maxsize=1)
def positions() -> tuple[str, ...]:
    """The positions of ``signing_positions.csv`` in capitals."""
    return tuple(row["words"] for row in rows("signing_positions"))


def deputy_of(head: str) -> str:
    """The position of who signs for a head ("KT. GIÁM ĐỐC" → "PHÓ GIÁM ĐỐC")."""
    return _DEPUTIES.get(head, f"PHÓ {head}")
