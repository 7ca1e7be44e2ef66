"""The corrections of a file, read once and put onto records, graphs and findings."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import overload

from ..compliance.findings import Findings
from ..errors import Language
from ..linking.graph import PlanGraph
from ..record import Plan
from .apply import Again, apply_to_plan
from .links import apply_to_graph
from .model import Correction, effective
from .store import CorrectionFile, Damaged
from .verdicts import apply_to_findings


class Corrections:
    """Decisions that hold, by document. ``again`` collects what could not be applied.

    >>> corrections = Corrections.of("van-ban/corrections.jsonl")            # doctest: +SKIP
    >>> plans = [corrections.plan(p) for p in plans]                         # doctest: +SKIP
    """

    def __init__(self, corrections: Iterable[Correction] = (), damaged: Iterable[Damaged] = ()) -> None:
        self.held = tuple(effective(tuple(corrections)))
        self.damaged = tuple(damaged)
        self.again: list[Again] = []
        self._by_document: dict[str, list[Correction]] = {}
        self._by_name: dict[str, list[Correction]] = {}
        for c in self.held:
            self._by_document.setdefault(c.document, []).append(c)
            self._by_name.setdefault(_last(c.path), []).append(c)

    @classmethod
    def of(cls, source: str | Path | Corrections | Iterable[Correction]) -> Corrections:
        """Corrections of a file or of a list; raises TP721 for another kind of file."""
        if isinstance(source, Corrections):
            return source
        if isinstance(source, str | Path):
            read = CorrectionFile(source).read()
            return cls(read.corrections, read.damaged)
        return cls(source)

    def plan(self, plan: Plan) -> Plan:
        """The record with its corrections on it."""
        own = self._by_document.get(plan.id, [])
        others = [c for c in self._by_name.get(_last(plan.source.path), []) if c.document != plan.id]
        if not own and not others:
            return plan
        applied = apply_to_plan(plan, [*own, *others])
        self.again += applied.again
        return applied.plan

    def graph(self, graph: PlanGraph, *, language: Language = "vi") -> PlanGraph:
        """The graph with the links as decided."""
        done = apply_to_graph(graph, self.held, language=language)
        self.again += done.again
        return done.graph

    def findings(self, findings: Findings, *, language: Language = "vi") -> Findings:
        """The findings with the verdicts as decided."""
        done = apply_to_findings(findings, self.held, language=language)
        self.again += done.again
        return done.findings


def _last(path: str) -> str:
    return path.replace("\\", "/").rsplit("/", 1)[-1]


Source = str | Path | Corrections | Iterable[Correction]


@overload
def apply_corrections(to: Plan, corrections: Source, *, language: Language = "vi") -> Plan: ...
@overload
def apply_corrections(to: PlanGraph, corrections: Source, *, language: Language = "vi") -> PlanGraph: ...
@overload
def apply_corrections(to: Findings, corrections: Source, *, language: Language = "vi") -> Findings: ...


def apply_corrections(
    to: Plan | PlanGraph | Findings, corrections: Source, *, language: Language = "vi"
) -> Plan | PlanGraph | Findings:
    """A record, a graph or findings with what persons have decided (a file of ``thidua review``).

    What was decided wins over what was read; ``plan.reviewed``, ``edge.reviewed`` and
    ``finding.reviewed`` say by whom, when, and what it was. For many records read the file once:
    :class:`Corrections`. Raises :class:`~thidua_parse.errors.UsageError` TP721 for another file.
    """
    held = Corrections.of(corrections)
    if isinstance(to, Plan):
        return held.plan(to)
    if isinstance(to, PlanGraph):
        return held.graph(to, language=language)
    return held.findings(to, language=language)
