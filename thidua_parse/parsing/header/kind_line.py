"""The line of the kind word: "KẾ HOẠCH", "QUYẾT ĐỊNH CỦA …", "KẾ HOẠCH Triển khai …"."""

from __future__ import annotations

import regex

from ..fold import bare
from ..frame import Frame
from ..text import DocumentText
from .pieces import Mark, Piece, cut_line, kind_pattern, kind_words

#: the issuer behind the kind word, below which the subject follows
OF_ORGAN = regex.compile(r"\W*CỦA (?:[ỦU][ỶY] BAN|UBND|HỘI|CHỦ TỊCH|BỘ|THỦ TƯỚNG|CHÍNH PHỦ|BAN|GIÁM ĐỐC|SỞ|TỈNH|VIỆN|TÒA|TOÀ|TỔNG|CHÁNH ÁN|THỐNG ĐỐC|HIỆU TRƯỞNG|ĐOÀN CHỦ TỊCH|QUỐC HỘI)")


def take_kind(document: DocumentText, frame: Frame, kind_line: int) -> None:
    """The kind word of a line, the beginning of the subject behind it, and what else stands beside it."""
    pieces = cut_line(document, kind_line)
    rest: Piece | None = None
    for piece in pieces:
        if piece.mark is Mark.KIND and frame.kind is None:
            frame.kind = piece
        elif piece.mark is Mark.TEXT and frame.kind is None and len(pieces) == 1:
            found = kind_pattern().match(bare(piece.text[:60]))
            if found:
                kind = kind_words()[found.group()]
                frame.kind = Piece(
                    Mark.KIND, piece.start, piece.start + found.end(), kind_line,
                    piece.text[: found.end()], kind, False,
                )
                start = piece.start + found.end() + 1
                if OF_ORGAN.match(piece.text, found.end()):
                    continue  # "QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN …", the subject follows
                rest = Piece(Mark.TEXT, start, piece.end, kind_line, piece.text[found.end() + 1 :], whole=False)
        else:
            if piece.mark is Mark.NUMBER and frame.kind is None and (found := kind_pattern().match(bare(piece.text))):
                # "NGHỊ QUYẾT SỐ 12 NQ/UBTVQH9 NGÀY …": kind, number and date in one line
                frame.kind = Piece(
                    Mark.KIND, piece.start, piece.start + found.end(), kind_line,
                    piece.text[: found.end()], kind_words()[found.group()], False,
                )
            frame.pieces.append(piece)
    if rest is not None:
        frame.subject.append(rest)
