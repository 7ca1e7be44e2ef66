"""The likeliest partner of an item whose words are found nowhere: a proposal for the person who compares.

In a lower plan written in its own words no figure tells for sure which item carries out which. People
go by the matter (rare words and word pairs of item and heading, the topic), by the body that is charged
(the first words), by the part of the plan, and by how far one item is ahead of the next. These signals are
weighed together against the chance that the item has no partner at all; the weights are learned from
tables made by hand (``python benchmarks/partners.py`` prints them, and how well they do on pairs that
were left out). A little more than half of the partners that are named are right: enough to save a reader's
search, too little for a verdict. So a likely partner is shown, marked as uncertain, and no rule rests on it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ...knowledge.compliance import thresholds
from ...linking.identity import NumberKey, number_key
from ..words import sentences, words
from .items import Item
from .similarity import Matrix
from .topics import leading_topics, topics

#: words of an item or heading that name who is charged
OPENING = 8
#: a clause of fewer words says too little
CLAUSE = 4
#: how many of the rarest words that two items share are counted
RAREST = 3
#: what is weighed, in the order of :func:`signals`: ``likely.NAME`` is the weight in the table
SIGNALS = ("near", "lead", "column", "opening", "part", "topic", "topic_column", "rare", "clause", "cited")
Term = str | tuple[str, str]
Bag = Counter[Term]
Bags = Sequence[Bag] | Sequence[Counter[str]]


def likely_shares(
    parents: Sequence[Item], children: Sequence[Item], same_part: Matrix
) -> tuple[Matrix, Matrix]:
    """``(shares, openings)``: belief (0 to 1) that a child (column) is the partner of a parent (row).

    ``same_part`` is 1 where two items belong to one part of a plan. What is missing to 1 in a row is the
    belief that there is no partner. ``openings`` is the likeness of the first words, which name the body
    that is charged.
    """
    limits = thresholds()
    weights = np.array([limits[f"likely.{name}"] for name in SIGNALS])
    found = signals(parents, children, same_part)
    return shares(found @ weights, limits["likely.none"]), found[..., SIGNALS.index("opening")].astype(np.float32)


def shares(scores: NDArray[np.float64], none: float) -> Matrix:
    """Scores of rows as shares of 1, beside the score ``none`` of "no partner"."""
    top = np.maximum(scores.max(axis=1, keepdims=True), none)
    grown = np.exp(scores - top)
    found: Matrix = (grown / (grown.sum(axis=1, keepdims=True) + np.exp(none - top))).astype(np.float32)
    return found


def signals(parents: Sequence[Item], children: Sequence[Item], same_part: Matrix) -> NDArray[np.float64]:
    """What speaks for each pair: an array of parents × children × :data:`SIGNALS`.

    Likeness of words and word pairs; its lead over the other children and over the other parents; likeness
    of the openings; the same part; likeness of the leading topics; the lead of the likeness of all topics
    over the other parents; how rare the rarest words are that both share; the lead of the likeness of the
    nearest clauses over the other children; whether both cite one document.
    """
    own, other = [_matter(i) for i in parents], [_matter(i) for i in children]
    near = cosines(own, other)
    about = cosines([topics(i) for i in parents], [topics(i) for i in children])
    return np.stack([
        near, _lead(near), _lead(near.T).T,
        cosines([_opening(i) for i in parents], [_opening(i) for i in children]), same_part,
        cosines([leading_topics(i) for i in parents], [leading_topics(i) for i in children]),
        _lead(about.T).T, _rarest(own, other), _lead(_nearest_clauses(parents, children)), _cite_one(parents, children),
    ], axis=-1).astype(np.float64)


def leftover_scores(cosine: Matrix, same_part: Matrix) -> Matrix:
    """Scores of what words have left over on both sides: only items of one part can be partners.

    ``cosine`` is that of the words alone, which is at hand; leftovers are few, so it tells enough.
    """
    gain = np.float32(thresholds()["leftover.part"])
    scores = with_leads(np.where(same_part > 0, cosine + gain, np.float32(0.0)))
    return np.where(same_part > 0, scores, np.float32(-1.0))


def with_leads(near: Matrix) -> Matrix:
    """A likeness with its leads over other children and other parents."""
    scores: Matrix = near + _lead(near) + thresholds()["leftover.column"] * _lead(near.T).T
    return scores


def cosines(rows: Bags, columns: Bags) -> Matrix:
    """Cosines of TF-IDF vectors; the work goes with the number of items that share a term."""
    size, first = len(rows) + len(columns), len(rows)
    squares = np.zeros(size, dtype=np.float64)
    found: Matrix = np.zeros((first, size - first), dtype=np.float32)
    for weight, held in _weighted(rows, columns):
        for n, count in held:
            squares[n] += (count * weight) ** 2
        own = [h for h in held if h[0] < first]
        other = held[len(own) :]
        if own and other:
            left = np.array([h[1] for h in own]) * weight
            right = np.array([h[1] for h in other]) * weight
            found[np.ix_([h[0] for h in own], [h[0] - first for h in other])] += np.outer(left, right)
    norms = np.sqrt(np.maximum(squares, 1e-12))
    found /= np.outer(norms[:first], norms[first:])
    return found


def _weighted(rows: Bags, columns: Bags) -> Iterator[tuple[float, list[tuple[int, float]]]]:
    """Each term's rarity (IDF) and ``(item, damped count)`` of the items that have it."""
    size = len(rows) + len(columns)
    places: dict[Term, list[tuple[int, float]]] = {}
    for n, bag in enumerate((*rows, *columns)):
        for term, times in bag.items():
            places.setdefault(term, []).append((n, 1.0 + math.log(times)))
    for held in places.values():
        yield math.log((size + 1) / len(held)), held


def _rarest(rows: Sequence[Bag], columns: Sequence[Bag]) -> Matrix:
    """Mean rarity of the :data:`RAREST` rarest terms that two items share (fewer count as 0)."""
    first = len(rows)
    found: Matrix = np.zeros((first, len(columns)), dtype=np.float32)
    counted = np.zeros(found.shape, dtype=np.int8)
    for weight, held in sorted(_weighted(rows, columns), key=lambda w: -w[0]):
        own = [n for n, _ in held if n < first]
        other = [n - first for n, _ in held if n >= first]
        if own and other:
            block = np.ix_(own, other)
            open_cells = counted[block] < RAREST
            found[block] += np.where(open_cells, np.float32(weight / RAREST), np.float32(0.0))
            counted[block] += open_cells
    return found


def _nearest_clauses(parents: Sequence[Item], children: Sequence[Item]) -> Matrix:
    """The likeness of the two nearest clauses of two items: a long item may be carried out in part."""
    own, first = _clauses(parents)
    other, begins = _clauses(children)
    near = np.maximum.reduceat(cosines(own, other), first, axis=0)
    found: Matrix = np.maximum.reduceat(near, begins, axis=1)
    return found


def _clauses(items: Sequence[Item]) -> tuple[list[Bag], list[int]]:
    """Words and word pairs of the clauses of items, and where the clauses of each item begin."""
    bags: list[Bag] = []
    begins = []
    for item in items:
        begins.append(len(bags))
        parts = [own for s in sentences(item.text) if len(own := words(s)) >= CLAUSE]
        bags += [Counter([*own, *pairwise(own)]) for own in parts or [words(item.text)]]
    return bags, begins


def _matter(item: Item) -> Bag:
    """Words and word pairs of an item and its heading: what it says itself, not the titles it cites."""
    own = words(_said(item))
    return Counter([*own, *pairwise(own), *words(item.heading)])


def _said(item: Item) -> str:
    """The text without the documents cited."""
    parts, at = [], 0
    for start, end, _ in item.cited:
        parts.append(item.text[at : max(at, start)])
        at = max(at, end)
    return " ".join([*parts, item.text[at:]])


def _cite_one(parents: Sequence[Item], children: Sequence[Item]) -> Matrix:
    """1 where two items cite one document."""
    places: dict[NumberKey, list[int]] = {}
    for j, child in enumerate(children):
        for *_, number in child.cited:
            places.setdefault(number_key(number), []).append(j)
    found: Matrix = np.zeros((len(parents), len(children)), dtype=np.float32)
    for i, parent in enumerate(parents):
        for *_, number in parent.cited:
            found[i, places.get(number_key(number), [])] = 1.0
    return found


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
    has replaced the demand. Short items have little but an opening, and lines that lead others in have no
    matter of their own: they count as one matter.
    """
    from rapidfuzz.distance import Indel

    a, b = words(parent.text), words(child.text)
    if min(len(a), len(b)) <= OPENING + OPENING // 2 or parent.text.rstrip()[-1:] == ":":
        return True
    opening = Indel.normalized_similarity(a[:OPENING], b[:OPENING])
    rest = Indel.normalized_similarity(a[OPENING:], b[OPENING:])
    return bool(opening < 2 * rest or opening < 0.5)
