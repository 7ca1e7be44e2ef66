"""The header: kind, number, date, place, issuing and superior body, subject, addressees."""

from __future__ import annotations

from dataclasses import dataclass

from ...knowledge.title_kinds import kinds_by_code
from ...record import Agency, DocumentNumber, IssueDate, Kind, Recipient, Span
from ..fold import bare
from ..text import DocumentText
from .addressees import read_addressees
from .crosscheck import crosscheck
from .dates import infer_date, read_date, with_signing_time
from .numbers import read_number
from .organs import read_organs
from .pieces import Mark
from .subject import read_subject

#: words after which the name of a body belongs to the title
LINKS = (" CUA", " VA", " DO", " VOI", " TRINH", " VE", " TAI", " BOI", " THUOC", ",", " -")
#: the offices of those who head the issuer, longer ones first
HEADS = (" CHU TICH", " BO TRUONG", " TONG GIAM DOC", " GIAM DOC", " CHANH VAN PHONG", " THUONG TRUC", " TRUONG BAN")


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


def read_header(document: DocumentText) -> Header:
    """Read the header from the frame that the zones were made of."""
    frame = document.frame
    header = Header()
    header.number = read_number(document, frame.pieces)
    header.issued_on, header.place, header.place_span = read_date(document, frame.pieces)
    if document.ocr:
        header.number, header.issued_on = crosscheck(document, header.number, header.issued_on)
    header.issued_on = with_signing_time(document, header.issued_on)
    if header.issued_on.status == "absent" and (
        date := infer_date(document, frame, document.zones.closing.start)
    ):
        header.issued_on = date
    header.kind = _kind(document, header.number)
    letter = header.kind is not None and header.kind.code == "CV"
    header.subject, header.subject_span = read_subject(document, frame, letter)
    header.issuer, header.joint_issuers, header.superior = read_organs(
        document, frame.pieces, header.issued_on.iso, _joint(document, header.number)
    )
    if header.subject and header.issuer:
        _drop_issuer(document, header)
    header.addressees = read_addressees(document, frame.to)
    return header


def _drop_issuer(document: DocumentText, header: Header) -> None:
    """Cut the issuer's line above the bases off a title that it was run together with."""
    assert header.subject is not None and header.issuer is not None
    tail = " " + bare(header.issuer.raw)
    folded = bare(header.subject)
    if not folded.endswith(tail):
        return
    rest = folded[: -len(tail)]
    if (head := next((h for h in HEADS if rest.endswith(h)), None)) is not None:
        rest, tail = rest[: -len(head)], head + tail  # "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH X"
    if rest.endswith(LINKS):
        return
    if not header.subject[-len(tail) :].isupper():
        return
    header.subject = header.subject[: -len(tail)].rstrip()
    if (span := header.subject_span) is not None:
        header.subject_span = document.span(span.start, span.start + len(header.subject))


def _joint(document: DocumentText, number: DocumentNumber) -> bool:
    """Whether kind word or symbol say that several bodies issue the document together."""
    word = document.frame.kind
    if word is not None and ("LIÊN" in word.text or "PHỐI HỢP" in word.text):
        return True
    return number.kind is not None and number.kind.endswith(("LT", "PH"))


def _kind(document: DocumentText, number: DocumentNumber) -> Kind | None:
    """The kind as printed; an official letter has no kind word; else as the symbol says."""
    frame = document.frame
    if frame.kind is not None and frame.kind.kind is not None:
        kind = frame.kind.kind
        span = document.span(frame.kind.start, frame.kind.end)
        return Kind.made(code=kind.code, name=kind.name, span=span)
    known = kinds_by_code()
    if number.kind is not None and number.kind in known:
        kind = known[number.kind]
        return Kind.made(code=kind.code, name=kind.name, status="inferred", span=number.span, confidence=0.9)
    about = (piece for piece in frame.pieces if piece.mark is Mark.ABOUT)
    sign = next(about, None) or next(iter(frame.to), None)
    if sign is not None:  # the form that has "V/v" or an addressee instead of a kind word
        span = document.span(sign.start, sign.end)
        return Kind.made(code="CV", name=known["CV"].name, span=span)
    if number.organ is not None:
        return Kind.made(code="CV", name=known["CV"].name, status="inferred", span=number.span, confidence=0.8)
    return None
