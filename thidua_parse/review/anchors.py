"""Places that are found again after a better parser has read the file another way."""

from __future__ import annotations

import regex

from ..record import Span
from .model import Anchor


def anchor_of(text: str, start: int, end: int) -> Anchor:
    """The anchor of ``text[start:end]``."""
    quote = text[start:end]
    occurrence = text.count(quote, 0, start) if quote else 0
    return Anchor(start=start, end=end, quote=quote, occurrence=occurrence)


def locate(anchor: Anchor, text: str) -> tuple[int, int] | None:
    """Where the anchor's words stand in ``text``, or None.

    At the same offsets; else where the same words stand, blanks and line ends not counted: at the
    same occurrence if as many are there, else nearest to the old place.
    """
    if text[anchor.start : anchor.end] == anchor.quote:
        return anchor.start, anchor.end
    words = anchor.quote.split()
    if not words:
        return None
    pattern = regex.compile(r"\s+".join(map(regex.escape, words)))
    found: list[tuple[int, int]] = [m.span() for m in pattern.finditer(text)]
    if not found:
        return None
    if anchor.occurrence < len(found):
        return found[anchor.occurrence]
    return min(found, key=lambda place: abs(place[0] - anchor.start))


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Common part of two places over their union, 0 to 1."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    if common <= 0:
        return 1.0 if one == other else 0.0
    return common / (max(one[1], other[1]) - min(one[0], other[0]))


def span_like(old: Span | None, start: int, end: int) -> Span:
    """A span of two offsets; the page is kept where the place is about the same."""
    if old is not None and (old.start, old.end) == (start, end):
        return old
    return Span.of(start, end)
