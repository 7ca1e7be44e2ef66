"""Periods of time: the plan's own campaign period.

Order of sources (rules of the date table of the domain reference): a time clause in a section on
time or after "Thời gian thực hiện:", else the subject ("giai đoạn 2021 - 2025", "năm 2017"). A
period that no place states is not invented; dates inside citations are dates of documents.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ..knowledge.numerals import QUARTERS
from ..record import CampaignPeriod, Section
from ..record.vocabulary import PeriodRole
from .anchors import holds, places
from .body import body_lines, body_ranges, chosen_lines, lines_with
from .dates import DATE, POINT, Point, point_of
from .text import DocumentText, Facts

#: kinds of documents that have a period of their own
KINDS = frozenset({"KH", "CTr", "PA", "ĐA", "DA", "CT", "HD", "QĐ", "CV", "TB"})
PLANS = frozenset({"KH", "CTr", "PA", "ĐA"})
CAMPAIGN = regex.compile(r"(?i)(?:phong trào|đợt|cao điểm|phát động) thi đua|thi đua (?:yêu nước|đặc biệt)|tháng cao điểm|đợt cao điểm")
RANGE = regex.compile(
    r"(?:(?:[Tt]ừ|TỪ|[Kk]ể từ|[Bb]ắt đầu từ)(?: khi| đầu)? ?)?" + POINT.format("a")
    + r" ?(?:,? ?(?:[Đđ]ến|ĐẾN|[Tt]ới|cho đến|và kết thúc(?: vào)?|kết thúc(?: vào)?)(?: hết| cuối| khoảng| trước)?|[-–]) ?(?:hết ?)?"
    + POINT.format("b")
)
#: "24, 25 và 26 tháng 8 năm 2026"
DAY_LIST = regex.compile(
    r"(?<![\d/.-])(?:[Tt]ừ )?(?:ngày )?(?P<first>\d{1,2})(?:, ?\d{1,2})*,? (?:và|đến|-|–) (?:ngày )?(?P<last>\d{1,2})"
    r"(?: tháng |/)(?P<month>\d{1,2})(?:(?: năm |/)(?P<year>(?:19|20)\d\d))?(?!\d)"
)
SPAN_OF_YEARS = regex.compile(
    r"(?:(?P<kind>[Gg]iai đoạn|GIAI ĐOẠN|[Nn]ăm học|NĂM HỌC|[Nn]hiệm kỳ|NHIỆM KỲ)s?(?: từ)?(?: năm)? ?|(?<=[(\s])(?:năm |các năm )?)"
    r"(?P<start>(?:19|20)\d\d) ?(?:[-–]|đến) ?(?:năm )?(?P<end>(?:19|20)\d\d)(?!\d)"
)
HALF = regex.compile(r"(?i)(?:6|06|sáu) tháng (?P<half>đầu|cuối) năm (?P<year>(?:19|20)\d\d)")
#: words and signs that join two points in time, and the end of a point before one of them (read
#: backwards)
JOINTS = ("đến", "Đến", "ĐẾN", "tới", "Tới", "kết thúc", "-", "–")
POINT_END = regex.compile(
    r"(?r)(?:[0-9]|[Nn]ăm|NĂM|(?:nay|ký|ban hành|phát động)(?: (?:[Kk]ế hoạch|[Pp]hong trào|[Cc]hương trình)(?: này| thi đua)?)?)"
    r" ?,? ?(?:cho |và )?"
)
#: up to the first day of a campaign that a sentence launches: "phát động đợt thi đua … từ ngày 1/7"
LAUNCH = regex.compile(r"phát động (?:\p{L}+ ){0,3}?thi đua[^.;:\n]{0,120}? (?=từ (?:ngày )?\d{1,2}[/.-]\d|từ ngày \d)")
#: words of which a heading on time holds one
ON_TIME = ("thời gian", "lộ trình", "thời hạn", "tiến độ")
TITLE_TIME = regex.compile(r"(?i)(?<!\bkhung )(?<!\bkhung kế hoạch )\bthời gian\b|\blộ trình\b|\bthời hạn thực hiện\b|\btiến độ thực hiện\b")
#: what stands before the range of one phase ("Đợt 1: Từ …")
PHASE = regex.compile(r"(?i)\b(?:đợt|giai đoạn|bước|chặng) (?:\d|[IVX]+\b|một|hai|ba)")
WHOLE_YEAR = regex.compile(r"(?i)\b(?:cả|trong|suốt) năm (?P<year>(?:19|20)\d\d)")
TITLE_PHASES = regex.compile(r"(?i)\bcác (?:đợt|giai đoạn)\b")
#: a range stands near the beginning of its line, behind a label and a few words
NEAR = 70
#: a range longer than this many years is an anniversary
LONGEST = 15
TITLE_OTHER = regex.compile(
    r"(?i)hồ sơ|báo cáo|đăng ký|công bố|\bnộp\b|\bgửi\b|tiếp nhận|(?<!lộ )\btrình\b|họp|góp ý|chế độ|tổng kết|sơ kết|khai mạc|gia hạn"
)
CLAUSE = regex.compile(
    r"(?:^|[-+•*] ?|\. )(?:[Tt]hời gian|THỜI GIAN)(?: (?:thực hiện|thi đua|tổ chức|triển khai|phát động|tiến hành)(?: (?:kế hoạch|phong trào|đợt thi đua|phong trào thi đua))?)? ?: ?"
)
#: a heading without a number; the period stands in the line below
BARE_HEADING = regex.compile(r"(?i)thời gian(?: thực hiện| thi đua| phát động| tổ chức)? ?:?")
SUBJECT_YEAR = regex.compile(r"(?<!(?i:tháng) \d )(?<!(?i:tháng) \d\d )(?<!đến )(?<!trước )(?<!hết )(?<!sau )(?:[Nn]ăm|NĂM) ?(?P<year>(?:19|20)\d\d)(?! ?[-–] ?\d)(?!\d)")
SUBJECT_MONTH = regex.compile(r"(?i)(?<!ngày \d )(?<!ngày \d\d )tháng ?(?P<month>\d{1,2})(?: ?/ ?| ?,? năm ?)(?P<year>(?:19|20)\d\d)(?!\d)")
QUARTER_LIST = regex.compile(
    r"(?i)qu[ýí] ?(?P<first>IV|I{1,3}|[1-4])(?: ?(?:,|và|-|–) ?(?:quý )?(?P<last>IV|I{1,3}|[1-4]))?(?: ?/ ?| năm ?)(?P<year>(?:19|20)\d\d)(?!\d)"
)
#: only the end is stated
UNTIL = regex.compile(r"(?i)(?:trước|đến|đến hết|hết|chậm nhất(?: là)?|muộn nhất) ?$")
#: a numbered document with its date: not a period
CITED = regex.compile(r"số \d|/[A-ZĐ]{2}")


def read_periods(document: DocumentText, facts: Facts) -> tuple[CampaignPeriod, ...]:
    """The plan's own period: from a time clause, else from the subject; () where none is stated."""
    kind = facts.kind.code if facts.kind else None
    if kind not in PLANS and not (
        (kind is None or kind in KINDS) and CAMPAIGN.search(facts.subject or "")
    ):
        return ()
    own = (
        tuple(_from_sections(document, facts))
        or tuple(_from_clauses(document, facts))
        or tuple(_from_launch(document, facts))
        or tuple(_from_subject(document, facts))
    )
    return (*own, *_phases(document, facts))


def _from_sections(document: DocumentText, facts: Facts) -> Iterator[CampaignPeriod]:
    """Periods stated in a section on time near the top of the tree, the innermost one first."""
    if not holds(facts.titles, ON_TIME):
        return
    for section in facts.sections:
        inner = [
            child for child in section.children
            if section.role not in ("organisation", "budget") and _on_time(child)
        ]
        for candidate in inner or ([section] if _on_time(section) else []):
            periods = list(_stated(document, facts, candidate))
            yield from periods
            if periods:
                return


def _on_time(section: Section) -> bool:
    """Whether a section's heading is about the time of the whole."""
    title = section.title
    return bool(title and TITLE_TIME.search(title) and not TITLE_OTHER.search(title))


def _phases(document: DocumentText, facts: Facts) -> Iterator[CampaignPeriod]:
    """Phases of a campaign ("Các đợt thi đua"), which are not its period."""
    if not holds(facts.titles, ("các đợt", "các giai đoạn")):
        return
    for section in facts.sections:
        if section.title and TITLE_PHASES.search(section.title):
            for period in _stated(document, facts, section):
                yield period.model_copy(update={"role": "phase"})


def _stated(document: DocumentText, facts: Facts, section: Section) -> Iterator[CampaignPeriod]:
    """The range at the head of each line of a section on time, else the section's one date."""
    start, end = section.span.start, min(section.span.end, section.span.start + 6000)
    found = whole = False
    position = start
    for line in document.text[start:end].split("\n"):
        if any(map(str.isdigit, line)) and "\t" not in line:
            title = section.title_span
            at = title.end - position if title and position <= title.start < position + len(line) else 0
            if at and at >= len(line) - 1:
                at = 0
            hit = _next_range(line, at, facts, limit=NEAR)
            while hit is not None:
                first, last, begin, stop = hit
                phase = PHASE.search(line, at, begin) is not None
                if phase and not found and (year := WHOLE_YEAR.search(line, at, begin)):
                    whole = True
                    yield _period(
                        document, year["year"], year["year"], position + year.start(),
                        position + year.end(),
                    )
                found = True
                whole = whole or not phase
                # phases are the period only where nothing states the whole
                yield _period(
                    document, first, last, position + begin, position + stop,
                    role="phase" if phase and whole else "campaign",
                )
                # the phases of a campaign may stand in one line
                at, hit = stop, _next_range(line, stop, facts, limit=NEAR) if phase else None
                if hit is not None and PHASE.search(line, at, hit[2]) is None:
                    break
        position += len(line) + 1
    if found or section.children:
        return
    text_start = section.title_span.end if section.title_span else start
    for match in DATE.finditer(document.text, text_start, end):
        before = document.text[max(match.start() - 40, text_start) : match.start()]
        if CITED.search(before) or before.rstrip().endswith(("-", "–")):
            continue
        point = point_of(match)
        if point is None or point.now or point.year is None:
            continue
        if facts.year and point.year < facts.year - 1:
            continue  # an anniversary
        until = UNTIL.search(document.text, max(match.start() - 30, text_start), match.start())
        first = None if until else point.iso()
        yield _period(document, first, _closing(point), match.start(), match.end())
        return


def _closing(point: Point) -> str | None:
    return str(point.school_end) if point.school_end else point.iso(closing=True)


def _from_clauses(document: DocumentText, facts: Facts) -> Iterator[CampaignPeriod]:
    """The one line "Thời gian thực hiện: từ … đến …" of the document; several say nothing."""
    if "hời gian" not in document.text and not ("Ờ" in document.text and "HỜI GIAN" in document.text):
        return
    hits: list[CampaignPeriod] = []
    headed = False
    lines = body_lines(document)
    if not document.source.line_kinds and len(body_ranges(document)) == 1:  # the next line is that below
        timed = lines_with(document, ("hời gian", "HỜI GIAN"))
        lines = chosen_lines(document, timed | {i + 1 for i in timed})
    for _, offset, line in lines:
        if headed and (hit := _next_range(line, 0, facts, limit=10)) is not None:
            hits.append(_period(document, hit[0], hit[1], offset + hit[2], offset + hit[3]))
        headed = False
        if "hời gian" not in line and "HỜI GIAN" not in line:
            continue
        headed = len(line) < 40 and BARE_HEADING.fullmatch(line) is not None
        match = CLAUSE.search(line)
        if match is None:
            continue
        hit = _next_range(line, match.end(), facts, limit=60)
        if hit is not None:
            first, last, begin, end = hit
            hits.append(_period(document, first, last, offset + begin, offset + end))
    if len({(hit.start, hit.end) for hit in hits}) == 1:
        yield hits[0]


def _from_launch(document: DocumentText, facts: Facts) -> Iterator[CampaignPeriod]:
    """The one range of days in a sentence that launches the campaign itself."""
    hits: list[CampaignPeriod] = []
    for _, offset, line in chosen_lines(document, lines_with(document, ("phát động",))):
        if " từ " not in line:
            continue
        launch = LAUNCH.search(line)
        hit = _next_range(line, launch.end(), facts, limit=2) if launch else None
        if hit is not None and hit[0] and len(hit[0]) == 10:
            hits.append(_period(document, hit[0], hit[1], offset + hit[2], offset + hit[3]))
    if len({(hit.start, hit.end) for hit in hits}) == 1:
        yield hits[0]


def _next_range(
    line: str, at: int, facts: Facts, limit: int = 10_000
) -> tuple[str | None, str | None, int, int] | None:
    """``(start, end, begin, stop)`` of the next range of dates in ``line`` from ``at`` on."""
    for match in DAY_LIST.finditer(line, at):
        if match.start() - at > limit:
            break
        year = int(match["year"]) if match["year"] else facts.year
        first = Point(year, int(match["month"]), int(match["first"]))
        last = Point(year, int(match["month"]), int(match["last"]))
        if first.possible and last.possible and first.iso() is not None:
            return first.iso(), last.iso(), match.start(), match.end()
    for match in RANGE.finditer(line, at):
        if match.start() - at > limit:
            break
        begin, stop = point_of(match, "a"), point_of(match, "b")
        if begin is None or stop is None or stop.now:
            continue
        full = begin.day is not None and begin.year is not None and stop.year is not None
        settled = _settle(begin, stop, facts, full and match.group()[0] in "tTkK")
        if settled is not None:
            return settled[0], settled[1], match.start(), match.end()
    for match in SPAN_OF_YEARS.finditer(line, at):
        if match.start() - at <= limit and int(match["end"]) - int(match["start"]) <= LONGEST:
            return match["start"], match["end"], match.start(), match.end()
    if match := HALF.search(line, at, at + limit):
        return *_half(match), match.start(), match.end()
    if match := QUARTER_LIST.search(line, at, at + limit):
        return *_quarters(match), match.start(), match.end()
    return None


def _half(match: regex.Match[str]) -> tuple[str, str]:
    """First and last month of "6 tháng đầu/cuối năm 2021"."""
    early = match["half"].lower() == "đầu"
    return f"{match['year']}-{'01' if early else '07'}", f"{match['year']}-{'06' if early else '12'}"


def _quarters(match: regex.Match[str]) -> tuple[str, str]:
    """First and last month of "quý III, IV năm 2021" or of one quarter."""
    first = QUARTERS[match["first"].upper()]
    last = QUARTERS[(match["last"] or match["first"]).upper()]
    return f"{match['year']}-{first * 3 - 2:02d}", f"{match['year']}-{last * 3:02d}"


def _settle(
    first: Point, last: Point, facts: Facts, stated: bool
) -> tuple[str | None, str | None] | None:
    """ISO ends of a range; what the first date leaves out is taken from the second.

    ``stated``: both ends are printed in full after "từ"; a contradiction is then kept as it is.
    """
    if last.year_end:
        last = Point(year=first.year or facts.year)
    if first.now:
        if last.year is None:
            last.year = facts.year
        end = last.iso(closing=True)
        return (facts.date, end) if end else None
    if last.month is None and last.quarter is None and last.day is not None:
        last.month = first.month
    if first.month is None and first.day is not None:
        first.month = last.month
    if last.year is None:
        last.year = first.year or facts.year
    if first.year is None:
        first.year = last.year
        if first.year and first.month and last.month and first.month > last.month:
            first.year -= 1
    start, end = first.iso(), last.iso(closing=True)
    if start is None or end is None:
        return None
    size = min(len(start), len(end))
    if int(end[:4]) - int(start[:4]) > LONGEST or (start[:size] > end[:size] and not stated):
        return None
    return start, end


def _from_subject(document: DocumentText, facts: Facts) -> Iterator[CampaignPeriod]:
    """The period that the subject names."""
    subject, span = facts.subject, facts.subject_span
    if not subject or span is None:
        return
    text = document.text[span.start : span.end].replace("\n", " ")
    settled = None
    ranged = _joined(text, JOINTS)
    if ranged and (match := SPAN_OF_YEARS.search(text)):
        settled = match["start"], match["end"], match
    elif (ranged or _joined(text, ("và",))) and (match := DAY_LIST.search(text)):
        year = int(match["year"]) if match["year"] else facts.year
        first = Point(year, int(match["month"]), int(match["first"]))
        last = Point(year, int(match["month"]), int(match["last"]))
        settled = first.iso(), last.iso(), match
    elif ranged and (match := RANGE.search(text)) and (hit := _next_range(text, 0, facts)):
        settled = hit[0], hit[1], match
    elif not ("20" in text or "19" in text):  # no year
        return
    elif match := HALF.search(text):
        settled = *_half(match), match
    elif match := QUARTER_LIST.search(text):
        settled = *_quarters(match), match
    elif (match := SUBJECT_MONTH.search(text)) and 1 <= int(match["month"]) <= 12:
        month = f"{match['year']}-{int(match['month']):02d}"
        settled = month, month, match
    elif match := SUBJECT_YEAR.search(text):
        settled = match["year"], match["year"], match
    if settled is None:
        return
    first_iso, last_iso, match = settled
    yield _period(document, first_iso, last_iso, span.start + match.start(), span.start + match.end())


def _joined(text: str, joints: tuple[str, ...]) -> bool:
    """Whether one of ``joints`` stands behind what may be a point in time."""
    return any(POINT_END.match(text, 0, at) is not None for at in places(text, joints))


def _period(
    document: DocumentText, first: str | None, last: str | None, start: int, end: int,
    role: PeriodRole = "campaign",
) -> CampaignPeriod:
    raw = document.text[start:end].replace("\n", " ").strip()
    return CampaignPeriod.made(start=first, end=last, raw=raw, role=role, span=document.span(start, end))
