"""Marks of Markdown and of scanner notes in plain text.

Converters (markitdown, OCR services) write plans as Markdown: stars around bold text, ``#`` before
headings, tables with ``|``, notes such as ``*Handwritten signature*``. None of it is the document.
"""

from __future__ import annotations

from itertools import pairwise

import regex

from .cleaning import Junk

#: single stars around words; "(*)" and "* item" stay
EMPHASIS = r"(?<![\w*(\\])\*(?=[^\s*)][^*\n]*+\*)|(?<=[^\s*(\\])\*(?![\w*)])"
#: emphasis, headings, quotes, code, escapes, links, inline HTML; ``* item`` stays (see ``bullets``)
MARKS = (
    rf"\*\*+|{EMPHASIS}|__(?=[^\s_])|(?<=[^\s_])__(?!_)"
    r"|^\s{0,3}#{1,6}\s+|^\s{0,3}(?:>\s?)+|`+|\\(?=[-\\`*_{}\[\]()#+.!|>~])"
    r"|!\[[^\[\]\n]{0,300}\]\([^)\n]{0,2000}\)|(?<=[^!\]]|^)\[(?=[^\[\]\n]{1,300}\]\((?:https?:|#|/|mailto:))"
    r"|\]\((?:https?:|#|/|mailto:)[^)\s]{0,2000}\)"
    r"|</?(?:br|u|b|i|em|strong|sup|sub|span|div|p|center|font|img|a|table|tr|td|th|tbody)(?:\s[^<>\n]{0,300})?/?>"
)
STARRED = regex.compile(EMPHASIS)
#: … whose words run over several lines: the star that opens them
STAR_AHEAD = regex.compile(
    r"(?m)^[ \t]*\K\*(?=[^\s*)][^*\n]{0,200}\n(?:[^*\n]{1,200}\n){0,12}[^*\n]{0,200}[^\s*(]\*[ \t]*\r?$)"
)
#: what is left out of a line of a document that has bold marks only, and of real Markdown
JUNK_STARS = Junk.of(rf"\*\*+|{EMPHASIS}|__(?=\S)|(?<=\S)__")
JUNK_MARKDOWN = Junk.of(MARKS)
#: a line without any of these has no marks
MARKED = regex.compile(r"[*_#>`\\\[\]<]")
#: signs that a text is Markdown; each anchored by a literal
SIGNS = regex.compile(
    r"^ {0,3}#{1,6} \S|^[ \t]*+\|(?:[ \t]*+:?-+:?[ \t]*+\|)++[ \t]*+\r?$|^[ \t]*+```|\]\(https?:",
    regex.MULTILINE
)
TABLE_RULE = regex.compile(r"\s*+\|(?:\s*+:?-+:?\s*+\|)++\s*+$")
CELL_END = regex.compile(r"(?<!\\)\|")
#: notes of scanners and transcribers, in any kind of bracket or emphasis
NOTE = regex.compile(
    r"(?i)(?:[*_]{1,3}|\[|<|\((?=[^()]*(?:handwrit|illegib))|!\[)[^][*_<>()\n]{0,40}"
    r"(?:handwrit\w+|signature|illegible|stamp(?:ed)?|seal|logo|barcode|qr[ -]?code|unreadable|watermark"
    r"|viết tay|không đọc được|con dấu|dấu tròn|dấu đỏ|hình ảnh|chữ ký (?:tay|viết))"
    r"[^][*_<>()\n]{0,40}(?:[*_]{1,3}|\]|>|\))"
)
#: words of :data:`NOTE`; a line without any holds none
NOTE_WORDS = (
    "handwrit", "signature", "illegible", "stamp", "seal", "logo", "barcode", "qr", "unreadable", "watermark",
    "viết tay", "không đọc được", "con dấu", "dấu tròn", "dấu đỏ", "hình ảnh", "chữ ký",
)
#: a line of rules or stars only ("-----", "_____", "* * *", "---oOo---")
ORNAMENT = regex.compile(r"[-_=~*.·•…─━═–—+#^\s]*+(?:[oO0]{3})?[-_=~*.·•…─━═–—+#^\s]*+")


def star_places(text: str) -> list[int]:
    """Offsets of all stars; they are few where a text is no Markdown."""
    found = []
    at = text.find("*")
    while at >= 0:
        found.append(at)
        at = text.find("*", at + 1)
    return found


def opens_ahead(text: str, stars: list[int]) -> bool:
    """Whether a star may stand at the head of a line whose next star, further down, ends a line
    (:data:`STAR_AHEAD`); a cheap question before the pattern reads on from every star."""
    for star, following in pairwise(stars):
        line_end = text.find("\n", star)
        if 0 <= line_end < following:
            end = text.find("\n", following)
            if not text[following + 1 : end if end >= 0 else None].strip(" \t\r"):
                return any(star and text[star - 1] == "\n" for star in stars)
    return False


def without_notes(line: str) -> str:
    """A line with blanks in place of its notes."""
    low = line.lower()
    for word in NOTE_WORDS:  # twice as fast as any()
        if word in low:
            return str(NOTE.sub(lambda m: " " * len(m.group()), line))
    return line


def is_ornament(line: str) -> bool:
    """Whether a clean line only draws a rule, or parts two cells."""
    if line[0].isalnum():
        return False
    if len(line) < 3:
        return line.strip("-–—_|") == ""
    return ORNAMENT.fullmatch(line) is not None


def is_markdown(text: str) -> bool:
    """Whether a text carries marks of Markdown beyond bold stars."""
    return SIGNS.search(text, concurrent=False) is not None


def is_row(line: str) -> bool:
    """Whether a raw line is a row ``| a | b |``."""
    line = line.strip()
    return len(line) > 1 and line[0] == "|" == line[-1]


def cells(line: str) -> list[tuple[int, int]]:
    """Offsets of the cells of a row ``| a | b |``."""
    ends = [m.start() for m in CELL_END.finditer(line)]
    return [(a + 1, b) for a, b in pairwise(ends)]
