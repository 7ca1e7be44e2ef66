"""Place and date line: "Hà Nội, ngày 05 tháng 9 năm 2025", with blanks, dots and glued words."""

from __future__ import annotations

import regex

from ...record import IssueDate, Span
from ..fold import bare
from ..text import DocumentText
from .pieces import DATE, Mark, Piece

DIGITS = regex.compile(r"\d+")
PLACE = regex.compile(r"\p{Lu}[\p{L}.'\- ]{0,40}")


def _number(text: str | None) -> int | None:
    digits = "".join(DIGITS.findall(text or ""))
    return int(digits) if digits else None


def parse_date(text: str) -> tuple[str | None, str]:
    """ISO date (possibly partial) and status of a printed date; never an invented day."""
    found = DATE.search(bare(text))
    if not found:
        return None, "absent"
    day = _number(found["d"] or found["d2"])
    month = _number(found["m"] or found["m2"])
    year = _number(found["y"] or found["y2"])
    if year is None or not 1945 <= year <= 2100:
        return None, "blank"
    if month is None or not 1 <= month <= 12:
        return f"{year:04d}", "partial"
    if day is None or not 1 <= day <= 31:
        return f"{year:04d}-{month:02d}", "partial"
    return f"{year:04d}-{month:02d}-{day:02d}", "stated"


def read_date(document: DocumentText, pieces: list[Piece]) -> tuple[IssueDate, str | None, Span | None]:
    """Date of issue, place and the place's span from the header's pieces."""
    for index, piece in enumerate(pieces):
        if piece.mark is not Mark.DATE:
            continue
        iso, status = parse_date(piece.text)
        place, place_span = _place(document, pieces, index)
        if place is None and not _at_line_start(pieces, index):
            continue
        span = document.span(piece.start, piece.end)
        raw = " ".join(piece.text.split())
        date = IssueDate(iso=iso, raw=raw, status=status, span=span)
        return date, place, place_span
    return IssueDate(), None, None


def _at_line_start(pieces: list[Piece], index: int) -> bool:
    return index == 0 or pieces[index - 1].line != pieces[index].line or pieces[index - 1].mark is not Mark.TEXT


def _place(
    document: DocumentText, pieces: list[Piece], index: int
) -> tuple[str | None, Span | None]:
    if index == 0:
        return None, None
    before = pieces[index - 1]
    if before.mark is not Mark.TEXT or pieces[index].start - before.end > 3:
        return None, None
    text = before.text.rstrip(" ,.;:-")
    if not PLACE.fullmatch(text):
        return None, None
    return text, document.span(before.start, before.start + len(text))
