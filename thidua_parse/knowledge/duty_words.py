"""Words by which plans state, soften, forbid and cut duties (``data/duty_words.csv``).

The column ``word`` holds regular expressions of folded text; ``value`` of kind ``opposite`` the verbs of the contrary, of ``weaker_verb`` those that do less.
"""

from __future__ import annotations

from functools import cache

import regex

from .tables import rows


@cache
def duty_words(kind: str) -> tuple[str, ...]:
    """The words of one kind, in the order of the table."""
    return tuple(r["word"] for r in rows("duty_words") if r["kind"] == kind)


@cache
def word_set(kind: str) -> frozenset[str]:
    """The words of one kind as a set."""
    return frozenset(duty_words(kind))


def any_of(*kinds: str) -> str:
    """An alternation of the words of some kinds, the longest first."""
    found = dict.fromkeys(w for kind in kinds for w in duty_words(kind))
    return "|".join(sorted(found, key=len, reverse=True))


@cache
def pattern(template: str, *kinds: str) -> regex.Pattern[str]:
    """``template`` with the words of each kind in the place of ``<kind>``, compiled once."""
    for kind in kinds:
        template = template.replace(f"<{kind}>", any_of(kind))
    return regex.compile(template)


@cache
def verbs_for(kind: str) -> dict[str, tuple[str, ...]]:
    """Verb → verbs that do the contrary (``opposite``) or less (``weaker_verb``) to the same object."""
    return {r["word"]: tuple(r["value"].split(";")) for r in rows("duty_words") if r["kind"] == kind}
