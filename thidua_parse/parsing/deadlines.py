"""Duties with a date or a rhythm."""

from __future__ import annotations

from ..record import Deadline
from .text import DocumentText, Facts


def read_deadlines(document: DocumentText, facts: Facts) -> tuple[Deadline, ...]:
    """Duties with a date or a rhythm."""
    return ()
