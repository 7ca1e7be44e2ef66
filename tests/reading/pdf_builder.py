"""Small PDFs for tests, made with PDFium: words at given places, rulings, stamps, pictures."""

from __future__ import annotations

import ctypes
import io
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

WIDTH, HEIGHT = 595.0, 842.0
FONTS = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf",
    "/Library/Fonts/Arial Unicode.ttf", "C:/Windows/Fonts/times.ttf",
)


@cache
def font_data() -> bytes:
    """A TrueType font with Vietnamese letters; skips the test where none is at hand."""
    found = [Path(name) for name in FONTS if Path(name).is_file()]
    if not found:
        try:
            import matplotlib

            found = [Path(matplotlib.get_data_path()) / "fonts/ttf/DejaVuSans.ttf"]
        except ImportError:
            pytest.skip("no TrueType font with Vietnamese letters")
    return found[0].read_bytes()


class PdfBuilder:
    """Builds a PDF page by page. Coordinates are points from the upper left corner."""

    def __init__(self) -> None:
        self.document = pypdfium2.PdfDocument.new()
        data = font_data()
        self._buffer = (ctypes.c_ubyte * len(data)).from_buffer_copy(data)
        self.font = pdfium.FPDFText_LoadFont(
            self.document.raw, self._buffer, len(data), pdfium.FPDF_FONT_TRUETYPE, True
        )
        self.current: Any = None

    def page(self, width: float = WIDTH, height: float = HEIGHT) -> PdfBuilder:
        """Begin a page."""
        self._end()
        self.height = height
        self.current = pdfium.FPDFPage_New(
            self.document.raw, len(self.document), width, height
        )
        return self

    def _end(self) -> None:
        if self.current is not None:
            pdfium.FPDFPage_GenerateContent(self.current)
            pdfium.FPDF_ClosePage(self.current)
            self.current = None

    def _text(self, x: float, y: float, text: str, size: float) -> Any:
        item = pdfium.FPDFPageObj_CreateTextObj(self.document.raw, self.font, size)
        units = text.encode("utf-16-le") + b"\0\0"
        wide = (ctypes.c_ushort * (len(units) // 2)).from_buffer_copy(units)
        pdfium.FPDFText_SetText(item, wide)
        pdfium.FPDFPageObj_Transform(item, 1, 0, 0, 1, x, self.height - y)
        return item

    def text(self, x: float, y: float, text: str, size: float = 10) -> PdfBuilder:
        """A run of text whose baseline begins at ``(x, y)``."""
        pdfium.FPDFPage_InsertObject(self.current, self._text(x, y, text, size))
        return self

    def turned(self, x: float, y: float, text: str, quarter: int, size: float = 10) -> PdfBuilder:
        """A run of text that is turned clockwise; its baseline begins at ``(x, y)``."""
        item = self._text(0, self.height, text, size)
        cos, sin = ((1, 0), (0, -1), (-1, 0), (0, 1))[quarter]
        pdfium.FPDFPageObj_Transform(item, cos, sin, -sin, cos, x, self.height - y)
        pdfium.FPDFPage_InsertObject(self.current, item)
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> PdfBuilder:
        """A ruling, as a thin filled box."""
        box = pdfium.FPDFPageObj_CreateNewRect(
            x0, self.height - max(y0, y1), max(x1 - x0, 0.6), max(abs(y1 - y0), 0.6)
        )
        pdfium.FPDFPath_SetDrawMode(box, pdfium.FPDF_FILLMODE_ALTERNATE, False)
        pdfium.FPDFPage_InsertObject(self.current, box)
        return self

    def grid(self, xs: list[float], ys: list[float]) -> PdfBuilder:
        """The rulings of a table with these vertical and horizontal edges."""
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        return self

    def stamp(self, x: float, y: float, lines: list[str], size: float = 10) -> PdfBuilder:
        """A stamp annotation with lines of text, the first baseline at ``(x, y)``."""
        mark = pdfium.FPDFPage_CreateAnnot(self.current, pdfium.FPDF_ANNOT_STAMP)
        wide = max(len(line) for line in lines) * size * 0.65
        box = pdfium.FS_RECTF(
            x - 1, self.height - (y - size), x + wide,
            self.height - (y + (len(lines) - 1) * size * 1.2 + 3),
        )
        pdfium.FPDFAnnot_SetRect(mark, box)
        for k, line in enumerate(lines):
            pdfium.FPDFAnnot_AppendObject(mark, self._text(x, y + k * size * 1.2, line, size))
        pdfium.FPDFPage_CloseAnnot(mark)
        return self

    def data(self) -> bytes:
        """The finished file."""
        self._end()
        buffer = io.BytesIO()
        self.document.save(buffer)
        self.document.close()
        return buffer.getvalue()


def wrapped(
    builder: PdfBuilder, lines: list[str], *, x: float = 80, y: float = 300, indent: float = 30,
    pitch: float = 16,
) -> float:
    """Printed lines of one paragraph, the first indented; gives back the next baseline."""
    for k, line in enumerate(lines):
        builder.text(x + (0 if k else indent), y, line)
        y += pitch
    return y


def table_over_two_pages() -> PdfBuilder:
    """A table whose head is repeated on the second page, and whose first row goes on there."""
    builder = PdfBuilder().page()
    xs = [80.0, 120.0, 330.0]
    builder.grid(xs, [700, 720, 740]).text(88, 714, "TT").text(130, 714, "Việc")
    builder.text(92, 734, "1").text(130, 734, "Quét dọn đường làng và")
    builder.page().grid(xs, [60, 80, 100, 120]).text(88, 74, "TT").text(130, 74, "Việc")
    builder.text(130, 94, "ngõ xóm").text(92, 114, "2").text(130, 114, "Trồng hoa")
    return builder
