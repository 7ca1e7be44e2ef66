"""Subjects of letters over several lines, and of Party letters, which print no "V/v"."""

from __future__ import annotations

import regex

from ..frame import Frame
from .pieces import Mark, Piece

#: "Kế hoạch số 83/KH-UBND của", "ngày 12/6/2022 của Ủy ban nhân dân tỉnh" in a subject of several lines
_CITED_PAPER = regex.compile(
    r"(?:[\p{L}, ]{0,60} )?(?:(?:Quyết|quyết) định|[Kk]ế hoạch|[Nn]ghị (?:quyết|định)|[Cc]hỉ thị|[Tt]hông (?:tư|báo)|[Cc]ông (?:văn|điện)|[Hh]ướng dẫn"
    r"|[Cc]hương trình|[Kk]ết luận|[Vv]ăn bản)(?: số)? ?\d{1,6}[/-].*|ngày \d{1,2}/\d{1,2}/\d{4} (?:của|về) .*"
)
#: the number of a Party letter, and what may stand between it and the subject
_PARTY_LETTER = regex.compile(r"-[ ]?CV[ ]?/[ ]?\p{Lu}")
_BESIDE = frozenset({Mark.DATE, Mark.NATION, Mark.PARTY, Mark.RULE})


def is_capitals(text: str) -> bool:
    """Whether a line is printed in capitals (with at least two letters)."""
    return text.upper() == text and sum(c.isalpha() for c in text) > 1


def goes_on(frame: Frame, line: str, at: int) -> bool:
    """Whether a line cites the paper that the "V/v" lines right above it are about."""
    return _CITED_PAPER.match(line) is not None and any(
        piece.line == at - 1 and piece.mark in (Mark.ABOUT, Mark.TEXT) for piece in frame.pieces[-3:]
    )


def below_party_number(frame: Frame, piece: Piece) -> bool:
    """Whether a piece stands right under the number of a Party letter: its subject, without "V/v"
    (Hướng dẫn 36-HD/VPTW)."""
    if not piece.text[:1].isupper() or is_capitals(piece.text):
        return False
    at = next(i for i, other in enumerate(frame.pieces) if other is piece)
    above = next((p for p in frame.pieces[at - 1 :: -1] if p.mark not in _BESIDE), None) if at else None
    return above is not None and above.mark is Mark.NUMBER and _PARTY_LETTER.search(above.text) is not None
