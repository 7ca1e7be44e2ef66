"""References without a number: campaigns of superiors, appeals, plans named by issuer and title."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import regex

from ...knowledge import units
from ...knowledge.places import province as find_province
from ...knowledge.relations import plain
from ...record import Agency
from ...record.vocabulary import OBEYING
from ..agencies import resolve_agency
from ..anchors import far_places, holds, places
from ..text import DocumentText, Facts
from .congresses import find_congresses
from .flow import Flow
from .mention import Mention
from .right import name_end, read_date

#: the words that lead in the name of a movement …
_LEADS = (
    r"(?i)(?<![\p{L}])(?:các[ ])?(?:phong trào|đợt|cuộc vận động|chiến dịch|cuộc thi đua|cao trào)[ ]?"
    r"[^\"“”.;:,()\n]{0,60}"
)
#: … with that name in quotation marks and, where printed, who launched it
LAUNCHED_NAME = (
    r"[\"“](?P<name>[^\"“”\n]{6,260})[\"”]"
    r"(?P<launch>,?[ ](?:do|của)[ ](?P<organ>\p{Lu}[^;.\"“”\n]{2,140}?)[ ](?:phát động|tổ chức|khởi xướng))?"
)
CAMPAIGN = regex.compile(_LEADS + LAUNCHED_NAME)
#: the second part of it (case does not matter in either)
_QUOTED = regex.compile(f"(?i){LAUNCHED_NAME}")
_LEAD = regex.compile(_LEADS + "$")
_LEAD_WORDS = ("phong trào", "vận động", "thi đua", "đợt", "chiến dịch", "cao trào")
#: longest words before the quotation marks
_LEAD_REACH = 80
_APPEAL = regex.compile(
    r"(?<![\p{L}])(?:Lời|lời|Thư)[ ]kêu gọi[^.;\"“”\n]{0,180}?[ ]của[ ](?=\p{Lu})"
)
_NAMED = regex.compile(
    r"(?<![\p{L}])(?:các[ ])?(?P<kind>(?i:kế hoạch|chỉ thị|nghị quyết|quyết định|kết luận|hướng dẫn|chủ trương|công văn|"
    r"chương trình(?: hành động| công tác)?|đề án|thông báo|công điện|văn bản))(?P<gap>[ ](?:chỉ đạo[ ])?của[ ])(?=\p{Lu})"
)
#: last syllables of what :data:`_NAMED` finds before "của"
_NAMED_LAST = frozenset((
    "hoạch", "thị", "quyết", "định", "luận", "dẫn", "trương", "văn", "trình", "động", "tác", "án", "báo", "điện",
    "bản", "đạo",
))
#: longest words before its "của"
_NAMED_REACH = 48
#: "Thực hiện Kế hoạch kiểm tra, giám sát năm 2023 của Ban Thường vụ Tỉnh ủy": the title before "của"
_TITLED = regex.compile(
    r"(?m)^[ -]*(?:Tiếp tục )?(?:[Tt]hực hiện|[Tt]riển khai(?: thực hiện)?)[ ](?P<kind>(?i:kế hoạch|chỉ thị|nghị quyết|quyết định|hướng dẫn|chương trình|đề án))"
    r"(?P<title>(?:[ ](?!(?i:kế hoạch|chỉ thị|nghị quyết|quyết định|kết luận|hướng dẫn|chương trình|đề án|luật|thông báo)[ ])[^.;:\n ()0-9]+){1,18}[ ]năm[ ](?:học[ ])?[0-9]{4}(?:[ ]?[-–][ ]?[0-9]{4})?)(?P<gap>[ ]của[ ])(?=\p{Lu})"
)
#: its first words
_CARRIES_OUT = ("Thực hiện", "thực hiện", "Triển khai", "triển khai", "Tiếp tục")
#: a conclusion that is named by place and day
_DATED = regex.compile(
    r"(?<![\p{L}])(?:Thông báo[ ])?(?:K|k)ết luận[ ]của[ ](?P<organ>\p{Lu}[^;.:()\n]{4,80}?)[ ](?P<place>tại[ ][^;.:()\n]{4,90}?)[ ]"
    r"ngày[ ][0-9]{1,2}(?:[/.-]| tháng )[0-9]{1,2}(?:[/.-]| năm )[0-9]{4}"
)
_KINDS = {
    "kế hoạch": "KH", "chỉ thị": "CT", "nghị quyết": "NQ", "quyết định": "QĐ", "kết luận": "KL",
    "hướng dẫn": "HD", "công văn": "CV", "văn bản": "CV", "thông báo": "TB", "đề án": "ĐA",
    "công điện": "CĐ", "chương trình": "CTr", "chương trình công tác": "CTr", "chương trình hành động": "CTr",
}
_TITLE = regex.compile(r"[ ](?:về|v/v|tại)[ ][^;.\n]{8,400}?(?=,[ ]\p{Lu}|;|\.(?:[ ]|$)|$|\n)")
_NUMBER_AHEAD = regex.compile(r"[^.;\n]{0,120}?(?:số[ ]?:?[ ]?[0-9]|[0-9]{1,5}[ ]?[/-][ ]?[A-ZĐ])")
_GENERIC = regex.compile(r"(?:Trung ương|Thành phố|Tỉnh|Huyện|Đảng|Nhà nước|cấp trên|Chính phủ và|các cấp)(?![\p{L}])(?! ủy)")
_PERSON = regex.compile(r"(?P<title>Tổng Bí thư|Chủ tịch nước|Chủ tịch Hồ Chí Minh)")
#: the dash between a body and the office of its head
BEFORE_OFFICE = regex.compile(r"[ ][-–][ ](?=Chủ tịch|Trưởng|Phó)")
_PROPER = regex.compile(r"\p{Lu}\p{Ll}*(?:[ ]\p{Lu}\p{Ll}*){1,3}")


def find_unnumbered(
    document: DocumentText, flow: Flow, facts: Facts, mentions: list[Mention], zone: tuple[int, int, int]
) -> list[Mention]:
    """Candidates in the title and the preamble, and dated conclusions in the body.

    ``zone`` is ``(start, end of the preamble, end of the body)``; :func:`keep_unnumbered` drops
    the idle ones.
    """
    start, end, last = zone
    text = flow.text
    found: list[Mention] = []
    for begin, match in _campaigns(text, start, end):
        if not match["organ"] and _in_own_subject(facts, match["name"]):
            continue  # the document's own movement named again
        mention = Mention(begin, match.end(), flow.line_of(begin), kind=None,
                          campaign=" ".join(match["name"].split()))
        mention.issuer = _launcher(document, facts, match)
        mention.campaign = _mend_place(mention.campaign or "", facts)
        if mention.issuer is not None:
            found.append(mention)
    if far_places(text, ("kêu gọi",), start, end):
        for match in _APPEAL.finditer(text, start, end):
            stop = name_end(text, match.end(), min(end, match.end() + 120))
            mention = Mention(match.start(), stop, flow.line_of(match.start()), kind="LKG")
            mention.issuer = _person(document, facts, match.end(), stop, text)
            found.append(mention)
    found += find_congresses(document, flow, facts, start, end)
    owners = _owners(text, start, end)
    for match in _attributed(text, start, owners):
        named = _named(document, flow, facts, match, end)
        if named is not None:
            found.append(named)
    titled = any(text[at - 1].isdigit() and _carries_out(text, at) for at in owners)
    for match in _TITLED.finditer(text, start, end) if titled else ():
        named = _named(document, flow, facts, match, end)
        if named is not None:
            if named.subject is None:
                named.subject = match["title"].strip()
                named.subject_start, named.subject_end = match.start("title") + 1, match.end("title")
            named.start = match.start("kind")
            found.append(named)
    for match in _DATED.finditer(text, end, last) if text.find("ết luận của", end, last) >= 0 else ():
        stop = name_end(text, match.start("organ"), match.end("organ"))
        mention = Mention(match.start(), match.end(), flow.line_of(match.start()), kind="KL")
        mention.date, _ = read_date(text, match.end("place"), match.end())
        mention.issuer = resolve_agency(
            text[match.start("organ") : stop], issuer=facts.issuer, on=facts.date,
            span=document.span(match.start("organ"), stop),
        )
        if mention.issuer.type is not None:
            found.append(mention)
    starts = [m.start for m in mentions]
    return [
        m for m in found
        if not _taken(mentions, bisect_left(starts, m.end), m) and not _in_subject(facts, m)
    ]


def _in_own_subject(facts: Facts, name: str) -> bool:
    """Whether the document's subject names a movement, however it spells it."""
    subject = facts.subject or ""
    return name in subject or facts.campaign_key(name) in facts.campaign_key(subject)


def _campaigns(text: str, start: int, end: int) -> Iterator[tuple[int, regex.Match[str]]]:
    """All that :data:`CAMPAIGN` finds in ``text[start:end]``: where it begins, and its name.

    It is asked before quotation marks.
    """
    reach = start
    for mark in places(text, "“\"", start, end):
        near = max(reach, mark - _LEAD_REACH)
        if mark < reach or not holds(text[near:mark].lower(), _LEAD_WORDS):
            continue
        lead = _LEAD.search(text, near, mark)
        match = _QUOTED.match(text, mark, end) if lead is not None else None
        if lead is not None and match is not None:
            reach = match.end()
            yield lead.start(), match


def _owners(text: str, start: int, end: int) -> list[int]:
    """Where " của " stands in ``text[start:end]`` before a capital."""
    found = []
    at = text.find(" của ", start, end)
    while at >= 0:
        if at + 5 < end and text[at + 5].isupper():
            found.append(at)
        at = text.find(" của ", at + 4, end)
    return found


def _carries_out(text: str, at: int) -> bool:
    """Whether the line that holds ``at`` begins as :data:`_TITLED` does."""
    return text[text.rfind("\n", 0, at) + 1 : at].lstrip(" -").startswith(_CARRIES_OUT)


def _attributed(text: str, start: int, owners: list[int]) -> Iterator[regex.Match[str]]:
    """All that :data:`_NAMED` finds in ``text`` from ``start`` on: it is asked before :func:`_owners`."""
    reach = start
    for at in owners:
        if text[text.rfind(" ", start, at) + 1 : at].lower() in _NAMED_LAST:
            match = _NAMED.search(text, max(reach, at - _NAMED_REACH), at + 6)
            if match is not None:
                reach = match.end()
                yield match


def _taken(mentions: list[Mention], at: int, mention: Mention) -> bool:
    """Whether one of the mentions shortly before ``at`` covers a candidate."""
    return any(o.reach > mention.start for o in mentions[max(0, at - 6) : at])


def keep_unnumbered(mention: Mention) -> bool:
    """Whether a candidate is carried out, answered or continued; others are mere words."""
    return mention.relation in OBEYING and mention.trigger_start >= 0


def _in_subject(facts: Facts, mention: Mention) -> bool:
    span = facts.subject_span
    return span is not None and span.start <= mention.start < span.end


def _launcher(
    document: DocumentText, facts: Facts, match: regex.Match[str]
) -> Agency | None:
    """Who launched a campaign: printed, or the superior whose place stands in its name."""
    if match["organ"]:
        raw = BEFORE_OFFICE.split(match["organ"])[0]
        at = match.start("organ")
        return resolve_agency(
            raw, issuer=facts.issuer, on=facts.date, span=document.span(at, at + len(raw))
        )
    place = _place_in(match["name"], facts)
    if place is None:
        return None
    return resolve_agency(f"UBND {place}", issuer=facts.issuer, on=facts.date).changed(
        status="inferred"
    )


def _place_in(name: str, facts: Facts) -> str | None:
    """A unit above the issuer whose name stands in a campaign's name ("huyện Đông Anh")."""
    issuer = facts.issuer
    own = {issuer.commune} if issuer else set()
    for match in _PROPER.finditer(name):
        place = match.group()
        if place in own:
            continue
        if issuer and issuer.district and _alike(place, issuer.district):
            kind = units.district_type(issuer.district, issuer.province) or "huyện"
            return f"{kind} {issuer.district}"
        for kind in ("huyện", "quận", "thị xã", "thành phố"):
            homes = units.provinces_of_district(place, kind)
            if homes and (issuer is None or issuer.province in homes):
                return f"{kind} {place}"
        province = find_province(place, facts.date)
        if province is not None:
            return province.full_name
    return None


def _alike(one: str, other: str) -> bool:
    """Whether two names differ by marks on letters only ("Đồng Anh", "Đông Anh")."""
    return plain(one.lower()) == plain(other.lower())


def _mend_place(name: str, facts: Facts) -> str:
    """A campaign's name with the issuer's district spelled right, where only a mark is wrong."""
    district = facts.issuer.district if facts.issuer else None
    if district:
        for match in _PROPER.finditer(name):
            if match.group() != district and _alike(match.group(), district):
                return name.replace(match.group(), district)
    return name


def _person(
    document: DocumentText, facts: Facts, start: int, end: int, text: str
) -> Agency | None:
    raw = text[start:end]
    person = _PERSON.match(raw)
    span = document.span(start, end)
    if person is not None and person["title"] == "Tổng Bí thư":
        return Agency.made(
            raw=raw, name="Tổng Bí thư Ban Chấp hành Trung ương Đảng", type="ĐẢNG",
            level="central", span=span,
        )
    name = person["title"] if person is not None else raw
    return resolve_agency(name, issuer=facts.issuer, on=facts.date, span=span)


def _named(
    document: DocumentText, flow: Flow, facts: Facts, match: regex.Match[str], end: int
) -> Mention | None:
    """"Kế hoạch của UBND tỉnh về …" without a number in its clause."""
    text = flow.text
    at = match.end()
    if _GENERIC.match(text, at):
        return None
    stop = name_end(text, at, min(end, at + 120))
    if stop <= at + 2:
        return None
    title = _TITLE.match(text, stop, end)
    if _NUMBER_AHEAD.match(text, stop, title.end() if title else min(end, stop + 60)):
        return None
    mention = Mention(match.start(), title.end() if title else stop, flow.line_of(match.start()),
                      kind=_KINDS.get(match["kind"].lower()))
    if title is not None:
        mention.subject = " ".join(text[title.start() : title.end()].split())
        mention.subject_start, mention.subject_end = title.start() + 1, title.end()
    agency = resolve_agency(
        text[at:stop], issuer=facts.issuer, on=facts.date, span=document.span(at, stop)
    )
    if agency.type is None:
        return None
    mention.issuer = agency
    return mention
