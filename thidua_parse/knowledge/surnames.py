"""Vietnamese surnames, from ``surnames.csv``."""

from __future__ import annotations

from functools import lru_cache

from .tables import rows


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    """Surnames as they are written: "Nguyễn"."""
    return frozenset(row["surname"] for row in rows("surnames"))
