"""Gates: what a few letters tell of a place before a pattern is tried there.

A gate learns from its pattern, which is asked once for each beginning whether more text could make
it match (partial matching); so a changed table or pattern needs no second list.
"""

from __future__ import annotations

import sys

import regex

#: beginnings remembered by one gate; more than a language has, so only odd texts reach it
LIMIT = 30_000


class Opening:
    """A pattern to be tried at places of a text, with a gate before it.

    ``width`` letters are looked at. The pattern must not need (by a look-behind) what stands before
    its first letter; what it refuses there only costs time.
    """

    __slots__ = ("_match", "_may", "pattern", "width")

    def __init__(self, pattern: regex.Pattern[str], width: int = 4) -> None:
        self.pattern = pattern
        self.width = width
        self._match = pattern.match
        self._may: dict[str, bool] = {}

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> regex.Match[str] | None:
        """What ``pattern.match(text, start, end)`` returns."""
        stop = start + self.width
        first = text[start : stop if stop < end else end]
        may = self._may.get(first)
        if may is None:
            may = self._learn(first)
        # False: the lock of the interpreter is kept, which takes a third of a short call
        return self._match(text, start, end, False) if may else None

    def fullmatch(self, text: str) -> regex.Match[str] | None:
        """What ``pattern.fullmatch(text)`` returns."""
        first = text[: self.width]
        may = self._may.get(first)
        if may is None:
            may = self._learn(first)
        return self.pattern.fullmatch(text) if may else None

    def _learn(self, first: str) -> bool:
        """Whether the pattern can match a text that begins (or ends) with ``first``."""
        if len(self._may) >= LIMIT:
            self._may.clear()
        # a word boundary (\b) at the end is not told as partial: a letter and a blank settle it
        may = self._may[first] = any(
            self._match(first + more, partial=True) is not None for more in ("", "a", " ")
        )
        return may


class Ending:
    """A pattern of what stands right before a place (it ends in ``$``), with a gate before it.

    A search from the left tries every letter; the gate looks at the last ``width`` only.
    """

    __slots__ = ("_backwards", "_may", "_search", "pattern", "width")

    def __init__(self, pattern: regex.Pattern[str], width: int = 5) -> None:
        self.pattern = pattern
        self.width = width
        self._search = pattern.search
        self._backwards = regex.compile(f"(?r){pattern.pattern}", pattern.flags).match
        self._may: dict[str, bool] = {}

    def may(self, text: str, end: int | None = None) -> bool:
        """Whether the last letters of ``text`` (before ``end``) allow a match."""
        last = text[-self.width :] if end is None else text[max(end - self.width, 0) : end]
        may = self._may.get(last)
        return self._learn(last) if may is None else may

    def ends(self, text: str) -> bool:
        """Whether ``text`` ends with what the pattern finds, read backwards."""
        return self.may(text) and self._backwards(text) is not None

    def search(self, text: str) -> regex.Match[str] | None:
        """What ``pattern.search(text)`` returns."""
        return self._search(text) if self.may(text) else None

    def before(self, text: str, start: int, end: int) -> regex.Match[str] | None:
        """What ``pattern.search(text, start, end)`` returns."""
        return self._search(text, start, end, False) if self.may(text, end) else None

    def _learn(self, last: str) -> bool:
        """Whether the pattern can match a text that ends with (or is) ``last``."""
        if len(self._may) >= LIMIT:
            self._may.clear()
        may = self._may[last] = any(
            self._backwards(more + last, partial=True) is not None for more in ("", "a", " ")
        ) if last else self._search("") is not None  # at the very beginning
        return may


class Beginnings(dict[str, int]):
    """Which of several patterns may match a text, by its first letters: a bit for each of ``openings``.

    One look instead of several where all of them are tried at one place; as many letters are asked
    for as the widest gate looks at.
    """

    def __init__(self, *openings: Opening) -> None:
        super().__init__()
        self.patterns = [opening.pattern for opening in openings]

    def __missing__(self, first: str) -> int:
        if len(self) >= LIMIT:
            self.clear()
        may = 0
        for i, pattern in enumerate(self.patterns):
            if any(pattern.match(first + more, partial=True) is not None for more in ("", "a", " ")):
                may |= 1 << i
        self[first] = may
        return may
