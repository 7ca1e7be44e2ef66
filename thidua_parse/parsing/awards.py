"""Named award forms in the commendation parts."""

from __future__ import annotations

from functools import cache

import ahocorasick
import regex

from ..knowledge.awards import Award, awards
from ..record import AwardForm, Section
from ..record.vocabulary import AwardMode
from .agencies import resolve_agency
from .anchors import holds
from .body import body_ranges
from .text import DocumentText, Facts

#: words of headings on commendation
COMMENDATION = ("khen thưởng", "bình xét", "danh hiệu", "suy tôn", "tôn vinh", "bằng khen", "giấy khen")
CLASS = r"(?:,? ?\(?(?P<class>[Hh]ạng,? (?:[Nn]hất|[Nn]hì|[Bb]a|I{1,3})(?:, (?:hạng )?(?:[Nn]hì|[Bb]a))*(?: và (?:hạng )?[Bb]a)?)\)?)?"
GIVER = (
    r"(?: (?:của|do) (?P<giver>(?:Thủ tướng|Chủ tịch|Phó Chủ tịch|Giám đốc|Bộ trưởng|Bộ |Chính phủ|Ủy ban|Uỷ ban|UBND|Thủ trưởng"
    r"|Hiệu trưởng|Tổng |Trưởng|Sở |[Cc]ác |Ban |Hội |Liên |Đoàn|Trung ương|Tỉnh|Thành|Huyện|Công (?:đoàn|an|ty)|LĐLĐ|HĐND|MTTQ|Mặt trận|Cục |Viện |Học viện|[Ss]ở|[Bb]ộ|[Cc]ơ quan|[Đđ]ơn vị|[Cc]ấp|[Nn]gành)"
    r"(?:[^.;:(),\n“”\"]|, (?:ban|ngành|đoàn thể|bộ|địa phương|thị xã|thành phố|tổ chức|đơn vị|thị trấn|phường)\b)*))?"
)
GIVER_END = regex.compile(
    r" (?:hằng|hàng|mỗi|cho|để|và (?:tặng|các hình|đề nghị|Giấy|Bằng|Cờ|Huân|tiền|được|kèm|01|02)|theo|đối với|kèm|khi|trong|tặng|thì|được|nếu|có|hoặc|là|từ|xét|về|với|trở lên|năm \d|tại)\b"
)
#: the giver and the verb, with at most a number or other forms between the verb and the form
GIVER_BEFORE = regex.compile(
    r"(?P<giver>Chủ tịch nước|Thủ tướng Chính phủ|Thủ tướng|(?<!tướng )Chính phủ|Quốc hội|Bộ trưởng Bộ [^.;,\n]{3,40}?|"
    r"(?:Chủ tịch |(?<!Chủ tịch ))(?:HĐND|Hội đồng nhân dân|UBND|Ủy ban nhân dân|Uỷ ban nhân dân)(?: \p{L}+){0,6}?|Giám đốc(?: Sở(?: \p{L}+){0,8}?)?|(?<!rưởng )(?:Ban|Bộ) (?:CHQS|Chỉ huy [Qq]uân sự)(?: \p{L}+){0,3}?|(?:Tổng [Cc]ục trưởng|(?<!Tổng )Cục trưởng|Chi cục trưởng|Viện trưởng|Chánh án|Chỉ huy trưởng|Tư lệnh|Tổng [Gg]iám đốc)(?: \p{L}+){0,8}?|Hiệu trưởng(?: \p{L}+){0,6}?|Ban Thường vụ(?: \p{L}+){0,4}?"
    r"|(?<!Ủy ban )(?:Công đoàn|(?:Tổng )?Liên đoàn Lao động|LĐLĐ|Trung ương (?:Đoàn|Hội)|Tỉnh đoàn|Thành đoàn|Huyện đoàn|Hội(?! nghị| đồng| thi))(?: \p{L}+){0,8}?)"
    r",? (?:xem xét,? |xét,? |quyết định )?(?:khen thưởng,? )?(?:tặng thưởng|tặng|trao tặng|truy tặng)[^.;\n]{0,60}$"
)
DECIDE = regex.compile(r"(?i)\b(?:quyết định|tặng|trao tặng|khen thưởng|tặng thưởng|xét tặng)\b")
PROPOSE = regex.compile(r"(?i)đề nghị|đề xuất|trình |lập hồ sơ|giới thiệu|suy tôn")


TAIL = regex.compile(rf"(?P<quoted> ?[“\"]Vì [^”\"\n]{{2,60}}[”\"]| Vì (?:sự nghiệp|an ninh|thế hệ)(?: \p{{L}}+){{1,8}}?(?= cho| để| và|[.;,]|$))?[”\"]?{CLASS}{GIVER}")
#: what stands behind a name where it goes on
TAIL_LETTERS = frozenset((*(f" {c}" for c in "“\"V,(Hhcd"), *(f"{a}{b}" for a in "”\"“,(Hh" for b in " “\"V,(Hhạ")))
#: subjects of documents that are about commendation as a whole
ABOUT = regex.compile(r"(?i)khen thưởng|tặng (?:bằng|giấy|thư) khen|tặng (?:huân|huy) chương|danh hiệu")


@cache
def _names() -> tuple[ahocorasick.Automaton, dict[str, Award]]:
    """An automaton of all names of awards (small letters), and the award of each."""
    names = {
        form.lower(): award
        for award in awards().values()
        for form in award.forms
        if " của " not in form
    }
    automaton = ahocorasick.Automaton()
    for name in {*names, "bằng khen", "huy chương", "huy hiệu"}:
        automaton.add_word(name, name)
    automaton.make_automaton()
    return automaton, names


def _hits(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """``(offset, name)`` of award names in ``text[start:end]``, the longest at each place."""
    automaton, _ = _names()
    part = text[start:end]
    low = part.lower()
    if len(low) != len(part):
        return []
    found: list[tuple[int, str]] = []
    for last, name in automaton.iter(low):
        at = last - len(name) + 1
        if (at and low[at - 1].isalnum()) or low[last + 1 : last + 2].isalnum():
            continue
        while found and found[-1][0] >= start + at:
            found.pop()
        if found and found[-1][0] + len(found[-1][1]) > start + at:
            continue
        found.append((start + at, name))
    return found


def read_awards(document: DocumentText, facts: Facts) -> tuple[AwardForm, ...]:
    """Award forms in the parts on commendation, each named form once, in order."""
    found: list[AwardForm] = []
    seen: set[tuple[str, str | None]] = set()
    parts = [(s.span.start, s.span.end) for s in _parts(facts)]
    if not parts and facts.subject and (
        _is_about(facts.subject)
        or ("thi đua" in facts.subject and not any(s.title for s in facts.sections))
    ):
        parts = [document.offsets(lines) for lines in body_ranges(document)]
    for start, end in parts:
        for award in _read(document, facts, start, end):
            key = award.raw.lower(), award.awarded_by
            if key in seen:
                continue
            seen.add(key)
            found.append(award)
    return tuple(
        award for award in found
        if award.awarded_by or award.class_ or not _repeated(award, found)
    )


def _is_about(subject: str) -> bool:
    """Whether a subject is about commendation as a whole."""
    return holds(subject.lower(), ("khen", "tặng", "danh hiệu")) and ABOUT.search(subject) is not None


def _repeated(award: AwardForm, found: list[AwardForm]) -> bool:
    """Whether a bare name stands beside a fuller mention of the same form."""
    return any(
        other is not award and other.form == award.form and (other.awarded_by or other.class_)
        for other in found
    )


def _parts(facts: Facts) -> list[Section]:
    """The outermost sections on commendation."""
    found: list[Section] = []
    stack = list(reversed(facts.sections))
    headed = {id(section) for _, section, _ in facts.headed(COMMENDATION)}
    while stack:
        section = stack.pop()
        values = section.__dict__  # an attribute of a model takes longer
        if values["role"] == "awards" or id(section) in headed:
            found.append(section)
        elif children := values["children"]:
            stack += children[::-1]
    return found


def _read(document: DocumentText, facts: Facts, first: int, last: int) -> list[AwardForm]:
    text, found = document.text, []
    names = _names()[1]
    for start, key in _hits(text, first, last):
        end = start + len(key)
        name = text[start:end]
        tail = TAIL.match(text, end, last) if text[end : end + 2] in TAIL_LETTERS else None
        giver = tail["giver"] if tail else None
        award = names.get(key)
        before = None if giver or (award and award.giver) else _giver_before(text, first, start)
        if not name[0].isupper() and not giver and not before:
            continue
        quoted = bool(tail and tail["quoted"])
        if key in ("huy chương", "huy hiệu") and not quoted:
            continue
        if tail is not None and giver is not None:
            begin = tail.start("giver")
            stop = GIVER_END.search(text, begin, tail.end("giver"))
            giver = text[begin : stop.start() if stop else tail.end("giver")].rstrip()
            end = begin + len(giver)
        elif tail is not None and tail["class"]:
            end = tail.end("class")
        elif tail is not None and quoted:
            end = tail.end("quoted")
        found.append(
            AwardForm.whole({
                "form": _form(text[start : tail.end("quoted")] if tail and quoted else name),
                "code": _code(award, name, giver or before),
                "class_": tail["class"] if tail else None,
                "awarded_by": _in_full(giver or before or "", facts) if giver or before
                else (award.giver if award else None),
                "mode": _mode(text, first, start),
                "raw": text[start:end],
                "span": document.span(start, end),
                "confidence": None,
            })
        )
    return found


def _giver_before(text: str, first: int, at: int) -> str | None:
    """Who gives it, named before the verb: "Chủ tịch UBND xã tặng Giấy khen"."""
    window = text[max(first, at - 120) : at]
    if "tặng" not in window and "khen thưởng" not in window:
        return None
    giver = None
    for match in GIVER_BEFORE.finditer(window, overlapped=True):
        giver = match["giver"].strip()  # the nearest one
    return giver


def _in_full(giver: str, facts: Facts) -> str:
    """The giver's name in full ("Chủ tịch UBND tỉnh" → with the issuer's place); lists stay."""
    if "," in giver or not giver[0].isupper():
        return giver
    return resolve_agency(giver, issuer=facts.issuer, on=facts.date).name or giver


def _form(name: str) -> str:
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


def _mode(text: str, first: int, at: int) -> AwardMode:
    """Granted, proposed or only listed, by the words before the name in its sentence."""
    begin = max(text.rfind("\n", first, at), text.rfind(". ", first, at), first)
    before = text[begin:at]
    if PROPOSE.search(before):
        return "proposed"
    if DECIDE.search(before):
        return "granted"
    return "listed"
