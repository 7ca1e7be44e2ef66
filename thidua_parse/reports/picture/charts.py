"""Lag charts: when the units under a document issued theirs, as small SVG drawings."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from statistics import median

from ...linking import PlanGraph
from ...linking.analysis import Cascade, CascadeStep, Diffusion, cascade, diffusion
from ...record.vocabulary import Level
from ..wording import Wording
from .hierarchy import cut, label, plain
from .words import Words

_W, _LEFT, _RIGHT, _ROW = 760, 120, 24, 46
_COLOURS: dict[str | None, str] = {
    "central": "#1f3a5f", "province": "#1f6fb2", "district": "#b3560a", "commune": "#1b7f4b",
    "unit": "#6741a5", None: "#5c6b7a",
}
_STYLE = (
    "text{font:12px 'Segoe UI','Noto Sans',Arial,sans-serif;fill:#1c2733}text.h{font-weight:700;font-size:14px}"
    "text.s{fill:#5c6b7a;font-size:11px}.g{stroke:#d7dee6;stroke-width:1}.m{stroke:#1c2733;stroke-width:2}"
)


def lag_svg(graph: PlanGraph, of: str, words: Words) -> str:
    """Lags of the documents below ``of`` (a key or number) by level, and the units that have issued."""
    return _chart(graph, cascade(graph, of), diffusion(graph, of), words)


def lag_charts(graph: PlanGraph, words: Words, limit: int = 8) -> list[str]:
    """Charts of the top documents with most dated documents below, at most ``limit``, none without two."""
    found = []
    for root in graph.roots():
        below = cascade(graph, root)
        dated = sum(s.lag_root is not None and s.key != root.key for s in below)
        if dated >= 2:
            found.append((-dated, root.key, below))
    return [
        _chart(graph, below, diffusion(graph, key), words) for _, key, below in sorted(found, key=lambda f: f[:2])[:limit]
    ]


def _chart(graph: PlanGraph, below: Cascade, curve: Diffusion, words: Words) -> str:
    root = graph.node(below.root)
    levels = {
        level: [s for s in steps if s.key != root.key] for level, steps in below.by_level().items()
    }
    levels = {level: steps for level, steps in levels.items() if steps}
    lags = [s.lag_root for steps in levels.values() for s in steps if s.lag_root is not None and s.lag_root >= 0]
    top = max([*lags, 1])
    ticks = _ticks(top)
    top = max(top, ticks[-1])
    bottom = 58 + _ROW * len(levels)
    curve_top, curve_height = bottom + 58, 150
    height = curve_top + curve_height + 46
    title = words("lag_title", number=label(root))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escape(title)}" class="chart" '
        f'viewBox="0 0 {_W} {height}" width="{_W}" height="{height}"><style>{_STYLE}</style>'
        f'<rect width="{_W}" height="{height}" fill="#fff"/>',
        f'<text class="h" x="8" y="20">{escape(cut(title, 90))}</text>',
        f'<text class="s" x="8" y="38">{escape(cut(" · ".join(filter(None, (plain(root.issuer), plain(Wording.day(root.date))))), 100))}</text>',
    ]
    parts += _grid(ticks, top, 46, bottom)
    for row, (level, steps) in enumerate(levels.items()):
        parts += _strip(level, steps, 58 + _ROW * row, top, words)
    parts.append(f'<text class="s" x="{_LEFT}" y="{bottom + 30}">{escape(words("lag_axis"))}</text>')
    parts += _curve(curve, curve_top, curve_height, ticks, top, words)
    return "\n".join([*parts, "</svg>\n"])


def _x(days: float, top: float) -> float:
    return _LEFT + (_W - _LEFT - _RIGHT) * days / top


def _ticks(top: int) -> list[int]:
    """At most eight round numbers of days from 0."""
    step = next(s for s in (1, 5, 7, 15, 30, 60, 90, 180, 365, 730, 1825, 3650, 36500, 10**9) if top / s <= 7)
    return list(range(0, top + step, step))


def _grid(ticks: Sequence[int], top: float, y0: float, y1: float) -> list[str]:
    return [
        f'<line class="g" x1="{_x(t, top):.1f}" x2="{_x(t, top):.1f}" y1="{y0:g}" y2="{y1:g}"/>'
        f'<text class="s" x="{_x(t, top):.1f}" y="{y1 + 14:g}" text-anchor="middle">{t}</text>'
        for t in ticks
    ]


def _strip(
    level: Level | None, steps: Sequence[CascadeStep], y: float, top: float, words: Words
) -> list[str]:
    """One level: a dot a document, a bar at the median; what has no place on the axis is counted."""
    colour = _COLOURS[level]
    known = sorted((s for s in steps if s.lag_root is not None), key=lambda s: (s.lag_root or 0, s.key))
    drawn = [s for s in known if (s.lag_root or 0) >= 0]
    notes = [words("documents", count=len(steps))]
    parts = [f'<text x="8" y="{y + 12:g}" style="fill:{colour};font-weight:700">{escape(words(level or "level_unknown"))}</text>']
    stacked: dict[int, int] = {}
    for step in drawn:
        x = _x(step.lag_root or 0, top)
        high = stacked[round(x / 7)] = stacked.get(round(x / 7), 0) + 1
        if high > 5:
            continue  # the curve below shows how many there are
        title = escape(" | ".join(filter(None, map(plain, (step.number, step.issuer, step.date)))))
        parts.append(
            f'<circle cx="{x:.1f}" cy="{y + 24 - 6 * (high - 1):g}" r="4" fill="{colour}" fill-opacity=".65">'
            f"<title>{title} — {step.lag_root}</title></circle>"
        )
    if drawn:
        middle = median(s.lag_root or 0 for s in drawn)
        parts.append(f'<line class="m" x1="{_x(middle, top):.1f}" x2="{_x(middle, top):.1f}" y1="{y + 16:g}" y2="{y + 32:g}"/>')
        notes.append(words("median", count=f"{middle:g}"))
    if len(known) < len(steps):
        notes.append(words("undated", count=len(steps) - len(known)))
    if len(drawn) < len(known):
        notes.append(words("before", count=len(known) - len(drawn)))
    parts.append(f'<text class="s" x="8" y="{y + 27:g}">{escape(notes[0])}</text>')
    parts.append(f'<text class="s" x="{_W - _RIGHT:g}" y="{y + 4:g}" text-anchor="end">{escape(" · ".join(notes[1:]))}</text>')
    return parts


def _curve(
    curve: Diffusion, y: float, height: float, ticks: Sequence[int], top: float, words: Words
) -> list[str]:
    """Steps of the units that have issued, a line a level."""
    most = max((p.units_of_level for p in curve), default=1)
    parts = [f'<text class="h" x="8" y="{y - 8:g}">{escape(words("curve_title"))}</text>']
    parts += _grid(ticks, top, y, y + height)
    for units in sorted({most, most // 2} - {0}):
        at = y + height * (1 - units / most)
        parts.append(
            f'<line class="g" x1="{_LEFT}" x2="{_W - _RIGHT}" y1="{at:g}" y2="{at:g}"/>'
            f'<text class="s" x="{_LEFT - 8}" y="{at + 4:g}" text-anchor="end">{units}</text>'
        )
    for row, (level, points) in enumerate(curve.by_level().items()):
        path = f"M{_x(0, top):.1f},{y + height:g}"
        count = 0
        for day, units in points:
            path += f"H{_x(max(day, 0), top):.1f}V{y + height * (1 - units / most):.1f}"
            count = units
        path += f"H{_W - _RIGHT}"
        parts.append(f'<path d="{path}" fill="none" stroke="{_COLOURS[level]}" stroke-width="2"/>')
        parts.append(
            f'<text class="s" x="8" y="{y + 14 + 16 * row:g}" style="fill:{_COLOURS[level]}">'
            f'{escape(words(level or "level_unknown"))}</text>'
            f'<text class="s" x="8" y="{y + 14 + 16 * row:g}" dx="70" style="fill:{_COLOURS[level]}">{count}</text>'
        )
    return parts
