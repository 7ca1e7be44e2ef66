"""Folding for matching only: capitals without marks, one code point for one code point.

Scans and old fonts mix up tone marks and their places ("Uỷ ban", "Ủy ban", "Ưỷ ban", "HOÀ", "HÒA"),
so the fixed words of a document's frame are compared without them. Offsets stay valid because
every precomposed letter becomes exactly one letter.
"""

from __future__ import annotations

import unicodedata

from ..knowledge.fold import DASHES, DOUBLE_QUOTES, SINGLE_QUOTES


def _folding() -> dict[int, int]:
    """Precomposed Latin letters to capitals without marks; dashes, quotes and blanks to one form."""
    # characters that stay are in the table too: a miss costs ``str.translate`` an exception
    table: dict[int, int] = {code: code for code in (*range(0x250), *range(0x1E00, 0x2070))}
    for code in (*range(0x61, 0x7B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0].upper()
        if len(base) == 1 and base.isascii():
            table[code] = ord(base)
    table |= {ord("đ"): ord("D"), ord("Đ"): ord("D"), 0xD0: ord("D"), 0xF0: ord("D"), 0x1A2: ord("U"), 0x1A3: ord("U")}
    table |= dict.fromkeys(map(ord, DASHES), ord("-"))
    table |= dict.fromkeys(map(ord, DOUBLE_QUOTES), ord('"'))
    table |= dict.fromkeys(map(ord, SINGLE_QUOTES + "´`"), ord("'"))
    table[0xA0] = ord(" ")
    return table


_TABLE = _folding()


def bare(text: str) -> str:
    """``text`` in capitals without marks: "Ủy ban nhân dân" → "UY BAN NHAN DAN"; same length."""
    return text.translate(_TABLE)
