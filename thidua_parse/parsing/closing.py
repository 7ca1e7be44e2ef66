"""The closing: recipients (Nơi nhận) and signature block."""

from __future__ import annotations

from dataclasses import dataclass

from ..record import Diagnostic, Recipient, Signature
from .text import DocumentText


@dataclass(slots=True)
class Closing:
    """Recipients and signatures."""

    recipients: tuple[Recipient, ...] = ()
    signatures: tuple[Signature, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def read_closing(document: DocumentText) -> Closing:
    """Read the closing zone."""
    return Closing()
