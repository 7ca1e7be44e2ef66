"""Judges of dates, figures, reports, awards, links and periods."""

from __future__ import annotations

from ...knowledge.awards import may_decide
from ...linking.identity import number_key
from ...record import Deadline
from ..case import Fields
from ..days import bounds, date_vi
from ..rules.award import clause_of, granted_by_self, own_authority
from ..rules.linked import item_at
from ..rules.measures import measures
from ..rules.reports_due import binding, comparable_day, outgoing, purpose, same_duty
from ..rules.targets import falls_short, figure, is_met, is_share, sets_own
from ..words import plain
from .judgement import Bench, Judgement, judged
from .judges import concerns, subject_names
from .model import Requirement

_RHYTHMS = ("daily", "weekly", "monthly", "quarterly", "half-yearly", "yearly")
_RHYTHM_NAMES = {
    "daily": ("hằng ngày", "daily"), "weekly": ("hằng tuần", "weekly"),
    "monthly": ("hằng tháng", "monthly"), "quarterly": ("hằng quý", "quarterly"),
    "half-yearly": ("6 tháng", "half-yearly"), "yearly": ("hằng năm", "yearly"),
}


def _number(requirement: Requirement) -> int:
    return int(requirement.source.partition(".")[2])


def deadline_kept(bench: Bench, requirement: Requirement) -> Judgement:
    """By when: the child's own plan in time, or its dates and rhythms not later than demanded."""
    child, parent = bench.child, bench.parent
    theirs = parent.plan.deadlines[_number(requirement)]
    bearers = _bearers(bench, requirement)
    if bearers and concerns(bench, bearers) is None:
        return judged("outside_remit", "other_body", by="; ".join(bearers[:4]), confidence=0.6)
    what = purpose(theirs, parent)
    if what == "report" and theirs.date and theirs not in binding([theirs, *_sent_down(bench)], parent):
        return judged("outside_remit", "due_upward", confidence=0.6)
    if what == "plan" and theirs.date:
        return _issued(bench, theirs)
    mine = [d for d in child.plan.deadlines if purpose(d, child) == what]
    if theirs.date:
        return _dated(bench, theirs, [d for d in mine if d.date])
    return _rhythmic(bench, theirs, [d for d in mine if d.recurrence])


def _sent_down(bench: Bench) -> list[Deadline]:
    """The dated reports that the parent demands (its own upward ones are told apart by them)."""
    parent = bench.parent
    return [d for d in parent.plan.deadlines if d.date and purpose(d, parent) == "report"]


def _bearers(bench: Bench, requirement: Requirement) -> tuple[str, ...]:
    """Who has the duties of the item that the date stands in."""
    item = bench.item(requirement)
    if item is None:
        return ()
    return tuple(dict.fromkeys(
        a.agency.raw for a in bench.parent.plan.responsible_agencies
        if a.span is not None and item.start <= a.span.start < item.end
    ))


def _issued(bench: Bench, theirs: Deadline) -> Judgement:
    child = bench.child
    due, own = bounds(theirs.date), bounds(child.date)
    named: Fields = {"due": date_vi(theirs.date), "own": date_vi(child.date)}
    quotes = child.quote(child.plan.issued_on.span)
    if own is None or due is None or own[0] <= due[1] < own[1]:
        return judged("undecidable", "plan_unknown", child=quotes, confidence=0.4, **named)
    if own[1] <= due[1]:
        return judged("met", "plan_in_time", child=quotes, confidence=0.85, **named)
    return judged("contradicted", "plan_late", child=quotes, confidence=0.85, **named)


def _dated(bench: Bench, theirs: Deadline, mine: list[Deadline]) -> Judgement:
    child, parent = bench.child, bench.parent
    due = date_vi(theirs.date)
    if not mine:
        return _silent(bench)
    mine = outgoing(mine, parent, child) or mine
    for own in mine:
        if same_duty(own, [theirs]) is None:
            continue
        a, b = comparable_day(own), comparable_day(theirs)
        if a is None or b is None or a[:4] > b[:4] or b[:4] > a[:4]:
            continue  # of another year
        quotes, named = child.quote(own.span), {"own": date_vi(own.date), "due": due}
        if a == b:
            return judged("met", "due_same", child=quotes, confidence=0.85, **named)
        if a < b:
            return judged("met", "due_kept", child=quotes, confidence=0.75, **named)
        return judged("contradicted", "due_late", child=quotes, confidence=0.75, **named)
    return judged(
        "undecidable", "due_unmatched", child=child.quotes(*(d.span for d in mine[:2])), due=due, confidence=0.4
    )


def _rhythmic(bench: Bench, theirs: Deadline, mine: list[Deadline]) -> Judgement:
    if not mine:
        return _silent(bench)
    wanted = _RHYTHMS.index(theirs.recurrence or "yearly")
    best = min(mine, key=lambda d: abs(_RHYTHMS.index(d.recurrence or "yearly") - wanted))
    quotes = bench.child.quote(best.span)
    named: Fields = {
        "own": _RHYTHM_NAMES[best.recurrence or "yearly"], "due": _RHYTHM_NAMES[theirs.recurrence or "yearly"],
    }
    if _RHYTHMS.index(best.recurrence or "yearly") <= wanted:
        return judged("met", "rhythm_kept", child=quotes, confidence=0.75, **named)
    return judged("weaker", "rhythm_less", child=quotes, confidence=0.65, **named)


def _silent(bench: Bench) -> Judgement:
    """The child states no such date: missing where its organisation part was read."""
    if not bench.child.items_with("organisation"):
        return judged("undecidable", "no_text", confidence=0.3)
    return judged("missing", "due_missing", confidence=0.65)


def target_kept(bench: Bench, requirement: Requirement) -> Judgement:
    """How much: figures compared; a figure lost while its item is kept counts as weaker."""
    number = _number(requirement)
    theirs = bench.parent.plan.targets[number]
    goal = figure(theirs)
    if number in bench.targets:
        own = bench.child.plan.targets[bench.targets[number]]
        quotes, named = bench.child.quote(own.span), {"own": figure(own), "theirs": goal}
        if own.value != theirs.value and is_share(theirs, bench.case):
            return judged("adapted", "target_share", child=quotes, confidence=0.6, **named)
        if falls_short(own, theirs, bench.case) and not is_met(theirs, bench.met_figures):
            return judged("weaker", "target_lower", child=quotes, confidence=0.85, **named)
        if own.value == theirs.value:
            return judged("met", "target_equal", child=quotes, confidence=0.85, **named)
        return judged("met", "target_higher", child=quotes, confidence=0.8, **named)
    if not bench.readable:
        return judged("undecidable", "no_text", confidence=0.3)
    item = bench.item(requirement)
    row = bench.case.alignment.of_item(item) if item is not None else None
    if row is not None and row.child is not None and row.fate != "replaced":
        met = next((c for r, c in bench.met_figures if r.parent is item and c.theirs.value == theirs.value), None)
        if met is not None and met.mine is not None:
            same = met.mine.value == theirs.value
            return judged(
                "met", "target_equal" if same else "target_higher", child=bench.child.quote(row.child),
                child_item=row.child.path, own=met.mine.shown, theirs=goal, confidence=0.75,
            )
        own_figures = measures(row.child.text)
        if own_figures and sets_own(theirs, bench.case):
            return judged(
                "adapted", "target_share", child=bench.child.quote(row.child), child_item=row.child.path,
                own=own_figures[0].shown, theirs=goal, confidence=0.55,
            )
        return judged(
            "weaker", "target_lost", child=bench.child.quote(row.child), child_item=row.child.path,
            theirs=goal, confidence=0.6,
        )
    if item is not None and not (inside := bench.case.inside(item))[0]:
        return judged("outside_remit", "outside", subject=subject_names(inside[1]), confidence=0.65)
    return judged("missing", "target_missing", theirs=goal, confidence=0.6)


def reports_sent(bench: Bench, requirement: Requirement) -> Judgement:
    """Report to whom, as the rule on report addressees sees it."""
    found = bench.reporting
    to = "; ".join(requirement.to[:4])
    names = found.values.get("names", "")
    if found.verdict == "pass":
        return judged("met", "report_right", child=found.child, to=to, confidence=found.confidence)
    if found.verdict == "partial":
        reason = "report_other" if found.variant == "other" else "report_lines"
        return judged("weaker", reason, child=found.child, to=to, names=names, confidence=found.confidence)
    if found.verdict == "fail":
        if found.variant == "other":
            return judged("contradicted", "report_other", child=found.child, to=to, names=names, confidence=0.6)
        return judged("missing", "report_missing", to=to, confidence=found.confidence)
    if found.verdict == "not_applicable":
        return judged("outside_remit", "report_self", confidence=0.5)
    return judged("undecidable", "no_text", confidence=0.3)


def award_named(bench: Bench, requirement: Requirement) -> Judgement:
    """Award what: the forms of the own competence; those above it may be left to proposals."""
    child = bench.child
    theirs = bench.parent.plan.award_forms[_number(requirement)]
    own = own_authority(child)
    same = [
        a for a in child.plan.award_forms
        if (a.code and a.code == theirs.code) or (not theirs.code and plain(a.form) == plain(theirs.form))
    ]
    day, _ = child.date_for_law
    right = may_decide(own, theirs.code, day) if own and theirs.code else None
    if same:
        quotes = child.quotes(*(a.span for a in same[:2]))
        beyond = own is not None and right not in (None, "decide") and child.regime != "party" and any(
            a.mode != "proposed" and granted_by_self(plain(clause_of(a, child)), own, child) for a in same
        )
        if beyond:
            return judged("contradicted", "award_beyond", child=quotes, own=same[0].raw, confidence=0.7)
        return judged("met", "award_named", child=quotes, own=same[0].raw, confidence=0.85)
    if not bench.readable:
        return judged("undecidable", "no_text", confidence=0.3)
    if right == "decide":
        return judged("missing", "award_missing", confidence=0.55)
    if right == "propose":
        return judged("outside_remit", "award_above", confidence=0.6)
    return judged("undecidable", "award_open", confidence=0.3)


def link_named(bench: Bench, requirement: Requirement) -> Judgement:
    """Link with what: the document by its number, the movement by its name."""
    child = bench.child
    name = requirement.document or ""
    field, _, number = requirement.source.partition(".")
    if field == "references":
        key = number_key(name)
        kept = [r for r in child.plan.references if r.number and number_key(r.number) == key]
        spans = tuple(r.span for r in kept)
        expressly = bench.parent.plan.references[int(number)].relation == "linked_with"
    else:
        wanted = plain(name)
        spans = tuple(c.span for c in child.plan.campaigns if plain(c.name) == wanted)
        if not spans and child.mentions(name):
            spans = tuple(i for i in child.items if wanted in plain(i.text))[:1]  # type: ignore[assignment]
        expressly = True
    if spans:
        return judged("met", "link_named", child=child.quotes(*spans[:2]), name=name, confidence=0.9)
    if not bench.readable:
        return judged("undecidable", "no_text", confidence=0.3)
    item = item_at(bench.parent, requirement.span)
    if not expressly and item is not None and not bench.case.inside(item)[0]:
        return judged("outside_remit", "link_outside", name=name, confidence=0.6)
    return judged("missing", "link_missing", name=name, confidence=0.75)


def period_kept(bench: Bench, requirement: Requirement) -> Judgement:
    """Within which period."""
    found = bench.period
    period = bench.parent.plan.campaign_periods[_number(requirement)]
    theirs = f"{date_vi(period.start)} - {date_vi(period.end)}"
    own = found.values.get("own", "?")
    named: Fields = {"own": own, "theirs": theirs}
    if found.verdict == "pass":
        same = own == theirs
        return judged(
            "met" if same else "adapted", "period_same" if same else "period_inside",
            child=found.child, confidence=0.85, **named,
        )
    if found.verdict == "fail":
        return judged("contradicted", "period_beyond", child=found.child, confidence=0.8, **named)
    if found.verdict == "not_applicable":
        if not bench.readable:
            return judged("undecidable", "no_text", confidence=0.3)
        return judged("missing", "period_missing", theirs=theirs, confidence=0.5)
    return judged("undecidable", "period_open", child=found.child, confidence=0.4, **named)
