"""Versions of one plan: what a later one changes, drops and adds beside the earlier one.

Two documents at hand are versions of one plan where the later one says that it replaces, amends or
corrects the earlier one; where one body issued both under one title, years apart (a renewal); or
where both carry one number (a draft and the issued text, a scan and its source).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

import regex

from ..linking.evidence import title_likeness
from ..linking.identity import body_key
from ..linking.methods import Methods
from ..record import Plan, Span, Target
from .alignment.align import Alignment
from .case import Case, Run
from .days import date_vi
from .engine import prepare
from .findings import Party, Quote
from .rules.targets import figure, match_targets
from .views import PlanView

How = Literal["replaces", "repeals", "amends", "corrects", "renews", "copy"]
Fate = Literal["changed", "dropped", "added"]
Field = Literal["item", "period", "deadline", "target", "award", "agency", "recipient", "date", "number"]
#: titles this alike, years left out, name one plan
SAME_TITLE = 0.9
#: most documents of one body and kind that are compared by title with each other
MOST = 400
_STATED: tuple[How, ...] = ("replaces", "repeals", "amends", "corrects")
_NUMBERS = regex.compile(r"\d[\d./-]*")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs: ``before`` in the earlier document, ``after`` in the later one."""

    field: Field
    fate: Fate
    before: str = ""
    after: str = ""
    earlier: tuple[Quote, ...] = ()
    later: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """Two versions of one plan; ``kept`` counts the items that stand in both word for word."""

    earlier: Party
    later: Party
    how: How
    kept: int
    changes: tuple[Change, ...]


def versions(graph: Methods, *, run: Run | None = None) -> tuple[Version, ...]:
    """Pairs of versions in ``graph`` with their differences, by path of the earlier document.

    A document without a date is no version by title: which of two comes first must be known.
    """
    run = run or prepare(graph, segment=False)
    found = []
    for earlier, later, how in _pairs(run):
        found.append(_compared(run, earlier, later, how))
    return tuple(sorted(found, key=lambda v: (v.earlier.path or "", v.later.path or "")))


def _pairs(run: Run) -> Iterable[tuple[PlanView, PlanView, How]]:
    graph = run.graph
    seen: set[tuple[int, int]] = set()
    for edge in graph.edges:
        later, earlier = run.views.get(edge.source_key), run.views.get(edge.target_key)
        how = next((h for h in _STATED if h == edge.relation), None)
        if how and later and earlier and later is not earlier and edge.status != "ambiguous":
            seen.add((id(earlier), id(later)))
            yield earlier, later, how
    by_body: dict[tuple[str, str], list[PlanView]] = defaultdict(list)
    for view in run.views.values():
        plan = view.plan
        if plan.kind and plan.issuing_body and plan.subject and view.date and len(view.date) == 10:
            by_body[body_key(view.issuer_name or ""), plan.kind.code].append(view)
    for views in by_body.values():
        views.sort(key=lambda v: (v.date or "", v.plan.source.path))
        for index, later in enumerate(views[:MOST]):
            earlier = next((v for v in reversed(views[:index]) if _renewed(v, later)), None)
            if earlier is not None and (id(earlier), id(later)) not in seen:
                yield earlier, later, "renews"
    copies: dict[str, list[PlanView]] = defaultdict(list)
    for index, key in sorted(graph.plan_keys.items()):
        plan, chosen = graph.plans[index], run.views[key]
        if not key.startswith("FILE|") and plan.text != chosen.plan.text:
            copies[key].append(PlanView(plan, graph.node(key), chosen.vocabulary))
    for key, views in copies.items():
        for view in views:
            yield view, run.views[key], "copy"


def _renewed(earlier: PlanView, later: PlanView) -> bool:
    if earlier.date == later.date:
        return False
    one, other = (_NUMBERS.sub(" ", v.plan.subject or "") for v in (earlier, later))
    return title_likeness(one, other) >= SAME_TITLE


def _compared(run: Run, earlier: PlanView, later: PlanView, how: How) -> Version:
    case = Case(run, later, earlier)
    kept, changes = _items(case.alignment, earlier, later)
    for field, values in _VALUES.items():
        if how == "copy" or field not in ("number", "date"):
            changes += _values(field, values(earlier.plan), values(later.plan), earlier, later)
        if field == "deadline":
            changes += _targets(case)
    return Version(earlier.party, later.party, how, kept, tuple(changes))


def _items(alignment: Alignment, earlier: PlanView, later: PlanView) -> tuple[int, list[Change]]:
    kept, changes = 0, []
    for row in alignment.rows:
        before, after = (row.parent.text if row.parent else ""), (row.child.text if row.child else "")
        if before and after and _plain(before) == _plain(after):
            kept += 1
            continue
        fate: Fate = "changed" if before and after else "dropped" if before else "added"
        changes.append(Change("item", fate, before, after, earlier.quote(row.parent), later.quote(row.child)))
    return kept, changes


def _targets(case: Case) -> list[Change]:
    assert case.parent is not None
    own, theirs = list(case.child.plan.targets), list(case.parent.plan.targets)
    matched = match_targets(case, own, theirs)[0] if own and theirs else []
    changes = [
        Change("target", "changed", _target(b), _target(a), case.parent.quote(b.span), case.child.quote(a.span))
        for a, b in matched if (a.value, a.unit) != (b.value, b.unit)
    ]
    left, right = {id(b) for _, b in matched}, {id(a) for a, _ in matched}
    changes += [Change("target", "dropped", _target(t), "", case.parent.quote(t.span)) for t in theirs if id(t) not in left]
    changes += [Change("target", "added", "", _target(t), (), case.child.quote(t.span)) for t in own if id(t) not in right]
    return changes


def _target(target: Target) -> str:
    return f"{figure(target)} {target.what or target.raw}".strip()


Found = list[tuple[str, Span | None]]


def _values(field: Field, before: Found, after: Found, earlier: PlanView, later: PlanView) -> list[Change]:
    """Values that only one document has; one against one is a change."""
    old, new = {_plain(v) for v, _ in before}, {_plain(v) for v, _ in after}
    gone = [(v, s) for v, s in before if v and _plain(v) not in new]
    come = [(v, s) for v, s in after if v and _plain(v) not in old]
    if len(gone) == len(come) == 1:
        return [Change(field, "changed", gone[0][0], come[0][0], earlier.quote(gone[0][1]), later.quote(come[0][1]))]
    return [Change(field, "dropped", v, "", earlier.quote(s)) for v, s in gone] + [
        Change(field, "added", "", v, (), later.quote(s)) for v, s in come
    ]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .;,:")


def _number(plan: Plan) -> Found:
    return [(plan.document_number.text or "", plan.document_number.span)]


def _date(plan: Plan) -> Found:
    return [(date_vi(plan.issued_on.iso) if plan.issued_on.iso else "", plan.issued_on.span)]


def _periods(plan: Plan) -> Found:
    return [
        (f"{date_vi(p.start) if p.start else '…'} – {date_vi(p.end) if p.end else '…'}", p.span)
        for p in plan.campaign_periods
    ]


def _deadlines(plan: Plan) -> Found:
    return [
        (": ".join(filter(None, (date_vi(d.date) if d.date else "", d.what or d.raw))), d.span)
        for d in plan.deadlines
    ]


def _awards(plan: Plan) -> Found:
    return [(a.form, a.span) for a in plan.award_forms]


def _agencies(plan: Plan) -> Found:
    return [(d.agency.name or d.agency.raw, d.agency.span) for d in plan.responsible_agencies]


def _recipients(plan: Plan) -> Found:
    return [(r.raw, r.span) for r in plan.recipients]


_VALUES: dict[Field, Callable[[Plan], Found]] = {
    "number": _number, "date": _date, "period": _periods, "deadline": _deadlines,
    "award": _awards, "agency": _agencies, "recipient": _recipients,
}
