"""Chains, not pairs only: what is inherited from the centre down, and who stands out among siblings.

A line runs from a document up through its parents at hand. Periods, targets and award forms of the
higher documents are followed down the line. Siblings are the documents under one parent whose
issuers have one rank; lateness and lacking requirements are compared with the median of the others.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from statistics import median
from typing import Literal

from ..linking.graph import PlanGraph
from ..record import Target
from .case import Case, Run
from .days import date_vi
from .engine import prepare
from .findings import Party, Quote
from .gate import acts_on, planning_kinds
from .requirements import CheckedRequirements, check_requirements
from .rules.period import campaign_period
from .rules.targets import falls_short, figure, is_share, match_targets
from .rules.time import period_inside
from .views import PlanView

#: longest line (levels) and most lines that one document may have
DEPTH, LINES = 8, 6
#: fates of an inherited value at a level, seen from the document that set it
Inherited = Literal["set", "kept", "raised", "shared", "lowered", "lost", "narrower", "beyond", "undecidable"]
_LACKING = frozenset({"missing", "weaker", "contradicted"})


@dataclass(frozen=True, slots=True)
class Step:
    """What a level makes of an inherited value: the value in words, and where it says so."""

    fate: Inherited
    value: str = ""
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Thread:
    """A value followed down a line: ``steps`` has one step a document, None above the setting one."""

    kind: Literal["period", "target", "award"]
    what: str
    steps: tuple[Step | None, ...]

    @property
    def broken(self) -> bool:
        """Whether some level goes beyond or below what is above it."""
        return any(s is not None and s.fate in ("lowered", "beyond") for s in self.steps)


@dataclass(frozen=True, slots=True)
class Line:
    """Documents from the highest to the lowest, and the values that run through them."""

    parties: tuple[Party, ...]
    threads: tuple[Thread, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlier:
    """A figure of a document far from the median of its siblings."""

    kind: Literal["late", "lacking"]
    value: float
    median: float


@dataclass(frozen=True, slots=True)
class Member:
    """One of several siblings: days after the parent (None: a date is missing), requirements lacking."""

    party: Party
    delay: int | None
    lacking: int
    checked: int
    outliers: tuple[Outlier, ...] = ()


@dataclass(frozen=True, slots=True)
class Siblings:
    """The documents under one parent whose issuers have one rank."""

    parent: Party
    members: tuple[Member, ...]


@dataclass(frozen=True)
class Chains:
    """All lines of three documents and more, and all groups of siblings that can be compared."""

    lines: tuple[Line, ...] = ()
    siblings: tuple[Siblings, ...] = field(default=())


def chains(
    graph: PlanGraph, *, run: Run | None = None, requirements: CheckedRequirements | None = None
) -> Chains:
    """Lines and siblings of a graph.

    ``run`` and ``requirements`` take over what other checks of the same graph have computed.
    Documents that carry nothing out (reports, notices, guidance on other things) are left out.
    """
    run = run or prepare(graph)
    if requirements is None:
        requirements = check_requirements(graph, run=run)
    pairs = [c for c in run.cases if c.parent is not None and acts_on(c)]
    parents: dict[int, list[PlanView]] = {}
    views: dict[int, PlanView] = {}
    for case in pairs:
        assert case.parent is not None
        views[id(case.child)], views[id(case.parent)] = case.child, case.parent
        parents.setdefault(id(case.child), []).append(case.parent)
    has_children = {id(c.parent) for c in pairs}
    lines = []
    for key, view in views.items():
        if key in has_children:
            continue  # its children's lines run through it
        for path in _paths(view, parents):
            if len(path) >= 3:
                lines.append(_line(run, path))
    lines.sort(key=lambda line: tuple((p.path or "", p.key or "") for p in line.parties))
    return Chains(tuple(lines), tuple(_siblings(run, pairs, requirements)))


def _paths(view: PlanView, parents: dict[int, list[PlanView]]) -> Iterable[tuple[PlanView, ...]]:
    """Lines from the top to ``view``; cycles are cut, at most :data:`LINES`."""
    found = 0
    stack: list[tuple[PlanView, ...]] = [(view,)]
    while stack and found < LINES:
        path = stack.pop()
        above = [p for p in parents.get(id(path[0]), ()) if all(p is not v for v in path)]
        if not above or len(path) >= DEPTH:
            found += 1
            yield path
            continue
        # an own base plan stands at the same level: the line goes on through it
        stack += [(p, *path) for p in sorted(above, key=lambda v: v.party.path or "", reverse=True)]


def _line(run: Run, path: tuple[PlanView, ...]) -> Line:
    threads = [t for start in range(len(path) - 1) for t in _threads(run, path, start)]
    return Line(tuple(v.party for v in path), tuple(threads))


def _threads(run: Run, path: tuple[PlanView, ...], start: int) -> Iterable[Thread]:
    """Values that the document at ``start`` sets and no higher one has set."""
    above = (None,) * start
    if campaign_period(path[start]) is not None and not any(campaign_period(v) for v in path[:start]):
        steps = (_period_set(path[start]), *(_period(run, path[start], v) for v in path[start + 1 :]))
        yield Thread("period", _period_words(path[start]), (*above, *steps))
    for target in path[start].plan.targets:
        if not _inherits(run, path, start, target):
            yield _target(run, path, start, target, above)
    if start == 0:
        for award in {a.code or a.form: a for a in reversed(path[0].plan.award_forms)}.values():
            yield Thread("award", award.form, tuple(_award(v, award.code, award.form, n) for n, v in enumerate(path)))


def _absent(view: PlanView) -> Step:
    """What is not in a plan is lost; a letter or a guideline need not repeat it."""
    kind = view.plan.kind
    return Step("lost" if kind is None or kind.code in planning_kinds() else "undecidable")


def _period_words(view: PlanView) -> str:
    period = campaign_period(view)
    return f"{date_vi(period.start)} - {date_vi(period.end)}" if period else ""


def _period_set(view: PlanView) -> Step:
    period = campaign_period(view)
    return Step("set", _period_words(view), view.quote(period.span if period else None))


def _period(run: Run, above: PlanView, view: PlanView) -> Step:
    key = id(above), id(view)
    if key not in run.steps:
        run.steps[key] = _period_step(run, above, view)
    known: Step = run.steps[key]
    return known


def _period_step(run: Run, above: PlanView, view: PlanView) -> Step:
    period = campaign_period(view)
    if period is None:
        return _absent(view)
    if period.start and period.end and period.start[:7] > period.end[:7]:
        return Step("undecidable", _period_words(view), view.quote(period.span))
    found = period_inside(Case(run, view, above))
    value, quotes = _period_words(view), view.quote(period.span)
    if found.verdict == "fail":
        return Step("beyond", value, quotes)
    if found.verdict == "pass":
        return Step("kept" if value == _period_words(above) else "narrower", value, quotes)
    return Step("undecidable", value, quotes)


def _pairs(run: Run, above: PlanView, below: PlanView) -> list[tuple[Target, Target]]:
    """Matched targets (below, above) of two documents, computed once a run."""
    key = (id(above), id(below))
    if key not in run.matched:
        own, theirs = list(below.plan.targets), list(above.plan.targets)
        run.matched[key] = match_targets(Case(run, below, above), own, theirs)[0] if own and theirs else []
    return run.matched[key]


def _inherits(run: Run, path: tuple[PlanView, ...], at: int, target: Target) -> bool:
    return any(
        own is target for above in path[:at] for own, _ in _pairs(run, above, path[at])
    )


def _target(
    run: Run, path: tuple[PlanView, ...], start: int, target: Target, above: tuple[None, ...]
) -> Thread:
    steps = [Step("set", figure(target), path[start].quote(target.span))]
    for view in path[start + 1 :]:
        key = id(path[start]), id(view), id(target)
        if key not in run.steps:
            run.steps[key] = _target_step(run, path[start], view, target)
        steps.append(run.steps[key])
    return Thread("target", target.what or target.raw, (*above, *steps))


def _target_step(run: Run, above: PlanView, view: PlanView, target: Target) -> Step:
    own = next((a for a, b in _pairs(run, above, view) if b is target), None)
    if own is None:
        return _absent(view)
    case = Case(run, view, above)
    fate: Inherited = (
        "shared" if own.value != target.value and is_share(target, case)
        else "lowered" if falls_short(own, target, case)
        else "kept" if own.value == target.value else "raised"
    )
    return Step(fate, figure(own), view.quote(own.span))


def _award(view: PlanView, code: str | None, form: str, level: int) -> Step:
    own = next((a for a in view.plan.award_forms if (a.code == code if code else a.form == form)), None)
    if own is None:
        return _absent(view)
    return Step("kept" if level else "set", own.raw, view.quote(own.span))


# -- siblings ----------------------------------------------------------------------------------
def _siblings(run: Run, pairs: list[Case], checked: CheckedRequirements) -> Iterable[Siblings]:
    counts: dict[tuple[str | None, str | None], list[int]] = {}
    for r in checked:
        count = counts.setdefault((r.child.key, r.parent.key), [0, 0])
        count[0] += r.outcome in _LACKING
        count[1] += 1
    groups: dict[tuple[str, float], list[Case]] = {}
    for case in pairs:
        base = case.edge is not None and case.edge.parent_kind == "own_base_plan"
        if case.parent is None or case.child.rank is None or base or not acts_on(case):
            continue
        groups.setdefault((case.parent.party.key or "", case.child.rank), []).append(case)
    least = int(run.thresholds["sibling.least"])
    for _, cases in sorted(groups.items()):
        if len(cases) < least:
            continue
        members = []
        for case in sorted(cases, key=lambda c: c.child.party.path or ""):
            assert case.parent is not None
            lacking, total = counts.get((case.child.party.key, case.parent.party.key), [0, 0])
            members.append(Member(case.child.party, _delay(case.parent, case.child), lacking, total))
        parent = cases[0].parent
        assert parent is not None
        yield Siblings(parent.party, tuple(_judged(members, run)))


def _delay(parent: PlanView, child: PlanView) -> int | None:
    if len(parent.date or "") < 10 or len(child.date or "") < 10:
        return None
    days = (date.fromisoformat(child.date or "") - date.fromisoformat(parent.date or "")).days
    return days if days >= 0 else None


def _judged(members: list[Member], run: Run) -> Iterable[Member]:
    delays = [m.delay for m in members if m.delay is not None]
    lacking = [m.lacking for m in members]
    spread = run.thresholds["sibling.spread"]
    for member in members:
        outliers = []
        if member.delay is not None and len(delays) >= run.thresholds["sibling.least"]:
            middle = median(delays)
            if member.delay > middle + max(run.thresholds["sibling.days"], spread * _mad(delays)):
                outliers.append(Outlier("late", member.delay, middle))
        middle = median(lacking)
        if member.lacking > middle + max(run.thresholds["sibling.lacking"] - 1, spread * _mad(lacking)):
            outliers.append(Outlier("lacking", member.lacking, middle))
        yield Member(member.party, member.delay, member.lacking, member.checked, tuple(outliers))


def _mad(values: list[int]) -> float:
    """Median of the absolute deviations from the median."""
    middle = median(values)
    return float(median(abs(v - middle) for v in values))
