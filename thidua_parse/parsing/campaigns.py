"""Emulation movements and named campaigns."""

from __future__ import annotations

from ..record import Campaign, Reference
from .text import DocumentText, Facts


def read_campaigns(document: DocumentText, facts: Facts, references: tuple[Reference, ...]) -> tuple[Campaign, ...]:
    """Emulation movements and named campaigns."""
    return ()
