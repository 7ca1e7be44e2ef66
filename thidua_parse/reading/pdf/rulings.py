"""Ruled lines of a page, from PDFium's path objects."""

from __future__ import annotations

import ctypes
from ctypes import c_int, c_void_p
from itertools import repeat
from math import inf
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from .calls import quick, reference

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

_on_page = quick("FPDFPage_GetObject", c_void_p)
_in_form = quick("FPDFFormObj_GetObject", c_void_p)
_kind = quick("FPDFPageObj_GetType", c_int, c_void_p)
_bounds = quick("FPDFPageObj_GetBounds", c_int, *[c_void_p] * 5)
_draw_mode = quick("FPDFPath_GetDrawMode", c_int, *[c_void_p] * 3)

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
    walk = _Walk()
    count = pdfium.FPDFPage_CountObjects(page)
    strokes = walk.over(_on_page, page, count, UNIT, 0)
    area = pdfium.FPDF_GetPageWidthF(page) * pdfium.FPDF_GetPageHeightF(page)
    return Drawn(walk.rulings, walk.covered > SMALL_PICTURES * area or strokes > MANY)


class _Walk:
    """A walk over the objects of a page; ``covered`` is the area of all images."""

    def __init__(self) -> None:
        self.rulings: list[Ruling] = []
        self.covered = 0.0

    def over(self, get: Any, owner: Any, count: int, matrix: Matrix, depth: int) -> int:
        """Walk over the objects that a page or form holds; gives back the number of shapes."""
        items = list(map(get, repeat(reference(owner)), range(count)))
        kinds = bytes(map(_kind, items))
        if kinds.count(pdfium.FPDF_PAGEOBJ_TEXT) == count:
            return 0
        others = [k for k, kind in enumerate(kinds) if kind != pdfium.FPDF_PAGEOBJ_TEXT]
        shapes = [items[k] for k in others if kinds[k] == pdfium.FPDF_PAGEOBJ_PATH]
        boxes = iter(_boxes(shapes, matrix))
        strokes = len(shapes)
        for k in others:
            if kinds[k] == pdfium.FPDF_PAGEOBJ_PATH:
                box = next(boxes)
                if box is not None:
                    self._path(items[k], box, matrix)
            elif kinds[k] == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
                form = ctypes.cast(items[k], pdfium.FPDF_PAGEOBJECT)
                inside = pdfium.FPDFFormObj_CountObjects(form)
                inner = _times(_matrix(form), matrix)
                within = self.over(_in_form, form, inside, inner, depth + 1)
                strokes += within if within > MANY else 0
            elif kinds[k] == pdfium.FPDF_PAGEOBJ_IMAGE:
                # one of unknown size may be the scan of the page
                x0, y0, x1, y1 = _boxes(items[k : k + 1], matrix)[0] or (0.0, 0.0, inf, 1.0)
                self.covered += (x1 - x0) * (y1 - y0)
        return strokes

    def _path(self, item: int, box: tuple[float, float, float, float], matrix: Matrix) -> None:
        """Take the lines of a path among the rulings."""
        x0, y0, x1, y1 = box
        thin = y1 - y0 < THIN or x1 - x0 < THIN
        if thin and max(y1 - y0, x1 - x0) < SHORT:
            return
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        _draw_mode(item, ctypes.byref(fill), ctypes.byref(stroke))
        path = ctypes.cast(item, pdfium.FPDF_PAGEOBJECT)
        if not stroke.value and (not thin or _white(path)):
            return  # shading
        if thin:
            _add(self.rulings, x0, y0, x1, y1)
        else:
            _outline(path, matrix, self.rulings)


def _boxes(items: list[int], matrix: Matrix) -> list[tuple[float, float, float, float] | None]:
    """Left, lower, right and upper edge of objects on the page; None where unknown."""
    edges = [ctypes.c_float() for _ in range(4)]
    places = [ctypes.byref(edge) for edge in edges]
    left, bottom, right, top = edges
    a, b, c, d, e, f = matrix
    found: list[tuple[float, float, float, float] | None] = []
    for item in items:
        if not _bounds(item, *places):
            found.append(None)
            continue
        x0, y0, x1, y1 = left.value, bottom.value, right.value, top.value
        if matrix != UNIT:
            x0, y0, x1, y1 = (
                a * x0 + c * y0 + e, b * x0 + d * y0 + f, a * x1 + c * y1 + e, b * x1 + d * y1 + f
            )
        found.append((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
    return found


def _outline(item: Any, matrix: Matrix, rulings: list[Ruling]) -> None:
    """Take the straight segments of a path among the rulings, up to its first curve."""
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
