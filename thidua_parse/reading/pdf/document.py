"""Reading one PDF file."""

from __future__ import annotations

import pypdfium2

from ...errors import ReadingError
from ...record import Diagnostic, Source
from ..layout import assemble, lines_of
from ..limits import DEFAULT, Limits
from ..source import SourceText
from .digests import Digests
from .legacy import legacy_of
from .letters import ENOUGH
from .page import PdfPage, read_pages
from .signatures import noted, signatures_of
from .turned import turned_back

#: least share of such letters in a usable layer (81 real files: < 0.08 or >= 0.15, none between)
LEAST_SHARE = 0.11


def read_pdf(
    data: bytes, path: str, *, digest: str | None = None, limits: Limits = DEFAULT
) -> SourceText:
    """The text of a PDF; raises :class:`ReadingError` with codes TP11x.

    ``digest`` is the content id where the caller has it already.
    """
    whole, at = data, data.find(b"%PDF-")
    if at > 0:
        data = data[at:]  # places in the file, those of signatures too, count from the header
    document = _open(data, path)
    digests = Digests(data)
    try:
        count = len(document)
        if not count:
            raise ReadingError("TP114", path=path)
        if count > limits.pages:
            raise ReadingError("TP112", path=path, pages=count, limit=limits.pages)
        signatures = signatures_of(document.raw, data, digests)
        if data is not whole and any(found.integrity == "broken" for found in signatures):
            # signed together with what stands before the header
            other = signatures_of(document.raw, whole, Digests(whole))
            signatures = tuple(
                b if a.integrity == "broken" else a for a, b in zip(signatures, other, strict=True)
            )
        pages = read_pages(document.raw, range(count))
        legacy = None if is_modern(pages) else legacy_of([page.page.runs for page in pages])
        if legacy is not None:
            document.close()
            document = _open(data, path)  # the pages again as they were before flattening
            pages = read_pages(document.raw, range(count), legacy)
        notes = [note for page in pages for note in page.notes]
        signatures = noted(signatures, notes)
    finally:
        document.close()
    ocr = [index for index, page in enumerate(pages) if needs_ocr(page)]
    diagnostics: list[Diagnostic] = []
    if ocr:
        ocr, diagnostics = _recognise(data, path, pages, ocr, limits)
    made = assemble(lines_of([part for page in pages for part in (page.page, *page.turned)]))
    if any(page.turned for page in pages):
        made = turned_back(made, [(page.page.width, page.page.height) for page in pages])
    if not made.text:
        raise ReadingError("TP116", path=path)
    source = Source(
        path=path, media_type="application/pdf", bytes=len(whole), pages=count,
        reader="ocr" if len(ocr) == count else "pdf", ocr=bool(ocr),
        flattened=any(page.flattened for page in pages), legacy_encoding=legacy,
    )
    return SourceText(
        text=made.text, sha256=digest or (digests if data is whole else Digests(whole)).content_id(), source=source,
        fragments=made.fragments, line_kinds=made.kinds, word_confidences=made.words,
        tables=made.tables, digital_signatures=signatures, diagnostics=tuple(diagnostics),
    )


def _open(data: bytes, path: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = "TP110" if "assword" in str(error) else "TP111"
        raise ReadingError(code, path=path, reason=str(error)) from error


def _recognise(
    data: bytes, path: str, pages: list[PdfPage], indices: list[int], limits: Limits
) -> tuple[list[int], list[Diagnostic]]:
    """OCR the pages at ``indices``; drawn from a fresh copy of the file, without its stamps.

    Gives back the pages that were read. A page that cannot be read is a diagnostic where other
    pages have text, else the error is raised.
    """
    from ..ocr import ocr_page

    done: list[int] = []
    failed: list[tuple[int, ReadingError]] = []
    document = _open(data, path)
    try:
        for index in indices:
            try:
                page = ocr_page(document[index], index + 1, path, pages[index].fills, limits)
            except ReadingError as error:
                failed.append((index, error))
                continue
            pages[index].page, pages[index].turned = page, []
            done.append(index)
    finally:
        document.close()
    if failed and len(failed) == len(pages):
        raise failed[0][1]
    return done, [
        Diagnostic.of(
            "page-not-recognised", page=index + 1, vi=error.message("vi"), en=error.message("en")
        )
        for index, error in failed
    ]


def is_modern(pages: list[PdfPage]) -> bool:
    """Whether the text is plainly Unicode: many letters that only Unicode has for Vietnamese."""
    letters = special = 0
    for page in pages:
        letters += page.letters.all
        special += page.letters.modern
        if letters > ENOUGH:
            break
    return special > 0.05 * letters > 2


def needs_ocr(page: PdfPage) -> bool:
    """Whether a page has no usable text layer: too few letters, or no Vietnamese among them.

    Few letters are all there is on a page that has no pictures (but seals and logos).
    """
    letters = page.letters.all
    if letters < 20:
        return page.pictures
    return letters >= 60 and page.letters.vietnamese < LEAST_SHARE * letters
