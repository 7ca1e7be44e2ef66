"""Words with boxes → columns → lines → paragraphs; shared by text PDFs and OCR."""

from __future__ import annotations

from .model import Grid, Line, Page, Run, WordMark
from .pages import lines_of
from .paragraphs import assemble

__all__ = ["Grid", "Line", "Page", "Run", "WordMark", "assemble", "lines_of"]
