"""One scanned page → runs with boxes in points and confidences."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from PIL import ImageDraw
from PIL.Image import Image

from ...errors import ReadingError
from ..layout import Grid, Page, Run, WordMark, grids_of
from ..limits import DEFAULT, Limits
from .engine import OcrWord, recognise
from .genre import by_genre
from .hidden import with_position
from .image import prepared, rendered, rulings_of
from .landmarks import landmarks
from .other import lines_of
from .received import stamp_box, without_received, without_signing, without_stamp
from .second import second_look
from .slips import mended
from .spelling import spelled
from .together import together
from .words import cleaned, inside

#: the Vietnamese model reads letters of this size best: on 16 real scans 0.63 of the subjects and
#: 0.91 of the headings came out without a fault at 220 dpi, 0.56 and 0.89 at 300
DPI = 220
#: a page is drawn at a lower resolution than this only where the pixel limit asks for it
LEAST_DPI = 120
#: shorter side of A4, and the longest that a shorter side is taken for (A3 has 842) (points)
PAPER, LARGEST = 595.0, 1000.0
#: names of organs stand in this part of the first page
HEAD = 0.2
#: mean confidence from which on a page is taken to stand upright
LEGIBLE = 0.65


def ocr_page(
    page: Any, number: int, path: str, fills: list[Run] | None = None, limits: Limits = DEFAULT
) -> Page:
    """The runs of one page (a pypdfium2 page). ``fills`` are stamped words of known text.

    Raises :class:`ReadingError` TP115 for pages that are too large, TP113 without tesseract.
    """
    width, height = page.get_size()
    dpi, paper = DPI, _shrunk(width, height)
    scale = DPI / 72 * paper
    if width * height * scale * scale > limits.pixels:
        scale = (limits.pixels / (width * height)) ** 0.5
        dpi = round(scale * 72 / paper)
        if dpi < LEAST_DPI:
            pixels = int(width * height * (LEAST_DPI / 72 * paper) ** 2)
            raise ReadingError("TP115", path=path, pixels=pixels, limit=limits.pixels)
    drawn = rendered(page, scale)
    fills = fills or []
    found = read_image(
        prepared(drawn).image, scale, Page(number, width, height, [], ocr=True), path, fills, dpi
    )
    turned = drawn if _is_legible(found) else upright(drawn, dpi, path)
    if turned is drawn:
        return found
    size = (turned.width / scale, turned.height / scale)
    return read_image(
        prepared(turned).image, scale, Page(number, *size, [], ocr=True), path, fills, dpi
    )


def _shrunk(width: float, height: float) -> float:
    """By how much a page is smaller than its file says: pictures without resolution count as 72 dpi."""
    shorter = min(width, height)
    return PAPER / shorter if shorter > LARGEST else 1.0


def _is_legible(page: Page) -> bool:
    """Whether a page was read with fair confidence, or is as good as empty."""
    marks = [(m.confidence, m.end - m.start) for run in page.runs for m in run.marks]
    letters = sum(length for _, length in marks)
    return letters < 30 or sum(sure * n for sure, n in marks) >= LEGIBLE * letters


def upright(image: Image, dpi: int, path: str) -> Image:
    """The page turned so that its letters stand, where it was scanned sideways or upside down.

    Letters that lie or hang are read as rubbish of low confidence.
    """
    best, turned = _sureness(image, dpi, path), image
    for angle in (90, 270, 180):
        if best >= LEGIBLE:
            break
        other = image.rotate(angle, expand=True, fillcolor=255)
        sure = _sureness(other, dpi, path)
        if sure > best + 0.15:
            best, turned = sure, other
    return turned


def _sureness(image: Image, dpi: int, path: str) -> float:
    """Mean confidence of what is read, by length of the words; 0 where next to nothing is."""
    words = [word for word in recognise(image, dpi, path) if len(word.text) > 1]
    letters = sum(len(word.text) for word in words)
    if letters < 12:
        return 0.0
    return sum(word.confidence * len(word.text) for word in words) / letters


def read_image(
    image: Image, scale: float, page: Page, path: str, fills: list[Run], dpi: int | None = None
) -> Page:
    """Fill ``page`` with the runs of a prepared image.

    ``scale`` is pixels a point of the page, ``dpi`` pixels an inch of the paper.
    """
    dpi = dpi or round(scale * 72)
    strokes = rulings_of(image, dpi)
    boxes = [(a / scale, b / scale, c / scale, d / scale) for a, b, c, d in strokes]
    page.grids = grids_of(boxes, page.width, page.height)
    if page.grids:
        image = without_rulings(image, strokes, page.grids, scale)
    head = image.height if page.grids else HEAD * image.height if page.number == 1 else 0.0
    words = inside(cleaned(recognise(image, dpi, path)), head=head)
    words = together(words, lines_of(image), image, dpi, path, titled=page.number == 1)
    if page.number == 1:
        words = without_stamp(words, stamp_box(strokes, image.width, image.height, dpi))
        words = without_signing(without_received(words, image.width, image.height, dpi), image.height)
    stamped = [(f.x0 * scale, f.top * scale, f.x1 * scale, f.base * scale) for f in fills]
    words = second_look(words, image, dpi, path, header=page.number == 1, stamped=stamped)
    words = spelled(mended([word for word in words if not _under(word, fills, scale)]))
    words = by_genre(landmarks(words, image.height), image.height)
    words = with_position(words, image, dpi, path)
    page.runs = runs_of_words(words, scale, page.grids, fills) + [_level(fill) for fill in fills]
    return page


def without_rulings(
    image: Image, strokes: list[tuple[float, float, float, float]], grids: list[Grid], scale: float
) -> Image:
    """The image with the rulings of its tables painted over."""
    image = image.copy()
    draw = ImageDraw.Draw(image)
    for x0, y0, x1, y1 in strokes:
        x, y = (x0 + x1) / 2 / scale, (y0 + y1) / 2 / scale
        if any(
            g.box[0] - 4 < x < g.box[2] + 4 and g.box[1] - 4 < y < g.box[3] + 4 for g in grids
        ):
            draw.rectangle((x0 - 2, y0 - 2, x1 + 2, y1 + 2), fill=255)
    return image


def _under(word: OcrWord, fills: list[Run], scale: float) -> bool:
    """Whether a word lies under a stamped word: it is what the scan shows of the blank."""
    x, y = (word.x0 + word.x1) / 2 / scale, (word.top + word.bottom) / 2 / scale
    return any(f.x0 < x < f.x1 and f.top < y < f.base for f in fills)


def _level(fill: Run) -> Run:
    """A stamped word with the mark that its text is sure."""
    fill.marks = [WordMark(0, len(fill.text), 1.0)]
    return fill


def runs_of_words(
    words: list[OcrWord], scale: float, grids: list[Grid] | None = None,
    fills: list[Run] | None = None,
) -> list[Run]:
    """Runs of OCR words: one a line, broken at wide gaps, table cells and stamped words."""
    runs: list[Run] = []
    for _, group in groupby(words, key=lambda w: w.line):
        piece: list[OcrWord] = []
        cell = -1
        for word in group:
            own = _cell(word, grids, scale) if grids else -1
            if piece and (
                own != cell
                or word.x0 - piece[-1].x1 > 1.0 * word.size
                or (fills and _stamped(piece[-1], word, fills, scale))
            ):
                runs.append(_run(piece, scale))
                piece = []
            cell = own
            piece.append(word)
        if piece:
            runs.append(_run(piece, scale))
    return runs


def _stamped(a: OcrWord, b: OcrWord, fills: list[Run], scale: float) -> bool:
    """Whether something was stamped between two words of a line."""
    x0, x1, y = (a.x0 + a.x1) / 2 / scale, (b.x0 + b.x1) / 2 / scale, (a.top + a.bottom) / 2 / scale
    return any(x0 < (f.x0 + f.x1) / 2 < x1 and f.top - 4 < y < f.base + 4 for f in fills)


def _cell(word: OcrWord, grids: list[Grid], scale: float) -> int:
    """A number for the table cell that a word stands in, -1 outside of tables."""
    x, y = (word.x0 + word.x1) / 2 / scale, (word.top + word.bottom) / 2 / scale
    for grid in grids:
        if grid.box[0] < x < grid.box[2] and grid.box[1] < y < grid.box[3]:
            for cell in grid.cells:
                if cell.box[0] <= x <= cell.box[2] and cell.box[1] <= y <= cell.box[3]:
                    return id(cell)
    return -1


def _run(words: list[OcrWord], scale: float) -> Run:
    marks: list[WordMark] = []
    offset = 0
    for word in words:
        marks.append(WordMark(
            offset, offset + len(word.text), word.confidence, word.others
        ))
        offset += len(word.text) + 1
    base = sum(w.base for w in words) / len(words)
    return Run(
        " ".join(w.text for w in words), round(words[0].x0 / scale, 2),
        round(max(w.x1 for w in words) / scale, 2), round(min(w.top for w in words) / scale, 2),
        round(base / scale, 2), words[0].size / scale, False, marks,
    )
