"""Identifying a document whose header is lost, from what others cite.

A citation of another document fits if kind and issuing body agree, the document does not cite that
number itself, dates are possible, a partly printed symbol or date agrees, and the cited title or
campaign is the document's own. Shared citations and reused text add confidence; likeness of text
alone never decides, since every province has a plan of the same wording.

Everything is decided within the documents and citations of one body: a block.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import regex

from ..knowledge.agency_text import expand
from ..record import Evidence, Plan, Reference
from .document import Identity
from .evidence import (
    campaign_likeness,
    cited_numbers,
    holds_title,
    own_campaigns,
    reuse,
    telling,
    title_likeness,
    words,
)
from .identity import (
    NumberKey,
    bare_body,
    issuer_of,
    make_key,
    number_key,
    same_body,
    same_province,
    year_of,
)
from .resolve import SAME_CAMPAIGN, SAME_MATTER
from .wording import Reasons

#: least likeness of cited and own title for the citation to be on the same matter
SAME_TITLE = 0.6
#: share of each other's five-word strings from which two texts are versions of one document
SAME_TEXT = 0.7
#: words of a title in one run that name its matter, and how far from the citation they may stand
RUN, BESIDE = 6, 400
_YEAR = regex.compile(r"\b20\d\d\b")


@dataclass(slots=True)
class Block:
    """What is known of one body: documents without a sure number, those with, citations of it."""

    lost: list[Identity] = field(default_factory=list)
    numbered: list[Identity] = field(default_factory=list)
    citations: list[tuple[Identity, Reference]] = field(default_factory=list)


@dataclass(slots=True)
class Claim:
    """A document that the citation of one number may mean, and how sure that is without texts.

    ``by_matter``: only if the citing text speaks of the document's matter beside the citation.
    """

    key: str
    document: Identity
    citing: Identity
    reference: Reference
    confidence: float
    evidence: list[Evidence]
    by_matter: bool = False


def is_lost(identity: Identity) -> bool:
    """Whether number and date are to be looked for: no number, or one read with low confidence."""
    return (identity.number is None or identity.doubtful) and bool(identity.issuer)


def infer_identities(identities: Sequence[Identity], why: Reasons) -> dict[int, tuple[Evidence, ...]]:
    """Fill number and date of the identities whose number is lost, where one citation remains.

    A number that was read with low confidence counts as lost: a citation that fits in everything
    else corrects it; where none fits, the reading stands.

    Returns the evidence by index. A citation claimed by two different documents identifies neither.
    """
    blocks: dict[str, Block] = {}
    for identity in identities:
        if is_lost(identity):
            blocks.setdefault(bare_body(identity.issuer or ""), Block()).lost.append(identity)
    for identity in identities:
        if identity.number and identity.issuer and not identity.doubtful:
            block = blocks.get(bare_body(identity.issuer))
            if block:
                block.numbered.append(identity)
        for reference in identity.plan.references:
            issuer = issuer_of(reference)
            block = blocks.get(bare_body(issuer)) if issuer else None
            if block:
                block.citations.append((identity, reference))
    found: dict[int, tuple[Evidence, ...]] = {}
    for block in blocks.values():
        for claims in claims_of(block, why):
            for index, evidence in settle(claims, why, lambda identity: identity.plan.text):
                found[index] = evidence
    return found


def claims_of(block: Block, why: Reasons) -> list[list[Claim]]:
    """Claims of a block by the number they are laid to, where one number remains for a document."""
    open_ = _by_month(_open_citations(block))
    claims: dict[str, list[Claim]] = defaultdict(list)
    for document in block.lost:
        fits = _fits(document, _dated(open_, document), why)
        fits = {k: c for k, c in fits.items() if not c.by_matter} or fits
        if len(fits) == 1:
            claim = next(iter(fits.values()))
            claims[claim.key].append(claim)
    return list(claims.values())


def settle(
    claims: Sequence[Claim], why: Reasons, text_of: Callable[[Identity], str]
) -> Iterable[tuple[int, tuple[Evidence, ...]]]:
    """Give the documents of one number that number; none where two different documents claim it."""
    claims = [c for c in claims if not c.by_matter or _speaks_of(c, text_of(c.citing))]
    if len(claims) > 1:
        first = text_of(claims[0].document)
        if not all(_one_text(first, text_of(c.document)) for c in claims[1:]):
            return
    for claim in claims:
        document, reference = claim.document, claim.reference
        share = reuse(text_of(claim.citing), text_of(document))
        if share >= 0.2:
            claim.confidence += 0.06
            note = why("reuse", share=share)
            claim.evidence.append(Evidence(document=claim.citing.plan.id, note=note))
        document.number = reference.number
        if reference.date and (document.doubtful_date or len(document.date or "") < 10):
            document.date = reference.date
        document.inferred = min(round(claim.confidence, 2), 0.95)
        yield document.index, tuple(claim.evidence)


def _one_text(a: str, b: str) -> bool:
    """Whether two texts are versions of one document."""
    return a == b or min(reuse(a, b), reuse(b, a)) >= SAME_TEXT


def _open_citations(block: Block) -> list[tuple[Identity, Reference]]:
    """Citations of a number that no document at hand bears for sure, in order."""
    at_hand: dict[tuple[str | None, str], list[Identity]] = defaultdict(list)
    for identity in block.numbered:
        key = number_key(identity.number or "")
        at_hand[key.serial, key.symbol].append(identity)
    found = []
    for citing, reference in block.citations:
        if not reference.number or reference.relation == "self":
            continue
        key = number_key(reference.number)
        if key.serial is None or not key.symbol:
            continue
        if not any(_same_document(reference, i) for i in at_hand.get((key.serial, key.symbol), ())):
            found.append((citing, reference))
    found.sort(key=lambda pair: pair[0].index)
    return found


def _by_month(
    citations: Sequence[tuple[Identity, Reference]]
) -> dict[str, list[tuple[int, Identity, Reference]]]:
    """Citations with their places in the order, by the month that they are dated to ("" without)."""
    found: dict[str, list[tuple[int, Identity, Reference]]] = defaultdict(list)
    for place, (citing, reference) in enumerate(citations):
        found[(reference.date or "")[:7]].append((place, citing, reference))
    return found


def _dated(
    months: Mapping[str, Sequence[tuple[int, Identity, Reference]]], document: Identity
) -> list[tuple[Identity, Reference]]:
    """Citations whose date may be the document's, in order; see :func:`_dates_possible`."""
    known = (document.date or "")[:7]
    if len(known) == 7:
        found = [*months.get(known, ()), *months.get(known[:4], ())]
    else:
        found = [one for month, some in months.items() if month.startswith(known) for one in some]
    found.sort(key=lambda one: one[0])
    return [(citing, reference) for _, citing, reference in found]


def _same_document(reference: Reference, identity: Identity) -> bool:
    """Whether the document at hand of the cited number may be the one that is cited."""
    if not same_body(issuer_of(reference), identity.issuer):
        return False
    years = {year_of(reference.number, reference.date), year_of(identity.number, identity.date)}
    if len(years - {None}) > 1:
        return False
    cited = reference.issuer.province if reference.issuer else None
    return same_province(cited, identity.province) is not False


def _fits(
    document: Identity, citations: Sequence[tuple[Identity, Reference]], why: Reasons
) -> dict[str, Claim]:
    """Citations that may mean ``document``, the strongest one by key."""
    plan = document.plan
    own: dict[NumberKey, list[Reference]] = defaultdict(list)
    for r in plan.references:
        if r.number:
            own[number_key(r.number)].append(r)
    bound = max((r.date for r in plan.references if r.date and len(r.date) == 10 and r.is_parent), default="")
    fits: dict[str, Claim] = {}
    for citing, reference in citations:
        if citing.index == document.index or not reference.number:
            continue
        if reference.kind and document.kind and reference.kind != document.kind:
            continue
        if document.doubtful and document.number and (citing.plan.source.ocr or reference.status != "stated"):
            continue  # one doubtful reading does not correct another
        if not _dates_possible(document, reference, bound) or not _symbol_possible(plan, reference):
            continue
        if not _body_possible(document, reference):
            continue
        if any(_one_cited(r, reference) for r in own.get(number_key(reference.number), ())):
            continue  # a document does not cite itself
        likeness = _likeness(document, citing, reference)
        by_matter = likeness is None and _same_day(document, reference)
        if likeness is None and not by_matter:
            continue
        key = make_key(reference.kind, reference.number, reference.date, document.issuer)
        confidence, evidence = _weigh(document, citing, reference, *(likeness or (0.0, 0.0)), why)
        if key not in fits or fits[key].confidence < confidence:
            fits[key] = Claim(key, document, citing, reference, confidence, evidence, by_matter)
    return fits


def _likeness(
    document: Identity, citing: Identity, reference: Reference
) -> tuple[float, float] | None:
    """Likeness of title and campaign, None where neither is the document's own."""
    plan = document.plan
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
        return None
    cited, own = set(_YEAR.findall(reference.subject or "")), set(_YEAR.findall(plan.subject or ""))
    if cited and own and cited != own:
        return None  # plans of one title follow each other year by year
    return title, campaign


def _same_day(document: Identity, reference: Reference) -> bool:
    """A doubtful number, cited without a title by its full date: the citing text may name the matter."""
    full = reference.date is not None and len(reference.date) == 10
    return document.doubtful and not reference.subject and full and document.date == reference.date


def _speaks_of(claim: Claim, citing: str) -> bool:
    """Whether the text beside a citation holds a run of words of the document's title."""
    span, title = claim.reference.span, claim.document.plan.subject
    if span is None or not title:
        return False
    beside = words(expand(citing[max(0, span.start - BESIDE) : span.end + BESIDE]))
    own = words(expand(title))
    held = set(zip(*(beside[i:] for i in range(RUN)), strict=False))
    runs = zip(*(own[i:] for i in range(RUN)), strict=False)
    return any(run in held and telling(run) >= RUN - 1 for run in runs)


def _campaigns_of(citing: Identity, reference: Reference) -> tuple[str, ...]:
    """Campaign names that a citation speaks of: those named inside its own span or title."""
    names = [reference.campaign] if reference.campaign else []
    if reference.is_parent:
        names += own_campaigns(citing.plan)
    return tuple(names)


def _body_possible(document: Identity, reference: Reference) -> bool:
    """The body cited is the document's, and not its namesake in another province."""
    cited = reference.issuer.province if reference.issuer else None
    return bool(same_body(issuer_of(reference), document.issuer)) and (
        same_province(cited, document.province) is not False
    )


def _one_cited(a: Reference, b: Reference) -> bool:
    """Whether two citations of one number may mean one document: a day or a body tells them apart."""
    if a.date and b.date and len(a.date) == len(b.date) and a.date != b.date:
        return bool(same_body(issuer_of(a), issuer_of(b)))
    return True


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
    """Confidence and evidence of one fitting citation, without regard to reused text."""
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
    bounds = [r.date for r in plan.references if r.date and len(r.date) == 10 and r.is_parent]
    if bounds and reference.date:
        confidence += 0.04
        evidence.append(Evidence(note=why("after-parent", date=reference.date, parent=max(bounds))))
    return confidence, evidence
