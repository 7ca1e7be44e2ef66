"""Text → plan record."""

from .document import parse_text

__all__ = ["parse_text"]
