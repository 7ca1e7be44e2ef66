"""Items carried out inside a longer item, or in other words with the same telling phrases.

Two neighbouring syllables are mostly a word of Vietnamese. Each such pair weighs the more the fewer
items of both documents have it, so that "tổ chức thực hiện" weighs next to nothing; what counts is the
share of the weight of one item that the other has (the greater of both directions: a short item may be
spelt out, a long one summed up), beside the cosine of the items' words.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from ..words import words
from .similarity import Matrix


def telling_matrix(parents: Sequence[str], children: Sequence[str], cosine: Matrix, least: int) -> Matrix:
    """Geometric mean of shared weight and ``cosine`` for every parent (row) and child (column).

    Items of fewer than ``least`` words have nothing telling and score 0. The work goes with the
    number of items that share a pair of words.
    """
    sets = [frozenset(pairwise(w)) if len(w := words(t)) >= least else frozenset() for t in (*parents, *children)]
    places: dict[tuple[str, str], list[int]] = {}
    for n, pairs in enumerate(sets):
        for pair in pairs:
            places.setdefault(pair, []).append(n)
    whole = np.zeros(len(sets), dtype=np.float32)
    shared: Matrix = np.zeros((len(parents), len(children)), dtype=np.float32)
    first = len(parents)
    for found in places.values():
        weight = math.log((len(sets) + 1) / len(found))
        own = [n for n in found if n < first]
        other = [n - first for n in found if n >= first]
        whole[found] += weight
        if own and other:
            shared[np.ix_(own, other)] += weight
    rows = shared / np.maximum(whole[:first], 1e-6)[:, None]
    columns = shared / np.maximum(whole[first:], 1e-6)[None, :]
    score: Matrix = np.sqrt(np.maximum(rows, columns) * cosine)
    return score
