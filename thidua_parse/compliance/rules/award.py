"""G24 and G25: award forms, and who may decide on them."""

from __future__ import annotations

from functools import lru_cache

import regex

from ...knowledge.awards import awards, law_in_force, may_decide
from ...record import AwardForm
from ..alignment.items import Item
from ..bodies import bare_name, city_is_province, level_word
from ..case import Case, Outcome, outcome, rule
from ..views import PlanView
from ..words import plain, search_in
from .award_words import AUTHORITIES, GRANT, PROPOSAL, PROPOSED
from .grants import granted_beyond
from .name import own_campaigns

_UNKNOWN_FORM = regex.compile(
    r"^(?:Tặng |Trao |Danh hiệu )?(?P<form>(?:Bằng|Giấy|Cờ|Huân chương|Huy chương|Kỷ niệm chương|Bảng|Cúp|Chứng nhận|Giải thưởng|Huy hiệu|Biểu trưng)\s[^.;:,(]{2,60})"
)

def own_authority(view: PlanView) -> str | None:
    """The issuer (its head) in the terms of the competence table."""
    issuer = view.issuer
    if issuer is None or issuer.level is None:
        return None
    if issuer.level == "central":
        name = plain(view.issuer_name or "")
        if "thủ tướng" in name:
            return "prime_minister"
        return "government" if name == "chính phủ" else "minister"
    if issuer.level == "unit":
        return "unit_head"
    if view.rank is not None and view.rank != {"province": 2.0, "district": 3.0, "commune": 4.0}[issuer.level]:
        return {"province": "department_director"}.get(issuer.level)
    return {"province": "province_chair", "district": "district_chair", "commune": "commune_chair"}[issuer.level]


def giver(award: AwardForm, view: PlanView) -> str | None:
    """The authority that a form is said to come from; None where the text does not say."""
    by = plain(award.awarded_by or "")
    if not by:
        return None
    if by.startswith(("chủ tịch ủy ban nhân dân", "ủy ban nhân dân")) and not level_word(by):
        by = f"{by} {plain(award.raw)}"  # "Giấy khen của Chủ tịch UBND huyện": the level as written
    if search_in(r"ủy ban nhân dân (?:thành phố|tp)", by):
        return "province_chair" if city_is_province(by, view) else "district_chair"
    if "chủ tịch ủy ban nhân dân" in by or by.startswith("ủy ban nhân dân"):
        for pattern, authority in AUTHORITIES[6:10]:
            if pattern.search(by):
                return authority
        return own_authority(view) if view.collective else None
    return next((a for p, a in AUTHORITIES if p.search(by)), None)


def about_emulation(view: PlanView) -> bool:
    """Whether the document is about an emulation campaign or commendation."""
    about = plain(f"{view.plan.subject or ''} {' '.join(c.name for c in own_campaigns(view))}")
    return bool(own_campaigns(view)) or "thi đua" in about or "khen thưởng" in about


def award_items(view: PlanView) -> tuple[Item, ...]:
    """Items of the commendation part. A mere mention of commendation elsewhere is not one."""
    parts = [
        (s.span.start, s.span.end) for s in view.plan.sections
        if s.title and "khen thưởng" in s.title.casefold()
    ]
    return tuple(
        i for i in view.items
        if i.role in ("awards", "eligibility") or any(a <= i.start < b for a, b in parts)
    )


def _item_of(award: AwardForm, view: PlanView) -> Item | None:
    span = award.span
    return next((i for i in view.items if span and i.start <= span.start < i.end), None)


def clause_of(award: AwardForm, view: PlanView) -> str:
    """The clause that names the form."""
    span = award.span
    if span is None:
        return award.raw
    text = view.plan.text
    start = max(text.rfind(c, 0, span.start) for c in "\n;.") + 1
    end = min((e for c in "\n;." if (e := text.find(c, span.end)) >= 0), default=len(text))
    return text[start:end]


#: awards are given by heads; a deputy signs for the head and gives none in a name of his own
_BY_DEPUTY = regex.compile(
    r"(?:^|[;.:]\s)[^;.:\n]{0,40}?\b(?P<deputy>Phó (?:Chủ tịch|Giám đốc|Thủ tướng|Hiệu trưởng|Bí thư)[^;.:,\n]{0,60}?) (?:quyết định )?(?:tặng|trao tặng|khen thưởng)\b"
)


#: parts that say why and for whom, not what is to be done
_NO_TASKS = ("purpose", "theme", "participants")


@rule("G24")
def within_competence(case: Case) -> Outcome:
    child = case.child
    forms = child.plan.award_forms
    items = award_items(child)
    if not forms:
        if not items:  # no part on commendation, but a sentence that leaves it to those above
            items = tuple(i for i in child.items if i.role not in _NO_TASKS and "khen" in i.text and PROPOSED.search(plain(i.text)))
        if not items:
            return outcome("not_applicable")
        spoken = [i for i in items if search_in(r"khen|thưởng|biểu dương|tôn vinh", plain(i.text))]
        return outcome("pass", "no_form", child=child.quotes(*(spoken or items)[:2]), confidence=0.7)
    own = own_authority(child)
    if (granted := granted_beyond(child, items)) is not None:
        name, place = granted
        law = law_in_force(child.date_for_law[0]) if child.date_for_law[0] else None
        return outcome(
            "fail", "party" if child.regime == "party" else None, name=name, issuer=child.issuer_name or "?", law=law or "?",
            confidence=0.6 if child.regime == "party" else 0.8, child=child.quote(place)
        )
    if child.regime == "party":
        return outcome("not_applicable", "of_party")
    if own is None:
        return outcome("undecidable", child=child.quotes(*(a.span for a in forms[:4])))
    day, _ = child.date_for_law
    beyond: list[AwardForm] = []
    part = plain(" ".join(i.text for i in child.items_with("awards", "eligibility")))
    proposal_in_part = PROPOSAL.search(part) is not None
    unknown = 0
    deputy = next((m for i in items if (m := _BY_DEPUTY.search(i.text))), None)
    if deputy is not None:
        return outcome("fail", "deputy", name=deputy["deputy"].strip(), confidence=0.8, child=child.quotes(*(a.span for a in forms[:2])))
    for award in forms:
        verdict = _own_right(award, own, child, day)
        if verdict == "wrong":
            return _wrong_giver(award, child)
        if verdict is None:
            unknown += 1
        if verdict != "propose":
            continue
        clause = plain(clause_of(award, child))
        item = _item_of(award, child)
        if granted_by_self(clause, own, child):
            return _wrong_giver(award, child)
        said = award.mode == "proposed" or PROPOSAL.search(clause) or (
            item is not None and PROPOSAL.search(plain(_section_text(item, child)))
        )
        if not said:
            beyond.append(award)
    if beyond and not proposal_in_part:
        return outcome(
            "partial", names="; ".join(a.raw for a in beyond), confidence=0.75,
            child=child.quotes(*(a.span for a in beyond)),
        )
    if unknown == len(forms):
        return outcome("undecidable", child=child.quotes(*(a.span for a in forms[:4])))
    return outcome("pass", confidence=0.8, child=child.quotes(*(a.span for a in forms[:4])))


def _wrong_giver(award: AwardForm, child: PlanView) -> Outcome:
    day, _ = child.date_for_law
    law = (law_in_force(day) if day else None) or "?"
    return outcome(
        "fail", name=award.raw, issuer=child.issuer_name or "?", law=law, confidence=0.85,
        child=child.quotes(_item_of(award, child) or award.span),
    )


def _own_right(award: AwardForm, own: str, view: PlanView, day: str | None) -> str | None:
    """``decide``: the issuer's own right; ``propose``: a superior's, to be asked for; ``lower``: a
    lower body's own; ``wrong``: said to come from somebody who may not give it; None: not settled."""
    code = award.code
    by = giver(award, view)
    if code == "KHAC":
        return "decide"
    if code is None and award.form == "Bằng khen":  # nobody below the province or a ministry
        who = by or own
        if who in ("department_director", "district_chair", "commune_chair", "unit_head"):
            return "wrong" if by else "propose"
        return None
    if code is None:
        return None
    if by is not None:
        right = may_decide(by, code, day)
        if right == "propose" and not _law_gives(code, by):
            return "wrong"
        if by == own:
            return "decide" if right != "propose" else "wrong"
        return "propose" if _ORDER.get(by, 9) < _ORDER.get(own, 0) else "lower"
    if may_decide(own, code, day) == "decide":
        return "decide"
    return "propose" if may_decide(own, code, day) == "propose" else None


_ORDER = {
    "president": 0, "standing_committee": 0, "government": 1, "prime_minister": 1, "minister": 2,
    "province_chair": 3, "department_director": 4, "district_chair": 4, "commune_chair": 5,
    "unit_head": 6, "enterprise_director": 6, "enterprise_chair": 6,
}  # fmt: skip


def _law_gives(code: str, giver: str) -> bool:
    """The giver that the law itself names for a form ("Huân chương" of the State)."""
    award = awards().get(code)
    return bool(award and award.giver and giver in ("president", "government", "prime_minister"))


def granted_by_self(clause: str, own: str, view: PlanView) -> bool:
    """Whether the clause says that the issuer itself grants the form."""
    grant = None if PROPOSAL.search(clause) else GRANT.search(clause)
    if grant is None:
        return False
    head = clause[: grant.start()]
    subject = next((a for p, a in AUTHORITIES if p.search(head)), None)
    issuer = plain(view.issuer_name or "")
    if subject is None and grant.group().startswith("quyết định"):
        return True  # "… quyết định tặng": who signs the plan decides
    if subject is None and issuer and (bare := bare_name(issuer)) in head:  # "Ban Thường trực … huyện tặng"
        return level_word(head[head.find(bare) :]) == level_word(issuer)
    return subject == own or (bool(issuer) and issuer in head)


def _section_text(item: Item, view: PlanView) -> str:
    """The item with the other text of its own section (not of its neighbours)."""
    return " ".join(i.text for i in view.items if i.section == item.section)


@rule("G25")
def forms_exist(case: Case) -> Outcome:
    child = case.child
    forms = child.plan.award_forms
    unknown = _unknown_forms(child)
    if unknown:
        return outcome(
            "fail", names="; ".join(name for _, name in unknown),
            child=child.quotes(*(i for i, _ in unknown)), confidence=0.75,
        )
    if not forms:
        return outcome("not_applicable")
    table = awards()
    day, _ = child.date_for_law
    outside = [a for a in forms if a.code and (a.code not in table or not table[a.code].in_law)]
    early = [
        a for a in forms
        if a.code in table and day and (start := table[a.code].valid_from) and len(day) >= 4 and day < start[: len(day)]
    ]
    undecided = [a for a in forms if not a.code]
    titles = _unknown_titles(child)
    if early:
        return outcome("fail", "not_yet", names="; ".join(a.raw for a in early), child=child.quotes(*(a.span for a in early)), confidence=0.8)
    if outside:
        return outcome("partial", names="; ".join(a.raw for a in outside), child=child.quotes(*(a.span for a in outside)), confidence=0.7)
    if titles:
        return outcome("partial", "title", names="; ".join(n for _, n in titles), child=child.quotes(*(i for i, _ in titles)), confidence=0.6)
    if undecided and len(undecided) == len(forms) and not all(a.form in ("Bằng khen", "Giấy khen") for a in undecided):
        return outcome("undecidable", child=child.quotes(*(a.span for a in undecided[:4])))
    return outcome("pass", count=str(len(forms)), child=child.quotes(*(a.span for a in forms[:4])), confidence=0.9)


@lru_cache(maxsize=1)
def _legal_names() -> frozenset[str]:
    return frozenset(plain(f) for a in awards().values() if a.in_law for f in (a.name, *a.forms))


_MEDALS = regex.compile(r"(?:Huân chương|Huy chương)\s+(?P<name>(?:[\p{Lu}“\"']|[Vv]ì )[^.;,:()”\"']{2,60})")
#: keepsakes that offices give as if they were awards
_KEEPSAKES = regex.compile(r"\b(?:tặng|trao|trao tặng|thưởng)\s+(?P<name>(?:Cúp|Bảng vàng|Bảng danh dự|Biểu trưng|Cờ luân lưu|Giấy chứng nhận|Huy hiệu)\b[^.;,:()\n]{0,50})")


def _unknown_forms(view: PlanView) -> list[tuple[Item, str]]:
    """Forms named in the commendation part that no law knows."""
    found = []
    known = [a.span for a in view.plan.award_forms if a.span]
    legal = _legal_names()
    for item in award_items(view):
        match = _UNKNOWN_FORM.match(item.text) if item.role == "awards" else None
        read = any(s.start < item.end and item.start < s.end for s in known)
        if match and not read and not any(plain(match["form"]).startswith(f) for f in legal):
            found.append((item, match["form"]))
            continue
        for medal in _MEDALS.finditer(item.text):
            name = plain(medal.group())
            if not any(name.startswith(f) for f in legal if f.startswith(("huân chương ", "huy chương "))):
                found.append((item, medal.group()))
        if view.regime == "state":  # the Party and the unions have keepsakes of their own statutes
            found += [(item, m["name"].strip()) for m in _KEEPSAKES.finditer(item.text) if not any(plain(m["name"]).startswith(f) for f in legal)]
    return found


_NAMED_TITLE = regex.compile(r"(?:[Dd]anh hiệu|[Tt]ặng danh hiệu)\s+[“\"']?(?P<name>\p{Lu}[^.;,:()”\"']{3,60}?)(?=[.;,:()”\"']| cho | khi | đối với |$)")


def _unknown_titles(view: PlanView) -> list[tuple[Item, str]]:
    """Titles of a State document's commendation part that are not titles of the law."""
    if view.regime != "state":
        return []  # organisations have titles of their own statutes
    legal = [f for f in _legal_names() if not f.startswith(("huân chương ", "huy chương "))]
    return [
        (item, match["name"])
        for item in award_items(view)
        for match in _NAMED_TITLE.finditer(item.text)
        if not any(plain(match["name"]).startswith(f) or f.startswith(plain(match["name"])) for f in legal)
    ]
