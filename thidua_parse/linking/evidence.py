"""Likeness of titles, campaigns and texts: evidence for identity, never proof against a place."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from sys import intern

import regex

from ..record import Plan
from .identity import folded, number_key

_WORDS = regex.compile(r"[\p{L}\d]+")
#: spellings of one thing that plans of one campaign use side by side (relation table, campaigns)
_VARIANTS = (
    ("covid", regex.compile(r"covid ?- ?19"), "covid19"), ("phòng,", regex.compile(r"phòng, ?chống"), "phòng chống")
)
_EMPTY = frozenset(
    ["về", "việc", "ban", "hành", "kế", "hoạch", "triển", "khai", "thực", "hiện", "tổ", "chức", "phong", "trào", "thi", "đua", "của", "và", "trên", "địa", "bàn", "năm"]
)


@lru_cache(maxsize=32768)
def words(text: str) -> tuple[str, ...]:
    """Folded words of a title or name, spelling variants of campaigns made one."""
    return tuple(map(intern, _split(text)))  # titles share their words


def _split(text: str) -> list[str]:
    found = folded(text)
    for start, pattern, one in _VARIANTS:
        if start in found:
            found = pattern.sub(one, found)
    return list(_WORDS.findall(found))


@lru_cache(maxsize=32768)
def word_set(text: str) -> frozenset[str]:
    """The folded words of a name."""
    return frozenset(words(text))


@lru_cache(maxsize=32768)
def telling_words(text: str) -> frozenset[str]:
    """Words of a title that tell it from others."""
    return frozenset([word for word in words(text) if word not in _EMPTY])


def telling(run: Iterable[str]) -> int:
    """How many of some folded words tell titles from others."""
    return sum(word not in _EMPTY for word in run)


@lru_cache(maxsize=512)
def shingles(text: str, size: int = 5) -> frozenset[tuple[str, ...]]:
    """The set of ``size``-word strings of a text."""
    tokens = _split(text)
    return frozenset(zip(*(tokens[i:] for i in range(size)), strict=False))


def reuse(child: str, parent: str) -> float:
    """Share of the five-word strings of ``child`` that occur in ``parent`` (0 to 1)."""
    own = shingles(child)
    return len(own & shingles(parent)) / len(own) if own else 0.0


def title_likeness(a: str | None, b: str | None) -> float:
    """Dice coefficient of the telling words of two titles (0 to 1)."""
    if not a or not b:
        return 0.0
    x, y = telling_words(a), telling_words(b)
    return 2 * len(x & y) / (len(x) + len(y)) if x and y else 0.0


def holds_title(cited: str | None, own: str | None) -> float:
    """Share of the telling words of the own title that the cited one holds (0 to 1).

    Titles of fewer than six telling words hold too easily and count for nothing.
    """
    if not cited or not own:
        return 0.0
    x, y = telling_words(cited), telling_words(own)
    return len(x & y) / len(y) if len(y) >= 6 else 0.0


@lru_cache(maxsize=65536)
def campaign_likeness(a: str | None, b: str | None) -> float:
    """Likeness of two campaign names: 1.0 for the same words, else Dice over them."""
    if not a or not b:
        return 0.0
    p, q = word_set(a), word_set(b)
    if p == q:
        return 1.0
    return 2 * len(p & q) / (len(p) + len(q)) if p and q else 0.0


def matter_likeness(name: str, campaigns: Iterable[str], subject: str | None) -> float:
    """Likeness of the campaign or title that a citation names and those of a document."""
    likeness = max((campaign_likeness(name, campaign) for campaign in campaigns), default=0.0)
    return max(likeness, title_likeness(name, subject))


def own_campaigns(plan: Plan) -> tuple[str, ...]:
    """Names of the campaigns that a plan launches or carries out (not those it only links with)."""
    return tuple(c.name for c in plan.campaigns if c.relation not in ("mentions", "linked_with"))


def cited_numbers(plan: Plan) -> frozenset[tuple[str, str | None]]:
    """Folded numbers with dates that a plan cites."""
    return frozenset(
        (str(number_key(r.number)), r.date) for r in plan.references if r.number and r.date
    )
