"""Text set sideways or upside down on a page that is not turned itself.

An appendix table turned on a portrait page is read in its own direction, as a page of its own that
comes after the upright text; the boxes of what was read are turned back in the end.
"""

from __future__ import annotations

from dataclasses import replace
from math import pi
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as pdfium

from ...record import Span
from ..layout import Assembled, Grid, Page, grids_of
from ..layout.model import Box
from .calls import reference
from .chars import (
    ORIGIN,
    Frames,
    Indices,
    fetched,
    points_of,
    runs_of,
    unsteady,
    upright,
    walls_of,
)

#: numbers of pages of turned text are so much higher than those of the pages they stand on
APART = 1_000_000
#: fewer words or letters than these are no block of turned text
LEAST_WORDS, LEAST_LETTERS = 3, 8


class Turned(NamedTuple):
    """A block of turned text: quarter turns clockwise from upright, and its characters."""

    quarter: int
    letters: Indices


def looks_turned(page: Any, frames: Frames, drawn: Indices) -> bool:
    """Whether words end beside or before their beginning; ``frames`` in PDF coordinates."""
    if len(drawn) < LEAST_LETTERS:
        return False
    cut = (np.diff(drawn) > 1).nonzero()[0]
    first = drawn[np.concatenate(([0], cut + 1))]
    last = drawn[np.concatenate((cut, [len(drawn) - 1]))]
    long = last - first > 1
    way = frames[last[long]] - frames[first[long]]
    along, across = way[:, 0] + way[:, 2], way[:, 1] + way[:, 3]
    turn = pdfium.FPDFPage_GetRotation(page)
    if turn in (1, 3):
        along, across = across, along
    if turn in (2, 3):
        along = -along
    return bool(np.count_nonzero(along < np.abs(across)) >= LEAST_WORDS)


def turned_in(page: Any, textpage: Any, drawn: Indices) -> list[Turned]:
    """The blocks of turned text among the ``drawn`` characters, by the angles they are set at."""
    turn = pdfium.FPDFPage_GetRotation(page)
    angles = np.array([pdfium.FPDFText_GetCharAngle(textpage, i) for i in drawn.tolist()])
    quarters = np.rint(angles / (pi / 2))
    straight = (np.abs(angles - quarters * (pi / 2)) < 0.1) & (angles >= 0)
    quarters = np.where(straight, (quarters + turn) % 4, 0)
    blocks = [Turned(k, drawn[quarters == k]) for k in (3, 1, 2)]
    return [block for block in blocks if len(block.letters) >= LEAST_LETTERS]


def masked(text: str, drawn: Indices, kept: Indices) -> str:
    """The text with blanks for those of the ``drawn`` characters that are not ``kept``."""
    letters = list(text)
    for i in np.setdiff1d(drawn, kept).tolist():
        letters[i] = " "
    return "".join(letters)


def turned_page(
    page: Any, textpage: Any, text: str, drawn: Indices, block: Turned, rulings: list[Box],
    size: tuple[float, float, int],
) -> Page:
    """The block as a page in its own direction; ``size``: width, height, number of the page."""
    width, height, number = size
    count = len(text)
    frames = np.zeros((count, 4))
    edges = fetched(textpage, block.letters).T
    seen = _turn(upright(page, edges), block.quarter, width, height)
    if unsteady(np.stack((seen[:, 0], -seen[:, 1], seen[:, 2], -seen[:, 3]))):
        # a font without ascent: frames of even height on the baselines, as for upright text
        at = points_of(ORIGIN, reference(textpage), block.letters)
        spots = _turn(upright(page, np.hstack((at, at))), block.quarter, width, height)
        rise = np.sort(spots[:, 3] - seen[:, 1])[int(0.9 * (len(seen) - 1))] / 0.75
        seen[:, 1], seen[:, 3] = spots[:, 3] - 0.8 * rise, spots[:, 3] + 0.2 * rise
    frames[block.letters] = seen
    if block.quarter != 2:
        width, height = height, width
    boxes = _turn(np.array(rulings), block.quarter, size[0], size[1]).tolist() if rulings else []
    grids = grids_of([tuple(box) for box in boxes], width, height) if len(boxes) > 5 else []
    runs = runs_of(
        masked(text, drawn, block.letters), frames, walls_of(grids) if grids else None, block.letters
    )
    made = Page(number + APART * block.quarter, width, height, runs)
    made.grids = used(grids, made)
    return made


def used(grids: list[Grid], page: Page) -> list[Grid]:
    """Those of the ``grids`` that hold text of the page."""
    return [
        grid for grid in grids
        if any(
            grid.box[0] - 2 < run.x0 < grid.box[2] and grid.box[1] - 2 < run.base < grid.box[3] + 2
            for run in page.runs
        )
    ]


def turned_back(made: Assembled, sizes: list[tuple[float, float]]) -> Assembled:
    """What was assembled with the boxes and numbers of the pages it stands on.

    ``sizes`` are width and height of these pages, the first page first.
    """

    def back(number: int | None, box: Box | None) -> tuple[int | None, Box | None]:
        if number is None or number < APART:
            return number, box
        quarter, number = divmod(number, APART)
        width, height = sizes[number - 1]
        if box is not None:
            seen = (width, height) if quarter == 2 else (height, width)
            x0, top, x1, bottom = _turn(np.array([box]), -quarter % 4, *seen)[0].round(2).tolist()
            box = (x0, top, x1, bottom)
        return number, box

    def span_back(span: Span | None) -> Span | None:
        if span is None:
            return None
        page, box = back(span.page, span.bbox)
        return span.changed(page=page, bbox=box)

    fragments = []
    for fragment in made.fragments:
        page, box = back(fragment.page, fragment.bbox)
        fragments.append(replace(fragment, page=page, bbox=box))
    tables = tuple(
        table.changed(
            span=span_back(table.span),
            cells=tuple(cell.changed(span=span_back(cell.span)) for cell in table.cells),
        )
        for table in made.tables
    )
    return replace(made, fragments=tuple(fragments), tables=tables)


def _turn(frames: Frames, quarter: int, width: float, height: float) -> Frames:
    """Frames (left, top, right, bottom) as seen when a page turned by ``quarter`` is set upright."""
    left, top, right, bottom = frames.T
    if quarter == 3:
        seen = height - bottom, left, height - top, right
    elif quarter == 1:
        seen = top, width - right, bottom, width - left
    elif quarter == 2:
        seen = width - right, height - bottom, width - left, height - top
    else:
        seen = left, top, right, bottom
    return np.stack(seen, axis=1)
