"""Slips of OCR inside a line: specks taken for marks, words grown together, numerals as letters.

Specks beside letters are read as stops, commas and quotes inside a word ("công.tác", "'Căn cứ"),
narrow blanks are lost ("thanhvà"), and Roman numerals of strokes become letters ("hạng IHI"). The
rules follow what printed Vietnamese cannot have: a stop or colon between two small letters, a word
that is no syllable but two, a numeral with an H. Figures of numbers and dates are never touched.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from ...knowledge.places import province
from ...knowledge.tables import rows
from ..legacy import is_syllable
from .engine import OcrWord
from .recipients import pieces
from .spelling import bare, compounds, like_compound


def _words(name: str) -> frozenset[str]:
    """A list of ``knowledge/data/slip_words.csv``."""
    return frozenset(row["word"] for row in rows("slip_words") if row["list"] == name)


#: what is believed at most of a word that was put right
MENDED = 0.8
#: a mark between small letters of two words, where a printed one has a blank behind it
INNER = regex.compile(r"(\p{L}\p{Ll}+)([.,:;*'’])(\p{Ll}{2,})")
#: addresses of the web keep their stops, units and sums theirs
ADDRESS = regex.compile(r"[@/\d]|www|\.(?:vn|com|org|net|gov|edu)\b", regex.IGNORECASE)
#: a mark between a word and the figure that it counts, between a figure and a word
FIGURED = regex.compile(r"(?i)\b(năm|ngày|tháng|số|quý|đợt|điều|khoản|mục|lần)[.,;:'’-]{1,2}(?=\d)")
WORDED = regex.compile(r"(?<=\d)[.,:;](?=\p{Ll}{2,}\W*$)")
#: a figure in the place of a letter
ROUND = regex.compile(r"(?<=\p{L})0(?=\p{Ll})")
#: what is left of strokes and specks: vowels that stand alone in no text
VOWELS = frozenset("ÌÍĨỈỊìíĩỉị¡")
#: a mark behind a word, where the next one goes on with it
MARKED = regex.compile(r"(?P<word>\W*\p{L}+)(?P<mark>[.,:;'’]{1,2})")
#: words of lists of bodies and units, which commas part
LISTED = _words("unit")
#: words of two syllables that are printed with a comma, too
PAIRED = _words("paired")
#: a quote before a word that no quote closes, a stop before a word
LEADING = regex.compile(r"['`‘’´.,:;*~_]{1,2}(?=\p{L}{2})")
CLOSING = regex.compile(r"['`‘’´]\W*$")
#: words joined to others so often that a blank is lost beside them
JOINING = _words("joining")
#: what Roman numerals stand behind
COUNTED = _words("counted")
NUMERAL = regex.compile(r"(?P<value>[XVIHl1|ïÏ]{1,6})(?P<end>[.,;:)”\"]*)")
#: strokes as they are read → as they are printed
STROKES = str.maketrans({"H": "II", "l": "I", "1": "I", "|": "I", "ï": "I", "Ï": "I"})
ROMAN = regex.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
#: "TTĐTtinh": letters of a body and its province
PROVINCE = regex.compile(r"(\p{Lu}{2,7})t[iíỉìĩị]nh(\W*)")
#: the name and the motto of the country, by their first words
COUNTRY = frozenset((("cong", "hoa"), ("doc", "lap")))
DASHES = frozenset("-–—")
#: what stands before "trách nhiệm"
BURDENED = frozenset(("chịu", "có"))
#: bodies whose names follow at once
HEADS = frozenset(("Sở", "Bộ", "Phòng", "Cục", "Vụ"))
#: "Cổng thông tin" as it is read
GATES = frozenset(("cõng", "cống", "cồng", "cỗng", "cộng"))
#: "§ố:" for "Số:", labels and specks before them, quotes before the dash of an item
SPOILT_NUMBER = regex.compile(r"[§$][ốổỗồôóòỏõọ]:?")
NUMBERED_LABEL = regex.compile(r"\d{1,2}(?:\.\d{1,2})*\.|[a-zđ]\)")
SPECKED_LABEL = regex.compile(r"^['`‘’´._:,;~*]{1,3}(?=(?:\d{1,2}(?:\.\d{1,2})*\.|[IVX]{1,4}\.|[a-zđ]\))(?:$|\p{Lu}))")
QUOTED_DASH = regex.compile(r"^['`‘’´.,:;]+(?=[-–+]$)")
#: labels of lines: "§." is 8, "4:" is "4." before a capital
EIGHT = regex.compile(r"§(?=[.)](?:\d|$))")
LABEL = regex.compile(r"(\d{1,2}):")
#: "Điêu 1", "Điều I"
ARTICLE = regex.compile(r"[ĐD][iI][eêềếểễẻèé]u")
ARTICLE_NUMBER = regex.compile(r"([Il|1-9][Il|\d]?)([.,:;]?)")
ONES = str.maketrans("Il|", "111")
#: "số" before a number with its symbol
NUMBERED = regex.compile(r"\d{1,5}[a-z]?/(?:\d{4}/)?\p{Lu}\S*")
#: a date in figures
DATED = regex.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b")
ENDS, MARKS = frozenset(".,:;'’"), ".,:;)"
#: in capitals, these lines end with a colon
DECIDED = regex.compile(r"\W*(?:QUYẾT|KẾT|NAY|YÊU|CHỈ|NGHỊ)")
#: marks behind the last word of a line in capitals
TRAIL = regex.compile(r"[.…,:;*_\-–—'’]{1,4}$")


def mended(words: list[OcrWord]) -> list[OcrWord]:
    """The words of a page without the slips that their form tells."""
    result: list[OcrWord] = []
    parted = [part for piece in pieces(words) for part in _beside_nation(piece)]
    for number, piece in enumerate(parted):
        following = parted[number + 1][0].text if number + 1 < len(parted) else ""
        if len(piece) > 2 and piece[-1].text in DASHES and (
            piece[-2].text.lower(), following.lower().rstrip(".,;:)")
        ) in compounds():
            piece = piece[:-1]  # a speck at the end of a line, where a word goes on
        if len(piece) > 2 and piece[0].text in DASHES and piece[2].text[0].isupper() and NUMBERED_LABEL.fullmatch(piece[1].text):
            piece = piece[1:]  # dashes open no labels
        quoted = any(CLOSING.search(word.text) for word in piece)
        line = _without_trail([part for word in piece for part in _parted(word, quoted)])
        texts = ["", *(word.text for word in line), "", ""]
        for k, word in enumerate(line, 1):
            before = texts[k - 1] if k > 2 or texts[k - 1] not in DASHES else ""
            text = _in_place(word.text, before, texts[k + 1])
            if k > 1 and texts[k - 1].lower().rstrip(".,") == "trách" and texts[k - 2].lower() in BURDENED:
                text = _like("nhiệm", text)
            if text[-1:] in ENDS:
                text = _unmarked(texts[k - 1], text, texts[k + 1] or following, texts[k + 2])
            if text:
                result.append(word if text == word.text else word.mended(text, MENDED))
    return result


def _beside_nation(piece: list[OcrWord]) -> list[list[OcrWord]]:
    """A line of the head parted where the name or the motto of the country begins beside an organ."""
    for k in range(1, len(piece) - 3):
        if (bare(piece[k].text), bare(piece[k + 1].text)) in COUNTRY:
            return [piece[:k], piece[k:]]
    return [piece]


def _like(meant: str, text: str) -> str:
    """A word with the mark that stands behind another one."""
    end = text[-1:] if text[-1:] in ENDS else ""
    return meant + end


def _parted(word: OcrWord, quoted: bool) -> list[OcrWord]:
    """A word without specks at and in it, as the words that it is; ``quoted``: a quote is closed."""
    text = word.text
    if not quoted and (match := LEADING.match(text)):
        opened = text.startswith("Điều", match.end())  # new wording of an article is quoted
        text = "“" * opened + text[match.end() :]
    if not ADDRESS.search(text):
        text = INNER.sub(_blanked, text)
    elif any(map(str.isdigit, text)) and any(map(str.islower, text)):
        text = ROUND.sub("o", WORDED.sub(" ", FIGURED.sub(r"\1 ", text)))
    parts = [part for piece in text.split(" ") for part in apart(piece)]
    if parts == [word.text]:
        return [word]
    width = (word.x1 - word.x0) / max(sum(map(len, parts)) + len(parts) - 1, 1)
    at, found = float(word.x0), []
    for part in parts:
        end = at + width * len(part)
        found.append(word._replace(x0=round(at), x1=round(end)).mended(part, MENDED))
        at = end + width
    return found


def _blanked(match: regex.Match[str]) -> str:
    """Two syllables with a blank in the place of the mark between them; a comma stays."""
    first, mark, second = match.groups()
    if not (is_syllable(first) and is_syllable(second)):
        return str(match.group())
    return f"{first}, {second}" if mark == "," else f"{first} {second}"


@lru_cache(maxsize=4096)
def apart(text: str) -> tuple[str, ...]:
    """A word that is no syllable but two that belong together: "thanhvà" → "thanh", "và"."""
    core = text.strip(".,;:)(\"“”")
    if (match := PROVINCE.fullmatch(text)) is not None:
        return match[1], f"tỉnh{match[2]}"
    if len(core) < 4 or not core.isalpha() or core.isascii() or not (
        core[1:].islower() or core.isupper() or _humped(core)
    ):
        return (text,)
    if is_syllable(core):
        return (text,)
    start = text.index(core)
    found = [
        cut for cut in range(2, len(core) - 1)
        if _belong(core[:cut], core[cut:])
    ]
    if len(found) != 1:
        return (text,)
    cut = start + found[0]
    return text[:cut], text[cut:]


def _humped(core: str) -> bool:
    """Whether a word has one capital behind small letters: "huyệnThạch"."""
    return sum(map(str.isupper, core[1:])) == 1 and not core[1].isupper()


def _belong(first: str, second: str) -> bool:
    """Whether two halves of a word are syllables that stand side by side in the field."""
    if not (is_syllable(first) and is_syllable(second)):
        return False
    if first.isupper() and second.isupper() and len(second) > 1:
        return not (first.isascii() or second.isascii())
    if second[0].isupper():
        return first.islower() or first.istitle()
    a, b = first.lower(), second.lower()
    return like_compound(a, b) or a in JOINING or b in JOINING


def _unmarked(before: str, text: str, after: str, last: str) -> str:
    """A word without the mark behind it, where the next word goes on with it.

    It does where both are a word of two syllables, or a province and its name.
    """
    match = MARKED.fullmatch(text)
    if match is None:
        return text
    word, mark, behind = match["word"], match["mark"], after.rstrip(MARKS)
    if after[:1].isupper():
        named = word == "tỉnh" and province(f"{after} {last}".rstrip(MARKS)) is not None
        return str(word) if named else text
    first, second = word.lower().strip("“\"("), behind.lower()
    if f"{first} {second}" in PAIRED:
        return text if mark == "," else f"{word},"
    if (first in LISTED and second in LISTED) or (first, second) not in compounds():
        return text
    if (before.lower(), first) in compounds() or (second, last.lower().rstrip(MARKS)) in compounds():
        return text
    return str(word)


def _in_place(text: str, before: str, after: str) -> str:
    """A word as its neighbours on the line tell it; empty where it is a part of the next one."""
    if text in DASHES and before in HEADS and after[:1].isupper():
        return ""
    if text in VOWELS or (text in ("s", "S") and bare(after) == "so"):
        return ""
    if text in ("số.", "số,", "số'") and NUMBERED.match(after):
        return "số"
    if text[-1] in ENDS and after[:1].isdigit() and (
        text[:-1].lower() == "ngày" or (before.isdigit() and text[:-1].lower() in ("tháng", "năm"))
    ):
        return text[:-1]
    if not before:
        if SPOILT_NUMBER.fullmatch(text):
            return "Số:"
        text = SPECKED_LABEL.sub("", QUOTED_DASH.sub("", text))
        if "§" in text:
            text = EIGHT.sub("8", text)
        if after[:1].isupper() and (label := LABEL.fullmatch(text)) is not None:
            return f"{label[1]}."
    elif text in ("Và", "Với") and before[-1].isalpha():
        return text.lower()
    elif before.lower() == "phối" and after.rstrip(",").lower() == "với" and bare(text) != "hop":
        return "hợp"
    elif text.lower() in GATES and after.lower() == "thông":
        return "Cổng" if text[0].isupper() else "cổng"
    elif text == "viên" and before == "Học" and after[:1].isupper():
        return "viện"
    elif before.lower() in COUNTED and (numeral := NUMERAL.fullmatch(text)) is not None:
        return f"{roman(numeral['value'])}{numeral['end']}"
    if bare(text) == "so" and NUMBERED.match(after):
        return "Số" if text[0].isupper() and text != "SỐ" else "số"
    if DATED.match(after) and bare(text) in ("nga", "ngay"):
        return "Ngày" if text[0].isupper() else "ngày"
    if ARTICLE.fullmatch(text) and ARTICLE_NUMBER.fullmatch(after):
        return "Điều"
    if ARTICLE.fullmatch(before) and (number := ARTICLE_NUMBER.fullmatch(text)) is not None:
        return f"{number[1].translate(ONES)}{number[2]}"
    return text


def roman(text: str) -> str:
    """The numeral that strokes read as letters are ("IHI" → "III"); the text itself where it is none."""
    if not any(c in "HlïÏ|1" for c in text) or text.isdigit():
        return text
    value = regex.sub("I{4,}", "III", text.translate(STROKES))
    return value if value and ROMAN.fullmatch(value) else text


def _without_trail(line: list[OcrWord]) -> list[OcrWord]:
    """A line in capitals without the specks behind it, which are read as stops and dashes."""
    letters = "".join(word.text for word in line if any(map(str.isalpha, word.text)))
    if len(letters) < 8 or not letters.isupper() or DECIDED.match(letters):
        return line
    while len(line) > 2 and not any(map(str.isalnum, line[-1].text)):
        line = line[:-1]
    last = line[-1]
    if (match := TRAIL.search(last.text)) and match.group() not in (".", ",", ";", ":", ")") and match.start():
        line = [*line[:-1], last.mended(last.text[: match.start()], MENDED)]
    return line
