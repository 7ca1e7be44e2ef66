"""What the layout code works on: runs of words with boxes, and the printed lines made of them.

Coordinates are points (1/72 inch) from the upper left corner of the page, ``top`` < ``base``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from ..source import LineKind

Box = tuple[float, float, float, float]


@dataclass(slots=True)
class WordMark:
    """Where a word stands inside the text of its run, and how sure the OCR was of it (0 to 1).

    ``others`` are other readings of the word.
    """

    start: int
    end: int
    confidence: float
    others: tuple[str, ...] = ()


@dataclass(slots=True)
class Run:
    """Words on one baseline without a wide gap between them.

    ``base`` is the lower edge of the letters' frames (the same for all letters of one size on one
    line), ``size`` the height of such a frame: about 1.1 times the font size. ``stamp``: flattened
    from an annotation. ``note``: the mark of a footnote at its beginning.
    """

    text: str
    x0: float
    x1: float
    top: float
    base: float
    size: float
    stamp: bool = False
    marks: list[WordMark] = field(default_factory=list)
    note: str = ""


@dataclass(slots=True)
class Cell:
    """A cell of a ruled table: where it begins in the grid (0-based), its box and its lines.

    It covers ``rows`` and ``columns`` of the grid.
    """

    row: int
    column: int
    box: Box
    runs: list[Run] = field(default_factory=list)
    rows: int = 1
    columns: int = 1


class RowCell(NamedTuple):
    """A cell of a table row that was laid out: its text and the cell of the page."""

    column: int
    text: str
    cell: Cell


@dataclass(slots=True)
class Grid:
    """A ruled table on a page: its box, its vertical edges and its cells."""

    box: Box
    edges: list[float]
    cells: list[Cell]


@dataclass(slots=True)
class Page:
    """The runs of one page and its size in points."""

    number: int
    width: float
    height: float
    runs: list[Run]
    ocr: bool = False
    grids: list[Grid] = field(default_factory=list)


@dataclass(slots=True)
class Line:
    """A printed line in reading order, with the edges of the column that it stands in.

    ``cells`` are those of a table row, ``table`` is the table's number, ``row`` the row of the
    page's grid.
    ``column`` is true in side-by-side parts; ``indents`` tells whether paragraphs of the part open
    with an indented line, ``pitch`` is the usual distance of two lines (0: unknown).
    """

    text: str
    x0: float
    x1: float
    top: float
    base: float
    size: float
    page: int
    kind: LineKind = "body"
    left: float = 0.0
    right: float = 0.0
    block: int = 0
    column: bool = False
    indents: bool = False
    pitch: float = 0.0
    marks: list[WordMark] = field(default_factory=list)
    cells: list[RowCell] = field(default_factory=list)
    table: int = -1
    row: int = -1
    columns: int = 0

    @property
    def box(self) -> Box:
        """``(x0, top, x1, bottom)``."""
        return (self.x0, self.top, self.x1, self.base)
