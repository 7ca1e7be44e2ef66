"""Mentions of other documents: found, dated, attributed, related."""

from __future__ import annotations

from ...record import Reference
from ..text import DocumentText, Facts


def read_references(document: DocumentText, facts: Facts) -> tuple[Reference, ...]:
    """Every mention of another document, in order of appearance."""
    return ()
