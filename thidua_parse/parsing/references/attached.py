"""The preamble of a text promulgated with a document, which tells what both carry out."""

from __future__ import annotations

import regex

from ..anchors import places

_BRACKET = regex.compile(r"(?im)^\(?[ ]?(?:được )?(?:ban hành )?kèm theo (?:Nghị quyết|Quyết định|Công văn|Thông tư|Tờ trình|Kế hoạch|Chỉ thị)[ ][^\n]{3,220}\n")
#: what stands behind the rare letter of its first word
_WORDS = "m theo"
#: "Thực hiện Nghị quyết số …, Chính phủ ban hành Chương trình hành động …"
_CARRIES_OUT = regex.compile(
    r"(?:Thực hiện|Triển khai|Quán triệt|Nhằm (?:triển khai|thực hiện)|Để (?:triển khai|thực hiện))[ ][^\n]+?"
    r",[ ](?:\p{Lu}[^\n,]{2,80}[ ])?(?:ban hành|xây dựng|đề ra|xác định|yêu cầu)[ ][^\n]{5,}"
)
#: blank lines, and those that print the bracket or the title to its end
_BEFORE = regex.compile(r"(?:[ ]*\n|[^\n]{0,200}\)[ ]*\n|[-_*–—]{2,}[ ]*\n)*")


def attached_preambles(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Offsets of paragraphs right below "(Kèm theo Quyết định số …)" that say what the promulgated text carries out."""
    found: list[tuple[int, int]] = []
    for at in places(text, "èÈ", start, end):  # in the first word of every such bracket
        if text[at + 1 : at + 7].lower() == _WORDS:
            break
    else:
        return found
    for bracket in _BRACKET.finditer(text, start, end):
        below = _BEFORE.match(text, bracket.end(), end)
        at = below.end() if below is not None else bracket.end()
        paragraph = _CARRIES_OUT.match(text, at, end)
        if paragraph is not None:
            found.append(paragraph.span())
    return found
