"""PDF text layers in the encodings before Unicode: converted in place, capitals by the font.

Such a layer is exact once it is converted, so it need not be recognised again by OCR. The fonts
``.VnTimeH`` and their like draw capitals for small letters; the font of each character tells.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from ..layout import Run
from ..legacy import detect, font_encoding
from ..legacy import letters as letters_of


def legacy_of(pages: list[list[Run]]) -> str | None:
    """Encoding of a document's text layer, or None where it is proper Unicode (or too short)."""
    return detect("\n".join(run.text for runs in pages for run in runs if not run.stamp))


def converted(text: str, textpage: Any, name: str) -> str:
    """``text`` of a text page converted, of the same length: spare places become NUL."""
    letters = list(letters_of(text, name))
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    for i, letter in enumerate(letters):
        if letter.islower():
            size = pdfium.FPDFText_GetFontInfo(textpage, i, buffer, 128, flags)
            if 1 < size <= 128:
                font = buffer.raw[: size - 1].decode("utf-8", errors="replace")
                if font_encoding(font.rpartition("+")[2])[1]:
                    letters[i] = letter.upper()
    return "".join(letters)
