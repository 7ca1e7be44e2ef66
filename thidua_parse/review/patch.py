"""Values as a person has set them: a form's attributes put into the models of the record."""

from __future__ import annotations

from typing import Any, cast

from ..knowledge.title_kinds import kinds_by_code
from ..record import (
    Agency,
    AwardForm,
    Campaign,
    CampaignPeriod,
    Deadline,
    DocumentNumber,
    Evidence,
    IssueDate,
    Kind,
    Plan,
    Recipient,
    Reference,
    ResponsibleAgency,
    Signature,
    Span,
    Target,
)
from .forms import values_of
from .model import Correction, Values

_CLASSES: dict[str, type[Any]] = {
    "campaigns": Campaign, "references": Reference, "campaign_periods": CampaignPeriod,
    "deadlines": Deadline, "award_forms": AwardForm, "responsible_agencies": ResponsibleAgency,
    "targets": Target, "addressees": Recipient, "recipients": Recipient, "signatures": Signature,
}
#: what an item that the machine did not find starts from
_START: dict[str, Values] = {
    "campaigns": {"relation": "mentions"}, "responsible_agencies": {"role": "implement"},
    "targets": {"value": 0.0}, "references": {"relation": "mentions", "is_parent": False},
}
#: a value read with doubt is stated once a person has looked at it; an inferred one stays inferred
_LOOKED_AT = {"uncertain": "stated"}


def signed(c: Correction) -> Evidence:
    """Evidence that names the person."""
    done = "xác nhận / confirmed" if c.action == "confirm" else "rà soát / reviewed"
    return Evidence(note=f"{c.who}, {c.when}: {done}")


def decided_values(c: Correction) -> Values:
    """All attributes of the value that the person wants to hold."""
    return {**c.old, **c.new}


def set_single(plan: Plan, field: str, c: Correction, span: Span | None) -> Plan:
    """``plan`` with a single field as decided."""
    if c.action == "reject":
        return _emptied(plan, field, c)
    values = decided_values(c)
    if all(value in (None, "") for value in values.values()):  # confirmed: there is none
        return _emptied(plan, field, c)
    if field in ("place", "subject"):
        changes: dict[str, Any] = {field: values.get("value"), f"{field}_confidence": 1.0}
        if span is not None:
            changes[f"{field}_span"] = span
        return plan.changed(**changes)
    item = getattr(plan, field)
    made: Any
    if field == "kind":
        code = str(values["code"])
        known = kinds_by_code().get(code)
        name = item.name if item is not None and item.code == code else known.name if known else code
        made = Kind(code=code, name=name, span=span or (item.span if item else None), confidence=1.0)
    elif field == "document_number":
        made = _number(item, str(values["text"]), span, c)
    elif field == "issued_on":
        made = _day(item, str(values["iso"]), span, c)
    else:
        made = _body(plan, item, c, span)
    return plan.changed(**{field: made})


def _emptied(plan: Plan, field: str, c: Correction) -> Plan:
    held = getattr(plan, field)
    if field in ("document_number", "issued_on") and c.action == "confirm" and held.status in ("blank", "absent"):
        return plan.changed(**{field: held.changed(evidence=(*held.evidence, signed(c)))})
    if field == "document_number":
        return plan.changed(document_number=DocumentNumber(status="absent", evidence=(signed(c),)))
    if field == "issued_on":
        return plan.changed(issued_on=IssueDate(status="absent", evidence=(signed(c),)))
    if field in ("place", "subject"):
        return plan.changed(**{field: None, f"{field}_span": None, f"{field}_confidence": None})
    return plan.changed(**{field: None})


def _number(item: DocumentNumber, text: str, span: Span | None, c: Correction) -> DocumentNumber:
    made = item
    if item.text != text:
        made = DocumentNumber.parse(text).changed(raw=item.raw or text, span=item.span)
    status = made.status if made.status in ("blank", "inferred") else "stated"
    return made.changed(
        status=status, span=span or made.span, confidence=1.0, candidates=(),
        evidence=(*item.evidence, signed(c)),
    )


def _day(item: IssueDate, iso: str, span: Span | None, c: Correction) -> IssueDate:
    status = "stated" if len(iso) == 10 else "partial"
    if item.iso == iso and item.status == "inferred":
        status = "inferred"
    return item.changed(
        iso=iso, status=status, span=span or item.span, confidence=1.0, candidates=(),
        evidence=(*item.evidence, signed(c)),
    )


def _body(plan: Plan, item: Agency | None, c: Correction, span: Span | None) -> Agency:
    """The body: its name as the person wrote it, level and place resolved from it unless set too."""
    values = decided_values(c)
    name = str(values.get("name") or "")
    made = item if item is not None and name in (item.name, item.raw) else None
    if made is None:
        made = Agency.resolve(name, on=plan.issued_on.iso, span=span or (item.span if item else None))
        made = made.changed(raw=item.raw if item is not None else name, name=name)
        values = dict(c.new) if "name" in c.new else values
    places = {k: values[k] for k in ("level", "province", "district", "commune") if k in values}
    status = _LOOKED_AT.get(made.status, made.status)
    return made.changed(
        **places, status=status, span=span or made.span, confidence=1.0, candidates=(),
        evidence=(*made.evidence, signed(c)),
    )


def set_item(plan: Plan, field: str, item: Any, c: Correction, span: Span | None) -> Any:
    """An item of a list as decided; ``item`` is the machine's, or None where it found none."""
    wanted = decided_values(c)
    now = values_of(field, item) if item is not None else {}
    changes = {k: v for k, v in wanted.items() if k not in now or now[k] != v}
    if item is None:
        changes = {**_START.get(field, {}), **{k: v for k, v in changes.items() if v is not None}}
    values: dict[str, Any] = dict(changes)
    if field == "responsible_agencies":
        if "agency" in values:
            values["agency"] = _agency(plan, str(values["agency"]), span)
        if "with" in values:
            listed = str(values.pop("with") or "")
            values["with_"] = tuple(part.strip() for part in listed.split(";") if part.strip())
    if field == "deadlines" and "to" in values:
        values["to"] = _agency(plan, str(values["to"])) if values["to"] else None
    if field == "references":
        values |= _reference(plan, values)
    if field in ("recipients", "addressees") and "raw" in values:
        agency = _agency(plan, str(values["raw"]))
        values["agency"] = agency if agency.type else None
    if "class" in values:
        values["class_"] = values.pop("class")
    if span is not None:
        values["span"] = span
        if field == "responsible_agencies" and item is not None:
            values["agency"] = values.get("agency", item.agency).changed(span=span)
    values["confidence"] = 1.0
    if item is None:
        return _CLASSES[field](**values)
    status = getattr(item, "status", None)
    if status in _LOOKED_AT:
        values["status"] = _LOOKED_AT[status]
    return item.changed(**values)


def _agency(plan: Plan, name: str, span: Span | None = None) -> Agency:
    return Agency.resolve(name, issuer=plan.issuing_body, on=plan.issued_on.iso, span=span)


def _reference(plan: Plan, values: dict[str, Any]) -> dict[str, Any]:
    """What goes with changed attributes of a mention."""
    more: dict[str, Any] = {}
    if "number" in values:
        parsed = DocumentNumber.parse(values["number"] or "")
        more |= {"serial": parsed.serial, "year": parsed.year, "organ": parsed.organ}
    if "issuer" in values:
        name = cast("str | None", values["issuer"])
        more["issuer"] = _agency(plan, name).changed(name=name) if name else None
    if values.get("is_parent") is False:
        more["parent_kind"] = None
    return more
