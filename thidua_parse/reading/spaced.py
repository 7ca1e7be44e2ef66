"""Words typed with a blank after every letter: "K Ế   H O Ạ C H" is "KẾ HOẠCH".

Typists space out the kind of a document and the national title. Where the gaps tell words from
letters, and every word is a Vietnamese syllable, the gaps decide; where all gaps are one blank,
only phrases of the form are put together (Nghị định 30/2020/NĐ-CP, Phụ lục I and III).
"""

from __future__ import annotations

from itertools import pairwise

import regex

from .legacy import is_syllable

#: a line of single letters, perhaps with an end mark
SPACED = regex.compile(r"(?:(\p{L})(\s++|(?=[:.*]*$)))++[:.*]*")
END = regex.compile(r"[:.*]*$")
PHRASES = (
    "KẾ HOẠCH", "QUYẾT ĐỊNH", "CHỈ THỊ", "HƯỚNG DẪN", "THÔNG BÁO", "BÁO CÁO", "TỜ TRÌNH",
    "CHƯƠNG TRÌNH", "CÔNG ĐIỆN", "NGHỊ QUYẾT", "KẾT LUẬN", "QUY ĐỊNH", "QUY CHẾ", "PHƯƠNG ÁN",
    "ĐỀ ÁN", "GIẤY MỜI", "THÔNG TRI", "BIÊN BẢN", "PHỤ LỤC", "NƠI NHẬN", "CHỦ TỊCH", "GIÁM ĐỐC",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
)
BY_LETTERS = {phrase.replace(" ", ""): phrase for phrase in PHRASES}
#: a line of fewer letters is no word typed apart
FEWEST = 4


def is_spaced(line: str) -> bool:
    """Whether a stripped line is made of single letters; cheap for all other lines."""
    return line[1:2].isspace() and len(line) >= 2 * FEWEST - 1 and (
        line[0].isalpha() and SPACED.fullmatch(line) is not None
    )


def together(line: str) -> tuple[str, list[tuple[int, int]]] | None:
    """The words of a stripped spaced line, and ``(offset in the result, offset in the line)``.

    None where the line is no such line, or nothing tells which words it holds.
    """
    if not is_spaced(line):
        return None
    end = END.search(line)
    last = end.start() if end else len(line)
    places = [i for i in range(last) if not line[i].isspace()]
    if len(places) < FEWEST:
        return None
    gaps = [b - a for a, b in pairwise(places)]
    least = min(gaps)
    words = [[places[0]]]
    for gap, place in zip(gaps, places[1:], strict=True):
        if gap > least:
            words.append([])
        words[-1].append(place)
    spelled = ["".join(line[i] for i in word) for word in words]
    if max(gaps) == least or not all(map(is_syllable, spelled)):
        phrase = BY_LETTERS.get("".join(line[i] for i in places).upper())
        if phrase is None:
            return None
        words, at = [], 0
        for part in phrase.split(" "):
            words.append(places[at : at + len(part)])
            at += len(part)
    text = ""
    anchors: list[tuple[int, int]] = []
    for word in words:
        text += " " if text else ""
        for place in word:
            anchors.append((len(text), place))
            text += line[place]
    return text + line[last:], [*anchors, (len(text), last)] if last < len(line) else anchors
