"""Ruled lines of a page, from PDFium's path objects."""

from __future__ import annotations

import ctypes
from ctypes import c_int, c_ulong, c_void_p
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from .calls import handle, quick

#: a filled shape thinner than this (points) is a line
THIN = 3.2
#: shorter lines are parts of letters, seals and dotted leaders
SHORT = 7.0
#: paths with more segments are drawings (seals, logos)
MOST_SEGMENTS = 400
DEEPEST = 4
#: pictures that cover less of a page (share of its area) are seals, logos and signatures
SMALL_PICTURES = 0.08
#: so many shapes on a page may be letters turned into outlines
MANY = 100

_on_page = quick("FPDFPage_GetObject", c_void_p, c_void_p, c_int)
_in_form = quick("FPDFFormObj_GetObject", c_void_p, c_void_p, c_ulong)
_kind = quick("FPDFPageObj_GetType", c_int, c_void_p)

Matrix = tuple[float, float, float, float, float, float]
UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Ruling(NamedTuple):
    """A horizontal or vertical line, in PDF coordinates (origin at the lower left)."""

    x0: float
    y0: float
    x1: float
    y1: float


class Drawn(NamedTuple):
    """What a page holds besides text: rulings, and whether there are pictures or drawings."""

    rulings: list[Ruling]
    pictures: bool


def drawn_on(page: Any) -> Drawn:
    """The rulings of a page and whether it shows images or many strokes (drawn letters)."""
    rulings: list[Ruling] = []
    count = pdfium.FPDFPage_CountObjects(page)
    covered, strokes = _collect(_on_page, count, handle(page), UNIT, rulings, 0)
    area = pdfium.FPDF_GetPageWidthF(page) * pdfium.FPDF_GetPageHeightF(page)
    return Drawn(rulings, covered > SMALL_PICTURES * area or strokes > MANY)


def _collect(
    get: Any, count: int, owner: int, matrix: Matrix, rulings: list[Ruling], depth: int
) -> tuple[float, int]:
    """Collect rulings; gives back the area of all images and the number of shapes."""
    covered, strokes = 0.0, 0
    items = list(map(get, repeat(owner), range(count)))
    for item, kind in zip(items, map(_kind, items), strict=True):
        if kind == pdfium.FPDF_PAGEOBJ_TEXT or not item:
            continue
        found = ctypes.cast(item, pdfium.FPDF_PAGEOBJECT)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _path(found, matrix, rulings)
            strokes += 1
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            inner = _times(_matrix(found), matrix)
            inside = pdfium.FPDFFormObj_CountObjects(found)
            area, shapes = _collect(_in_form, inside, item, inner, rulings, depth + 1)
            covered += area
            strokes += shapes if shapes > MANY else 0
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            covered += _area(found, matrix)
    return covered, strokes


def _area(item: Any, matrix: Matrix) -> float:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return float("inf")  # unknown: it may be the scan of the page
    x0, y0 = _apply(matrix, left.value, bottom.value)
    x1, y1 = _apply(matrix, right.value, top.value)
    return abs(x1 - x0) * abs(y1 - y0)


def _path(item: Any, matrix: Matrix, rulings: list[Ruling]) -> None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return
    x0, y0 = _apply(matrix, left.value, bottom.value)
    x1, y1 = _apply(matrix, right.value, top.value)
    x0, x1, y0, y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
    thin = y1 - y0 < THIN or x1 - x0 < THIN
    if thin and max(y1 - y0, x1 - x0) < SHORT:
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    if not stroke.value and (not thin or _white(item)):
        return  # shading
    if thin:
        _add(rulings, x0, y0, x1, y1)
        return
    segments = pdfium.FPDFPath_CountSegments(item)
    if not 4 <= segments <= MOST_SEGMENTS:
        return
    own = _times(_matrix(item), matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for i in range(segments):
        segment = pdfium.FPDFPath_GetPathSegment(item, i)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = _apply(own, x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            _line(rulings, last, point)
        else:
            return  # curves: a drawing
        last = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            _line(rulings, last, start)


def _white(item: Any) -> bool:
    """Whether a filled shape cannot be seen on paper."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
        return False
    return min(red.value, green.value, blue.value) > 240 or alpha.value < 16


def _line(rulings: list[Ruling], a: tuple[float, float], b: tuple[float, float]) -> None:
    if abs(a[0] - b[0]) < 1 or abs(a[1] - b[1]) < 1:
        _add(rulings, min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))


def _add(rulings: list[Ruling], x0: float, y0: float, x1: float, y1: float) -> None:
    if x1 - x0 >= y1 - y0:
        if x1 - x0 > SHORT:
            middle = (y0 + y1) / 2
            rulings.append(Ruling(x0, middle, x1, middle))
    elif y1 - y0 > SHORT:
        middle = (x0 + x1) / 2
        rulings.append(Ruling(middle, y0, middle, y1))


def _matrix(item: Any) -> Matrix:
    m = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, m):
        return UNIT
    return (m.a, m.b, m.c, m.d, m.e, m.f)


def _apply(m: Matrix, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _times(m: Matrix, n: Matrix) -> Matrix:
    """First ``m``, then ``n``."""
    return (
        m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5],
    )
