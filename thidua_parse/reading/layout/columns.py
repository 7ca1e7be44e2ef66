"""Rows → lines in reading order: side-by-side parts are read column by column, left first.

A side-by-side part (header, signature block) is a stretch of rows that a vertical gutter divides:
no run crosses it, and on at least two rows (or one with wording that only such parts have) text
stands on both sides. Everything else is read row by row.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from .model import Run
from .rows import Row, one_run

#: narrowest gutter, in heights of a line
GUTTER = 0.5
#: wording on the right of a header or a signature block
RIGHT = regex.compile(
    r"CỘNG H[OÒ][AÀ] XÃ|ĐẢNG CỘNG SẢN|Độc lập ?[-–]|(?:TM|KT|TL|TUQ|T/M|K/T|T/L|Q|TUN)\s?[./]|.*ngày\s.*tháng\s.*năm|[^\p{Ll}]{6,}$"
)
HEAD = regex.compile(r"N[ơƠ][iI] [nN][hH][ậẬ][nN] ?[:.]?")
LEFT = regex.compile(r"(?i)Nơi nhận|Số ?:|V/v|Về việc")
#: a recipient, or the rest of one
ITEM = regex.compile(r"[-+•*–] ?\S|\p{Ll}|Lưu")
#: wording that begins a part of its own under a header
UNDER = regex.compile(
    r"Kính gửi|(?:KẾ HOẠCH|QUYẾT ĐỊNH|CHỈ THỊ|HƯỚNG DẪN|THÔNG BÁO|BÁO CÁO|TỜ TRÌNH|CHƯƠNG TRÌNH|CÔNG ĐIỆN|NGHỊ QUYẾT|KẾT LUẬN|QUY ĐỊNH)$"
)


Gap = tuple[float, float]


@dataclass(slots=True)
class Block:
    """Lines that follow each other; ``column``: they are one side of a side-by-side part."""

    runs: list[Run]
    column: bool = False
    gutter: Gap | None = None  # of the side-by-side part that the block belongs to
    right: bool = False  # the block stands right of it


def in_reading_order(rows: list[Row], depth: int = 0) -> list[Block]:
    """The blocks of a page in reading order; each has one left and one right edge."""
    blocks: list[Block] = []
    flow: list[Run] = []
    i = 0
    while i < len(rows):
        region = None
        if depth < 4:
            if len(rows[i]) > 1:
                region = _region(rows, i)
            elif rows[i][0].text.startswith(("Nơi", "NƠI")):
                region = _closing(rows, i)
        if region is None:
            flow.append(one_run(rows[i]))
            i += 1
            continue
        up, down, gutter = region
        # rows above that stand wholly on one side were taken as flow: take them back
        take = min(i - up, len(flow))
        if take:
            del flow[-take:]
        if flow:
            blocks.append(Block(flow, depth > 0))
            flow = []
        blocks.extend(_sides(rows[i - take : down], gutter, depth))
        i = down
    if flow:
        blocks.append(Block(flow, depth > 0))
    return blocks


def _sides(rows: list[Row], gutter: Gap, depth: int) -> list[Block]:
    """The blocks left of ``gutter``, then those right of it."""
    blocks: list[Block] = []
    middle = sum(gutter) / 2
    for right in (False, True):
        side = [[r for r in row if ((r.x0 + r.x1) / 2 >= middle) is right] for row in rows]
        for block in in_reading_order([row for row in side if row], depth + 1):
            block.gutter, block.right = gutter, right
            blocks.append(block)
    return blocks


def carried_over(rows: list[Row], gutter: Gap) -> list[Block]:
    """The rest of a closing part that a page break cut in two, taken off ``rows`` (in place).

    ``gutter`` divided its sides on the page before. Empty where recipients do not go on at the
    left: a name alone at the right needs no care.
    """
    end, goes_on = 0, False
    for row in rows:
        narrowed = None if UNDER.match(row[0].text) else _narrow(row, *gutter)
        if narrowed is None:
            break
        gutter = narrowed[:2]
        end += 1
        goes_on = goes_on or (narrowed[2] != 2 and ITEM.match(row[0].text) is not None)
    if not goes_on:
        return []
    taken = rows[:end]
    del rows[:end]
    return _sides(taken, gutter, 0)


def _region(rows: list[Row], start: int) -> tuple[int, int, Gap] | None:
    """``(first, end, gutter)`` of the side-by-side part around row ``start``, or None."""
    row = rows[start]
    k = max(range(len(row) - 1), key=lambda n: row[n + 1].x0 - row[n].x1)
    g0, g1 = row[k].x1, row[k + 1].x0
    both, worded = 0, False
    down = start
    while down < len(rows):
        narrowed = _narrow(rows[down], g0, g1)
        if narrowed is None or (down > start and UNDER.match(rows[down][0].text)):
            break
        g0, g1, sides = narrowed
        if sides == 3:
            both += 1
            worded = worded or _worded(rows[down], (g0 + g1) / 2)
        down += 1
    up = start
    while up > 0:
        narrowed = _narrow(rows[up - 1], g0, g1)
        if narrowed is None or narrowed[2] == 1:
            break
        g0, g1, _ = narrowed
        up -= 1
    if both >= 3 or (both >= 1 and worded):
        return up, down, (g0, g1)
    return None


def _closing(rows: list[Row], start: int) -> tuple[int, int, Gap] | None:
    """The closing part around a lone "Nơi nhận:" whose two sides share no row, or None.

    A position alone at the right, one row above or up to three below, shows where the gutter is.
    """
    head = rows[start][0]
    if HEAD.fullmatch(head.text) is None:
        return None
    around = [rows[n] for n in (*range(start + 1, min(start + 4, len(rows))), start - 1) if n >= 0]
    gutter = next((
        (head.x1, row[0].x0) for row in around
        if len(row) == 1 and row[0].x0 > head.x1 + head.size and RIGHT.match(row[0].text)
    ), None)
    if gutter is None:
        return None
    g0, g1 = gutter
    left = right = 0
    down = start
    while down < len(rows):
        narrowed = _narrow(rows[down], g0, g1)
        if narrowed is None or UNDER.match(rows[down][0].text):
            break
        g0, g1, sides = narrowed
        left += sides & 1
        right += sides > 1
        down += 1
    up = start
    above = rows[start - 1] if start else None
    if above and len(above) == 1 and above[0].x0 >= g1 and RIGHT.match(above[0].text):
        up, right = start - 1, right + 1
    return (up, down, (g0, g1)) if left > 1 and right else None


def _narrow(row: Row, g0: float, g1: float) -> tuple[float, float, int] | None:
    """The gutter after ``row`` and the sides that have text (1 left, 2 right); None if crossed."""
    sides = 0
    middle = (g0 + g1) / 2
    for run in row:
        if (run.x0 + run.x1) / 2 < middle:
            g0 = max(g0, run.x1)
            sides |= 1
        else:
            g1 = min(g1, run.x0)
            sides |= 2
    if g1 - g0 < GUTTER * row[0].size:
        return None
    return g0, g1, sides


def _worded(row: Row, x: float) -> bool:
    """Whether the row has wording of a header or a signature block at its side of ``x``."""
    return any(
        (LEFT if (run.x0 + run.x1) / 2 < x else RIGHT).match(run.text) is not None for run in row
    )
