"""Global assignment of parent items to child items (Hungarian method on the connected parts)."""

from __future__ import annotations

from collections.abc import Mapping


def assign(scores: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """Row → column so that the sum of scores is greatest; only pairs that have a score are used.

    The candidate graph is split into its connected parts first; these are small, because only
    pairs above a floor are candidates. Equal sums are settled by the lower indices.
    """
    found: dict[int, int] = {}
    for rows, columns in _parts(scores):
        if len(rows) == 1 or len(columns) == 1:
            best = max(
                (scores[r, c], -r, -c) for r in rows for c in columns if (r, c) in scores
            )
            found[-best[1]] = -best[2]
            continue
        size = max(len(rows), len(columns))
        cost = [
            [
                -scores.get((rows[i], columns[j]), 0.0)
                if i < len(rows) and j < len(columns)
                else 0.0
                for j in range(size)
            ]
            for i in range(size)
        ]
        for i, j in enumerate(_hungarian(cost)):
            if i < len(rows) and j < len(columns) and (rows[i], columns[j]) in scores:
                found[rows[i]] = columns[j]
    return found


def _parts(scores: Mapping[tuple[int, int], float]) -> list[tuple[list[int], list[int]]]:
    """Connected parts of the candidate graph as (rows, columns), sorted."""
    by_row: dict[int, list[int]] = {}
    by_column: dict[int, list[int]] = {}
    for r, c in scores:
        by_row.setdefault(r, []).append(c)
        by_column.setdefault(c, []).append(r)
    seen: set[int] = set()
    parts = []
    for first in sorted(by_row):
        if first in seen:
            continue
        rows, columns, queue = {first}, set(), [first]
        seen.add(first)
        for r in queue:
            for c in by_row[r]:
                if c not in columns:
                    columns.add(c)
                    new = [x for x in by_column[c] if x not in rows]
                    rows.update(new)
                    seen.update(new)
                    queue.extend(new)
        parts.append((sorted(rows), sorted(columns)))
    return parts


def _hungarian(cost: list[list[float]]) -> list[int]:
    """Column of every row in a square cost matrix with the least sum; O(n³)."""
    n = len(cost)
    u, v = [0.0] * (n + 1), [0.0] * (n + 1)
    match, way = [0] * (n + 1), [0] * (n + 1)
    for i in range(1, n + 1):
        match[0], j0 = i, 0
        least, used = [float("inf")] * (n + 1), [False] * (n + 1)
        while True:
            used[j0] = True
            i0, delta, j1 = match[j0], float("inf"), 0
            row = cost[i0 - 1]
            for j in range(1, n + 1):
                if used[j]:
                    continue
                reduced = row[j - 1] - u[i0] - v[j]
                if reduced < least[j]:
                    least[j], way[j] = reduced, j0
                if least[j] < delta:
                    delta, j1 = least[j], j
            for j in range(n + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            j0 = j1
            if match[j0] == 0:
                break
        while j0:
            j1 = way[j0]
            match[j0] = match[j1]
            j0 = j1
    columns = [0] * n
    for j in range(1, n + 1):
        columns[match[j] - 1] = j - 1
    return columns
