"""File → text with positions. Readers are chosen by content; see :mod:`.source` for the contract."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ..errors import ReadingError
from ..record import Source
from .source import Fragment, LineKind, SourceMap, SourceText, WordConfidence
from .text import read_text

__all__ = ["Fragment", "LineKind", "SourceMap", "SourceText", "WordConfidence", "from_string", "read"]


def read(path: str | Path) -> SourceText:
    """Read one file; raises :class:`~thidua_parse.errors.ReadingError` with a coded message."""
    path = Path(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ReadingError("TP101", path=str(path)) from error
    except IsADirectoryError as error:
        raise ReadingError("TP102", path=str(path)) from error
    except PermissionError as error:
        raise ReadingError("TP103", path=str(path)) from error
    if not data.strip():
        raise ReadingError("TP104", path=str(path))
    digest = "sha256:" + hashlib.sha256(data).hexdigest()
    text, source_map, encoding = read_text(data, str(path))
    source = Source(path=str(path), bytes=len(data), reader="text", encoding=encoding)
    return SourceText(text=text, sha256=digest, source=source, source_map=source_map)


def from_string(text: str, path: str = "<text>") -> SourceText:
    """A :class:`SourceText` of a string in memory, normalised as a text file would be."""
    data = text.encode("utf-8", errors="replace")
    normal, source_map, encoding = read_text(data, path)
    digest = "sha256:" + hashlib.sha256(data).hexdigest()
    source = Source(path=path, bytes=len(data), reader="text", encoding=encoding)
    return SourceText(text=normal, sha256=digest, source=source, source_map=source_map)
