"""What all drawings share: which documents are drawn, and under which parent each hangs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import regex

from ...linking import Node, PlanGraph

#: characters that turn or hide text (bidi controls, C0 and C1 controls, zero width): not in drawings
_UNSEEN = regex.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Hung:
    """A document with its place in the tree: ``parent`` and ``children`` are places in the list."""

    node: Node
    parent: int | None
    depth: int
    children: tuple[int, ...]


def hang(graph: PlanGraph) -> tuple[Hung, ...]:
    """Every document at hand and every higher document, once, parents before children.

    A document with several parents hangs under the deepest one (on the longest way from the top); where
    a circle closes, the edge that closes it is left out. Linear in documents and edges. Roots with
    children come first, then by date and key.
    """
    lower: dict[str, list[str]] = {}
    higher: dict[str, set[str]] = {}
    for edge in graph.edges:
        if edge.is_parent and edge.source_key != edge.target_key:
            lower.setdefault(edge.target_key, []).append(edge.source_key)
            higher.setdefault(edge.source_key, set()).add(edge.target_key)
    shown = [n.key for n in graph.nodes if n.at_hand or n.key in lower]
    order = _parents_first(shown, lower, higher)
    place = {key: i for i, key in enumerate(order)}
    depth: dict[str, int] = {}
    home: dict[str, str] = {}
    nodes = {n.key: n for n in graph.nodes}
    for key in order:
        above = [k for k in higher.get(key, ()) if place.get(k, len(order)) < place[key]]
        if above:
            home[key] = max(above, key=lambda k: (depth[k], nodes[k].at_hand, k))
        depth[key] = depth[home[key]] + 1 if key in home else 0
    below: dict[str | None, list[str]] = {}
    for key in order:
        below.setdefault(home.get(key), []).append(key)
    sequence = _depth_first(below, nodes)
    index = {key: i for i, key in enumerate(sequence)}
    return tuple(
        Hung(
            nodes[key], index[home[key]] if key in home else None, depth[key],
            tuple(index[k] for k in _sorted(below.get(key, ()), nodes, below)),
        )
        for key in sequence
    )


def _parents_first(
    keys: list[str], lower: dict[str, list[str]], higher: dict[str, set[str]]
) -> list[str]:
    """Reverse postorder over all keys, beginning with those that have no parent."""
    tops = [k for k in keys if not higher.get(k)]
    seen: set[str] = set()
    order: list[str] = []
    for start in (*tops, *keys):
        if start in seen:
            continue
        seen.add(start)
        stack = [(start, iter(sorted(set(lower.get(start, ())))))]
        part: list[str] = []
        while stack:
            key, children = stack[-1]
            for child in children:
                if child not in seen:
                    seen.add(child)
                    stack.append((child, iter(sorted(set(lower.get(child, ()))))))
                    break
            else:
                part.append(key)
                stack.pop()
        order += part
    return order[::-1]


def _sorted(
    keys: Iterable[str], nodes: dict[str, Node], below: dict[str | None, list[str]]
) -> list[str]:
    return sorted(keys, key=lambda k: (k not in below, nodes[k].date or "~", k))


def _depth_first(below: dict[str | None, list[str]], nodes: dict[str, Node]) -> list[str]:
    sequence = []
    stack = _sorted(below.get(None, ()), nodes, below)[::-1]
    while stack:
        key = stack.pop()
        sequence.append(key)
        stack += _sorted(below.get(key, ()), nodes, below)[::-1]
    return sequence


def plain(text: str | None) -> str:
    """Text for a drawing: one line, without characters that turn or hide text."""
    return " ".join(_UNSEEN.sub("", text or "").split())


def label(node: Node) -> str:
    """What a document is called in a drawing (:attr:`Node.name`), fit for one line."""
    return plain(node.name)


def cut(text: str, limit: int) -> str:
    """At most ``limit`` characters, with an ellipsis where something is cut."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
