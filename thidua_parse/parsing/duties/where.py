"""Where duties stand: organisation parts, parts headed by agencies, lists of orders."""

from __future__ import annotations

import regex

from ..agency_phrases import STRONG, phrase_end
from ..anchors import LIMIT, Opening
from ..outline.labels import (
    ARABIC,
    ARTICLE,
    CHAPTER,
    DOTTED,
    LETTER,
    LOWER_ROMAN,
    PART,
    ROMAN,
    UPPER,
)
from ..text import DocumentText

_LABEL = Opening(regex.compile(
    r"(?:(?P<part>(?:Phần|PHẦN|Chương|CHƯƠNG|Mục) [IVX\d]+[.:)]?)|(?P<article>Điều (?:\d+|[IVX]+)(?:\s?[.:/]|\s?-(?= )))|(?P<roman>[IVX]+(?:/\.|\./|\s?[.)\-/])(?!\p{Lu}{2,5}\b))|(?P<upper>[A-H]\s?[.)\-/](?=\s))|"
    r"(?P<digits>\d{1,2}(?:\.\d{1,2})*(?:/[.-]|\./|\s?[.)/]|,(?= \p{Lu})|-(?= \p{L})|(?<=\.\d)|(?<=\.\d\d))(?=\s|\p{L}))|(?P<letter>\([a-zđ](?:\s?[).]|[-/](?= ))|[a-zđ]\s?[).])|(?P<dash>[-–•*])|(?P<plus>\+))\s*"
))
#: ranks of the outline's families of labels
_FAMILIES: dict[int, float] = {
    PART: 0, CHAPTER: 0, ARTICLE: 1, UPPER: 0.5, ROMAN: 1, ARABIC: 2, DOTTED: 2, LETTER: 3, LOWER_ROMAN: 3,
}
_RANK: dict[str, float] = {"part": 0, "article": 1, "roman": 1, "upper": 0.5, "digits": 2, "letter": 3, "dash": 4, "plus": 5}
BULLETS = frozenset("-–•*+")
#: rank of a line without a label
PLAIN = 6.0
NONE = PLAIN, 0
HEADING = regex.compile(
    r"(?i)(?<!về biện pháp )tổ chức (?:thực hiện|triển khai)(?! (?:các )?(?:hoạt động|phong trào|cuộc vận động|dạy học|chương trình (?:và|giáo dục|dạy)))|phân công|giao (?:trách )?nhiệm vụ|tổ chức thi hành|(?:điều khoản|hiệu lực) thi hành"
    r"|trách nhiệm (?:của|thực hiện|triển khai|thi hành|các)|nhiệm vụ (?:của các|cụ thể của)"
)
#: the same in small letters
_HEADING = regex.compile(HEADING.pattern.removeprefix("(?i)"))
_LEAD_IN = regex.compile(r"(?:giao|thông báo|yêu cầu|đề nghị|chỉ đạo|kết luận|nhiệm vụ|nội dung|thống nhất(?: như sau)?:|hướng dẫn .*như sau:)")


#: ends of a short one ("UBND tỉnh giao:")
_ORDERS = (" giao:", " yêu cầu:", " đề nghị:")
#: what a label begins with whose second letter is a small one ("Phần", "Điều", "(a)")
_OPENS = frozenset("PCMĐ(„‚")
#: … or a bullet before it
_MARKED = _OPENS | BULLETS
#: longest label that is remembered, as "12.3."
_SHORT = 6
#: labels that end with their blank ("II.", "1.", "a)"): their rank, and where the text behind begins
_labels: dict[str, tuple[float, int]] = {}


def label(line: str) -> tuple[float, int]:
    """Rank of a line's label (0 part … 5 plus, 6 none) and where the text behind it begins."""
    first = line[:1]
    if first in BULLETS:
        behind = 2 if line[1:2] == " " and not line[2:3].isspace() else len(line) - len(line[1:].lstrip())
        return (5.0 if first == "+" else 4.0), behind
    small = line[1:2].islower()
    if small and first not in _OPENS:
        return NONE
    if first == "„" or first == "‚":  # a speck before the label
        rank, at = label(line[1:])
        return rank, at + 1
    blank = line.find(" ", 0, _SHORT)
    lettered = blank > 0 and line[blank + 1 : blank + 2].isalpha()
    if lettered and (known := _labels.get(line[:blank])) is not None:
        return known
    m = _LABEL.match(line)
    if m is None:
        return NONE
    kind = str(m.lastgroup)
    rank = 2 + 0.1 * m["digits"].rstrip(" .)-/").count(".") if kind == "digits" else _RANK[kind]
    # what such a label is does not depend on the word behind it ("1," does)
    if lettered and not small and line[blank - 1] != "," and m.end() == blank + 1 and len(_labels) < LIMIT:
        _labels[line[:blank]] = rank, m.end()
    return rank, m.end()


def labels(document: DocumentText) -> list[tuple[float, int]]:
    """The :func:`label` of every line of preamble and body, found once a document; none of those above."""
    if document.labels is None:
        zones = document.zones
        first = min(zones.preamble.start, zones.body.start)
        document.labels = [NONE] * first + [
            NONE if line[1:2].islower() and line[0] not in _MARKED else label(line)
            for line in document.lines[first : zones.body.stop]
        ]
        for i, (family, depth, after) in document.repaired.items():
            if first <= i < zones.body.stop and family in _FAMILIES:
                rank = _FAMILIES[family] + (0.1 * (depth - 1) if family == DOTTED else 0)
                if rank != document.labels[i][0]:
                    document.labels[i] = rank, after
    return document.labels


def organisation_parts(document: DocumentText) -> list[range]:
    """Line ranges of the parts that give duties by their headings, headings included."""
    ranges: list[range] = []
    first: int | None = None
    rank = 9.0
    title = chapter = -9
    body, closing = document.zones.body, document.zones.closing
    lines, known = document.lines, labels(document)
    for i in body:
        r, at = known[i]
        line = lines[i]
        capitals = False
        if r >= 4:
            capitals = r == PLAIN and len(line) < 80 and line.isupper()
            if not capitals:
                continue  # neither heads a part nor ends one
        if capitals:
            if first is not None and i == title + 1:
                title = i  # a heading over two lines
                continue
            r = 1.0
        heading = r < 4 and _is_heading(line, at)
        if heading and capitals and chapter == i - 1:
            r = 0.0
        if r == 0 and len(line) < 20:
            chapter = i
        if i in closing:
            continue
        if first is not None and r <= rank and not (heading and r == rank):
            ranges.append(range(first, i))
            first = None
        if first is None and heading:
            first, rank, title = i, r, i
    if first is not None:
        ranges.append(range(first, body.stop))
    return ranges


def _is_heading(line: str, at: int) -> bool:
    """Whether a labelled line heads a part that gives duties."""
    if at < 12 and len(line) < 60 and (": " in line or line[-1] in " |.:"):
        # marks that scanning adds: "TỔ CHỨC THỰC: HIỆN |"
        line = line[:at] + line[at:].replace(": ", " ").rstrip(" |.:")
    article, ended = line[:4] == "Điều", len(line) >= 110 or line[-1] in ".;"
    # of a sentence only the beginning counts
    low = line[at : at + (110 if article or not ended else 40)].lower()
    if "hiện" in low and low.strip(" :.") == "thực hiện":
        return True
    if not ("nhiệm" in low or "tổ chức" in low or "thi hành" in low or "phân công" in low):
        return False
    m = _HEADING.search(low)
    if m is None:
        return False
    # an article may go on behind its heading; deep in its sentence the words head nothing
    end = at + m.end()
    if (article and (m.start() < 30 or len(line) < 110)) or (m.start() < 3 and line[end : end + 1] in ("", ":", ".")):
        return True
    return not ended and len(line) - end < 60


#: ranks of headings that list agencies
_LISTED = frozenset((2.0, 2.1, 2.2, 3.0))


def agency_blocks(document: DocumentText, covered: set[int], least: int = 4) -> list[range]:
    """Parts outside the organisation part of which ``least`` headings or more are agencies."""
    text, known = document.text, labels(document)
    found: list[int] = []
    for i in [i for i in document.zones.body if known[i][0] in _LISTED and i not in covered]:
        offset, line, at = document.starts[i], document.lines[i], known[i][1]
        if 8 < len(line) < 130 and i not in document.zones.closing and STRONG.match(line, at):
            end = offset + len(line)
            stop = document.phrase_ends[offset + at] = phrase_end(text, offset + at)
            if stop >= end - 1:
                found.append(i)
    if len(found) < least:
        return []
    first = found[0]
    while first - 1 > document.zones.body.start and first - 1 not in covered and known[first - 1][0] >= 2:
        first -= 1
    last = found[-1] + 1
    rank = known[found[-1]][0]
    while last < document.zones.body.stop and last not in covered:
        r = known[last][0]
        if r <= rank and r < PLAIN:
            break
        last += 1
    return [range(first, last)]


def lead_in(document: DocumentText) -> int | None:
    """The line behind the sentence that opens a list of orders ("… giao:", "… như sau:")."""
    zones = document.zones
    for i, _, line in document.iter_lines(range(min(zones.preamble.start, zones.body.start), zones.body.stop)):
        if line.endswith(":") and (
            _LEAD_IN.search(line[-240:]) if len(line) > 25 else line.endswith(_ORDERS) and line[0].isupper()
        ):
            return i + 1
    return None
