"""Figures over many documents, with bootstrap intervals.

Documents, not values, are drawn again (with replacement): the values of one document fail
together, so that intervals over single values would be too narrow.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from .compare import Compared, Counts
from .values import MAIN, ORDER

ROUNDS = 1000
SEED = 20210911
#: numbers of differences for which the share of documents is told
ALLOWED = (0, 1, 2, 5, 10)

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Figure:
    """Precision, recall and F1 of one field with a 95 % interval of F1."""

    precision: float
    recall: float
    f1: float
    gold: int
    read: int
    interval: Interval
    overlap: float | None = None
    main: bool = True

    def to_json(self) -> dict[str, Any]:
        """Plain numbers, rounded to four places."""
        return {
            "precision": round(self.precision, 4), "recall": round(self.recall, 4),
            "f1": round(self.f1, 4), "low": round(self.interval[0], 4),
            "high": round(self.interval[1], 4), "gold": self.gold, "read": self.read,
            "overlap": None if self.overlap is None else round(self.overlap, 4), "main": self.main,
        }


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a set of documents. ``macro`` is the mean F1 of the main fields."""

    documents: int
    unread: int
    fields: dict[str, Figure]
    macro: float
    macro_interval: Interval
    whole: dict[int, float]
    whole_interval: Interval

    def to_json(self) -> dict[str, Any]:
        """Plain numbers."""
        return {
            "documents": self.documents, "unread": self.unread, "macro": round(self.macro, 4),
            "macro_low": round(self.macro_interval[0], 4),
            "macro_high": round(self.macro_interval[1], 4),
            "whole_documents": {str(n): round(share, 4) for n, share in self.whole.items()},
            "fields": {name: figure.to_json() for name, figure in self.fields.items()},
        }


def f1_of(counts: Counts) -> float:
    """F1; 0 where nothing was right."""
    return 2 * counts.hits / (counts.gold + counts.read) if counts.hits else 0.0


def figures(compared: Sequence[Compared], *, rounds: int = ROUNDS, seed: int = SEED) -> Figures:
    """Figures of ``compared`` (at least one document); fields without gold values are left out."""
    table = np.zeros((len(compared), len(ORDER), 3))
    near = np.zeros((len(ORDER), 3))
    has_overlap = set()
    for i, document in enumerate(compared):
        for j, name in enumerate(ORDER):
            if counts := document.counts.get(name):
                table[i, j] = counts
            if counts := document.overlap.get(name):
                near[j] += counts
                has_overlap.add(name)
    total = table.sum(axis=0)
    generator = np.random.default_rng(seed)
    size = len(compared)
    weights = generator.multinomial(size, [1 / size] * size, size=rounds)
    drawn = np.tensordot(weights, table, axes=1)  # rounds × fields × 3
    sums = drawn[:, :, 1] + drawn[:, :, 2]
    with np.errstate(invalid="ignore"):
        f1 = np.where(sums > 0, 2 * drawn[:, :, 0] / np.where(sums > 0, sums, 1), np.nan)
    fields: dict[str, Figure] = {}
    used: list[int] = []
    for j, name in enumerate(ORDER):
        hits, gold, read = (int(n) for n in total[j])
        if not gold:
            continue
        if name in MAIN:
            used.append(j)
        fields[name] = Figure(
            hits / read if read else 0.0, hits / gold, f1_of(Counts(hits, gold, read)), gold, read,
            _interval(f1[:, j]),
            float(2 * near[j, 0] / (near[j, 1] + near[j, 2])) if name in has_overlap else None,
            name in MAIN,
        )
    main = [fields[ORDER[j]].f1 for j in used]
    differences = np.array([d.differences if d.read else 10**6 for d in compared])
    right = (differences == 0).astype(float)
    return Figures(
        size, sum(not d.read for d in compared), fields, sum(main) / len(main) if main else 0.0,
        _interval(np.nanmean(f1[:, used], axis=1) if used else np.zeros(1)),
        {n: float((differences <= n).mean()) for n in ALLOWED},
        _interval(weights @ right / size),
    )


def _interval(values: Any) -> Interval:
    kept = values[~np.isnan(values)]
    if not len(kept):
        return 0.0, 0.0
    low, high = np.quantile(kept, [0.025, 0.975])
    return float(low), float(high)


def grouped(
    compared: Sequence[Compared], by: Literal["kind", "layer"], **options: int
) -> dict[str, Figures]:
    """Figures for each kind of document or each layer, biggest group first."""
    of: Callable[[Compared], str] = (lambda d: d.kind) if by == "kind" else (lambda d: d.layer)
    groups: dict[str, list[Compared]] = {}
    for document in compared:
        groups.setdefault(of(document), []).append(document)
    return {
        name: figures(group, **options)
        for name, group in sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    }
