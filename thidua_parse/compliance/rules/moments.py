"""Times in an item of a plan: days by which it is to be done, weekdays, levels from which on (part of G20)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from ...knowledge.numerals import ROMAN
from ..days import last_day


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as a figure: a day as ``yyyymmdd``, weekdays in the year, a level; ``bound`` as of a measure."""

    value: float
    unit: str
    bound: str
    shown: str


_DAY = regex.compile(
    r"\b(?:trước|chậm nhất|xong|đến hết)(?: \p{L}+){0,3}? (?:ngày )?(?P<day>\d{1,2})(?:/| tháng )(?P<month>\d{1,2})(?:(?:/| năm )(?P<year>\d{4}))?(?!\d)"
)
#: "hoàn thành trong quý II/2023", "xong trong tháng 5 năm 2024"
_PART = regex.compile(
    r"\b(?:trong|xong|chậm nhất)(?: (?:trong|vào|là|cuối))? (?:quý (?P<quarter>iv|iii|ii|i|[1-4])|tháng (?P<month>\d{1,2}))(?:/|,? năm )(?P<year>20\d\d)(?!\d)"
)
#: a day of every month: "công bố vào ngày 05 hằng tháng"
_MONTHLY = regex.compile(r"\b(?:vào|trước|chậm nhất)(?: là)? ngày (?P<day>\d{1,2}) (?:hàng|mỗi|của) tháng\b")
#: days of plans, reports and the like go down by steps; G10 and G14 judge them
_PAPERS = regex.compile(r"kế hoạch|báo cáo|đăng ký|(?:lập|trình|hoàn thiện|hoàn chỉnh) hồ sơ|hồ sơ (?:đề nghị|khen|xét|trình)|sơ kết|tổng kết|\bgửi\b|\bnộp\b")
_LEVEL = regex.compile(r"\bkhi\b[^.;]{0,60}? (?P<what>báo động|cấp báo động|cấp độ|cấp|mức)(?: số)? (?P<roman>iv|iii|ii|i|v|\d)\b trở lên")
#: weekdays, one or several ("thứ hai và thứ năm", "thứ 3, 5, 7")
_WEEKDAYS = regex.compile(
    r"\b(?P<days>(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)(?:(?:, | và |, và )(?:các ngày |ngày )?(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|[2-7](?![\d/])))*+)"
)
_WEEKDAY = regex.compile(r"hai|ba|tư|năm|sáu|bảy|[2-7]|chủ nhật")
_AS_DIGIT = {"hai": "2", "ba": "3", "tư": "4", "năm": "5", "sáu": "6", "bảy": "7"}
#: what tells a weekday from an ordinal ("lần thứ hai")
_OF_WEEK = regex.compile(r"(?:vào|ngày|sáng|chiều|tối|mỗi|từng|hàng) (?:các )?(?:ngày )?$")
_ORDINAL = regex.compile(r"\b(?:đợt|lần|khóa|kỳ|vòng|thế hệ|phiên|hạng|bậc|lớp|tháng|quý|năm|tuần|giai đoạn) $")
_WEEKLY = regex.compile(r"(?:hàng|mỗi|trong|từng) tuần")
_OF_MONTH = regex.compile(r"(?:hàng|mỗi|từng|đầu|cuối|của) (?:mỗi )?tháng|tuần (?:đầu|cuối|thứ \S+)")
_OF_QUARTER = regex.compile(r"(?:hàng|mỗi|từng|đầu|cuối) quý")


def moments(clause: str, year: str) -> Iterator[Moment]:
    """The times of a folded clause; ``year`` stands in for a year that a date leaves out."""
    if "khi " in clause:
        yield from _levels(clause)
    if "thứ " in clause or "chủ nhật" in clause:
        yield from _weekdays(clause)
    if not _PAPERS.search(clause):
        yield from _days(clause, year)


def _days(clause: str, year: str) -> Iterator[Moment]:
    for match in _DAY.finditer(clause):
        own = match["year"] or year
        if not own or not 1 <= int(match["month"]) <= 12 or not 1 <= int(match["day"]) <= 31:
            continue
        yield _day(int(own), int(match["month"]), int(match["day"]))
    if "quý " not in clause and "tháng" not in clause:
        return
    for match in _PART.finditer(clause):
        last = last_day(match["quarter"], match["month"], match["year"])
        if last is not None and "%" not in clause:
            yield _day(*map(int, last.split("-")))
    for match in _MONTHLY.finditer(clause):
        if 1 <= int(match["day"]) <= 31:
            yield Moment(float(match["day"]), "ngày/kỳ", "most", match.group())


_YEAR = regex.compile(r"\b(?:trong|hết|cuối|đến)(?: hết| cuối)? năm (?P<year>20\d\d)\b")


def last_days(clause: str) -> Iterator[Moment]:
    """The last days of the years in which a folded clause has something done, where it names no nearer time."""
    for match in _YEAR.finditer(clause):
        yield Moment(float(int(match["year"]) * 10000 + 1231), "ngày/tháng", "most", match.group())


def _day(year: int, month: int, day: int) -> Moment:
    return Moment(float(year * 10000 + month * 100 + day), "ngày/tháng", "most", f"{day}/{month}/{year}")


def _levels(clause: str) -> Iterator[Moment]:
    """A condition from which on something is done: a higher one lets it be done more rarely."""
    for match in _LEVEL.finditer(clause):
        value = ROMAN.get(match["roman"].upper()) or float(match["roman"])
        yield Moment(float(value), match["what"], "most", f"{match['what']} {match['roman'].upper()}")


def _weekdays(clause: str) -> Iterator[Moment]:
    """How often in the year the weekdays of a clause come; once a week where no other rhythm is named."""
    weekly = _WEEKLY.search(clause) is not None
    found: set[str] = set()
    shown = []
    for match in _WEEKDAYS.finditer(clause):
        several = match["days"].count("thứ") + match["days"].count("chủ nhật") > 1 and not _ORDINAL.search(clause, 0, match.start())
        if weekly or several or _OF_WEEK.search(clause, max(0, match.start() - 24), match.start()):
            found.update(_AS_DIGIT.get(d, d) for d in _WEEKDAY.findall(match["days"]))
            shown.append(match["days"])
    if found:
        times = 52 if weekly else 12 if _OF_MONTH.search(clause) else 4 if _OF_QUARTER.search(clause) else 52
        yield Moment(float(len(found) * times), "thứ", "least", " và ".join(shown))
