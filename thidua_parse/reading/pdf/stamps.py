"""What e-office systems stamp onto a page: numbers and dates to be read, signature notes to leave out.

Stamps are annotations and signature widgets. Flattening (in memory) makes their text part of the
page's text, after everything else; here it is told apart by the objects that its characters come from.
"""

from __future__ import annotations

import ctypes
from ctypes import c_void_p
from itertools import groupby
from typing import Any

import pypdfium2.raw as pdfium
import regex

from ..layout import Run
from .calls import handle, quick, reference
from .chars import Frames, runs_of

#: wording of signature notes, of gazette offices and of registers of incoming documents
NOISE = regex.compile(
    r"(?i)ng(?:ười|uoi) k[ýy]|k[ýy] bởi|k[ýy] ngày|(?:thời gian|giờ|ngày) ký|digital|signed by|signature"
    r"|\S@\S|cơ quan\s*:|e-?mail|công báo|đã ký|certif|\d{1,2}:\d{2}:\d{2}|\+07[:']00"
    r"|(?:công văn|văn bản|cv)?\s*đến\s+(?:số|ngày)|reason\s*:|location\s*:|lý do\s*:"
)
LONGEST_FILL = 60
#: kinds of annotations that never show text of their own
SILENT = (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP)

_owner = quick("FPDFText_GetTextObject", c_void_p)
DEEPEST = 6


class Shown:
    """The first annotation of a page that shows text, held open: PDFium then keeps its font."""

    def __init__(self, page: Any) -> None:
        self._handle: Any = None
        rect = pdfium.FS_RECTF()
        for i in range(pdfium.FPDFPage_GetAnnotCount(page)):
            annotation = pdfium.FPDFPage_GetAnnot(page, i)
            if annotation and pdfium.FPDFAnnot_GetSubtype(annotation) not in SILENT:
                pdfium.FPDFAnnot_GetRect(annotation, ctypes.byref(rect))
                visible = abs(rect.right - rect.left) > 2 and abs(rect.top - rect.bottom) > 2
                if visible and _has_text(annotation):
                    self._handle = annotation
                    return
            pdfium.FPDFPage_CloseAnnot(annotation)

    def __bool__(self) -> bool:
        return self._handle is not None

    def close(self) -> None:
        """Let go of the annotation."""
        if self._handle is not None:
            pdfium.FPDFPage_CloseAnnot(self._handle)
            self._handle = None


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


def stamped_part(page: Any, textpage: Any, own: int, count: int) -> tuple[int, list[int]]:
    """Where the text of annotations begins among the ``count`` characters of a flattened page.

    Flattened annotations are form objects behind the ``own`` objects of the page; their text is
    the last of the page. Gives back also the number of the annotation for each of its characters.
    """
    owners = _text_objects(page, own)
    numbers: list[int] = []
    waiting = 0  # characters without an owner: blanks and line ends that PDFium made up
    text = reference(textpage)
    for at in range(count - 1 if owners else -1, -1, -1):
        owner = _owner(text, at)
        if owner in owners:
            numbers.extend([owners[owner]] * (waiting + 1))
            waiting = 0
        elif owner:
            break
        else:
            waiting += 1
    numbers.reverse()
    return count - len(numbers), numbers


def _text_objects(page: Any, own: int) -> dict[int, int]:
    """The text objects of flattened annotations, each with the number of its annotation.

    All annotations are forms within one form.
    """
    found: dict[int, int] = {}
    todo = [
        (pdfium.FPDFPage_GetObject(page, k), 0, k)
        for k in range(own, pdfium.FPDFPage_CountObjects(page))
    ]
    while todo:
        item, depth, number = todo.pop()
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            found[handle(item)] = number
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            inner = pdfium.FPDFFormObj_CountObjects(item)
            todo.extend(
                (pdfium.FPDFFormObj_GetObject(item, i), depth + 1, number if depth else i)
                for i in range(inner)
            )
    return found


def stamps_of(text: str, frames: Frames, numbers: list[int]) -> dict[int, list[Run]]:
    """The runs of each annotation; ``numbers`` tells for each character which one it is from."""
    stamps: dict[int, list[Run]] = {}
    start = 0
    for number, part in groupby(numbers):
        stop = start + len(list(part))
        stamps.setdefault(number, []).extend(runs_of(text[start:stop], frames[start:stop]))
        start = stop
    return stamps


def sorted_out(stamps: dict[int, list[Run]]) -> tuple[list[Run], list[str]]:
    """``(fills, notes)``: stamped words that belong into the text, and texts of signature notes."""
    fills: list[Run] = []
    notes: list[str] = []
    texts = {owner: " ".join(run.text.strip() for run in group) for owner, group in stamps.items()}
    signed = any(NOISE.search(text) for text in texts.values())
    for owner, group in stamps.items():
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
