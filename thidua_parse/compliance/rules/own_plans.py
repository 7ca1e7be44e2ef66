"""G29: who must issue a plan of their own, and who has."""

from __future__ import annotations

import regex

from ...knowledge.agency_text import expand
from ...knowledge.places import has_districts
from ...knowledge.rosters import communes_below, districts_below, provinces_below
from ...knowledge.symbols import plan_kinds, telling_kinds
from ...linking.identity import same_body
from ..alignment.items import Item
from ..bodies import GROUPS, group_takes_in, is_collective, is_issuer
from ..case import Case, Fields, Outcome, outcome, rule
from ..gate import WORKING
from ..views import PlanView
from ..words import plain, search_in, words
from .authority import outside_jurisdiction
from .link import title_likeness

_OWN_PLAN = regex.compile(
    r"(?:xây dựng|ban hành|lập|cụ thể hóa)[^.;]{0,60}?(?<!theo |so với |đúng |trong |tiến độ )\bkế hoạch(?! (?:số|phát triển kinh tế|sử dụng đất|đầu tư công|tài chính)\b)|kế hoạch (?:hưởng ứng|triển khai|thực hiện) (?:của|tại)|phát động[^.;]{0,40}kế hoạch"
)
#: a duty to see to the plans of others
_OTHERS = regex.compile(r"\b(?:hướng dẫn|chỉ đạo|đôn đốc|yêu cầu|đề nghị|(?<!được )giao|kiểm tra|thẩm định)\b[^.;:]*$")
_OWN_ACT = regex.compile(r"tham mưu[^.;]{0,60}$")
#: names shown in a sentence before the rest is counted
_SHOWN = 6


def own_plan_items(parent: PlanView) -> list[Item]:
    """The items of the parent that tell others to issue their own plans."""
    found = []
    for item in parent.items:
        if item.role not in ("organisation", "measures", "other"):
            continue
        text = plain(item.text)
        match = _OWN_PLAN.search(text)
        if match and not _OWN_ACT.search(text[: match.start()]):
            found.append(item)
    return found


def _addressees(item: Item, parent: PlanView) -> str:
    """Who an item is addressed to, folded: its opening up to the duty."""
    text = plain(item.text)
    match = _OWN_PLAN.search(text)
    head = text[: match.start()] if match else text[:200]
    named = [
        plain(a.agency.raw) for a in parent.plan.responsible_agencies
        if a.span and item.start <= a.span.start < item.end
    ]
    above = [s for _, s in parent.sections if s.span.start <= item.start < s.span.end]
    if len(words(head)) >= 3 or named:
        if named or _OTHERS.search(head):
            return " ; ".join([head, *named])
        above = above[-1:]  # "1. Sở Y tế" over "- Hằng năm, xây dựng kế hoạch …"
    return " ; ".join([head, *(plain(expand(s.title or "")) for s in above)])


@rule("G29")
def own_plan_issued(case: Case) -> Outcome:
    child, parent = case.child, case.parent
    if parent is not None:
        demands = own_plan_items(parent)
        if not demands:
            return outcome("not_applicable", "none")
        if case.edge is not None and case.edge.parent_kind == "own_base_plan":
            if case.uncited and not case.run.complete:  # the plans are those of other bodies
                return outcome("undecidable", "incomplete", parent=parent.quotes(*demands[:2]))
            return outcome("not_applicable", "not_named")
        kind = child.plan.kind
        mine = [i for i in demands if group_takes_in(_addressees(i, parent), child)]
        if not mine:
            return outcome("not_applicable", "not_named", parent=parent.quotes(*demands[:2]))
        quotes = parent.quotes(*mine[:2])
        if outside_jurisdiction(case):  # "các đơn vị" of another province
            return outcome("undecidable", "outside", parent=quotes, child=child.quote(child.issuer.span if child.issuer else None))
        if case.uncited and case.alignment.reworded and not title_likeness(child.plan.subject or "", parent.plan.subject or "") >= case.limit("title.part"):
            return outcome("undecidable", "other_matter", parent=quotes, child=child.quote(child.plan.subject_span))
        if kind is None or kind.code in plan_kinds():
            return outcome("pass", confidence=0.85, parent=quotes)
        if kind.code in telling_kinds() and kind.code not in WORKING:
            return outcome("not_applicable", "kind_gate", kind=kind.name)
        if (plan := _own_plan(case)) is not None:
            name = plan.plan.document_number.text or plan.plan.subject or "?"
            return outcome("pass", "elsewhere", parent=quotes, name=name, confidence=0.75)
        if not case.run.complete:
            return outcome("undecidable", "other_kind", parent=quotes, kind=kind.name)
        return outcome("fail", "other_kind_fail", parent=quotes, kind=kind.name, confidence=0.75)
    demands = own_plan_items(child)
    if not demands:
        if case.references and not case.run.complete:
            return outcome("undecidable", "no_parent")
        return outcome("not_applicable", "none")
    if not case.run.complete:
        return outcome("undecidable", "incomplete", child=child.quotes(*demands[:2]))
    return _who_has_issued(case, demands)


def _own_plan(case: Case) -> PlanView | None:
    """Another document of the child's issuer under the same parent that is a plan."""
    parent = case.parent
    if parent is None or parent.node is None:
        return None
    for node in case.graph.children(parent.node.key):
        view = case.run.views.get(node.key)
        kind = view.plan.kind if view is not None else None
        if view is not None and view is not case.child and kind is not None and kind.code in plan_kinds() and same_body(
            view.issuer_name, case.child.issuer_name
        ):
            return view
    return None


def _who_has_issued(case: Case, demands: list[Item]) -> Outcome:
    """With a complete archive: every unit named, and every unit of a named group, must have a plan."""
    view = case.child
    key = view.node.key if view.node else ""
    children = [v for n in case.graph.children(key) if (v := case.run.views.get(n.key))] if key else []
    named = [
        a for a in view.plan.responsible_agencies
        if a.span and any(i.start <= a.span.start < i.end for i in demands)
        and not is_collective(a.agency.raw)
    ]
    absent = [a for a in named if not any(is_issuer(a.agency, c) for c in children)]
    missing = list(dict.fromkeys(a.agency.name or a.agency.raw for a in absent))
    due = len(named)
    for item in demands:
        for full_name, issued in _roster(view, _addressees(item, view), children):
            due += 1
            if not issued and full_name not in missing:
                missing.append(full_name)
    quotes = view.quotes(*(a.span for a in absent[:4]), *demands[:2])
    count: Fields = {"count": str(due - len(missing)), "all": str(due)}
    if missing:
        names = "; ".join(missing[:_SHOWN]) + (f" … (+{len(missing) - _SHOWN})" if len(missing) > _SHOWN else "")
        return outcome("fail", "missing", names=names, child=quotes, confidence=0.8, **count)
    if due:
        return outcome("pass", "all", child=quotes, confidence=0.85, **count)
    if children:
        return outcome("undecidable", "collective", child=quotes, count=str(len(children)))
    return outcome("fail", "nobody", child=quotes, confidence=0.8)


def _roster(view: PlanView, addressees: str, children: list[PlanView]) -> list[tuple[str, bool]]:
    """The authorities of a named group ("UBND các huyện") and whether each has issued a plan."""
    issuer, (day, _) = view.issuer, view.date_for_law
    if issuer is None or not day or (not view.collective and issuer.level != "central"):
        return []
    bodies = [c.issuer for c in children if c.issuer is not None and c.collective]
    if issuer.level == "central":
        if not search_in(r"các tỉnh, thành phố|ủy ban nhân dân các tỉnh|ủy ban nhân dân cấp tỉnh", addressees):
            return []
        have = {b.province for b in bodies if b.level == "province"}
        return [(f"Ủy ban nhân dân {p.full_name}", p.name in have) for p in provinces_below(day)]
    if issuer.province is None:
        return []
    if issuer.level == "province" and has_districts(day) and GROUPS["district"].search(addressees):
        have = {b.district for b in bodies if b.level == "district"}
        return [
            (f"Ủy ban nhân dân {u.full_name}", u.name in have)
            for u in districts_below(issuer.province, day)
        ]
    direct = issuer.level == "district" or (issuer.level == "province" and has_districts(day) is False)
    if direct and GROUPS["commune"].search(addressees):
        have = {b.commune for b in bodies if b.level == "commune"}
        return [
            (f"Ủy ban nhân dân {u.full_name}", u.name in have)
            for u in communes_below(issuer.province, issuer.district, day)
        ]
    return []
