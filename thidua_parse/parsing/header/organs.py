"""Issuing body and the body above it, from the lines of the header's left column."""

from __future__ import annotations

import regex

from ...record import Agency, Span
from ..agencies import resolve_agency
from ..fold import bare
from ..text import DocumentText
from .mend import mend
from .pieces import Mark, Piece

#: words that begin the name of a body; a line that begins with none of them carries one on
HEAD = regex.compile(
    r"(?:[UỦ]Y BAN|UB(?:ND|MTTQ|MT|TV|KT)\b|UBN[DO]\b|HOI DONG|HDND|BO\b|SO\b|PHONG\b|TRUONG\b|BAN\b|HOI\b|DOAN\b|TINH (?:UY|DOAN|HOI)|THANH (?:UY|DOAN|HOI)|HUYEN (?:UY|DOAN|HOI)"
    r"|QUAN (?:UY|DOAN|KHU)|THI (?:UY|DOAN)|DANG (?:BO|UY|DOAN)|CHI BO|VAN PHONG|CUC\b|CHI CUC|TONG\b|TRUNG TAM|TRUNG UONG|CONG AN|BENH VIEN|VIEN\b|LIEN (?:DOAN|MINH|HIEP)|HOC VIEN"
    r"|DAI HOC|CHINH PHU|THU TUONG|CHU TICH|QUOC HOI|UBTVQH|CONG (?:TY|DOAN)|TAP DOAN|NGAN HANG|KHO BAC|BAO HIEM|THANH TRA|TOA AN|KIEM TOAN|DAI\b|BAO\b|BCH\b|BTV\b|BCD\b|THUONG TRUC"
    r"|TIEU BAN|TO\b|CUM\b|KHOI\b|QUY\b|HAT\b|TRAM\b|XA DOAN|MAT TRAN|DANG CONG SAN|VKSND|TAND|LDLD|NHA\b)"
)
#: parts of a Front or mass organisation's name, not bodies of their own
INNER = regex.compile(r"(?:BAN (?:THUONG (?:TRUC|VU)|CHAP HANH)|BCH|BTV|DOAN CHU TICH)\b")
NOISE = regex.compile(r"[\W_]+|\d+")
DOUBLE = regex.compile(r" ?[-–—] ?(?=(?:BỘ|SỞ|BAN|PHÒNG|HỘI|ỦY BAN|UỶ BAN|LIÊN|ĐOÀN|CÔNG AN|TÒA ÁN|VIỆN) )")


def organ_lines(pieces: list[Piece]) -> list[Piece]:
    """Text pieces of the header that can name a body: before the number, in capitals."""
    taken: list[Piece] = []
    for piece in pieces:
        if piece.mark in (Mark.NUMBER, Mark.ABOUT, Mark.KIND, Mark.TO):
            if taken:
                break
            continue
        if taken and (piece.mark is Mark.DATE or piece.mark is Mark.NATION and piece.whole):
            break
        if piece.mark is not Mark.TEXT or NOISE.fullmatch(piece.text) or not piece.text[0].isalpha():
            continue
        letters = [c for c in piece.text if c.isalpha()]
        if sum(c.isupper() for c in letters) < 0.6 * len(letters):
            continue
        if taken or HEAD.match(bare(piece.text).lstrip(" .-*'\"")):
            taken.append(piece)
    return taken


def group(pieces: list[Piece]) -> list[list[Piece]]:
    """Lines of one body together: continuation lines join the line above."""
    bodies: list[list[Piece]] = []
    for piece in pieces:
        folded = bare(piece.text).lstrip(" .-*'\"")
        if bodies and (not HEAD.match(folded) or INNER.match(folded)):
            bodies[-1].append(piece)
        else:
            bodies.append([piece])
    return bodies


def _raw(body: list[Piece]) -> str:
    return " ".join(" ".join(piece.text for piece in body).split()).strip(" -–*_.")


def read_organs(
    document: DocumentText, pieces: list[Piece], on: str | None
) -> tuple[Agency | None, tuple[Agency, ...], Agency | None]:
    """Issuing body, all issuers of a joint document (else empty), superior body."""
    bodies = group(organ_lines(pieces))
    if not bodies:
        return None, (), None
    superior: Agency | None = None
    if len(bodies) > 1:
        above = bodies[-2]
        superior = _resolve(
            _raw(above), None, on, document.span(above[0].start, above[-1].end)
        )
    last = bodies[-1]
    span = document.span(last[0].start, last[-1].end)
    raws = [part for part in DOUBLE.split(_raw(last)) if part]
    issuers = tuple(_resolve(raw, superior, on, span) for raw in raws)
    return issuers[0], issuers if len(issuers) > 1 else (), superior


def _resolve(raw: str, superior: Agency | None, on: str | None, span: Span) -> Agency:
    """The body as known, with misread marks mended; ``raw`` stays as printed."""
    mended = mend(raw)
    agency = resolve_agency(mended, superior=superior, on=on, span=span)
    return agency if mended == raw else agency.model_copy(update={"raw": raw})
