"""Paragraphs and tables of a flowing document (DOCX, ODT, HTML), and how they become text.

The readers of flowing formats only have to give blocks in reading order; this module decides which
tables are layout (the header of two columns, the signature block: read column by column, the left
one first; Nghị định 30/2020/NĐ-CP, Phụ lục I) and which hold data (one line a row).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import regex

from ..record import Diagnostic, Source, Span, Table, TableCell
from .cleaning import clean_line, usual_signs
from .columns import arrange
from .leftovers import off_dots
from .legacy import convert, detect
from .markdown import is_ornament
from .mixed import is_mixed, mixed_regions
from .source import Fragment, LineKind, SourceText
from .wrapping import joins

#: deepest nesting of tables that is followed; what lies deeper is read as plain paragraphs
MAX_DEPTH = 24


@dataclass(slots=True)
class Paragraph:
    """One paragraph; ``\\n`` in ``text`` is a soft line break of the format."""

    text: str
    part: str | None = None
    number: int | None = None
    kind: LineKind = "body"
    indent: int = 0  # about how many characters from the left edge it begins


@dataclass(slots=True)
class Cell:
    """A table cell: its blocks and where it stands (0-based; ``width`` in grid columns)."""

    blocks: list[Block] = field(default_factory=list)
    column: int = 0
    width: int = 1
    continued: bool = False  # the lower part of a cell that spans rows

    def lines(self) -> list[str]:
        """Text of the cell, a paragraph an item (inner tables flattened)."""
        return [text for p in flatten(self.blocks) for text in soft_lines(p.text)]


@dataclass(slots=True)
class Grid:
    """A table: rows of cells. ``bordered`` is None where the format does not say."""

    rows: list[list[Cell]] = field(default_factory=list)
    bordered: bool | None = None


Block = Paragraph | Grid


def flatten(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """All paragraphs below ``blocks`` in reading order; iterative, so depth does not matter."""
    stack = list(blocks)[::-1]
    while stack:
        block = stack.pop()
        if isinstance(block, Paragraph):
            yield block
        else:
            stack.extend(
                b for row in reversed(block.rows) for cell in reversed(row)
                for b in reversed(cell.blocks)
            )


def soft_lines(text: str) -> list[str]:
    """Printed lines of a paragraph; lines that plainly carry on the one before are joined."""
    lines: list[str] = []
    for raw in text.split("\n"):
        line = clean_line(raw)
        if not line or is_ornament(line):
            continue
        if lines and joins(lines[-1], line):
            lines[-1] += " " + line
        else:
            lines.append(line)
    return lines


#: the national or Party title; wherever it stands in a table, the table is a header
TITLES = regex.compile(r"(?i)CỘNG H(?:ÒA|OÀ) X|ĐỘC LẬP ?[-–—] ?TỰ DO|ĐẢNG CỘNG SẢN VIỆT NAM")
HEADER_MARKS = regex.compile(r"(?i)ĐOÀN TNCS|^\s*Số\s*[:.]|ngày .{0,12}tháng .{0,12}năm")
SIGNATURE_MARKS = regex.compile(
    r"^\s*[*_]*N[ơƠ][iI] [nN][hH][ậẬ][nN]|^\s*(?:TM|KT|TL|TUQ|T/M|K/T|T/L|Q)\s?[./]|\(?\s?[Đđ]ã k[ýí]\s?\)?"
    r"|^(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ|BỘ TRƯỞNG|HIỆU TRƯỞNG|TRƯỞNG|CHÁNH|THỨ TRƯỞNG)\b",
)


def is_layout(grid: Grid, near_start: bool) -> bool:
    """Whether a table only places text side by side (header, signature block, plain box)."""
    width = max((sum(c.width for c in row) for row in grid.rows), default=0)
    columns = max((len([c for c in row if c.blocks]) for row in grid.rows), default=0)
    if columns <= 1 or width <= 1:
        return True
    filled = [[c for c in row if not c.continued and c.lines()] for row in grid.rows]
    most = max((len(row) for row in filled), default=0)
    rows = sum(1 for row in filled if row)
    if most <= 1 and rows <= 6:
        return True
    if most > 3 or rows > 8:
        return False
    text = [line for row in filled for cell in row for line in cell.lines()]
    if any(TITLES.search(line) for line in text):
        return True
    if near_start and any(HEADER_MARKS.search(line) for line in text):
        return True
    if rows <= 4 and any(SIGNATURE_MARKS.search(line) for line in text):
        return grid.bordered is not True or any("hận" in line or "ẬN" in line for line in text)
    return False


class BlockWriter:
    """Collects lines, fragments, line kinds and tables of a :class:`SourceText`."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.fragments: list[Fragment] = []
        self.kinds: list[LineKind] = []
        self.tables: list[Table] = []
        self.offset = 0

    def line(self, text: str, kind: LineKind, part: str | None, number: int | None) -> int:
        """Append one line; returns its offset."""
        start = self.offset
        self.lines.append(text)
        self.kinds.append(kind)
        self.fragments.append(Fragment(start, start + len(text), part=part, paragraph=number))
        self.offset += len(text) + 1
        return start

    def write(self, blocks: list[Block], depth: int = 0) -> None:
        """Append blocks in reading order."""
        prose: list[Paragraph] = []
        for block in blocks:
            if isinstance(block, Paragraph):
                prose.append(block)
                continue
            self._prose(prose)
            prose.clear()
            if depth >= MAX_DEPTH:
                self.write(list(flatten([block])))
            elif is_layout(block, depth > 0 or len(self.lines) < 15):
                self._columns(block, depth)
            else:
                self._rows(block)
        self._prose(prose)

    def _prose(self, paragraphs: list[Paragraph]) -> None:
        """Paragraphs that follow each other; two columns typed with tabs are put in order."""
        raws: list[str] = []
        owners: list[Paragraph] = []
        for paragraph in paragraphs:
            for raw in paragraph.text.split("\n"):
                raws.append(" " * paragraph.indent + raw if paragraph.indent else raw)
                owners.append(paragraph)
        gaps = any("\t" in raw or "   " in raw.strip() for raw in raws)
        regions = arrange(raws, header=len(self.lines) < 6) if gaps else {}
        if not regions and is_mixed("\n".join(raws)):
            regions = mixed_regions(raws)
        previous, i = "", 0
        while i < len(raws):
            if i in regions:
                end, pieces = regions[i]
                for piece in pieces:
                    part = raws[piece.index][piece.start : piece.end]
                    previous = self._add(part, owners[piece.index], previous)
                i, previous = end, ""
                continue
            previous = self._add(raws[i], owners[i], previous)
            i += 1

    def _add(self, raw: str, owner: Paragraph, previous: str) -> str:
        """Append a raw line, or carry on the line before; returns what the next one follows."""
        text = clean_line(raw)
        if not text or is_ornament(text):
            return previous
        if previous and owner.kind == self.kinds[-1] and joins(previous, text):
            start = self.offset
            self.lines[-1] += " " + text
            self.fragments.append(Fragment(
                start, start + len(text), part=owner.part, paragraph=owner.number
            ))
            self.offset += len(text) + 1
        else:
            self.line(text, owner.kind, owner.part, owner.number)
        return text

    def _columns(self, grid: Grid, depth: int) -> None:
        """A layout table: all of the left column, then the next ones."""
        cells: dict[int, list[Cell]] = {}
        for row in grid.rows:
            for cell in row:
                cells.setdefault(cell.column, []).append(cell)
        for column in sorted(cells):
            for cell in cells[column]:
                self.write(cell.blocks, depth + 1)

    def _rows(self, grid: Grid) -> None:
        """A data table: a line a row, cells separated by tabs, and a :class:`Table` record."""
        cells: list[TableCell] = []
        first, number, columns = self.offset, 0, 0
        rows = [(row, texts) for row in grid.rows if (texts := _texts(row))]
        for number, (_, row) in enumerate(rows):
            at = self.offset
            self.lines.append("\t".join(text for _, text in row))
            self.kinds.append("table")
            for cell, text in row:
                if text:
                    where = next((p for p in flatten(cell.blocks) if p.text.strip()), Paragraph(""))
                    span = Span(
                        start=at, end=at + len(text), part=where.part, paragraph=where.number
                    )
                    self.fragments.append(Fragment(
                        at, span.end, part=where.part, paragraph=where.number
                    ))
                    cells.append(TableCell(
                        row=number, column=cell.column, text=text, span=span,
                        row_span=_row_span(rows, number, cell), column_span=cell.width,
                    ))
                at += len(text) + 1
                columns = max(columns, cell.column + cell.width)
            self.offset = at
        if rows:
            whole = Span(start=first, end=self.offset - 1)
            self.tables.append(
                Table(rows=len(rows), columns=columns, cells=tuple(cells), span=whole)
            )

    def source_text(
        self, digest: str, source: Source, diagnostics: Iterable[Diagnostic] = ()
    ) -> SourceText:
        """The finished text."""
        return SourceText(
            text="\n".join(self.lines), sha256=digest, source=source,
            fragments=tuple(self.fragments), line_kinds=tuple(self.kinds),
            tables=tuple(self.tables), diagnostics=tuple(diagnostics),
        )


def _texts(row: list[Cell]) -> list[tuple[Cell, str]]:
    """Cells of a row with their texts, without the empty ones at its ends."""
    texts = [(cell, " ".join(cell.lines())) for cell in row]
    while texts and not texts[-1][1]:
        texts.pop()
    while texts and not texts[0][1]:
        texts.pop(0)
    return texts


def _row_span(rows: Sequence[tuple[list[Cell], object]], number: int, cell: Cell) -> int:
    """How many rows a cell of row ``number`` covers, from its lower parts in the rows below."""
    last = number + 1
    while last < len(rows) and any(
        other.continued and other.column == cell.column for other in rows[last][0]
    ):
        last += 1
    return last - number


def repair_blocks(blocks: list[Block]) -> str | None:
    """Convert paragraphs of a document in a legacy encoding; returns its name, or None."""
    paragraphs = list(flatten(blocks))
    name = detect("\n".join(p.text for p in paragraphs[:2000]))
    if name is not None:
        for paragraph in paragraphs:
            paragraph.text = convert(paragraph.text, name)[0]
    return name


def compose_blocks(blocks: list[Block]) -> None:
    """All text in NFC, with Đ as Vietnamese writes it, and without the dots that a figure was written on."""
    for paragraph in flatten(blocks):
        paragraph.text = off_dots(usual_signs(paragraph.text))
        if not unicodedata.is_normalized("NFC", paragraph.text):
            paragraph.text = unicodedata.normalize("NFC", paragraph.text)
