"""Finding label candidates line by line, and leaving out what is quoted, tabular or appended."""

from __future__ import annotations

import regex

from ..body import body_ranges
from ..text import DocumentText
from .labels import LETTER, ROMAN, Label, read_label, read_spoilt
from .repair import weak_label

#: first characters a label may have; checked before any pattern
FIRST = frozenset("0123456789IVXLABCDEFGHKTNUYabcdđeghiklmnopqrstuvxyfPCMĐÐpcmđ|ÌÍÏ")
#: one of these stands behind a small letter that is a label
MARKS = frozenset(").-/")
#: second letters of words in small letters that may be (misread) labels, and heads of words that are
SPOILT, WORDS = frozenset("ivl"), ("Ph", "Ch", "Mụ")
OPEN_QUOTE = frozenset("“\"«”")
CLOSE_QUOTE = regex.compile(r"[”\"»][.;,]?$")
#: "Điều 3. Bổ sung Điều 7a vào sau Điều 7": new wording follows
_NEW_WORDING = regex.compile(r"(?:Điều )?\p{L}?\d{0,3}[.)] (?:Sửa đổi|Bổ sung|Thay thế)[^“\"]{0,200}$")


def scan_labels(document: DocumentText) -> tuple[list[Label], list[range]]:
    """Label candidates in order, and the line ranges they were looked for in."""
    labels: list[Label] = []
    found = [lines for lines in body_ranges(document) if lines]
    for region in found:
        _scan(document, region, labels)
    return labels, found


def _scan(document: DocumentText, region: range, labels: list[Label]) -> None:
    lines = document.lines
    recognised = document.ocr
    kinds = document.source.line_kinds
    skip_to = -1
    roman = 0
    for i in region:
        line = lines[i]
        if i < skip_to or not line:
            continue
        first = line[0]
        if first in OPEN_QUOTE:
            skip_to = _quoted(lines, i, region.stop)
            continue
        if (first not in FIRST and not recognised) or "\t" in line:
            continue
        if not recognised:
            if first.islower():
                if MARKS.isdisjoint(line[1:8]):
                    continue
            elif line[1:2].islower() and line[1] not in SPOILT and not line.startswith(WORDS):
                continue  # a word of a sentence
        if kinds and kinds[i] != "body" and not (kinds[i] == "table" and _unruled(document, i)):
            continue
        label = read_label(line, i)
        if recognised:
            if label is None and (label := weak_label(line, i)) is None:
                continue
            labels.append(label)
            continue
        if (label is None or (label.family == LETTER and label.text in "il")) and first in "IVXLTHUNYl1|ÌÍÏi":
            spoilt = read_spoilt(line, i, roman + 1)
            if spoilt is not None and _heading_follows(line, spoilt.after):
                label = spoilt
        if label is None:
            continue
        if label.family == ROMAN:
            roman = label.value
        labels.append(label)


def _unruled(document: DocumentText, i: int) -> bool:
    """Whether line ``i`` of a "table" is running text: it and a neighbour have one cell only."""
    lines, kinds = document.lines, document.source.line_kinds
    return any(
        0 <= j < len(lines) and kinds[j] == "table" and "\t" not in lines[j]
        for j in (i - 1, i + 1)
    )


def _heading_follows(line: str, at: int) -> bool:
    """Whether a heading in capitals stands from ``at`` on (its first 12 letters)."""
    head = line[at : at + 16]
    return sum(map(str.isupper, head)) >= 5 and not any(map(str.islower, head))


def _quoted(lines: list[str], start: int, stop: int) -> int:
    """First line behind a quotation of several lines that begins on line ``start``.

    New wording of an amended text is quoted with its labels: "“Điều 5. …" … "…”.". A quotation
    that closes on its first line, or never, hides nothing.
    """
    line = lines[start]
    if start == 0 or not (lines[start - 1].endswith(":") or _NEW_WORDING.match(lines[start - 1])):
        return start + 1
    if CLOSE_QUOTE.search(line) and len(line) > 1:
        return start + 1
    for i in range(start + 1, min(stop, start + 200)):
        if CLOSE_QUOTE.search(lines[i]):
            return i + 1
    return start + 1
