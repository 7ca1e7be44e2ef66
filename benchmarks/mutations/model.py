"""A kind of change: which rule must notice it, which may follow, and how it rewrites the child."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import regex

Texts = Iterator[tuple[str, str]]


@dataclass(frozen=True)
class Pair:
    """Names and texts of a parent and a child, and the number by which the child cites it."""

    parent_name: str
    child_name: str
    parent: str
    child: str
    number: str


@dataclass(frozen=True)
class Kind:
    """A kind of change: the rule that must notice, those that may follow, the changed texts."""

    name: str
    rule: str
    change: Callable[[Pair], Texts]
    follow: frozenset[str] = frozenset()
    #: also for the pairs of offices of all kinds, whose form the other kinds do not know
    offices: bool = False


KINDS: list[Kind] = []


def kind(rule: str, *follow: str, offices: bool = False) -> Callable[[Callable[[Pair], Texts]], Callable[[Pair], Texts]]:
    """Decorator: a function that yields (what was changed, changed text of the child)."""

    def keep(change: Callable[[Pair], Texts]) -> Callable[[Pair], Texts]:
        KINDS.append(Kind(change.__name__.replace("_", " "), rule, change, frozenset(follow), offices))
        return change

    return keep


def office_kind(rule: str, *follow: str) -> Callable[[Callable[[Pair], Texts]], Callable[[Pair], Texts]]:
    """Decorator as :func:`kind`, for the pairs of offices too."""
    return kind(rule, *follow, offices=True)


def replaced(rule: str, name: str, pattern: str, new: str, *follow: str, count: int = 1) -> None:
    """A kind that rewrites the first (or, with ``count`` 0, every) place of a pattern."""
    compiled = regex.compile(pattern, regex.M | regex.S)

    def change(pair: Pair) -> Texts:
        yield name, compiled.sub(new, pair.child, count=count)

    KINDS.append(Kind(name, rule, change, frozenset(follow)))


def province(pair: Pair) -> bool:
    """Whether the child is of a province as a whole: reports and groups in it concern those below."""
    return "qd-ttg" in pair.parent_name


def items(pair: Pair) -> list[str]:
    """The content items of the child, each with its line end."""
    return [m[0] for m in regex.finditer(r"^\d\. Thi đua (?:[^\n]|\n(?!\d\. |\s|[IVX]+\.))*\n", pair.child, regex.M)]
