"""Corrections put onto a record: what a person has decided wins over what the parser reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ..record import Plan, Reviewed, Span
from .anchors import locate, overlap, span_like
from .forms import FIELDS, LISTS, OUTLINE, SINGLES, place_of, shown, single, values_of
from .model import Anchor, Correction, effective
from .outline import apply_outline, is_heading
from .patch import decided_values, set_item, set_single

#: least common part of two places that are taken for one value
SAME_PLACE = 0.5


@dataclass(frozen=True, slots=True)
class Again:
    """A correction that could not be applied and needs a person: the file has other contents now
    (``content``), its words are gone from the text (``lost``), or the other document is not at hand
    (``away``)."""

    correction: Correction
    reason: Literal["content", "lost", "away"]


@dataclass(frozen=True, slots=True)
class Applied:
    """A record with the corrections on it, and those that need looking at again."""

    plan: Plan
    again: tuple[Again, ...] = ()


def same_file(one: str, other: str) -> bool:
    """Whether two paths name one file: equal, or the longer ends in the shorter."""
    one, other = one.replace("\\", "/"), other.replace("\\", "/")
    short, long = sorted((one, other), key=len)
    return short == long or ("/" in short and long.endswith("/" + short.removeprefix("./")))


def apply_to_plan(plan: Plan, corrections: Iterable[Correction]) -> Applied:
    """``plan`` with the corrections of its content on it; others are passed over.

    Documents are told apart by content. Items of lists are found by their words in the text, so the
    decisions survive another parser: a confirmed or corrected value that is no longer read comes
    back, a rejected one that is read again goes.
    """
    held = [c for c in effective(list(corrections)) if c.target == "field"]
    own = [c for c in held if c.document == plan.id]
    fields = {c.field for c in own}  # what was looked at again in the new contents needs no word
    again = [
        Again(c, "content") for c in held
        if c.document != plan.id and same_file(c.path, plan.source.path) and c.field not in fields
    ]
    machine = plan
    reviewed: list[Reviewed] = []
    # the frame first: agencies of lists are understood from it
    for field in sorted(SINGLES, key=lambda f: f not in ("issued_on", "document_number")):
        for c in (c for c in own if c.field == field):
            span, lost = _span(c.span, plan.text, None)
            if lost:
                again.append(Again(c, "lost"))
                continue
            was = shown(field, values_of(field, single(machine, field)))
            plan = set_single(plan, field, c, span)
            now = shown(field, values_of(field, single(plan, field)))
            reviewed = [r for r in reviewed if r.field != field]
            reviewed.append(c.reviewed(was, now))
    for field in LISTS:
        decisions = [c for c in own if c.field == field]
        if decisions:
            plan, told, lost_ones = _list(plan, field, decisions)
            reviewed += told
            again += lost_ones
    plan, headings, lost_headings = apply_outline(plan, [c for c in own if c.field == OUTLINE])
    reviewed += headings
    again += [Again(c, "lost") for c in lost_headings]
    for c in (c for c in own if c.field == OUTLINE and not is_heading(c)):
        reviewed.append(c.reviewed(None, None))
    if not reviewed:
        return Applied(plan, tuple(again))
    order = {field: number for number, field in enumerate((*FIELDS, OUTLINE))}
    reviewed.sort(key=lambda r: (order.get(r.field, 99), -1 if r.index is None else r.index, r.was or ""))
    return Applied(plan.changed(reviewed=(*plan.reviewed, *reviewed)), tuple(again))


def _span(anchor: Anchor | None, text: str, old: Span | None) -> tuple[Span | None, bool]:
    """The marked place in this text, and whether it is lost."""
    if anchor is None:
        return None, False
    place = locate(anchor, text)
    return (None, True) if place is None else (span_like(old, *place), False)


def is_whole(c: Correction) -> bool:
    """Whether a decision is about a list as a whole: nothing is missing in it."""
    return c.field in LISTS and c.subject == f"{c.field}:all"


def matched(
    plan: Plan, field: str, decisions: Sequence[Correction]
) -> tuple[dict[int, int], dict[int, tuple[int, int]], set[int]]:
    """Decisions on a list and the machine's items they are about.

    Gives decision → item (indices), decision → its place in this text, and the decisions whose
    words are gone. Each item goes to one decision: the best overlap of places, among equal ones
    that whose old values are the item's.
    """
    items = getattr(plan, field)
    places: dict[int, tuple[int, int]] = {}
    lost: set[int] = set()
    for d, c in enumerate(decisions):
        if c.anchor is not None:
            place = locate(c.anchor, plan.text)
            if place is None:
                lost.add(d)
            else:
                places[d] = place
    spans = [place_of(plan, field, item) for item in items]
    scored: list[tuple[float, int, int, int]] = []
    flat = [values_of(field, item) for item in items]
    for d, c in enumerate(decisions):
        for i, span in enumerate(spans):
            alike = sum(1 for k, v in c.old.items() if flat[i].get(k) == v)
            if span is not None and d in places:
                common = overlap(places[d], (span.start, span.end))
                if common >= SAME_PLACE:
                    scored.append((-common, -alike, d, i))
            elif c.anchor is None and span is None and flat[i] == c.old:
                scored.append((-1.0, -alike, d, i))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, d, i in sorted(scored):
        if d not in pairs and i not in taken:
            pairs[d] = i
            taken.add(i)
    return pairs, places, lost


def _list(
    plan: Plan, field: str, decisions: Sequence[Correction]
) -> tuple[Plan, list[Reviewed], list[Again]]:
    whole = [c for c in decisions if is_whole(c)]
    decisions = [c for c in decisions if not is_whole(c)]
    pairs, places, lost = matched(plan, field, decisions)
    items: list[tuple[Any, Correction | None, str | None]] = [
        (item, None, None) for item in getattr(plan, field)
    ]
    added: list[tuple[Any, Correction | None, str | None]] = []
    gone: set[int] = set()
    told: list[Reviewed] = []
    again: list[Again] = []
    for d, c in enumerate(decisions):
        if d in lost and d not in pairs:
            again.append(Again(c, "lost"))
            continue
        i = pairs.get(d)
        item = items[i][0] if i is not None else None
        was = shown(field, values_of(field, item)) if item is not None else None
        if c.action == "reject":
            if i is not None:
                gone.add(i)
            told.append(c.reviewed(was or shown(field, c.old), None))
            continue
        span, marked_lost = _span(c.span, plan.text, item.span if item is not None else None)
        if marked_lost:
            again.append(Again(c, "lost"))
            continue
        if span is None and item is None and d in places:
            span = Span.of(*places[d])
        if item is None and not any(v not in (None, "") for v in decided_values(c).values()):
            continue
        made = set_item(plan, field, item, c, span)
        if i is not None:
            items[i] = (made, c, was)
        else:
            added.append((made, c, was))
    kept = [entry for i, entry in enumerate(items) if i not in gone] + added
    if added:
        kept.sort(key=lambda entry: _start(plan, field, entry[0]))
    for index, (item, decision, was) in enumerate(kept):
        if decision is not None:
            told.append(decision.reviewed(was, shown(field, values_of(field, item)), index))
    told += [c.reviewed(None, None) for c in whole]
    return plan.changed(**{field: tuple(entry[0] for entry in kept)}), told, again


def _start(plan: Plan, field: str, item: Any) -> int:
    span = place_of(plan, field, item)
    return len(plan.text) if span is None else span.start
