"""Paragraphs that begin with a body and what it is charged with, wherever they stand."""

from __future__ import annotations

import regex

from ..agency_phrases import STRONG
from ..anchors import Opening
from ..text import DocumentText
from .holders import Group, addressees
from .where import PLAIN, labels

#: duties stated outside the organisation part: a council that shares out work
_STATED = regex.compile(r"(?:phân công (?:trách nhiệm|nhiệm vụ))")


def stated(document: DocumentText, covered: set[int]) -> list[Group]:
    """Numbered or plain paragraphs of a plan that begin with an agency and its duty."""
    text, known = document.text, labels(document)
    groups: list[Group] = []
    for i in sorted(document.lines_with(("phân công",), document.zones.body)):
        offset, line = document.starts[i], document.lines[i]
        if len(line) < 60 or i in covered or not _STATED.search(line[:160]):
            continue
        r, at = known[i]
        if r != PLAIN and not 2 <= r < 3:
            continue
        found = addressees(text, offset + at, offset + len(line))
        if found is None or not _STATED.match(text, found[1]):
            continue
        groups.append(Group(found[0], r, False, [(found[1], offset + len(line))]))
    return groups


#: what an agency that begins its paragraph is charged with, in so many words
CHARGED = Opening(regex.compile(
    r"(?:trong phạm vi [^.;]{0,80}?)?(?:chủ trì|(?:có|chịu) trách nhiệm)|trong phạm vi [^.;]{0,60}?(?:của mình|được giao),? "
))


def charged(document: DocumentText) -> list[Group]:
    """Parts of a plan without an organisation part that begin with agencies and their charge.

    Where one numbered paragraph charges an agency ("Văn phòng Sở chủ trì …"), its neighbours
    of the same rank that begin with an agency belong to the same list.
    """
    text, known = document.text, labels(document)
    listed: list[tuple[Group, bool]] = []
    groups: list[Group] = []
    for i, offset, line in document.iter_lines(document.zones.body):
        r, at = known[i]
        found = None
        if 2 <= r < PLAIN and len(line) > 30 and i not in document.zones.closing and (
            STRONG.match(line, at)
        ):
            found = addressees(text, offset + at, offset + len(line))
        if found is not None and found[1] < offset + len(line) - 3:
            group = Group(found[0], r, False, [(found[1], offset + len(line))])
            listed.append((group, CHARGED.match(text, found[1]) is not None))
        elif r <= 2:
            if sum(sure for _, sure in listed) >= 2:
                groups += [group for group, _ in listed]
            listed = []
    if sum(sure for _, sure in listed) >= 2:
        groups += [group for group, _ in listed]
    return groups


def charged_before(document: DocumentText, covered: set[int]) -> list[Group]:
    """Numbered paragraphs of a directive outside its organisation part that charge somebody.

    "1. Thủ trưởng các sở, ngành; Chủ tịch UBND các huyện có trách nhiệm: …"
    """
    text, known = document.text, labels(document)
    groups: list[Group] = []
    for i, offset, line in document.iter_lines(document.zones.body):
        r, at = known[i]
        if i in covered or not 2 <= r < 3 or " trách nhiệm" not in line or not STRONG.match(line, at):
            continue
        groups += charged_at(text, offset + at, offset + len(line), r)
    return groups


def charged_at(text: str, start: int, end: int, rank: float) -> list[Group]:
    """The group of a paragraph that begins with agencies and their charge, if it does."""
    found = addressees(text, start, end)
    if found is None or not CHARGED.match(text, found[1]):
        return []
    return [Group(found[0], rank, False, [(found[1], end)])]


def charged_plainly(document: DocumentText) -> list[Group]:
    """Paragraphs of a letter that begin with agencies and their charge ("Sở Tài chính chủ trì …")."""
    text, known = document.text, labels(document)
    groups: list[Group] = []
    for i, offset, line in document.iter_lines(document.zones.body):
        at = known[i][1]
        if i in document.zones.closing or not (
            "chủ trì" in line or " trách nhiệm" in line
        ) or not STRONG.match(line, at):
            continue
        groups += charged_at(text, offset + at, offset + len(line), 9)
    return groups
