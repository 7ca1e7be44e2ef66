"""Agencies with a duty: role, tasks, partners."""

from __future__ import annotations

from ..record import ResponsibleAgency
from .text import DocumentText, Facts


def read_responsible_agencies(document: DocumentText, facts: Facts) -> tuple[ResponsibleAgency, ...]:
    """Agencies with a duty: role, tasks, partners."""
    return ()
