"""The closing: recipients (Nơi nhận) and signature block."""

from __future__ import annotations

from dataclasses import dataclass

from ...record import Recipient, Signature
from ..text import DocumentText
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
    return Closing(tuple(recipients), tuple(signatures), tuple(notes))
