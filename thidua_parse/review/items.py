"""What there is to review in a record: its values, each list as a whole, the outline."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..record import Plan
from .anchors import anchor_of, locate
from .apply import is_whole, matched
from .forms import LISTS, OUTLINE, SINGLES, confidence_of, place_of, shown, single, values_of
from .model import Anchor, Correction, Values
from .outline import is_heading, outline_of


@dataclass(slots=True)
class Item:
    """A value of a document as the machine found it, and what was decided about it.

    ``index`` is null for single fields; ``whole`` items ask whether anything is missing in a list.
    ``added`` ones come from a person.
    """

    key: str
    document: int
    field: str
    subject: str
    index: int | None = None
    whole: bool = False
    added: bool = False
    old: Values = dataclasses.field(default_factory=dict)
    shown: str | None = None
    status: str | None = None
    confidence: float | None = None
    candidates: tuple[str, ...] = ()
    place: tuple[int, int] | None = None
    anchor: Anchor | None = None
    decision: Correction | None = None

    @property
    def order(self) -> tuple[Any, ...]:
        """Least sure first; what has no confidence after that, whole lists last."""
        sure = self.confidence if self.confidence is not None else 1.5
        return self.whole, self.added, sure, self.document

    @property
    def values(self) -> Values:
        """The attributes as they are now."""
        d = self.decision
        if d is None or d.action == "confirm":
            return {**self.old, **(d.old if d else {})}
        return {} if d.action == "reject" else {**self.old, **d.old, **d.new}


def items_of(number: int, plan: Plan, decisions: Sequence[Correction]) -> list[Item]:
    """All items of a document with the decisions that hold about them."""
    found: list[Item] = []
    by_field: dict[str, list[Correction]] = {}
    for c in decisions:
        by_field.setdefault(c.field, []).append(c)
    for name in SINGLES:
        value = single(plan, name)
        item = _item(number, plan, name, value, None)
        item.status = getattr(getattr(plan, name), "status", None)
        item.decision = next(iter(by_field.get(name, [])[-1:]), None)
        found.append(item)
    for name in LISTS:
        found += _list_items(number, plan, name, by_field.get(name, []))
    if plan.sections:
        about = by_field.get(OUTLINE, [])
        last = next((c for c in reversed(about) if not is_heading(c)), None)
        outline = Item(f"d{number}:{OUTLINE}", number, OUTLINE, OUTLINE, whole=True, decision=last)
        outline.shown = str(sum(not h.gone for h in outline_of(plan, about).headings))
        found.append(outline)
    return found


def _item(number: int, plan: Plan, name: str, value: Any, index: int | None) -> Item:
    span = place_of(plan, name, value) if value is not None else None
    values = values_of(name, value)
    at = name if index is None else f"{name}:{index}"
    item = Item(
        f"d{number}:{at}", number, name, name, index=index, old=values, shown=shown(name, values),
        status=getattr(value, "status", None), confidence=confidence_of(plan, name, value),
        candidates=tuple(getattr(value, "candidates", ())),
    )
    if span is not None:
        item.place = (span.start, span.end)
        item.anchor = anchor_of(plan.text, span.start, span.end)
    return item


def _list_items(number: int, plan: Plan, name: str, decisions: list[Correction]) -> list[Item]:
    whole = [c for c in decisions if is_whole(c)]
    single_ones = [c for c in decisions if not is_whole(c)]
    pairs, _, _ = matched(plan, name, single_ones)
    decided = {i: single_ones[d] for d, i in pairs.items()}
    found = []
    used: set[str] = {c.subject for c in single_ones}
    for index, value in enumerate(getattr(plan, name)):
        item = _item(number, plan, name, value, index)
        held = decided.get(index)
        if held is not None:
            item.decision, item.subject = held, held.subject
        else:
            item.subject = fresh_subject(name, item.place, used, item.shown)
            used.add(item.subject)
        found.append(item)
    for d, c in enumerate(single_ones):
        if d not in pairs and c.action != "reject":
            found.append(added_item(number, plan, c))
    every = Item(f"d{number}:{name}:all", number, name, f"{name}:all", whole=True)
    every.decision = whole[-1] if whole else None
    every.shown = str(sum(1 for item in found if item.decision is None or item.decision.action != "reject"))
    found.append(every)
    return found


def fresh_subject(
    name: str, place: tuple[int, int] | None, used: set[str], words: str | None = None
) -> str:
    """A subject that no other value of the list has."""
    base = f"{name}:{place[0]}-{place[1]}" if place else f"{name}:{(words or '')[:60]}"
    subject, n = base, 1
    while subject in used:
        n += 1
        subject = f"{base}#{n}"
    return subject


def added_item(number: int, plan: Plan, c: Correction) -> Item:
    """An item that stands in the corrections only."""
    values = {**c.old, **c.new}
    item = Item(
        f"d{number}:{c.field}:+{c.subject}", number, c.field, c.subject, added=True, old=values,
        shown=shown(c.field, values), decision=c, anchor=c.span or c.anchor,
    )
    marked = c.span or c.anchor
    item.place = locate(marked, plan.text) if marked is not None else None
    return item
