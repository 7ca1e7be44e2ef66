"""Pages of runs → the printed lines of the document in reading order, without page furniture."""

from __future__ import annotations

import regex

from .columns import in_reading_order
from .model import Line, Page
from .paragraphs import clean
from .rows import Row, rows_of

#: a page number in the upper or lower margin: "2", "- 2 -", "Trang 2/5"
PAGE_NUMBER = regex.compile(r"[-–—.~ ]*(?:[Tt]rang ?)?\d{1,3}(?: ?/ ?\d{1,3})?[-–—.~ ]*")


def lines_of(pages: list[Page]) -> list[Line]:
    """The lines of all pages."""
    lines: list[Line] = []
    block = 0
    for page in pages:
        rows = _without_page_number(rows_of(page.runs), page)
        for runs in in_reading_order(rows):
            block += 1
            left = min(run.x0 for run in runs)
            right = max(run.x1 for run in runs)
            for run in runs:
                text = clean(run.text)
                if text:
                    lines.append(
                        Line(
                            text, run.x0, run.x1, run.top, run.base, run.size, page.number,
                            "body", left, right, block, run.marks if text == run.text else [],
                        )
                    )
    return lines


def _without_page_number(rows: list[Row], page: Page) -> list[Row]:
    """The rows without a page number in the upper or lower margin."""
    for at in (0, -1):
        if rows and len(rows[at]) == 1:
            run = rows[at][0]
            margin = run.base < 0.12 * page.height or run.top > 0.88 * page.height
            if margin and PAGE_NUMBER.fullmatch(run.text.strip()):
                rows = rows[1:] if at == 0 else rows[:-1]
    return rows
