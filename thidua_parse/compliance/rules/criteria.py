"""G28: criteria."""

from __future__ import annotations

from dataclasses import replace

import regex

from ..alignment.align import Pairing
from ..alignment.items import Item
from ..case import Case, Outcome, outcome, rule
from ..gate import is_plan
from ..views import PlanView
from ..words import plain, words
from .grades import discipline_milder, grade_lowered
from .measures import compared, likeness, measures
from .weaker import OF_AWARDS, ban_turned, less_than_wanted


@rule("G28")
def criteria_not_looser(case: Case) -> Outcome:
    parent, child = case.parent, case.child
    if parent is None:
        return outcome("undecidable", "no_parent")
    theirs = criteria_items(parent)
    if not theirs and not _conditions(case):
        return outcome("not_applicable")
    wanted = {id(i) for i in theirs}
    rows = tuple(r for r in case.alignment.of_parent(*OF_AWARDS) if id(r.parent) in wanted) + _conditions(case)
    kept = [r for r in rows if r.child is not None]
    own = criteria_items(child)
    items = tuple(r.to_json() for r in rows)
    none_get = [r for r in rows if r.fate == "dropped" and r.parent is not None and r.parent.role == "awards" and _EXCLUDES.match(plain(r.parent.text))]
    if none_get and child.items_with("awards") and not case.alignment.reworded:
        places = parent.quotes(*(r.parent for r in none_get))
        return outcome("fail", "negative", parent=places, items=items, confidence=0.65, reason=none_get[0].parent.path if none_get[0].parent else "")
    if not kept:
        if not own:
            return outcome("undecidable", parent=parent.quotes(*theirs[:3]), items=items)
        return outcome("partial", parent=parent.quotes(*theirs[:3]), child=child.quotes(*own[:3]), items=items, confidence=0.5)
    for row in kept:
        loosened = less_than_wanted(case, row) or ban_turned(case, row) or _figure_lower(case, row) or _looser(row.parent, row.child, " ; ".join(plain(i.text) for i in (*own, *child.items_with("awards"))))
        if loosened:
            return outcome(
                "fail", reason=loosened, parent=parent.quotes(row.parent), child=child.quotes(row.child),
                items=items, confidence=0.75,
            )
    gone = [r for r in rows if r.child is None and r.parent and _NEGATIVE.search(plain(r.parent.text)) and r.fate == "dropped"]
    if gone:
        return outcome("fail", "negative", parent=parent.quotes(*(r.parent for r in gone)), items=items, confidence=0.65, reason=gone[0].parent.path if gone[0].parent else "")
    open_rows = [r for r in rows if r.child is None and r.fate == "dropped"]
    if case.alignment.reworded and (not own or len(open_rows) > len(kept)):  # most are in other words, if at all
        return outcome(
            "undecidable", "reworded", kept=str(len(kept)), all=str(len(rows)), items=items, confidence=0.4,
            parent=parent.quotes(*(r.parent for r in open_rows[:3])), child=child.quotes(*(r.child for r in kept[:3])),
        )
    lost = [r for r in open_rows if r.parent is not None and _CONDITION.match(plain(r.parent.text)) and not _FORM.search(plain(r.parent.text))]
    if lost and not case.alignment.reworded and is_plan(case):
        return outcome(
            "partial", "condition", items=items, confidence=0.55, paths=", ".join(r.parent.path for r in lost if r.parent),
            parent=parent.quotes(*(r.parent for r in lost)), child=child.quotes(*(r.child for r in kept[:3])),
        )
    return outcome(
        "pass", kept=str(len(kept)), all=str(len(rows)), items=items, confidence=0.65,
        parent=parent.quotes(*(r.parent for r in kept[:3])), child=child.quotes(*(r.child for r in kept[:3])),
    )


#: how a condition that everybody is to meet begins
_CONDITION = regex.compile(r"\W*(?:phải |luôn )?(?:có|đạt|hoàn thành|được|đã|là|thực hiện|chấp hành|tích cực|gương mẫu|từ \d|100%|ít nhất)\b")


#: a sentence of conditions in an item that names forms of award
_CONDITIONS = regex.compile(r"(?:^|[.;]\s)\s*(?P<what>(?:Điều kiện|Tiêu chuẩn|Tiêu chí)[^:.;]{0,30}: ?(?P<said>[^.]{8,}))")


def _conditions(case: Case) -> tuple[Pairing, ...]:
    """Conditions that stand as a sentence in an item of awards, of parent and child."""
    theirs, own = (
        [_part(i, m) for i in v.items_with("awards") if (m := _CONDITIONS.search(i.text)) is not None]
        for v in (case.parent, case.child) if v is not None
    )
    return (Pairing(theirs[0], own[0], "adapted", 1.0),) if len(theirs) == len(own) == 1 else ()


def _part(item: Item, match: regex.Match[str]) -> Item:
    start, end = match.span("said")
    return replace(item, text=match["said"], start=item.start + start, end=item.start + end, role="criteria")


_HEADED = regex.compile(r"tiêu chuẩn|tiêu chí|điều kiện", regex.I)
_FORM = regex.compile(r"\b(?:tặng|bằng khen|giấy khen|huân chương|cờ thi đua|đề nghị|trình)\b")


def criteria_items(view: PlanView) -> tuple[Item, ...]:
    """Items of criteria; under "Tiêu chuẩn khen thưởng", those that name no form of award."""
    return tuple(
        i for i in view.items_with(*OF_AWARDS)
        if i.role in ("criteria", "eligibility") or (_standards(i, view) and not _FORM.search(plain(i.text)))
        or (i.role == "awards" and _EXCLUDES.match(plain(i.text)))
    )


#: an item of awards that says who gets none
_EXCLUDES = regex.compile(r"(?:(?!tặng|bằng khen|giấy khen)[^.;:]){0,40}?\b(?:không|chưa|chỉ) (?:được )?(?:xét|xem xét|bình xét|đề nghị|khen thưởng|công nhận|khen)\b")


def _standards(item: Item, view: PlanView) -> bool:
    top = item.section.split(".")[0]
    return any(
        s.title and _HEADED.search(s.title) for path, s in view.sections if path in (item.section, top)
    )


def _figure_lower(case: Case, row: Pairing) -> tuple[str, str] | None:
    """A figure or a grade of a criterion that the child lowers or leaves out."""
    if row.parent is None or row.child is None or row.fate == "replaced":
        return None
    texts = [r.child.text for r in case.alignment.rows if r.parent is row.parent and r.child is not None] or [row.child.text]
    own = [i.text for i in case.child.items_with("criteria", "eligibility", "awards")]
    for found in compared(row.parent.text, texts):
        if found.short and found.mine is not None:
            return (
                f"“{found.mine.shown}” thấp hơn “{found.theirs.shown}”",
                f"“{found.mine.shown}” is below “{found.theirs.shown}”",
            )
        if found.mine is None and not any(
            m.unit == found.theirs.unit and likeness(m, found.theirs) >= 0.5 for text in own for m in measures(text)
        ):
            return f"bỏ mức “{found.theirs.shown}”", f"“{found.theirs.shown}” was left out"
    milder = discipline_milder(row.parent.text, " ; ".join(texts))
    if milder is not None:
        return f"“{milder[0]}” thành “{milder[1]}”", f"“{milder[0]}” became “{milder[1]}”"
    lowered = grade_lowered(row.parent.text, " ; ".join(texts))
    if lowered is not None:
        return f"“{lowered[0]}” thành “{lowered[1]}”", f"“{lowered[0]}” became “{lowered[1]}”"
    return None


_NEGATIVE = regex.compile(r"^(?:-\s*)?không\b|\bkhông (?:có|vi phạm|bị|để xảy ra)\b")
_SHARE = regex.compile(r"(\d+(?:,\d+)?)\s*%")


def _looser(parent: Item | None, child: Item | None, whole: str) -> tuple[str, str] | None:
    """A negative condition lost, or a share lowered, between two aligned criteria.

    ``whole`` is all that the child says on criteria: a condition may stand in another item.
    """
    if parent is None or child is None:
        return None
    a, b = plain(parent.text), plain(child.text)
    theirs = [set(words(c)) for c in _CLAUSE_END.split(whole) if _CLAUSE.search(c)]
    for clause in _CLAUSE_END.split(a):
        if not _CLAUSE.search(clause):
            continue
        wanted = set(words(clause))
        if not any(len(wanted & t) >= 0.5 * len(wanted) for t in theirs):
            text = clause.strip()
            return f"thiếu điều kiện “{text}”", f"the condition “{text}” was left out"
    one, other = _SHARE.findall(a), _SHARE.findall(b)
    if one and other and len(one) == len(other):
        for x, y in zip(one, other, strict=True):
            if float(y.replace(",", ".")) < float(x.replace(",", ".")):
                return f"{y}% thấp hơn {x}%", f"{y}% is below {x}%"
    return None


_CLAUSE_END = regex.compile(r"[;.]")
_CLAUSE = regex.compile(r"\bkhông (?:có|vi phạm|bị|để xảy ra|để)\b")
