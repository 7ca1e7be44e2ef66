"""Findings → a report that can be handed on: HTML, XLSX, CSV, JSON Lines."""

from .tree import draw_tree
from .write import write_report

__all__ = ["draw_tree", "write_report"]
