"""A document broken into requirements, from the values of its record; nothing is read anew."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Any

from ...arguments import expect
from ...linking.identity import number_key
from ...record import Plan, ResponsibleAgency, Span
from ..alignment.items import Item
from ..alignment.similarity import Vocabulary
from ..bodies import bare_name
from ..rules.duty import GENERIC
from ..rules.linked import LAUNCH, named_by
from ..rules.period import campaign_period
from ..rules.report import report_addressees
from ..views import PlanView
from ..words import plain
from .model import Requirement

#: parts whose items are to be done
_TO_DO = ("content", "measures")
Draft = dict[str, Any]


def requirements(plan: Plan) -> tuple[Requirement, ...]:
    """What ``plan`` demands of those below it, in the order of its text.

    Made of the items of the content and measures parts, the duties with their partners, deadlines,
    targets, report addressees, award forms and criteria, documents and movements to be linked with,
    and the campaign period. ``id`` counts them: "R01". Raises :class:`~thidua_parse.errors.WrongType`
    (TP701) for anything but a record.
    """
    expect(plan, Plan, "tp.requirements")
    return requirements_of(PlanView(plan, None, Vocabulary()))


def requirements_of(view: PlanView) -> tuple[Requirement, ...]:
    """The requirements of a view."""
    items = ItemIndex(view.items)
    drafts = [
        *_to_do(view), *_duties(view, items), *_deadlines(view), *_targets(view),
        *_reports(view), *_awards(view), *_links(view), *_period(view),
    ]
    found: list[Requirement] = []
    seen: set[tuple[Any, ...]] = set()
    order = sorted(range(len(drafts)), key=lambda i: (drafts[i]["span"].start, drafts[i]["kind"], i))
    for index in order:
        draft = drafts[index]
        span: Span = draft["span"]
        mark = (draft["kind"], span.start, span.end, draft.get("by"), draft.get("document"), draft.get("award"))
        text = view.plan.text[span.start : span.end]
        if mark in seen or not text.strip():
            continue
        seen.add(mark)
        place = items.at(span.start)
        draft.setdefault("item", place.path if place else None)
        found.append(Requirement(id=f"R{len(found) + 1:02d}", text=text, **draft))
    return tuple(found)


class ItemIndex:
    """Items by offset."""

    def __init__(self, items: tuple[Item, ...]) -> None:
        self._items = items
        self._starts = [i.start for i in items]

    def at(self, offset: int) -> Item | None:
        """The item that holds an offset."""
        place = bisect_right(self._starts, offset) - 1
        if place >= 0 and offset < self._items[place].end:
            return self._items[place]
        return None


def _to_do(view: PlanView) -> Iterable[Draft]:
    listed = [(n, c.span) for n, c in enumerate(view.plan.content_items) if c.span is not None]
    for item in view.items:
        if item.role not in (*_TO_DO, "criteria"):
            continue
        source = next(
            (f"content_items.{n}" for n, s in listed if s.start <= item.start < s.end), "sections"
        )
        kind = "criterion" if item.role == "criteria" else "do"
        span = next(
            (s for _, s in listed if s.start == item.start and s.end == item.end),
            Span.of(item.start, item.end),
        )
        yield {"kind": kind, "span": span, "source": source, "item": item.path}


def _duties(view: PlanView, items: ItemIndex) -> Iterable[Draft]:
    """Duties, one an item and role: those who have it in common are named together."""
    grouped: dict[tuple[int, str, tuple[str, ...]], list[int]] = {}
    agencies = view.plan.responsible_agencies
    for n, duty in enumerate(agencies):
        if duty.span is None or duty.role == "report":
            continue
        item = items.at(duty.span.start)
        place = item.start if item else duty.span.start
        role = "coordinate" if duty.role == "coordinate" else "duty"
        grouped.setdefault((place, role, duty.tasks), []).append(n)
    together: dict[int, tuple[list[str], list[str], int]] = {}
    for (place, role, _), numbers in grouped.items():
        by = tuple(dict.fromkeys(agencies[n].agency.raw for n in numbers))
        yield {
            "kind": "duty", "span": _place(items, agencies[numbers[0]], place),
            "source": f"responsible_agencies.{numbers[0]}", "by": by,
        }
        others = [p for n in numbers for p in agencies[n].with_]
        leads, partners, _ = together.setdefault(place, ([], [], numbers[0]))
        leads += others if role == "coordinate" else by if others else ()
        partners += by if role == "coordinate" and others else () if role == "coordinate" else others
    for place, (leads, partners, number) in together.items():
        named = tuple(dict.fromkeys(p for p in partners if p not in leads and not GENERIC.match(plain(p))))
        if leads and named:
            yield {
                "kind": "partner", "span": _place(items, agencies[number], place),
                "source": f"responsible_agencies.{number}", "by": tuple(dict.fromkeys(leads)), "with_": named,
            }


def _place(items: ItemIndex, duty: ResponsibleAgency, place: int) -> Span:
    """The item that gives a duty, else the place of its agency."""
    item = items.at(place)
    if item is not None:
        return Span.of(item.start, item.end)
    return duty.span or Span.of(place, place)


def _deadlines(view: PlanView) -> Iterable[Draft]:
    for n, deadline in enumerate(view.plan.deadlines):
        if deadline.span is None or not (deadline.date or deadline.recurrence):
            continue
        to = tuple(a.name or a.raw for a in (deadline.to, deadline.via) if a is not None)
        yield {
            "kind": "deadline", "span": deadline.span, "source": f"deadlines.{n}",
            "due": deadline.date, "recurrence": deadline.recurrence, "to": to,
        }


def _targets(view: PlanView) -> Iterable[Draft]:
    for n, target in enumerate(view.plan.targets):
        if target.span is not None:
            yield {
                "kind": "target", "span": target.span, "source": f"targets.{n}",
                "value": target.value, "unit": target.unit, "due": target.by,
            }


def _reports(view: PlanView) -> Iterable[Draft]:
    """One requirement for all addressees: reports go to one of them."""
    places = [(name, p) for name, p in report_addressees(view) if name]
    if places:
        first = places[0][1]
        span = first if isinstance(first, Span) else Span.of(first.start, first.end)  # type: ignore[attr-defined]
        to: dict[str, str] = {}  # each body once, in its longest wording
        for name, _ in places:
            bare = bare_name(name)
            to[bare] = max(to.get(bare, ""), name, key=len)
        yield {"kind": "report", "span": span, "source": "deadlines", "to": tuple(to.values())[:6]}


def _awards(view: PlanView) -> Iterable[Draft]:
    seen = set()
    for n, award in enumerate(view.plan.award_forms):
        name = award.code or award.form
        if award.span is not None and name not in seen:
            seen.add(name)
            yield {"kind": "award", "span": award.span, "source": f"award_forms.{n}", "award": award.form}


def _links(view: PlanView) -> Iterable[Draft]:
    plan = view.plan
    own = number_key(plan.document_number.text) if plan.document_number.text else None
    seen = set()
    for n, reference in enumerate(plan.references):
        movement = (
            reference.relation in ("applies", "mentions") and reference.subject is not None
            and LAUNCH.search(plain(reference.subject))
        )
        if not reference.number or reference.span is None or not (reference.relation == "linked_with" or movement):
            continue
        key = number_key(reference.number)
        if key in seen or key == own:
            continue
        seen.add(key)
        yield {"kind": "link", "span": reference.span, "source": f"references.{n}", "document": reference.number}
    for n, campaign in enumerate(plan.campaigns):
        if campaign.relation == "linked_with" and campaign.span and not named_by(campaign.name, plan.references):
            yield {"kind": "link", "span": campaign.span, "source": f"campaigns.{n}", "document": campaign.name}


def _period(view: PlanView) -> Iterable[Draft]:
    period = campaign_period(view)
    if period is not None and period.span is not None:
        n = view.plan.campaign_periods.index(period)
        yield {"kind": "period", "span": period.span, "source": f"campaign_periods.{n}", "due": period.end}
