"""Where an agency phrase may stop: at a mark or a verb of duty, told word by word."""

from __future__ import annotations

from itertools import compress

import regex

from ..knowledge.patterns import either
from ..knowledge.tables import rows
from .anchors import LIMIT, Opening


def holder_words(name: str, *, small: bool = False) -> str:
    """The alternatives of one list of ``data/holder_words.csv`` (regular expressions).

    ``small``: for a pattern in which the case of letters does not matter.
    """
    if small:
        return "|".join(r["pattern"] for r in rows("holder_words") if r["list"] == name)
    return either(r["pattern"] for r in rows("holder_words") if r["list"] == name)


#: what ends an agency phrase
_VERBS = (
    r"(?:chủ trì|(?:có|chịu) trách nhiệm|(?<!(?<!, )\bban )(?<!(?<!phòng )\bBan )(?<!(?<!(?:đoàn|binh|đảng bộ|chi bộ|đảng ủy|[Vv]ăn phòng) )\b[Cc]ơ quan )"
    rf"(?:{holder_words('verb')}))(?=$|[\s,.:;()])"
)
#: the same verbs at the beginning of a word
VERB = Opening(regex.compile(_VERBS), 8)
STOP = regex.compile(
    rf"[.:;](?=\s|$)|\*|(?<=[ ,]){_VERBS}"
    r"|(?= - (?!\p{Lu}|\d{4}\b|xã hội|xây|báo|xuất|phát|truyền|thông|đầu|thống|nghề|viễn|kinh|tin|đào|du|hạ|kỹ|hành|khen))"
)


#: what a word (between blanks) says of a stop: a verb may begin it, a mark may end it, it is a
#: dash, or it must be searched
_VERB, _MARK, _DASH, _ODD = 1, 2, 4, 8


class _Stops(dict[str, int]):
    """What the words met so far say of a stop."""

    def __missing__(self, word: str) -> int:
        if len(self) >= LIMIT:
            self.clear()
        stop = self[word] = _stop_of(word)
        return stop


_stops = _Stops()


def _stop_of(word: str) -> int:
    """What a word says of a stop; 0: none begins in it."""
    found = 0
    if "*" in word or "," in word[:-1] or len(word.split()) > 1:
        found = _ODD
    elif word == "-":
        found = _DASH
    else:
        if VERB.pattern.match(f"{word} ", partial=True):
            found = _VERB
        if word.endswith((".", ":", ";")):
            found |= _MARK
    return found


#: letters that are cut into words at once: four of five stops stand nearer
_STEP = 100


def next_stop(text: str, start: int, end: int) -> regex.Match[str] | None:
    """``STOP.search(text, start, end)``, told word by word."""
    at = start
    while at < end:
        near = text.rfind(" ", at, at + _STEP) if end - at > _STEP else end
        behind = near if near >= 0 else end
        words = text[at:behind].split(" ")
        stops = [*map(_stops.__getitem__, words)]
        passed = 0
        for i in compress(range(len(words)), stops):
            at += sum(map(len, words[passed:i])) + i - passed
            passed, stop = i, stops[i]
            if stop == _ODD:
                return STOP.search(text, at, end)
            m = None
            if stop & _VERB and at and text[at - 1] in " ,":
                m = VERB.match(text, at, end)
            if m is None and stop & _MARK:
                m = STOP.match(text, at + len(words[i]) - 1, end)
            if stop == _DASH and at > start and not (at + 2 < end and text[at + 2].isupper()):
                m = STOP.match(text, at - 1, end)
            if m is not None:
                return m
        at = behind + 1
    return None
