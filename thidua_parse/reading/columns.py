"""Two columns on one line: headers and signature blocks of text that keeps the page's layout.

Text made by ``pdftotext -layout``, or typed with blanks and tabs instead of a table, has the
agency and the national title on one line ("UBND TỈNH X      CỘNG HÒA XÃ HỘI …"). Nghị định
30/2020/NĐ-CP (Phụ lục I) places them in two columns, so they are read column by column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

GAP = regex.compile(r"(?<=\S)(?:[ \u00a0]{3,}+|[ \u00a0]*+\t[ \u00a0\t]*+)(?=\S)")
RIGHT_HEAD = regex.compile(
    r"(?i)C[ỘO]NG H(?:[ÒO]A|OÀ|O[ÀA]) X|Đ[ỘO]C L[ẬA]P *[-–—] *T|ĐẢNG CỘNG SẢN|ĐOÀN (?:TNCS|THANH NIÊN CỘNG)|ngày.{0,14}tháng"
)
#: wide blanks that are left open to be filled in ("Số:      /KH-UBND", "ngày     tháng")
BLANK_BEFORE = ("số", "Số", "SỐ", "số:", "Số:", "SỐ:", "số :", "Số :", "SỐ :", "ngày", "Ngày", "tháng", "năm")
BLANK_AFTER = regex.compile(r"/|tháng\b|năm\b")
SIGNS = regex.compile(
    r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L|Q)\. ?\p{Lu}|(?:PHÓ |Q\. ?)?(?:CHỦ TỊCH|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|BÍ THƯ"
    r"|BỘ TRƯỞNG|THỨ TRƯỞNG|HIỆU TRƯỞNG|TRƯỞNG |CHÁNH |CỤC TRƯỞNG|THỦ TƯỚNG|VIỆN TRƯỞNG|CHỈ HUY)"
)
LABEL = regex.compile(
    r"(?:[IVXLC]{1,6}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ]|[A-HĐ])[.)/:]|[-+*•–—]|Điều \d+\."
    r"|(?:Nơi|Noi) nhận ?:?(?=\s+[-+])|Kính gửi ?:"
)
RECEIVERS = regex.compile(r"(?i)\s*[*_]*(?:nơi|noi) nh[ậa]n")
#: the last line of the recipients
FILED = regex.compile(r"[\s\-–+*•]*L[ưu]u\b")
ENDING = regex.compile(r"\s*(?:PHỤ LỤC|Phụ lục|BIỂU|MẪU|DANH SÁCH|KẾ HOẠCH|QUY ĐỊNH|QUY CHẾ)\b")
#: what stands below the header: an addressee or the kind of the document
BELOW = regex.compile(
    r"\s*(?:Kính gửi|KÍNH GỬI|(?:KẾ HOẠCH|QUYẾT ĐỊNH|CHỈ THỊ|THÔNG BÁO|HƯỚNG DẪN|BÁO CÁO|TỜ TRÌNH|CÔNG ĐIỆN"
    r"|CHƯƠNG TRÌNH|NGHỊ QUYẾT|NGHỊ ĐỊNH|THÔNG TƯ|KẾT LUẬN|GIẤY MỜI|QUY ĐỊNH|QUY CHẾ|ĐỀ ÁN|PHƯƠNG ÁN)"
    r"(?= {3}|\s*$))"
)
#: header lines are looked for among the first lines only
HEADER_LINES = 40
#: longest signature block (lines)
CLOSING_LINES = 45


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line: ``lines[index][start:end]``."""

    index: int
    start: int
    end: int


BLANKS = regex.compile(r"[ \t\u00a0]+")


def has_gap(text: str) -> bool:
    """Whether any line of ``text`` has a wide gap or tab between words; cheap on clean text."""
    for mark in ("   ", "\t", "\u00a0\u00a0\u00a0"):
        if mark[0] not in text:  # a single letter is found faster
            continue
        at = text.find(mark)
        while at >= 0:
            run = BLANKS.match(text, at)
            end = run.end() if run else at + 1
            if end < len(text) and not text[end].isspace() and at and text[at - 1] not in "\r\n\f":
                return True
            at = text.find(mark, end)
    return False


def gapped(line: str) -> bool:
    """Whether a line may hold a wide gap; a cheap question before a pattern is asked."""
    return "\t" in line or "   " in line or "\u00a0" in line


def column_of(line: str, offset: int) -> int:
    """Printed column of an offset; tabs reach to the next multiple of eight."""
    return len(line[:offset].expandtabs(8))


def gaps(line: str) -> list[tuple[int, int]]:
    """Where the wide gaps of a line stand (:data:`GAP`)."""
    if "   " in line or "\u00a0" in line:
        return [gap.span() for gap in GAP.finditer(line)]
    found = []  # only tabs part it: an eighth of the time of the pattern
    at = line.find("\t")
    while at >= 0:
        start, end = at, at + 1
        while start and line[start - 1] == " ":
            start -= 1
        while line[end : end + 1] in (" ", "\t"):
            end += 1
        if start and not line[start - 1].isspace() and line[end : end + 1].strip():
            found.append((start, end))
        at = line.find("\t", end)
    return found


def split(line: str) -> list[tuple[int, int]]:
    """Parts of a line between wide gaps; the gap behind a label or bullet parts nothing."""
    found: list[tuple[int, int]] = []
    start = len(line) - len(line.lstrip())
    for before, behind in gaps(line):
        if not found and LABEL.fullmatch(line, start, before):
            continue
        if line.endswith(BLANK_BEFORE, start, before) or (
            line[behind] in "/tn" and BLANK_AFTER.match(line, behind)
        ):
            continue
        found.append((start, before))
        start = behind
    found.append((start, len(line.rstrip())))
    return found


def two_columns(lines: Sequence[str], first: int, last: int) -> list[Piece] | None:
    """Pieces of ``lines[first:last]``, all of the left column first; None without a right one."""
    parts = {i: split(lines[i]) for i in range(first, last) if lines[i].strip()}
    starts = [column_of(lines[i], p[-1][0]) for i, p in parts.items() if len(p) > 1]
    if not starts:
        return None
    starts.sort()
    boundary = starts[len(starts) // 2]
    edge = max(12.0, 0.6 * boundary)
    left: list[Piece] = []
    right: list[Piece] = []
    filed = False  # the last recipient is read: what follows is signature
    for i, found in parts.items():
        cut = len(found)
        if len(found) == 1:
            aside = column_of(lines[i], found[0][0]) >= edge or (
                filed and lines[i][found[0][0]].isupper() and FILED.match(lines[i]) is None
            )
            cut = 0 if aside else 1
        elif len(found) == 2:
            cut = 1
        else:  # wide blanks inside a column: cut at the gap nearest to the boundary
            cut = min(range(1, len(found)),
                      key=lambda k: abs(column_of(lines[i], found[k][0]) - boundary))
        if cut and not filed and FILED.match(lines[i]):
            filed = True
        if cut > 0:
            left.append(Piece(i, found[0][0], found[cut - 1][1]))
        if cut < len(found):
            right.append(Piece(i, found[cut][0], found[-1][1]))
    return left + right


def header_region(lines: Sequence[str]) -> tuple[int, int] | None:
    """Lines ``[first, last)`` of a header in two columns, or None."""
    top = min(len(lines), HEADER_LINES)
    first = last = -1
    for i in range(top):
        line = lines[i]
        if first >= 0 and BELOW.match(line):
            break
        parts = split(line) if gapped(line) else []
        if len(parts) < 2:
            if first >= 0 and i - last > 5:
                break
            continue
        if first < 0 and RIGHT_HEAD.search(line, parts[1][0]):
            first = i
        if first >= 0:
            last = i
    if first < 0:
        return None
    back = first
    while back > 0 and first - back < 4:
        line = lines[back - 1].strip()
        if line and (not line.isupper() or len(line) > 60):
            break
        back -= 1
    while back < first and not lines[back].strip():
        back += 1
    end = last + 1
    # the subject of an official letter goes on below its number
    opened = any(lines[i].lstrip().startswith(("V/v", "V/V", "Về việc")) for i in range(back, end))
    while end < top and lines[end].strip():
        line = lines[end].strip()
        if line.startswith(("V/v", "V/V")):
            opened = True
        elif not opened or len(line) > 45 or line[0] in "-+" or (
            line.isupper() or BELOW.match(line)
        ):
            break
        end += 1
    return back, end


def closing_region(lines: Sequence[str], at: int) -> tuple[int, int] | None:
    """Lines ``[first, last)`` of a signature block in two columns that begins at line ``at``."""
    first = at
    for back in range(at - 1, max(at - 4, -1), -1):
        line = lines[back].strip()
        if not line:
            continue
        if not SIGNS.match(line) or column_of(lines[back], lines[back].index(line[0])) < 20:
            break
        first = back
    end, gaps, blank = at, 0, 0
    for i in range(at, min(len(lines), at + CLOSING_LINES)):
        line = lines[i]
        if not line.strip():
            blank += 1
            if blank > 8:
                break
            continue
        blank = 0
        if "\f" in line and i > at + 2:
            break
        gap = GAP.search(line) if gapped(line) else None
        if gap is None and i > at:
            indent = len(line) - len(line.lstrip())
            if ENDING.match(line) or (indent < 20 and len(line.strip()) > 75):
                break
        gaps += gap is not None
        end = i + 1
    return (first, end) if gaps else None


def arrange(
    lines: Sequence[str], *, header: bool = True
) -> dict[int, tuple[int, list[Piece]]]:
    """Regions in two columns: first line → (end, pieces in reading order).

    ``lines`` are raw lines (blanks and tabs kept), page breaks as ``\\f`` at the head of a line;
    ``header``: whether they begin the document.
    """
    found: dict[int, tuple[int, list[Piece]]] = {}
    done = 0
    top = header_region(lines) if header else None
    if top is not None:
        pieces = two_columns(lines, *top)
        if pieces:
            found[top[0]] = (top[1], pieces)
            done = top[1]
    for i, line in enumerate(lines):
        if i < done:
            continue
        if line.lstrip().lstrip("*_")[:1] not in ("N", "n") or RECEIVERS.match(line) is None:
            gap = GAP.search(line) if gapped(line) else None
            if gap is None or not SIGNS.match(line, gap.end()):
                continue
        region = closing_region(lines, i)
        if region is None:
            continue
        start, end = max(region[0], done), region[1]
        pieces = two_columns(lines, start, end)
        if pieces:
            found[start] = (end, pieces)
            done = end
    return found
