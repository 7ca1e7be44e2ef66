"""The analyses as methods of a graph; their code is loaded when one is called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import networkx as nx

    from ..errors import Language
    from ..record import Plan
    from .analysis import (
        Cascade,
        Coverage,
        Cycle,
        Diffusion,
        Orphan,
        Reuse,
        Rows,
        Skip,
    )
    from .frames import Frames, PolarsFrames
    from .graph import Node, PlanGraph


class Methods:
    """What can be asked of a graph; documents are meant by number, key, node or plan."""

    def whole(self) -> PlanGraph:
        """The graph with all nodes and edges in memory; that of an archive is loaded once."""
        return cast("PlanGraph", self)

    def with_records(self) -> PlanGraph:
        """The whole graph with the records of its documents in ``plans``, as checks need them.

        The graph of an archive holds nodes and edges only; its records are loaded here, all at once.
        """
        from .graph import PlanGraph

        whole = self.whole()
        if whole.plans:
            return whole
        held = [(n.key, plan) for n in whole.nodes if n.at_hand and (plan := whole.plan(n.key))]
        if not held:
            return whole
        return PlanGraph(
            tuple(plan for _, plan in held), whole.nodes, whole.edges,
            {i: key for i, (key, _) in enumerate(held)}, unread=whole.unread,
        )

    def find(
        self, number: str, issued_on: str | None = None, issuer: str | None = None
    ) -> tuple[Node, ...]:
        """Nodes of a number, documents at hand first; see :func:`.analysis.lookup.find`."""
        from .analysis import find

        return find(self.whole(), number, issued_on, issuer)

    def one(
        self, of: str | Plan | Node, issued_on: str | None = None, issuer: str | None = None
    ) -> Node:
        """The one node that is meant; raises TP320 (none) or TP321 (several)."""
        from .analysis import one

        return one(self.whole(), of, issued_on, issuer)

    def with_parent(
        self, child: str | Plan | Node, parent: str | Plan | Node, *, language: Language = "vi"
    ) -> PlanGraph:
        """The graph with a pair that a person names; see :func:`.byhand.with_parent`."""
        from .byhand import with_parent

        return with_parent(self.whole(), child, parent, language=language)

    def cascade(
        self, of: str | Plan | Node, issued_on: str | None = None, issuer: str | None = None
    ) -> Cascade:
        """A document and all below it, by level, with days; see :func:`.analysis.cascade.cascade`."""
        from .analysis import cascade

        return cascade(self.whole(), of, issued_on, issuer)

    def orphans(self) -> Rows[Orphan]:
        """Plans without a parent at hand, and why; see :func:`.analysis.chain.orphans`."""
        from .analysis import orphans

        return orphans(self.whole())

    def cycles(self) -> Rows[Cycle]:
        """Circles among parents; see :func:`.analysis.chain.cycles`."""
        from .analysis import cycles

        return cycles(self.whole())

    def skips(self, *, complete: bool = False) -> Rows[Skip]:
        """Chains with a level left out; see :func:`.analysis.chain.skips`."""
        from .analysis import skips

        return skips(self.whole(), complete=complete)

    def coverage(
        self, of: str | Plan | Node, issued_on: str | None = None, *, complete: bool = False,
        named: Iterable[str] | None = None, on: str | None = None,
    ) -> Coverage:
        """Who of the units named has issued; see :func:`.analysis.coverage.coverage`."""
        from .analysis import coverage

        return coverage(self.whole(), of, issued_on, complete=complete, named=named, on=on)

    def diffusion(
        self, of: str | Plan | Node | None = None, *, campaign: str | None = None,
        issued_on: str | None = None,
    ) -> Diffusion:
        """Units over days; see :func:`.analysis.diffusion.diffusion`."""
        from .analysis import diffusion

        return diffusion(self.whole(), of, campaign=campaign, issued_on=issued_on)

    def reused(self, of: str | Plan | Node | None = None) -> Rows[Reuse]:
        """Share of reused text of parent and child; see :func:`.analysis.reuse.reused`."""
        from .analysis import reused

        return reused(self.whole(), of)

    def to_networkx(self) -> nx.DiGraph:
        """A NetworkX ``DiGraph``, citing → cited, with all attributes."""
        from .frames import to_networkx

        return to_networkx(self.whole())

    def to_pandas(self) -> Frames:
        """``(nodes, edges)`` as pandas frames."""
        from .frames import to_pandas

        return to_pandas(self.whole())

    def to_polars(self) -> PolarsFrames:
        """``(nodes, edges)`` as polars frames."""
        from .frames import to_polars

        return to_polars(self.whole())

    def to_duckdb(self, connection: Any = None) -> Any:
        """A DuckDB connection with the tables ``nodes`` and ``edges``."""
        from .frames import to_duckdb

        return to_duckdb(self.whole(), connection)

    def to_graphml(self) -> str:
        """GraphML text; see :mod:`.export.xml`."""
        from .export import to_graphml

        return to_graphml(self.whole())

    def to_gexf(self) -> str:
        """GEXF 1.3 text; see :mod:`.export.xml`."""
        from .export import to_gexf

        return to_gexf(self.whole())

    def to_dot(self, *, parents_only: bool = True) -> str:
        """DOT text for Graphviz; see :mod:`.export.text`."""
        from .export import to_dot

        return to_dot(self.whole(), parents_only=parents_only)

    def to_mermaid(self, *, parents_only: bool = True) -> str:
        """A Mermaid flowchart; see :mod:`.export.text`."""
        from .export import to_mermaid

        return to_mermaid(self.whole(), parents_only=parents_only)

    def to_jsonld(self, *, base: str = "urn:thidua:") -> dict[str, Any]:
        """JSON-LD with ELI terms; see :mod:`.export.eli`."""
        from .export import to_jsonld

        return to_jsonld(self.whole(), base=base)
