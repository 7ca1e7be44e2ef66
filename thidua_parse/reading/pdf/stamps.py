"""What e-office systems stamp onto a page: numbers and dates to be read, signature notes to leave out.

Stamps are annotations and signature widgets. Flattening (in memory) makes their text part of the
page's text, after everything else; here it is told apart by the boxes of the annotations.
"""

from __future__ import annotations

import ctypes
from ctypes import c_void_p
from typing import Any

import pypdfium2.raw as pdfium
import regex

from ..layout import Run
from .calls import handle, quick, reference
from .chars import Frames

#: wording of signature notes, of gazette offices and of registers of incoming documents
NOISE = regex.compile(
    r"(?i)ng(?:ười|uoi) k[ýy]|k[ýy] bởi|k[ýy] ngày|(?:thời gian|giờ|ngày) ký|digital|signed by|signature"
    r"|\S@\S|cơ quan\s*:|e-?mail|công báo|đã ký|certif|\d{1,2}:\d{2}:\d{2}|\+07[:']00"
    r"|(?:công văn|văn bản|cv)?\s*đến\s+(?:số|ngày)|reason\s*:|location\s*:|lý do\s*:"
)
LONGEST_FILL = 60

_owner = quick("FPDFText_GetTextObject", c_void_p)
DEEPEST = 6


def marks_of(page: Any) -> list[tuple[float, float, float, float]]:
    """Boxes (left, top, right, bottom in PDF coordinates) of the annotations that show text."""
    plain = (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP)
    boxes = []
    rect = pdfium.FS_RECTF()
    for i in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, i)
        if not annotation:
            continue
        if pdfium.FPDFAnnot_GetSubtype(annotation) not in plain:
            pdfium.FPDFAnnot_GetRect(annotation, ctypes.byref(rect))
            visible = abs(rect.right - rect.left) > 2 and abs(rect.top - rect.bottom) > 2
            if visible and _has_text(annotation):
                boxes.append((rect.left, rect.top, rect.right, rect.bottom))
        pdfium.FPDFPage_CloseAnnot(annotation)
    return boxes


def _has_text(annotation: Any) -> bool:
    """Whether an annotation shows text; pictures of seals and signatures need no flattening.

    Without an appearance of its own, PDFium may make one: then it may have text.
    """
    count = pdfium.FPDFAnnot_GetObjectCount(annotation)
    if count <= 0:
        return True
    todo = [(pdfium.FPDFAnnot_GetObject(annotation, i), 0) for i in range(count)]
    while todo:
        item, depth = todo.pop()
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            return True
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            inner = pdfium.FPDFFormObj_CountObjects(item)
            todo.extend((pdfium.FPDFFormObj_GetObject(item, i), depth + 1) for i in range(inner))
    return False


def count_before(page: Any, textpage: Any, own: int, count: int) -> int:
    """How many of the ``count`` characters of a flattened page are not from its annotations.

    Flattened annotations are form objects behind the ``own`` objects of the page; their text is
    the last of the page.
    """
    stamped: set[int] = set()
    todo = [
        (pdfium.FPDFPage_GetObject(page, k), 0)
        for k in range(own, pdfium.FPDFPage_CountObjects(page))
    ]
    while todo:
        item, depth = todo.pop()
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            stamped.add(handle(item))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            inner = pdfium.FPDFFormObj_CountObjects(item)
            todo.extend((pdfium.FPDFFormObj_GetObject(item, i), depth + 1) for i in range(inner))
    at, last, text = count, count, reference(textpage)
    while stamped and at:
        at -= 1
        owner = _owner(text, at)  # none where PDFium made up a blank or the end of a line
        if owner in stamped:
            last = at
        elif owner:
            break
    return last


def sorted_out(runs: list[Run], marks: Frames) -> tuple[list[Run], list[str]]:
    """``(fills, notes)``: stamped words that belong into the text, and texts of signature notes.

    ``runs`` come from the flattened part of a page, ``marks`` are the boxes of its annotations
    (origin at the upper left). All runs of one annotation are one stamp.
    """
    groups: dict[int, list[Run]] = {}
    for run in runs:
        x, y = (run.x0 + run.x1) / 2, (run.top + run.base) / 2
        owner = -1
        area = float("inf")
        for k, (left, top, right, bottom) in enumerate(marks.tolist()):
            inside = left - 2 <= x <= right + 2 and top - 2 <= y <= bottom + 2
            if inside and (right - left) * (bottom - top) < area:
                owner, area = k, (right - left) * (bottom - top)
        groups.setdefault(owner, []).append(run)
    fills: list[Run] = []
    notes: list[str] = []
    texts = {owner: " ".join(run.text.strip() for run in group) for owner, group in groups.items()}
    signed = any(NOISE.search(text) for text in texts.values())
    for owner, group in groups.items():
        text = texts[owner]
        name = signed and not any(c.isdigit() for c in text)  # the signer's, beside the note
        if name or NOISE.search(text) or len(text) > LONGEST_FILL:
            notes.append("\n".join(run.text.strip() for run in group))
            continue
        for run in group:
            run.stamp = True
            run.text = run.text.strip()
        fills.extend(run for run in group if run.text)
    return fills, notes
