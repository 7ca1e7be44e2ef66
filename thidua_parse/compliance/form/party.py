"""Form of Party documents: Hướng dẫn 36-HD/VPTW (2018), 05-HD/VPTW (2026); codes P… of the table of form."""

from __future__ import annotations

from collections.abc import Iterator

from ..views import PlanView
from ..words import match_start
from .faults import NATIONAL_TITLE, PARTY_TITLE, Fault, head_of, typed

#: kinds whose letters stand in the symbol
_TITLED = ("KH", "CT", "CTr", "NQ", "QĐ", "HD", "BC")


def party_faults(view: PlanView) -> Iterator[Fault]:
    """Faults that the text of a Party document shows."""
    plan = view.plan
    number, head = plan.document_number, head_of(view)
    if NATIONAL_TITLE.search(head) and not PARTY_TITLE.search(head):
        yield Fault("P01", "national_for_party_title")
    elif typed(view) and not PARTY_TITLE.search(head) and plan.issued_on.status in ("stated", "partial"):
        yield Fault("P01", "no_party_title", plan.issued_on.span)
    if number.status == "blank":
        yield Fault("P03", "number_blank", number.span)
    elif number.status == "absent":
        yield Fault("P03", "no_number")
    kind = plan.kind
    if kind and kind.span and number.text and number.kind in _TITLED and kind.code in _TITLED and kind.code != number.kind:
        yield Fault("P03", "other_kind", number.span, {"kind": kind.name, "symbol": number.kind})
    if number.text and number.kind and match_start(r"\d+/", number.text) and "-" in number.text:
        yield Fault("P03", "symbol_of_state", number.span)
    if plan.issued_on.status == "partial":
        yield Fault("P-date", "date_blank", plan.issued_on.span)
    elif plan.issued_on.status == "stated" and plan.place is None and typed(view):
        yield Fault("P-date", "no_place", plan.issued_on.span)
    signature = plan.signatures[-1] if plan.signatures else None
    if signature and signature.authority and signature.authority.upper().startswith("TM."):
        yield Fault("P07", "state_authority", signature.span)
    if typed(view):
        if signature is None or (signature.position and not signature.name):
            yield Fault("P-sign", "no_name", signature.span if signature else None)
        if not plan.recipients:
            yield Fault("P12", "no_recipients")
