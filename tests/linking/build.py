"""Small records for tests of the graph, without any text parsing."""

from __future__ import annotations

import hashlib

from thidua_parse.record import (
    Agency,
    Campaign,
    DocumentNumber,
    IssueDate,
    Kind,
    Plan,
    Reference,
    Source,
    Span,
)


def body(name: str, province: str | None = None, level: str = "province") -> Agency:
    return Agency(raw=name, name=name, level=level, province=province)


def reference(
    kind: str, number: str | None, date: str | None = None, issuer: Agency | None = None,
    relation: str = "implements", subject: str | None = None, campaign: str | None = None, at: int = 0,
) -> Reference:
    parent = relation in ("implements", "continues", "responds_to")
    return Reference(
        raw=f"{kind} {number}", kind=kind, number=number, date=date, issuer=issuer, relation=relation,
        is_parent=parent, parent_kind="superior" if parent else None, subject=subject,
        campaign=campaign, span=Span(start=at, end=at + 5),
    )


def plan(
    name: str, number: str | None, date: str | None, issuer: Agency | None,
    references: tuple[Reference, ...] = (), kind: str = "KH", subject: str | None = None,
    campaign: str | None = None, text: str = "văn bản",
) -> Plan:
    serial = number.split("/")[0].split("-")[0] if number and number[0].isdigit() else None
    return Plan(
        id="sha256:" + hashlib.sha256((name + text).encode()).hexdigest(),
        source=Source(path=name),
        text=text,
        kind=Kind(code=kind, name=kind),
        document_number=DocumentNumber(
            text=number, serial=serial,
            status="stated" if serial else "blank" if number else "absent",
        ),
        issued_on=IssueDate(iso=date, status="stated" if date else "absent"),
        issuing_body=issuer,
        subject=subject,
        campaigns=(Campaign(name=campaign, relation="launches"),) if campaign else (),
        references=references,
    )
