"""From decoded text to the normalised text of :class:`SourceText`, keeping the way back.

Linear in the length of the input: every line is looked at once, and a paragraph is joined from
its lines by looking at the neighbouring line only.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import regex

from .source import SourceMap

#: blanks of every kind, soft hyphens, zero-width marks and BOMs count as blanks
BLANKS = regex.compile(r"[ \t\x0b\x0c\x00\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]+")
EXOTIC = {ord(c): "-" for c in "‐‑−\u00ad"} | {0xFFFD: "?"}
#: a line that opens a paragraph of its own: a label, a bullet, a capital heading
OPENS = regex.compile(
    r"(?:(?:[IVXLC]{1,6}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ])[.)/\-:] ?\D?|\d{1,2}(?:\.\d{1,2}){1,3}\.? \p{Lu}"
    r"|[-+*•–—] ?\S|Điều \d|Chương [IVX\d]|Mục [IVX\d]|Phần [IVX\d]|PHẦN |CHƯƠNG |MỤC [IVX\d]"
    r"|Nơi nhận|Kính gửi|Số ?:|Căn cứ |Theo đề nghị|Xét đề nghị)"
)
ENDS = regex.compile(r"[.;:!?…]['\"”’)]*$|\./\.?$")
CAPITALS = regex.compile(r"[^\p{Ll}]*\p{Lu}[^\p{Ll}]*")
CONTINUES = regex.compile(r"[\p{Ll},;)\]”’]|\d|\"?\p{Ll}")
MARKDOWN = regex.compile(r"\*\*|__(?=\S)|(?<=\S)__|(?m:^\s{0,3}#{1,6}\s+)|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])")


@dataclass(slots=True)
class Line:
    """One line of the source: stripped text and where it begins in the decoded file."""

    text: str
    start: int
    blank_before: bool = False


def clean_line(line: str) -> str:
    """Single blanks, no blanks at the ends, exotic hyphens as ``-``."""
    return str(BLANKS.sub(" ", line.translate(EXOTIC))).strip()


def joins(previous: str, line: str, width: int, blank_before: bool) -> bool:
    """Whether ``line`` carries on the paragraph that ``previous`` (a printed line) is part of.

    ``width`` is the usual length of a full line in this document (0: lines are not hard-wrapped).
    """
    if OPENS.match(line) or ENDS.search(previous) or CAPITALS.fullmatch(line):
        return False
    if line[0].islower() or line[0] in ",;)":
        return not CAPITALS.fullmatch(previous)
    if not width or CAPITALS.fullmatch(previous):
        return False
    return len(previous) >= 0.8 * width


def normalise(decoded: str, *, markdown: bool = False) -> tuple[str, SourceMap]:
    """Normalised text of ``decoded`` and the map back to its offsets."""
    if not unicodedata.is_normalized("NFC", decoded):
        decoded = unicodedata.normalize("NFC", decoded)  # TODO(map): offsets of NFD input
    lines: list[Line] = []
    position, blank = 0, True
    for raw in decoded.splitlines(keepends=True):
        text = MARKDOWN.sub("", raw) if markdown or "*" in raw or raw.startswith("#") else raw
        text = clean_line(text)
        if text:
            lead = len(raw) - len(raw.lstrip())
            lines.append(Line(text, position + lead, blank))
        blank = not text
        position += len(raw)
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[int(len(lengths) * 0.8)] if lengths else 0
    if width > 140:  # paragraphs stand on one line each
        width = 0
    parts: list[str] = []
    normal: list[int] = []
    source: list[int] = []
    offset, previous = 0, ""
    for line in lines:
        if parts:
            parts.append(" " if joins(previous, line.text, width, line.blank_before) else "\n")
            offset += 1
        normal.append(offset)
        source.append(line.start)
        parts.append(line.text)
        offset += len(line.text)
        previous = line.text
    return "".join(parts), SourceMap(tuple(normal), tuple(source))
