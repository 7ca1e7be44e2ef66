"""Figures of a report: findings by unit, level, rule, severity and time, as tables and a drawing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

from ..compliance.aggregate import UNKNOWN, Aggregate, Dimension, Tally, aggregate, time_step
from ..compliance.findings import Finding
from ..linking import PlanGraph
from .wording import Wording

#: tables of a report besides the one of time, in their order
TABLES: tuple[Dimension, ...] = ("level", "unit", "province", "campaign", "rule", "severity")
#: most rows of a table on the page; the workbook has all
LONGEST_TABLE = 40
#: verdicts that a bar is made of, in their order
BAR = ("pass", "partial", "fail", "undecidable")
#: quarters are counted in Roman numerals in Vietnamese papers
QUARTERS = {"1": "I", "2": "II", "3": "III", "4": "IV"}
HEIGHT, STEP, LEFT, FOOT = 150, 62, 46, 34


@dataclass(frozen=True, slots=True)
class Figures:
    """The aggregates of one report by dimension; ``time`` names the step of the trend."""

    tables: dict[Dimension, tuple[Aggregate, ...]]
    time: Dimension

    @property
    def trend(self) -> tuple[Aggregate, ...]:
        """Aggregates by time, earliest first, documents without a date left out."""
        return tuple(a for a in self.tables[self.time] if a.key != UNKNOWN)


def figures_of(graph: PlanGraph, findings: Iterable[Finding]) -> Figures:
    """All tables of a report; a dimension with one key only says nothing and is left out."""
    found = Tally(findings)
    time = time_step(graph)
    tables: dict[Dimension, tuple[Aggregate, ...]] = {time: aggregate(graph, found, time)}
    for by in TABLES:
        rows = aggregate(graph, found, by)
        if len(rows) > 1:
            tables[by] = rows
    return Figures(tables, time)


def key_name(by: str, key: str, word: Wording) -> str:
    """A key as it is printed: levels and severities by their words, times as 09/2021, Q3/2021."""
    if key == UNKNOWN:
        return word("not_known")
    if by in ("level", "severity"):
        return word(key)
    if by == "quarter" and word.language == "vi":
        return f"{word('quarter')} {QUARTERS[key[-1]]}/{key[:4]}"
    return "/".join(reversed(key.split("-"))) if by in ("month", "quarter") else key


def share_text(row: Aggregate) -> str:
    """The share that passed as a percentage, or a dash where nothing was decided."""
    return "–" if row.share is None else f"{row.share:.0%}"


def figure_tables(figures: Figures | None, word: Wording) -> list[dict[str, Any]]:
    """Tables for the page's template, longest ones cut."""
    made = []
    for by, rows in (figures.tables if figures else {}).items():
        made.append({
            "name": word(f"by_{by}"), "more": max(0, len(rows) - LONGEST_TABLE),
            "rows": [
                {
                    "name": key_name(by, row.key, word), "documents": row.documents, "counts": row.counts,
                    "share": share_text(row), "parts": _parts(row),
                }
                for row in rows[:LONGEST_TABLE]
            ],
        })
    return made


def _parts(row: Aggregate) -> list[tuple[str, str]]:
    whole = sum(row.counts[v] for v in BAR) or 1
    parts = [(v, row.counts[v] / whole * 100) for v in BAR]
    return [(v, f"{part:.1f}") for v, part in parts if part]


def trend_svg(figures: Figures | None, word: Wording) -> str:
    """Verdicts by time as stacked columns, the share that passed over each; "" under two columns."""
    rows = figures.trend if figures else ()
    if figures is None or len(rows) < 2:
        return ""
    # as wide as its caption, of letters 7 wide at most, where there are few columns
    width = max(LEFT + STEP * len(rows) + 10, 7 * len(word("trend")))
    shapes = [
        f'<svg class="trend" role="img" aria-label="{escape(word("trend"))}" viewBox="0 0 {width} {HEIGHT + FOOT + 16}" '
        f'width="{width}" height="{HEIGHT + FOOT + 16}" xmlns="http://www.w3.org/2000/svg">'
        f'<text x="0" y="12">{escape(word("trend"))}</text>'
    ]
    for step in (0, 50, 100):
        y = 20 + (HEIGHT - 20) * (1 - step / 100)
        shapes.append(f'<line x1="{LEFT}" x2="{width}" y1="{y:g}" y2="{y:g}"/><text x="{LEFT - 6}" y="{y + 4:g}" text-anchor="end">{step}%</text>')
    for column, row in enumerate(rows):
        x, base = LEFT + STEP * column + 8, float(HEIGHT)
        for verdict, part in _parts(row):
            height = (HEIGHT - 20) * float(part) / 100
            base -= height
            shapes.append(f'<rect class="{verdict}" x="{x}" y="{base:.1f}" width="{STEP - 16}" height="{height:.1f}"><title>{escape(word(verdict))}: {part}%</title></rect>')
        middle = x + (STEP - 16) / 2
        name = key_name(figures.time, row.key, word)
        shapes.append(
            f'<text x="{middle:g}" y="{HEIGHT + 15}" text-anchor="middle">{escape(name)}</text>'
            f'<text x="{middle:g}" y="{HEIGHT + 31}" text-anchor="middle">{row.documents}</text>'
        )
    shapes.append("</svg>")
    return "".join(shapes)
