"""Word documents (DOCX): an own walk over the XML that keeps numbering, tables and positions."""

from __future__ import annotations

from .reader import read_docx

__all__ = ["read_docx"]
