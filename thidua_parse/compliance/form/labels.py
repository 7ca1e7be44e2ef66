"""Numbering of the parts of a document (F19): labels that stand twice or are left out.

A row that begins anew is none of its faults: the articles of a regulation behind those of the decision
that promulgates it, points under lines without a label, parts whose heading was lost in reading.
"""

from __future__ import annotations

from itertools import pairwise

from ...knowledge.numerals import ROMAN
from ...parsing.outline.labels import follows, read_label
from ...record import Section
from ..views import PlanView
from .faults import typed


def repeated(view: PlanView) -> Section | None:
    """The first part, at any level, whose label is that of the part before it, where the next was due.

    A scan tells so only where the row goes on behind it and is whole, so that no misread figure
    explains it.
    """
    return _repeated(view.plan.sections, not view.plan.source.ocr)


def left_out(view: PlanView) -> Section | None:
    """The first part of the first level before which a label is missing (deeper ones are lost in reading too often)."""
    return _gap(view.plan.sections) if typed(view) else None


def _repeated(row: tuple[Section, ...], sure: bool) -> Section | None:
    """The first part, here or deeper, that bears the label of the one before it."""
    for at, (before, after) in enumerate(pairwise(row), 1):
        if before.label == after.label and before.label and (sure or _goes_on(row, at)):
            return after
    for section in row:
        if section.children and (found := _repeated(section.children, sure)) is not None:
            return found
    return None


def _goes_on(row: tuple[Section, ...], at: int) -> bool:
    """Whether a row counts from one without a break but for the label repeated at ``at``, and goes on behind it."""
    labels = [read_label(f"{s.label}. X", 0) for s in (*row[:at], *row[at + 1 :])]
    return at + 1 < len(row) and labels[0] is not None and labels[0].value == 1 and all(
        a is not None and b is not None and a.family == b.family and follows(a.value, b.value, a.family)
        for a, b in pairwise(labels)
    )


def _gap(sections: tuple[Section, ...]) -> Section | None:
    """The first section of a Roman row I, II, III … whose label does not follow the one before."""
    rows = [s for s in sections if s.label in ROMAN]
    if len(rows) < 3 or len(rows) != len(sections) or rows[0].label != "I":
        return None
    for before, after in pairwise(rows):
        if ROMAN[after.label] > ROMAN[before.label] + 1:
            return after
    return None
