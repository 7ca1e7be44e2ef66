"""Decisions of ``thidua review`` in the other commands (``--corrections FILE``)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .common import LANGUAGE, say, t

if TYPE_CHECKING:
    from ..compliance import Findings
    from ..linking import PlanGraph
    from ..record import Plan
    from ..review import Corrections


class Corrected:
    """Puts the decisions of a file on what a command makes; does nothing without a file."""

    def __init__(self, path: Path | None) -> None:
        self.held: Corrections | None = None
        if path is None:
            return
        from ..errors import UsageError
        from ..review import Corrections

        if not path.is_file():
            reason = t("không có tệp này", "there is no such file")
            raise UsageError("TP721", path=str(path), reason=reason)
        self.held = Corrections.of(path)
        for damaged in self.held.damaged:
            say(t(f"{path}: dòng {damaged.line} bị hỏng, đã bỏ qua.", f"{path}: line {damaged.line} is damaged and passed over."))

    def plans(self, plans: list[Plan]) -> list[Plan]:
        """The records with their corrections on them."""
        return plans if self.held is None else [self.held.plan(plan) for plan in plans]

    def graph(self, graph: PlanGraph) -> PlanGraph:
        """The graph with the links as decided."""
        return graph if self.held is None else self.held.graph(graph, language=LANGUAGE)

    def linked(self, plans: list[Plan]) -> PlanGraph:
        """The graph of the records: those as corrected are linked, then come the links as decided."""
        from ..linking import link

        return self.graph(link(self.plans(plans), language=LANGUAGE))

    def findings(self, findings: Findings) -> Findings:
        """The findings with the verdicts as decided."""
        return findings if self.held is None else self.held.findings(findings, language=LANGUAGE)

    def tell(self) -> None:
        """Say what could not be applied and must be looked at again."""
        if self.held is None or not self.held.again:
            return
        from ..review.words import Words

        words = Words(LANGUAGE)
        for again in self.held.again:
            c = again.correction
            say(f"{words('again')}: {c.path} · {c.field} – {words(f'again_{again.reason}')} ({c.who}, {c.when[:10]})")
