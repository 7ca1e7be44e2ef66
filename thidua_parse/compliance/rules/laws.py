"""G08: what a document rests on was in force: its parent, and the laws it names as its basis."""

from __future__ import annotations

from ...knowledge.law_ends import LawEnd, law_dates, law_numbers
from ...linking.graph import Edge
from ...record import Reference
from ..case import Case, Outcome, outcome, rule
from ..days import bounds, date_vi
from ..views import PlanView
from ..words import words
from .link import reference_name
from .period import horizon


def ended_basis(view: PlanView) -> tuple[Reference, LawEnd] | None:
    """The first legal basis cited that had ended before the document's date, and when."""
    day = bounds(view.date)
    if day is None:
        return None
    for reference in view.plan.references:
        if reference.relation not in ("based_on", "pursuant"):
            continue
        law = _law(reference)
        if law is not None and law.valid_to < day[0]:
            return reference, law
    return None


def _law(reference: Reference) -> LawEnd | None:
    if reference.number:
        return law_numbers().get(reference.number)
    for law in law_dates().get(reference.date or "", ()):
        named = " ".join(words(f"{reference.subject or ''} {reference.raw}"))
        if law.words and " ".join(words(law.words)) in named:
            return law
    return None


@rule("G08")
def parent_in_force(case: Case) -> Outcome:
    parent, child = case.parent, case.child
    if parent is None:
        return outcome("undecidable", "no_parent")
    day = bounds(child.date)
    basis = ended_basis(child)
    if basis is not None:
        reference, law = basis
        return outcome(
            "fail", "basis", name=reference_name(reference), end=date_vi(law.valid_to), successor=law.successor,
            confidence=0.8, child=child.quote(reference.span),
        )
    ending = [
        e for e in (case.graph.edges_to(parent.plan) if parent.node else ())
        if e.relation in ("replaces", "repeals", "amends") and e.status != "ambiguous"
    ]
    for edge in ending:
        found = _ended_by(case, edge, day)
        if found is not None:
            return found
    periods = [p for p in parent.plan.campaign_periods if p.end and p.role == "campaign"]
    last = max((b[1] for p in periods if (b := bounds(p.end))), default=None)
    ahead = horizon(parent)
    if last and ahead is not None:
        last = max(last, ahead[0])
    if last and day and day[0] > last:
        return outcome(
            "fail", "over", end=date_vi(last), confidence=0.85,
            child=child.quote(child.plan.issued_on.span),
            parent=parent.quotes(*(p.span for p in periods)),
        )
    if case.run.complete and day:
        return outcome("pass", confidence=0.8)
    return outcome("undecidable")


def _ended_by(case: Case, edge: Edge, day: tuple[str, str] | None) -> Outcome | None:
    source = case.graph.node(edge.source_key)
    if case.child.node is not None and source.key == case.child.node.key:
        return None
    since = bounds(source.date)
    if not day or not since or since[0] > day[1]:
        return None
    name = source.number or source.key
    if edge.relation == "amends":
        return outcome("partial", "amended", name=name, date=date_vi(source.date), confidence=0.8)
    return outcome("fail", name=name, date=date_vi(source.date), confidence=0.9)
