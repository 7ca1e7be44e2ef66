"""The relation a mention stands in, from the words that govern it in its clause."""

from __future__ import annotations

import regex

from ...knowledge.relations import (
    Found,
    find_plain_triggers,
    find_triggers,
    plain,
    triggers,
)
from ..anchors import holds
from .flow import Flow
from .governing import CHANGING, Hit, choose, strengthen
from .idle import idle
from .mention import Mention

_CONNECT = regex.compile(
    r"(?i)[ ]*(?:\([^()]{0,60}\))?[ ]*(?:[,;.]|và|[,;][ ]*và|-|–|&|cùng|[,;]?[ ]*kèm(?:[ ]theo)?)?[ ]*(?:các|của|tại|những)?[ ]*(?:số)?[ ]*"
)
#: "; " at the end of a line, the next item of the list below it
_NEXT_LINE = regex.compile(r"[ ]?(?:;|,|;[ ]và|,[ ]và|[ ]và)[ ]?\n[ ]?(?:[-–+*•]|[0-9]{1,2}[.)/]|[a-zđ]\))?[ ]?")
#: marks of which every end of a clause has one
_ENDINGS = (";", ".", "!", "?")
_CLAUSE = regex.compile(r"(?:;(?![ ](?:và[ ])?(?i:khoản|điểm|điều|mục)[ ])|[!?]|(?<=[\p{Ll}\p{N})”\"])\.(?=[ ][\p{Lu}\"“]))[ ]?")
#: words that end the reach of an earlier verb
BREAK = regex.compile(r"(?<![\p{L}])(?:sau khi|(?<=,[ ])căn cứ(?=(?:[ ]vào)?(?:[ ]các)?[ ]$)|(?<=,[ ])(?:theo|xét)[ ]đề nghị[ ]của|và[ ](?:đề xuất|đề nghị)[ ]của[ ][^;]{3,80}[ ]tại(?=[ ]$)|theo đó|trong đó|tuy nhiên|nhưng|do đó|vì vậy|nay|(?:tiếp theo|phúc đáp)(?=[ ]$))(?![\p{L}])")
#: words of which each of them has one, the frequent ones first
_BREAKS = ("nay", "đề nghị", "theo đó", "trong đó", "căn cứ", "sau khi", "do đó", "nhưng", "tuy nhiên", "vì vậy", "đề xuất", "tiếp theo", "phúc đáp")
#: "… hết hiệu lực kể từ ngày …", "… được bãi bỏ" behind a mention
_ENDS = regex.compile(r"(?:[^;.\n]{0,40})?[ ](?P<verb>(?P<ends>hết hiệu lực)|(?:được|bị)[ ]bãi bỏ)(?![\p{L}])")
#: longest beginning of what :data:`_ENDS` matches
_ENDS_REACH = 60
#: … behind the title of a mention that opens its paragraph
_ENDS_BEHIND = regex.compile(r"[^;.\n]{0,400}?[ ](?P<verb>(?P<ends>hết hiệu lực))(?:[ ]thi hành)?(?:[ ]toàn bộ)?[ ](?:kể[ ])?(?:từ|khi)[ ]")
_ENDS_FAR = 420
#: a heading, below which another sentence leads in
_HEADING = regex.compile(r"(?:[IVX]{1,5}[.)/-]|Phần|PHẦN|Chương|CHƯƠNG|Điều)[ ]")
#: a numbered heading, which leads in the list of dashes below it and lets nothing above do so
_NUMBERED = regex.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})?[.)/-][ ]?\p{Lu}[^.;]{0,120}$")
_LEAD_LABEL = regex.compile(r"^[ ]*(?:[-–+*•]|[0-9IVX]{1,4}[.)/]|[a-zđ]\)|\([0-9a-z]\))?[ ]*")
#: length of the longest of them
_LABEL_SIZE = 5
#: "… được sửa đổi, bổ sung một số điều bởi": the amending text shares the relation of the amended
AMENDED_BY = regex.compile(
    r"(?i)(?:(?:được|đã)[ ](?:được[ ])?|\()(?:sửa đổi|bổ sung)[\p{L}0-9, ]{0,60}(?:bởi|theo|tại|bằng)[ ](?:các[ ])?$"
)
_PROPOSER = regex.compile(r"[- ]*(?:Xét|Theo)(?: theo)? đề nghị ")
_CARRIED_OUT = frozenset(("implements", "continues"))
_NAMED_WITH = _CARRIED_OUT | {"based_on"}
#: "Thực hiện Kế hoạch số … và (theo) ý kiến chỉ đạo của Đảng ủy tại Công văn số …"
_BY_ORDER = regex.compile(r"[^;.\n]{0,300}?(?:[,;]|[ ]và)[ ](?:(?:theo[ ])?(?:ý kiến[ ])?chỉ đạo|hướng dẫn|yêu cầu|kết luận) của [^;.,\n]{3,80}?[ ]tại[ ](?:các[ ])?")
#: "Xét đề nghị của Sở A tại Tờ trình số …; thẩm định của Sở B tại Báo cáo số …"
_APPRAISED = regex.compile(r"(?:[^;\n]{0,300};[ ](?:và[ ])?(?:(?:ý kiến|kết quả|thẩm định|thẩm tra)[ ])*của[ ]|,?[ ]và[ ](?=\p{Lu}))[^;.\n]{3,90}?[ ]tại[ ](?:các[ ])?")
#: the part of a document named before it: "thuộc Phụ lục 5.1 - Thông tư số …"
_PART_OF = regex.compile(r"(?:phụ lục|mẫu số|biểu số|khoản|điều|mục)[ ][0-9ivxa-zđ.]{1,6}[ ]?(?:[-–]|của|ban hành theo)?[ ]?$")
_WINDOW = 320


def relate(
    flow: Flow, mentions: list[Mention], preamble_end: int, *, proposal: bool = False
) -> None:
    """Set ``relation`` and the trigger's offsets of every mention, in order of appearance.

    ``proposal`` marks a Tờ trình, whose object is what the proposed document does to another.
    """
    text = flow.text
    previous: Mention | None = None
    for mention in mentions:
        in_preamble = mention.start < preamble_end
        if mention.host is not None:
            mention.relation = "mentioned_in_title"
            continue
        if mention.alias:
            mention.relation = "mentions"
            continue
        reach = mention.reach
        ending = None
        if "ãi bỏ" in (behind := text[reach : reach + _ENDS_REACH]) or "hết hiệu" in behind:
            ending = _ENDS.match(text, reach)
        elif mention.start - flow.starts[mention.line] < 8 and "hết hiệu" in text[reach : reach + _ENDS_FAR]:
            ending = _ENDS_BEHIND.match(text, reach)
        if ending is not None:
            mention.relation = "replaces" if ending["ends"] else "repeals"
            mention.trigger_start, mention.trigger_end = ending.span("verb")
            continue
        first = mention.listed_after
        if first is not None and first.kind == mention.kind == "CV" != (previous or first).kind:
            _inherit(first, mention)  # of one list, papers of other kinds named in the title of the first
        elif previous is not None and _shares_verb(text, previous, mention):
            _inherit(previous, mention)
        else:
            start = flow.starts[mention.line]
            _govern(flow, mention, max(start, mention.start - _WINDOW), in_preamble, previous)
            if proposal and mention.relation == "mentioned_in_title":
                phrase = text[mention.trigger_start : mention.trigger_end].lower()
                if phrase in triggers() and triggers()[phrase].strength == 3:
                    mention.relation = triggers()[phrase].relation  # type: ignore[assignment]
        previous = mention


def _shares_verb(text: str, previous: Mention, mention: Mention) -> bool:
    """Whether the verb that governs ``previous`` governs ``mention`` too."""
    if previous.line < mention.line:
        reach = previous.reach
        return mention.start - reach < 12 and text[reach : reach + 2].lstrip(" ")[:1] in (";", ",", "v") and (
            _NEXT_LINE.fullmatch(text, reach, mention.start) is not None
        )
    return mention.listed_after is previous or _joined(text, previous, mention) or (
        AMENDED_BY.search(text[max(previous.start, mention.start - 110) : mention.start]) is not None
    )


def broken(words: str) -> regex.Match[str] | None:
    """Words (in small letters) that end the reach of an earlier verb."""
    return BREAK.search(words) if holds(words, _BREAKS) else None


def _joined(text: str, previous: Mention, mention: Mention) -> bool:
    """Whether only list marks stand between two mentions."""
    gap = text[previous.reach : mention.start]
    return len(gap) < 80 and _CONNECT.fullmatch(gap) is not None and not gap.lstrip().startswith(".")


def _inherit(previous: Mention, mention: Mention) -> None:
    mention.relation = previous.relation
    mention.trigger_start, mention.trigger_end = previous.trigger_start, previous.trigger_end


#: the title of the document cited before, whose date or name was not read to its end
_IN_TITLE = regex.compile(r"[^;]{0,60}[ ]của[ ]\p{Lu}[^;,]{3,60}?[ ](?:về|V/v)[ ]")


def _govern(
    flow: Flow, mention: Mention, start: int, in_preamble: bool, previous: Mention | None
) -> None:
    text = flow.text
    window = text[start : mention.start]
    cut = 0
    if holds(window, _ENDINGS):
        for match in _CLAUSE.finditer(window):
            cut = match.end()
    if in_preamble and previous is not None and previous.relation in _NAMED_WITH and (
        previous.line == mention.line and _BY_ORDER.fullmatch(text, previous.reach, mention.start)
    ):
        _inherit(previous, mention)
        return
    if in_preamble and previous is not None and previous.relation == "at_proposal_of" and (
        previous.line == mention.line and _APPRAISED.fullmatch(text, previous.reach, mention.start)
    ):
        _inherit(previous, mention)
        return
    if previous is not None and previous.line == mention.line and previous.relation == "based_on" and (
        _IN_TITLE.match(text, previous.reach, mention.start) is not None
    ):
        mention.relation = "mentioned_in_title"
        return
    if previous is not None and start + cut < previous.reach <= mention.start and (
        previous.line == mention.line
    ):
        after = previous.reach - start
        between = window[after:].lower()
        if find_triggers(between) or broken(between) is not None:
            cut = after
    clause = window[cut:]
    lowered = clause.lower()
    found = _find(lowered, flow.ocr)
    hits = [
        Hit(trigger, start + cut + s, start + cut + e) for trigger, s, e in found
        if not idle(trigger.phrase, lowered, s, e)
    ]
    if cut and len(hits) == 1 and hits[0].trigger.relation == "promulgates" and (
        previous is not None and previous.line == mention.line and previous.relation in CHANGING
        and previous.kind == mention.kind and text[start + cut - 2] == ";"
    ):
        _inherit(previous, mention)  # "bãi bỏ Quy chế A ban hành kèm theo Quyết định số …; Quy chế B ban hành kèm theo …"
        return
    chosen = choose(text, mention, hits, in_preamble, start + cut)
    if chosen is not None and chosen[0] in CHANGING and clause.endswith("trái với "):
        chosen = None  # "bãi bỏ văn bản trái với Luật …"
    if chosen is None and len(clause.strip(" ")) <= _LABEL_SIZE and not _LEAD_LABEL.sub("", clause):
        if not (in_preamble and cut and _from_head(flow, mention, previous)):
            _from_lead(flow, mention, previous)
        return
    if chosen is None:
        # "Sau khi xem xét Tờ trình số …"
        mention.relation = "at_proposal_of" if in_preamble and mention.kind == "TTr" else (
            "applies" if _PART_OF.search(lowered[-24:]) else "mentions"
        )
        return
    relation, hit = chosen
    if in_preamble and relation in _CARRIED_OUT and _PROPOSER.match(clause):
        relation = "mentions"  # "Xét đề nghị của Tổ công tác thực hiện Đề án 30": a body's name
    mention.relation = relation  # type: ignore[assignment]
    mention.trigger_start, mention.trigger_end = hit.start, hit.end


def _find(clause: str, ocr: bool) -> list[Found]:
    """Triggers of a lower-case clause; under OCR also those whose marks were misread."""
    return find_plain_triggers(plain(clause)) if ocr else find_triggers(clause)


def _from_head(flow: Flow, mention: Mention, previous: Mention | None) -> bool:
    """Whether the verb at the head of a preamble's paragraph governs a later item of its list.

    "Thực hiện Chương trình công tác năm 2024; Hướng dẫn số …": items parted by semicolons share it.
    """
    start = flow.starts[mention.line]
    found = find_triggers(flow.text[start : min(start + 40, mention.start)].lower())
    if not found or found[0][1] > 4 or found[0][0].strength < 2:
        return False
    trigger, s, e = found[0]
    if trigger.relation != "based_on" and previous is not None and previous.line == mention.line:
        return False  # a semicolon may stand in the title of the document cited before
    hit = Hit(trigger, start + s, start + e)
    mention.relation = strengthen(flow.text, hit, start)  # type: ignore[assignment]
    mention.trigger_start, mention.trigger_end = hit.start, hit.end
    return True


def _from_lead(flow: Flow, mention: Mention, previous: Mention | None) -> None:
    """A mention that opens its line belongs to the sentence that leads the list in."""
    if previous is not None and mention.line - previous.line <= 2 and (
        previous.trigger_start >= 0 and previous.trigger_start < flow.starts[previous.line]
    ):
        _inherit(previous, mention)
        return
    bullet = flow.text[flow.starts[mention.line]] in "-–+*•"
    for line in range(mention.line - 1, max(-1, mention.line - 6), -1):
        start, end = flow.bounds(line)
        offset = max(start, end - _WINDOW)
        lead = flow.text[offset:end].rstrip()
        if not lead:
            continue
        leads_in = lead.endswith((":", "sau", "sau đây"))
        if leads_in or line == mention.line - 1:
            low = lead.lower()
            hits = [
                Hit(trigger, offset + s, offset + e)
                for trigger, s, e in find_triggers(low) if not idle(trigger.phrase, low, s, e)
            ]
            if not leads_in and previous is not None and previous.line == line:
                # what stands behind a citation belongs to its title
                hits = [hit for hit in hits if hit.start < previous.start]
            strong = [h for h in hits if h.trigger.strength >= 2]
            if strong:
                hit = next((h for h in strong if h.trigger.strength == 3), strong[0])
                relation = hit.trigger.relation
                if relation == "implements":
                    relation = strengthen(flow.text, hit, offset)
                mention.relation = relation  # type: ignore[assignment]
                mention.trigger_start, mention.trigger_end = hit.start, hit.end
                return
        if lead.endswith(":") or _HEADING.match(lead) or (bullet and _NUMBERED.match(lead)):
            return


