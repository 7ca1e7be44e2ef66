"""Where a quote stands, in words: page of the file and item of the outline."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import regex

from ..compliance.explain.places import Places
from ..compliance.findings import Party, Quote, joined_quotes
from ..linking import PlanGraph
from ..record import Plan
from .wording import Wording

#: what tells items of one label apart ("III#2"), of no use to a reader
_AGAIN = regex.compile(r"#[0-9]+")


def shorten(text: str, longest: int) -> str:
    """Blanks folded, and no longer than ``longest`` characters."""
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


class Located:
    """Places of quotes in the documents of a graph; what is asked of a document is made once."""

    def __init__(self, graph: PlanGraph, word: Wording) -> None:
        self._word = word
        self._plans: dict[tuple[str | None, str | None], Plan] = {(p.id, p.source.path): p for p in graph.plans}
        self._outlines: dict[tuple[str | None, str | None], _Outline] = {}
        #: texts of quotes by their identity, with the quotes, which must not pass away
        self._joined: dict[int, tuple[Sequence[Quote], str]] = {}

    def __call__(self, party: Party | None, quote: Quote) -> str:
        """"trang 3, mục II.1"; empty where neither is known, as in the head of a text file."""
        if party is None:
            return ""
        key = party.id, party.path
        outline = self._outlines.get(key)
        if outline is None:
            plan = self._plans.get(key)
            if plan is None:
                return ""
            outline = self._outlines[key] = _Outline(plan)
        start = quote.start
        place = outline.told.get(start)
        if place is None:
            pages, item = outline.pages(start), outline.item(start)
            parts = []
            if pages:
                parts.append(f"{self._word('page')} {'–'.join(map(str, pages))}")
            if item:
                parts.append(f"{self._word('item').lower()} {item}")
            place = outline.told[start] = ", ".join(parts)
        return place

    def joined(self, quotes: Sequence[Quote]) -> str:
        """:func:`joined_quotes`, made once for the findings that share the quotes."""
        known = self._joined.get(id(quotes))
        if known is None:
            known = self._joined[id(quotes)] = quotes, joined_quotes(quotes)
        return known[1]

    def quoted(self, party: Party | None, quotes: Sequence[Quote], longest: int = 10**6) -> str:
        """Quotes with their places as one text: “…” (trang 3, mục II.1); “…”; each cut to ``longest``."""
        return "; ".join(
            f"“{shorten(q.quote, longest)}”" + (f" ({place})" if (place := self(party, q)) else "") for q in quotes
        )


class _Outline:
    """Pages and items of one document by offset."""

    def __init__(self, plan: Plan) -> None:
        # only files with pages have spans that know them
        self._places = Places(plan) if plan.source.pages else None
        #: places in words by offset: findings of a document quote the same places again and again
        self.told: dict[int, str] = {}
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._names: list[str] = []
        self._above: list[int] = []
        open_: list[int] = []
        for path, section in plan.walk_sections():
            start, end = section.span.start, section.span.end
            while open_ and self._ends[open_[-1]] <= start:
                open_.pop()
            self._above.append(open_[-1] if open_ else -1)
            open_.append(len(self._starts))
            self._starts.append(start)
            self._ends.append(end)
            self._names.append(_AGAIN.sub("", path))

    def pages(self, offset: int) -> tuple[int, ...]:
        return self._places.pages(offset) if self._places else ()

    def item(self, offset: int) -> str:
        """The innermost item around an offset; empty in the head and the closing."""
        at = bisect_right(self._starts, offset) - 1
        while at >= 0 and self._ends[at] <= offset:
            at = self._above[at]
        return self._names[at] if at >= 0 else ""
