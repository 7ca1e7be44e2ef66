"""The record of a generated document, made at once, as parsing its text would give it."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from random import Random

from thidua_parse.record import (
    Agency,
    Campaign,
    CampaignPeriod,
    DocumentNumber,
    IssueDate,
    Kind,
    Plan,
    Reference,
    Source,
    Span,
)

from . import wording
from .texts import cited_subject, dirty, issuer_in_words
from .trees import Cite, Doc
from .world import Body

_KINDS = {"KH": Kind(code="KH", name="Kế hoạch"), "QĐ": Kind(code="QĐ", name="Quyết định")}


@lru_cache(maxsize=200_000)
def _agency(body: Body) -> Agency:
    return Agency.made(
        raw=body.name, name=body.name, type=body.type, level=body.level, province=body.province,
        district=body.district, commune=body.commune,
    )


def record(doc: Doc) -> Plan:
    """The record of ``doc``; the text is a few sentences, with one span for each citation."""
    rng = Random(doc.seed)
    lines = [doc.subject, rng.choice(wording.OPENINGS)]
    items = rng.sample(wording.CONTENTS, 3)
    lines += [item.format(n=rng.randrange(70, 100), k=rng.randint(1, 4)) for item in items]
    lines.append(wording.person(rng) + f" {doc.seed}")
    text, references = "", []
    for cite in doc.cites:
        reference = _reference(cite, rng, len(text))
        references.append(reference)
        text += reference.raw + ";\n"
    text += "\n".join(lines)
    if doc.version == "scan":
        text = text.replace("ố", "ô", 2)
    content = hashlib.sha256(f"{doc.name}\n{text}".encode()).hexdigest()
    year, month, _ = doc.date.split("-")
    number, date = DocumentNumber(), IssueDate()
    if not doc.lost:
        # the parser mends what it can; what it does not is folded when numbers are compared
        written = "".join((dirty(doc.number, rng) if doc.dirty else doc.number).split())
        number = DocumentNumber.made(text=written, serial=doc.number.split("/")[0], status="stated")
    elif doc.lost != "missing":
        number = DocumentNumber.made(text="/" + doc.number.split("/")[1], status="blank")
    if doc.lost == "blank":
        date = IssueDate.made(iso=f"{year}-{month}", status="partial")
    elif doc.lost != "missing":
        date = IssueDate.made(iso=doc.date, status="stated")
    return Plan.made(
        id=f"sha256:{content}", source=Source.made(path=doc.name, ocr=doc.version == "scan"), text=text,
        kind=_KINDS[doc.kind], document_number=number, issued_on=date, place=doc.body.place,
        issuing_body=_agency(doc.body), subject=doc.subject,
        campaigns=(Campaign.made(name=doc.campaign, relation=doc.relation),),
        references=tuple(references),
        campaign_periods=(CampaignPeriod.made(end=f"{doc.years[1]}-12-31"),),
    )


def _reference(cite: Cite, rng: Random, at: int) -> Reference:
    target = cite.target
    issuer = _agency(target.body)
    if cite.bare:
        issuer = issuer.changed(name=None, raw=issuer_in_words(cite), province=None)
    if cite.unnumbered:
        raw = f"phong trào thi đua “{target.campaign}”"
        return Reference.made(
            raw=raw, kind="PT", issuer=issuer, campaign=target.campaign, relation="responds_to",
            is_parent=True, parent_kind="superior", span=Span.of(at, at + len(raw)),
        )
    number = "".join((dirty(cite.number, rng) if cite.dirty else cite.number).split())
    raw = f"{_KINDS[target.kind].name} số {number} ngày {cite.date} của {issuer.raw}"
    own = cite.relation == "continues"
    return Reference.made(
        raw=raw, kind=target.kind, number=number, date=cite.date, issuer=issuer,
        subject=f"về {cited_subject(target)}" if cite.with_subject else None,
        relation=cite.relation, is_parent=cite.parent,
        parent_kind=("own_base_plan" if own else "superior") if cite.parent else None,
        span=Span.of(at, at + len(raw)),
    )
