"""Headings that name bodies: what stands below them, and whom a last paragraph addresses."""

from __future__ import annotations

import regex

from ..text import DocumentText
from .holders import Group, addressees
from .where import PLAIN, labels

#: "Trách nhiệm của các sở, ban, ngành" above the duties of each of them
_GENERAL = regex.compile(
    r"(?:[Cc]ác|[Mm]ọi|Cấp|bộ|sở|cơ quan|đơn vị|tổ chức|địa phương|ngành|[Ll]ực lượng|[Dd]oanh nghiệp)(?=$|[ ,\n])|(?:UBND|[ỦU][yỷ] ban nhân dân|[ỦU][yỷ] ban (?:MTTQ|Mặt trận Tổ quốc)(?: Việt Nam)?|MTTQ|Mặt trận Tổ quốc|Hội \p{L}+(?: \p{L}+){0,4}?|Công đoàn|Cấp ủy) các cấp"
)


def in_general_at(text: str, at: int) -> bool:
    return _GENERAL.match(text, at) is not None


def among(text: str, heading: Group, holders: list[tuple[int, int]]) -> bool:
    """Whether a heading of several bodies goes on with one of them: its part begins."""
    named = {text[a:b] for a, b in heading.holders}
    return len(named) > 1 and all(text[a:b] in named for a, b in holders)


def in_general(text: str, group: Group) -> bool:
    """Whether a heading names its addressees in general only."""
    return all(in_general_at(text, start) for start, _ in group.holders)


def without_bare_closing(text: str, groups: list[Group]) -> list[Group]:
    """Drop last orders to everybody ("yêu cầu các đơn vị thực hiện") that add no duty."""
    if len(groups) < 2:
        return groups
    last = groups[-1]
    task = text[slice(*last.tasks[0])] if last.tasks else ""
    if task.startswith("thông báo ") and " biết" in task:
        return groups[:-1]  # "Ban Thường vụ thông báo để các cơ quan biết, thực hiện": who speaks
    if not last.closing:
        return groups
    general = (
        text[last.holders[0][0]].islower() or len(last.holders) > 2
        or text.startswith(("Các ", "Hiệu trưởng", "Thủ trưởng"), last.holders[0][0])
    )
    if general and "báo cáo" not in task and "phối hợp với" not in task and not task.startswith("phản ánh"):
        return groups[:-1]
    return groups


#: labels of the first item of a list
_FIRST = ("- ", "– ", "* ", "• ", "+ ", "1.", "1)", "a)", "a.")
#: longest line that is a heading of bodies, and shortest duty below it that bears no mark
_HEADING_MOST, _DUTY_LEAST = 90, 30


def unmarked(document: DocumentText, i: int, start: int, line: str) -> float:
    """Rank of a line without a label: higher than its duties where it is a heading of bodies.

    "Ban Giám hiệu nhà trường" above "- Xây dựng kế hoạch …" or above a sentence.
    """
    if len(line) > _HEADING_MOST or line[-1] in ".;," or not line[0].isupper():
        return PLAIN
    n = i + 1
    while n < document.zones.body.stop and not document.lines[n]:
        n += 1
    if n >= document.zones.body.stop or n in document.zones.closing:
        return PLAIN
    below, rank = document.lines[n], labels(document)[n][0]
    if not below.startswith(_FIRST) and not (
        rank == PLAIN and len(below) > _DUTY_LEAST and below[0].isupper() and below[-1] in ".;"
    ):
        return PLAIN
    found = addressees(document.text, start, start + len(line))
    if found is None or found[1] < start + len(line):
        return PLAIN
    return rank - 0.5 if rank < PLAIN else 3.5


#: what tells nearer which body a heading means: "Hội đồng thi đua" and "Hội đồng thi đua xã"
_NEARER = regex.compile(r"(?: (?:xã|phường|huyện|thị xã|tỉnh|thành phố|Trung ương|nhà trường|trường|cơ quan|Sở|sở))?(?: trên địa bàn(?: (?:xã|phường|huyện|tỉnh|thành phố))?)?")


def again(text: str, heading: Group, found: tuple[list[tuple[int, int]], int]) -> bool:
    """Whether a line below a heading begins with the bodies of the heading, named again."""
    holders = found[0]
    if len(holders) != len(heading.holders) or text[found[1] - 1 : found[1] + 1] == ": ":
        return False
    for (a, b), (c, d) in zip(heading.holders, holders, strict=True):
        above, name = text[a:b].casefold(), text[c:d].casefold()
        if not name.startswith(above) or not _NEARER.fullmatch(text, c + b - a, d):
            return False
    return True
