"""One scanned page → runs with boxes in points and confidences."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from ..layout import Page, Run, WordMark
from ..limits import DEFAULT, Limits
from .engine import OcrWord, recognise

DPI = 300


def ocr_page(
    page: Any, number: int, path: str, fills: list[Run] | None = None, limits: Limits = DEFAULT
) -> Page:
    """The runs of one page (a pypdfium2 page). ``fills`` are stamped words of known text."""
    width, height = page.get_size()
    scale = DPI / 72
    if width * height * scale * scale > limits.pixels:
        scale = (limits.pixels / (width * height)) ** 0.5
    image = page.render(
        scale=scale, grayscale=True, may_draw_forms=False, draw_annots=False
    ).to_pil()
    words = recognise(image, round(scale * 72), path)
    runs = runs_of_words(words, scale)
    return Page(number, width, height, runs + list(fills or ()), ocr=True)


def runs_of_words(words: list[OcrWord], scale: float) -> list[Run]:
    """Runs of OCR words: one a line, broken at wide gaps; ``scale`` is pixels a point."""
    runs: list[Run] = []
    for _, group in groupby(words, key=lambda w: w.line):
        line = list(group)
        base = sorted(w.bottom for w in line)[len(line) // 2]
        size = max(sorted(w.bottom - w.top for w in line)[len(line) // 2], 12)
        piece: list[OcrWord] = []
        for word in line:
            if piece and word.x0 - piece[-1].x1 > 1.1 * size:
                runs.append(_run(piece, base, size, scale))
                piece = []
            piece.append(word)
        if piece:
            runs.append(_run(piece, base, size, scale))
    return runs


def _run(words: list[OcrWord], base: int, size: int, scale: float) -> Run:
    marks: list[WordMark] = []
    offset = 0
    for word in words:
        marks.append(WordMark(offset, offset + len(word.text), word.confidence))
        offset += len(word.text) + 1
    return Run(
        " ".join(w.text for w in words), words[0].x0 / scale, max(w.x1 for w in words) / scale,
        min(w.top for w in words) / scale, base / scale, size / scale, False, marks,
    )
