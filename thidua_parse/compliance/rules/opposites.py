"""Verbs of the parent for which the child puts the contrary or less with the same object ("bỏ" → "yêu cầu nộp")."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

import regex

from ...knowledge.duty_words import verbs_for, word_set
from ..words import plain, words

_CLAUSE = regex.compile(r"[.;:]")
_NOT = regex.compile(r"\b(?:không|chưa|tránh|cấm|giảm|bỏ|chấm dứt|không được|thay vì)(?: \p{L}+)? $")
#: so many words behind a verb are its object; of these so many must be the same
_REACH = 12
_SAME = 0.6
_LEAST = 3


@cache
def _verbs(kind: str) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """Patterns of the verbs of a kind, and of what may be put for them."""
    table = verbs_for(kind)
    contrary = {v for verbs in table.values() for v in verbs}
    one, other = ("|".join(sorted(found, key=len, reverse=True)) for found in (set(table), contrary))
    return regex.compile(rf"\b(?:{one})\b"), regex.compile(rf"\b(?:{other})\b")


@lru_cache(maxsize=8192)
def _told(text: str, contrary: bool, kind: str = "opposite") -> tuple[tuple[str, frozenset[str], str], ...]:
    """Verb, telling words of its object and clause, for every verb of a text that is not negated."""
    return tuple(_found(text, _verbs(kind)[contrary]))


def _found(text: str, verbs: regex.Pattern[str]) -> Iterator[tuple[str, frozenset[str], str]]:
    empty = word_set("banned_empty")
    for clause in _CLAUSE.split(plain(text)):
        for match in verbs.finditer(clause):
            if not _NOT.search(clause, 0, match.start()):
                behind = [w for w in words(clause[match.end() :]) if w not in empty and not w[0].isdigit()]
                yield match.group(), frozenset(behind[:_REACH]), clause.strip()


def turned_round(parent: str, children: list[str]) -> tuple[str, str] | None:
    """A clause of the parent's item and the clause of the child's items that does the contrary."""
    text = " ; ".join(children)
    against = _told(text, True)
    if not against:
        return None
    kept = _told(text, False)
    for verb, what, clause in _told(parent, False):
        if len(what) < _LEAST:
            continue
        least = _SAME * len(what)
        if any(len(what & mine) >= least and verb in said for _, mine, said in kept):
            continue
        contrary = verbs_for("opposite")[verb]
        for other, mine, said in against:
            if other in contrary and other not in clause and len(what & mine) >= least and verb not in said:
                return clause, said
    return None


#: so much of what is behind a weaker verb is the object of the verb it is put for
_OBJECT = 0.8


def weakened(parent: str, children: list[str]) -> tuple[str, str] | None:
    """A clause of the parent's item and the clause of the child's items that does less to the same object.

    "trả lời kiến nghị" → "ghi nhận kiến nghị". No clause of the child may have the parent's verb for it.
    """
    text = " ; ".join(children)
    less = _told(text, True, "weaker_verb")
    if not less:
        return None
    kept = _told(text, False, "weaker_verb")
    folded = plain(parent)
    for verb, what, clause in _told(parent, False, "weaker_verb"):
        if any(v == verb and len(what & mine) >= min(_LEAST, len(what)) for v, mine, _ in kept):
            continue
        weaker = verbs_for("weaker_verb")[verb]
        for other, mine, said in less:
            if other in weaker and other not in clause and said not in folded and len(mine) >= _LEAST and len(what & mine) >= max(_LEAST, _OBJECT * min(len(mine), len(what))):
                return clause, said
    return None
