"""How many letters a text has, and how many that only Vietnamese has: counted through a table.

Also letters set apart for emphasis.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import regex

Codes = npt.NDArray[np.uint32]

#: letters that only Vietnamese spelling has; a text layer without them was made by a foreign OCR
VIETNAMESE = frozenset("ăâđêôơưĂÂĐÊÔƠƯ") | {chr(code) for code in range(0x1EA0, 0x1EFA)}
#: letters that only Unicode has for Vietnamese
MODERN = range(0x1EA0, 0x1EFA)
#: so many letters of a page are enough to judge its text layer
ENOUGH = 800
#: the table ends behind the scripts of Europe and the punctuation; the rest is asked of Python
END = 0x2200
#: a heading whose letters are set apart
SPREAD = regex.compile(r"\p{Lu}(?: +\p{Lu})+")
#: three numbers are counted in one: letters, from this bit on Vietnamese ones, then modern ones
BITS = 20
MASK = (1 << BITS) - 1


class Letters(NamedTuple):
    """Numbers of letters among the first :data:`ENOUGH` letters of a text."""

    all: int = 0
    vietnamese: int = 0
    modern: int = 0


def codes_of(text: str) -> Codes:
    """The code of each character."""
    return np.frombuffer(text.encode("utf-32-le", errors="replace"), dtype=np.uint32)


@cache
def _table() -> npt.NDArray[np.int64]:
    kinds = [
        chr(code).isalpha() | (chr(code) in VIETNAMESE) << BITS | (code in MODERN) << 2 * BITS
        for code in range(END)
    ]
    return np.array([*kinds, 0], dtype=np.int64)


def letters_in(codes: Codes) -> Letters:
    """The numbers of letters of a text, given by the codes of its characters."""
    if not len(codes):
        return Letters()
    found = _table()[np.minimum(codes, END)]
    for i in np.flatnonzero(codes >= END).tolist():
        found[i] = chr(codes[i]).isalpha()
    sums = np.cumsum(found)
    counted = int(sums[-1])
    if counted & MASK > ENOUGH:
        counted = int(sums[np.searchsorted(sums & MASK, ENOUGH, side="right")])
    return Letters(counted & MASK, counted >> BITS & MASK, counted >> 2 * BITS)


def drawn_together(piece: str, gaps: npt.NDArray[np.float64]) -> tuple[str, float]:
    """Letters set apart for emphasis as words ("K Ế  H O Ạ C H"), and the usual gap of two.

    Wider gaps than usual are the blanks between words.
    """
    letters = piece.split()
    if len(gaps) != len(letters) - 1:
        return piece, 0.0
    usual = float(np.median(gaps))
    words = letters[0]
    for letter, gap in zip(letters[1:], gaps.tolist(), strict=True):
        words += f" {letter}" if gap > 2 * usual + 1 else letter
    return words, usual
