"""Parents that are cited with one mark wrong: number, date, issuer or title.

A citation that names no document at hand, but agrees with one in all other marks, most likely
means that document; the pair is checked, so that the rule of the wrong mark can say so.
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import Indel

from ..linking.identity import number_key, same_body
from ..record import Reference
from .bodies import whole_body, youth_union
from .case import Case, Run
from .rules.link import QUOTED, title_likeness
from .views import PlanView
from .words import plain, words


def suspected_parents(run: Run, known: set[tuple[str, str]]) -> Iterator[Case]:
    """Cases for parent edges to documents not at hand that agree with one at hand but for one mark."""
    by_number: dict[str, list[PlanView]] = {}
    by_date: dict[str, list[PlanView]] = {}
    by_campaign: dict[str, list[PlanView]] = {}
    for view in run.views.values():
        for campaign in view.plan.campaigns:
            if campaign.relation in ("launches", "implements") and view.node is not None:
                by_campaign.setdefault(plain(campaign.name), []).append(view)
        number = view.plan.document_number
        if number.text and number.serial and view.node is not None:
            by_number.setdefault(_core(number.text), []).append(view)
        if view.date and len(view.date) == 10 and view.node is not None:
            by_date.setdefault(view.date, []).append(view)
    followers = {e.source_key for e in run.graph.edges if e.is_parent}
    yield from _bases(run, known, followers)
    for edge in run.graph.edges:
        target = run.graph.node(edge.target_key)
        if not edge.is_parent or target.at_hand or edge.status == "ambiguous":
            continue
        child = run.views.get(edge.source_key)
        if child is None:
            continue
        cited = [child.plan.references[i] for i in edge.references if i < len(child.plan.references)]
        if not cited:
            continue
        reference = max(cited, key=_marks)  # the first of those that give most marks
        if not reference.number:
            found = _launchers(reference, child, by_campaign)
            if len(found) == 1 and (edge.source_key, found[0].party.key) not in known:
                yield Case(run, child, found[0], edge, suspected=True)
            continue
        candidates = {
            id(v): v
            for v in (
                *by_number.get(_core(reference.number), ()),
                *by_date.get(reference.date or "", ()),
            )
        }
        fitting = [v for v in candidates.values() if v is not child and _fits(reference, v, child, run)]
        if len(fitting) == 1:
            parent = fitting[0]
            pair = (edge.source_key, parent.node.key if parent.node else "")
            if pair not in known:
                yield Case(run, child, parent, edge, suspected=True)


#: relations of a basis, which is the parent only where it is a superior's text on the same matter
_BASIS = ("based_on", "pursuant")


def _bases(run: Run, known: set[tuple[str, str]], followers: set[str]) -> Iterator[Case]:
    """Plans without a parent whose basis at hand is on the same matter but for a word of the name."""
    for edge in run.graph.edges:
        if edge.is_parent or edge.relation not in _BASIS or edge.source_key in followers:
            continue
        child, parent = run.views.get(edge.source_key), run.views.get(edge.target_key)
        if child is None or parent is None or child is parent or (edge.source_key, edge.target_key) in known:
            continue
        if child.rank is None or parent.rank is None or parent.rank >= child.rank or not _inside(child, parent):
            continue
        own, theirs = child.plan.subject or "", parent.plan.subject or ""
        names = [m[1] for t in (own, theirs) for m in [QUOTED.search(t)] if m is not None]
        alike = len(names) == 2 and Indel.normalized_similarity(words(names[0]), words(names[1])) >= run.thresholds["name.word"]
        if alike and title_likeness(own, theirs) >= run.thresholds["title.part"]:
            yield Case(run, child, parent, edge, suspected=True)


def _launchers(
    reference: Reference, child: PlanView, by_campaign: dict[str, list[PlanView]]
) -> list[PlanView]:
    """Documents of the issuer named that are about the campaign named ("hưởng ứng phong trào …")."""
    if not reference.campaign or reference.issuer is None:
        return []
    name = reference.issuer.name or reference.issuer.raw
    found = by_campaign.get(plain(reference.campaign), ())
    return [v for v in dict.fromkeys(found) if v is not child and same_body(name, v.issuer_name)]


def _marks(reference: Reference) -> int:
    """How many marks of a document a citation gives."""
    return sum(map(bool, (reference.number, reference.date, reference.issuer, reference.subject)))


def _core(number: str) -> str:
    key = number_key(number)
    return f"{key.serial}|{key.symbol}"


def _fits(reference: Reference, view: PlanView, child: PlanView, run: Run) -> bool:
    """Three of the four marks agree, and the fourth is plainly another."""
    if view.regime != child.regime and not view.collective:
        return False
    cited, own = number_key(reference.number or ""), number_key(view.plan.document_number.text or "")
    symbol, serial = cited.symbol == own.symbol, cited.serial == own.serial
    number = symbol and serial
    date = bool(reference.date) and reference.date == view.date
    title = bool(reference.subject and view.plan.subject) and (
        title_likeness(reference.subject or "", view.plan.subject or "") >= run.thresholds["title.part"]
    )
    issuer = _same_issuer(reference, view, child)
    inside = _inside(child, view)
    if issuer:
        return (date and title and (symbol or serial)) or (number and (date or title)) or (
            date and symbol and _same_campaign(child, view)
        )
    if reference.issuer is None or (number and date and inside):
        return number and date
    unknown = child.issuer is None or child.issuer.province is None
    return unknown and date and title and symbol


def _same_issuer(reference: Reference, view: PlanView, child: PlanView) -> bool:
    if reference.issuer is None:
        return False
    name = reference.issuer.name or reference.issuer.raw
    same = same_body(name, view.issuer_name) or same_body(whole_body(youth_union(plain(name))), youth_union(plain(view.issuer_name or "")))
    return same is True or (same is None and _inside(child, view))


def _inside(child: PlanView, parent: PlanView) -> bool:
    own, theirs = child.issuer, parent.issuer
    if own is None or theirs is None:
        return False
    return theirs.level == "central" or bool(own.province and own.province == theirs.province)


def _same_campaign(a: PlanView, b: PlanView) -> bool:
    return bool({plain(c.name) for c in a.plan.campaigns} & {plain(c.name) for c in b.plan.campaigns})
