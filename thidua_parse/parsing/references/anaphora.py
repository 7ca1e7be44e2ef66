"""Words that point back to a document: "Quyết định nêu trên", "Kế hoạch nói trên"."""

from __future__ import annotations

from bisect import bisect_left

import regex

from ...knowledge.reference_kinds import kind_words
from .flow import Flow
from .mention import Mention

_BACK = regex.compile(
    r"(?<![\p{L}])(?P<kind>Kế hoạch|Quyết định|Chỉ thị|Nghị quyết|Nghị định|Thông tư|Công văn|Hướng dẫn|Văn bản|"
    r"Thông báo|Kết luận|Công điện|Chương trình|Tờ trình)[ ](?:đã[ ])?(?:nêu|nói|dẫn)[ ]trên(?![\p{L}])"
)


def find_anaphora(flow: Flow, mentions: list[Mention], start: int, end: int) -> list[Mention]:
    """Backward mentions in ``flow.text[start:end]``: each takes the nearest earlier mention of its
    kind as antecedent; without one the words are no reference."""
    text = flow.text
    if not any(phrase in text for phrase in ("nêu trên", "nói trên", "dẫn trên")):
        return []
    starts = [m.start for m in mentions]
    found = []
    latest: dict[str | None, Mention] = {}
    read = 0
    for match in _BACK.finditer(text, start, end):
        upto = bisect_left(starts, match.start())
        for mention in mentions[read:upto]:
            if mention.number is not None and not mention.law_name:
                latest[mention.kind] = mention
        read = upto
        code = kind_words()[match["kind"].lower()].code
        antecedent = latest.get(code)
        if antecedent is not None and antecedent.end <= match.start():
            found.append(
                Mention(match.start(), match.end(), flow.line_of(match.start()), kind=code,
                        antecedent=antecedent)
            )
    return found
