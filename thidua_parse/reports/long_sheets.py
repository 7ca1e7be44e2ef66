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
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
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
    made = [head[0]]
    write = _Cells(sheet, strings, plain, of_style).row
    made += [write(number, row) for number, row in enumerate(sheet.rows)]
    return f"{xml[: data.start(1)]}{''.join(made)}{xml[data.end(1) :]}"


class _Cells:
    """Cells by column and value: most values of a column come again and again."""

    def __init__(
        self, sheet: LongRows, strings: _Strings, plain: str, of_style: Mapping[str, str]
    ) -> None:
        self.sheet, self.strings, self.plain, self.of_style = sheet, strings, plain, of_style
        width = len(sheet.rows[0])
        self.letters = [_letters(column) for column in range(width)]
        #: end of a cell and its lines, by value, for each column
        self.known: list[dict[Any, tuple[str, int]]] = [{} for _ in range(width)]

    def row(self, number: int, values: Sequence[Any]) -> str:
        at, styled = number + 2, self.sheet.styled
        cells, lines, texts = [], 1, 0
        for column, (value, letters, known) in enumerate(zip(values, self.letters, self.known, strict=True)):
            key = value if value.__class__ is str else (value.__class__, value)  # 0 is no False
            if column == styled:
                key = key, self.sheet.styles[number]
            found = known.get(key)
            if found is None:
                found = known[key] = self._end(column, value, number)
            end, high = found
            if end:
                cells.append(f'<c r="{letters}{at}{end}')
                if high:
                    texts += 1
                    if high > lines:
                        lines = high
        self.strings.uses += texts
        height = f' ht="{min(15 * lines, 400)}" customHeight="1"' if lines > 1 else ""
        return f'<row r="{at}"{height}>{"".join(cells)}</row>'

    def _end(self, column: int, value: Any, row: int) -> tuple[str, int]:
        """What follows a cell's place, and the lines it takes (0: no text)."""
        coloured = column == self.sheet.styled
        style = self.of_style.get(self.sheet.styles[row], self.plain) if coloured else self.plain
        if value is None or value == "":
            return (f'" s="{style}"/>', 0) if coloured else ("", 0)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return f'" s="{style}"><v>{value:.16g}</v></c>', 0
        text = str(value)[:LONGEST]
        number = self.strings.number(text)
        return f'" s="{style}" t="s"><v>{number}</v></c>', self.sheet.lines(text, column)


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
