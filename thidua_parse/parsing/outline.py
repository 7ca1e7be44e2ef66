"""The section tree with roles."""

from __future__ import annotations

from ..record import Diagnostic, Section
from .text import DocumentText, Facts


def read_outline(
    document: DocumentText, facts: Facts
) -> tuple[tuple[Section, ...], tuple[Diagnostic, ...]]:
    """The numbered parts of the body as a tree, and what is odd about their labels."""
    return (), ()
