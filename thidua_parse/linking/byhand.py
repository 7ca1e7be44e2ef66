"""Pairs that a person names: a link that no citation states, or one that was not resolved."""

from __future__ import annotations

from dataclasses import replace

from ..errors import Language, LinkingError
from ..record import Plan
from ..record.vocabulary import ParentKind
from .graph import Edge, Node, PlanGraph
from .identity import same_body
from .wording import Reasons


def with_parent(
    graph: PlanGraph, child: str | Plan | Node, parent: str | Plan | Node, *, language: Language = "vi"
) -> PlanGraph:
    """The same graph with ``parent`` as a parent of ``child`` because a person said so.

    Documents are named by record, node, node key, number, or path (or the name of the file). A
    citation of the parent that is there becomes the link; otherwise the edge has no mention, so that
    rules about the citation never pass. Raises :class:`~thidua_parse.errors.LinkingError` TP320,
    TP321 where a name fits no document at hand or several, TP322 where both are one document.
    """
    lower, higher = _at_hand(graph, child), _at_hand(graph, parent)
    source, target = lower.key, higher.key
    if source == target:
        raise LinkingError("TP322", document=source)
    known = next((e for e in graph.edges if (e.source_key, e.target_key) == (source, target)), None)
    kind: ParentKind = "own_base_plan" if same_body(lower.issuer, higher.issuer) else "superior"
    edge = known or Edge(source_key=source, target_key=target, relation="implements", status="inferred")
    edge = edge.model_copy(update={
        "is_parent": True, "parent_kind": edge.parent_kind or kind, "confidence": 1.0,
        "status": "stated" if edge.status == "stated" else "inferred",
        "reasons": (*edge.reasons, Reasons(language)("by-hand")), "candidates": (),
    })
    edges = [e for e in graph.edges if e is not known] + [edge]
    edges.sort(key=lambda e: (e.source_key, e.mentions[0].start if e.mentions else 0, e.target_key))
    return replace(graph, edges=tuple(edges))


def _at_hand(graph: PlanGraph, name: str | Plan | Node) -> Node:
    """The one document at hand of that name."""
    if isinstance(name, str):
        found = [n for n in graph.nodes if n.at_hand and is_called(name, n.path or "")]
        if len(found) > 1:
            listed = "; ".join(n.path or n.key for n in found[:5])
            raise LinkingError("TP321", document=name, candidates=listed)
        if found:
            return found[0]
    node = graph.one(name)
    if not node.at_hand:
        raise LinkingError("TP320", document=node.key)
    return node


def is_called(name: str, path: str, number: str | None = None) -> bool:
    """Whether a person who says ``name`` means this document, whatever the case of the letters.

    The path, its end, the file name without its ending, and number and symbol are names.
    """
    said, path = name.strip().casefold(), path.casefold()
    stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return f"/{path}".endswith(f"/{said}") or said == stem or (number is not None and said == number.casefold())
