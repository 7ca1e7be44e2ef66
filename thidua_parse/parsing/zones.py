"""Splitting a document into header, title, preamble, body, closing and appendices."""

from __future__ import annotations

import regex

from .closing.blocks import Block, find_block
from .closing.lines import APPENDIX, attaches, opens_appendix
from .fold import bare
from .header.pieces import kind_of_line
from .header.walk import BASES, HEADING, walk
from .text import DocumentText, Zones

#: how far below a closing the head of a promulgated text may stand
REACH = 25
#: so many paragraphs may stand before the sentence that leads in a text without labels
OPENING = 5
NO_WORD = regex.compile(r"\W*")
#: first letter of a line that may open an appendix (:func:`.closing.lines.opens_appendix`)
APPENDING = frozenset("PpBbMmDdĐđÐLlCc")
#: … and the first letters of the words that do
APPENDED = frozenset(("PHU", "BIE", "MAU", "DAN", "BAN", "DE ", "LIC", "CHU"))
FIRST_ARTICLE = regex.compile(r"(?:Điều|ĐIỀU) \d|(?:Chương|CHƯƠNG|Phần|PHẦN) [IVX\d]")


def split_zones(document: DocumentText) -> Zones:
    """The zones of a document; the pieces they were made of stay in ``document.frame``.

    A text promulgated in the same file (a regulation behind its decision) belongs to the body:
    ``body`` then runs on to its end, and ``closing`` lies inside it.
    """
    lines = document.lines
    count = len(lines)
    frame, title, preamble, _ = walk(document)
    document.frame = frame
    block = find_block(document, preamble)
    end = max(block.first, preamble) if block else count  # a title may have taken its first line
    body = _first_heading(document, preamble, end)
    closing = range(block.first, block.last + 1) if block else range(count, count)
    body_end = end
    tail = closing.stop
    if block:
        frame.blocks.append(block)
        if (start := _promulgated(document, block)) is not None:
            behind = max(start, closing.stop)
            second = find_block(document, behind)
            stop = _appendix(document, behind + 1)
            if second is not None and second.first < stop:
                frame.blocks.append(second)
                body_end, tail = second.first, second.last + 1
            else:
                body_end = tail = stop
    return Zones(
        range(title), range(title, preamble), range(preamble, body), range(body, body_end), closing,
        range(tail, count),
    )


def _first_heading(document: DocumentText, first: int, end: int) -> int:
    """The first labelled line; without one, the line behind the opening paragraphs.

    These run up to the sentence that leads in what follows ("… yêu cầu:"), if one stands near.
    """
    lines = document.lines
    for i in range(first, end):
        if HEADING.match(lines[i]):
            return i
    for i in range(first, min(first + OPENING, end)):
        if lines[i][:1] in "-+*•":
            break
        if lines[i].endswith(":"):
            return i + 1
    i = first
    while i < end and lines[i].lstrip("- ").startswith(BASES):
        i += 1
    return max(i, min(first + 1, end))


def _promulgated(document: DocumentText, block: Block) -> int | None:
    """The line where a promulgated text's kind word stands behind a closing, or None."""
    kind_at: int | None = None
    attached = False  # "(Ban hành kèm theo …)" below a title whose kind word is lost
    for i in range(block.first, min(block.last + 1 + REACH, len(document.lines))):
        line = document.lines[i]
        at = _first_letter(line)
        if line[at : at + 1] in APPENDING and bare(line[at : at + 3]) in APPENDED and (
            opens_appendix(bare(line[:80]))
        ):
            return None
        if kind_at is None:
            kind = kind_of_line(line, document.bare(i)) if len(line) <= 60 and line.isupper() else None
            if kind is not None and kind.promulgated:
                kind_at = i
            elif attached and FIRST_ARTICLE.match(line):
                return i
            attached = attached or (line[:1] == "(" and attaches(bare(line[:80])))
        elif FIRST_ARTICLE.match(line) or attaches(bare(line[:80])):
            return kind_at
    return None


def _first_letter(line: str) -> int:
    """Where the first word of a line begins, behind bullets and quotation marks."""
    if line[:1].isalnum():
        return 0
    if line[:2] == "- " and line[2:3].isalnum():
        return 2
    return len(NO_WORD.match(line).group())


def _appendix(document: DocumentText, first: int) -> int:
    """The first line of an appendix at or below ``first``; the end of the text if there is none."""
    for i in range(first, len(document.lines)):
        line = document.lines[i]
        if line[:1] in "PpMBD" and len(line) < 120 and line[:4].isupper() and APPENDIX.match(bare(line)):
            return i
    return len(document.lines)


__all__ = ["Block", "split_zones"]
