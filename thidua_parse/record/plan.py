"""The plan record (version 1): everything that was read from one document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field

from .agency import Agency
from .base import Model, Span
from .figures import html_table
from .parts import (
    AwardForm,
    Campaign,
    CampaignPeriod,
    ContentItem,
    Deadline,
    Diagnostic,
    DigitalSignature,
    DocumentNumber,
    IssueDate,
    Kind,
    Recipient,
    Reference,
    ResponsibleAgency,
    Review,
    Reviewed,
    Section,
    Signature,
    Source,
    Table,
    Target,
    TimeLimit,
)

if TYPE_CHECKING:
    import pandas as pd

#: list fields that are natural as data frames
FRAMES = (
    "references", "responsible_agencies", "deadlines", "time_limits", "award_forms", "campaigns", "targets",
    "recipients", "campaign_periods", "signatures", "diagnostics", "content_items",
)


class Plan(Model):
    """One parsed document. ``plan.text[span.start:span.end]`` is where a value was read from."""

    schema_: Literal["thidua-plan/1"] = Field(default="thidua-plan/1", alias="schema")
    id: str
    source: Source
    text: str
    kind: Kind | None = None
    document_number: DocumentNumber = DocumentNumber()
    issued_on: IssueDate = IssueDate()
    place: str | None = None
    place_span: Span | None = None
    place_confidence: float | None = None
    issuing_body: Agency | None = None
    joint_issuers: tuple[Agency, ...] = ()
    superior_body: Agency | None = None
    subject: str | None = None
    subject_span: Span | None = None
    subject_confidence: float | None = None
    campaigns: tuple[Campaign, ...] = ()
    references: tuple[Reference, ...] = ()
    sections: tuple[Section, ...] = ()
    content_items: tuple[ContentItem, ...] = ()
    campaign_periods: tuple[CampaignPeriod, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    time_limits: tuple[TimeLimit, ...] = ()
    award_forms: tuple[AwardForm, ...] = ()
    responsible_agencies: tuple[ResponsibleAgency, ...] = ()
    targets: tuple[Target, ...] = ()
    addressees: tuple[Recipient, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    signatures: tuple[Signature, ...] = ()
    digital_signatures: tuple[DigitalSignature, ...] = ()
    tables: tuple[Table, ...] = ()
    appendices: tuple[Span, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    review: tuple[Review, ...] = ()
    reviewed: tuple[Reviewed, ...] = ()

    def quote(self, span: Span | None) -> str:
        """The text at ``span`` ("" for no span)."""
        return "" if span is None else self.text[span.start : span.end]

    def walk_sections(self) -> Iterable[tuple[str, Section]]:
        """Yield ``(path, section)`` depth first; a repeated label gets ``#2`` ("III#2.1")."""
        return walk_sections(self.sections)

    def __repr__(self) -> str:
        """One line, for notebooks and debuggers; ``print(plan.model_dump_json(indent=1))`` shows it all."""
        parts = (
            self.source.path, self.kind.name if self.kind else None,
            self.document_number.text or f"number {self.document_number.status}",
            self.issued_on.iso or f"date {self.issued_on.status}",
            (self.issuing_body.name or self.issuing_body.raw) if self.issuing_body else None,
        )
        return f"<Plan {' · '.join(p for p in parts if p)}>"

    __str__ = __repr__

    def _repr_html_(self) -> str:
        """The head of the record and the number of values of each list, for notebooks."""
        body = self.issuing_body
        rows = [
            ("source", self.source.path), ("kind", self.kind.name if self.kind else ""),
            ("document_number", f"{self.document_number.text or ''} ({self.document_number.status})"),
            ("issued_on", f"{self.issued_on.iso or ''} ({self.issued_on.status})"),
            ("issuing_body", f"{body.name or body.raw} ({body.status})" if body else ""),
            ("subject", self.subject or ""),
            *((name, str(len(getattr(self, name)))) for name in FRAMES if getattr(self, name)),
        ]
        return html_table(("plan", ""), rows)

    def to_frame(self, field: str = "references") -> pd.DataFrame:
        """A pandas frame of one list field, one row an item, nested models flattened by dots.

        ``field`` is one of :data:`FRAMES`; raises ``ValueError`` for another name and
        ``ImportError`` where pandas is not installed.
        """
        if field not in FRAMES:
            raise ValueError(f"no frame for {field!r}; one of {', '.join(FRAMES)}")
        import pandas as pd

        rows = [item.model_dump(mode="json") for item in getattr(self, field)]
        return pd.json_normalize([_slim(row) for row in rows])


def _slim(row: dict[str, Any]) -> dict[str, Any]:
    """Replace span objects by flat ``start``/``end`` columns."""
    slim = {k: v for k, v in row.items() if not k.endswith("span")}
    span = row.get("span")
    if span:
        slim["start"], slim["end"], slim["page"] = span["start"], span["end"], span["page"]
    return slim


def walk_sections(sections: Iterable[Section], prefix: str = "") -> list[tuple[str, Section]]:
    """``(path, section)`` depth first, paths as in "II.3.1" and "III#2".

    A label printed with its parents' numbers ("3.1" below "3") gives its last number only.
    """
    found: list[tuple[str, Section]] = []
    _walk(sections, f"{prefix}." if prefix else "", found)
    return found


def _walk(sections: Iterable[Section], prefix: str, found: list[tuple[str, Section]]) -> None:
    seen: dict[str, int] = {}
    for section in sections:
        values = section.__dict__  # an attribute of a model takes longer
        tail, children = values["label"], values["children"]
        if "." in tail and tail.replace(".", "").isdigit():
            tail = tail.rsplit(".", 1)[1]
        times = seen[tail] = seen.get(tail, 0) + 1
        path = f"{prefix}{tail}" if times == 1 else f"{prefix}{tail}#{times}"
        found.append((path, section))
        if children:
            _walk(children, f"{path}.", found)
