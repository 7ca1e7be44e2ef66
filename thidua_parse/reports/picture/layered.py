"""The hierarchy as an SVG for print: a packed tree, higher documents left of the lower ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, sqrt

from ...linking import PlanGraph
from .hierarchy import Hung, cut, hang, label, plain
from .words import Words

WIDTH, HEIGHT, GAP, STEP = 216, 52, 10, 46
#: children without children of their own stand in columns of this many at most
COLUMN = 14
#: wished proportion of width to height, and the height up to which levels stay in one column
SHAPE, TALL = 1.5, 30 * (HEIGHT + GAP)

STYLE = (
    "text{font:12px 'Segoe UI','Noto Sans',Arial,sans-serif;fill:#1c2733}text.head{font-weight:700}"
    "text.foot{fill:#5c6b7a;font-size:11px}rect{fill:#fff;stroke:#6f8296;stroke-width:1.2}"
    ".stub rect{stroke-dasharray:5 4;fill:#f1f4f8}.fail rect{stroke:#b3261e;stroke-width:2.6}"
    ".partial rect{stroke:#a66200;stroke-width:2.4}.undecidable rect{stroke:#6741a5;stroke-width:2.2}"
    ".pass rect{stroke:#1b7f4b;stroke-width:2.2}path{fill:none;stroke:#8fa3b8;stroke-width:1.2}"
    "rect.frame{fill:#f4f7fa;stroke:#d7dee6}path.inferred{stroke-dasharray:6 4}path.ambiguous{stroke-dasharray:2 4}"
)
_SIGNS = {"fail": "✗ ", "partial": "◐ ", "undecidable": "? ", "pass": "✓ "}


#: place of a child in the list, x and y of its block, whether it stands behind others in a grid
_Part = tuple[int, float, float, bool]
_Frame = tuple[float, float, float, float]


@dataclass(slots=True)
class _Block:
    """A document with all below it: size, and the places of its parts inside it.

    ``frame`` is the grid of its single children where that has more than one column.
    """

    width: float
    height: float
    node_y: float
    parts: list[_Part]
    frame: _Frame | None = None


@dataclass(frozen=True, slots=True)
class Places:
    """Upper left corners of the boxes, size of the whole, and what stands in grids.

    ``inner`` are documents behind the first column of a grid: a line to them would run through the
    others. ``frames`` are ``(x, y, width, height)`` of the grids of more than one column.
    """

    corners: list[tuple[float, float]]
    width: float
    height: float
    inner: frozenset[int]
    frames: list[_Frame]


def positions(hung: Sequence[Hung]) -> Places:
    """The place of every document's box.

    Children without own children stand in a grid, the blocks of the others in columns that keep the
    whole near :data:`SHAPE`. Linear in the documents, without recursion.
    """
    blocks: list[_Block] = [_Block(WIDTH, HEIGHT, 0.0, [])] * len(hung)
    for i in range(len(hung) - 1, -1, -1):  # children stand after their parents
        if hung[i].children:
            blocks[i] = _block(hung[i].children, hung, blocks)
    tops = [i for i, item in enumerate(hung) if item.parent is None]
    stack, width, height, _ = _pack(tops, hung, blocks)
    found = [(0.0, 0.0)] * len(hung)
    inner: set[int] = set()
    frames: list[_Frame] = []
    while stack:
        place, x, y, behind = stack.pop()
        block = blocks[place]
        found[place] = (x, y + block.node_y)
        if behind:
            inner.add(place)
        if block.frame:
            fx, fy, w, h = block.frame
            frames.append((x + fx, y + fy, w, h))
        stack += [(child, x + cx, y + cy, b) for child, cx, cy, b in block.parts]
    return Places(found, width, height, frozenset(inner), frames)


def _block(children: Sequence[int], hung: Sequence[Hung], blocks: Sequence[_Block]) -> _Block:
    parts, width, height, frame = _pack(children, hung, blocks)
    shift = WIDTH + STEP
    return _Block(
        shift + width, max(height, HEIGHT), max(0.0, (height - HEIGHT) / 2),
        [(child, shift + x, y, behind) for child, x, y, behind in parts],
        (shift + frame[0], *frame[1:]) if frame else None,
    )


def _pack(
    children: Sequence[int], hung: Sequence[Hung], blocks: Sequence[_Block]
) -> tuple[list[_Part], float, float, _Frame | None]:
    """Blocks under each other in as many columns as the wished shape needs, then single ones in a grid."""
    large = [c for c in children if hung[c].children]
    single = [c for c in children if not hung[c].children]
    parts: list[_Part] = []
    frame: _Frame | None = None
    width = height = 0.0
    if large:
        area = sum((blocks[c].width + STEP) * (blocks[c].height + GAP) for c in large)
        limit = max(sqrt(area / SHAPE), max(blocks[c].height for c in large), TALL)
        x = y = column = 0.0
        for child in large:
            block = blocks[child]
            if y and y + block.height > limit:
                x, y, column = x + column + STEP, 0.0, 0.0
            parts.append((child, x, y, False))
            y += block.height + GAP
            column = max(column, block.width)
            height = max(height, y)
        width = x + column
    if single:
        rows = len(single) if len(single) <= COLUMN else max(COLUMN, ceil(sqrt(len(single) * WIDTH / HEIGHT / SHAPE)))
        top = height
        for n, child in enumerate(single):
            column_, row = divmod(n, rows)
            parts.append((child, column_ * (WIDTH + GAP), top + row * (HEIGHT + GAP), column_ > 0))
        if len(single) > rows:
            columns = ceil(len(single) / rows)
            frame = (-5, top - 5, columns * (WIDTH + GAP) - GAP + 10, rows * (HEIGHT + GAP) - GAP + 10)
        width = max(width, ceil(len(single) / rows) * (WIDTH + GAP) - GAP)
        height = top + min(rows, len(single)) * (HEIGHT + GAP)
    return parts, width, height - GAP, frame


def hierarchy_svg(
    graph: PlanGraph, words: Words, worst: Mapping[str, str] | None = None,
    hung: Sequence[Hung] | None = None,
) -> str:
    """The whole hierarchy as a stand-alone SVG; ``worst`` gives the verdict of a node key."""
    hung = hang(graph) if hung is None else hung
    at = positions(hung)
    margin = 16
    w, h = round(at.width + 2 * margin), round(max(at.height, 40) + 2 * margin)
    shapes = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escape(words("title"))}" '
        f'viewBox="{-margin} {-margin} {w} {h}" width="{w}" height="{h}"><style>{STYLE}</style>'
        f'<rect x="{-margin}" y="{-margin}" width="{w}" height="{h}" style="fill:#fff;stroke:none"/>'
    ]
    shapes += [
        f'<rect class="frame" x="{x:g}" y="{y:g}" width="{fw:g}" height="{fh:g}" rx="6"/>'
        for x, y, fw, fh in at.frames
    ]
    status = {
        (e.source_key, e.target_key): e.status for e in graph.edges
        if e.is_parent and e.status != "stated"
    }
    for i, item in enumerate(hung):
        if item.parent is not None and i not in at.inner:
            x0, y0 = at.corners[item.parent]
            x1, y1 = at.corners[i]
            a, b, half = x0 + WIDTH, y0 + HEIGHT / 2, STEP / 2
            style = status.get((item.node.key, hung[item.parent].node.key), "")
            shapes.append(
                f'<path class="{style}" d="M{a:g},{b:g}H{a + half:g}V{y1 + HEIGHT / 2:g}H{x1:g}"/>'
            )
    for item, (x, y) in zip(hung, at.corners, strict=True):
        shapes.append(_box(item, x, y, (worst or {}).get(item.node.key, ""), words))
    if not hung:
        shapes.append(f'<text x="0" y="14">{escape(words("empty"))}</text>')
    return "\n".join([*shapes, "</svg>\n"])


def _box(item: Hung, x: float, y: float, verdict: str, words: Words) -> str:
    from ..wording import Wording

    node = item.node
    head = _SIGNS.get(verdict, "") + label(node)
    state = "node" if node.at_hand else "node stub"
    foot = " · ".join(filter(None, (
        plain(Wording.day(node.date)), words("inferred") if node.status == "inferred" else "",
        "" if node.at_hand else words("stub"),
    )))
    lines = ((head, "head", 30), (plain(node.issuer) or "?", "body", 34), (foot, "foot", 38))
    texts = "".join(
        f'<text x="{x + 8:g}" y="{y + 15 + 15 * n:g}" class="{style}">{escape(cut(line, limit))}</text>'
        for n, (line, style, limit) in enumerate(lines) if line
    )
    title = escape(" | ".join(filter(None, map(plain, (node.number, node.issuer, node.date, node.subject, node.path)))))
    return (
        f'<g class="{state} {escape(verdict)}"><title>{title}</title>'
        f'<rect x="{x:g}" y="{y:g}" width="{WIDTH}" height="{HEIGHT}" rx="4"/>{texts}</g>'
    )
