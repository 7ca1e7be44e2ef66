"""The header: kind, number, date, place, issuing and superior body, subject, addressees."""

from __future__ import annotations

from dataclasses import dataclass

from ..record import Agency, Diagnostic, DocumentNumber, IssueDate, Kind, Recipient, Span
from .text import DocumentText


@dataclass(slots=True)
class Header:
    """What the header and the title block state."""

    kind: Kind | None = None
    number: DocumentNumber = DocumentNumber()
    issued_on: IssueDate = IssueDate()
    place: str | None = None
    place_span: Span | None = None
    issuer: Agency | None = None
    joint_issuers: tuple[Agency, ...] = ()
    superior: Agency | None = None
    subject: str | None = None
    subject_span: Span | None = None
    addressees: tuple[Recipient, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def read_header(document: DocumentText) -> Header:
    """Read the header zones."""
    return Header()
