"""Addressees: groups of holders that share tasks, and where their names end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import regex

from ...record.vocabulary import AgencyRole
from ..agency_phrases import HEAD, phrase_end, split_agencies
from ..agency_stops import next_stop
from ..anchors import Opening

_COURTESY = Opening(regex.compile(r"(?:[Đđ]ồng chí|[Đđ]/c|(?:[Cc]ác )?[Ôô]ng(?: ?[,/]? ?\(?[Bb]à\)?)?|[Bb]à)(?: ?:)? (?=\p{Lu})"), 5)

_COURTEOUS = frozenset("ĐđCcÔôBb")


@dataclass(slots=True)
class Group:
    """Addressees that share tasks; offsets into the text. ``closing``: a last paragraph;
    ``strict``: read from a list of orders, where the issuer itself is no addressee; ``opens``:
    a heading in general above the addressees one by one; ``role``: named on the page before the
    holders ("Cơ quan phối hợp: …"), with the body that leads; ``timed``: the time of the duty stands
    before the holders."""

    holders: list[tuple[int, int]]
    rank: float
    heading: bool
    tasks: list[tuple[int, int]] = field(default_factory=list)
    closing: bool = False
    strict: bool = False
    opens: bool = False
    role: AgencyRole | None = None
    lead: str | None = None
    timed: bool = False


#: "Đồng chí Nguyễn Văn An - Phó Chủ tịch UBND huyện": a person named before the office
_PERSON = regex.compile(
    r"(?:(?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à|(?:[Đđ]ại|[Tt]hượng|[Tt]rung|[Tt]hiếu) (?:tá|úy))(?: ?:)? )"
    r"(?:(?:TS|ThS|BS|PGS|GS|BSCK)[.\p{Lu}]* ?)?\p{Lu}\p{L}*(?:[ ]\p{Lu}[\p{L}.]*){1,5}(?: ?[-–—,;(:] ?| là )"
    r"(?=(?:[Qq]uyền )?(?:[Pp]hó )?(?:[Bb]í thư|[Cc]hủ (?:tịch|nhiệm)|[Tt]rưởng|[Tt]ổ trưởng|[Đđ]ội trưởng|[Gg]iám đốc|[Tt]ổng [Gg]iám đốc|[Hh]iệu trưởng|[Cc]hánh|[Cc]ục trưởng|[Vv]ụ trưởng|[ỦU][yỷ] viên|[Tt]hư ký)\b)"
)
#: the first letters of what stands before such a name
_TITLES = frozenset((
    "Đồn", "đồn", "Đ/c", "đ/c", "Ông", "ông", "Bà ", "bà ", "Bà:", "bà:", "Đại", "đại", "Thư", "thư", "Tru", "tru", "Thi", "thi",
))


def office_of(text: str, start: int, end: int) -> int:
    """Where the office begins behind a person's name at ``start``, else ``start``.

    Duties belong to offices: the record has agencies and their heads, not persons.
    """
    if text[start : start + 3] not in _TITLES:
        return start
    person = _PERSON.match(text, start, end)
    return start if person is None else int(person.end())


def one_office(
    text: str, found: tuple[list[tuple[int, int]], int], end: int
) -> tuple[list[tuple[int, int]], int]:
    """The first office of a person, however many are named; without the brackets round it."""
    (first, last), task = found[0][0], found[1]
    closed = text.find(")", first, end) if text[first - 1] == "(" else -1
    if closed < 0:
        return [(first, last)], task
    task = closed + 1
    while task < end and text[task] in " :;,-":
        task += 1
    return [(first, min(last, closed))], task


def addressees(
    text: str, start: int, end: int, ends: Mapping[int, int] | None = None
) -> tuple[list[tuple[int, int]], int] | None:
    """The addressees that begin ``text[start:end]``, and where their task begins.

    ``ends``: where phrases end that were followed before, by where they begin.
    """
    head = HEAD.match(text, start, end)
    if head is None:
        return None
    known = ends.get(start) if ends else None
    stop = min(phrase_end(text, start, head) if known is None else known, end)
    if stop - start < 3:
        return None
    if stop < end and (own := text.find(" trách nhiệm thi hành", stop, end)) > stop + 9 and (
        text.endswith(_COMMON_NOUNS, start, stop) or text.startswith(_TOLD_APART, stop)
        or _MORE_OFFICES.search(text, stop, own)
    ) and _CLAUSE_END.search(text, stop, own) is None:
        # "Cục trưởng Cục Cán bộ quản lý giáo dục, Thủ trưởng các đơn vị sử dụng ngân sách chịu
        # trách nhiệm thi hành": all of them are named before their one verb
        stop = text.rfind(" ", stop, own)
    if text.startswith(" có ", stop):
        stop = _qualified(text, start, stop, end)
    holders = split_agencies(text, start, stop)
    if stop < end and text[stop] == ":":
        listed = stop + 1 + (text[stop + 1:stop + 2] == " ")
        head = HEAD.match(text, listed, end)
        if head is not None and text[listed].isupper():
            last = min(phrase_end(text, listed, head), end)
            if last < end - 15:
                holders, stop = split_agencies(text, listed, last), last
    task = stop
    while task < end and text[task] in " :;,-":
        task += 1
    if text.startswith(("nêu trên ", "nói trên "), task):
        task += 9
    elif text.startswith("tr", task) and (area := _AREA.match(text, task, end)) is not None:
        task = area.end()
    if text.startswith("sau đây", task):
        return None  # "Các sở sau đây có trách nhiệm": the names follow
    if _NO_DUTY.match(text, task, end) or _CULPRITS.match(text, start, stop):
        return None
    holders = [
        trim(text, a, b) if text[a] in _COURTEOUS or text[b - 1] == ")" else (a, b) for a, b in holders
    ]
    holders = [h for h in holders if h[1] - h[0] > 1]
    return (holders, task) if holders else None


#: longest clause that tells some of a set apart
_QUALIFIER = 60
#: what a body has to have or to do is its task, not what tells it apart
_TO_HAVE = regex.compile(r"(?:kế hoạch|(?:các )?(?:biện pháp|giải pháp|hình thức|phương án|văn bản)|trách nhiệm|nhiệm vụ|báo cáo|ý kiến|thể|quyền)\b")


def _qualified(text: str, start: int, stop: int, end: int) -> int:
    """Where a heading's name of a set ends that "có …" tells apart: "Các xã có rừng:"; else ``stop``."""
    colon = text.find(":", stop, min(end, stop + _QUALIFIER))
    last = colon if colon >= 0 else end
    clause = stop + len(" có ")
    if last - stop > _QUALIFIER or text[last - 1] in ".;," or "ác " not in text[start:stop] or _TO_HAVE.match(text, clause):
        return stop  # a sentence, no heading
    verb = next_stop(text, clause, last)
    return stop if verb is not None and verb.start() < last else last


#: what a clause may tell apart ("đơn vị sử dụng ngân sách")
_COMMON_NOUNS = (" đơn vị", " cơ quan", " tổ chức", " cá nhân", " doanh nghiệp")
_TOLD_APART = (" có công trình", " có di tích", " có dự án", " có đất", " có tên", " nơi có", " nêu tại", " được nêu", " được công nhận")
_CLAUSE_END = regex.compile(r"[;:]|\. ")
#: holders of offices that go on with a list
_MORE_OFFICES = regex.compile(
    r"(?:,| và) (?:các )?(?:Thủ trưởng|Chủ tịch|Giám đốc|Tổng [Gg]iám đốc|Chánh|(?:Tổng )?[Cc]ục trưởng|Vụ trưởng|Viện trưởng|Trưởng|Hiệu trưởng|Bộ trưởng|[Nn]gười đứng đầu)"
)
#: the area a set of bodies is of, before their duty
_AREA = regex.compile(r"(?:trong(?: toàn)?|trên địa bàn(?: toàn)?) (?:tỉnh|huyện|thành phố|thị xã|quận|xã|phường|ngành|nhà trường|cơ quan)[,:]?(?: (?=\p{Ll})|$)")
#: who breaks the rules, is asked to decide, earns an award or is only put in charge of a unit has no duty of the plan
_NO_DUTY = Opening(regex.compile(
    r"(?:nào )?(?:có hành vi|vi phạm|lợi dụng|có (?:nhiều )?thành tích|đạt (?:nhiều )?(?:thành tích|giải)|(?:tiếp tục )?được (?:tặng|xét|đề nghị|biểu dương|xác định|công nhận|hưởng|áp dụng|coi là|miễn|tiếp tục)|trong [^.;]{2,240} thì được|đang [^.;]{2,240} tiếp tục |tham gia [^.;]{2,240} được (?:xem xét|miễn|hưởng)|phụ trách (?:từng|mỗi)|(?:kết thúc|chấm dứt) (?:hoạt động|nhiệm vụ)|kêu gọi |bị "
    r"|xem xét,? (?:và )?(?:quyết định|quyết nghị|phê duyệt|thông qua)(?= ?(?:\./|[.;]|$)))"
), 6)


#: "Tổ chức, hộ gia đình, cá nhân gây ô nhiễm …"
_CULPRITS = Opening(regex.compile(r"(?:(?:[Cc]ác|[Mm]ọi) )?(?:[Tt]ổ chức|[Cc]á nhân|[Cc]ơ quan|[Hh]ộ gia đình)[^;.:]{0,60} (?:gây|vi phạm|có hành vi|làm trái)(?!\p{L})"), 6)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without "đồng chí" before an office and "(như Kính gửi)" behind."""
    if text[start : start + 1] in _COURTEOUS and (m := _COURTESY.match(text, start, end)):
        start = m.end()
    if text[end - 1] == ")":
        at = text.rfind("(", start, end)
        if at > start and text[at + 1:at + 4].casefold() in ("như", "sau", "gọi"):
            end = at
            while end > start and text[end - 1] == " ":
                end -= 1
    return start, end
