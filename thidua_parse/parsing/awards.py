"""Named award forms in the commendation parts."""

from __future__ import annotations

from functools import cache

import regex

from ..knowledge.awards import Award, awards
from ..record import AwardForm, Section
from ..record.vocabulary import AwardMode
from .text import DocumentText, Facts

COMMENDATION = regex.compile(r"(?i)khen thưởng|bình xét|danh hiệu|suy tôn|tôn vinh|bằng khen|giấy khen")
CLASS = r"(?:,? ?\(?(?P<class>[Hh]ạng,? (?:[Nn]hất|[Nn]hì|[Bb]a|I{1,3})(?:, (?:hạng )?(?:[Nn]hì|[Bb]a))*(?: và (?:hạng )?[Bb]a)?)\)?)?"
GIVER = (
    r"(?: (?:của|do) (?P<giver>(?:Thủ tướng|Chủ tịch|Phó Chủ tịch|Giám đốc|Bộ trưởng|Bộ |Chính phủ|Ủy ban|Uỷ ban|UBND|Thủ trưởng"
    r"|Hiệu trưởng|Tổng |Trưởng|Sở |[Cc]ác |Ban |Hội |Liên |Đoàn|Trung ương|Tỉnh|Thành|[Ss]ở|[Bb]ộ|[Cc]ơ quan|[Đđ]ơn vị|[Cc]ấp|[Nn]gành)"
    r"(?:[^.;:(),\n“”\"]|, (?:ban|ngành|đoàn thể|bộ|địa phương|thị xã|thành phố|tổ chức|đơn vị|thị trấn|phường)\b)*))?"
)
GIVER_END = regex.compile(
    r" (?:cho|để|và (?:tặng|các hình|đề nghị|Giấy|Bằng|Cờ|Huân|tiền|được|kèm|01|02)|theo|đối với|kèm|khi|trong|tặng|thì|được|nếu|có|hoặc|là|từ|xét|về|với|trở lên|năm \d|tại)\b"
)
DECIDE = regex.compile(r"(?i)\b(?:quyết định|tặng|trao tặng|khen thưởng|tặng thưởng|xét tặng)\b")
PROPOSE = regex.compile(r"(?i)đề nghị|đề xuất|trình |lập hồ sơ|giới thiệu|suy tôn")


@cache
def _patterns() -> tuple[regex.Pattern[str], dict[str, Award]]:
    """One alternation of all names of awards, longest first, and the award of each."""
    names = {
        form.lower(): award
        for award in awards().values()
        for form in award.forms
        if " của " not in form
    }
    ordered = sorted({*names, "bằng khen"}, key=len, reverse=True)
    body = "|".join(map(regex.escape, ordered))
    return regex.compile(rf"(?P<form>(?i:\b(?:{body})\b)|Bằng khen)[”\"]?{CLASS}{GIVER}"), names


def read_awards(document: DocumentText, facts: Facts) -> tuple[AwardForm, ...]:
    """Award forms in the parts on commendation, each named form once, in order."""
    found: list[AwardForm] = []
    seen: set[str] = set()
    for section in _parts(facts.sections):
        for award in _read(document, section):
            key = award.raw.lower()
            if key in seen:
                continue
            seen.add(key)
            found.append(award)
    return tuple(
        award for award in found
        if award.awarded_by or award.class_ or not _repeated(award, found)
    )


def _repeated(award: AwardForm, found: list[AwardForm]) -> bool:
    """Whether a bare name stands beside a fuller mention of the same form."""
    return any(
        other is not award and other.form == award.form and (other.awarded_by or other.class_)
        for other in found
    )


def _parts(sections: tuple[Section, ...]) -> list[Section]:
    """The outermost sections on commendation."""
    found: list[Section] = []
    stack = list(reversed(sections))
    while stack:
        section = stack.pop()
        title = section.title or ""
        if section.role == "awards" or COMMENDATION.search(title):
            found.append(section)
        else:
            stack.extend(reversed(section.children))
    return found


def _read(document: DocumentText, section: Section) -> list[AwardForm]:
    pattern, names = _patterns()
    text, found = document.text, []
    for match in pattern.finditer(text, section.span.start, section.span.end):
        name = match["form"]
        if not name[0].isupper() and not match["giver"]:
            continue
        award = names.get(name.lower())
        start, end = match.start(), match.end()
        giver = match["giver"]
        if giver is not None:
            begin = match.start("giver")
            stop = GIVER_END.search(text, begin, end)
            end = stop.start() if stop else end
            giver = text[begin:end].strip()
            end = begin + len(giver)
        else:
            end = match.end("class") if match["class"] else match.end("form")
        found.append(
            AwardForm(
                form=_form(name, award),
                code=_code(award, name, giver),
                class_=match["class"],
                awarded_by=giver or (award.giver if award else None),
                mode=_mode(text, section, start),
                raw=text[start:end],
                span=document.span(start, end),
            )
        )
    return found


def _form(name: str, award: Award | None) -> str:
    return name[0].upper() + name[1:]


def _code(award: Award | None, name: str, giver: str | None) -> str | None:
    """Code of the award table; a Bằng khen is told by its giver."""
    low = (giver or "").lower()
    if name.lower() == "bằng khen":
        if low.startswith("thủ tướng"):
            return "BK_TTG"
        if low.startswith(("bộ", "trung ương", "ban chấp hành trung ương", "tổng liên đoàn")):
            return "BK_BO"
        if "thường vụ quốc hội" in low:
            return "BK_UBTVQH"
        if "tỉnh" in low or "thành phố" in low:
            return "BK_TINH"
        return None
    if award is not None and award.code == "TD_COTINH" and low.startswith("chính phủ"):
        return "TD_COCP"
    return award.code if award else None


def _mode(text: str, section: Section, at: int) -> AwardMode:
    """Granted, proposed or only listed, by the words before the name in its sentence."""
    begin = max(text.rfind("\n", section.span.start, at), text.rfind(". ", section.span.start, at), section.span.start)
    before = text[begin:at]
    if PROPOSE.search(before):
        return "proposed"
    if DECIDE.search(before):
        return "granted"
    return "listed"
