"""Where in the file a quote stands: page and box, from the spans of the record's own values."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from ...record import Plan, Span

Box = tuple[float, float, float, float]


class Places:
    """Pages and boxes of one record, looked up by offsets.

    A record keeps no page map; its values do know their pages. The page of an offset lies between
    the page of the last value that begins before it and that of the next one; where the two differ,
    both are told. Documents without pages (text, DOCX) give none.
    """

    def __init__(self, plan: Plan) -> None:
        known = {
            (s.start, s.end): s
            for value in plan.__dict__.values()
            for s in _spans(value)
            if s.page is not None
        }
        self._spans = [known[k] for k in sorted(known)]
        self._starts = [s.start for s in self._spans]

    def pages(self, start: int) -> tuple[int, ...]:
        """The page of an offset: one, two where the record leaves it open, or none."""
        at = bisect_right(self._starts, start)
        around = self._spans[max(0, at - 1) : at + 1]
        if at and self._spans[at - 1].start == start:
            around = around[:1]
        return tuple(sorted({s.page for s in around if s.page is not None}))

    def box(self, start: int, end: int) -> Box | None:
        """The box of the largest value inside ``[start, end)``, in points from the upper left."""
        inside = [
            s for s in self._spans[bisect_right(self._starts, start - 1) :][:200]
            if s.start < end and s.end <= end and s.bbox is not None
        ]
        best = max(inside, key=lambda s: s.end - s.start, default=None)
        return best.bbox if best else None


def _spans(value: Any) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, BaseModel):
        for part in value.__dict__.values():
            yield from _spans(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _spans(part)
