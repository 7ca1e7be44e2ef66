"""Rows of tables in plain text: lines with tabs or aligned wide gaps, cells of Markdown."""

from __future__ import annotations

from itertools import pairwise

import regex

from .columns import Piece, gapped, split

BREAK = regex.compile(r"<br\s*/?>")


def breaks_as_lines(text: str) -> str:
    """A cell of Markdown with its line breaks as line ends, without bold marks."""
    return str(BREAK.sub("\n", text)).replace("**", "")


def between_breaks(text: str) -> list[tuple[int, int]]:
    """Offsets of the lines of a cell."""
    found, start = [], 0
    for match in BREAK.finditer(text):
        found.append((start, match.start()))
        start = match.end()
    return [*found, (start, len(text))]


def table_lines(
    raws: list[str], regions: dict[int, tuple[int, list[Piece]]]
) -> dict[int, list[tuple[int, int]]]:
    """Lines that are rows of a table by their tabs or aligned wide gaps: line → cells."""
    inside: set[int] = set()
    for first, (end, _) in regions.items():
        inside.update(range(first, end))
    found: dict[int, list[tuple[int, int]]] = {}
    run: list[tuple[int, list[tuple[int, int]]]] = []

    def close() -> None:
        if len(run) >= 2 and (
            all("\t" in raws[i] for i, _ in run) or _aligned([p for _, p in run])
        ):
            found.update(run)
        run.clear()

    for i, raw in enumerate(raws):
        if i in inside:
            close()
            continue
        if not raw.strip():
            continue
        parts = split(raw) if gapped(raw) else []
        if len(parts) > 1:
            run.append((i, parts))
        else:
            close()
    close()
    return found


def _aligned(rows: list[list[tuple[int, int]]]) -> bool:
    """Whether most rows begin a cell where the row above begins one (within two characters)."""
    hits = 0
    for above, row in pairwise(rows):
        starts = [a for a, _ in above[1:]]
        hits += any(abs(a - b) <= 2 for a, _ in row[1:] for b in starts)
    return hits * 2 >= len(rows) - 1 and hits > 0
