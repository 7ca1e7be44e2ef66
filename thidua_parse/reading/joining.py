"""Clean lines to the paragraphs of the normalised text, with the map back to the decoded text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate, compress

from .printed import Line
from .source import LineKind, SourceMap
from .wrapping import ENDS, Wrap, joins


@dataclass(frozen=True, slots=True)
class Normal:
    """Normalised text, its map to the decoded text, and the kind of each line if not all body."""

    text: str
    source_map: SourceMap
    line_kinds: tuple[LineKind, ...] = ()
    markdown: bool = False
    lines: list[str] = field(default_factory=list)  # the lines of ``text``
    starts: list[int] = field(default_factory=list)  # where they begin


def assemble(
    lines: list[Line], wrap: Wrap, nfc_normal: list[int], nfc_source: list[int], markdown: bool
) -> Normal:
    """Join lines to paragraphs and build the map."""
    paragraphs: list[str] = []
    starts: list[int] = []
    parts: list[str] = []  # of the last paragraph
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
            elif opened is False and first.islower() and previous[-1].isalpha():
                together = not previous.isupper()  # the short way of a sentence that goes on
            else:
                together = joins(
                    previous, text, wrap, line.blank, line.page, line.indent, before, opened
                )
            if not together:
                paragraphs.append(" ".join(parts))
                parts = []
        else:
            together = False
        if not together:
            starts.append(offset)
            if tables:
                kinds.append("table" if line.table else "body")
        anchors = line.anchors
        if len(anchors) == 1:
            normal.append(offset + anchors[0][0])
            source.append(anchors[0][1])
        else:
            normal += [offset + at for at, _ in anchors]
            source += [where for _, where in anchors]
        parts.append(text)
        offset += len(text) + 1
        previous, before = text, line.indent
        apart = line.apart
    if parts:
        paragraphs.append(" ".join(parts))
    if nfc_normal:
        normal, source = _through(normal, source, offset - 1, nfc_normal, nfc_source)
    source_map = SourceMap(tuple(normal), tuple(source))
    return Normal("\n".join(paragraphs), source_map, tuple(kinds), markdown, paragraphs, starts)


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


class _Carries(dict[str, bool]):
    """Whether a line may carry on the one before it, by its first character; learnt when asked for."""

    def __missing__(self, first: str) -> bool:
        found = self[first] = first.islower() or first in ",;)" or first.isdigit()
        return found


_CARRIES = _Carries()


def unwrapped(
    texts: list[str], firsts: list[str], source: list[int], more: Mapping[int, list[tuple[int, int]]],
    nfc_normal: list[int], nfc_source: list[int],
) -> Normal:
    """:func:`assemble` of the lines of a text that is not wrapped, without page breaks and tables.

    ``firsts``: the first character of each line; ``source``: where each begins; ``more``: all anchors
    of the lines that have several.
    """
    # a line that begins like a sentence opens a paragraph; the others are looked at
    carried = [
        i for i in compress(range(len(texts)), map(_CARRIES.__getitem__, firsts))
        if i and not (previous := texts[i - 1]).endswith(ENDS) and (
            not firsts[i].isdigit() or previous.endswith((" ngày", " số"))
        ) and joins(previous, texts[i])
    ]
    normal = list(accumulate([len(line) + 1 for line in texts[:-1]], initial=0))
    lines, starts = _merged(texts, normal, carried) if carried else (texts, normal)
    text = "\n".join(lines)
    if more:
        whole, begins, done = normal, source, 0
        normal, source = [], []
        for i in sorted(more):
            normal += whole[done:i]
            source += begins[done:i]
            normal += [whole[i] + at for at, _ in more[i]]
            source += [begin for _, begin in more[i]]
            done = i + 1
        normal += whole[done:]
        source += begins[done:]
    if nfc_normal:
        normal, source = _through(normal, source, len(text), nfc_normal, nfc_source)
    return Normal(text, SourceMap(tuple(normal), tuple(source)), lines=lines, starts=starts)


def _merged(texts: list[str], starts: list[int], carried: list[int]) -> tuple[list[str], list[int]]:
    """Paragraphs and where they begin: the lines with the numbers ``carried`` behind those before them."""
    lines: list[str] = []
    begins: list[int] = []
    done = at = 0
    while at < len(carried):
        first = last = carried[at]
        while at < len(carried) and carried[at] == last:
            at, last = at + 1, last + 1
        lines += texts[done : first - 1]
        begins += starts[done:first]
        lines.append(" ".join(texts[first - 1 : last]))
        done = last
    return lines + texts[done:], begins + starts[done:]
