"""Where a gold value stands in a record's text.

Texts are compared by their bare letters and digits, so that marks, blanks, tone marks and case
make no difference; offsets are code points of the record's ``text``.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from functools import lru_cache

#: đ, and the Icelandic letter that stands for it in old files
_D = str.maketrans("đð", "dd")


@lru_cache(maxsize=4096)
def _bare_character(character: str) -> str:
    if not character.isalnum():
        return ""
    folded = unicodedata.normalize("NFD", character.casefold()).translate(_D)
    return "".join(c for c in folded if not unicodedata.combining(c))


def bare(text: str) -> str:
    """Letters and digits of ``text`` without tone and vowel marks, one case."""
    return "".join(map(_bare_character, text))


class Locator:
    """Finds strings in one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._bare = ""
        self._offsets: list[int] = []

    def _prepare(self) -> None:
        if self._offsets or not self.text:
            return
        pieces = []
        for offset, character in enumerate(self.text):
            piece = _bare_character(character)
            if piece:
                pieces.append(piece)
                self._offsets.extend([offset] * len(piece))
        self._bare = "".join(pieces)

    def find(self, value: str, near: int = 0) -> tuple[int, int] | None:
        """Span of the occurrence that is closest to offset ``near``; behind it counts before it."""
        self._prepare()
        wanted = bare(value)
        if not wanted:
            return None
        pivot = bisect_left(self._offsets, near) if near else 0
        at = self._bare.find(wanted, pivot)
        before = self._bare.rfind(wanted, 0, pivot + len(wanted) - 1) if pivot else -1
        if at < 0 or (before >= 0 and pivot - before < at - pivot):
            at = before
        if at < 0:
            return None
        return self._offsets[at], self._offsets[at + len(wanted) - 1] + 1

    def has(self, value: str) -> bool:
        """Whether ``value`` occurs (marks, blanks and case aside); empty strings always do."""
        self._prepare()
        return bare(value) in self._bare

    def find_all(self, values: list[str]) -> list[tuple[int, int] | None]:
        """Spans of values that stand in the text about in this order; None for what is not there.

        Each is looked for closest to the end of the one before, so that a value of many
        occurrences is found beside its neighbours.
        """
        spans: list[tuple[int, int] | None] = []
        near = 0
        for value in values:
            span = self.find(value, near)
            spans.append(span)
            if span is not None:
                near = span[1]
        return spans
