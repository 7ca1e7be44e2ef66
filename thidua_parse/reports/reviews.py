"""What persons have decided about values, links and verdicts, as rows of reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..compliance.findings import Finding
from ..record import Plan, Reviewed
from .wording import Wording

#: words of the reports for fields of the record
_FIELDS = {
    "document_number": "number", "issued_on": "date", "issuing_body": "issuer", "superior_body": "superior",
    "campaign_periods": "periods", "award_forms": "awards", "responsible_agencies": "duties",
    "signatures": "signature", "link": "parent", "place": "review_place", "addressees": "review_addressees",
    "sections": "review_sections",
}

_SINGLE = frozenset(
    ["kind", "document_number", "issued_on", "place", "superior_body", "issuing_body", "subject"]
)


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One decision in the words of a report; ``path`` is the document's file."""

    path: str
    field: str
    action: str
    was: str
    now: str
    by: str
    on: str
    note: str


def review_lines(
    plans: Iterable[Plan], findings: Iterable[Finding], word: Wording
) -> list[ReviewLine]:
    """All decisions: of every document its values and links, then its verdicts."""
    made = [_line(plan.source.path, r, word(_FIELDS.get(r.field, r.field)), word) for plan in plans for r in plan.reviewed]
    for f in findings:
        if f.reviewed is not None:
            line = _line(f.child.path or "", f.reviewed, f.rule, word)
            made.append(line)
    return sorted(made, key=lambda line: line.path)


def _line(path: str, r: Reviewed, field: str, word: Wording) -> ReviewLine:
    verdict = r.field == "verdict"
    was, now = (word(r.was), word(r.now)) if verdict else (r.was or "", r.now or "")
    if r.action == "confirm" and not verdict and r.was is None and r.now is None:
        now = word("absent" if r.field in _SINGLE else "review_whole")
    return ReviewLine(path, field, word(f"review_{r.action}"), was, now, r.by, Wording.day(r.at[:10]), r.note or "")
