"""Plain text and Markdown: decoding and normalising."""

from __future__ import annotations

from ..errors import ReadingError
from .normalise import normalise
from .source import SourceMap

BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decode(data: bytes, path: str) -> tuple[str, str]:
    """Decoded text and the encoding's name; raises TP105 where the bytes are not text."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        raise ReadingError("TP105", path=path, reason=str(error.reason)) from error


def read_text(data: bytes, path: str) -> tuple[str, SourceMap, str]:
    """Normalised text, map to the decoded file, encoding."""
    decoded, encoding = decode(data, path)
    text, source_map = normalise(decoded)
    if not text:
        raise ReadingError("TP104", path=path)
    return text, source_map, encoding
