"""Splitting a document into header, title, preamble, body, closing and appendices."""

from __future__ import annotations

import regex

from .text import DocumentText, Zones

KIND_LINE = regex.compile(
    r"(?:KẾ HOẠCH|QUYẾT ĐỊNH|CHỈ THỊ|HƯỚNG DẪN|THÔNG BÁO|BÁO CÁO|TỜ TRÌNH|CHƯƠNG TRÌNH|CÔNG ĐIỆN|NGHỊ QUYẾT|KẾT LUẬN|QUY ĐỊNH)\b"
)
FIRST_HEADING = regex.compile(r"(?:I|1)[.\-/]? ?\p{Lu}|PHẦN|Phần|Chương|Điều 1\b|A[.\-]")
RECIPIENTS = regex.compile(r"(?i)Nơi nhận ?:")


def split_zones(document: DocumentText) -> Zones:
    """The zones of a document (thin first version)."""
    lines = document.lines
    count = len(lines)
    title = next((i for i in range(min(count, 40)) if KIND_LINE.match(lines[i])), 0)
    closing = next((i for i in range(count) if RECIPIENTS.match(lines[i])), count)
    body = next(
        (i for i in range(title + 1, closing) if FIRST_HEADING.match(lines[i])), closing
    )
    preamble = next(
        (i for i in range(title + 1, body) if lines[i].endswith((".", ":", ";", ","))), body
    )
    return Zones(
        range(title), range(title, preamble), range(preamble, body), range(body, closing),
        range(closing, count), range(count, count),
    )
