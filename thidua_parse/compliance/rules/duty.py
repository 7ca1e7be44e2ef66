"""G30, G31: duties given by name and the partners in them."""

from __future__ import annotations

import regex

from ...linking.identity import same_body
from ...record import Agency, ResponsibleAgency, Section, Span
from ..alignment.items import Item
from ..bodies import group_takes_in, is_collective, is_issuer, whole_body
from ..case import Case, Fields, Outcome, outcome, rule
from ..gate import is_plan
from ..shortnames import shortened
from ..views import PlanView
from ..words import plain, words
from .authority import outside_jurisdiction
from .duty_clauses import ONE_KIND, clauses_lost

GENERIC = regex.compile(
    r"^(?:các )?(?:cơ quan|đơn vị|tổ chức|ngành|địa phương|phòng|ban|sở|cá nhân|bộ phận|doanh nghiệp)?[\p{L},\- ]{0,40}(?:liên quan|thông tin, truyền thông|chức năng)"
    # "các cơ quan quản lý nhà nước ở các cấp" names nobody either
    r"|^(?:các )?(?:cơ quan|đơn vị|tổ chức|ngành|địa phương|lực lượng|cấp)\b[\p{L},\- ]{0,30}(?:quản lý nhà nước|các cấp|có thẩm quyền|hữu quan)"
)


def named_duties(case: Case) -> list[ResponsibleAgency]:
    """The duties that the parent gives to the child's issuer by name."""
    parent = case.parent
    if parent is None or outside_jurisdiction(case):  # namesakes of another province
        return []
    party = parent.regime == "party"
    return [
        a for a in parent.plan.responsible_agencies
        if a.role in ("lead", "implement", "coordinate", "assist")
        and is_issuer(a.agency, case.child, party=party) and not _helps_elsewhere(a, parent)
    ]


def _helps_elsewhere(duty: ResponsibleAgency, parent: PlanView) -> bool:
    """Whether a body is only a partner inside the section of the body that leads there."""
    if duty.role != "coordinate" or not duty.with_ or duty.span is None:
        return False
    title = next((plain(s.title or "") for s in _around(parent, duty.span.start)), "")
    leads = [plain(name) for name in duty.with_]
    return any(lead in title for lead in leads) and plain(duty.agency.raw) not in title


def _around(parent: PlanView, position: int) -> list[Section]:
    """The sections around a place, the innermost first."""
    return [
        s for _, s in parent.sections if s.span.start <= position < s.span.end
    ][::-1]


def duty_items(parent: PlanView, duty: ResponsibleAgency) -> list[Item]:
    """Where the parent says what a duty is.

    The item that names the body, and what is numbered below it and names no other body; only what
    stands below where the item just opens a list (":" at its end); where the body is the title of a
    section ("1. Sở Y tế"), all items of the section.
    """
    span = duty.span
    if span is None:
        return []
    item = next((i for i in parent.items if i.start <= span.start < i.end), None)
    section = next(iter(_around(parent, span.start)), None)
    if section is None:
        return [item] if item is not None else []
    inside = [i for i in parent.items if section.span.start <= i.start < section.span.end]
    if item is None:
        return inside
    opens = item.text.rstrip().endswith(":")
    below = []
    for other in (i for i in inside if i.start > item.start):
        if other.section == item.section and not (opens and other.bullet):
            break
        below.append(other)
    others = [
        a.span.start for a in parent.plan.responsible_agencies
        if a.span and a.role in ("lead", "implement") and a.span.start >= item.end
    ]
    below = [i for i in below if not any(i.start <= at < i.end for at in others)]
    return (below if opens else [item, *below]) or [item]


#: a duty that is carried out by issuing the plan itself, and what may follow it in the same item
_OWN_PLAN = regex.compile(r"^[^.;]{0,160}?(?:xây dựng|ban hành|cụ thể hóa)[^.;]{0,60}kế hoạch[^.;]*(?P<rest>[.;].*)?$")
_LEAST_DUTY = 8


def is_own_plan(item: Item, child: PlanView) -> bool:
    """Whether an item wants just the plan that the child is (and that it be sent in)."""
    if child.plan.kind is None or child.plan.kind.code != "KH" or "kế hoạch" not in item.text.casefold():
        return False
    found = _OWN_PLAN.match(plain(item.text))
    return found is not None and len(words(found["rest"] or "")) < _LEAST_DUTY


def coverage(
    case: Case, item: Item, duty: ResponsibleAgency, *, whole: bool = True
) -> tuple[float, Item | None]:
    """How far the child takes a duty up, and where: aligned item, else the most telling item.

    ``whole``: the item is the whole duty, so that the tasks of the record say what it is.
    """
    child = case.child
    row = case.alignment.of_item(item)
    if row is not None and row.child is not None and row.fate != "replaced":
        return max(row.similarity, case.limit("duty.found")), row.child
    task = (" ".join(duty.tasks) if whole else "") or item.text
    wanted = {w for w in words(task) if len(w) > 1} - _STOP
    wanted -= set(words(duty.agency.raw))
    if len(wanted) < 3:
        return 0.0, None
    best, place = 0.0, None
    for candidate in child.items:
        if candidate.role in ("purpose", "theme"):
            continue
        share = len(wanted & set(words(candidate.text))) / len(wanted)
        if share > best:
            best, place = share, candidate
    return best * 0.55, place


_STOP = frozenset(  # words that every duty has
    "và các của cho trong với về theo là có được để tại trên từ đến phối hợp chủ trì thực hiện triển khai tổ chức công tác kế hoạch phong trào thi đua này việc".split()  # noqa: SIM905
)


@rule("G30")
def named_duties_taken_up(case: Case) -> Outcome:
    child, parent = case.child, case.parent
    if parent is None:
        return outcome("undecidable", "no_parent")
    if child.issuer is None:
        return outcome("undecidable", "no_issuer")
    duties = [d for d in named_duties(case) if d.role != "report"]
    given = [(d, items) for d in duties if (items := duty_items(parent, d))]
    if not given:
        return _of_group(case, parent)
    if len(child.items) < 2:
        return outcome("undecidable", "no_text", parent=parent.quotes(*(i for _, ii in given for i in ii)))
    parts = [[(i, *_share(case, i, d, len(ii) == 1)) for i in ii] for d, ii in given]
    found = [p for part in parts for p in part]
    enough, weak = case.limit("duty.found"), case.limit("duty.weak")
    taken = [f for f in found if f[1] >= enough]
    open_ = [f for f in found if f[1] < enough]
    places: Fields = {
        "parent": parent.quotes(*(f[0] for f in open_ or found)),
        "child": child.quotes(*(f[2] or child.plan.document_number.span for f in taken or found)),
    }
    rows = case.rows(*(f[0] for f in found))
    values: Fields = {
        "paths": ", ".join(dict.fromkeys(f[0].path for f in found)),
        "missing": ", ".join(dict.fromkeys(f[0].path for f in open_)),
        "count": str(len(found) - len(open_)), "all": str(len(found)),
    }
    if not open_:
        gone = [g for d, ii in given for g in clauses_lost(case, d, ii, _STOP)] if is_plan(case) else []
        return _clause_outcome(case, gone) or outcome("pass", confidence=0.8, items=rows, **places, **values)
    several = any(len(part) > 1 for part in parts)
    # a duty of several items is missing only where none of them is there
    lost = any(all(share < weak for _, share, _ in part) for part in parts)
    if not lost:
        return outcome("partial", "some" if several else None, confidence=0.6, items=rows, **places, **values)
    if is_plan(case):
        return outcome("fail", confidence=0.7, items=rows, parent=places["parent"], **values)
    if taken:
        return outcome("partial", "some", confidence=0.6, items=rows, **places, **values)
    return outcome("undecidable", "other_document", items=rows, parent=places["parent"], **values)


def _of_group(case: Case, parent: PlanView) -> Outcome:
    """A duty of all bodies of the issuer's name ("UBND các huyện") in the place of one given by name."""
    if len(case.child.items) < 2 or not is_plan(case):
        return outcome("not_applicable")
    duties = [(d, duty_items(parent, d)) for d in _group_duties(case) if ONE_KIND.match(plain(d.agency.raw))]
    gone = [g for d, items in duties for g in clauses_lost(case, d, items, _STOP)]
    return _clause_outcome(case, gone) or outcome("not_applicable")


def _clause_outcome(case: Case, gone: list[tuple[Item, str]]) -> Outcome | None:
    """The verdict where clauses of a duty are lost; None where none is."""
    if not gone or case.parent is None:
        return None
    return outcome(
        "partial", "clause", clause=gone[0][1], paths=", ".join(dict.fromkeys(i.path for i, _ in gone)), confidence=0.55,
        parent=case.parent.quotes(*(i for i, _ in gone[:4])), items=case.rows(*(i for i, _ in gone)),
    )


def _share(case: Case, item: Item, duty: ResponsibleAgency, whole: bool) -> tuple[float, Item | None]:
    """:func:`coverage`, where the plan itself may be what is wanted."""
    return (1.0, None) if is_own_plan(item, case.child) else coverage(case, item, duty, whole=whole)


@rule("G31")
def partners_named(case: Case) -> Outcome:
    child, parent = case.child, case.parent
    if parent is None:
        return outcome("undecidable", "no_parent")
    own = [d for d in named_duties(case) if d.role in ("lead", "implement")]
    grouped = not own
    own = own or _group_duties(case)
    if not own:
        return outcome("not_applicable")
    spans = [i for d in own for i in duty_items(parent, d)]
    partners: list[str] = []
    for duty in own:
        partners += duty.with_
    partner_spans = []
    for other in parent.plan.responsible_agencies:
        span = other.span
        if other.role != "coordinate" or span is None or is_issuer(other.agency, child):
            continue
        here = any(i.start <= span.start < i.end for i in spans)
        leads = {d.agency.raw for d in own}
        if here and (not other.with_ or any(lead in leads or names_issuer(lead, child) or HEAD_ALONE.fullmatch(plain(lead)) for lead in other.with_)):
            partners.append(other.agency.raw)
            partner_spans.append(span)
    if not partners:
        worded = [(i, name) for i in spans for name in _partners_in_words(i.text)]
        partners = [name for _, name in worded]
        partner_spans = [Span.of(i.start, i.end) for i in dict.fromkeys(i for i, _ in worded)]
    partners = [part for name in partners for part in _NEXT_BODY.split(name)]
    partners = [p for p in dict.fromkeys(partners) if not GENERIC.match(plain(p)) and not names_issuer(p, child)]
    if not partners:
        return outcome("not_applicable", "generic")
    if len(child.items) < 2:
        return outcome("undecidable", "no_text")
    missing = [p for p in partners if not partner_named(p, child)]
    values: Fields = {
        "missing": "; ".join(missing) or "-",
        "kept": "; ".join(p for p in partners if p not in missing) or "-",
    }
    places: Fields = {"parent": parent.quotes(*partner_spans[:6])}
    if not missing:
        return outcome("pass", confidence=0.85, **places, **values)
    if len(missing) < len(partners) or grouped:  # of a group's duty each does what concerns it
        return outcome("partial", confidence=0.6 if grouped else 0.8, **places, **values)
    return outcome("fail", confidence=0.85, **places, **values)


#: between two bodies that the record holds as one
_NEXT_BODY = regex.compile(r", (?=(?:Cảnh sát|Bộ đội|Quân|Hải quan|Kiểm lâm|Công an|Hội|Đoàn|Sở|Chi cục|Cục|Báo|Đài|Trung tâm|Ủy ban)\b)")
#: bodies that an item asks to join in, of which the record holds no role
_TOGETHER = regex.compile(
    r"\b(?:[Pp]hối hợp(?: chặt chẽ)? (?:với|cùng)|[Hh]uy động|[Cc]ùng với) (?P<names>[^.;:]{4,160}?)(?: (?:cùng )?(?:thực hiện|tổ chức|triển khai|tham gia|vận động|tuyên truyền|hướng dẫn|kiểm tra|giám sát)\b|[.;:]|$)"
)
_UNION = regex.compile(r"(?:Ủy ban Mặt trận|Mặt trận|Hội|Đoàn|Liên đoàn|Công đoàn|Công an|Bảo hiểm|Ngân hàng|Trạm|Bưu điện|Ban đại diện|Kho bạc|Hải quan|Kiểm lâm|Bộ đội)\b")


def _partners_in_words(text: str) -> list[str]:
    """Unions and other bodies that are named to act together with whoever has the duty."""
    return [
        name for m in _TOGETHER.finditer(text) for part in regex.split(r", | và ", m["names"])
        if _UNION.match(name := part.strip()) and len(name.split()) >= 2
    ]


def _group_duties(case: Case) -> list[ResponsibleAgency]:
    """The duties that the parent gives outright to a group of bodies the child's issuer is one of.

    Only where the group alone leads in the item: a sentence with several leads does not say whose
    partners are meant.
    """
    parent, child = case.parent, case.child
    if parent is None or same_body(parent.issuer_name, child.issuer_name):
        return []  # an office gives its groups of bodies no duty of its own
    leads = [a for a in parent.plan.responsible_agencies if a.role in ("lead", "implement") and a.span is not None]
    found = []
    for duty in leads:
        name = plain(duty.agency.raw)
        if not group_of_issuer(name, child):
            continue
        section = next(iter(_around(parent, duty.span.start if duty.span else 0)), None)
        others = [
            a for a in leads
            if section is not None and a.span is not None and a is not duty
            and section.span.start <= a.span.start < section.span.end and a.agency.raw != duty.agency.raw
            and not HEAD_ALONE.fullmatch(plain(a.agency.raw))
        ]
        if not others:
            found.append(duty)
    return found


#: the head of whatever body the duty is of
HEAD_ALONE = regex.compile(r"(?:đồng chí )?(?:người đứng đầu|thủ trưởng|hiệu trưởng|giám đốc|chủ tịch|bí thư|trưởng ban|lãnh đạo)(?: (?:các |từng |mỗi )?(?:cơ quan|đơn vị|địa phương|nhà trường))*")


def group_of_issuer(name: str, child: PlanView) -> bool:
    """Whether a folded name is that of a group with the issuer in it.

    "các sở, ban, ngành" of kinds of bodies; "Sở Y tế các tỉnh", "Ủy ban nhân dân các huyện" of the
    bodies of one name.
    """
    if _GRASSROOTS.match(name):
        return whole_body(child.issuer_name or "").startswith("công đoàn ") and (child.rank or 0) > _PARTS_OF_PROVINCE
    if name.endswith(_DIRECTLY_BELOW) and not name.startswith("các "):
        return whole_body(child.issuer_name or "").startswith(name.removesuffix(_DIRECTLY_BELOW))
    head, several, _ = name.partition(" các ")
    if several and not name.startswith("các ") and not _COMMITTEES.match(name):
        own = whole_body(child.issuer_name or "")
        return len(head) > 4 and own.startswith(whole_body(head)) and group_takes_in(name, child)
    if _COMMITTEES.match(name) and not child.collective:
        return False
    return is_collective(name) and group_takes_in(name, child)


_GRASSROOTS = regex.compile(r"(?:các )?công đoàn cơ sở\b")
#: bodies below departments and districts
_PARTS_OF_PROVINCE = 3.0
_DIRECTLY_BELOW = " trực thuộc"
_COMMITTEES = regex.compile(r"(?:chủ tịch )?(?:ủy ban|hội đồng) nhân dân\b")


def names_issuer(name: str, child: PlanView) -> bool:
    """Whether ``name`` means the body that issued the child."""
    return is_issuer(Agency(raw=name, name=name), child)


def partner_named(partner: str, child: PlanView) -> bool:
    """Whether a partner stands in the child's body, by name, without its place, or in a group."""
    body = " ; ".join(plain(i.text) for i in child.items)
    body = " ".join(words(body))
    if len(several := _NEXT_BODY.split(partner)) > 1:
        return all(partner_named(p, child) for p in several)
    if len(both := _AND_GROUP.split(partner)) > 1:  # a body and a group of bodies in one breath
        return all(GENERIC.match(plain(p)) or partner_named(p, child) for p in both)
    full = words(_SAME_LEVEL.sub("", _OF_ANY.sub(r"\g<body>", plain(partner))))
    if full == _COMMITTEE:  # named all over a plan as addressee, and its chairman as giver of awards
        tasks = child.items_with("organisation", "content", "measures", "other")
        return any(_WITH_COMMITTEE.search(plain(i.text)) for i in tasks)
    if " ".join(full) in body:
        return True
    if any(head.match(" ".join(full)) and short.search(body) for head, short in _SHORT_UNIONS):
        return True
    place: set[str] = set()
    if child.issuer is not None:
        for name in (child.issuer.province, child.issuer.district, child.issuer.commune):
            place.update(words(name or ""))
    lead = full[: max(4, len(full) // 2)]
    if len(full) > 5 and " ".join(lead) in body:  # the name ran on into the task
        return True
    if full[:1] == ("sở",) and child.rank is not None and child.rank >= 3.0 and f"phòng {' '.join(full[1:4])}" in body:
        return True  # the body of that field at the child's own level
    bare = [w for w in full if w not in place and w not in ("tỉnh", "huyện", "xã", "các")]
    if len(bare) >= 2 and " ".join(bare) in body:
        return True
    return any(shortened(m.group(), partner) for i in child.items for m in _IN_CAPITALS.finditer(i.text))


#: a body whose name is put in capitals ("Sở LĐTBXH", "BHXH tỉnh")
_IN_CAPITALS = regex.compile(r"\b(?:(?:Sở|Phòng|Ban|Hội|Đoàn|Bộ|Cục|Chi cục|Đài|Ngân hàng|Liên đoàn) \p{Lu}[\p{Lu}&-]+|\p{Lu}[\p{Lu}&-]{3,})(?: (?:tỉnh|huyện|quận|xã|phường))?(?!\p{L})")


#: unions by the start of their names, and as texts call them in short
_SHORT_UNIONS = (
    (regex.compile(r"hội (?:liên hiệp )?phụ nữ"), regex.compile(r"\bhội (?:liên hiệp )?phụ nữ\b|\bhội lhpn\b")),
    (regex.compile(r"đoàn (?:thanh niên|tncs)"), regex.compile(r"\bđoàn (?:thanh niên|tncs|xã|phường|trường)\b|\b(?:tỉnh|thành|huyện|quận|thị) đoàn\b|\bđoàn viên, thanh niên\b")),
    (regex.compile(r"(?:ủy ban )?mặt trận"), regex.compile(r"\bmặt trận\b")),
)
_COMMITTEE = ("ủy", "ban", "nhân", "dân")
_WITH_COMMITTEE = regex.compile(
    r"(?:phối hợp|cùng|đề nghị|với)(?: chặt chẽ)?(?: với)?(?: [^.;:]{0,80}?)?(?<!chủ tịch )(?<!báo cáo )ủy ban nhân dân|^ủy ban nhân dân"
)
_AND_GROUP = regex.compile(r"(?i)\s+và\s+(?=các\s)")
#: bodies other than committees, of whatever commune or district it is
_OF_ANY = regex.compile(r"^(?P<body>(?!ủy ban nhân dân|hội đồng nhân dân).+?) (?:các )?(?:xã|phường|huyện|quận)(?:, (?:xã|phường|thị trấn|thị xã|thành phố|đặc khu))+$")
#: which of the bodies of a name is meant, seen from whoever has the duty
_SAME_LEVEL = regex.compile(r"\s+(?:cùng(?: cấp)?|các cấp|(?:ở |tại )?địa phương|trên địa bàn\b.*)$")
