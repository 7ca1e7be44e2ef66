"""Form of documents of the State and of organisations that follow it.

Nghị định 30/2020/NĐ-CP, Điều 8 and Phụ lục I (codes F… of the table of form); the rules judged here
stood in Thông tư 01/2011/TT-BNV and Thông tư liên tịch 55/2005/TTLT-BNV-VPCP in the same words.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ...knowledge.places import province
from ...knowledge.symbols import plan_kinds
from ..views import PlanView
from ..words import plain, search_in
from .faults import MOTTO, NATIONAL_TITLE, Fault, head_of, typed
from .labels import left_out, repeated

_DATE_LINE = regex.compile(r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+\d{4}")
_FILING = regex.compile(r"\bL[ưu]u\b", regex.I)
_TITLES = regex.compile(r"^(?:TS|PGS|GS|ThS|BS|NGƯT|NGND|NSND|TTND|Tiến sĩ|Thạc sĩ)\b\.?")


#: kinds beside plans whose letters stand in the symbol
_TITLED = frozenset({"QĐ", "CT", "HD", "TB", "BC"})


def state_faults(view: PlanView) -> Iterator[Fault]:
    """Faults of the header, then of the body, then of the end."""
    yield from _national_header(view)
    yield from _number(view)
    yield from _date(view)
    yield from _title(view)
    yield from _labels(view)
    yield from _end(view)


def _national_header(view: PlanView) -> Iterator[Fault]:
    """F01, F02. The two lines stand above the date; where the date was read, so were they."""
    plan = view.plan
    if plan.source.ocr or plan.issued_on.status not in ("stated", "partial") or view.regime != "state":
        return
    title, motto = NATIONAL_TITLE.search(head_of(view)), MOTTO.search(head_of(view))
    if title is None:
        yield Fault("F01", "no_national_title", plan.issued_on.span)
    if motto is None:
        yield Fault("F02", "no_motto", plan.issued_on.span)


def _number(view: PlanView) -> Iterator[Fault]:
    plan = view.plan
    number, kind = plan.document_number, plan.kind
    if number.status == "blank":
        yield Fault("F04", "number_blank", number.span)
    elif number.status == "absent" and not plan.source.ocr:  # a stamp may hide it on a scan
        yield Fault("F04", "no_number")
    known = number.status != "uncertain"  # of "14" a scan may have kept the last figure
    if known and number.serial and number.serial.isdigit() and int(number.serial) < 10 and not number.serial.startswith("0"):
        yield Fault("F05", "number_without_nought", number.span)
    # a number that is stamped on the page, or read by OCR, stands apart from its symbol
    if number.raw and plan.source.reader in ("text", "markdown", "docx") and search_in(
        r"\d\s+/|/\s+\p{L}|[–—]", number.raw
    ):
        yield Fault("F06", "symbol_spaced", number.span)
    other_kind = (
        kind is not None and number.kind and number.text and kind.code != number.kind
        and {kind.code, number.kind} <= plan_kinds() | _TITLED and {kind.code, number.kind} & plan_kinds()
    )
    # a plan promulgated by a decision bears the decision's number
    if kind and other_kind and not (number.kind == "QĐ" and "kèm theo quyết định" in plain(plan.text[:3000])):
        yield Fault("F08", "other_kind", number.span, {"kind": kind.name, "symbol": number.kind})


def _date(view: PlanView) -> Iterator[Fault]:
    plan = view.plan
    issued, body = plan.issued_on, plan.issuing_body
    if issued.status == "partial":
        yield Fault("F10", "date_blank", issued.span)
    elif issued.status == "absent":
        yield Fault("F10", "no_date")
    elif issued.status == "stated" and plan.place is None and typed(view):
        yield Fault("F10", "no_place", issued.span)
    if issued.raw and issued.status == "stated" and (line := _DATE_LINE.search(issued.raw)):
        day, month = line["day"], line["month"]
        if len(day) == 1 or month in ("1", "2"):
            yield Fault("F11", "date_without_nought", issued.span)
    if plan.place and body and body.level == "province" and body.province and typed(view):
        # only the name of another province is a fault: organs sit in towns of other names, too
        other = province(plan.place, view.date)
        if other is not None and plain(other.name) != plain(body.province) and not search_in(r"thành phố", plain(plan.place)):
            yield Fault("F12", "other_place", plan.place_span, {"place": plan.place})


def _title(view: PlanView) -> Iterator[Fault]:
    plan = view.plan
    if plan.kind is None or plan.source.ocr:
        return
    if plan.kind.code == "CV":
        if not plan.addressees and typed(view):
            yield Fault("F14", "no_addressee")
        return
    if not plan.subject and plan.kind.span is not None:
        yield Fault("F13", "no_subject", plan.kind.span)
    elif plan.kind.span is None and plan.kind.status == "inferred" and typed(view):
        yield Fault("F13", "no_kind", plan.subject_span)


def _labels(view: PlanView) -> Iterator[Fault]:
    """F19: a label that stands twice, else one that is left out."""
    if (twice := repeated(view)) is not None:
        yield Fault("F19", "label_twice", twice.span)
    elif (behind := left_out(view)) is not None:
        yield Fault("F19", "label_left_out", behind.title_span or behind.span, {"label": behind.label})


def _titled(name: str, text: str) -> bool:
    """Whether an academic title stands before the signer's name, in the record or in its line of the text."""
    at = text.rfind(name)
    start = text.rfind("\n", 0, max(at, 0)) + 1
    return _TITLES.match(name) is not None or (at > start and _TITLES.match(text[start:at]) is not None)


def _end(view: PlanView) -> Iterator[Fault]:
    plan = view.plan
    signature = plan.signatures[-1] if plan.signatures else None
    if signature and signature.name and _titled(signature.name, plan.text) and not _science(view):
        yield Fault("F26", "academic_title", signature.span)
    if typed(view) and plan.kind is not None:
        if signature is None:
            yield Fault("D8.2g", "no_signer")
        elif signature.position and not signature.name:
            yield Fault("D8.2g", "no_name", signature.span)
        if not plan.recipients:
            yield Fault("F27", "no_recipients", signature.span if signature else None)
    if plan.recipients and not any(_FILING.search(r.raw) for r in plan.recipients):
        yield Fault("F27", "no_filing", plan.recipients[-1].span)


def _science(view: PlanView) -> bool:
    return search_in(r"trường|bệnh viện|viện|đại học|học viện|y tế|giáo dục", plain(view.issuer_name or "")) is not None
