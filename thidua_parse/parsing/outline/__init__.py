"""The section tree with roles."""

from __future__ import annotations

from ...record import Diagnostic, Section
from ..text import DocumentText, Facts
from .assemble import assemble, diagnose
from .repair import OcrBuilder
from .scan import scan_labels
from .tree import Builder

__all__ = ["read_outline"]


def read_outline(
    document: DocumentText, facts: Facts
) -> tuple[tuple[Section, ...], tuple[Diagnostic, ...]]:
    """The numbered parts of the body as a tree, and what is odd about their labels."""
    labels, regions = scan_labels(document)
    if not labels:
        return (), ()
    builder = (OcrBuilder if document.source.source.ocr else Builder)(
        labels, tuple(lines.start for lines in regions[1:])
    )
    return assemble(document, builder.build(), regions), diagnose(document, builder)
