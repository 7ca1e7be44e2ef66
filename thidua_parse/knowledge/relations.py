"""Phrases that state a relation to a cited document (package table of triggers)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from .tables import rows


@dataclass(frozen=True, slots=True)
class Trigger:
    """``strength`` 3: the relation stands wherever the phrase stands in the clause; 2: a governing
    verb; 1: a preposition that any governing verb of the clause overrides."""

    phrase: str
    relation: str
    strength: int


@lru_cache(maxsize=1)
def triggers() -> dict[str, Trigger]:
    """Triggers by phrase (lower case, single blanks)."""
    return {
        r["phrase"]: Trigger(r["phrase"], r["relation"], int(r["strength"]))
        for r in rows("relation_triggers")
    }


@lru_cache(maxsize=1)
def trigger_pattern() -> regex.Pattern[str]:
    """One pattern of all phrases, longest first, at word bounds."""
    words = "|".join(regex.escape(p) for p in sorted(triggers(), key=len, reverse=True))
    return regex.compile(rf"(?<![\p{{L}}])(?:{words})(?![\p{{L}}])")
