"""Lines of "Nơi nhận" put right by the form: fixed phrases, notes by hand after the last line.

The list of recipients is set in small type and read worst of all, but its phrases are few (Nghị định
30/2020/NĐ-CP, Phụ lục I, II.9): "Như trên", "Cổng TTĐT tỉnh", "(để b/c)", "Lưu: VT, …". What the
clerk writes behind the filing line (the number of copies) is no part of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import regex

from .cited import SECTION, SIGNS
from .engine import OcrWord
from .landmarks import RECIPIENTS

#: what is believed at most of a word that was put right
MENDED = 0.8
#: a gap wider than so many letters' heights parts two columns
COLUMN = 2.5
#: word → what it is before a word of the second pattern
PHRASES = (
    (regex.compile(r"C[ôồốỗộ]ng"), "Cổng", regex.compile(r"(?:TT|[Tt]hông|[Gg]iao).*")),
    (regex.compile(r"B[eẻẹêếềểễệoóòỏọôốồổỗ]"), "Bộ", regex.compile(
        r"(?:Tài|Nội|Tư|Công|Y|Giáo|Khoa|Kế|Xây|Nông|Văn|Lao|Thông|Quốc|Ngoại|Giao)\b.*"
    )),
    (regex.compile(r"\((?:đ[eêềếểễẻ]|d[êềểẻ])"), "(để",
     regex.compile(r"(?:[bBpP]/|b[áaảd]o|ch[iỉ]|bi[êếe]t|[cC]/[dđĐ4]|t[hH]/|th[ựu]c|TB|đăng|p?h[ôốồổ]i|theo).*")),
)
#: position and authority, as they are shortened, before whom they belong to
SHORTENED = (
    (regex.compile(r"T[iIl1ĩí]r"), "TTr", regex.compile(r"(?:Tỉnh|Huyện|Thành|HĐND).*")),
    (regex.compile(r"T[iIl1ĩí]r\."), "TTr.", regex.compile(r"(?:Tỉnh|Huyện|Thành|HĐND).*")),
    (regex.compile(r"P[.,]?[TI1]|P[G0O]T|PC[1I7]"), "PCT", regex.compile(r"(?:UBND|HĐND).*")),
    (regex.compile(r"[ĐD][c0]\.?"), "Đ/c", regex.compile(r"(?:Bí|PBT|Phó|Chủ|Ủy|Ủy)\b.*")),
    (regex.compile(r"[Tt]ịch[;.:]"), "tịch,", regex.compile(r"(?:các|PCT)")),
)
#: a stop between two bodies is a comma
STOPPED = regex.compile(r"\p{Lu}{4,6}\.|Đảng\.")
#: strokes of pens and seals behind the end of a line
BEHIND = regex.compile(r"(?<=[\p{L}\d)])[;,.]?[\\|¡]\S{0,2}$")
#: two bodies that OCR ran together, and a note "(để b/c)" with a misread letter
TOGETHER = regex.compile(r"((?:HĐND|UBND|UBKT|UBMTTQ|MTTQ|Đảng)[.])(?=\p{L}{3})")
REPORT = regex.compile(r"(?<=\bb/)[eoC](?=\W|$)")
#: what stands before a list of those who get copies on paper or by wire: a colon, not a semicolon
WAYS = regex.compile(r"(?:tử|giấy|ĐT)[;.]")
GETTERS = regex.compile(r"(?:Các|TP|[Tt]hành)\b.*")
#: the filing line, as it is read
FILING = regex.compile(r"[LI][ưuựúướ]u([.,:;]*)")
#: signs and figures by hand behind the end mark of the filing line
BY_HAND = regex.compile(r"[^\p{L}]*\d{0,3}[^\p{L}]*|\p{L}|\p{Ll}+\W*")


def pieces(words: list[OcrWord]) -> Iterator[list[OcrWord]]:
    """Lines of words, parted where two columns stand on one line."""
    for _, group in groupby(words, key=lambda w: w.line):
        piece: list[OcrWord] = []
        for word in group:
            if piece and word.x0 - piece[-1].x1 > COLUMN * max(word.size, 1):
                yield piece
                piece = []
            piece.append(word)
        yield piece


def recipients(words: list[OcrWord]) -> list[OcrWord]:
    """The words with the lines below "Nơi nhận" put right."""
    parted = list(pieces(words))
    heads = [
        piece[0] for piece in parted
        if len(piece) <= 3 and RECIPIENTS.fullmatch(" ".join(word.text for word in piece))
    ]
    if not heads:
        return words
    head, listed = heads[-1], -1
    result: list[OcrWord] = []
    for piece in parted:
        if piece[0].top > head.top and piece[0].x0 < head.x0 + 4 * head.size:
            piece, listed = _mended(piece), piece[0].line
        elif len(piece) == 1 and piece[0].line == listed and _is_stroke(piece[0]):
            continue
        result.extend(piece)
    return result


def _is_stroke(word: OcrWord) -> bool:
    """Whether a word is a stroke behind the end of a line."""
    return len(word.text) == 1 and word.text.islower()


def _mended(piece: list[OcrWord]) -> list[OcrWord]:
    """One line of recipients put right."""
    at = 1 if len(piece) > 1 and not any(map(str.isalnum, piece[0].text)) else 0
    result = list(piece)
    if match := FILING.fullmatch(piece[at].text):
        result[at] = _told(piece[at], f"Lưu{match.group(1)}")
        result = [
            _told(word, SECTION.sub(r"\g<1>1", word.text.translate(SIGNS)))
            if word.text[0].isupper() else word
            for word in _without_notes(result, at)
        ]
    if len(result) > at + 2 and _is_stroke(result[-1]) and result[-2].text[-1] in ",;.":
        result.pop()
    for k, word in enumerate(result):
        after = result[k + 1].text if k + 1 < len(result) else ""
        for pattern, meant, following in (*PHRASES, *SHORTENED):
            if pattern.fullmatch(word.text) and following.fullmatch(after):
                result[k] = _told(word, meant)
        text = result[k].text
        if WAYS.fullmatch(text) and GETTERS.fullmatch(after):
            text = f"{text[:-1]}:"
        elif STOPPED.fullmatch(text) and after[:1].isupper():
            text = f"{text[:-1]},"
        if not after:
            text = BEHIND.sub("", text)
        if "." in text or "/" in text:
            text = REPORT.sub("c", TOGETHER.sub(lambda match: match[1][:-1] + ", ", text))
        result[k] = _told(result[k], text)
    return result


def _without_notes(piece: list[OcrWord], at: int) -> list[OcrWord]:
    """The filing line without what is written by hand behind its end mark."""
    if len(piece) == at + 2 and len(piece[-1].text) > 2 and piece[-1].text.isalpha() and piece[-1].text.islower():
        return piece[: at + 1]
    for k in range(at + 1, len(piece)):
        if piece[k].text.endswith(".") and all(
            BY_HAND.fullmatch(word.text) for word in piece[k + 1 :]
        ):
            return piece[: k + 1]
    return piece


def _told(word: OcrWord, text: str) -> OcrWord:
    if text == word.text:
        return word
    return word.mended(text, MENDED)
