"""Times of reports in words: after a day, in a month, or no time at all (part of G14)."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from ...knowledge.numerals import QUARTERS
from ...record import Deadline
from ..alignment.items import Item
from ..words import plain
from .reports_due import day_of_year


def _of_year(day: str) -> int:
    """The place of a day in the year, for comparing ("12-05" → 389)."""
    month, _, number = day.partition("-")
    return 32 * int(month or 0) + int(number or 0)


#: a time after which a report comes, in words
_LATER = regex.compile(
    r"\bsau (?:ngày )?(?P<day>\d{1,2})(?:/| tháng )(?P<month>\d{1,2})(?!\d)|\b(?:trong|vào|cuối|đầu|giữa) tháng (?P<month>\d{1,2})(?!\d)"
    r"|\b(?:trong|vào|cuối|đầu|giữa) quý (?P<quarter>iv|iii|ii|i|[1-4])\b"
)
_NEXT = regex.compile(r"\b(?:đầu )?năm (?:sau|tiếp theo|kế tiếp|liền sau)\b")
#: no time at all
_VAGUE = regex.compile(
    r"\b(?:theo (?:đúng )?(?:quy định|chế độ|yêu cầu)|đúng (?:quy định|thời gian|chế độ|hạn)|khi (?:có |được )?(?:yêu cầu|đề nghị|cần)|kịp thời|thường xuyên|đầy đủ|khi kết thúc)\b"
)


def time_in_words(own: Iterable[Item], theirs: list[Deadline]) -> tuple[Item, str, bool] | None:
    """What an item says in words of when it reports up: (item, words, whether after the parent's last day).

    None where it says nothing, or a time that may be early enough. ``theirs``: reports with a day.
    """
    days = [day_of_year(d) for d in theirs if d.date]
    for item in own:
        text = plain(item.text)
        at = text.find("báo cáo")
        near = text[max(0, at - 60) : at + 240]
        found = _LATER.search(near)
        if found is not None:
            month = found["month"] or str(3 * QUARTERS[found["quarter"].upper()] - 2)
            first = f"{int(month):02d}-{int(found['day'] or 0):02d}"
            due = min(days, key=lambda d: abs(_of_year(d) - _of_year(first)))
            late = _NEXT.match(near[found.end() :].lstrip(" ,/")) is not None or first >= due
            return (item, found.group(), True) if late else None
        if (after := _NEXT.search(near)) is not None:
            return item, after.group(), True
        if (vague := _VAGUE.search(near)) is not None:
            return item, vague.group(), False
    return None
