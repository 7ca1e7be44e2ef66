"""Whether a numbered line is a heading or a paragraph, and what its title is.

A heading is in capitals, or is a phrase without a full stop that has text or parts below it, or
is what stands before a colon. A lead-in ("… như sau:", "… có trách nhiệm:") and a full sentence
are paragraphs: their sections have no title.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

#: a title may have this many words; what is longer is a paragraph
LONG = 45
TRAILING = " .:;,-–"
END = regex.compile(r"[.;!?…][\"”’)\]]*$|\./\.?$")
#: a lead-in is a sentence that only announces a list
LEAD_IN = regex.compile(
    r"(?:như sau|sau đây|dưới đây|các nội dung sau|\bsau|\bgồm|bao gồm|có trách nhiệm|cụ thể|cụ thể là"
    r"|như|\blà|\bgồm có|có nhiệm vụ|phải|được)$"
)
#: words that make a clause a sentence: modals, predicates
FINITE = regex.compile(
    r"\b(?:phải|được|sẽ|cần|đã|đang|bị|có trách nhiệm|chịu trách nhiệm|chủ trì|phối hợp với|thì|nếu"
    r"|không được|yêu cầu|đề nghị|giao|nhằm|để)\b"
)


@dataclass(slots=True, frozen=True)
class Title:
    """Offsets of a title in its line and whether text of the section follows on the line."""

    start: int
    end: int
    inline: bool = False


def capitals(text: str) -> bool:
    """Whether ``text`` is set in capitals (at least two letters, hardly any small one)."""
    upper = sum(map(str.isupper, text))
    if upper < 2:
        return False
    lower = sum(map(str.islower, text))
    return lower == 0 or upper > 12 * lower


def find_title(
    line: str, start: int, *, has_parts: bool, has_text: bool, formal: bool
) -> Title | None:
    """The title on ``line`` from ``start`` on, or None for a paragraph.

    ``has_parts``: numbered parts stand below; ``has_text``: unnumbered text stands below;
    ``formal``: the label is of a family that labels headings (phần … điều, A, I).
    """
    body = line[start:]
    if not body:
        return None
    colon = _colon(body)
    if colon is not None:
        head = body[:colon].rstrip(TRAILING)
        rest = body[colon + 1 :].strip()
        if not head:
            return None
        if capitals(head):
            return Title(start, start + len(head), bool(rest))
        if rest:
            return Title(start, start + len(head), True) if _inline_title(head) else None
        return Title(start, start + len(head)) if _title_before_colon(head) else None
    text = body.rstrip(TRAILING)
    if capitals(text):
        return Title(start, start + len(text))
    if END.search(body):
        return None
    words = text.count(" ") + 1
    if words > LONG:
        return None
    if has_parts or has_text:
        return Title(start, start + len(text))
    return Title(start, start + len(text)) if words <= 12 else None


def _colon(body: str) -> int | None:
    """Offset of the colon that ends a heading: outside quotes and brackets, before a full stop."""
    depth = 0
    for i, char in enumerate(body[:400]):
        if char in "(“[«":
            depth += 1
        elif char in ")”]»":
            depth = max(depth - 1, 0)
        elif char == ":" and not depth:
            if body[i + 1 : i + 2].isdigit():
                continue
            return i
        elif char == "." and not depth and body[i + 1 : i + 2] == " " and i > 3 and body[i - 2] != ".":
            return None
    return None


def _inline_title(head: str) -> bool:
    """Whether the words before a colon with text behind it are a title."""
    if LEAD_IN.search(head) or ";" in head:
        return False
    words = head.count(" ") + 1
    return words <= 30 and not (words > 12 and FINITE.search(head))


def _title_before_colon(head: str) -> bool:
    """Whether a line that ends in a colon is a heading, not a lead-in."""
    if LEAD_IN.search(head):
        return False
    return head.count(" ") + 1 <= LONG
