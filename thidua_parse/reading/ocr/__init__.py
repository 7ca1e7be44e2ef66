"""OCR of scanned pages with tesseract and its Vietnamese model."""

from __future__ import annotations

from .page import ocr_page

__all__ = ["ocr_page"]
