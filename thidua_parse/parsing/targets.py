"""Figures set as goals."""

from __future__ import annotations

from ..record import Target
from .text import DocumentText, Facts


def read_targets(document: DocumentText, facts: Facts) -> tuple[Target, ...]:
    """Figures set as goals."""
    return ()
