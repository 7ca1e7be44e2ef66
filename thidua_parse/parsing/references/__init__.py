"""Mentions of other documents: found, dated, attributed, related."""

from __future__ import annotations

from operator import attrgetter

import regex

from ...record import Reference, Span
from ...record.numbers import NumberParts, number_key
from ...record.vocabulary import OBEYING
from ..text import DocumentText, Facts
from .anaphora import find_anaphora, find_self
from .attached import attached_preambles
from .flow import Flow
from .issuer import settle_issuers
from .laws import read_laws
from .lists import share_dates
from .mention import Mention
from .parents import mark_parents
from .relation import AMENDED_BY, broken, relate
from .right import congress, name_end, read_date, read_issuer
from .scan import LIMIT, scan
from .subject import read_subject
from .unnumbered import find_unnumbered, keep_unnumbered

_PINPOINT = regex.compile(
    r"(?i)(?:(?:điểm|mục|tiết)[ ][\p{L}0-9.]{1,4}\)?,?[ ](?:và[ ][a-zđ],?[ ])?)?(?:khoản[ ][0-9]+(?:[ ]?(?:,|và)[ ]?[0-9]+)*,?[ ])?"
    r"(?:điều[ ][0-9]+[a-zđ]?(?:[ ]?(?:,|và)[ ]?[0-9]+)*)[ ,]*(?:của[ ])?$"
)
_PINPOINT_END = regex.compile(r"[ ,]*(?:của)?[ ]*$")
_LIST_END = regex.compile(r"(?:[,;]|và|,[ ]*và|;[ ]*và)[ ]*(?:các[ ])?$")
#: what stands in a title before the papers that it guides or changes in part
_GUIDED = regex.compile(
    r"(?r)(?:một số (?:điều|khoản|nội dung)(?: \p{Ll}+){0,3} của|hướng dẫn(?: thi hành| thực hiện)?) (?:các )?$"
)
_AMENDING = regex.compile(r"(?i)sửa đổi|bổ sung|thay thế|bãi bỏ|hợp nhất")
_ALIAS = regex.compile(r"(?i)\((?:(?:sau đây )?(?:gọi tắt là|gọi chung là|gọi là|viết tắt là)[ :]*)?[“\"]?$")
_SO = regex.compile(r"(?<=[ ])(?:s[ôỗốồổộó6]|S[ỐÔ6]|sỐ)(?=[ :]|$)")
_TORN_DIGITS = regex.compile(r"(?<=[/.][0-9])[ ](?=[0-9][/.])|(?<=[ ][0-9])[ ](?=[0-9]/)")
_SPACED_AND = regex.compile(r"[ ]?&[ ](?=\p{Lu})")
#: marks and words between the title of one document and the next document
_TRAIL, _JOINING = " ,;(", ("và", "các")
_ATTACHED = regex.compile(r"(?i)kèm theo[ ]$")
_ATTACHED_NEAR = regex.compile(r"(?i)(?:kèm|ban hành) theo[^;.]{0,40}$")
#: boards of a committee, and what names the committee
_BOARDS = ("Ban Thường vụ", "Ban Chấp hành", "Thường trực")
_COMMITTEES = ("Tỉnh ", "Thành ", "Huyện ", "Quận ", "Thị ", "Đảng ", "Trung ương")
#: the order of appearance
_PLACE = attrgetter("start", "number_start")
_JOINT = ("TTLT", "NQLT", "KHLT", "HDLT", "CTPH", "CTrPH", "KHPH", "QCPH", "CTrLT", "QCLT")


def read_references(document: DocumentText, facts: Facts) -> tuple[Reference, ...]:
    """Every mention of another document, in order of appearance.

    From the title to the end of the body; the document's own number is no mention. References
    without a number (campaigns of superiors, plans named by issuer and title) follow the same
    order with ``number`` null.
    """
    zones = document.zones
    start = document.offsets(zones.title)[0] if zones.title else document.offsets(zones.preamble)[0]
    title_end, preamble_end = document.offsets(zones.title)[1], document.offsets(zones.preamble)[1]
    end = max(title_end, preamble_end, document.offsets(zones.body)[1])
    if not zones.preamble:
        preamble_end = title_end
    flow = Flow.of(document)
    text = flow.text
    mentions = scan(
        text, start, end, flow.starts, document.numbers, digits=flow.digits if flow.ocr else None
    )
    if len(mentions) >= LIMIT:
        document.cut = end = mentions[-1].number_end
    laws = read_laws(text, start, end, flow.starts, mentions, ocr=flow.ocr)
    if len(laws) >= LIMIT:
        document.cut = end = laws[-1].end
        mentions = [m for m in mentions if m.number_start < end]
    own = facts.number.parts
    if not zones.title:
        title_end = start
    mentions = [m for m in mentions if not _is_self(text, facts.number.span, own, m, title_end)]
    for mention in mentions:
        _look_right(flow, mention)
    share_dates(text, mentions)
    if flow.ocr:
        _mark_contradictions(mentions)
    mentions = sorted([*mentions, *laws], key=_PLACE)
    _read_titles(flow, mentions)
    settle_issuers(document, flow.text, facts, mentions)
    unnumbered = find_unnumbered(document, flow, facts, mentions, (start, preamble_end, end))
    unnumbered += find_anaphora(flow, mentions, start, end)
    if unnumbered:
        mentions = sorted([*mentions, *unnumbered], key=_PLACE)
    proposal = facts.kind is not None and facts.kind.code == "TTr"
    relate(flow, mentions, preamble_end, proposal=proposal)
    bases = _basis_parts(facts)
    for mention in mentions:
        if mention.leads and mention.kind == "TTr" and mention.host is None:
            mention.relation = "at_proposal_of"
        if mention.relation == "mentions" and mention.host is None and _inside(mention, bases):
            mention.relation = "based_on"
    mentions = [m for m in mentions if m.number is not None or m.law_name or m.antecedent or keep_unnumbered(m)]
    carried_out = attached_preambles(text, preamble_end, end)
    mark_parents(facts, mentions, preamble_end, {
        id(m) for m in mentions if _inside(m, bases) or (m.relation in OBEYING and _inside(m, carried_out))
    } if bases or carried_out else ())
    for mention in mentions:
        _pinpoint(flow, mention)
        if mention.antecedent is not None:
            _follow(mention, mention.antecedent)
        elif mention.law_name and mention.number is None and mention.relation in OBEYING:
            # a law named in passing is applied; carried out are the texts that put it to work
            mention.relation = "based_on" if mention.start < preamble_end else "applies"
    itself = find_self(flow, facts, start, end)
    if itself:
        mentions = sorted([*mentions, *itself], key=_PLACE)
    return tuple([_record(document, flow, m) for m in mentions])


#: headings of parts that list what the document rests on
_BASIS = regex.compile(r"(?i)(?:các )?(?:cơ sở|căn cứ) (?:pháp lý|xây dựng|ban hành|lập|thực hiện)|(?:các )?căn cứ(?: pháp lý)?$")


def _basis_parts(facts: Facts) -> list[tuple[int, int]]:
    """Offsets of the parts of the body headed "Cơ sở pháp lý", "Căn cứ xây dựng kế hoạch" …"""
    if "cơ sở" not in facts.titles and "căn cứ" not in facts.titles:
        return []
    return [
        (part.span.start, part.span.end)
        for section in facts.sections for part in (section, *section.children)
        if part.title and len(part.title) < 90 and _BASIS.match(part.title)
    ]


def _inside(mention: Mention, parts: list[tuple[int, int]]) -> bool:
    return bool(parts) and any(start <= mention.start < end for start, end in parts)


def _is_self(
    text: str, span: Span | None, own: NumberParts | None, mention: Mention, title_end: int
) -> bool:
    """Whether a mention is the document's own number, read at ``span`` or printed once more in its
    title, or the blank under a promulgated text."""
    if span is not None and span.start <= mention.number_start < span.end:
        return True
    if mention.parts is None:
        return False
    if mention.parts.blank and _ATTACHED.search(text[max(0, mention.start - 24) : mention.start]):
        return True
    return own is not None and own.serial is not None and own.organ is not None and (
        number_key(own) == mention.key
        and (mention.number_start < title_end or _ATTACHED_NEAR.search(text[max(0, mention.start - 60) : mention.start]) is not None)
    )


def _look_right(flow: Flow, mention: Mention) -> None:
    """Date and issuer behind the number."""
    text = flow.text
    line_end = flow.bounds(mention.line)[1]
    date, at = read_date(flow.digits, mention.number_end, line_end, ocr=flow.ocr)
    mention.date, mention.date_end = date or mention.date, at
    if at > mention.number_end:
        mention.end = at
    opened = text.rfind("(", mention.start, mention.number_start)
    if opened >= 0 and text[at : at + 1] == ")" and text.find(")", opened, mention.number_start) < 0:
        at += 1
    joint = mention.kind in _JOINT or mention.joint
    found = read_issuer(text, at, line_end, joint=joint)
    if found is not None and found[1] >= line_end and text.endswith(_BOARDS, found[0], found[1]):
        below = len(text) - len(text[line_end:].lstrip("\n "))
        if text.startswith(_COMMITTEES, below):  # the name goes on in the next line of a title
            found = found[0], name_end(text, below, flow.bounds(flow.line_of(below))[1])
    if found is not None:
        mention.leads = False
        mention.issuer_start, mention.issuer_end = found
        mention.end = found[1]
        if mention.date is None:
            mention.date, after = read_date(flow.digits, mention.end, line_end, ocr=flow.ocr)
            if after > mention.end:
                mention.end = after
    elif mention.issuer_start < 0 and text[mention.start - 1 : mention.start] == "(" and (
        who := _proposer(text, flow.starts[mention.line], mention.start)
    ) is not None:
        mention.leads = True
        mention.issuer_start, mention.issuer_end = who
    elif mention.parts is not None and mention.parts.shape == "party":
        term = congress(text, at, line_end)
        if term is not None:
            mention.end = term


#: who asked, before the brackets that name his paper: "đề nghị của Chủ tịch … (Tờ trình số …) và
#: Trưởng ban … (Tờ trình số …)", the form of decisions on awards
_PROPOSER = regex.compile(r"(?:[ ]của[ ]|\)[ ]?và[ ]|\)[,;][ ])(?:(?:Chủ tịch|Giám đốc|Tổng giám đốc|Bộ trưởng|Hiệu trưởng|Cục trưởng|Trưởng ban|Chánh|Trưởng)[ ](?=\p{Lu}))?(?P<who>(?:\p{Lu}|các[ ])[^();:]{3,150}?)[ ]?\($")
_PROPOSED = regex.compile(r"(?i)(?:đề nghị|đề xuất|kiến nghị|ý kiến|báo cáo)[ ]của[ ]")


def _proposer(text: str, line: int, at: int) -> tuple[int, int] | None:
    """Offsets of the body before the bracket at ``at - 1``, where the line begins at ``line``."""
    floor = max(line, at - 200)
    match = _PROPOSER.search(text, floor, at)
    if match is None or _PROPOSED.search(text, max(line, at - 600), at) is None:
        return None
    start, end = match.span("who")
    return start, end


def _read_titles(flow: Flow, mentions: list[Mention]) -> None:
    """Cited titles, and which mentions stand inside the title of another."""
    text = flow.text
    last: Mention | None = None
    hosting: set[int] = set()
    nested: Mention | None = None
    for mention in mentions:
        near = text[max(last.end, mention.start - 40) : mention.start] if last is not None else ""
        if last is not None and "(" in near and (found := _ALIAS.search(near)) is not None and (
            len(found[0]) > 2 or last.parts is None or mention.parts is None or last.number == mention.number
        ):  # not a paper with its own number behind another in a bracket
            mention.alias, mention.alias_of = True, last
        if last is not None and last.line == mention.line and last.subject_start >= 0 and (
            last.subject_start <= mention.start < last.subject_end and not last.law_name
        ):
            before = text[last.subject_start : mention.start]
            ended = broken(before.lower())
            if ended is not None:
                _end_title(text, last, last.subject_start + ended.start())
                before = ""
            if before.endswith(("(", "“(")) or _ALIAS.search(before):
                mention.alias, mention.alias_of = True, last
            elif _LIST_END.search(before) and (mention.listed_after is last or _new_item(before, nested, mention)):
                _end_title(text, last, mention.start)
            elif flow.ocr and before.endswith(": "):
                _end_title(text, last, mention.start)  # a semicolon misread
            elif before and last.start not in hosting and (amended := AMENDED_BY.search(before)) is not None:
                _end_title(text, last, last.subject_start + amended.start())
            elif before:
                mention.host = mention.host or last
                if mention.number is not None:
                    nested = mention
                    hosting.add(last.start)
        if mention.law_name:
            continue
        line_end = flow.bounds(mention.line)[1]
        read_subject(text, mention, line_end)
        if mention.host is None or mention.host.subject_end <= mention.end:
            last = mention
    _nest_lists(text, mentions)


def _nest_lists(text: str, mentions: list[Mention]) -> None:
    """What a title guides or changes may be several: "hướng dẫn một số điều của Nghị định A, Nghị định B và Nghị định C"."""
    for i, first in enumerate(mentions):
        host = first.host
        if host is None or first.parts is None or host.subject_end > first.reach or not _GUIDED.search(
            text, max(host.subject_start, first.start - 60), first.start
        ):
            continue
        run, ended = [first], False
        for mention in mentions[i + 1 : i + 8]:
            gap = text[run[-1].reach : mention.start]
            if ended or mention.line != first.line or mention.kind != first.kind or gap not in (", ", " và ", ", và "):
                break
            run.append(mention)
            ended = "và" in gap
        if ended:
            for mention in run[1:]:
                mention.host = host
            _end_title(text, host, run[-1].reach)


def _new_item(before: str, nested: Mention | None, mention: Mention) -> bool:
    """Whether a mention behind a list mark stands beside the document whose title runs before it.

    It belongs to the title where it follows right on a mention in that title ("hướng dẫn thực hiện
    Quyết định A và Quyết định B") or on the verb of an amending title.
    """
    if mention.listed_after is not None and not before.rstrip().endswith("và"):
        return True  # "…, số 12/QĐ-UBND về …, số 13/QĐ-UBND về …"
    if nested is not None and nested.start >= mention.start - len(before):
        return mention.start - nested.end > 8
    return not _AMENDING.match(before)


def _end_title(text: str, mention: Mention, end: int) -> None:
    """Cut a cited title at ``end``, without the marks and connecting words before it."""
    title = text[mention.subject_start : end].rstrip(_TRAIL)
    while title.endswith(_JOINING):
        title = title[: -3 if title.endswith("các") else -2].rstrip(_TRAIL)
    mention.subject_end = mention.subject_start + len(title)
    mention.subject = " ".join(title.split())


def _follow(mention: Mention, antecedent: Mention) -> None:
    """"Quyết định nêu trên" is what it points back to; it has no number of its own."""
    mention.issuer, mention.issuer_inferred = antecedent.issuer, True
    mention.subject = antecedent.subject
    mention.is_parent, mention.parent_kind = antecedent.is_parent, antecedent.parent_kind
    if mention.relation in OBEYING:
        mention.relation = "mentions"


def _pinpoint(flow: Flow, mention: Mention) -> None:
    """"điểm a khoản 2 Điều 5" before the mention."""
    window = flow.text[max(flow.starts[mention.line], mention.start - 60) : mention.start]
    if "iều" in window:
        match = _PINPOINT.search(window)
        if match is not None:
            mention.pinpoint = _PINPOINT_END.sub("", match[0])


def _raw_of_scan(flow: Flow, mention: Mention) -> str:
    """The words of a mention in OCR text with the misread letters of "số" and of digits mended."""
    start, end = mention.start, mention.end
    if mention.number is None:
        raw = flow.text[start:end]
    else:
        stop = min(max(mention.number_end, mention.date_end), end)
        head = _SO.sub("số", flow.text[start : mention.number_start])
        date = _TORN_DIGITS.sub("", flow.digits[mention.number_end : stop])
        raw = head + mention.number + date + flow.text[stop:end]
    joined: str = _SPACED_AND.sub("&", " ".join(raw.split()))
    return joined


def _mark_contradictions(mentions: list[Mention]) -> None:
    """Mark mentions of one number in a scan whose dates differ in one figure: one of them is misread.

    Numbers begin anew each year: dates of two years are those of two documents.
    """
    dated: dict[tuple[str, str], list[Mention]] = {}
    for mention in mentions:
        if mention.parts is not None and mention.date is not None and len(mention.date) == 10:
            dated.setdefault((mention.key, mention.date[:4]), []).append(mention)
    for same in dated.values():
        for k, mention in enumerate(same):
            for other in same[:k]:
                apart = sum(a != b for a, b in zip(mention.date or "", other.date or "", strict=True))
                if apart == 1:
                    mention.contradicted = other.contradicted = True


#: what no symbol has: a small letter behind capitals at its end, figures among capitals ("KGVXg", "T716G")
_SPOILT_SYMBOL = regex.compile(r"(?<=\p{Lu}{3})[a-zđ]$|[-/]\p{Lu}+\d+\p{Lu}+$")


def _record(document: DocumentText, flow: Flow, mention: Mention) -> Reference:
    parts = mention.parts
    span = document.span
    issuer = mention.issuer
    if issuer is not None and mention.issuer_inferred and issuer.status == "stated":
        issuer = issuer.changed(status="inferred")
    doubtful = parts is not None and parts.organ != "TƯ" and (
        bool(parts.alternatives) or mention.contradicted
        or (flow.ocr and (parts.repaired or _SPOILT_SYMBOL.search(mention.number or "") is not None))
    )
    return Reference.whole({
        "raw": _raw_of_scan(flow, mention) if flow.ocr
        else " ".join(flow.text[mention.start : mention.end].split()),
        "kind": mention.kind,
        "number": mention.number,
        "serial": parts.serial if parts else mention.number,
        "year": parts.year if parts else None,
        "organ": parts.organ if parts else None,
        "date": mention.date,
        "issuer": issuer,
        "subject": mention.subject,
        "campaign": mention.campaign,
        "pinpoint": mention.pinpoint,
        "relation": mention.relation,
        "is_parent": mention.is_parent,
        "parent_kind": mention.parent_kind,
        "resolved_to": None,
        "status": "uncertain" if doubtful else "inferred" if mention.antecedent else "stated",
        "confidence": None,
        "span": span(mention.start, mention.end),
        "number_span": span(mention.number_start, mention.number_end) if mention.number else None,
        "subject_span": span(mention.subject_start, mention.subject_end)
        if mention.subject_start >= 0 else None,
        "trigger_span": span(mention.trigger_start, mention.trigger_end)
        if mention.trigger_start >= 0 else None,
    })
