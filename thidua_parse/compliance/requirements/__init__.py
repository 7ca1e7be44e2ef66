"""A higher document as requirements, and a lower one checked requirement by requirement."""

from .check import check_requirements
from .extract import requirements
from .model import (
    KINDS,
    OUTCOMES,
    CheckedRequirement,
    CheckedRequirements,
    Requirement,
)

__all__ = [
    "KINDS", "OUTCOMES", "CheckedRequirement", "CheckedRequirements", "Requirement",
    "check_requirements", "requirements",
]
