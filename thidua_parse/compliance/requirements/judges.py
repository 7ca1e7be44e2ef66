"""Judges of what is to be done: items of the content, criteria, duties, partners."""

from __future__ import annotations

import regex

from ...knowledge.compliance import value_names
from ...record import Agency, ResponsibleAgency
from ..alignment.items import Item
from ..bodies import group_takes_in, is_collective, is_issuer
from ..rules.content import contradiction
from ..rules.duty import coverage, names_issuer, partner_named
from ..rules.targets import borne_together
from ..rules.time import OWN_PLAN
from ..rules.weaker import ban_turned, less_than_wanted
from ..words import plain
from .judgement import Bench, Judgement, judged
from .model import Requirement

#: what a duty says when it is carried out by issuing the plan itself
_ISSUE = regex.compile(r"^[^.;]{0,160}?(?:xây dựng|ban hành|cụ thể hóa)[^.;]{0,60}kế hoạch")
#: the closing article of decisions and directives
_CARRY_OUT = regex.compile(r"chịu trách nhiệm thi hành (?:quyết định|chỉ thị|nghị quyết|kế hoạch) này")


def item_done(bench: Bench, requirement: Requirement) -> Judgement:
    """An item of the content, the measures or the criteria."""
    item = bench.item(requirement)
    if not bench.readable or item is None:
        return _no_item(bench)
    return item_judged(bench, item)


def _no_item(bench: Bench) -> Judgement:
    """The child was not read, or the place is no item: the sentence before a list, a heading."""
    return judged("undecidable", "opens" if bench.readable else "no_text", confidence=0.3)


def item_judged(bench: Bench, item: Item) -> Judgement:
    """By the alignment: what became of the item."""
    row = bench.case.alignment.of_item(item)
    if row is None or row.child is None:
        inside, subject = bench.case.inside(item)
        if not inside:
            return judged("outside_remit", "outside", subject=subject_names(subject), confidence=0.7)
        if bench.case.alignment.reworded:
            return judged("undecidable", "reworded", confidence=0.3)
        likely = next((r.child for r in bench.case.alignment.likely if r.parent is item), None)
        if likely is not None:
            return judged(
                "undecidable", "likely", child=bench.child.quote(likely), child_item=likely.path, confidence=0.3
            )
        nearest = row.similarity if row is not None else 0.0
        return judged("missing", "dropped", confidence=round(max(0.5, 0.95 - nearest), 2))
    child = row.child
    quote = bench.child.quote(child)
    reason = contradiction(row)
    if reason is not None:
        return judged("contradicted", "negated", child=quote, child_item=child.path, reason=reason, confidence=0.65)
    if (turned := ban_turned(bench.case, row)) is not None:
        return judged("contradicted", "negated", child=quote, child_item=child.path, reason=turned, confidence=0.65)
    weaker = less_than_wanted(bench.case, row)
    if weaker:
        return judged("weaker", "softened", child=quote, child_item=child.path, word=weaker, confidence=0.7)
    short = next((c for r, c in bench.short_figures if r.parent is item and not borne_together(r, c, bench.case)), None)
    if short is not None:
        named = {"own": short.mine.shown if short.mine else "?", "theirs": short.theirs.shown}
        return judged("weaker", "target_lower", child=quote, child_item=child.path, confidence=0.7, **named)
    if row.fate == "replaced":
        return judged("undecidable", "replaced", child=quote, child_item=child.path, confidence=0.4)
    likeness = f"{row.similarity:.2f}".replace(".", ",")
    if row.fate == "taken":
        return judged("met", "taken", child=quote, child_item=child.path, confidence=0.9)
    return judged(
        "adapted", row.fate, child=quote, child_item=child.path, similarity=(likeness, f"{row.similarity:.2f}"),
        confidence=round(min(0.9, 0.6 + 0.3 * row.similarity), 2),
    )


def subject_names(subject: str) -> tuple[str, str]:
    """The subjects of the remit table ("health, order") in words of both languages."""
    names = value_names()
    parts = [names.get(f"subject.{p}", (p, p)) for p in subject.split(", ")]
    return ", ".join(p[0] for p in parts), ", ".join(p[1] for p in parts)


def concerns(bench: Bench, names: tuple[str, ...]) -> str | None:
    """``named`` or ``group`` where a duty's bearers take in the child's issuer, else None."""
    for name in names:
        if is_issuer(Agency(raw=name, name=name), bench.child):
            return "named"
    for name in names:
        if is_collective(name) and group_takes_in(plain(name), bench.child):
            return "group"
    return None


def duty_done(bench: Bench, requirement: Requirement) -> Judgement:
    """A duty of named bodies or groups."""
    child = bench.child
    if child.issuer is None:
        return judged("undecidable", "no_issuer", confidence=0.3)
    how = _concerned(bench, requirement)
    item = bench.item(requirement)
    if how is None or (how == "group" and _leads(bench, item)):
        return judged("outside_remit", "other_body", by="; ".join(requirement.by[:4]), confidence=0.7)
    text = plain(requirement.text)
    if _ISSUE.search(text) and OWN_PLAN.search(text) and child.plan.kind is not None and child.plan.kind.code == "KH":
        spans = (child.plan.document_number.span, child.plan.subject_span)
        quotes = child.quotes(*(s for s in spans if s is not None))
        return judged("met", "plan_issued", child=quotes, confidence=0.75)
    if how == "group" and _CARRY_OUT.search(text) and bench.case.citation is not None:
        return judged("met", "carried_out", child=child.quote(bench.case.citation.span), confidence=0.7)
    if not bench.readable or item is None:
        return _no_item(bench)
    if how == "group":
        found = item_judged(bench, item)
        if found.outcome != "missing":
            return found
        return judged("missing", "duty_group", confidence=0.5)
    return _named_duty(bench, requirement, item)


def _named_duty(bench: Bench, requirement: Requirement, item: Item) -> Judgement:
    duty = _record(bench, requirement)
    if duty is None:
        return item_judged(bench, item)
    share, place = coverage(bench.case, item, duty)
    quotes = bench.child.quote(place)
    if place is not None and share >= bench.case.limit("duty.found"):
        row = bench.case.alignment.of_item(item)
        if row is not None and row.child is place:
            return item_judged(bench, item)
        return judged("adapted", "duty_found", child=quotes, child_item=place.path, confidence=0.65)
    if place is not None and share >= bench.case.limit("duty.weak"):
        return judged("weaker", "duty_weak", child=quotes, child_item=place.path, confidence=0.55)
    return judged("missing", "duty_missing", confidence=0.7)


def _leads(bench: Bench, item: Item | None) -> bool:
    """Whether the item gives the child a duty by name: its groups are then the child's partners."""
    return item is not None and any(
        a.span is not None and item.start <= a.span.start < item.end and is_issuer(a.agency, bench.child)
        for a in bench.parent.plan.responsible_agencies
    )


def _record(bench: Bench, requirement: Requirement) -> ResponsibleAgency | None:
    name, _, number = requirement.source.partition(".")
    return bench.parent.plan.responsible_agencies[int(number)] if name == "responsible_agencies" else None


def _concerned(bench: Bench, requirement: Requirement) -> str | None:
    """Whether the child has the duty: by the agencies of the record first, then by the names."""
    for duty in bench.parent.plan.responsible_agencies:
        if duty.agency.raw in requirement.by and is_issuer(duty.agency, bench.child):
            return "named"
    return concerns(bench, requirement.by)


def partners_kept(bench: Bench, requirement: Requirement) -> Judgement:
    """With whom: only for duties that the child has by name."""
    child = bench.child
    if child.issuer is None:
        return judged("undecidable", "no_issuer", confidence=0.3)
    if _concerned(bench, requirement) != "named":
        return judged("outside_remit", "other_body", by="; ".join(requirement.by[:4]), confidence=0.7)
    if not bench.readable:
        return judged("undecidable", "no_text", confidence=0.3)
    wanted = [p for p in requirement.with_ if not names_issuer(p, child)]
    if not wanted:
        return judged("outside_remit", "other_body", by="; ".join(requirement.with_), confidence=0.6)
    kept = [p for p in wanted if partner_named(p, child)]
    missing = "; ".join(p for p in wanted if p not in kept)
    places = [i for i in child.items if any(plain(p) in plain(i.text) for p in kept)]
    quotes = child.quotes(*places[:3])
    if not kept:
        return judged("missing", "partners_none", missing=missing, confidence=0.8)
    if missing:
        return judged("weaker", "partners_some", child=quotes, missing=missing, confidence=0.75)
    return judged("met", "partners_named", child=quotes, confidence=0.8)
