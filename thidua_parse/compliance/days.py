"""Days of partial dates: the first and last one that a date may mean, and how dates are shown."""

from __future__ import annotations

import calendar

from ..knowledge.numerals import QUARTERS
from ..record.figures import day_text


def bounds(iso: str | None) -> tuple[str, str] | None:
    """First and last day that a partial ISO date may mean ("2021-10" → 1 to 31 October).

    None for no date, a yearly one ("--12-15") and a month that the calendar has not.
    """
    if not iso or not iso[:4].isdigit():
        return None
    year = iso[:4]
    if len(iso) == 4:
        return f"{year}-01-01", f"{year}-12-31"
    month = iso[5:7]
    if not "01" <= month <= "12":
        return None
    if len(iso) == 7:
        return f"{iso}-01", f"{iso}-{calendar.monthrange(int(year), int(month))[1]:02d}"
    return iso, iso


def last_day(quarter: str | None, month: str | None, year: str) -> str | None:
    """The last day of a quarter ("II", "2") or, where none is named, of a month, as ISO date."""
    days = bounds(f"{year}-{3 * QUARTERS[quarter.upper()] if quarter else int(month or 0):02d}")
    return days[1] if days is not None else None


def date_vi(iso: str | None) -> str:
    """A date as offices write it, in both languages: 21/9/2021, 01/02/2021, 10/2021, 2021."""
    if not iso:
        return "?"
    if iso.startswith("--") and "-" not in iso[2:]:
        return f"tháng {int(iso[2:])}"
    return day_text(iso)
