"""Whether a numbered line is a heading or a paragraph, and what its title is.

A heading is in capitals, or is a phrase without a full stop that has text or parts below it, or
is what stands before a colon. A lead-in ("… như sau:", "… có trách nhiệm:") and a full sentence
are paragraphs: their sections have no title. A short phrase with a full stop is a heading where
something stands below it, or where its neighbours are headings (``unsure``).
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from ..anchors import Ending, holds

#: a title may have this many words; what is longer is a paragraph
LONG = 45
#: headings of articles and higher parts may be as long as this
LONG_FORMAL = 90
#: a phrase of so many words may be a heading in spite of its full stop
SHORT = 9
#: a colon further on ends no heading
REACH = 400
#: "Quyết định số: 12/QĐ-UBND": a colon before a number ends no heading
_NUMBERS = ("số", "Số", "số ")
FIGURE = regex.compile(r" ?[0-9]")
#: "Điều 9." in a heading on what an article of another text provides
ARTICLE = regex.compile(r"(?r)\bĐiều \d{1,3}")
DELIMITERS = regex.compile(r"[(“\[«)”\]»]|:(?!\d)|\.(?= )")
ENCLOSING = ("(", "“", "[", "«", ")", "”", "]", "»")
TRAILING = " .:;,-–|_~"
END_MARKS = (".", ";", "!", "?", "…")
CLOSERS = "\"”’)]"
#: so many letters before and behind the brackets of a text tell whether it is in capitals
_AROUND = 60
BRACKETS = regex.compile(r"\([^()]*\)")
#: a lead-in is a sentence that only announces a list
LEAD_IN = Ending(regex.compile(
    r"(?:như sau|sau đây|dưới đây|\bsau|\bgồm(?: có)?|trách nhiệm|cụ thể(?: là)?|\bnhư|\blà|nhiệm vụ là|\bcó nhiệm vụ"
    r"|\bphải|\bđược|\bđể|\bnhằm|mục đích|\bđối với|\bvới|\bcủa|(?<!tồn )\btại|\bvề|\bcho|thành lập|\bcần|đảm bảo|bảo đảm|trong đó|\bthành \d+ \p{L}+(?: \p{L}+)?)$"
))
#: "Mục tiêu cụ thể:" is a heading all the same
DETAILED = regex.compile(r"\p{Lu}\p{L}*(?: \p{L}+){1,2} cụ thể")
#: the colon of a list of bodies ("Giám đốc các Sở: Tài chính, …") ends no heading
BODIES = regex.compile(r"(?r)(?:\b[Cc]ác [Ss]ở|\bSở|\b[Cc]ác [Bb]ộ|\b[Cc]ác [Bb]an|(?:\b[Cc]ác|trưởng) (?:Vụ|Cục)|(?P<units>các (?:tỉnh|huyện|quận|thị xã|xã|phường))|\b[Cc]ác (?:[Ôô]ng|đồng chí)(?:(?: ?[,/(]| và)? ?[Bb]à\)?)?)$")
#: … which names them, as "Chủ tịch UBND các huyện: Ba Tơ, Sơn Hà" does; "UBND các xã: Xây dựng …" does not
PLACES = regex.compile(r"\p{Lu}\p{L}+ \p{Lu}|\p{Lu}\p{L}+,")
#: a verb in the middle of a phrase makes it a sentence
VERB = regex.compile(
    r"(?<=.)\b(?:vận động|triển khai|chỉ đạo|phối hợp|chủ trì|báo cáo|theo dõi|hướng dẫn|xây dựng|tham mưu|thực hiện"
    r"|tuyên truyền|hưởng ứng|đôn đốc|tổng hợp|kiểm tra|bố trí|ban hành|đăng ký)\b"
)
#: a clause with a subject and a predicate is a sentence, not a heading
FINITE = regex.compile(
    r"\b(?:phải|sẽ|đã|bị|chịu trách nhiệm|có trách nhiệm|thì|nếu|một trong|trong những|không được|không áp dụng|\d trong (?:số )?(?:các|những)"
    r"|kèm theo [Qq]uyết định này|được quy định|quy định tại|thực hiện theo|có hiệu lực|bao gồm)\b"
)

#: the words with which it begins
_FINITE_HEADS = frozenset((
    "phải", "sẽ", "đã", "bị", "chịu", "có", "thì", "nếu", "một", "trong", "không", "kèm", "được", "quy", "thực", "bao",
))
#: … and so is what an article of few words orders
EFFECT = regex.compile(r"có hiệu lực|kèm theo [Qq]uyết định này|chịu trách nhiệm")
#: articles that change other texts are headed by what they change, with a full stop
AMENDS = regex.compile(r"(?:Sửa đổi|Bổ sung|Bãi bỏ|Thay thế|Điều chỉnh|Đính chính)\b")


@dataclass(slots=True)
class Title:
    """Offsets of a title in its line. ``unsure``: a title only among titles."""

    start: int
    end: int
    unsure: bool = False


def capitals(text: str) -> bool:
    """Whether ``text`` is set in capitals (at least two letters, hardly any small one)."""
    if text.isupper() and "(" not in text:
        return sum(map(str.isupper, text[:16])) > 1 or sum(map(str.isupper, text)) > 1
    head = text[:48]
    if "(" not in head:  # most texts are told by their first words
        first = text[1:9].replace(" ", "")
        if (len(first) > 4 and first.isalpha() and first.islower()) or sum(map(str.islower, head)) > 4:
            return False
    elif _mostly_small(text):
        return False
    upper = sum(map(str.isupper, text))
    if upper < 2:
        return False
    lower = sum(map(str.islower, text))
    if lower and "(" in text:
        text = BRACKETS.sub("", text)
        upper, lower = sum(map(str.isupper, text)), sum(map(str.islower, text))
    return upper > 1 and (lower == 0 or upper > 12 * lower)


def _mostly_small(text: str) -> bool:
    """Whether the small letters around all brackets alone rule out that ``text`` is in capitals; some suffice."""
    opened = text.index("(")
    behind = max(text.rfind(")") + 1, opened)
    around = text[: min(opened, _AROUND)] + text[behind : behind + _AROUND]
    return sum(map(str.islower, around)) * 12 >= len(text)


def find_title(
    line: str, start: int, *, has_parts: bool, has_text: bool, formal: bool
) -> Title | None:
    """The title on ``line`` from ``start`` on, or None for a paragraph.

    ``has_parts``: numbered parts stand below; ``has_text``: unnumbered text stands below;
    ``formal``: the label is of a family that labels headings (phần … điều, A, I).
    """
    body = line[start:]
    if not body:
        return None
    if ":" in body and (colon := _colon(body)) is not None:
        head = body[:colon].rstrip(TRAILING)
        rest = body[colon + 1 :].strip()
        if not head:
            return None
        title = Title(start, start + len(head))
        if capitals(head):
            return title
        if rest:
            return title if _inline_title(head, rest) else None
        return title if _title_before_colon(head) else None
    text = body.rstrip(TRAILING)
    if capitals(text):
        return Title(start, start + len(text))
    below = has_parts or has_text
    if body.rstrip(CLOSERS).endswith(END_MARKS) or body.endswith("./"):
        if body.endswith((";", "./.", "./")) or ". " in text:
            return None
        words = text.count(" ") + 1
        title = Title(start, start + len(text))
        if words <= SHORT or (has_parts and text.startswith("Đối với")):
            if formal and EFFECT.search(text):
                return None
            if has_parts or formal:
                return title
            if VERB.search(text):
                return None
            return title if has_text else Title(title.start, title.end, unsure=True)
        if formal and has_parts and AMENDS.match(text) and words <= LONG_FORMAL:
            return title
        if not below or words > 3 * SHORT or FINITE.search(text):
            return None
        return title if formal and has_parts and words <= 2 * SHORT else Title(title.start, title.end, unsure=True)
    words = text.count(" ") + 1
    if formal and words > 4 and EFFECT.search(text):
        return None  # an order whose full stop is lost
    if words > (LONG_FORMAL if formal else LONG) or ". " in text or ("; " in text and not below):
        return None
    return Title(start, start + len(text)) if below or formal or words <= 12 else None


def _colon(body: str) -> int | None:
    """Offset of the colon that ends a heading: outside quotes and brackets, before a full stop."""
    colon = body.find(":", 0, REACH)
    if colon < 0:
        return None
    if not body[colon + 1 : colon + 2].isdecimal() and not body.endswith(_NUMBERS, 0, colon):
        head = body[:colon]
        if ". " not in head and not holds(head, ENCLOSING):
            return colon
    depth = 0
    for match in DELIMITERS.finditer(body, 0, REACH):
        char = match.group()[0]
        if char in "(“[«":
            depth += 1
        elif char in ")”]»":
            depth = max(depth - 1, 0)
        elif depth:
            continue
        elif char == ":":
            if not (body.endswith(_NUMBERS, 0, match.start()) and FIGURE.match(body, match.end())):
                return int(match.start())
        elif match.start() > 3 and body[match.start() - 2] != "." and not ARTICLE.match(body, 0, match.start()):
            return None
    return None


def _inline_title(head: str, rest: str) -> bool:
    """Whether the words before a colon with text behind it are a title."""
    if LEAD_IN.ends(head) and not DETAILED.fullmatch(head):
        return False
    bodies = BODIES.match(head)
    if bodies is not None and (bodies["units"] is None or PLACES.match(rest)):
        return False
    words = head.split()
    names = sum(word[0].isupper() for word in words)
    if names * 4 >= len(words):  # a list of bodies may be long
        return len(words) <= LONG
    if ";" in head:
        return False
    return len(words) <= 20 and not (len(words) > 8 and _finite(head))


def _finite(text: str) -> bool:
    """Whether :data:`FINITE` is found; short texts of words and blanks are told by their words."""
    if len(text) < 80 and text.replace(" ", "").isalpha() and _FINITE_HEADS.isdisjoint(text.split(" ")):
        return False
    return FINITE.search(text) is not None


def _title_before_colon(head: str) -> bool:
    """Whether a line that ends in a colon is a heading, not a lead-in."""
    if (LEAD_IN.ends(head) and not DETAILED.fullmatch(head)) or _finite(head):
        return False
    return head.count(" ") + 1 <= LONG
