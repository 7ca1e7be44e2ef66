"""A document's text as HTML with its values marked: escaped, overlapping spans flattened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from ..record import Plan, Span
from ..record.figures import figure_text
from .wording import Wording


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to mark: CSS class and what a reader sees on pointing at it."""

    start: int
    end: int
    kind: str
    title: str


def marks_of(plan: Plan, word: Wording) -> list[Mark]:
    """Marks for the values of a record, in order of appearance, titled in the report's language."""
    found: list[Mark] = []

    def add(span: Span | None, kind: str, title: str) -> None:
        if span is not None and span.end > span.start:
            found.append(Mark(span.start, span.end, kind, title))

    add(plan.document_number.span, "number", plan.document_number.text or "")
    add(plan.issued_on.span, "date", word.day(plan.issued_on.iso))
    add(plan.subject_span, "subject", "")
    if plan.issuing_body and plan.issuing_body.status == "stated":
        add(plan.issuing_body.span, "agency", plan.issuing_body.name or "")
    for reference in plan.references:
        kind = "parent" if reference.is_parent else "reference"
        add(reference.span, kind, f"{word(reference.relation)}: {reference.number or reference.campaign or ''}")
    for campaign in plan.campaigns:
        add(campaign.span, "campaign", word(campaign.relation))
    for period in plan.campaign_periods:
        add(period.span, "date", f"{word.day(period.start) or '…'} – {word.day(period.end) or '…'}")
    for deadline in plan.deadlines:
        add(deadline.span, "deadline", f"{word.day(deadline.date)} {word(deadline.recurrence)}".strip())
    for award in plan.award_forms:
        add(award.span, "award", award.form)
    for duty in plan.responsible_agencies:
        add(duty.agency.span or duty.span, "agency", word(duty.role))
    for target in plan.targets:
        add(target.span, "target", f"{figure_text(target.value)} {target.unit or ''}")
    for signature in plan.signatures:
        add(signature.span, "signature", signature.name or "")
    return sorted(found, key=lambda m: (m.start, -m.end, m.kind))


def marked_html(text: str, marks: Iterable[Mark]) -> str:
    """``text`` escaped, one ``<p>`` a line, marks as ``<mark>``.

    Of overlapping marks the one that begins first keeps its place and an inner one is nested if it
    lies wholly inside; one that crosses its end is cut there, so that tags always nest.
    """
    pieces: list[str] = ["<p>"]
    open_marks: list[Mark] = []
    queue = sorted(marks, key=lambda m: (m.start, -m.end, m.kind))
    position = next_mark = 0

    def emit(upto: int) -> None:
        nonlocal position
        chunk = escape(text[position:upto])
        if "\n" in chunk:
            closing = "</mark>" * len(open_marks)
            opening = "".join([_tag(m.kind, m.title) for m in open_marks])
            chunk = chunk.replace("\n", f"{closing}</p>\n<p>{opening}")
        pieces.append(chunk)
        position = upto

    while next_mark < len(queue) or open_marks:
        end = open_marks[-1].end if open_marks else None
        start = queue[next_mark].start if next_mark < len(queue) else None
        if end is not None and (start is None or end <= start):
            emit(end)
            pieces.append("</mark>")
            open_marks.pop()
            continue
        mark = queue[next_mark]
        next_mark += 1
        if mark.start < position or (open_marks and mark.end > open_marks[-1].end):
            limit = open_marks[-1].end if open_marks else mark.end
            mark = Mark(max(mark.start, position), min(mark.end, limit), mark.kind, mark.title)
            if mark.end <= mark.start:
                continue
        emit(mark.start)
        pieces.append(_tag(mark.kind, mark.title))
        open_marks.append(mark)
    emit(len(text))
    pieces.append("</p>")
    return "".join(pieces)


@lru_cache(maxsize=8192)
def _tag(kind: str, title: str) -> str:
    return f'<mark class="{escape(kind)}" title="{escape(title)}">'
