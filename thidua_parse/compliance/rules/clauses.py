"""Clauses of the parent's item of which the child's items say nothing and in whose place nothing stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import pairwise

import regex

from ...knowledge.duty_words import pattern, word_set
from ..words import plain, words
from .measures import measures

#: a clause ends at ";" and "."; what stands before ":" only opens others
_CLAUSE = regex.compile(r"(?:[^;:.]|\.(?=\S))+(?P<end>[;:.]?)")
#: clauses that other rules judge, or that say no more than the others do
_OTHERWISE = regex.compile(
    r"\bkế hoạch\b|\bbáo cáo\b|\b(?:gắn|lồng ghép) |\b(?:chỉ thị|hướng dẫn|kế hoạch|quyết định|nghị quyết) số\b|^\W*(?:căn cứ|trên cơ sở|qua đó|góp phần|nhằm|trong đó|tạo|xem đây|coi đây)\b|\b(?:khen thưởng|biểu dương|tặng|bằng khen|giấy khen|huân chương)\b"
)
_BODY = r"^\W*(?:và |các |cấp |đề nghị )*(?:<body>)\b"
_LEAST = 3
#: so much of a clause of the child stands in one of the parent's where it takes that one up
_TAKEN = 0.5
#: so few of the pairs of words of a clause stand anywhere in the child where it is gone
_GONE = 0.34


@lru_cache(maxsize=8192)
def _clauses(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Clauses of an item, each with its telling words."""
    empty = word_set("banned_empty")
    return tuple(
        (part, tuple(w for w in words(part) if w not in empty and not w[0].isdigit()))
        for m in _CLAUSE.finditer(plain(text)) if m["end"] != ":" and (part := m.group().strip(" .;"))
    )


def clause_gone(parent: str, children: list[str], whole: Callable[[], str], own: Callable[[str], bool]) -> str | None:
    """A clause of the parent's item that the child cuts whole; None where the child may say it otherwise.

    Every clause of the child's items must take up another clause of the parent's: one that takes up none
    may stand for what is gone. ``whole``: the words of the whole child; ``own``: whether a clause concerns it.
    """
    theirs = _clauses(parent)
    if len(theirs) < 2:
        return None
    mine = [frozenset(w) for text in children for _, w in _clauses(text) if w]
    lacking = [(part, telling) for part, telling in theirs if not any(_near(telling, w) for w in mine)]
    if not lacking or len(lacking) == len(theirs):
        return None
    taken = [w for _, w in theirs]
    if any(not any(_near(w, other) for w in taken) for other in mine if len(other) >= _LEAST):
        return None
    words_of_all = whole()
    for part, telling in lacking:
        if len(telling) < _LEAST or _OTHERWISE.search(part) or pattern(_BODY, "body").match(part) or any(m.bound for m in measures(part)):
            continue
        pairs = [f" {x} {y} " for x, y in pairwise(words(part)) if not y[0].isdigit()]
        if sum(p in words_of_all for p in pairs) <= _GONE * len(pairs) and own(part):
            return part
    return None


def _near(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether half the words of the shorter of two clauses stand in the other."""
    one, other = frozenset(a), frozenset(b)
    return bool(one) and bool(other) and len(one & other) >= _TAKEN * min(len(one), len(other))
