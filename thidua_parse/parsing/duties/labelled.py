"""Lines that name bodies behind their role: "Cơ quan chủ trì: Sở Tư pháp"."""

from __future__ import annotations

import regex

from ..agency_phrases import HEAD, split_agencies
from ..anchors import Opening
from ..text import DocumentText
from .holders import Group
from .where import labels

_ROLE = Opening(regex.compile(
    r"(?:(?:Cơ quan|Đơn vị|Cơ quan, đơn vị) (?:[Cc]hủ trì|[Pp]hối hợp|thực hiện|chịu trách nhiệm)|Chủ trì|Phối hợp)(?: thực hiện| chính)? ?: ?"
), 10)
#: "Cơ quan phối hợp: Mời Ban Dân vận tham gia, các sở, ngành"
_INVITED = ("Mời ", "mời ")


def labelled(text: str, start: int, end: int, lead: str | None) -> Group | None:
    """The bodies behind a role that opens ``text[start:end]``; ``lead``: the body named before.

    A group without holders stands for a label whose bodies follow in the lines below.
    """
    found = _ROLE.match(text, start, end)
    if found is None:
        return None
    stop, first = end, found.end()
    while stop > first and text[stop - 1] in " .;":
        stop -= 1
    if text.startswith(_INVITED, first):
        first += len(_INVITED[0])
    holders = [
        (a, a + len(text[a:b].removesuffix(" tham gia"))) for a, b in split_agencies(text, first, stop)
        if text[a].isupper() or HEAD.match(text, a)
    ] if HEAD.match(text, first, stop) else []
    low = found.group().lower()
    group = Group(holders, 9, False)
    group.role = "lead" if "chủ trì" in low else "coordinate" if "phối hợp" in low else "implement"
    group.lead = lead if group.role == "coordinate" else None
    return group


def role_lines(document: DocumentText) -> list[Group]:
    """All such lines of a document whose duties are given nowhere else."""
    text, known = document.text, labels(document)
    groups: list[Group] = []
    lead: str | None = None
    for i, offset, line in document.iter_lines(document.zones.body):
        group = labelled(text, offset + known[i][1], offset + len(line), lead) if ":" in line[:60] else None
        if group is None or not group.holders:
            continue
        if group.role == "lead":
            lead = text[slice(*group.holders[0])]
        groups.append(group)
    return groups
