"""Labels of numbered parts at the beginning of a line: what they are and what they count.

Families are ordered by their usual rank in administrative documents (Nghị định 30/2020/NĐ-CP,
Phụ lục I, II.5: phần, chương, mục, tiểu mục, điều, khoản, điểm; plans: I. / 1. / a); Party
documents: A- / I- / 1-).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex

PART, CHAPTER, SECTION, SUBSECTION, ARTICLE, UPPER, ROMAN, ARABIC, DOTTED, LETTER, LOWER_ROMAN = (
    range(11)
)

#: letters in the order in which points are counted; "đ" follows "d"; f, j, w, z are also met
LETTERS = "abcdđefghijklmnopqrstuvwxyz"
SMALL = frozenset(LETTERS)
#: letters that may be left out between two neighbours
OPTIONAL = frozenset("đfjwz")
WORDS = {
    "phần": (PART, "Phần"),
    "chương": (CHAPTER, "Chương"),
    "mục": (SECTION, "Mục"),
    "tiểu mục": (SUBSECTION, "Tiểu mục"),
    "điều": (ARTICLE, "Điều"),
    "ðiều": (ARTICLE, "Điều"),
}
ORDINALS = {
    name: i
    for i, names in enumerate(
        (("nhất", "một"), ("hai", "nhì"), ("ba",), ("tư", "bốn"), ("năm",), ("sáu",), ("bảy", "bẩy"),
         ("tám",), ("chín",), ("mười",)),
        1,
    )
    for name in names
}
ROMAN_NUMERALS = {
    tens + ones: 10 * i + j
    for i, tens in enumerate(("", "X", "XX", "XXX", "XL"))
    for j, ones in enumerate(("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"))
    if i or j
}
#: what OCR makes of roman numerals
OCR_ROMAN = str.maketrans({"l": "I", "1": "I", "T": "I", "|": "I", "Ï": "I", "Ì": "I", "Í": "I",
                           "U": "II", "H": "II", "N": "IV", "Y": "V", "L": "I", "i": "I", "v": "V"})

LABEL = regex.compile(
    r"""
    (?P<word>(?i:phần|chương|tiểu\ mục|mục|điều|ðiều))\ ?
      (?P<count>(?i:thứ)\ \p{L}+|[IVXLC]+(?!\p{L})|[A-ZĐ](?!\p{L})|\d{1,3}[a-zđ]?(?![\p{L}\d/%,]))
      \ ?(?P<wmark>[.:)\-–—/]+|)
  | (?P<dotted>(?:[IVX]{1,5}\.\ ?\d{1,2}|\d{1,2}\.\d{1,2})(?:\.\d{1,2}){0,6})(?P<dmark>\ ?[.)/:\-–]|)
      (?=\ |\p{Lu}|["“(])\ ?(?=[\p{L}"“”‘'(\[]|\d{1,2}\ tháng\ (?:đầu|cuối))
  | (?P<arabic>\d{1,3})\ ?(?P<amark>\.?\)|\./|\.|/[.-]?(?=\ )|[-–](?=\ ?\p{Lu}|\ \d+\ ?%)|:(?=\ ?\p{Lu}))
      \ ?(?=[\p{L}"“”‘'(\[<]|\d+\ ?%|\d{1,2}\ tháng\ (?:đầu|cuối))
  | (?!V/[vV]\b)(?P<roman>[IVX]{1,6})\ ?(?P<rmark>\./|/\.|[.)/:,]|[-–—](?!\d)|(?=\ \p{Lu}{2}))\ ?-?\ ?(?=[\p{L}"“”‘'(\[]|$)
  | (?P<letter>[a-zđ]|[A-ZĐ](?=\ ?[./)\-–]\ ?["“]?\p{Lu}))\ ?(?P<lmark>\.?\)|\.(?!\p{L}\.)|/(?=\ )|-(?=\ ))
      \ ?(?=[\p{L}"“”‘'(\[]|\d)
  | (?P<low>[ivx]{2,5})\ ?(?P<lowmark>\)|\.)\ ?(?=\p{L})
    """,
    regex.VERBOSE,
)
#: a roman numeral as OCR spoils it, before a heading in capitals
SPOILT = regex.compile(
    r"(?P<token>[IVXLTHUNYl1|ÏÌÍiv]{1,5})\ ?(?P<mark>[.,)/:\-–]+)\ ?(?=[\p{L}\"“(])"
)


@dataclass(slots=True)
class Label:
    """A label candidate. ``after`` is the offset in its line where the heading begins.

    Never changed once it is made (frozen ones cost three times as much to make).
    """

    line: int
    family: int
    value: int
    text: str
    mark: str
    after: int
    path: tuple[int, ...] = ()
    sure: bool = True
    spoilt: bool = False


def roman_value(token: str) -> int | None:
    """Value of a roman numeral up to 49, or None where the letters do not make one."""
    return ROMAN_NUMERALS.get(token)


def follows(previous: int, value: int, family: int) -> bool:
    """Whether ``value`` is the next one after ``previous`` in a list of ``family``."""
    if value == previous + 1:
        return True
    if family in (LETTER, UPPER) and value > previous:
        return all(LETTERS[i - 1] in OPTIONAL for i in range(previous + 1, min(value, 27)))
    return False


#: second letters of a label that stands behind another one
_SECOND = frozenset(".IVX")


def _inner(line: str, index: int, after: int) -> Label | None:
    """The printed label behind the number of an automatic list: "1. A. NHIỆM VỤ", "2. II. YÊU CẦU".

    Text copied from a word processor shows both; the heading in capitals belongs to the second.
    """
    rest = line[after:]
    found = _usual(rest, index) if rest.isupper() else None
    if found is None and rest[:1] in "ABCDĐ" and rest[1:3] == ". " and rest.isupper():
        letter = rest[0]
        found = Label(index, UPPER, LETTERS.index(letter.lower()) + 1, letter, ".", 3)
    return None if found is None or found.family == ARABIC else replace(found, after=found.after + after)


def _usual(line: str, index: int) -> Label | None:
    """A label as nearly all are printed ("1. Xx", "II. Xx", "a) Xx"), told without a pattern."""
    if line[1:3] == ") ":
        at, mark = 1, ")"
    else:
        at, mark = line.find(". ", 1, 5), "."
    after = at + 2
    if at < 0 or not line[after : after + 1].isalpha():
        return None
    token = line[:at]
    if line[after + 1 : after + 2] in _SECOND and token.isdecimal() and (
        inner := _inner(line, index, after)
    ) is not None:
        return inner
    known = _TOKENS.get(token)
    if known is None:
        head, dot, last = token.partition(".")
        if dot and head.isdecimal() and last.isdecimal():  # "3.1. Xx"
            return Label(index, DOTTED, int(last), token, mark, after, (int(head), int(last)))
        return None
    family, value, text, path = known
    return Label(index, family, value, text, mark, after, path, family != ARABIC or not line[after].islower())


#: what the tokens of nearly all labels say: family, value, text and path
_TOKENS: dict[str, tuple[int, int, str, tuple[int, ...]]] = {
    **{f"{n:0{width}}": (ARABIC, n, str(n), (n,)) for width in (1, 2, 3) for n in range(1, 10**width)},
    **{letter: (LETTER, n, letter, ()) for n, letter in enumerate(LETTERS, 1)},
    **{token: (ROMAN, n, token, (n,)) for token, n in ROMAN_NUMERALS.items() if "L" not in token},
}


def read_label(line: str, index: int) -> Label | None:
    """The label at the beginning of ``line`` (the line with number ``index``), or None."""
    if (usual := _usual(line, index)) is not None:
        return usual
    match = LABEL.match(line)
    if match is None:
        return None
    end = match.end()
    form = match.lastgroup  # every form ends with the group of its mark
    if form == "amark":
        digits, mark = match.group("arabic", "amark")
        value = int(digits)
        if not value:
            return None
        sure = not line[end].islower() and not line[end].isdigit()
        return Label(index, ARABIC, value, str(value), mark, end, (value,), sure)
    if form == "lmark":
        letter, mark = match.group("letter", "lmark")
        family = UPPER if letter.isupper() else LETTER
        return Label(index, family, LETTERS.index(letter.lower()) + 1, letter, mark, end)
    if form == "rmark":
        token, mark = match.group("roman", "rmark")
        number = roman_value(token)
        if number is None:
            return None
        return Label(index, ROMAN, number, token, mark, end, (number,))
    if form == "dmark":
        dotted, mark = match.group("dotted", "dmark")
        head, *rest = dotted.replace(" ", "").split(".")
        roman = not head.isdigit()
        first = roman_value(head) if roman else int(head)
        if first is None:
            return None
        path = (first, *map(int, rest))
        sure = line[end].isupper() or bool(mark)
        text = rest[-1] if roman else dotted
        return Label(index, DOTTED, path[-1], text, mark.strip(), end, path, sure)
    if form == "wmark":
        return _word_label(match, line, index, end)
    token, mark = match.group("low", "lowmark")
    number = roman_value(token.upper())
    if number is None:
        return None
    return Label(index, LOWER_ROMAN, number, token, mark, end)


def _word_label(match: regex.Match[str], line: str, index: int, end: int) -> Label | None:
    """Labels with a word: "Phần thứ hai", "Chương II", "Mục 3", "Điều 12."."""
    family, name = WORDS[match["word"].lower()]
    if match["word"][0].islower():
        return None
    count = match["count"]
    low = count.lower()
    if low.startswith("thứ "):
        value = ORDINALS.get(low[4:])
        text = f"{name} {low}"
    elif count[0].isdigit():
        digits = count.rstrip("abcdefghiklđ")
        value = int(digits)
        text = f"{name} {count if digits != count else value}"
    else:
        value = roman_value(count) or (ord(count) - 64 if len(count) == 1 else None)
        text = f"{name} {count}"
    if value is None:
        return None
    rest = line[end:].lstrip()
    mark = match["wmark"]
    if rest and not mark and (family in (ARTICLE, SECTION) or not rest[0].isupper()):
        # "Điều 12 Nghị định …" at the head of a wrapped line is a citation
        return None
    after = len(line) - len(rest)
    sure = not rest or rest[0].isupper() or not rest[0].isalpha()
    return Label(index, family, value, text, mark, after, (value,), sure)


def read_spoilt(line: str, index: int, expected: int) -> Label | None:
    """A roman numeral that OCR has spoilt ("TV.", "II1.", "l.") where ``expected`` is due."""
    match = SPOILT.match(line)
    if match is None:
        return None
    value = roman_value(match["token"].translate(OCR_ROMAN))
    if value != expected:
        return None
    text = roman_numeral(expected)
    return Label(index, ROMAN, expected, text, match["mark"], match.end(), (expected,), True, True)


def roman_numeral(value: int) -> str:
    """Roman numeral of 1 … 39."""
    tens, ones = divmod(value, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def as_letter(label: Label) -> Label:
    """The same label read as a capital or small letter ("I." after "H.", "i)" after "h)")."""
    letter = label.text
    family = UPPER if letter.isupper() else LETTER
    return replace(label, family=family, value=LETTERS.index(letter.lower()) + 1, path=())


def as_lower_roman(label: Label) -> Label | None:
    """A single small letter i, v, x read as a roman numeral."""
    value = roman_value(label.text.upper())
    return None if value is None else replace(label, family=LOWER_ROMAN, value=value)
