"""Words that point back to a document ("Quyết định nêu trên") or to the one read ("Kế hoạch này")."""

from __future__ import annotations

from bisect import bisect_left

import regex

from ...knowledge.reference_kinds import kind_words
from ..text import Facts
from .flow import Flow
from .mention import Mention

_BACK = regex.compile(
    r"(?i)(?<!các[ ])(?<![\p{L}])(?P<kind>Kế hoạch|Quyết định|Chỉ thị|Nghị quyết|Nghị định|Thông tư|Công văn|Hướng dẫn|Văn bản|"
    r"Thông báo|Kết luận|Công điện|Chương trình|Tờ trình)[ ](?:(?:đã[ ])?(?:nêu|nói|dẫn)[ ]trên(?![\p{L}])|trên(?=[ ]?[,.;:)\n]))"
)
_PHRASES = ("nêu trên", "nói trên", "dẫn trên", " trên,", " trên.", " trên;", " trên:")
#: key of the last mention of any kind: "văn bản nêu trên"
_LAST = ""


def find_anaphora(flow: Flow, mentions: list[Mention], start: int, end: int) -> list[Mention]:
    """Backward mentions in ``flow.text[start:end]``: each takes the nearest earlier mention of its
    kind as antecedent ("văn bản": of any kind); without one the words are no reference."""
    text = flow.text
    if not any(phrase in text for phrase in _PHRASES):
        return []
    starts = [m.start for m in mentions]
    found = []
    latest: dict[str | None, Mention] = {}
    read = 0
    for match in _BACK.finditer(text, start, end):
        upto = bisect_left(starts, match.start())
        for mention in mentions[read:upto]:
            if mention.number is not None and not mention.law_name:
                latest[mention.kind] = latest[_LAST] = mention
        read = upto
        code = kind_words()[match["kind"].lower()].code
        antecedent = latest.get(_LAST if match["kind"].lower() == "văn bản" else code)
        if antecedent is not None and antecedent.end <= match.start():
            found.append(
                Mention(match.start(), match.end(), flow.line_of(match.start()), kind=code,
                        antecedent=antecedent)
            )
    return found


def find_self(flow: Flow, facts: Facts, start: int, end: int) -> list[Mention]:
    """"Kế hoạch này" in a plan: the document names itself; relation ``self``, never an edge."""
    if facts.kind is None or facts.kind.code == "CV":
        return []
    text = flow.text
    found: list[Mention] = []
    phrase = f"{facts.kind.name[1:]} này"
    at = text.find(phrase, start, end)
    while at >= 0 and len(found) < MANY:
        stop = at + len(phrase)
        if text[at - 1 : at] == facts.kind.name[0] and not text[stop : stop + 1].isalpha():
            found.append(
                Mention(at - 1, stop, flow.line_of(at), kind=facts.kind.code, issuer=facts.issuer,
                        relation="self")
            )
        at = text.find(phrase, stop, end)
    return found


#: more self-mentions than a long plan has; the rest say nothing new
MANY = 200
