"""G35: that those who have a duty are among the recipients."""

from __future__ import annotations

import regex

from ...linking.identity import same_body
from ...record import Agency, Span
from ..bodies import is_collective, is_inner, rank_in_words, received
from ..case import Case, Fields, Outcome, outcome, rule
from ..views import PlanView
from ..words import match_start, plain, search_in
from .report import is_own


@rule("G35")
def duty_bearers_receive(case: Case) -> Outcome:
    child = case.child
    agencies = child.plan.responsible_agencies
    if not agencies:
        return outcome("not_applicable" if child.plan.sections else "undecidable", "none")
    if not child.plan.recipients:
        return outcome("undecidable")
    seen: dict[str, tuple[bool, Span | None]] = {}
    partners: set[str] = set()
    for duty in sorted(agencies, key=lambda a: a.role == "coordinate"):
        partner = duty.role == "coordinate"
        if partner and duty.with_ and all(is_collective(lead) for lead in duty.with_):
            continue  # partners of those below, each at its own level
        name = _called(duty.agency)
        if name in seen or (is_collective(name) and (partner or not _specific_group(name))):
            continue  # a group of partners gets no duty of its own
        if _stands_above(duty.agency.name or name, child):
            continue  # what is asked of a superior is no duty
        if is_own(duty.agency.name or name, child) or _own_head(duty.agency) or any(
            same_body(duty.agency.name or name, j.name or j.raw) for j in child.plan.joint_issuers
        ):
            continue
        if partner:
            partners.add(name)
        seen[name] = (received(name, duty.agency, child), duty.span)
    missing = [n for n, (ok, _) in seen.items() if not ok]
    if not seen:
        return outcome("pass", "collective", confidence=0.6)
    outside = [n for n in missing if not is_collective(n) and not is_inner(n, child)]
    quotes = child.quotes(*(seen[n][1] for n in missing[:6]))
    values: Fields = {"missing": "; ".join(missing) or "-", "count": str(len(seen) - len(missing)), "all": str(len(seen))}
    if not missing:
        shown = child.quotes(*(r.span for r in child.plan.recipients[:4]))
        return outcome("pass", child=shown, confidence=0.8, **values)
    told = [a.span for a in agencies if seen.get(_called(a.agency), (False, None))[0] and a.span]
    # a partner, or one of several bearers of one duty, makes the list incomplete, not wrong
    alone = [n for n in outside if n not in partners and not _shared(seen[n][1], told, child)]
    if not alone and len(missing) * 2 <= len(seen):
        return outcome("partial", child=quotes, confidence=0.7, **values)
    return outcome("fail", child=quotes, confidence=0.7, **values)


def _called(agency: Agency) -> str:
    """The name of a duty bearer as printed, with the head that one before it bears: "Các Sở: Tư pháp, Nội vụ"."""
    name = agency.raw.split(" | ", 1)[0]  # the first cell of a row that was typed with bars
    head = (agency.name or "").partition(" ")[0]
    if head in ("Bộ", "Sở", "Phòng") and plain(agency.name or "").startswith(plain(f"{head} {name}")):
        return f"{head} {name}"
    return name


_LEADING = regex.compile(r"(?:chủ tịch )?ủy ban nhân dân (?:tỉnh|thành phố)\b|(?:thủ tướng )?chính phủ\b|bộ(?: trưởng)?\b|(?:thường trực |ban thường vụ )?(?:tỉnh|thành) ủy\b")


def _stands_above(name: str, view: PlanView) -> bool:
    """Whether a body that leads the province or the centre stands above the issuer."""
    if _LEADING.match(plain(name)) is None:
        return False
    rank = rank_in_words(name, view)
    return rank is not None and view.rank is not None and rank <= view.rank - 1


def _shared(place: Span | None, told: list[Span], child: PlanView) -> bool:
    """Whether the duty that is given at a place goes to other bodies too, and one of them is told."""
    item = next((i for i in child.items if place and i.start <= place.start < i.end), None)
    return item is not None and any(item.start <= span.start < item.end for span in told)


def _specific_group(name: str) -> bool:
    return search_in(r"ủy ban nhân dân|sở|phòng|trường|bệnh viện|hội|mặt trận|xã|huyện|\b(?:thôn|bản|ấp|khu phố|khu dân cư|tổ dân phố|tổ trưởng|tổ công đoàn|chi bộ|chi hội|chi đoàn)\b", plain(name)) is not None


def _own_head(agency: Agency) -> bool:
    return match_start(r"chủ tịch|giám đốc|phó|hiệu trưởng|chánh văn phòng|thủ trưởng|người đứng đầu", plain(agency.raw)) is not None
