"""Gates: what a few letters tell of a place before a pattern is tried there.

A call of a regular expression costs 1 to 4 µs before it looks at a letter, as much as finding a
word in a thousand letters, and most places that extractors ask about match nothing. A gate learns
from its pattern, which is asked once for each beginning whether more text could make it match
(partial matching); so a changed table or pattern needs no second list.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

import regex

#: beginnings remembered by one gate; more than a language has, so only odd texts reach it
LIMIT = 30_000


def holds(text: str, words: Iterable[str]) -> bool:
    """Whether one of ``words`` stands in ``text``."""
    for word in words:  # noqa: SIM110  twice as fast as any()
        if word in text:
            return True
    return False


def places(text: str, letters: Iterable[str], start: int = 0, end: int = sys.maxsize) -> list[int]:
    """Offsets of any of ``letters`` (or words; rare ones: each is looked for alone) in order."""
    found = []
    for letter in letters:
        at = text.find(letter, start, end)
        while at >= 0:
            found.append(at)
            at = text.find(letter, at + 1, end)
    found.sort()
    return found


#: letters of issued plans, the most frequent first; those behind the bar (and all that are not
#: among them) are so rare that they are found, with the word around them, faster than the word
LETTERS = (
    " nhctgiuđao,áàpvrTmy.ưệdNkC2sộbHlạôịếố-0ủảâêqự1ơụềớể/ờĐ;xBấứậăởIeí"
    "|ỉợDGọổìKóSãUPV:òồầ35)MýửQỦA4L87ắ9ú(ặ6ữẩừYX"
)
_BAR = LETTERS.index("|")
#: what :func:`anchor` says of a word
_anchors: dict[str, tuple[str, int]] = {}


def anchor(word: str) -> tuple[str, int]:
    """The rarest letter of a word and where it stands in it; the word itself where none is rare.

    The words are those of the program: what is known of them is kept.
    """
    return _anchors.get(word) or _learn(word)


def _learn(word: str) -> tuple[str, int]:
    letter = max(word, key=lambda c: LETTERS.find(c) % 1000)  # -1 is the rarest
    rare = len(word) > 1 and not 0 <= LETTERS.find(letter) < _BAR
    found = _anchors[word] = (letter, word.index(letter)) if rare else (word, 0)
    return found


def far_places(text: str, words: Iterable[str], start: int = 0, end: int = sys.maxsize) -> list[int]:
    """:func:`places` of words in a long text, looked for by their rarest letters."""
    found = []
    for word in words:
        letter, shift = anchor(word)
        at = text.find(letter, start + shift, end)
        if letter is word:
            while at >= 0:
                found.append(at)
                at = text.find(word, at + 1, end)
        else:
            while at >= 0:
                if text.startswith(word, at - shift, end):
                    found.append(at - shift)
                at = text.find(letter, at + 1, end)
    found.sort()
    return found


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
