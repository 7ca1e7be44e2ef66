"""Named award forms in the commendation parts."""

from __future__ import annotations

from ..record import AwardForm
from .text import DocumentText, Facts


def read_awards(document: DocumentText, facts: Facts) -> tuple[AwardForm, ...]:
    """Named award forms in the commendation parts."""
    return ()
