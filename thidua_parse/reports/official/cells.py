"""Cells of the official report's tables, and documents as an office names them."""

from __future__ import annotations

from ...compliance.findings import Party
from ...linking import PlanGraph
from ...record import Plan
from ...record.figures import day_text
from ..located import shorten
from ..wording import Wording
from .paper import Paper

#: rows of a table before the rest is left to the workbook
LONGEST_TABLE = 200
#: longest text in a cell, in characters
CELL = 260


def cut(text: str, limit: int = CELL) -> str:
    """Blanks folded, and no longer than a cell may be."""
    return shorten(text, limit)


def more(paper: Paper, count: int, word: Wording) -> None:
    """Where the rest of a long table stands."""
    if count > LONGEST_TABLE:
        paper.paragraph(word("bc_more").format(count=count - LONGEST_TABLE))


def file_name(party: Party | None) -> str:
    """The name of a party's file, else its key."""
    return (party.path or party.key or "").rsplit("/", 1)[-1] if party else ""


class Names:
    """Documents as an office names them: "Kế hoạch số 12/KH-SNV ngày 20/3/2023 của Sở Nội vụ"."""

    def __init__(self, graph: PlanGraph, word: Wording) -> None:
        self._graph, self._word = graph, word
        self._plans: dict[tuple[str | None, str | None], Plan] = {
            (p.id, p.source.path): p for p in graph.plans
        }

    def of(self, plan: Plan) -> Party:
        """The party that a plan is."""
        return Party(path=plan.source.path, id=plan.id)

    def plan(self, party: Party | None) -> Plan | None:
        """The record of a party at hand."""
        return self._plans.get((party.id, party.path)) if party else None

    def issuer(self, party: Party | None) -> str:
        """The issuing body, or the file name where it is not known."""
        plan = self.plan(party)
        body = plan.issuing_body if plan else None
        return (body.name or body.raw) if body else file_name(party)

    def full(self, party: Party | None) -> str:
        """Kind, number, date and issuer; the file name where the number is not known."""
        return " ".join(filter(None, (self.short(party), self._of(party))))

    def _of(self, party: Party | None) -> str:
        plan = self.plan(party)
        if plan is None or plan.issuing_body is None:
            return ""
        return ("of " if self._word.language == "en" else "của ") + self.issuer(party)

    def short(self, party: Party | None) -> str:
        """Kind, number and date."""
        plan = self.plan(party)
        if plan is None:
            return file_name(party)
        node = self._graph.node(plan)
        kind = plan.kind.name if plan.kind else self._word("document")
        english = self._word.language == "en"
        number = f"{'No.' if english else 'số'} {node.number}" if node.number else f"({file_name(party)})"
        day = f"{'of' if english else 'ngày'} {day_text(node.date)}" if node.date else ""
        return " ".join(filter(None, (kind, number, day)))
