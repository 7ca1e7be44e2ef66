"""Phrases that state a relation to a cited document (package table of triggers)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

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


@lru_cache(maxsize=1)
def _bare_letters() -> dict[int, str]:
    table = {ord("đ"): "d", ord("Đ"): "D"}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = normalize("NFD", chr(code))[0]
        if base.isascii():
            table[code] = base
    return table


def plain(text: str) -> str:
    """``text`` without marks on letters, character by character (OCR misreads marks first)."""
    return text.translate(_bare_letters())


@lru_cache(maxsize=1)
def plain_triggers() -> dict[str, Trigger]:
    """Triggers by phrase without marks; of two that fall together the first of the table stays.

    Phrases of one syllable are left out where their bare letters are other common words.
    """
    found: dict[str, Trigger] = {}
    for phrase, trigger in triggers().items():
        if phrase not in ("trong", "xét", "gắn"):
            found.setdefault(plain(phrase), trigger)
    return found


@lru_cache(maxsize=1)
def plain_trigger_pattern() -> regex.Pattern[str]:
    """As :func:`trigger_pattern`, for text without marks."""
    words = "|".join(regex.escape(p) for p in sorted(plain_triggers(), key=len, reverse=True))
    return regex.compile(rf"(?<![\p{{L}}])(?:{words})(?![\p{{L}}])")
