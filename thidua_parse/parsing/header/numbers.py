"""Number and symbol (số, ký hiệu) of the document itself."""

from __future__ import annotations

import regex

from ...record import DocumentNumber
from ...record.numbers import NumberParts, compact, parse_number
from ...record.vocabulary import Status
from ..text import DocumentText
from .dates import SURE
from .pieces import BLANK, NUMBER, SERIAL, SLASHES, SYMBOL, UNMARKED, Mark, Piece

TAIL = regex.compile(rf"{SYMBOL}\.?")
CLEAN = regex.compile(rf"{BLANK}{SERIAL}?{BLANK}(?:{UNMARKED}?{SYMBOL})?[/.-]?")
SMUDGED = regex.compile(rf"(?P<smudge>.*?)(?P<symbol>{SYMBOL})")
#: letters of the drafting part in brackets, as the police and the army print them
PART = regex.compile(r"(?<=[A-ZĐ]\d{0,3}) ?\([A-ZĐ][A-ZĐa-z\d&-]{0,9}\)$")
#: figures on a dotted line: "…05…/2006/QĐ-UBND"
FILLED = regex.compile(r"[.…_ ]*([0-9]{1,5}[a-zđ]?) ?[.…_]+ ?(?=/)|[.…_]{2,} ?([0-9]{1,5}[a-zđ]?) ?(?=/)")
#: a year that was torn apart: "07/201 1/QĐ-UBND"
TORN_YEAR = regex.compile(r"([0-9]{1,5}) ?/ ?((?:19|20)(?: [0-9]{2}|[0-9] [0-9])|[12] [0-9]{3}) ?(?=/)")
DOUBLE_D = regex.compile("Đ{2,}")  # under OCR; else "HĐĐ" and "ĐĐBQH" have two
DOUBLE_KIND = regex.compile("(?<=Q)Đ{2,}")
#: a paper named in the subject, where the own number is hidden: "Quyết định số 5/QĐ-TTg về …"
CITED = regex.compile(r"\p{Lu}\p{Ll}+(?: \p{Ll}+){0,3} [Ss]ố ?:? ?\d\S* (?:về|ngày|của)\b")
LAST_LETTER = regex.compile(r"[-/][A-ZĐ]$")


def read_number(document: DocumentText, pieces: list[Piece]) -> DocumentNumber:
    """The document's number from the header's pieces; blank and absent are told apart."""
    best: DocumentNumber | None = None
    for index, piece in enumerate(pieces):
        if piece.mark is not Mark.NUMBER or (document.ocr and CITED.match(document.lines[piece.line])):
            continue
        number = _number_at(document, pieces, index)
        if best is None or (not best.organ and number.organ):
            best = number
        if best.organ and best.status == "stated":
            break
    return best or _unlabelled(document, pieces) or DocumentNumber.made()


def _unlabelled(document: DocumentText, pieces: list[Piece]) -> DocumentNumber | None:
    """A number whose "Số:" is lost: a short line that ends in a symbol with a known kind."""
    for piece in pieces:
        if piece.mark is Mark.NATION or piece.mark is Mark.DATE:
            return None
        if piece.mark is Mark.TEXT and len(piece.text) < 30 and is_spoilt_number(piece.text):
            number = _number_at(document, [piece], 0)
            return number if number.kind else None
    return None


def is_spoilt_number(text: str) -> bool:
    """Whether a line is a symbol behind figures that cannot be read."""
    return "/" in text and SMUDGED.fullmatch(text.translate(SLASHES)) is not None


def _number_at(document: DocumentText, pieces: list[Piece], index: int) -> DocumentNumber:
    """The number that the piece ``index`` begins."""
    piece = pieces[index]
    raw, start, end = _gathered(pieces, index)
    span = document.span(start, end) if end > start else document.span(piece.start, piece.end)
    raw = _mended((DOUBLE_D if document.ocr else DOUBLE_KIND).sub("Đ", " ".join(raw.split())))
    status: Status = "stated"
    if not CLEAN.fullmatch(raw) and (smudged := SMUDGED.search(raw)):
        status = "uncertain"
        figures = "".join(c for c in smudged["smudge"] if c.isdigit())
        parts = parse_number(figures + smudged["symbol"])
    else:
        parts = parse_number(raw)
    if parts is None:
        left = compact(raw).strip(".…_*") or None
        return DocumentNumber.made(raw=raw or piece.text, text=left, status="blank", span=span)
    low = document.source.confidence(start, end) if end > start else None
    if status == "stated":
        if parts.serial is None:
            # a scan may have lost handwritten figures: blank and unread cannot be told apart
            status = "uncertain" if document.ocr else "blank"
        elif low is not None and (low < SURE or raw.endswith(("-", "/")) or _cut_off(parts.text)):
            status = "uncertain"
    return DocumentNumber.made(
        raw=raw, text=parts.text, serial=parts.serial, year=parts.year, kind=parts.kind,
        organ=parts.organ, unit=parts.unit, status=status, span=span,
        confidence=low if status == "uncertain" else None,
        candidates=_candidates(document, start, end, parts) if status == "uncertain" else (),
    )


def _gathered(pieces: list[Piece], index: int) -> tuple[str, int, int]:
    """The number as printed, over all pieces it is broken into, and its offsets."""
    piece = pieces[index]
    text = piece.text.translate(SLASHES)
    label = NUMBER.match(text)
    offset = label.start("number") if label else 0
    raw, start, end = text[offset:], piece.start + offset, piece.end
    for following in pieces[index + 1 : index + 4]:
        if following.mark is Mark.NATION and not raw:
            continue  # the symbol stands below the motto of the other column
        if following.mark not in (Mark.TEXT, Mark.NUMBER) or following.line > piece.line + 3:
            break
        if not (
            (raw.endswith(("-", "/")) and " " not in following.text.strip())
            or ("/" not in raw and TAIL.fullmatch(following.text))
            or (not raw and (following.text.isdigit() or CLEAN.fullmatch(following.text) or SMUDGED.fullmatch(following.text)))
        ):
            if not raw and piece.text.rstrip(" :.").casefold() == "số":
                # the figures stand a line lower, behind the rest of the organ's name
                if len(following.text) <= 4 and any(c.isdigit() for c in following.text):
                    raw, following.mark = following.text, Mark.NUMBER
                continue
            break
        end = following.end
        raw = f"{raw} {following.text}".strip()
        following.mark = Mark.NUMBER
    return raw, start, end


def _mended(raw: str) -> str:
    """Without dots around the figures, blanks inside the year and the drafting part in brackets."""
    if raw[:1] in ".…_0123456789" and (filled := FILLED.match(raw)):
        raw = f"{filled[1] or filled[2]}{raw[filled.end() :]}"
    if torn := TORN_YEAR.match(raw):
        raw = f"{torn[1]}/{torn[2].replace(' ', '')}{raw[torn.end() :]}"
    if raw.endswith(")") and (part := PART.search(raw)):
        raw = raw[: part.start()]  # "88/KH-CAH(ĐTTH)"
    return raw


def _candidates(
    document: DocumentText, start: int, end: int, parts: NumberParts
) -> tuple[str, ...]:
    """The number and what other readings of the same place give."""
    found = [parts.text] if parts.serial else []
    for text in document.source.others(start, end):
        other = parse_number(text.partition(":")[2] or text)
        if other is not None and other.serial:
            found.append(other.text)
    return tuple(dict.fromkeys(found))


def _cut_off(text: str) -> bool:
    """Whether the letters of a number that was read by OCR look cut off."""
    return LAST_LETTER.search(text) is not None or not any(c in text for c in "/-")
