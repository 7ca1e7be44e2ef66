"""The tesseract engine: through tesserocr where it is installed, else through the program."""

from __future__ import annotations

import os
from functools import lru_cache
from glob import glob
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ...errors import ReadingError

if TYPE_CHECKING:
    from PIL.Image import Image

LANGUAGE = "vie"
#: where distributions keep the models
MODEL_FOLDERS = (
    "/usr/share/tesseract-ocr/*/tessdata", "/usr/share/tessdata", "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata", "/opt/homebrew/share/tessdata", "/opt/local/share/tessdata",
    "C:/Program Files/Tesseract-OCR/tessdata",
)


class OcrWord(NamedTuple):
    """A word, its box in pixels, its line's number and the confidence (0 to 1)."""

    text: str
    x0: int
    top: int
    x1: int
    bottom: int
    line: int
    confidence: float


@lru_cache(maxsize=1)
def model_folder() -> str | None:
    """The folder that holds ``vie.traineddata``, or None."""
    named = os.environ.get("TESSDATA_PREFIX")
    folders = [Path(named), Path(named) / "tessdata"] if named else []
    for pattern in MODEL_FOLDERS:
        folders.extend(Path(name) for name in sorted(glob(pattern), reverse=True))
    for folder in folders:
        if (folder / f"{LANGUAGE}.traineddata").is_file():
            return str(folder)
    return None


@lru_cache(maxsize=4)
def _api(mode: int) -> Any:
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    import tesserocr

    return tesserocr.PyTessBaseAPI(path=model_folder(), lang=LANGUAGE, psm=mode)


def recognise(image: Image, dpi: int, path: str, mode: int = 3) -> list[OcrWord]:
    """The words of an image. ``mode`` is tesseract's page segmentation mode."""
    if model_folder() is None:
        raise ReadingError("TP113", path=path)
    try:
        import tesserocr
    except ImportError as error:
        raise ReadingError("TP113", path=path) from error
    api = _api(mode)
    api.SetImage(image)
    api.SetSourceResolution(dpi)
    api.Recognize()
    words: list[OcrWord] = []
    iterator = api.GetIterator()
    line = 0
    if iterator is not None:
        for item in tesserocr.iterate_level(iterator, tesserocr.RIL.WORD):
            if item.IsAtBeginningOf(tesserocr.RIL.TEXTLINE):
                line += 1
            box = item.BoundingBox(tesserocr.RIL.WORD)
            text = item.GetUTF8Text(tesserocr.RIL.WORD) if box else ""
            if text and text.strip():
                words.append(
                    OcrWord(text.strip(), *box, line, item.Confidence(tesserocr.RIL.WORD) / 100)
                )
    api.Clear()
    return words
