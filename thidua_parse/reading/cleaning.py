"""Single lines: blanks, invisible characters, marks of the carrier, with the way back kept.

Vietnamese syllables are never hyphenated, so a soft hyphen in a text is a hyphen that some font or
converter mapped wrongly ("KH\u00adUBND"): it becomes ``-``. Zero-width marks are left out.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

import regex

from .spaced import together

SPECIAL = "\t\n\r\x0b\x0c\x1c-\x1f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
    "\ufff9-\ufffb"
)
#: characters of the same length with a plain counterpart; lone surrogates cannot be encoded
EXOTIC = {ord(c): "-" for c in "\u2010\u2011\u2012\u2212\u00ad\u2043\ufe63\uff0d\ufffe"}
EXOTIC |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
#: the letters of other alphabets that old fonts and keyboards write for Đ and đ
ETH = str.maketrans("ÐƉð", "ĐĐđ")
_USUAL = {**ETH, **str.maketrans("«»", "“”")}
#: hyphens and minus signs that ``str.isprintable`` lets pass
HYPHENS = "\u2010\u2011\u2012\u2212\u2043\ufe63\uff0d"
#: runs of blanks and invisible characters other than a single plain blank
RUNS = rf" {{2,}}[ {SPECIAL}{INVISIBLE}]*+| ?[{SPECIAL}{INVISIBLE}][ {SPECIAL}{INVISIBLE}]*+"


#: bytes of UTF-8 in the characters of plain text (:func:`is_plain`): ASCII that is shown, line ends, the lead
#: bytes of Latin letters and marks up to U+01BF and from U+1000 to U+2FFF, and all that follow a lead byte
_PLAIN_BYTES = bytes([0x0A, 0x0D, *range(0x20, 0x7F), *range(0x80, 0xC0), *range(0xC3, 0xC7), 0xE1, 0xE2])
#: high bytes of UTF-16 of the letters among them: Latin, and Latin with the marks of Vietnamese
_LATIN_ROWS = bytes((0x00, 0x01, 0x1E))
#: dashes, quotation marks and dots from U+2000 on, behind their lead byte
_PLAIN_MARKS = frozenset(mark.encode()[1:] for mark in "–—‘’“”…")


def is_plain(text: str, utf8: bytes | None = None) -> bool:
    """Whether a text holds nothing but Latin letters, figures and usual marks, and so is composed (NFC),
    printable line by line and without exotic hyphens.

    False for some texts that are. One look at all bytes takes a third of the time of asking for each of that.
    ``utf8``: the text in UTF-8, where it is at hand.
    """
    data = text.encode("utf-8", "surrogatepass") if utf8 is None else utf8
    if data.translate(None, _PLAIN_BYTES):
        return False
    _, *marks = [piece[:2] for piece in data.split(b"\xe2")]
    if not _PLAIN_MARKS.issuperset(marks):
        return False
    # what is left are those marks, and what has the lead byte of the letters but is none of them
    return len(text.encode("utf-16-le")[1::2].translate(None, _LATIN_ROWS)) == len(marks)


def usual_signs(text: str, plain: bool = False) -> str:
    """``text`` with Đ for the letters that look like it, and the quotation marks that Vietnamese papers use.

    ``plain``: :func:`is_plain` holds, so that foreign quotation marks need not be looked for.
    """
    return text.translate(_USUAL) if "Ð" in text or (not plain and "«" in text) else text


class Junk(NamedTuple):
    """What is left out of a line: runs of blanks and marks together, and the marks alone."""

    every: regex.Pattern[str]
    marks: regex.Pattern[str] | None = None

    @classmethod
    def of(cls, marks: str) -> Junk:
        """Runs, and what ``marks`` (a pattern) finds."""
        return cls(regex.compile(f"{RUNS}|{marks}"), regex.compile(marks))


JUNK = Junk(regex.compile(RUNS))
VISIBLE_BLANK = regex.compile(rf"[ {SPECIAL}]")
CLUSTER = regex.compile(r"\P{M}\p{M}+")


def clean_line(line: str) -> str:
    """Single blanks, no blanks at the ends, nothing invisible, exotic hyphens as ``-``."""
    line = line.strip()
    if line[1:2].isspace() and (joined := together(line)) is not None:
        return joined[0]
    if is_clean(line):
        return line
    return clean_piece(line, 0, JUNK)[0]


def is_clean(line: str, hyphens: bool = True) -> bool:
    """Whether a stripped line is already as it should be; ``hyphens``: exotic ones are about."""
    # nothing invisible, no blank but the plain one, no lone surrogate (Unicode: "Other", "Separator")
    return line.isprintable() and "  " not in line and not (
        hyphens and not line.isascii() and any(c in line for c in HYPHENS)
    )


def clean_piece(
    raw: str, base: int, junk: Junk = JUNK
) -> tuple[str, list[tuple[int, int]]]:
    """Cleaned text of ``raw`` and its anchors ``(offset in the result, base + offset in raw)``.

    What ``junk`` matches is left out; where it holds a blank, one blank stands for it.
    """
    raw = raw.rstrip()
    if raw and raw[0].isspace():
        lead = len(raw) - len(raw.lstrip())
        raw, base = raw[lead:], base + lead
    if is_clean(raw):  # no run in it: looking for marks alone takes a tenth of the time
        pattern = junk.marks
        if pattern is None:
            return (raw, [(0, base)]) if raw else ("", [])
    else:
        raw = raw.translate(EXOTIC)
        pattern = junk.every
    parts: list[str] = []
    anchors: list[tuple[int, int]] = []
    length, at, blank = 0, 0, False
    for match in pattern.finditer(raw):
        start, end = match.span()
        if start > at:
            if blank and parts:
                parts.append(" ")
                length += 1
            blank = False
            anchors.append((length, base + at))
            parts.append(raw[at:start])
            length += start - at
        at = end
        if not blank:
            left_out = raw[start:end]
            # a mark alone ("**") has none, and is told so without the pattern
            blank = (" " in left_out or not left_out.isprintable()) and VISIBLE_BLANK.search(left_out) is not None
    if at < len(raw):
        if blank and parts:
            parts.append(" ")
            length += 1
        anchors.append((length, base + at))
        parts.append(raw[at:])
    return "".join(parts), anchors


def compose(text: str) -> tuple[str, list[int], list[int]]:
    """NFC of ``text`` and anchors (offsets in the result, offsets in ``text``); none if unchanged.

    Between two anchors offsets run in parallel, so every letter that was put together from several
    code points leads back to the first of them exactly.
    """
    if unicodedata.is_normalized("NFC", text):
        return text, [], []
    normal, source, parts = [0], [0], []
    offset = at = 0

    def plain(start: int, end: int) -> None:
        nonlocal offset
        piece = text[start:end]
        composed = unicodedata.normalize("NFC", piece)
        if len(composed) == len(piece):
            parts.append(composed)
            offset += len(piece)
            return
        for i, char in enumerate(piece):  # the few characters that NFC itself takes apart
            one = unicodedata.normalize("NFC", char)
            parts.append(one)
            offset += len(one)
            normal.append(offset)
            source.append(start + i + 1)

    for match in CLUSTER.finditer(text):
        start, end = match.span()
        if start > at:
            plain(at, start)
        composed = unicodedata.normalize("NFC", match.group())
        parts.append(composed)
        offset += len(composed)
        if len(composed) != end - start:
            normal.append(offset)
            source.append(end)
        at = end
    if at < len(text):
        plain(at, len(text))
    result = "".join(parts)
    if not unicodedata.is_normalized("NFC", result):  # letters that compose with each other (Hangul)
        final = unicodedata.normalize("NFC", result)
        if len(final) == len(result):
            return final, normal, source
        return final, [0], [0]
    return result, normal, source
