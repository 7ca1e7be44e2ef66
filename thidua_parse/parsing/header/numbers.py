"""Number and symbol (số, ký hiệu) of the document itself."""

from __future__ import annotations

import regex

from ...record import DocumentNumber
from ...record.numbers import compact, parse_number
from ..text import DocumentText
from .pieces import NUMBER, SYMBOL, Mark, Piece

TAIL = regex.compile(rf"{SYMBOL}\.?")


def read_number(document: DocumentText, pieces: list[Piece]) -> DocumentNumber:
    """The document's number from the header's pieces; blank and absent are told apart."""
    best: DocumentNumber | None = None
    for index, piece in enumerate(pieces):
        if piece.mark is not Mark.NUMBER:
            continue
        number = _one(document, pieces, index)
        if best is None or (not best.organ and number.organ):
            best = number
        if best.organ and best.status == "stated":
            break
    return best or DocumentNumber()


def _one(document: DocumentText, pieces: list[Piece], index: int) -> DocumentNumber:
    piece = pieces[index]
    label = NUMBER.match(piece.text)
    offset = label.start("number") if label else 0
    raw, start, end = piece.text[offset:], piece.start + offset, piece.end
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    if following is not None and following.mark in (Mark.TEXT, Mark.NUMBER) and following.line == piece.line + 1 and (
        (raw.endswith(("-", "/")) and " " not in following.text.strip())
        or ("/" not in raw and TAIL.fullmatch(following.text))
    ):
        end = following.end
        raw = f"{raw} {following.text}"
        following.mark = Mark.NUMBER
    span = document.span(start, end) if end > start else document.span(piece.start, piece.end)
    raw = " ".join(raw.split())
    parts = parse_number(raw)
    if parts is None:
        text = compact(raw).strip(".…_*") or None
        return DocumentNumber(raw=raw or piece.text, text=text, status="blank", span=span)
    return DocumentNumber(
        raw=raw, text=parts.text, serial=parts.serial, year=parts.year, kind=parts.kind,
        organ=parts.organ, status="stated" if parts.serial else "blank", span=span,
    )
