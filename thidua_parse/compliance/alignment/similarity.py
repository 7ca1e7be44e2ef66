"""Similarity of items: TF-IDF over the words of both documents, and words in common order.

Both are computed for all pairs at once: the words of a run are numbered, an item is a string of
code points (one a word) for the in-order ratio, and a sparse row for TF-IDF.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

#: 1 + ln(count), so that a word said thrice does not count threefold
_DAMPED = tuple(1.0 + math.log(max(n, 1)) for n in range(64))
_FIRST, _SURROGATES, _AFTER = 0x100, 0xD800, 0xE000

Matrix = NDArray[np.float32]


@dataclass
class Vocabulary:
    """Numbers for words, shared by the documents of a run."""

    numbers: dict[str, int] = field(default_factory=dict)

    def encode(self, words: Sequence[str]) -> ItemWords:
        """The numbered form of an item's words."""
        numbers = self.numbers
        ids = [numbers.setdefault(w, len(numbers)) for w in words]
        counted = Counter(ids)
        return ItemWords(
            "".join(map(_character, ids)),
            np.fromiter(counted.keys(), dtype=np.int32, count=len(counted)),
            np.fromiter((_DAMPED[min(n, 63)] for n in counted.values()), dtype=np.float64, count=len(counted)),
        )


@dataclass(frozen=True, slots=True)
class ItemWords:
    """An item's words: in order as ``string``, and as unique ``ids`` with damped ``counts``."""

    string: str
    ids: NDArray[np.int32]
    counts: NDArray[np.float64]


def _character(number: int) -> str:
    code = _FIRST + number
    return chr(code if code < _SURROGATES else code + _AFTER - _SURROGATES)


def order_matrix(parents: Sequence[ItemWords], children: Sequence[ItemWords]) -> Matrix:
    """``2·LCS/(n+m)`` over words, for every parent (row) and child (column)."""
    found: Matrix = cdist(
        [p.string for p in parents], [c.string for c in children],
        scorer=Indel.normalized_similarity, dtype=np.float32,
    )
    return found


def tfidf_matrix(parents: Sequence[ItemWords], children: Sequence[ItemWords]) -> Matrix:
    """Cosine of TF-IDF vectors; document frequencies over the items of both documents."""
    items = [*parents, *children]
    ids = np.concatenate([i.ids for i in items])
    rows = np.repeat(np.arange(len(items)), [len(i.ids) for i in items])
    vocabulary, columns = np.unique(ids, return_inverse=True)
    frequency = np.bincount(columns, minlength=len(vocabulary))
    idf = np.log((len(items) + 1) / frequency)
    dense = np.zeros((len(items), len(vocabulary)), dtype=np.float32)
    dense[rows, columns] = np.concatenate([i.counts for i in items]) * idf[columns]
    norms = np.linalg.norm(dense, axis=1, keepdims=True)
    dense /= np.where(norms > 0, norms, 1)
    cosine: Matrix = dense[: len(parents)] @ dense[len(parents) :].T
    return cosine
