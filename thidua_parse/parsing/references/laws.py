"""Laws, codes and the constitution cited by name, with date, with number, or by number only."""

from __future__ import annotations

from bisect import bisect_right

import regex

from ...knowledge.law_names import begins_as_law, known_law_name, mend_law_name
from ..anchors import far_places
from .mention import Mention
from .right import read_date, read_issuer
from .scan import LIMIT

_HEAD = regex.compile(
    r"(?<![\p{L}])(?<!PHÁP[ ])(?<!KỶ[ ])(?:(?:Bộ[ ]luật|Luật|BỘ[ ]LUẬT|LUẬT)[ ](?=[\p{L}])|Hiến[ ]pháp(?![\p{L}])|Pháp[ ]lệnh[ ](?=[\p{L}]))"
)
#: one of them stands in every head
_HEAD_WORDS = ("Luật ", "LUẬT ", "Bộ luật ", "Hiến pháp", "Pháp lệnh ")
#: "Trường Đại học Kinh tế - Luật": a field of study behind another one
_FIELD = (" - ", " – ")
_SELF = regex.compile(r"(?:sư|gia|này|nêu trên|nói trên|trên|đó|sau đây|khác|hiện hành|số)(?![\p{L}])")
#: words that follow "Luật" without being its name
_NO_NAME = regex.compile(
    r"(?:của|về|là|có|và|được|do|quy|pháp|nghĩa|lệ|định|liên|chuyên|mới|cũ|tục|ngữ|đã|theo|tại|trong|các|những|với|để|thì|hoặc|"
    r"trình|đến|từ|cho|như|vừa|gồm|sẽ|không|phải)(?![\p{L}])"
)
_AMENDING = regex.compile(r"(?i)(?:s[ửưu]a đ[ổôố]i|bổ sung)")
_STOP = regex.compile(
    r"(?:[;:.(“”\"\[\]/\n\t]|,(?!\ (?:khen thưởng|chống|an toàn|vệ sinh|sử dụng|trật tự|bảo vệ|chứng|bổ sung|cơ quan|xuất cảnh|quá cảnh|thực hành|phòng|vật liệu|cảnh|tố cáo|quyền|lãng phí|xử lý|nhập cảnh|cư trú|công nghệ|thể thao|đồng bào|tiết kiệm|người có công|nông thôn|đường|hải đảo|biển|sĩ quan|công chức|viên chức|Khen thưởng|Chống|gia đình|hạn chế|trẻ em|vũ khí))|"
    r"[ ](?:ngày|năm|được|đã|của[ ](?:Quốc|Chính|Thủ|Bộ|Ủy ban Thường)|do|và[ ](?:các|Luật|Nghị|Bộ luật|Pháp|Thông|Quyết|Chỉ thị|Kế hoạch|Chương trình|Hướng dẫn|Kết luận|Công (?:văn|điện)|Quy (?:định|chế)|Điều lệ|Hiến pháp|Đề án|Văn bản|văn bản|những|hướng dẫn|quy định|chỉ đạo|thực hiện|pháp luật|kế hoạch)|tại|theo|về[ ]việc|trong[ ](?!sạch)|để|khi|thì|đến|nhằm|cho|là|như|hiện hành|(?:có[ ](?:hiệu|quy|liên))|trên[ ]địa|số[ ](?=[0-9])|này|nếu|vào|đối với|cùng|hoặc|với|bằng|nêu|thực hiện|quy định|trên[ ]các|khóa|có liên|gắn|không|(?<!mắc[ ])phải|sẽ|qua|từ|gồm|còn|chưa|ban hành(?! quyết định hành chính)|liên quan|mà|nhưng|trước|sau|chậm|thành|mới|sửa|và[ ](?:khoản|điều|Điều|các|cơ|trình|phù|đúng|sửa|đề|được|yêu|giá|ưu|nâng|tăng|đẩy|triển|tuyên|xây|hoàn|chỉ|tổ|thực|quy|nghị|văn|pháp|những|một|hướng|kế|chịu|báo))(?![\p{L}])|[ ][-–][ ]|[ ][0-9]|$)"
)
_AMENDED_OF = regex.compile(r"(?i)(?:của[ ](?:các[ ])?)(?=(?:Bộ luật|Luật|Pháp lệnh)[ ])")
_RELATED = regex.compile(r"(?i)của[ ](?:các[ ])?luật[ ](?:có[ ])?liên quan[\p{L}, ]{0,120}?(?=[ ](?:số|ngày|năm)[ ]|[;.(]|,[ ]\p{Lu}|$)")

_LIST = regex.compile(r"(?:,[ ]|[ ]và[ ]|;[ ])(?=(?:Bộ luật|Luật)[ ](?!này|nêu|trên|khác|và|sửa đổi|bổ sung)\p{L})")
_YEAR = regex.compile(r"[ ](?:năm[ ])?\(?(?P<y>(?:19|20)[0-9]{2})\)?(?![0-9/])")
#: "Luật Tổ chức HĐND và UBND (sửa đổi) ngày 21/6/1994"
_REVISED = regex.compile(r"[ ]\((?:sửa đổi|bổ sung)[\p{L}, ]{0,20}\)(?=[ ]ngày[ ])")
_OF_ASSEMBLY = regex.compile(r"(?i)[ ](?:của|do)[ ](?=Quốc hội)")
#: first letters of what it finds
_OF_LETTERS = ("c", "C", "d", "D")
_LAW_NUMBER = regex.compile(r"[ ]số[ ][0-9]{1,4}/[0-9]{4}/QH[0-9]{1,2}")
_NUMBER_ONLY = regex.compile(r"Luật[ ]số[ ][0-9]{1,3}/[^;\n]{4,56}[ ]về[ ]$")
#: what follows the name of a law and nothing else
_CITED_ON = regex.compile(r"[ ,(]*(?:[Ss]ố[ ][0-9]|ngày[ ][0-9]|năm[ ](?:19|20)|(?:19|20)[0-9]{2}(?![0-9]))")
_BEFORE_NUMBER = regex.compile(r"(?:[ ]\([A-Z]{2,6}(?:/[A-Z]{2,6})?\))?[ ]?,?[ ]?\(?(?:[Ss]ố|SỐ)?[ ]?:?[ ]?(?=[0-9])")
#: the laws on local legal documents and elections go on behind a name that is also a law's
_OF_COUNCIL = regex.compile(r"[ ]của[ ](?:Hội đồng nhân dân|HĐND)")
_AMENDING_WORDS = regex.compile(r"s\p{L}{1,2}a đ\p{L}i, b\p{L}{1,2} s\p{L}ng m\p{L}t s\p{L} đi\p{L}u c\p{L}a")
_INNER = regex.compile(r"(?P<head>(?:Luật|Pháp lệnh|Bộ luật)[ ])(?P<name>(?:(?!, Luật|Luật ).)+)")
_MAX = 320
_MAX_AMENDING = 900


def read_laws(
    text: str, start: int, end: int, starts: list[int], numbered: list[Mention],
    *, ocr: bool = False,
) -> list[Mention]:
    """Mentions of laws by name in ``text[start:end]``.

    A law's number found by the scan is taken over into the mention (and out of ``numbered``,
    which is changed in place), so that a law with name and number is one mention.
    """
    heads = _heads(text, start, end)
    if not heads:
        return []
    by_start = {m.number_start: m for m in numbered}
    found: list[Mention] = []
    hosts: list[Mention] = []
    for match in heads:
        if len(found) >= LIMIT:
            break
        at = match.start()
        if text.endswith(" về ", 0, at) and _NUMBER_ONLY.search(text, max(at - 70, start), at):
            continue  # "Luật số 5/2010/QH12 của Quốc hội về Luật Người khuyết tật": one law
        line = bisect_right(starts, at) - 1
        line_end = starts[line + 1] - 1 if line + 1 < len(starts) else len(text)
        host = hosts[-1] if hosts and hosts[-1].start < at < hosts[-1].subject_end else None
        reach = _MAX_AMENDING if _AMENDING.match(text, match.end()) else _MAX
        law = _law(
            text, at, match.end(), min(line_end, end, at + reach), line, by_start, dated=host is None
        )
        if law is not None and _of_inner(law):
            law.number = law.parts = None  # the number is that of the text amended, which has another year
            law.number_start = law.number_end = -1
        if law is None:
            continue
        if ocr and law.subject is not None:
            law.subject = _mended(law.subject)
        if host is not None:
            law.host = host
            if law.number is None:
                continue  # the law inside the name of an amending law is not counted apart
        if law.number is not None:
            del by_start[law.number_start]  # no law inside its name can have it too
        found.append(law)
        if _AMENDING.match(text, match.end()):
            hosts.append(law)
    taken = {m.number_start for m in found if m.number is not None}
    numbered[:] = [m for m in numbered if m.number_start not in taken]
    return found


def _of_inner(law: Mention) -> bool:
    """Whether the number behind the name of an amending text is that of the text it amends: its year
    is not that of the date."""
    year = law.parts.year if law.parts is not None else None
    return year is not None and law.date is not None and law.date[:4] != year and (
        _AMENDING_WORDS.search(law.subject or "") is not None
    )


def _heads(text: str, start: int, end: int) -> list[regex.Match[str]]:
    """All that :data:`_HEAD` finds in ``text[start:end]``, looked for by its words."""
    found = [
        at - 3 if text.startswith("BỘ LUẬT", at - 3) else at
        for at in far_places(text, _HEAD_WORDS, start, end)
    ]
    return [m for at in found if at >= start and (m := _HEAD.match(text, at, end)) is not None]


def _law(
    text: str, at: int, name_at: int, end: int, line: int, by_start: dict[int, Mention],
    *, dated: bool,
) -> Mention | None:
    """The law whose kind word begins at ``at``, or None (a law by number only, "Luật này" …)."""
    if _SELF.match(text, name_at) or (text[at - 3 : at] in _FIELD and text[at - 4 : at - 3].isalpha()):
        return None
    constitution = text.startswith("Hiến", at)
    first = text[name_at : name_at + 1]
    amending = _AMENDING.match(text, name_at) is not None
    if not constitution and not first.isupper() and not amending and _NO_NAME.match(text, name_at):
        return None
    stop = _amending_end(text, name_at, end) if amending else _name_end(text, name_at, end)
    if not (constitution or first.isupper() or amending or begins_as_law(text[name_at:stop])) and (
        _CITED_ON.match(text, stop) is None
    ):
        return None  # "triển khai thi hành Luật kịp thời, thống nhất"
    name = text[at:stop].rstrip(" ,.;:-–")
    if not constitution and len(name) < 8:
        return None
    stop = at + len(name)
    mention = Mention(at, stop, line, kind="PL" if text.startswith("Pháp", at) else "L",
                      subject=" ".join(name.split()), law_name=True,
                      subject_start=at, subject_end=stop)
    position = stop
    so = _BEFORE_NUMBER.match(text, stop, stop + 24)
    if so is not None:
        number = by_start.get(so.end())
        if number is not None and number.parts is not None and number.parts.organ is not None:
            mention.number, mention.parts = number.number, number.parts
            mention.number_start, mention.number_end = number.number_start, number.number_end
            position = mention.end = number.number_end
    if not dated:  # inside the name of an amending law, whose date follows
        return mention
    revised = _REVISED.match(text, position, end) if text.startswith(" (", position) else None
    if revised is not None:
        position = revised.end()
    date, after = read_date(text, position, end)
    if date is not None:
        mention.date, mention.end = date, after
        position = after
    else:
        year = _YEAR.match(text, position, end)
        if year is not None and mention.number is None:
            mention.date, mention.end = year["y"], year.end()
            position = year.end()
    if text[position + 1 : position + 2] in _OF_LETTERS and _OF_ASSEMBLY.match(text, position, end):
        issuer = read_issuer(text, position, end)
        if issuer is not None:
            mention.issuer_start, mention.issuer_end = issuer
            mention.end = issuer[1]
    return mention


def _mended(name: str) -> str:
    """A law's name from OCR: known names and the words of amending laws with their marks."""
    name = _AMENDING_WORDS.sub("sửa đổi, bổ sung một số điều của", name)
    mended: str = _INNER.sub(lambda m: m["head"] + mend_law_name(m["name"]), name)
    return mended


def _name_end(text: str, at: int, end: int) -> int:
    """End of the plain name that begins at ``at``: a known one, else up to a mark or a verb."""
    known = known_law_name(text[at : min(end, at + 150)])
    match = _STOP.search(text, at + known, end)
    stop = int(match.start()) if match is not None else end
    if known and not _OF_COUNCIL.match(text, at + known) and (
        stop > at + known + 60 or not _LAW_NUMBER.match(text, stop, end)
    ):  # words up to a number belong to the name, though the table has a shorter one
        return at + known
    return stop


def _amending_end(text: str, at: int, end: int) -> int:
    """End of the name of an amending law: behind the laws it names."""
    of = _AMENDED_OF.search(text, at, end)
    if of is None:
        match = _STOP.search(text, at, end)
        return int(match.start()) if match is not None else end
    position = int(of.end())
    related = _RELATED.match(text, of.start(), end)
    if related is not None:
        return int(related.end())
    numbers = 0
    while True:
        head = _HEAD.match(text, position, end)
        if head is None:
            return position
        position = named = _name_end(text, head.end(), end)
        number = _LAW_NUMBER.match(text, position, end)
        if number is not None:
            numbers += 1
            position = int(number.end())
        more = _LIST.match(text, position, end)
        if more is None:  # one number behind the last law is that of the amending law itself
            return named if numbers == 1 else position
        position = int(more.end())
