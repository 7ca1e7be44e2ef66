"""The period that a document is for: its campaign's, or its school year; and how far it looks ahead."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import regex

from ...knowledge.symbols import plan_kinds
from ...linking.identity import same_body
from ...record import CampaignPeriod, Span
from ..alignment.items import Item
from ..case import Case
from ..days import bounds
from ..views import PlanView, once_a_view
from .authority import outside_jurisdiction

_SCHOOL_YEAR = regex.compile(r"năm học\s+(?P<first>(?:19|20)\d\d)\s*[-–—]\s*(?P<last>(?:19|20)\d\d)(?!\d)", regex.I)
#: "định hướng đến năm 2025", "tầm nhìn 2030", "mục tiêu đến năm học 2020-2021"
_AHEAD = regex.compile(
    r"(?:(?:định hướng|tầm nhìn)(?: đến| tới)?|(?:đến|tới)(?: hết| cuối)?)(?=\s+(?:năm\s+|năm học\s+)?\d)"
    r"(?:\s+(?P<school>năm học)|\s+năm)?\s+(?P<year>(?:19|20)\d\d)(?:\s*[-–—]\s*(?P<last>(?:19|20)\d\d))?(?![\d/])",
    regex.I,
)


@dataclass(frozen=True, slots=True)
class OwnPeriod:
    """A period with its place; ISO ends, possibly partial. ``school``: a school year.

    A school year runs from September to May, its last work to August (pattern T17 of the table of
    dates); its days are set every year by the Ministry and do not stand in the plan.
    """

    start: str | None
    end: str | None
    span: Span | None
    school: bool = False


@once_a_view
def own_period_of(view: PlanView) -> OwnPeriod | None:
    """The period of the campaign, else the school year that the subject names."""
    stated = campaign_period(view)
    if stated is not None:
        year = _SCHOOL_YEAR.search(stated.raw)
        if year is not None and stated.start == year["first"] and stated.end == year["last"]:
            return _school_year(year, stated.span)
        start, end = _turns(view) or (stated.start, stated.end)
        return OwnPeriod(start, end, stated.span)
    year = _SCHOOL_YEAR.search(view.plan.subject or "")
    if year is None or int(year["last"]) != int(year["first"]) + 1:
        return None
    return _school_year(year, _place(view, year.group()))


_FROM_TO = regex.compile(
    r"từ ngày\s+(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s+đến\s+(?:hết\s+)?ngày\s+(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})",
    regex.I,
)


def reversed_period(view: PlanView) -> tuple[Item, str, str] | None:
    """A period that the text writes with its end before its start (no extractor takes it in)."""
    for item in view.items:
        if item.role not in ("period", "scope", "participants", "measures", "other") or len(item.text) > 400:
            continue
        if "đến" not in item.text:
            continue
        for match in _FROM_TO.finditer(item.text):
            d1, m1, y1, d2, m2, y2 = map(int, match.groups())
            if (y2, m2, d2) < (y1, m1, d1):
                return item, f"{d1}/{m1}/{y1}", f"{d2}/{m2}/{y2}"
    return None


def set_apart(case: Case) -> str | None:
    """Why the dates of the parent do not bind the child's: of another edition, or of a document beside it."""
    if next_edition(case):
        return "next_edition"
    own = case.edge is not None and case.edge.parent_kind == "own_base_plan"
    return "beside" if own and case.uncited else None


def unmeasured(case: Case) -> bool:
    """Whether no delay can be counted: the child does not cite the parent, and is no plan or of another place."""
    if not case.uncited:
        return False
    kind = case.child.plan.kind
    if kind is not None and kind.code not in plan_kinds():
        return True
    dated = all(v is not None and len(v.date or "") == len("2021-09-10") for v in (case.child, case.parent))
    return dated and outside_jurisdiction(case)


def later_year(child: PlanView, parent: PlanView) -> bool:
    """Whether the child is for a later year of a parent that runs through several years."""
    starts = [p.start[:4] for p in child.plan.campaign_periods if p.start]
    ends = [p.end[:4] for p in parent.plan.campaign_periods if p.end]
    issued = (parent.date or "")[:4]
    return bool(issued and starts and ends and min(starts) > issued and max(ends) > issued)


def _school_year(match: regex.Match[str], span: Span | None) -> OwnPeriod:
    return OwnPeriod(f"{match['first']}-09", f"{match['last']}-08", span, True)


def _place(view: PlanView, words: str) -> Span | None:
    """Where words of the subject stand in the text; the whole subject where a line breaks them."""
    subject = view.plan.subject_span
    if subject is None:
        return None
    at = view.plan.text.find(words, subject.start, subject.end)
    return subject if at < 0 else subject.model_copy(update={"start": at, "end": at + len(words)})


def campaign_period(view: PlanView) -> CampaignPeriod | None:
    """The plan's own period; the most exact one where several are stated."""
    own = [p for p in view.plan.campaign_periods if p.role == "campaign" and (p.start or p.end)]
    return max(own, key=lambda p: len(p.start or "") + len(p.end or ""), default=None)


def _turns(view: PlanView) -> tuple[str, str] | None:
    """First and last day of a campaign in several turns, one after the other ("đợt 1 từ … đến …; đợt 2 …")."""
    days = sorted((p.start, p.end) for p in view.plan.campaign_periods if p.role == "campaign" and p.start and p.end)
    if len(days) < 2 or any(len(day) < 10 for pair in days for day in pair):
        return None
    apart = all(earlier[1] <= later[0] for earlier, later in pairwise(days))
    return (days[0][0], days[-1][1]) if apart else None


def next_edition(case: Case) -> bool:
    """Whether the child is the same body's document for the time after the parent's, and does not cite it.

    The guideline for a new school year stands beside that of the year before, not below it.
    """
    child, parent = case.child, case.parent
    if parent is None or not case.uncited or not same_body(child.issuer_name, parent.issuer_name):
        return False
    own, theirs = own_period_of(child), own_period_of(parent)
    start, end = bounds(own.start if own else None), bounds(theirs.end if theirs else None)
    return start is not None and end is not None and start[0] > end[1]


#: the time that a title gives its campaign
_OF_TITLE = regex.compile(
    r"(?P<kind>giai đoạn|năm học|nhiệm kỳ|năm)\s+(?P<first>(?:19|20)\d\d)(?:\s*[-–—]\s*(?P<last>(?:19|20)\d\d))?(?![\d/])", regex.I
)


def titles_apart(child: PlanView, parent: PlanView) -> tuple[str, str] | None:
    """The times that the two titles give, where they are of one kind and the child's is not inside."""
    mine, other = (list(_OF_TITLE.finditer(v.plan.subject or "")) for v in (child, parent))
    if len(mine) != 1 or len(other) != 1 or mine[0]["kind"].casefold() != other[0]["kind"].casefold():
        return None
    a, b = mine[0], other[0]
    if a["first"] < b["first"] or (a["last"] or a["first"]) > (b["last"] or b["first"]):
        return a.group(), b.group()
    return None


@once_a_view
def horizon(view: PlanView) -> tuple[str, Span] | None:
    """The last day that the subject or a heading looks ahead to, and where; None where none does."""
    found: list[tuple[str, Span]] = []
    plan = view.plan
    titles = [(plan.subject, plan.subject_span)]
    titles += [(s.title, s.title_span) for _, s in view.sections]
    for text, span in titles:
        if not text or span is None:
            continue
        for match in _AHEAD.finditer(text):
            last = match["last"] or match["year"]
            day = bounds(f"{last}-08" if match["school"] and match["last"] else last)
            if day is not None:
                found.append((day[1], span))
    return max(found, key=lambda f: f[0], default=None)
