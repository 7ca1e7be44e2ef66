"""Corrections put onto the graph: links confirmed, rejected, led elsewhere or added."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from ..errors import Language
from ..linking.graph import Edge, Node, PlanGraph
from ..record import Plan, Reviewed
from .anchors import locate, overlap
from .apply import Again, same_file
from .model import Correction, Other, effective

_WORDS = {
    "confirm": ("{who} đã xác nhận ngày {day}", "confirmed by {who} on {day}"),
    "correct": ("{who} đã sửa ngày {day}", "corrected by {who} on {day}"),
    "add": ("{who} đã bổ sung ngày {day}", "added by {who} on {day}"),
}


@dataclass(frozen=True, slots=True)
class LinkedAgain:
    """A graph with the corrections on it, and those that need looking at again."""

    graph: PlanGraph
    again: tuple[Again, ...] = ()


def link_subject(target: Node | Other) -> str:
    """What decisions on a link to this document are compared by."""
    return f"link:{target.id or target.key}"


def apply_to_graph(
    graph: PlanGraph, corrections: Iterable[Correction], *, language: Language = "vi"
) -> LinkedAgain:
    """``graph`` with the links as persons have decided.

    A confirmed link is certain, a rejected one goes (its citation then leads nowhere), a corrected
    one has another relation or leads to another document at hand; an added one comes. What was
    decided stands in ``reviewed`` of the edge and of the lower record.
    """
    held = [c for c in effective(list(corrections)) if c.target == "link"]
    if not held:
        return LinkedAgain(graph)
    keys = {plan.id: graph.key(plan) for plan in reversed(graph.plans)}
    plans = {plan.id: plan for plan in reversed(graph.plans)}
    edges = list(graph.edges)
    told: dict[str, list[Reviewed]] = {}
    links: dict[str, dict[int, str | None]] = {}
    again: list[Again] = []
    for c in held:
        source = keys.get(c.document)
        if source is None:
            if any(same_file(c.path, p.source.path) for p in graph.plans):
                again.append(Again(c, "content"))
            continue
        plan = plans[c.document]
        edge = edge_of(graph, edges, source, plan, c)
        target = _target(graph, keys, c.new, c.other)
        if c.action == "reject":
            was = _name(graph, edge.target_key) if edge else _other_name(c.other)
            if edge is not None:
                edges.remove(edge)
                links.setdefault(c.document, {}).update(dict.fromkeys(edge.references))
            told.setdefault(c.document, []).append(c.reviewed(was, None, field="link"))
            continue
        key = target or (edge.target_key if edge else None)
        if key is None or key == source:
            again.append(Again(c, "away"))
            continue
        was = _name(graph, edge.target_key) if edge else None
        mark = c.reviewed(was, _name(graph, key), field="link")
        made = _decided(edge, source, key, c, mark, language)
        if edge is not None:
            edges.remove(edge)
        double = next((e for e in edges if (e.source_key, e.target_key) == (source, key)), None)
        if double is not None:  # the document was cited rightly elsewhere
            edges.remove(double)
            made = made.model_copy(update={
                "mentions": _merged(double.mentions, made.mentions),
                "references": _merged(double.references, made.references),
            })
        edges.append(made)
        links.setdefault(c.document, {}).update(dict.fromkeys(made.references, graph.node(key).id))
        told.setdefault(c.document, []).append(mark)
    edges.sort(key=lambda e: (e.source_key, e.mentions[0].start if e.mentions else 0, e.target_key))
    marked = tuple(_marked(p, told.get(p.id, []), links.get(p.id, {})) for p in graph.plans)
    return LinkedAgain(replace(graph, plans=marked, edges=tuple(edges)), tuple(again))


def _merged(one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
    found = list(one) + [x for x in other if x not in one]
    return tuple(sorted(found, key=lambda x: x if isinstance(x, int) else x.start))


def edge_of(
    graph: PlanGraph, edges: Iterable[Edge], source: str, plan: Plan, c: Correction
) -> Edge | None:
    """The link that is meant: by the cited document, else by the place of its citation."""
    own = [e for e in edges if e.source_key == source]
    if c.other is not None:
        for e in own:
            node = graph.node(e.target_key)
            if (c.other.id is not None and node.id == c.other.id) or e.target_key == c.other.key:
                return e
    place = locate(c.anchor, plan.text) if c.anchor is not None else None
    if place is not None:
        for e in own:
            if any(overlap(place, (m.start, m.end)) >= 0.5 for m in e.mentions):
                return e
    return None


def _target(
    graph: PlanGraph, keys: dict[str, str], new: dict[str, Any], other: Other | None
) -> str | None:
    """Node key of the document a decision leads to; the chosen one before the one it stood for."""
    known = {n.key for n in graph.nodes}
    wanted = (new.get("target_id"), new.get("target_key"))
    if not any(wanted) and other is not None:
        wanted = (other.id, other.key)
    if wanted[0] in keys:
        return keys[str(wanted[0])]
    return str(wanted[1]) if wanted[1] in known else None


def _decided(
    edge: Edge | None, source: str, key: str, c: Correction, mark: Reviewed, language: Language
) -> Edge:
    relation = c.new.get("relation") or (edge.relation if edge else c.old.get("relation")) or "implements"
    parent = c.new.get("is_parent")
    if parent is None:
        parent = edge.is_parent if edge else c.old.get("is_parent", True)
    reason = _WORDS[c.action if c.action in _WORDS else "correct"][language == "en"]
    base = edge or Edge(source_key=source, target_key=key, relation="implements", status="inferred")
    return Edge.model_validate({
        **base.model_dump(), "target_key": key, "relation": relation, "is_parent": bool(parent),
        "parent_kind": (base.parent_kind or "superior") if parent else None, "confidence": 1.0,
        "status": "stated" if edge is not None else "inferred", "candidates": (),
        "reasons": (*base.reasons, reason.format(who=c.who, day=c.when[:10])),
        "reviewed": mark.model_dump(),
    })


def _marked(plan: Plan, told: list[Reviewed], links: dict[int, str | None]) -> Plan:
    if not told and not links:
        return plan
    references = tuple(
        r.changed(resolved_to=links[i]) if i in links else r for i, r in enumerate(plan.references)
    )
    return plan.changed(references=references, reviewed=(*plan.reviewed, *told))


def _name(graph: PlanGraph, key: str) -> str:
    node = graph.node(key)
    return " · ".join(filter(None, (node.number or node.campaign or node.subject or key, node.issuer)))


def _other_name(other: Other | None) -> str | None:
    return (other.key or other.path or other.id) if other else None
