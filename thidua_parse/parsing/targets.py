"""Figures set as goals: shares ("100% …"), least numbers ("ít nhất 5 mô hình") and ratios.

Figures of the past (what was reached, what is the case now), norms of regulations, points of a
marking scheme, money and rates of aid are no goals. Decimals have a comma, thousands dots.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from ..knowledge.tables import rows
from ..record import Target
from .anchors import Ending, Opening, holds
from .body import chosen_lines, lines_with
from .dates import POINT, point_of
from .text import DocumentText, Facts

#: many times what the longest programmes set as goals; what follows is not read
LIMIT = 500
#: kinds whose figures are norms, costs or results, not goals
WITHOUT = frozenset({"NQ", "NĐ", "TT", "TTLT", "TTr", "BC", "QyĐ", "QC", "L", "GM", "BB"})
PLAN_SUBJECT = regex.compile(
    r"(?i)(?:ban hành|phê duyệt|triển khai|giao)\b.{0,60}?(?:kế hoạch|chương trình|phong trào|đề án|chiến lược|chỉ tiêu)"
)
RULES_SUBJECT = regex.compile(r"(?i)quy định|quy chế|nguyên tắc|tiêu chí|định mức|điều lệ")
PAST_SECTION = Opening(regex.compile(
    r"(?i)^(?:(?:những )?(?:thực trạng|tình hình|kết quả (?:đạt|thực hiện|công tác))|đánh giá (?:chung|kết quả|tình hình|hoạt động|việc|công tác|thực trạng)|đặc điểm|khó khăn|(?:những )?(?:tồn tại|hạn chế|ưu điểm)|sự cần thiết)"
), 5)
#: words of which such a title holds one
PAST_WORDS = (
    "thực trạng", "tình hình", "kết quả", "đánh giá", "đặc điểm", "khó khăn", "tồn tại", "hạn chế",
    "ưu điểm", "sự cần thiết",
)
NUMBER = r"[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9%])(?:,[0-9]+)?|[0-9]+(?:[,.][0-9]+)?"
#: a number (or a range of numbers) with a percent sign, or before a word
FIGURE = regex.compile(
    rf"(?P<value>{NUMBER})(?![0-9/])"
    rf"(?:(?: ?%)? ?(?:-|–|đến) ?(?:{NUMBER}))?(?P<percent> ?(?:%|phần trăm))?(?P<word> (?=\p{{L}}))?"
)
#: words right before a figure: a bound …
BOUND = Ending(regex.compile(
    r"(?:(?:[Tt]ừ|[Tt]rên|[Hh]ơn|(?:[Íí]t nhất|[Tt]ối thiểu)(?: là| bằng| đạt| có)?|[Kk]hông dưới|[Đđ]ạt(?: tỷ lệ| tỉ lệ)?"
    r"|[Dd]ưới(?: mức)?|[Kk]hông quá|[Kk]hoảng|[Kk]hông thấp hơn) )+$"
))
#: … the least number of any thing …
LEAST = Ending(regex.compile(
    r"(?:[Íí]t nhất|[Tt]ối thiểu|[Kk]hông dưới|[Pp]hấn đấu)(?: là| bằng| đạt| có| được| xây dựng| mỗi năm| hàng năm| hằng năm| từ)* $"
))
FLOOR = regex.compile(r"(?:\p{Ll}+ ){1,4}trở lên")
FROM_WORD = regex.compile(r"[Tt]ừ $")
#: … what is to be made or done, counted in units of the table only …
MADE = Ending(regex.compile(
    r"\b(?:[Xx]ây dựng|[Cc]ải tạo|[Tt]rồng|[Tt]hành lập|[Vv]ận động|[Ss]ửa chữa|[Nn]âng cấp|[Hh]oàn thành|[Rr]a mắt|[Pp]hấn đấu có"
    r"|[Đđ]ào tạo|[Dd]uy trì|[Xx]óa|[Gg]iảm|[Pp]hát triển|[Nn]ghiệm thu|[Nn]ạo vét|[Hh]uy động|[Ll]ắp đặt|[Tt]hu hút|[Bb]ê tông hóa|[Cc]ông bố|[Kk]ết nạp|[Cc]ó thêm|[Tt]hực hiện)(?: thêm| mới| được| có)* $"
))
#: … or a ratio
RATE = Ending(regex.compile(r"(?:(?<![Tt]ừ )bình quân|tỷ lệ|tỉ lệ|[Tt]rên|[Íí]t nhất|[Tt]ối thiểu|[Kk]hông dưới|[Dd]ưới(?: mức)?|[Kk]hông quá|[Kk]hoảng|[Đđ]ạt(?: t[ỷỉ] lệ)?) $"))
#: whatever of these stands before a figure that is no share
LEAD = Ending(regex.compile("|".join(p.pattern.pattern for p in (LEAST, MADE, RATE)) + "|[Tt]ừ $"), 8)


class _Letters(dict[str, bool]):
    """Whether a letter and a blank may end one of them, as far as letters were met."""

    def __missing__(self, letter: str) -> bool:
        may = self[letter] = LEAD.may(f"{letter} ")
        return may


LEAD_LETTERS = _Letters()
RATIO = regex.compile(
    r"(?P<unit>\p{L}+(?: \p{L}+){0,2}) ?/ ?(?P<per>\d+)? ?(?P<per_unit>\p{Ll}+(?: \p{Ll}+)?)"
)
#: what a report sets out to do in the time ahead
AHEAD_SECTION = Opening(regex.compile(r"(?i)^(?:mục tiêu, )?phương hướng\b"), 6)
#: numbers of a section headed "Chỉ tiêu …"; what is there already is no goal
QUOTA_SECTION = Opening(regex.compile(r"(?i)^(?:các )?(?:chỉ|mục) tiêu\b"), 6)
PRESENT = Ending(regex.compile(r"(?:\bcó|(?i:\bcòn|hiện|khối|lớp|năm|tháng|tuổi)) $"))
#: a score to be reached, where goals are set; elsewhere it is a mark of a scale
RISES = regex.compile(r"\p{L}+(?: \p{L}+){0,2} (?:lên|xuống|thành)\b")
SUM = regex.compile(r"(?:nghìn|triệu|tỷ|tỉ) đồng(?! ?/)")
SCORE = regex.compile(r"điểm trở lên")
WORD = regex.compile(r"\p{Ll}{2,}(?!\p{L})")
#: so far back "ví dụ" may stand
REACH = 400
EXAMPLE = regex.compile(r"(?i)\b(?:ví dụ|chẳng hạn)\b[^.]*$")
EXAMPLE_WORDS = ("í dụ", "hẳng hạn", "Í DỤ", "HẲNG HẠN")
NOT_GOAL = regex.compile(
    r"(?i)(?:\b(?:đã\b[^.;]{0,40}|chiếm\b|thuế\b|phạt\b|(?<!khen )thưởng\b|trừ\b|giảm \d)|(?<!phát |thực |thể |biểu |xuất )hiện (?:nay|có|tại)|lãi suất|lệ phí|mức phạt"
    r"|nếu (?:vượt|đạt|không)|tương đương|bằng khoảng|so với cùng kỳ|tỷ trọng)[^.;]{0,15}$"
)
#: words of which all that it finds holds one
NOT_GOAL_WORDS = (
    "đã", "chiếm", "thuế", "phạt", "thưởng", "trừ", "giảm ", "hiện ", "lãi suất", "lệ phí", "nếu ", "tương đương",
    "bằng khoảng", "so với cùng kỳ", "tỷ trọng",
)
#: shares of money, without a bound, are no goals
MONEY_WORDS = ("hỗ trợ", "ngân sách", "vốn", "doanh nghiệp đầu tư", "kinh phí")
MONEY = regex.compile(r"(?i)(?:\bhỗ trợ\b|ngân sách|nguồn vốn|\bvốn\b|doanh nghiệp đầu tư|kinh phí)[^.;]{0,25}$")
DONE_WORDS = ("đã ", "bước đầu", "hiện ", "nhưng ")
DONE = regex.compile(r"\b(?:đã (?:xuất hiện|đạt|hoàn thành|có)\b|bước đầu|(?<!phát |thực |thể |biểu |xuất )hiện (?:nay|có)|nhưng (?:số|vốn|tăng|giảm))\b")
NOT_WHAT = regex.compile(r"(?i) ?(?:điểm (?:chuẩn|thưởng|trừ|số|tối đa)|giá trị hợp đồng|lương|mức lương|học phí|kinh phí|tổng kinh phí|số thuế|thuế|tổng số tín dụng|tổng mức|đơn giá|số (?:đại biểu|phiếu))")
THOUSANDS = regex.compile(r"\d{1,3}(?:\.\d{3})+")
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
    """Explicit figures set as goals in the body, in order."""
    kind = facts.kind.code if facts.kind else None
    subject = facts.subject or ""
    party = kind == "NQ" and "-NQ/" in (facts.number.text or "")  # its goals are a programme
    # resolutions of assemblies and of the Government set goals where they say so
    headed = kind == "NQ" and not party and "tiêu" in facts.titles
    ahead = Spans(facts, ("phương hướng",), AHEAD_SECTION) if kind == "BC" else None
    planned = ahead is not None and bool(ahead.starts)
    if (kind in WITHOUT and not party and not headed and not planned) or any(
        s.__dict__["label"].startswith("Chương") for s in facts.sections  # faster than the attribute
    ):
        return ()
    if kind == "QĐ" and (not PLAN_SUBJECT.search(subject) or RULES_SUBJECT.search(subject)):
        return ()
    past = Spans(facts, PAST_WORDS, PAST_SECTION)
    quotas = Spans(facts, ("tiêu",), QUOTA_SECTION)
    ratios: set[tuple[str, str]] = set()
    found: list[Target] = []
    # the preamble tells what is, not what shall be
    first = facts.sections[0].span.start if facts.sections else 0
    behind = 0  # end of the last figure
    for offset, line, numbers in _lines(document, first, quotas):
        if past.starts and past.hold(offset):
            continue
        quota = bool(quotas.starts) and quotas.hold(offset)
        if (headed and not quota) or (ahead is not None and not ahead.hold(offset)):
            continue
        share = "%" in line or "phần trăm" in line
        for at in numbers:
            start = at - offset
            if at < behind or not (
                share or quota or (start and line[start - 1] == " " and LEAD.may(line, start))
            ):
                continue
            match = FIGURE.match(line, start)
            if match is None:
                continue
            behind = offset + match.end()
            figure = _figure(line, match, quota)
            if figure is None or not _goal(line, match, figure):
                continue
            if sum(map(str.isalpha, line[:80])) < 5:
                break  # a row of figures
            if figure.ratio:
                if (match["value"], figure.unit) in ratios:
                    continue  # a ratio is set once, however often it is repeated
                ratios.add((match["value"], figure.unit))
            found.append(_target(document, offset, line, match, figure))
            if len(found) == LIMIT:
                return tuple(found)
    return tuple(found)


def _lines(document: DocumentText, first: int, quotas: Spans) -> Iterator[tuple[int, str, list[int]]]:
    """``(offset, line, offsets of its numbers)`` of the lines of the body whose numbers may be goals.

    Those with a share or with words of a goal before a number, and all in a section of ``quotas``.
    """
    numbers, text, starts = document.numbers.starts, document.text, document.starts
    chosen = lines_with(document, ("%", "phần trăm"))
    chosen.update([
        bisect_right(starts, at) - 1 for at in numbers[bisect_left(numbers, first) :]
        if text[at - 1] == " " and LEAD_LETTERS[text[at - 2]] and LEAD.may(text, at)
    ])
    for begin, end in zip(quotas.starts, quotas.ends, strict=True):
        chosen.update(range(document.line_at(begin), document.line_at(end) + 1))
    for _, offset, line in chosen_lines(document, chosen):
        if offset >= first:
            # "1- …": not the number of a label
            skip = offset + (2 + (line[2] == "-") if "- " in line[1:4] else 0)
            at = bisect_left(numbers, skip)
            yield offset, line, numbers[at : bisect_left(numbers, offset + len(line), at)]


@dataclass(slots=True, frozen=True)
class Figure:
    """What a number counts: unit, where the bound begins, where the unit ends."""

    unit: str
    begin: int
    tail: int
    bound: bool = False
    ratio: bool = False


def _figure(line: str, match: regex.Match[str], quota: bool) -> Figure | None:
    """The figure at ``match``, if the words around it make it one that may be a goal."""
    start = match.start("value")
    before = line[max(start - 40, 0) : start]
    if match["percent"]:
        bound = BOUND.search(before)
        begin = start - (len(before) - bound.start()) if bound else start
        return Figure("%", begin, match.end("percent"), bound is not None)
    if not match["word"]:
        return None
    rest = line[match.end() : match.end() + 45]
    if "/" in rest and (rate := RATE.search(before)) and (ratio := RATIO.match(rest)):
        begin = start - (len(before) - rate.start())
        return Figure(_ratio_unit(ratio), begin, match.end() + ratio.end(), True, True)
    if not rest[0].islower():
        return None
    least, made = LEAST.search(before), None
    if least is None and FLOOR.match(rest) and before.endswith(("từ ", "Từ ")):
        least = FROM_WORD.search(before)  # "từ 50 mô hình trở lên"
    if least is None:
        made = MADE.search(before)
        if made is None and not (quota and (
            not PRESENT.search(before) or (before.endswith("còn ") and "iảm " in line[max(start - 120, 0) : start])
        )):
            return None
        if before.endswith("từ ") and RISES.match(rest):
            return None  # "từ 200 ha lên 350 ha": what is there already
    unit = "điểm" if quota and SCORE.match(rest) else _unit(rest, listed=least is None)
    if unit is None and quota and (least or before.endswith("đạt ")) and (money := SUM.match(rest)) is not None:
        unit = str(money.group())  # "vận động Quỹ đạt ít nhất 150 triệu đồng", under "Chỉ tiêu"
    if unit is None:
        return None
    begin = start - (len(before) - least.start()) if least else start
    return Figure(unit, begin, match.end() + len(unit), least is not None)


class Spans:
    """Spans of the outermost sections whose title matches a pattern, for look-up by offset.

    Such a title holds one of ``words``, in small letters.
    """

    def __init__(self, facts: Facts, words: tuple[str, ...], heading: Opening) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for _, section, title in facts.headed(words):
            if heading.match(title):
                span = section.span
                if not self.ends or span.start >= self.ends[-1]:  # not inside the one before
                    self.starts.append(span.start)
                    self.ends.append(span.end)

    def hold(self, offset: int) -> bool:
        """Whether ``offset`` stands in one of the spans."""
        i = bisect_right(self.starts, offset) - 1
        return i >= 0 and offset < self.ends[i]


def _goal(line: str, match: regex.Match[str], figure: Figure) -> bool:
    """Whether the words around a figure let it be a goal."""
    before = line[max(figure.begin - 60, 0) : figure.begin]
    low = before.lower()
    if holds(low, NOT_GOAL_WORDS) and NOT_GOAL.search(before):
        return False
    led = line[max(match.start() - REACH, 0) : match.start()]
    if holds(led, EXAMPLE_WORDS) and EXAMPLE.search(led):
        return False
    if figure.unit == "%" and not figure.bound and holds(low, MONEY_WORDS) and MONEY.search(before):
        return False
    if holds(line[figure.tail : figure.tail + 60], DONE_WORDS) and DONE.search(line, figure.tail, figure.tail + 60):
        return False
    return not NOT_WHAT.match(line, match.end("percent") if match["percent"] else match.end("value"))


def _ratio_unit(match: regex.Match[str]) -> str:
    """ "học sinh/máy tính" of "24 học sinh/1 máy tính"; a base other than 1 is kept."""
    if match["unit"] == "lần":  # a frequency is a number of times
        return "lần"
    per = (match["per"] or "").lstrip("0")
    base = f"{per} " if per not in ("", "1") else ""
    return f"{match['unit']}/{base}{match['per_unit']}"


#: words behind a figure that do not say what it measures
EMPTY = regex.compile(r"/|(?:trở lên|trở xuống|mỗi năm|(?:so )?với|vào năm|trong năm|năm \d)")
#: what a figure measures, named before it: "giảm tỷ lệ hộ nghèo xuống còn dưới 1,5%"
MEASURED = regex.compile(
    r"(?P<what>(?:tỷ lệ|tỉ lệ|tốc độ|số|thu nhập|mức|tổng|sản lượng|diện tích|doanh thu|độ che phủ|năng suất)[ ][^,;.:]{3,80}?)"
    r"[ ](?:đạt|còn|xuống|lên|dưới|trên|tối thiểu|ít nhất|từ|bình quân đạt|tăng|giảm)\b[^;.:]{0,24}$",
    regex.IGNORECASE,
)


#: the same right before the figure: "tốc độ tăng trưởng bình quân 7,5%"
NEXT_TO = regex.compile(r"(?P<what>(?:tỷ lệ|tỉ lệ|tốc độ|thu nhập|sản lượng|diện tích|độ che phủ|năng suất)[ ][^,;.:]{3,80})[ ]$", regex.IGNORECASE)


def _measured(line: str, at: int) -> str | None:
    """The words before a figure that say what it measures, or None."""
    start = max(at - 130, 0)
    match = (MEASURED.search(line, start, at + 12) or NEXT_TO.search(line, start, at)) if at else None
    return match["what"].strip() if match is not None else None


def _target(
    document: DocumentText, offset: int, line: str, match: regex.Match[str], figure: Figure
) -> Target:
    number = match["value"]
    if "," in number or THOUSANDS.fullmatch(number):
        number = number.replace(".", "").replace(",", ".")
    begin, tail = figure.begin, figure.tail
    stop = WHAT_END.search(line, tail)
    end = min(stop.start() if stop else len(line), tail + 160)
    what = line[tail:end].strip(" ,")
    by = None
    near = max(begin - 120, 0), min(end + 1, len(line))
    for hit in BY.finditer(line, *near) if line.find("20", *near) >= 0 else ():  # no year, no day
        point = point_of(hit)
        if point is not None and point.year is not None:
            by = point.iso(closing=True)
            break
    end = max(end, tail)
    raw = line[begin:end].rstrip(" ,")
    return Target.made(
        value=float(number),
        unit=figure.unit,
        what=_measured(line, begin) if not what or EMPTY.match(what) else what,
        by=by,
        raw=raw,
        span=document.span(offset + begin, offset + begin + len(raw)),
    )
