"""From decoded text to the normalised text of :class:`SourceText`, keeping the way back.

Linear in the length of the input: every line is looked at once, and a paragraph is joined from
its lines by looking at the neighbouring line only. Clean lines take a short way.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate, compress, pairwise
from operator import itemgetter

import regex

from .broken_lines import is_broken, join_broken
from .cleaning import EXOTIC as EXOTIC
from .cleaning import HYPHENS, JUNK, Junk, clean_line, clean_piece, compose, is_clean
from .columns import arrange, has_gap
from .joining import Normal, assemble, unwrapped
from .markdown import (
    JUNK_MARKDOWN,
    JUNK_STARS,
    MARKED,
    STAR_AHEAD,
    STARRED,
    TABLE_RULE,
    cells,
    is_markdown,
    is_ornament,
    is_row,
    opens_ahead,
    star_places,
    without_notes,
)
from .mixed import is_mixed, mixed_regions
from .noise import narrow, noisy_width
from .printed import PAGE_NUMBER_REACH, Line, drop_page_numbers, page_number
from .rows import between_breaks, breaks_as_lines, table_lines
from .spaced import together
from .wrapping import CAPITALS as CAPITALS
from .wrapping import OPENS as OPENS
from .wrapping import Wrap, full_line, study

__all__ = ["BLANKS", "CAPITALS", "ENDS", "EXOTIC", "OPENS", "Normal", "clean_line", "normalise_text"]

BLANKS = JUNK.every
ENDS = regex.compile(r"[.;:!?…]['\"”’)]*$|\./\.?$")
#: what a line begins with that may only draw a rule, and what its third character then is, if it has one
RULES = frozenset("-_=~*.·•…─━═–—+#|")
RULED = frozenset(("", *"-_=~*.·•…─━═–—+#^ oO0"))
_FIRST = itemgetter(0)
#: characters by which a line needs a closer look, beside odd hyphens: marks, notes
ODD = "*[<_"


@dataclass(slots=True)
class _Text:
    """What is known of the whole text before its lines are looked at."""

    junk: Junk = JUNK
    plain: bool = False  # :func:`.cleaning.is_plain`
    hyphens: bool = False
    marked: bool = False
    markdown: bool = False
    notes: bool = False
    brackets: bool = False  # notes may stand in round brackets
    gaps: bool = False
    doubled: bool = False  # runs of blanks
    mixed: bool = False
    lines: list[Line] = field(default_factory=list)


def normalise_text(decoded: str, *, markdown: bool = False, plain: bool = False) -> Normal:
    """Normalised text with its map and line kinds; ``plain``: :func:`.cleaning.is_plain` holds."""
    text, nfc_normal, nfc_source = (decoded, [], []) if plain else compose(decoded)
    if "\r" in text and "\n" not in text:  # line ends of old Macs
        text = text.replace("\r", "\n")
    about = _Text(plain=plain)
    stars = star_places(text)
    rules = "_" in text
    if stars and opens_ahead(text, stars):
        text = STAR_AHEAD.sub(" ", text)  # of one length, so that offsets stay
        stars = star_places(text)
    about.markdown = markdown or (
        ("#" in text or "|" in text or "`" in text or ("]" in text and "](" in text)) and is_markdown(text)
    )
    if about.markdown:
        about.junk = JUNK_MARKDOWN
    elif (stars and (any(b - a == 1 for a, b in pairwise(stars)) or STARRED.search(text))) or (
        rules and "__" in text
    ):
        about.junk = JUNK_STARS
    about.marked = about.junk is not JUNK
    about.hyphens = not plain and any(c in text for c in HYPHENS)
    about.brackets = ("w" in text and "andwrit" in text) or "llegib" in text
    about.notes = about.brackets or bool(stars) or rules or "[" in text or "<" in text
    about.doubled = "  " in text
    about.gaps = (about.doubled or "\t" in text or "\u00a0" in text) and has_gap(text)
    if about.gaps and (width := noisy_width(text)):
        text = narrow(text, width)
        plain = about.plain = False  # blanks are padded with marks of no width
        about.gaps = has_gap(text)
    about.mixed = is_mixed(text)
    if not plain and not text.isascii() and "\u2028" in text:
        text = text.replace("\u2028", "\n").replace("\u2029", "\n")
    if about.gaps or about.markdown or about.mixed:
        _read_lines(text, about)
    else:
        if plain and "\r" not in text:  # no other line ends are about
            raws = text.split("\n")
            starts = [*accumulate([len(raw) + 1 for raw in raws], initial=0)]
        else:
            raws = text.splitlines(keepends=True)
            starts = [*accumulate(map(len, raws), initial=0)]
        texts = [*map(str.strip, raws)]
        if "\f" not in text and not full_line([*filter(None, texts)]):
            normal = _unwrapped_text(text, raws, texts, starts, about, nfc_normal, nfc_source)
            if normal is not None:
                return normal
        _plain_lines(text, raws, texts, starts, about)
    lines = about.lines
    drop_page_numbers(lines)
    join_broken(lines)
    return assemble(lines, _wrap_of(lines), nfc_normal, nfc_source, about.markdown)


def _wrap_of(lines: list[Line]) -> Wrap:
    """How the lines that are no rows of tables are wrapped."""
    prose = [line for line in lines if not line.table]
    texts = [line.text for line in prose]
    width = full_line(texts)
    if not width:
        return Wrap()
    return study(texts, [line.blank for line in prose], [line.indent for line in prose], width)


def _read_lines(text: str, about: _Text) -> None:
    """Clean lines of a text with columns or tables into ``about.lines``, put in order."""
    raws = text.splitlines(keepends=True)
    starts, position = [], 0
    for raw in raws:
        starts.append(position)
        position += len(raw)
    regions = arrange(raws) if about.gaps else {}
    if about.mixed and not regions:
        regions = mixed_regions(raws)
    rows = table_lines(raws, regions) if about.gaps else {}
    i, blank, page = 0, True, False
    while i < len(raws):
        raw = raws[i]
        if "\f" in raw:
            page = True
        if i in regions:
            end, pieces = regions[i]
            for piece in pieces:
                line = _line(raws[piece.index][piece.start : piece.end],
                             starts[piece.index] + piece.start, about)
                if line is not None:
                    line.apart = True
                    about.lines.append(line)
            i, blank, page = end, True, False
            continue
        if about.markdown and "|" in raw and is_row(raw):
            last = i
            while last < len(raws) and is_row(raws[last]):
                last += 1
            _markdown_table(raws[i:last], starts[i:last], about)
            i, blank = last, True
            continue
        if i in rows:
            _row([(starts[i] + a, raw[a:b]) for a, b in rows[i]], about)
            blank = True
        else:
            line = _line(raw, starts[i], about)
            if line is None:
                blank = blank or not raw.strip()
            else:
                line.blank, line.page = blank, page
                about.lines.append(line)
                blank = page = False
        i += 1


def _unwrapped_text(
    text: str, raws: list[str], texts: list[str], starts: list[int], about: _Text,
    nfc_normal: list[int], nfc_source: list[int],
) -> Normal | None:
    """The normalised text of lines that are not wrapped, without a :class:`Line` for each of them.

    ``starts``: where each of ``raws`` begins, and the end. None where page numbers stand among them,
    the header is broken over several, or none are left.
    """
    kept = [*compress(range(len(texts)), texts)]
    lines = [*filter(None, texts)]
    firsts = [*map(_FIRST, lines)]
    odd = {kept[k] for k, first in enumerate(firsts) if first in RULES and lines[k][2:3] in RULED}
    if not about.plain:
        odd.update([i for i, line in enumerate(texts) if not line.isprintable()])
    if about.doubled:
        odd.update([i for i, line in enumerate(texts) if "  " in line])
    odd.update([bisect_right(starts, at) - 1 for at in _odd_places(text, about) if at < len(text)])
    anchors: dict[int, list[tuple[int, int]]] = {}
    if odd:
        texts = texts.copy()
        for i in odd:
            line = _line(raws[i], starts[i], about) if texts[i] else None
            texts[i] = line.text if line is not None else ""
            if line is not None:
                anchors[i] = line.anchors
        kept = [*compress(range(len(texts)), texts)]
        lines = [*filter(None, texts)]
        firsts = [*map(_FIRST, lines)]
    short = [line for line in lines if len(line) <= PAGE_NUMBER_REACH]
    if not lines or any(map(page_number, short)) or is_broken(lines) or (odd and full_line(lines)):
        return None
    source = [
        starts[i] if (raw := raws[i])[0] == first else starts[i] + len(raw) - len(raw.lstrip())
        for i, first in zip(kept, firsts, strict=True)
    ]
    more: dict[int, list[tuple[int, int]]] = {}
    for i, found in anchors.items():
        at = bisect_left(kept, i)
        source[at] = found[0][1]
        if len(found) > 1:
            more[at] = found
    return unwrapped(lines, firsts, source, more, nfc_normal, nfc_source)


def _plain_lines(
    text: str, raws: list[str], texts: list[str], starts: list[int], about: _Text
) -> None:
    """Lines of a text without columns and tables; ``texts`` are ``raws`` without blanks at the ends."""
    lines, blank, page = about.lines, True, False
    doubled, plain = about.doubled, about.plain
    odd = _odd_places(text, about)
    next_odd = next(odd)
    for raw, clean, position, end in zip(raws, texts, starts, starts[1:], strict=False):
        if not clean:
            blank = True
            page = page or "\f" in raw
        elif (
            end > next_odd or (doubled and "  " in clean) or not (plain or clean.isprintable())
            or (clean[0] in RULES and clean[2:3] in RULED)
        ):
            line = _line(raw, position, about)
            if line is not None:
                line.blank, line.page = blank, page
                lines.append(line)
                blank = page = False
        else:
            indent = 0 if raw[0] == clean[0] else raw.index(clean[0])
            lines.append(Line(clean, [(0, position + indent)], blank, page, False, indent))
            blank = page = False
        while next_odd < end:
            next_odd = next(odd)


def _odd_places(text: str, about: _Text) -> Iterator[int]:
    """Offsets of the characters for which a line is looked at closely, then one behind the end."""
    places: list[int] = []
    if about.hyphens or about.notes or about.marked:
        for char in ODD + "(" * about.brackets + HYPHENS * about.hyphens:
            at = text.find(char)
            while at >= 0:
                places.append(at)
                at = text.find(char, at + 1)
        places.sort()
    places.append(len(text) + 1)
    return iter(places)


def _line(raw: str, start: int, about: _Text) -> Line | None:
    """A clean line, or None where nothing is left of it."""
    if about.notes and (
        "*" in raw or "[" in raw or "<" in raw or "_" in raw or (about.brackets and "(" in raw)
    ):
        raw = without_notes(raw)
    text = raw.strip()
    if text[1:2].isspace() and (joined := together(text)) is not None:
        at = start + raw.index(text[0])
        return Line(joined[0], [(a, at + b) for a, b in joined[1]], indent=at - start)
    if "  " in text or not text.isprintable() or (
        about.marked and (MARKED.search(raw) if about.markdown else "*" in raw or "__" in raw)
    ) or (about.hyphens and any(c in raw for c in HYPHENS)):
        text, anchors = clean_piece(raw, start, about.junk)
        if about.markdown and text[:2] == "* ":
            text = "-" + text[1:]
    else:
        anchors = [(0, start + raw.index(text[0]))] if text else []
    if not text or (text[2:3] in RULED and is_ornament(text)):
        return None
    return Line(text, anchors, indent=anchors[0][1] - start)


def _row(parts: list[tuple[int, str]], about: _Text) -> None:
    """A table row: its cells separated by tabs."""
    text = ""
    anchors: list[tuple[int, int]] = []
    cleaned = [
        (part, [(0, at)])
        if part and not about.marked and is_clean(part, about.hyphens) and part == part.strip()
        else clean_piece(part, at, about.junk) for at, part in parts
    ]
    while cleaned and not cleaned[-1][0]:
        cleaned.pop()
    while cleaned and not cleaned[0][0]:
        cleaned.pop(0)
    for i, (cell, inner) in enumerate(cleaned):
        if i:
            text += "\t"
        anchors.extend((len(text) + offset, at) for offset, at in inner)
        text += cell
    if text:
        about.lines.append(Line(text, anchors, True, False, "\t" in text, 0, True))


def _markdown_table(raws: list[str], starts: list[int], about: _Text) -> None:
    """Rows of a Markdown table; one that only lays out two columns is read column by column."""
    from .blocks import Cell, Grid, Paragraph, is_layout

    rows = [
        [(start + a, raw[a:b]) for a, b in cells(raw)]
        for raw, start in zip(raws, starts, strict=True)
        if not TABLE_RULE.match(raw)
    ]
    near_start = len(about.lines) < 6
    grid = Grid([[Cell([Paragraph(breaks_as_lines(text))], i) for i, (_, text) in enumerate(row)]
                 for row in rows])
    if rows and is_layout(grid, near_start):
        for column in range(max(map(len, rows))):
            for row in rows:
                if column < len(row):
                    at, text = row[column]
                    for start, end in between_breaks(text):
                        line = _line(text[start:end], at + start, about)
                        if line is not None:
                            line.apart = True
                            about.lines.append(line)
        return
    for row in rows:
        _row(row, about)
