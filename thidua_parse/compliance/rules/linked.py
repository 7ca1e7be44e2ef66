"""G21–G22: documents to be linked with, and guidelines on commendation."""

from __future__ import annotations

import regex

from ...linking.identity import number_key
from ...record import Reference
from ..alignment.items import Item
from ..case import Case, Fields, Outcome, outcome, rule
from ..views import PlanView
from ..words import plain, search_in, words

#: a cited document that launches a movement of its own, to be run together with this one
LAUNCH = regex.compile(r"phát động[^.;]{0,40}(?:phong trào|thi đua|cuộc vận động)")


@rule("G21")
def links_kept(case: Case) -> Outcome:
    parent, child = case.parent, case.child
    if parent is None:
        return outcome("undecidable", "no_parent")
    linked: list[tuple[str, object, bool]] = []
    demanded: set[str] = set()  # what is linked expressly concerns every addressee
    seen = set()
    own_numbers = {number_key(r.number) for r in child.plan.references if r.number}
    parent_number = parent.node.number if parent.node else None
    for reference in parent.plan.references:
        movement = reference.relation in ("applies", "mentions") and reference.subject and (
            LAUNCH.search(plain(reference.subject))
        )
        if not reference.number or not (reference.relation == "linked_with" or movement):
            continue
        key = number_key(reference.number)
        if key in seen or (parent_number and key == number_key(parent_number)):
            continue
        seen.add(key)
        linked.append((reference.number, reference.span, key in own_numbers))
        if reference.relation == "linked_with":
            demanded.add(reference.number)
    for campaign in parent.plan.campaigns:
        if campaign.relation == "linked_with" and not named_by(campaign.name, parent.plan.references):
            linked.append((campaign.name, campaign.span, child.mentions(campaign.name)))
    if not linked:
        return outcome("not_applicable")
    kept = [x for x in linked if x[2]]
    missing = [x for x in linked if not x[2]]
    places: Fields = {
        "parent": parent.quotes(*(x[1] for x in (missing or kept))),  # type: ignore[arg-type]
        "child": child.quotes(*(r.span for r in child.plan.references if r.number in {x[0] for x in kept})),
    }
    values: Fields = {"kept": "; ".join(x[0] for x in kept) or "-", "missing": "; ".join(x[0] for x in missing) or "-"}
    if not missing:
        return outcome("pass", confidence=0.9, **places, **values)
    if kept:
        return outcome("partial", confidence=0.8, **places, **values)
    items = [item_at(parent, x[1]) for x in missing]
    expressly = any(x[0] in demanded for x in missing)
    if not expressly and all(i is not None and not case.inside(i)[0] for i in items):
        return outcome("partial", "outside", confidence=0.7, **places, **values)
    return outcome("fail", confidence=0.8, **places, **values)


def named_by(name: str, references: tuple[Reference, ...]) -> bool:
    """Whether a linked campaign is the subject of a linked document, and so counted already."""
    core = words(name)[:12]
    return any(
        r.relation == "linked_with" and r.subject and " ".join(core) in " ".join(words(r.subject))
        for r in references
    )


def item_at(view: PlanView, span: object) -> Item | None:
    """The item in which a span begins; None for no span, or one outside the items."""
    start = getattr(span, "start", None)
    return next((i for i in view.items if start is not None and i.start <= start < i.end), None)


def guidelines(references: tuple[Reference, ...]) -> list[Reference]:
    """Guidelines on commendation: kind HD, of an emulation board or a home affairs body."""
    return [
        r for r in references
        if (r.kind == "HD" or (r.number and "/HD-" in r.number.upper()))
        and (
            "khen thưởng" in plain(r.subject or "")
            or search_in(r"BTĐKT|TĐKT|SNV|BNV|PNV", (r.number or "").upper()) is not None
        )
    ]


@rule("G22")
def guideline_cited(case: Case) -> Outcome:
    parent, child = case.parent, case.child
    own = guidelines(child.plan.references)
    if parent is None:
        if own:
            return outcome("pass", child=child.quotes(*(r.span for r in own[:3])), name=own[0].number or "", confidence=0.85)
        return outcome("not_applicable")
    theirs = guidelines(parent.plan.references)
    if not theirs:
        if own:
            return outcome("pass", child=child.quotes(*(r.span for r in own[:3])), name=own[0].number or "", confidence=0.8)
        return outcome("not_applicable")
    places: Fields = {"child": child.quotes(*(r.span for r in own[:3])), "parent": parent.quotes(*(r.span for r in theirs[:3]))}
    name = theirs[0].number or theirs[0].raw
    if own and _rivals(own, theirs):
        return outcome("partial", "other", own=own[0].number or "", name=name, confidence=0.7, **places)
    if own:
        return outcome("pass", name=own[0].number or "", confidence=0.9, **places)
    if not child.items_with("awards", "eligibility") and not child.plan.award_forms:
        return outcome("not_applicable", "no_awards", **places)
    if any("theo hướng dẫn" in plain(i.text) for i in child.items_with("awards", "eligibility")):
        return outcome("partial", name=name, confidence=0.7, **places)
    return outcome("fail", name=name, confidence=0.8, **places)


def _rivals(own: list[Reference], theirs: list[Reference]) -> bool:
    """Whether the child cites a guideline of the very body and year of the parent's, by another number."""
    known = {number_key(r.number) for r in theirs if r.number}
    mine = {number_key(r.number): r for r in own if r.number}
    if known & mine.keys():
        return False
    return any(
        key.symbol == other.symbol and (r.date or "")[:4] == (t.date or "")[:4] != ""
        for key, r in mine.items() for t in theirs if t.number and (other := number_key(t.number))
    )
