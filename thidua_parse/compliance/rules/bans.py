"""Bans of the parent that the child turns round, makes milder or leaves out.

A ban is a clause with "không", "cấm", "chấm dứt" …; what is banned are the words behind it. The child
keeps it where a negated clause has most of these words. Where a clause has them without any negation
the child allows what the parent forbids; where none has them, the ban is gone.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import regex

from ...knowledge.compliance import thresholds
from ...knowledge.duty_words import pattern, word_set
from ..words import plain, words

#: words that begin a ban; "không" before these is none, or a bound
_BAN = r"\b(?P<word><ban>)(?! (?:<no_ban>)\b) (?P<what>[^.;:]{4,110})"
#: what makes a clause a ban, or its like
_NEGATED = r"\b(?:<negated>)\b"
#: what a clause opens with that lets the thing be done
_ALLOWED = r"^\W*(?:(?:<allowed>) )"
#: advice is no ban
_ADVICE = r"\b(?:<advice>)\b|\b(?:<advice_not>)\b[^.;:]{0,40}\bkhông\b"
_CLAUSE = regex.compile(r"[.;:]")
#: fewer telling words say nothing
_LEAST = 2


def _advice() -> regex.Pattern[str]:
    return pattern(_ADVICE, "advice", "advice_not")


def _telling(text: str) -> frozenset[str]:
    empty = word_set("banned_empty")
    return frozenset(w for w in words(text) if w not in empty and not w[0].isdigit())


@lru_cache(maxsize=8192)
def bans(text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The bans of an item: their words as written (folded), and the telling ones."""
    folded = plain(text)
    if "không" not in folded and "cấm" not in folded and "chấm dứt" not in folded:
        return ()
    found = []
    for clause in _CLAUSE.split(folded):
        match = None if _advice().search(clause) else pattern(_BAN, "ban", "no_ban").search(clause)
        if match is not None and "%" in (before := clause[: match.start()]) and before.rpartition(",")[2].strip():
            continue  # "75% chợ không phát túi ni lông" is a goal; "phân loại 100%, không phát" has a ban
        if match is not None and len(telling := _telling(match["what"].split(",")[0])) >= _LEAST:
            found.append((match.group().split(",")[0].strip(), telling))
    return tuple(found)


@lru_cache(maxsize=8192)
def _clauses(text: str) -> tuple[tuple[bool, frozenset[str], str], ...]:
    """Clauses of an item: whether negated, all words, the text."""
    return tuple(
        (pattern(_NEGATED, "negated").search(c) is not None and not _advice().search(c), frozenset(words(c)), c.strip())
        for c in _CLAUSE.split(plain(text)) if c.strip()
    )


def _covers(clause: frozenset[str], banned: frozenset[str], share: float | None = None) -> bool:
    least = thresholds()["ban.same"] if share is None else share
    return len(clause & banned) >= max(_LEAST, least * len(banned))


def allowed(parent: str, children: Iterable[str], elsewhere: Iterable[str]) -> tuple[str, str] | None:
    """A ban of the parent and the clause of the child's items that allows or only mentions the thing.

    ``elsewhere``: other texts of the child, in one of which the ban may stand.
    """
    found = bans(parent)
    if not found:
        return None
    own = [c for text in children for c in _clauses(text)]
    for written, banned in found:
        if any(negated and _covers(clause, banned, 0.4) and _bans_it(text, written) for negated, clause, text in own):
            continue
        plainly = next(
            (text for negated, clause, text in own
             if not (negated and _bans_it(text, written)) and _covers(clause, banned, 0.4 if pattern(_ALLOWED, "allowed").match(text) else None)), None
        )
        if plainly is None:
            continue
        if not any(negated and _covers(clause, banned) for text in elsewhere for negated, clause, _ in _clauses(text)):
            return written, plainly
    return None


def _bans_it(clause: str, ban: str) -> bool:
    """Whether a negated clause bans anything beside what the banned thing lacks ("sách không rõ nguồn gốc")."""
    what = pattern(_BAN, "ban", "no_ban").search(ban)
    lacks = [m.group() for m in _LACKS.finditer(ban, what.start("what"))] if what is not None else []
    for words_of_it in lacks:
        clause = clause.replace(words_of_it, " ")
    return not lacks or pattern(_NEGATED, "negated").search(clause) is not None


#: what a thing lacks or is not, inside of what is banned
_LACKS = regex.compile(r"(?<!tuyệt đối )\b(?:không|chưa|thiếu) \p{Ll}+ \p{Ll}+")


#: an outright ban, and the advice that is put for it
_OUTRIGHT = regex.compile(r"\b(?:nghiêm cấm|tuyệt đối (?:cấm|không(?: được)?)|cấm|không được) (?P<what>[^.;:]{4,110})")
_RATHER_NOT = r"(?:^|[.;:,]) ?(?:<milder_ban>) (?P<what>[^.;:]{4,110})"


def rather_not(parent: str, children: Iterable[str]) -> tuple[str, str] | None:
    """An outright ban of the parent of which a clause of the child's items only advises against the thing."""
    found = list(_OUTRIGHT.finditer(plain(parent)))
    if not found:
        return None
    for text in children:
        for milder in pattern(_RATHER_NOT, "milder_ban").finditer(plain(text)):
            mine = _telling(milder["what"])
            for ban in found:
                wanted = _telling(ban["what"])
                if len(wanted) >= _LEAST and len(wanted & mine) >= thresholds()["ban.same"] * len(wanted):
                    return ban.group().strip(), milder.group().strip(" .;:,")
    return None


def left_out(parent: str, children: Iterable[str], elsewhere: Iterable[str]) -> str | None:
    """A ban of the parent of whose words the child has next to nothing."""
    found = bans(parent)
    if not found:
        return None
    everything = [clause for text in (*children, *elsewhere) for _, clause, _ in _clauses(text)]
    for written, banned in found:
        if not any(_covers(clause, banned, 0.5) for clause in everything):
            return written
    return None
