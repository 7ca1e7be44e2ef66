"""A document and everything below it, by level, with the days that passed."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any, Literal

from ...record import Plan
from ...record.base import Model
from ...record.vocabulary import Level, ParentKind, Relation
from .lookup import days, one
from .rows import Rows

if TYPE_CHECKING:
    from ..graph import Edge, Node, PlanGraph

#: levels from the highest to the lowest; None last
LEVELS: tuple[Level, ...] = ("central", "province", "district", "commune", "unit")


class CascadeStep(Model):
    """A document of a cascade.

    ``depth`` is the number of steps on the longest way from the root (a plan that cites both the
    central decision and its province's plan stands below the province); ``parent_key`` the parent on
    that way. ``lag_parent`` and ``lag_root`` are days after that parent and after the root, None
    where a date is missing or has no day; a negative lag is a date before the parent's, as stated.
    """

    key: str
    depth: int
    parent_key: str | None = None
    level: Level | None = None
    kind: str | None = None
    number: str | None = None
    date: str | None = None
    issuer: str | None = None
    province: str | None = None
    subject: str | None = None
    path: str | None = None
    at_hand: bool = False
    relation: Relation | None = None
    parent_kind: ParentKind | None = None
    link: Literal["stated", "inferred", "ambiguous"] | None = None
    confidence: float | None = None
    lag_parent: int | None = None
    lag_root: int | None = None


@dataclass(frozen=True)
class Cascade(Rows[CascadeStep]):
    """The root first, then depth first in the order of date: parents stand before children."""

    root: str = ""

    def by_level(self) -> dict[Level | None, tuple[CascadeStep, ...]]:
        """Documents by the level of their issuer, from the highest level down; None: not known."""
        groups: dict[Level | None, list[CascadeStep]] = {}
        for level in (*LEVELS, None):
            for step in self.items:
                if step.level == level:
                    groups.setdefault(level, []).append(step)
        return {level: tuple(steps) for level, steps in groups.items()}

    def lags(self) -> list[dict[str, Any]]:
        """A row a level: documents, dated ones, and least, median and most days after the root."""
        rows = []
        for level, steps in self.by_level().items():
            known = sorted(s.lag_root for s in steps if s.lag_root is not None and s.key != self.root)
            count = sum(s.key != self.root for s in steps)
            if count:
                rows.append({
                    "level": level, "documents": count, "dated": len(known),
                    "least": known[0] if known else None,
                    "median": median(known) if known else None,
                    "most": known[-1] if known else None,
                })
        return rows


def cascade(
    graph: PlanGraph, of: str | Plan | Node, issued_on: str | None = None,
    issuer: str | None = None,
) -> Cascade:
    """The document ``of`` (number, key, node or plan) and all documents below it.

    Linear in the documents and edges below; a cycle is cut where it closes. Raises
    :class:`LinkingError` TP320 or TP321 where the document is not found or not unique.
    """
    root = one(graph, of, issued_on, issuer)
    order = _parents_first(graph, root.key)
    place = {key: i for i, key in enumerate(order)}
    home: dict[str, Edge] = {}
    depth = {root.key: 0}
    for key in order:
        for edge in graph.edges_to(key):
            child = edge.source_key
            # an edge against the order closes a cycle
            if edge.is_parent and place.get(child, -1) > place[key] and _deeper(depth, home, edge):
                depth[child], home[child] = depth[key] + 1, edge
    below: dict[str, list[str]] = {}
    for key, edge in home.items():
        below.setdefault(edge.target_key, []).append(key)
    steps, stack = [], [root.key]
    while stack:
        key = stack.pop()
        steps.append(_step(graph, root, key, depth[key], home.get(key)))
        lower = below.get(key, ())
        stack += sorted(lower, key=lambda k: (graph.node(k).date or "~", k), reverse=True)
    return Cascade(tuple(steps), CascadeStep, root.key)


def _deeper(depth: dict[str, int], home: dict[str, Edge], edge: Edge) -> bool:
    new = depth[edge.target_key] + 1
    old = depth.get(edge.source_key, -1)
    known = home.get(edge.source_key)
    return new > old or (
        new == old and known is not None
        and (-edge.confidence, edge.target_key) < (-known.confidence, known.target_key)
    )


def _parents_first(graph: PlanGraph, root: str) -> list[str]:
    """Keys reachable downward, every parent before its children (reverse postorder)."""
    order: list[str] = []
    seen = {root}
    stack = [(root, iter(_lower(graph, root)))]
    while stack:
        key, children = stack[-1]
        for child in children:
            if child not in seen:
                seen.add(child)
                stack.append((child, iter(_lower(graph, child))))
                break
        else:
            order.append(key)
            stack.pop()
    return order[::-1]


def _lower(graph: PlanGraph, key: str) -> list[str]:
    return sorted({e.source_key for e in graph.edges_to(key) if e.is_parent})


def _step(graph: PlanGraph, root: Node, key: str, depth: int, edge: Edge | None) -> CascadeStep:
    node = graph.node(key)
    parent = graph.node(edge.target_key) if edge else None
    return CascadeStep.made(
        key=key, depth=depth, parent_key=parent.key if parent else None, level=node.level,
        kind=node.kind, number=node.number, date=node.date, issuer=node.issuer,
        province=node.province, subject=node.subject, path=node.path, at_hand=node.at_hand,
        relation=edge.relation if edge else None, parent_kind=edge.parent_kind if edge else None,
        link=edge.status if edge else None, confidence=edge.confidence if edge else None,
        lag_parent=days(parent.date, node.date) if parent else None,
        lag_root=days(root.date, node.date),
    )
