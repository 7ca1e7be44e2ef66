"""One grammar of dates for periods and deadlines.

Day, month, year always in this order; "/", "." and "-" separate them; every blank may be missing
or doubled by typing. Dates are given as ISO 8601, partial where the text is partial ("2021-10",
"2021"); a day is never invented. An impossible date (30/02, month 13) is no date.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass

import regex

from ..knowledge.numerals import QUARTERS

#: one point in time; ``{0}`` makes the group names of two points in one pattern distinct
POINT = (
    r"(?:"
    r"(?:(?:[Nn]gày|NGÀY|mồng|mùng) ?)?(?P<d1{0}>\d{{1,2}}) ?[/.\-–] ?(?P<m1{0}>\d{{1,2}}) ?[/.\-–] ?(?P<y1{0}>(?:19|20)\d\d)(?!\d)"
    r"|(?:(?:[Nn]gày|NGÀY) ?)?(?P<d2{0}>\d{{1,2}}) ?(?:tháng|THÁNG) ?(?P<m2{0}>\d{{1,2}})(?:,? ?(?:năm|NĂM) ?(?P<y2{0}>(?:19|20)\d\d)|[/-](?P<y3{0}>(?:19|20)\d\d))?(?!\d| ?lần)"
    r"|(?:[Tt]háng|THÁNG) ?(?P<m4{0}>\d{{1,2}})(?: ?[/.-] ?(?P<y4{0}>(?:19|20)\d\d)| ?,? (?:năm|NĂM) ?(?P<y5{0}>(?:19|20)\d\d))?(?![\d/])"
    r"|(?:(?:[Nn]gày|NGÀY) ?)?(?P<d6{0}>\d{{1,2}}) ?[/-] ?(?P<m6{0}>\d{{1,2}})(?![\d/]|-\d)"
    r"|(?:[Qq]u[ýí]|[Qq]úy|QUÝ) ?(?P<q7{0}>IV|I{{1,3}}|[1-4])(?: ?[/-] ?| (?:năm|NĂM) ?)(?P<y7{0}>(?:19|20)\d\d)"
    r"|(?P<m8{0}>\d{{1,2}}) ?/ ?(?P<y8{0}>(?:19|20)\d\d)(?!\d)"
    r"|(?:[Nn]ăm học|NĂM HỌC) (?P<s9{0}>(?:19|20)\d\d) ?[-–] ?(?P<e9{0}>(?:19|20)\d\d)"
    r"|(?:(?:hết|cuối|đầu) )?(?:[Nn]ăm|NĂM) ?(?P<y9{0}>(?:19|20)\d\d)(?!\d)"
    r"|(?:cuối năm|hết năm)(?! \d)(?P<c{0}>)"
    r"|(?P<now{0}>(?:nay|khi ban hành|ngày ký(?: ban hành)?|ngày ban hành|khi phát động|ngày phát động)(?: (?:[Kk]ế hoạch|[Pp]hong trào|[Cc]hương trình)(?: này| thi đua)?)?)\b"
    r"|(?:[Nn]gày|NGÀY) ?(?P<d0{0}>\d{{1,2}})(?![\d/])"
    r")"
)
DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
DATE = regex.compile(POINT.format(""))


def is_day(year: int, month: int, day: int) -> bool:
    """Whether a date exists; the calendar is asked for the last days of a month only."""
    return 1 <= month <= 12 and day >= 1 and (day <= 28 or day <= monthrange(year, month)[1])


@dataclass(slots=True)
class Point:
    """A date as far as the text gives it; ``now`` is "from now on" (the date of issue)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    school_end: int | None = None
    now: bool = False
    year_end: bool = False

    def iso(self, *, closing: bool = False) -> str | None:
        """ISO date, partial as written; a quarter is its first or (``closing``) last month."""
        if self.year is None:
            return None
        if self.quarter:
            return f"{self.year}-{self.quarter * 3 - (0 if closing else 2):02d}"
        if self.month is None:
            return str(self.year)
        if self.day is None:
            return f"{self.year}-{self.month:02d}"
        return f"{self.year}-{self.month:02d}-{self.day:02d}"

    @property
    def possible(self) -> bool:
        """Whether month and day exist in the calendar."""
        if self.month is not None and not 1 <= self.month <= 12:
            return False
        return self.day is None or (1 <= self.day <= (DAYS[self.month - 1] if self.month else 31))


def point_of(match: regex.Match[str], suffix: str = "") -> Point | None:
    """The point that ``POINT`` with ``suffix`` has matched, or None for an impossible date."""

    def number(*names: str) -> int | None:
        for name in names:
            value = match[name + suffix]
            if value is not None:
                return int(value)
        return None

    if match["now" + suffix] is not None:
        return Point(now=True)
    if match["c" + suffix] is not None:
        return Point(year_end=True)
    if match["s9" + suffix] is not None:
        return Point(year=number("s9"), school_end=number("e9"))
    quarter = match["q7" + suffix]
    point = Point(
        year=number("y1", "y2", "y3", "y4", "y5", "y7", "y8", "y9"),
        month=number("m1", "m2", "m4", "m6", "m8"),
        day=number("d1", "d2", "d6", "d0"),
        quarter=QUARTERS[quarter] if quarter else None,
    )
    return point if point.possible else None


def yearly(point: Point) -> str | None:
    """``--MM-DD`` of a day that comes every year."""
    if point.month is None or point.day is None:
        return None
    return f"--{point.month:02d}-{point.day:02d}"
