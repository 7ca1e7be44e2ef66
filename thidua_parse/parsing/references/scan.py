"""Numbers in running text: one anchored scan over the text, then a look to the left of each.

The scan stops at digits only. What follows decides: a separator and capital letters make a number
with symbol; a kind word before the digits makes a bare one ("Nghị định 30", "Kế hoạch số 46").
Dates, fractions, phone numbers and amounts have neither.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice

import regex

from ...knowledge.patterns import either
from ...knowledge.reference_kinds import kind_words
from ...record.numbers import (
    NumberParts,
    compact,
    format_number,
    implied_kind,
    implied_organ,
    parse_number,
)
from ..anchors import far_places, holds
from ..numbers import KIND_LETTERS, Numbers
from .far import date_before, far_kind, issuer_before
from .mention import Mention

_CAPS = r"(?:[A-ZĐÐƯ](?:[a-zđ&]{0,2}[A-ZĐÐƯ0-9&])+[a-zđ]{0,2}|Tg|ĐU|TƯ|C[Tt]y)(?![\p{L}])"
_TAIL = r"(?:(?:[A-ZĐÐƯ][A-ZĐÐƯa-zđ0-9&]{0,24}|T[\p{L}0-9]{1,3}g)(?![\p{L}])|[A-ZĐÐƯ&]{2,12}(?=(?:ngày|của)[ ]))"  # "NĐ-CPngày"
_SYMBOL = rf"{_CAPS}(?:[ ]?\.?[ ]?[-–—_][ ]?[-–]?{_TAIL}|[./]{_TAIL})?(?:[-–—_/+]{_TAIL})*(?:-[ ]{_CAPS})?"
_PARTY_KIND = r"[A-ZĐ][A-Za-zĐđ]{1,4}"
NUMBER = regex.compile(
    rf"(?<![\p{{N}},/+-]|[\p{{L}}.:](?<![Ss]ố[.:]?))[0-9]{{1,6}}(?:\.[0-9]{{1,3}}(?=[ ]?/))?[a-zđ]?(?![\p{{Ll}}\p{{N}}])"
    rf"(?P<symbol>[ ]?/[ ]?(?:[0-9]{{4,5}}[ ]?[/-]?[ ]?)?(?:L-)?{_SYMBOL}"
    # without a mark, or with a blank, before the kind: "84 QĐ/TW", "15KH-UBND"
    rf"|[ ]?(?:{KIND_LETTERS}|KHLT|TTLT)[ ]?[/–-][ ]?{_TAIL}(?:-{_TAIL})*"
    rf"|[ ]?[-–][ ]?{_PARTY_KIND}[ ]?/[ ]?{_TAIL}(?:-{_TAIL})*"
    r"|[ ]?-[ ]?(?:CT|CP|TTg|HĐBT)(?![\p{L}/-]))?"
)
#: the same behind an OCR layer, where 1, 0 and 5 may be letters
NUMBER_OCR = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}.,/:+-])[lIOo][0-9]{{1,4}}(?P<symbol>[ ]?/[ ]?(?:[0-9]{{4}}[ ]?/[ ]?)?{_SYMBOL})"
)
BLANK = regex.compile(rf"(?i:số)[ ]?:?[ ]?(?P<symbol>[.…_]*/[ ]?{_CAPS}[ ]?[-–][ ]?{_TAIL}(?:-{_TAIL})*)")
#: what may stand before its stroke
_BEFORE_STROKE = frozenset("ốỐ :.…_")
STANDARD = regex.compile(
    r"(?P<kind>QCVN|TCVN|TCXDVN|TCN|TCCS)(?P<so>[ ]số)?[ ]?[:]?[ ]?(?P<number>(?:[A-Z]{1,4}[ ])?[0-9]{1,5}(?:[-–.][0-9]{1,3})*"
    r"(?:[ ]?:[ ]?[0-9]{4})?(?:/[A-ZĐ&]{2,12})?)"
)

_EXTENSION = (
    "hành động|phối hợp|liên tịch|liên ngành|liên bộ|liên sở|(?<=thông[ ]báo[ ])kết luận|chuyên đề|công tác|tổng thể|"
    "trung ương|hỏa tốc|hoả tốc|khẩn|mật|cá biệt|riêng|chỉ đạo|trả lời|(?<=(?:công văn|văn bản|thông tư)[ ])hướng dẫn|nêu trên|hợp nhất|"
    "thực hiện|triển khai|chi tiết|khung|trọng tâm|liên kết|giám sát|kiểm tra|mới"
)
_WORDS = either(map(regex.escape, sorted(kind_words(), key=len, reverse=True)))
#: "Báo cáo kết quả thẩm định số": a kind word and what it is about
_LONG = regex.compile(
    r"(?i)(?<![\p{L}])(?P<kind>báo cáo|kết luận|thông báo|tờ trình|biên bản|văn bản|công văn)"
    r"(?:[ ](?!của|tại|theo|ngày|về|và|số)\p{Ll}+){1,6}[ ](?:số|sô)[ ]*:?[ ]*$"
)
#: words of which its kinds have one
_LONG_KINDS = ("báo cáo", "kết luận", "thông báo", "tờ trình", "biên bản", "văn bản", "công văn")
_SO = r"(?:[ ]*(?P<so>số|sô|sớ|so|s6|só)(?![\p{L}]))?[ ]*[:.]?[ ]*"
#: a kind word at the end of a window in small letters (:func:`_small`), with or without "số"
LEFT = regex.compile(rf"(?<![\p{{L}}])(?P<kind>{_WORDS})(?:[ ](?:{_EXTENSION})){{0,2}}{_SO}$")
_EXTENSIONS = frozenset(regex.sub(r"\(\?<=.*?\[ \]\)(?=\p{L})", "", _EXTENSION).split("|"))
#: kind words of two syllables that no longer one ends with, and what all that LEFT finds ends with
_PAIRS = frozenset(
    w for w in kind_words() if w.count(" ") == 1 and w not in _EXTENSIONS
    and not any(o.endswith(f" {w}") for o in kind_words())
)
_LEFT_ENDS = tuple({w.rsplit(" ", 1)[-1] for w in (*kind_words(), *_EXTENSIONS)})
_SO_ENDS = ("số", "sô", "sớ", "so", "s6", "só")
_LEFT_SO = regex.compile(r"(?<![\p{L}])(?P<so>số|sô|Số|SỐ|[sS]6|só)[ ]*:?[ ]*$")
_LIST = regex.compile(r"[ ]*(?:[,;]|và|,[ ]*và|;[ ]*và|&|đến)[ ]*$")
#: plain numbers of a list before a number with symbol: "17,18 và "
_PLAIN = regex.compile(r"(?:(?<![\p{N}./])[0-9]{1,5}(?:/[0-9]{4})?[ ]?(?:,|;|và|;[ ]?và|,[ ]?và)[ ]?){1,12}$")
_PLAIN_ITEM = regex.compile(r"[0-9]{1,5}(?:/[0-9]{4})?")
_NOT_NUMBERED = regex.compile(
    r"(?i)(?<![\p{L}])(?:(?:mẫu|biểu|phụ lục|bảng|danh mục|mã)(?:[ ]\p{L}+)?"
    # papers of trade and of persons are no documents of an administration
    r"|(?:hợp đồng|hóa đơn|hoá đơn|giấy phép|giấy chứng nhận|tài khoản|tờ khai|gói thầu|chứng minh|căn cước|hộ chiếu)(?:[ ]\p{L}+){0,5}"
    r"|điện thoại|biển(?:[ ]kiểm soát)?|mst|đt|fax)(?:[ ]số)?[ ]*:?[ ]*$"
)
#: words of which each of them has one
_NO_DOCUMENTS = (
    "mẫu", "biểu", "phụ lục", "bảng", "danh mục", "mã", "hợp đồng", "hóa đơn", "hoá đơn", "giấy ", "tài khoản", "tờ khai",
    "gói thầu", "chứng minh", "căn cước", "hộ chiếu", "điện thoại", "biển", "mst", "đt", "fax",
)
#: kinds whose letters offices shorten to those of another kind: "Tờ trình số 12/TT-SNV"
_SHORT_LETTERS = frozenset({("TTri", "TTr"), ("TTr", "TT"), ("CTr", "CT"), ("KL", "TB"), ("QyĐ", "QĐ"), ("QyĐ", "QĐi")})
#: what makes a bare number an amount, a term or an ordinal
_SPLIT_SERIAL = regex.compile(r"(?i)s[ốôó][ ]?:?[ ](?P<head>[0-9lI]{1,3})[ ]$")
#: a year that was torn apart: "số 07/201 1/QĐ-UBND"
_SPLIT_YEAR = regex.compile(r"(?i)s[ốôó][ ]?:?[ ]?(?P<head>[0-9lI]{1,5}[ ]?/[ ]?(?:[12]|19|20|(?:19|20)[0-9]))[ ]$")
_SPLIT_WHOLE = regex.compile(r"[0-9lI]{1,5}/(?:19|20)[0-9]{2}/")
_MARKS = regex.compile(r"[/.,_-]+")
_AMOUNT = regex.compile(
    r"[ ]?(?:%|năm|tháng|ngày|giờ|quý|tuần|nội dung|nhóm|mục|điểm|người|tỷ|triệu|nghìn|tờ|bản|lượt|"
    r"chương|điều|khoản|nhiệm vụ|giải pháp|tiêu chí|giai đoạn|[-–][ ]?[0-9]|/[0-9]|[.,][0-9]|[a-zđ]\)|"
    r"văn bản|xã|huyện|tỉnh|lớp|đơn vị|cơ quan|dự án|mô hình|công trình|đợt|lần|bước|cấp|trường)"
)
#: a full date behind a number: what bears a date is a document ("Chỉ thị số 45 ngày 12/3/2020")
_DATED = regex.compile(r"[ ]?,?[ ]?ngày[ ][0-9]{1,2}(?:[ ]?[/.-][ ]?[0-9]{1,2}[ ]?[/.-][ ]?[0-9]{4}|[ ]tháng[ ][0-9])")
#: a year and the issuer behind a number: "Chỉ thị 21 năm 2013 của Tỉnh ủy"
_YEARED = regex.compile(r"[ ]năm[ ](?:19|20)[0-9]{2}(?=[ ](?:của|về)[ ])")
#: plain numbers of a list without blanks, up to the one that bears the symbol
_TIGHT = regex.compile(rf"(?:,[0-9]{{1,4}}){{0,8}},(?P<last>[0-9]{{1,5}}/(?:[0-9]{{4}}/)?{_SYMBOL})")
_LAST_WORDS = frozenset(w.rsplit(" ", 1)[-1] for w, k in kind_words().items() if k.bare)
_SO_WORDS = frozenset(("số", "số:", "sô"))
_LAST_LETTERS = frozenset(c for w in _LAST_WORDS | _SO_WORDS for c in (w[-1], w[-1].upper()))
_LEFT_WINDOW = 64
#: more citations than the longest documents hold ten times over; what follows is not read
LIMIT = 10_000


def scan(
    text: str, start: int, end: int, starts: list[int], numbers: Numbers, *,
    digits: str | None = None,
) -> list[Mention]:
    """Mentions by number in ``text[start:end]``, in order; laws by name are not among them.

    ``digits`` is given for OCR text: the same text with the letters that stand for 1 as digits.
    """
    ocr, digits = digits is not None, digits or text
    found: list[Mention] = []
    matches = NUMBER.finditer(digits, start, end) if ocr else _likely(text, start, end, numbers)
    for match in matches:
        if len(found) >= LIMIT:
            break
        if match["symbol"]:
            _with_symbol(text, match.start(), match.end(), starts, found, digits)
        elif text[match.start() - 1 : match.start()] == " ":
            _bare(text, match.start(), match.end(), starts, found)
    if ocr:
        for match in islice(NUMBER_OCR.finditer(digits, start, end), LIMIT):
            _with_symbol(text, match.start(), match.end(), starts, found, digits)
    if _has_blank(text, start, end):
        for match in islice(BLANK.finditer(text, start, end), LIMIT):
            _with_symbol(text, match.start("symbol"), match.end(), starts, found, text)
    if _has_standard(text):
        for match in islice(STANDARD.finditer(text, start, end), LIMIT):
            found.append(
                Mention(match.start(), match.end(), bisect_right(starts, match.start()) - 1,
                        kind=match["kind"], number="".join(match["number"].split()),
                        number_start=match.start("number"), number_end=match.end())
            )
    found.sort(key=lambda m: m.number_start)
    # a plain number of a list is met twice: behind its kind word and before the list's symbol
    once = [m for i, m in enumerate(found) if not i or m.number_start != found[i - 1].number_start]
    return once[:LIMIT]


def _likely(text: str, start: int, end: int, numbers: Numbers) -> Iterator[regex.Match[str]]:
    """What :data:`NUMBER` finds in ``text[start:end]`` with a symbol or behind a last word."""
    offsets, symbols = numbers.starts, numbers.symbols
    reach = 0
    for at in offsets[bisect_left(offsets, start) : bisect_left(offsets, end)]:
        if (
            at in symbols or (text[at - 1] == " " and text[at - 2] in _LAST_LETTERS and _behind_word(text, at))
        ) and at >= reach:
            match = NUMBER.match(text, at, end)
            if match is not None:
                reach = match.end()
                yield match


def _behind_word(text: str, at: int) -> bool:
    """Whether the last word before the blank before ``at`` may be that of a kind, or "số"."""
    stop = at - 1
    last = text[text.rfind(" ", max(0, stop - 12), stop) + 1 : stop].lower().lstrip("(“\"\n")
    return last in _SO_WORDS or last in _LAST_WORDS


def _has_standard(text: str) -> bool:
    """Whether :data:`STANDARD` is looked for: where "QCVN" or "TCVN" stands, told by the rare letters of both."""
    for at in far_places(text, ("CVN",)):  # noqa: SIM110  twice as fast as any()
        if text[at - 1 : at] in ("Q", "T"):
            return True
    return False


def _small(window: str) -> str:
    """``window`` in small letters, letter for letter."""
    small = window.lower()
    return small if len(small) == len(window) else window


def _kind_before(window: str) -> tuple[str, int, bool] | None:
    """What :data:`LEFT` finds: the kind word, its offset, and whether "số" follows."""
    small = _small(window)
    so = small.endswith(" số ")
    stop = len(small) - (4 if so else 1)
    at = small.rfind(" ", 0, max(small.rfind(" ", 0, stop), 0)) + 1
    if small[at:stop] in _PAIRS and small[-1] == " ":
        return small[at:stop], at, so
    ends = small.rstrip(" :.")
    if ends.endswith(_SO_ENDS):
        ends = ends[:-2].rstrip(" ")
    if not ends.endswith(_LEFT_ENDS):
        return None
    left = LEFT.search(small)
    return None if left is None else (left["kind"], left.start(), bool(left["so"]))


def _has_blank(text: str, start: int, end: int) -> bool:
    """Whether :data:`BLANK` may be found: a stroke before capitals, and "số" with a gap or a stroke behind it."""
    at = text.find("/", start, end)
    while at >= 0 and not (text[at - 1] in _BEFORE_STROKE and text[at + 1 : at + 3].lstrip(" ")[:1].isupper()):
        at = text.find("/", at + 1, end)
    if at < 0:
        return False
    at = text.find("số", start, end)
    while at >= 0:
        if text[at + 2 : at + 3] == "…" or text[at + 2 : at + 4] in (" /", " .", " …"):
            return True
        at = text.find("số", at + 2, end)
    return False


def _with_symbol(
    text: str, start: int, end: int, starts: list[int], found: list[Mention], digits: str
) -> None:
    """A number with symbol at ``text[start:end]``, and plain numbers listed before it."""
    end -= len(text[start:end]) - len(text[start:end].rstrip("-/.,&_ "))
    torn = _torn_head(text, digits, start, end)
    if torn is not None:
        while found and found[-1].number_start >= torn:
            found.pop()
        start = torn
    parts = parse_number(digits[start:end])
    if parts is None:
        return
    ocr = digits is not text
    line = bisect_right(starts, start) - 1
    floor = max(starts[line], start - _LEFT_WINDOW)
    window = text[floor:start]
    head, plain = _listed_before(window, floor) if window.rstrip()[-1:] in (",", ";", "à") else (window, [])
    left = _kind_before(head)
    if left is None and head.rstrip(" :")[-2:].lower() in ("số", "sô") and (
        holds(head.lower(), _LONG_KINDS) and (long := _LONG.search(head)) is not None
    ):
        left = long["kind"].lower(), long.start(), True
    number = _mended(parts) if ocr and parts.repaired else parts.text
    kind = implied_kind(parts)
    if left is not None:
        word = kind_words()[left[0]]
        code = word.code if (
            (kind in (None, "CV") and word.code != "CV") or (word.code, kind) in _SHORT_LETTERS
        ) else kind or word.code
        at = floor + left[1]
        for i, (s, e) in enumerate(plain):
            found.append(
                Mention(at if i == 0 else s, e, line, kind=code, number=text[s:e],
                        number_start=s, number_end=e)
            )
        found.append(
            Mention(start if plain else at, end, line, kind=code, number=number, parts=parts,
                    number_start=start, number_end=end)
        )
        return
    if holds(window.lower(), _NO_DOCUMENTS) and _NOT_NUMBERED.search(window):
        return
    so = _LEFT_SO.search(window)
    mention = Mention(
        floor + so.start() if so else start, end, line, kind=kind, number=number, parts=parts,
        number_start=start, number_end=end,
    )
    if _is_citation(text, mention, parts, so is not None, starts, found):
        found.append(mention)


def _listed_before(window: str, floor: int) -> tuple[str, list[tuple[int, int]]]:
    """What stands before the plain numbers at the end of ``window``, and their offsets ("số 1, 2 và …")."""
    listed = _PLAIN.search(window)
    if listed is None or not _kind_before(head := window[: listed.start()]):
        return window, []
    at = floor + listed.start()
    return head, [(at + m.start(), at + m.end()) for m in _PLAIN_ITEM.finditer(listed[0])]


def _is_citation(
    text: str, mention: Mention, parts: NumberParts, labelled: bool, starts: list[int], found: list[Mention]
) -> bool:
    """Whether a number without a kind word cites a document; the list it stands in, or a word far
    before it, then tells its kind. ``labelled``: "số" stands before it.
    """
    start, outer, line, kind = mention.number_start, mention.start, mention.line, mention.kind
    before = text[max(starts[line], outer - 24) : outer]
    previous = found[-1] if found else None
    if kind == "CV" and previous is not None and previous.kind != "CV":
        previous = next((  # "các Công văn: số 1/A về … Nghị định số …; số 2/A": one of those again
            m for m in found[-2:-5:-1]
            if m.line == line and m.kind == "CV" and text[m.start - 4 : m.start] == "các "
        ), previous)
    if previous is not None and previous.line == line and _LIST.search(before) and (
        outer - found[-1].end < 90
    ):
        mention.listed_after = previous
        mention.kind = kind if kind not in (None, "CV") else previous.kind
        return True
    if not labelled and start == starts[line] and parts.unit is None and parts.kind is None and (
        "/ " in text[start : mention.end]
    ):
        return False  # "2/ UBND các xã": a label of a list
    if not labelled and parts.kind is None and implied_organ(parts) is None:
        return False  # only the letters of a kind or an organ tell a number then
    if previous is not None and previous.line == line and labelled and before.endswith(", "):
        mention.listed_after = previous if len(text[previous.end : outer]) < 200 else None
    elif before.endswith("(") or labelled:
        far = far_kind(text, starts[line], outer, mention.kind, near=not before.endswith("("))
        if far is not None:
            mention.start = far
            mention.date = date_before(text, far, outer)
            issuer_before(text, mention, far, outer)
    if parts.shape == "letter" and parts.unit is None and len(parts.organ or "") < 3:
        return False  # "nhà số 7/UB"
    return not (mention.start == start and not labelled and mention.kind is None)


def _torn_head(text: str, digits: str, start: int, end: int) -> int | None:
    """Where a number begins whose serial or year a blank tore apart before ``start``."""
    if text[start - 1 : start] != " " or text[start - 2] not in "0123456789lI":
        return None
    split = _SPLIT_SERIAL.search(text, max(0, start - 12), start)  # "số 1 02/2024/NĐ-CP"
    if split is None:
        split = _SPLIT_YEAR.search(text, max(0, start - 18), start)
        if split is None or not _SPLIT_WHOLE.match(compact(digits[split.start("head") : end])):
            return None
    head: int = split.start("head")
    return head


def _mended(parts: NumberParts) -> str:
    """The canonical form of a misread number, where it differs in letters and digits only."""
    canonical = format_number(parts)
    marks = [_MARKS.findall(text) for text in (canonical, parts.text)]
    return canonical if [m[-1] for m in marks[0]] == [m[-1] for m in marks[1]] else parts.text


def _bare(text: str, start: int, end: int, starts: list[int], found: list[Mention]) -> None:
    """A number without symbol behind a kind word: "Kế hoạch số 46", "Nghị định 30"."""
    if not _behind_word(text, start):
        return
    line = bisect_right(starts, start) - 1
    floor = max(starts[line], start - 40)
    left = _kind_before(text[floor:start])
    if left is None:
        return
    kind, at, so = left
    word = kind_words()[kind]
    if not word.bare or (word.code in ("CV", "L") and not so):
        return
    if not so:
        serial = text[start:end]
        if len(serial) == 1:
            return  # "Quyết định 3 …" counts something
        if word.code == "CTr" or (word.code in {"KH", "BC", "TB", "PA"} and len(serial) < 3):
            return  # "kế hoạch 05 năm", "báo cáo 6 tháng", "chương trình 135" are no numbers
        if len(serial) == 4 and serial[:2] in ("19", "20") and word.code in ("KH", "CTr", "L", "BC", "PA"):
            return  # a year
    if text[end : end + 1] == "," and (tight := _TIGHT.match(text, end)) is not None:
        _with_symbol(text, tight.start("last"), tight.end(), starts, found, text)
        return  # "các Nghị định 87,88,31/CP": the last one gathers those before it
    if _AMOUNT.match(text, end) and not _DATED.match(text, end) and not _YEARED.match(text, end):
        return
    found.append(
        Mention(floor + at, end, line, kind=word.code, number=text[start:end],
                number_start=start, number_end=end)
    )
    # further plain numbers of the list: ", 03, 04 và 06"
    position = end
    while True:
        more = _MORE.match(text, position)
        if more is None or (_AMOUNT.match(text, more.end()) and not _DATED.match(text, more.end())):
            return
        found.append(
            Mention(more.start("number"), more.end(), line, kind=word.code, number=more["number"],
                    number_start=more.start("number"), number_end=more.end())
        )
        position = more.end()


_MORE = regex.compile(r"(?:,|;|[ ]và|,[ ]và)[ ]?(?:số[ ])?(?P<number>[0-9]{1,4}[a-z]?)(?![\p{L}\p{N}/.%-])")
