"""Similarity of items: TF-IDF over the words of both documents, and words in common order.

Both are computed for all pairs at once: each word of a run has a character, an item is a string of
these for the in-order ratio, and counts of them for TF-IDF.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

#: 1 + ln(count), so that a word said thrice does not count threefold; 0 for no word
_DAMPED = np.array([0.0, *(1.0 + math.log(n) for n in range(1, 64))])
_FIRST, _SURROGATES, _AFTER = 0x100, 0xD800, 0xE000

Matrix = NDArray[np.float32]


@dataclass
class Vocabulary:
    """A character for each word, shared by the documents of a run."""

    characters: dict[str, str] = field(default_factory=dict)
    #: items of one wording, which lower documents take over from higher ones
    encoded: dict[tuple[str, ...], ItemWords] = field(default_factory=dict)

    def encode(self, words: tuple[str, ...]) -> ItemWords:
        """An item's words as characters."""
        found = self.encoded.get(words)
        if found is None:
            known = self.characters
            found = self.encoded[words] = ItemWords("".join([known.get(w) or self._new(w) for w in words]))
        return found

    def _new(self, word: str) -> str:
        code = _FIRST + len(self.characters)
        found = self.characters[word] = chr(code if code < _SURROGATES else code + _AFTER - _SURROGATES)
        return found


@dataclass(frozen=True, slots=True)
class ItemWords:
    """An item's words in order, one character each."""

    string: str


def order_matrix(parents: Sequence[ItemWords], children: Sequence[ItemWords]) -> Matrix:
    """``2·LCS/(n+m)`` over words, for every parent (row) and child (column)."""
    found: Matrix = cdist(
        [p.string for p in parents], [c.string for c in children],
        scorer=Indel.normalized_similarity, dtype=np.float32,
    )
    return found


def tfidf_matrix(parents: Sequence[ItemWords], children: Sequence[ItemWords]) -> Matrix:
    """Cosine of TF-IDF vectors; document frequencies over the items of both documents."""
    items = [i.string for i in (*parents, *children)]
    codes = np.frombuffer("".join(items).encode("utf-32-le"), dtype=np.uint32)
    present = np.bincount(codes).nonzero()[0]
    order = np.empty(present[-1] + 1 if len(present) else 0, dtype=np.int64)
    order[present] = np.arange(len(present))
    columns = order[codes]
    shape = len(items), len(present)
    cells = np.repeat(np.arange(shape[0]), [len(i) for i in items]) * shape[1] + columns
    counts = np.bincount(cells, minlength=shape[0] * shape[1]).reshape(shape)
    idf = np.log((len(items) + 1) / np.count_nonzero(counts, axis=0))
    dense = (_DAMPED[np.minimum(counts, 63)] * idf).astype(np.float32)
    norms = np.linalg.norm(dense, axis=1, keepdims=True)
    dense /= np.where(norms > 0, norms, 1)
    cosine: Matrix = dense[: len(parents)] @ dense[len(parents) :].T
    return cosine
