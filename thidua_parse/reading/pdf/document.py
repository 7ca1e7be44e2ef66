"""Reading one PDF file."""

from __future__ import annotations

import ctypes
import hashlib
from typing import Any

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
import regex

from ...errors import ReadingError
from ...record import Source
from ..layout import Page, assemble, lines_of
from ..source import SourceText
from .chars import frames_of, runs_of, text_of

#: letters that only Vietnamese spelling has; a text layer without them was made by a foreign OCR
VIETNAMESE = regex.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")
LETTERS = regex.compile(r"\p{L}")
#: least share of such letters in a usable layer (81 real files: < 0.08 or >= 0.15, none between)
LEAST_SHARE = 0.11


def read_pdf(data: bytes, path: str) -> SourceText:
    """The text of a PDF; raises :class:`ReadingError` with codes TP11x."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = "TP110" if "assword" in str(error) else "TP111"
        raise ReadingError(code, path=path, reason=str(error)) from error
    try:
        return _read(document, data, path)
    finally:
        document.close()


def _read(document: Any, data: bytes, path: str) -> SourceText:
    count = len(document)
    if not count:
        raise ReadingError("TP114", path=path)
    pages: list[Page] = []
    flattened = False
    for index in range(count):
        page, flat = _page(document, index)
        flattened = flattened or flat
        pages.append(page)
    ocr = _needs_ocr(pages)
    for index in ocr:
        from ..ocr import ocr_page

        pages[index] = ocr_page(document[index], index + 1, path)
    text, fragments, kinds, words = assemble(lines_of(pages))
    if not text:
        raise ReadingError("TP116", path=path)
    source = Source(
        path=path, media_type="application/pdf", bytes=len(data), pages=count,
        reader="ocr" if len(ocr) == count else "pdf", ocr=bool(ocr), flattened=flattened,
    )
    return SourceText(
        text=text, sha256="sha256:" + hashlib.sha256(data).hexdigest(), source=source,
        fragments=fragments, line_kinds=kinds, word_confidences=words,
    )


def _page(document: Any, index: int) -> tuple[Page, bool]:
    """The runs of one page, and whether annotations were flattened into it."""
    raw = pdfium.FPDF_LoadPage(document.raw, index)
    if not raw:
        return Page(index + 1, 595.0, 842.0, []), False
    before = None
    if _has_marks(raw):
        textpage = pdfium.FPDFText_LoadPage(raw)
        before = pdfium.FPDFText_CountChars(textpage)
        pdfium.FPDFText_ClosePage(textpage)
        if pdfium.FPDFPage_Flatten(raw, 0) == pdfium.FLATTEN_SUCCESS:
            pdfium.FPDF_ClosePage(raw)
            raw = pdfium.FPDF_LoadPage(document.raw, index)
        else:
            before = None
    width, height = pdfium.FPDF_GetPageWidthF(raw), pdfium.FPDF_GetPageHeightF(raw)
    textpage = pdfium.FPDFText_LoadPage(raw)
    count = pdfium.FPDFText_CountChars(textpage)
    runs = []
    if count > 0:
        text = text_of(textpage, count)
        runs = runs_of(text, _upright(raw, frames_of(textpage, count)), before)
    pdfium.FPDFText_ClosePage(textpage)
    pdfium.FPDF_ClosePage(raw)
    return Page(index + 1, width, height, runs), before is not None


def _has_marks(page: Any) -> bool:
    """Whether the page has annotations other than links and pop-ups."""
    plain = (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP)
    for i in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, i)
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        pdfium.FPDFPage_CloseAnnot(annotation)
        if kind not in plain:
            return True
    return False


def _upright(page: Any, frames: np.ndarray) -> np.ndarray:
    """Frames with the origin at the upper left corner of the page as it is shown."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    left, top, right, bottom = frames.T
    turn = pdfium.FPDFPage_GetRotation(page)
    if turn == 1:
        columns = (bottom - box.bottom, left - box.left, top - box.bottom, right - box.left)
    elif turn == 2:
        columns = (box.right - right, bottom - box.bottom, box.right - left, top - box.bottom)
    elif turn == 3:
        columns = (box.top - top, box.right - right, box.top - bottom, box.right - left)
    else:
        columns = (left - box.left, box.top - top, right - box.left, box.top - bottom)
    return np.stack(columns, axis=1)


def _needs_ocr(pages: list[Page]) -> list[int]:
    """Indices of the pages without a usable text layer."""
    result = []
    for index, page in enumerate(pages):
        text = "".join(run.text for run in page.runs if not run.stamp)
        letters = len(LETTERS.findall(text))
        if letters < 20 or (
            letters >= 60 and len(VIETNAMESE.findall(text)) < LEAST_SHARE * letters
        ):
            result.append(index)
    return result
