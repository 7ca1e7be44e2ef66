"""From runs in any order to rows: runs that share a baseline, left to right."""

from __future__ import annotations

from .model import Run, WordMark

#: two runs stand on one line when their lower edges differ by less than this share of their height
SAME_BASE = 0.38
#: runs of a row that are nearer than this (in heights) belong to one piece of text
NEAR = 0.95
#: a gap that is narrower than this (in heights) is no blank
TIGHT = 0.12

Row = list[Run]


def rows_of(runs: list[Run]) -> list[Row]:
    """Rows from top to bottom, each with its runs from left to right, near runs merged."""
    rows: list[Row] = []
    for run in sorted(runs, key=lambda r: r.base):
        for row in reversed(rows[-3:]):
            last = row[-1]
            height = min(last.size, run.size)
            if run.base - last.base < SAME_BASE * height and not _collides(row, run):
                row.append(run)
                break
        else:
            rows.append([run])
    rows.sort(key=lambda row: max(r.base for r in row))
    return [merged(sorted(row, key=lambda r: r.x0)) for row in rows]


def _collides(row: Row, run: Run) -> bool:
    """Whether ``run`` lies over a run of ``row``: it is then a line of its own."""
    return any(
        min(other.x1, run.x1) - max(other.x0, run.x0) > 0.5 * min(other.size, run.size)
        and not (other.stamp or run.stamp)
        for other in row
    )


def merged(row: Row, near: float = NEAR) -> Row:
    """The row with runs that follow each other closely made one."""
    result: Row = []
    for run in row:
        if result and run.x0 - result[-1].x1 < near * max(min(result[-1].size, run.size), 4.0):
            result[-1] = joined(result[-1], run)
        else:
            result.append(run)
    return result


def joined(a: Run, b: Run) -> Run:
    """One run of two that stand on one line, ``a`` before ``b``."""
    gap = b.x0 - a.x1
    blank = "" if gap < TIGHT * min(a.size, b.size) and not (a.stamp or b.stamp) else " "
    if a.text.endswith(" ") or b.text.startswith(" "):
        blank = ""
    shift = len(a.text) + len(blank)
    marks = a.marks + [WordMark(m.start + shift, m.end + shift, m.confidence) for m in b.marks]
    longer = a if len(a.text) >= len(b.text) else b
    return Run(
        a.text + blank + b.text, min(a.x0, b.x0), max(a.x1, b.x1), min(a.top, b.top),
        longer.base, longer.size, a.stamp and b.stamp, marks,
    )


def one_run(row: Row) -> Run:
    """All runs of a row as one piece of text."""
    run = row[0]
    for other in row[1:]:
        run = joined(run, other)
    return run
