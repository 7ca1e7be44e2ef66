"""Sentences that open with a time, a basis or a difficulty before they name who has the duty."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ..agency_phrases import STRONG, phrase_end, split_agencies
from ..anchors import Ending, places
from ..text import DocumentText
from .heads import heads
from .holders import Group, addressees, trim

#: articles on what goes on as before charge nobody
PASSING = regex.compile(r"(?:(?:Điều khoản|Quy định|Xử lý|Điều kiện) )?[Cc]huyển tiếp[ .:]*$")
#: what may stand before the body whose duty a sentence states: its reach, ground or time
_FRAMES = ("Trong phạm vi ", "Căn cứ ", "Trên cơ sở ", "Trong thời gian ", "Trong thời hạn ", "Đối với ")
#: their first letters
FRAMED = frozenset(words[:3] for words in _FRAMES)
#: what ends such words without a body behind them: a mark, or the deed of somebody named before
_FRAME_END = regex.compile(r"[:;]|\.(?=\s|$)|\b(?:phối hợp|làm việc|báo cáo|tham mưu|chủ trì|chủ động)\b")
#: so far behind its beginning the body may stand
_FRAME_SIZE = 170


def behind_frame(text: str, start: int, end: int) -> int:
    """Where the body begins that a sentence names behind its ground, reach or time.

    "Trong phạm vi nhiệm vụ, quyền hạn của mình, các bộ …", "Trên cơ sở đề xuất của Sở Y tế, Sở
    Tài chính …" (a list behind "của Sở Y tế" goes on with it, its last body acts), "Đối với báo
    cáo năm thì Sở Y tế …". ``start``
    where the sentence does not begin so or names none there.
    """
    if not text.startswith(_FRAMES, start):
        return start
    if text.startswith("Đối với ", start):
        at = text.find(" thì ", start, min(end, start + _FRAME_SIZE)) + 5
        return at if at > 4 and STRONG.match(text, at, end) else start
    stop = min(end, start + _FRAME_SIZE)
    mark = _FRAME_END.search(text, start, stop)
    if mark is not None:
        stop = mark.start()
    at = text.find(", ", start, stop)
    while at >= 0:
        begin = at + 2
        if (STRONG.match(text, begin, end) or text.startswith("các ", begin)) and (
            (found := addressees(text, begin, end)) is not None and found[1] < end
        ):
            return found[0][-1][0] if _OF_BODY.search(text, start, at) else begin
        at = text.find(", ", begin, stop)
    return start


_OF_BODY = regex.compile(r" của (?=\p{Lu})")
#: beginnings of a sentence that says when, before it says who
IN_TIME = ("Định kỳ", "Hằng ", "Hàng ", "Quý")
_TIME_ONLY = regex.compile(
    r"(?i)(?:(?:định kỳ|hằng|hàng|mỗi|năm|quý|tháng|tuần|ngày|đột xuất|cuối|đầu|vào|trước|và|hoặc|một|lần|sáu|ba|[0-9IVX/-]+|khi có yêu cầu)[ ,:]+)+"
)


def behind_time(text: str, start: int, end: int) -> int | None:
    """Where the body begins that a sentence names behind its time: "Hằng năm, Sở Tài chính …"."""
    head = next(heads(text, start, min(end, start + 110)), None)
    if head is None:
        return None
    at: int = head.start()
    plain = _TIME_ONLY.fullmatch(text, start, at) is not None
    return at if plain or (text[at - 2 : at] == ", " and STRONG.match(text, at, end)) else None


#: what the holder named in a closing paragraph does
_CLOSING_LEADS = r"(?:kịp thời |chủ động |cần |gửi |tổng hợp,? |thường xuyên )*"
_CLOSING_VERB = regex.compile(
    _CLOSING_LEADS + r"(?P<what>(?:phản ánh|báo cáo|phối hợp với|gửi (?:ý kiến|văn bản))\b)"
)
#: its first words, and what may stand before one of them (read backwards)
_CLOSING_WORDS = ("phản ánh", "báo cáo", "phối hợp với", "gửi ý kiến", "gửi văn bản")
_CLOSING_LED = regex.compile(f"(?r){_CLOSING_LEADS}")
#: "… báo cáo Bộ Tài chính để chủ trì, phối hợp với …"
_PASSED_ON = regex.compile(r" (?:về |cho |gửi |với )?(?P<who>(?:Sở|Bộ|Ban|Phòng|Văn phòng|UBND|[ỦU][yỷ] ban) [^.;:]{2,70}?) để (?P<what>chủ trì)")


def _verbs(text: str, start: int, end: int) -> Iterator[regex.Match[str]]:
    """All that :data:`_CLOSING_VERB` finds in ``text[start:end]``: it is asked where its words may begin."""
    reach = start
    for at in places(text, _CLOSING_WORDS, start, end):
        if at >= reach:
            led = _CLOSING_LED.match(text, reach, at)
            m = _CLOSING_VERB.match(text, at if led is None else led.start(), end)
            if m is not None:
                reach = m.end()
                yield m


def closing_duties(document: DocumentText, start: int, end: int) -> list[Group]:
    """A paragraph on difficulties: who reports them, who works with whom on them."""
    text = document.text
    groups: list[Group] = []
    end = min(end, start + 3000)
    passed = start  # phrases that begin before it end before the verb
    for m in _verbs(text, start, end):
        verb = m.start()
        at = max(text.rfind(". ", start, verb) + 2, passed)
        while at < verb and (h := next(heads(text, at, verb), None)) is not None:
            at = text.find(" ", h.end() - 1, verb) + 1 or verb
            if _BY.search(text[max(0, h.start() - 24):h.start()]):
                continue
            stop = phrase_end(text, h.start(), h)
            if stop < verb - 3:
                at = passed = text.find(" ", max(stop, h.end() - 1), verb) + 1 or verb
            elif stop <= verb:
                if _ANYBODY.match(text, h.start()):
                    break
                pieces = split_agencies(text, h.start(), stop)
                holders = [trim(text, a, b) for a, b in pieces]
                groups.append(Group(holders, 9, False, [(m.start("what"), end)], closing=True))
                break
        if groups:
            break
    if not groups and text.startswith("Nhận được ", start):
        groups += _on_receipt(text, start, end)
    if groups and text.startswith(("phản ánh", "báo cáo"), groups[0].tasks[0][0]):
        m = _PASSED_ON.search(text, groups[0].tasks[0][0], end)
        if m is not None:
            holder = (m.start("who"), m.end("who"))
            stop = text.find(". ", m.end(), end)
            groups[0].tasks = [(groups[0].tasks[0][0], m.start("what"))]
            groups.append(Group([holder], 9, False, [(m.start("what"), stop if stop > 0 else end)]))
    return groups


#: "Nhận được Chỉ thị này, yêu cầu Thủ trưởng các ngành … báo cáo … trước ngày 15/12"
_RECEIPT = regex.compile(r"Nhận được [^.,;]{3,50} này,? (?:(?:yêu cầu|đề nghị) )?")
_DATED_REPORT = regex.compile(r"báo cáo [^.;]{0,110}trước (?:ngày )?\d")


def _on_receipt(text: str, start: int, end: int) -> list[Group]:
    """Who reports by a day on receipt of a document."""
    m = _RECEIPT.match(text, start, end)
    if m is None or _DATED_REPORT.search(text, m.end(), end) is None:
        return []
    found = addressees(text, m.end(), end)
    if found is None or found[1] >= end:
        return []
    return [Group(found[0], 9, False, [(found[1], end)], closing=True)]


def difficulties(text: str, start: int, end: int) -> int:
    """Where a sentence on difficulties begins within a paragraph, else ``end``."""
    at = text.find("uá trình ", start, end)
    while at > 0:
        before = at - 7 if text.startswith("Trong q", at - 7) else at - 1
        if text[before - 2 : before] == ". " and text.find("vướng mắc", at, end) > 0:
            return before - 1
        at = text.find("uá trình ", at + 8, end)
    return end


#: words that make a body behind them no actor: "theo đề nghị của các sở"
_BY = Ending(regex.compile(r"(?:của|với|cho|theo|về|qua|tại) $"))
_ANYBODY = regex.compile(r"(?:[Cc]ác )?(?:tổ chức, cá nhân|cá nhân)")
