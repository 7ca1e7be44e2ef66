"""Tables on a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import IO

#: what a cell shows, or that and its colour
Cell = str | tuple[str, str]


def show(
    stream: IO[str], headings: Sequence[str], rows: Iterable[Sequence[Cell]], *,
    title: str | None = None, right: Sequence[bool] = (),
) -> None:
    """Print ``rows`` under ``headings``; no cell is taken for markup.

    ``right``: which columns are set flush right, from the first one on.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, title_justify="left", header_style="bold")
    for index, heading in enumerate(headings):
        flush = index < len(right) and right[index]
        table.add_column(heading, overflow="fold", justify="right" if flush else "left")
    for row in rows:
        table.add_row(*(Text(cell) if isinstance(cell, str) else Text(*cell) for cell in row))
    Console(file=stream).print(table)


def show_counts(stream: IO[str], values: Iterable[str], word: Callable[[str], str] = str) -> None:
    """Print how often each value stands there, as ``fail: 2, pass: 7``; nothing for none."""
    from rich.console import Console

    counts = sorted(Counter(values).items())
    if counts:
        Console(file=stream).print(", ".join(f"{word(value)}: {count}" for value, count in counts))
