"""Mending misread letters in the printed name of a body ("TÍNH HÀ TĨNH", "TRUYÈN THÔNG").

Header lines are few words from a closed stock: words that equal a known name but for their marks
get the known marks. What stands in the text stays in ``raw`` and in the span.
"""

from __future__ import annotations

from functools import lru_cache

from ...knowledge.places import provinces
from ...knowledge.tables import rows
from ..fold import bare

#: words that begin a name, or its place: mended only there
HEADS = ("sở", "bộ", "phòng", "ban", "trường", "tỉnh", "huyện", "xã", "phường")
#: what stands before the word for a place
BODIES = ("ỦY BAN NHÂN DÂN", "UBND", "HỘI ĐỒNG NHÂN DÂN", "HĐND", "NAM", "LAO ĐỘNG", "ĐẢNG BỘ")
#: fixed words of the names of bodies
WORDS = (
    "ủy ban nhân dân", "ủy ban", "hội đồng nhân dân", "hội đồng", "thành phố", "thị xã",
    "thị trấn", "đặc khu", "văn phòng", "ban chỉ đạo", "trung tâm", "ban thường vụ", "ban chấp hành", "đảng bộ", "đảng ủy", "tỉnh ủy", "huyện ủy",
    "thành ủy", "mặt trận tổ quốc", "việt nam", "thi đua", "khen thưởng", "chính phủ", "thủ tướng chính phủ", "quốc hội",
)


@lru_cache(maxsize=1)
def _stock() -> dict[str, str]:
    """Names without marks → in capitals with marks; names that collide are left out."""
    found: dict[str, str] = {}
    clash: set[str] = set()
    names = [*WORDS, *HEADS, *(row["field"] for row in rows("fields")), *(p.name for p in provinces())]
    for name in names:
        folded, upper = bare(name), name.upper()
        if found.setdefault(folded, upper) != upper:
            clash.add(folded)
    return {folded: upper for folded, upper in found.items() if folded not in clash}


@lru_cache(maxsize=1)
def _longest() -> int:
    return max(len(name.split()) for name in _stock())


@lru_cache(maxsize=2048)
def mend(raw: str) -> str:
    """``raw`` with the marks of known names restored, longest names first."""
    words = raw.split()
    stock = _stock()
    out: list[str] = []
    i = 0
    while i < len(words):
        for size in range(min(_longest(), len(words) - i), 0, -1):
            known = stock.get(bare(" ".join(words[i : i + size])))
            if known is not None and size == 1 and out and not out[-1].endswith(BODIES):
                continue
            if known is not None:
                out.append(known)
                i += size
                break
        else:
            out.append(words[i])
            i += 1
    return " ".join(out)
