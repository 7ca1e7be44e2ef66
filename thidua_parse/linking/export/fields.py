"""Flat attributes of nodes and edges: the columns of frames and of XML formats."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

import regex

if TYPE_CHECKING:
    from ..graph import Edge, Node, PlanGraph

Type = Literal["string", "double", "boolean"]
Value = str | float | bool | None

#: columns of nodes and edges, with their types, in order
NODE_FIELDS: dict[str, Type] = {
    "key": "string", "label": "string", "at_hand": "boolean", "path": "string", "id": "string",
    "kind": "string", "number": "string", "date": "string", "issuer": "string", "level": "string",
    "province": "string", "subject": "string", "campaign": "string", "status": "string",
    "confidence": "double", "evidence": "string",
}
EDGE_FIELDS: dict[str, Type] = {
    "source": "string", "target": "string", "relation": "string", "is_parent": "boolean",
    "parent_kind": "string", "status": "string", "confidence": "double", "reasons": "string",
    "candidates": "string", "mentions": "string",
}

#: characters that XML 1.0 cannot hold
NOT_XML = regex.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def node_row(node: Node) -> dict[str, Value]:
    """The attributes of a node by :data:`NODE_FIELDS`; evidence notes joined by " | "."""
    return {
        "key": node.key, "label": node.name, "at_hand": node.at_hand, "path": node.path,
        "id": node.id, "kind": node.kind, "number": node.number, "date": node.date,
        "issuer": node.issuer, "level": node.level, "province": node.province,
        "subject": node.subject, "campaign": node.campaign, "status": node.status,
        "confidence": node.confidence,
        "evidence": " | ".join(e.note for e in node.evidence if e.note) or None,
    }


def edge_row(edge: Edge) -> dict[str, Value]:
    """The attributes of an edge by :data:`EDGE_FIELDS`; lists joined by " | ", spans as "12-40"."""
    return {
        "source": edge.source_key, "target": edge.target_key, "relation": edge.relation,
        "is_parent": edge.is_parent, "parent_kind": edge.parent_kind, "status": edge.status,
        "confidence": edge.confidence, "reasons": " | ".join(edge.reasons) or None,
        "candidates": " | ".join(c.key for c in edge.candidates) or None,
        "mentions": " ".join(f"{m.start}-{m.end}" for m in edge.mentions) or None,
    }


def node_rows(graph: PlanGraph) -> Iterator[dict[str, Value]]:
    """Rows of all nodes, in order of the keys."""
    return map(node_row, graph.nodes)


def edge_rows(graph: PlanGraph) -> Iterator[dict[str, Value]]:
    """Rows of all edges, in the order of the graph."""
    return map(edge_row, graph.edges)


def xml_text(text: str) -> str:
    """Text for an element or a quoted attribute: escaped, without what XML 1.0 cannot hold."""
    kept = str(NOT_XML.sub("\ufffd", text))
    return (
        kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
        .replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
    )
