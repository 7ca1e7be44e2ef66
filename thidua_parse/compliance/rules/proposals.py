"""G26 and G27: the own award, and proposals to those above."""

from __future__ import annotations

import regex

from ...knowledge.places import has_districts
from ..alignment.items import Item
from ..bodies import city_is_province, same_named, whole_body
from ..case import Case, Fields, Outcome, outcome, rule
from ..views import PlanView
from ..words import match_start, plain, search_in
from .award import award_items, giver, own_authority
from .award_words import AUTHORITIES, AWARD_CLAUSE, GRANT, PROPOSAL, PROPOSED

_PROPOSE_TO = regex.compile(
    r"(?:[Đđ]ề nghị|[Đđ]ề xuất|[Tt]rình)\s+(?:xét\s+)?(?P<to>(?:(?:Chủ tịch|Thủ tướng|Giám đốc|Chánh|Bộ trưởng)?\s*(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng [Tt]hi đua|Hội đồng TĐKT|Chính phủ|Thủ tướng Chính phủ|Sở|Bộ|Ban|Phòng|Thành phố|Huyện|Tỉnh|Trung ương|Chủ tịch nước|(?:Tổng )?[Ll]iên đoàn|Công đoàn|Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy|Tỉnh [Đđ]oàn|Thành [Đđ]oàn|Huyện [Đđ]oàn|Trung ương Đoàn|Hội (?!đồng))[^.;:]{0,90}?))\s*(?:xem xét|xét|khen|tặng|biểu dương|quyết định|phong tặng|truy tặng|công nhận|\(|[.;]|$)"
)


@rule("G26")
def own_award_named(case: Case) -> Outcome:
    child = case.child
    items = award_items(child)
    forms = child.plan.award_forms
    if not items and not forms:
        return outcome("not_applicable")
    own = own_authority(child)
    if own is None:
        return outcome("undecidable")
    if own in ("prime_minister", "government", "minister"):
        return outcome("not_applicable", "central")
    code = "BK_TINH" if own == "province_chair" else "GK"
    named = [
        a for a in forms
        if (a.code == code and (giver(a, child) in (None, own)))
        or (a.form == "Bằng khen" and own == "province_chair" and giver(a, child) == own)
    ]
    if named:
        return outcome("pass", name=named[0].raw, child=child.quotes(*(a.span for a in named)), confidence=0.85)
    granted = [i for i in items if _grants_own(i.text, form := "Bằng khen" if own == "province_chair" else "Giấy khen", own)]
    if granted:  # a form that the text names twice is one in the record, with the giver of one place
        return outcome("pass", name=form, child=child.quotes(*granted[:2]), confidence=0.75)
    return outcome("fail", child=child.quotes(*items[:2]), confidence=0.7)


def _grants_own(text: str, form: str, own: str) -> bool:
    """Whether a clause says that the issuer's own head grants a form."""
    name = plain(form)
    return any(
        name in clause and not PROPOSAL.search(clause) and (grant := GRANT.search(clause)) is not None
        and next((a for p, a in AUTHORITIES if p.search(clause[: grant.start()])), None) == own
        for clause in AWARD_CLAUSE.split(plain(text))
    )


@rule("G27")
def proposals_upward(case: Case) -> Outcome:
    child = case.child
    places: list[tuple[str, Item]] = []
    of_awards = {id(i) for i in award_items(child)}
    bare: list[Item] = []
    for item in child.items:
        if item.role in ("purpose", "theme") or (item.role == "participants" and id(item) not in of_awards):
            continue
        text = item.text
        low = text.casefold()
        if "khen" not in low and "tặng" not in low:
            if "khen" in item.heading.casefold() and PROPOSED.search(plain(item.heading)):
                bare.append(item)  # "Hồ sơ đề nghị khen thưởng" over the item
            continue
        found = False
        for match in _PROPOSE_TO.finditer(text):
            if not match_start(r"\s*(?:các|mặt trận|ủy ban mặt trận)", match["to"].casefold()):
                places.append((match["to"].strip(), item))
                found = True
        if not found and (PROPOSED.search(plain(text)) or PROPOSED.search(plain(item.heading))):
            bare.append(item)
    direct = [(to, item) for to, item in _clauses(child) if _to_superior(to, child)]
    if direct:
        quotes = child.quotes(*(i for _, i in direct[:3]))
        return outcome("pass", names="; ".join(dict.fromkeys(to for to, _ in direct)), child=quotes, confidence=0.75)
    if not places and not bare:
        proposed = [a for a in child.plan.award_forms if a.mode == "proposed"]
        if not proposed:
            return outcome("not_applicable")
        return outcome("partial", child=child.quotes(*(a.span for a in proposed[:3])), confidence=0.6)
    levels = [(lv, to, item) for to, item in places if (lv := _proposed_level(to, child)) is not None]
    quotes = child.quotes(*(i for _, i in places[:3]), *bare[:2])
    own = child.rank
    # unions ask the authority of their own level, whose chairman gives the awards
    beside = child.regime != "state" and own is not None
    upward = [x for x in levels if own is None or x[0] < own or (beside and x[0] == own and _of_authority(x[1]))]
    if not upward:
        return outcome("partial", child=quotes, confidence=0.7)
    if own is None:
        return outcome("undecidable", child=quotes)
    nearest = max(upward, key=lambda x: x[0])
    values: Fields = {"names": "; ".join(dict.fromkeys(to for _, to, _ in upward))}
    if _is_next(nearest[0], own, child) or _answers_ministry(nearest[1], child):
        return outcome("pass", child=quotes, confidence=0.8, **values)
    return outcome("fail", child=quotes, confidence=0.65, **values)


_ASKED = regex.compile(
    r"(?:[Đđ]ề nghị|[Đđ]ề xuất|[Tt]rình)\s+(?:xét\s+)?(?P<to>\p{Lu}[^.;:]{2,110}?)\s+(?:xem xét|xét|khen|tặng|biểu dương|quyết định|công nhận)"
)
#: who signs for a body
_HEAD = regex.compile(r"^(?:tổng giám đốc|giám đốc|chủ tịch|tổng cục trưởng|cục trưởng|hiệu trưởng|trưởng ban|thủ trưởng|bí thư)\s+")


def _clauses(child: PlanView) -> list[tuple[str, Item]]:
    """Whom the child asks for awards, in its own words."""
    return [
        (m["to"], item) for item in child.items if item.role not in ("purpose", "theme", "participants")
        for m in _ASKED.finditer(item.text)
    ]


def _to_superior(to: str, child: PlanView) -> bool:
    """Whether the body asked is the one whose document the child carries out, or the one printed above."""
    above = child.plan.superior_body
    names = [above.name or above.raw] if above else []
    names += [r.issuer.name or r.issuer.raw for r in child.parent_references if r.issuer]
    asked = whole_body(_HEAD.sub("", plain(to)))
    own = child.issuer_name or ""
    for name in names:
        superior = whole_body(name)
        if same_named(superior, own) or not _organisation(superior):
            continue
        if same_named(asked, superior) or (len(asked.split()) >= 3 and superior.startswith(f"{asked} ")):
            return True
    return False


def _organisation(name: str) -> bool:
    """Whether a body is none of the chain of People's Committees, whose ranks are known."""
    return not search_in(r"ủy ban nhân dân|thủ tướng|chính phủ|^bộ\b|^sở\b|^phòng\b|(?:tỉnh|thành|huyện|quận|thị) ủy", name)


def _answers_ministry(to: str, child: PlanView) -> bool:
    """Whether a department proposes to the ministry whose document it carries out in its field."""
    if child.issuer is None or child.issuer.type != "SỞ":
        return False
    ministry = _OF_MINISTRY.sub("", plain(to))
    return ministry.startswith("bộ ") and any(
        r.issuer is not None and _OF_MINISTRY.sub("", plain(r.issuer.name or r.issuer.raw)) == ministry
        for r in child.parent_references
    )


_OF_MINISTRY = regex.compile(r"^bộ trưởng (?=bộ )")


def _proposed_level(to: str, child: PlanView) -> float | None:
    folded = plain(to)
    issuer = child.issuer
    if search_in(r"chủ tịch nước|thủ tướng|chính phủ|trung ương|\bbộ\b|nhà nước", folded):
        best = 1.0
    else:
        best = 0.0
    city = search_in(r"ủy ban nhân dân (?:thành phố|tp)|^thành phố", folded)
    if search_in(r"\btỉnh\b", folded) or (city and city_is_province(folded, child)):
        best = max(best, 2.0)
    elif city:
        best = max(best, 3.0)
    if search_in(r"\bhuyện\b|\bquận\b|thị xã", folded):
        best = max(best, 3.0)
    if search_in(r"\bsở\b", folded) and issuer is not None and child.rank and child.rank > 3:
        best = max(best, 3.0)
    if search_in(r"\bphòng\b", folded) and child.rank and child.rank > 4:
        best = max(best, 4.0)
    if best == 0.0 and search_in(r"hội đồng thi đua|hội đồng tđkt", folded):
        return None
    return best or None


def _of_authority(to: str) -> bool:
    """Whether a body asked is a People's Committee or its chairman."""
    return match_start(r"(?:chủ tịch )?ủy ban nhân dân\b", plain(to)) is not None


def _is_next(level: float, own: float, child: PlanView) -> bool:
    if level >= own - 1.0:
        return True
    if own == 4.0 and level == 2.0:
        return has_districts(child.date_for_law[0]) is False
    return own >= 5.0 and level >= 2.0
