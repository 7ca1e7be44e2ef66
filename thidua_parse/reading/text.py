"""Plain text and Markdown: decoding and normalising."""

from __future__ import annotations

from bisect import bisect_right

import regex

from ..errors import ReadingError
from ..record import Diagnostic, Source
from .cleaning import is_plain, usual_signs
from .leftovers import without_leftovers
from .legacy import repair_legacy
from .normalise import normalise_text
from .run_on import broken_up
from .sniff import wide
from .source import SourceMap, SourceText

BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
)
#: bytes that text of no kind holds (tab, line ends, form feed and escape are allowed)
CONTROL = bytes([*range(0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
#: share of such bytes from which a file is taken for a program's data
BINARY = 0.02


def decode(data: bytes, path: str) -> tuple[str, str]:
    """Decoded text and the encoding's name; raises TP105 where the bytes are not text.

    Order: byte order mark, UTF-16 by its zero bytes, UTF-8, UTF-8 with some broken bytes (a file
    cut in the middle of a letter), windows-1252 (the view in which the old Vietnamese encodings are
    recognised).
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), encoding
    head = data[:4096]
    if (unmarked := wide(head)) is not None:
        text = data.decode(unmarked, errors="replace")
        if text.count("\ufffd") * 50 < len(text) and _looks_like_text(text[:4096]):
            return text, unmarked
        raise ReadingError("TP105", path=path, reason="dữ liệu nhị phân / binary data")
    if len(head) - len(head.translate(None, CONTROL)) > BINARY * len(head):
        raise ReadingError("TP105", path=path, reason="dữ liệu nhị phân / binary data")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
        if text.count("\ufffd") * 200 < len(text):
            return text, "utf-8"
    return as_windows_1252(data), "windows-1252"


def as_windows_1252(data: bytes) -> str:
    """Any bytes as windows-1252 shows them."""
    return "".join(map(_CP1252.__getitem__, data))


#: windows-1252 with Latin-1 for the five bytes that it leaves open
_CP1252 = [
    bytes([b]).decode("cp1252") if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(b)
    for b in range(256)
]


#: what only recognition writes (letters for figures, marks that no spelling knows), each with a letter of it
#: that is rare and so found faster, if it has one; the last ones take longest to look for
MISREAD = {
    "QUYÉT Đ": "É", "QUYÊT Đ": "Ê", "/NĐ-CF": "F", "QUYẾT DỊNH": "Ị", "CHU NGHĨA": "Ĩ", "/QĐ-TTq": "Q",
    "Hanh phúc": "ú", "UY BAN NHAN DAN": "Y", "THU TUONG CHINH": "", "HOI DONG NHAN": "", "Uy ban nhân dân": "",
    "\nĐiêu ": "", "/QD-": "",
}
#: the letter that stands for the figure 1: " l5", "/l2", "202l/", and "l." at the head of a line
LETTER_ONE = regex.compile(r"l(?=[0-9/ .])(?:(?<=[ /]l)(?=[0-9])|(?<=[0-9]l)(?=[ /])|(?<=\nl)(?=\. ))")
#: signs of recognition from which a text is read as recognised, in its first part
MISREAD_SIGNS, MISREAD_PART = 3, 6_000


def is_recognised(text: str) -> bool:
    """Whether a text without pages was made by character recognition, by its misreadings."""
    text = text[:MISREAD_PART]
    found = len({text[m.start() - 1 : m.end() + 1] for m in LETTER_ONE.finditer(text)})
    left = len(MISREAD)
    for sign, letter in MISREAD.items():
        if found + left < MISREAD_SIGNS:
            return False
        left -= 1
        found += _stands(text, sign, letter)
    return found >= MISREAD_SIGNS


def _stands(text: str, sign: str, letter: str) -> bool:
    """Whether ``sign`` stands in ``text``, looked for by its rare letter."""
    if not letter:
        return sign in text
    shift = sign.index(letter)
    at = text.find(letter, shift)
    while at >= 0:
        if text.startswith(sign, at - shift):
            return True
        at = text.find(letter, at + 1)
    return False


def _looks_like_text(text: str) -> bool:
    good = sum(c.isprintable() or c.isspace() for c in text)
    return good > 0.95 * len(text)


def compose_maps(outer: SourceMap, inner: SourceMap, end: int) -> SourceMap:
    """The map that leads through ``outer`` and then ``inner``; ``end`` is the outer text's length."""
    if not inner.normal:
        return outer
    normal: list[int] = []
    source: list[int] = []
    for i, (at, where) in enumerate(zip(outer.normal, outer.source, strict=True)):
        stop = outer.normal[i + 1] if i + 1 < len(outer.normal) else end
        normal.append(at)
        source.append(inner.to_source(where))
        k = bisect_right(inner.normal, where)
        while k < len(inner.normal) and inner.normal[k] < where + stop - at:
            normal.append(at + inner.normal[k] - where)
            source.append(inner.source[k])
            k += 1
    return SourceMap(tuple(normal), tuple(source))


def read_text(data: bytes, path: str, digest: str = "") -> SourceText:
    """Text of a plain text or Markdown file; raises TP104 (no text) or TP105 (not text)."""
    decoded, encoding = decode(data, path)
    return text_source(decoded, path, digest, len(data), encoding, utf8=data if encoding == "utf-8" else None)


def text_source(
    decoded: str, path: str, digest: str, size: int, encoding: str | None,
    reader: str = "text", media_type: str = "text/plain", utf8: bytes | None = None,
) -> SourceText:
    """A :class:`SourceText` of decoded text; ``utf8``: the same in UTF-8, where it is at hand."""
    plain = is_plain(decoded, utf8)
    repaired, legacy, back = repair_legacy(decoded)
    text = broken_up(without_leftovers(usual_signs(repaired, plain)))
    normal = normalise_text(text, plain=plain and text is decoded)
    if not normal.text:
        raise ReadingError("TP104", path=path)
    if reader == "text" and normal.markdown:
        reader, media_type = "markdown", "text/markdown"
    source = Source.made(
        path=path, bytes=size, reader=reader, media_type=media_type, encoding=encoding,
        legacy_encoding=legacy, ocr=is_recognised(normal.text),
    )
    found = []
    if "\ufffd" in normal.text:
        found.append(Diagnostic.of("undecodable-characters", count=normal.text.count("\ufffd")))
    if not plain and "\x00" in decoded:
        found.append(Diagnostic.of("nul-characters"))
    return SourceText(
        text=normal.text, sha256=digest, source=source,
        source_map=compose_maps(normal.source_map, back, len(normal.text)),
        line_kinds=normal.line_kinds, diagnostics=tuple(found),
        _lines=(normal.text, normal.lines, normal.starts),
    )
