"""Rows of long sheets, written straight into the file that ``xlsxwriter`` has made.

A report of a thousand plans has half a million cells; through the general writer they take as long
as parsing the plans. So the writer makes everything of a long sheet but its rows: columns, styles,
filter, frozen head, print settings, and a few sample rows that show the number of each style. The
rows are put in afterwards, as ECMA-376 part 1 lays sheet data (18.3.1.80) and shared strings
(18.4.8) out.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import chain, repeat
from typing import Any

import regex

#: rows from which a sheet is long
LONG = 500
#: most characters of a cell (Excel's limit)
LONGEST = 32_767
#: zlib's level for the parts that are made anew: a third of the time of the usual 6, a tenth more bytes
LEVEL = 3
#: what XML cannot hold, and what would be read as the escape for it (ECMA-376 part 1, 22.4.2.4)
_CONTROL = regex.compile(r"[\x00-\x08\x0B-\x1F\uFFFE\uFFFF]")
_LIKE_ESCAPE = regex.compile(r"_(?=x[0-9a-fA-F]{4}_)")
_DATA = regex.compile(r"<sheetData>(.*?)</sheetData>", regex.S)
_ROW = regex.compile(r'<row r="([0-9]+)"[^>]*>(.*?)</row>', regex.S)
_STYLE = regex.compile(r'<c r="([A-Z]+)[0-9]+" s="([0-9]+)"')
_COUNTS = regex.compile(r'count="([0-9]+)" uniqueCount="([0-9]+)"')


@dataclass(frozen=True, slots=True)
class LongRows:
    """The rows of a long sheet.

    ``part`` is the sheet's name inside the file, which holds the rows of :func:`samples_of` already;
    ``lines`` gives the lines that a text takes in a column. ``styles`` names each row's style in the
    column ``styled``, or is empty.
    """

    part: str
    rows: Sequence[Sequence[Any]]
    lines: Callable[[str, int], int]
    styled: int | None = None
    styles: Sequence[str] = ()


def samples_of(count: int, styles: Sequence[str]) -> list[int]:
    """Rows to write beforehand: the first of each style, and the last of all."""
    firsts: dict[str, int] = {}
    for row, style in enumerate(styles):
        firsts.setdefault(style, row)
    return sorted({*firsts.values(), count - 1})


def filled(book: bytes, sheets: Sequence[LongRows]) -> bytes:
    """The file with the rows of its long sheets; the same input gives the same bytes."""
    if not sheets:
        return book
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(stream, "w") as new:
        parts = {info.filename: info for info in old.infolist()}
        strings = _Strings(old.read("xl/sharedStrings.xml").decode("utf-8"))
        made = {s.part: _with_rows(old.read(s.part).decode("utf-8"), s, strings) for s in sheets}
        made["xl/sharedStrings.xml"] = strings.xml()
        for name, info in parts.items():
            data = made[name].encode("utf-8", "replace") if name in made else old.read(name)
            new.writestr(info, data, zipfile.ZIP_DEFLATED, LEVEL)
    return stream.getvalue()


class _Strings:
    """The file's shared strings and those that come on top."""

    def __init__(self, xml: str) -> None:
        self.old = xml
        counts = _COUNTS.search(xml)
        self.uses, self.first = (int(counts[1]), int(counts[2])) if counts else (0, 0)
        self.numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        return self.numbers.setdefault(text, self.first + len(self.numbers))

    def xml(self) -> str:
        total = self.first + len(self.numbers)
        old = _COUNTS.sub(f'count="{self.uses}" uniqueCount="{total}"', self.old, count=1)
        return str(old).replace("</sst>", "".join(map(_item, self.numbers)) + "</sst>")


def _item(text: str) -> str:
    # blanks at an end, and line ends, are kept only where XML is told so
    space = ' xml:space="preserve"' if text != text.strip() else ""
    if "_x" in text:
        text = _LIKE_ESCAPE.sub("_x005F_", text)
    if not text.isprintable():
        text = _CONTROL.sub(lambda m: f"_x{ord(m[0]):04X}_", text)
    return f"<si><t{space}>{escape(text, quote=False)}</t></si>"


def _with_rows(xml: str, sheet: LongRows, strings: _Strings) -> str:
    data = _DATA.search(xml)
    assert data is not None
    head, *samples = _ROW.finditer(data[1])
    # style numbers by column, and those of the styled column by style
    of_column: dict[int, str] = {}
    of_style: dict[str, str] = {}
    for sample in samples:
        for letters, number in _STYLE.findall(sample[2]):
            column = _column(letters)
            if column == sheet.styled and sheet.styles:
                of_style[sheet.styles[int(sample[1]) - 2]] = number
            else:
                of_column[column] = number
    plain = next(iter(of_column.values()), "0")
    rows = _rows(sheet, strings, plain, of_style)
    return f"{xml[: data.start(1)]}{head[0]}{rows}{xml[data.end(1) :]}"


def _rows(sheet: LongRows, strings: _Strings, plain: str, of_style: Mapping[str, str]) -> str:
    """The rows' XML, made column by column: most values of a column come again and again."""
    numbers = range(2, len(sheet.rows) + 2)
    lines: list[tuple[int, ...]] = []
    pieces: list[Iterable[str]] = []
    for column, values in enumerate(zip(*sheet.rows, strict=True)):
        if column == sheet.styled:
            styles = [of_style.get(style, plain) for style in sheet.styles]
            known = _StyledCells(sheet, strings, plain, column)
            ends, high = zip(*map(known.__getitem__, zip(_apart(values), styles, strict=True)), strict=True)
        else:
            cells = _Cells(sheet, strings, plain, column)
            ends, high = zip(*map(cells.__getitem__, _apart(values)), strict=True)
        strings.uses += len(high) - high.count(0)
        if max(high) > 1:
            lines.append(high)
        place = f'<c r="{_letters(column)}'
        pieces.append([f"{place}{at}{end}" if end else "" for at, end in zip(numbers, ends, strict=True)])
    tall: Iterable[int] = map(max, *lines) if len(lines) > 1 else lines[0] if lines else repeat(1)
    heights = ["", "", *(f' ht="{min(15 * n, 400)}" customHeight="1"' for n in range(2, 28))]
    heads = [f'<row r="{at}"{heights[min(n, 27)]}>' for at, n in zip(numbers, tall, strict=False)]
    return "".join(chain.from_iterable(zip(heads, *pieces, repeat("</row>"), strict=False)))


def _apart(values: Sequence[Any]) -> Sequence[Any]:
    """Values that are looked up as keys: truth values as text, because True is equal to 1."""
    return [str(v) if v.__class__ is bool else v for v in values] if bool in set(map(type, values)) else values


class _Cells(dict[Any, tuple[str, int]]):
    """What follows a cell's place, and the lines that it takes (0: no text), by value."""

    def __init__(self, sheet: LongRows, strings: _Strings, style: str, column: int) -> None:
        self.sheet, self.strings, self.style, self.column = sheet, strings, style, column

    def __missing__(self, value: Any) -> tuple[str, int]:
        empty = value is None or value == ""
        found = self[value] = ("", 0) if empty else self.made(value, self.style)
        return found

    def made(self, value: Any, style: str) -> tuple[str, int]:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return f'" s="{style}"><v>{value:.16g}</v></c>', 0
        text = str(value)[:LONGEST]
        number = self.strings.number(text)
        return f'" s="{style}" t="s"><v>{number}</v></c>', self.sheet.lines(text, self.column)


class _StyledCells(_Cells):
    """Cells of the column whose style goes with the row, by value and style; empty ones are coloured, too."""

    def __missing__(self, key: tuple[Any, str]) -> tuple[str, int]:
        value, style = key
        empty = value is None or value == ""
        found = self[key] = (f'" s="{style}"/>', 0) if empty else self.made(value, style)
        return found


def _letters(column: int) -> str:
    """``A`` for 0, ``AA`` for 26."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
