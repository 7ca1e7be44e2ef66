"""Reading one PDF file."""

from __future__ import annotations

import hashlib

import pypdfium2
import regex

from ...errors import ReadingError
from ...record import Source
from ..layout import assemble, lines_of
from ..limits import DEFAULT, Limits
from ..source import SourceText
from .legacy import legacy_of
from .page import PdfPage, read_page
from .signatures import signatures_of

#: letters that only Vietnamese spelling has; a text layer without them was made by a foreign OCR
VIETNAMESE = regex.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")
LETTERS = regex.compile(r"\p{L}")
#: least share of such letters in a usable layer (81 real files: < 0.08 or >= 0.15, none between)
LEAST_SHARE = 0.11


def read_pdf(data: bytes, path: str, *, limits: Limits = DEFAULT) -> SourceText:
    """The text of a PDF; raises :class:`ReadingError` with codes TP11x."""
    document = _open(data, path)
    try:
        count = len(document)
        if not count:
            raise ReadingError("TP114", path=path)
        if count > limits.pages:
            raise ReadingError("TP112", path=path, pages=count, limit=limits.pages)
        pages = [read_page(document.raw, index) for index in range(count)]
        legacy = legacy_of([page.page.runs for page in pages])
        if legacy is not None:
            pages = [read_page(document.raw, index, legacy) for index in range(count)]
        notes = [note for page in pages for note in page.notes]
        signatures = signatures_of(document.raw, data, notes)
    finally:
        document.close()
    ocr = [index for index, page in enumerate(pages) if needs_ocr(page)]
    if ocr:
        _recognise(data, path, pages, ocr, limits)
    made = assemble(lines_of([page.page for page in pages]))
    if not made.text:
        raise ReadingError("TP116", path=path)
    source = Source(
        path=path, media_type="application/pdf", bytes=len(data), pages=count,
        reader="ocr" if len(ocr) == count else "pdf", ocr=bool(ocr),
        flattened=any(page.flattened for page in pages), legacy_encoding=legacy,
    )
    return SourceText(
        text=made.text, sha256="sha256:" + hashlib.sha256(data).hexdigest(), source=source,
        fragments=made.fragments, line_kinds=made.kinds, word_confidences=made.words,
        tables=made.tables, digital_signatures=signatures,
    )


def _open(data: bytes, path: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = "TP110" if "assword" in str(error) else "TP111"
        raise ReadingError(code, path=path, reason=str(error)) from error


def _recognise(
    data: bytes, path: str, pages: list[PdfPage], indices: list[int], limits: Limits
) -> None:
    """OCR the pages at ``indices``; drawn from a fresh copy of the file, without its stamps."""
    from ..ocr import ocr_page

    document = _open(data, path)
    try:
        for index in indices:
            page = ocr_page(document[index], index + 1, path, pages[index].fills, limits)
            pages[index].page = page
    finally:
        document.close()


def needs_ocr(page: PdfPage) -> bool:
    """Whether a page has no usable text layer: too few letters, or no Vietnamese among them."""
    text = "".join(run.text for run in page.page.runs if not run.stamp)
    letters = len(LETTERS.findall(text))
    if letters < 20:
        return True
    return letters >= 60 and len(VIETNAMESE.findall(text)) < LEAST_SHARE * letters
