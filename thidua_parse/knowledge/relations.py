"""Phrases that state a relation to a cited document (package table of triggers)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

import ahocorasick

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


#: a phrase found: what it states, where it begins and ends
Found = tuple[Trigger, int, int]


def find_triggers(text: str) -> list[Found]:
    """The triggers in ``text`` (lower case) in order: at word bounds, the longest at each place."""
    return _find(_automaton(), text)


def find_plain_triggers(text: str) -> list[Found]:
    """As :func:`find_triggers`, for text without marks."""
    return _find(_plain_automaton(), text)


def _find(automaton: ahocorasick.Automaton, text: str) -> list[Found]:
    hits: list[Found] = []
    reach = 0
    tangled = False  # one begins before the end of another
    for last, trigger in automaton.iter(text):
        end = last + 1
        start = end - len(trigger.phrase)
        if not (text[end : end + 1].isalpha() or (start and text[start - 1].isalpha())):
            hits.append((trigger, start, end))
            tangled = tangled or start < reach
            reach = end
    if not tangled:
        return hits
    hits.sort(key=lambda hit: (hit[1], -hit[2]))
    found: list[Found] = []
    reach = 0
    for hit in hits:
        if hit[1] >= reach:
            found.append(hit)
            reach = hit[2]
    return found


@lru_cache(maxsize=1)
def _automaton() -> ahocorasick.Automaton:
    return _built(triggers())


@lru_cache(maxsize=1)
def _plain_automaton() -> ahocorasick.Automaton:
    return _built(plain_triggers())


def _built(table: dict[str, Trigger]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for phrase, trigger in table.items():
        automaton.add_word(phrase, trigger)
    automaton.make_automaton()
    return automaton


@lru_cache(maxsize=1)
def _bare_letters() -> dict[int, str]:
    # characters that stay are in the table too: a miss costs ``str.translate`` an exception
    table = {code: chr(code) for code in (*range(0x250), *range(0x1E00, 0x2070))}
    table |= {ord("đ"): "d", ord("Đ"): "D"}
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
