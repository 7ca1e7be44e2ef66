"""Agencies with a duty: role, tasks, partners.

Read from the organisation and assignment parts ("Tổ chức thực hiện", "Phân công", "Điều … chịu
trách nhiệm thi hành"). An addressee that works together with others leads and they coordinate; one
that only advises assists; a duty to report is ``report``; else it implements.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import regex

from ..record import ResponsibleAgency
from .agencies import resolve_agency
from .agency_phrases import HEAD, phrase_end, split_agencies
from .text import DocumentText, Facts

_LABEL = regex.compile(
    r"(?:(?P<part>(?:Phần|PHẦN|Chương|CHƯƠNG|Mục) [IVX\d]+[.:)]?)|(?P<article>Điều \d+\s?[.:])|(?P<roman>[IVX]+\s?[.)\-/])|"
    r"(?P<digits>\d+(?:\.\d+)*\s?[.)\-/]?(?=\s))|(?P<letter>\(?[a-zđ]\s?[).])|(?P<dash>[-–•*])|(?P<plus>\+))\s*"
)
_RANK = {"part": 0, "article": 1, "roman": 1, "digits": 2, "letter": 3, "dash": 4, "plus": 5}
_HEADING = regex.compile(
    r"(?i)tổ chức thực hiện|phân công|tổ chức triển khai|trách nhiệm (?:của|thực hiện|triển khai|thi hành|các)|giao nhiệm vụ|tổ chức thi hành|điều khoản thi hành|hiệu lực thi hành|nhiệm vụ (?:của các|cụ thể của)"
)
_TRIGGER = regex.compile(
    r"(?:(?:UBND|Ủy ban nhân dân|Chủ tịch|Sở|Phòng|Bộ|Thủ tướng)[^.,;:]{0,60}? )?(?:[Gg]iao(?: nhiệm vụ)?(?: cho)?|(?:[Kk]ính |[Tt]rân trọng )?[Đđ]ề nghị|[Yy]êu cầu|[Pp]hân công|[Đđ]ối với|[Tt]rách nhiệm của|[Nn]hiệm vụ của|[Ủủ]y quyền(?: cho)?|[Cc]ác cơ quan [Tt]ruyền thông)\s*:?\s*"
)
_CLOSING = regex.compile(r"(?:Trên đây|Trong quá trình|Căn cứ|Nhận được|Quá trình|Nếu có|Trong thời gian)")
_EXECUTE = regex.compile(r"chịu trách nhiệm (?:thi hành|thực hiện|tổ chức)|(?:căn cứ|theo) [Qq]uyết định (?:này )?(?:thi hành|thực hiện)|có trách nhiệm thi hành|thi hành (?:[Qq]uyết định|[Nn]ghị quyết|[Cc]hỉ thị) này")
_TOGETHER = regex.compile(
    r"(?:[Pp]hối hợp|[Pp]hối kết hợp|[Kk]ết hợp|[Cc]ùng)(?: (?:chặt chẽ|tốt|thường xuyên|chặt|đồng bộ))?(?: cùng)?(?: (?:với|cùng|của))?\s+(?:với\s+)?"
)
_LEAD = regex.compile(r"[Cc]hủ trì|đầu mối")
_REPORT = regex.compile(r"[Bb]áo cáo(?! (?:tài chính|đánh giá tác động|thống kê))")
_RHYTHM = regex.compile(r"định kỳ|[Hh]ằng (?:năm|quý|tháng)|[Hh]àng (?:năm|quý|tháng)|trước ngày|6 tháng|sáu tháng|quý|ngày \d|trước \d")
_ASSIST = regex.compile(r"[Tt]ham mưu")
_REPORT_TO = regex.compile(r"(?:phản ánh|báo cáo)(?: kịp thời)?(?: về)")


@dataclass(slots=True)
class _Duty:
    """An addressee with what is asked of it; offsets into the text."""

    start: int
    end: int
    rank: int
    heading: bool
    tasks: list[tuple[int, int]] = field(default_factory=list)


def read_responsible_agencies(document: DocumentText, facts: Facts) -> tuple[ResponsibleAgency, ...]:
    """Every agency with a duty, in order of appearance."""
    groups = _collect(document, facts)
    out: list[ResponsibleAgency] = []
    for group in groups:
        out.extend(_entries(document, facts, group))
    return _unique(out)


def _zone(document: DocumentText, facts: Facts) -> list[range]:
    """Line ranges of the parts that give duties."""
    body = document.zones.body
    ranges: list[range] = []
    first = last = None
    rank = 9
    for i, _, line in document.iter_lines(body):
        m = _LABEL.match(line)
        r = _RANK[m.lastgroup] if m and m.lastgroup else 9
        if first is not None and r <= rank and not (r == rank and False):
            if not _heading(line, m):
                ranges.append(range(first, i))
                first = None
        if first is None and m and r < 4 and _heading(line, m):
            first, rank = i, r
        last = i
    if first is not None and last is not None:
        ranges.append(range(first, last + 1))
    return ranges


def _heading(line: str, m: regex.Match[str] | None) -> bool:
    if m is None or len(line) > 150 and not line.startswith("Điều"):
        return False
    return bool(_HEADING.search(line, m.end(), m.end() + 110))


def _collect(document: DocumentText, facts: Facts) -> list[list[_Duty]]:
    zones = _zone(document, facts)
    covered = set()
    groups: list[list[_Duty]] = []
    for zone in zones:
        groups.extend(_read_zone(document, zone, True))
        covered.update(zone)
    for i, offset, line in document.iter_lines(document.zones.body):
        if i in covered or len(line) < 40:
            continue
        if "thi hành" in line and _EXECUTE.search(line):
            groups.extend(_read_zone(document, range(i, i + 1), True))
            covered.add(i)
    if not groups:
        groups.extend(_read_zone(document, document.zones.body, False))
    return groups


def _read_zone(document: DocumentText, zone: range, assigned: bool) -> list[list[_Duty]]:
    """Groups of addressees that share tasks."""
    text = document.text
    groups: list[list[_Duty]] = []
    current: list[_Duty] | None = None
    rank = 9
    for _, offset, line in document.iter_lines(zone):
        if not line or "\t" in line:
            continue
        m = _LABEL.match(line)
        r = _RANK[m.lastgroup] if m and m.lastgroup else 6
        start = offset + (m.end() if m else 0)
        end = offset + len(line)
        if r == 6 and _CLOSING.match(line):
            current = None
        trigger = _TRIGGER.match(text, start, end)
        if trigger:
            start = trigger.end()
        if current is not None and r > rank and not trigger and not (HEAD.match(text, start, end) and r < 6 and _inline(text, start, end)):
            for duty in current:
                duty.tasks.append((start, end))
            continue
        found = _addressees(text, start, end, bool(trigger) or assigned)
        if found is None:
            if r <= rank:
                current = None
            continue
        if current is not None and r > rank and not trigger and not found[1]:
            continue
        duties, task = found
        for duty in duties:
            duty.rank = r
            if task < end:
                duty.tasks.append((task, end))
        groups.append(duties)
        current, rank = duties, r
    return groups


def _inline(text: str, start: int, end: int) -> bool:
    """Whether a line below an addressee names an addressee of its own and a verb."""
    stop = phrase_end(text, start)
    return stop < end - 12 and text[start].isupper()


def _addressees(text: str, start: int, end: int, assigned: bool) -> tuple[list[_Duty], int] | None:
    """The addressees that begin a line, and where their task begins."""
    head = HEAD.match(text, start, end)
    if head is None:
        return None
    stop = min(phrase_end(text, start), end)
    if stop - start < 3:
        return None
    duties = [_Duty(a, b, 9, False) for a, b in split_agencies(text, start, stop)]
    task = stop
    while task < end and text[task] in " :;,-":
        task += 1
    if not assigned and task >= end:
        return None
    return duties, task


def _entries(document: DocumentText, facts: Facts, group: list[_Duty]) -> list[ResponsibleAgency]:
    """The record entries of one group of addressees."""
    text = document.text
    partners: list[tuple[int, int]] = []
    lead = together = False
    reports = assists = others = 0
    tasks = group[0].tasks
    for start, end in tasks:
        body = text[start:end]
        if _LEAD.search(body):
            lead = True
        for m in _TOGETHER.finditer(text, start, end):
            if HEAD.match(text, m.end(), end):
                together = True
                stop = min(phrase_end(text, m.end()), end)
                partners.extend(split_agencies(text, m.end(), stop))
        if _REPORT.search(body) and _RHYTHM.search(body):
            reports += 1
        if _ASSIST.match(body):
            assists += 1
        else:
            others += 1
    out: list[ResponsibleAgency] = []
    role = "lead" if lead or together else "assist" if assists and not others else "implement"
    sentences = tuple(text[a:b] for a, b in tasks)
    first = text[group[0].start:group[0].end]
    for duty in group:
        out.append(_entry(document, facts, duty.start, duty.end, role, sentences, ()))
    for a, b in partners:
        out.append(_entry(document, facts, a, b, "coordinate", (), (first,)))
    if reports:
        for duty in group:
            out.append(_entry(document, facts, duty.start, duty.end, "report", (), ()))
    return out


def _entry(
    document: DocumentText, facts: Facts, start: int, end: int, role: str,
    tasks: tuple[str, ...], partners: tuple[str, ...],
) -> ResponsibleAgency:
    span = document.span(start, end)
    agency = resolve_agency(document.text[start:end], issuer=facts.issuer, on=facts.date, span=span)
    return ResponsibleAgency.model_construct(
        agency=agency, role=role, tasks=tasks, with_=partners, section=None, span=span, confidence=None
    )


def _unique(entries: list[ResponsibleAgency]) -> tuple[ResponsibleAgency, ...]:
    """Entries without repeated (agency, role, with)."""
    seen = set()
    out = []
    for e in entries:
        key = (e.agency.raw.casefold(), e.role, e.with_)
        if key not in seen:
            seen.add(key)
            out.append(e)
    return tuple(out)
