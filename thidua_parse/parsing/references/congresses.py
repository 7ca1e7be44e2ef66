"""Resolutions of congresses, which are cited without a number: "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ..agencies import resolve_agency
from ..text import DocumentText, Facts
from .flow import Flow
from .mention import Mention
from .right import name_end

_HEAD = "Nghị quyết "
_WORD = "uyết Đại hội "
#: what stands between "Đại hội" and the organisation that met
_MEETING = regex.compile(
    r"Đại hội[ ](?:(?:đại biểu|đảng viên|đoàn viên|toàn thể|toàn quốc)[ ])*(?:(?:lần thứ[ ])?[IVXL0-9]{1,6}[ ])?(?:của[ ])?(?=\p{Lu})"
)
#: the congress's count and term behind the name
_TERM = regex.compile(
    r"(?:,?[ ](?:lần thứ|khóa|khoá)[ ][IVXL0-9]{1,6})?(?:,?[ ]\(?nhiệm kỳ[ ][0-9]{4}[ ]?[-–][ ]?[0-9]{4}\)?)?"
)
_ORGANISATIONS = frozenset(("ĐẢNG", "ĐOÀN THỂ", "MTTQ"))
#: longest name of an organisation with its place
_REACH = 120


def find_congresses(document: DocumentText, flow: Flow, facts: Facts, start: int, end: int) -> Iterator[Mention]:
    """The resolutions of congresses named in ``flow.text[start:end]``."""
    text = flow.text
    at = text.find(_WORD, start, end)
    while at >= 0:
        begin = at + 5 - len(_HEAD)
        meeting = _MEETING.match(text, at + 5, end) if text[begin : at + 5].capitalize() == _HEAD else None
        if meeting is not None:
            stop = name_end(text, meeting.end(), min(end, meeting.end() + _REACH))
            raw = text[meeting.end() : stop]
            agency = resolve_agency(
                "Đảng Cộng sản Việt Nam" if raw == "Đảng" else raw, issuer=facts.issuer, on=facts.date,
                span=document.span(meeting.end(), stop),
            )
            if agency.type in _ORGANISATIONS:
                agency = agency.changed(raw=raw)
                term = _TERM.match(text, stop, end)
                last = term.end() if term is not None else stop
                mention = Mention(begin, last, flow.line_of(begin), kind="NQ")
                mention.issuer = agency
                mention.subject, mention.subject_start, mention.subject_end = text[at + 5 : last], at + 5, last
                yield mention
        at = text.find(_WORD, at + 5, end)


def of_congress(mention: Mention) -> bool:
    """Whether a mention is that of a congress's resolution without a number."""
    return mention.number is None and (mention.subject or "").startswith("Đại hội ")
