"""The graph of an archive: asked table by table, loaded only where it is asked for whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ...linking.graph import Candidate, Edge, Mention, Node, PlanGraph
from ...linking.identity import number_key
from ...linking.methods import Methods
from ...record import Evidence, Plan
from .evidence import evidence_of

if TYPE_CHECKING:
    from ...linking.analysis import Cascade, Coverage, Diffusion
    from ..store import Archive

_NODE = (
    "key", "path", "id", "kind", "number", "date", "issuer", "campaign", "level", "province",
    "subject", "status", "confidence", "evidence",
)
_EDGE = (
    "source_key", "target_key", "relation", "is_parent", "parent_kind", "status", "confidence",
    "reasons", "candidates", "mentions", "refs",
)


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a document: ``status`` in_force, replaced, repealed, expired, amended, corrected or
    unknown; ``since`` an ISO date, possibly partial; ``by`` the document that says so."""

    status: str
    since: str | None = None
    by: str | None = None


class ArchiveGraph(Methods):
    """A graph with the interface of :class:`thidua_parse.linking.PlanGraph` over an archive's tables.

    Single documents, their parents and children, cascades and coverage read only the rows they
    need. ``nodes`` and ``edges``, and questions to the whole graph (orphans, exports), load all of it:
    narrow it with the properties of :meth:`Archive.graph`, or take a :meth:`subgraph`. Records are
    loaded one by one when their text is needed.
    """

    def __init__(self, archive: Archive, **properties: Any) -> None:
        self.archive = archive
        self._cursor = archive.cursor()
        self._chosen = bool(properties)
        if properties:
            condition, values = archive.condition(**properties)
            self._cursor.execute("CREATE TEMP TABLE graph_plans (plan_id VARCHAR)")
            self._cursor.execute(
                f"INSERT INTO graph_plans SELECT plan_id FROM plans WHERE {condition}", values
            )

    # --- rows ---------------------------------------------------------------------------------

    def _nodes(self, condition: str, values: Sequence[Any] = ()) -> tuple[Node, ...]:
        rows = self._cursor.execute(
            f"SELECT {', '.join(_NODE)} FROM nodes WHERE {condition} ORDER BY key", list(values)
        ).fetchall()
        return tuple(_node(row) for row in rows)

    def _edges(self, condition: str, values: Sequence[Any] = ()) -> tuple[Edge, ...]:
        mine = "AND source_id IN (SELECT plan_id FROM graph_plans)" if self._chosen else ""
        rows = self._cursor.execute(
            f"SELECT {', '.join(_EDGE)} FROM edges WHERE {condition} {mine} "
            'ORDER BY source_key, coalesce(mentions[1]."start", 0), target_key, source_id', list(values),
        ).fetchall()
        return tuple(_edge(row) for row in rows)

    def _at(self, keys: Iterable[str]) -> tuple[Node, ...]:
        """Nodes of keys, in the order of the keys."""
        wanted = list(dict.fromkeys(keys))
        found = {n.key: n for n in self._nodes("key IN (SELECT unnest(?::VARCHAR[]))", [wanted])}
        return tuple(found[key] for key in wanted if key in found)

    # --- the interface of a graph -------------------------------------------------------------

    def key(self, key_or_plan: str | Plan | Node) -> str:
        """The node key of a plan, a node or a key; raises ``KeyError`` for a plan not in the archive."""
        if isinstance(key_or_plan, Plan):
            row = self._cursor.execute(
                "SELECT key FROM identities WHERE plan_id = ?", [key_or_plan.id]
            ).fetchone()
            if row is None:
                raise KeyError(key_or_plan.id)
            return str(row[0])
        return key_or_plan.key if isinstance(key_or_plan, Node) else key_or_plan

    def node(self, key_or_plan: str | Plan) -> Node:
        """The node of a key or a plan; raises ``KeyError`` for another."""
        key = self.key(key_or_plan)
        found = self._nodes("key = ?", [key])
        if not found:
            raise KeyError(key)
        return found[0]

    def plan(self, key: str) -> Plan | None:
        """The record at hand of a node, loaded from the archive; None for a stub."""
        found = self._nodes("key = ?", [key])
        return self._load(found[0]) if found else None

    def _load(self, node: Node) -> Plan | None:
        return self.archive.plan(node.id) if node.id else None

    def edges_from(self, of: str | Plan | Node) -> tuple[Edge, ...]:
        """Citations made by a document."""
        return self._edges("source_key = ?", [self.key(of)])

    def edges_to(self, of: str | Plan | Node) -> tuple[Edge, ...]:
        """Citations of a document."""
        return self._edges("target_key = ?", [self.key(of)])

    def parents(self, of: str | Plan | Node) -> tuple[Node, ...]:
        """The documents that a document carries out, continues or answers, at hand or not."""
        return self._at(e.target_key for e in self.edges_from(of) if e.is_parent)

    def children(self, of: str | Plan | Node) -> tuple[Node, ...]:
        """The documents at hand that carry a document out."""
        return self._at(e.source_key for e in self.edges_to(of) if e.is_parent)

    def ancestors(self, of: str | Plan | Node) -> tuple[Node, ...]:
        """All higher documents, nearest first; cycles are walked once."""
        return self._at(self._walk(self.key(of), "source_key", "target_key"))

    def descendants(self, of: str | Plan | Node) -> tuple[Node, ...]:
        """All lower documents at hand, nearest first; cycles are walked once."""
        return self._at(self._walk(self.key(of), "target_key", "source_key"))

    def _walk(self, start: str, here: str, there: str) -> list[str]:
        """Keys reached over parent edges, step by step; each step is one look at the table."""
        mine = "AND source_id IN (SELECT plan_id FROM graph_plans)" if self._chosen else ""
        seen, found, front = {start}, [], [start]
        while front:
            rows = self._cursor.execute(
                f"SELECT DISTINCT {there} FROM edges WHERE is_parent AND "
                f"{here} IN (SELECT unnest(?::VARCHAR[])) {mine} ORDER BY 1", [front],
            ).fetchall()
            front = [key for [key] in rows if key not in seen]
            seen.update(front)
            found += front
        return found

    def subgraph(self, keys: Iterable[str | Plan | Node], *, cited: bool = False) -> PlanGraph:
        """The nodes of ``keys`` and the edges among them, as a graph in memory.

        ``cited`` adds what they cite. Records are loaded when they are asked for.
        """
        wanted = list(dict.fromkeys(self.key(key) for key in keys))
        among = "" if cited else "AND target_key IN (SELECT unnest(?::VARCHAR[]))"
        edges = self._edges(
            f"source_key IN (SELECT unnest(?::VARCHAR[])) {among}", [wanted] if cited else [wanted, wanted]
        )
        nodes = self._at([*wanted, *(e.target_key for e in edges)])
        return PlanGraph((), tuple(sorted(nodes, key=lambda n: n.key)), edges, load=self._load)

    def whole(self) -> PlanGraph:
        """The whole graph (of the chosen plans and what they cite) in memory; loaded once."""
        return self._whole

    @cached_property
    def _whole(self) -> PlanGraph:
        edges = self._edges("true")
        if self._chosen:
            nodes = self._nodes(
                "key IN (SELECT key FROM identities WHERE plan_id IN (SELECT plan_id FROM graph_plans) "
                "UNION SELECT target_key FROM edges WHERE source_id IN (SELECT plan_id FROM graph_plans))"
            )
        else:
            nodes = self._nodes("true")
        unread = () if self._chosen else tuple(self.archive.errors())
        return PlanGraph((), nodes, edges, load=self._load, unread=unread)

    @property
    def nodes(self) -> tuple[Node, ...]:
        """All nodes; loads the whole graph."""
        return self._whole.nodes

    @property
    def edges(self) -> tuple[Edge, ...]:
        """All edges; loads the whole graph."""
        return self._whole.edges

    # --- questions that need a part of the graph only ------------------------------------------

    def find(
        self, number: str, issued_on: str | None = None, issuer: str | None = None
    ) -> tuple[Node, ...]:
        """Nodes of a number, documents at hand first; see :func:`thidua_parse.linking.analysis.find`."""
        return self._named(number).find(number, issued_on, issuer)

    def one(
        self, of: str | Plan | Node, issued_on: str | None = None, issuer: str | None = None
    ) -> Node:
        """The one node that is meant; raises TP320 (none) or TP321 (several)."""
        if isinstance(of, (Plan, Node)):
            return self.node(self.key(of))
        return self._named(of).one(of, issued_on, issuer)

    def _named(self, number_or_key: str) -> PlanGraph:
        """The nodes of a number or a key, without edges."""
        key = number_key(number_or_key)
        nodes = self._nodes(
            "key = ? OR (serial IS NOT DISTINCT FROM ? AND symbol = ?)",
            [number_or_key, key.serial, key.symbol],
        )
        return PlanGraph((), nodes, (), load=self._load)

    def cascade(
        self, of: str | Plan | Node, issued_on: str | None = None, issuer: str | None = None
    ) -> Cascade:
        """A document and all below it, by level, with days; reads only their rows."""
        root = self.one(of, issued_on, issuer)
        return self.below(root).cascade(root.key)

    def below(self, of: str | Plan | Node) -> PlanGraph:
        """The graph of a document and all below it."""
        root = self.key(of)
        return self.subgraph([root, *self._walk(root, "target_key", "source_key")])

    def around(self, of: str | Plan | Node) -> PlanGraph:
        """The graph of a document, all below it, the other documents on its campaign, and what they cite."""
        root = self.one(of)
        keys = [root.key, *self._walk(root.key, "target_key", "source_key")]
        if root.campaign:
            keys += [n.key for n in self._nodes("campaign = ? AND id IS NOT NULL", [root.campaign])]
        return self.subgraph(keys, cited=True)

    def coverage(
        self, of: str | Plan | Node, issued_on: str | None = None, *, complete: bool = False,
        named: Iterable[str] | None = None, on: str | None = None,
    ) -> Coverage:
        """Who of the units named has issued; see :func:`thidua_parse.linking.analysis.coverage`."""
        root = self.one(of, issued_on)
        return self.around(root).coverage(root.key, complete=complete, named=named, on=on)

    def diffusion(
        self, of: str | Plan | Node | None = None, *, campaign: str | None = None,
        issued_on: str | None = None,
    ) -> Diffusion:
        """Units over days; below a document, or of a campaign (which loads the whole graph)."""
        if of is None:
            return super().diffusion(campaign=campaign, issued_on=issued_on)
        root = self.one(of, issued_on)
        return self.around(root).diffusion(root.key, campaign=campaign)

    def fate(self, of: str | Plan | Node, on: str | None = None, *, complete: bool = False) -> Fate:
        """What became of a document until the ISO date ``on`` (None: as far as is known).

        ``unknown`` unless a document at hand says so or, for a date, the plan's own period is over;
        ``in_force`` only where the archive is ``complete`` and ``on`` lies within that period.
        """
        key = self.key(of) if not isinstance(of, str) else self.one(of).key
        rows = [Fate(*row) for row in self._cursor.execute(
            "SELECT status, since, by_key FROM statuses WHERE key = ? ORDER BY since, by_key", [key]
        ).fetchall()]
        ends = [fate for fate in rows if fate.status == "expired"]
        said = [
            fate for fate in rows
            if fate.status != "expired" and (on is None or (fate.since is not None and fate.since <= on))
        ]
        over = [fate for fate in ends if on and fate.since and on[: len(fate.since)] > fate.since]
        for status in ("repealed", "replaced", "expired", "amended", "corrected"):
            found = [fate for fate in (*said, *over) if fate.status == status]
            if found:
                return found[-1] if status == "amended" else found[0]
        if complete and on and ends and not over:
            issued = self.node(key).date
            if issued and len(issued) == 10 and issued <= on:
                return Fate("in_force", issued)
        return Fate("unknown")


def _node(row: Sequence[Any]) -> Node:
    values = dict(zip(_NODE, row, strict=True))
    found: tuple[Evidence, ...] = evidence_of(values.pop("evidence"))
    return Node.made(**values, evidence=found)


def _edge(row: Sequence[Any]) -> Edge:
    values = dict(zip(_EDGE, row, strict=True))
    references = tuple(values.pop("refs") or ())
    candidates = tuple(
        Candidate.made(**{**c, "reasons": tuple(c["reasons"] or ())}) for c in values.pop("candidates") or ()
    )
    mentions = tuple(Mention.made(**m) for m in values.pop("mentions") or ())
    reasons = tuple(values.pop("reasons") or ())
    return Edge.made(
        **values, reasons=reasons, candidates=candidates, mentions=mentions, references=references
    )
