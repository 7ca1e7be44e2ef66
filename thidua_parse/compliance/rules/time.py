"""G09–G14: dates, periods and deadlines."""

from __future__ import annotations

from datetime import date, timedelta

import regex

from ...record import Deadline
from ..alignment.items import Item
from ..case import Case, Fields, Outcome, outcome, rule
from ..days import bounds, date_vi, last_day
from ..views import PlanView, once_a_view
from ..words import search_in
from .milestones import late_phase, late_review
from .period import (
    horizon,
    later_year,
    next_edition,
    own_period_of,
    reversed_period,
    set_apart,
    titles_apart,
    unmeasured,
)
from .report_words import time_in_words
from .reports_due import (
    beside,
    binding,
    comparable_day,
    in_order,
    inward,
    kept_rhythm,
    late_dossier,
    outgoing,
    purpose,
    rarer,
    reports_of,
    same_duty,
    seldom,
    telling_items,
    uncovered,
    years_left_out,
)
from .tasks_due import late_tasks, tasks_without_day

#: a duty to issue an own plan, with a date (patterns N06, N07 of the duty table)
OWN_PLAN = regex.compile(
    r"(?:xây dựng|ban hành|lập|cụ thể hóa)[^.;]{0,90}?(?:kế hoạch|chương trình)", regex.I
)
_DUE = regex.compile(
    r"(?:trước|chậm nhất|xong|đến)(?:\s+\p{L}+){0,4}?\s+(?:ngày\s+)?(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?"
    r"|(?:trước|chậm nhất|xong|đến)(?:\s+\p{L}+){0,4}?\s+ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm\s+(\d{4}))?",
    regex.I,
)


@rule("G09")
def not_before_parent(case: Case) -> Outcome:
    child, parent = case.child, case.parent
    if child.regime is None or (parent is None and not case.references):
        return outcome("not_applicable", "no_parent")
    cited = case.citation
    own = child.date
    theirs = parent.date if parent is not None else None
    confirmed = cited is not None and parent is not None and cited.date == parent.plan.issued_on.iso
    if confirmed and cited is not None:
        theirs = cited.date  # a doubtful reading that the citation bears out
    places: Fields = {
        "child": child.quotes(child.plan.issued_on.span, cited.span if cited else None),
        "parent": parent.quote(parent.plan.issued_on.span) if parent is not None else (),
    }
    if theirs is None and cited is not None:
        theirs = cited.date  # the citation gives the date where the parent's text does not
    first, second = bounds(own), bounds(theirs)
    unknown = ("không rõ", "not known")
    values: Fields = {
        "own": date_vi(own) if own else unknown, "parent_date": date_vi(theirs) if theirs else unknown,
    }
    if first is None or second is None:
        return outcome("undecidable", **places, **values)
    doubtful = [v for v in (child, parent) if v is not None and v.date_doubtful]
    sure = 0.97 if parent is not None and parent.date and not doubtful else 0.85
    if first[0] >= second[1]:
        return outcome("pass", confidence=sure, **places, **values)
    if first[1] < second[0]:
        return outcome("fail", confidence=sure, **places, **values)
    return outcome("undecidable", "doubtful" if doubtful else "partial", **places, **values)


@once_a_view
def own_plan_due(parent: PlanView) -> tuple[str, Item] | None:
    """The day until which the parent wants lower plans, and the item that says so."""
    for deadline in parent.plan.deadlines:
        day = deadline.date or ""
        if len(day) == 10 and not deadline.recurrence and purpose(deadline, parent) == "plan":
            span = deadline.span
            item = next((i for i in parent.items if span and i.start <= span.start < i.end), None)
            if item is not None and OWN_PLAN.search(item.text):
                return day, item
    for item in parent.items:
        duty = OWN_PLAN.search(item.text)
        if not duty:
            continue
        tail = item.text[duty.start() :]
        stop = search_in(r";(?!\s*(?:và )?gửi\b)|(?<!\d)\.(?!\d)|\.\s", tail[duty.end() - duty.start() :])
        clause = tail[: duty.end() - duty.start() + stop.start()] if stop else tail
        found = _DUE.search(clause)
        if found:
            day, month, year = (found[1], found[2], found[3]) if found[1] else (found[4], found[5], found[6])
            year = year or (parent.date or "")[:4]
            if year and 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
                return f"{year}-{int(month):02d}-{int(day):02d}", item
        elif (days := _DUE_WITHIN.search(clause)) and len(parent.date or "") == 10:
            return (date.fromisoformat(parent.date or "") + timedelta(days=int(days["n"]))).isoformat(), item
        elif part := _DUE_PART.search(clause):
            year = part["year"] or (parent.date or "")[:4]
            ended = last_day(part["quarter"], part["month"], year)
            if ended is not None:
                return ended, item
    return None


#: counted from the day of issue; working days and the day of receipt settle no date
_DUE_WITHIN = regex.compile(
    r"(?:trong thời hạn|trong vòng|chậm nhất(?: là)?|trong)\s+(?P<n>\d{1,3})\s+ngày(?! làm việc)[^.;]{0,20}?\s+(?:kể\s+)?từ\s+ngày\s+(?:(?:ban hành|ký)|[^.;,]{0,30}?(?:có hiệu lực|được ban hành))",
    regex.I,
)
_DUE_PART = regex.compile(
    r"(?:trong|chậm nhất|xong|đến hết)(?:\s+\p{L}+){0,3}?\s+(?:quý\s+(?P<quarter>IV|III|II|I|[1-4])|tháng\s+(?P<month>\d{1,2}))\b(?!\s*/\s*\d{1,2}\b)(?:\s*(?:/|,?\s*năm)\s*(?P<year>\d{4}))?"
)


@rule("G10")
def issued_in_time(case: Case) -> Outcome:
    child, parent = case.child, case.parent
    if parent is None:
        return outcome("undecidable", "no_parent")
    due = own_plan_due(parent)
    if due is None or (case.edge is not None and case.edge.parent_kind == "own_base_plan"):
        return outcome("not_applicable")
    day, item = due
    places: Fields = {"child": child.quote(child.plan.issued_on.span), "parent": parent.quote(item)}
    values: Fields = {"own": date_vi(child.date), "due": date_vi(day)}
    own = bounds(child.date)
    if own is None or (own[0] <= day < own[1]):
        return outcome("undecidable", **places, **values)
    if own[1] <= day:
        return outcome("pass", confidence=0.9, **places, **values)
    return outcome("fail", confidence=0.9, **places, **values)


@rule("G11")
def delay(case: Case) -> Outcome:
    child, parent = case.child, case.parent
    if parent is None:
        return outcome("undecidable", "no_parent")
    if case.edge is not None and case.edge.parent_kind == "own_base_plan":
        return outcome("not_applicable", "later_year")
    if own_plan_due(parent) is not None:
        return outcome("not_applicable", "due_set")
    if unmeasured(case):
        return outcome("not_applicable", "uncited")
    own, theirs = child.date, parent.date
    if not own or not theirs or len(own) < 10 or len(theirs) < 10:
        return outcome("undecidable")
    days = (date.fromisoformat(own) - date.fromisoformat(theirs)).days
    places: Fields = {
        "child": child.quote(child.plan.issued_on.span),
        "parent": parent.quote(parent.plan.issued_on.span),
    }
    if days < 0:
        return outcome("not_applicable", "before", **places)
    if later_year(child, parent):
        return outcome("not_applicable", "later_year", days=str(days), **places)
    if days <= case.limit("delay.reasonable"):
        return outcome("pass", days=str(days), confidence=0.9, **places)
    long = case.limit("delay.long")
    return outcome("partial" if days <= long else "fail", days=str(days), confidence=0.8, **places)


@rule("G12")
def period_inside(case: Case) -> Outcome:
    child, parent = case.child, case.parent
    own = own_period_of(child)
    if parent is None:
        if own is None:
            return outcome("not_applicable", "none")
        if not case.references:
            return outcome("not_applicable", "no_parent", child=child.quote(own.span))
        return outcome("undecidable", "no_parent", child=child.quote(own.span))
    theirs = own_period_of(parent)
    if own is None and theirs is None:
        return outcome("not_applicable", "none")
    if theirs is None:
        return outcome("not_applicable", "open", child=child.quote(own.span if own else None))
    if own is None:
        return outcome("not_applicable", "inherited", parent=parent.quote(theirs.span))
    places: Fields = {"child": child.quote(own.span), "parent": parent.quote(theirs.span)}
    values: Fields = {
        "own": f"{date_vi(own.start)} - {date_vi(own.end)}",
        "theirs": f"{date_vi(theirs.start)} - {date_vi(theirs.end)}",
    }
    if next_edition(case):
        return outcome("not_applicable", "next_edition", **places, **values)
    checks = [_not_before(own.start, theirs.start), _not_before(theirs.end, own.end)]
    if checks == [True, False] and (ahead := horizon(parent)) is not None and _not_before(ahead[0], own.end):
        places["parent"] = parent.quotes(theirs.span, ahead[1])
        return outcome("pass", "horizon", confidence=0.7, ahead=date_vi(ahead[0]), **places, **values)
    if False in checks:
        return outcome("fail", confidence=0.9, **places, **values)
    if (phase := late_phase(child, parent)) is not None:
        here, there = phase
        values.update(own=date_vi(here[1]), theirs=date_vi(there[1]))
        return outcome(
            "fail", "phase", confidence=0.8, child=child.quote(here[2]), parent=parent.quote(there[2]), **values
        )
    titles = titles_apart(child, parent)
    if titles is not None:
        spans = (child.plan.subject_span, parent.plan.subject_span)
        values.update(own=titles[0], theirs=titles[1])
        return outcome("fail", confidence=0.8, child=child.quote(spans[0]), parent=parent.quote(spans[1]), **values)
    if checks == [True, True]:
        return outcome("pass", confidence=0.9, **places, **values)
    return outcome("undecidable", **places, **values)


def _not_before(later: str | None, earlier: str | None) -> bool | None:
    """Whether ``later`` ≥ ``earlier``; partial dates count as false only when wholly before."""
    a, b = bounds(later), bounds(earlier)
    if a is None or b is None:
        return None
    return a[1] >= b[0]


@rule("G13")
def own_period(case: Case) -> Outcome:
    child = case.child
    own = own_period_of(child)
    reversed_ = reversed_period(child)
    if reversed_ is not None:
        item, first, last = reversed_
        return outcome("fail", "reversed", child=child.quote(item), start=first, end=last, confidence=0.9)
    if own is None:
        return outcome("not_applicable")
    places = child.quotes(own.span, child.plan.issued_on.span)
    values: Fields = {"start": date_vi(own.start), "end": date_vi(own.end), "own": date_vi(child.date)}
    start, end, issued = bounds(own.start), bounds(own.end), bounds(child.date)
    if start and end and end[1] < start[0]:
        return outcome("fail", "reversed", child=places, confidence=0.95, **values)
    if issued is None:
        return outcome("undecidable", child=places, **values)
    if end and end[1] < issued[0]:
        return outcome("fail", "over", child=places, confidence=0.9, **values)
    if own.school and start and start[0] < issued[0]:  # the days of a school year are set elsewhere
        return outcome("undecidable", "school_year", child=places, **values)
    if start and own.start and len(own.start) > 4 and start[1] < issued[0]:
        return outcome("fail", child=places, confidence=0.9, **values)
    if start is None:
        return outcome("undecidable", child=places, **values)
    if start[0] < issued[0] < start[1] or issued[0] <= start[0] or (own.start and len(own.start) == 4):
        return outcome("pass", child=places, confidence=0.85, **values)
    return outcome("undecidable", child=places, **values)


@rule("G14")
def deadlines_before(case: Case) -> Outcome:
    child, parent = case.child, case.parent
    if parent is None:
        return outcome("undecidable", "no_parent")
    if (apart := set_apart(case)) is not None:
        return outcome("not_applicable", apart)
    review = late_review(child, parent)
    if review is not None:
        here, there = review
        return outcome(
            "fail", "review", own=date_vi(here[0]), theirs=date_vi(there[1]), confidence=0.75,
            child=child.quote(here[2]), parent=parent.quote(there[2]),
        )
    late_task = next(iter(late_tasks(case)), None)
    if late_task is not None:
        row, days = late_task
        return outcome(
            "fail", "task", own=days.mine.shown if days.mine else "?", theirs=days.theirs.shown, confidence=0.7,
            child=child.quote(row.child), parent=parent.quote(row.parent),
        )
    if (files := late_dossier(parent, child)) is not None:
        return outcome(
            "fail", own=date_vi(files[0].date), theirs=date_vi(files[1].date), confidence=0.7,
            child=child.quote(files[0].span), parent=parent.quote(files[1].span),
        )
    reported = _reports_in_time(case, parent)
    if reported.verdict == "fail":
        return reported
    undated = tasks_without_day(case)
    if undated:
        return outcome(
            "partial", "task_lost", theirs=undated[0][1].theirs.shown, confidence=0.55,
            child=child.quotes(*(r.child for r, _ in undated)), parent=parent.quotes(*(r.parent for r, _ in undated)),
        )
    return reported


def _reports_in_time(case: Case, parent: PlanView) -> Outcome:
    """The part of G14 on reports."""
    child = case.child
    reports, sent = reports_of(parent), reports_of(child)
    reports = binding(reports, parent, child) if reports else reports
    upward = outgoing(sent, parent, child)
    slow = rarer(upward, reports) if upward else None
    if slow is not None:
        wanted, kept, late_day = slow
        return outcome(
            "fail", "rhythm_day" if late_day else "rhythm", confidence=0.7, theirs=wanted.shown,
            own=kept.shown if kept else "; ".join(date_vi(d.date) for d in upward[:3]),
            child=child.quotes(kept.span if kept else upward[0].span), parent=parent.quote(wanted.span),
        )
    rare = seldom(telling_items(parent, child), reports)
    if rare is not None:
        due, place, phrase = rare
        return outcome(
            "fail", "rhythm", confidence=0.7, theirs=due.raw, own=phrase,
            child=child.quote(place), parent=parent.quote(due.span),
        )
    span = own_period_of(child) or own_period_of(parent)
    years = int(span.end[:4]) - int(span.start[:4]) + 1 if span and span.start and span.end else 0
    thin = years_left_out(upward, reports, years)
    if thin is not None:
        return outcome(
            "fail", "rhythm", confidence=0.65, theirs=thin.raw, own="; ".join(date_vi(d.date) for d in upward[:3]),
            child=child.quotes(*(d.span for d in upward)), parent=parent.quote(thin.span),
        )
    theirs = [d for d in reports if d.date]
    own = [d for d in (upward or [d for d in sent if not inward(d, child)] or beside(sent, parent, child)) if d.date]
    if not theirs:
        held = kept_rhythm(upward, reports)
        if held is None:
            return outcome("not_applicable", "none")
        wanted, kept = held
        return outcome(
            "pass", "rhythm_kept", confidence=0.75, theirs=wanted.shown, own=kept.shown,
            child=child.quotes(kept.span), parent=parent.quote(wanted.span),
        )
    if not own:
        places: Fields = {"parent": parent.quotes(*(d.span for d in theirs[:3]))}
        said = time_in_words(telling_items(parent, child), theirs)
        if said is None:
            return outcome("undecidable", "not_stated", **places)
        item, phrase, over = said
        return outcome(
            "fail" if over else "partial", "late_words" if over else "vague", confidence=0.7 if over else 0.55,
            own=phrase, theirs=date_vi(theirs[0].date), child=child.quote(item), **places
        )
    late: list[tuple[Deadline, Deadline]] = []
    fine: list[tuple[Deadline, Deadline]] = []
    ordered = {id(a): b for a, b in in_order(own, theirs)}
    for mine in own:
        match = ordered.get(id(mine)) or same_duty(mine, theirs)
        if match is None:
            continue
        pair = (comparable_day(mine), comparable_day(match))
        if id(mine) in ordered and pair[0] and pair[1]:  # one date with its year, the other of every year
            pair = (f"2000{pair[0][4:]}", f"2000{pair[1][4:]}")
        if pair[0] is None or pair[1] is None:
            continue
        limit = _minus(pair[1], int(case.limit("handling.days")))
        (late if pair[0] > limit else fine).append((mine, match))
    gone = uncovered(own, theirs) if upward else []
    if not late and not fine and not gone:
        return outcome("undecidable", "no_match", child=child.quotes(*(d.span for d in own[:3])), parent=parent.quotes(*(d.span for d in theirs[:3])))
    shown = late or fine or [(own[0], gone[0])]
    places = {
        "child": child.quotes(*(a.span for a, _ in shown)),
        "parent": parent.quotes(*(b.span for _, b in shown)),
    }
    values: Fields = {"own": date_vi(shown[0][0].date), "theirs": date_vi(shown[0][1].date)}
    if late:
        return outcome("fail", confidence=0.8, **places, **values)
    if gone:
        places["parent"] = parent.quotes(*(d.span for d in gone))
        return outcome("partial", "some", confidence=0.6, missing="; ".join(date_vi(d.date) for d in gone), **places, **values)
    return outcome("pass", confidence=0.8, **places, **values)


def _minus(day: str, days: int) -> str:
    try:
        return (date.fromisoformat(day) - timedelta(days=days)).isoformat()
    except ValueError:
        return day
