"""Rhythms of duties: "hằng năm", "định kỳ 6 tháng", "mỗi quý một lần"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ..record.vocabulary import Recurrence
from .anchors import places
from .dates import Point

RHYTHM = regex.compile(
    r"(?i)định kỳ,? (?:(?:hằng|hàng|mỗi|từng) )?(?:(?P<n>\d{1,2}|sáu|ba|một)(?: \(\p{L}+\))? )?(?P<unit>tháng|quý|tuần|năm|ngày|6 tháng)"
    r"|(?:hằng|hàng|mỗi|từng) (?P<unit2>ngày|tuần|tháng|quý|năm)"
    r"|(?:(?P<n3>\d{1,2}|sáu|ba|một) )?(?P<unit3>tháng|quý|tuần|năm|ngày)(?: ?/ ?(?:(?:một|01|1) )?| (?:một|01|1) )lần"
    r"|(?:một|01|1) lần(?: ?/ ?| (?:một|mỗi|trong) )(?:(?P<n4>\d{1,2}|sáu|ba|một) )?(?P<unit6>tháng|quý|tuần|năm|ngày)"
    r"|(?P<quarterend>tháng cuối quý|cuối (?:mỗi |hằng |hàng )?quý)"
    r"|thứ (?P<weekday>hai|ba|tư|năm|sáu|bảy|[2-7]) (?:hằng|hàng) tuần"
    r"|(?:theo|chế độ báo cáo) (?P<unit4>tháng|quý|năm)(?=[,;. ]|$)"
    r"|(?<=báo cáo )(?P<unit5>tháng|quý|tuần|năm)(?=,? ?\(?(?:trước|chậm nhất|vào|gửi))"
)
#: words that every rhythm holds one of, and how far before and behind them it reaches
RHYTHMS = (
    "định kỳ", "hằng ", "hàng ", "mỗi ", "từng ", "lần", "cuối q", "theo t", "theo q", "theo n",
    "báo cáo t", "báo cáo q", "báo cáo n",
)
RHYTHM_BACK, RHYTHM_ON = 24, 40
UNITS: dict[str, Recurrence] = {
    "năm": "yearly", "quý": "quarterly", "tháng": "monthly", "tuần": "weekly", "ngày": "daily",
}
RRULES: dict[Recurrence, str] = {
    "yearly": "FREQ=YEARLY", "half-yearly": "FREQ=MONTHLY;INTERVAL=6",
    "quarterly": "FREQ=MONTHLY;INTERVAL=3", "monthly": "FREQ=MONTHLY", "weekly": "FREQ=WEEKLY",
    "daily": "FREQ=DAILY",
}
WEEKDAYS = {"hai": "MO", "ba": "TU", "tư": "WE", "năm": "TH", "sáu": "FR", "bảy": "SA",
            "2": "MO", "3": "TU", "4": "WE", "5": "TH", "6": "FR", "7": "SA"}


def find_rhythms(line: str, start: int, end: int) -> Iterator[regex.Match[str]]:
    """What :data:`RHYTHM` finds in ``line[start:end]``: it is asked around its words."""
    low = line[start:end].lower()
    if len(low) != end - start:  # offsets do not fit
        yield from RHYTHM.finditer(line, start, end)
        return
    reach = start
    for at in places(low, RHYTHMS):
        at += start
        match = RHYTHM.search(line, max(reach, at - RHYTHM_BACK), min(end, at + RHYTHM_ON))
        if match is not None and match.start() <= at + len("báo cáo "):
            reach = match.end()
            yield match


def rhythm_of(match: regex.Match[str]) -> tuple[Recurrence | None, str | None]:
    """Rhythm and RFC 5545 rule of a match; (None, None) for "3 năm một lần"."""
    if match["quarterend"]:
        return "quarterly", RRULES["quarterly"]
    if match["weekday"]:
        return "weekly", f"FREQ=WEEKLY;BYDAY={WEEKDAYS[match['weekday'].lower()]}"
    count = (match["n"] or match["n3"] or match["n4"] or "").lower()
    unit = (match["unit"] or match["unit2"] or match["unit3"] or match["unit4"] or match["unit5"] or match["unit6"]).lower()
    if unit == "6 tháng" or (unit == "tháng" and count in ("6", "06", "sáu")):
        return "half-yearly", RRULES["half-yearly"]
    if unit == "tháng" and count in ("3", "03", "ba"):
        return "quarterly", RRULES["quarterly"]
    if count not in ("", "1", "01", "một"):
        return None, None  # "3 năm một lần" has no word in the vocabulary
    recurrence = UNITS.get(unit)
    return recurrence, RRULES[recurrence] if recurrence else None


def rule_of(recurrence: Recurrence, point: Point) -> str:
    """RFC 5545 rule of a day that comes back."""
    if recurrence in ("yearly", "half-yearly") and point.month and point.day:
        return f"FREQ=YEARLY;BYMONTH={point.month};BYMONTHDAY={point.day}"
    if recurrence == "monthly" and point.day:
        return f"FREQ=MONTHLY;BYMONTHDAY={point.day}"
    if recurrence == "quarterly" and point.day:
        return f"FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY={point.day}"
    return RRULES[recurrence]
