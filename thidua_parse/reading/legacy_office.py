"""DOC, RTF and ODT: converted to DOCX in memory, then read as DOCX."""

from __future__ import annotations

from ..errors import ReadingError
from ..record import Source
from .docx import read_docx
from .limits import DEFAULT, Limits
from .normalise import normalise
from .office import antiword, convert_batch, program
from .source import SourceText

MEDIA_TYPES = {
    "doc": "application/msword",
    "rtf": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text",
}


def read_office(
    data: bytes, path: str, kind: str, digest: str = "", *, limits: Limits = DEFAULT
) -> SourceText:
    """Text of an old office file; ``kind`` is ``doc``, ``rtf`` or ``odt``."""
    if program() is not None:
        converted = convert_batch([(data, kind)], seconds=min(limits.seconds, 120.0))[0]
        if converted is not None:
            return read_converted(converted, data, path, kind, digest, limits)
    text = fallback(data, kind)
    if text is None:
        code = "TP142" if program() is None else "TP143"
        raise ReadingError(code, path=path)
    normal, source_map = normalise(text)
    source = Source(path=path, bytes=len(data), media_type=MEDIA_TYPES[kind], reader=kind)
    return SourceText(text=normal, sha256=digest, source=source, source_map=source_map)


def read_converted(
    converted: bytes, data: bytes, path: str, kind: str, digest: str, limits: Limits
) -> SourceText:
    """The DOCX that LibreOffice made of ``data``, under the name of the source."""
    from dataclasses import replace

    found = read_docx(converted, path, digest, limits=limits)
    source = found.source.model_copy(
        update={"bytes": len(data), "media_type": MEDIA_TYPES[kind], "reader": kind}
    )
    return replace(found, source=source)


def fallback(data: bytes, kind: str) -> str | None:
    """Plain text without LibreOffice: antiword for DOC, striprtf for RTF."""
    if kind == "doc":
        return antiword(data)
    if kind == "rtf":
        from striprtf.striprtf import rtf_to_text

        text: str = rtf_to_text(data.decode("cp1252", errors="replace"), errors="ignore")
        return text if text.strip() else None
    return None
