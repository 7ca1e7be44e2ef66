"""G01, G07: that a superior document is carried out, and that its level is the nearest."""

from __future__ import annotations

from ...knowledge.places import has_districts
from ...knowledge.symbols import plan_kinds
from ...linking.graph import Node
from ...record import Reference
from ..case import Case, Outcome, outcome, rule
from ..views import PlanView, is_calendar, rank_of
from ..words import plain, search_in
from .link import reference_name


@rule("G01")
def cites_superior(case: Case) -> Outcome:
    child = case.child
    references = child.parent_references if case.uncited else case.references
    numbered = [r for r in references if r.number]
    if case.uncited and not numbered:  # orders and letters name what they carry out in their first tasks
        named = _carried_out_in_body(child)
        numbered = [r for r in named if r.number]
        references = references or tuple(named)
    if references:
        shown = (numbered or list(references))[0]
        quotes = child.quotes(*(r.span for r in (numbered or references)[:3]))
        names = "; ".join(dict.fromkeys(reference_name(r) for r in numbered or references))
        if numbered and case.uncited:
            return outcome("pass", "another", child=quotes, name=names, confidence=0.8)
        if numbered:
            variant = "own" if shown.parent_kind == "own_base_plan" else "pass"
            return outcome("pass", variant, child=quotes, name=names, confidence=0.95)
        return outcome("partial", "unnumbered", child=quotes, name=names, confidence=0.85)
    if case.edge is not None and not case.uncited:
        return outcome("partial", "inferred", confidence=case.edge.confidence)
    if child.rank is not None and child.rank < 2:
        return outcome("not_applicable", "central")
    kind = child.plan.kind
    own_work = is_calendar(child)
    # a person who names the pair says that the document carries another out
    if not case.uncited and kind is not None and (kind.code not in plan_kinds() or own_work):
        return outcome("not_applicable", "kind", kind=kind.name)
    others = [r for r in child.plan.references if r.relation in ("based_on", "pursuant")]
    if others:
        return outcome("partial", "basis", child=child.quotes(*(r.span for r in others[:3])), confidence=0.7)
    if not child.plan.references and not child.plan.sections:
        return outcome("undecidable", confidence=0.5)
    return outcome("fail", child=child.quote(child.preamble or child.plan.subject_span), confidence=0.75)


#: kinds that tell others what is to be done
_TO_DO = plan_kinds() | {"CT"}
#: kinds without a preamble of bases
_NO_BASES = frozenset({"CT", "CĐ", "CV", "TB"})


def _carried_out_in_body(child: PlanView) -> list[Reference]:
    """Superiors' documents that a document without bases says it carries out.

    A notice of conclusions has its offices work "theo Chương trình số …": plans and directives count there.
    """
    kind = child.plan.kind
    if kind is None or child.rank is None or not (kind.code in _NO_BASES or is_calendar(child)):
        return []
    return [
        r for r in child.plan.references
        if (r.relation in ("implements", "continues") or (kind.code == "TB" and r.relation == "applies" and r.kind in _TO_DO))
        and r.issuer is not None and (rank := _reference_rank(r, child)) is not None and rank < child.rank
    ]


@rule("G07")
def nearest_level(case: Case) -> Outcome:
    child = case.child
    own = child.rank
    nodes = case.graph.parents(child.plan) if child.node else ()
    references = child.parent_references
    if case.uncited and _peers(case):
        return outcome("not_applicable", "peers", confidence=0.9)
    if case.edge is not None and case.edge.parent_kind == "own_base_plan" and all(
        r.parent_kind == "own_base_plan" for r in references
    ):
        return outcome("not_applicable", "own", child=child.quotes(*(r.span for r in references[:1])))
    if not references and not nodes:
        return outcome("not_applicable", "no_parent")
    if all(r.parent_kind == "own_base_plan" for r in references) and references:
        return outcome("not_applicable", "own", child=child.quotes(*(r.span for r in references[:1])))
    ranks = [
        (rank, r) for r in references
        if r.parent_kind != "own_base_plan" and (rank := _reference_rank(r, child)) is not None
    ]
    if case.parent is not None and case.parent.rank is not None and case.citation is not None:
        ranks.insert(0, (case.parent.rank, case.citation))  # of equal ranks, the parent of the pair
    above = case.parent.rank if case.uncited and case.parent is not None else None
    if own is not None and not ranks and case.parent is not None and above is not None:  # the person's word stands for a citation
        name, quotes = _own_name(case.parent), child.quote(child.plan.subject_span)
        if own < 2 or above >= own:
            return outcome("pass", "same", child=quotes, name=name, confidence=0.75)
        if _direct(above, own, child):
            return outcome("pass", child=quotes, name=name, confidence=0.8)
    if own is None or not ranks:
        return outcome("undecidable", child=child.quotes(*(r.span for r in references[:2])))
    nearest, reference = max(ranks, key=lambda x: x[0])
    quotes = child.quotes(reference.span)
    name = reference_name(reference)
    if nearest >= own >= 2 and case.edge is not None and case.edge.parent_kind == "own_base_plan" and not any(
        r.issuer is not None and r.issuer.type == "ĐẢNG" for _, r in ranks
    ):
        return outcome("not_applicable", "own", child=quotes)
    if own < 2 or nearest >= own:  # the centre, or a text of the own level (Party, council, board)
        return outcome("pass", "same", child=quotes, name=name, confidence=0.75)
    if _direct(nearest, own, child):
        return outcome("pass", child=quotes, name=name, confidence=0.9)
    between = _between(case, nearest, own)
    if between:
        return outcome(
            "fail", child=quotes, name=name, confidence=0.85,
            between=", ".join(n.number or n.issuer or n.key for n in between[:3]),
        )
    if case.run.complete:
        return outcome("pass", "nothing_between", child=quotes, name=name, confidence=0.7)
    return outcome("undecidable", "jump", child=quotes, name=name, confidence=0.6)


def _own_name(parent: PlanView) -> str:
    """What a document at hand is called: its number, else its subject."""
    number = parent.plan.document_number.text
    return number or parent.plan.subject or parent.issuer_name or "?"


def _peers(case: Case) -> bool:
    """Whether the two bodies stand beside each other; the Party stands above the State's body of its level."""
    child, parent = case.child, case.parent
    if parent is None or child.rank is None or parent.rank is None or child.regime != parent.regime:
        return False
    return parent.rank >= child.rank


def _reference_rank(reference: Reference, child: PlanView) -> float | None:
    if reference.issuer is not None and (rank := rank_of(reference.issuer)) is not None:
        return rank
    name = plain((reference.issuer.name or reference.issuer.raw) if reference.issuer else "")
    name = name or plain(reference.campaign or "")
    if "trung ương" in name or "thủ tướng" in name or "chính phủ" in name:
        return 1.0
    if search_in(r"ủy ban nhân dân (?:tỉnh|thành phố)|\btỉnh\b", name):
        return 2.0
    if search_in(r"\b(?:huyện|quận|thị xã)\b", name):
        return 3.0
    issuer = child.issuer
    if issuer is not None and name:
        if issuer.district and plain(issuer.district) in name:
            return 3.0
        if issuer.province and plain(issuer.province) in name:
            return 2.0
    return None


def _direct(parent: float, child: float, view: PlanView) -> bool:
    """Whether a body of rank ``parent`` is the direct superior of one of rank ``child``."""
    if parent >= child:
        return True
    if child == 4.0 and view.issuer is not None and view.issuer.level == "commune":
        if parent == 3.0:
            return True
        return parent == 2.0 and has_districts(view.date_for_law[0]) is False
    if child == 5.0:
        return parent >= 2.0
    # a department answers to its People's Committee and, in its field, to its ministry
    return child - parent <= 1.5 and not (parent < 2.0 and child == 3.0 and not _department(view, parent))


def _department(view: PlanView, parent: float) -> bool:
    return parent == 1.5 and view.issuer is not None and view.issuer.level == "province"


def _between(case: Case, parent: float, child: float) -> list[Node]:
    """Documents at hand of a level that was jumped: same place, same campaign."""
    issuer = case.child.issuer
    own = {plain(c.name) for c in case.child.plan.campaigns}
    found = []
    for node in case.graph.nodes:
        if not node.at_hand:
            continue
        view = case.run.views.get(node.key)
        if view is None or view is case.child or view.rank is None or view.issuer is None or issuer is None:
            continue
        if not parent < view.rank < child or view.issuer.level not in ("province", "district"):
            continue
        if view.rank != {"province": 2.0, "district": 3.0}[view.issuer.level]:
            continue
        if view.issuer.province != issuer.province or not issuer.province:
            continue
        if view.issuer.level == "district" and view.issuer.district != issuer.district:
            continue
        theirs = {plain(c.name) for c in view.plan.campaigns if c.relation not in ("linked_with", "mentions")}
        if own & theirs:
            found.append(node)
    return found
