"""PDFium text page → runs: pieces of text on one baseline, with boxes.

PDFium gives characters in the order of the content stream, with blanks and line ends that it
concluded from the gaps. One call a character fetches its frame; everything else is done on arrays.
"""

from __future__ import annotations

import ctypes
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from ..layout import Run

#: a wider gap (in heights of a line) ends a run; a gap wider than BLANK is a blank
WIDE, BLANK = 0.85, 0.17

_frame = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
)


def text_of(textpage: Any, count: int) -> str:
    """The characters of a text page, one code unit for each index."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(textpage, 0, count, buffer)
    if written == count + 1:
        return bytes(buffer)[: 2 * count].decode("utf-16-le", errors="replace")
    units = (pdfium.FPDFText_GetUnicode(textpage, i) for i in range(count))
    return "".join(chr(u) if u < 0x110000 and not 0xD800 <= u < 0xE000 else " " for u in units)


def frames_of(textpage: Any, count: int) -> np.ndarray:
    """Array ``(count, 4)``: left, top, right, bottom of each character in PDF coordinates."""
    boxes = (pdfium.FS_RECTF * count)()
    address = ctypes.addressof(boxes)
    handle = ctypes.cast(textpage, ctypes.c_void_p).value
    for _ in map(_frame, repeat(handle), range(count), range(address, address + 16 * count, 16)):
        pass
    return np.frombuffer(boxes, dtype=np.float32).reshape(-1, 4).astype(np.float64)


def runs_of(text: str, frames: np.ndarray, stamp_from: int | None = None) -> list[Run]:
    """The runs of a page. ``frames`` are left, top, right, bottom with the origin at upper left.

    Characters from index ``stamp_from`` on were flattened from annotations.
    """
    if len(text) != len(frames):  # characters outside the basic plane take two units
        text = text.ljust(len(frames))[: len(frames)]
    codes = np.frombuffer(text.encode("utf-32-le", errors="replace"), dtype=np.uint32)
    solid = np.flatnonzero((codes > 32) & (codes != 0xA0) & (codes != 0xAD))
    if not len(solid):
        return []
    left, top, right, base = frames[solid].T
    height = np.maximum(base - top, 1.0)
    size = np.minimum(height[:-1], height[1:])
    gap = left[1:] - right[:-1]
    skip = np.diff(solid) > 1
    breaks = (gap > WIDE * size) | (gap < -0.6 * size)
    breaks |= np.abs(np.diff(base)) > 0.45 * size
    if stamp_from is not None:
        breaks |= (solid[:-1] < stamp_from) & (solid[1:] >= stamp_from)
    missing = np.flatnonzero(~breaks & ~skip & (gap > BLANK * size))
    ends = np.flatnonzero(breaks)
    starts = np.concatenate(([0], ends + 1))
    stops = np.concatenate((ends, [len(solid) - 1]))
    x0 = np.minimum.reduceat(left, starts)
    x1 = np.maximum.reduceat(right, starts)
    tops = np.minimum.reduceat(top, starts)
    bases = np.maximum.reduceat(base, starts)
    sizes = np.minimum.reduceat(height, starts)
    blanks = set(missing.tolist())
    runs: list[Run] = []
    for k, (a, b) in enumerate(zip(starts.tolist(), stops.tolist(), strict=True)):
        first, last = int(solid[a]), int(solid[b])
        piece = text[first : last + 1]
        if blanks:
            inside = [int(solid[n]) + 1 - first for n in range(a, b) if n in blanks]
            for at in reversed(inside):
                piece = piece[:at] + " " + piece[at:]
        if "\ufffe" in piece or "\x02" in piece:
            piece = piece.replace("\ufffe", "-").replace("\x02", "-")
        if "\r" in piece or "\n" in piece:
            piece = piece.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
        runs.append(
            Run(
                piece, float(x0[k]), float(x1[k]), float(tops[k]), float(bases[k]),
                float(sizes[k]), stamp_from is not None and first >= stamp_from,
            )
        )
    return runs
