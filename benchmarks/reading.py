"""How fast files are read, beside the libraries underneath, and how well noisy scans are read.

``python benchmarks/reading.py [FILE.pdf …] [--pages N] [--no-ocr]`` reads the named PDFs (or the
PDFs of ``corpus/variants``) in one process and prints, for the same pages in the same run:

* pages a second of the whole read (words, boxes, flattening, columns, paragraphs, tables), of
  pdfplumber ``extract_words`` and of raw pypdfium2 text, and the two ratios, the second one also
  for signed and unsigned files and for files with and without annotations that show text;
* seconds a page and character error rate of the OCR on pages of the same files that are rasterised,
  skewed, blurred and made noisy (fixed seed), and of the layout alone on clean ones.

Only files with a text layer are timed; each measurement is the best of ``--repeat`` runs, in which
our reader and raw text take turns.
"""

from __future__ import annotations

import argparse
import io
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pdfplumber
import pypdfium2
from PIL import Image, ImageFilter
from rapidfuzz.distance import Levenshtein

from thidua_parse.errors import ReadingError
from thidua_parse.reading.layout import Page, assemble, lines_of
from thidua_parse.reading.ocr.page import DPI
from thidua_parse.reading.pdf import read_pdf

HERE = Path(__file__).resolve().parent
#: goals of the project: times pdfplumber, share of raw text
GOAL_PLUMBER, GOAL_RAW = 8.0, 0.4


def best(repeat: int, *jobs: Callable[[], object]) -> list[float]:
    """Least processor time (seconds) of each job in ``repeat`` rounds; all readers use one thread.

    The jobs take turns, so that a machine that grows busy slows all of them.
    """
    times = [float("inf")] * len(jobs)
    for _ in range(repeat):
        for k, job in enumerate(jobs):
            start = time.process_time()
            job()
            times[k] = min(times[k], time.process_time() - start)
    return times


def raw_text(data: bytes) -> int:
    """pypdfium2's text of all pages, and their number."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.get_textpage().get_text_range()
    count = len(document)
    document.close()
    return count


def plumber_words(data: bytes) -> None:
    """pdfplumber's words of all pages."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_words()
            page.close()


class Timed(NamedTuple):
    """A file that is timed: its groups, and seconds of our reader and of raw text."""

    groups: tuple[str, str]
    ours: float
    raw: float


def text_files(paths: list[Path]) -> list[tuple[Path, bytes]]:
    """The files that are read without OCR."""
    found = []
    for path in paths:
        data = path.read_bytes()
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError:
            continue
        letters = sum(len(page.get_textpage().get_text_range()) for page in document)
        pages = len(document)
        document.close()
        if letters < 200 * pages:
            continue
        try:
            if not read_pdf(data, str(path)).source.ocr:
                found.append((path, data))
        except ReadingError:
            continue
    return found


def groups_of(data: bytes, path: Path) -> tuple[str, str]:
    """Whether a file is signed, and what annotations it has."""
    document = pypdfium2.PdfDocument(data)
    annotated = any(pypdfium2.raw.FPDFPage_GetAnnotCount(page.raw) for page in document)
    document.close()
    source = read_pdf(data, str(path))
    return (
        "signed" if source.digital_signatures else "not signed",
        "text in annotations" if source.source.flattened
        else "annotations without text" if annotated else "no annotations",
    )


def speed(files: list[tuple[Path, bytes]], repeat: int) -> bool:
    """Print pages a second side by side; gives back whether both goals are met."""
    pages = sum(raw_text(data) for _, data in files)
    timed: list[Timed] = []
    plumber = 0.0
    for path, data in files:
        jobs = (lambda d=data, p=path: read_pdf(d, str(p)), lambda d=data: raw_text(d))
        timed.append(Timed(groups_of(data, path), *best(repeat, *jobs)))
        plumber += best(1, lambda d=data: plumber_words(d))[0]
    ours, raw = sum(t.ours for t in timed), sum(t.raw for t in timed)
    print(f"text layers: {len(files)} files, {pages} pages")
    print(f"  {'reader':34}{'pages/s':>10}")
    for name, seconds in (
        ("thidua_parse, whole read", ours), ("pypdfium2, raw text", raw),
        ("pdfplumber, extract_words", plumber),
    ):
        print(f"  {name:34}{pages / seconds:10.1f}")
    print(f"  times pdfplumber {plumber / ours:.1f} (goal {GOAL_PLUMBER:g})")
    print(f"  share of raw pypdfium2 {raw / ours:.2f} (goal {GOAL_RAW:g})")
    for group in sorted({name for t in timed for name in t.groups}):
        some = [t for t in timed if group in t.groups]
        share = sum(t.raw for t in some) / sum(t.ours for t in some)
        shares = sorted(t.raw / t.ours for t in some)
        print(
            f"    {group:30}{len(some):3} files  {share:.2f}"
            f"  (single files {shares[0]:.2f} to {shares[-1]:.2f})"
        )
    return plumber / ours >= GOAL_PLUMBER and raw / ours >= GOAL_RAW


def noisy(image: Image.Image) -> Image.Image:
    """A page as a bad scanner gives it: 1.2° askew, blurred, grainy, specked, JPEG."""
    random = np.random.default_rng(7)
    image = image.rotate(1.2, resample=Image.Resampling.BICUBIC, fillcolor=255)
    grey = np.asarray(image.filter(ImageFilter.GaussianBlur(0.8))).astype(np.float32)
    grey = grey + random.normal(0, 18, grey.shape)
    specks = random.random(grey.shape)
    grey[specks < 0.004], grey[specks > 0.996] = 0, 255
    buffer = io.BytesIO()
    Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8)).save(buffer, "JPEG", quality=60)
    return Image.open(io.BytesIO(buffer.getvalue())).convert("L")


def ocr(files: list[tuple[Path, bytes]], most: int) -> None:
    """Print seconds a page and character error rates of OCR on clean and noisy pictures."""
    from thidua_parse.reading.ocr.image import prepared
    from thidua_parse.reading.ocr.page import read_image
    from thidua_parse.reading.pdf.page import read_page

    rows: dict[str, list[tuple[float, float]]] = {"clean": [], "noisy": []}
    for path, data in files:
        document = pypdfium2.PdfDocument(data)
        for index in range(min(len(document), 2)):
            if len(rows["clean"]) >= most:
                break
            truth = assemble(lines_of([read_page(document.raw, index).page])).text
            if len(truth) < 400:
                continue
            picture = document[index].render(scale=DPI / 72, grayscale=True).to_pil()
            for kind, image in (("clean", picture), ("noisy", noisy(picture))):
                start = time.perf_counter()
                page = Page(1, image.width * 72 / DPI, image.height * 72 / DPI, [], ocr=True)
                try:
                    read = read_image(prepared(image).image, DPI / 72, page, str(path), [])
                except ReadingError as error:
                    print(f"OCR: {error.message('en')}")
                    return
                seconds = time.perf_counter() - start
                text = assemble(lines_of([read])).text
                rows[kind].append((seconds, Levenshtein.distance(text, truth) / len(truth)))
        document.close()
    for kind, values in rows.items():
        if values:
            seconds, rate = np.median(np.array(values), axis=0)
            mean = float(np.mean([v[1] for v in values]))
            print(
                f"OCR, {kind} pages: {len(values)} pages, {seconds:.2f} s/page, character error "
                f"rate {rate:.4f} (median), {mean:.4f} (mean)"
            )


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; exit code 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--pages", type=int, default=6, help="pages for OCR")
    parser.add_argument("--no-ocr", action="store_true")
    options = parser.parse_args(arguments)
    paths = options.files or sorted((HERE.parent / "corpus" / "variants").glob("*.pdf"))
    files = text_files(paths)
    if not files:
        print("no PDF with a text layer", file=sys.stderr)
        return 2
    met = speed(files, options.repeat)
    if not options.no_ocr:
        ocr(files, options.pages)
    return 0 if met else 1


if __name__ == "__main__":
    raise SystemExit(main())
