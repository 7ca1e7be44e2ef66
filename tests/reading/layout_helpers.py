"""Words placed on a page by their coordinates."""

from __future__ import annotations

from thidua_parse.reading.layout import Run


def run(text: str, x0: float, base: float, x1: float | None = None, size: float = 12) -> Run:
    """A run on the baseline ``base``, as wide as its letters where ``x1`` is left out (points)."""
    return Run(text, x0, x1 or x0 + 5.5 * len(text), base - size, base, size)
