"""Agencies with a duty: role, tasks, partners.

Read from the organisation and assignment parts ("Tổ chức thực hiện", "Phân công", "Điều … chịu
trách nhiệm thi hành"), from parts whose headings are agencies, and, in kinds that give orders
without such a part (official letters, notices, directives, telegrams), from their lists of orders.
"""

from __future__ import annotations

from bisect import bisect_right

import regex

from ...record import ResponsibleAgency
from ..text import DocumentText, Facts
from .articles import execution
from .charges import charged, charged_before, charged_plainly, stated
from .groups import ordered, orders, read_zone
from .holders import Group
from .labelled import role_lines
from .roles import Met, build, entries
from .where import agency_blocks, labels, lead_in, organisation_parts

__all__ = ["read_responsible_agencies"]

#: kinds that give orders without an organisation part
ORDERING = frozenset({"CV", "TB", "CT", "CĐ", "HD", "KH", "KL", "GM"})
#: of these, the kinds whose items are orders to one agency each
LISTING = frozenset({"CV", "TB", "CT", "CĐ", "KL"})
#: of these, the kinds that list orders even without a sentence that opens the list
DIRECTIVES = frozenset({"CT", "CĐ", "KL"})


def read_responsible_agencies(document: DocumentText, facts: Facts) -> tuple[ResponsibleAgency, ...]:
    """Every agency with a duty, in order of appearance."""
    groups = _collect(document, facts.kind.code if facts.kind else None)
    groups.sort(key=lambda g: g.holders[0])
    # the dict of a model is read faster than its attributes
    starts = [section.__dict__["span"].__dict__["start"] for _, section in facts.walked] if groups else []
    met = Met()
    out: list[ResponsibleAgency] = []
    seen: dict[tuple[str, str, tuple[str, ...], int], int] = {}
    present = tuple([path for path, _, title in facts.headed(("thành phần",)) if title.startswith("Thành phần")])
    for group in groups:
        path = _section(facts, starts, group.holders[0][0])
        if group.strict and path and present and path.startswith(present):
            continue  # who takes part in a meeting has no duty
        # an order of a list is a duty of its own, also for an agency named before
        place = group.holders[0][0] if group.strict else -1
        for entry in entries(document, facts, group, met):
            name = document.text[entry.start:entry.end].casefold()
            key = (name, entry.role, entry.partners, place)
            first = seen.setdefault(key, len(out))
            if first == len(out):
                out.append(build(document, facts, entry, path))
            elif entry.tasks and not out[first].tasks:
                out[first] = out[first].changed(tasks=entry.tasks)
    return tuple(out)


def _section(facts: Facts, starts: list[int], at: int) -> str | None:
    """Path of the innermost section that holds an offset ("III.2"); ``starts``: where they begin."""
    for index in range(bisect_right(starts, at) - 1, -1, -1):
        path, section = facts.walked[index]
        if at < section.span.end:
            return path
    return None


def _led(document: DocumentText, listed: list[Group], start: int) -> list[Group]:
    """Whom the sentence before a list addresses, where most of its items name nobody else.

    "Phòng yêu cầu các trường thực hiện một số nội dung sau: 1. Rà soát … 2. Phối hợp với …"
    """
    known, body = labels(document), document.zones.body
    owned = {document.line_at(group.holders[0][0]) for group in listed}
    free = [
        (offset + known[i][1], offset + len(line))
        for i, offset, line in document.iter_lines(range(start, body.stop))
        if 2 <= known[i][0] < 3 and i not in owned and i not in document.zones.closing and line[-1:] != ":"
    ]
    items = sum(2 <= known[i][0] < 3 for i in range(start, body.stop))
    if len(free) < 2 or 2 * len(free) < items:
        return []
    first = document.starts[start - 1]
    text = document.text
    made = ordered(document, first, first + len(document.lines[start - 1]), leads=True)[-1:]
    named = {text[a:b].casefold() for group in listed for a, b in group.holders}
    if any(text[a:b].casefold() in named for group in made for a, b in group.holders):
        return []
    for group in made:
        group.tasks += free
        group.strict = True
    return made


#: the bare end of a letter ("nghiêm túc triển khai thực hiện./.")
_URGED = regex.compile(
    r"(?:(?:nghiêm túc|khẩn trương|quan tâm|tổ chức|triển khai|tích cực|kịp thời|chủ động|phối hợp|và|,) ?)*"
    r"thực hiện(?: (?:tốt|nghiêm|hiệu quả|có hiệu quả|(?:các|những) nội dung (?:trên|này)|theo (?:các )?nội dung (?:trên|công văn này)))*[\s./]*"
)


def _urges(text: str, group: Group) -> bool:
    """Whether a group is the bare end of a letter, which asks those whom the letter addresses once more."""
    return len(group.tasks) == 1 and text[group.holders[0][0]].islower() and (
        _URGED.fullmatch(text, *group.tasks[0]) is not None
    )


def _collect(document: DocumentText, code: str | None) -> list[Group]:
    groups: list[Group] = []
    covered: set[int] = set()
    parts = organisation_parts(document)
    for zone in parts:
        groups += read_zone(document, zone)
        covered.update(zone)
    if not parts and code in LISTING:
        start = lead_in(document)
        if start is None and code in DIRECTIVES:
            start = document.zones.body.start
        if start is not None:
            listed = read_zone(document, range(start, document.zones.body.stop), strict=True)
            if listed and code == "CV":
                orders_ = listed[:-1] if _urges(document.text, listed[-1]) else listed
                led = _led(document, orders_, start)
                return led + orders_ if led else listed
            if listed:
                return listed
    if code in ORDERING or code in ("CTr", None):
        for zone in agency_blocks(document, covered):
            groups += read_zone(document, zone)
            covered.update(zone)
    if parts and code in DIRECTIVES:
        groups += charged_before(document, covered)
    groups += execution(document, covered)
    if groups and code == "KH":
        groups += stated(document, covered)
    if not groups and code in ("KH", "CTr", "PA"):
        groups = charged(document)
    if not groups and code in ("KH", "CTr", "PA"):
        for zone in agency_blocks(document, covered, 2):
            groups += read_zone(document, zone)
    if not groups and code in ("KH", "CTr", "PA", "QĐ"):
        groups = role_lines(document)
    if groups or code not in ORDERING:
        return groups
    return orders(document) or (charged_plainly(document) if code == "CV" else [])
