"""Words with boxes → columns → lines → paragraphs; shared by text PDFs and OCR."""

from __future__ import annotations

from .grids import grids_of
from .model import Grid, Line, Page, Run, WordMark
from .pages import lines_of
from .paragraphs import Assembled, assemble

__all__ = ["Assembled", "Grid", "Line", "Page", "Run", "WordMark", "assemble", "grids_of", "lines_of"]
