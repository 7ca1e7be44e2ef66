"""Which cited documents are parents: rules P1 to P7 of the relation table.

P1 only the subject and the preamble decide; P2 what is carried out, continued or answered there,
else a "Căn cứ" document of a superior on the same matter; P3 laws and decrees only under "Thực
hiện"; P5 the issuer's own earlier document is ``own_base_plan``; P7 every later mention of a parent
keeps ``is_parent``.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

import regex

from ...knowledge.reference_kinds import parent_kinds
from ...record import Agency
from ...record.numbers import implied_organ
from ...record.vocabulary import OBEYING
from ..text import Facts
from .congresses import of_congress
from .mention import Mention, carried_kinds
from .unnumbered import CAMPAIGN

_WORD = regex.compile(r"[\p{L}\p{N}]+")
#: syllables without a matter of their own
_EMPTY = frozenset(
    word for line in (
        "về việc và của các trong trên địa bàn tỉnh huyện thành phố xã phường năm giai đoạn đến theo tại cho với đối ban hành kế",
        "hoạch triển khai thực hiện tổ chức hướng dẫn quy định một số công tác tăng cường đẩy mạnh nhiệm vụ ngành tiếp tục quyết",
        "định chỉ thị nghị quyết đề án chương trình phê duyệt thuộc tầm nhìn định những tình hình mới hoạt động văn bản quy phạm pháp luật",
        "ủy uỷ ban nhân dân hội đồng quận",
    ) for word in line.split()
)
#: titles that say how papers of a kind are made, whatever their matter
_PROCEDURE = regex.compile(r"(?i)(?:(?:quy định|hướng dẫn)[ ])?(?:về[ ])?(?:việc[ ])?(?:lập|trình tự|thủ tục|hồ sơ)(?!\p{L})")
#: titles of texts that spell a law out, and of letters that give a view
_SPELLS_OUT = regex.compile(
    r"(?i)(?:về[ ])?(?:việc[ ])?(?:(?:quy định chi tiết|hướng dẫn|và|,|một số điều|biện pháp)[ ]?)*(?:thi hành|một số điều)[ ](?:một số điều[ ])?(?:của[ ])?(?:Luật|Bộ luật|Pháp lệnh)\b"
    r"|(?:về[ ])?(?:việc[ ])?(?:cho|góp|tham gia|xin|có)[ ]ý kiến(?!\p{L})"
)
#: titles that set up a body or order its work; those on the issuer empower it, whatever it issues
_SETS_UP = regex.compile(
    r"(?i)(?:về )?(?:việc )?(?:thành lập|kiện toàn|bổ nhiệm|(?:quy định )?(?:về )?(?:vị trí|chức năng),? (?:chức năng,? )?nhiệm vụ"
    r"|(?:ban hành )?(?:quy chế|điều lệ) (?:làm việc|tổ chức|hoạt động))(?!\p{L})"
)
_GOVERNMENT = ("Chính phủ", "Thủ tướng Chính phủ")
_MEANS = regex.compile(r"(?:thí điểm )?(?:về )?(?:việc )?(?:thí điểm )?(?:một số )?cơ chế\b")
#: heads of bodies, who count as the body
_HEADS = (
    "Chủ tịch ", "Bộ trưởng ", "Tổng Giám đốc ", "Giám đốc ", "Viện trưởng ", "Chánh án ", "Hiệu trưởng ", "Chủ nhiệm ",
    "Thống đốc ", "Tổng Cục trưởng ", "Cục trưởng ", "Chi cục trưởng ", "Trưởng phòng ",
)
#: least share of the own subject's word pairs that a cited title must hold
_SAME_MATTER = 0.3


def mark_parents(
    facts: Facts, mentions: list[Mention], preamble_end: int, bases: Collection[int] = ()
) -> None:
    """Set ``is_parent`` and ``parent_kind`` of every mention.

    ``bases`` are the ids of mentions in a part of the body that lists the bases of the document;
    they count as if they stood in the preamble.
    """
    found = [
        m for m in mentions
        if (m.start < preamble_end or id(m) in bases) and m.relation in OBEYING and m.host is None
        and (m.number is not None or not (m.law_name or m.antecedent)) and m.kind not in ("TCVN", "QCVN", "LKG")
    ]
    if not any(m.kind != "LKG" and m.start < preamble_end and not of_congress(m) for m in found):
        found = [m for m in found if m.kind != "LKG"] + _by_basis(facts, mentions, preamble_end, bases)
    keys: dict[str, Mention] = {}
    for mention in found:
        mention.is_parent = True
        mention.parent_kind = "own_base_plan" if _own(facts, mention) else "superior"
        for key in _keys(mention):
            keys.setdefault(key, mention)
    for mention in mentions:
        same = mention.alias_of
        if same is not None and same.is_parent:
            for key in _keys(mention):
                keys.setdefault(key, same)
    open_parents = [m for m in found if m.number is None and m.kind and m.issuer is not None]
    if not (keys or open_parents):
        return
    introduced = {
        key for m in mentions if m.date is not None or m.issuer_start >= 0 for key in _keys(m)
    } if open_parents else set()
    for mention in mentions:
        if mention.is_parent:
            continue
        for parent in open_parents:
            if _is_open(parent, mention) and not introduced.intersection(_keys(mention)):
                mention.is_parent, mention.parent_kind = True, parent.parent_kind
                if mention.issuer is None or mention.issuer_inferred:
                    mention.issuer, mention.issuer_inferred = parent.issuer, True
        for key in _keys(mention):
            known = keys.get(key)
            if known is not None and _same_date(known, mention):
                mention.is_parent, mention.parent_kind = True, known.parent_kind
                break


def _is_open(parent: Mention, mention: Mention) -> bool:
    """Whether a bare number can be that of a parent introduced without one ("các Kế hoạch của
    UBND tỉnh về …", later "Kế hoạch số 27/KH-UBND")."""
    if mention.kind != parent.kind or mention.date is not None or mention.issuer_start >= 0:
        return False
    organ = implied_organ(mention.parts) if mention.parts is not None else None
    name = (parent.issuer.name or "") if parent.issuer is not None else ""
    return organ is not None and name.startswith(organ.organ) and mention.start > parent.end


def _keys(mention: Mention) -> tuple[str, ...]:
    """Keys under which later mentions meet a parent: the number, with and without its year."""
    if mention.number is None:
        return ()
    if mention.parts is None or mention.parts.organ is None:
        return (f"{mention.kind}:{mention.number.lstrip('0')}",)
    key = mention.key
    short = key.replace(f"/{mention.parts.year}/", "/") if mention.parts.year else key
    serial = (mention.parts.serial or "").lstrip("0")
    if not serial:
        return (short,)
    carried = carried_kinds(mention)
    if not carried:
        return short, f"{mention.kind}:{serial}"
    return (short, f"{mention.kind}:{serial}", *[f"{kind}:{serial}" for kind in carried])


def _same_date(parent: Mention, mention: Mention) -> bool:
    """Whether two dates do not exclude each other; a bare number needs no other date."""
    if parent.date is None or mention.date is None:
        return True
    short = min(len(parent.date), len(mention.date))
    return parent.date[:short] == mention.date[:short]


def _own(facts: Facts, mention: Mention) -> bool:
    """Whether the issuing body itself issued the cited document."""
    return mention.issuer is not None and facts.issuer is not None and (
        same_body(mention.issuer, facts.issuer)
    )


def same_body(one: Agency, other: Agency) -> bool:
    """Equal bodies; the chairman of a committee counts as the committee."""
    return bool(one.name) and _bare(one.name or "") == _bare(other.name or "")


def _bare(name: str) -> str:
    if name.startswith(_HEADS):
        for title in _HEADS:
            name = name.removeprefix(title)
    return name.casefold()


def _by_basis(
    facts: Facts, mentions: list[Mention], preamble_end: int, bases: Collection[int]
) -> list[Mention]:
    """Bases of a superior on the very same matter, where nothing is carried out."""
    own = _pairs(facts.subject or "")
    if facts.issuer is not None:  # its name tells no matter
        own -= _pairs(facts.issuer.name or "")
    if not own:
        return []
    found = []
    for mention in mentions:
        if (mention.start >= preamble_end and id(mention) not in bases) or mention.relation not in ("based_on", "pursuant"):
            continue
        if mention.host is not None or mention.kind in ("L", "PL", "TTr", "QCVN", "TCVN"):
            continue
        if mention.issuer is None or _own(facts, mention):
            continue
        if _in_subject(facts, mention):
            found.append(mention)
            continue
        if not mention.subject or _PROCEDURE.match(mention.subject) or _SPELLS_OUT.match(mention.subject) or (
            _of_other_campaign(facts, mention.subject)
        ):
            continue
        if _SETS_UP.match(mention.subject) is not None and _names_issuer(facts, mention.subject):
            continue
        if _empowers(facts, mention) or (
            same_matter(own, mention.subject, general=mention.kind not in parent_kinds())
        ):
            found.append(mention)
    return found


def _in_subject(facts: Facts, mention: Mention) -> bool:
    """Whether the document's own subject names what it follows ("… theo Nghị định số …")."""
    span = facts.subject_span
    return span is not None and span.start <= mention.start < span.end and mention.number is not None


def _names_issuer(facts: Facts, title: str) -> bool:
    """Whether a cited title names the issuing body."""
    issuer, low = facts.issuer, title.casefold()
    return issuer is not None and any(name and name.casefold() in low for name in (issuer.name, issuer.raw))


def _empowers(facts: Facts, mention: Mention) -> bool:
    """Whether a resolution of the National Assembly gives the means that a Government text uses.

    A resolution "về (một số) cơ chế …" lets the Government do what laws do not yet allow; what is
    issued on its ground carries it out, whatever the matter.
    """
    return (
        mention.kind == "NQ" and mention.issuer is not None and mention.issuer.name == "Quốc hội"
        and facts.issuer is not None and facts.issuer.name in _GOVERNMENT
        and _MEANS.match(mention.subject or "") is not None
    )


def _of_other_campaign(facts: Facts, title: str) -> bool:
    """Whether a cited title launches a named movement that the own subject does not name."""
    match = CAMPAIGN.search(title)
    return match is not None and (
        facts.campaign_key(match["name"]) not in facts.campaign_key(facts.subject or "")
    )


def same_matter(
    own: set[tuple[str, str]], title: str, *, general: bool = False
) -> bool:
    """Whether a cited title is about the matter whose word pairs are ``own``.

    ``general`` asks more of decrees and circulars, which are mostly bases of competence.
    """
    other = _pairs(title)
    if not own or not other:
        return False
    shared = len(own & other)
    share = shared / min(len(own), len(other))
    return shared >= 5 and share >= 0.4 if general else shared >= 2 and share >= _SAME_MATTER


def _pairs(title: str) -> set[tuple[str, str]]:
    return {
        (a, b) for a, b in pairwise(_WORD.findall(title.lower()))
        if not (a in _EMPTY and b in _EMPTY) and not (a.isdigit() and b.isdigit())
    }
