"""Figures as people read them."""

from __future__ import annotations


def figure_text(value: float, *, places: int = 6, comma: bool = False) -> str:
    """A figure without exponent and needless noughts: "1500000", "12.5"; "12,5" with ``comma``.

    It is rounded to ``places`` (one at least) behind the decimal sign. The comma is that of
    Vietnamese papers.
    """
    text = f"{value:.{places}f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if comma else text
