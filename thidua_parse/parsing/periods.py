"""Periods of time: the plan's own campaign period and others."""

from __future__ import annotations

from ..record import CampaignPeriod
from .text import DocumentText, Facts


def read_periods(document: DocumentText, facts: Facts) -> tuple[CampaignPeriod, ...]:
    """Periods of time: the plan's own campaign period and others."""
    return ()
