"""Which printed lines make one paragraph.

A line break is a wrap where the next line carries on a sentence, or where the line was full. How
long a full line is, and whether blank lines mean anything, is learnt from the document itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from ..knowledge.dashed import dash_inside
from ..knowledge.gates import Opening

_FORMULAS = (
    r"(?:[IVXLC]{1,6}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ]|[A-HĐ])[.)/\-:](?=[ \t]|\p{Lu}|$)"
    r"|\d{1,2}(?:\.\d{1,2}){1,3} \p{Lu}|[-+*•–—] ?[\p{L}\d(\"“*]|(?:Điều|ĐIỀU) \d"
    r"|(?:Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN) (?:[IVX\d]|thứ |THỨ )|(?:Nơi|Noi|NƠI) (?:nhận|NHẬN)"
    r"|Kính gửi|KÍNH GỬI|Số ?:|Căn cứ |Theo đề nghị|Xét đề nghị"
    r"|(?:Thực hiện|Triển khai) (?:Kế hoạch|Quyết định|Chỉ thị|Nghị quyết|Nghị định|Thông tư|Công văn|Văn bản"
    r"|Hướng dẫn|Kết luận|Chương trình|Thông báo|Luật)\b|Hưởng ứng (?:phong trào|Lời|lời)|(?:PHỤ LỤC|Phụ lục) [IVX\d]"
    r"|(?:Trong t|T)hời gian (?:qua|vừa qua)\b|Ngày \d{1,2}(?:/| tháng )"
    r"|(?:Tiếp tục thực hiện|Phúc đáp|Trả lời) |\p{Lu}{3}[\p{Lu} ]+ điện ?:"
    r"|(?:TM|KT|TL|TUQ|T/M|K/T|T/L|Q)\. ?\p{Lu}|[(*]?(?:Đã k|đã k)[ýí]|\((?:Ban hành k|K)èm theo "
)
#: place and date, whose place may begin with any capital
_DATED = r"\p{Lu}[\p{L}.' -]{1,30}\d{0,2}, ?ngày [\d. …_]{0,8}tháng "
#: a line that opens a paragraph of its own: a label, a bullet, a formula of the genre
OPENS = regex.compile(rf"(?:{_FORMULAS}|{_DATED})")
_OPENING = Opening(regex.compile(rf"(?:{_FORMULAS})"))
#: letters in which the word "ngày" of :data:`_DATED` stands
_DATE_REACH = 48
ENDS = (".", ";", ":", "!", "?", "…")
CLOSERS = "'\"”’)»]"
CAPITALS = regex.compile(r"[^\p{Ll}]*\p{Lu}[^\p{Ll}]*")
LABELLED = regex.compile(r"(?:[IVXLC]{1,6}|[A-HĐ]|\d{1,2}(?:\.\d{1,2}){0,3}|Điều \d+)[.)/:\-]")
#: words after which a number or label at the head of the next line still belongs to the sentence
#: (read backwards: only the end of the line is looked at)
EXPECTS = regex.compile(
    r"(?ri)(?:^|[ (])(?:ngày|tháng|năm|quý|số|điều|khoản|điểm|mục|chương|phần|khóa|khoá|kỳ|thứ|lần"
    r"|từ|đến|và|hoặc|tại|là|của|theo|với|trên|dưới|trước|sau|đạt|đợt|giai đoạn|phụ lục|biểu|bảng"
    r"|tuần|lúc|khoảng|gồm|cụm|khối)$|[-–/,(]$"
)
#: words on which no paragraph ends: what they announce stands on the next line, however short theirs is
DANGLES = regex.compile(
    r"(?r)(?:(?:^|[ (])(?:và|hoặc|của|tại|theo|với|về|bởi|Luật)|[0-9]\. (?:Phê duyệt|Ban hành|Thành lập|Công nhận)"
    r"|của (?:Giám đốc|Chủ tịch|Bộ trưởng|Trưởng (?:phòng|ban)|Chánh Văn phòng))$"
)
#: a label on a line of its own, its heading or text on the next
LONE = regex.compile(r"(?:[IVXLC]{1,6}|\d{1,2}(?:\.\d{1,2}){0,3})\.|[a-zđ]\)")
#: a number behind "số" at the head of the next line; a figure behind "Điều"
NUMBER_AHEAD = regex.compile(r"\d{1,5}[a-z]? ?[/-]")
FIGURE_AHEAD = regex.compile(r"\d{1,3}[a-zđ]?[.:]? ")
#: a date torn between two lines
DATE_AHEAD = regex.compile(r"\d{1,2}(?:[/.-]\d{1,2}[/.-]\d{4}| tháng \d)")
#: hardest wrap that is taken for one (characters); longer lines are paragraphs as they stand
WIDEST = 140
#: lines from which the wrap is learnt
STUDIED = 1500


@dataclass(frozen=True, slots=True)
class Wrap:
    """How a text is wrapped: length of a full line (0: not wrapped); what blank lines mean."""

    width: int = 0
    blanks_part: bool = False
    margin: int | None = None  # indents up to this many blanks mean that a paragraph goes on
    opening: tuple[bool, ...] = ()  # :func:`opens` of each line it was learnt from


def opens(line: str) -> bool:
    """Whether a line opens a paragraph of its own by its label, bullet or formula."""
    if line[0].islower() and line[1:2] not in _LABEL_ENDS:
        return line.startswith("kính gửi")  # typed in small letters behind place and date
    return _OPENING.match(line) is not None or ("ngày" in line[:_DATE_REACH] and OPENS.match(line) is not None)


_LABEL_ENDS = frozenset(".)/-:")


def ended(line: str) -> bool:
    """Whether a line ends with the mark of a finished sentence or item (``./.`` too)."""
    last = line[-1]
    if last in CLOSERS:
        line = line.rstrip(CLOSERS)
        if not line:
            return False
        # a quotation or bracket that ends a sentence has its mark inside or behind
        last = line[-1]
    return last in ENDS


def full_line(lines: Sequence[str]) -> int:
    """Length of a full line among printed lines; 0 where the text is not wrapped."""
    count = min(len(lines), STUDIED)
    if count < 4:
        return 0
    full = sorted(map(len, lines[:count]))[min(int(count * 0.95), count - 2)]
    return full if 30 <= full <= WIDEST else 0


def study(
    lines: Sequence[str], blanks: Sequence[bool], indents: Sequence[int], full: int
) -> Wrap:
    """Wrap of a text from its printed lines, the blank lines before them and their indents.

    ``full`` is the length of a full line (:func:`full_line`).
    """
    lines = lines[:STUDIED]
    count = len(lines)
    carried = carried_blank = opened = opened_blank = tight = 0
    flush: list[int] = []
    inset: list[int] = []
    opening = tuple(map(opens, lines))
    previous = lines[0]
    for line, opens_it, blank, indent in zip(lines[1:], opening[1:], blanks[1:], indents[1:], strict=False):
        if opens_it:
            opened += 1
            opened_blank += blank
            inset.append(indent)
        elif line[0].islower() and (previous[-1].isalpha() or not ended(previous)):
            carried += 1
            carried_blank += blank
            tight += len(previous) >= 0.85 * full
            flush.append(indent)
        previous = line
    # few wraps in a text of short items count where every one of them follows a full line
    strict = tight == carried and max(map(len, lines)) <= 1.15 * full
    if carried < 2 or (carried < 0.08 * count and not strict):
        return Wrap()
    informative = carried_blank <= 0.1 * carried and opened_blank >= 0.6 * opened > 0
    return Wrap(full, informative, _margin(flush, inset), opening)


def _margin(flush: list[int], inset: list[int]) -> int | None:
    """Indent that parts continued lines from first lines of paragraphs, if one does."""
    if len(flush) < 4 or len(inset) < 3:
        return None
    flush, inset = sorted(flush), sorted(inset)
    low, high = flush[int(len(flush) * 0.85)], inset[int(len(inset) * 0.3)]
    return (low + high) // 2 if high - low >= 3 else None


def joins(
    previous: str, line: str, wrap: Wrap = Wrap(), blank_before: bool = False,
    page: bool = False, indent: int = 0, before: int = 0, opened: bool | None = None,
) -> bool:
    """Whether ``line`` carries on the paragraph whose last printed line is ``previous``.

    ``page``: a page break stands between the two; ``indent`` and ``before`` are the blanks at the
    head of ``line`` and of ``previous``; ``opened`` is what :func:`opens` says of ``line``, where that
    is known. Both lines are clean and not empty.
    """
    first = line[0]
    width = wrap.width
    reach = len(previous) + (before if before <= 12 else 0)
    if first.islower() or first in ",;)":
        if not width and previous.endswith(ENDS):
            return False
        if opens(line) if opened is None else opened:
            return bool(width) and reach >= 0.85 * width and bool(EXPECTS.match(previous))
        if previous.isupper():
            return False
        if not ended(previous):
            return True
        # "…; \n bảo vệ …": a wrap only where the line was full
        return full(reach, line, width) and previous[-1] != ":"
    if first.isdigit() and previous.endswith(" ngày") and len(previous) > 12 and DATE_AHEAD.match(line):
        return True
    if first.isdigit() and previous[-1] in "ốu" and _number_torn(previous, line):
        return True
    if not width:
        return (
            page and len(previous) >= 60 and not ended(previous)
            and not (opens(line) if opened is None else opened)
            and not line.isupper() and not previous.isupper()
        )
    if first in "-–—" and previous[-1].isalpha() and dash_inside(previous, line[1:].lstrip()):
        return True  # "Giám đốc các Sở: Lao động \n - Thương binh và Xã hội"
    if opened is None:
        opened = opens(line)
    if not opened and (
        (len(previous) <= 8 and LONE.fullmatch(previous)) or (DANGLES.match(previous) and not line.isupper())
    ):
        return True
    if previous.isupper():
        # a capital heading with a label that runs over two lines
        return (
            len(previous) >= 0.5 * width and line.isupper()
            and LABELLED.match(previous) is not None and not opened
        )
    if opened:
        if ended(previous) or reach < 0.85 * width:
            return False
        if first in "-–—":  # "Ban Thi đua \n - Khen thưởng": items end with a mark, this did not,
            # and the dash itself had no room any more
            if OPENS.match(line[1:].lstrip()):
                return False  # "- Căn cứ …"
            return reach + 2 > 0.93 * width
        return EXPECTS.match(previous) is not None
    if line.isupper() and len(line) > 6 and " " in line:
        return False
    if wrap.margin is not None:
        return indent <= wrap.margin and reach >= 0.6 * width
    if wrap.blanks_part:
        return not blank_before and full(reach, line, width)
    return not ended(previous) and full(reach, line, width)


def _number_torn(previous: str, line: str) -> bool:
    """Whether a document's number, or that of an article, stands on the line below its word."""
    if previous.endswith(" số"):
        return NUMBER_AHEAD.match(line) is not None
    return previous == "Điều" and FIGURE_AHEAD.match(line) is not None


def full(reach: int, line: str, width: int) -> bool:
    """Whether the first word of ``line`` had no room any more on a line that reached to ``reach``.

    Proportional fonts make full lines differ by about a fifth in characters.
    """
    return bool(width) and reach + 1 + len(line.partition(" ")[0]) > 0.86 * width
