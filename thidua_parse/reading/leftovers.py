"""What a web page leaves in a plain text: named characters ("&nbsp;") and rows parted by bars.

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


def without_leftovers(text: str) -> str:
    """``text`` with named characters as themselves and rows parted by tabs, of the same length."""
    if "&" in text and ";" in text:
        text = _ENTITY.sub(
            lambda m: _NAMED[m["name"]] + _PAD * (len(m.group()) - 1), text
        )
    if "|" in text and " | " in text:  # a single character is found faster
        text = _PIPED.sub(lambda m: m.group().replace(" | ", f"\t{_PAD}{_PAD}"), text)
    return text
