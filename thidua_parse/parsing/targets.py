"""Figures set as goals."""

from __future__ import annotations

import regex

from ..record import Target
from .text import DocumentText, Facts

LIMIT = 15
NUMBER = r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"
PERCENT = regex.compile(
    rf"(?P<bound>(?:[Tt]ừ |[Tt]rên |[Íí]t nhất(?: là| bằng| đạt)? |[Tt]ối thiểu(?: là| đạt)? |[Kk]hông dưới |[Đđ]ạt |[Dd]ưới |[Kk]hông quá )*)"
    rf"(?P<value>{NUMBER})(?: ?% ?| ?)?(?:(?:-|–|đến) ?{NUMBER})? ?%"
)
COUNT = regex.compile(
    rf"(?P<bound>[Íí]t nhất|[Tt]ối thiểu|[Kk]hông dưới)(?: là| bằng| đạt| có| được)* (?P<value>{NUMBER}) (?P<unit>(?!%)\p{{Ll}}+(?: \p{{Ll}}+)?)"
)
PAST = regex.compile(r"(?i)\b(?:đã|hiện có|hiện nay|chiếm|thực trạng|năm trước|so với|lãi suất|lệ phí|thuế|mức phạt)\b")


def read_targets(document: DocumentText, facts: Facts) -> tuple[Target, ...]:
    """Explicit figures set as goals in the body, at most 15."""
    found: list[Target] = []
    kinds = document.source.line_kinds
    for index, offset, line in document.iter_lines(document.zones.body):
        if kinds and kinds[index] != "body":
            continue
        if "%" in line:
            for match in PERCENT.finditer(line):
                if PAST.search(line[max(match.start() - 40, 0) : match.start()]):
                    continue
                found.append(_target(document, offset, line, match, "%"))
        if "ít nhất" in line or "tối thiểu" in line:
            for match in COUNT.finditer(line):
                found.append(_target(document, offset, line, match, match["unit"]))
    return tuple(found[:LIMIT])


def _target(
    document: DocumentText, offset: int, line: str, match: regex.Match[str], unit: str
) -> Target:
    value = float(match["value"].replace(".", "").replace(",", "."))
    end = match.end()
    return Target(
        value=value, unit=unit, raw=line[match.start() : end],
        span=document.span(offset + match.start(), offset + end),
    )
