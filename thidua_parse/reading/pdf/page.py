"""One PDF page → runs; annotations are flattened in memory first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from ..cleaning import usual_signs
from ..layout import Page, Run, grids_of
from ..layout.model import Box
from .chars import (
    composed,
    ends_of_words,
    frames_of,
    has_marks,
    runs_of,
    solid_of,
    text_of,
    upright,
    walls_of,
)
from .fills import filled
from .legacy import converted
from .letters import Letters, codes_of, letters_in
from .rulings import drawn_on
from .stamps import Shown, sorted_out, stamped_part, stamps_of
from .turned import looks_turned, masked, turned_in, turned_page, used


@dataclass(slots=True)
class PdfPage:
    """A page with what was learnt while reading it.

    ``fills`` are stamped words that were not put into the text yet (pages without text), ``notes``
    the texts of signature notes; ``pictures`` tells whether anything but text is drawn. ``letters``
    are those of the page's own text, without stamps. ``turned`` are blocks of text in directions
    other than the page's.
    """

    page: Page
    flattened: bool = False
    fills: list[Run] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    pictures: bool = False
    letters: Letters = Letters()
    turned: list[Page] = field(default_factory=list)


def read_page(document: Any, index: int, legacy: str | None = None) -> PdfPage:
    """The runs of page ``index`` (0-based) of an open PDFium document handle.

    ``legacy``: the encoding before Unicode that the text layer is in.
    """
    return read_pages(document, range(index, index + 1), legacy)[0]


def read_pages(
    document: Any, indices: Iterable[int], legacy: str | None = None
) -> list[PdfPage]:
    """The runs of several pages, the same way as :func:`read_page`.

    Each page is closed only after the next one was loaded: PDFium keeps a font as long as a page
    that uses it is open.
    """
    with _OpenPage(document) as page:
        return [_flattened(page, index, legacy) for index in indices]


class _OpenPage:
    """The handle of the page that was loaded last, and the annotation of it that is held open."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._handle: Any = None
        self._shown: Shown | None = None

    def __enter__(self) -> _OpenPage:
        return self

    def __exit__(self, *_: object) -> None:
        self._take(None)

    def load(self, index: int) -> Any:
        """The handle of a page; the one before is closed. False in a condition if it failed."""
        self._take(pdfium.FPDF_LoadPage(self._document, index))
        return self._handle

    def shown(self) -> Shown:
        """Its first annotation that shows text."""
        self._shown = Shown(self._handle)
        return self._shown

    def _take(self, handle: Any) -> None:
        if self._shown:
            self._shown.close()
        if self._handle:
            pdfium.FPDF_ClosePage(self._handle)
        self._handle = handle


def _flattened(page: _OpenPage, index: int, legacy: str | None) -> PdfPage:
    """The page with its annotations made part of it, where they show text."""
    raw = page.load(index)
    own = None
    if raw and page.shown():
        own = pdfium.FPDFPage_CountObjects(raw)
        if pdfium.FPDFPage_Flatten(raw, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS:
            raw = page.load(index)
        else:
            own = None
    if not raw:
        return PdfPage(Page(index + 1, 595.0, 842.0, []))
    return _read(raw, index, own, legacy)


def _read(raw: Any, index: int, own: int | None, legacy: str | None = None) -> PdfPage:
    """The page; ``own`` is the number of its objects before annotations were flattened."""
    width, height = pdfium.FPDF_GetPageWidthF(raw), pdfium.FPDF_GetPageHeightF(raw)
    result = PdfPage(Page(index + 1, width, height, []), own is not None)
    shapes = drawn_on(raw)
    result.pictures = shapes.pictures
    walls = None
    boxes_: list[Box] = []
    if len(shapes.rulings) > 5:
        rulings = np.array([(r.x0, r.y1, r.x1, r.y0) for r in shapes.rulings])
        boxes_ = upright(raw, rulings).tolist()
        result.page.grids = grids_of(boxes_, width, height)
        if result.page.grids:
            walls = walls_of(result.page.grids)
    textpage = pdfium.FPDFText_LoadPage(raw)
    try:
        count = pdfium.FPDFText_CountChars(textpage)
        if count <= 0:
            return result
        before = count
        numbers: list[int] = []
        if own is not None:
            before, numbers = stamped_part(raw, textpage, own, count)
        text = text_of(textpage, count)
        if legacy is not None:
            text = converted(text, textpage, legacy)
        text = usual_signs(text)
        codes = codes_of(text)
        drawn = wanted = solid_of(codes)
        marked = has_marks(codes)
        if not marked and own is None:
            wanted = ends_of_words(drawn)
        frames = frames_of(textpage, count, wanted, drawn)
        if looks_turned(raw, frames, drawn[drawn < before]):
            blocks = turned_in(raw, textpage, drawn[drawn < before])
            for block in blocks:
                result.turned.append(
                    turned_page(raw, textpage, text, drawn, block, boxes_, (width, height, index + 1))
                )
                kept = np.setdiff1d(drawn, block.letters)
                text, drawn = masked(text, drawn, kept), kept
            if blocks:
                wanted = drawn if marked or own is not None else ends_of_words(drawn)
                frames = frames_of(textpage, count, wanted, drawn)
        if marked:
            text = composed(text, frames, textpage)
            codes = codes_of(text)
            drawn = solid_of(codes)
        frames = upright(raw, frames)
    finally:
        pdfium.FPDFText_ClosePage(textpage)
    result.letters = letters_in(codes[:before])
    if before < count:
        stamps = stamps_of(text[before:], frames[before:], numbers)
        result.fills, result.notes = sorted_out(stamps)
        text, frames = text[:before], frames[:before]
        drawn = drawn[drawn < before]
        if result.fills and text.strip():
            text, frames, loose = filled(text, frames, result.fills)
            result.page.runs = runs_of(text, frames, walls) + loose
            return result
    result.page.runs = runs_of(text, frames, walls, drawn)
    if result.turned:
        result.page.grids = used(result.page.grids, result.page)
    return result
