"""From runs in any order to rows: runs that share a baseline, left to right."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter

import regex

from .model import Run, WordMark

#: two runs stand on one line when their lower edges differ by less than this share of their height
SAME_BASE = 0.38
#: runs of a row that are nearer than this (in heights) belong to one piece of text
NEAR = 0.95
#: a gap that is narrower than this (in heights) is no blank
TIGHT = 0.12
#: a run this much smaller than its neighbour is set above or below the line
SMALL = 0.8
MOTTO = regex.compile(r"CỘNG H(?:ÒA|OÀ|OA) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT")
#: a raised 2 or 3 after a unit of length is an exponent
LENGTH = regex.compile(r"(?:^|[ \d])(?:k|d|c|m)?m$")
NOTE_MARK = regex.compile(r"[\[(]?(?:\d{1,2}|\*{1,3})[\])]?")

#: figures that are stamped or written into a place left open
FIGURES = regex.compile(r"\d{1,5}[A-Za-z]?")
#: dots that mark such a place
LEADERS = regex.compile(r"(?:[._…\u2024\u2025]{3,}|…)(?:[ ._…\u2024\u2025]*[._…\u2024\u2025])?")
#: a number's beginning and the rest of it behind the place left open
SERIAL = regex.compile(r"Số\b[\s:\d.…_]*")
SYMBOL = regex.compile(r"[/-] ?\p{Lu}")

BY_PLACE, FROM_LEFT = attrgetter("base", "x0"), attrgetter("x0")

Row = list[Run]


def rows_of(runs: list[Run]) -> list[Row]:
    """Rows from top to bottom, each with its runs from left to right, near runs merged."""
    rows: list[Row] = []
    whole: Row = []
    for run in runs:
        whole.extend(without_motto(run) if "CỘNG" in run.text else (run,))
    whole.sort(key=BY_PLACE)
    base = float("-inf")  # of the run before, the lowest of all so far
    for run in whole:
        # none of the rows can hold a run that stands lower than all of them
        near = rows[-4:] if run.base - base < SAME_BASE * run.size else ()
        base = run.base
        for row in reversed(near):
            last = row[-1]
            height = min(last.size, run.size)
            if run.base - last.base < SAME_BASE * height and not _collides(row, run):
                row.append(run)
                break
        else:
            rows.append([run])
    if len(rows) > 1:
        rows = _with_figures(rows)
    return [
        merged(sorted(row, key=FROM_LEFT)) if len(row) > 1 else row for row in _with_raised(rows)
    ]


def _with_figures(rows: list[Row]) -> list[Row]:
    """Rows with figures set a little off the line put into the gap or the dots they stand on."""
    result: list[Row] = []
    for k, row in enumerate(rows):
        figures = [r for r in row if len(r.text) < 8 and FIGURES.fullmatch(r.text.strip())]
        if figures:
            hosts = rows[max(k - 3, 0) : k] + rows[k + 1 : k + 4]
            alone = len(figures) == len(row)
            row = [
                r for r in row
                if r not in figures or not any(_put_into(host, r, alone) for host in hosts)
            ]
        if row:
            result.append(row)
    return result


def _put_into(host: Row, run: Run, alone: bool) -> bool:
    """Put figures into a row that they stand on; False where they do not.

    ``alone``: no words share the line of the figures, so that they may go into a mere gap too.
    """
    middle, centre = (run.top + run.base) / 2, (run.x0 + run.x1) / 2
    level = [
        r for r in host
        if r.top < middle < r.base and abs(r.base - run.base) < 0.6 * r.size < r.size < 2 * run.size
        and (run.size > SMALL * r.size or LEADERS.search(r.text))
    ]
    if not level or not min(r.x0 for r in level) < centre < max(r.x1 for r in level):
        return False
    for other in level:
        if not other.x0 - 1 < centre < other.x1 + 1:
            continue
        step = (other.x1 - other.x0) / max(len(other.text), 1)
        places = [(abs(other.x0 + step * (m.start() + m.end()) / 2 - centre), m.span())
                  for m in LEADERS.finditer(other.text)]
        if not places:
            return False
        start, end = min(places)[1]
        parts = other.text[:start].rstrip(), run.text.strip(), other.text[end:].lstrip()
        other.text, other.marks = " ".join(part for part in parts if part), []
        return True
    nearest = min(max(run.x0 - r.x1, r.x0 - run.x1) for r in level)
    if not alone or nearest > 4 * run.size:
        return False
    host.append(run)
    return True


def without_motto(run: Run) -> list[Run]:
    """A run cut before the national title or the Party's name, which open the right column."""
    match = MOTTO.search(run.text)
    if match is None or not run.text[: match.start()].strip():
        return [run]
    at = match.start()
    x = run.x0 + (run.x1 - run.x0) * at / len(run.text)
    gap = min(0.5 * run.size, x - run.x0)
    left = replace(
        run, text=run.text[:at].rstrip(), x1=x - gap, marks=[m for m in run.marks if m.end <= at]
    )
    right = replace(
        run, text=run.text[at:], x0=x + gap,
        marks=[WordMark(m.start - at, m.end - at, m.confidence, m.others) for m in run.marks if m.start >= at],
    )
    return [left, right]


def _collides(row: Row, run: Run) -> bool:
    """Whether ``run`` lies over a run of ``row``: it is then a line of its own."""
    return any(
        min(other.x1, run.x1) - max(other.x0, run.x0) > 0.5 * min(other.size, run.size)
        and not (other.stamp or run.stamp)
        for other in row
    )


def _with_raised(rows: list[Row]) -> list[Row]:
    """Rows with small raised or lowered runs (note marks, m²) put into the line they belong to."""
    result: list[Row] = []
    raised: list[Run] = []
    for row in rows:
        if raised:
            still: list[Run] = []
            for small in raised:
                if _beside(row, small):
                    row.append(small)
                else:
                    still.append(small)
            raised = []
            if still:
                result.insert(len(result), still)
        small_only = len(row[0].text) <= 4 and all(len(r.text) <= 4 for r in row)
        if small_only and result and all(_beside(result[-1], r) for r in row):
            result[-1].extend(row)  # lowered
        elif small_only:
            raised = row
        else:
            result.append(row)
    if raised:
        result.append(raised)
    result.sort(key=_base)
    return result


def _base(row: Row) -> float:
    """Where the largest run of a row stands."""
    return row[0].base if len(row) == 1 else max(row, key=lambda r: (r.size, r.base)).base


def _beside(row: Row, small: Run) -> bool:
    """Whether ``small`` is set smaller than a run of ``row`` and stands within its height."""
    middle = (small.top + small.base) / 2
    return any(
        small.size < SMALL * run.size
        and run.base - 1.15 * run.size < middle < run.base + 0.2 * run.size
        and (abs(small.x0 - run.x1) < run.size or abs(run.x0 - small.x1) < run.size)
        for run in row
    )


def merged(row: Row, near: float = NEAR) -> Row:
    """The row with runs that follow each other closely made one."""
    result: Row = []
    for run in row:
        close = near * max(min(result[-1].size, run.size), 4.0) if result else 0.0
        if result and SERIAL.fullmatch(result[-1].text.strip()) and (
            SYMBOL.match(run.text) or FIGURES.fullmatch(run.text.strip())
        ):
            close *= 7
        if result and run.x0 - result[-1].x1 < close and not MOTTO.match(run.text):
            result[-1] = joined(result[-1], run)
        else:
            result.append(run)
    return result


def joined(a: Run, b: Run) -> Run:
    """One run of two that stand on one line, ``a`` before ``b``.

    A small raised number before text is kept as the mark of a footnote.
    """
    if not a.note and a.size < SMALL * b.size and NOTE_MARK.fullmatch(a.text.strip()):
        return Run(
            b.text, a.x0, b.x1, min(a.top, b.top), b.base, b.size, b.stamp, b.marks, a.text.strip()
        )
    gap = b.x0 - a.x1
    blank = "" if gap < TIGHT * min(a.size, b.size) and not (a.stamp or b.stamp) else " "
    if a.text.endswith(" ") or b.text.startswith(" "):
        blank = ""
    text = b.text
    raised = b.size < SMALL * a.size and b.base < a.base - 0.1 * a.size
    if raised and NOTE_MARK.fullmatch(text) and not (text in "23" and LENGTH.search(a.text)):
        text = blank = ""
    shift = len(a.text) + len(blank)
    marks = a.marks + [
        WordMark(m.start + shift, m.end + shift, m.confidence, m.others) for m in b.marks
    ]
    longer = a if len(a.text) >= len(b.text) else b
    return Run(
        a.text + blank + text, min(a.x0, b.x0), max(a.x1, b.x1), min(a.top, b.top),
        longer.base, longer.size, a.stamp and b.stamp, marks if text else a.marks, a.note,
    )


def one_run(row: Row) -> Run:
    """All runs of a row as one piece of text."""
    run = row[0]
    for other in row[1:]:
        run = joined(run, other)
    return run
