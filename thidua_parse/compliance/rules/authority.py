"""G36–G37: the signer, and whose jurisdiction the issuer stands in."""

from __future__ import annotations

import regex

from ...knowledge.places import has_districts, taken_over_by
from ...record import Signature
from ..case import Case, Fields, Outcome, outcome, rule
from ..views import PlanView
from ..words import match_start, plain, search_in

_DEPUTY = regex.compile(r"^(?:q\.\s*)?phó\b|^uỷ viên|^ủy viên")
_HEADS = regex.compile(
    r"^(?:quyền |q\.\s*)?(?:chủ tịch|giám đốc|bộ trưởng|thủ tướng|bí thư|hiệu trưởng|trưởng|chánh|cục trưởng|tổng|chủ nhiệm|viện trưởng|thủ trưởng|chỉ huy trưởng|thứ trưởng|trưởng ban|thường trực)"
)
_ONE_HEAD = regex.compile(r"^(?:sở|bộ|cục|chi cục|phòng|trường|bệnh viện|trung tâm|văn phòng|thanh tra|công ty|kho bạc|viện)\b")


@rule("G36")
def signer(case: Case) -> Outcome:
    child = case.child
    signatures = child.plan.signatures
    if not signatures or not any(s.position for s in signatures):
        return outcome("undecidable")
    for signature in signatures:
        problem = _problem(signature, child, joint=len(signatures) > 1)
        if problem and signature.status == "uncertain":
            return outcome("undecidable", child=child.quotes(signature.span), signer=_shown(signature))
        if problem:
            return outcome("fail", problem, child=child.quotes(signature.span), signer=_shown(signature), confidence=0.85)
    signature = signatures[-1]
    variant = "chairman" if child.collective and not signature.authority else None
    return outcome("pass", variant, child=child.quotes(*(s.span for s in signatures[:2])), signer=_shown(signature), confidence=0.9)


def _shown(signature: Signature) -> str:
    parts = (signature.authority, signature.on_behalf_of, signature.position)
    return " ".join(p for p in parts if p)


def _problem(signature: Signature, view: PlanView, *, joint: bool) -> str | None:
    """The variant of the fault, or None. NĐ 30/2020 Điều 13; Party: HD 36-HD/VPTW."""
    position = plain(signature.position or "")
    authority = (signature.authority or "").upper().replace("/", "").replace(".", "").replace(" ", "")
    deputy = bool(_DEPUTY.match(position))
    behalf = plain(signature.on_behalf_of or "")
    if view.regime != "state" and not joint:
        foreign = match_start(r"(?:chủ tịch )?(?:ủy ban nhân dân|hội đồng nhân dân)\b", behalf)
        party = view.regime == "party" and match_start(r"(?:phó )?(?:chủ tịch|giám đốc)\b", position)
        front = _FRONT.match(plain(view.issuer_name or "")) and match_start(r"(?:phó )?bí thư\b", position)
        if foreign or (party and _committee(view)) or front:
            return "not_head"
    if view.regime == "party":
        if authority == "TM" and _committee(view) and not joint and match_start(_OF_STAFF, position):
            return "not_head"  # for a committee signs its secretary, a deputy or a member of the committee
        return "party_kt" if authority == "KT" and _committee(view) else None
    if view.regime == "front":
        return None
    if authority == "TL" and match_start(r"phó (?:chủ tịch|giám đốc|bộ trưởng|hiệu trưởng)\b|thứ trưởng\b", position):
        return "by_order"
    if authority in ("TL", "TUQ", "Q"):  # whoever is charged is the head of a part of the body (Điều 13.3-4)
        return "by_order" if authority != "Q" and match_start(r"(?:công chức|viên chức|chuyên viên|nhân viên|cán bộ|kế toán|văn thư)\b", position) else None
    if not authority and not joint and match_start(_STAFF, position):
        return "not_head"
    collective = view.collective or "ủy ban nhân dân" in behalf or "hội đồng nhân dân" in behalf
    if deputy and "KT" not in authority and _KT.search(_block(signature, view)):
        authority = "KT"  # "TM. …" in the first line, "KT. CHỦ TỊCH" in the next
    if deputy and not authority.endswith("KT"):
        # a deputy signs "KT." for the head, also under "TM." (Điều 13.1-2)
        return None if _board(view) and not collective else "deputy"
    if not deputy and authority == "TM" and _ONE_HEAD.match(plain(view.issuer_name or "")) and behalf.startswith("ủy ban nhân dân") and not joint:
        return "not_head"  # a department has a head and speaks for no committee
    if not deputy and authority == "TM" and _HEADS.match(position) and _KT.search(_block(signature, view)):
        authority = "KT"
    if authority.endswith("KT") and not deputy and _HEADS.match(position) and not position.startswith("thứ trưởng"):
        return "kt_head"
    name = plain(view.issuer_name or "")
    if name.startswith("ủy ban nhân dân") and behalf.startswith("hội đồng nhân dân") and not joint:
        return "not_head"
    if collective:
        if match_start(r"(?:giám đốc|trưởng phòng|hiệu trưởng|chánh văn phòng|(?:phó )?bí thư(?!.*chủ tịch))", position):
            return "not_chairman"
        if not authority and not _of_chairman(view) and not joint and _committee_states_plan(view):
            return "no_tm"
        return None
    if authority.startswith("TM") and _ONE_HEAD.match(name) and not joint:
        return "tm_one_head"
    if _ONE_HEAD.match(name) and match_start(r"(?:phó )?chủ tịch\b", position) and not joint:
        return "not_head"
    other = next((p for head, p in _OTHER_HEADS if head.match(name)), None)
    if other is not None and other.match(position) and not joint:
        return "not_head"
    return None


#: who heads no body that issues documents
_STAFF = r"(?:tổ (?:trưởng|phó)|chuyên viên|công chức|viên chức|nhân viên|giáo viên|kế toán|văn thư)\b"
_OF_STAFF = r"(?:phó )?(?:trưởng ban|trưởng phòng|chánh văn phòng|chủ nhiệm|giám đốc|chủ tịch|hiệu trưởng)\b(?!.*bí thư)"
#: kind of body → heads that only bodies of other kinds have
_OTHER_HEADS = (
    (regex.compile(r"sở\b"), regex.compile(r"(?:phó )?(?:trưởng phòng|hiệu trưởng|cục trưởng|viện trưởng)\b")),
    (regex.compile(r"phòng\b"), regex.compile(r"(?:phó )?(?:giám đốc|hiệu trưởng|cục trưởng|viện trưởng)\b")),
    (regex.compile(r"trường (?:tiểu học|trung học|mầm non|mẫu giáo|thpt|thcs)\b"), regex.compile(r"(?:phó )?(?:giám đốc|trưởng phòng|viện trưởng)\b")),
    (regex.compile(r"(?:bệnh viện|trung tâm)\b"), regex.compile(r"(?:phó )?(?:hiệu trưởng|trưởng phòng|cục trưởng)\b")),
)  # fmt: skip


#: the Front and the associations have chairmen; secretaries are those of the Party and the Youth Union
_FRONT = regex.compile(r"(?:ủy ban )?mặt trận|hội (?!đồng)|liên đoàn lao động|công đoàn")
_KT = regex.compile(r"\bKT\s*[./]|\bKT\s+\p{Lu}")


def _block(signature: Signature, view: PlanView) -> str:
    """The lines of the signature: those of its span and the four before."""
    span = signature.span
    if span is None:
        return view.plan.text[-600:]
    text = view.plan.text
    start = span.start
    for _ in range(4):
        start = max(text.rfind("\n", 0, max(start - 1, 0)), 0)
    return text[start : span.end]


def _committee(view: PlanView) -> bool:
    return search_in(r"tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy|ban chấp hành|ban thường vụ|chi bộ", plain(view.issuer_name or "")) is not None


def _board(view: PlanView) -> bool:
    return search_in(r"ban chỉ đạo|hội đồng|ban tổ chức", plain(view.issuer_name or "")) is not None


def _of_chairman(view: PlanView) -> bool:
    """Whether the document is the chairman's own ("Chủ tịch UBND tỉnh ban hành …")."""
    issuer = view.issuer
    raw = plain(f"{issuer.raw} {issuer.name or ''}") if issuer else ""
    if "chủ tịch" in raw:
        return True
    items = view.items
    end = items[0].start if items else min(len(view.plan.text), 3000)
    return search_in(
        r"chủ tịch\s+(?:ủy ban nhân dân|ubnd)[^.;\n]{0,60}?(?:ban hành|xây dựng|quyết định|phát động|yêu cầu|chỉ thị|giao)",
        plain(view.plan.text[:end]),
    ) is not None


def _committee_states_plan(view: PlanView) -> bool:
    """Only plans, programmes and reports of a committee need "TM."; its chairman's orders do not."""
    return bool(view.plan.kind and view.plan.kind.code in ("KH", "CTr", "BC", "TTr", "NQ"))


@rule("G37")
def jurisdiction(case: Case) -> Outcome:
    child, parent = case.child, case.parent
    if parent is None:
        return outcome("undecidable", "no_parent")
    own, theirs = child.issuer, parent.issuer
    if own is None or theirs is None:
        return outcome("undecidable")
    places: Fields = {"child": child.quote(own.span), "parent": parent.quote(theirs.span)}
    values: Fields = {"own": child.issuer_name or "?", "theirs": parent.issuer_name or "?"}
    if theirs.level == "central":
        return outcome("pass", "central", confidence=0.9, **places, **values)
    if not own.province or not theirs.province:
        return outcome("undecidable", **places, **values)
    if not _same_province(own.province, theirs.province, child):
        return outcome("fail", confidence=0.9, **places, **values)
    if theirs.level == "district" and theirs.district:
        if own.district and own.district != theirs.district:
            return outcome("fail", confidence=0.85, **places, **values)
        if not own.district and own.level in ("commune", "district"):
            return outcome("undecidable", **places, **values)
    if theirs.level == "commune" and theirs.commune and own.commune and own.commune != theirs.commune:
        return outcome("fail", confidence=0.85, **places, **values)
    if child.rank is not None and parent.rank is not None and child.rank < parent.rank - 0.5:
        return outcome("fail", "upside_down", confidence=0.8, **places, **values)
    return outcome("pass", confidence=0.9, **places, **values)


def outside_jurisdiction(case: Case) -> bool:
    """Whether the child's issuer surely stands outside the parent's jurisdiction; kept for the rules of the pair."""
    found = case.shared.get("outside")
    if found is None:
        found = case.shared["outside"] = jurisdiction(case).verdict == "fail"
    return bool(found)


def _same_province(a: str, b: str, child: PlanView) -> bool:
    """Same province, or one went into the other by the merger of 1/7/2025."""
    if a == b:
        return True
    for one, other in ((a, b), (b, a)):
        if other in taken_over_by(one):
            return has_districts(child.date_for_law[0]) is False
    return False
