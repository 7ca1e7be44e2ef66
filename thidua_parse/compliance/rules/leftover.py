"""Duties of the parent's own bodies that a child copies (part of G18)."""

from __future__ import annotations

import regex

from ...knowledge.compliance import alien_bearers
from ..alignment.items import Item
from ..bodies import is_collective, rank_in_words
from ..case import Case
from ..views import PlanView
from ..words import plain, words
from .duty import group_of_issuer, names_issuer

#: bodies that open an item of an organisation part, up to the verb of their duty
_BEARER = regex.compile(
    r"^(?P<who>(?:sở|ban|phòng|văn phòng|công an|bộ|đài|hội đồng|ủy ban|vụ|cục|tổng cục)\b[^.;:]{2,70}?)(?::| (?:có trách nhiệm|chủ trì|là cơ quan|hướng dẫn|chỉ đạo|theo dõi|tổng hợp|phối hợp|tham mưu|kiểm tra|đôn đốc|tuyên truyền|thẩm định|bố trí)\b)"
)
_LEAST = 3
#: departments of a ministry
_OF_MINISTRY = 1.5


def _mirrored_bearers(case: Case) -> list[tuple[Item, str]]:
    """Items that open with a body above the child's level that opens an item of the parent too.

    What such a body does is its own business and the parent's; the child can only ask it.
    """
    parent, child = case.parent, case.child
    if parent is None or child.rank is None:
        return []
    theirs = {words(m["who"]) for i in parent.items_with("organisation") if (m := _BEARER.match(plain(i.text)))}
    found = []
    for item in child.items_with("organisation"):
        match = _BEARER.match(plain(item.text))
        if match is None or words(match["who"]) not in theirs or len(words(match["who"])) < _LEAST:
            continue
        rank = None if is_collective(match["who"]) else rank_in_words(match["who"], child)
        if child.rank is not None and child.rank > _OF_MINISTRY and match["who"].startswith(("vụ ", "tổng cục ")):
            rank = _OF_MINISTRY
        above = rank is not None and (rank < child.rank or (child.collective and rank == child.rank))
        if above and not names_issuer(match["who"], child):  # departments of one province work side by side
            found.append((item, item.text[: len(match["who"])]))
    return found


#: bodies that have none of their own name below them
_OF_OWN_KIND = regex.compile(r"(?:các )?(?P<kind>sở|trường|bệnh viện|công đoàn cơ sở|trạm y tế)\b")
_SENTENCE = regex.compile(r"(?:^|[.;] )(?P<said>[^.;]+)")
_CHARGED = regex.compile(r" (?:xây dựng|ban hành|gửi|báo cáo|chỉ đạo|tổ chức|bố trí|có trách nhiệm|chịu trách nhiệm|chủ trì|căn cứ|triển khai|thực hiện)\b")


def _own_kind(case: Case) -> list[tuple[Item, str]]:
    """Duties that the child gives to the group that the parent charges and that it is itself one of.

    "Các trường trung học phổ thông xây dựng kế hoạch" in the plan of one school. Only groups of bodies
    that have none of their own name below them.
    """
    parent, child = case.parent, case.child
    if parent is None:
        return []
    names = {plain(a.agency.raw) for a in parent.plan.responsible_agencies if a.role in ("lead", "implement", "report")}
    groups = {n for n in names if _OF_OWN_KIND.match(n) and group_of_issuer(n, child)}
    found = []
    for item in child.items_with("organisation") if groups else ():
        for match in _SENTENCE.finditer(plain(item.text)):
            said = match["said"].strip()
            group = next((g for g in groups if said.startswith(g)), None)
            if group is not None and _CHARGED.search(said, len(group), len(group) + 90):
                found.append((item, group))
                break
    return found


def level_name(view: PlanView) -> str:
    """The issuer's level in the tables of duties and phrases: departments stand apart."""
    if view.rank in (2.5, 3.0) and not view.collective:
        return "department"
    return (view.issuer.level or "") if view.issuer else ""


def alien_duties(case: Case) -> list[tuple[Item, str]]:
    """Duties that the child gives outright to bodies only the parent's level can charge."""
    assert case.parent is not None
    regime, issuer = case.child.regime, case.child.issuer
    level = level_name(case.child) if regime == "state" else f"{regime}_{issuer.level if issuer else ''}"
    pattern = alien_bearers("charged").get(level)
    found = _mirrored_bearers(case)
    if pattern is not None:
        for item in case.child.items_with("organisation"):
            match = pattern.match(plain(item.text))
            if match is not None and all(item is not i for i, _ in found):
                found.append((item, item.text[: match.end()]))
    found += [f for f in _own_kind(case) if all(f[0] is not i for i, _ in found)]
    if pattern is None:
        return found
    for duty in case.child.plan.responsible_agencies:  # the bearer stands in the title of the item
        span = duty.span
        if duty.role not in ("lead", "implement") or span is None or not duty.tasks:
            continue
        before = case.child.plan.text[max(0, span.start - 12) : span.start + 10]
        if "đề nghị" in before.casefold():
            continue
        if pattern.match(f"{plain(duty.agency.raw)} {plain(duty.tasks[0])}"):
            place = next((i for i in case.child.items if i.start <= span.end <= i.end or span.start <= i.start < span.end), None)
            if place is not None and all(place is not i for i, _ in found):
                found.append((place, duty.agency.raw))
    return found
