"""The parts of a plan record: one frozen model for each thing that is read from a document."""

from __future__ import annotations

from pydantic import Field

from ..knowledge.diagnostics import diagnostic_texts, in_both
from .agency import Agency
from .base import Evidence, Model, Span
from .numbers import (
    NumberParts,
    compact,
    format_number,
    implied_kind,
    implied_level,
    implied_organ,
    number_key,
    parse_number,
)
from .vocabulary import (
    AgencyRole,
    AwardMode,
    CampaignRelation,
    Counted,
    Level,
    ParentKind,
    PeriodRole,
    Recurrence,
    Relation,
    ReviewAction,
    SectionRole,
    Severity,
    Status,
)


class Source(Model):
    """The file a record was read from, and every choice the reader made."""

    path: str
    media_type: str = "text/plain"
    bytes: int = 0
    pages: int | None = None
    reader: str = "text"
    ocr: bool = False
    encoding: str | None = None
    legacy_encoding: str | None = None
    flattened: bool = False


class Kind(Model):
    """Kind of document (tên loại): ``code`` as in symbols (KH, QĐ …; CV for công văn)."""

    code: str
    name: str
    status: Status = "stated"
    span: Span | None = None
    confidence: float | None = None


class DocumentNumber(Model):
    """Number and symbol (số, ký hiệu).

    A blank serial (``Số:   /KH-SYT``) has ``serial`` null and status ``blank``; no number line at
    all is ``absent`` (Nghị định 30/2020/NĐ-CP, Điều 8 and Phụ lục I, II.3).
    """

    raw: str | None = None
    text: str | None = None
    serial: str | None = None
    year: str | None = None
    kind: str | None = None
    organ: str | None = None
    unit: str | None = None
    status: Status = "absent"
    span: Span | None = None
    confidence: float | None = None
    candidates: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @classmethod
    def parse(cls, raw: str, span: Span | None = None) -> DocumentNumber:
        """The number that ``raw`` is, with or without "Số:" before it; never raises.

        ``text`` is what is printed without inner blanks; the parts are mended (see
        :mod:`thidua_parse.record.numbers`). Nothing written: ``absent``; a symbol without serial:
        ``blank``; letters that are no symbol, or digits that OCR left in doubt: ``uncertain``.
        """
        parts = parse_number(raw)
        if parts is None:
            text = compact(raw)
            status: Status = "uncertain" if text else "absent"
            return cls(raw=raw or None, text=text or None, status=status, span=span)
        doubtful = parts.alternatives and parts.organ != "TƯ"
        return cls(
            raw=raw, text=parts.text, serial=parts.serial, year=parts.year, kind=parts.kind,
            organ=parts.organ, unit=parts.unit, candidates=parts.alternatives, span=span,
            status="blank" if parts.blank else "uncertain" if doubtful else "stated",
        )

    @property
    def parts(self) -> NumberParts | None:
        """Parts read again from ``text``, or None."""
        return parse_number(self.text) if self.text else None

    @property
    def canonical(self) -> str | None:
        """``text`` with spaces, dashes, lost Đ and OCR digits mended."""
        parts = self.parts
        return format_number(parts) if parts else None

    @property
    def key(self) -> str | None:
        """Comparison key without the issuer's place: "8/KH/UBND" for "08/KH–UBND"."""
        parts = self.parts
        return number_key(parts) if parts else None

    @property
    def implied_kind(self) -> str | None:
        """Kind the symbol says (CV for an official letter), or None."""
        parts = self.parts
        return implied_kind(parts) if parts else None

    @property
    def implied_organ(self) -> str | None:
        """Name of the organ whose letters stand in the symbol, without its place, or None."""
        parts = self.parts
        organ = implied_organ(parts) if parts else None
        return organ.organ if organ else None

    @property
    def implied_level(self) -> Level | None:
        """Level of that organ, or None where the letters do not say."""
        parts = self.parts
        return implied_level(parts) if parts else None


class IssueDate(Model):
    """Date of issue. ``iso`` may be partial ("2021-10", "2021"); a day is never invented."""

    iso: str | None = None
    raw: str | None = None
    status: Status = "absent"
    span: Span | None = None
    confidence: float | None = None
    candidates: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Campaign(Model):
    """An emulation movement or named campaign and what this document does with it."""

    name: str
    relation: CampaignRelation
    launched_by: Agency | None = None
    raw: str | None = None
    span: Span | None = None
    confidence: float | None = None


class Reference(Model):
    """One mention of another document, in order of appearance.

    A law cited by name has kind ``L`` and its name in ``subject``. A reference without a number has
    ``number`` null and names its ``campaign`` or ``subject``.
    """

    raw: str
    kind: str | None = None
    number: str | None = None
    serial: str | None = None
    year: str | None = None
    organ: str | None = None
    date: str | None = None
    issuer: Agency | None = None
    subject: str | None = None
    campaign: str | None = None
    pinpoint: str | None = None
    relation: Relation = "mentions"
    is_parent: bool = False
    parent_kind: ParentKind | None = None
    resolved_to: str | None = None
    status: Status = "stated"
    confidence: float | None = None
    span: Span | None = None
    number_span: Span | None = None
    subject_span: Span | None = None
    trigger_span: Span | None = None


class Section(Model):
    """A numbered part of the body. ``span`` covers the heading and everything below it."""

    label: str
    title: str | None = None
    role: SectionRole = "other"
    level: int = 1
    span: Span
    title_span: Span | None = None
    children: tuple[Section, ...] = ()


class ContentItem(Model):
    """One item of the emulation content (nội dung thi đua)."""

    label: str | None = None
    path: str | None = None
    text: str
    span: Span | None = None


class CampaignPeriod(Model):
    """A period of time; ISO dates, possibly partial. ``role`` campaign: the plan's own period."""

    start: str | None = None
    end: str | None = None
    raw: str = ""
    role: PeriodRole = "campaign"
    span: Span | None = None
    confidence: float | None = None


class Deadline(Model):
    """A duty with a date or a rhythm: ISO date, partial, or ``--MM-DD`` for a yearly day."""

    date: str | None = None
    recurrence: Recurrence | None = None
    rrule: str | None = None
    before: bool = False
    what: str | None = None
    to: Agency | None = None
    via: Agency | None = None
    raw: str = ""
    span: Span | None = None
    confidence: float | None = None


class TimeLimit(Model):
    """A limit counted from an event ("trong thời hạn 15 ngày kể từ ngày nhận được văn bản").

    ``duration`` is ISO 8601 (P15D, P2M, PT24H); ``counted`` says whether it ends, begins or lies
    before the event ``anchor``. ``date`` only where the event is the issue of this document and the
    length is in calendar days.
    """

    duration: str
    working_days: bool = False
    counted: Counted = "within"
    anchor: str | None = None
    date: str | None = None
    what: str | None = None
    raw: str = ""
    span: Span | None = None


class AwardForm(Model):
    """A named award form (hình thức khen thưởng) or title, with its class and giver."""

    form: str
    code: str | None = None
    class_: str | None = Field(default=None, alias="class")
    awarded_by: str | None = None
    mode: AwardMode = "listed"
    raw: str = ""
    span: Span | None = None
    confidence: float | None = None


class ResponsibleAgency(Model):
    """An agency with a duty: role, tasks in the document's words, partners or lead (``with``)."""

    agency: Agency
    role: AgencyRole
    tasks: tuple[str, ...] = ()
    with_: tuple[str, ...] = Field(default=(), alias="with")
    section: str | None = None
    span: Span | None = None
    confidence: float | None = None


class Target(Model):
    """A figure set as a goal: value and unit ("%", "mô hình"), what it measures, by when."""

    value: float
    unit: str | None = None
    what: str | None = None
    by: str | None = None
    raw: str = ""
    span: Span | None = None
    confidence: float | None = None


class Recipient(Model):
    """A line of Kính gửi or Nơi nhận, as written, with the agency it names when resolved."""

    raw: str
    agency: Agency | None = None
    span: Span | None = None
    confidence: float | None = None


class Signature(Model):
    """Signing authority (TM., KT., TL., TUQ., Q., T/M …), position and name (NĐ 30, Điều 13).

    ``status`` is ``inferred`` where the name was not read but concluded from the file's digital
    signature, which ``evidence`` names; ``uncertain`` where a scan shows position or name badly, or
    the position is concluded from the form ("KT. GIÁM ĐỐC" is signed by a deputy).
    """

    authority: str | None = None
    on_behalf_of: str | None = None
    position: str | None = None
    name: str | None = None
    status: Status = "stated"
    span: Span | None = None
    confidence: float | None = None
    evidence: tuple[Evidence, ...] = ()


class DigitalSignature(Model):
    """A digital signature found in the file; its time is evidence, never the date itself."""

    signer: str | None = None
    organisation: str | None = None
    signed_at: str | None = None
    integrity: str | None = None


class TableCell(Model):
    """A cell of a table; row and column are 0-based and name its upper left corner.

    A merged cell covers ``row_span`` rows and ``column_span`` columns. ``span`` reaches back to the
    page and the cell's box (PDF) or to the part and paragraph that the cell begins with (DOCX).
    """

    row: int
    column: int
    text: str
    span: Span | None = None
    row_span: int = 1
    column_span: int = 1


class Table(Model):
    """A table of the document, joined across pages; rows without any text do not count."""

    rows: int
    columns: int
    cells: tuple[TableCell, ...] = ()
    span: Span | None = None


class Diagnostic(Model):
    """Something a reader of the record should know; never raised, always kept."""

    code: str
    severity: Severity = "warning"
    message: str
    span: Span | None = None

    @classmethod
    def of(cls, code: str, span: Span | None = None, **values: object) -> Diagnostic:
        """The diagnostic ``code`` with its sentences of the table ``diagnostics``, Vietnamese first.

        Raises ``KeyError`` for a code that the table does not have, or a value that a sentence lacks.
        """
        return cls.whole({
            "code": code, "severity": diagnostic_texts()[code].severity,
            "message": in_both(code, **values), "span": span,
        })


class Review(Model):
    """A value to be looked at by a person: the field, its place in the list, how sure, and why."""

    field: str
    index: int | None = None
    confidence: float
    reason: str


class Reviewed(Model):
    """What a person has decided: who, when (ISO 8601, UTC), what it was and what it is now.

    ``field`` and ``index`` name a value of the record, ``field`` "link" a link to the document in
    ``was`` or ``now``, "verdict" a rule's verdict; ``index`` null with action ``confirm`` on a list
    says that nothing is missing in it. ``was`` is what the machine found, ``now`` what holds; null
    for nothing.
    """

    field: str
    index: int | None = None
    action: ReviewAction
    was: str | None = None
    now: str | None = None
    by: str
    at: str
    note: str | None = None
