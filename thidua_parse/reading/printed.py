"""Printed lines of a text before they are joined to paragraphs, and the page numbers among them."""

from __future__ import annotations

from dataclasses import dataclass

import regex

PAGE_NUMBER = regex.compile(
    r"(?:[-–—_.*\[(|]\s?)*(?:(?:Trang|trang|Page|page|tr\.)\s?)?(\d{1,3})(?:\s?[/|]\s?\d{1,3})?(?:\s?[-–—_.*\])|])*"
)


@dataclass(slots=True)
class Line:
    """A clean line: text, anchors (offset in text, offset in the NFC text), what stands before."""

    text: str
    anchors: list[tuple[int, int]]
    blank: bool = False  # a blank line before
    page: bool = False  # a page break before
    table: bool = False
    indent: int = 0  # blanks before it
    apart: bool = False  # never joined to the line before (columns, tables)


#: no line that holds a page number only is longer
PAGE_NUMBER_REACH = 13


def page_number(text: str) -> regex.Match[str] | None:
    """The match of a line that holds a page number only; None for others."""
    if len(text) <= PAGE_NUMBER_REACH and (text[-1].isdigit() or text[0] in "-–—_(*[|"):
        return PAGE_NUMBER.fullmatch(text)
    return None


def drop_page_numbers(lines: list[Line]) -> None:
    """Leave out lines that hold a page number only.

    Taken for one: the first or last line of a page, or a member of a run that counts up by one.
    """
    found = [
        (i, int(match.group(1)))
        for i, line in enumerate(lines)
        if len(line.text) <= PAGE_NUMBER_REACH and not line.table and (match := page_number(line.text))
    ]
    if not found:
        return
    dropped: set[int] = set()
    numbers = dict(found)
    chain: list[int] = []
    for i, number in found:
        at_edge = lines[i].page or (i + 1 < len(lines) and lines[i + 1].page)
        if at_edge:
            dropped.add(i)
        if chain and number == numbers[chain[-1]] + 1 and i - chain[-1] >= 5:
            chain.append(i)
        elif not chain or len(chain) < 2:
            chain = [i]
    if len(chain) >= 2 and numbers[chain[0]] <= 2:
        dropped.update(chain)
    first, number = found[0]
    if len(found) == 1 and number <= 2 and 20 <= first < len(lines) - 1 and (
        lines[first].blank and lines[first + 1].blank
    ):
        dropped.add(first)  # the one number of a text of two pages
    for i, number in found:  # a bare number in the middle of a sentence
        if 0 < i < len(lines) - 1 and 2 <= number < 200 and lines[i + 1].text[0].islower() and (
            lines[i - 1].text[-1] not in ".;:!?…"
        ) and not lines[i - 1].text.endswith(("ngày", "tháng", "năm", "số", "Điều")):
            dropped.add(i)
    for i in sorted(dropped):
        if i + 1 < len(lines):
            lines[i + 1].page = lines[i + 1].page or lines[i].page
    lines[:] = [line for i, line in enumerate(lines) if i not in dropped]
