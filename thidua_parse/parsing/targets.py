"""Figures set as goals: shares ("100% …"), least numbers ("ít nhất 5 mô hình") and ratios.

Figures of the past (what was reached, what is the case now), norms of regulations, points of a
marking scheme, money and rates of aid are no goals. Decimals have a comma, thousands dots.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from ..knowledge.tables import rows
from ..record import Section, Target
from .body import body_lines
from .dates import POINT, point_of
from .text import DocumentText, Facts

#: a document that sets more goals than this is mainly figures
LIMIT = 15
#: kinds whose figures are norms, costs or results, not goals
WITHOUT = frozenset({"NQ", "NĐ", "TT", "TTLT", "TTr", "BC", "QyĐ", "QC", "L", "GM", "BB"})
PLAN_SUBJECT = regex.compile(
    r"(?i)(?:ban hành|phê duyệt|triển khai|giao)\b.{0,60}?(?:kế hoạch|chương trình|phong trào|đề án|chiến lược|chỉ tiêu)"
)
RULES_SUBJECT = regex.compile(r"(?i)quy định|quy chế|nguyên tắc|tiêu chí|định mức|điều lệ")
PAST_SECTION = regex.compile(
    r"(?i)^(?:thực trạng|tình hình|kết quả (?:đạt|thực hiện|công tác)|đánh giá (?:chung|kết quả|tình hình)|đặc điểm|khó khăn|tồn tại|hạn chế|ưu điểm|sự cần thiết)"
)
NUMBER = r"\d{1,3}(?:\.\d{3})+(?![\d%])(?:,\d+)?|\d+(?:[,.]\d+)?"
BOUND = (
    r"(?:[Tt]ừ |[Tt]rên |[Hh]ơn |[Íí]t nhất(?: là| bằng| đạt| có)? |[Tt]ối thiểu(?: là| đạt| có)? |[Kk]hông dưới |[Đđ]ạt(?: tỷ lệ| tỉ lệ)? "
    r"|[Dd]ưới(?: mức)? |[Kk]hông quá |[Kk]hoảng |[Kk]hông thấp hơn )"
)
PERCENT = regex.compile(
    rf"(?P<bound>{BOUND}*)(?<![\d,.])(?P<value>{NUMBER})(?: ?%)?(?: ?(?:-|–|đến) ?(?:{NUMBER}))? ?(?:%|phần trăm)"
)
LEAST = regex.compile(
    rf"(?P<bound>[Íí]t nhất|[Tt]ối thiểu|[Kk]hông dưới|[Pp]hấn đấu)(?: là| bằng| đạt| có| được| xây dựng| mỗi năm| hàng năm| hằng năm| từ)* (?P<value>{NUMBER}) (?P<rest>[^\d\s][^;.:]{{0,40}})"
)
#: what is to be made or done, counted in units of the table only
MADE = regex.compile(
    rf"(?P<bound>)\b(?:[Xx]ây dựng|[Cc]ải tạo|[Tt]rồng|[Tt]hành lập|[Vv]ận động|[Ss]ửa chữa|[Nn]âng cấp|[Hh]oàn thành|[Rr]a mắt|[Pp]hấn đấu có|[Đđ]ào tạo|[Dd]uy trì|[Xx]óa|[Gg]iảm)(?: thêm| mới| được| có)* (?P<value>{NUMBER}) (?=(?P<rest>\p{{Ll}}[^;.:]{{0,40}}))"
)
RATIO = regex.compile(
    rf"(?P<bound>(?!từ|Từ){BOUND}|bình quân |tỷ lệ |tỉ lệ )(?P<value>{NUMBER}) (?P<unit>(?!%)\p{{L}}+(?: \p{{L}}+){{0,2}}) ?/ ?(?P<per>\d+)? ?(?P<per_unit>\p{{Ll}}+(?: \p{{Ll}}+)?)"
)
#: numbers of a section headed "Chỉ tiêu …"; what is there already is no goal
QUOTA_SECTION = regex.compile(r"(?i)^(?:các )?chỉ tiêu\b")
QUOTA = regex.compile(rf"(?P<bound>)(?<![\d/.,%-])(?P<value>{NUMBER}) (?=(?P<rest>\p{{Ll}}[^;.:]{{0,40}}))")
PRESENT = regex.compile(r"(?i)(?:\bcó|\bcòn|hiện|khối|lớp|năm|tháng|tuổi) $")
WORD = regex.compile(r"\p{Ll}{2,}(?!\p{L})")
VERBS = ("ây dựng ", "ải tạo ", "rồng ", "hành lập ", "ận động ", "ửa chữa ", "âng cấp ", "oàn thành ", "a mắt ", "hấn đấu có ",
         "ào tạo ", "uy trì ", "óa ", "iảm ")
EXAMPLE = regex.compile(r"(?i)\b(?:ví dụ|chẳng hạn)\b[^.]*$")
NOT_GOAL = regex.compile(
    r"(?i)(?:\bđã\b[^.;]{0,40}|hiện (?:nay|có|tại)|\bchiếm\b|lãi suất|lệ phí|\bthuế\b|mức phạt|\bphạt\b|\bthưởng\b|\btrừ\b|nếu (?:vượt|đạt|không)"
    r"|\bgiảm \d|tương đương|bằng khoảng|so với cùng kỳ|tỷ trọng)[^.;]{0,15}$"
)
#: shares of money, without a bound, are no goals
MONEY = regex.compile(r"(?i)(?:\bhỗ trợ\b|ngân sách|nguồn vốn|\bvốn\b|doanh nghiệp đầu tư|kinh phí)[^.;]{0,25}$")
DONE = regex.compile(r"\b(?:đã (?:xuất hiện|đạt|hoàn thành|có)\b|bước đầu|hiện (?:nay|có))\b")
NOT_WHAT = regex.compile(r"(?i) ?(?:điểm (?:chuẩn|thưởng|trừ|số|tối đa)|giá trị hợp đồng|lương|mức lương|học phí|kinh phí|tổng kinh phí|số thuế|thuế|tổng số tín dụng|tổng mức|đơn giá|số (?:đại biểu|phiếu))")
WHAT_END = regex.compile(r"[.;:](?=\s|$)|,(?= (?:\d|trong đó|phấn đấu|ít nhất|trên|tối thiểu|không))")
BY = regex.compile(r"(?:[Đđ]ến|[Tt]rước|[Tt]rong|[Vv]ào|[Cc]uối) (?:hết |cuối )?(?:ngày )?" + POINT.format(""))


@cache
def _units() -> tuple[regex.Pattern[str], frozenset[str]]:
    """Units that are counted, the longest first, and words that count means, not goals."""
    table = rows("target_units")
    ordered = sorted((row["unit"] for row in table), key=len, reverse=True)
    return (
        regex.compile("(?:" + "|".join(map(regex.escape, ordered)) + r")(?!\p{L})"),
        frozenset(row["unit"] for row in table if row["goal"] == "no"),
    )


def _unit(text: str, *, listed: bool) -> str | None:
    """The unit at the head of ``text``; a word that is not in the table only if not ``listed``."""
    pattern, refused = _units()
    match = pattern.match(text)
    if match is not None:
        return None if match.group() in refused else str(match.group())
    word = WORD.match(text)
    return str(word.group()) if word is not None and not listed else None


def read_targets(document: DocumentText, facts: Facts) -> tuple[Target, ...]:
    """Explicit figures set as goals in the body, in order, at most 15."""
    kind = facts.kind.code if facts.kind else None
    subject = facts.subject or ""
    if kind in WITHOUT or any(s.label.startswith("Chương") for s in facts.sections):
        return ()
    if kind == "QĐ" and (not PLAN_SUBJECT.search(subject) or RULES_SUBJECT.search(subject)):
        return ()
    past = list(_spans(facts.sections, PAST_SECTION))
    quotas = list(_spans(facts.sections, QUOTA_SECTION))
    ratios: set[tuple[str, str]] = set()
    found: list[Target] = []
    first = facts.sections[0].span.start if facts.sections else 0
    for _, offset, line in body_lines(document):
        if offset < first:
            continue  # the preamble tells what is, not what shall be
        percent = "%" in line or "phần trăm" in line
        least = "nhất" in line or "iểu" in line or "hông dưới" in line or "hấn đấu" in line
        ratio = "/" in line
        made = any(map(line.__contains__, VERBS))
        quota = any(a <= offset < b for a, b in quotas)
        if not (percent or least or ratio or quota or made) or sum(map(str.isalpha, line[:80])) < 5 or any(a <= offset < b for a, b in past):
            continue
        hits: list[tuple[regex.Match[str], str]] = []
        taken = -1
        if ratio:
            hits.extend((m, _ratio_unit(m)) for m in RATIO.finditer(line))
        if percent:
            hits.extend((m, "%") for m in PERCENT.finditer(line))
        if least:
            for match in LEAST.finditer(line):
                unit = _unit(match["rest"], listed=False)
                if unit is not None:
                    hits.append((match, unit))
        if made:
            for match in MADE.finditer(line):
                unit = _unit(match["rest"], listed=True)
                if unit is not None:
                    hits.append((match, unit))
        if quota:
            for match in QUOTA.finditer(line):
                unit = _unit(match["rest"], listed=True)
                if unit is not None and not PRESENT.search(line, 0, match.start("value")):
                    hits.append((match, unit))
        hits.sort(key=lambda hit: hit[0].start("value"))
        for match, unit_name in hits:
            if match.start("value") < taken or not _goal(line, match):
                continue
            taken = match.end("value")
            if match.re is RATIO:
                if (match["value"], unit_name) in ratios:
                    continue  # a ratio is set once, however often it is repeated
                ratios.add((match["value"], unit_name))
            found.append(_target(document, offset, line, match, unit_name))
    return tuple(found[:LIMIT])


def _spans(
    sections: tuple[Section, ...], heading: regex.Pattern[str]
) -> Iterator[tuple[int, int]]:
    """Spans of the outermost sections whose title matches ``heading``."""
    stack = list(sections)
    while stack:
        section = stack.pop()
        if section.title and heading.search(section.title):
            yield section.span.start, section.span.end
        else:
            stack.extend(section.children)


def _goal(line: str, match: regex.Match[str]) -> bool:
    """Whether the words around a figure let it be a goal."""
    before = line[max(match.start() - 60, 0) : match.start()]
    if EXAMPLE.search(line, 0, match.start()) or NOT_GOAL.search(before) or (
        match.re is PERCENT and not match["bound"] and MONEY.search(before)
    ):
        return False
    if DONE.search(line, match.end(), match.end() + 60):
        return False
    return not NOT_WHAT.match(line, match.end("value") if match.re in (LEAST, QUOTA, MADE) else match.end())


def _ratio_unit(match: regex.Match[str]) -> str:
    """ "học sinh/máy tính" of "24 học sinh/1 máy tính"; a base other than 1 is kept."""
    if match["unit"] == "lần":  # a frequency is a number of times
        return "lần"
    per = (match["per"] or "").lstrip("0")
    base = f"{per} " if per not in ("", "1") else ""
    return f"{match['unit']}/{base}{match['per_unit']}"


def _target(
    document: DocumentText, offset: int, line: str, match: regex.Match[str], unit: str
) -> Target:
    number = match["value"]
    if "," in number or regex.fullmatch(r"\d{1,3}(?:\.\d{3})+", number):
        number = number.replace(".", "").replace(",", ".")
    begin = match.start("bound") if match["bound"] else match.start("value")
    tail = match.end("value") + len(unit) + 1 if match.re in (LEAST, QUOTA, MADE) else match.end()
    stop = WHAT_END.search(line, tail)
    end = min(stop.start() if stop else len(line), tail + 160)
    what = line[tail:end].strip(" ,")
    by = None
    for hit in BY.finditer(line, max(begin - 120, 0), min(end + 1, len(line))):
        point = point_of(hit)
        if point is not None and point.year is not None:
            by = point.iso(closing=True)
            break
    return Target(
        value=float(number),
        unit=unit,
        what=what or None,
        by=by,
        raw=line[begin:end].strip(" ,"),
        span=document.span(offset + begin, offset + max(end, tail)),
    )
