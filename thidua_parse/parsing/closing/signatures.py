"""Signature blocks: authority, on whose behalf, position, name (NĐ 30/2020/NĐ-CP, Điều 13)."""

from __future__ import annotations

from bisect import bisect_left

from ...knowledge.signing import deputy_of
from ...knowledge.surnames import surnames
from ...record import Signature
from ..fold import bare
from ..text import DocumentText
from .blocks import Block
from .lines import SURNAME, Line, Part, is_capitals

#: a word of a scan that is believed no more is taken from the form, or stands under strokes
DOUBTED = 0.5


class _Open:
    """A signature being read."""

    def __init__(self) -> None:
        self.authority: str | None = None
        self.behalf: list[str] = []
        self.position: str | None = None
        self.signs_for: str | None = None  # whose deputy signs ("KT. CHỦ TỊCH")
        self.name: str | None = None
        self.start: int | None = None
        self.end = 0
        self.read: list[Line] = []  # lines of position and name
        self.last: str | None = None
        self.line = 0

    def touch(self, cell: Line) -> None:
        self.start = cell.start if self.start is None else min(self.start, cell.start)
        self.end, self.line = max(self.end, cell.end), cell.line
        if cell.part in (Part.POSITION, Part.NAME):
            self.read.append(cell)


def read_signatures(document: DocumentText, block: Block) -> list[Signature]:
    """All signatures of a closing in order; stamps and "(Đã ký)" are passed over."""
    out: list[Signature] = []
    current = _Open()
    alone: Line | None = None  # a scan may lose all of the block but the name
    for cell in block.lines:
        if cell.part in (Part.AUTHORITY, Part.POSITION):
            if current.name is not None and current.position is None and cell.position is not None:
                current.position = cell.position  # printed below the name
                current.touch(cell)
                continue
            if current.name is not None:
                _close(document, current, out)
                current = _Open()
            _take(current, cell)
        elif cell.part is Part.NAME and current.last is not None and current.name is None:
            current.name, current.last = cell.name, Part.NAME
            current.touch(cell)
        elif cell.part is Part.NAME and alone is None and SURNAME.match(bare(cell.name or "")):
            alone = cell
        elif cell.part is Part.OTHER and current.last is Part.AUTHORITY and is_capitals(cell.text):
            letters_only = not any(c.isdigit() for c in cell.text)
            if current.position is None and cell.line - current.line <= 1 and letters_only:
                current.behalf.append(cell.text.strip(" .,:"))
                current.touch(cell)
        elif cell.part in (Part.RECIPIENTS, Part.ITEM) and current.name is not None:
            _close(document, current, out)
            current = _Open()
    if current.name is not None or current.authority is not None or (
        current.position is not None and not out
    ):
        _close(document, current, out)
    if not out and alone is not None and document.ocr:
        current = _Open()
        current.name = alone.name
        current.touch(alone)
        _close(document, current, out)
    return out


def _take(current: _Open, cell: Line) -> None:
    current.touch(cell)
    if cell.part is Part.AUTHORITY:
        if current.authority is None:
            current.authority = cell.authority
            if cell.rest:
                current.behalf.append(cell.rest)
        current.signs_for = cell.rest if cell.authority in ("KT.", "K/T") else None
        if cell.position is not None:  # all of the block on one line
            current.position = cell.position
        elif cell.authority == "Q.":
            current.position = cell.rest
    elif current.position is None or current.last is Part.AUTHORITY:
        current.position = cell.position
    if cell.name is not None:
        current.name = cell.name
    current.last = cell.part


def _close(document: DocumentText, current: _Open, out: list[Signature]) -> None:
    if current.start is None:
        return
    sure = True
    if document.ocr:
        if current.signs_for and current.position in (None, current.signs_for):
            # who signs for the head is a deputy (NĐ 30/2020/NĐ-CP, Điều 13): the scan lost "PHÓ"
            current.position, sure = deputy_of(current.signs_for), False
        sure = sure and _is_sure(document, current)
    out.append(
        Signature.made(
            authority=current.authority,
            on_behalf_of=" ".join(current.behalf) or None,
            position=current.position,
            name=current.name,
            status="stated" if sure else "uncertain",
            span=document.span(current.start, current.end),
        )
    )


def _is_sure(document: DocumentText, current: _Open) -> bool:
    """Whether a scan shows position and name well, the surname among them."""
    if current.name is not None and current.name.split(" ", 1)[0] not in surnames():
        return False
    words = document.source.word_confidences
    for cell in current.read:
        for word in words[bisect_left(words, cell.start, key=lambda w: w.start) :]:
            if word.start >= cell.end:
                break
            if word.confidence <= DOUBTED:
                return False
    return True
