"""G20: figures set as goals."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from ...record import Target
from ...record.figures import figure_text
from ..alignment.align import Pairing
from ..bodies import group_takes_in
from ..case import Case, Fields, Outcome, outcome, rule
from ..days import date_vi
from ..gate import may_stand_elsewhere
from ..views import PlanView
from ..words import plain, words
from .losses import counted_lost
from .measure_table import measure_words
from .measures import Comparison, compared, measures, narrowed
from .period import own_period_of

_REDUCE = regex.compile(r"\b(?:giảm|dưới|không quá|hạn chế|tối đa|kéo giảm|còn)\b", regex.I)


@rule("G20")
def targets_not_lower(case: Case) -> Outcome:
    parent, child = case.parent, case.child
    own = child.plan.targets
    if parent is None:
        if not own or not case.references:
            return outcome("not_applicable", "none")
        return outcome("undecidable", "no_parent", child=child.quotes(*(t.span for t in own[:4])))
    theirs = parent.plan.targets
    short = short_figures(case)
    weak = [(r, c) for r, c in short if not borne_together(r, c, case)]
    lost = lost_figures(case, theirs)
    if not weak and not lost and all(_for_others(t, case) for t in theirs):
        return outcome("not_applicable", "none" if not own else "parent_none")
    pairs, missing = match_targets(case, list(own), list(theirs))
    if not pairs and not own and not weak and not lost:
        return outcome("undecidable", "child_none", parent=parent.quotes(*(t.span for t in theirs[:4])))
    met = met_figures(case)
    lower = [
        (a, b) for a, b in pairs
        if falls_short(a, b, case) and not is_share(b, case) and not is_met(b, met)
    ]
    missing = [b for b in missing if not is_met(b, met) and not _for_others(b, case) and not sets_own(b, case)]
    period = own_period_of(parent)
    end = ((period.end if period else None) or "")[:4]
    late = [] if lower else [(a, b) for a, b in pairs if a.by and (by := (b.by or end)[:4]) and a.by[:4] > by]
    shown = lower or late or pairs
    places: Fields = {
        "child": child.quotes(*(a.span for a, _ in shown)),
        "parent": parent.quotes(*(b.span for _, b in shown)),
    }
    if lower:
        a, b = lower[0]
        return outcome("fail", own=figure(a), theirs=figure(b), what=b.what or b.raw, confidence=0.85, **places)
    if weak:
        row, comparison = weak[0]
        return outcome(
            "fail", own=comparison.mine.shown if comparison.mine else "?", theirs=comparison.theirs.shown,
            what=(row.parent.path if row.parent else "?"), confidence=0.75,
            child=child.quotes(*(r.child for r, _ in weak)), parent=parent.quotes(*(r.parent for r, _ in weak)),
        )
    if late:
        a, b = late[0]
        years: Fields = {"own": date_vi(a.by or ""), "theirs": date_vi(b.by or end)}
        return outcome("partial", "later", what=b.what or b.raw, confidence=0.75, **years, **places)
    if not pairs and not met and not lost:
        return outcome("undecidable", "no_match", parent=parent.quotes(*(t.span for t in theirs[:4])))
    count: Fields = {"kept": str(len(pairs)), "all": str(len(theirs))}
    less = next((w for a, b in pairs if (w := _only_a_part(a, b, case))), None)
    if less is not None:
        return outcome("partial", "narrowed", phrase=less, confidence=0.65, **places, **count)
    cut = next((w for row, _ in figure_rows(case) if (w := _things_lost(row, case))), None)
    if cut is not None:
        return outcome("partial", "narrowed", phrase=f"– {cut}", confidence=0.65, **places, **count)
    if missing and not may_stand_elsewhere(case):
        return outcome("partial", confidence=0.6, **places, **count)
    if lost := lost_figures(case, [b for _, b in pairs]):
        row, comparison = lost[0]
        return outcome(
            "partial", "lost", theirs=comparison.theirs.shown, path=row.child.path if row.child else "?", confidence=0.55,
            child=child.quotes(*(r.child for r, _ in lost)), parent=parent.quotes(*(r.parent for r, _ in lost)),
        )
    unsaid = [(r, c) for r, c in short if r.parent is None or not _SUM.search(_clause_around(c.theirs.shown, r.parent.text))]
    if unsaid:  # "ít nhất 40 chuyến": whether of each or of all together is not said
        row, comparison = unsaid[0]
        return outcome(
            "undecidable", "sum", own=comparison.mine.shown if comparison.mine else "?",
            theirs=comparison.theirs.shown, child=child.quote(row.child), parent=parent.quote(row.parent),
        )
    return outcome("pass", confidence=0.85, **places, **count)


#: parts whose figures are goals; those of criteria are judged by G28, dates of reports by G14
_GOAL_ROLES = ("content", "measures", "objective", "requirement", "purpose", "other")


def figure_rows(case: Case) -> list[tuple[Pairing, list[Comparison]]]:
    """Rows of the alignment whose parent item bounds a figure set as a goal, with how the child keeps it."""
    if (kept := case.shared.get("figures")) is None:
        kept = case.shared["figures"] = _figure_rows(case)
    return kept


def _figure_rows(case: Case) -> list[tuple[Pairing, list[Comparison]]]:
    parent, child = case.parent, case.child
    if parent is None:
        return []
    period = own_period_of(parent)
    until = (period.end or "")[:4] if period else ""
    years = ((parent.date or "")[:4], (child.date or "")[:4])
    partners: dict[int, list[Pairing]] = {}
    for row in case.alignment.matched():
        if row.parent is not None and row.parent.role in _GOAL_ROLES:
            partners.setdefault(row.parent.start, []).append(row)
    found = []
    for rows in partners.values():
        first = rows[0]
        assert first.parent is not None
        texts = [r.child.text for r in rows if r.child is not None]
        if comparisons := compared(first.parent.text, texts, years, until):
            found.append((first, comparisons))
    return found


def short_figures(case: Case) -> list[tuple[Pairing, Comparison]]:
    """Figures of aligned items that are below the parent's bound, parts of a sum too."""
    return [
        (row, c) for row, comparisons in figure_rows(case) for c in comparisons
        if c.short and row.fate != "replaced"
    ]


def met_figures(case: Case) -> list[tuple[Pairing, Comparison]]:
    """Figures of aligned items that reach the parent's bound."""
    return [
        (row, c) for row, comparisons in figure_rows(case) for c in comparisons
        if c.mine is not None and not c.short
    ]


def lost_figures(case: Case, matched: Sequence[Target]) -> list[tuple[Pairing, Comparison]]:
    """Figures that the parent bounds outright and the near item of the child leaves out."""
    if case.alignment.reworded:
        return []
    return [
        (row, c) for row, comparisons in figure_rows(case) for c in comparisons
        if c.mine is None and row.fate != "replaced" and row.similarity >= case.limit("figure.near")
        and c.theirs.unit not in DAYS and c.theirs.outright
        and not (c.theirs.unit == "%" and row.parent and _all_of_a_kind(c.theirs.value, plain(row.parent.text), case))
        and not any(t.value == c.theirs.value and t.span and row.parent and row.parent.start <= t.span.start < row.parent.end for t in matched)
    ]


#: units of times by which a task is to be done
DAYS = ("ngày/tháng", "ngày/kỳ")


def borne_together(row: Pairing, comparison: Comparison, case: Case) -> bool:
    """Whether the parent's figure is a number over its whole area (see :func:`is_share`)."""
    if comparison.theirs.unit in measure_words().intensities or comparison.theirs.each or case.parent is None:
        return False
    if comparison.theirs.bound == "most" or row.parent is None:
        return False
    one, other = case.child.rank, case.parent.rank
    if one is None or other is None or one <= other or (case.edge is not None and case.edge.parent_kind == "own_base_plan"):
        return False
    return _EACH.search(_clause_around(comparison.theirs.shown, row.parent.text)) is None


def _clause_around(shown: str, text: str) -> str:
    """The clause of an item that states a figure; the whole item where it cannot be told."""
    clauses = [c for c in _PARTS.split(plain(text)) if shown in c]
    return clauses[0] if len(clauses) == 1 else text


_PARTS = regex.compile(r"[;:]|\.(?=\s|$)")


def is_met(target: Target, met: list[tuple[Pairing, Comparison]]) -> bool:
    """Whether an item of the child that takes up the target's item reaches its figure."""
    span = target.span
    unit = (target.unit or "").split("/")[0].split(" ")[0]
    return span is not None and any(
        row.parent is not None and row.parent.start <= span.start < row.parent.end
        and c.theirs.value == target.value and c.theirs.unit == unit
        for row, c in met
    )


def _for_others(target: Target, case: Case) -> bool:
    """Whether the item of a target lies outside the child's remit."""
    span = target.span
    return span is not None and any(
        r.fate == "dropped_out_of_remit" and r.parent is not None and r.parent.start <= span.start < r.parent.end
        for r in case.alignment.rows
    )


_ENTERPRISE = regex.compile(r"(?:các )?(?:doanh nghiệp|công ty|xí nghiệp|nhà máy|hợp tác xã)\b")


def _all_of_a_kind(share: float, folded: str, case: Case) -> bool:
    """Whether a share ("100%", "90%") in a folded text is of bodies the child's issuer is one of."""
    behind = folded.partition(f"{figure_text(share, comma=True)}% ")[2]
    if _ENTERPRISE.match(behind) and _ENTERPRISE.search(plain(case.child.issuer_name or "")):
        return True
    return bool(behind) and group_takes_in(" ".join(behind.split()[:6]), case.child)


def sets_own(target: Target, case: Case) -> bool:
    """Whether the child sets its own figure for what the parent counts over many bodies.

    A whole of bodies the issuer is one of ("100% cấp ủy xã đối thoại …"), or a sum over the parent's
    area ("1.500 hội viên trong toàn tỉnh") for which the item that takes it up has a figure of the unit.
    """
    span = target.span
    if span is None or case.parent is None:
        return False
    own = [r.child.text for r in case.alignment.rows if r.child and r.parent and r.parent.start <= span.start < r.parent.end]
    if target.unit == "%":
        return bool(own) and _all_of_a_kind(100, f"100% {plain(target.what or '')}", case)
    unit = (target.unit or "").split(" ")[0]
    return _SUM.search(_clause(target, case.parent)) is not None and any(m.unit == unit for text in own for m in measures(text))


def _only_a_part(mine: Target, theirs: Target, case: Case) -> str | None:
    """Words by which the child's share is of a part only of those that the parent's is of."""
    if theirs.unit != "%" or mine.unit != "%" or case.parent is None:
        return None
    phrase = narrowed(_sentence(theirs, case.parent), (mine.what or "") if _behind(mine) else _sentence(mine, case.child))
    if phrase is not None and (place := phrase.partition(" ")[2]) and plain(place) in plain(case.child.issuer_name or ""):
        return None  # the issuer's own place
    return phrase


def _things_lost(row: Pairing, case: Case) -> str | None:
    """Things of several that a figure is of and the near items of the child leave out."""
    if row.parent is None or row.fate == "replaced" or row.similarity < case.limit("figure.near"):
        return None
    return counted_lost(row.parent.text, [r.child.text for r in case.alignment.rows if r.parent is row.parent and r.child is not None])


def match_targets(
    case: Case, own: list[Target], theirs: list[Target]
) -> tuple[list[tuple[Target, Target]], list[Target]]:
    """Pairs of figures for the same thing: same unit, enough words in common, each used once."""
    scored = sorted(
        (
            (-_same_target(a, b, case), (a.by or "")[:4] != (b.by or "")[:4], j, i)
            for i, a in enumerate(own) for j, b in enumerate(theirs)
            if (a.unit or "") == (b.unit or "")
        ),
    )
    pairs, used_own, used_theirs = [], set(), set()
    for score, _, j, i in scored:
        if -score < case.limit("target.same") or i in used_own or j in used_theirs:
            continue
        used_own.add(i)
        used_theirs.add(j)
        pairs.append((own[i], theirs[j]))
    return pairs, [t for j, t in enumerate(theirs) if j not in used_theirs]


#: syllables that say who or when, or nothing: two figures are not of one thing because they share them
_GENERIC = frozenset([
    "các", "số", "trường", "học", "thực", "hiện", "năm", "cơ", "quan", "đơn", "vị", "địa", "phương", "bàn",
    "trong", "trên", "từ", "đến", "và", "của", "được", "có", "theo", "tại", "cho", "với", "là", "toàn", "mỗi",
    "một", "những", "này", "để", "vào", "về", "ở", "đạt", "hàng", "hết", "cuối", "trước", "tối", "thiểu", "ít",
    "nhất", "phấn", "đấu", "tỷ", "lệ", "trở", "lên", "đều", "cả",
])
#: so much of all their words must be the same where two figures have no telling words
_SAME_THROUGHOUT = 0.8


def _same_target(a: Target, b: Target, case: Case) -> float:
    if case.parent is None:
        return 0.0
    best = _likeness(_around(a, case.child), _around(b, case.parent), 2)
    if best < case.limit("target.same") and not (_behind(a) and _behind(b)):  # one states the thing before the figure, one behind it
        whole = _likeness(_sentence(a, case.child), _sentence(b, case.parent), 4)
        best = max(best, 0.9 * whole)
    return best


def _behind(target: Target) -> bool:
    """Whether a share says behind the figure what it is of ("90% hộ gia đình")."""
    return target.unit == "%" and bool(target.what) and target.raw.rstrip(" .;").endswith((target.what or "?").rstrip(" .;"))


def _likeness(a: str, b: str, fewest: int) -> float:
    """Share of the shorter text's telling words that the other has, figures apart."""
    x, y = ({w for w in words(t) if not w[0].isdigit()} for t in (a, b))
    telling_x, telling_y = x - _GENERIC, y - _GENERIC
    if min(len(telling_x), len(telling_y)) >= fewest:
        common = len(telling_x & telling_y)
        return common / min(len(telling_x), len(telling_y)) if common >= 2 else 0.0
    least = min(len(x), len(y))
    share = len(x & y) / least if least >= fewest else 0.0
    return share if share >= _SAME_THROUGHOUT else 0.0


def _around(target: Target, view: PlanView) -> str:
    """What the figure measures: the record's words, else the sentence around the figure."""
    if target.what and len(words(target.what)) >= 3:
        return target.what
    return _sentence(target, view)


def _sentence(target: Target, view: PlanView) -> str:
    span = target.span
    if span is None:
        return f"{target.what or ''} {target.raw}"
    text = view.plan.text
    start = max(text.rfind(c, 0, span.start) for c in "\n;.") + 1
    ends = [e for c in ("\n", ";", ". ") if (e := text.find(c, span.end)) >= 0]
    return text[start : min(ends, default=len(text))]


def is_lower(mine: Target, theirs: Target) -> bool:
    """Whether the child's figure falls short of the parent's; of what is to fall, whether it is above."""
    falling = _REDUCE.search(f"{theirs.what or ''} {theirs.raw}") is not None
    return mine.value > theirs.value if falling else mine.value < theirs.value


def falls_short(mine: Target, theirs: Target, case: Case) -> bool:
    """Whether a figure falls short, as :func:`is_lower`; frequencies are counted by the year.

    "mỗi quý 01 lần" comes round less often than "mỗi tháng 01 lần", though the figures are one.
    """
    if mine.unit == "lần" and case.parent is not None:
        own, other = _per_year(mine, case.child), _per_year(theirs, case.parent)
        if own is not None and other is not None:
            return own < other
    return is_lower(mine, theirs)


_EVERY = regex.compile(r"(?:(?:mỗi|hằng|hàng|từng|một|/|trong)\s*)(?P<unit>tuần|tháng|quý|năm)\b|\b(?:mỗi |/)?(?:06|6|sáu) tháng\b", regex.I)
_TIMES = {"tuần": 52, "tháng": 12, "quý": 4, "năm": 1}


def _per_year(target: Target, view: PlanView) -> float | None:
    """Times a year, from the words next to the figure; None where they do not say."""
    found = list(_EVERY.finditer(_clause(target, view)))
    if len(found) != 1:
        return None
    return target.value * _TIMES.get((found[0]["unit"] or "").casefold(), 2)


def _clause(target: Target, view: PlanView) -> str:
    span, sentence = target.span, _sentence(target, view)
    if span is None:
        return sentence
    at = sentence.find(view.plan.text[span.start : span.end])
    before, behind = sentence[: max(at, 0)], sentence[max(at, 0) :]
    return before[before.rfind(",") + 1 :] + behind.split(",")[0]


_EACH = regex.compile(r"\b(?:(?:mỗi|từng|mọi)(?! (?:năm|tháng|quý|tuần|kỳ|ngày)\b)|bình quân|trung bình|một (?:xã|huyện|trường|đơn vị|cơ sở))\b|/(?!\d)", regex.I)


def is_share(theirs: Target, case: Case) -> bool:
    """Whether the parent's figure is a sum over its whole area, of which the child bears a part.

    "1.500 members a year" for a province binds no single district to 1.500; a share in percent, or a
    number for each unit, does.
    """
    if theirs.unit in ("%", "lần") or case.parent is None or (case.edge is not None and case.edge.parent_kind == "own_base_plan"):
        return False
    one, other = case.child.rank, case.parent.rank
    if one is None or other is None or one <= other:
        return False
    sentence = _sentence(theirs, case.parent)
    level = _EACH_OF.search(sentence)
    if level is not None and case.child.collective and one > _LEVELS[level["level"].casefold()]:
        return True  # "ở mỗi huyện" binds a district; a commune bears a part of it
    return bool(_SUM.search(_clause(theirs, case.parent))) or not _EACH.search(sentence)


#: whom a figure for each binds, by the rank of :meth:`PlanView.rank`
_EACH_OF = regex.compile(r"\b(?:mỗi|từng) (?P<level>tỉnh|huyện|quận|thị xã)\b", regex.I)
_LEVELS = {"tỉnh": 2.0, "huyện": 3.0, "quận": 3.0, "thị xã": 3.0}


_SUM = regex.compile(r"\b(?:toàn|cả) (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|quốc|nước|ngành|hệ thống)\b", regex.I)


def figure(target: Target) -> str:
    """Value and unit as Vietnamese texts write them: "12,5%", "3 lớp"."""
    value = figure_text(target.value, comma=True)
    return f"{value}{'' if target.unit == '%' else ' '}{target.unit or ''}".strip()
