"""Who of the units that a document names has issued a plan under it, and who has not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ...knowledge.symbols import telling_kinds
from ...record import Agency, Plan
from ...record.base import Model
from ...record.vocabulary import Level
from ..evidence import campaign_likeness
from ..identity import body_key
from .groups import (
    Basis,
    Bodies,
    Group,
    Mention,
    Unit,
    in_group,
    mentions_of,
    successor_of,
    units_named,
)
from .lookup import bodies_of, body_of, days, one
from .rows import Rows

if TYPE_CHECKING:
    from ..graph import Node, PlanGraph

State = Literal["issued", "not_at_hand", "not_issued", "undecidable"]
Note = Literal[
    "", "cited_only", "several_fit", "same_campaign", "by_successor", "group_not_listed",
    "may_not_exist", "text_not_at_hand",
]
#: level of the bodies of a group that no registry lists; of other groups any
_LEVEL_OF: dict[Group, Level] = {"departments": "province", "ministries": "central"}
#: campaign names this alike are one campaign (as in resolution)
_SAME = 0.85


class CoverageRow(Model):
    """One unit that a document names, and whether a document of it is at hand below that document.

    ``state``: ``issued`` a document of the unit is at hand (``keys``, the first one's ``date`` and
    days after the parent, ``kinds``: a công văn is no plan); ``not_at_hand`` none is at hand, which is not to say that none was issued;
    ``not_issued`` none is at hand although the collection is said to be complete; ``undecidable`` with a
    ``note``: ``cited_only`` others cite one that is not at hand, ``several_fit`` or ``same_campaign`` a document
    of the unit is at hand whose parent is not certain, ``by_successor`` the province that took the
    unit over has issued, ``group_not_listed`` no registry lists the members of the group, or the
    rest of them, ``may_not_exist`` a department that a province may have under another name,
    ``text_not_at_hand`` the parent's text is not at hand, so whom it names is not known.
    """

    unit: str | None
    raw: str
    group: Group
    basis: tuple[Basis, ...]
    state: State
    note: Note = ""
    level: Level | None = None
    province: str | None = None
    district: str | None = None
    commune: str | None = None
    keys: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    date: str | None = None
    lag: int | None = None


@dataclass(frozen=True)
class Coverage(Rows[CoverageRow]):
    """Units by group in the order of the registry; ``parent`` is the document that names them."""

    parent: str = ""
    complete: bool = False

    def counts(self) -> dict[str, int]:
        """Number of units by state; every state is named."""
        counted = Counter(r.state for r in self.items)
        return {s: counted[s] for s in ("issued", "not_at_hand", "not_issued", "undecidable")}

    def where(
        self, *, state: State | None = None, group: Group | None = None
    ) -> tuple[CoverageRow, ...]:
        """Rows of a state, of a group, or both."""
        return tuple(
            r for r in self.items
            if (state is None or r.state == state) and (group is None or r.group == group)
        )


def coverage(
    graph: PlanGraph, of: str | Plan | Node, issued_on: str | None = None, *,
    complete: bool = False, named: Iterable[str] | None = None, on: str | None = None,
) -> Coverage:
    """Who of the units named by ``of`` has issued a document under it.

    Units are those with a duty in its text and the recipients below it; groups ("UBND các huyện, thị
    xã, thành phố") are listed from the registry in force on its date (or ``on``): 63 provinces with
    districts until 30/6/2025, 34 provinces with communes since. ``named`` gives names and groups
    where the text is not at hand, or instead of it. A document counts at any depth below ``of``;
    reports and notices do not count. ``complete`` says that the graph holds everything issued.
    Raises :class:`LinkingError` TP320 or TP321 where ``of`` is not found or not unique.
    """
    root = one(graph, of, issued_on)
    plan = graph.plan(root.key) if named is None else None
    issuer = body_of(graph, root)
    day = on or root.date
    if named is not None:
        mentions = [Mention(raw, Agency.resolve(raw, issuer=issuer, on=day), "given") for raw in named]
    else:
        mentions = mentions_of(plan) if plan is not None else []
    units = units_named(mentions, issuer, day)
    facts = _Facts.gather(graph, root, units)
    rows = [_row(unit, root, facts, issuer, complete) for unit in units]
    covered = {key for row in rows for key in row.keys}
    unnamed: dict[tuple[str, ...], list[tuple[Node, Agency]]] = {}
    direct = {n.key for n in graph.children(root)}
    for body, node in facts.below:
        if node.key in direct - covered and not _same_body(body, issuer):
            place = (body_key(body.name or body.raw), body.district or "", body.province or "")
            unnamed.setdefault(place, []).append((node, body))
    for _, group in sorted(unnamed.items()):
        rows.append(_unnamed(group, root))
    if plan is None and named is None:
        rows.append(CoverageRow.made(
            unit=None, raw="", group="others", basis=(), state="undecidable", note="text_not_at_hand"
        ))
    return Coverage(tuple(rows), CoverageRow, root.key, complete)


def _same_body(a: Agency, b: Agency | None) -> bool:
    return b is not None and body_key(a.name or a.raw) == body_key(b.name or b.raw)


@dataclass(frozen=True, slots=True)
class _Facts:
    """Documents below the parent, and those that may belong there, with their bodies."""

    below: Bodies[Node]
    cited: Bodies[Node]
    doubtful: Bodies[tuple[Node, Note]]

    @classmethod
    def gather(cls, graph: PlanGraph, root: Node, units: list[Unit]) -> _Facts:
        """What is below ``root``; of other levels than those of the units nothing is looked at."""
        lower = [n for n in graph.descendants(root) if n.kind not in telling_kinds()]
        keys = {n.key for n in lower} | {root.key}
        wanted = {_LEVEL_OF.get(u.group, u.level) if u.name is None else u.level for u in units}
        if None not in wanted:
            direct = {n.key for n in graph.children(root)}
            lower = [n for n in lower if n.level is None or n.level in wanted or n.key in direct]
        below = ((b, n) for n in lower if n.at_hand for b in bodies_of(graph, n))
        beside = {
            p.key: p for n in lower for p in graph.parents(n)
            if not p.at_hand and p.key not in keys and (p.date or "9") >= (root.date or "")
        }
        cited = ((b, n) for n in beside.values() for b in bodies_of(graph, n))
        doubtful: list[tuple[Agency, tuple[Node, Note]]] = []
        for node in graph._loose:
            if node.key in keys or node.kind in telling_kinds():
                continue
            note = _doubt(graph, node, root)
            if note:
                doubtful += [(body, (node, note)) for body in bodies_of(graph, node)]
        return cls(Bodies(below), Bodies(cited), Bodies(doubtful))


def _doubt(graph: PlanGraph, node: Node, root: Node) -> Note:
    """Whether a document outside the cascade may belong to it after all."""
    edges = [e for e in graph.edges_from(node) if e.is_parent]
    if any(c.key == root.key for e in edges if e.status == "ambiguous" for c in e.candidates if c.score):
        return "several_fit"
    if root.date and node.date and node.date < root.date[: len(node.date)]:
        return ""
    sure = any(e.status != "ambiguous" and graph.node(e.target_key).number for e in edges)
    if not sure and campaign_likeness(node.campaign, root.campaign) >= _SAME:
        return "same_campaign"
    return ""


def _row(
    unit: Unit, root: Node, facts: _Facts, issuer: Agency | None, complete: bool
) -> CoverageRow:
    if unit.name is None:
        found = [n for b, n in facts.below if in_group(unit, b, issuer)]
        return _made(unit, "undecidable", "group_not_listed", found, root)
    found = facts.below.of(unit)
    if found:
        return _made(unit, "issued", "", found, root)
    for node, note in facts.doubtful.of(unit):
        return _made(unit, "undecidable", note, [node], root)
    cited = facts.cited.of(unit)
    if cited:
        return _made(unit, "undecidable", "cited_only", cited, root)
    heirs = [n for b, n in facts.below if successor_of(unit, b)] if unit.group == "provinces" else []
    if heirs:
        return _made(unit, "undecidable", "by_successor", heirs, root)
    if complete and not unit.certain:
        return _made(unit, "undecidable", "may_not_exist", [], root)
    return _made(unit, "not_issued" if complete else "not_at_hand", "", [], root)


def _made(unit: Unit, state: State, note: Note, found: list[Node], root: Node) -> CoverageRow:
    first = min((n.date for n in found if n.date), default=None)
    return CoverageRow.made(
        unit=unit.name, raw=unit.raw, group=unit.group, basis=tuple(sorted(unit.basis)),
        state=state, note=note, level=unit.level, province=unit.province, district=unit.district,
        commune=unit.commune, keys=tuple(sorted({n.key for n in found})),
        kinds=tuple(sorted({n.kind for n in found if n.kind})), date=first,
        lag=days(root.date, first) if state == "issued" else None,
    )


def _unnamed(group: list[tuple[Node, Agency]], root: Node) -> CoverageRow:
    """A body that issued a document under the parent without being named in it one by one."""
    body = group[0][1]
    unit = Unit(
        body.raw, body.name or body.raw, "named", frozenset({"unnamed"}), body.level, body.province,
        body.district, body.commune,
    )
    return _made(unit, "issued", "", [n for n, _ in group], root)
