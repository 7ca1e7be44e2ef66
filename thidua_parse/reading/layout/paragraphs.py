"""Printed lines → paragraphs → the text of :class:`SourceText` with its fragments."""

from __future__ import annotations

import unicodedata

from ..normalise import BLANKS, CAPITALS, ENDS, EXOTIC, OPENS
from ..source import Fragment, LineKind, WordConfidence
from .model import Line


def clean(text: str) -> str:
    """NFC, single blanks, plain hyphens."""
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return str(BLANKS.sub(" ", text.translate(EXOTIC))).strip()


def joins(a: Line, b: Line) -> bool:
    """Whether ``b`` carries on the paragraph whose last printed line is ``a``."""
    if a.kind != b.kind or a.kind == "table" or OPENS.match(b.text) or CAPITALS.fullmatch(b.text):
        return False
    if a.page == b.page and a.block != b.block:
        return False
    if ENDS.search(a.text) or CAPITALS.fullmatch(a.text):
        return False
    low = b.text[0].islower() or b.text[0] in ",;)"
    first = b.text.split(" ", 1)[0]
    room = a.right - a.x1
    needs = (b.x1 - b.x0) * (len(first) + 1) / max(len(b.text), 1)
    full = room < needs + 0.5 * a.size
    indented = b.x0 - b.left > 1.2 * b.size
    if low:
        return full or not indented or a.x1 - a.x0 > 0.4 * (a.right - a.left)
    return full and not indented


def assemble(
    lines: list[Line],
) -> tuple[str, tuple[Fragment, ...], tuple[LineKind, ...], tuple[WordConfidence, ...]]:
    """The text, its fragments, the kinds of its lines and the confidences of its words."""
    parts: list[str] = []
    fragments: list[Fragment] = []
    kinds: list[LineKind] = []
    words: list[WordConfidence] = []
    offset = 0
    previous: Line | None = None
    for line in lines:
        if previous is not None:
            join = joins(previous, line)
            parts.append(" " if join else "\n")
            offset += 1
            if not join:
                kinds.append(line.kind)
        else:
            kinds.append(line.kind)
        parts.append(line.text)
        x0, top, x1, base = line.box
        fragments.append(
            Fragment(
                offset, offset + len(line.text), line.page,
                (round(x0, 2), round(top, 2), round(x1, 2), round(base, 2)),
            )
        )
        words.extend(
            WordConfidence(offset + m.start, offset + m.end, round(m.confidence, 3))
            for m in line.marks
        )
        offset += len(line.text)
        previous = line
    return "".join(parts), tuple(fragments), tuple(kinds), tuple(words)
