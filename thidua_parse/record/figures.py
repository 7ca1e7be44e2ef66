"""Figures, dates and small tables as people read them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape


def figure_text(value: float, *, places: int = 6, comma: bool = False) -> str:
    """A figure without exponent and needless noughts: "1500000", "12.5"; "12,5" with ``comma``.

    It is rounded to ``places`` (one at least) behind the decimal sign. The comma is that of
    Vietnamese papers.
    """
    text = f"{value:.{places}f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if comma else text


@lru_cache(maxsize=4096)
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


def html_table(heads: Sequence[object], rows: Iterable[Sequence[object]]) -> str:
    """A small table for notebooks, everything escaped."""
    head = "".join(f"<th style='text-align:left'>{escape(str(h))}</th>" for h in heads)
    body = "".join(
        "<tr>" + "".join(f"<td style='text-align:left'>{escape(str(v))}</td>" for v in row) + "</tr>" for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
