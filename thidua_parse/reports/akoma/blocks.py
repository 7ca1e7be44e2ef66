"""Lines of a text as paragraphs with inline elements."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from ...linking.export.fields import NOT_XML


@dataclass(frozen=True, slots=True)
class Inline:
    """An element to put around ``[start, end)`` of the text."""

    start: int
    end: int
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)


def clean(text: str) -> str:
    """Without the characters that XML 1.0 cannot hold."""
    return str(NOT_XML.sub("\ufffd", text))


def add_blocks(
    parent: etree._Element, text: str, start: int, end: int, marks: Sequence[Inline]
) -> bool:
    """A ``p`` for every line of ``[start, end)`` that is not blank; whether there was one.

    ``marks`` are sorted and do not overlap; one that runs over a line's end is marked in each line.
    """
    tag = etree.QName(parent).namespace
    found = False
    position = start
    while position < end:
        stop = text.find("\n", position, end)
        stop = end if stop < 0 else stop
        if text[position:stop].strip():
            found = True
            _line(etree.SubElement(parent, f"{{{tag}}}p"), text, position, stop, marks)
        position = stop + 1
    return found


def _line(
    p: etree._Element, text: str, start: int, end: int, marks: Sequence[Inline]
) -> None:
    last: etree._Element | None = None

    def write(chunk: str) -> None:
        if not chunk:
            return
        if last is None:
            p.text = (p.text or "") + clean(chunk)
        else:
            last.tail = (last.tail or "") + clean(chunk)

    position = start
    first = max(bisect_right(marks, start, key=lambda m: m.start) - 1, 0)
    for mark in marks[first:]:
        if mark.start >= end:
            break
        a, b = max(mark.start, position), min(mark.end, end)
        if a >= b or not text[a:b].strip():
            continue
        write(text[position:a])
        last = etree.SubElement(p, mark.tag, {k: clean(v) for k, v in mark.attributes.items()})
        last.text = clean(text[a:b])
        position = b
    write(text[position:end])
