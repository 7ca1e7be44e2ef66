"""Clean lines to the paragraphs of the normalised text, with the map back to the decoded text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

from .printed import Line
from .source import LineKind, SourceMap
from .wrapping import Wrap, joins


@dataclass(frozen=True, slots=True)
class Normal:
    """Normalised text, its map to the decoded text, and the kind of each line if not all body."""

    text: str
    source_map: SourceMap
    line_kinds: tuple[LineKind, ...] = ()
    markdown: bool = False


def assemble(
    lines: list[Line], wrap: Wrap, nfc_normal: list[int], nfc_source: list[int], markdown: bool
) -> Normal:
    """Join lines to paragraphs and build the map."""
    parts: list[str] = []
    normal: list[int] = []
    source: list[int] = []
    kinds: list[LineKind] = []
    tables = any(line.table for line in lines)
    offset, previous, before = 0, "", 0
    width = wrap.width
    apart = True
    opening = iter(wrap.opening)
    for line in lines:
        text = line.text
        opened = None if line.table else next(opening, None)
        if parts:
            first = text[0]
            if (
                apart or line.apart
                # the short way: an unwrapped line that begins like a sentence opens a paragraph
                or (not width and not line.page and not first.islower() and first not in ",;)"
                    and not previous.endswith((" ngày", " số")))
            ):
                together = line.apart and apart and _carries(previous, text)
            else:
                together = joins(
                    previous, text, wrap, line.blank, line.page, line.indent, before, opened
                )
            parts.append(" " if together else "\n")
            offset += 1
        else:
            together = False
        if tables and not together:
            kinds.append("table" if line.table else "body")
        anchors = line.anchors
        if len(anchors) == 1:
            normal.append(offset + anchors[0][0])
            source.append(anchors[0][1])
        else:
            normal += [offset + at for at, _ in anchors]
            source += [where for _, where in anchors]
        parts.append(text)
        offset += len(text)
        previous, before = text, line.indent
        apart = line.apart
    if nfc_normal:
        normal, source = _through(normal, source, offset, nfc_normal, nfc_source)
    source_map = SourceMap(tuple(normal), tuple(source))
    return Normal("".join(parts), source_map, tuple(kinds), markdown)


def _carries(previous: str, text: str) -> bool:
    """Whether two lines of one column (header, recipients) are one paragraph."""
    return "\t" not in previous and "\t" not in text and text[0].islower() and joins(previous, text)


def _through(
    normal: list[int], source: list[int], end: int, nfc_normal: list[int], nfc_source: list[int]
) -> tuple[list[int], list[int]]:
    """Anchors that lead through the NFC text back to the decoded text."""
    new_normal: list[int] = []
    new_source: list[int] = []
    for i, (at, where) in enumerate(zip(normal, source, strict=True)):
        length = (normal[i + 1] if i + 1 < len(normal) else end) - at
        k = max(bisect_right(nfc_normal, where) - 1, 0)
        new_normal.append(at)
        new_source.append(nfc_source[k] + where - nfc_normal[k])
        for j in range(k + 1, bisect_left(nfc_normal, where + length)):
            new_normal.append(at + nfc_normal[j] - where)
            new_source.append(nfc_source[j])
    return new_normal, new_source


def unwrapped(
    texts: Sequence[str], source: list[int], more: Mapping[int, list[tuple[int, int]]],
    nfc_normal: list[int], nfc_source: list[int],
) -> Normal:
    """:func:`assemble` of the lines of a text that is not wrapped, without page breaks and tables.

    ``source`` holds where each line begins; ``more`` all anchors of the lines that have several.
    """
    # a line that begins like a sentence opens a paragraph; the others are looked at
    carried = [
        i for i, (previous, line) in enumerate(zip(texts, texts[1:]), 1)  # noqa: B905, RUF007
        if ((first := line[0]).islower() or first in ",;)" or (first.isdigit() and previous.endswith((" ngày", " số"))))
        and joins(previous, line)
    ]
    if carried:
        between = ["\n"] * len(texts)
        for i in carried:
            between[i] = " "
        text = "".join(chain.from_iterable(zip(between, texts, strict=True)))[1:]
    else:
        text = "\n".join(texts)
    normal = list(accumulate([len(line) + 1 for line in texts[:-1]], initial=0))
    if more:
        pairs = [
            (start + at, begin) for i, start in enumerate(normal)
            for at, begin in more.get(i, ((0, source[i]),))
        ]
        normal, source = [at for at, _ in pairs], [begin for _, begin in pairs]
    if nfc_normal:
        normal, source = _through(normal, source, len(text), nfc_normal, nfc_source)
    return Normal(text, SourceMap(tuple(normal), tuple(source)))
