"""Printed lines → paragraphs → the text of :class:`SourceText` with its fragments.

Whether a line carries on the paragraph of the line before is told by geometry first (was there
room for its first word? is it indented? is the distance wider?) and by wording second (labels,
bullets, capital headings, end marks: :mod:`..normalise`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from ...record import Span, Table, TableCell
from ..normalise import BLANKS, ENDS, EXOTIC, OPENS
from ..source import Fragment, LineKind, WordConfidence
from ..spaced import together
from .model import Line, RowCell

#: fonts whose tables give these letters for ư and Ư
LOOKALIKES = {ord("ƣ"): "ư", ord("Ƣ"): "Ư"} | EXOTIC
BULLET = regex.compile(r"[-+*•–—✓] ?\S")
#: a label that cannot be the rest of a number or a date: "1. Nội dung", "a) Đối với", "II.1. …"
LABEL = regex.compile(
    r"(?:[IVXLC]{1,6}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ])[.)\-:]? ?[\p{Lu}\"“]|[a-zđ]\) ?\S"
    r"|(?:Điều|Chương|Mục|Phần) [\dIVX]{1,5}[.:]?(?: \p{Lu}|$)|Nơi nhận|Kính gửi|Số ?:|\(?Gửi ?:"
)
#: a kind of document alone on its line; nothing is ever joined to it
KIND = regex.compile(
    r"(?:KẾ HOẠCH|QUYẾT ĐỊNH|CHỈ THỊ|HƯỚNG DẪN|THÔNG BÁO|BÁO CÁO|TỜ TRÌNH|CHƯƠNG TRÌNH|CÔNG ĐIỆN"
    r"|NGHỊ QUYẾT|KẾT LUẬN|QUY ĐỊNH|PHỤ LỤC(?: [\dIVX]+)?)[:*]?"
)
#: the subject of an official letter, set under its number
ABOUT = regex.compile(r"\(?V ?/ ?[vV]\b|Về việc ")
#: the number of a document, cut at a line end: "Số: 12/SGDĐT-" + "GDTrH"
NUMBERED = regex.compile(r"Số ?:? ?[\d.… ]*/[\p{Lu}\d/-]*[-/]")
#: a break after these needs no blank: "NQ-" + "HĐND", "số 12/" + "KH-UBND"
TIED = regex.compile(r"\w[-/]$")
#: words that no paragraph ends with
HANGING = regex.compile(
    r"(?<![\p{L}\d/])(?:của|và|các|những|số|ngày|về|với|theo|cho|tại|do|để|từ|là|hoặc|gồm|Sở|Bộ)$"
)


#: ranges of letters that make a text anything but plain hyphens and precomposed letters
_ODD = (
    (0, 0x1F), (0xA0, 0xA0), (0xAD, 0xAD), (0x1A2, 0x1A3), (0x300, 0x36F), (0x1680, 0x1680),
    (0x2000, 0x2012), (0x2024, 0x202F), (0x2043, 0x2043), (0x205F, 0x206F), (0x2126, 0x2126),
    (0x212A, 0x212B), (0x2212, 0x2212), (0x3000, 0x3000), (0xD800, 0xDFFF), (0xF900, 0xFFFF),
)
ODD = frozenset(chr(code) for first, last in _ODD for code in range(first, last + 1))
#: characters that a text with an end mark ends with
LAST = frozenset(".;:!?…'\"”’)/")


def clean(text: str) -> str:
    """NFC, single blanks, plain hyphens, true letters."""
    if "  " not in text and ODD.isdisjoint(text):
        text = text.strip()
        if text[1:2] == " " and text[3:4] == " " and (joined := together(text)) is not None:
            return joined[0]
        return text
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return str(BLANKS.sub(" ", text.translate(LOOKALIKES))).strip()


def joins(a: Line, b: Line, first: Line) -> bool:
    """Whether ``b`` carries on the paragraph that runs from ``first`` to ``a``."""
    if a.kind != b.kind or a.kind == "table" or (b.text[0] in "(V" and ABOUT.match(b.text)):
        return False
    if a.page == b.page and a.block != b.block:
        return False
    if a.column or b.column:
        return a.page == b.page and _joins_in_column(a, b, first)
    if a.marks and _hangs(a, b):
        return True
    capital_a, capital_b = a.text.isupper(), b.text.isupper()
    if (capital_a and KIND.fullmatch(a.text)) or (capital_b and KIND.fullmatch(b.text)):
        return False
    ended = _ended(a.text)
    full = is_full(a, b)
    if a.text.endswith(",") and a.page == b.page and not BULLET.match(b.text):
        return not LABEL.match(b.text)
    if not b.text[0].islower() and apart(a, b, 1.7):
        return False
    flush = b.indents and b.x0 - b.left < 0.7 * b.size
    if capital_b and not capital_a and full and flush and not ended and len(b.text) < 25:
        return not apart(a, b)  # the last word of a sentence: "… Bộ" + "GD&ĐT."
    if capital_a or capital_b:
        both = capital_a and capital_b and not LABEL.match(b.text) and a.page == b.page
        return both and full and not ended and a.x1 - a.x0 > 0.5 * (a.right - a.left)
    low = b.text[0].islower() or b.text[0] in ",;)"
    middle = centred(a) and centred(b)
    if low and not LABEL.match(b.text):
        if not ended:
            return full or not apart(a, b, 1.7 if middle else 1.3)
        if full and a.text.endswith(";") and b.x0 - b.left < 0.7 * b.size and not apart(a, b):
            return True  # clauses of one sentence; items would have bullets or labels
    if not full:
        return middle and not ended and not LABEL.match(b.text) and not OPENS.match(b.text) and (
            a.page == b.page and not apart(a, b) and not BULLET.match(b.text)
            and a.x1 - a.x0 > 0.45 * (a.right - a.left)
        )
    if flush and not (apart(a, b) and ended):
        # the part opens paragraphs with an indent and this line has none
        return not (ended and (BULLET.match(b.text) or LABEL.match(b.text)))
    if BULLET.match(b.text) or LABEL.match(b.text):
        return False
    if 0.3 * b.size < b.x0 - first.x0 < 4 * b.size and BULLET.match(first.text):
        return not apart(a, b)  # the text hangs beside its bullet
    if b.x0 - b.left > 1.2 * b.size and not centred(b) and (b.indents or centred(a)):
        return False  # an indented line opens a paragraph
    if ended or apart(a, b):
        return False
    return not OPENS.match(b.text) or b.x0 - b.left < 0.7 * b.size


def _hangs(a: Line, b: Line) -> bool:
    """Whether a line that was recognised ends with a word that no paragraph ends with."""
    if not a.text[-1].islower() or HANGING.search(a.text) is None or apart(a, b) or BULLET.match(b.text):
        return False
    return LABEL.match(b.text) is None and (b.text[0].isdigit() or not b.text.isupper())


def _joins_in_column(a: Line, b: Line, first: Line) -> bool:
    """The same for side-by-side parts: items of lists of recipients, names over several lines."""
    if BULLET.match(b.text) or LABEL.match(b.text) or OPENS.match(b.text):
        return False
    if NUMBERED.fullmatch(a.text) and not apart(a, b):
        return True
    if b.text.isupper() or a.text.isupper() or _ended(a.text):
        return False
    if apart(a, b):
        return False
    if b.text[0].islower() or b.text[0] in ",;)":
        return True
    if BULLET.match(first.text) or ABOUT.match(first.text):
        return True
    return is_full(a, b) and abs(a.x0 - b.x0) < a.size


def _ended(text: str) -> bool:
    return text[-1] in LAST and ENDS.search(text) is not None


def is_full(a: Line, b: Line) -> bool:
    """Whether the first word of ``b`` had no room at the end of ``a``."""
    first = b.text.split(" ", 1)[0]
    needs = (b.x1 - b.x0) * (len(first) + 1) / max(len(b.text), 1)
    if first.isupper() and not b.text.isupper():
        needs *= 1.4  # capitals are wider than the line's letters
    return a.right - a.x1 < needs + 0.35 * a.size


def apart(a: Line, b: Line, pitches: float = 1.3) -> bool:
    """Whether the lines are farther from each other than lines of a paragraph."""
    return bool(a.page == b.page and a.pitch and b.base - a.base > pitches * a.pitch)


def centred(line: Line) -> bool:
    """Whether the line stands in the middle of its part and reaches neither of its edges."""
    left, right = line.x0 - line.left, line.right - line.x1
    return min(left, right) > line.size and abs(left - right) < 2.2 * line.size


@dataclass(slots=True)
class Assembled:
    """What a :class:`SourceText` is made of."""

    text: str
    fragments: tuple[Fragment, ...]
    kinds: tuple[LineKind, ...]
    words: tuple[WordConfidence, ...]
    tables: tuple[Table, ...]


def assemble(lines: list[Line]) -> Assembled:
    """The text of printed lines, its fragments, the kinds of its lines, its words and tables."""
    parts: list[str] = []
    fragments: list[Fragment] = []
    kinds: list[LineKind] = []
    words: list[WordConfidence] = []
    tables: dict[int, list[tuple[Line, int]]] = {}
    offset = 0
    previous: Line | None = None
    first = lines[0] if lines else None
    for line in lines:
        if line.kind == "table":
            _trim(line)
            tables.setdefault(line.table, []).append((line, offset + (previous is not None)))
        if previous is None or first is None:
            kinds.append(line.kind)
        elif joins(previous, line, first):
            tied = previous.text[-1] in "-/" and TIED.search(previous.text)
            if not (tied and line.text[0].isalnum()):
                parts.append(" ")
                offset += 1
        else:
            parts.append("\n")
            kinds.append(line.kind)
            offset += 1
            first = line
        parts.append(line.text)
        if line.cells:
            fragments.extend(_cell_fragments(line, offset))
        else:
            fragments.append(Fragment(offset, offset + len(line.text), line.page, line.box))
        if line.marks:
            words.extend(
                WordConfidence(offset + m.start, offset + m.end, round(m.confidence, 3), m.others)
                for m in line.marks
            )
        offset += len(line.text)
        previous = line
    return Assembled(
        "".join(parts), tuple(fragments), tuple(kinds), tuple(words),
        tuple(_table(rows) for rows in tables.values()),
    )


def _trim(line: Line) -> None:
    """Take empty cells off both ends of a table row and write its text."""
    while line.cells and not line.cells[-1].text:
        line.cells.pop()
    while line.cells and not line.cells[0].text:
        line.cells.pop(0)
    line.text = "\t".join(item.text for item in line.cells)


def _cell_fragments(line: Line, start: int) -> Iterator[Fragment]:
    """A fragment with its box for each cell of a table row."""
    for item in line.cells:
        if item.text:
            yield Fragment(start, start + len(item.text), line.page, _box(item))
        start += len(item.text) + 1


def _box(item: RowCell) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = item.cell.box
    return (round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))


def _row_span(rows: list[tuple[Line, int]], number: int, item: RowCell) -> int:
    """How many of the table's rows a cell of row ``number`` covers; rows without text left out."""
    block, last = rows[number][0].block, item.cell.row + item.cell.rows
    covered = 1
    for line, _ in rows[number + 1 :]:
        if line.block != block or line.row >= last:
            break
        covered += 1
    return covered


def _table(rows: list[tuple[Line, int]]) -> Table:
    cells: list[TableCell] = []
    end = rows[0][1]
    for number, (line, start) in enumerate(rows):
        at = start
        for item in line.cells:
            if item.text:
                span = Span(start=at, end=at + len(item.text), page=line.page, bbox=_box(item))
                cells.append(TableCell(
                    row=number, column=item.column, text=item.text, span=span,
                    row_span=_row_span(rows, number, item), column_span=item.cell.columns,
                ))
            at += len(item.text) + 1
        end = start + len(line.text)
    whole = Span(start=rows[0][1], end=end, page=rows[0][0].page)
    columns = max(line.columns for line, _ in rows)
    return Table(rows=len(rows), columns=columns, cells=tuple(cells), span=whole)
