"""Calls into PDFium without the cost of pypdfium2's argument checks, for one call a character."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium


def quick(name: str, result: Any, *arguments: Any) -> Any:
    """PDFium's function ``name``, taking plain numbers for pointers."""
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value or 0
    return ctypes.CFUNCTYPE(result, *arguments)(address)


def handle(item: Any) -> int:
    """The address behind a handle of pypdfium2."""
    return ctypes.cast(item, ctypes.c_void_p).value or 0
