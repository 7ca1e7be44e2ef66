"""Dates and rhythms of reports: what each is for, which bind the child, which go up (parts of G14)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import regex

from ...record import Deadline, Span
from ..alignment.items import Item
from ..bodies import bare_name, is_issuer, rank_in_words, same_named
from ..days import bounds
from ..remit import addressee
from ..views import PlanView, once_a_view, rank_of
from ..words import plain, search_in, words

_PURPOSES = regex.compile(
    r"(?P<plan>kế hoạch|chương trình hành động)|(?P<register>đăng ký|giao ước)|(?P<dossier>hồ sơ|tờ trình)"
    r"|(?P<report>báo cáo|sơ kết|tổng kết|tổng hợp|(?<!(?:tự|kế hoạch) )đánh giá)", regex.I
)
#: what a report is about, by the words next to its date
_STAGES = (
    ("half", regex.compile(r"\b(?:6|06|sáu) tháng\b|giữa năm", regex.I)),
    ("list", regex.compile(r"danh mục|danh sách", regex.I)),
    ("final", regex.compile(r"tổng kết|kết thúc", regex.I)),
    ("interim", regex.compile(r"sơ kết|giữa kỳ", regex.I)),
)
#: stages that a plain report does not stand for
_APART = ("half", "list")
_SENT = regex.compile(r"\s*(?:và )?gửi\b")
_REPORTED = regex.compile(r"báo cáo|\bnộp\b|\bgửi\b", regex.I)
#: a day within a quarter or a month
_IN_PERIOD = regex.compile(
    r"ngày (?P<day>\d{1,2})(?: của)?(?: tháng (?P<month>đầu|cuối|thứ nhất|thứ hai|thứ ba)(?: của| mỗi| hằng| hàng| từng)* quý|(?: mỗi| hằng| hàng) tháng\b)"
    r"|(?:hằng|hàng|mỗi) tháng[^;.]{0,120}?(?:trước|vào|chậm nhất)(?: là)? ngày (?P<day>\d{1,2})(?![\d/]|\s+tháng)",
    regex.I,
)
_RATES = {"daily": 365.0, "weekly": 52.0, "monthly": 12.0, "quarterly": 4.0, "half-yearly": 2.0, "yearly": 1.0}


def purpose(deadline: Deadline, view: PlanView) -> str:
    """What a deadline is for (plan, register, dossier, report): the nearest word before the date."""
    span = deadline.span
    if span is None:
        found = list(_PURPOSES.finditer(f"{deadline.what or ''} {deadline.raw}"))
    else:
        text = view.plan.text
        start = max(text.rfind(c, 0, span.start) for c in "\n;") + 1
        if _SENT.match(text, start) and text[start - 1] == ";":  # "xây dựng kế hoạch …; gửi về Sở trước ngày …"
            start = max(text.rfind(c, 0, start - 1) for c in "\n;") + 1
        stop = text.rfind(". ", start, span.start)
        found = list(_PURPOSES.finditer(text, max(start, stop + 1), span.end))
        day = _DAY.search(text, span.start, span.end)
        before = [m for m in found if day is None or m.start() < day.start()]
        found = before or found  # "gửi kế hoạch trước ngày … để tổng hợp"
        own = [m for m in found if m["plan"] is None or m.group()[:1].islower()]
        found = own or found
    last = found[-1].lastgroup if found else None
    return last or "report"  # the record lists duties to report; the others say what they are


def late_dossier(parent: PlanView, child: PlanView) -> tuple[Deadline, Deadline] | None:
    """Files for awards that the child has sent after the one day that the parent sets (own, wanted)."""
    theirs, own = (
        [d for d in v.plan.deadlines if d.date and len(d.date) == 10 and purpose(d, v) == "dossier"] for v in (parent, child)
    )
    if len({d.date for d in theirs}) != 1 or not own:
        return None
    first = min(own, key=lambda d: d.date or "")
    return (first, theirs[0]) if (first.date or "") > (theirs[0].date or "") else None


@once_a_view
def reports_of(view: PlanView) -> list[Deadline]:
    """The deadlines of a document that are for a report."""
    return [d for d in view.plan.deadlines if purpose(d, view) == "report"]


def binding(deadlines: list[Deadline], parent: PlanView, child: PlanView | None = None) -> list[Deadline]:
    """The parent's deadlines for those below it: without its own reports to its superiors."""
    def upward(d: Deadline) -> bool:
        if d.to is None:
            return False
        rank = rank_of(d.to) or rank_in_words(d.to.name or d.to.raw, parent)
        return rank is not None and parent.rank is not None and rank < parent.rank

    def to_child(d: Deadline) -> bool:
        return child is not None and d.to is not None and is_issuer(d.to, child)

    def of_others(d: Deadline) -> bool:
        """What the parent has a body of its own report, named at the beginning of the item."""
        item = next((i for i in parent.items if d.span and i.start <= d.span.start < i.end), None)
        return item is not None and child is not None and (addressee(item, child) or (True, ""))[0] is False

    given = [d for d in deadlines if not to_child(d)]
    down = [d for d in given if not upward(d)] or given or deadlines
    return [d for d in down if not of_others(d)] or down


def outgoing(deadlines: list[Deadline], parent: PlanView, child: PlanView | None = None) -> list[Deadline]:
    """The child's reports to the parent's issuer."""
    name = parent.issuer_name
    found = [d for d in deadlines if d.to and name and same_named(d.to.name or d.to.raw, name)]
    collectors = {
        a.name or a.raw for d in parent.plan.deadlines for a in (d.to, d.via)
        if a is not None and not (name and same_named(a.name or a.raw, name))
    }
    found += [
        d for d in deadlines if d not in found and d.to is not None
        and any(same_named(d.to.name or d.to.raw, c) for c in collectors)
    ]
    if child is None or not name:
        return found
    up = [d for d in deadlines if d in found or _to_superior(d, name, child)]
    # "báo cáo … hai tuần một lần" to a body above, of which the record holds no deadline
    places = telling_items(parent, child)
    # "báo cáo … hằng tháng; báo cáo tổng kết trước ngày …": the sentence goes on to the same addressee
    places += [i for i in child.items if any(d.span and i.start <= d.span.start < i.end for d in up)]
    return [
        d for d in deadlines
        if d in up or (d.to is None and d.span and any(i.start <= d.span.start < i.end for i in places))
    ]


#: parts that say who reports
_REPORTING = ("organisation", "measures", "other")


def _tells(text: str, receivers: set[str]) -> bool:
    """Whether a folded text has reports go to one of some bodies, by their names without the place."""
    at = text.find("báo cáo")
    return at >= 0 and any(r in text[at : at + 200] for r in receivers)


def _to_superior(deadline: Deadline, superior: str, child: PlanView) -> bool:
    """Whether the words of a deadline name the superior by the first word of its name ("về Sở")."""
    full, own = words(superior), words(child.issuer_name or "")
    size = 1 if full[:1] != own[:1] else 2
    if len(full) <= size or full[:size] == own[:size]:
        return False
    if deadline.to is not None and deadline.to != deadline.via:  # "(qua …)" alone was read
        return False
    return search_in(rf"(?:về|cho|gửi|báo cáo) {regex.escape(' '.join(full[:size]))}\b", plain(deadline.raw)) is not None


def inward(deadline: Deadline, child: PlanView) -> bool:
    """Whether a report comes to the issuer itself or a part of it."""
    if deadline.to is None:
        return False
    name = deadline.to.name or deadline.to.raw
    own = bare_name(child.issuer_name or "")
    bare = bare_name(name)
    if bare in ("nhà trường", "cơ quan", "đơn vị") or (bare and bare == own):
        return True
    rank = rank_of(deadline.to) or rank_in_words(name, child)
    return is_issuer(deadline.to, child) or (rank is not None and child.rank is not None and rank > child.rank)


_DAY = regex.compile(r"(?<!\d)(?P<day>\d{1,2})\s*(?:[/.-]|\s+tháng\s+)\s*(?P<month>\d{1,2})(?!\d)")


def _near(raw: str, what: str | None, day: str) -> str:
    """The words of a deadline next to its own date."""
    month, _, number = day[-5:].partition("-")
    if len(day) in (7, 10) and month.isdigit() and number.isdigit():
        wanted = int(number), int(month)
        date = next((m for m in _DAY.finditer(raw) if (int(m["day"]), int(m["month"])) == wanted), None)
        if date is not None:
            before = raw[: date.start()]
            cut = max(*(before.rfind(c) for c in ",;:"), before.rfind(" và báo cáo"))
            close = before.rfind(")")
            if close > cut and _DAY.search(before, before.rfind("(", 0, close), close):
                cut = close  # "6 tháng (trước ngày …) và hằng năm (trước ngày …)"
            return before[cut + 1 :]
    return f"{what or ''} {raw}"


def stage(deadline: Deadline) -> str:
    """Interim, final, of half a year, a list; "" for a plain report."""
    return _stage(deadline.raw, deadline.what, deadline.date)


@lru_cache(maxsize=4096)
def _stage(raw: str, what: str | None, day: str | None) -> str:
    near = _near(raw, what, day or "")
    return next((name for name, pattern in _STAGES if pattern.search(near)), "")


def _rhythm(deadline: Deadline) -> str | None:
    """The rhythm; a full date comes once."""
    return None if len(deadline.date or "") == 10 else deadline.recurrence


def same_duty(mine: Deadline, theirs: list[Deadline]) -> Deadline | None:
    """The parent's deadline for the same duty: same rhythm, same stage (interim or final)."""
    same = [d for d in theirs if _rhythm(d) == _rhythm(mine)]
    if not same:
        return None
    staged = [d for d in same if stage(d) == stage(mine)]
    if staged:  # several of one rhythm: the one that comes next
        day = mine.date or ""
        return min(staged, key=lambda d: ((d.date or "") < day, d.date or ""))
    return same[0] if not stage(mine) and len(same) == 1 and stage(same[0]) not in _APART else None


def in_order(own: list[Deadline], theirs: list[Deadline]) -> list[tuple[Deadline, Deadline]]:
    """Plain reports that come several times a year on both sides, each with its own."""
    found = []
    for sentence in dict.fromkeys(d.raw for d in theirs):
        wanted = sorted((d for d in theirs if d.raw == sentence and stage(d) == "" and d.date), key=day_of_year)
        mine = sorted((d for d in own if stage(d) == "" and d.date), key=day_of_year)
        if len(mine) == len(wanted) >= 2 and len({day_of_year(d) for d in wanted}) == len(wanted):
            found += list(zip(mine, wanted, strict=True))
    return found


def day_of_year(deadline: Deadline) -> str:
    return (deadline.date or "")[-5:]


def comparable_day(deadline: Deadline) -> str | None:
    """A deadline as a comparable day; a yearly day is put into one year."""
    text = deadline.date or ""
    if text.startswith("--"):
        month, _, day = text[2:].partition("-")
        return f"{2001 if _of_next_year(deadline, day, month) else 2000}-{month}-{day or '31'}"
    found = bounds(text)
    return found[1] if found else None


_NEXT_YEAR = regex.compile(r" (?:của )?năm (?:tiếp theo|sau|kế tiếp|liền sau)")


def _of_next_year(deadline: Deadline, day: str, month: str) -> bool:
    """Whether the words behind a yearly day put it into the year after that of the report."""
    return any(
        m["day"].lstrip("0") == day.lstrip("0") and m["month"].lstrip("0") == month.lstrip("0")
        and _NEXT_YEAR.match(deadline.raw, m.end()) is not None
        for m in _DAY.finditer(deadline.raw)
    )


def uncovered(own: list[Deadline], theirs: list[Deadline]) -> list[Deadline]:
    """Reports with a day that the parent demands and none of the child's is for, where others are."""
    wanted = [d for d in theirs if _REPORTED.search(d.raw)]
    plainly = [d for d in own if stage(d) == ""]
    for sentence in dict.fromkeys(d.raw for d in wanted):  # several days of one sentence: all bind
        days = [d for d in wanted if d.raw == sentence and stage(d) == ""]
        if len({day_of_year(d) for d in days}) >= 2 and 0 < len(plainly) < len(days):
            return days[: len(days) - len(plainly)]
    stages = {(stage(d), _rhythm(d)) for d in wanted}
    if len(stages) < 2:
        return []
    kept = {(stage(d), _rhythm(d)) for d in own}
    gone = [d for d in wanted if (stage(d), _rhythm(d)) not in kept] if kept & stages else []
    if gone and len(own) >= len(wanted):  # "trước ngày 05/6 và trước ngày 05/12 hằng năm" for "6 tháng …, hằng năm …"
        dated = [day_of_year(d) for d in own if d.date]
        gone = [d for d in gone if not any(_day_before(day_of_year(d)) < day <= day_of_year(d) for day in dated)]
    return gone


def _day_before(day: str) -> str:
    """The day two months before a day of the year ("06-10" → "04-10"); "" in January and February."""
    month = int(day[:2]) - 2 if day[:2].isdigit() else 0
    return f"{month:02d}{day[2:]}" if month > 0 else ""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A report that comes round: times a year, the month of the quarter, the day, its place."""

    rate: float
    month: str
    day: int
    span: Span | None
    shown: str


def rhythms(deadlines: Iterable[Deadline]) -> list[Rhythm]:
    """Reports with a day in the quarter or month, and those that only name a rhythm."""
    found: dict[tuple[float, str, int], Rhythm] = {}
    for deadline in deadlines:
        inside = list(_IN_PERIOD.finditer(deadline.raw))
        for match in inside:
            rate = 4.0 if match["month"] else 12.0
            made = Rhythm(rate, (match["month"] or "").casefold(), int(match["day"]), deadline.span, match.group())
            found.setdefault((made.rate, made.month, made.day), made)
        if not inside and not deadline.date and deadline.recurrence:
            rate = _RATES[deadline.recurrence]
            found.setdefault((rate, "", 0), Rhythm(rate, "", 0, deadline.span, deadline.raw))
    return list(found.values())


#: "hai năm một lần", "15 ngày một lần"
_N = r"(?P<n>hai|ba|bốn|sáu|0?[2-9]|1\d) (?P<unit>tuần|tháng|quý|năm)"
_ONCE_IN = regex.compile(rf"\b{_N} (?:một|0?1) lần\b|\b{_N}(?=,? (?:tổng hợp,? )?báo cáo\b[^.;]{{0,120}}\b(?:một|0?1) lần\b)", regex.I)
_IN_WORDS = {"hai": 2, "ba": 3, "bốn": 4, "sáu": 6}
_IN_YEAR = {"tuần": 52.0, "tháng": 12.0, "quý": 4.0, "năm": 1.0}


def seldom(own: Iterable[Item], theirs: list[Deadline]) -> tuple[Deadline, Item, str] | None:
    """A report that the parent wants more often than the child's words ("hai tuần một lần") have it come.

    ``own``: items of the child that send reports up.
    """
    wanted = max((d for d in theirs if d.recurrence), key=lambda d: _RATES[d.recurrence or "yearly"], default=None)
    if wanted is None or wanted.recurrence is None:
        return None
    for item in own:
        found = _ONCE_IN.search(item.text)
        if found is None:
            continue
        many = _IN_WORDS.get(found["n"].casefold()) or int(found["n"])
        if _IN_YEAR[found["unit"].casefold()] / many < _RATES[wanted.recurrence]:
            return wanted, item, found.group()
    return None


def telling_items(parent: PlanView, child: PlanView) -> list[Item]:
    """Items of the child that say that reports go to the parent's issuer or to whom it names."""
    to = _receivers(parent, child)
    return [i for i in child.items if i.role in _REPORTING and _tells(plain(i.text), to)]


def beside(deadlines: list[Deadline], parent: PlanView, child: PlanView) -> list[Deadline]:
    """Reports that come to the issuer and, in the same words, to whom the parent names ("UBND tỉnh và Bộ Nội vụ")."""
    to = _receivers(parent, child)
    return [d for d in deadlines if _tells(plain(d.raw), to)]


#: a Party committee without its place
_COMMITTEE = regex.compile(r".*?\b(?:tỉnh|thành|huyện|quận|thị) ủy\b")


def _receivers(parent: PlanView, child: PlanView) -> set[str]:
    """To whom the parent has reports sent, without the places of their names."""
    names = {a.name or a.raw for d in parent.plan.deadlines for a in (d.to, d.via) if a is not None}
    names.add(parent.issuer_name or "")
    own = bare_name(child.issuer_name or "")
    bare = {b for n in names if len(b := bare_name(n)) > 4 and b != own}
    return bare | {m.group() for b in bare if (m := _COMMITTEE.match(b)) is not None and m.group() != own}


_YEARS = regex.compile(r"(?<=năm |/)20\d\d\b")
_YEARLY = regex.compile(r"\b(?:hằng|hàng|mỗi|từng) năm\b", regex.I)


def years_left_out(own: list[Deadline], theirs: list[Deadline], years: int) -> Deadline | None:
    """A yearly report of the parent that the child dates in fewer years than the campaign has."""
    # a day without a year ("trước ngày 15/12") comes every year
    if years < 2 or any(_YEARLY.search(d.raw) or not _YEARS.search(d.raw) for d in own):
        return None
    dated = {y for d in own for y in _YEARS.findall(d.raw)}
    wanted = next((d for d in theirs if (d.date or "").startswith("--") and d.recurrence == "yearly"), None)
    return wanted if wanted is not None and 0 < len(dated) < years else None


def rarer(own: list[Deadline], theirs: list[Deadline]) -> tuple[Rhythm, Rhythm | None, bool] | None:
    """A rhythm of the parent that the child keeps late (True) or too rarely (False)."""
    mine = rhythms(own)
    days = {d.date for d in own if d.date}
    often = sum(r.rate for r in mine) + len(days)
    for wanted in rhythms(theirs):
        if wanted.rate <= 1.0 and not wanted.day:
            continue
        same = [r for r in mine if r.rate == wanted.rate and r.month == wanted.month]
        if wanted.day and same and all(r.day > wanted.day for r in same if r.day) and any(r.day for r in same):
            return wanted, same[0], True
        if own and often < wanted.rate:
            return wanted, next(iter(mine), None), False
    return None


def kept_rhythm(own: list[Deadline], theirs: list[Deadline]) -> tuple[Rhythm, Rhythm] | None:
    """A rhythm of the parent with a day, and the child's that keeps it."""
    mine = rhythms(own)
    for wanted in rhythms(theirs):
        for rhythm in mine:
            if wanted.day and rhythm.day and (rhythm.rate, rhythm.month) == (wanted.rate, wanted.month) and rhythm.day <= wanted.day:
                return wanted, rhythm
    return None
