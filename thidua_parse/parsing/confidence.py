"""How sure each value is, in one place: what can be seen of it → the share of such values that are
right on gold (:mod:`thidua_parse.knowledge.confidence`).

What is seen: how the text was read (text, OCR and the words' OCR confidence), how the value was
come by (stated, uncertain, inferred), its form (with symbol, date, issuer …), and whether the parts
of the frame agree with one another. The features of one field stand in the order of their weight,
because the last ones are dropped where a combination was never met. Features that did not lower the
squared error on documents left out of the learning were taken out again.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import Any

from ..knowledge.confidence import confidence_of
from ..reading import SourceText
from ..record import Plan, Span
from ..record.numbers import implied_level
from ..record.vocabulary import OBEYING

#: ``(field, index in the field or None, the value, features)``
Seen = tuple[str, int | None, Any, str]
#: the values of one model by the names of their fields (an attribute of a model takes longer)
Values = dict[str, Any]
#: mean OCR confidence of the words of a value from which it counts as sure, as fair
SURE, FAIR = 0.92, 0.8


def rate(plan: Plan, source: SourceText) -> Plan:
    """Fill ``confidence`` of every value of a record that was just made.

    The record is filled in place: it is frozen for those who get it, and they do not have it yet;
    copying each of a hundred values would cost more than finding them did.
    """
    own = plan.__dict__
    for field, index, value, features in observe(plan, source):
        confidence = confidence_of(field, features)
        if index is not None:
            value.__dict__["confidence"] = confidence
        elif isinstance(value, str):
            own[f"{field}_confidence"] = confidence
        elif field in ("issuing_body", "superior_body"):  # may stand in references too
            own[field] = value.changed(confidence=confidence)
        else:
            value.__dict__["confidence"] = confidence
    return plan


def observe(plan: Plan, source: SourceText) -> list[Seen]:
    """Every value that gets a confidence, with what is seen of it."""
    quality = _quality(source)
    plain = None if source.source.ocr else quality(None)  # of every span
    own = plan.__dict__
    seen: list[Seen] = []
    _single(plan, quality, _frame(plan), seen)
    for index, value in enumerate(plan.references):
        r = value.__dict__
        seen.append(("references", index, value, f"{plain or quality(r['span'])}|{_citation(r)}"))
    for field, features in _LISTS.items():
        for index, value in enumerate(own[field]):
            v = value.__dict__
            seen.append((field, index, value, f"{plain or quality(v['span'])}|{features(v)}"))
    last = len(plan.signatures) - 1
    for index, s in enumerate(plan.signatures):
        if s.status == "inferred":
            continue  # has the confidence of what it was inferred from
        parts = f"{'a' if s.authority else ''}{'p' if s.position else ''}{'n' if s.name else ''}"
        form = f"{quality(s.span)}|{parts}|{'last' if index == last else 'other'}"
        seen.append(("signatures", index, s, form))
    return seen


Quality = Callable[[Span | None], str]


def _quality(source: SourceText) -> Quality:
    """How the words of a span were read: "text", "legacy", or "ocr" with a degree."""
    if not source.source.ocr:
        plain = "legacy" if source.source.legacy_encoding else "text"
        return lambda _: plain
    words = source.word_confidences
    starts = [w.start for w in words]
    ends = [w.end for w in words]

    def of(span: Span | None) -> str:
        if span is None:
            return "ocr"
        inside = words[bisect_right(ends, span.start) : bisect_left(starts, span.end)]
        if not inside:
            return "ocr"
        mean = sum(w.confidence for w in inside) / len(inside)
        return "ocr-sure" if mean >= SURE else "ocr-fair" if mean >= FAIR else "ocr-poor"

    return of


def _frame(plan: Plan) -> str:
    """How much of the frame was found: a document without it was badly read or is a fragment."""
    found = (
        (plan.kind is not None and plan.kind.status == "stated")
        + (plan.document_number.text is not None)
        + (plan.issued_on.iso is not None)
        + (plan.issuing_body is not None and plan.issuing_body.status == "stated")
        + bool(plan.subject)
        + bool(plan.signatures and plan.signatures[-1].name)
    )
    return "whole" if found == 6 else "part" if found >= 4 else "poor"


def _single(plan: Plan, quality: Quality, frame: str, seen: list[Seen]) -> None:
    """The values that a record has once."""
    kind, number, date = plan.kind, plan.document_number, plan.issued_on
    body = plan.issuing_body
    agrees = "none"
    if kind is not None:
        if number.kind is not None:
            agrees = "same" if number.kind == kind.code else "other"
        seen.append(("kind", None, kind, f"{quality(kind.span)}|{kind.status}|{agrees}"))
    if number.text is not None:
        parts = number.parts
        level = implied_level(parts) if parts else None
        fits = "-" if level is None or body is None else "fits" if level == body.level else "odd"
        seen.append(("document_number", None, number, f"{quality(number.span)}|{number.status}|{fits}|{agrees}"))
    if date.iso is not None:
        latest = max((r.date for r in plan.references if r.date and len(r.date) == 10), default="")
        order = "early" if latest[: len(date.iso)] > date.iso else "fits"
        seen.append(("issued_on", None, date, f"{quality(date.span)}|{date.status}|{order}|{len(date.iso)}"))
    if body is not None:
        known = f"{'t' if body.type else ''}{'p' if body.province else ''}{'n' if body.name else ''}"
        seen.append(("issuing_body", None, body, f"{quality(body.span)}|{body.status}|{frame}|{known}"))
    above = plan.superior_body
    if above is not None:
        order = "same" if body is not None and above.province == body.province else "other"
        seen.append(("superior_body", None, above, f"{quality(above.span)}|{above.status}|{order}|{frame}"))
    if plan.place:
        units = (body.province, body.district, body.commune) if body is not None else ()
        known = "own" if plan.place in units else "other"
        seen.append(("place", None, plan.place, f"{quality(plan.place_span)}|{known}|{frame}"))
    if plan.subject:
        size = len(plan.subject)
        length = "short" if size < 25 else "long" if size > 300 else "usual"
        seen.append(("subject", None, plan.subject, f"{quality(plan.subject_span)}|{length}|{frame}"))


def _citation(r: Values) -> str:
    if r["number"] is not None:
        form = f"{'s' if r['organ'] else ''}{'d' if r['date'] else ''}{'i' if r['issuer'] else ''}"
        return f"{form}|{'parent' if r['is_parent'] else ''}"
    if r["kind"] == "L":
        return f"law|{'d' if r['date'] else ''}"
    return f"unnumbered|{r['relation'] if r['relation'] in OBEYING else 'other'}"


def _length(text: str) -> str:
    size = len(text)
    return "short" if size <= 25 else "usual" if size <= 80 else "long"


def _recipient(r: Values) -> str:
    raw = r["raw"]
    return "filing" if raw[0] in "Ll" and raw[:3].casefold() == "lưu" else _length(raw)


def _campaign(c: Values) -> str:
    raw = c["raw"] or ""
    quoted = "“" in raw or '"' in raw
    return f"{c['relation']}|{'quoted' if quoted else 'bare'}|{'l' if c['launched_by'] else ''}"


def _period(p: Values) -> str:
    return f"{p['role']}|{len(p['start'] or '')}-{len(p['end'] or '')}"


def _deadline(d: Values) -> str:
    return f"{'d' if d['date'] else ''}{'r' if d['recurrence'] else ''}|{'t' if d['to'] else ''}"


def _award(a: Values) -> str:
    return f"{'b' if a['awarded_by'] else ''}|{a['mode']}|{'c' if a['class_'] else ''}"


def _duty(a: Values) -> str:
    return str(a["role"])


def _target(t: Values) -> str:
    return "%" if t["unit"] == "%" else "word" if t["unit"] else "none"


_LISTS: dict[str, Callable[[Values], str]] = {
    "campaigns": _campaign, "campaign_periods": _period, "deadlines": _deadline,
    "award_forms": _award, "responsible_agencies": _duty, "targets": _target,
    "recipients": _recipient, "addressees": _recipient,
}
