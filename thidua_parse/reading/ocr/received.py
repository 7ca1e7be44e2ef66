"""The stamp of the office that received a document ("CÔNG VĂN ĐẾN, Số: …, Ngày: …"), signing notes.

It is set beside the title on the first page, often over the first lines of the text. Its words are
no part of the document, and its number and day are not the document's (Nghị định 30/2020/NĐ-CP,
Phụ lục IV). It is known by its frame: strokes of a small box at the left, below the number; where
the frame is set askew or too faint, by its words, which stand one below the other.

What a program prints of a digital signature in a corner of the first page (signer, address, time to
the second) is set in small type; on the scan of a print it is no part of the document either.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

import regex
from rapidfuzz.distance import Levenshtein

from .cited import letters
from .engine import OcrWord
from .recipients import pieces

Stroke = tuple[float, float, float, float]

#: where the stamp stands, as shares of width and height: right edge, top, bottom
RIGHT, TOP, BOTTOM = 0.42, 0.12, 0.4
#: its height, and the least length of its strokes across and down (points)
LOWEST, HIGHEST, ACROSS, DOWN = 25.0, 95.0, 30.0, 15.0
#: how far a stroke may end from the frame (points)
NEAR = 9.0


#: the words at the head of the stamp, and those that its lines begin with, nearly as they are read
HEAD = "congvanden"
LINES = regex.compile(r"\W{0,3}(?:Ng[àaáảãạ]y ?:|Ng[àaáảãạ]y$|Ch\p{L}{2,4}n? ?:|Gi[ờơò] ?:|S\S{0,3} ?[:;])")
DOTTED = regex.compile(r"[.…·_-]{4}")
#: how far the lines of a stamp reach below its head, and its left edge may lean (points)
DEEP, LEANING = 85.0, 24.0
SYMBOL = regex.compile(r"[/-] ?\p{Lu}{2}")
#: lines of a stamp that make one without its head
FEWEST = 2


#: what a program prints of a digital signature: a time to the second, an address, its words
SIGNED = regex.compile(
    r"\d{1,2}[:.] ?\d{2}[:.] ?\d{2}(?!\d)|\+0?7[:.]?00|(?i:ký bởi|người ký|thời gian ký)|@\p{L}|\bgov\.? ?vn", regex.IGNORECASE
)
#: the size of its type (share of the page's), and how far apart its lines may stand (heights)
SMALL, BELOW = 0.8, 1.5


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


def without_received(words: list[OcrWord], width: int, height: int, dpi: int) -> list[OcrWord]:
    """The words of a first page without the lines of a stamp of receipt that its words tell."""
    point = dpi / 72
    here = [
        p for p in pieces(words)
        if p[0].bottom < BOTTOM * height and p[-1].x1 - p[0].x0 < 0.4 * width
    ]
    heads = [p for p in here if _is_head(p)]
    lines = [p for p in here if LINES.match(_text(p)) and not _is_number(p)]
    for head in (*heads, *lines):
        own = [
            p for p in lines
            if -0.5 * head[0].size <= p[0].top - head[0].top < DEEP * point
            and abs(p[0].x0 - head[0].x0) < (2 if head in heads else 1) * LEANING * point
        ]
        dotted = sum(DOTTED.search(_text(p)) is not None for p in own)
        if len(own) >= FEWEST and (head in heads or dotted):
            gone = {id(word) for p in (head, *own) for word in p}
            return [word for word in words if id(word) not in gone]
    return words


def without_signing(words: list[OcrWord], height: int) -> list[OcrWord]:
    """The words of a first page without what a program printed of a digital signature."""
    if not words:
        return words
    usual = median(word.size for word in words)
    small = [
        p for p in pieces(words)
        if p[0].bottom < BOTTOM * height and not _is_number(p)
        and min(p[0].size, max(w.bottom - w.top for w in p)) < SMALL * usual
    ]
    block = [p for p in small if SIGNED.search(_text(p))]
    for piece in block:  # grows while lines beside those found are added
        block += [
            p for p in small
            if p not in block and p[0].x0 < piece[-1].x1 + usual and p[-1].x1 > piece[0].x0 - usual
            and max(p[0].top - piece[0].bottom, piece[0].top - p[0].bottom) < BELOW * usual
        ]
    gone = {id(word) for p in block for word in p}
    return [word for word in words if id(word) not in gone]


def _text(piece: list[OcrWord]) -> str:
    return " ".join(word.text for word in piece)


def _is_head(piece: list[OcrWord]) -> bool:
    own = letters(_text(piece))
    return len(piece) <= 4 and Levenshtein.distance(own, HEAD, score_cutoff=3) <= 3 and (
        sum(map(str.islower, _text(piece))) <= 1
    )


def _is_number(piece: list[OcrWord]) -> bool:
    """Whether a line has a symbol, as the number of a document does."""
    return SYMBOL.search(_text(piece)) is not None
