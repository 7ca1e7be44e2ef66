"""The graph of documents: nodes for documents at hand and stubs for cited ones, edges citing → cited."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from pydantic import Field

from ..errors import ThiduaError
from ..record import Evidence, Plan, Reviewed
from ..record.base import Model
from ..record.vocabulary import Level, ParentKind, Relation
from .identity import NumberKey, number_key
from .methods import Methods

EdgeStatus = Literal["stated", "inferred", "ambiguous"]


class Node(Model):
    """A document: at hand (``path`` and ``id`` of its record) or a stub known from citations.

    ``number``, ``date`` and ``issuer`` are what the document states; where it does not (lost
    header), what the citations of others say, with ``status`` inferred, ``confidence`` and
    ``evidence``. ``key`` is ``KIND|number|year|issuer`` (Party: the term instead of the year).
    ``level`` and ``province`` are those of the issuer, ``subject`` is the title: what analyses need
    where only nodes and edges are loaded, without the records.
    """

    key: str
    path: str | None = None
    id: str | None = None
    kind: str | None = None
    number: str | None = None
    date: str | None = None
    issuer: str | None = None
    campaign: str | None = None
    level: Level | None = None
    province: str | None = None
    subject: str | None = None
    status: Literal["stated", "inferred"] = "stated"
    confidence: float | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def at_hand(self) -> bool:
        """Whether the text of the document is at hand."""
        return self.id is not None

    @property
    def name(self) -> str:
        """What people call it: its number, else its file, its campaign, its title with the issuer, its key."""
        named = self.number or (self.path or "").rsplit("/", 1)[-1] or self.campaign
        if not named and self.subject:
            named = f"{self.subject} ({self.issuer})" if self.issuer else self.subject
        return named or self.key


class Candidate(Model):
    """A document that an ambiguous citation may mean, and why it was not chosen or refused."""

    key: str
    path: str | None = None
    score: float = 0.0
    reasons: tuple[str, ...] = ()


class Mention(Model):
    """Offsets of a citation in the citing record's text."""

    start: int
    end: int


class Edge(Model):
    """From the citing document to the cited one, in the terms of the relation vocabulary.

    ``source_key``/``target_key`` are node keys (``from``/``to`` objects in the JSON form);
    ``references`` are indices into the citing plan's ``references``.
    """

    source_key: str
    target_key: str
    relation: Relation
    is_parent: bool = False
    parent_kind: ParentKind | None = None
    status: EdgeStatus = "stated"
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    mentions: tuple[Mention, ...] = ()
    references: tuple[int, ...] = Field(default=())
    reviewed: Reviewed | None = None


@dataclass(frozen=True)
class PlanGraph(Methods):
    """Plans, nodes and edges; nodes and edges are sorted, so the same input gives the same graph.

    ``plans`` may be empty or hold only some of the documents at hand: everything but quotes, texts
    and duties works on nodes and edges alone. ``load`` fetches a record that is not held (from an
    archive); it gets a node at hand and returns its record, or None. ``unread`` are the errors of
    files that were to be linked and could not be read.
    """

    plans: tuple[Plan, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    plan_keys: dict[int, str] = field(default_factory=dict)  # index into plans -> node key
    load: Callable[[Node], Plan | None] | None = field(default=None, compare=False, repr=False)
    unread: tuple[ThiduaError, ...] = field(default=(), compare=False, repr=False)

    def __repr__(self) -> str:
        """One line, for notebooks and debuggers."""
        held = sum(1 for n in self.nodes if n.at_hand)
        unread = f", {len(self.unread)} files not read" if self.unread else ""
        return f"<PlanGraph {held} documents at hand, {len(self.nodes)} nodes, {len(self.edges)} edges{unread}>"

    @cached_property
    def _by_key(self) -> dict[str, Node]:
        return {node.key: node for node in self.nodes}

    @cached_property
    def _plan_by_key(self) -> dict[str, Plan]:
        return {key: self.plans[i] for i, key in sorted(self.plan_keys.items(), reverse=True)}

    @cached_property
    def _key_by_plan(self) -> dict[tuple[str, str], str]:
        return {_identity(self.plans[i]): key for i, key in self.plan_keys.items()}

    @cached_property
    def _by_serial(self) -> dict[NumberKey, tuple[Node, ...]]:
        found: dict[NumberKey, list[Node]] = {}
        for node in self.nodes:
            if node.number:
                found.setdefault(number_key(node.number), []).append(node)
        return {key: tuple(nodes) for key, nodes in found.items()}

    @cached_property
    def _loose(self) -> tuple[Node, ...]:
        """Documents at hand that name no higher document by number, or one that several may be."""
        found = []
        for node in self.nodes:
            if node.at_hand:
                edges = [e for e in self.edges_from(node.key) if e.is_parent]
                sure = any(e.status != "ambiguous" and self._by_key[e.target_key].number for e in edges)
                if not sure or any(e.status == "ambiguous" for e in edges):
                    found.append(node)
        return tuple(found)

    @cached_property
    def _out(self) -> dict[str, tuple[Edge, ...]]:
        return _group(self.edges, lambda edge: edge.source_key)

    @cached_property
    def _in(self) -> dict[str, tuple[Edge, ...]]:
        return _group(self.edges, lambda edge: edge.target_key)

    def node(self, key_or_plan: str | Plan) -> Node:
        """The node of a key or of one of the graph's plans; raises ``KeyError`` for another."""
        return self._by_key[self.key(key_or_plan)]

    def key(self, key_or_plan: str | Plan | Node) -> str:
        """The node key of a plan, a node or a key."""
        if isinstance(key_or_plan, Plan):
            return self._key_by_plan[_identity(key_or_plan)]
        return key_or_plan.key if isinstance(key_or_plan, Node) else key_or_plan

    def plan(self, key: str) -> Plan | None:
        """The record at hand of a node, or None for a stub (and where it cannot be loaded)."""
        found = self._plan_by_key.get(key)
        if found is None and self.load is not None:
            node = self._by_key.get(key)
            return self.load(node) if node is not None and node.at_hand else None
        return found

    def edges_from(self, of: str | Plan | Node) -> tuple[Edge, ...]:
        """Citations made by a document."""
        return self._out.get(self.key(of), ())

    def edges_to(self, of: str | Plan | Node) -> tuple[Edge, ...]:
        """Citations of a document."""
        return self._in.get(self.key(of), ())

    def parents(self, of: str | Plan | Node) -> tuple[Node, ...]:
        """The documents that a document carries out, continues or answers, at hand or not."""
        edges = [edge for edge in self.edges_from(of) if edge.is_parent]
        return tuple(self._by_key[key] for key in dict.fromkeys(e.target_key for e in edges))

    def children(self, of: str | Plan | Node) -> tuple[Node, ...]:
        """The documents at hand that carry a document out."""
        edges = [edge for edge in self.edges_to(of) if edge.is_parent]
        return tuple(self._by_key[key] for key in dict.fromkeys(e.source_key for e in edges))

    def ancestors(self, of: str | Plan | Node) -> tuple[Node, ...]:
        """All higher documents, nearest first; cycles are walked once."""
        return self._walk(self.key(of), self.parents)

    def descendants(self, of: str | Plan | Node) -> tuple[Node, ...]:
        """All lower documents at hand, nearest first; cycles are walked once."""
        return self._walk(self.key(of), self.children)

    def roots(self) -> tuple[Node, ...]:
        """Nodes that have children and no parent."""
        return tuple(n for n in self.nodes if self.children(n) and not self.parents(n))

    def pairs(self) -> tuple[tuple[Plan, Plan, Edge], ...]:
        """``(child, parent, edge)`` of every parent edge whose two texts are at hand."""
        found = []
        for edge in self.edges:
            child, parent = self.plan(edge.source_key), self.plan(edge.target_key)
            if edge.is_parent and edge.status != "ambiguous" and child and parent:
                found.append((child, parent, edge))
        return tuple(found)

    def _walk(self, start: str, step: Any) -> tuple[Node, ...]:
        seen, queue, found = {start}, [start], []
        for key in queue:
            for node in step(key):
                if node.key not in seen:
                    seen.add(node.key)
                    queue.append(node.key)
                    found.append(node)
        return tuple(found)

    def to_json(self) -> list[dict[str, Any]]:
        """One dict an edge, in the published form (``from``, ``to``, ``relation`` …), sorted."""
        rows = []
        for edge in self.edges:
            source, target = self._by_key[edge.source_key], self._by_key[edge.target_key]
            row = edge.model_dump(mode="json", exclude={"source_key", "target_key", "references"})
            if edge.reviewed is None:
                row.pop("reviewed")
            rows.append({
                "from": {"path": source.path, "id": source.id},
                "to": target.model_dump(
                    mode="json", include={"path", "id", "key", "kind", "number", "date", "issuer", "campaign"}
                ),
                **row,
            })
        return rows


def _identity(plan: Plan) -> tuple[str, str]:
    """What tells two files apart: content and path."""
    return plan.id, plan.source.path


def _group(edges: Iterable[Edge], by: Any) -> dict[str, tuple[Edge, ...]]:
    groups: dict[str, list[Edge]] = {}
    for edge in edges:
        groups.setdefault(by(edge), []).append(edge)
    return {key: tuple(found) for key, found in groups.items()}
