"""How much of a lower document's text is the higher one's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...record import Plan
from ...record.base import Model
from ..evidence import words
from .lookup import one
from .rows import Rows

if TYPE_CHECKING:
    from ..graph import Node, PlanGraph

#: length of the word strings that are compared
SIZE = 5


class Reuse(Model):
    """Shares of five-word strings in common of a child and a parent, both 0 to 1.

    ``taken``: of the child's strings, those that the parent has; ``handed_on``: of the parent's
    strings, those that the child has. A high share says that words were copied, not that duties
    were carried over.
    """

    child_key: str
    parent_key: str
    taken: float
    handed_on: float
    child_issuer: str | None = None
    parent_issuer: str | None = None


def reused(graph: PlanGraph, of: str | Plan | Node | None = None) -> Rows[Reuse]:
    """Reuse of every parent edge whose two texts are at hand, by parent and child.

    ``of`` narrows to the children of one document. Pairs without both texts have no row.
    """
    wanted = one(graph, of).key if of is not None else None
    pairs = sorted({
        (e.target_key, e.source_key) for e in graph.edges
        if e.is_parent and e.status != "ambiguous" and wanted in (None, e.target_key)
    })
    found = []
    above: frozenset[int] | None = None
    last = None
    for parent, child in pairs:  # by parent, so that its strings are made once and then dropped
        if parent != last:
            last, above = parent, _strings(graph.plan(parent))
        below = _strings(graph.plan(child)) if above else None
        if not above or not below:
            continue
        shared = len(above & below)
        found.append(Reuse.made(
            child_key=child, parent_key=parent, taken=round(shared / len(below), 4),
            handed_on=round(shared / len(above), 4), child_issuer=graph.node(child).issuer,
            parent_issuer=graph.node(parent).issuer,
        ))
    return Rows(tuple(found), Reuse)


def _strings(plan: Plan | None) -> frozenset[int] | None:
    """Hashes of the five-word strings of a text (hashes take a fifth of the room of the strings)."""
    if plan is None:
        return None
    tokens = words.__wrapped__(plan.text)
    return frozenset(map(hash, zip(*(tokens[i:] for i in range(SIZE)), strict=False)))
