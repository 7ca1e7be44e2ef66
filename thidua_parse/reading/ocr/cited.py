"""Numbers of cited documents as OCR tears and misreads them, put right by their form.

"16/CT- TT … của Thủ tướng" is 16/CT-TTg: the letters of a number agree with the issuer printed
after it. A number, and a date after "ngày", have no blanks inside (Nghị định 30/2020/NĐ-CP, Phụ lục
I, II.3); the letters of its kind are few. Digits are never changed.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import regex
from rapidfuzz.distance import Levenshtein

from ...knowledge.symbols import symbol_organs
from .engine import OcrWord
from .spelling import bare

#: what is believed at most of a number that was put right
MENDED = 0.8
SERIAL = r"\W*\d{1,5}[a-z]?(?:/\d{4})?"
#: "16/CT-" before its organ, "63/2013/N" before the rest of its kind
OPEN = regex.compile(rf"{SERIAL}[/-](\p{{Lu}}[\p{{L}}]{{1,3}})[-–]{{1,2}}")
ORGAN = regex.compile(r"[-–]?(\p{Lu}\p{L}{0,6}[.,;)]{0,2})")
TORN = regex.compile(rf"{SERIAL}/(\p{{Lu}}{{1,3}})")
REST = regex.compile(r"(\p{Lu}\p{L}{0,2})([-–]\p{Lu}\S*)")
#: "27/1" before "1/2013"
DAY = regex.compile(r"\d{1,2}([/.-])[01]")
YEAR = regex.compile(r"([0-9])([/.-])\d{4}\W{0,2}")
#: serial, a stray letter, the separator, kind, organ, end marks
NUMBER = regex.compile(
    r"(\W*\d{1,5})([^\W\d_]?)((?:/\d{4})?[/-])(\p{Lu}\p{L}{0,4})([-–./]{1,2})(\S{1,12}?)([.,;:)]*)"
)
ISSUER = regex.compile(
    r"của (Thủ tướng|Chính phủ|UBND|[UỦ][ỷy] ban nhân dân|Uỷ ban nhân dân|HĐND|Hội đồng nhân dân)"
)
#: issuer → the letters that it has in numbers, and the kinds that it issues
LETTERS = {
    "Thủ tướng": ("TTg", {"QĐ", "CT", "CĐ"}), "Chính phủ": ("CP", {"NĐ", "NQ"}),
    "HĐND": ("HĐND", {"NQ"}), "Hội đồng nhân dân": ("HĐND", {"NQ"}),
}
PEOPLE = ("UBND", {"QĐ", "CT", "KH", "TTr", "BC", "CTr"})
#: how many words after a number its issuer may stand
REACH = 12
#: "37/2023NQ-HĐND": the stroke between year and kind is lost
GLUED = regex.compile(r"(\W*\d{1,4}/(?:19|20)\d\d)(\p{Lu}\p{L}{1,4})(?=[-–/])")
#: "12/TBUBND": the dash between kind and organ is lost
UNDASHED = regex.compile(r"(?<=/)(\p{Lu}\p{L}{1,2})(?=(?:UBND|HĐND)\b)")
#: "19/8C-": a figure in the place of the first letter of a kind
FIRST = regex.compile(r"(?<=[/-])([80])(\p{Lu}\p{L}{0,2})(?=[-–/])")
FIGURE_LETTERS = {"8": "B", "0": "Q"}
#: a letter read as the letter and the figure that looks like it: "S5TC"
DOUBLED = regex.compile(r"(?<=[-/\p{Lu}])(?:S5|5S|O0|B8|8B|I1|Z2|G6|D0|Q0)(?=\p{Lu})")
#: signs that no number holds, and what they are
SIGNS = str.maketrans({"⁄": "/", "∕": "/", "Œ": "C", "œ": "c"})
#: "NC¡" → "NC1": sections of an office, to whose letters a small figure is set
SECTION = regex.compile(
    r"(?<![\p{L}\d])((?:KG)?VX|NC|NL|GT|XD|TH|TM|NN|CN|KT|QT|NV|PC|TD|TN)[¡Iil!|L\\](?=\W*$)"
)
#: a small figure or a speck behind a symbol, read as an end mark, where its date follows
ENDED = regex.compile(r"(\p{Lu}{2,})[;.:'’`*¡¿]$")
#: "I8" between "ngày" and "tháng"
STROKE = regex.compile(r"[Il|!](\d)")


@lru_cache(maxsize=1)
def _kinds() -> frozenset[str]:
    table = files("thidua_parse.knowledge") / "data" / "symbol_kinds.csv"
    lines = table.read_text("utf-8").splitlines()[1:]
    return frozenset(line.split(",", 1)[0] for line in lines)


def cited(words: list[OcrWord]) -> list[OcrWord]:
    """The words with torn numbers and dates joined, and symbols put right."""
    words = _joined([
        _plain(word, words[k - 1].text if k else "", words[k + 1].text if k + 1 < len(words) else "")
        for k, word in enumerate(words)
    ])
    result = list(words)
    for k, word in enumerate(words):
        if not any(map(str.isdigit, word.text)) or not ("/" in word.text or "-" in word.text):
            continue
        match = NUMBER.fullmatch(word.text)
        if match is None:
            continue
        serial, stray, separator, kind, dash, organ, after = match.groups()
        if stray and (stray.isascii() or stray in "đĐăâ"):
            serial, stray = serial + stray, ""  # "12a/KH-UBND"
        right_kind = kind_of(kind)
        if right_kind is None:
            continue
        following = " ".join(w.text for w in words[k + 1 : k + 1 + REACH])
        right_organ = organ_of(right_kind, organ, following)
        if stray or right_kind != kind or right_organ != organ:
            text = f"{serial}{separator}{right_kind}{dash[0]}{right_organ}{after}"
            result[k] = word.mended(text, MENDED)
    return result


def _plain(word: OcrWord, before: str, after: str) -> OcrWord:
    """The word with what its form alone tells put right: signs, lost strokes, doubled letters."""
    text = word.text
    if "Œ" in text:
        text = text.replace("CŒ", "C")
    text = text.translate(SIGNS)
    if text[0] == "/" or any(map(str.isdigit, text)):
        if "/" in text:
            text = text.replace("//", "/")
            text = GLUED.sub(_with_stroke, text)
            text = UNDASHED.sub(lambda match: match[1] + "-" * (match[1] in _kinds()), text)
            text = FIRST.sub(_kind_letter, text)
            text = DOUBLED.sub(lambda match: match.group().strip("0123456789"), text)
            text = SECTION.sub(r"\g<1>1", text)
            text = ENDED.sub(r"\1", text) if after == "ngày" else text
        elif before.lower() == "ngày" and (match := STROKE.fullmatch(text)):
            text = f"1{match.group(1)}"
    if text == word.text:
        return word
    return word.mended(text, MENDED)


def _with_stroke(match: regex.Match[str]) -> str:
    known = match.group(2) in _kinds()
    return str(f"{match.group(1)}/{match.group(2)}" if known else match.group())


def _kind_letter(match: regex.Match[str]) -> str:
    kind = FIGURE_LETTERS[match.group(1)] + match.group(2)
    return str(kind if kind in _kinds() else match.group())


def _joined(words: list[OcrWord]) -> list[OcrWord]:
    """Numbers and dates that OCR tore in two in one word again."""
    result: list[OcrWord] = []
    for word in words:
        last = result[-1] if result else None
        if last is not None and last.line == word.line and word.x0 - last.x1 < word.size and (
            text := _one(last.text, word.text, result[-2].text if len(result) > 1 else "")
        ):
            result[-1] = last._replace(
                text=text, x1=max(last.x1, word.x1), top=min(last.top, word.top),
                bottom=max(last.bottom, word.bottom),
                confidence=min(last.confidence, word.confidence, MENDED),
            )
        else:
            result.append(word)
    return result


def _one(a: str, b: str, before: str) -> str | None:
    """Two words as the one that they are the parts of, or None."""
    if not a[-1].isdigit() and "/" in a:
        match = OPEN.fullmatch(a)
        if match and kind_of(match.group(1)) and (organ := ORGAN.fullmatch(b)):
            return f"{a.rstrip('-–')}-{organ.group(1)}"
        torn, rest = TORN.fullmatch(a), REST.fullmatch(b)
        if torn and rest and torn.group(1) + rest.group(1) in _kinds():
            return a + b
    elif b[0].isdigit() and before.lower().endswith("ngày"):
        day, year = DAY.fullmatch(a), YEAR.fullmatch(b)
        if day and year and day.group(1) == year.group(2) and (
            1 <= int(a[-1] + year.group(1)) <= 12
        ):
            return a + b
    return None


def kind_of(text: str) -> str | None:
    """The kind that the letters of a number are or nearly are (TTUT → TTLT, QĐĐ → QĐ)."""
    kinds = _kinds()
    if text in kinds:
        return text
    single = str(regex.sub(r"(.)\1+", r"\1", text))
    if single in kinds:
        return single
    if len(text) >= 4:
        near = {k for k in kinds if len(k) >= 4 and Levenshtein.distance(k, text) == 1}
        if len(near) == 1:
            return near.pop()
    return None


@lru_cache(maxsize=1)
def _ministries() -> frozenset[str]:
    """Letters of ministries that are long enough to be known when one of them is misread."""
    organs = symbol_organs().items()
    return frozenset(code for code, body in organs if len(code) >= 5 and body.organ.startswith("Bộ "))


def organ_of(kind: str, organ: str, following: str) -> str:
    """The letters of the issuer that is printed after a number, where ``organ`` is nearly that.

    Letters of no ministry that are nearly those of one are its own ("BGUDĐT").
    """
    issuer = ISSUER.search(following)
    if issuer is None:
        if organ[:1] != "B" or len(organ) < 5 or not organ.isalpha() or organ in _ministries():
            return organ
        near = [code for code in _ministries() if Levenshtein.distance(code, organ, score_cutoff=1) == 1]
        return near[0] if len(near) == 1 and "của Bộ" in following else organ
    right, kinds = LETTERS.get(issuer.group(1), PEOPLE)
    limit = min(2, len(right) - 1)
    if kind in kinds and Levenshtein.distance(
        letters(organ), letters(right), score_cutoff=limit
    ) <= limit:
        return right
    return organ


def letters(text: str) -> str:
    """The letters of a text alone, small and without marks."""
    return "".join(c for c in bare(text) if c.isalpha())
