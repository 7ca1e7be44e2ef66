"""Coverage as a drawing: units in rows, campaigns in columns, one table for each issuing body."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from ...linking import Node, PlanGraph
from ...linking.analysis import Coverage, CoverageRow, coverage
from ...linking.identity import body_key
from ..wording import Wording
from .hierarchy import cut, label, plain
from .words import Words

#: columns and rows of one drawing, and drawings of a page
COLUMNS, ROWS, TABLES = 12, 90, 12
#: documents whose coverage is looked at, and rows of a table in a page
PARENTS = 150
LISTED = 400
_LABEL, _CELL, _LINE, _HEAD = 290, 132, 22, 74
_LOOK: dict[str, tuple[str, str, str]] = {  # state → fill, sign, ink
    "issued": ("#d9f2e3", "✓", "#0f5a33"),
    "not_at_hand": ("#f1f4f8", "–", "#5c6b7a"),
    "not_issued": ("#fde2e4", "✗", "#8c1d18"),
    "undecidable": ("#ece4f7", "?", "#4b2e83"),
}
_STYLE = (
    "text{font:12px 'Segoe UI','Noto Sans',Arial,sans-serif;fill:#1c2733}text.h{font-weight:700;font-size:14px}"
    "text.b{font-weight:700}text.s{fill:#5c6b7a;font-size:11px}"
)


@dataclass(frozen=True)
class Matrix:
    """Documents of one body (columns) and the units that they name (rows), with a row for each pair."""

    issuer: str
    parents: tuple[Node, ...]
    units: tuple[str, ...]
    cells: Mapping[tuple[str, str], CoverageRow]  # (unit, key of the parent)

    @property
    def issued(self) -> int:
        """Number of units named that have issued a document."""
        return sum(c.state == "issued" and "unnamed" not in c.basis for c in self.cells.values())

    def count(self, parent: Node) -> tuple[int, int]:
        """Of the units that a document names: how many have issued, and how many there are."""
        named = [
            c for u in self.units
            if (c := self.cells.get((u, parent.key))) and "unnamed" not in c.basis
        ]
        return sum(c.state == "issued" for c in named), len(named)


def matrices(graph: PlanGraph, *, complete: bool = False) -> list[Matrix]:
    """One matrix for each body that has issued documents with lower ones at hand, fullest first.

    Of large graphs the :data:`PARENTS` documents with most lower ones are taken.
    """
    of_body: dict[str, list[Coverage]] = {}
    names: dict[str, str] = {}
    parents = [(len(below), n.key, n) for n in graph.nodes if n.issuer and (below := graph.children(n))]
    for _, _, node in sorted(parents, key=lambda p: (-p[0], p[1]))[:PARENTS]:
        if node.issuer:
            found = coverage(graph, node, complete=complete)
            if any(r.unit and "unnamed" not in r.basis for r in found):  # whom it names is known
                of_body.setdefault(body_key(node.issuer), []).append(found)
                names.setdefault(body_key(node.issuer), node.issuer)
    made = [_matrix(graph, names[key], found) for key, found in of_body.items()]
    return sorted(made, key=lambda m: (-m.issued, m.issuer))


def matrix_of(graph: PlanGraph, found: Sequence[Coverage]) -> Matrix:
    """The matrix of chosen coverages, for instance of several campaigns of one province."""
    issuers = dict.fromkeys(graph.node(c.parent).issuer or "?" for c in found)
    return _matrix(graph, "; ".join(issuers), found)


def _matrix(graph: PlanGraph, issuer: str, found: Sequence[Coverage]) -> Matrix:
    parents = sorted((graph.node(c.parent) for c in found), key=lambda n: (n.date or "", n.key))
    units: dict[str, str] = {}
    cells: dict[tuple[str, str], CoverageRow] = {}
    for each in found:
        for row in each:
            if row.unit:
                units.setdefault(body_key(row.unit), row.unit)
                cells.setdefault((units[body_key(row.unit)], each.parent), row)
    rank = {name: n for n, name in enumerate(units.values())}
    groups = {unit: row.group == "named" for (unit, _), row in cells.items()}
    ordered = sorted(rank, key=lambda u: (groups[u], rank[u]))
    return Matrix(issuer, tuple(parents), tuple(ordered), cells)


def matrix_svg(matrix: Matrix, words: Words) -> str:
    """A matrix as a stand-alone SVG; a cell shows state, sign and days, and its document on pointing."""
    parents, units = matrix.parents[-COLUMNS:], matrix.units[:ROWS]
    width = _LABEL + _CELL * len(parents) + 16
    height = _HEAD + 26 + _LINE * len(units) + 72
    title = words("coverage_of", issuer=plain(matrix.issuer))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escape(title)}" class="matrix" '
        f'viewBox="0 0 {max(width, 620)} {height}" width="{max(width, 620)}" height="{height}"><style>{_STYLE}</style>'
        f'<rect width="{max(width, 620)}" height="{height}" fill="#fff"/>',
        f'<text class="h" x="8" y="20">{escape(cut(title, 84))}</text>',
        f'<text class="s" x="8" y="{_HEAD + 14}">{escape(words("unit_column"))}</text>',
    ]
    for n, parent in enumerate(parents):
        x = _LABEL + n * _CELL
        done, due = matrix.count(parent)
        about = escape(" | ".join(filter(None, map(plain, (parent.number, parent.date, parent.subject, parent.campaign)))))
        parts.append(
            f"<g><title>{about}</title>"
            f'<text class="b" x="{x + 4}" y="42">{escape(cut(label(parent), 18))}</text>'
            f'<text class="s" x="{x + 4}" y="57">{escape(cut(plain(parent.campaign or parent.subject), 22))}</text>'
            f'<text class="s" x="{x + 4}" y="{_HEAD}">{escape(plain(Wording.day(parent.date)))}</text>'
            f'<text class="b" x="{x + 4}" y="{_HEAD + 16}">{done}/{due}</text></g>'
        )
    for row, unit in enumerate(units):
        y = _HEAD + 26 + row * _LINE
        parts.append(f'<text x="8" y="{y + 15}"><title>{escape(plain(unit))}</title>{escape(cut(plain(unit), 44))}</text>')
        for n, parent in enumerate(parents):
            parts.append(_cell(matrix.cells.get((unit, parent.key)), _LABEL + n * _CELL, y, words))
    y = _HEAD + 26 + _LINE * len(units) + 16
    if len(matrix.units) > ROWS:
        parts.append(f'<text class="s" x="8" y="{y}">{escape(words("rows_left_out", count=len(matrix.units) - ROWS))}</text>')
    parts.append(_legend(y + 6, words))
    return "\n".join([*parts, "</svg>\n"])


def matrix_table(matrix: Matrix, words: Words) -> dict[str, Any]:
    """A matrix as a table of texts for a page, which prints over several sheets."""
    parents = matrix.parents[-COLUMNS:]
    head = []
    for parent in parents:
        done, due = matrix.count(parent)
        head.append({
            "label": label(parent), "about": cut(plain(parent.campaign or parent.subject), 60),
            "date": plain(Wording.day(parent.date)),
            "count": f"{done}/{due}",
        })
    rows = []
    for unit in matrix.units[:LISTED]:
        cells = []
        for parent in parents:
            row = matrix.cells.get((unit, parent.key))
            cells.append({
                "state": row.state, "sign": _LOOK[row.state][1], "text": _days(row, words),
                "about": " | ".join(filter(None, (_state(row, words), *map(plain, row.keys)))),
            } if row else {"state": "not_named", "sign": "", "text": "", "about": words("not_named")})
        rows.append({"unit": plain(unit), "cells": cells})
    return {
        "title": words("coverage_of", issuer=plain(matrix.issuer)), "head": head, "rows": rows,
        "left": max(0, len(matrix.units) - LISTED),
    }


def legend_of(words: Words) -> list[dict[str, str]]:
    """States with sign and name, for the legend of a page."""
    return [
        {"state": state, "sign": look[1], "name": words("undecided" if state == "undecidable" else state)}
        for state, look in _LOOK.items()
    ]


def _days(row: CoverageRow, words: Words) -> str:
    if row.lag is not None:
        return words("days_short", count=row.lag)
    return plain(Wording.day(row.date))


def _state(row: CoverageRow, words: Words) -> str:
    return words("undecided" if row.state == "undecidable" else row.state)


def _cell(row: CoverageRow | None, x: float, y: float, words: Words) -> str:
    if row is None:
        return f'<rect x="{x}" y="{y}" width="{_CELL - 3}" height="{_LINE - 3}" fill="#fff" stroke="#e8edf2"/>'
    fill, sign, ink = _LOOK[row.state]
    lag = _days(row, words)
    about = escape(" | ".join(filter(None, (plain(row.unit), _state(row, words), *map(plain, row.keys)))))
    return (
        f'<g><title>{about}</title><rect x="{x}" y="{y}" width="{_CELL - 3}" height="{_LINE - 3}" rx="3" fill="{fill}"/>'
        f'<text x="{x + 8}" y="{y + 14}" style="fill:{ink}">{sign} {escape(lag)}</text></g>'
    )


def _legend(y: float, words: Words) -> str:
    parts, x = [], 8
    for state, (fill, sign, ink) in _LOOK.items():
        text = words("undecided" if state == "undecidable" else state)
        parts.append(
            f'<rect x="{x}" y="{y}" width="18" height="16" rx="3" fill="{fill}"/><text x="{x + 5}" y="{y + 12}" style="fill:{ink}">{sign}</text>'
            f'<text class="s" x="{x + 23}" y="{y + 12}">{escape(text)}</text>'
        )
        x += 40 + 7 * len(text)
    parts.append(f'<text class="s" x="8" y="{y + 32}">{escape(words("coverage_note"))}</text>')
    return "".join(parts)
