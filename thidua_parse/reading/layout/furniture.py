"""Page furniture: page numbers, running heads and feet, footnotes."""

from __future__ import annotations

from collections import Counter

import regex

from .model import Page, Run
from .paragraphs import clean
from .rows import Row

#: a page number in the upper or lower margin: "2", "- 2 -", "Trang 2/5"
PAGE_NUMBER = regex.compile(
    r"[-–—.~_ ]*(?:[Tt]rang|[Pp]age)?\s?\d{1,3}(?:\s?[/|]\s?\d{1,3})?[-–—.~_ ]*"
)
#: what a page number may become in an OCR, when it stands alone in the upper margin
STRAY = regex.compile(r"\S{1,3}")
DIGITS = regex.compile(r"\d+")
#: share of the page's height that may hold furniture
MARGIN = 0.11
#: the same of a file of two pages, where text may stand at one place on both by chance
OUTER = (0.06, 0.92)


def without_furniture(pages: list[tuple[Page, list[Row]]]) -> None:
    """Take page numbers and running heads and feet off the rows of all pages (in place)."""
    for page, rows in pages:
        _drop_page_number(page, rows)
    if len(pages) < 2:
        return
    top, bottom = (MARGIN, 1 - MARGIN) if len(pages) > 2 else OUTER
    seen: Counter[tuple[str, int]] = Counter()
    for page, rows in pages:
        seen.update({_key(row, page) for row in _edge_rows(page, rows, top, bottom)})
    least = min(3, len(pages))
    repeated = {key for key, count in seen.items() if count >= least and count > 0.4 * len(pages)}
    if repeated:
        for page, rows in pages:
            for row in _edge_rows(page, rows, top, bottom):
                if _key(row, page) in repeated:
                    rows.remove(row)
            _drop_page_number(page, rows)


def _drop_page_number(page: Page, rows: list[Row]) -> None:
    for at in (0, -1):
        if not rows or len(rows[at]) > 1:
            continue
        run = rows[at][0]
        text = run.text.strip()
        margin = run.base < MARGIN * page.height if at == 0 else run.top > 0.9 * page.height
        middle = abs((run.x0 + run.x1) / 2 - page.width / 2) < 0.12 * page.width
        if margin and (
            (PAGE_NUMBER.fullmatch(text) and not _carries_on(run, page))
            or (page.ocr and middle and page.number > 1 and STRAY.fullmatch(text))
        ):
            del rows[at]


def _carries_on(run: Run, page: Page) -> bool:
    """Whether figures at the left edge of the text end a sentence ("trước ngày" / "30/11.")."""
    left = min(other.x0 for other in page.runs)
    own = DIGITS.search(run.text)
    return run.x0 < left + 3 and (own is None or int(own.group()) != page.number)


def _edge_rows(page: Page, rows: list[Row], top: float, bottom: float) -> list[Row]:
    """Rows in the upper and lower margin."""
    return [
        row
        for row in [*rows[:3], *rows[-3:][max(0, 6 - len(rows)) :]]
        if row[0].base < top * page.height or row[0].top > bottom * page.height
    ]


def _key(row: Row, page: Page) -> tuple[str, int]:
    text = DIGITS.sub("#", " ".join(clean(run.text) for run in row))
    return text, round(row[0].base / page.height * 60)


def footnotes_of(page: Page, rows: list[Row], body_size: float) -> list[Row]:
    """Take the footnotes off the end of a page's rows (in place) and give them back.

    Footnotes begin with a raised mark at the left, are set smaller than the body and reach to the
    end of the page.
    """
    first = None
    for i in range(len(rows) - 1, -1, -1):
        row = rows[i]
        if row[0].size > 0.93 * body_size or (len(row) > 1 and not row[0].note):
            break
        if row[0].note:
            first = i
    if first is None or rows[first][0].top < 0.3 * page.height:
        return []
    notes = rows[first:]
    del rows[first:]
    return notes


def note_text(run: Run) -> str:
    """A footnote's line with its mark."""
    return f"{run.note} {run.text}" if run.note else run.text
