"""Document-level diagnostics: what is blank, lost, doubtful or oddly printed in the frame.

A lost header is a state of the text, not a fault of the office; the sentences say so. Codes,
severities and sentences stand in ``knowledge/data/diagnostics.csv``.
"""

from __future__ import annotations

import regex

from ..record import Agency, Diagnostic, Span
from ..record.numbers import compact
from .closing import Closing
from .closing.recipients import is_filing
from .header import Header
from .header.pieces import Mark
from .text import DocumentText

END_MARK = regex.compile(r"(?:[./]\s?/\s?\.?|/\s?\.|\.\s?/)[\"”’)\]]*\s*$")
#: what may stand behind it
CLOSERS = "\"”’)] "
FILING_FORM = regex.compile(r"(?i)\W*lưu\s?[:;]")
TIGHT_AUTHORITY = regex.compile(r"(?:TM|KT|TL|TUQ|Q)\.(?=\p{Lu})")
#: letters of a symbol that go with another printed kind
SAME_KIND = {
    "QyĐ": {"QĐ", "QĐi"}, "NQ": {"NQLT"}, "TT": {"TTLT"}, "KH": {"KHLT", "KHPH"},
    "HD": {"HDLT"}, "CTr": {"CTrPH", "CTPH", "CTrLT"}, "QC": {"QCPH", "QCLT"}, "CV": {"CV"},
}


class Notes:
    """Collects diagnostics with their sentences."""

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []

    def add(self, code: str, span: Span | None = None, **values: object) -> None:
        """Note ``code`` of the table of diagnostics, with the values of its sentence."""
        self.found.append(Diagnostic.of(code, span, **values))


def diagnose(
    document: DocumentText, header: Header, closing: Closing, issuer: Agency | None
) -> tuple[Diagnostic, ...]:
    """Everything a reader should know about header, subject, closing and issuer."""
    notes = Notes()
    _header(document, header, notes)
    _issuer(issuer, notes)
    _closing(document, closing, notes)
    if document.cut is not None:
        notes.add("too-many-citations", document.span(document.cut, document.cut))
    return tuple(notes.found)


def _header(document: DocumentText, header: Header, notes: Notes) -> None:
    number, date, kind = header.number, header.issued_on, header.kind
    printed = any(piece.mark in (Mark.NATION, Mark.PARTY) for piece in document.frame.pieces)
    if header.issuer is None and not printed:
        bare_header = number.status == "absent" and date.status in ("absent", "inferred")
        notes.add("missing-header" if bare_header else "partial-header")
    if number.status == "absent":
        notes.add("missing-number")
    elif number.status in ("blank", "uncertain"):
        notes.add(f"{number.status}-number", number.span, raw=number.raw)
    if number.raw and number.status == "stated" and number.text and number.raw != number.text and (
        " " in number.raw and compact(number.raw) == number.text
    ):
        notes.add("number-spacing", number.span, raw=number.raw)
    if date.status == "absent":
        notes.add("missing-date")
    elif date.status in ("blank", "partial", "uncertain"):
        notes.add(f"{date.status}-date", date.span, raw=date.raw)
    elif date.status == "inferred":
        notes.add("inferred-date", date.span, iso=date.iso)
    if number.year and date.iso and number.year != date.iso[:4]:
        notes.add("year-mismatch", number.span, year=number.year, iso=date.iso)
    if kind is None:
        notes.add("unknown-kind")
    elif kind.status == "inferred":
        notes.add("inferred-kind", kind.span, name=kind.name)
    elif number.kind and number.kind != kind.code and number.kind not in SAME_KIND.get(
        kind.code, ()
    ):
        notes.add("kind-symbol-mismatch", number.span, name=kind.name, symbol=number.kind)
    if header.subject is None:
        notes.add("missing-subject")


def _issuer(issuer: Agency | None, notes: Notes) -> None:
    if issuer is None:
        notes.add("unknown-issuer")
        return
    name = issuer.name or issuer.raw
    if issuer.status == "inferred":
        notes.add("inferred-issuer", issuer.span, name=name)
    if issuer.level not in (None, "central") and issuer.province is None:
        notes.add("unplaced-issuer", issuer.span, name=name)


def _ended(line: str) -> bool:
    """Whether a line ends with "./." or what is typed for it."""
    return "/" in line.rstrip(CLOSERS)[-5:] and END_MARK.search(line) is not None


def _closing(document: DocumentText, closing: Closing, notes: Notes) -> None:
    zones = document.zones
    last = zones.closing.start - 1
    if not zones.closing:
        last = len(document.lines) - 1
    if last >= 0 and not _ended(document.lines[last]):
        notes.add("missing-closing-formula", document.line_span(last))
    if not closing.signatures:
        notes.add("signature-missing")
    elif all(signature.name is None for signature in closing.signatures):
        notes.add("signer-missing", closing.signatures[-1].span)
    elif closing.signatures[-1].status == "inferred":
        signed = closing.signatures[-1]
        notes.add("inferred-signer", signed.span, name=signed.name)
    for signature in closing.signatures:
        span = signature.span
        if span is not None and (
            tight := TIGHT_AUTHORITY.match(document.text, span.start, span.end)
        ):
            end = document.text.find("\n", tight.start())
            raw = document.text[tight.start() : end if end > 0 else span.end]
            notes.add("authority-spacing", span, raw=raw)
    if not closing.recipients:
        notes.add("recipients-missing")
    else:
        filing = next((entry for entry in reversed(closing.recipients) if is_filing(entry.raw)), None)
        if filing is None:
            notes.add("filing-line-missing", closing.recipients[-1].span)
        elif not FILING_FORM.match(filing.raw):
            notes.add("filing-line-form", filing.span, raw=filing.raw)
    for start, end in closing.notes:
        raw = document.text[start:end].strip(" *[]()")
        notes.add("scanner-note", document.span(start, end), raw=raw)
