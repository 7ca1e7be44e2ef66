"""Identifying a document whose header is lost, from what others cite.

A citation of another document fits if kind and issuing body agree, the document does not cite that
number itself, dates are possible, a partly printed symbol or date agrees, and the cited title or
campaign is the document's own. Shared citations and reused text add confidence; likeness of text
alone never decides, since every province has a plan of the same wording.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ..record import Evidence, Plan, Reference
from .evidence import (
    campaign_likeness,
    cited_numbers,
    holds_title,
    own_campaigns,
    reuse,
    title_likeness,
)
from .identity import body_key, make_key, number_key
from .resolve import SAME_CAMPAIGN, SAME_MATTER, Identity
from .wording import Reasons

#: least likeness of cited and own title for the citation to be on the same matter
SAME_TITLE = 0.6


def infer_identities(identities: Sequence[Identity], why: Reasons) -> dict[int, tuple[Evidence, ...]]:
    """Fill number and date of the identities whose number is lost, where one citation remains.

    A number that was read with low confidence counts as lost: a citation that fits in everything
    else corrects it; where none fits, the reading stands.

    Returns the evidence by index. A citation claimed by two different documents identifies neither.
    """
    lost = [i for i in identities if (i.number is None or i.doubtful) and i.issuer]
    if not lost:
        return {}
    at_hand = {
        (number_key(i.number), body_key(i.issuer))
        for i in identities
        if i.number and i.issuer and not i.doubtful
    }
    by_body: dict[str, list[tuple[Identity, Reference]]] = defaultdict(list)
    for citing in identities:
        for reference in citing.plan.references:
            issuer = reference.issuer.name if reference.issuer else None
            if reference.number and issuer and reference.relation != "self":
                number, body = number_key(reference.number), body_key(issuer)
                if (number, body) not in at_hand and number.serial and number.symbol:
                    by_body[body].append((citing, reference))
    claims: dict[str, list[tuple[Identity, float, Reference, list[Evidence]]]] = defaultdict(list)
    for document in lost:
        fits = _fits(document, by_body.get(body_key(document.issuer or ""), ()), why)
        if len(fits) == 1:
            key, (confidence, reference, evidence) = next(iter(fits.items()))
            claims[key].append((document, confidence, reference, evidence))
    found: dict[int, tuple[Evidence, ...]] = {}
    for claimants in claims.values():
        if len({c[0].plan.text for c in claimants}) > 1:
            continue
        for document, confidence, reference, evidence in claimants:
            document.number = reference.number
            if reference.date and (document.doubtful_date or len(document.date or "") < 10):
                document.date = reference.date
            document.inferred = confidence
            found[document.index] = tuple(evidence)
    return found


def _fits(
    document: Identity, citations: Sequence[tuple[Identity, Reference]], why: Reasons
) -> dict[str, tuple[float, Reference, list[Evidence]]]:
    """Citations that may mean ``document``, by key, with confidence and evidence."""
    plan = document.plan
    own = {number_key(r.number) for r in plan.references if r.number}
    bound = max((r.date for r in plan.references if r.date and len(r.date) == 10 and r.is_parent), default="")
    fits: dict[str, tuple[float, Reference, list[Evidence]]] = {}
    for citing, reference in citations:
        if citing.index == document.index or not reference.number:
            continue
        if reference.kind and document.kind and reference.kind != document.kind:
            continue
        if document.doubtful and (citing.plan.source.ocr or reference.status != "stated"):
            continue  # one doubtful reading does not correct another
        if number_key(reference.number) in own or not _dates_possible(document, reference, bound):
            continue
        if not _symbol_possible(plan, reference):
            continue
        title = title_likeness(reference.subject, plan.subject)
        if document.doubtful:
            # a cited title may run on into the sentence: what counts is that it holds the own one
            title = max(title, holds_title(reference.subject, plan.subject))
        campaign = max(
            (campaign_likeness(a, b) for a in own_campaigns(plan) for b in _campaigns_of(citing, reference)),
            default=0.0,
        )
        if title < (SAME_MATTER if document.doubtful else SAME_TITLE) and (
            document.doubtful or campaign < SAME_CAMPAIGN
        ):
            continue
        key = make_key(reference.kind, reference.number, reference.date, document.issuer)
        confidence, evidence = _weigh(document, citing, reference, title, campaign, why)
        if key not in fits or fits[key][0] < confidence:
            fits[key] = (confidence, reference, evidence)
    return fits


def _campaigns_of(citing: Identity, reference: Reference) -> tuple[str, ...]:
    """Campaign names that a citation speaks of: those named inside its own span or title."""
    names = [reference.campaign] if reference.campaign else []
    if reference.is_parent:
        names += own_campaigns(citing.plan)
    return tuple(names)


def _dates_possible(document: Identity, reference: Reference, bound: str) -> bool:
    date = reference.date
    if not date:
        return document.date is None
    known = document.date[:7] if document.date and document.doubtful_date else document.date
    if known and not date.startswith(known[: len(date)]):
        return False
    return not bound or len(date) < 10 or date >= bound


def _symbol_possible(plan: Plan, reference: Reference) -> bool:
    """A blank number line still prints the symbol: "/KH-SYT" must agree with the citation."""
    printed = plan.document_number.text
    if not printed or not reference.number:
        return True
    return number_key(printed).symbol.strip("/-") == number_key(reference.number).symbol.strip("/-")


def _weigh(
    document: Identity, citing: Identity, reference: Reference, title: float, campaign: float,
    why: Reasons,
) -> tuple[float, list[Evidence]]:
    """Confidence and evidence of one fitting citation."""
    plan, other = document.plan, citing.plan
    confidence = 0.55
    evidence = [
        Evidence(span=reference.span, document=other.id, note=why("cites", raw=reference.raw)),
        Evidence(
            span=plan.issuing_body.span if plan.issuing_body else None,
            note=why("same-body", issuer=document.issuer),
        ),
    ]
    if campaign >= SAME_CAMPAIGN:
        confidence += 0.1
        evidence.append(Evidence(span=plan.subject_span, note=why("same-campaign", likeness=campaign)))
    if title >= SAME_TITLE:
        confidence += 0.1
        evidence.append(Evidence(span=plan.subject_span, note=why("cited-title", likeness=title)))
    shared = cited_numbers(plan) & cited_numbers(other)
    if shared:
        confidence += min(len(shared), 3) * 0.04
        evidence.append(
            Evidence(document=other.id, note=why("shared-citations", count=len(shared)))
        )
    share = reuse(other.text, plan.text)
    if share >= 0.2:
        confidence += 0.06
        evidence.append(Evidence(document=other.id, note=why("reuse", share=share)))
    bounds = [r.date for r in plan.references if r.date and len(r.date) == 10 and r.is_parent]
    if bounds and reference.date:
        confidence += 0.04
        evidence.append(Evidence(note=why("after-parent", date=reference.date, parent=max(bounds))))
    return min(round(confidence, 2), 0.95), evidence
