"""G38–G40: form, skeleton and names of the time."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ...knowledge.format_laws import FormatLaw, format_law, format_rules
from ...knowledge.lifetimes import ended_bodies, provinces_outside
from ...knowledge.places import has_districts, province
from ...knowledge.symbols import plan_kinds
from ...record import Agency, Plan, Span
from ..case import Case, Fields, Outcome, Value, outcome, rule
from ..days import date_vi
from ..findings import Verdict
from ..form import Fault, party_faults, state_faults
from ..views import PlanView, is_calendar
from ..words import plain

_EMULATION = regex.compile(r"thi đua")
_DISTRICT_BODY = regex.compile(r"\b(?:huyện|quận|thị xã|thị trấn)\s+\p{Lu}")


@rule("G38")
def form_of_the_document(case: Case) -> Outcome:
    child = case.child
    if not _header_at_hand(child):
        return outcome("undecidable")
    day, _ = child.date_for_law
    law = format_law(child.regime, day)
    if law is None:
        return outcome("undecidable", "law", day=date_vi(day))
    found = list(party_faults(child) if child.regime == "party" else state_faults(child))
    if not found and (absent := _appendix_absent(child)) is not None:
        return outcome("undecidable", "appendix", child=child.quote(absent), phrase=child.plan.text[absent.start : absent.end])
    if not found:
        plan = child.plan
        return outcome(
            "pass", child=child.quotes(plan.document_number.span, plan.issued_on.span), law=law.name, confidence=0.7
        )
    told = [_told(fault, law) for fault in found]
    faults: Value = ("; ".join(vi for vi, _ in told), "; ".join(en for _, en in told))
    serious = any(format_rules()[fault.rule].serious for fault in found)
    return outcome(
        "fail" if serious else "partial", faults=faults, law=law.name, confidence=0.7,
        child=child.quotes(*(fault.span for fault in found)),
    )


_ANNOUNCED = regex.compile(r"(?:tại|theo|xem|có)\s+(?:các\s+)?[Pp]hụ lục(?:\s+(?:số\s+)?[IVX\d]+)?\s+(?:kèm theo|đính kèm|ban hành kèm theo)")
_APPENDIX = regex.compile(r"^\s*(?:PHỤ LỤC|Phụ lục)\b(?! kèm)", regex.M)


def _appendix_absent(view: PlanView) -> Span | None:
    """Where an appendix is announced that is not in the text (it may be a file of its own)."""
    text = view.plan.text
    announced = _ANNOUNCED.search(text) if "hụ lục" in text else None
    if announced is None or _APPENDIX.search(text):
        return None
    return Span.of(announced.start(), announced.end())


def _told(fault: Fault, law: FormatLaw) -> tuple[str, str]:
    """The fault in both languages, with the articles of the law in force where they are known."""
    rule = format_rules()[fault.rule]
    basis = f" ({rule.basis})" if rule.basis and rule.law == law.name else ""
    vi, en = fault.in_both()
    return f"{fault.rule}: {vi}{basis}", f"{fault.rule}: {en}{basis}"


def _header_at_hand(view: PlanView) -> bool:
    """Whether the head of the document is in the text; a lost head is no fault of the office."""
    number, issued = view.plan.document_number, view.plan.issued_on
    return number.status in ("stated", "blank", "uncertain") or issued.status in ("stated", "partial")


#: a part that gives the tasks out by bodies, often as a table
_TASKS_GIVEN = regex.compile(r"\b(?:phân công|giao|danh mục|bảng) (?:các )?nhiệm vụ\b|\bphân công\b[^;]{0,20}\bnhiệm vụ\b")


@rule("G39")
def skeleton(case: Case) -> Outcome:
    child = case.child
    plan = child.plan
    if is_calendar(child):
        return outcome("not_applicable", "kind", kind=("Chương trình công tác", "A calendar of work"))
    if plan.kind is not None and plan.kind.code not in plan_kinds():
        return outcome("not_applicable", "kind", kind=plan.kind.name)
    roles = child.roles - {"other"}
    if not roles:
        return outcome("undecidable")
    titles = plain(" ; ".join(s.title or "" for _, s in child.sections))
    about = plain(f"{plan.subject or ''} {' '.join(c.name for c in plan.campaigns)}")
    parts: list[tuple[bool, Value]] = [
        (bool(roles & {"purpose", "objective", "requirement"}), ("mục đích, yêu cầu", "purpose")),
        (bool(roles & {"content", "measures"}) or _TASKS_GIVEN.search(titles) is not None, ("nội dung, nhiệm vụ", "content")),
        (bool(roles & {"organisation"}), ("tổ chức thực hiện", "organisation")),
    ]
    if _EMULATION.search(about) and "khen thưởng" not in about and not _silent_on_awards(case):
        awards = bool(roles & {"awards", "eligibility"}) or "khen thưởng" in titles
        parts.append((awards, ("khen thưởng", "commendation")))
    missing = [name for ok, name in parts if not ok]
    headings = child.quotes(*child.headings)
    if not missing:
        return outcome("pass", child=headings, confidence=0.85)
    spoken = {"content": len(child.loose_items) >= 2, "organisation": bool(child.loose_duties)}
    if all(spoken.get(str(m[1])) for m in missing):
        return outcome("undecidable", "own_headings", child=headings)
    names: Value = ("; ".join(str(m[0]) for m in missing), "; ".join(str(m[1]) for m in missing))
    purpose_only = len(missing) == 1 and not parts[0][0]
    verdict: Verdict = "partial" if purpose_only else "fail"
    return outcome(verdict, missing=names, child=headings, confidence=0.7)


def _silent_on_awards(case: Case) -> bool:
    """Whether the higher documents at hand say nothing of commendation: a lower one need not either."""
    if case.child.node is None:
        return False
    parents = [v for n in case.graph.parents(case.child.plan) if (v := case.run.views.get(n.key)) is not None]
    return bool(parents) and all(
        len(p.items) >= 4 and not p.plan.award_forms and not p.mentions("khen thưởng") for p in parents
    )


def _ended(agency: Agency, day: str) -> bool:
    """Whether the body had ended by ``day``, or was not yet founded, wherever it stands."""
    held = agency.standing(day)
    if held.note is not None:
        return held.settled
    # what was held against the registry of communes, or against another day, when it was read
    return agency.status == "uncertain" and any(e.note for e in agency.evidence)


def _stale_bodies(view: PlanView, day: str) -> list[tuple[str, Span | None]]:
    """Bodies with a duty or among the recipients that had ended by ``day``, or were not yet founded."""
    plan = view.plan
    named: list[tuple[str, Agency | None, Span | None]] = [
        (a.agency.raw, a.agency, a.agency.span or a.span) for a in plan.responsible_agencies
    ]
    named += [(r.raw, r.agency, r.span) for r in plan.recipients]
    if stale := next(_cited_issuers(plan), None):
        return [stale]
    named += [(a.raw, a, d.span) for d in plan.deadlines for a in (d.to, d.via) if a is not None]
    found = [
        (raw, span) for raw, agency, span in named
        if (agency is not None and _ended(agency, day)) or provinces_outside(raw, day)
    ]
    return found or list(_written_bodies(view, day))


def _cited_issuers(plan: Plan) -> Iterator[tuple[str, Span | None]]:
    """Committees of districts named as issuers of what is carried out, on days on which there were none."""
    for reference in plan.references:
        issuer, day = reference.issuer, reference.date or ""
        if reference.is_parent and issuer is not None and issuer.level == "district" and len(day) == 10 and has_districts(day) is False:
            yield issuer.name or issuer.raw, reference.span


#: parts in which a body that is named is to act, be told or be asked
_ACTING = ("organisation", "awards", "other", "measures", "content")
_OF_DISTRICT = regex.compile(
    r"(?<!của )(?<!cũ )\b(?:Ủy ban nhân dân|UBND|Hội đồng nhân dân|Phòng [^.;,:()]{2,40}?|Huyện ủy|Công an|Hạt Kiểm lâm) (?:huyện|quận|thị xã) \p{Lu}\p{L}+(?: \p{Lu}\p{L}+)*(?! cũ)(?!\s*\((?:cũ|trước|nay))"
)


#: a document is cited in the clause: its bodies are those of its time
_CITED = regex.compile(r"\bsố\s+\d+[^\s;]*/[^;\n]*$")


def _written_bodies(view: PlanView, day: str) -> Iterator[tuple[str, Span | None]]:
    """Bodies written in duties and proposals that the record holds as no agency of their own."""
    ended = ended_bodies(day)
    districts = has_districts(day) is False
    for item in view.items:
        if item.role not in _ACTING:
            continue
        text = item.text
        match = ended.search(text) if ended is not None and ("Sở " in text or "Bộ " in text) else None
        if match is None and districts and ("huyện " in text or "quận " in text or "thị xã " in text):
            match = _OF_DISTRICT.search(item.text)
        if match is not None and not _CITED.search(item.text, 0, match.start()):
            yield match.group(), Span.of(item.start + match.start(), item.start + match.end())
            return


@rule("G40")
def names_of_the_time(case: Case) -> Outcome:
    child = case.child
    issuer = child.issuer
    day, own = child.date_for_law
    if issuer is None or not day:
        return outcome("undecidable")
    quotes = child.quotes(issuer.span)
    name = child.issuer_name or ""
    values: Fields = {"name": name, "day": date_vi(day)}
    sure = 0.85 if own else 0.6
    if len(day) >= 7 and has_districts(day) is False and (issuer.level == "district" or _DISTRICT_BODY.search(name)):
        return outcome("fail", "district", child=quotes, confidence=sure, **values)
    place = province(issuer.province, day) if issuer.province else None
    if place is not None and not place.valid(day):
        return outcome("fail", child=quotes, confidence=sure, **values)
    if len(day) >= 7:
        held = issuer.standing(day)
        if held.note is not None and held.settled:
            variant = "ended" if held.successors else "stale"
            return outcome("fail", variant, child=quotes, confidence=sure - 0.1, **values)
        stale = _stale_bodies(child, day)
        if stale:
            text, span = stale[0]
            return outcome("fail", "stale", child=child.quotes(span), name=text, day=date_vi(day), confidence=sure - 0.1)
    if issuer.province and place is None:
        return outcome("undecidable", child=quotes, **values)
    return outcome("pass", child=quotes, confidence=sure, **values)
