"""Bytes → text: which reader takes them."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from ..errors import ReadingError
from ..record import Source
from .limits import DEFAULT, Limits
from .sniff import sniff
from .source import SourceText
from .text import read_text


def read_bytes(
    data: bytes, path: str, *, digest: str | None = None, limits: Limits = DEFAULT
) -> SourceText:
    """Text of a file's content; ``path`` is only its name in messages and in the record."""
    if not data.strip():
        raise ReadingError("TP104", path=path)
    if digest is None:
        digest = "sha256:" + hashlib.sha256(data).hexdigest()
    kind = sniff(data)
    found: SourceText
    if kind == "pdf":
        from .pdf import read_pdf

        found = read_pdf(data, path)
    elif kind == "docx":
        from .docx import read_docx

        found = read_docx(data, path, digest, limits=limits)
    elif kind in ("doc", "rtf", "odt"):
        from .legacy_office import read_office

        found = read_office(data, path, kind, digest, limits=limits)
    elif kind == "html":
        from .html import read_html

        found = read_html(data, path, digest, limits=limits)
    elif kind == "mhtml":
        from .html import read_mhtml

        found = read_mhtml(data, path, digest, limits=limits)
    elif kind == "text":
        text, source_map, encoding = read_text(data, path)
        source = Source(path=path, bytes=len(data), reader="text", encoding=encoding)
        return SourceText(text=text, sha256=digest, source=source, source_map=source_map)
    elif kind == "ole-encrypted":
        raise ReadingError("TP122", path=path)
    else:
        raise ReadingError("TP120", path=path, kind=kind)
    return found if found.sha256 == digest else replace(found, sha256=digest)


def from_string(text: str, path: str = "<text>") -> SourceText:
    """A :class:`SourceText` of a string in memory, normalised as a text file would be."""
    data = text.encode("utf-8", errors="replace")
    normal, source_map, encoding = read_text(data, path)
    digest = "sha256:" + hashlib.sha256(data).hexdigest()
    source = Source(path=path, bytes=len(data), reader="text", encoding=encoding)
    return SourceText(text=normal, sha256=digest, source=source, source_map=source_map)
