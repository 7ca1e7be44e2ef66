"""Plan records as rows of the flat tables, and back."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from ..linking.evidence import own_campaigns
from ..linking.identity import NumberKey, body_key, number_key
from ..record import Agency, Plan, Span

Row = dict[str, Any]


def rows_of(plan: Plan, parser_version: str = "") -> dict[str, list[Row]]:
    """The rows of a record: table → rows in the order of the record's lists.

    Each row has the columns of :data:`thidua_parse.archive.schema.TABLES` in their order. The same
    record gives equal rows; :func:`plan_of` gives the record back from its ``plans`` row.
    """
    return {
        "plans": [_plan_row(plan, parser_version)],
        "refs": _refs(plan),
        "campaigns": _campaigns(plan),
        "periods": [
            {**_item(plan, i), "role": p.role, "period_start": p.start, "period_end": p.end,
             "raw": p.raw, "confidence": p.confidence, **_span(p.span)}
            for i, p in enumerate(plan.campaign_periods)
        ],
        "agencies": [
            {**_item(plan, i), "raw": d.agency.raw, **_agency(d.agency), "role": d.role,
             "section": d.section, "tasks": list(d.tasks), "with_": list(d.with_),
             "confidence": d.confidence, **_span(d.span)}
            for i, d in enumerate(plan.responsible_agencies)
        ],
        "recipients": [
            {**_item(plan, i), "list": name, "raw": r.raw, **_agency(r.agency),
             "confidence": r.confidence, **_span(r.span)}
            for name in ("addressees", "recipients") for i, r in enumerate(getattr(plan, name))
        ],
        "deadlines": [
            {**_item(plan, i), "date": d.date, "recurrence": d.recurrence, "rrule": d.rrule,
             "before": d.before, "what": d.what, "to_": _name(d.to), "raw": d.raw,
             "confidence": d.confidence, **_span(d.span)}
            for i, d in enumerate(plan.deadlines)
        ],
        "awards": [
            {**_item(plan, i), "form": a.form, "code": a.code, "class_": a.class_,
             "awarded_by": a.awarded_by, "mode": a.mode, "raw": a.raw,
             "confidence": a.confidence, **_span(a.span)}
            for i, a in enumerate(plan.award_forms)
        ],
        "targets": [
            {**_item(plan, i), "value": t.value, "unit": t.unit, "what": t.what, "by_": t.by,
             "raw": t.raw, "confidence": t.confidence, **_span(t.span)}
            for i, t in enumerate(plan.targets)
        ],
        "sections": [
            {**_item(plan, i), "path": path, "label": s.label, "title": s.title, "role": s.role,
             "level": s.level, **_span(s.span)}
            for i, (path, s) in enumerate(plan.walk_sections())
        ],
        "items": [
            {**_item(plan, i), "path": c.path, "label": c.label, "text": c.text, **_span(c.span)}
            for i, c in enumerate(plan.content_items)
        ],
        "signatures": [
            {**_item(plan, i), "authority": s.authority, "on_behalf_of": s.on_behalf_of,
             "position": s.position, "name": s.name, "confidence": s.confidence, **_span(s.span)}
            for i, s in enumerate(plan.signatures)
        ],
        "diagnostics": [
            {**_item(plan, i), "code": d.code, "severity": d.severity, "message": d.message,
             **_span(d.span)}
            for i, d in enumerate(plan.diagnostics)
        ],
    }


def record_of(plan: Plan) -> str:
    """The record without its text as JSON; nulls are left out, for every field that may be null
    is null by default."""
    return plan.model_dump_json(exclude={"text"}, exclude_none=True)


def plan_of(record: str, text: str) -> Plan:
    """The record exactly as it was parsed, from the columns ``record`` and ``text``."""
    return Plan.model_validate_json(f'{record[:-1]},"text":{json.dumps(text)}}}')


def _plan_row(plan: Plan, parser_version: str) -> Row:
    number, date, body, source = plan.document_number, plan.issued_on, plan.issuing_body, plan.source
    key = _number(number.text)
    year = date.iso[:4] if date.iso else key.year
    period = next((p for p in plan.campaign_periods if p.role == "campaign"), None)
    agency = _agency(body)
    agency["issuer"] = agency.pop("name")
    superior = _name(plan.superior_body)
    return {
        "plan_id": plan.id, "path": source.path, "kind": plan.kind.code if plan.kind else None,
        "number": number.text, "serial": key.serial, "symbol": key.symbol or None,
        "number_year": key.year, "number_status": number.status,
        "number_confidence": number.confidence,
        "issued_on": date.iso, "date_status": date.status,
        "year": int(year) if year and year.isdigit() else None, "place": plan.place,
        **agency, "issuer_status": body.status if body else None,
        "joint_issuers": [a.name or a.raw for a in plan.joint_issuers],
        "superior": superior, "superior_key": body_key(superior) if superior else None,
        "subject": plan.subject, "campaigns": list(own_campaigns(plan)),
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
        "media_type": source.media_type, "bytes": source.bytes, "ocr": source.ocr,
        "reader": source.reader, "pages": source.pages, "chars": len(plan.text),
        "min_confidence": _lowest(plan), "parser_version": parser_version,
        "record": record_of(plan), "text": plan.text,
    }


def _refs(plan: Plan) -> list[Row]:
    rows = []
    for i, r in enumerate(plan.references):
        key, issuer = _number(r.number), _name(r.issuer)
        rows.append({
            **_item(plan, i), "raw": r.raw, "kind": r.kind, "number": r.number,
            "serial": key.serial, "symbol": key.symbol or None, "number_year": key.year,
            "date": r.date, "issuer": issuer, "body_key": body_key(issuer) if issuer else None,
            "issuer_province": r.issuer.province if r.issuer else None,
            "issuer_level": r.issuer.level if r.issuer else None,
            "issuer_district": r.issuer.district if r.issuer else None,
            "issuer_commune": r.issuer.commune if r.issuer else None,
            "relation": r.relation, "is_parent": r.is_parent, "parent_kind": r.parent_kind,
            "subject": r.subject, "campaign": r.campaign, "pinpoint": r.pinpoint,
            "status": r.status, "confidence": r.confidence, **_span(r.span),
        })
    return rows


def _campaigns(plan: Plan) -> list[Row]:
    own = set(own_campaigns(plan))
    return [
        {**_item(plan, i), "name": c.name, "relation": c.relation, "own": c.name in own,
         "launched_by": _name(c.launched_by), "confidence": c.confidence, **_span(c.span)}
        for i, c in enumerate(plan.campaigns)
    ]


_NO_NUMBER = NumberKey(None, None, "")


def _number(text: str | None) -> NumberKey:
    return number_key(text) if text else _NO_NUMBER


def _item(plan: Plan, index: int) -> Row:
    return {"plan_id": plan.id, "idx": index}


def _span(span: Span | None) -> Row:
    if span is None:
        return {"span_start": None, "span_end": None}
    return {"span_start": span.start, "span_end": span.end}


def _name(agency: Agency | None) -> str | None:
    return None if agency is None else agency.name or agency.raw


def _agency(agency: Agency | None) -> Row:
    if agency is None:
        return dict.fromkeys(("name", "body_key", "type", "level", "province", "district", "commune"))
    name = agency.name or agency.raw
    return {
        "name": name, "body_key": body_key(name), "type": agency.type, "level": agency.level,
        "province": agency.province, "district": agency.district, "commune": agency.commune,
    }


def _lowest(plan: Plan) -> float | None:
    """Lowest confidence among kind, number, date, issuing body and subject; null where none has one."""
    values = [
        part.confidence
        for part in (plan.kind, plan.document_number, plan.issued_on, plan.issuing_body) if part
    ]
    known = [v for v in (*values, plan.subject_confidence) if v is not None]
    return min(known, default=None)


@lru_cache(maxsize=1)
def parser_version() -> str:
    """Version of what makes rows from files: the package's, and a hash of its sources.

    Two installations with the same sources in reading, parsing, knowledge, record and these rows
    have the same version, whatever else differs; a changed table of knowledge is a new version.
    """
    import hashlib
    from pathlib import Path

    from .. import __version__

    package = Path(__file__).resolve().parent.parent
    rooms = ("reading", "parsing", "knowledge", "record")
    files = [p for room in rooms for p in (package / room).rglob("*")]
    files += [package / "archive" / "rows.py", package / "linking" / "identity.py"]
    digest = hashlib.sha256()
    for path in sorted(files):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(str(path.relative_to(package).as_posix()).encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return f"{__version__}+{digest.hexdigest()[:12]}"
