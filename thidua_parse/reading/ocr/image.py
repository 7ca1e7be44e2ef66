"""Scanned pages before OCR: red ink off, straightened, specks off; rulings found and erased."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

#: largest skew that is looked for, in degrees, and the steps of the search
SKEW, COARSE, FINE = 3.0, 0.5, 0.1
#: a smaller skew is left alone
STRAIGHT = 0.15
#: share of single dark points among all dark points from which on a page counts as speckled
SPECKLED = 0.02
DARK = 140


class Prepared(NamedTuple):
    """A page ready for OCR and the angle (degrees, counter-clockwise) by which it was turned."""

    image: Image.Image
    angle: float


def rendered(page: Any, scale: float) -> Image.Image:
    """A pypdfium2 page in grey, without its annotations; red ink (seals) drawn light."""
    small = page.render(scale=0.5, may_draw_forms=False, draw_annots=False, rev_byteorder=True)
    colours = np.asarray(small.to_pil().convert("RGB")).astype(np.int16)
    red = (colours[..., 0] - colours[..., 1] > 50) & (colours[..., 0] - colours[..., 2] > 50)
    if red.mean() < 0.0005:
        image: Image.Image = page.render(
            scale=scale, grayscale=True, may_draw_forms=False, draw_annots=False
        ).to_pil()
        return image.convert("L")
    image = page.render(
        scale=scale, may_draw_forms=False, draw_annots=False, rev_byteorder=True
    ).to_pil()
    return image.convert("RGB").getchannel("R")


def prepared(image: Image.Image) -> Prepared:
    """The page straightened and, where it is speckled, filtered by a 3 × 3 median."""
    angle = skew_of(image)
    if is_speckled(image):
        image = image.filter(ImageFilter.MedianFilter(3))
    if abs(angle) >= STRAIGHT:
        image = image.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    else:
        angle = 0.0
    return Prepared(image, angle)


def skew_of(image: Image.Image) -> float:
    """The angle (degrees) that makes the lines of text level, from the sharpness of row sums."""
    factor = max(1, image.width // 620)
    small = np.asarray(image.reduce(factor))
    ys, xs = np.nonzero(small < 128)
    if len(ys) < 300:
        return 0.0
    if len(ys) > 120_000:
        step = len(ys) // 120_000 + 1
        ys, xs = ys[::step], xs[::step]
    centre = small.shape[1] / 2

    def sharpness(angle: float) -> float:
        rows = np.rint(ys + (xs - centre) * np.tan(np.radians(angle))).astype(np.int64)
        sums = np.bincount(rows - rows.min()).astype(np.float64)
        return float(np.square(np.diff(sums)).sum())

    best = max(np.arange(-SKEW, SKEW + 0.01, COARSE).tolist(), key=sharpness)
    fine = np.arange(best - COARSE, best + COARSE + 0.01, FINE).tolist()
    return -float(max(fine, key=sharpness))


def is_speckled(image: Image.Image) -> bool:
    """Whether the page is strewn with single dark points."""
    grey = np.asarray(image)
    height, width = grey.shape
    sample = grey[height // 10 : -height // 10 or None : 1, width // 10 : -width // 10 or None]
    dark = sample < DARK
    total = int(dark.sum())
    if total < 500:
        return False
    around = np.zeros(dark.shape, dtype=np.uint8)
    around[1:] += dark[:-1]
    around[:-1] += dark[1:]
    around[:, 1:] += dark[:, :-1]
    around[:, :-1] += dark[:, 1:]
    lonely = int((dark & (around == 0)).sum())
    return lonely > SPECKLED * total


def rulings_of(image: Image.Image, dpi: int) -> list[tuple[float, float, float, float]]:
    """Boxes (pixels) of long straight horizontal and vertical strokes."""
    grey = np.asarray(image) < DARK + 30
    least_flat, least_tall = int(0.45 * dpi), int(0.2 * dpi)
    result = []
    for x0, x1, y0, y1 in _strokes(grey, least_flat):
        result.append((float(x0), float(y0), float(x1), float(y1)))
    for y0, y1, x0, x1 in _strokes(np.ascontiguousarray(grey.T), least_tall):
        result.append((float(x0), float(y0), float(x1), float(y1)))
    return result


def _strokes(dark: npt.NDArray[np.bool_], least: int) -> list[tuple[int, int, int, int]]:
    """``(start, end, first row, last row)`` of strokes along the rows, at least ``least`` long."""
    found: list[tuple[int, int, int]] = []
    padded = np.zeros((dark.shape[0], dark.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = dark
    steps = np.diff(padded, axis=1)
    rows_up, starts = np.nonzero(steps == 1)
    _, ends = np.nonzero(steps == -1)
    long = np.flatnonzero(ends - starts >= least)
    found = list(
        zip(starts[long].tolist(), ends[long].tolist(), rows_up[long].tolist(), strict=True)
    )
    merged: list[tuple[int, int, int, int]] = []
    for start, end, row in found:
        for k in range(len(merged) - 1, max(len(merged) - 40, -1), -1):
            s, e, first, last = merged[k]
            if row - last <= 2 and start <= e and end >= s:
                merged[k] = (min(s, start), max(e, end), first, row)
                break
        else:
            merged.append((start, end, row, row))
    return [m for m in merged if m[3] - m[2] < 14]
