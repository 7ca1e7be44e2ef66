"""Fixed phrases of a header that a copied page broke over two or three lines.

Text copied from legal portals keeps the line ends of the page's source, which fall anywhere:
"CỘNG" / "HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ỦY" / "BAN NHÂN DÂN", "Tiền" / "Giang, ngày 07 tháng …".
A narrow column breaks the national motto likewise. The pieces are put together only where they
make the whole phrase (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.1 to II.5).
"""

from __future__ import annotations

import regex

from ..knowledge.surnames import surnames
from .printed import Line

#: the header of a document stands in so many printed lines
REACH = 40
#: what stands whole on one line: the mottoes and the kinds of documents of two words
PHRASES = tuple(
    tuple(phrase.split()) for phrase in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC", "ĐẢNG CỘNG SẢN VIỆT NAM",
        "CHÍNH PHỦ", "QUYẾT ĐỊNH", "KẾ HOẠCH", "CHỈ THỊ", "HƯỚNG DẪN", "THÔNG BÁO", "BÁO CÁO", "CÔNG ĐIỆN",
        "CHƯƠNG TRÌNH", "NGHỊ QUYẾT", "NGHỊ ĐỊNH", "THÔNG TƯ", "TỜ TRÌNH", "QUY CHẾ", "QUY ĐỊNH", "KẾT LUẬN",
    )
)
#: … as they are printed, and by their first words
_WHOLE = frozenset((*map(" ".join, PHRASES), "Độc lập - Tự do - Hạnh phúc"))
_BY_FIRST = {first: [p for p in PHRASES if p[0] == first] for first in dict.fromkeys(p[0] for p in PHRASES)}
#: the kinds among them
KINDS = frozenset(PHRASES[PHRASES.index(("QUYẾT", "ĐỊNH")) :])
#: the first word of a body's name, which is no body alone, and how the name goes on
HEADS = {
    "ỦY": "BAN", "UỶ": "BAN", "HỘI": "ĐỒNG", "VĂN": "PHÒNG", "CHI": "CỤC", "TỔNG": "", "BỘ": "", "SỞ": "", "PHÒNG": "",
    "BAN": "", "CỤC": "", "VIỆN": "", "THANH": "TRA",
}
#: what stands before the body or the office that a signer acts for
AUTHORITIES = ("TM.", "KT.", "TL.", "TUQ.", "T/M", "K/T", "T/L")
#: "(Ban hành kèm theo Quyết định số …", below a title
_ATTACHED = regex.compile(r"(?i)\(\s?(?:ban hành\s)?kèm\s(?:theo\s)?[^()]*")
_PLACE = regex.compile(r"(?:(?:TP|TX)\.? ?)?\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?")
_GIVEN = regex.compile(r"\p{Lu}\p{Ll}{1,6}(?: \p{Lu}\p{Ll}{0,6}){0,3}")
_REST_AND_DATE = regex.compile(r"\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?(?: ?, ?ngày\b| ngày \d)")


def join_broken(lines: list[Line]) -> None:
    """Put broken fixed phrases among the first and the last lines together, in place."""
    texts = [line.text for line in lines]
    i = 0
    while i + 1 < min(len(lines), REACH):
        if (len(texts[i]) < 36 or texts[i][0] == "(") and not lines[i].table:
            count = _pieces(texts, i)
            if count > 1:
                lines[i : i + count] = [_together(lines[i : i + count])]
                texts[i : i + count] = [lines[i].text]
        i += 1
    i = max(len(lines) - REACH, 1)
    while i + 1 < len(lines):
        if len(texts[i]) < 8 and not lines[i].table and _signer(texts, i):
            lines[i : i + 2] = [_together(lines[i : i + 2])]
            texts[i : i + 2] = [lines[i].text]
        i += 1


def is_broken(texts: list[str]) -> bool:
    """Whether :func:`join_broken` would put any of these lines together."""
    last = len(texts) - 1
    first = max(last + 1 - REACH, 1)
    for i, text in enumerate(texts[: min(last, REACH - 1)]):
        if (len(text) < 36 or text[0] == "(") and _pieces(texts, i) > 1:
            return True
    for i, text in enumerate(texts[first:last], first):
        if len(text) < 8 and _signer(texts, i):
            return True
    return False


def _signer(texts: list[str], i: int) -> bool:
    """Whether line ``i`` is the first word of a signer's office ("PHÓ") or name, set on two lines."""
    text, above, following = texts[i], texts[i - 1], texts[i + 1]
    if text in AUTHORITIES:
        return following.isupper() and following[0].isalpha() and not following.startswith(AUTHORITIES)
    if text == "PHÓ":
        return following.isupper() and len(following) < 40
    return (
        above.isupper() and len(above) > 6 and _GIVEN.fullmatch(following) is not None
        and text in surnames()
    )


def _pieces(texts: list[str], i: int) -> int:
    """How many lines from ``i`` on make one phrase; 1 where the line stands as it is."""
    text = texts[i]
    if text[0] == "(":
        return _closed(texts, i)
    if text in _WHOLE:
        return 1
    if text.isupper() or (text[:3].upper() == "ĐỘC" and _words(text)[0] == "ĐỘC"):
        first, blank, _ = text.partition(" ")
        if blank and first.isalpha() and first not in _BY_FIRST and first.isupper():
            return 1  # several words, and no phrase begins so
        words = _words(text)
        for phrase in _BY_FIRST.get(words[0], ()):
            if words == phrase[: len(words)] != phrase and (count := _fills(texts, i, phrase)) > 1:
                return count
        if i and len(words) == 1 and _words(texts[i - 1]) in KINDS and words[0].isalpha():
            following = texts[i + 1]  # the first word below the kind word: "THỰC" / "HIỆN …"
            return 2 if len(following) > 30 and following.upper().count(" ") > 3 and (
                sum(map(str.islower, following)) * 10 < len(following)
            ) else 1
        if len(words) == 1 and words[0] in HEADS:
            following = texts[i + 1]
            return 2 if following.isupper() and following.startswith(HEADS[words[0]]) and (
                _words(following)[0] not in ("CỘNG", "ĐẢNG") and any(map(str.isalpha, following))
            ) else 1
    elif len(text) < 16 and "ngày" in texts[i + 1] and _PLACE.fullmatch(text) and _REST_AND_DATE.match(texts[i + 1]):
        return 2
    return 1


def _closed(texts: list[str], i: int) -> int:
    """How many lines (up to five) from ``i`` on hold "(Ban hành kèm theo …)" whole; 1 for other brackets."""
    joined = ""
    for count, text in enumerate(texts[i : i + 5], 1):
        joined = f"{joined} {text}" if joined else text
        if text[-1] == ")":
            return count if _ATTACHED.fullmatch(joined, endpos=len(joined) - 1) else 1
        if ")" in text or "(" in text[1:]:
            return 1
    return 1


def _fills(texts: list[str], i: int, phrase: tuple[str, ...]) -> int:
    """How many lines (two or three) from ``i`` on hold the words of ``phrase`` and nothing else."""
    words: tuple[str, ...] = ()
    for count, text in enumerate(texts[i : i + 3], 1):
        words += _words(text)
        if words == phrase:
            return count
        if words != phrase[: len(words)]:
            return 1
    return 1


def _words(text: str) -> tuple[str, ...]:
    """Words in capitals, with one spelling of "hòa" and one dash."""
    return tuple(text.upper().replace("HOÀ", "HÒA").replace("–", "-").replace("-", " - ").split()) or ("",)


def _together(pieces: list[Line]) -> Line:
    """One line of several, with the way back of each."""
    first = pieces[0]
    text, anchors = first.text, list(first.anchors)
    for piece in pieces[1:]:
        text += " "
        anchors += [(len(text) + at, where) for at, where in piece.anchors]
        text += piece.text
    return Line(text, anchors, first.blank, first.page, first.table, first.indent, first.apart)
