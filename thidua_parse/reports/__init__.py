"""Findings → a report that can be handed on: HTML, XLSX, CSV, JSON Lines; pictures of the graph."""

from .picture import draw_graph
from .tree import draw_tree
from .write import write_report

__all__ = ["draw_graph", "draw_tree", "write_report"]
