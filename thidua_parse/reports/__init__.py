"""Findings → a report that can be handed on: HTML, XLSX, CSV, JSON Lines."""

from .write import write_report

__all__ = ["write_report"]
