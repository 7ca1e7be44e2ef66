"""How a campaign spread: units over days, by level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...record import Plan
from ...record.base import Model
from ...record.vocabulary import Level
from ..evidence import campaign_likeness
from .cascade import LEVELS, cascade
from .lookup import days, unit_of
from .rows import Rows

if TYPE_CHECKING:
    from ..graph import Node, PlanGraph

#: campaign names this alike are one campaign (as in resolution)
_SAME = 0.85


class DiffusionPoint(Model):
    """The first document of one unit: ``day`` after the start, ``units`` that have issued by then.

    ``units_of_level`` counts the units of the same level only. Days before the start are negative.
    """

    key: str
    date: str
    day: int
    level: Level | None = None
    issuer: str | None = None
    province: str | None = None
    units: int = 0
    units_of_level: int = 0


@dataclass(frozen=True)
class Diffusion(Rows[DiffusionPoint]):
    """Points in the order of days. ``start`` is the day counted from; ``undated`` documents have no day."""

    start: str | None = None
    root: str | None = None
    undated: int = 0

    def by_level(self) -> dict[Level | None, list[tuple[int, int]]]:
        """``(day, units of the level so far)`` by level, highest first; one point a day."""
        curves: dict[Level | None, dict[int, int]] = {}
        for level in (*LEVELS, None):
            for point in self.items:
                if point.level == level:
                    curves.setdefault(level, {})[point.day] = point.units_of_level
        return {level: list(curve.items()) for level, curve in curves.items()}


def diffusion(
    graph: PlanGraph, of: str | Plan | Node | None = None, *, campaign: str | None = None,
    issued_on: str | None = None,
) -> Diffusion:
    """The curve of the documents below ``of`` or of all documents at hand on a ``campaign``.

    A unit counts once, on the day of its first document. Days are counted from the document ``of``;
    for a campaign, from its earliest dated document. Raises ``ValueError`` unless exactly one of
    both is given, :class:`LinkingError` where ``of`` is not found.
    """
    if (of is None) == (campaign is None):
        raise ValueError("diffusion: give either a document or a campaign")
    if of is not None:
        found = cascade(graph, of, issued_on)
        root = graph.node(found.root)
        start, nodes = root.date, [graph.node(s.key) for s in found if s.at_hand and s.key != root.key]
        return _curve(graph, nodes, start if start and len(start) == 10 else None, root.key)
    nodes = [n for n in graph.nodes if n.at_hand and campaign_likeness(n.campaign, campaign) >= _SAME]
    dates = sorted(n.date for n in nodes if n.date and len(n.date) == 10)
    return _curve(graph, nodes, dates[0] if dates else None, None)


def _curve(
    graph: PlanGraph, nodes: list[Node], start: str | None, root: str | None
) -> Diffusion:
    dated = [(n.date or "", n.key, n) for n in nodes if days(start, n.date) is not None]
    points: list[DiffusionPoint] = []
    seen: set[str] = set()
    of_level: dict[Level | None, int] = {}
    for date, key, node in sorted(dated, key=lambda d: d[:2]):
        unit = unit_of(graph, node)
        if unit in seen:
            continue
        seen.add(unit)
        of_level[node.level] = of_level.get(node.level, 0) + 1
        day = days(start, date)
        assert day is not None
        points.append(DiffusionPoint.made(
            key=key, date=date, day=day, level=node.level, issuer=node.issuer,
            province=node.province, units=len(seen), units_of_level=of_level[node.level],
        ))
    return Diffusion(tuple(points), DiffusionPoint, start, root, len(nodes) - len(dated))
