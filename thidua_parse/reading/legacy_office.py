"""DOC, RTF and ODT: converted to DOCX in memory, then read as DOCX."""

from __future__ import annotations

from dataclasses import replace

from ..errors import ReadingError
from .docx import read_docx
from .limits import DEFAULT, Limits
from .office import antiword, convert_batch, program
from .source import SourceText
from .text import text_source

MEDIA_TYPES = {
    "doc": "application/msword",
    "rtf": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text",
    "wordxml": "application/xml",
}
READERS = {"doc": "doc", "rtf": "rtf", "odt": "odt", "wordxml": "doc"}
SUFFIXES = {"doc": "doc", "rtf": "rtf", "odt": "odt", "wordxml": "xml"}


def read_office(
    data: bytes, path: str, kind: str, digest: str = "", *, limits: Limits = DEFAULT
) -> SourceText:
    """Text of an old office file; ``kind`` is ``doc``, ``rtf`` or ``odt``."""
    if program() is not None:
        # less than the limit of the file, so that LibreOffice is ended by the process that began it
        seconds = min(0.8 * limits.seconds, 120.0)
        converted = convert_batch([(data, SUFFIXES[kind])], seconds=seconds)[0]
        if converted is not None:
            return read_converted(converted, data, path, kind, digest, limits)
    text = fallback(data, kind)
    if text is None:
        code = "TP142" if program() is None else "TP143"
        raise ReadingError(code, path=path)
    return text_source(
        text, path, digest, len(data), None, READERS[kind], MEDIA_TYPES[kind]
    )


def read_converted(
    converted: bytes, data: bytes, path: str, kind: str, digest: str, limits: Limits
) -> SourceText:
    """The DOCX that LibreOffice made of ``data``, under the name of the source."""
    found = read_docx(converted, path, digest, limits=limits)
    source = found.source.model_copy(
        update={"bytes": len(data), "media_type": MEDIA_TYPES[kind], "reader": READERS[kind]}
    )
    return replace(found, source=source)


def fallback(data: bytes, kind: str) -> str | None:
    """Plain text without LibreOffice: antiword for DOC, striprtf for RTF."""
    if kind == "doc":
        return antiword(data)
    if kind == "rtf":
        from .rtf import rtf_text

        return rtf_text(data)
    return None
