"""Days listed one below the other by which each of several hands something in."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ..record import Deadline
from .anchors import holds
from .body import body_ranges, chosen_lines
from .dates import POINT, Point, point_of
from .text import DocumentText, Facts

#: the line above days by which each hands in, and one of them
HAND_IN = regex.compile(r"(?:[-+*•–] ?|\S{1,5}[.)] ?)?(?P<what>(?:[Tt]hời gian|[Tt]hời hạn|[Ll]ịch) (?:nộp|gửi|báo cáo)[^:;.]{0,60}):")
#: parts of the words of which such a line holds one
WORDS = ("hời gian ", "hời hạn ", "ịch nộp", "ịch gửi")
HAND_IN_DAY = regex.compile(
    r"[-+*•–] ?(?P<who>[^:;.]{2,80}): ?(?P<marker>(?:[Cc]hậm nhất|[Tt]rước|[Hh]ạn cuối|[Đđ]ến hết)(?: là)? ?)?" + POINT.format("") + r"[ .;]*"
)


def listed_days(document: DocumentText, facts: Facts) -> Iterator[Deadline]:
    """Days by which each is to hand in: "Thời gian nộp: - Khối 1: ngày 16/5/2016; …"."""
    stop = max(document.zones.body.stop, document.zones.preamble.stop)
    lines = document.lines
    led = [i for part in body_ranges(document) for i in part if lines[i][-1:] == ":" and holds(lines[i], WORDS)]
    for i, _, line in chosen_lines(document, led):
        if (lead := HAND_IN.fullmatch(line)) is None:
            continue
        for _, offset, item in document.iter_lines(range(i + 1, stop)):
            found = HAND_IN_DAY.fullmatch(item)
            point = point_of(found) if found is not None else None
            if found is None or point is None or point.month is None:
                break
            date = point.iso(closing=True) if point.year is not None else in_year(point, facts)
            raw = item[found.start("who") :].rstrip(" .;")
            begin = offset + found.start("who")
            yield Deadline.made(
                date=date, before=found["marker"] is not None, what=f"{lead['what']}: {raw}", raw=raw,
                span=document.span(begin, begin + len(raw)),
            )


def in_year(point: Point, facts: Facts) -> str | None:
    """The day in the year of issue, or in the next one where it is past by then."""
    year = facts.year
    if year is None:
        return None
    iso = Point(year, point.month, point.day).iso()
    if iso and facts.date and len(facts.date) == 10 and iso < facts.date:
        iso = Point(year + 1, point.month, point.day).iso()
    return iso
