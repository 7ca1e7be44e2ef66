"""Limits counted from an event: "trong thời hạn 10 ngày làm việc kể từ ngày nhận đủ hồ sơ".

Patterns D16 to D19 of the table of dates and duties. A limit has a length and the words of the event
it is counted from; a date only where that event is the issue of this very document and the length is
told in calendar days, weeks, months or years. Working days are never turned into a date.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import regex

from ..record import TimeLimit
from .anchors import holds
from .body import chosen_lines, lines_with
from .text import DocumentText, Facts

_LENGTH = (
    r"(?:\p{Ll}+(?: \p{Ll}+)? ?\(|\()?(?P<n>\d{1,3})\)? (?P<unit>ngày|tháng|tuần|giờ|năm)(?P<working> làm việc)?"
)
_LIMIT = regex.compile(
    r"(?i)(?<!\p{L})(?P<marker>trong|không quá|tối đa|chậm nhất|muộn nhất|sau|trước)(?: (?:là|ít nhất|chậm nhất|tối thiểu))?"
    r"(?: (?:thời hạn|thời gian|vòng|khoảng))?(?: (?:không quá|tối đa|chậm nhất))?(?: là)? " + _LENGTH
    + r"(?P<anchor>,? ?(?:kể từ(?: khi)?|tính từ|sau khi|trước khi|từ khi|so với|khi|từ(?= ngày)|sau(?= ngày)|trước(?= ngày)) (?P<event>[^.;:()\n]{3,90}))?"
)
_EFFECT = regex.compile(
    r"(?P<what>(?:[Qq]uyết định|[Nn]ghị quyết|[Cc]hỉ thị|[Qq]uy định|[Qq]uy chế|[Kk]ế hoạch|[Tt]hông tư) này[^.;\n]{0,40}?)hiệu lực(?: thi hành)?,? "
    r"(?:kể )?từ (?P<event>ngày (?:ký|ban hành))(?:(?: ban hành)?(?! \d)(?=[ ,.;]|$))"
)
#: the issue of this document; of another one the words name it
_ISSUED = regex.compile(
    r"(?i)ngày (?:ký|ban hành)(?: ban hành)?(?: (?:Quyết định|Kế hoạch|Nghị quyết|Chỉ thị|Công văn|văn bản|Thông tư|Hướng dẫn|Quy định|Quy chế) này)?(?=$|[ ,])(?! (?:\d|quyết định|kế hoạch|hợp đồng|văn bản|báo cáo|kết luận|biên bản|giấy))"
)
_EVENT_END = regex.compile(r",(?! (?:tháng|năm))|(?<=\p{Ll}) (?:thì|phải|có trách nhiệm)(?= )| và (?:đăng|gửi|báo cáo|thay thế)\b")
_UNITS = {"ngày": "P{}D", "tháng": "P{}M", "tuần": "P{}W", "giờ": "PT{}H", "năm": "P{}Y"}
_WORDS = ("kể từ", "ngày làm việc", "sau khi", "so với ngày", "trước khi", "tính từ", "ngày trước", "ngày sau", "từ ngày ký")
_UNIT_WORDS = ("ngày", "tháng", "giờ")
_START = regex.compile(r"[.;:] (?=\p{Lu}|\p{Ll})")


def read_time_limits(document: DocumentText, facts: Facts) -> tuple[TimeLimit, ...]:
    """Every limit counted from an event, in order of appearance."""
    found: list[TimeLimit] = []
    marked = lines_with(document, ("hiệu lực",))
    marked.update([document.line_at(at) for at in document.numbers.lengths])
    for _, offset, line in chosen_lines(document, marked):
        if not holds(line, _WORDS) or not holds(line, _UNIT_WORDS):
            continue
        for match in _LIMIT.finditer(line):
            limit = _limit(document, facts, match, offset, line)
            if limit is not None:
                found.append(limit)
        if "hiệu lực" in line and (effect := _EFFECT.search(line)) is not None:
            start, end = offset + effect.start(), offset + effect.end()
            found.append(TimeLimit.made(
                duration="P0D", counted="after", anchor=effect["event"], date=_whole(facts.date),
                what=effect["what"].strip(), raw=document.text[start:end], span=document.span(start, end),
            ))
    return tuple(found)


def _limit(
    document: DocumentText, facts: Facts, match: regex.Match[str], offset: int, line: str
) -> TimeLimit | None:
    marker, working = match["marker"].lower(), bool(match["working"])
    event = match["event"]
    if event is None and not working:
        return None  # "trong 15 ngày", "trước 3 tháng": counted from nothing that is said
    end = match.end() if event is None else match.start("event")
    if event is not None:
        event = event.strip()
        cut = _EVENT_END.search(event)
        event = (event[: cut.start()] if cut else event).rstrip(" ,")
        end = match.start("event") + len(match["event"]) - len(match["event"].lstrip()) + len(event)
    counted = "after" if marker == "sau" else "before" if marker == "trước" or _ahead(match["anchor"]) else "within"
    length = int(match["n"])
    own = event is not None and _ISSUED.match(event) is not None and counted != "before"
    due = None
    if own and not working:
        due = _later(facts.date, length, match["unit"].lower())
    begin = 0
    for mark in _START.finditer(line, 0, match.start()):
        begin = mark.end()
    stop = _START.search(line, end)
    clause = line[begin : stop.start() if stop else len(line)].strip(" .;-+")
    start = offset + match.start()
    return TimeLimit.made(
        duration=_UNITS[match["unit"].lower()].format(length), working_days=working, counted=counted,
        anchor=event, date=due, what=clause[:400] or None, raw=line[match.start() : end],
        span=document.span(start, offset + end),
    )


def _ahead(anchor: str | None) -> bool:
    """Whether the words behind the length count back: "05 ngày trước khi", "10 ngày so với ngày"."""
    return anchor is not None and anchor.strip(" ,").lower().startswith(("trước", "so với"))


def _whole(iso: str | None) -> str | None:
    return iso if iso is not None and len(iso) == 10 else None


def _later(iso: str | None, length: int, unit: str) -> str | None:
    """The day ``length`` units after a full ISO date; months and years keep the day where they can."""
    if iso is None or len(iso) != 10 or unit == "giờ":
        return None
    year, month, day = map(int, iso.split("-"))
    try:
        if unit in ("ngày", "tuần"):
            return (date(year, month, day) + timedelta(days=length * (7 if unit == "tuần" else 1))).isoformat()
        month += length if unit == "tháng" else 12 * length
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
        return date(year, month, min(day, monthrange(year, month)[1])).isoformat()
    except (ValueError, OverflowError):
        return None
