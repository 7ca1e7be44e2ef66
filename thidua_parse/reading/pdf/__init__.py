"""PDF files: text layers through PDFium, scanned pages through OCR, both through one layout."""

from __future__ import annotations

from .document import read_pdf

__all__ = ["read_pdf"]
