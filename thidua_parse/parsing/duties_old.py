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
    r"(?P<digits>\d{1,2}(?:\.\d{1,2})*(?:\s?[.)/]|(?<=\.\d)|(?<=\.\d\d))(?=\s))|(?P<letter>\(?[a-zđ]\s?[).])|(?P<dash>[-–•*])|(?P<plus>\+))\s*"
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
    r"(?:[Pp]hối hợp|[Pp]hối kết hợp)(?: (?:chặt chẽ|tốt|thường xuyên|chặt|đồng bộ))?(?: cùng)?(?: (?:với|cùng|của))?\s+(?:với\s+)?"
)
_LEAD = regex.compile(r"(?<!đơn vị )(?<!cơ quan )[Cc]hủ trì(?! (?:các |những )?(?:buổi|cuộc|hội nghị|phiên|họp))|(?:[Ll]à|[Ll]àm) (?:cơ quan |đơn vị )?đầu mối")
_REPORT = regex.compile(r"(?<!chế độ tổng hợp )(?<!chế độ )[Bb]áo cáo(?! (?:viên|tài chính|đánh giá tác động|thống kê))")
_RHYTHM = regex.compile(r"theo (?:đúng )?quy định(?! tại| của)|định kỳ|[Hh]ằng (?:năm|quý|tháng)|[Hh]àng (?:năm|quý|tháng)|trước ngày|6 tháng|sáu tháng|quý|ngày \d|trước \d")
_ASSIST = regex.compile(r"[Tt]ham mưu")
_REPORT_TO = regex.compile(r"(?:phản ánh|báo cáo)(?: kịp thời)?(?: về)")


@dataclass(slots=True)
class _Group:
    """Addressees that share tasks; offsets into the text."""

    holders: list[tuple[int, int]]
    rank: float
    heading: bool
    tasks: list[tuple[int, int]] = field(default_factory=list)


def read_responsible_agencies(document: DocumentText, facts: Facts) -> tuple[ResponsibleAgency, ...]:
    """Every agency with a duty, in order of appearance."""
    groups = _collect(document, facts)
    groups.sort(key=lambda g: g.holders[0])
    out: list[ResponsibleAgency] = []
    for group in groups:
        out.extend(_entries(document, facts, group))
    return _unique(out)


def _label(line: str) -> tuple[float, int]:
    """Rank of a line's label (0 part … 5 plus, 6 none) and where its text begins."""
    m = _LABEL.match(line)
    if m is None or m.lastgroup is None:
        return 6, 0
    rank = _RANK[m.lastgroup]
    if m.lastgroup == "digits":
        return rank + 0.1 * m["digits"].rstrip(" .)-/").count("."), m.end()
    return rank, m.end()


def _zones(document: DocumentText) -> list[range]:
    """Line ranges of the parts that give duties, headings included."""
    ranges: list[range] = []
    first: int | None = None
    rank: float = 9
    title = chapter = -9
    body, closing = document.zones.body, document.zones.closing
    for i, _, line in document.iter_lines(body):
        if not line:
            continue
        r, at = _label(line)
        capitals = r == 6 and len(line) < 80 and line == line.upper()
        if capitals:
            r = 1
        heading = r < 4 and _is_heading(line, at)
        if capitals and first is not None and i == title + 1:
            title = i  # a heading over two lines
            continue
        if heading and capitals and chapter == i - 1:
            r = 0
        if r == 0 and len(line) < 20:
            chapter = i
        if i in closing:
            continue
        if first is not None and r <= rank and not (heading and r == rank):
            ranges.append(range(first, i))
            first = None
        if first is None and heading:
            first, rank, title = i, r, i
    if first is not None:
        ranges.append(range(first, body.stop))
    return ranges


def _is_heading(line: str, at: int) -> bool:
    """Whether a labelled line heads a part that gives duties."""
    m = _HEADING.search(line, at, at + 110)
    if m is None:
        return False
    if line.startswith("Điều") or m.start() - at < 3 and line[m.end():m.end() + 1] in ("", ":", "."):
        return True
    return len(line) < 110 and not line.endswith((".", ";")) and len(line) - m.end() < 60


def _collect(document: DocumentText, facts: Facts) -> list[_Group]:
    groups: list[_Group] = []
    covered: set[int] = set()
    for zone in _zones(document):
        groups.extend(_read_zone(document, zone))
        covered.update(zone)
    body = document.zones.body
    for i, offset, line in document.iter_lines(body):
        if i not in covered and len(line) > 40 and "hành" in line and _EXECUTE.search(line):
            group = _inline_group(document, offset + _label(line)[1], offset + len(line))
            if group is not None:
                groups.append(group)
                covered.add(i)
    code = facts.kind.code if facts.kind else None
    if not groups and code in _ORDERING_KINDS:
        groups.extend(_orders(document))
    return groups


#: kinds that give orders without an organisation part
_ORDERING_KINDS = frozenset({"CV", "TB", "CT", "CĐ", "HD", "KH", "KL"})
_LEAD_IN = regex.compile(r"(?:giao|yêu cầu|đề nghị|chỉ đạo|kết luận|nhiệm vụ|nội dung)[^.;]*:$")
_ORDER = regex.compile(r"(?:[Gg]iao(?: nhiệm vụ)?(?: cho)?|[Yy]êu cầu|[Đđ]ề nghị|[Pp]hân công)\s+(?=\S)")


def _orders(document: DocumentText) -> list[_Group]:
    """Duties of a document without an organisation part: orders given anywhere in it."""
    text = document.text
    zones = document.zones
    groups: list[_Group] = []
    lines = range(min(zones.preamble.start, zones.body.start), zones.body.stop)
    listing = False
    for _, offset, line in document.iter_lines(lines):
        if not line or "\t" in line:
            continue
        if _LEAD_IN.search(line):
            listing = True
        rank, at = _label(line)
        start, end = offset + at, offset + len(line)
        if listing and rank < 6 and _TARGET.match(text, start, end):
            group = _inline_group(document, start, end)
            if group is not None and group.tasks:
                groups.append(group)
                continue
        for m in _ORDER.finditer(text, start, end):
            if HEAD.match(text, m.end(), end):
                stop = text.find(". ", m.end(), end)
                group = _inline_group(document, m.end(), stop if stop >= 0 else end)
                if group is not None and group.tasks:
                    groups.append(group)
    return groups


#: bodies that an item of a list of orders may begin with
_TARGET = regex.compile(
    r"(?:Giao |Đề nghị |Yêu cầu )?(?:Các (?:sở|Sở|cơ quan|đơn vị|phòng|ban|trường|địa phương)|Sở|UBND|[ỦU][yỷ] ban|Công an|Ban|Hội|Chủ tịch|Thủ trưởng|Giám đốc|Phòng|Bộ|Tỉnh đoàn|Liên đoàn|Đài|Báo|Mặt trận|Chánh|Công ty|Văn phòng|Hiệu trưởng|Trung tâm|Mỗi)"
)


def _inline_group(document: DocumentText, start: int, end: int) -> _Group | None:
    """Addressees and task of one line ("Sở X chủ trì …")."""
    text = document.text
    trigger = _TRIGGER.match(text, start, end)
    if trigger:
        start = trigger.end()
    found = _addressees(text, start, end)
    if found is None:
        return None
    holders, task = found
    return _Group(holders, 9, task >= end, [(task, end)] if task < end else [])


def _read_zone(document: DocumentText, zone: range) -> list[_Group]:
    """Groups of addressees of an organisation part."""
    text = document.text
    groups: list[_Group] = []
    current: _Group | None = None
    for i, offset, line in document.iter_lines(zone):
        if not line or "\t" in line:
            continue
        r, at = _label(line)
        if i == zone.start:
            at = max(at, _own_heading(line, at))
            if at >= len(line):
                continue
        start, end = offset + at, offset + len(line)
        if r == 6 and _CLOSING.match(line):
            current = None
            groups.extend(_closing(document, start, end))
            continue
        trigger = _TRIGGER.match(text, start, end)
        if trigger:
            start = trigger.end()
        below = current is not None and current.heading and r > current.rank
        found = _addressees(text, start, end)
        if found is not None and below and not trigger and (
            found[1] >= end or not text[start].isupper() or not _STRONG.match(text, start)
        ):
            found = None
        if found is None:
            if current is not None and (below or r > current.rank):
                current.tasks.append((start, end))
            elif r < 6:
                current = None
            continue
        holders, task = found
        current = _Group(holders, r, task >= end or line.endswith(":"))
        if task < end:
            current.tasks.append((task, end))
        groups.append(current)
    return groups


#: heads that name an addressee even among the tasks of another
_STRONG = regex.compile(r"(?:Các đồng chí|Sở|UBND|[ỦU][yỷ] ban|Công an|Ban |Phòng|Bộ |Mỗi|Thủ trưởng|Chủ tịch|Giám đốc|Các (?:sở|Sở|cơ quan|đơn vị|phòng|ban|trường|địa phương|huyện))")


def _own_heading(line: str, at: int) -> int:
    """Where the text of a zone begins on its heading's line: behind a colon or "Trách nhiệm của"."""
    m = _RESPONSIBILITY.match(line, at)
    if m:
        return m.end()
    if line.startswith("Điều") or len(line) > 110:
        return at
    colon = line.find(":")
    return colon + 1 if 0 < colon < len(line) - 20 else len(line)


_RESPONSIBILITY = regex.compile(r"(?i)trách nhiệm (?:thi hành )?của\s+")


def _closing(document: DocumentText, start: int, end: int) -> list[_Group]:
    """The closing paragraph: who reports difficulties ("… các đơn vị báo cáo về Sở …")."""
    text = document.text
    groups: list[_Group] = []
    for m in _REPORTING.finditer(text, start, end):
        at = m.start("who")
        holders = split_agencies(text, at, min(phrase_end(text, at), end))
        group = _Group(holders, 9, False, [(m.start("what"), end)])
        groups.append(group)
    return groups


_REPORTING = regex.compile(
    r"(?:^|[,;.] |đề nghị |yêu cầu )(?P<who>(?:[Cc]ác|[Tt]hủ trưởng|Sở|Phòng|UBND) [^,.;]{3,80}?(?:, [^,.;]{3,40}?){0,2}) (?:kịp thời |chủ động |cần |gửi |phối hợp )*(?P<what>(?:phản ánh|báo cáo)\b)"
)


def _addressees(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], int] | None:
    """The addressees that begin a line, and where their task begins."""
    head = HEAD.match(text, start, end)
    if head is None:
        return None
    stop = min(phrase_end(text, start), end)
    if stop - start < 3:
        return None
    holders = split_agencies(text, start, stop)
    if stop < end and text[stop] == ":":
        listed = stop + 1 + (text[stop + 1:stop + 2] == " ")
        if HEAD.match(text, listed, end) and text[listed].isupper():
            last = min(phrase_end(text, listed), end)
            if last < end - 15:
                holders, stop = split_agencies(text, listed, last), last
    task = stop
    while task < end and text[task] in " :;,-":
        task += 1
    return [h for h in (_trim(text, a, b) for a, b in holders) if h[1] - h[0] > 1], task


_COURTESY = regex.compile(r"(?:đồng chí|Đồng chí|đ/c|Đ/c|ông|bà|Ông|Bà) (?=\p{Lu})")


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without "đồng chí" before an office and "(như Kính gửi)" behind."""
    m = _COURTESY.match(text, start, end)
    if m:
        start = m.end()
    if text[end - 1] == ")":
        at = text.rfind("(", start, end)
        if at > start and text[at + 1:at + 4].casefold() in ("như", "sau", "gọi"):
            end = at
            while end > start and text[end - 1] == " ":
                end -= 1
    return start, end


def _entries(document: DocumentText, facts: Facts, group: _Group) -> list[ResponsibleAgency]:
    """The record entries of one group of addressees."""
    text = document.text
    partners: list[tuple[int, int]] = []
    lead = together = False
    assists = others = reports = 0
    alone = False
    for start, end in group.tasks:
        body = text[start:end]
        lead = lead or bool(_LEAD.search(body))
        for m in _TOGETHER.finditer(text, start, end):
            if not HEAD.match(text, m.end(), end):
                continue
            if _GENERIC.match(text, m.end(), end):
                alone = True
                continue
            clause = text[max(text.rfind(";", start, m.start()), text.rfind(". ", start, m.start()), start):m.start()]
            if _DIRECTS.search(clause):
                continue
            together = together or len(clause.strip(" .;,")) == 0 or clause.endswith("lãnh đạo ")
            partners.extend(split_agencies(text, m.end(), min(phrase_end(text, m.end()), end)))
        if _REPORT.search(body) and _RHYTHM.search(body):
            reports += 1
        if _ASSIST.match(body):
            assists += 1
        else:
            others += 1
        if _JOINING.search(body):
            alone = True
    if lead or together:
        role = "lead"
    elif alone and len(group.tasks) == 1:
        role = "coordinate"
    elif assists and not others:
        role = "assist"
    elif len(group.tasks) == 1 and _ONLY_REPORT.search(text[slice(*group.tasks[0])]):
        role, reports = "report", 0
    else:
        role = "implement"
    sentences = tuple(text[a:b] for a, b in group.tasks)
    first = text[slice(*group.holders[0])]
    out = [_entry(document, facts, a, b, role, sentences, ()) for a, b in group.holders]
    out += [_entry(document, facts, a, b, "coordinate", (), (first,)) for a, b in partners]
    if reports:
        out += [_entry(document, facts, a, b, "report", (), ()) for a, b in group.holders]
    return out


#: "hướng dẫn các trường phối hợp với …": others work together, not the addressee
_DIRECTS = regex.compile(r"(?:[Hh]ướng dẫn|[Cc]hỉ đạo|[Yy]êu cầu|[Đđ]ôn đốc|[Vv]ận động) (?:các|Sở|Phòng|UBND|cơ quan|đơn vị)[^,]*$")
_GENERIC = regex.compile(r"(?:chính quyền|các đơn vị chủ trì|gia đình|cán bộ|chuyên môn|cơ quan chủ trì)")
_JOINING = regex.compile(r"phối hợp (?:để|tổ chức|thực hiện|triển khai|thường xuyên)")
_ONLY_REPORT = regex.compile(r"^(?:kịp thời )?(?:[Pp]hản ánh|báo cáo)|tổng hợp,? (?:và )?báo cáo|báo cáo.{0,80}trước ngày|định kỳ.{0,40}báo cáo|gửi [Bb]áo cáo")


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
