"""Rulings → grids of cells; grids → table rows, joined across pages."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from .model import Box, Cell, Grid, Line, Page, RowCell, Run
from .paragraphs import TIED, clean
from .rows import one_run, rows_of

#: how far (points) two rulings may be from each other to count as one
SNAP = 3.5
#: wording of headers and signature blocks that some offices rule invisibly or draw a frame around
LAYOUT = regex.compile(
    r"CỘNG H(?:ÒA|OÀ) XÃ|Độc lập ?[-–] ?Tự do|ĐẢNG CỘNG SẢN|Nơi nhận ?:|(?:TM|KT|TL|TUQ)\. ?\p{Lu}"
)


def grids_of(rulings: Sequence[Box], width: float, height: float) -> list[Grid]:
    """The ruled tables of a page: at least two rows and two columns of closed cells.

    ``rulings`` are boxes of thin lines with the origin at the upper left. The cells are found by
    pdfplumber's table finder.
    """
    flat = [r for r in rulings if r[2] - r[0] >= r[3] - r[1] and r[2] - r[0] > 12]
    tall = [r for r in rulings if r[2] - r[0] < r[3] - r[1]]
    if len(flat) < 3 or len(tall) < 3:
        return []
    from pdfplumber import table as finder

    edges = [_edge(r, "h") for r in flat] + [_edge(r, "v") for r in tall]
    edges = finder.merge_edges(
        edges, snap_x_tolerance=SNAP, snap_y_tolerance=SNAP, join_x_tolerance=SNAP,
        join_y_tolerance=SNAP,
    )
    crossings = finder.edges_to_intersections(edges, SNAP, SNAP)
    grids = []
    for boxes in finder.cells_to_tables(finder.intersections_to_cells(crossings)):
        grid = _grid([tuple(map(float, box)) for box in boxes])
        if grid is not None and not _frame(grid, width, height):
            grids.append(grid)
    return sorted(grids, key=lambda g: g.box[1])


def _edge(r: Box, orientation: str) -> dict[str, object]:
    x0, top, x1, bottom = r
    if orientation == "h":
        top = bottom = (top + bottom) / 2
    else:
        x0 = x1 = (x0 + x1) / 2
    return {
        "x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0,
        "height": bottom - top, "orientation": orientation, "object_type": "line",
    }


def _grid(boxes: list[tuple[float, ...]]) -> Grid | None:
    lefts = _clustered([b[0] for b in boxes])
    tops = _clustered([b[1] for b in boxes])
    if len(lefts) < 2 or len(tops) < 2 or len(boxes) < 4:
        return None
    cells = [
        Cell(
            _nearest(tops, b[1]), _nearest(lefts, b[0]), (b[0], b[1], b[2], b[3]),
            rows=_covered(tops, b[1], b[3]), columns=_covered(lefts, b[0], b[2]),
        ) for b in boxes
    ]
    cells.sort(key=lambda c: (c.row, c.column))
    box = (
        min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
    return Grid(box, [*lefts, box[2]], cells)


def _frame(grid: Grid, width: float, height: float) -> bool:
    """Whether the grid is no table: smaller than two lines of text."""
    x0, top, x1, bottom = grid.box
    return bottom - top < 18 or x1 - x0 < 60 or bottom - top > 1.2 * height or x1 - x0 > 1.2 * width


def _clustered(values: list[float]) -> list[float]:
    result: list[float] = []
    for value in sorted(values):
        if not result or value - result[-1] > SNAP:
            result.append(value)
    return result


def _covered(edges: list[float], start: float, end: float) -> int:
    """How many rows (columns) of the grid begin inside of a cell."""
    return max(sum(1 for edge in edges if start - SNAP < edge < end - SNAP), 1)


def _nearest(values: list[float], value: float) -> int:
    return min(range(len(values)), key=lambda i: abs(values[i] - value))


def fill_grids(page: Page) -> None:
    """Move the runs that stand inside a grid into its cells; drop grids that are only layout."""
    kept: list[Grid] = []
    for grid in page.grids:
        inside = [run for run in page.runs if _within(run, grid.box)]
        text = "\n".join(run.text for run in inside)
        if len(inside) < 3 or (LAYOUT.search(text) and len(grid.cells) <= 12):
            continue
        for run in inside:
            cell = min(
                grid.cells,
                key=lambda c: (not _within(run, c.box), _away(run, c.box)),
            )
            cell.runs.append(run)
        if sum(1 for cell in grid.cells if cell.runs) < 3:
            for cell in grid.cells:
                cell.runs = []
            continue
        taken = set(map(id, inside))
        page.runs = [run for run in page.runs if id(run) not in taken]
        kept.append(grid)
    page.grids = kept


def _within(run: Run, box: Box) -> bool:
    x, y = (run.x0 + run.x1) / 2, run.base - 0.45 * run.size
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _away(run: Run, box: Box) -> float:
    x, y = (run.x0 + run.x1) / 2, run.base - 0.45 * run.size
    return abs(x - (box[0] + box[2]) / 2) + abs(y - (box[1] + box[3]) / 2)


def table_lines(grid: Grid, page: int, block: int, table: int) -> list[Line]:
    """A line for each row of a grid, cells separated by tabs."""
    lines: list[Line] = []
    for row in sorted({cell.row for cell in grid.cells}):
        cells = [cell for cell in grid.cells if cell.row == row]
        texts = [RowCell(cell.column, _text(cell), cell) for cell in cells]
        if any(item.text for item in texts):
            x0, x1 = min(c.box[0] for c in cells), max(c.box[2] for c in cells)
            top, base = min(c.box[1] for c in cells), max(c.box[3] for c in cells)
            x0, top, x1, base = (round(v, 2) for v in (x0, top, x1, base))
            lines.append(
                Line(
                    "", x0, x1, top, base, 0.0, page, "table", grid.box[0], grid.box[2], block,
                    cells=texts, table=table, row=row,
                    columns=len(grid.edges) - 1,
                )
            )
    return lines


def _text(cell: Cell) -> str:
    parts: list[str] = []
    for row in rows_of(cell.runs):
        text = clean(one_run(row).text)
        if text:
            tied = parts and TIED.search(parts[-1]) and text[0].isalnum()
            if parts and not tied:
                parts.append(" ")
            parts.append(text)
    return "".join(parts)


def continues(grid: Grid, before: Grid) -> bool:
    """Whether a grid at the top of a page has the columns of the one at the end of the last."""
    return len(grid.edges) == len(before.edges) and all(
        abs(a - b) < 2.5 * SNAP for a, b in zip(grid.edges, before.edges, strict=True)
    )


def without_repeated_head(lines: list[Line], head: list[Line]) -> list[Line]:
    """The rows of a table's next page without a repeated head."""
    k = 0
    while k < min(len(lines), len(head), 3) and _texts(lines[k]) == _texts(head[k]):
        k += 1
    return lines[k:]


def carries_on(row: Line, last: Line) -> bool:
    """Whether the first row of a table's next page is the rest of the last row before it."""
    texts, before = _texts(row), _texts(last)
    if not row.cells or texts.get(min(texts)) or len(texts) < 2:
        return False
    filled = [column for column, text in texts.items() if text]
    return bool(filled) and all(before.get(column) for column in filled)


def joined_rows(last: Line, row: Line) -> Line:
    """``last`` with the texts of ``row`` added cell by cell."""
    added = _texts(row)
    last.cells = [
        item._replace(text=" ".join(filter(None, (item.text, added.get(item.column, "")))))
        for item in last.cells
    ]
    return last


def _texts(row: Line) -> dict[int, str]:
    """Column → text of a row's cells."""
    return {item.column: item.text for item in row.cells}
