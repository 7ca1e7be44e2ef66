"""Duties with a date or a rhythm: who gets what by when.

A deadline is a clause that holds a word of duty (báo cáo, gửi, nộp, trình …) and a time: a day after
"trước", "chậm nhất", "xong" …, or a rhythm ("hằng năm", "định kỳ 6 tháng"). Dates inside citations
have no such word before them and are never deadlines; holidays neither.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from ..record import Agency, Deadline, TimeLimit
from ..record.vocabulary import Recurrence
from .agencies import resolve_agency
from .anchors import holds, places
from .body import chosen_lines, lines_with
from .dates import POINT, Point, point_of, yearly
from .handed_in import in_year, listed_days
from .rhythms import RRULES, UNITS, find_rhythms, rhythm_of, rule_of
from .text import DocumentText, Facts

DUTY = regex.compile(
    r"(?P<report>[Bb]áo cáo(?! số(?! liệu| lượng))|BÁO CÁO)|(?P<send>\b(?:[Gg]ửi|[Gg]ởi|[Nn]ộp|(?<!(?:quy|qui|chương|tờ|lộ|công|giáo|hành|quá|tiến) )[Tt]rình|[Pp]hản ánh|[Đđ]ăng ký|[Hh]ồ sơ (?:đề nghị|khen thưởng|báo cáo))\b)"
    r"|(?P<plan>\b[Bb]an hành (?:[Kk]ế hoạch|văn bản)\b)"
)
TIME = (
    r"(?:(?:vào |lúc |hồi )?(?P<hour>\d{1,2}) ?(?:giờ|[hH]g?|:)(?: ?(?P<minute>\d{1,2})(?: ?phút)?)?,? ?)?"
)
BEFORE = regex.compile(
    r"(?P<marker>(?:[Xx]ong )?[Tt]rước|[Cc]hậm nhất(?: là| vào| đến| trước)?|[Mm]uộn nhất(?: là| vào)?|[Hh]ạn cuối(?: là)?"
    r"|[Xx]ong trong|[Tt]rong|[Đđ]ến hết|[Cc]hậm nhất|[Vv]ào|[Tt]hời hạn(?: báo cáo| gửi| nộp)?:?|[Tt]hời gian (?:nộp|gửi|báo cáo)(?: (?:hồ sơ|báo cáo|kết quả|danh sách))?:|[Hh]ạn nộp:?|[Đđ]ịnh kỳ(?: vào| trước)?)"
    r" ?(?:là |vào |trước |hết |khoảng )?(?:cuối )?" + TIME + POINT.format("")
    + r"(?: ?(?:,|và|;) ?(?:trước )?(?:ngày )?(?P<day2>\d{1,2})(?:[/-]| tháng )(?P<month2>\d{1,2})(?:[/-](?P<year2>(?:19|20)\d\d))?(?![\d/]))?"
    + r"(?: ?,? ?(?:hằng|hàng|mỗi|của từng|các) (?P<everyunit>năm|tháng|quý|tuần)\b|(?P<later> (?:của )?năm (?:tiếp theo|sau|kế tiếp|liền sau)| của năm)\b)?"
)
#: a yearly day without a word of limit
YEARLY = regex.compile(r"(?<![\d/.])(?P<day>\d{1,2})[/-](?P<month>\d{1,2}),? (?:hằng|hàng|mỗi) năm")
DIGIT = regex.compile("[0-9]")
MORE = regex.compile(r"(?i) ?(?:,|và|, và|hoặc|hay) (?:(?:hằng|hàng|theo) )?(?:0?1 |một )?(?P<unit>0?6 tháng|sáu tháng|tháng|quý|năm)(?= ?(?:[,;.)]|và|hoặc|hay|theo|gửi|báo cáo|tổng hợp|cập nhật|công khai|đánh giá|sơ kết|rà soát|tổ chức|về|cho|với|đến|các|(?-i:\p{Lu})|$))")
REPORT = regex.compile(r"(?i)báo cáo")
#: results handed in are a report ("nộp kết quả về Ban thi đua vào thứ sáu hằng tuần")
HANDED_IN = regex.compile(r"(?i)\b(?:gửi|nộp)\b [^,;.]{0,50}?\b(?:kết quả|số liệu|danh sách)\b[^,;.]{0,60} (?:về|cho|đến|tới) ")
#: all that stands before "Hằng năm, …" at the head of a numbered paragraph
LABEL = regex.compile(r"(?:[0-9IVX]{1,4}(?:\.[0-9]{1,2}){0,2}|[a-zđ])[.)/-]")
#: words that a rhythm belongs to when it stands right behind or before them
OWN_BEFORE = regex.compile(r"(?i)(?:báo cáo(?: kết quả| tình hình| thực hiện| định kỳ| thống kê| nhanh)*|báo cáo (?:về |cho )?(?-i:\p{Lu})[\p{L}&. ]{2,45}|giờ|trước \d{1,2} ?(?:h|g|giờ|:) ?\d{0,2}(?: ?phút)?|(?:tháng|quý|tuần|tháng,),? và|/\d{1,2}|ngày \d{1,2}|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|trước|vào|định kỳ)$")
OWN_AFTER = regex.compile(r"(?i) (?:một|0?1) lần| ?,? ?(?:\((?:trước|chậm nhất|vào) |(?:\([^)]*\) ?)?(?:trước|chậm nhất|báo cáo|tổng kết|sơ kết|tổng hợp|gửi|đánh giá|và đột xuất|đến (?-i:\p{Lu})))")
#: words that name the time in which, not by which
WITHIN = ("vào", "trong")
#: a duty to report of which nothing but the object and the receiver stand before the time
JUST_DUTY = regex.compile(r"(?i)\b(?:báo cáo|gửi|gởi|nộp|trình)\b[^,;.]{0,80}$")
#: parts of the words of which a line with a duty holds one
DUTIES = (
    "áo cáo", "ửi", "ộp", "rình", "ăng ký", "hản ánh", "BÁO CÁO", "an hành ",
)
#: what stands behind the first letter of all that DUTY and BEFORE find ("xong " may stand before)
BEHIND_DUTY = ("áo cáo", "ÁO CÁO", "ửi", "ởi", "ộp", "rình", "hản ánh", "ăng ký", "ồ sơ ", "an hành ")
BEHIND_BEFORE = (
    "rước", "hậm nhất", "uộn nhất", "ạn cuối", "rong", "ến hết", "ào", "hời hạn", "hời gian ", "ạn nộp", "ịnh kỳ",
)
#: parts of the words of which a line with a time holds one …
TIMES = (
    "rước", "ằng ", "àng ", "ịnh kỳ", "hậm nhất", "uộn nhất", "ạn cuối", "ạn nộp", "ến hết",
    "cuối quý", "háng/", "hời hạn", "hời gian nộp", "hời gian gửi", "hời gian báo cáo", "vào ngày", "ỗi ", "lần",
)
#: … or these
MONTHS = ("tháng ", "uý ", "uí ", "úy ")
WITHIN_WORDS = ("vào ", "trong ")
WITHIN_TIME = regex.compile(r"(?:vào|trong) (?:cuối )?(?:tháng|[Qq]u[ýí]|[Qq]úy) ")
#: a clause ends at a full stop or semicolon that is not inside a number or an abbreviation
CLAUSE_END = regex.compile(r"(?<=[\p{Ll}\d)”\"]{2}) ?\.(?=\s|$)|;")
ANNOUNCED = regex.compile(r"[Bb]áo cáo[^:;.]{0,60}: ?[^:;.]{0,60}[Tt]rước")
EACH = regex.compile(r"[^:;.]{2,50}[Tt]rước (?:ngày )?\d")
#: what was done already, or is named as an exception, is no duty
DONE = regex.compile(r"\bđã\b[^,]{0,60}$|\bđã (?:nộp|gửi|trình|báo cáo|đăng ký|được)\b")
PERIODIC = regex.compile(r"[Bb]áo cáo định kỳ|ịnh kỳ báo cáo")
#: the end of a period ("từ ngày 01/01 đến hết ngày 31/12") is no deadline
PERIOD = regex.compile(r"(?i)\btừ[^,;]{2,30}$")
#: so near must the word of duty stand, before or behind the time
REACH_BACK, REACH_ON = 220, 160
#: kinds of documents that state rules
NORMATIVE = frozenset({"QĐ", "NQ", "NĐ", "TT"})
#: no clause sets more times than this; a line with more is no sentence
MANY = 12
#: so far back "đã" may stand
REACH_DONE = 400
#: "chậm nhất là ngày 15 của tháng đầu tiên của quý tiếp theo"
FIRST_MONTH = regex.compile(r" của tháng đầu(?: tiên)?(?: của)? quý")
#: "6 tháng (trước ngày 10/6) và năm (trước ngày 10/11)": the second day is that of the year
YEAR_TOO = regex.compile(r"(?:và|,|;) (?:báo cáo )?(?:(?:cả|tổng kết|cuối) )?năm ?\(?(?:chậm nhất (?:là )?)?$")
#: a lead-in above the reports one by one
REGIME = regex.compile(r"[Cc]hế độ báo cáo[^.;:]{0,60} như sau:$")
EXCEPT = regex.compile(r"\s*(?:\S{1,6}[.)] )?(?:Ngoài|Trừ|ngoài|trừ)\b")
#: parts of its words, which begin the clause behind a label
EXCEPTING = ("goài", "rừ")
#: whom is reported to
_TO = r"(?P<to>(?:UBND|Ủy ban|Uỷ ban|Sở|Bộ|Ban |Phòng|phòng (?=\p{Lu})|Văn phòng|BCĐ|Hội đồng|Thường trực|Chủ tịch|Thủ tướng|Chính phủ|HĐND|Tỉnh ủy|Huyện ủy|Thành ủy|Lãnh đạo|lãnh đạo|Trưởng|Cục|Vụ|Tổng cục|Chi cục|Trung tâm|Đảng ủy|Ngân hàng|Kho bạc|Liên đoàn|LĐLĐ|TLĐ|Mặt trận|MTTQ|UBMTTQ|(?:Tỉnh|Thành|Huyện|Thị|Xã) [Đđ]oàn|Đoàn |Hội |Công đoàn|Trung ương|Thường vụ|BTV|Công an|Thanh tra|BHXH|Bảo hiểm|(?:Phó )?Hiệu trưởng|Phó Giám đốc|[Nn]hà trường|Quận ủy|Thị ủy)[^.;:()\n]{0,80})"
RECEIVER = regex.compile(
    r"(?:[Bb]áo cáo|[Gg]ửi|[Nn]ộp|[Tt]rình|[Pp]hản ánh)(?: (?:(?:kết quả|bằng văn bản|báo cáo|hồ sơ|danh sách|tình hình|về|cho|đến|tới|lên|qua)\b ?)){0,4} ?" + _TO
)
ABOUT_RECEIVER = regex.compile(
    r"\b(?:về|đến|tới|lên|gửi|với(?<=báo cáo.{0,150}với)) " + _TO
)
VIA = regex.compile(r"\( ?(?:qua|thông qua|Qua) (?P<via>[^)]{2,80})\)")
RECEIVER_END = regex.compile(
    r" ?(?:,|\b(?:trước|chậm nhất|để|xem xét|tổng hợp|theo|vào|định kỳ|(?:hằng|hàng) (?:năm|tháng|quý|tuần|ngày)|kết quả|tình hình|công tác|về|việc|bằng|qua|trong|phê duyệt|quyết định|và (?:gửi|báo cáo|nộp|Sở|UBND|Ủy ban|Uỷ ban|Phòng|Ban|Bộ|HĐND|Hội đồng|Thường trực|Chủ tịch|Cục)|những|các nội dung|hoàn thành|ban hành|đăng ký|hồ sơ|báo cáo|thứ|đến hết|đến ngày|làm|thực hiện|đúng|tại|kèm|khi|sau|\d)\b)"
)


@dataclass(slots=True, frozen=True)
class When:
    """A time found in a clause."""

    date: str | None
    recurrence: Recurrence | None = None
    rrule: str | None = None
    before: bool = False


def read_deadlines(
    document: DocumentText, facts: Facts, limits: tuple[TimeLimit, ...] = ()
) -> tuple[Deadline, ...]:
    """Duties with a date or a rhythm, in order of appearance.

    ``limits`` are those counted from an event; duties to be done so long after the issue of the
    document itself have a date too.
    """
    found: list[Deadline] = []
    first = facts.sections[0].span.start if facts.sections else 1 << 60
    for _, offset, line in chosen_lines(document, lines_with(document, DUTIES)):
        if not (holds(line, TIMES) or _within(line)):
            continue
        if line.startswith("Căn cứ ") and (offset < first or line.endswith(";")):
            continue
        for start, end in _clauses(line):
            found.extend(_read_clause(document, facts, line, offset, start, end))
    found += listed_days(document, facts)
    counted = [d for limit in limits if (d := _counted(document, facts, limit)) is not None]
    if counted or found:
        found = sorted([*found, *counted], key=lambda d: d.span.start if d.span else 0)
    return tuple(found)


def _within(line: str) -> bool:
    """Whether a line names a month or quarter in which something is due."""
    return holds(line, MONTHS) and holds(line, WITHIN_WORDS) and WITHIN_TIME.search(line) is not None


def _counted(document: DocumentText, facts: Facts, limit: TimeLimit) -> Deadline | None:
    """A duty to be done so many days after the issue of the document, None for other limits."""
    if limit.date is None or limit.counted != "within" or limit.what is None or limit.span is None:
        return None
    if DUTY.search(limit.what) is None or DONE.search(limit.what):
        return None
    line = document.lines[document.line_at(limit.span.start)]
    begin = max(line.find(limit.what), 0)
    offset = document.starts[document.line_at(limit.span.start)]
    to, via = _receivers(document, facts, line, offset, begin, begin + len(limit.what))
    return Deadline.made(
        date=limit.date, what=limit.what, to=to, via=via, raw=limit.what,
        span=document.span(offset + begin, offset + begin + len(limit.what)),
    )


def _clauses(line: str) -> Iterator[tuple[int, int]]:
    start = 0
    for mark in places(line, ".;"):
        before = line[mark - 1 : mark] == " "
        match = (CLAUSE_END.match(line, mark - 1) if before else None) or CLAUSE_END.match(line, mark)
        if match is None:
            continue
        if match.group() == ";" and line.rfind("(", start, mark) > line.rfind(")", start, mark) and (
            line.find(")", mark, mark + 80) > 0
        ):
            continue  # "… về Sở Nội vụ (qua Phòng A; email: …) trước ngày …"
        if match.group() == ";" and ANNOUNCED.search(line, start, match.start()) and (
            EACH.match(line, match.end())
        ):
            continue  # "Báo cáo về Sở: học kỳ I trước ngày …; học kỳ II trước ngày …"
        yield start, match.start()
        start = match.end()
    if start < len(line):
        yield start, len(line)


def _read_clause(
    document: DocumentText, facts: Facts, line: str, offset: int, start: int, end: int
) -> Iterator[Deadline]:
    duty = _duty(line, start, end)
    if duty is None or (holds(line[start : start + 20], EXCEPTING) and EXCEPT.match(line, start, end)) or (line[-8:] == "như sau:" and REGIME.search(line)):
        return
    times = _times(line, start, end, facts)
    if not times:
        return
    begin = start + len(line[start:end]) - len(line[start:end].lstrip(" -+•*"))
    raw = line[begin:end].strip()
    to, via = _receivers(document, facts, line, offset, start, end)
    what = line[duty.start() : end].strip(" ,")
    for when in times:
        yield Deadline.made(
            date=when.date,
            recurrence=when.recurrence,
            rrule=when.rrule,
            before=when.before,
            what=what,
            to=to,
            via=via,
            raw=raw,
            span=document.span(offset + begin, offset + begin + len(raw)),
        )


def _duty(line: str, start: int, end: int) -> regex.Match[str] | None:
    """What ``DUTY.search`` finds: it is asked at its words."""
    for at in places(line, BEHIND_DUTY, start + 1, end):
        if (match := DUTY.match(line, at - 1, end)) is not None:
            return match
    return None


def _limits(line: str, start: int, end: int) -> Iterator[regex.Match[str]]:
    """All that :data:`BEFORE` finds in ``line[start:end]``: it is asked at its words."""
    reach = start
    for at in places(line, BEHIND_BEFORE, start + 1, end):
        first = at - 6 if line[at - 6 : at].lower() == "xong t" else at - 1
        if first < reach:
            first = at - 1
        match = BEFORE.match(line, first, end) if first >= reach else None
        if match is not None:
            reach = match.end()
            yield match


def _times(line: str, start: int, end: int, facts: Facts) -> list[When]:
    """The times of a clause: days after a word of limit, each with its rhythm, or a rhythm alone."""
    rhythms = _own_rhythms(line, start, end)
    found: list[When] = []
    clause = line[start:end]
    counted = DIGIT.search(clause) is not None
    for match in _limits(line, start, end) if counted or "năm" in clause else ():
        if len(found) >= MANY:
            break
        point = point_of(match)
        if point is None or point.now or DONE.search(line, max(start, match.start() - REACH_DONE), match.start()):
            continue
        if line.startswith(" thì ", match.end()):  # a condition: "hồ sơ gửi trước ngày 1/1/2026 thì …"
            continue
        marker = match["marker"].lower()
        if marker.startswith("đến") and PERIOD.search(line, max(start, match.start() - 40), match.start()):
            continue
        near = max(start, match.start() - REACH_BACK), min(end, match.end() + REACH_ON)
        if _duty(line, *near) is None:
            continue
        every = _every(match, rhythms)
        if every is None and point.year is None and point.day and (
            (point.month and _is_rule(facts)) or PERIODIC.search(line, start, end)
        ):
            every = "yearly"  # "báo cáo định kỳ: … trước ngày 15/6, … trước ngày 15/12"
        if marker in WITHIN and every is None and not _due_within(point, line, start, match.start()):
            continue
        if marker in WITHIN and facts.date and (point.iso(closing=True) or "~") < facts.date:
            continue
        found.extend(_dated(match, point, every, "trước" in marker, facts))
    if not found and counted:
        for match in YEARLY.finditer(line, start, end):
            point = Point(month=int(match["month"]), day=int(match["day"]))
            if point.possible:
                found.append(When(yearly(point), "yearly", rule_of("yearly", point)))
    if not found and rhythms and (REPORT.search(line, start, end) or HANDED_IN.search(line, start, end)):
        recurrence, rrule = rhythm_of(rhythms[0])
        if recurrence is None:
            return []
        found.append(When(None, recurrence, rrule))
        if rhythms[0]["unit2"] or rhythms[0]["unit"]:
            found.extend(_listed(line, rhythms[0].end(), end))
    return found


def _is_rule(facts: Facts) -> bool:
    """Whether the document is a normative one, by the year in its number ("28/2025/QĐ-TTg").

    It holds until it is repealed: its days without a year come every year (Nghị định 30/2020/NĐ-CP,
    PL I, leaves the year out of the numbers of administrative documents).
    """
    return (
        facts.kind is not None and facts.kind.code in NORMATIVE
        and facts.number.parts is not None and facts.number.parts.year is not None
    )


def _listed(line: str, at: int, end: int) -> Iterator[When]:
    """More rhythms of one list: "hằng tháng, quý, 6 tháng và năm"."""
    while (match := MORE.match(line, at, end)) is not None:
        half = match["unit"].lower() in ("6 tháng", "06 tháng", "sáu tháng")
        recurrence: Recurrence = "half-yearly" if half else UNITS[match["unit"].lower()]
        yield When(None, recurrence, RRULES[recurrence])
        at = match.end()


def _due_within(point: Point, line: str, start: int, end: int) -> bool:
    """Whether "vào", "trong" tell when something is due: a day, or a month right behind the duty."""
    if point.day is not None:
        return True
    return bool(point.year and (point.month or point.quarter)) and (
        JUST_DUTY.search(line, max(start, end - 110), end) is not None
    )


def _every(match: regex.Match[str], rhythms: list[regex.Match[str]]) -> Recurrence | None:
    """The rhythm of one day: said with it, else the nearest one before it, else behind it."""
    if match["everyunit"]:
        return UNITS[match["everyunit"]]
    if match["later"] or (rhythms and YEAR_TOO.search(match.string, max(match.start() - 40, 0), match.start())):
        return "yearly"
    at = bisect_left(rhythms, match.start(), key=lambda r: int(r.start()))
    nearest = rhythms[max(at - 1, 0)] if rhythms else None
    return rhythm_of(nearest)[0] if nearest else None


def _dated(
    match: regex.Match[str], point: Point, every: Recurrence | None, before: bool, facts: Facts
) -> Iterator[When]:
    """One or two days ("15/6 và 15/12") with their rhythm."""
    points = [point]
    if match["day2"]:
        year = int(match["year2"]) if match["year2"] else point.year
        points.append(Point(month=int(match["month2"]), day=int(match["day2"]), year=year))
    for one in points:
        if not one.possible:
            continue
        date: str | None = None
        if one.year is not None:
            date = one.iso(closing=True)
        elif one.month is not None and one.day is not None:
            date = yearly(one) if every in ("yearly", "half-yearly") else in_year(one, facts)
        elif every is None:
            continue
        rule = rule_of(every, one) if every else None
        if every == "quarterly" and rule and FIRST_MONTH.match(match.string, match.end()):
            rule = rule.replace("=3,6,9,12", "=1,4,7,10")
        yield When(date, every, rule, before)


def _own_rhythms(line: str, start: int, end: int) -> list[regex.Match[str]]:
    """Rhythms of the clause's duty, not of a noun ("kế hoạch hằng năm", "dự toán hàng năm")."""
    found = []
    for match in find_rhythms(line, start, end):
        if match["unit2"] is not None:
            before, after = line[max(start, match.start() - 80) : match.start()].rstrip(), line[match.end() : match.end() + 60]
            if before and LABEL.fullmatch(before) is None and before[-1] not in ",(:-+" and not OWN_BEFORE.search(before) and (
                not OWN_AFTER.match(after)
            ):
                continue
        found.append(match)
    return found


def _receivers(
    document: DocumentText, facts: Facts, line: str, offset: int, start: int, end: int
) -> tuple[Agency | None, Agency | None]:
    """The body reported to, and the one it goes through ("qua …")."""
    hits = [m for p in (RECEIVER, ABOUT_RECEIVER) if (m := p.search(line, start, end))]
    to = min(hits, key=lambda m: int(m.start("to")), default=None)
    via = VIA.search(line, start, end)
    through = _agency(document, facts, line, offset, via, "via") if via else None
    # "gửi … (qua Ban Dân tộc)" with no one else named goes to that body
    return _agency(document, facts, line, offset, to, "to") if to else through, through


def _agency(
    document: DocumentText, facts: Facts, line: str, offset: int, match: regex.Match[str], group: str
) -> Agency | None:
    """The body named in ``group``, as it is called in full."""
    begin, end = match.span(group)
    stop = RECEIVER_END.search(line, begin + 3, end)
    if stop is not None:
        end = stop.start()
    raw = line[begin:end].rstrip(" ,")
    if len(raw) < 3:
        return None
    span = document.span(offset + begin, offset + begin + len(raw))
    return resolve_agency(raw, issuer=facts.issuer, on=facts.date, span=span)
