"""Place and date line: "Hà Nội, ngày 05 tháng 9 năm 2025", with blanks, dots and glued words."""

from __future__ import annotations

import regex

from ...record import Evidence, IssueDate, Span
from ...record.vocabulary import Status
from ..dates import is_day
from ..fold import bare
from ..frame import Frame
from ..text import DocumentText
from .pieces import DATE, Mark, Piece

#: a figure in which letters stand for 1 and 0 ("ngày l5 tháng 6 năm 202l"), without marks in capitals
LETTERED = regex.compile(r" ?(?:\d+[LIO]|[LIO]+\d)[\dLIO]* ?")
AS_FIGURE = str.maketrans("LIO", "110")
DIGITS = regex.compile(r"\d+")
#: what may stand in the gap of a blank day or month
GAP = regex.compile(r"[\d\s.…_/-]*")
ADOPTED = regex.compile(r"thông qua (?:tại .{0,80}? )?ngày .*")
#: the time of a page's publication or of a stamp
CLOCK = regex.compile(r"(?:- ?)?\d{1,2}[:.]\d\d")
#: OCR confidence below which figures are not sure
SURE = 0.8
#: the hour of a telegram, between the place and the date ("Hà Nội, hồi 17 giờ 30 phút ngày …")
HOUR = regex.compile(r"(?i)(?P<place>[^\n]{0,50}?)[ ,.;:-]*\b(?:(?:hồi|lúc) )?\d{1,2} ?(?:giờ|g|h|:) ?(?:\d{1,2})?(?: ?phút|[’'])?")
#: stray characters that may stand before the place (a scan's specks)
STRAY = 2
#: districts and wards of cities may be numbered ("Quận 7")
PLACE = regex.compile(r"\p{Lu}[\p{L}.'\- ]{0,40}(?:(?<=(?i:quận|phường|q\.|p\.) ?)\d{1,2})?")


def _number(text: str | None) -> int | None:
    """The figure in a gap; None for a blank and for what cannot be read."""
    if not text or not GAP.fullmatch(text):
        return None
    digits = "".join(DIGITS.findall(text))
    return int(digits) if digits else None


def _smudged(found: regex.Match[str]) -> bool:
    """Whether something stands where day or month belong, but no figure."""
    return any(part and not GAP.fullmatch(part) for part in (found["d"], found["m"]))


def parse_date(text: str) -> tuple[str | None, Status]:
    """ISO date (possibly partial) and status of a printed date; never an invented day."""
    found = DATE.search(bare(text))
    if not found:
        return None, "absent"
    parts = [found["d"] or found["d2"], found["m"] or found["m2"], found["y"] or found["y2"]]
    if any(part and LETTERED.fullmatch(part) for part in parts):
        mended = [p.translate(AS_FIGURE) if p and LETTERED.fullmatch(p) else p for p in parts]
        iso, status = parse_date("ngày {} tháng {} năm {}".format(*mended))
        return iso, "uncertain" if status == "stated" else status
    day, month, year = map(_number, parts)
    if year is None or not 1945 <= year <= 2100:
        return None, "uncertain" if _smudged(found) or year else "blank"
    if _smudged(found):
        return (f"{year:04d}-{month:02d}" if month and month <= 12 else f"{year:04d}"), "uncertain"
    if month is not None and not 1 <= month <= 12:
        return f"{year:04d}", "uncertain"
    if month is None:
        return f"{year:04d}", "partial"
    if day is None:
        return f"{year:04d}-{month:02d}", "partial"
    if not is_day(year, month, day):
        return f"{year:04d}-{month:02d}", "uncertain"
    return f"{year:04d}-{month:02d}-{day:02d}", "stated"


def read_date(document: DocumentText, pieces: list[Piece]) -> tuple[IssueDate, str | None, Span | None]:
    """Date of issue, place and the place's span from the header's pieces."""
    for index, piece in enumerate(pieces):
        if piece.mark is not Mark.DATE:
            continue
        iso, status = parse_date(piece.text)
        place, place_span = _place(document, pieces, index)
        if (place is None and not _at_line_start(pieces, index)) or _runs_on(pieces, index):
            continue
        span = document.span(piece.start, piece.end)
        raw = " ".join(piece.text.split())
        date = IssueDate.made(iso=iso, raw=raw, status=status, span=span)
        if iso is not None and (over := _overprint(pieces, index)) is not None:
            later = _with_figure(piece.text, iso, over)
            both = tuple(dict.fromkeys((later, iso)))
            date = IssueDate.made(iso=later, raw=raw, status="uncertain", span=span, candidates=both)
        if document.ocr and date.status == "partial":
            date = date.changed(status="uncertain")  # blank or not read
        low = document.source.confidence(piece.start, piece.end)
        if low is not None and low < SURE and date.iso is not None and date.status == "stated":
            date = date.model_copy(
                update={"status": "uncertain", "confidence": low, "candidates": (date.iso,)}
            )
        if date.status == "uncertain" and date.iso is not None:
            others = [parse_date(text) for text in document.source.others(piece.start, piece.end)]
            stated = [other for other, status in others if other and status == "stated"]
            if stated:
                known = date.candidates or ((date.iso,) if len(date.iso) == 10 else ())
                date = date.model_copy(
                    update={"candidates": tuple(dict.fromkeys((*known, *stated)))}
                )
        return date, place, place_span
    return IssueDate.made(), None, None


def infer_date(document: DocumentText, frame: Frame, before: int) -> IssueDate | None:
    """A date that the date line does not give: of the promulgating decision, of the adoption.

    ``before`` is the line where the closing begins. Always ``inferred``, with its evidence.
    """
    candidates = [(piece.start, piece.text, "date of the promulgating document") for piece in frame.promulgation]
    for i in range(max(before - 4, 0), min(before, len(document.lines))):
        line = document.lines[i]
        if "thông qua" in line and (found := ADOPTED.search(line)) is not None:
            candidates.append((document.starts[i] + found.start(), found.group(), "adoption clause"))
    for start, text, note in candidates:
        found = DATE.search(bare(text))
        iso, status = parse_date(text) if found else (None, "")
        if found and status == "stated":
            span = document.span(start + found.start(), start + found.end())
            evidence = (Evidence.made(span=span, note=note),)
            return IssueDate.made(
                iso=iso, raw=text[found.start() : found.end()], status="inferred", span=span,
                confidence=0.9, evidence=evidence,
            )
    return None


def with_signing_time(document: DocumentText, date: IssueDate) -> IssueDate:
    """The days of digital signatures as evidence for a date that is not wholly printed.

    The time of signing is never the date itself: it only stands among the candidates, and only
    where it agrees with the part that is printed. Of a day that may be misread, a signature of the
    same month bears out year and month.
    """
    if date.status not in ("partial", "blank", "uncertain"):
        return date
    read = date.iso or ""
    days = dict.fromkeys(s.signed_at[:10] for s in document.source.digital_signatures if s.signed_at)
    fitting = [day for day in days if day.startswith(read)]
    near = fitting or [day for day in days if date.status == "uncertain" and day.startswith(read[:7])]
    if not near:
        return date
    evidence = tuple(Evidence.made(note=f"digital signature of {day}") for day in near)
    candidates = tuple(dict.fromkeys((*date.candidates, *fitting)))
    return date.model_copy(
        update={"candidates": candidates, "evidence": (*date.evidence, *evidence)}
    )


def _runs_on(pieces: list[Piece], index: int) -> bool:
    """Whether words follow on the line (a date inside a sentence) or a time of day (a stamp)."""
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    return (
        following is not None and following.line == pieces[index].line
        and (
            (following.mark is Mark.TEXT and len(following.text) > 15)
            or CLOCK.match(following.text) is not None
        )
    )


def _with_figure(text: str, iso: str, figure: int) -> str:
    """The date with a figure that was stamped beside it put where it belongs."""
    found = DATE.search(bare(text))
    day = _number(found["d"]) if found else None
    if day is not None and len(iso) < 10:  # the month is the gap
        return f"{iso[:4]}-{figure:02d}-{day:02d}" if figure <= 12 else iso
    return f"{iso[:7]}-{figure:02d}" if len(iso) >= 7 else iso


def _overprint(pieces: list[Piece], index: int) -> int | None:
    """A day stamped over the typed one: a lone figure left over behind the date."""
    if index + 1 < len(pieces) and pieces[index + 1].line == pieces[index].line:
        text = pieces[index + 1].text
        if text.isdigit() and len(text) <= 2 and 1 <= int(text) <= 31:
            return int(text)
    return None


def _at_line_start(pieces: list[Piece], index: int) -> bool:
    if index == 0 or pieces[index - 1].line != pieces[index].line or pieces[index - 1].mark is not Mark.TEXT:
        return True
    hour = HOUR.fullmatch(pieces[index - 1].text.rstrip(" ,.;:-"))
    return hour is not None and not hour["place"]


def _place(
    document: DocumentText, pieces: list[Piece], index: int
) -> tuple[str | None, Span | None]:
    if index == 0:
        return None, None
    before = pieces[index - 1]
    if before.mark is not Mark.TEXT or pieces[index].start - before.end > 3:
        return None, None
    text = before.text.rstrip(" ,.;:-")
    if (hour := HOUR.fullmatch(text)) is not None:
        text = hour["place"]
    found = PLACE.search(text)
    if found is None or found.end() != len(text) or found.start() > STRAY:
        return None, None
    return found.group(), document.span(before.start + found.start(), before.start + len(text))
