"""The table of words of measure (``data/measure_words.csv``) and the patterns made of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import regex

from ...knowledge.tables import rows
from ..words import plain


@dataclass(frozen=True, slots=True)
class Words:
    """The table of words of measure, and the patterns made of it."""

    numbers: dict[str, float]
    times: dict[str, float]
    shares: dict[str, float]
    periods: dict[str, float]
    bearers: dict[str, int]
    intensities: frozenset[str]
    narrowing: regex.Pattern[str]
    grades: tuple[tuple[str, int], ...]
    ranks: dict[str, int]
    figure: regex.Pattern[str]
    every: regex.Pattern[str]
    bearer: regex.Pattern[str]
    #: "/người", behind a figure
    of_each: regex.Pattern[str]


def _any(found: Iterable[str]) -> str:
    return "|".join(regex.escape(w) for w in sorted(found, key=len, reverse=True))


@cache
def measure_words() -> Words:
    """The words of the table ``measure_words``."""
    table: dict[str, dict[str, str]] = {}
    for row in rows("measure_words"):
        table.setdefault(row["kind"], {})[plain(row["word"])] = row["value"]
    numbers, times, shares, periods = ({w: float(v) for w, v in table[k].items()} for k in ("number", "times", "share", "period"))
    bearers = {w: int(v) for w, v in table["bearer"].items()}
    figure = regex.compile(
        rf"(?<![\p{{L}}\d/.,-])(?:(?P<share>{_any(shares)})\b"
        rf"|(?P<round>24/24(?: ?(?:giờ|h)\b)?|24/7\b|suốt ngày đêm|cả ngày (?:lẫn|và) đêm|ngày đêm)"
        rf"|(?P<of>\d{{1,2}})/(?P<all>\d{{1,2}})(?= (?:số|tổng số|nội dung|tiêu chí|chỉ tiêu|tiêu chuẩn|điều kiện|nhiệm vụ)\b)"
        rf"|(?P<num>\d{{1,3}}(?:\.\d{{3}})+|\d+(?:,\d+)?|(?:{_any(numbers)})(?= \p{{Ll}}))(?![\d/,.-]*\d)"
        rf"(?: ?(?P<times>{_any(times)})\b)?(?: ?(?P<percent>%)| (?P<unit>\p{{Ll}}+)))"
    )
    every = regex.compile(
        rf"(?:mỗi|hàng|từng|/|định kỳ|trong|một)\s*(?:(?P<many>\d+|{_any(numbers)})\s+)?(?P<period>{_any(periods)})\b(?!\s+(?:19|20)\d\d)"
        rf"|(?<!\p{{L}})(?P<many>\d+|{_any(numbers)})\s+(?P<period>tuần|tháng|quý|năm)(?=\s+(?:một|\d+)\s+lần\b)"
    )
    bearer = regex.compile(rf"\b(?:mỗi|từng)\s+(?P<who>{_any(bearers)})\b")
    of_each = regex.compile(rf"\s?/\s?(?P<who>{_any(bearers)})\b")
    narrowing = regex.compile(rf"\b(?:{_any(table['narrowing'])})\b")
    grades = tuple(sorted(((w, int(v)) for w, v in table["grade"].items()), key=lambda g: -len(g[0])))
    return Words(
        numbers, times, shares, periods, bearers, frozenset(table["intensity"]), narrowing, grades, {w: int(v) for w, v in table["rank"].items()}, figure, every, bearer, of_each
    )
