"""Marks put right: "tô chức" → "tổ chức", "thâm quyên" → "thẩm quyền", "QUYÉT ĐỊNH" → "QUYẾT ĐỊNH".

The Vietnamese model of tesseract mixes up tone and vowel marks far more often than letters. A pair
of neighbouring syllables that is no compound of the field, but is one with other marks on the same
letters, is put right, unless the syllables make compounds with their other neighbours. Measured on
pages with a known text: 219 pairs mended, 5 made worse. Digits, names of persons and words without
such a partner are never touched. ``knowledge/data/compounds.csv`` holds the compounds: those
entries of common Vietnamese word lists that administrative documents use.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib.resources import files

import regex

from ...knowledge.tables import rows
from .engine import OcrWord

Pair = tuple[str, str]

CORE = regex.compile(r"[^\p{L}]*(\p{L}+)[^\p{L}]*")
#: words that stand alone so often that a sure reading of them is left as it is
ALONE = frozenset(
    regex.split(
        " ",
        "có các của và về với tỉnh bộ sở ban huyện xã năm ngày số cấp là từ đến để đã được trong tại theo"
        " cho này khi do bị không một hai ba như sau trên dưới phòng trường hội ông bà",
    )
)
SURE = 0.9
#: two letters whose capitals have the shape of the small ones; one such behind a small letter
SHAPED = regex.compile(r"[SCVXK][OƠỞỜỐỔUƯỤỬỨ][,;.]?")
MIXED = regex.compile(r"(?<=\b[a-zđ])[ƠỞỜỚỢÔỔỒỐỘOUƯỨỤSVC](?=\p{Ll}|\b)")


@lru_cache(maxsize=1)
def never() -> dict[str, str]:
    """Syllables that no document of this kind has → what they are (``spoilt_syllables.csv``).

    A key of two syllables is the first one before the second.
    """
    return {row["spoilt"]: row["meant"] for row in rows("spoilt_syllables")}


@lru_cache(maxsize=1)
def _compounds() -> tuple[frozenset[Pair], dict[Pair, Pair | None]]:
    """The compounds, and for each pair of bare syllables the one compound with these letters."""
    text = (files("thidua_parse.knowledge") / "data" / "compounds.csv").read_text("utf-8")
    pairs = set()
    for line in text.splitlines()[1:]:
        first, _, second = line.partition(" ")
        pairs.add((first, second))
    by_letters: dict[Pair, Pair | None] = {}
    for pair in sorted(pairs):
        key = (bare(pair[0]), bare(pair[1]))
        by_letters[key] = None if key in by_letters else pair
    return frozenset(pairs), by_letters


def compounds() -> frozenset[Pair]:
    """Pairs of neighbouring syllables that are words of the field, in lower case."""
    return _compounds()[0]


def like_compound(first: str, second: str) -> bool:
    """Whether two syllables in lower case are a word of the field, or one with other marks."""
    known, by_letters = _compounds()
    return (first, second) in known or by_letters.get((bare(first), bare(second))) is not None


def bare(syllable: str) -> str:
    """The letters without any marks, in lower case."""
    parts = unicodedata.normalize("NFD", syllable.lower()).replace("đ", "d")
    return "".join(c for c in parts if not unicodedata.combining(c))


def _same_tone(a: str, b: str) -> bool:
    """Whether two syllables differ in the place of the tone mark only (hòa, hoà)."""
    return sorted(unicodedata.normalize("NFD", a)) == sorted(unicodedata.normalize("NFD", b))


def spelled(words: list[OcrWord]) -> list[OcrWord]:
    """The words with marks put right; a mended word keeps its confidence, at most 0.9."""
    known, by_letters = _compounds()
    spoilt = never()
    around = zip(words, [None, *words], [*words[1:], None], strict=False)
    words = [
        word if (text := small(word.text, before, after)) == word.text else word.mended(text, 0.9)
        for word, before, after in around
    ]
    cores = [_core(word.text) for word in words]
    for k, core in enumerate(cores):
        meant = spoilt.get(f"{core} {cores[k + 1]}" if k + 1 < len(cores) else core) or spoilt.get(core)
        if meant is not None:
            words[k] = words[k].mended(_recased(words[k].text, meant), 0.9)
            cores[k] = meant
    for k in range(len(words) - 1):
        a, b = cores[k], cores[k + 1]
        if not a or not b or (a, b) in known or not _follows(words[k], words[k + 1]):
            continue
        right = by_letters.get((bare(a), bare(b)))
        if right is None or words[k].text[-1] in ",.;:)”\"":
            continue
        before, after = cores[k - 1] if k else "", cores[k + 2] if k + 2 < len(words) else ""
        for at, old, new, beside in (
            (k, a, right[0], (before, a)), (k + 1, b, right[1], (b, after))
        ):
            if old == new or _same_tone(old, new) or beside in known:
                continue
            if old in ALONE and words[at].confidence > SURE:
                continue
            words[at] = words[at].mended(_recased(words[at].text, new), 0.9)
            cores[at] = new
    return words


def small(text: str, before: OcrWord | None, after: OcrWord | None) -> str:
    """A word with small letters where OCR took them for capitals of the same shape.

    "các SỞ, ban" has "sở", "cơ cấu tỔ chức" has "tổ"; the letters of o, s, v and their like differ
    in size only.
    """
    if MIXED.search(text) is not None:
        return str(MIXED.sub(lambda match: match.group().lower(), text))
    if SHAPED.fullmatch(text) is None or before is None or after is None or not before.text[-1].islower():
        return text
    if after.text[:1].isupper() and text[-1].isalpha():
        return text[0] + text[1:].lower() if before.text.islower() and not after.text.isupper() else text
    return text.lower()


def _follows(word: OcrWord, after: OcrWord) -> bool:
    """Whether two words stand side by side, or at the end and the head of two lines."""
    if word.line == after.line:
        return True
    return -0.5 * word.size < after.top - word.bottom < word.size and after.x0 < word.x0


def _core(text: str) -> str:
    match = CORE.fullmatch(text)
    return match.group(1).lower() if match else ""


def _recased(text: str, new: str) -> str:
    """``text`` with ``new`` in the place of its word, capitals as they are."""
    match = CORE.fullmatch(text)
    if match is None:
        return text
    shown = match.group(1)
    if shown.isupper() and len(shown) > 1:
        new = new.upper()
    elif shown[0].isupper():
        new = new[0].upper() + new[1:]
    start = match.start(1)
    return text[:start] + new + text[start + len(shown) :]
