"""Headers and signature blocks whose two columns ran together with single blanks.

Text copied from a viewer or read by OCR line by line gives "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ
NGHĨA VIỆT NAM": no gap is left, but the right column of the decree (Nghị định 30/2020/NĐ-CP, Phụ
lục I) has fixed words, so the line can be parted before them.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from .columns import CLOSING_LINES, RECEIVERS, Piece

TITLE = regex.compile(r"(?<!NƯỚC )C[ỘO]NG H(?:ÒA|OÀ|OA|[OÒ]À) X[ÃA] H|ĐẢNG CỘNG SẢN VIỆT NAM")
MOTTO = regex.compile(r"(?i)Đ[ộo]c l[ậa]p *[-–—] *T[ựu] do")
#: number and symbol, then place and date
NUMBERED = regex.compile(
    r"\s*(?:Số|SỐ) ?:?(?: ?[\d….]*)?(?: ?[/-] ?[\p{L}\d&]+)*+(?: ?[/-])? (?=\p{Lu}[\p{L}.' -]{1,40}, *ngày)"
)
DATED = regex.compile(r".*, *ngày.*năm")
AUTHORITY = r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L|Q)\. ?\p{Lu}"
POSITION = (
    r"(?:PHÓ |Q\. ?)?(?:CHỦ TỊCH|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|BÍ THƯ|BỘ TRƯỞNG|THỨ TRƯỞNG|HIỆU TRƯỞNG|TRƯỞNG \p{Lu}|CHÁNH "
    r"|CỤC TRƯỞNG|THỦ TƯỚNG|VIỆN TRƯỞNG|CHỈ HUY)"
)
#: the end of a recipient's line, then what belongs to the signature
SIGNED = regex.compile(
    rf"(?<=[;:.,)] )(?:{AUTHORITY}|{POSITION}|\((?:Đã|đã) k[ýí])|(?<=[;.] )(?=(?:\p{{Lu}}\p{{Ll}}+ ){{1,3}}\p{{Lu}}\p{{Ll}}+$)"
    r"(?!(?:Sở|Ban|Bộ|Phòng|Văn|Đảng|Ủy|Uỷ|Hội|Công|Cục|Chi|Tổng|Tỉnh|Thành|Huyện|Các|Trung|Báo|Đài|Cổng|Mặt|Viện|Liên) )"
)
#: nothing but an authority before a position: one line of the signature ("KT. GIÁM ĐỐC")
LONE_AUTHORITY = regex.compile(r"\s*(?:TM|KT|TL|TUQ|T/M|K/T|T/L|Q)\. ?$")
STANDS_ALONE = regex.compile(rf"\s*(?:{AUTHORITY}|{POSITION}|\((?:Đã|đã) k[ýí])")


def is_mixed(text: str) -> bool:
    """Whether the head or the foot of a text seems to hold two columns in one; cheap."""
    head = text[:1500]
    at = TITLE.search(head) if "NG H" in head or "CỘNG SẢN" in head else None
    if at is not None and head[: at.start()].rpartition("\n")[2].strip("*_# \t\xa0|>"):
        return True
    at_receivers = text.rfind("hận: ")
    if at_receivers < 0:
        return False
    line = text[at_receivers + 5 :].partition("\n")[0]
    return STANDS_ALONE.match(line) is not None


def mixed_regions(lines: Sequence[str]) -> dict[int, tuple[int, list[Piece]]]:
    """Regions as of :func:`.columns.arrange`."""
    found: dict[int, tuple[int, list[Piece]]] = {}
    header = _header(lines)
    done = 0
    if header is not None:
        first, end, pieces = header
        found[first] = (end, pieces)
        done = end
    for i in range(done, len(lines)):
        if i < done or not RECEIVERS.match(lines[i]):
            continue
        closing = _closing(lines, i)
        if closing is not None:
            done, pieces = closing
            found[i] = (done, pieces)
    return found


def _whole(line: str, index: int) -> Piece:
    return Piece(index, len(line) - len(line.lstrip()), len(line.rstrip()))


def _cut(line: str, index: int, at: int) -> tuple[Piece, Piece]:
    whole = _whole(line, index)
    return Piece(index, whole.start, len(line[:at].rstrip())), Piece(index, at, whole.end)


def _header(lines: Sequence[str]) -> tuple[int, int, list[Piece]] | None:
    for first, line in enumerate(lines[:12]):
        at = TITLE.search(line)
        if at is None:
            continue
        if not line[: at.start()].strip() or not line[: at.start()].isupper():
            return None
        left: list[Piece] = []
        right: list[Piece] = []
        end = first
        for i in range(first, min(first + 7, len(lines))):
            line = lines[i]
            if not line.strip():
                continue
            mark = TITLE.search(line) or MOTTO.search(line)
            number = NUMBERED.match(line)
            if mark is not None or number is not None:
                cut = mark.start() if mark is not None else number.end() if number else 0
                if line[:cut].strip():
                    a, b = _cut(line, i, cut)
                    left.append(a)
                    right.append(b)
                else:
                    right.append(_whole(line, i))
                end = i + 1
            elif DATED.match(line) and len(line.strip()) < 60:
                right.append(_whole(line, i))
                end = i + 1
            elif end > first and len(line.strip()) < 40 and line.isupper() and (
                _more_header(lines, i)
            ):
                left.append(_whole(line, i))
                end = i + 1
            else:
                break
            if number is not None or DATED.match(line):
                break
        return first, end, left + right
    return None


def _more_header(lines: Sequence[str], at: int) -> bool:
    """Whether motto, number or date still follow below line ``at``."""
    return any(
        MOTTO.search(line) or NUMBERED.match(line) or DATED.match(line)
        for line in lines[at + 1 : at + 4]
    )


def _closing(lines: Sequence[str], first: int) -> tuple[int, list[Piece]] | None:
    left: list[Piece] = []
    right: list[Piece] = []
    end = cuts = 0
    for i in range(first, min(first + CLOSING_LINES, len(lines))):
        line = lines[i]
        if not line.strip():
            continue
        at = SIGNED.search(line)
        if at is not None and LONE_AUTHORITY.match(line, 0, at.start()):
            at = None
        if at is not None and (right or i == first or at.group()):
            a, b = _cut(line, i, at.start())
            left.append(a)
            right.append(b)
            cuts += 1
        elif RECEIVERS.match(line) or line.lstrip()[:1] in "-+•":
            left.append(_whole(line, i))
        elif len(line.strip()) > 60:
            break
        else:
            right.append(_whole(line, i))
        end = i + 1
    if not cuts:
        return None
    return end, left + right
