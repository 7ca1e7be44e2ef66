"""G38–G40: form, skeleton and names of the time."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ...knowledge.places import TWO_LEVELS_SINCE, province
from ...record import Span
from ..case import PLAN_KINDS, Case, Fields, Outcome, Value, outcome, rule
from ..findings import Verdict
from ..views import PlanView
from ..words import match_start, plain, search_in

_NATIONAL_TITLE = regex.compile(r"C[ỘO]NG\s+H(?:ÒA|OÀ|OA)\s+X[ÃA]\s+H[ỘO]I", regex.I)
_PARTY_TITLE = regex.compile(r"Đ[ẢA]NG\s+C[ỘO]NG\s+S[ẢA]N\s+VI[ỆE]T\s+NAM", regex.I)
_DATE_LINE = regex.compile(r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+\d{4}")
_FILING = regex.compile(r"\bL[ưu]u\b", regex.I)
_TITLES = regex.compile(r"^(?:TS|PGS|GS|ThS|BS|NGƯT|NGND|NSND|TTND|Tiến sĩ|Thạc sĩ)\b\.?")
_EMULATION = regex.compile(r"thi đua")
_DISTRICT_BODY = regex.compile(r"\b(?:huyện|quận|thị xã|thị trấn)\s+\p{Lu}")

#: bodies that ended with the reorganisation of 2025 (table of the reorganisation)
_ENDED = (
    ("2025-03-01", regex.compile(r"^Bộ (?:Lao động|Thông tin và Truyền thông|Kế hoạch và Đầu tư|Giao thông vận tải|Tài nguyên)")),
    ("2025-07-01", regex.compile(r"^Sở (?:Lao động|Thông tin và Truyền thông|Kế hoạch và Đầu tư|Giao thông vận tải|Tài nguyên)")),
)  # fmt: skip

Fault = tuple[str, tuple[str, str], Span | None]


@rule("G38")
def format_rules(case: Case) -> Outcome:
    child = case.child
    if not _header_at_hand(child):
        return outcome("undecidable")
    found = list(_party_faults(child) if child.regime == "party" else _state_faults(child))
    if not found:
        plan = child.plan
        return outcome(
            "pass", child=child.quotes(plan.document_number.span, plan.issued_on.span), confidence=0.7
        )
    faults: Value = (
        "; ".join(f"{code}: {text[0]}" for code, text, _ in found),
        "; ".join(f"{code}: {text[1]}" for code, text, _ in found),
    )
    serious = any(code in _SERIOUS for code, _, _ in found)
    return outcome(
        "fail" if serious else "partial", faults=faults, confidence=0.7,
        child=child.quotes(*(span for _, _, span in found)),
    )


#: deviations of form that make the document doubtful as such (severity high in the rule table)
_SERIOUS = frozenset({"F08"})


def _header_at_hand(view: PlanView) -> bool:
    """Whether the head of the document is in the text; a lost head is no fault of the office."""
    number, issued = view.plan.document_number, view.plan.issued_on
    return number.status in ("stated", "blank", "uncertain") or issued.status in ("stated", "partial")


def _state_faults(view: PlanView) -> Iterator[Fault]:
    plan = view.plan
    number, issued, kind = plan.document_number, plan.issued_on, plan.kind
    if number.status == "blank":
        yield "F04", ("số văn bản để trống", "the number is blank"), number.span
    elif number.status == "absent":
        yield "F04", ("không có dòng số, ký hiệu", "there is no number line"), None
    if number.serial and number.serial.isdigit() and int(number.serial) < 10 and not number.serial.startswith("0"):
        yield "F05", ("số nhỏ hơn 10 thiếu số 0 ở trước", "a number below 10 lacks its leading 0"), number.span
    # a number that is stamped on the page, or read by OCR, stands apart from its symbol
    if number.raw and plan.source.reader in ("text", "markdown", "docx") and search_in(
        r"\d\s+/|/\s+\p{L}|[–—]", number.raw
    ):
        yield "F06", ("ký hiệu có khoảng trắng hoặc gạch ngang dài", "the symbol has blanks or a long dash"), number.span
    other_kind = (
        kind is not None and number.kind and number.text and kind.code != number.kind
        and kind.code in PLAN_KINDS and number.kind in (*PLAN_KINDS, "QĐ", "CT", "HD", "TB", "BC")
    )
    # a plan promulgated by a decision bears the decision's number
    if kind and other_kind and not (number.kind == "QĐ" and "kèm theo quyết định" in plain(plan.text[:3000])):
        yield "F08", (f"tên loại {kind.name} nhưng ký hiệu {number.kind}", f"the title says {kind.name}, the symbol {number.kind}"), number.span
    if issued.status == "partial":
        yield "F10", ("ngày, tháng để trống", "the date is incomplete"), issued.span
    elif issued.status == "absent":
        yield "F10", ("không có địa danh, thời gian ban hành", "there is no place and date line"), None
    elif issued.raw and (line := _DATE_LINE.search(issued.raw)):
        day, month = line["day"], line["month"]
        if (len(day) == 1) or month in ("1", "2"):
            yield "F11", ("ngày nhỏ hơn 10 hoặc tháng 1, 2 thiếu số 0", "day below 10 or month 1, 2 without leading 0"), issued.span
    for diagnostic in plan.diagnostics:
        if diagnostic.code == "duplicate-section-label":
            yield "F19", ("số thứ tự mục bị trùng", "a section label is repeated"), diagnostic.span
    signature = plan.signatures[-1] if plan.signatures else None
    if signature and signature.name and _TITLES.match(signature.name) and not _science(view):
        yield "F26", ("ghi học hàm, học vị trước tên người ký", "an academic title stands before the signer's name"), signature.span
    if plan.recipients and not any(_FILING.search(r.raw) for r in plan.recipients):
        yield "F27", ("nơi nhận thiếu dòng Lưu", "the recipients lack the filing line"), plan.recipients[-1].span


def _party_faults(view: PlanView) -> Iterator[Fault]:
    plan = view.plan
    number = plan.document_number
    head = plan.text[:1500]
    if _NATIONAL_TITLE.search(head) and not _PARTY_TITLE.search(head):
        yield "P01", ("dùng Quốc hiệu thay cho tiêu đề của Đảng", "the national title stands for the Party's"), None
    if number.status == "blank":
        yield "P03", ("số văn bản để trống", "the number is blank"), number.span
    if number.text and number.kind and match_start(r"\d+/", number.text) and "-" in number.text:
        yield "P03", ("ký hiệu viết theo thể thức Nhà nước", "the symbol is written in the State's order"), number.span
    if plan.issued_on.status == "partial":
        yield "P-date", ("ngày, tháng để trống", "the date is incomplete"), plan.issued_on.span
    signature = plan.signatures[-1] if plan.signatures else None
    if signature and signature.authority and signature.authority.upper().startswith("TM."):
        yield "P07", ("ghi TM. thay cho T/M", "TM. stands for T/M"), signature.span


def _science(view: PlanView) -> bool:
    return search_in(r"trường|bệnh viện|viện|đại học|học viện|y tế|giáo dục", plain(view.issuer_name or "")) is not None


@rule("G39")
def skeleton(case: Case) -> Outcome:
    child = case.child
    plan = child.plan
    if plan.kind is not None and plan.kind.code not in PLAN_KINDS:
        return outcome("not_applicable", "kind", kind=plan.kind.name)
    roles = child.roles - {"other"}
    if not roles:
        return outcome("undecidable")
    titles = plain(" ; ".join(s.title or "" for _, s in plan.walk_sections()))
    about = plain(f"{plan.subject or ''} {' '.join(c.name for c in plan.campaigns)}")
    parts: list[tuple[bool, Value]] = [
        (bool(roles & {"purpose", "objective", "requirement"}), ("mục đích, yêu cầu", "purpose")),
        (bool(roles & {"content", "measures", "criteria"}), ("nội dung, nhiệm vụ", "content")),
        (bool(roles & {"organisation"}), ("tổ chức thực hiện", "organisation")),
    ]
    if _EMULATION.search(about) and "khen thưởng" not in about:
        awards = bool(roles & {"awards", "eligibility"}) or "khen thưởng" in titles
        parts.append((awards, ("khen thưởng", "commendation")))
    missing = [name for ok, name in parts if not ok]
    headings = child.quotes(*child.headings)
    if not missing:
        return outcome("pass", child=headings, confidence=0.85)
    names: Value = ("; ".join(str(m[0]) for m in missing), "; ".join(str(m[1]) for m in missing))
    purpose_only = len(missing) == 1 and not parts[0][0]
    verdict: Verdict = "partial" if purpose_only else "fail"
    return outcome(verdict, missing=names, child=headings, confidence=0.7)


_PROVINCE = regex.compile(r"\b[Tt]ỉnh (\p{Lu}\p{L}*(?:(?: - |[ -])\p{Lu}\p{L}*){0,3})")


def _stale_bodies(view: PlanView, day: str) -> list[tuple[str, Span | None]]:
    """Bodies with a duty or among the recipients that had ended by ``day``."""
    found: list[tuple[str, Span | None]] = []
    named = [(a.agency.raw, a.span) for a in view.plan.responsible_agencies]
    named += [(r.raw, r.span) for r in view.plan.recipients]
    for raw, span in named:
        ended = any(day >= end and pattern.match(raw) for end, pattern in _ENDED)
        for match in _PROVINCE.finditer(raw):
            known = province(match[1], day)
            ended = ended or (known is not None and not known.valid(day))
        if ended:
            found.append((raw, span))
    return found


@rule("G40")
def names_of_the_time(case: Case) -> Outcome:
    child = case.child
    issuer = child.issuer
    day, own = child.date_for_law
    if issuer is None or not day:
        return outcome("undecidable")
    quotes = child.quotes(issuer.span)
    name = child.issuer_name or ""
    values: Fields = {"name": name, "day": day}
    sure = 0.85 if own else 0.6
    since = bool(day >= TWO_LEVELS_SINCE[: len(day)] and len(day) >= 7)
    if since and (issuer.level == "district" or _DISTRICT_BODY.search(name)):
        return outcome("fail", "district", child=quotes, confidence=sure, **values)
    for ended, pattern in _ENDED:
        if pattern.match(name) and len(day) >= 7 and day >= ended[: len(day)]:
            return outcome("fail", "ended", child=quotes, confidence=sure - 0.1, **values)
    stale = _stale_bodies(child, day) if len(day) >= 7 else []
    if stale:
        text, span = stale[0]
        return outcome("fail", "stale", child=child.quotes(span), name=text, day=day, confidence=sure - 0.1)
    if issuer.province:
        found = province(issuer.province, day)
        if found is not None and not found.valid(day):
            return outcome("fail", child=quotes, confidence=sure, **values)
        if found is None:
            return outcome("undecidable", child=quotes, **values)
    return outcome("pass", child=quotes, confidence=sure, **values)
