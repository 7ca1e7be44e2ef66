"""Pages of runs → the printed lines of the document in reading order, without page furniture."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from statistics import median

import regex

from .columns import Block, Gap, carried_over, in_reading_order
from .furniture import footnotes_of, note_text, without_furniture
from .grids import (
    carries_on,
    continues,
    fill_grids,
    joined_rows,
    table_lines,
    without_repeated_head,
)
from .model import Grid, Line, Page, Run
from .paragraphs import clean
from .rows import Row, rows_of

RECIPIENTS = regex.compile(r"(?i)nơi nhận")


def lines_of(pages: list[Page]) -> list[Line]:
    """The lines of all pages; footnotes come last."""
    for page in pages:
        if page.grids:
            fill_grids(page)
    laid = [(page, rows_of(page.runs)) for page in pages]
    without_furniture(laid)
    body = _body_size(laid)
    lines: list[Line] = []
    notes: list[Line] = []
    tables = _Tables()
    cut = _Cut()
    before: list[Line] = []
    for page, rows in laid:
        feet = footnotes_of(page, rows, body)
        flows: list[Line] = []
        for part in cut.rest(rows):
            tables.block += 1
            made = _lines(part, page, tables.block)
            if part.right:
                lines.extend(made)
            else:
                lines[cut.at : cut.at] = made
                cut.at += len(made)
        cut = _Cut()
        for grid, above in _around_grids(page, rows):
            for part in in_reading_order(above):
                tables.block += 1
                made = _lines(part, page, tables.block)
                cut.see(part, len(lines))
                lines.extend(made)
                if made:
                    tables.last = None
                if not part.column:
                    flows.extend(made)
            if grid is not None:
                lines.extend(tables.add(grid, page))
        _edges(flows)
        _same_edges(flows, before)
        before = flows or before
        for row in feet:
            notes.extend(_lines(Block([_noted(run) for run in row]), page, -page.number))
    _indents(lines)
    _edges(notes)
    for line in notes:
        line.kind = "footnote"
    return lines + notes


def _around_grids(page: Page, rows: list[Row]) -> list[tuple[Grid | None, list[Row]]]:
    """The page's rows in stretches, each with the table that follows it."""
    result: list[tuple[Grid | None, list[Row]]] = []
    rest = rows
    for grid in page.grids:
        above = [row for row in rest if row[0].base < grid.box[3]]
        rest = [row for row in rest if row[0].base >= grid.box[3]]
        result.append((grid, above))
    result.append((None, rest))
    return result


class _Cut:
    """A closing part at the end of a page, which may go on on the next one."""

    def __init__(self) -> None:
        self.gutter: Gap | None = None
        self.at = 0  # number of the line that its right side begins with
        self._right = False

    def see(self, part: Block, at: int) -> None:
        """Take note of a block of the page, whose first line will be line number ``at``."""
        if part.gutter and not part.right and RECIPIENTS.match(part.runs[0].text):
            self.gutter, self._right = part.gutter, False
        elif part.gutter != self.gutter:
            self.gutter = None
        if self.gutter and not self._right:
            self.at, self._right = at, part.right

    def rest(self, rows: list[Row]) -> list[Block]:
        """The blocks of ``rows`` that carry the part on, taken off them."""
        return carried_over(rows, self.gutter) if self.gutter and self._right else []


class _Tables:
    """Numbers tables and blocks, and joins tables that run over pages."""

    def __init__(self) -> None:
        self.block = 0
        self.number = -1
        self.last: Grid | None = None
        self.head: list[Line] = []
        self.rows: list[Line] = []

    def add(self, grid: Grid, page: Page) -> list[Line]:
        """The new lines of a table, or of its part on this page."""
        self.block += 1
        same = self.last is not None and continues(grid, self.last)
        if not same:
            self.number += 1
        made = table_lines(grid, page.number, self.block, self.number)
        if same:
            made = without_repeated_head(made, self.head)
            if made and self.rows and carries_on(made[0], self.rows[-1]):
                joined_rows(self.rows[-1], made.pop(0))
        else:
            self.head = [replace(line, cells=list(line.cells)) for line in made[:3]]
        self.rows = made or self.rows
        self.last = grid
        return made


def _noted(run: Run) -> Run:
    run.text = note_text(run)
    run.marks = []
    return run


def _lines(part: Block, page: Page, block: int) -> list[Line]:
    left = min([run.x0 for run in part.runs])
    right = max([run.x1 for run in part.runs])
    steps = [b.base - a.base for a, b in pairwise(part.runs)]
    steps = [s for s in steps if s > 0]
    pitch = median(steps) if len(steps) > 2 else 0.0
    lines = []
    for run in part.runs:
        text = clean(run.text)
        if text == "*" or any(map(str.isalnum, text)):
            marks = run.marks if text == run.text else []
            lines.append(
                Line(
                    text, run.x0, run.x1, run.top, run.base, run.size, page.number, "body",
                    left, right, block, part.column, False, pitch, marks,
                )
            )
    return lines


def _body_size(laid: list[tuple[Page, list[Row]]]) -> float:
    """The usual height of a line, weighted by its letters."""
    sizes: Counter[float] = Counter()
    for _, rows in laid:
        for row in rows:
            for run in row:
                sizes[round(run.size * 2) / 2] += len(run.text)
    return sizes.most_common(1)[0][0] if sizes else 12.0


def _edges(lines: list[Line]) -> None:
    """Set the page's text edges, where at least two lines end, on all lines of its flow."""
    if not lines:
        return
    right = _edge(sorted([-line.x1 for line in lines]))
    left = _edge(sorted([line.x0 for line in lines]))
    steps = sorted([
        b.base - a.base for a, b in pairwise(lines)
        if b.base > a.base and b.block == a.block
    ])
    pitch = steps[len(steps) // 3] if len(steps) > 3 else 0.0
    for line in lines:
        line.left, line.right = left, max(-right, left + 1)
        line.pitch = pitch or line.pitch
    _inset(lines, left, -right)


def _same_edges(lines: list[Line], before: list[Line]) -> None:
    """Give the few lines of a page the edges of the page before, which they cannot tell."""
    if not lines or len(lines) > 3 or not before:
        return
    left, right = before[-1].left, before[-1].right
    if all(left - 3 < line.x0 and line.x1 < right + 3 for line in lines):
        for line in lines:
            line.left, line.right = left, right
            line.pitch = line.pitch or before[-1].pitch


def _inset(lines: list[Line], left: float, right: float) -> None:
    """Give stretches of lines that are set in from both sides edges of their own."""
    i = 0
    while i < len(lines):
        j = i
        while j < len(lines) and lines[j].x0 > left + 3.5 * lines[j].size and (
            abs(lines[j].x0 - lines[i].x0) < 2.5 and lines[j].block == lines[i].block
        ):
            j += 1
        if j - i > 1:
            edge = -_edge(sorted(-line.x1 for line in lines[i:j]))
            if edge < right - 1.5 * lines[i].size:
                for line in lines[i:j]:
                    line.left, line.right = lines[i].x0, edge
        i = max(j, i + 1)


def _edge(values: list[float]) -> float:
    """The outermost value that another one nearly repeats."""
    for a, b in pairwise(values):
        if b - a < 4.0:
            return a
    return values[0]


def _indents(lines: list[Line]) -> None:
    """Tell whether the body opens paragraphs with an indented line."""
    flow = [line for line in lines if not line.column and line.x1 - line.x0 > 200]
    inside = sum(1 for line in flow if 1.2 * line.size < line.x0 - line.left < 5 * line.size)
    flush = sum(1 for line in flow if line.x0 - line.left < 0.7 * line.size)
    if inside >= 3 and flush >= 3 and inside > 0.12 * len(flow):
        for line in lines:
            line.indents = not line.column
