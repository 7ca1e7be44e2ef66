"""G33–G34: whom reports go to, and that the superior is among the recipients."""

from __future__ import annotations

from dataclasses import replace

import regex

from ...linking.identity import same_body
from ...record import Span
from ..bodies import (
    acronym_in,
    bare_name,
    is_inner,
    level_word,
    rank_in_words,
    same_named,
    youth_union,
)
from ..case import Case, Fields, Outcome, outcome, rule
from ..remit import addressee
from ..shortnames import shortened, spelled_out, told_as_superior
from ..views import PlanView
from ..words import match_start, plain, search_in
from .award import about_emulation
from .reports_due import binding, purpose

#: whom something is sent to, and through whom
_TO = r"(?P<to>(?:Chủ tịch )?(?:UBND|Ủy ban nhân dân|Ủy ban|Hội đồng Thi đua|Sở|Bộ|Ban|Phòng|Thủ tướng|Văn phòng|Tỉnh ủy|Huyện ủy|Thành ủy|Đảng ủy|Thị ủy|Quận ủy|Ban Thường vụ|Thường trực|Liên đoàn|Công đoàn|Công an|Cục|Chi cục|Hội|Trung ương|Tỉnh [Đđ]oàn|Thành [Đđ]oàn|Huyện [Đđ]oàn|Quận [Đđ]oàn|Đoàn|Mặt trận)[^.;,()]{0,60})(?:\s*\((?:qua|thông qua)\s+(?P<via>[^)]+)\))?"
_REPORT_TO = regex.compile(r"báo cáo\b(?:(?!báo cáo)[^.;]){0,60}?(?:về |cho |với |gửi )?" + _TO)
#: whom difficulties are told
_TELL = regex.compile(r"(?:báo cáo|phản ánh)\b(?:(?!báo cáo|phản ánh)[^.;]){0,60}?(?:về |cho |với |gửi |đến )?" + _TO)
_SENTENCES = regex.compile(r"\S.*?(?:(?<=\p{Ll}|\d{4})\.(?=\s+\p{Lu})|$)", regex.S)
_END = regex.compile(
    r"\s+(?:xem xét|để|theo|trước|và các|kết quả|định kỳ|về việc|qua|trong|biết|chậm nhất|khi|hằng|hàng|tổng hợp|chỉ đạo|quyết định|vào|cuối|mỗi|sau)\b"
)
_AND = regex.compile(r"(?:,| và)\s+(?=(?:UBND|Ủy ban|Hội đồng|Sở|Bộ|Ban|Phòng|Thủ tướng|Tỉnh ủy|Huyện ủy)\b)")
_EMULATION_BOARD = regex.compile(
    r"ban tđ\s*-?\s*kt|ban thi đua|hội đồng thi đua|hđ\.?\s*(?:tđkt|thi đua)|hội đồng tđkt|ban tđkt|thi đua khen thưởng (?:trung ương|tw)|vụ thi đua"
)
_HOME_AFFAIRS = regex.compile(r"\b(?:sở|phòng) nội vụ|\bsnv\b|\bpnv\b|phòng văn hóa - xã hội|bộ nội vụ")


def report_addressees(view: PlanView, *, told: bool = False) -> list[tuple[str, object]]:
    """Whom reports go to, with the place that says so: deadlines first, then the wording.

    ``told``: whom difficulties are told too ("vướng mắc, phản ánh về …").
    """
    found: list[tuple[str, object]] = []
    for deadline in view.plan.deadlines:
        if purpose(deadline, view) == "dossier" and "báo cáo" not in plain(deadline.raw):
            continue  # where files for awards go is no report
        for agency in (deadline.to, deadline.via):
            if agency is not None:
                found.append((agency.name or agency.raw, deadline.span))
    # a directive sets its duties, that of reporting too, one after the other
    roles = ("organisation", "other") if view.items_with("organisation") else ("measures", "other")
    for item in view.items:
        if item.role not in roles:
            continue
        for match in (_TELL if told else _REPORT_TO).finditer(item.text):
            name = _END.split(match["to"])[0].strip(" ,")
            found += [(part.strip(" ,"), item) for part in _AND.split(name)]
            if match["via"]:
                found.append((match["via"].strip(), item))
    return found


@rule("G33")
def reports_to(case: Case) -> Outcome:
    child, parent = case.child, case.parent
    if parent is None:
        return outcome("undecidable", "no_parent")
    own_base = case.edge is not None and case.edge.parent_kind == "own_base_plan"
    if case.uncited or own_base:
        alike = _same_addressee(child, parent, cited=not case.uncited)
        if alike is not None:
            name, here, there = alike
            return outcome("pass", demanded=name, confidence=0.75, child=child.quotes(here), parent=parent.quotes(there))  # type: ignore[arg-type]
    if own_base:
        return outcome("not_applicable")
    demanded = [d for d in report_addressees(parent) if not _above(d[0], parent)]
    # whoever follows the campaign for the superior collects the reports on the way
    leads = [
        (a.agency.name or a.agency.raw, a.span) for a in parent.plan.responsible_agencies
        if a.role in ("lead", "report") and about_emulation(parent) and search_in(r"nội vụ|thi đua", plain(a.agency.raw))
    ]
    if not demanded or not (leads or any(not _of_others(d[1], parent, child) for d in demanded)):
        return outcome("not_applicable")
    if parent.issuer_name:
        demanded.append((parent.issuer_name, demanded[0][1]))
    demanded += leads
    wanted = [d for d in demanded if not is_own(d[0], child)]
    own = report_addressees(child)
    upward = [o for o in own if not is_inner(o[0], child) and not is_own(o[0], child) and not _below(o[0], child)]
    values: Fields = {"demanded": "; ".join(dict.fromkeys(d[0] for d in wanted[:4]))}
    places: Fields = {
        "parent": parent.quotes(*(d[1] for d in wanted[:2])),  # type: ignore[arg-type]
        "child": child.quotes(*(o[1] for o in upward[:2])),  # type: ignore[arg-type]
    }
    if any(same_named(o[0], d[0]) for o in upward for d in wanted):
        if (other := _other_way(case, parent)) is not None:
            mine, theirs, span, there = other
            return outcome(
                "partial", "via", names=mine, demanded=theirs, confidence=0.65,
                child=child.quote(span), parent=parent.quote(there),
            )
        return outcome("pass", confidence=0.85, **places, **values)
    lines = [
        r for r in child.plan.recipients
        if (told := spelled_out(r.raw)) and any(same_named(told, d[0]) or _line_names(told, d[0]) or _receives(told, d[0]) for d in wanted)
    ]
    if upward:
        names = "; ".join(dict.fromkeys(o[0] for o in upward[:3]))
        return outcome("partial" if lines and _related(upward) else "fail", "other", names=names, confidence=0.7, **places, **values)
    if lines:
        return outcome("partial", confidence=0.75, parent=places["parent"], child=child.quotes(*(r.span for r in lines[:3])), **values)
    if not child.plan.recipients and not child.items_with("organisation"):
        return outcome("undecidable", parent=places["parent"], **values)
    return outcome("fail", confidence=0.7, **places, **values)


def _of_others(place: object, parent: PlanView, child: PlanView) -> bool:
    """Whether the item that demands a report names other bodies that shall send it."""
    start = getattr(place, "start", None)
    item = next((i for i in parent.items if start is not None and i.start <= start < i.end), None)
    if item is None:
        return False
    # the sentence that demands the report may name another body than the item's first one
    start = max(start or 0, item.start)
    sentences = [m.span() for m in _SENTENCES.finditer(item.text)]
    told = next((
        item.text[a:b] for a, b in sentences
        if (_REPORT_TO.search(item.text, a, b) if start == item.start else a <= start - item.start < b)
    ), None)
    named = addressee(replace(item, text=told, heading=""), child) if told is not None else None
    return (named or addressee(item, child) or (True, ""))[0] is False


def _other_way(case: Case, parent: PlanView) -> tuple[str, str, Span | None, Span | None] | None:
    """An office through which the child reports ("qua …") where the parent names another for the same body."""
    found: tuple[str, str, Span | None, Span | None] | None = None
    for d in binding(list(parent.plan.deadlines), parent, case.child):
        to = (d.to.name or d.to.raw) if d.to is not None and d.to != d.via else parent.issuer_name or ""
        if d.via is None or not to or _above(to, parent):
            continue
        for o in case.child.plan.deadlines:
            if o.to is None or o.via is None or o.via == o.to or not _same_receiver(o.to.name or o.to.raw, to):
                continue
            mine, theirs = (v.name or v.raw for v in (o.via, d.via))
            if same_named(mine, theirs) or acronym_in(bare_name(theirs), o.via.raw) or shortened(o.via.raw, theirs):
                return None
            found = found or (mine, theirs, o.span, d.span)
    return found


def _same_addressee(child: PlanView, parent: PlanView, *, cited: bool) -> tuple[str, object, object] | None:
    """Of two documents of one body: whom both have reports sent to.

    Where the earlier one demands no reports, whom both have difficulties told. What is ``cited`` may
    be carried out: there one addressee of several reports says nothing.
    """
    if not same_body(child.issuer_name, parent.issuer_name):
        return None
    reports = report_addressees(parent)
    if reports and cited:
        return None
    told = not reports
    for name, place in report_addressees(child, told=told):
        for other, there in report_addressees(parent, told=told):
            if same_named(name, other):
                return name, place, there
    return None


def _same_receiver(name: str, superior: str) -> bool:
    """Whether a receiver is the superior, of whose name the text may have cut what stands behind a comma."""
    one, other = bare_name(name), bare_name(superior)
    return same_named(name, superior) or (one.count(" ") >= 2 and other.startswith(f"{one},"))


def _related(upward: list[tuple[str, object]]) -> bool:
    """Whether the bodies reported to are at least of the own chain (own council, own leaders)."""
    return all(search_in(r"hội đồng thi đua|ban chỉ đạo|thường trực|lãnh đạo", plain(n)) for n, _ in upward)


def _above(name: str, parent: PlanView) -> bool:
    """Whether a body stands above the parent's issuer: there the parent itself reports."""
    rank = rank_in_words(name, parent)
    return rank is not None and parent.rank is not None and rank < parent.rank


def _below(name: str, view: PlanView) -> bool:
    """Whether a body stands below the issuer, so that reports to it go down, not up."""
    if view.rank is None or not view.collective:
        return False
    folded = plain(name)
    if search_in(r"thủ tướng|chính phủ|trung ương|^bộ\b", folded):
        return False
    rank = 3.0 if match_start(r"sở\b|ban thi đua", folded) else 4.0 if match_start(r"phòng\b", folded) else None
    return rank is not None and rank > view.rank and (rank == 3.0) == (view.rank < 3.0)


_LEVEL_AT_END = regex.compile(r"\s+(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)$")


def is_own(name: str, view: PlanView) -> bool:
    """Whether a name means the issuer of ``view`` itself."""
    own = view.issuer_name or ""
    if not own:
        return False
    if same_body(name, own):
        return True
    bare, mine = (_LEVEL_AT_END.sub("", bare_name(n)) for n in (name, own))
    if bare != mine:
        return False
    # "UBND huyện" in a plan of that district is the issuer itself; a federation of another level is not
    one, other = level_word(name), level_word(own)
    return one == other or (bare != "ủy ban nhân dân" and not (one and other))


def _line_names(line: str, name: str) -> bool:
    """Whether a recipient line names a body ("Sở Nội vụ", "UBND tỉnh (để báo cáo)")."""
    folded, bare = plain(line), bare_name(name).removeprefix("chủ tịch ").split(" (")[0]
    if bare == "ủy ban nhân dân":
        level = search_in(r"\b(tỉnh|huyện|quận|thị xã|xã|thành phố)\b", plain(name))
        if level is None:
            return False
        return f"ủy ban nhân dân {level[1]}" in folded
    if "&" in bare and _bare_letters(bare) in _bare_letters(folded):
        return True  # a letter with a stroke is often read twice: "GD&DDT" for "GD&ĐT"
    return len(bare) > 4 and bare in folded


def _bare_letters(folded: str) -> str:
    """Letters without the stroke of "đ", a letter written twice once; for comparing acronyms."""
    return str(_TWICE.sub(r"\1", folded.replace("đ", "d").replace(" & ", "&")))


_TWICE = regex.compile(r"(\p{L})\1")


@rule("G34")
def superior_receives(case: Case) -> Outcome:
    child, parent = case.child, case.parent
    lines = child.plan.recipients
    if any(plain(r.raw).startswith("như ") for r in lines):  # "Như trên": those of Kính gửi
        lines = (*lines, *child.plan.addressees)
    if not case.references and parent is None:
        return outcome("not_applicable", "no_parent")
    if not lines:
        return outcome("undecidable")
    superiors = [parent.issuer_name] if parent is not None and parent.issuer_name else []
    superiors += [n for r in case.references if r.issuer and (n := r.issuer.name or r.issuer.raw)]
    superiors = [s for s in superiors if not same_body(s, child.issuer_name)]
    if not superiors and parent is not None:  # an own base plan: the superiors are those of that plan
        superiors = [
            n for r in parent.parent_references
            if r.issuer and (n := r.issuer.name or r.issuer.raw) and not same_body(n, child.issuer_name)
        ] or _carried_out(child)
    peers = parent is not None and same_body(parent.issuer_name, child.issuer_name)
    if peers and child.plan.superior_body is not None:
        superiors.append(child.plan.superior_body.name or child.plan.superior_body.raw)
    direct, boards, offices = [], [], []
    for line in lines:
        folded, told = plain(line.raw), spelled_out(line.raw)
        if any(_receives(told, s) or _in_short(told, s, child) for s in superiors) or (
            line.agency and any(same_body(line.agency.name, s) or _one_union(line.agency.name, s) for s in superiors)
        ) or (peers and child.collective and _COMMITTEE_ABOVE.search(folded)):
            direct.append(line)
        if _EMULATION_BOARD.search(folded) and not _own_board(folded, child):
            boards.append(line)
        if _HOME_AFFAIRS.search(folded):
            offices.append(line)
    named_in_parent = parent is not None and any(
        a.role != "coordinate" and search_in(r"nội vụ|thi đua", plain(a.agency.raw)) for a in parent.plan.responsible_agencies
    )
    shown = direct or boards or offices
    quotes = child.quotes(*(r.span for r in shown[:3]))
    names = "; ".join(r.raw for r in shown[:3])
    if direct or boards:
        return outcome("pass", child=quotes, names=names, confidence=0.9)
    if offices:
        verdict = "pass" if named_in_parent else "partial"
        return outcome(verdict, "pass" if named_in_parent else "office", child=quotes, names=names, confidence=0.75)  # type: ignore[arg-type]
    if not superiors:
        return outcome("undecidable", "unknown", child=child.quotes(*(r.span for r in lines[:3])))
    names = "; ".join(dict.fromkeys(superiors))
    quotes = child.quotes(*(r.span for r in lines[:4]))
    central = all(rank_in_words(s, child) in (1.0, 1.5) for s in superiors)
    if central and not about_emulation(child) and not _own_committee_left_out(child):  # the centre is told by reports, not by copies
        return outcome("partial", "central", child=quotes, names=names, confidence=0.5)
    return outcome("fail", child=quotes, names=names, confidence=0.8)


def _own_committee_left_out(child: PlanView) -> bool:
    """Whether an office leaves out the committee it belongs to as well."""
    above = child.plan.superior_body
    name = above.name or above.raw if above is not None else ""
    lines = (*child.plan.recipients, *child.plan.addressees)
    return bool(name) and not any(_receives(line.raw, name) or _in_short(line.raw, name, child) for line in lines)


#: the Party committee over an authority, of which recipients name the standing members or the whole
_COMMITTEE_ABOVE = regex.compile(r"^(?:ttr?\.? |(?:ban )?thường (?:trực|vụ):? )?(?:tỉnh|thành|huyện|quận|thị|đảng) ủy\b(?!,? các)")


def _carried_out(child: PlanView) -> list[str]:
    """Bodies above the issuer, the Party committee of its level among them, whose documents it has carried out."""
    names = [
        r.issuer.name or r.issuer.raw for r in child.plan.references
        if r.relation == "implements" and r.issuer is not None and not same_body(r.issuer.name, child.issuer_name)
    ]
    return [
        n for n in dict.fromkeys(names)
        if (rank := rank_in_words(n, child)) is not None and child.rank is not None
        and (rank < child.rank or (rank == child.rank and search_in(r"(?:tỉnh|thành|huyện|quận|thị|đảng) ủy", plain(n))))
    ]


def _in_short(raw: str, superior: str, child: PlanView) -> bool:
    """Whether a line names the superior in short; of bodies of one kind the level must be said."""
    if "ủy ban nhân dân" in bare_name(superior):
        return False
    if bare_name(superior) == bare_name(child.issuer_name or "") and not level_word(raw):
        return False
    level, other = level_word(raw), level_word(superior)
    if level and other and level != other:
        return False
    return shortened(raw, superior) or told_as_superior(raw, superior)


def _receives(raw: str, superior: str) -> bool:
    line = plain(raw)
    bare = bare_name(superior).removeprefix("chủ tịch ")
    if bare.startswith("thủ tướng") or bare == "chính phủ":
        return "thủ tướng" in line or "chính phủ" in line or search_in(r"\bttg|\bvpcp", line) is not None
    level = search_in(r"\b(tỉnh|huyện|quận|thị xã|xã|phường|thành phố)\b", plain(superior))
    if "ủy ban nhân dân" in bare:
        if level is None:
            return False
        word = level[1]
        found = search_in(rf"ủy ban nhân dân(?: -[^;,]*?)? (?:{word}|tp)\b|\bubt\b|thường trực ủy ban nhân dân {word}|chủ tịch[^;]*ủy ban nhân dân {word}", line)
        return found is not None and "các " + word not in line
    if "ủy" in bare and (committee := search_in(r"\b(?:tỉnh|thành|huyện|quận|thị) ủy\b|\bđảng ủy(?: \S+)?", bare)):
        return committee.group() in line
    head = match_start(r"(?:sở|phòng|bộ|ban|vụ|chi cục|cục)\b", bare)
    at = line.find(bare) if len(bare) > 4 else -1
    behind = _LEVEL_BEHIND.match(line, at + len(bare)) if at >= 0 else search_in(_SEVERAL_BELOW, line)
    if behind is not None and (level is None or behind["level"] != level[1] or behind["all"]):
        return False  # those of the level below, or of the own level
    return at >= 0 or (
        acronym_in(bare, raw) and (head is None or search_in(rf"\b{head.group()}\b", line) is not None)
    )


def _one_union(name: str | None, superior: str) -> bool:
    """Whether two names are of one committee of the Youth Union ("Tỉnh Đoàn", its standing committee)."""
    short = youth_union(plain(name or ""))
    return "đoàn" in short and short == youth_union(plain(superior))


_LEVEL_BEHIND = regex.compile(r"\s+(?P<all>các )?(?P<level>tỉnh|huyện|quận|thị xã|xã|phường|thành phố)\b")
_SEVERAL_BELOW = r"(?P<all>\bcác )(?P<level>huyện|quận|thị xã|xã|phường)\b"


def _own_board(line: str, child: PlanView) -> bool:
    """Whether an emulation council is the issuer's own ("HĐ TĐKT xã" in a commune's plan)."""
    level = child.issuer.level if child.issuer else None
    word = {"province": r"\btỉnh\b", "district": r"\b(?:huyện|quận)\b", "commune": r"\b(?:xã|phường)\b"}.get(level or "")
    if level == "province" and child.rank and child.rank >= 3:
        return search_in(r"\bsở\b|cơ quan", line) is not None
    return word is not None and search_in(word, line) is not None
