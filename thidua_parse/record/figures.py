"""Figures and dates as people read them."""

from __future__ import annotations


def figure_text(value: float, *, places: int = 6, comma: bool = False) -> str:
    """A figure without exponent and needless noughts: "1500000", "12.5"; "12,5" with ``comma``.

    It is rounded to ``places`` (one at least) behind the decimal sign. The comma is that of
    Vietnamese papers.
    """
    text = f"{value:.{places}f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if comma else text


def day_text(iso: str) -> str:
    """A date as offices write it (Nghị định 30/2020, Phụ lục I): days below 10, January and February with a zero.

    "2021-09-05" gives "05/9/2021", "2021-02" gives "02/2021", a yearly "--12-15" gives "15/12".
    """
    year, _, rest = ("", "", iso[2:]) if iso.startswith("--") else iso.partition("-")
    month, _, day = rest.partition("-")
    shown = [day.zfill(2)] if day else []
    if month:
        shown.append(month.zfill(2) if int(month) <= 2 else str(int(month)))
    return "/".join([*shown, year] if year else shown)
