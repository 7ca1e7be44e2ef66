"""Agencies with a duty: role, tasks, partners.

Read from the organisation and assignment parts ("Tổ chức thực hiện", "Phân công", "Điều … chịu
trách nhiệm thi hành"), from parts whose headings are agencies, and, in kinds that give orders
without such a part (official letters, notices, directives, telegrams), from their lists of orders.
"""

from __future__ import annotations

from bisect import bisect_right

from ...record import ResponsibleAgency
from ..text import DocumentText, Facts
from .groups import charged, execution, orders, read_zone, stated
from .holders import Group
from .roles import build, entries
from .where import agency_blocks, lead_in, organisation_parts

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
    sections = [(s.span.start, s.span.end, path) for path, s in facts.walked]
    leads: set[str] = set()
    known: set[str] = set()
    out: list[ResponsibleAgency] = []
    seen = set()
    for group in groups:
        path = _section(sections, group.holders[0][0])
        # an order of a list is a duty of its own, also for an agency named before
        place = group.holders[0][0] if group.strict else -1
        for entry in entries(document, facts, group, leads, known):
            name = document.text[entry.start:entry.end].casefold()
            key = (name, entry.role, entry.partners, place)
            if key not in seen:
                seen.add(key)
                out.append(build(document, facts, entry, path))
    return tuple(out)


def _section(sections: list[tuple[int, int, str]], at: int) -> str | None:
    """Path of the innermost section that holds an offset ("III.2")."""
    for index in range(bisect_right(sections, (at, 1 << 60, "")) - 1, -1, -1):
        start, end, path = sections[index]
        if start <= at < end:
            return path
    return None


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
            if listed:
                return listed
    if code in ORDERING or code in ("CTr", None):
        for zone in agency_blocks(document, covered):
            groups += read_zone(document, zone)
            covered.update(zone)
    groups += execution(document, covered)
    if groups and code == "KH":
        groups += stated(document, covered)
    if not groups and code in ("KH", "CTr", "PA"):
        groups = charged(document)
    if not groups and code in ("KH", "CTr", "PA"):
        for zone in agency_blocks(document, covered, 2):
            groups += read_zone(document, zone)
    if groups or code not in ORDERING:
        return groups
    return orders(document)
