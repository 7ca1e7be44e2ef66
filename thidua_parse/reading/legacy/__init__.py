"""Text in the encodings before Unicode (TCVN3, VNI, VISCII, windows-1258), and broken UTF-8.

Nothing in such a file errors: the letters are just wrong ("Uû ban nh©n d©n"). Which encoding it is
is decided for the whole document from how many of its words become Vietnamese syllables; fonts
(``.VnTime``, ``VNI-Times``) decide for a run where the format names them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from itertools import islice

import regex

from ..source import SourceMap
from .tables import TCVN3, VISCII, VNI

__all__ = ["convert", "detect", "font_encoding", "is_syllable", "letters", "repair_legacy"]

#: letters that only proper (Unicode) Vietnamese text has
PROPER = regex.compile(r"[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]")
#: the most frequent of them, which are counted faster
COMMON = "đưếộạ"
HIGH = regex.compile(r"[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")
LETTER = regex.compile(r"\p{L}")
SMALL, CAPITAL = regex.compile(r"[a-z]"), regex.compile(r"[A-Z]")
#: the number line, whose symbol is in capitals anyway
NUMBERED = regex.compile(r"\W*Số\b")
#: a word with two plain capitals and no plain small letter: "HOạCH"
MIXED = regex.compile(r"(?<!\p{L})(?=[^a-z\W]*+(?![a-z]))(?=\p{L}*?[A-Z]\p{L}*?[A-Z])(?=\p{Lu}*\p{Ll})\p{L}+")
WORD = regex.compile(r"[^\s\d.,;:!?()\[\]/\"'“”+=_*%&<>|-]+")
#: a syllable: initial, vowels (tone marks taken off first), final
SYLLABLE = regex.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?"
    r"(?:iê|yê|uyê|ươ|uô|oa|oă|oe|uâ|uê|uơ|uy|uya|ia|ya|ưa|ua|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi"
    r"|ưu|iêu|yêu|oai|oay|oeo|uây|uôi|ươi|ươu|uyu|[aăâeêioôơuưy])(?:ch|nh|ng|[cmnpt])?"
)
#: how much of a document is enough to decide (characters)
SAMPLE = 30_000
#: windows-1258 as windows-1252 shows it: base letter and mark are two bytes
MARKS_1258 = {"Ì": "\u0300", "Ò": "\u0309", "Þ": "\u0303", "ì": "\u0301", "ò": "\u0323"}
SINGLES_1258 = {"Ã": "Ă", "ã": "ă", "Ð": "Đ", "ð": "đ", "Õ": "Ơ", "õ": "ơ", "Ý": "Ư", "ý": "ư"}
TONES = {0x300: None, 0x301: None, 0x303: None, 0x309: None, 0x323: None}


def _table_1258() -> dict[str, str]:
    found = dict(SINGLES_1258)
    bases = {**{c: c for c in "aâeêioôuyAÂEÊIOÔUY"}, **SINGLES_1258}
    for shown, base in bases.items():
        for mark, combining in MARKS_1258.items():
            letter = unicodedata.normalize("NFC", base + combining)
            if len(letter) == 1:
                found[shown + mark] = letter
    return found


def _table_utf8() -> dict[str, str]:
    """UTF-8 that was taken for windows-1252 ("á»§y ban")."""
    found = {}
    letters = "ăâđêôơưĂÂĐÊÔƠƯ–—“”‘’…"
    codes = [*range(0xC0, 0x100), *range(0x1EA0, 0x1EFA), 0x128, 0x129, 0x168, 0x169]
    for letter in [*letters, *map(chr, codes)]:
        raw = letter.encode("utf-8")
        variants = {raw.decode("latin-1")}
        shown = "".join(
            bytes([b]).decode("cp1252") if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(b)
            for b in raw
        )
        variants.add(shown)
        for variant in variants:
            found[variant] = letter
    return found


def _pattern(table: dict[str, str]) -> regex.Pattern[str]:
    singles = "".join(regex.escape(k) for k in table if len(k) == 1)
    groups: dict[str, set[str]] = {}
    for key in table:
        if len(key) > 1:
            groups.setdefault(key[0], set()).add(key[1:])
    parts = [
        regex.escape(first) + "(?:" + "|".join(
            regex.escape(t) for t in sorted(tails, key=lambda t: (-len(t), t))) + ")"
        for first, tails in sorted(groups.items())
    ]
    if singles:
        parts.append(f"[{singles}]")
    return regex.compile("|".join(parts))


_TABLES: dict[str, Callable[[], dict[str, str]]] = {
    "TCVN3": lambda: TCVN3,
    "VNI": lambda: VNI,
    "VISCII": lambda: VISCII,
    "windows-1258": _table_1258,
    "UTF-8 as windows-1252": _table_utf8,
}
_READY: dict[str, tuple[dict[str, str], regex.Pattern[str]]] = {}


def _codec(name: str) -> tuple[dict[str, str], regex.Pattern[str]]:
    if name not in _READY:
        table = _TABLES[name]()
        _READY[name] = (table, _pattern(table))
    return _READY[name]


def convert(text: str, name: str) -> tuple[str, SourceMap]:
    """``text`` converted from encoding ``name``; the map is empty where lengths are equal."""
    if PROPER.search(text) is not None:
        return _convert_lines(text, name)
    table, pattern = _codec(name)
    if all(len(key) == 1 for key in table):
        found = text.translate({ord(k): v for k, v in table.items()})
        return (_in_capitals(found) if name == "TCVN3" else found), SourceMap()
    parts: list[str] = []
    normal, source = [0], [0]
    at = offset = 0
    for match in pattern.finditer(text):
        start, end = match.span()
        letter = table[match.group()]
        parts.append(text[at:start])
        parts.append(letter)
        offset += start - at + len(letter)
        if end - start != len(letter):
            normal.append(offset)
            source.append(end)
        at = end
    parts.append(text[at:])
    return "".join(parts), SourceMap(tuple(normal), tuple(source))


def _convert_lines(text: str, name: str) -> tuple[str, SourceMap]:
    """A text that is partly Unicode: lines with letters of Unicode are converted only where that helps."""
    parts: list[str] = []
    normal, source = [0], [0]
    offset = at = 0
    for line in text.splitlines(keepends=True):
        made, inner = line, SourceMap()
        if PROPER.search(line) is None:
            made, inner = convert(line, name)
        elif syllables(line) < 0.7:
            better, back = convert(PROPER.sub("\x00", line), name)
            if len(better) == len(line) and syllables(better) > syllables(line):
                made = "".join(
                    old if new == "\x00" else new for old, new in zip(line, better, strict=True)
                )
                inner = back
        parts.append(made)
        for a, b in zip(inner.normal[1:], inner.source[1:], strict=True):
            normal.append(offset + a)
            source.append(at + b)
        offset += len(made)
        at += len(line)
        if offset - at != normal[-1] - source[-1]:
            normal.append(offset)
            source.append(at)
    if len(normal) == 1:
        return "".join(parts), SourceMap()
    return "".join(parts), SourceMap(tuple(normal), tuple(source))


def _in_capitals(text: str) -> str:
    """TCVN3 has no capitals with marks: "KÕ HO¹CH" is typed for "KẾ HOẠCH", and shown so by a font."""
    if text.islower() or text.isupper():
        return text
    lines = text.split("\n")
    for i, line in enumerate(lines):
        if SMALL.search(line) is None:
            if len(CAPITAL.findall(line)) > 2 and NUMBERED.match(line) is None:
                lines[i] = line.upper()
        elif MIXED.search(line) is not None:
            lines[i] = MIXED.sub(lambda match: match.group().upper(), line)
    return "\n".join(lines)


def letters(text: str, name: str) -> str:
    """``text`` converted, of the same length: places that are not needed any more become NUL."""
    table, pattern = _codec(name)
    return str(pattern.sub(
        lambda m: table[m.group()] + "\x00" * (len(m.group()) - len(table[m.group()])), text
    ))


def syllables(text: str) -> float:
    """Share of words with letters beyond ASCII that are Vietnamese syllables (0 to 1)."""
    good = total = 0
    for word in WORD.findall(text):
        if word.isascii():
            continue
        total += 1
        good += is_syllable(word)
    return good / total if total else 0.0


def is_syllable(word: str) -> bool:
    """Whether a word is a Vietnamese syllable: initial, vowels, final, at most one tone."""
    bare = unicodedata.normalize("NFD", word.lower())
    tones = sum(ord(c) in TONES for c in bare)
    bare = unicodedata.normalize("NFC", bare.translate(TONES))
    return tones <= 1 and SYLLABLE.fullmatch(bare) is not None


def detect(text: str) -> str | None:
    """Encoding of a document that was decoded wrongly, or None where its text is as it should be."""
    # a clean document shows its first Vietnamese letter at once; look no further then
    sample = text[:SAMPLE]
    high = len(HIGH.findall(sample))
    if high < 8:
        return None
    proper = len(PROPER.findall(sample))
    letters = len(LETTER.findall(sample)) or 1
    if proper > 0.02 * letters and proper * 4 > high:
        return None
    if high < 0.04 * letters:
        return None
    now = syllables(sample)
    best, score = None, max(now + 0.15, 0.6)
    for name in _TABLES:
        found = syllables(convert(sample, name)[0])
        if found > score:
            best, score = name, found
    return best


def repair_legacy(text: str) -> tuple[str, str | None, SourceMap]:
    """``(text, encoding, map)``: converted text and the encoding it was in.

    Encoding None and the text unchanged where it is proper Unicode. The map leads from offsets of
    the converted text to offsets of ``text`` (empty: they are the same).
    """
    if PROPER.search(text, 0, 400) and (
        sum([text.count(letter, 0, 2000) for letter in COMMON]) > 19
        or any(islice(PROPER.finditer(text, 0, 2000), 19, None))
    ):
        return text, None, SourceMap()
    name = detect(text)
    if name is None:
        return text, None, SourceMap()
    converted, source_map = convert(text, name)
    return converted, name, source_map


TCVN_FONT = regex.compile(r"(?i)\.vn\w|vn(?-i:[A-Z])\w")
VNI_FONT = regex.compile(r"(?i)vni[-\s]\w")
#: the fonts that draw capitals for small letters: .VnTimeH, .VnArial NarrowH, VnTimeHBold
CAPITAL_FONT = regex.compile(r"\.?V[nN][\w .]*H(?:[ ,-]?(?:Bold|Italic|Regular|Oblique))*")


def font_encoding(font: str) -> tuple[str | None, bool]:
    """Encoding that a font stands for, and whether it shows capitals only (``.VnTimeH``)."""
    if TCVN_FONT.match(font):
        return "TCVN3", CAPITAL_FONT.fullmatch(font) is not None
    if VNI_FONT.match(font):
        return "VNI", False
    return None, False


def run_texts(runs: Iterable[tuple[str, str]]) -> list[str]:
    """Texts of ``(text, font)`` runs of one paragraph, legacy ones converted.

    A run whose letters are already Unicode keeps them, whatever its font is called. Letters of VNI
    may be parted by runs, so neighbouring runs of one encoding are converted together.
    """
    runs = list(runs)
    found = [text for text, _ in runs]
    i = 0
    while i < len(runs):
        name, _ = font_encoding(runs[i][1])
        j = i + 1
        if name is not None:
            while j < len(runs) and font_encoding(runs[j][1])[0] == name:
                j += 1
            joined = "".join(found[i:j])
            if HIGH.search(joined) and not PROPER.search(joined):
                _convert_runs(found, runs, i, j, name)
            else:
                for k in range(i, j):
                    if font_encoding(runs[k][1])[1]:
                        found[k] = found[k].upper()
        i = j
    return found


def _convert_runs(
    found: list[str], runs: list[tuple[str, str]], first: int, last: int, name: str
) -> None:
    joined = "".join(found[first:last])
    converted, source_map = convert(joined, name)
    ends, position = [], 0
    for k in range(first, last):
        position += len(found[k])
        ends.append(position)
    if source_map.normal:
        cuts = []
        back = [source_map.to_source(n) for n in range(len(converted))]
        n = 0
        for end in ends:
            while n < len(back) and back[n] < end:
                n += 1
            cuts.append(n)
        cuts[-1] = len(converted)
    else:
        cuts = ends
    start = 0
    for k, cut in zip(range(first, last), cuts, strict=True):
        piece = converted[start:cut]
        found[k] = piece.upper() if font_encoding(runs[k][1])[1] else piece
        start = cut
