"""The likeliest partner of an item whose words are found nowhere: a proposal for the person who compares.

In a lower plan written in its own words no figure tells for sure which item carries out which. People
go by the matter (rare words and word pairs of item and heading), by the body that is charged (the first
words), by the part of the plan, and by how far one item is ahead of the next. The same four make the
score here. On :file:`benchmarks/rewording.csv` and four pairs of issued plans it names the right partner,
or rightly none, for about two items of three, and nine of ten partners that it names are right: enough to
save a reader's search, too little for a verdict. So a likely partner is shown, marked as uncertain, and no rule rests on it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from ..words import words
from .items import Item
from .similarity import Matrix

#: words of an item or heading that name who is charged
OPENING = 8
Term = str | tuple[str, str]
Bag = Counter[Term]


def likely_scores(parents: Sequence[Item], children: Sequence[Item], same_part: Matrix) -> tuple[Matrix, Matrix]:
    """``(scores, openings)`` for every parent (row) and child (column) of a child in its own words.

    ``same_part`` is 1 where two items belong to one part of a plan. A score is the cosine of words and
    word pairs, plus small gains for the same part and the same opening, plus the lead over the next best
    child and a third of the lead over the next best parent (negative where another is better).
    """
    part, opening, _ = likely_weights()
    openings = cosines([_opening(i) for i in parents], [_opening(i) for i in children])
    near: Matrix = cosines([_matter(i) for i in parents], [_matter(i) for i in children])
    near += part * same_part + opening * openings
    return with_leads(near), openings


def leftover_scores(cosine: Matrix, same_part: Matrix) -> Matrix:
    """Scores of what words have left over on both sides: only items of one part can be partners.

    ``cosine`` is that of the words alone, which is at hand; leftovers are few, so it tells enough.
    """
    part, _, _ = likely_weights()
    scores = with_leads(np.where(same_part > 0, cosine + np.float32(part), np.float32(0.0)))
    return np.where(same_part > 0, scores, np.float32(-1.0))


def with_leads(near: Matrix) -> Matrix:
    """A likeness with its leads over other children and other parents."""
    scores: Matrix = near + _lead(near) + likely_weights()[2] * _lead(near.T).T
    return scores


def likely_weights() -> tuple[float, float, float]:
    """Gains for the same part and the same opening, and the weight of the lead among parents."""
    from ...knowledge.compliance import thresholds

    limits = thresholds()
    return limits["likely.part"], limits["likely.opening"], limits["likely.column"]


def cosines(rows: Sequence[Bag], columns: Sequence[Bag]) -> Matrix:
    """Cosines of TF-IDF vectors; the work goes with the number of items that share a term."""
    size, first = len(rows) + len(columns), len(rows)
    places: dict[Term, list[tuple[int, float]]] = {}
    for n, bag in enumerate((*rows, *columns)):
        for term, times in bag.items():
            places.setdefault(term, []).append((n, 1.0 + math.log(times)))
    squares = np.zeros(size, dtype=np.float64)
    found: Matrix = np.zeros((first, size - first), dtype=np.float32)
    for held in places.values():
        weight = math.log((size + 1) / len(held))
        own = [h for h in held if h[0] < first]
        other = held[len(own) :]
        for n, count in held:
            squares[n] += (count * weight) ** 2
        if own and other:
            left = np.array([h[1] for h in own]) * weight
            right = np.array([h[1] for h in other]) * weight
            found[np.ix_([h[0] for h in own], [h[0] - first for h in other])] += np.outer(left, right)
    norms = np.sqrt(np.maximum(squares, 1e-12))
    found /= np.outer(norms[:first], norms[first:])
    return found


def _matter(item: Item) -> Bag:
    own = words(item.text)
    return Counter([*own, *pairwise(own), *words(item.heading)])


def _opening(item: Item) -> Bag:
    own, heading = words(item.text)[:OPENING], words(item.heading)[:OPENING]
    return Counter([*pairwise(own), *pairwise(heading)])


def _lead(scores: Matrix) -> Matrix:
    """How far each cell of a row is ahead of the best other one."""
    if scores.shape[1] < 2:
        return np.zeros_like(scores)
    two = np.partition(scores, -2, axis=1)[:, -2:]
    lead: Matrix = scores - np.where(scores == two[:, 1:], two[:, :1], two[:, 1:])
    return lead


def same_matter(parent: Item, child: Item) -> bool:
    """Whether two items of the same place say the same beyond their opening.

    Items that open alike (one body, one formula) and go on differently treat another matter: the child
    has replaced the demand. Short items have little but an opening and count as one matter.
    """
    from rapidfuzz.distance import Indel

    a, b = words(parent.text), words(child.text)
    if min(len(a), len(b)) <= OPENING + OPENING // 2:
        return True
    opening = Indel.normalized_similarity(a[:OPENING], b[:OPENING])
    rest = Indel.normalized_similarity(a[OPENING:], b[OPENING:])
    return bool(opening < 2 * rest or opening < 0.5)
