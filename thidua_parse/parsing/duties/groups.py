"""Addressees and their tasks, line by line."""

from __future__ import annotations

import regex

from ..agency_phrases import STRONG, phrase_end
from ..anchors import Beginnings, Opening, holds
from ..text import DocumentText
from .charges import CHARGED
from .headings import again, among, in_general, in_general_at, unmarked, without_bare_closing
from .holders import Group, addressees, office_of, one_office
from .labelled import labelled
from .openers import (
    FRAMED,
    IN_TIME,
    PASSING,
    behind_frame,
    behind_time,
    closing_duties,
    difficulties,
)
from .where import HEADING, PLAIN, labels

#: what may stand before an addressee
_TRIGGER = Opening(regex.compile(
    r"(?:(?:UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân|Chủ tịch|Sở|Phòng|Bộ|Thủ tướng|Chính phủ|Quốc hội)[^.,;:]{0,60}? )?(?P<order>(?:(?<!Ngoại )[Gg]iao(?! ban(?! (?:tổ chức|tuyên giáo|chấp hành|thường vụ|dân vận|nội chính|chỉ đạo))| lưu| thông| dịch| dự toán| chỉ tiêu)(?: nhiệm vụ)?(?: cho)?|(?:[Kk]ính |[Tt]rân trọng )?[Đđ]ề nghị|[Yy]êu cầu|[Pp]hân công|"
    r"[Đđ]ối với|[Tt]rách nhiệm (?:thi hành )?của|[Nn]hiệm vụ của|[Ủủ]y quyền(?: cho)?|[Cc]ác cơ quan [Tt]ruyền thông)\s*:?\s*)"
), 6)
#: words that tell apart bodies in a heading ("Trách nhiệm của tổ chức sử dụng dịch vụ")
_CLAUSES = ("được ", "sử dụng ", "cung cấp ", "tham gia ", "quản lý ", "khai thác ", "hoạt động ")
#: beginnings of the matter an order is about, before its addressee
_TOPICS = ("Về ", "Công tác ", "Lĩnh vực ", "Đối với ")
#: persons whose own body is meant where the line stands below a heading
_HEADS = ("Hiệu trưởng", "Thủ trưởng", "Giám đốc", "Người đứng đầu")
#: offsets of addressees, and where their task begins
Found = tuple[list[tuple[int, int]], int]
_OPENER = Opening(regex.compile(
    r"(?:Trên đây|Trong (?:quá trình|thời gian|khi)|Căn cứ|Nhận được|Quá trình|Nếu có|Định kỳ|Nay[ ,]thông báo|Nay,|Hằng năm|Hàng năm|Quý"
    r"|Thừa (?:lệnh|[uủ][yỷ] quyền)|Rất mong|Trân trọng|Kính mong"
    r"|(?:Kế hoạch|Chỉ thị|Công điện|Thông báo|Chương trình|Hướng dẫn|Quyết định|Nghị quyết|Công văn|Văn bản) này (?:được|thay thế|thay cho|có hiệu lực|đã|sẽ)\b)"
), 6)
#: which of the two a line may begin with, by its first letters
_begins, _WIDTH = Beginnings(_OPENER, _TRIGGER), 6
#: what a body asks of its superior is no order: "đề nghị Chủ tịch UBND tỉnh tặng Bằng khen"
_REQUEST = regex.compile(r"(?:tặng|trao|xét|xem xét|khen|quyết định|phê duyệt|cho|công nhận|truy tặng|ban hành)\b")
#: honours that only a superior awards: "đề nghị Giám đốc Sở tặng Giấy khen"
_HONOURS = regex.compile(r"(?:(?:xem )?xét,? |quyết định )?(?:tặng|truy tặng|trao tặng|khen thưởng|công nhận)\b")
_STAFF = regex.compile(r"(?i)(?:các |mọi )?(?:cán bộ|giáo viên|nhân viên|học sinh|người|công chức|viên chức|chuyên viên|cơ quan(?:, đơn vị)? (?:trình|chủ trì|phối hợp|soạn thảo|thẩm tra|thực hiện))\b")
_ORDER = regex.compile(r"(?:(?<!Ngoại |[Bb]àn |[Cc]huyển )[Gg]iao(?! ban(?! (?:tổ chức|tuyên giáo|chấp hành|thường vụ|dân vận|nội chính|chỉ đạo))| lưu| thông| dịch| dự toán| chỉ tiêu)(?: nhiệm vụ)?(?: cho)?|[Yy]êu cầu|[Đđ]ề nghị|[Pp]hân công)\s+(?=\S)")
SENTENCE = regex.compile(r"[.;] (?=\p{Lu})")
_VALIDITY = regex.compile(r"(?:Quyết định|Nghị quyết|Chỉ thị|Quy định|Quy chế)[ ]này[^.]{0,220}(?:hiệu lực|thay thế|thực hiện)")


def behind_validity(line: str, at: int) -> int:
    """Where the sentence of an article that charges somebody begins, behind one on the validity."""
    first = SENTENCE.search(line, at)
    if first is None or not _VALIDITY.match(line, at):
        return at
    return int(first.end())


def _triggered(text: str, start: int, end: int) -> regex.Match[str] | None:
    """The words before an addressee; a body before them is who gives the order, and nothing else."""
    found = _TRIGGER.match(text, start, end)
    if found is None:
        return None
    order = found.start(1)
    if order > start and phrase_end(text, start) < order - 1:
        return None  # "Sở Y tế quản lý chặt việc cấp phép đối với …"
    return found


def read_zone(document: DocumentText, zone: range, strict: bool = False) -> list[Group]:
    """Groups of addressees of a part; ``strict``: only unmistakable names begin a group."""
    text, closing, known = document.text, document.zones.closing, labels(document)
    groups: list[Group] = []
    heading: Group | None = None
    current: Group | None = None
    lead: str | None = None
    above: tuple[Group, float] | None = None  # a role whose bodies follow below
    passing = False
    for i, offset, line in document.iter_lines(zone):
        if not line or i in closing or line.count("\t") > 1:
            continue
        rank, at = known[i]
        if rank <= 1:
            passing = "huyển tiếp" in line and PASSING.match(line, at) is not None
        if passing:
            continue
        if i == zone.start and not strict:
            at = max(at, _own_heading(line, at))
            if at >= len(line):
                continue
        if rank == PLAIN and not strict:
            rank = unmarked(document, i, offset, line)
        start, end = offset + at, offset + len(line)
        named = labelled(text, start, end, lead) if line[at : at + 2] in ("Cơ", "Đơ", "Ch", "Ph") else None
        if named is not None:
            if named.holders:
                groups.append(named)
                lead = text[slice(*named.holders[0])] if named.role == "lead" else lead
            above = None if named.holders else (named, rank)
            continue
        if above is not None and rank <= above[1]:
            above = None
        timed = False
        begins = _begins[line[at : at + _WIDTH]]
        framed = behind_frame(text, start, end) if line[at : at + 3] in FRAMED else start
        behind = framed > start
        if behind:
            start = framed
        elif begins & 1 and _OPENER.match(line, at):
            if rank == PLAIN or line.startswith(("Trong quá trình", "Quá trình"), at):
                made = closing_duties(document, start, end)
                inside = heading is not None and heading.rank < rank and (rank < PLAIN or not (heading.tasks or heading.opens))
                if inside and not made and heading is not None and not heading.opens:
                    heading.tasks.append((start, end))
                    continue
                if made or not line.startswith(IN_TIME, at):
                    heading, current = (heading, current) if inside else (None, None)
                    groups += made
                    continue
            if line.startswith(IN_TIME, at) and (who := behind_time(text, start, end)) is not None:
                timed, start = True, who
        if text.startswith(_TOPICS, start):
            start = _behind_topic(text, start, end)
        trigger = _triggered(text, start, end) if begins & 2 or start != offset + at else None
        if trigger and trigger[1][1:4] == "hân" and _STAFF.match(text, trigger.end()):
            trigger = None  # "Phân công cán bộ bám sát cơ sở": its own people
        if trigger:
            start = trigger.end()
        below = heading is not None and rank > heading.rank
        person = start
        start = office_of(text, start, end)
        found = addressees(text, start, end, document.phrase_ends)
        if start > person and found is not None:
            found = one_office(text, found, end)
        if trigger and found is not None and "ề nghị" in trigger["order"] and _HONOURS.match(text, found[1]):
            found = None  # asked of a superior
        if trigger and found is not None and rank < PLAIN:
            found = _whole_heading(text, trigger["order"], found, start, end)
        above_it = heading if below else None
        nested = (
            above_it is not None and found is not None and rank < PLAIN
            and _is_nested(text, above_it, found, start, end)
        )
        if nested and heading is not None:
            heading.opens = True
        elif found is not None and not trigger and start == person and (below or (strict and not timed)) and not (
            behind and heading is not None and in_general(text, heading)
        ) and _is_task(text, above_it, found, start, end):
            found = None
        if found is None:
            if below and heading is not None:
                heading.tasks.append((start, end))
            elif current is not None and rank > current.rank:
                current.tasks.append((start, end))
            elif "vướng mắc" in line and "nếu" in line:
                groups += closing_duties(document, start, end)
            elif rank < PLAIN:
                heading = current = None
                groups += ordered(document, start, end)
            else:
                groups += ordered(document, start, end)
            continue
        last = rank == PLAIN and bool(trigger) and bool(groups)
        stop = difficulties(text, found[1], end)
        reports = closing_duties(document, stop + 1, end) if stop < end else []
        made = _sentences(document, found, stop if reports else end, rank)
        if below and heading is not None and found[1] < end and not trigger and again(text, heading, found):
            heading.tasks += made[0].tasks  # "3. Phòng Kinh tế" above "Phòng Kinh tế chủ trì …"
            groups += made[1:] + reports
            continue
        made[0].timed = timed
        if above is not None:
            made[0].role, made[0].lead = above[0].role, above[0].lead
            lead = text[slice(*found[0][0])] if above[0].role == "lead" else lead
        if last:
            made[0].closing = True
        for group in made:
            group.strict = strict
        groups += made + reports
        current = made[0]
        if below and not nested and heading is not None and not heading.tasks and (
            in_general(text, heading) or text[found[1] - 2 : found[1]] == ": "
        ):
            heading.opens = True  # "1. Trung ương Hội" above "1.1. Ban Tuyên giáo: …"
        if current.heading:
            heading = current
        elif not below:
            heading = None
    return without_bare_closing(text, [g for g in groups if not g.opens or g.tasks])


def _behind_topic(text: str, start: int, end: int) -> int:
    """Where the addressee behind the matter of an order begins: "Về thu ngân sách: Thuế cơ sở …"."""
    topic = text.find(": ", start, start + 90)
    return topic + 2 if topic > 0 and topic + 2 < end and STRONG.match(text, topic + 2, end) else start


def _whole_heading(text: str, order: str, found: Found, start: int, end: int) -> Found:
    """Addressees whose heading goes on behind their names; then nothing of it is a task.

    "Trách nhiệm của các cơ quan trong việc thực hiện", "Trách nhiệm của các bộ được giao chủ trì dự án".
    """
    holders, task = found
    if order[1:4] == "rác" and (
        text.startswith("trong việc ", task) and end - start < 160 and text[end - 1] not in ".;"
    ):
        return holders, end
    if text.startswith(_CLAUSES, task) and order[1:5] in ("rách", "hiệm") and (
        text[end - 1] not in ".;:" and text.find(":", task, end) < 0
    ):
        holders[-1] = holders[-1][0], end
        return holders, end
    return found


def _is_nested(text: str, heading: Group, found: Found, start: int, end: int) -> bool:
    """Whether a line below a heading of addressees in general, or of several, names some of them."""
    if STRONG.match(text, start, end) is None or not text[start].isupper():
        return False
    holders, task = found
    if task >= end and not in_general_at(text, start) and (
        in_general(text, heading) or among(text, heading, holders)
    ):
        return True
    return text[task - 2] == ":" and among(text, heading, holders)


def _is_task(text: str, heading: Group | None, found: Found, start: int, end: int) -> bool:
    """Whether a line that begins with a body is a task of those above it (``heading``), not an addressee."""
    below = heading is not None
    if (found[1] >= end and below) or not (
        STRONG.match(text, start, end) or (below and CHARGED.match(text, found[1]))
    ):
        return True
    return heading is not None and text.startswith(_HEADS, start) and not (
        (heading.opens or text.startswith("Giám đốc Sở ", start)) and in_general(text, heading)
    )


def _sentences(
    document: DocumentText, found: tuple[list[tuple[int, int]], int], end: int, rank: float
) -> list[Group]:
    """Groups of one line: a later sentence may begin with another addressee."""
    text = document.text
    holders, task = found
    groups = [Group(holders, rank, task >= end or text[end - 1] == ":")]
    begin = task
    several = text.find(". ", task, end) >= 0 or text.find("; ", task, end) >= 0
    for m in SENTENCE.finditer(text, task, end) if several else ():
        at = m.end()
        trigger = _triggered(text, at, end)
        if trigger and trigger.group().startswith("Đối với"):
            continue
        at = trigger.end() if trigger else at
        if not (trigger or STRONG.match(text, at, end)):
            continue
        more = addressees(text, at, end)
        if more is None or more[1] >= end or text[more[1] - 1] == ":":
            continue
        if begin < m.start():
            groups[-1].tasks.append((begin, m.start()))
        groups.append(Group(more[0], rank, False))
        begin = more[1]
    if begin < end:
        groups[-1].tasks.append((begin, end))
    return groups


def orders(document: DocumentText) -> list[Group]:
    """Orders given anywhere in a document that has neither an organisation part nor a list."""
    zones, known = document.zones, labels(document)
    groups: list[Group] = []
    open_group: Group | None = None
    lines = range(min(zones.preamble.start, zones.body.start), zones.body.stop)
    for i, offset, line in document.iter_lines(lines):
        if not line or "\t" in line or i in zones.closing:
            continue
        made = ordered(document, offset + known[i][1], offset + len(line), leads=True)
        groups += made
        if made and line.endswith(":"):
            open_group = made[-1]
        elif open_group is not None and not made and known[i][0] < PLAIN:
            open_group.tasks.append((offset + known[i][1], offset + len(line)))
    return groups


def ordered(document: DocumentText, start: int, end: int, *, leads: bool = False) -> list[Group]:
    """Groups after "giao", "yêu cầu", "đề nghị" inside a line.

    ``leads``: what they have to do may stand below ("Sở yêu cầu các đơn vị:").
    """
    text = document.text
    groups: list[Group] = []
    part = text[start:end]
    for m in _CHAIRED.finditer(text, start, end) if " do " in part else ():
        found = addressees(text, m.end(), end)
        if found is not None and _CHAIRS.match(text, found[1], end):
            groups.append(Group(found[0], 9, False, [(found[1], end)]))
    if not holds(part, ("iao", "êu cầu", "ề nghị", "hân công")):
        return groups
    for m in _ORDER.finditer(text, start, end):
        if text[max(start, m.start() - 5):m.start()].endswith(("được ", "theo ", "các ")):
            continue
        found = None if _STAFF.match(text, m.end()) else addressees(text, m.end(), end)
        if found is None or _REQUEST.match(text, found[1]):
            continue
        if found[1] >= end:
            if leads and text[end - 1] == ":":
                groups.append(Group(found[0], 9, False))
            continue
        last = min(end, found[1] + 3000)
        stop = text.find(". ", found[1], last)
        if stop < 0 or stop + 40 > last or "báo cáo" in text[stop:last]:
            stop = last
        groups.append(Group(found[0], 9, False, [(found[1], stop)]))
    return groups


#: "… do Sở Nội vụ chủ trì, phối hợp với …"
_CHAIRED = regex.compile(r" do (?=\p{Lu}|các )")
_CHAIRS = regex.compile(r"chủ trì(?! (?:các |những )?(?:buổi|cuộc(?! vận động)|hội nghị|phiên|họp))|làm (?:cơ quan |đơn vị )?đầu mối")


def _own_heading(line: str, at: int) -> int:
    """Where the text of a part begins on its heading's line: behind a colon or "Trách nhiệm của"."""
    m = _TRIGGER.match(line, at)
    if m and m.group().casefold().startswith(("trách nhiệm", "nhiệm vụ")):
        return at
    if line.startswith("Điều"):
        return behind_validity(line, at)
    colon = line.find(":")
    if len(line) > 110:
        m = HEADING.match(line, at)
        if m is None or m.end() != len(line[:colon].rstrip()):
            return at
        return colon + 1 + (line[colon + 1 : colon + 2] == " ")
    return colon + 1 if 0 < colon < len(line) - 20 else len(line)
