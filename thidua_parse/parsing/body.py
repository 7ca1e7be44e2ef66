"""The lines that say what is to be done: preamble and body without the closing inside them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from .text import DocumentText


def body_ranges(document: DocumentText) -> list[range]:
    """Line ranges of preamble and body; a closing inside the body (promulgated text) splits it."""
    if document.body is None:
        zones = document.zones
        start = zones.preamble.start if zones.preamble else zones.body.start
        stop = max(zones.body.stop, zones.preamble.stop, start)
        closing = zones.closing
        if closing and start <= closing.start and closing.stop <= stop:
            document.body = [range(start, closing.start), range(closing.stop, stop)]
        else:
            document.body = [range(start, stop)]
    return document.body


def lines_with(document: DocumentText, words: Iterable[str]) -> set[int]:
    """Indices of the lines from preamble to body that hold one of ``words``."""
    parts = body_ranges(document)
    return document.lines_with(words, range(parts[0].start, parts[-1].stop))


def chosen_lines(document: DocumentText, chosen: Collection[int]) -> Iterator[tuple[int, int, str]]:
    """Those of :func:`body_lines` whose indices are ``chosen``."""
    if not chosen:
        return
    kinds, starts, lines = document.source.line_kinds, document.starts, document.lines
    for part in body_ranges(document):
        for i in sorted(chosen):
            if i in part and (not kinds or kinds[i] in ("body", "table")):
                yield i, starts[i], lines[i]


def body_lines(document: DocumentText) -> Iterator[tuple[int, int, str]]:
    """``(index, offset, line)`` of the running text of the body: no stamps, no footnotes."""
    kinds = document.source.line_kinds
    lines = chain.from_iterable(map(document.iter_lines, body_ranges(document)))
    return (line for line in lines if kinds[line[0]] in ("body", "table")) if kinds else lines
