"""G32: a lead unit and a duty to report."""

from __future__ import annotations

import regex

from ..bodies import is_collective
from ..case import Case, Outcome, outcome, rule
from ..views import PlanView
from ..words import plain

_LEAD = regex.compile(
    r"\b(?:chủ trì|làm đầu mối|đầu mối|thường trực|chịu trách nhiệm|có trách nhiệm)\b"
    # the first of a body's tasks, not what it does beside others
    r"|^(?:(?!phối hợp|kiểm tra)[^;:.])*?\b(?:tham mưu|theo dõi|đôn đốc)\b"
)
#: kinds without a part on organisation: the body is one list of duties
ORDERS = frozenset({"CĐ", "CT", "CV", "TB"})
#: what a date is for that belongs to reporting (a plan to be sent by a day is no report)
_REPORTED = regex.compile(r"báo cáo|kết quả|số liệu|tổng kết|sơ kết|tổng hợp")
_REPORT = regex.compile(r"\bbáo cáo\b")


@rule("G32")
def lead_and_report(case: Case) -> Outcome:
    child = case.child
    items = child.items_with("organisation")
    agencies = child.plan.responsible_agencies
    kind = child.plan.kind
    if not items and kind is not None and kind.code in ORDERS:  # every point gives a duty there
        items = child.items_with("other", "measures")
    items = items or child.loose_duties
    if not items and not agencies:
        if not child.roles - {"other"}:
            return outcome("undecidable")
        return outcome("fail", "no_part")
    text = [(i, plain(i.text)) for i in items]
    leads = [a for a in agencies if a.role == "lead" and not is_collective(a.agency.raw)]
    lead_items = [i for i, t in text if _LEAD.search(t)]
    report_items = [i for i, t in text if _REPORT.search(t)]
    reports = [a for a in agencies if a.role == "report"]
    closing = _closing_report(child)
    has_lead = bool(leads or lead_items)
    has_report = bool(report_items or reports or closing or any(
        d.span and any(i.start <= d.span.start < i.end for i in items) and _REPORTED.search(plain(d.raw))
        for d in child.plan.deadlines
    ))
    quotes = child.quotes(*(a.span for a in leads[:2]), *report_items[:2])
    if has_lead and has_report:
        return outcome("pass", child=quotes, confidence=0.85)
    if has_lead:
        return outcome("partial", "no_report", child=quotes, confidence=0.8)
    if has_report:
        return outcome("partial", "no_lead", child=quotes, confidence=0.7)
    return outcome("fail", confidence=0.8, child=child.quotes(*items[:2]))


def _closing_report(view: PlanView) -> bool:
    """A report duty in the closing sentence of the body, behind the last section."""
    last = view.items[-1] if view.items else None
    return last is not None and last.role == "organisation" and "báo cáo" in plain(last.text)
