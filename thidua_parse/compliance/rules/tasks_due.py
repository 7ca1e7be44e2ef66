"""Tasks with a day in the parent that the child finishes later, or gives no time (part of G14)."""

from __future__ import annotations

import regex

from ..alignment.align import Pairing
from ..case import Case
from ..words import plain
from .measures import Comparison
from .targets import DAYS, figure_rows, short_figures

_VAGUE_TIME = regex.compile(r"\b(?:thời (?:gian|điểm) (?:thích hợp|phù hợp|sớm nhất|tới)|trong thời gian (?:sớm nhất|tới)|sớm nhất có thể|khi (?:có )?(?:điều kiện|phù hợp|thuận lợi))\b")
#: a time of any kind: a date, a month, a quarter, a rhythm
_ANY_TIME = regex.compile(r"\d/\d|\bngày \d|\btháng \d|\bquý\b|\bnăm (?:\d|học)|\b(?:hàng|mỗi|từng|cuối|đầu) (?:tuần|tháng|năm|ngày|kỳ)\b|thường xuyên|định kỳ")


def late_tasks(case: Case) -> list[tuple[Pairing, Comparison]]:
    """Tasks that the child finishes later than the parent wants."""
    return [(row, c) for row, c in short_figures(case) if c.theirs.unit in DAYS]


def tasks_without_day(case: Case) -> list[tuple[Pairing, Comparison]]:
    """Tasks with a day in the parent of which the near items of the child name no time at all."""
    if case.alignment.reworded:
        return []
    return [
        (row, c) for row, comparisons in figure_rows(case) for c in comparisons
        if c.mine is None and c.theirs.unit in DAYS and row.fate != "replaced" and _without_day(row, case)
    ]


def _without_day(row: Pairing, case: Case) -> bool:
    """Whether the items that take a task up name no time, or only a vague one."""
    texts = [plain(r.child.text) for r in case.alignment.rows if r.parent is row.parent and r.child is not None]
    vague = any(_VAGUE_TIME.search(t) for t in texts)
    return (vague or row.similarity >= case.limit("figure.near")) and not any(_ANY_TIME.search(t) for t in texts)
