"""The stamp of the office that received a document ("CÔNG VĂN ĐẾN, Số: …, Ngày: …").

It is set beside the title on the first page, often over the first lines of the text. Its words are
no part of the document, and its number and day are not the document's (Nghị định 30/2020/NĐ-CP,
Phụ lục IV). It is known by its frame: strokes of a small box at the left, below the number.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .engine import OcrWord

Stroke = tuple[float, float, float, float]

#: where the stamp stands, as shares of width and height: right edge, top, bottom
RIGHT, TOP, BOTTOM = 0.42, 0.12, 0.4
#: its height, and the least length of its strokes across and down (points)
LOWEST, HIGHEST, ACROSS, DOWN = 25.0, 95.0, 30.0, 15.0
#: how far a stroke may end from the frame (points)
NEAR = 9.0


class Box(NamedTuple):
    """Left, top, right and bottom in pixels."""

    x0: float
    top: float
    x1: float
    bottom: float


def stamp_box(
    strokes: Sequence[Stroke], width: int, height: int, dpi: int
) -> Box | None:
    """The frame of the stamp on a first page, or None."""
    point = dpi / 72
    here = [s for s in strokes if s[2] <= RIGHT * width and TOP * height < s[1] < BOTTOM * height]
    down = [
        s for s in here
        if s[3] - s[1] > 2 * (s[2] - s[0]) and DOWN * point <= s[3] - s[1] <= HIGHEST * point
    ]
    across = [s for s in here if s[2] - s[0] > 2 * (s[3] - s[1]) and s[2] - s[0] >= ACROSS * point]
    for side in down:
        frame = [
            s for s in across
            if side[1] - 4 * NEAR * point <= s[1] <= side[3] + NEAR * point
            and s[0] - NEAR * point <= side[0] <= s[2] + NEAR * point
        ]
        if len(frame) < 2:
            continue
        all_of = [s for s in (*across, *down) if _touches(s, frame, NEAR * point)]
        box = Box(
            min(s[0] for s in all_of), min(s[1] for s in all_of),
            max(s[2] for s in all_of), max(s[3] for s in all_of),
        )
        if LOWEST * point <= box.bottom - box.top <= HIGHEST * point:
            return box
    return None


def _touches(stroke: Stroke, frame: Sequence[Stroke], near: float) -> bool:
    top, bottom = min(s[1] for s in frame) - near, max(s[3] for s in frame) + near
    return top <= stroke[1] <= bottom


def without_stamp(words: list[OcrWord], box: Box | None) -> list[OcrWord]:
    """The words that do not stand in the frame of the stamp."""
    if box is None:
        return words
    return [
        w for w in words
        if not (box.top < (w.top + w.bottom) / 2 < box.bottom and w.x0 + w.x1 < 2 * box.x1)
    ]
