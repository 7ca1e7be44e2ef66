"""Obligations made weaker: a wish for a duty, "fewer" for a ban."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

import regex

from ...knowledge.duty_words import pattern
from ..words import plain, words

#: words that turn a duty into a wish
_SOFT = r"\b(?:<soft>)\b"
#: a ban, up to the end of its clause
_BAN = regex.compile(r"\bkhông (?:để )?+(?:xảy ra |phát sinh |còn |có |bị )?+(?!quá |vượt |trên |nhiều hơn )(?P<what>[^.;,:]{4,90})")
#: what is put for a ban: less of the thing
_LESS = r"\b(?:<milder>)\b (?P<what>[^.;,:]{4,110})"
#: so many of the words of what is banned must stand where it is only to become less
_SAME = 0.6
_EMPTY = frozenset(["để", "xảy", "ra", "các", "và", "những", "vụ", "số", "phát", "sinh", "có", "bị", "trên", "địa", "bàn", "của", "trong", "tình", "trạng", "việc", "hình", "thành"])


@lru_cache(maxsize=4096)  # documents of one level take over the same items
def softened(parent: str, child: str, asking: bool = True, hedged: bool = True) -> tuple[str, str] | None:
    """How the child's item is weaker than the parent's, in both languages; None where it is not.

    A softening phrase counts only where the parent's item has none; "hạn chế", "giảm" only where
    the parent bans the very thing and no clause of the child keeps the ban. ``asking``: whether
    "vận động", "kêu gọi" before a duty soften it too; for unions and the Party asking is the duty.
    ``hedged``: whether words before verbs are looked at, which tell only where both have one wording.
    """
    a, b = plain(parent), plain(child)
    soft = pattern(_SOFT, "soft")
    found = soft.search(b)
    if found is not None and soft.search(a) is None:
        return f"thêm “{found.group()}”", f"“{found.group()}” was added"
    kinds = ("hedge", "hedge_asking") if asking else ("hedge",)
    for match in _hedges(*kinds).finditer(b) if hedged else ():
        hedge = match["how"]
        if hedge not in a and any(_plainly(v, a) for v in _verbs(match["rest"])):
            return f"thêm “{hedge}”", f"“{hedge}” was added"
    return _ban_lost(a, b)


def _hedges(*kinds: str) -> regex.Pattern[str]:
    """A word that makes a try of a duty, before what the parent's item demands outright."""
    either = "|".join(f"<{k}>" for k in kinds)
    return pattern(rf"(?<!không )\b(?P<how>{either}) (?:việc |các )?(?P<rest>[^\s,;.:]+ [^\s,;.:]+(?: [^\s,;.:]+){{0,5}})", *kinds)


def _verbs(rest: str) -> list[str]:
    """The pairs of words that may be the verb: whoever is encouraged stands before it."""
    found = rest.split(" ")
    return [f"{x} {y}" for x, y in pairwise(found)]


def _plainly(verb: str, parent: str) -> bool:
    """Whether the words begin a clause of the parent's item: they are the duty, not its object."""
    at = parent.find(verb)
    opened = pattern(r"(?:^|[.;:,]\s*|\d\. ?|\b(?:<opener>) )$", "opener")
    while at >= 0:
        if opened.search(parent, max(0, at - 30), at):
            return True
        at = parent.find(verb, at + 1)
    return False


def _ban_lost(a: str, b: str) -> tuple[str, str] | None:
    if "không" not in a:
        return None
    less = [(m, _telling(m["what"])) for m in pattern(_LESS, "milder").finditer(b)]
    if not less:
        return None
    kept = list(_banned(b))
    for match in _BAN.finditer(a):
        wanted = _telling(match["what"])
        if not wanted or any(len(wanted & k) >= _SAME * len(wanted) for k in kept):
            continue
        for milder, what in less:
            if len(wanted & what) >= _SAME * len(wanted):
                strong, weak = match.group().strip(), milder.group().strip()
                return f"“{strong}” thành “{weak}”", f"“{strong}” became “{weak}”"
    return None


def _banned(text: str) -> Iterator[set[str]]:
    for match in _BAN.finditer(text):
        yield _telling(match["what"])


def _telling(text: str) -> set[str]:
    return set(words(text)) - _EMPTY
