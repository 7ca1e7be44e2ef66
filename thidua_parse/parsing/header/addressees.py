"""Addressees: the lines of Kính gửi, or the list under "… điện:" in a dispatch."""

from __future__ import annotations

import regex

from ...record import Recipient
from ..text import DocumentText
from .pieces import Piece

LABEL = regex.compile(r"(?i)\W*kính (?:gửi|gởi|chuyển) ?:? ?|(?:.{0,100} )?điện ?: ?")
BULLET = regex.compile(r"[-–—+•*]+ ?")


def read_addressees(document: DocumentText, lines: list[Piece]) -> tuple[Recipient, ...]:
    """One entry a line or a semicolon, as written, without dash and end mark."""
    out: list[Recipient] = []
    for index, piece in enumerate(lines):
        at = 0
        if index == 0 and (found := LABEL.match(piece.text)):
            at = found.end()
        while at < len(piece.text):
            stop = piece.text.find(";", at)
            stop = len(piece.text) if stop < 0 else stop
            start = at
            if found := BULLET.match(piece.text, start):
                start = found.end()
            raw = piece.text[start:stop].strip()
            start += len(piece.text[start:stop]) - len(piece.text[start:stop].lstrip())
            raw = raw.rstrip(" .,;:")
            if raw:
                out.append(
                    Recipient.made(raw=raw, span=document.span(piece.start + start, piece.start + start + len(raw)))
                )
            at = stop + 1
            while at < len(piece.text) and piece.text[at] == " ":
                at += 1
    return tuple(out)
