"""Items of the emulation content (nội dung thi đua)."""

from __future__ import annotations

from ..record import ContentItem
from .text import DocumentText, Facts


def read_content_items(document: DocumentText, facts: Facts) -> tuple[ContentItem, ...]:
    """Items of the emulation content (nội dung thi đua)."""
    return ()
