"""DOT for Graphviz and Mermaid for Markdown: the hierarchy, higher documents first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from ..graph import Edge, Node, PlanGraph

_UNSEEN = regex.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
_LINE = {"stated": "solid", "inferred": "dashed", "ambiguous": "dotted"}
#: characters that end or mark up a Mermaid label; written as entity codes
_MERMAID = regex.compile(r"""["'#;<>&`\\\[\](){}|%*_~]""")


def _shown(graph: PlanGraph, parents_only: bool) -> tuple[list[Node], list[Edge]]:
    edges = [e for e in graph.edges if e.is_parent or not parents_only]
    ends = {key for e in edges for key in (e.source_key, e.target_key)}
    return [n for n in graph.nodes if n.at_hand or n.key in ends], edges


def _lines(node: Node) -> list[str]:
    texts = (node.name, node.issuer, node.date)
    return [" ".join(_UNSEEN.sub("", t).split()) for t in texts if t]


def to_dot(graph: PlanGraph, *, parents_only: bool = True) -> str:
    """DOT text: parent → child from left to right; ``dot -Tsvg`` draws it.

    ``parents_only`` leaves out citations that make no hierarchy. Documents not at hand are dashed,
    inferred links dashed, ambiguous ones dotted.
    """
    nodes, edges = _shown(graph, parents_only)
    names = {n.key: f"n{i}" for i, n in enumerate(nodes)}
    lines = [
        "digraph plans {", "  rankdir=LR;",
        '  node [shape=box, fontname="Noto Sans, Arial", fontsize=10];', "  edge [color=gray50];",
    ]
    for node in nodes:
        text = "\\n".join(t.replace("\\", "\\\\").replace('"', '\\"') for t in _lines(node))
        style = "" if node.at_hand else ", style=dashed"
        lines.append(f'  {names[node.key]} [label="{text}"{style}];')
    for edge in edges:
        ends = f"{names[edge.target_key]} -> {names[edge.source_key]}"
        lines.append(f'  {ends} [style={_LINE[edge.status]}, tooltip="{edge.relation}"];')
    return "\n".join([*lines, "}", ""])


def to_mermaid(graph: PlanGraph, *, parents_only: bool = True) -> str:
    """A Mermaid flowchart, for Markdown pages; arguments as in :func:`to_dot`."""
    nodes, edges = _shown(graph, parents_only)
    names = {n.key: f"n{i}" for i, n in enumerate(nodes)}
    lines = ["flowchart LR", "  classDef stub stroke-dasharray: 5 4"]
    for node in nodes:
        text = "<br/>".join(_MERMAID.sub(lambda m: f"#{ord(m[0])};", t) for t in _lines(node))
        lines.append(f'  {names[node.key]}["{text}"]' + ("" if node.at_hand else ":::stub"))
    arrow = {"stated": "---", "inferred": "-.-", "ambiguous": "-.-"}
    for edge in edges:
        lines.append(f"  {names[edge.target_key]} {arrow[edge.status]} {names[edge.source_key]}")
    return "\n".join([*lines, ""])
