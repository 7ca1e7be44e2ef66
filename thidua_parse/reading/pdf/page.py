"""One PDF page → runs; annotations are flattened in memory first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from ..layout import Page, Run, grids_of
from .chars import (
    MARKS,
    composed,
    ends_of_words,
    frames_of,
    runs_of,
    solid_of,
    text_of,
    upright,
    walls_of,
)
from .fills import filled
from .legacy import converted
from .rulings import drawn_on
from .stamps import count_before, marks_of, sorted_out


@dataclass(slots=True)
class PdfPage:
    """A page with what was learnt while reading it.

    ``fills`` are stamped words that were not put into the text yet (pages without text), ``notes``
    the texts of signature notes; ``pictures`` tells whether anything but text is drawn.
    """

    page: Page
    flattened: bool = False
    fills: list[Run] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    pictures: bool = False


def read_page(document: Any, index: int, legacy: str | None = None) -> PdfPage:
    """The runs of page ``index`` (0-based) of an open PDFium document handle.

    ``legacy``: the encoding before Unicode that the text layer is in.
    """
    raw = pdfium.FPDF_LoadPage(document, index)
    if not raw:
        return PdfPage(Page(index + 1, 595.0, 842.0, []))
    try:
        boxes = marks_of(raw)
        drawn = None
        if boxes:
            drawn = pdfium.FPDFPage_CountObjects(raw)
            if pdfium.FPDFPage_Flatten(raw, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS:
                pdfium.FPDF_ClosePage(raw)
                raw = pdfium.FPDF_LoadPage(document, index)
            else:
                drawn = None
        return _read(raw, index, drawn, boxes, legacy)
    finally:
        pdfium.FPDF_ClosePage(raw)


def _read(
    raw: Any, index: int, own: int | None, boxes: list[tuple[float, float, float, float]],
    legacy: str | None = None,
) -> PdfPage:
    """The page; ``own`` is the number of its objects before annotations were flattened."""
    width, height = pdfium.FPDF_GetPageWidthF(raw), pdfium.FPDF_GetPageHeightF(raw)
    result = PdfPage(Page(index + 1, width, height, []), own is not None)
    drawn = drawn_on(raw)
    result.pictures = drawn.pictures
    walls = None
    if len(drawn.rulings) > 5:
        rulings = np.array([(r.x0, r.y1, r.x1, r.y0) for r in drawn.rulings])
        boxes_ = upright(raw, rulings).tolist()
        result.page.grids = grids_of(boxes_, width, height)
        if result.page.grids:
            walls = walls_of(result.page.grids)
    textpage = pdfium.FPDFText_LoadPage(raw)
    try:
        count = pdfium.FPDFText_CountChars(textpage)
        if count <= 0:
            return result
        before = None if own is None else count_before(raw, textpage, own, count)
        text = text_of(textpage, count)
        if legacy is not None:
            text = converted(text, textpage, legacy)
        marked = MARKS.search(text) is not None
        wanted = solid_of(text)
        if not marked and before is None:
            wanted = ends_of_words(wanted)
        frames = frames_of(textpage, count, wanted)
        if marked:
            text = composed(text, frames, textpage)
        frames = upright(raw, frames)
    finally:
        pdfium.FPDFText_ClosePage(textpage)
    if before is not None and before < count:
        stamped = runs_of(text[before:], frames[before:])
        marks = upright(raw, np.array(boxes))
        result.fills, result.notes = sorted_out(stamped, marks)
        text, frames = text[:before], frames[:before]
        if result.fills and text.strip():
            text, frames, loose = filled(text, frames, result.fills)
            result.page.runs = runs_of(text, frames, walls) + loose
            return result
    result.page.runs = runs_of(text, frames, walls)
    return result
