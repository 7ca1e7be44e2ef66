"""The hierarchy as a drawing: a tidy tree in SVG, roots left, lower documents to the right."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from ..errors import Language
from ..linking import Node, PlanGraph
from .picture.hierarchy import cut
from .wording import Wording

#: the look of a drawing outside the report page
SVG_STYLE = (
    "text{font:12px 'Segoe UI','Noto Sans',Arial,sans-serif;fill:#1c2733}text.head{font-weight:700}"
    "text.foot{fill:#5c6b7a;font-size:11px}rect{fill:#fff;stroke:#8fa3b8}.stub rect{stroke-dasharray:5 4;"
    "fill:#f4f7fa}path.edge{fill:none;stroke:#8fa3b8;stroke-width:1.5}path.inferred{stroke-dasharray:6 4}"
)
WIDTH, HEIGHT, GAP_X, GAP_Y = 250, 58, 46, 12


@dataclass(slots=True)
class Placed:
    """A node with its column, its row (in units of rows) and the place of its parent."""

    node: Node
    column: int
    row: float
    parent: int | None


def place(graph: PlanGraph) -> list[Placed]:
    """Every parent, and every document at hand, once; leaves one a row, parents amid their children.

    A document with several parents hangs under the nearest one: the deepest in the tree.
    """
    depth = {n.key: len(graph.ancestors(n)) for n in graph.nodes}
    home: dict[str, str] = {}
    for node in graph.nodes:
        parents = [p for p in graph.parents(node) if p.key != node.key]
        if parents:
            home[node.key] = max(parents, key=lambda p: (depth[p.key], p.at_hand, p.key)).key
    children: dict[str, list[str]] = {}
    for key, parent in sorted(home.items()):
        children.setdefault(parent, []).append(key)
    shown = {n.key for n in graph.nodes if n.at_hand} | set(children)
    roots = [n.key for n in graph.nodes if n.key in shown and n.key not in home]
    placed: list[Placed] = []
    row = 0.0
    seen: set[str] = set()

    def grow(key: str, column: int, parent: int | None) -> float:
        nonlocal row
        seen.add(key)
        index = len(placed)
        placed.append(Placed(graph.node(key), column, 0.0, parent))
        rows = [grow(k, column + 1, index) for k in children.get(key, ()) if k not in seen]
        if rows:
            placed[index].row = (rows[0] + rows[-1]) / 2
        else:
            placed[index].row = row
            row += 1
        return placed[index].row

    for key in sorted(roots, key=lambda k: (k not in children, k)):
        grow(key, 0, None)
    for key in sorted(shown - seen):  # members of cycles
        if key not in seen:
            grow(key, 0, None)
    return placed


def draw_tree(graph: PlanGraph, *, language: Language = "vi") -> str:
    """The hierarchy as a stand-alone SVG, for notebooks and documents."""
    svg = tree_svg(graph, {}, {}, Wording(language))
    return svg.replace(">", f"><style>{SVG_STYLE}</style>", 1)


def tree_svg(graph: PlanGraph, worst: dict[str, str], anchors: dict[str, str], word: Wording) -> str:
    """The drawing; ``worst`` gives a verdict by node key (its colour), ``anchors`` a link target."""
    placed = place(graph)
    if not placed:
        return ""
    width = (max(p.column for p in placed) + 1) * (WIDTH + GAP_X)
    height = int((max(p.row for p in placed) + 1) * (HEIGHT + GAP_Y)) + GAP_Y
    shapes = [
        f'<svg class="tree" role="img" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'xmlns="http://www.w3.org/2000/svg">'
    ]
    for item in placed:
        if item.parent is None:
            continue
        parent = placed[item.parent]
        x0, y0 = parent.column * (WIDTH + GAP_X) + WIDTH, _y(parent) + HEIGHT / 2
        x1, y1 = item.column * (WIDTH + GAP_X), _y(item) + HEIGHT / 2
        middle = (x0 + x1) / 2
        edge = next(
            (e for e in graph.edges_from(item.node) if e.target_key == parent.node.key and e.is_parent), None
        )
        style = "edge " + (edge.status if edge else "")
        shapes.append(f'<path class="{style}" d="M{x0},{y0:g} C{middle:g},{y0:g} {middle:g},{y1:g} {x1},{y1:g}"/>')
    for item in placed:
        shapes.append(_box(item, worst.get(item.node.key, ""), anchors.get(item.node.key), word))
    shapes.append("</svg>")
    return "\n".join(shapes)


def _y(item: Placed) -> float:
    return GAP_Y + item.row * (HEIGHT + GAP_Y)


def _box(item: Placed, verdict: str, anchor: str | None, word: Wording) -> str:
    node, x, y = item.node, item.column * (WIDTH + GAP_X), _y(item)
    head = node.name
    if node.status == "inferred":
        head += f" ({word('inferred')})"
    state = "at-hand" if node.at_hand else "stub"
    foot = " · ".join(filter(None, (Wording.day(node.date), None if node.at_hand else word("not_at_hand"))))
    lines = ((head, "head"), (node.issuer or "?", "body"), (foot, "foot"))
    texts = "".join(
        f'<text x="{x + 10}" y="{y + 17 + 16 * i:g}" class="{style}">{escape(cut(line, 40))}</text>'
        for i, (line, style) in enumerate(lines)
    )
    title = escape(" | ".join(filter(None, (node.number, node.issuer, Wording.day(node.date), node.path))))
    box = (
        f'<g class="node {state} {escape(verdict)}"><title>{title}</title>'
        f'<rect x="{x}" y="{y:g}" width="{WIDTH}" height="{HEIGHT}" rx="5"/>{texts}</g>'
    )
    return f'<a href="#{escape(anchor)}">{box}</a>' if anchor else box
