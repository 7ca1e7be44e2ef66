"""Words that point back to a document ("Quyết định nêu trên") or to the one read ("Kế hoạch này")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import regex

from ...knowledge.reference_kinds import kind_words
from ..text import Facts
from .flow import Flow
from .mention import Mention

_BACK = regex.compile(
    r"(?i)(?<!các[ ])(?<![\p{L}])(?P<kind>Kế hoạch|Quyết định|Chỉ thị|Nghị quyết|Nghị định|Thông tư|Công văn|Hướng dẫn|Văn bản|"
    r"Thông báo|Kết luận|Công điện|Chương trình|Tờ trình)[ ](?:(?:đã[ ])?(?:nêu|nói|dẫn)[ ]trên(?![\p{L}])|trên(?=[ ]?[,.;:)\n]))"
)
#: longest words before "trên"
_REACH = 24
#: their last word, behind "nêu" or before a mark
_ABOVE = regex.compile(r" trên(?:(?=[ ]?[,.;:)\n])|(?<=(?:nêu|nói|dẫn) trên))")
#: key of the last mention of any kind: "văn bản nêu trên"
_LAST = ""
#: key of the last mention that the words "văn bản" name themselves
_NAMED = "văn bản"


def find_anaphora(flow: Flow, mentions: list[Mention], start: int, end: int) -> list[Mention]:
    """Backward mentions in ``flow.text[start:end]``: each takes the nearest earlier mention of its
    kind as antecedent ("văn bản": one called so, else of any kind); without one the words are no reference."""
    text = flow.text
    starts = [m.start for m in mentions]
    found = []
    latest: dict[str | None, Mention] = {}
    read = 0
    for match in _backward(text, start, end):
        upto = bisect_left(starts, match.start())
        for mention in mentions[read:upto]:
            if mention.number is not None and not mention.law_name:
                latest[mention.kind] = latest[_LAST] = mention
                if text[mention.start : mention.start + 7].lower() == "văn bản":
                    latest[_NAMED] = mention
        read = upto
        code = kind_words()[match["kind"].lower()].code
        named = match["kind"].lower() == "văn bản"
        # "văn bản": what was called so before, else the last document of any kind
        antecedent = (latest.get(_NAMED) or latest.get(_LAST)) if named else latest.get(code)
        if antecedent is not None and antecedent.end <= match.start():
            found.append(
                Mention(match.start(), match.end(), flow.line_of(match.start()), kind=code,
                        antecedent=antecedent)
            )
    return found


def _backward(text: str, start: int, end: int) -> Iterator[regex.Match[str]]:
    """All that :data:`_BACK` finds in ``text[start:end]``; it is asked before "trên" only."""
    reach = start
    for above in _ABOVE.finditer(text, start, end):
        at = above.start()
        match = _BACK.search(text, max(reach, at - _REACH), min(at + 7, end))
        if match is not None:
            reach = match.end()
            yield match


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
