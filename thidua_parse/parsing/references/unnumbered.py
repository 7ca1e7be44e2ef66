"""References without a number."""

from __future__ import annotations

from ..text import DocumentText, Facts
from .mention import Mention


def read_unnumbered(
    document: DocumentText, facts: Facts, mentions: list[Mention], start: int, preamble_end: int
) -> list[Mention]:
    """Superior documents and campaigns that are carried out but cited without a number."""
    return []
