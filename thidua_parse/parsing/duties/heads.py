"""Names of bodies among the words of a sentence, whatever stands before them."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ..agency_phrases import HEAD
from ..anchors import LIMIT

#: whether a word (between blanks) may begin the name of a body, as far as words were met
_openers: dict[str, bool] = {}


def heads(text: str, start: int, end: int) -> Iterator[regex.Match[str]]:
    """Heads of agencies that begin words of ``text[start:end]``."""
    at = start
    while at < end:
        behind = text.find(" ", at, end)
        word = text[at : behind if behind >= 0 else end]
        may = _openers.get(word)
        if may is None:
            may = _may_open(word)
        if may and (head := HEAD.match(text, at, end)) is not None:
            yield head
            behind = text.find(" ", head.end() - 1, end)
        if behind < 0:
            return
        at = behind + 1


def _may_open(word: str) -> bool:
    """The entry of a word in :data:`_openers`."""
    if len(_openers) >= LIMIT:
        _openers.clear()
    match = HEAD.pattern.match
    may = _openers[word] = any(match(word + more, partial=True) is not None for more in ("", " "))
    return may
