"""A second, independent reader: trueocr, where it is installed (extra ``[ocr2]``).

It writes marks less well than tesseract does, but finds lines under seals and beside pen strokes
that tesseract takes for pictures, and makes other mistakes with figures written by hand. Set the
environment variable ``THIDUA_OCR2`` to ``off`` to do without it.
"""

from __future__ import annotations

import os
from functools import lru_cache
from typing import Any, NamedTuple

from PIL import ImageFilter
from PIL.Image import Image, Resampling

#: environment variable that switches the readers beside tesseract off
SWITCH = "THIDUA_OCR2"
#: how much wider a line is drawn for a second opinion: squeezed letters and figures are misread
WIDER = (1.25, 1.5, 1.75)
#: pictures smaller than this (pixels) hold no line
LEAST = 12


class OtherLine(NamedTuple):
    """A line as the second reader sees it: its text, its box in pixels, its confidence (0 to 1)."""

    text: str
    x0: int
    top: int
    x1: int
    bottom: int
    confidence: float


@lru_cache(maxsize=1)
def _loaded() -> Any | None:
    try:
        from trueocr import load_model
        from trueocr.ocr import OCRConfig
    except ImportError:
        return None
    return load_model(OCRConfig(threads=1))


def switched_off() -> bool:
    """Whether the readers beside tesseract are not wanted."""
    return os.environ.get(SWITCH, "").lower() in ("off", "0", "no")


def reader() -> Any | None:
    """The second reader, loaded once; None where it is missing or switched off."""
    return None if switched_off() else _loaded()


def lines_of(image: Image) -> list[OtherLine]:
    """The lines of a page; none without a second reader or where it fails."""
    model = reader()
    if model is None:
        return []
    try:
        lines = model.predict(image.convert("RGB")).lines
    except Exception:  # a second opinion only: its failure must not lose the page
        return []
    found = []
    for line in lines:
        x0, top, x1, bottom = map(int, line["bbox"])
        if text := " ".join(line["text"].split()):
            found.append(OtherLine(text, x0, top, x1, bottom, float(line["confidence"])))
    return found


def line_readings(image: Image) -> list[str]:
    """What the picture of a line says as it is, in three widths, and bolder; none without reader."""
    shapes = [image, *(_wider(image, by) for by in WIDER)]
    shapes.append(shapes[2].filter(ImageFilter.MinFilter(3)))
    return _readings(image, shapes)


def line_reading(image: Image) -> str:
    """What the picture of a line says as it is; empty without a second reader."""
    found = _readings(image, [image])
    return found[0] if found else ""


def wide_reading(image: Image) -> str:
    """What the picture of a line says when it is drawn wider; empty without a second reader."""
    found = _readings(image, [_wider(image, WIDER[1])])
    return found[0] if found else ""


def _readings(image: Image, shapes: list[Image]) -> list[str]:
    model = reader()
    if model is None or min(image.size) < LEAST:
        return []
    try:
        return [
            " ".join(model.predict(shape.convert("RGB"), mode="line").text.split())
            for shape in shapes
        ]
    except Exception:  # as above
        return []


def _wider(image: Image, by: float) -> Image:
    return image.resize((max(round(image.width * by), 1), image.height), Resampling.LANCZOS)
