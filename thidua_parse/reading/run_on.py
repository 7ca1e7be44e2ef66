"""Paragraphs that a portal ran into one line: line ends put back before labels of sections.

Only where a text has next to no labels at the head of its lines, and a long line holds "I. …" and
"II. …", "Điều 1. …" and "Điều 2. …", or begins with the kind and holds "1. …" and "2. …". A blank
becomes a line end, so that every place stays where it was.
"""

from __future__ import annotations

import regex

from ..knowledge.numerals import ROMAN

__all__ = ["broken_up"]

#: shortest line that may hold several paragraphs
LONG = 350
_LONG = regex.compile(rf"(?m)^[^\n]{{{LONG},}}$")
#: labels at the head of lines: a text that has some is no text run together
_AT_HEAD = regex.compile(r"(?m)^ *(?:Điều \d+[.:]|[IVX]{1,4}[./]|\d{1,2}[./)]) ?\S")
_FEW = 2
#: labels that texts in lines have near their beginning, where they are found at once
_USUAL = ("\nI. ", "\n1. ", "\nII. ", "\n2. ", "\nĐiều 1.", "\nĐiều 2.", "\nĐiều 3.")
_KIND = regex.compile(
    r"\W*(?:KẾ HOẠCH|QUYẾT ĐỊNH|CHỈ THỊ|THÔNG BÁO|HƯỚNG DẪN|BÁO CÁO|NGHỊ QUYẾT|CHƯƠNG TRÌNH|QUY CHẾ|QUY ĐỊNH|CÔNG ĐIỆN|TỜ TRÌNH)(?= (?:V/v|\p{Lu}\p{Ll}))"
)
_LETTER = regex.compile(r"\W*Kính gửi ?:")
#: words before a label that is cited, not put
_CITED = r"(?<!\b(?:tại|khoản|điểm|mục|Mục|của|và|theo|hoặc|đến|số|Điều|điều|phần|ngày|tháng|từ|năm|quý|Phụ lục|Bảng|bảng|nhóm|loại|hạng) )"
_LABEL = regex.compile(
    rf"(?<= ){_CITED}(?:(?P<roman>[IVX]{{1,4}})[./] ?(?=\p{{Lu}})|Điều (?P<article>\d{{1,3}})[.:] ?(?=\p{{Lu}})|(?P<number>\d{{1,2}})[./)] ?(?=\p{{Lu}})|(?P<sub>(?P<of>\d{{1,2}})\.\d{{1,2}})[./)]? ?(?=\p{{Lu}})|(?P<letter>[a-eđg])\) ?(?=\p{{Lu}}))"
)
#: what else begins a paragraph behind the end of another
_OTHER = regex.compile(
    r"(?<=[.;:”\")] )(?:[-+•] ?(?=\p{Lu})|(?:Chương|CHƯƠNG|Phần|PHẦN) [IVX]+\b|Căn cứ |Xét đề nghị |Theo đề nghị |Nơi nhận ?:|Trên đây là |Nhận được |(?:Chỉ thị|Quyết định|Nghị quyết|Kế hoạch) này có hiệu lực )"
    r"|(?<=[^“\"] )(?:Căn cứ|Thực hiện) (?=(?:Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Kế hoạch|Chương trình|Hướng dẫn|[Cc]ông văn|[Cc]ông điện|Thông báo|Văn bản|Kết luận)\b[^;:]{5,160}(?:\d{4}|/))"
    r"|(?<=; )(?=\p{Lu}[^;:.]{5,160}(?:như sau|chỉ đạo|yêu cầu) ?:)"
    r"|(?<=[;,.] )(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|CHỈ THỊ) ?:|(?<=(?:QUYẾT ĐỊNH|QUYẾT NGHỊ) ?: )(?=Điều 1)"
)
_LETTERS = "abcdđeg"


def broken_up(text: str) -> str:
    """``text`` with line ends before the labels of paragraphs that were run together."""
    usual = 0
    for label in _USUAL:
        usual += label in text
        if usual > _FEW:
            return text
    if _LONG.search(text) is None or sum(1 for _ in _AT_HEAD.finditer(text)) > _FEW:
        return text
    return str(_LONG.sub(lambda m: _broken(m.group()), text))


def _broken(line: str) -> str:
    kind = _KIND.match(line)
    labels = _labels(line)
    counts = {name: sum(what == name for _, what in labels) for name in ("roman", "article", "number")}
    opens = kind is not None or _LETTER.match(line) is not None
    if max(counts["roman"], counts["article"]) < 2 and not (opens and counts["number"] > 1):
        return line
    breaks = {at for at, _ in labels}
    breaks.update(m.start() for m in _OTHER.finditer(line))
    if kind is not None:
        breaks.add(kind.end() + 1)
    signs = list(line)
    for at in breaks:
        if at and signs[at - 1] == " ":
            signs[at - 1] = "\n"
    return "".join(signs)


def _labels(line: str) -> list[tuple[int, str]]:
    """Places of the labels that count on: "I", "II" …, "1", "2" … anew in each part."""
    found: list[tuple[int, str]] = []
    last = {"roman": 0, "article": 0, "number": 0, "letter": 0}
    below = {"roman": ("number", "letter"), "article": ("number", "letter"), "number": ("letter",), "letter": ()}
    for m in _LABEL.finditer(line):
        name = "sub" if m["sub"] else m.lastgroup or ""
        if name == "sub":
            if int(m["of"]) == last["number"]:
                found.append((m.start(), name))
            continue
        value = (
            ROMAN.get(m["roman"], 0) if name == "roman"
            else _LETTERS.index(m["letter"]) + 1 if name == "letter" and m["letter"] in _LETTERS
            else int(m[name])
        )
        anew = value == 1 and (name != "roman" or not last["roman"])
        if value != last[name] + 1 and not anew:
            continue
        last[name] = value
        for lower in below[name]:
            last[lower] = 0
        found.append((m.start(), name))
    return found
