"""What is wrong with a chain: no parent, parents in a circle, a level left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ...knowledge.fold import key
from ...knowledge.places import has_districts, province
from ...knowledge.rosters import districts_below
from ...knowledge.symbols import legislation, plan_kinds, telling_kinds
from ...record import Agency
from ...record.base import Model
from ...record.vocabulary import Level
from .groups import Basis, Bodies, Unit
from .lookup import bodies_of, body_of
from .rows import Rows

if TYPE_CHECKING:
    from ..graph import Edge, Node, PlanGraph

OrphanReason = Literal["parent_not_at_hand", "number_lost", "several_fit", "no_parent_cited"]
#: classes of bodies that stand in the line of People's Committees, or of Party committees
_IN_LINE = frozenset({"UBND", "HĐND", "SỞ", "PHÒNG", "VĂN PHÒNG", "ĐẢNG"})

SkipState = Literal["at_hand_not_cited", "cited_elsewhere", "not_at_hand", "not_issued"]


class Orphan(Model):
    """A plan at hand that has no parent at hand, and why.

    ``parent_not_at_hand``: a parent is cited, but its text is not among the documents;
    ``number_lost``: the parent is named (a campaign, a title) without a number that can be looked up;
    ``several_fit``: several documents at hand fit the citation; ``no_parent_cited``: the text names
    no higher document. ``cited`` are the keys of the parents named, ``candidates`` the documents that fit.
    """

    key: str
    reason: OrphanReason
    level: Level | None = None
    kind: str | None = None
    number: str | None = None
    date: str | None = None
    issuer: str | None = None
    path: str | None = None
    cited: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


class Cycle(Model):
    """Documents that are each other's higher document, directly or in a circle; ``keys`` sorted."""

    keys: tuple[str, ...]


class Skip(Model):
    """A document that carries out a document two levels up, the level between left out.

    ``missing_body`` is whose document is missing (None where its name cannot be told). ``state``:
    ``at_hand_not_cited`` it has a document (``found``) under the same parent, which this one does not
    cite; ``cited_elsewhere`` others cite one that is not at hand; ``not_at_hand`` none is known;
    ``not_issued`` none is known and the collection is said to be complete.
    """

    key: str
    parent_key: str
    level: Level
    parent_level: Level
    missing_level: Level
    missing_body: str | None = None
    state: SkipState
    issuer: str | None = None
    date: str | None = None
    found: tuple[str, ...] = ()


def orphans(graph: PlanGraph) -> Rows[Orphan]:
    """Plans below the central level that have no parent at hand, by key.

    Only kinds that carry something out count (kế hoạch, chương trình, đề án …); reports and notices
    need no parent, central documents have none.
    """
    found = []
    for node in graph.nodes:
        if not node.at_hand or node.kind not in plan_kinds() or node.level == "central":
            continue
        edges = [e for e in graph.edges_from(node) if e.is_parent]
        above = [graph.node(e.target_key) for e in edges if e.status != "ambiguous"]
        if any(n.at_hand for n in above):
            continue
        found.append(Orphan.made(
            key=node.key, reason=_reason(edges, above), level=node.level, kind=node.kind,
            number=node.number, date=node.date, issuer=node.issuer, path=node.path,
            cited=tuple(e.target_key for e in edges),
            candidates=tuple(c.key for e in edges if e.status == "ambiguous" for c in e.candidates if c.score),
        ))
    return Rows(tuple(found), Orphan)


def _reason(edges: list[Edge], above: list[Node]) -> OrphanReason:
    if not edges:
        return "no_parent_cited"
    if any(n.number for n in above):
        return "parent_not_at_hand"
    return "several_fit" if len(above) < len(edges) else "number_lost"


def cycles(graph: PlanGraph) -> Rows[Cycle]:
    """Circles among parent edges, each as the sorted keys of its documents.

    A circle is a fault of the texts or of the links, never a fact: two plans cannot carry out
    each other.
    """
    edges = [(e.source_key, e.target_key) for e in graph.edges if e.is_parent and e.status != "ambiguous"]
    edges = _peel(edges, 0)
    edges = _peel(edges, 1)
    if not edges:
        return Rows((), Cycle)
    import networkx as nx

    parts = nx.strongly_connected_components(nx.DiGraph(edges))
    loops = {a for a, b in edges if a == b}
    groups = sorted(tuple(sorted(p)) for p in parts if len(p) > 1 or p & loops)
    return Rows(tuple(Cycle(keys=keys) for keys in groups), Cycle)


def _peel(edges: list[tuple[str, str]], side: int) -> list[tuple[str, str]]:
    """Edges left when nodes that no edge leaves (side 0) or enters (1) are taken away, again and again."""
    count: dict[str, int] = {}
    ways: dict[str, list[str]] = {}
    for edge in edges:
        count[edge[side]] = count.get(edge[side], 0) + 1
        ways.setdefault(edge[1 - side], []).append(edge[side])
    gone = [node for node in ways if node not in count]
    for node in gone:
        for other in ways.get(node, ()):
            count[other] -= 1
            if not count[other]:
                gone.append(other)
    away = set(gone)
    return [e for e in edges if e[0] not in away and e[1] not in away]


def skips(graph: PlanGraph, *, complete: bool = False) -> Rows[Skip]:
    """Documents whose nearest parent is two levels up or more, by key.

    The levels between depend on the date: before 1/7/2025 centre, province, district, commune; since
    then no district (Luật Tổ chức chính quyền địa phương 72/2025/QH15). A department that carries
    out a document of the Government without its province's plan counts too; one that carries out a
    document of its ministry does not (the line of the profession), nor does anyone who carries out
    legislation, which binds without a plan between. ``complete`` says that the graph
    holds everything issued; only then can a document be said not to be issued.
    """
    found = []
    families: dict[str, _Family] = {}
    for node in graph.nodes:
        if not node.at_hand or node.level is None or node.kind in telling_kinds():
            continue
        edges = [
            e for e in graph.edges_from(node)
            if e.is_parent and e.parent_kind != "own_base_plan" and e.status != "ambiguous"
        ]
        body = body_of(graph, node)
        steps = _steps(node)
        above = [(graph.node(e.target_key), e) for e in edges]
        ranks = [(steps.index(n.level), n) for n, _ in above if n.level in steps]
        if body is None or not ranks or len(ranks) < len(above) or node.level not in steps:
            continue
        rank, parent = max(ranks, key=lambda r: (r[0], r[1].key))
        if parent.kind in legislation() or (_is_department(body) and _is_ministry(graph, parent)):
            continue
        own = steps.index(node.level) + (_is_department(body) and node.level == "province")
        for level in steps[rank + 1 : own]:
            if parent.key not in families:
                families[parent.key] = _Family.of(graph, parent)
            found.append(_skip(families[parent.key], node, parent, level, body, complete))
    return Rows(tuple(found), Skip)


def _steps(node: Node) -> tuple[Level, ...]:
    """Levels of government on the document's date; () where the date does not tell."""
    districts = has_districts(node.date)
    if districts is None:
        return ("central", "province") if node.level == "province" else ()
    if not districts:
        return ("central", "province", "commune")
    return ("central", "province", "district", "commune")


def _is_department(body: Agency) -> bool:
    return body.type == "SỞ"


def _is_ministry(graph: PlanGraph, node: Node) -> bool:
    body = body_of(graph, node)
    return body is not None and body.type == "BỘ"


@dataclass(frozen=True, slots=True)
class _Family:
    """Documents at hand below a parent, and those that they cite beside it, by issuing body."""

    below: Bodies[Node]
    beside: Bodies[Node]

    @classmethod
    def of(cls, graph: PlanGraph, parent: Node) -> _Family:
        lower = graph.descendants(parent)
        beside = {p.key: p for n in lower for p in graph.parents(n) if not p.at_hand}
        beside.pop(parent.key, None)
        return cls(*(
            Bodies((b, n) for n in nodes if n.kind not in telling_kinds() for b in bodies_of(graph, n))
            for nodes in (lower, beside.values())
        ))


def _skip(
    family: _Family, node: Node, parent: Node, level: Level, body: Agency, complete: bool
) -> Skip:
    unit = _authority(level, body, node.date)
    found = [n for n in family.below.of(unit) if n.key != node.key] if unit else []
    state: SkipState = "at_hand_not_cited"
    if not found and unit:
        state, found = "cited_elsewhere", family.beside.of(unit)
    if not found:
        state = "not_issued" if complete and unit else "not_at_hand"
    assert node.level is not None and parent.level is not None
    return Skip.made(
        key=node.key, parent_key=parent.key, level=node.level, parent_level=parent.level,
        missing_level=level, missing_body=unit.name if unit else None, state=state,
        issuer=node.issuer, date=node.date, found=tuple(sorted({n.key for n in found})),
    )


def _authority(level: Level, body: Agency, on: str | None) -> Unit | None:
    """The People's Committee (or Party committee) of a level above a body, where its name is sure."""
    place = province(body.province, on) if body.province else None
    if place is None or not on or body.type not in _IN_LINE:
        return None
    none: frozenset[Basis] = frozenset()
    if level == "province" and body.type == "ĐẢNG":
        head = "Thành ủy" if place.type == "thành phố" else "Tỉnh ủy"
        return Unit("", f"{head} {place.name}", "named", none, level, place.name)
    if level == "province":
        return Unit("", f"Ủy ban nhân dân {place.full_name}", "provinces", none, level, place.name)
    named = [u for u in districts_below(place.name, on) if key(u.name) == key(body.district or "")]
    if level != "district" or body.type == "ĐẢNG" or len(named) != 1:
        return None
    name = f"Ủy ban nhân dân {named[0].full_name}"
    return Unit("", name, "districts", none, level, place.name, named[0].name)
