"""Duties of articles: who carries a decision or a resolution out, and who watches over it."""

from __future__ import annotations

import regex

from ..agency_phrases import STRONG
from ..anchors import Opening, holds
from ..text import DocumentText
from .charges import charged_at
from .groups import behind_validity, read_zone
from .holders import Group, addressees
from .openers import closing_duties
from .where import labels

_EXECUTE = regex.compile(
    r"chịu trách nhiệm (?:thi hành|thực hiện|tổ chức|chỉ đạo)|(?:căn cứ|theo) [Qq]uyết định (?:này )?(?:thi hành|thực hiện)|có trách nhiệm thi hành|thi hành (?:[Qq]uyết định|[Nn]ghị quyết|[Cc]hỉ thị) này"
    r"|(?:triển khai|tổ chức) thực hiện (?:[Qq]uyết định|[Nn]ghị quyết|[Cc]hỉ thị|[Kk]ế hoạch|[Qq]uy (?:định|chế)) này"
)
#: parts of the words of which all that it finds holds one
_EXECUTING = ("trách nhiệm t", "trách nhiệm c", " này", "uyết định t")
_IN_PROGRESS = regex.compile(r"(?:Trong q|(?:^|[.;] )Q)uá trình")
#: an article's label alone on its line
_BARE = regex.compile(r"Điều \d{1,3}[.:]?")
#: a council's committees watch over what it has resolved (Luật Tổ chức chính quyền địa phương)
_WATCHES = regex.compile(r"giám sát(?: chặt chẽ)?(?: việc| quá trình)?(?: tổ chức)?(?: triển khai)? (?:thực hiện|thi hành)")
#: "Giao …", "Hội đồng nhân dân tỉnh giao …" at the head of an article
_GIVES = regex.compile(r"(?:(?:HĐND|Hội đồng nhân dân|UBND|[ỦU][yỷ] ban nhân dân) [^.,;:]{2,60}? )?[Gg]iao (?!chỉ tiêu|dự toán|kế hoạch)")


def execution(document: DocumentText, covered: set[int]) -> list[Group]:
    """The sentence of a decision that says who carries it out."""
    groups: list[Group] = []
    known = labels(document)
    lines = document.lines
    for i in [i for i in document.zones.body if len(lines[i]) >= 40 and i not in covered]:
        offset, line = document.starts[i], lines[i]
        article = line[:4] == "Điều" or (
            i > 0 and len(lines[i - 1]) < 10 and _BARE.fullmatch(lines[i - 1]) is not None
        )
        if "vướng mắc" in line and (opened := _IN_PROGRESS.search(line)) is not None:
            groups += closing_duties(document, offset + opened.start(), offset + len(line))
            continue
        if not article and "hành" not in line:
            continue
        at = known[i][1]
        order = _GIVES.match(line, at) if article and "iao " in line[at : at + 90] else None
        if order is not None:
            found = addressees(document.text, offset + order.end(), offset + len(line))
            if found is not None:
                groups += [Group(found[0], 9, False, [(found[1], offset + len(line))])]
            continue
        if article and line[-1] == ":" and " trách nhiệm" in line and (
            charged_at(document.text, offset + at, offset + len(line), known[i][0])
        ):
            stop = next((n for n in range(i + 1, document.zones.body.stop) if known[n][0] <= known[i][0]), document.zones.body.stop)
            groups += read_zone(document, range(i, stop))
            continue
        if article and "giám sát" in line and "ội đồng nhân dân" in line:
            charged = _WATCHES.search(line) is not None
        else:
            charged = holds(line, _EXECUTING) and (
                ("hành" in line and (
                    "trách nhiệm t" in line or "uyết định" in line or "thi hành" in line or "chịu trách nhiệm" in line
                )) or (article and " thực hiện " in line and " này" in line)
            ) and _EXECUTE.search(line) is not None
        if not charged:
            groups += _stated(document.text, offset + at, offset + len(line)) if article else []
            continue
        start = offset + behind_validity(line, at)
        found = addressees(document.text, start, offset + len(line))
        if found is not None and (
            STRONG.match(document.text, found[0][0][0]) or article
        ):
            groups += [Group(found[0], 9, False, [(found[1], offset + len(line))])]
    return groups


#: what a body that an article begins with has to do
_DUTY = Opening(regex.compile(
    r"trong phạm vi (?:chức năng,? )?(?:và )?nhiệm vụ(?:,| và) quyền hạn(?: của mình| được giao)? (?:thực hiện|tổ chức) "
    r"|(?:(?:căn cứ|trong phạm vi) [^.;]{3,240}?, )?(?:(?:có|chịu) trách nhiệm |chủ trì|hướng dẫn|theo dõi|đôn đốc|kiểm tra"
    r"|tổ chức (?:triển khai|thực hiện)|triển khai|ban hành (?:[Qq]uy|[Kk]ế|[Vv]ăn))"
))


def _stated(text: str, start: int, end: int) -> list[Group]:
    """The group of an article that begins with a body and what it has to do."""
    if STRONG.match(text, start, end) is None:
        return []
    found = addressees(text, start, end)
    if found is None or _DUTY.match(text, found[1], end) is None:
        return []
    return [Group(found[0], 9, False, [(found[1], end)])]
