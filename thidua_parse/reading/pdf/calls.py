"""Calls into PDFium without the cost of argument checks, for one call a character or object.

A call through pypdfium2's typed functions takes about 0.5 µs, most of it for checking and turning
arguments into C values. Functions made here take arguments that need no turning: plain numbers of
the size of a C ``int``, references (:func:`reference`) and places made once (:class:`Answers`); they
take about 0.15 µs. They hold Python's lock, so only the briefest of PDFium's functions are for them.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

#: how many answers are asked for at a time
ROOM = 1024


def quick(name: str, result: Any = None, *arguments: Any) -> Any:
    """PDFium's function ``name``, for arguments that need no turning.

    With pointers given as numbers, the types of all ``arguments`` have to be named: where only some
    are, ctypes takes the rest for variable arguments, which some machines pass in another way.
    """
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


def handle(item: Any) -> int:
    """The address behind a handle of pypdfium2."""
    return ctypes.cast(item, ctypes.c_void_p).value or 0


def reference(item: Any) -> Any:
    """A handle of pypdfium2 as an argument that needs no turning."""
    return ctypes.c_void_p.from_param(handle(item))


class Answers:
    """Room for the answers of :data:`ROOM` calls, and the places that the calls write them to.

    ``values`` has a row for each call, ``width`` numbers of the C type ``kind`` wide; ``places[k]``
    are the places of the numbers ``k`` of all rows.
    """

    def __init__(self, kind: Any, width: int, *starts: int) -> None:
        buffer = (kind * (ROOM * width))()
        step = ctypes.sizeof(kind)
        self.values: npt.NDArray[Any] = np.ctypeslib.as_array(buffer).reshape(ROOM, width)
        self.places = [
            [ctypes.byref(buffer, (row * width + start) * step) for row in range(ROOM)]
            for start in starts
        ]


def exhaust(calls: Iterable[Any]) -> None:
    """Make all calls of an iterator, whose results do not matter."""
    deque(calls, maxlen=0)
