"""Runs of blanks that mean nothing, told from the gaps of columns and tables.

OCR and justified print leave runs of blanks between the words of a sentence. The gap of a column or
of a table stands above or below another one; a run inside a sentence stands anywhere, and mostly
between two small letters.
"""

from __future__ import annotations

import regex

WIDE = regex.compile(r"(?<=\S)[ \u00a0]{3,}+(?=\S)")
#: lines from which the runs are judged
STUDIED = 2000
#: runs between small letters, none above or below another, that make a text noisy
ENOUGH = 8


def noisy_width(text: str) -> int:
    """Width of the widest run of blanks that is noise in ``text``; 0 where none is."""
    widths: list[int] = []
    every = 0
    above: set[int] = set()
    pending: list[tuple[int, int]] = []  # (width, end) of runs that nothing stands under yet
    for line in text.split("\n", STUDIED)[:STUDIED]:
        if not line.strip():
            continue
        if "   " not in line and "\u00a0" not in line:
            if pending:
                widths.extend(width for width, _ in pending)
                pending = []
            above = set()
            continue
        gaps = [m.span() for m in WIDE.finditer(line)]
        ends = {end for _, end in gaps}
        widths.extend(width for width, end in pending if not _near(end, ends))
        pending = [
            (end - start, end) for start, end in gaps
            if line[end].islower() and (line[start - 1].islower() or line[start - 1] in ",;")
            and not _near(end, above)
        ]
        every += len(gaps)
        above = ends
    widths.extend(width for width, _ in pending)
    if len(widths) < ENOUGH or len(widths) * 3 < every:
        return 0
    widths.sort()
    return widths[int(len(widths) * 0.98)]


def _near(end: int, others: set[int]) -> bool:
    return end in others or end - 1 in others or end + 1 in others


def narrow(text: str, width: int) -> str:
    """``text`` with runs of three to ``width`` blanks no longer wide; offsets stay as they are.

    All blanks of a run but the first become zero-width ones, which the cleaning of lines drops.
    """
    run = regex.compile(rf"(?<=\S)[ \u00a0]{{3,{width}}}+(?=\S)")
    return str(run.sub(lambda m: " " + "\u200b" * (len(m.group()) - 1), text))
