"""Grades of criteria that the child lowers: ranks of results, levels of recognition, discipline."""

from __future__ import annotations

import regex

from ..words import plain
from .measure_table import measure_words


def grade_lowered(parent: str, child: str) -> tuple[str, str] | None:
    """A grade of the parent's criterion and the lower one that the child puts for it."""
    a, b = plain(parent), plain(child)
    ranked, other_rank = _RANKED.search(a), _RANKED.search(b)
    if ranked and other_rank:
        ranks = measure_words().ranks
        return (ranked.group(), other_rank.group()) if ranks[ranked["rank"]] > ranks[other_rank["rank"]] else None
    one, other = _grade(a), _grade(b)
    if one and other and one[1] > other[1] and one[0].split()[0] == other[0].split()[0]:
        return one[0], other[0]
    return _level_lowered(a, b)


#: by whom a merit is to be recognised, the lowest that will do
_LEVELS = ("xã", "phường", "huyện", "quận", "tỉnh", "thành phố", "bộ", "nhà nước", "quốc gia")
_LEVEL_RANK = dict(zip(_LEVELS, (1, 1, 2, 2, 3, 3, 4, 5, 5), strict=True))
_FROM_LEVEL = regex.compile(rf"\bcấp (?P<level>{'|'.join(_LEVELS)}) trở lên(?P<what>(?: \p{{L}}+){{0,2}})")
_ANY_LEVEL = regex.compile(rf"\b(?:cấp (?P<level>{'|'.join(_LEVELS)})|(?P<own>cơ sở|đơn vị|cơ quan|nhà trường|tổ chuyên môn))\b(?! trở lên)")


def _level_lowered(a: str, b: str) -> tuple[str, str] | None:
    """The level from which on a merit counts, and the lower one that the child puts before the same words."""
    wanted = _FROM_LEVEL.search(a)
    if wanted is None or not wanted["what"]:
        return None
    least = _LEVEL_RANK[wanted["level"]]
    own = next((m for m in _FROM_LEVEL.finditer(b) if m["what"] == wanted["what"]), None)
    if own is not None:
        return (wanted.group(), own.group()) if _LEVEL_RANK[own["level"]] < least else None
    for found in _ANY_LEVEL.finditer(b):
        rank = _LEVEL_RANK[found["level"]] if found["level"] else 0
        if b.startswith(wanted["what"], found.end()) and rank < least:
            return wanted.group(), b[found.start() : found.end() + len(wanted["what"])]
    return None


_RANKED = regex.compile(
    r"\b(?:xếp|đạt|đánh giá|phân)(?: (?:là|loại|hạng|mức|chất lượng|kết quả))*(?: từ)?(?: loại| mức)? (?P<rank>xuất sắc|giỏi|tốt|khá|trung bình|đạt|yếu)\b"
)
#: disciplinary measures, the mildest first (Luật Cán bộ, công chức; Nghị định 112/2020/NĐ-CP; Quy định 22-QĐ/TW)
_DISCIPLINE = ("khiển trách", "cảnh cáo", "giáng chức", "cách chức", "buộc thôi việc", "khai trừ")
_FROM = regex.compile(rf"\btừ (?:hình thức )?(?P<what>{'|'.join(_DISCIPLINE)}) trở lên")


def discipline_milder(parent: str, child: str) -> tuple[str, str] | None:
    """The measure from which on the parent's criterion excludes, and the graver one of the child."""
    one, text = _FROM.search(plain(parent)), plain(child)
    if one is None:
        return None
    other = _FROM.search(text)
    if other is not None:
        return (one.group(), other.group()) if _DISCIPLINE.index(other["what"]) > _DISCIPLINE.index(one["what"]) else None
    named = [d for d in _DISCIPLINE if d in text]  # "bị buộc thôi việc": that measure alone excludes
    if named and _DISCIPLINE.index(named[0]) > _DISCIPLINE.index(one["what"]):
        return one.group(), named[0]
    return None


def _grade(text: str) -> tuple[str, int] | None:
    found = [(w, v) for w, v in measure_words().grades if w in text]
    return max(found, key=lambda g: g[1], default=None)
