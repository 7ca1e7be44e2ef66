"""The frame of a document: what zones, header and closing found, shared between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .closing.blocks import Block
    from .closing.lines import Line
    from .header.pieces import Piece


@dataclass(slots=True)
class Frame:
    """Pieces of the header and blocks of the closing, computed once with the zones.

    ``kind`` is the kind word's piece; ``subject`` the lines of the trích yếu as pieces; ``to`` the
    lines of Kính gửi; ``blocks`` the closings, the main one first.
    """

    pieces: list[Piece] = field(default_factory=list)
    kind: Piece | None = None
    subject: list[Piece] = field(default_factory=list)
    to: list[Piece] = field(default_factory=list)
    by_organ: Piece | None = None  # "của Ban Thường vụ Tỉnh ủy", below the kind word
    promulgation: list[Piece] = field(default_factory=list)  # "(Ban hành kèm theo …)"
    blocks: list[Block] = field(default_factory=list)
    cells: dict[int, list[Line]] = field(default_factory=dict)  # classified lines, by line number
