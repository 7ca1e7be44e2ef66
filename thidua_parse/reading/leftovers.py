"""What a web page leaves in a plain text: named characters ("&nbsp;"), rows parted by bars, letters of VNI,
and dots that a figure was written on.

All is replaced by as many characters as there were (zero-width ones are dropped by the cleaning of
lines), so that offsets stay as they are.
"""

from __future__ import annotations

import regex

_PAD = "\u200b"
#: the names that editors of pages write (HTML, section 13.5), and the number of the blank
_NAMED = {
    "nbsp": " ", "#160": " ", "amp": "&", "quot": '"', "lt": "<", "gt": ">", "ndash": "–", "mdash": "—",
    "hellip": "…", "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "bull": "•",
}
_ENTITY = regex.compile(rf"&(?P<name>{'|'.join(_NAMED)});")
#: rows of three cells or more, one below the other, without the outer bars of Markdown
_PIPED = regex.compile(r"(?m)^[^|\n]+(?: \| [^|\n]*){2,}$(?:\n[^|\n]+(?: \| [^|\n]*){2,}$)+")
#: syllables that VNI fonts write with "ò" for "ị" and "ó" for "ĩ", which a conversion left as they were;
#: none is a word of its own, or none that plans use
_VNI_LEFT = {
    "đònh": "định", "nghò": "nghị", "vò": "vị", "thò": "thị", "chòu": "chịu", "dòch": "dịch", "lòch": "lịch",
    "kòp": "kịp", "đòa": "địa", "tòch": "tịch", "vònh": "vịnh", "thònh": "thịnh", "nhòp": "nhịp", "nghóa": "nghĩa",
    "lónh": "lĩnh", "vónh": "vĩnh", "tónh": "tĩnh",
}
#: those by which such a text is known
_VNI_SIGNS = ("đònh", "Đònh", "nghóa", "tòch")
_VNI_WORDS = regex.compile(rf"(?i)(?<!\p{{L}})(?:{'|'.join(_VNI_LEFT)})(?!\p{{L}})")

#: a figure written into a dotted line: "số …05…./2006/QĐ-UBND", "ngày …25.. tháng 01"
_FILLED = regex.compile(
    r"(?i)(?<=\bsố|\bngày|\btháng|\bnăm)[ ]?:?[ ]?(?:\.{2,}|[.]*…[.…]*)[ ]?[0-9]{1,5}[ ]?(?:\.{2,}|\.(?=/)|[.]*…[.…]*)?(?=[ ]?/|[ ]?tháng|[ ]?năm|[ ,;]|$)"
)


#: a row of dots and the figure that may stand behind it
_DOTS = regex.compile(r"[.…]++[ ]?([0-9])?")
#: characters in which a text that is spelled right has "ịnh" ("quyết định", "nghị định")
_SPELLED = 3_000


def _figure_on_dots(text: str) -> bool:
    """Whether a figure stands behind a row of dots; rows are found without a pattern."""
    for sign in ("…", ".."):
        at = text.find(sign)
        while at >= 0:
            row = _DOTS.match(text, at)
            if row is None or row[1]:
                return True
            at = text.find(sign, row.end())
    return False


def off_dots(text: str) -> str:
    """``text`` with marks of no width for the dots of a line on which a figure was written."""
    if _figure_on_dots(text):
        text = _FILLED.sub(lambda m: m.group().replace(".", _PAD).replace("…", _PAD), text)
    return text


def without_leftovers(text: str) -> str:
    """``text`` with named characters as themselves and rows parted by tabs, of the same length."""
    if text.find("ịnh", 0, _SPELLED) < 0 and any(sign in text for sign in _VNI_SIGNS):
        text = _VNI_WORDS.sub(lambda m: _proper(m.group()), text)
    text = off_dots(text)
    if "&" in text and ";" in text:
        text = _ENTITY.sub(
            lambda m: _NAMED[m["name"]] + _PAD * (len(m.group()) - 1), text
        )
    if "|" in text and " | " in text:  # a single character is found faster
        text = _PIPED.sub(lambda m: m.group().replace(" | ", f"\t{_PAD}{_PAD}"), text)
    return text


def _proper(word: str) -> str:
    """A syllable of :data:`_VNI_LEFT` as it is spelled, its capital kept."""
    spelled = _VNI_LEFT[word.lower()]
    return spelled.upper() if word.isupper() else spelled.capitalize() if word[0].isupper() else spelled
