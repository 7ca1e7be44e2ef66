"""Figures written by hand in the head of a document: RapidOCR, where it is installed (extra ``[ocr]``).

The models that RapidOCR brings along (PP-OCR) have learnt handwriting too. They drop the vowels of
Vietnamese and the stroke of Đ, so that nothing but figures is taken from them: the serial of the
number line, day, month and year of the date line. Set the environment variable ``THIDUA_OCR2`` to
``off`` to do without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

import numpy as np
import regex
from PIL.Image import Image

from .byhand import BETWEEN, LAST, LONGEST, Opinion
from .other import switched_off
from .spelling import bare

#: share of the page that holds number and date
HEAD = 0.33
#: the longer side of the picture in which lines are looked for (pixels); they are read in full size
LONGER_SIDE = 960
_SETTINGS = {
    "Global.log_level": "critical", "Global.use_cls": False,
    "Det.limit_type": "max", "Det.limit_side_len": LONGER_SIDE,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1, "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}
#: "Số:" without its vowel, the serial, a stroke or what looks like one, the symbol or the year
SERIAL = regex.compile(
    r"^\W{0,3}[sS5](?:[^\s\d:.;]{0,2}|[06])(?:\s*[:.;]\s*|\s+)(?P<value>\d[\d ]{0,7}?)\s*[/|(il,-]\s*"
    r"(?:\d{4}\s*[/|]\s*)?(?P<symbol>\p{Lu}{2}\S*(?: ?[-–] ?\p{Lu}\S*)*)"
)
#: rooms of an office are numbered ("UBND-NC1")
ROOM = regex.compile(r"\p{Lu}(\d)\W*$")
DATE = regex.compile(
    r"(?i)ng\S{0,2}y\s*(?P<day>\d ?\d?)\s*th\S{1,3}g\s*(?P<month>\d ?\d?)\s*n\S{0,2}\s*(?P<year>\d ?\d ?\d ?\d)"
)


class Figures(NamedTuple):
    """What stands in the head: figures of the serial and of the date; None where none are seen.

    ``symbol`` stands behind the serial, without marks and the stroke of Đ.
    """

    serial: Opinion | None = None
    symbol: str = ""
    day: Opinion | None = None
    month: Opinion | None = None
    year: Opinion | None = None


@lru_cache(maxsize=1)
def _loaded() -> Any | None:
    try:
        from rapidocr import RapidOCR

        return RapidOCR(params=_SETTINGS)
    except Exception:  # not installed, or without its models: the other readers do the work
        return None


def reader() -> Any | None:
    """The reader, loaded once; None where it is missing or switched off."""
    return None if switched_off() else _loaded()


def figures(image: Image) -> Figures:
    """The figures in the head of a page; none without the reader or where it fails."""
    model = reader()
    if model is None:
        return Figures()
    head = image.crop((0, 0, image.width, round(HEAD * image.height)))
    try:
        texts = model(np.asarray(head.convert("RGB"))).txts or ()
    except Exception:  # another opinion only: its failure must not lose the page
        return Figures()
    return figures_of(texts)


class Head:
    """The head of a page, read for figures only when they are asked for, and once."""

    def __init__(self, image: Image) -> None:
        self.image = image

    @cached_property
    def figures(self) -> Figures:
        """The figures that the reader of handwriting sees."""
        return figures(self.image)


def figures_of(texts: Sequence[str]) -> Figures:
    """The figures in the lines of a head, from the top down; the first of each kind count."""
    serial = next((m for t in texts if (m := SERIAL.search(t))), None)
    number = BETWEEN.sub("", serial["value"]) if serial else ""
    found = Figures(Opinion(number, 1.0), serial["symbol"]) if serial and len(number) <= LONGEST else Figures()
    date = next((m for t in texts if (m := DATE.search(t))), None)
    if date is None:
        return found
    parts = (_part(BETWEEN.sub("", date[part]), LAST[part]) for part in LAST)
    return Figures(found.serial, found.symbol, *parts)


def _part(value: str, last: int) -> Opinion | None:
    return Opinion(value, 1.0) if 1 <= int(value) <= last else None


def numbered(symbol: str, seen: str) -> str:
    """A symbol with the number of the room that ``seen``, all else being equal, shows at its end.

    Tesseract leaves that figure out or takes it for a letter: "/UBND-KGVXI" where "UBND-KGVX1" is printed.
    """
    room = ROOM.search(seen)
    if room is None:
        return symbol
    figure = str(room[1])
    own, others = ("".join(filter(str.isalpha, bare(text))) for text in (symbol, seen[: room.start(1)]))
    if own == others:
        return symbol.rstrip("¡!|'` ") + figure  # those are what tesseract takes it for
    return symbol[:-1] + figure if symbol[-1:] in ("I", "l") and own[:-1] == others else symbol
