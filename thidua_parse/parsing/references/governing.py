"""Which of the triggers before a citation says what the document does with the cited one."""

from __future__ import annotations

from typing import NamedTuple

import regex

from ...knowledge.relations import Trigger
from ..anchors import holds
from .mention import Mention

#: what is carried out is named before the document that sets it: "các nội dung theo yêu cầu tại"
_GENERIC = regex.compile(
    r"[\p{L}, ]{0,40}?(?<!chức năng,? |lấy |xin |cho |góp )(?:nội dung|chỉ đạo|ý kiến|yêu cầu|kết luận|tinh thần)(?![\p{L}])"
)
_GENERIC_WORDS = ("nội dung", "chỉ đạo", "ý kiến", "yêu cầu", "kết luận", "tinh thần")
#: so far it reaches
_NEAR = 50
_DEMANDED = regex.compile(r"(?:yêu cầu|chỉ đạo|tinh thần|ý kiến|kết luận)[\p{L} ]{0,12}$")
#: a document that is named by what it does to another one: "Kế hoạch thực hiện Nghị quyết số …"
_TITLED = regex.compile(
    r"(?P<kind>Kế hoạch|Chương trình|Quyết định|Nghị quyết|Chỉ thị|Đề án|Nghị định|Thông tư|Quy định|Hướng dẫn|Công văn|"
    r"Báo cáo|Phương án|Luật)(?:[ ](?:hành động|phối hợp|của[ ][\p{L} ]{2,40}?|tổ chức|về việc|về|công tác|quy định))*[ ]$"
)
_OWN_TITLE = regex.compile(r"(?:ban hành|xây dựng|lập)[ ](?:\p{L}+[ ]){0,2}?(?:Kế hoạch|Chương trình|Nghị định|Thông tư|Quyết định|Nghị quyết|Chỉ thị|Hướng dẫn|Quy định|Quy chế)[\p{L} ]*$")
_DUTY = regex.compile(r"(?i)rà soát|tham mưu|đề xuất|nghiên cứu|dự thảo|góp ý|họp|kiến nghị|trình[ ]")
_THIS = regex.compile(r"[ ](?:Quyết định|Thông tư|Nghị quyết|Nghị định|Kế hoạch)[ ]này:?[ ]")
#: what is told of others: "một số đơn vị còn chậm nộp hồ sơ theo Quyết định số …"
_TOLD = regex.compile(r"(?<![\p{L}])(?:còn (?:chậm|chưa|thiếu|hạn chế|để|nhiều)|chưa|vẫn|[Tt]uy nhiên)(?![\p{L}])")
#: "Sau 7 năm triển khai thực hiện Chỉ thị số …": looked back upon
_YEARS = regex.compile(
    r"(?:[Ss]au|[Qq]ua)[ ](?:(?:hơn|gần)[ ])?(?:[0-9]{1,2}|một|hai|ba|bốn|mười)[ ]năm[ ](?:(?:tổ chức|triển khai|quán triệt),?[ ])*$"
)
#: what does so makes another document void or other than it is
CHANGING = frozenset(("replaces", "amends", "repeals", "corrects"))
_DONE = regex.compile(r"(?:^| )(?:đã |được )+(?:công bố|ban hành|phê duyệt|quy định|nêu) ?$")
_ISSUED = regex.compile(r"(?:ban hành|thông qua|ký) (?:các )?$")
_SENT = regex.compile(r"(?i)gửi[ ]$")
_MOVEMENT = regex.compile(r"thi đua|phong trào|vận động|học tập và làm theo|chiến dịch")
_GOVERNING = frozenset(("implements", "continues", "responds_to", "based_on"))
#: "…; Báo cáo thẩm định của Sở B tại Văn bản số", "… và đề xuất của Giám đốc Sở C tại Công văn số"
_PROPOSED_AT = regex.compile(
    r"(?i)(?<!\p{L})(?:đề nghị|đề xuất|kiến nghị|thẩm định|thẩm tra)[ ](?:\p{L}+[ ]){0,2}?của[ ][^;]{3,90}?[ ]tại[ ](?:các[ ])?$"
)


class Hit(NamedTuple):
    """A trigger with its offsets in the text."""

    trigger: Trigger
    start: int
    end: int


def choose(
    text: str, mention: Mention, hits: list[Hit], in_preamble: bool, clause_start: int
) -> tuple[str, Hit] | None:
    """The governing trigger: the nearest one, or a stronger one that a weak one depends on."""
    if not hits:
        return None
    nearest = hits[-1]
    relation = nearest.trigger.relation
    strength = nearest.trigger.strength
    gap = text[nearest.end : mention.start]
    earlier = hits[:-1]
    if (
        strength >= 2 and len(gap) < 60 and relation != "based_on"
        and _TITLED.search(text, max(clause_start, nearest.start - 90), nearest.start) is not None
        and not (
            in_preamble
            and _OWN_TITLE.search(text[max(clause_start, nearest.start - 60) : nearest.start])
        )
    ):
        return "mentioned_in_title", nearest
    if relation in ("amends", "repeals", "guides", "corrects") and (
        _DUTY.search(text[max(clause_start, nearest.start - 120) : nearest.start])
        and not in_preamble
    ):
        return "mentions", nearest
    if mention.kind == "TTr" and relation in ("applies", "based_on", "pursuant", "at_proposal_of"):
        return "at_proposal_of", nearest
    if strength == 1:
        governor = _governor(text, nearest, earlier, gap, in_preamble, clause_start)
        return governor or _weak(text, mention, nearest, gap, in_preamble, clause_start)
    if relation in ("implements", "continues"):
        return _carrying_out(text, nearest, earlier, gap, in_preamble, clause_start)
    if relation == "reviews":  # "gắn việc bình xét với kết quả thực hiện Nghị quyết …"
        linked = next((h for h in earlier if h.trigger.relation == "linked_with"), None)
        if linked is not None and nearest.start - linked.end < 60:
            return "linked_with", linked
    if nearest.trigger.phrase == "thực hiện theo" and (
        mention.kind not in ("HD", "TT", "CV") or gap.lower().startswith((" khoản ", " điều ", " điểm ", " phụ lục "))
    ):
        return "applies", nearest
    return relation, nearest


def _governor(
    text: str, nearest: Hit, earlier: list[Hit], gap: str, in_preamble: bool, clause_start: int
) -> tuple[str, Hit] | None:
    """The stronger trigger before a weak one that depends on it: "thực hiện … theo Quyết định số …"."""
    relation = nearest.trigger.relation
    governed = False
    for hit in reversed(earlier):
        kind = hit.trigger.relation
        if governed and kind != "linked_with":
            continue
        between = text[hit.end : nearest.start]
        if hit.trigger.strength == 3:
            if kind in CHANGING and (
                nearest.trigger.phrase == "theo" or nearest.trigger.phrase.startswith("theo quy định")
                or _DONE.search(between)
            ):
                continue  # "danh mục thay thế được công bố tại Quyết định số …"
            if (kind == "reviews" and "thực hiện" not in between) or (
                kind == "linked_with" and not _MOVEMENT.search(between.lower())
            ):
                continue
            return kind, hit
        if hit.trigger.strength == 2:
            if kind == "guided_by" and len(between) < 30:
                return kind, hit
            if relation == "promulgates":
                if text.endswith("gửi ", clause_start, nearest.start):
                    return "mentions", nearest  # "tiếp tục thực hiện theo mẫu gửi kèm theo Công văn số …"
                if (kind in ("implements", "continues") and " theo " not in between) or (
                    in_preamble and hit.start - clause_start < 40
                ):
                    return kind, hit
                governed = True
                continue
            if kind in _GOVERNING and (
                (kind != "based_on" and holds(between[:_NEAR], _GENERIC_WORDS) and _GENERIC.match(between) and not nearest.trigger.phrase.startswith("theo quy định") and (
                    nearest.trigger.phrase not in ("theo", "trong") or _DEMANDED.search(gap)
                    or _DEMANDED.search(between)
                ))
                or (in_preamble and hit.start - clause_start < 40)
            ):
                return strengthen(text, hit, clause_start), hit
            governed = True
    return None


def _weak(
    text: str, mention: Mention, nearest: Hit, gap: str, in_preamble: bool, clause_start: int
) -> tuple[str, Hit] | None:
    """What a weak trigger says where nothing governs it."""
    relation = nearest.trigger.relation
    if relation == "promulgates" and (in_preamble or _THIS.fullmatch(gap)):
        return relation, nearest  # "Ban hành kèm theo Thông tư này QCVN …"
    if relation == "promulgates":
        sent = _SENT.search(text[max(clause_start, nearest.start - 8) : nearest.start])
        return ("applies" if len(gap) < 40 and not sent else "mentions"), nearest
    if relation == "applies" and in_preamble:
        if nearest.trigger.phrase == "theo" and not _TOLD.search(text, clause_start, mention.start):
            return "pursuant", nearest
        if _PROPOSED_AT.search(text, max(clause_start, mention.start - 130), mention.start):
            return "at_proposal_of", nearest
    if mention.kind == "HD" and nearest.trigger.phrase == "theo" and len(gap) < 12:
        return "guided_by", nearest
    if relation == "pursuant" and not in_preamble:
        return "applies", nearest
    if len(gap) > 140 or (nearest.trigger.phrase in ("trong", "tại") and _ISSUED.search(gap)):
        return None  # "Trong năm 2016, HĐND tỉnh ban hành Nghị quyết số …"
    return relation, nearest


def _carrying_out(
    text: str, nearest: Hit, earlier: list[Hit], gap: str, in_preamble: bool, clause_start: int
) -> tuple[str, Hit] | None:
    """"thực hiện", "tiếp tục thực hiện": of the document itself, or part of another trigger."""
    for hit in reversed(earlier):
        if hit.trigger.relation == "reviews" and nearest.start - hit.end < 60:
            return "reviews", hit
        if hit.trigger.relation == "guided_by" and nearest.start - hit.end < 4:
            return "guided_by", hit
        if hit.trigger.relation == "linked_with" and nearest.start - hit.end < 30:
            return "linked_with", hit
    if len(gap) > 160 and not in_preamble and not gap.rstrip().endswith(":"):
        return None
    return strengthen(text, nearest, clause_start), nearest


def strengthen(text: str, hit: Hit, clause_start: int) -> str:
    """"Tiếp tục" at the head of the clause or right before the verb makes it ``continues``."""
    if hit.trigger.relation == "implements":
        if _YEARS.search(text, max(clause_start, hit.start - 50), hit.start):
            return "reviews"
        before = text[clause_start : hit.start].lower()
        at = before.rfind("tiếp tục")
        if at >= 0 and ((at < 4 and len(before) < 90) or len(before) - at < 20):
            return "continues"
    return hit.trigger.relation
