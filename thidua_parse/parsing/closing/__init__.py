"""The closing: recipients (Nơi nhận) and signature block."""

from __future__ import annotations

from dataclasses import dataclass

from ...record import Recipient, Signature
from ..text import DocumentText
from .digital import with_digital_signer
from .recipients import read_recipients
from .signatures import read_signatures


@dataclass(slots=True)
class Closing:
    """Recipients and signatures; ``notes`` are places where a scanner's note was dropped."""

    recipients: tuple[Recipient, ...] = ()
    signatures: tuple[Signature, ...] = ()
    notes: tuple[tuple[int, int], ...] = ()


def read_closing(document: DocumentText) -> Closing:
    """Read the closings that the zones found."""
    recipients: list[Recipient] = []
    signatures: list[Signature] = []
    notes: list[tuple[int, int]] = []
    for block in document.frame.blocks:
        signatures += read_signatures(document, block)
        if not recipients:
            found, dropped = read_recipients(document, block)
            recipients, notes = found, notes + dropped
    if document.ocr:
        signatures = _told_apart(signatures)
    source = document.source
    signed = with_digital_signer(
        tuple(signatures), source.digital_signatures, scan=source.source.ocr
    )
    return Closing(tuple(recipients), signed, tuple(notes))


def _told_apart(signatures: list[Signature]) -> list[Signature]:
    """The signatures of a scan, those whose names differ in one syllable uncertain.

    One person signs a document and what it promulgates; two readings of the name cannot both be right.
    """
    names = [(s.name or "").split() for s in signatures]
    return [
        s.changed(status="uncertain") if s.status == "stated" and any(
            len(own) == len(other) > 1 and sum(a != b for a, b in zip(own, other, strict=True)) == 1
            for other in names
        ) else s
        for s, own in zip(signatures, names, strict=True)
    ]
