"""Text → plan record: runs the extractors in order and assembles the record."""

from __future__ import annotations

from ..arguments import expect
from ..reading import SourceText
from ..record import Plan
from .agencies import name_recipients
from .awards import read_awards
from .campaigns import read_campaigns
from .closing import read_closing
from .confidence import rate
from .content import read_content_items
from .deadlines import read_deadlines
from .diagnostics import diagnose
from .drafting import drafting_notes
from .duties import read_responsible_agencies
from .header import read_header
from .issuer import settle_issuer
from .outline import read_outline
from .periods import read_periods
from .references import read_references
from .targets import read_targets
from .text import DocumentText, Facts
from .time_limits import read_time_limits
from .zones import split_zones


def parse_text(source: SourceText) -> Plan:
    """The record of one document. Never raises on odd input: what is lost is a diagnostic.

    Anything but a :class:`SourceText` is wrong use (:class:`~thidua_parse.errors.WrongType`, TP701).
    """
    expect(source, SourceText, "tp.parse_text")
    document = DocumentText.of(source)
    document.zones = split_zones(document)
    header = read_header(document)
    closing = read_closing(document)
    facts = Facts(
        kind=header.kind,
        number=header.number,
        issued_on=header.issued_on,
        issuer=settle_issuer(document, header, closing),
        subject=header.subject,
        subject_span=header.subject_span,
    )
    facts.sections, outline_diagnostics = read_outline(document, facts)
    references = read_references(document, facts)
    limits = read_time_limits(document, facts)
    plan = Plan.made(
        id=source.sha256,
        source=source.source,
        text=source.text,
        kind=facts.kind,
        document_number=facts.number,
        issued_on=facts.issued_on,
        place=header.place,
        place_span=header.place_span,
        issuing_body=facts.issuer,
        joint_issuers=header.joint_issuers,
        superior_body=header.superior,
        subject=facts.subject,
        subject_span=facts.subject_span,
        campaigns=read_campaigns(document, facts, references),
        references=references,
        sections=facts.sections,
        content_items=read_content_items(document, facts),
        campaign_periods=read_periods(document, facts),
        deadlines=read_deadlines(document, facts, limits),
        time_limits=limits,
        award_forms=read_awards(document, facts),
        responsible_agencies=read_responsible_agencies(document, facts),
        targets=read_targets(document, facts),
        addressees=name_recipients(header.addressees, facts.issuer, facts.date),
        recipients=name_recipients(closing.recipients, facts.issuer, facts.date),
        signatures=closing.signatures,
        digital_signatures=source.digital_signatures,
        tables=source.tables,
        appendices=(document.span(*document.offsets(document.zones.appendix)),)
        if document.zones.appendix
        else (),
        diagnostics=(
            *source.diagnostics,
            *diagnose(document, header, closing, facts.issuer),
            *drafting_notes(document, references, closing),
            *outline_diagnostics,
        ),
    )
    return rate(plan, source)
