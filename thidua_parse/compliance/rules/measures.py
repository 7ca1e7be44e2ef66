"""Figures of two aligned items: bounds ("ít nhất 56 giờ mỗi tuần", "trong vòng 4 giờ"), dates, shares.

The record holds figures that are set as goals; an item says more that can be measured. Only what the
parent bounds is compared, with figures of the same unit in the items that take it up, and only where
one figure of the unit is meant. ``value`` counts by the year where a rhythm is stated.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

import regex

from ...knowledge.compliance import thresholds
from ..words import plain, words
from .measure_table import Words, measure_words
from .moments import last_days, moments


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure. ``bound`` is ``least``, ``most`` or ``""``; ``each`` size of the bearer.

    ``per``: times a year; 0 over all the years of a stage.
    """

    value: float
    unit: str
    bound: str
    per: float | None
    each: int
    by: str
    shown: str
    around: frozenset[str]
    #: a bound in words ("ít nhất") stands right before it
    outright: bool = False
    #: size of the area that the figure is a sum over ("toàn huyện"); 0 where none is named
    over: int = 0

    @property
    def rate(self) -> float:
        """The figure, by the year where a rhythm is stated."""
        return self.value * (self.per or 1.0)


_LEAST = regex.compile(r"(?:ít nhất|tối thiểu|đầy đủ|không dưới|không thấp hơn|không ít hơn|đạt từ|từ|trên|hơn)(?: là| có| đạt| được| bằng| (?:mỗi|hàng|từng) (?:tuần|tháng|quý|năm|học kỳ))*\s*$")
_MOST = regex.compile(r"(?:không quá|không vượt quá|không cao hơn|không trên|tối đa|nhiều nhất|dưới|quá|trong vòng|trong thời gian|chậm nhất)(?: là)?\s*$")
#: a time in which something is to be finished ("giải quyết dứt điểm trong 30 ngày")
_FINISHED = regex.compile(r"\b(?:giải quyết|xử lý|trả lời|trả kết quả|hoàn thành|khắc phục|dứt điểm|phản hồi|thông báo)\b[^,]{0,60}\btrong(?: thời hạn)?\s*$")
_AREA = regex.compile(r"\b(?:toàn|cả) (?P<who>xã|phường|huyện|quận|thị xã|tỉnh|đảng bộ|trường|nhà trường|công ty|cơ quan|đơn vị)\b")
_AVERAGE = regex.compile(r"\bbình quân\s*$")
#: a figure over all the years of a plan
_STAGE = regex.compile(r"\b(?:cả|toàn|suốt|trong) (?:giai đoạn|thời kỳ|nhiệm kỳ)\b(?! \d)|\b(?:cả|toàn) (?:giai đoạn|thời kỳ|nhiệm kỳ)\b")
#: a stage has this many years at least
_STAGE_YEARS = 2
_TIME_UNITS = frozenset(["ngày", "giờ", "phút"])
#: what is done from time to time
_OCCASIONS = frozenset(["lần", "đợt", "buổi", "kỳ", "phiên"])
#: people themselves are counted, or the figure is of the size of a group
_HEADS = frozenset(["người", "thành viên", "hộ", "cán bộ", "công chức"])
#: what is done for people or households, so that their number is how much is done
_HELPED = regex.compile(r"\b(?:giúp|giúp đỡ|đỡ đầu|kèm cặp|nhận|vận động|kết nạp|giới thiệu)(?: đỡ)? $")
#: a level that tells of which things a whole is ("100% tàu cá từ 15 mét trở lên")
_OF_WHICH = regex.compile(r"(?:100%|mọi|tất cả|toàn bộ|mỗi)(?: các)?(?: (?!đạt|có|được|học|tham gia|hưởng|họp|dự)\p{L}+){1,4} từ $")
_UP = regex.compile(r"[^,;.:]{0,24}?\btrở lên\b")
#: money that people are given
_SUPPORT = regex.compile(r"\b(?:hỗ trợ|trợ cấp|bồi dưỡng|được thưởng)\b")
#: units written in several ways
_SAME_UNIT = {"m": "mét", "héc": "ha"}
_NEXT = regex.compile(r" \p{Ll}+")
#: what a text with a figure in it has at least
_GATE = regex.compile(r"\d|\b(?:một|hai|ba|bốn|toàn bộ|tất cả|phần lớn|đa số|hầu hết|mọi|trở lên|thứ|chủ nhật|hằng|hàng|mỗi|định kỳ)\b", regex.I)
_CLAUSE = regex.compile(r"[;:]|(?<!\d)\.(?=\s|$)|\.(?=\s\D)")
_YEAR = regex.compile(r"\b(?:đến|trước|trong|vào)(?: hết| cuối)?(?: năm)? (?P<year>20\d\d)\b")
#: words that are no unit of a figure
_OF_YEAR = regex.compile(r"năm \d{4}\b[^\d]*$")
_RUNNING = (" liên tục", " liên tiếp", " liền", " tham gia", " công tác", " làm việc", " sinh hoạt", " giữ ")
_NO_UNIT = frozenset(["và", "đến", "của", "là", "thì", "hay", "hoặc", "trong", "trên", "với", "theo", "tại", "ở", "để", "khi", "năm", "tuổi", "hàng"])
@lru_cache(maxsize=8192)
def measures(text: str, year: str = "") -> tuple[Measure, ...]:
    """The figures of an item's text, in order; ``year`` stands in for a year that a date leaves out."""
    folded = plain(text)
    table = measure_words()
    found: list[Measure] = []
    start = 0
    for stop in (*(m.end() for m in _CLAUSE.finditer(folded)), len(folded)):
        clause = folded[start:stop]
        start = stop
        if clause.strip():
            found += _figures(clause, table) or _rhythm(clause, table)
            found += _moments(clause, year)
    return tuple(found)


def _telling(clause: str) -> frozenset[str]:
    """The words of a clause without its figures."""
    return frozenset(w for w in words(clause) if not w[0].isdigit())


def _rhythm(clause: str, table: Words) -> list[Measure]:
    """How often a thing is done of which no figure is named ("cập nhật hằng quý"), reports apart."""
    found = list(table.every.finditer(clause))
    if len(found) != 1 or found[0]["many"] or found[0].group().startswith(("trong", "một")) or _REPORTS.search(clause):
        return []
    rhythm = found[0]
    return [Measure(1.0, "nhịp", "least", table.periods[rhythm["period"]], 0, "", rhythm.group(), _telling(clause))]


#: what has times of its own (G14)
_REPORTS = regex.compile(r"báo cáo|sơ kết|tổng kết|kế hoạch|hồ sơ|bình xét|khen thưởng")


def _figures(clause: str, table: Words) -> list[Measure]:
    """The figures of a clause, in order."""
    return list(_each_figure(clause, table))


def _each_figure(clause: str, table: Words) -> Iterable[Measure]:
    bearer = table.bearer.search(clause)
    each = table.bearers[bearer["who"]] if bearer else 0
    telling = _telling(clause)
    dated = [(m.start(), m["year"]) for m in _YEAR.finditer(clause)]
    for match in table.figure.finditer(clause):
        before, behind = clause[: match.start()], clause[match.end() :]
        if before.endswith(("thứ ", "số ", "lần thứ ", "khóa ")) or _OF_YEAR.search(clause, 0, match.end()):
            continue
        earlier = [y for at, y in dated if at < match.start()]
        by = earlier[-1] if earlier else dated[0][1] if dated else ""
        if match["share"]:
            yield Measure(table.shares[match["share"]], "%", "least", None, each, by, match["share"], telling)
            continue
        if match["round"]:
            yield Measure(24.0, "giờ/ngày", "least", None, each, "", match["round"], telling, True)
            continue
        if match["of"]:
            whole = float(match["all"])
            if whole:
                yield Measure(float(match["of"]) / whole, "phần", "least", None, each, "", match.group(), telling)
            continue
        unit = "%" if match["percent"] else match["unit"]
        if unit is None or (unit in _NO_UNIT and not (unit == "năm" and behind.startswith(_RUNNING))):
            continue
        value = _value(match["num"], table) * table.times.get(match["times"] or "", 1.0)
        least, most = _LEAST.search(before) is not None, _MOST.search(before) is not None
        bound = "least" if least or _UP.match(behind) else "most" if most else ""
        if bound == "least" and unit not in ("%", "đồng") and _UP.match(behind) and _OF_WHICH.search(before):
            bound, least, most = "most", False, True
        if not bound and unit in _TIME_UNITS and _FINISHED.search(before):
            bound = "most"
        if not bound and unit == "đồng" and _SUPPORT.search(clause):
            bound = "least"
        borne = each
        if (of := table.of_each.match(behind)) is not None:
            borne = table.bearers[of["who"]]
        elif not bound and (unit not in _HEADS or _HELPED.search(before)) and bearer is not None and (each == 1 or _AVERAGE.search(clause, 0, bearer.start())):
            bound = "least"
        unit = _SAME_UNIT.get(unit, unit)
        if not bound and ((value == 100 and unit == "%") or unit == "năm"):
            bound = "least"
        per = None
        if bound and _STAGE.search(clause) and not table.every.search(clause):
            per = 0.0
        elif unit not in ("%", "giờ") or bound != "most":
            per = _per(clause, match, table, unit)
            if per is not None and (unit in _OCCASIONS or (unit == "ngày" and table.every.match(behind.lstrip()))):
                bound = bound or "least"
        shown = match.group().strip()
        if unit not in table.intensities and (more := _NEXT.match(behind)):
            shown += more.group()
        if per is not None:
            shown = f"{shown} {clause_rhythm(clause, table)}"
        outright = least or most or (value == 100 and unit == "%")
        area = _AREA.search(clause) if unit != "%" else None
        yield Measure(value, unit, bound, per, borne, by, shown, telling, outright, table.bearers[area["who"]] if area else 0)


def clause_rhythm(clause: str, table: Words) -> str:
    """The words of the rhythm of a clause."""
    found = table.every.search(clause)
    return found.group().strip() if found else ""


def _value(number: str, table: Words) -> float:
    if number in table.numbers:
        return table.numbers[number]
    if "." in number:
        return float(number.replace(".", ""))
    return float(number.replace(",", "."))


def _per(clause: str, match: regex.Match[str], table: Words, unit: str) -> float | None:
    """Times a year, where the clause states one rhythm."""
    found = [
        m for m in table.every.finditer(clause)
        if not m.start() <= match.start() < m.end()
        and (m["many"] or not m.group().startswith(("trong", "một")) or m.end() > match.start())
    ]
    if len(found) == 1 and not _in_reach(clause, match, found[0]):
        return None
    if len(found) > 1:  # the rhythm between the same commas
        first = max(clause.rfind(",", 0, match.start()), 0)
        last = end if (end := clause.find(",", match.end())) >= 0 else len(clause)
        found = [m for m in found if first <= m.start() < last]
    if len(found) != 1:
        return None
    rhythm = found[0]
    if rhythm.group().startswith(("trong", "một")) and unit != "lần":
        return None
    many = _value(rhythm["many"], table) if rhythm["many"] else 1.0
    return table.periods[rhythm["period"]] / many if many else None


def _in_reach(clause: str, figure: regex.Match[str], rhythm: regex.Match[str]) -> bool:
    """Whether a rhythm is of a figure: not where it stands behind another comma with a figure of its own."""
    if rhythm.start() < figure.start() or "," not in clause[figure.end() : rhythm.start()]:
        return True
    return _DIGIT.search(clause, clause.rfind(",", 0, rhythm.start()), rhythm.start()) is None


def _moments(clause: str, year: str) -> Iterable[Measure]:
    """Days by which something is to be done, and levels from which on."""
    for moment in moments(clause, year):
        yield Measure(
            moment.value, moment.unit, moment.bound, None, 0, "", moment.shown, _telling(clause), moment.unit == "thứ"
        )


#: so much of the words around two figures is the same where both are of one thing
_ONE_THING = 0.6
#: a figure for each of larger groups that is less than so many times the one for each of the smaller falls short
_LARGER = 3


def falls_short(mine: Measure, theirs: Measure) -> bool:
    """Whether a figure does not reach the parent's bound, or reaches it in a later year."""
    if mine.by and theirs.by and mine.by > theirs.by:
        return True
    if theirs.bound == "most":
        return mine.value > theirs.value
    if theirs.each and max(mine.each, mine.over) > theirs.each and mine.value < _LARGER * theirs.value:
        return True
    if mine.bound == "most" and theirs.outright and mine.outright and likeness(mine, theirs) >= _ONE_THING:
        return True  # "không quá 75%" for "ít nhất 70%": none at all would do
    if mine.bound == "most" and mine.unit != "%":
        return mine.value < theirs.value
    if mine.per == 0.0 and theirs.per:
        return mine.value < theirs.rate * _STAGE_YEARS
    if mine.per is not None and theirs.per:
        return mine.rate < theirs.rate
    return mine.value < theirs.value


@dataclass(frozen=True, slots=True)
class Comparison:
    """A figure of the parent that the child's items meet (``mine``), fall short of, or leave out."""

    theirs: Measure
    mine: Measure | None
    short: bool


def compared(
    parent: str, children: Iterable[str], years: tuple[str, str] = ("", ""), until: str = ""
) -> list[Comparison]:
    """The parent's bounded figures, each with the figure of the child's texts that is for the same thing.

    ``years``: the years of issue of parent and child; ``until``: the year in which all of the parent
    ends, which binds figures that name no year. Where several figures of the child are of a unit,
    one that meets the bound settles it (interim goals, shares of several groups).
    """
    if not _GATE.search(parent):
        return []
    theirs = [m for m in measures(parent, years[0]) if m.bound]
    if not theirs:
        return []
    if until:
        theirs = [m if m.by or m.unit == "ngày/tháng" else replace(m, by=until) for m in theirs]
    texts = list(children)
    own = [m for text in texts for m in measures(text, years[1])]
    found = []
    for wanted in theirs:
        rivals = [m for m in theirs if m.unit == wanted.unit]
        if wanted.unit == "nhịp":
            same = [m for m in own if m.unit in ("nhịp", "lần") and m.per and likeness(m, wanted) >= _ONE_THING]
            if same:
                met = next((m for m in same if m.rate >= wanted.rate), None)
                found.append(Comparison(wanted, met or same[0], met is None))
            continue
        same = [m for m in own if m.unit == wanted.unit]
        if len(rivals) > 1 or len(same) > 1 or wanted.shown in measure_words().shares:
            same = _nearest(wanted, rivals, same)
        if not same and wanted.unit in _HOURS:
            same = [replace(m, value=m.value * _HOURS[m.unit] / _HOURS[wanted.unit], unit=wanted.unit) for m in own if m.unit in _HOURS and m.bound in ("", wanted.bound) and likeness(m, wanted) >= _ONE_THING]
        if not same and wanted.unit == "phần" and wanted.value == 1 and any(_ALL_OF_THEM.search(plain(text)) for text in texts):
            same = [wanted]
        if not same and wanted.unit == "thứ" and any(_ALL_WEEK.search(plain(text)) for text in texts):
            same = [wanted]
        if not same and wanted.unit == "ngày/tháng":
            same = [m for text in texts for m in _within_year(text) if likeness(m, wanted) >= _ONE_THING]
        if not same:
            banned = wanted.bound == "most" and any(_none_at_all(wanted, text) for text in texts)
            found.append(Comparison(wanted, wanted if banned else None, False))
            continue
        met = next((m for m in same if not falls_short(m, wanted)), None)
        found.append(Comparison(wanted, met or same[0], met is None))
    return found


def _within_year(text: str) -> Iterable[Measure]:
    """The last days of years in which something is to be done ("trong năm 2026")."""
    for clause in _CLAUSE.split(plain(text)):
        for moment in last_days(clause):
            yield Measure(moment.value, moment.unit, moment.bound, None, 0, "", moment.shown, _telling(clause))


def _none_at_all(bound: Measure, text: str) -> bool:
    """Whether a text forbids outright what the parent allows up to a bound ("không để trễ hạn")."""
    return any(
        len(bound.around & around) >= _ONE_THING * len(around) and "không" in around and len(around) >= 4
        for clause in _CLAUSE.split(plain(text)) if "không" in clause and not _DIGIT.search(clause)
        for around in (_telling(clause),)
    )


_DIGIT = regex.compile(r"\d")
#: units of time in hours
_HOURS = {"phút": 1 / 60, "giờ": 1.0, "ngày": 24.0, "tuần": 168.0, "tháng": 720.0, "năm": 8640.0}
_ALL_OF_THEM = regex.compile(r"\b(?:cả|đủ|đầy đủ|toàn bộ|tất cả)(?: các| cả)?(?: \d+)? (?:nội dung|tiêu chí|chỉ tiêu|tiêu chuẩn|điều kiện|nhiệm vụ)\b")
_ALL_WEEK = regex.compile(r"\b(?:hàng ngày|mỗi ngày|cả tuần|7/7|(?:các|tất cả các|mọi) ngày trong tuần)\b")


def _nearest(wanted: Measure, rivals: list[Measure], own: list[Measure]) -> list[Measure]:
    """The child's figures whose clause is nearer to this figure of the parent than to its others."""
    kept, least = [], thresholds()["measure.same"]
    for mine in own:
        best = max(rivals, key=lambda r: (likeness(mine, r), r is wanted))
        if likeness(mine, wanted) >= least and likeness(mine, wanted) >= likeness(mine, best):
            kept.append(mine)
    return kept


def likeness(a: Measure, b: Measure) -> float:
    """Share of the words around the shorter of two figures that stand around the other."""
    return len(a.around & b.around) / max(1, min(len(a.around), len(b.around)))


def narrowed(parent: str, child: str) -> str | None:
    """Words of the child that leave only a part of the group that a share is of; None where none do."""
    pattern = measure_words().narrowing
    a, b = plain(parent), plain(child)
    for match in pattern.finditer(b):
        if match.group() not in a and not pattern.search(a):
            return str(match.group())
    place = _ONE_PLACE.search(child)
    return str(place.group()) if place is not None and not _ONE_PLACE.search(parent) else None


#: one place of several ("ở thị trấn A")
_ONE_PLACE = regex.compile(r"\b(?:ở|tại|thuộc) (?:thị trấn|phường|xã|thôn|ấp|bản|khu phố) \p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*")
