"""Alternations that are quick to try: grouped by the letters they begin with.

A regular expression tries the alternatives of ``a|b|c`` one after the other at every place. Lists
of a hundred phrases are therefore written as a tree: "các sở", "các ban" and "chủ tịch" become
``c(?:ác (?:sở|ban)|hủ tịch)``, and a place whose letter begins no phrase is left after one test.
What is matched does not change: alternatives of different branches cannot match at one place, and
those of one branch keep their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import regex

#: a pattern's first letter (or a class of letters, "[Ss]"), not repeated or optional, and conditions
#: on what stands before it
_FIRST = regex.compile(
    r"(?P<before>(?:\(\?<[!=][^()]*\))*)(?:\[(?P<class>\p{L}{2,8})\]|(?P<one>[\p{L}\p{N} ]))(?![?*+{])"
)


#: more branches than this are parted by sets of their letters
WIDE = 8

#: letter → runs of alternatives: a condition and what follows the letter under it
Branches = dict[str, list[tuple[str, list[str]]]]


def either(patterns: Iterable[str]) -> str:
    """One case-sensitive pattern that matches what the first matching one of ``patterns`` does."""
    return _tree(list(patterns))


def _tree(patterns: Sequence[str]) -> str:
    """Runs of patterns that begin with a letter as trees, the others as they are, in order."""
    parts: list[str] = []
    branches: Branches = {}
    for pattern in patterns:
        first = None if _splits(pattern) else _FIRST.match(pattern)
        if first is None:
            parts += _written(branches)
            parts.append(pattern)
            branches = {}
            continue
        for letter in first["class"] or first["one"]:
            runs = branches.setdefault(letter, [])
            if not runs or runs[-1][0] != first["before"]:
                runs.append((first["before"], []))
            runs[-1][1].append(pattern[first.end() :])
    parts += _written(branches)
    return "(?:" + "|".join(parts) + ")" if parts else "(?!)"


def _written(branches: Branches) -> list[str]:
    """The branches of a tree as alternatives."""
    if len(branches) > WIDE:
        letters = list(branches)
        step = max(2, round(len(letters) ** 0.5))
        return [
            f"(?=[{''.join(part)}])(?:" + "|".join(_written({c: branches[c] for c in part})) + ")"
            for part in (letters[i : i + step] for i in range(0, len(letters), step))
        ]
    return [
        before + letter + _branch(rests)
        for letter, runs in branches.items() for before, rests in runs
    ]


def _branch(rests: list[str]) -> str:
    """What may follow a letter; a rest that is empty ends the tree, for it matches everywhere."""
    if len(rests) == 1:
        return rests[0] if not _splits(rests[0]) else f"(?:{rests[0]})"
    return "(?:" + "|".join(rests) + ")" if "" in rests else _tree(rests)


def _splits(pattern: str) -> bool:
    """Whether a pattern is itself an alternation outside brackets ("a|b")."""
    depth = 0
    escaped = inside = False
    for char in pattern:
        if escaped:
            escaped = False
        elif char == "\\":
            escaped = True
        elif inside:
            inside = char != "]"
        elif char == "[":
            inside = True
        elif char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
        elif char == "|" and not depth:
            return True
    return False
