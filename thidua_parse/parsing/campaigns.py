"""Emulation movements and named campaigns: the document's own, its superiors', those it meets."""

from __future__ import annotations

import regex

from ..knowledge.campaigns import national_campaigns
from ..record import Agency, Campaign, Reference
from ..record.vocabulary import OBEYING, CampaignRelation
from .agencies import resolve_agency
from .anchors import Ending, holds, places
from .references.unnumbered import BEFORE_OFFICE, LAUNCHED_NAME
from .text import DocumentText, Facts

_HEAD = (
    r"(?i:phong trào|cuộc vận động|cao trào|chiến dịch|đợt cao điểm|đợt (?:phát động )?thi đua|đợt sinh hoạt chính trị|"
    r"cuộc thi đua|thi đua (?:đặc biệt|cao điểm|chuyên đề|nước rút))"
)
#: words of which each of them has one
_HEAD_WORDS = ("phong trào", "thi đua", "vận động", "đợt", "chiến dịch", "cao trào")
#: words that say which movement is meant only together with what was said before
_BARE = regex.compile(r"(?i)(?:thi đua|yêu nước|thi đua yêu nước)(?: của| trong| ở)?")
_VAGUE = regex.compile(r"(?:trong |ở )?(?:giai đoạn|thời kỳ|tình hình|điều kiện) (?:mới|hiện nay|tiếp theo)$")
_ADJECTIVE = (
    r"(?i:(?:[ ](?:thi đua|yêu nước|đặc biệt|cao điểm|chuyên đề|trọng tâm|nước rút|sâu rộng|toàn dân|toàn quốc|chính trị|"
    r"của ngành|cấp tỉnh|cấp huyện|lớn|với chủ đề|chủ đề|với tên gọi|mang tên|thường xuyên|cách mạng)){0,5}:?)"
)
#: what stands before the name of a movement in quotation marks
_LEADS = rf"(?<![\p{{L}}])(?:{_HEAD}|(?i:phát động|hưởng ứng)[ ]thi[ ]đua){_ADJECTIVE}[ ]?"
_QUOTED = regex.compile(_LEADS + LAUNCHED_NAME)
_NAMED = regex.compile(LAUNCHED_NAME)
_BEFORE_NAME = Ending(regex.compile(f"{_LEADS}$"), 9)
#: longer than the words before a name are
_REACH = 130
#: more names of the same sentence: ", “B” và “C”"
_NEXT = regex.compile(r"[ ]?(?:,|;|và|hoặc)[ ]?[\"“](?P<name>[^\"“”\n]{6,200})[\"”]")
_UNQUOTED = regex.compile(
    rf"(?<![\p{{L}}])(?P<head>{_HEAD})(?P<adjective>(?i:(?:[ ](?:thi đua|yêu nước|đặc biệt|cao điểm)){{0,3}}))[ ]?(?P<rest>[^;\n]{{8,300}})"
)
_LINK_WORDS = ("gắn", "lồng ghép", "kết hợp", "đồng thời")
_LINKED = regex.compile(rf"(?i)(?:{'|'.join(_LINK_WORDS)})(?![\p{{L}}])[^.;]{{0,160}}$")
#: parts of these words, in small letters or capitals
_LINKING = ("ắn", "ồng", "ết h", "ết H", "ẮN", "ỒNG", "ẾT H")


def read_campaigns(
    document: DocumentText, facts: Facts, references: tuple[Reference, ...]
) -> tuple[Campaign, ...]:
    """Campaigns of the subject first, then those of the parents, then those met in the body.

    A name met twice is kept once, with its strongest relation. Names stand without quotation
    marks; a movement without a name of its own is named by the words of the subject.
    """
    text = document.text
    found: dict[str, Campaign] = {}
    if facts.subject and facts.subject_span is not None:
        start, end = facts.subject_span.start, facts.subject_span.end
        _own(document, facts, text[start:end], start, found)
    for reference in references:
        _of_parent(document, facts, reference, found)
    start = document.offsets(document.zones.preamble)[0]
    end = document.offsets(document.zones.body)[1]
    _met(document, facts, start, end, found)
    return tuple(found.values())


def _own(
    document: DocumentText, facts: Facts, subject: str, offset: int, found: dict[str, Campaign]
) -> None:
    """The movement the document itself is about."""
    flat = subject.replace("\n", " ")
    quoted = _QUOTED.search(flat) if _is_quoted(flat) else None
    if quoted is not None:
        start, end = quoted.span("name")
        name = flat[start:end]
        launched = _launcher(document, facts, quoted, offset)
    else:
        match = _unquoted(flat)
        if match is None or not _is_movement(match):
            return
        name, start = _unquoted_name(match)
        end = start + len(name)
        launched = None
    relation = _relation_of(flat[: quoted.start("name")] if quoted is not None else flat)
    if relation == "launches":
        launched = facts.issuer
    _add(document, facts, found, name, relation, launched, offset + start, offset + end)


def _is_quoted(text: str) -> bool:
    """Whether a name may stand in quotation marks."""
    return "“" in text or '"' in text or "”" in text


def _unquoted(title: str) -> regex.Match[str] | None:
    """Words of a title that may name a movement, without quotation marks."""
    return _UNQUOTED.search(title) if holds(title.lower(), _HEAD_WORDS) else None


def _is_movement(match: regex.Match[str]) -> bool:
    """Whether unquoted words name a movement, not the work with movements in general."""
    head = match["head"].lower()
    rest = match["rest"].strip(" .,;:-–")
    if _VAGUE.match(rest) or _BARE.fullmatch(rest):
        return False
    return "thi đua" in head + match["adjective"].lower() or head in (
        "cuộc vận động", "đợt cao điểm", "chiến dịch"
    ) or match["rest"][:1].isupper()


def _unquoted_name(match: regex.Match[str]) -> tuple[str, int]:
    """The name and where it begins: with the word "phong trào" unless a proper name follows."""
    rest = match["rest"].strip(" .,;:-–\"“”")
    if match["rest"][:1].isupper() and not match["adjective"]:
        return rest, match.start("rest")
    name = match.group().strip(" .,;:-–")
    return name, match.start()


def _relation_of(words: str) -> CampaignRelation:
    low = words.lower()
    if "phát động" in low:
        return "launches"
    if "hưởng ứng" in low:
        return "responds_to"
    if "sơ kết" in low or "tổng kết" in low:
        return "mentions"
    if "tiếp tục" in low:
        return "continues"
    return "implements"


def _launcher(
    document: DocumentText, facts: Facts, match: regex.Match[str], offset: int
) -> Agency | None:
    if not match["organ"]:
        return None
    raw = BEFORE_OFFICE.split(match["organ"])[0]
    at = offset + match.start("organ")
    return resolve_agency(
        raw, issuer=facts.issuer, on=facts.date, span=document.span(at, at + len(raw))
    )


def _of_parent(
    document: DocumentText, facts: Facts, reference: Reference, found: dict[str, Campaign]
) -> None:
    """Movements that a parent is about: named by the reference or standing in its title."""
    if not reference.is_parent or reference.span is None:
        return
    relation: CampaignRelation = (
        reference.relation if reference.relation in OBEYING else "implements"  # type: ignore[assignment]
    )
    if reference.campaign is not None:
        written = _QUOTED.search(reference.raw)
        start = document.text.find(
            written["name"] if written else reference.campaign,
            reference.span.start, reference.span.end,
        )
        end = start + len(written["name"] if written else reference.campaign)
        if start < 0:
            start, end = reference.span.start, reference.span.end
        _add(document, facts, found, reference.campaign, relation, reference.issuer, start, end)
        return
    if reference.subject is None or reference.subject_span is None or reference.kind == "L":
        return
    offset = reference.subject_span.start
    title = document.text[offset : reference.subject_span.end].replace("\n", " ")
    quoted = _QUOTED.search(title) if _is_quoted(title) else None
    if quoted is not None:
        launched = _launcher(document, facts, quoted, offset)
        if launched is None and "phát động" in title:
            launched = reference.issuer
        name, start = quoted["name"], offset + quoted.start("name")
        _add(document, facts, found, name, relation, launched, start, start + len(name))
        return
    match = _unquoted(title)
    if match is not None and _is_movement(match):
        name, at = _unquoted_name(match)
        key = facts.campaign_key(name)
        if any(key.startswith(k) or k.startswith(key) for k in tuple(found)[:20]):
            return  # the own movement, in more or fewer words
        launched = reference.issuer if "phát động" in title or "tổ chức" in title else None
        _add(document, facts, found, name, relation, launched, offset + at, offset + at + len(name))


def _met(
    document: DocumentText, facts: Facts, start: int, end: int, found: dict[str, Campaign]
) -> None:
    """Named movements of the body: linked with the document's own, or mentioned."""
    text = document.text
    known = {c.span.start for c in found.values() if c.span}
    behind = start  # end of the last name
    for mark in places(text, "“\"", start, end):
        if mark < behind or not _BEFORE_NAME.may(text, mark):
            continue
        # no movement goes on over the end of a line
        i = document.line_at(mark)
        at, stop = document.starts[i], min(document.starts[i] + len(document.lines[i]), end)
        match = _NAMED.match(text, mark, stop)
        if match is None:
            continue
        words = _BEFORE_NAME.before(text, max(at, behind, mark - _REACH), mark)
        if words is None:
            continue
        behind = match.end()
        if match.start("name") in known:
            continue
        before = text[max(start, words.start() - 200) : words.start()]
        linked = holds(before, _LINKING) and _LINKED.search(before)
        relation: CampaignRelation = "linked_with" if linked else "mentions"
        launched = _launcher(document, facts, match, 0)
        _add(document, facts, found, match["name"], relation, launched, *match.span("name"))
        more = _NEXT.match(text, match.end(), stop)
        while more is not None:
            _add(document, facts, found, more["name"], relation, None, *more.span("name"))
            more = _NEXT.match(text, more.end(), stop)


def _add(
    document: DocumentText, facts: Facts, found: dict[str, Campaign], name: str, relation: CampaignRelation,
    launched: Agency | None, start: int, end: int,
) -> None:
    """Keep a campaign once; a nationwide one under its usual name, with its launcher."""
    name = " ".join(name.split()).strip(" .,;:")
    key = facts.campaign_key(name)
    if not key or key in found:
        known = found.get(key)
        if known is not None and known.launched_by is None and launched is not None:
            found[key] = known.changed(launched_by=launched)
        return
    national = national_campaigns().get(key)
    if national is not None:
        name = national.name
        if launched is None and national.launched_by:
            launched = resolve_agency(national.launched_by).changed(status="inferred")
    found[key] = Campaign.whole({
        "name": name, "relation": relation, "launched_by": launched, "raw": document.text[start:end],
        "span": document.span(start, end), "confidence": None,
    })
