"""The tesseract engine: through tesserocr where it is installed, else through the program."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ...errors import ReadingError
from ..cleaning import ETH

if TYPE_CHECKING:
    from PIL.Image import Image

LANGUAGE = "vie"
#: where distributions keep the models: a root and a pattern below it
MODEL_FOLDERS = (
    ("/usr/share/tesseract-ocr", "*/tessdata"), ("/usr/share", "tessdata"),
    ("/usr/share/tesseract-ocr", "tessdata"), ("/usr/share/tesseract", "tessdata"),
    ("/usr/local/share", "tessdata"), ("/usr/local/share/tesseract-ocr", "*/tessdata"),
    ("/opt/homebrew/share", "tessdata"), ("/opt/local/share", "tessdata"),
    ("C:/Program Files/Tesseract-OCR", "tessdata"),
)
#: tesseract's page segmentation: automatic; one block; one line; scattered words
AUTOMATIC, BLOCK, LINE, SPARSE = 3, 6, 7, 11
#: seconds that the program may take for one page
TIMEOUT = 120.0


class OcrWord(NamedTuple):
    """A word, its box in pixels, its line, the line's base and height, the confidence (0 to 1)."""

    text: str
    x0: int
    top: int
    x1: int
    bottom: int
    line: int
    base: float
    size: float
    confidence: float
    others: tuple[str, ...] = ()  # other readings of the word

    def mended(self, text: str, belief: float) -> OcrWord:
        """The word as ``text``, believed no more than ``belief``."""
        return self._replace(text=text, confidence=min(self.confidence, belief))


@lru_cache(maxsize=1)
def model_folder() -> str | None:
    """The folder that holds ``vie.traineddata``, or None."""
    named = os.environ.get("TESSDATA_PREFIX")
    folders: Iterator[Path] = iter((Path(named), Path(named) / "tessdata") if named else ())
    for root, pattern in MODEL_FOLDERS:
        if Path(root).is_dir():
            folders = chain(folders, sorted(Path(root).glob(pattern), reverse=True))
    for folder in folders:
        if (folder / f"{LANGUAGE}.traineddata").is_file():
            return str(folder)
    return None


def recognise(image: Image, dpi: int, path: str, mode: int = AUTOMATIC) -> list[OcrWord]:
    """The words of an image; ``mode`` is tesseract's page segmentation mode.

    Raises :class:`ReadingError` TP113 where tesseract or its Vietnamese model is missing, TP117
    where it fails.
    """
    folder = model_folder()
    try:
        import tesserocr
    except ImportError:
        tesserocr = None
    if folder is None or (tesserocr is None and shutil.which("tesseract") is None):
        raise ReadingError("TP113", path=path)
    try:
        if tesserocr is not None:
            return _by_library(tesserocr, image, dpi, mode)
        return _by_program(image, dpi, mode, folder)
    except (RuntimeError, OSError, subprocess.SubprocessError) as error:
        raise ReadingError("TP117", path=path, reason=str(error)) from error


@lru_cache(maxsize=4)
def _api(mode: int) -> Any:
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    import tesserocr

    return tesserocr.PyTessBaseAPI(path=model_folder(), lang=LANGUAGE, psm=mode)


def _by_library(tesserocr: Any, image: Image, dpi: int, mode: int) -> list[OcrWord]:
    api = _api(mode)
    api.SetImage(image)
    api.SetSourceResolution(dpi)
    api.Recognize()
    words: list[OcrWord] = []
    iterator = api.GetIterator()
    line, tilt, at, low, size = 0, 0.0, 0.0, 0.0, 12.0
    if iterator is not None:
        for item in tesserocr.iterate_level(iterator, tesserocr.RIL.WORD):
            if item.IsAtBeginningOf(tesserocr.RIL.TEXTLINE):
                line += 1
                tilt, at, low, size = _line_of(tesserocr, item)
            box = item.BoundingBox(tesserocr.RIL.WORD)
            text = item.GetUTF8Text(tesserocr.RIL.WORD) if box else ""
            if text and text.strip():
                base = low + tilt * ((box[0] + box[2]) / 2 - at)
                sure = item.Confidence(tesserocr.RIL.WORD) / 100
                text = text.strip().translate(ETH)
                words.append(OcrWord(text, box[0], box[1], box[2], box[3], line, base, size, sure))
    api.Clear()
    return words


def _line_of(tesserocr: Any, item: Any) -> tuple[float, float, float, float]:
    """Slope, x and y of a line's lower edge (descenders included), and its height."""
    attributes = item.RowAttributes()
    baseline = item.Baseline(tesserocr.RIL.TEXTLINE)
    box = item.BoundingBox(tesserocr.RIL.TEXTLINE)
    height = float(attributes["row_height"]) or float(box[3] - box[1])
    if not baseline:
        return 0.0, 0.0, float(box[3]), height
    (x0, y0), (x1, y1) = baseline
    slope = (y1 - y0) / (x1 - x0) if x1 > x0 else 0.0
    return slope, float(x0), y0 + abs(float(attributes["descenders"])), height


def _by_program(image: Image, dpi: int, mode: int, folder: str) -> list[OcrWord]:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", compress_level=1)
    done = subprocess.run(
        [
            "tesseract", "-", "-", "--tessdata-dir", folder, "-l", LANGUAGE, "--psm", str(mode),
            "--dpi", str(dpi), "tsv",
        ],
        input=buffer.getvalue(), capture_output=True, timeout=TIMEOUT, check=False,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    if done.returncode:
        raise RuntimeError(done.stderr.decode("utf-8", "replace").strip()[-300:])
    return parse_tsv(done.stdout.decode("utf-8", "replace"))


def parse_tsv(table: str) -> list[OcrWord]:
    """The words of tesseract's TSV output; line bases are medians of the words' lower edges."""
    rows = list(csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE))
    lines: dict[tuple[str, str, str], list[tuple[str, int, int, int, int, float]]] = {}
    for row in rows:
        text = (row.get("text") or "").strip().translate(ETH)
        if row["level"] == "5" and text:
            x, y = int(row["left"]), int(row["top"])
            box = (x, y, x + int(row["width"]), y + int(row["height"]))
            key = (row["block_num"], row["par_num"], row["line_num"])
            lines.setdefault(key, []).append((text, *box, float(row["conf"]) / 100))
    words: list[OcrWord] = []
    for number, items in enumerate(lines.values(), 1):
        bottoms = sorted(item[4] for item in items)
        heights = sorted(item[4] - item[2] for item in items)
        base, size = bottoms[len(bottoms) // 2], max(heights[len(heights) // 2], 12)
        words.extend(
            OcrWord(t, x0, y0, x1, y1, number, float(base), float(size), sure)
            for t, x0, y0, x1, y1, sure in items
        )
    return words
