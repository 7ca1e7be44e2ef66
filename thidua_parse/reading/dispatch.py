"""Bytes → text: which reader takes them. The content decides; the name is never asked."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from pathlib import PurePath

from ..errors import ReadingError
from ..record import Diagnostic
from .limits import DEFAULT, Limits
from .sniff import ARCHIVES, KIND_NAMES, SIGNED, sniff
from .source import SourceText
from .text import read_text, text_source

#: extensions that go with a kind of content; another one is worth a note
EXTENSIONS = {
    "pdf": {".pdf"}, "docx": {".docx", ".docm", ".dotx"}, "doc": {".doc", ".dot", ".wps"},
    "rtf": {".rtf", ".doc"}, "odt": {".odt"}, "html": {".html", ".htm", ".xhtml", ".aspx", ".php"},
    "mhtml": {".mht", ".mhtml"}, "image": {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp",
                                           ".gif", ".webp"},
    "text": {".txt", ".md", ".markdown", ".text"}, "wordxml": {".xml", ".doc"},
}
KNOWN = frozenset(e for group in EXTENSIONS.values() for e in group)


def digest_of(data: bytes) -> str:
    """Content id: ``sha256:`` and the hexadecimal digest."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def read_bytes(
    data: bytes, path: str, *, digest: str | None = None, limits: Limits = DEFAULT
) -> SourceText:
    """Text of a file's content; ``path`` is only its name in messages and in the record."""
    if not data.strip(b"\x00 \t\r\n\x0c"):
        raise ReadingError("TP104", path=path)
    if len(data) > limits.bytes:
        raise ReadingError("TP106", path=path, bytes=len(data), limit=limits.bytes)
    if digest is None:
        digest = digest_of(data)
    kind = sniff(data)
    if kind in ARCHIVES:
        return _only_member(data, path, limits)
    found = _read_kind(kind, data, path, digest, limits)
    if found.sha256 != digest:
        found = replace(found, sha256=digest)
    return _note_name(found, kind, path)


def _read_kind(kind: str, data: bytes, path: str, digest: str, limits: Limits) -> SourceText:
    if kind == "text":
        return read_text(data, path, digest)
    if kind == "pdf":
        from .pdf import read_pdf

        try:
            return read_pdf(data, path, digest=digest, limits=limits)
        except ReadingError as error:
            if error.code == "TP111" and SIGNED.match(data):  # a PDF wrapped in its signature
                raise ReadingError("TP123", path=path) from error
            raise
    if kind == "docx":
        from .docx import read_docx

        return read_docx(data, path, digest, limits=limits)
    if kind in ("doc", "rtf", "odt", "wordxml"):
        from .legacy_office import read_office

        return read_office(data, path, kind, digest, limits=limits)
    if kind == "html":
        from .html import read_html

        return read_html(data, path, digest)
    if kind == "mhtml":
        from .html import read_mhtml

        return read_mhtml(data, path, digest)
    if kind == "image":
        return _read_image(data, path, limits)
    if kind == "signed":
        raise ReadingError("TP123", path=path)
    if kind == "encrypted":
        raise ReadingError("TP122", path=path)
    if kind in ("zip-broken", "ole-broken"):
        raise ReadingError("TP121", path=path, reason=kind[:3].upper())
    raise ReadingError("TP120", path=path, kind=KIND_NAMES.get(kind, kind))


def _read_image(data: bytes, path: str, limits: Limits) -> SourceText:
    """A scan as a picture: wrapped as a PDF in memory, then read as any scan."""
    from PIL import Image, ImageSequence, UnidentifiedImageError

    from .pdf import read_pdf

    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > limits.pixels:
                raise ReadingError(
                    "TP115", path=path, pixels=image.width * image.height, limit=limits.pixels
                )
            media_type = Image.MIME.get(image.format or "", "image/unknown")
            frames = [
                frame.convert("L") for _, frame in zip(
                    range(limits.pages), ImageSequence.Iterator(image), strict=False)
            ]
            dpi = image.info.get("dpi", (0, 0))[0] or 0
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise ReadingError("TP121", path=path, reason=str(error)) from error
    if not 72 <= dpi <= 1200:  # a page of A4, 8.27 inches wide
        dpi = max(frames[0].width / 8.27, 72)
    wrapped = io.BytesIO()
    frames[0].save(
        wrapped, "PDF", resolution=float(dpi), save_all=len(frames) > 1, append_images=frames[1:]
    )
    found = read_pdf(wrapped.getvalue(), path, limits=limits)
    source = found.source.model_copy(update={"media_type": media_type, "bytes": len(data)})
    return replace(found, source=source)


def _only_member(data: bytes, path: str, limits: Limits) -> SourceText:
    """The document of an archive that holds only one; TP130 where it holds more."""
    from .archives import Member, members

    found: list[Member] = []
    for member in members(data, path, limits=limits):
        found.append(member)
        if len(found) > 1:
            raise ReadingError("TP130", path=path)
    if not found:
        raise ReadingError("TP104", path=path)
    if found[0].error is not None:
        raise found[0].error
    return read_bytes(found[0].data, found[0].path, limits=limits)


def _note_name(found: SourceText, kind: str, path: str) -> SourceText:
    """A diagnostic where the extension promises another kind of content."""
    suffix = PurePath(path).suffix.lower()
    if suffix not in KNOWN or suffix in EXTENSIONS.get(kind, ()):
        return found
    note = Diagnostic.of("misleading-extension", suffix=suffix, kind=KIND_NAMES.get(kind, kind))
    return replace(found, diagnostics=(*found.diagnostics, note))


def from_string(text: str, path: str = "<text>") -> SourceText:
    """A :class:`SourceText` of a string in memory, normalised as a text file would be."""
    data = text.encode("utf-8", errors="surrogatepass")
    return text_source(text, path, digest_of(data), len(data), None, utf8=data)
