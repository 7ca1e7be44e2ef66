"""Review by people: decisions about values, links and verdicts, kept beside the documents."""

from __future__ import annotations

from .apply import Again, apply_to_plan
from .corrections import Corrections, apply_corrections
from .model import Anchor, Correction, Other, effective
from .store import CorrectionFile

__all__ = [
    "Again", "Anchor", "Correction", "CorrectionFile", "Corrections", "Other", "apply_corrections",
    "apply_to_plan", "effective",
]
