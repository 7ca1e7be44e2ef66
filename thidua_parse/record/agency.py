"""Agencies: issuing bodies, addressees, partners, givers of awards."""

from __future__ import annotations

from .base import Evidence, Model, Span
from .vocabulary import Level, Status


class Agency(Model):
    """An agency as written (``raw``) and as understood (``name`` … ``commune``).

    ``name`` is the full canonical name with its place as of the document's date
    ("Ủy ban nhân dân tỉnh Trà Vinh"); ``type`` the class of body (UBND, HĐND, SỞ, BỘ, ĐẢNG …).
    ``candidates`` lists readings that remain when the name alone does not decide.
    """

    raw: str
    name: str | None = None
    type: str | None = None
    level: Level | None = None
    province: str | None = None
    district: str | None = None
    commune: str | None = None
    status: Status = "stated"
    span: Span | None = None
    confidence: float | None = None
    evidence: tuple[Evidence, ...] = ()
    candidates: tuple[str, ...] = ()
