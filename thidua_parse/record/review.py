"""Values that a person should look at: those whose confidence lies below a threshold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .parts import Review

if TYPE_CHECKING:
    from .plan import Plan

_SINGLE = ("kind", "document_number", "issued_on", "issuing_body", "superior_body")
_LISTS = (
    "campaigns", "references", "campaign_periods", "deadlines", "award_forms",
    "responsible_agencies", "targets", "addressees", "recipients", "signatures",
)
#: why a value is doubtful, as far as the record itself tells
_REASONS = {
    "uncertain": "đọc không chắc / the reading is uncertain",
    "inferred": "suy ra, không in trong văn bản / inferred, not printed",
    "partial": "chỉ đọc được một phần / only a part is there",
    "blank": "để trống trong văn bản / left blank in the document",
    "ocr": "nhận dạng từ bản quét / read from a scan",
    "form": "dạng viết này hay bị đọc sai / this form is often misread",
}


def with_review(plan: Plan, minimum: float) -> Plan:
    """``plan`` with all values of a confidence below ``minimum`` (0 to 1) listed in ``review``.

    The values themselves stay in their fields.
    """
    return plan.changed(review=tuple(_below(plan, minimum)))


def _below(plan: Plan, minimum: float) -> Iterator[Review]:
    ocr = plan.source.ocr
    for field in ("place", "subject"):
        confidence = getattr(plan, f"{field}_confidence")
        if confidence is not None and confidence < minimum:
            yield Review(field=field, confidence=confidence, reason=_REASONS["ocr" if ocr else "form"])
    for field in _SINGLE:
        value = getattr(plan, field)
        if _doubtful(value, minimum):
            yield Review(field=field, confidence=value.confidence, reason=_reason(value, ocr))
    for field in _LISTS:
        for index, value in enumerate(getattr(plan, field)):
            if _doubtful(value, minimum):
                yield Review(
                    field=field, index=index, confidence=value.confidence, reason=_reason(value, ocr)
                )


def _doubtful(value: Any, minimum: float) -> bool:
    confidence = getattr(value, "confidence", None)
    return confidence is not None and confidence < minimum


def _reason(value: Any, ocr: bool) -> str:
    status = getattr(value, "status", "stated")
    return _REASONS.get(status) or _REASONS["ocr" if ocr else "form"]
