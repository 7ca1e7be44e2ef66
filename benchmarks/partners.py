"""Weights of the signals by which likely partners are named, learned and judged on pairs left out.

``python benchmarks/partners.py [--plans FOLDER] [--only-words]`` takes the issued pairs of ``benchmarks/hand``
(documents read from FOLDER, by default ``../shared/plans``) and the pairs written for ``rewording.csv``. An
item of the higher plan that the alignment leaves without a partner, inside the child's remit, has the items
that the table names for it, or none. A conditional logit over all items of the lower plan and "no partner" is learned on all pairs but
one and judged on that one: how many items are right (a right partner, or rightly none), how many partners
are named, and how many of these are right. Printed for several limits of the share of belief; then the
weights of all pairs, for the table of thresholds. ``--only-words`` leaves topics and rare words out.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from benchmarks import hand_tables  # noqa: E402
from benchmarks.rewording import pairs as written_pairs  # noqa: E402
from thidua_parse.api import parse  # noqa: E402
from thidua_parse.compliance.alignment.align import same_part  # noqa: E402
from thidua_parse.compliance.alignment.items import Item  # noqa: E402
from thidua_parse.compliance.alignment.likely import SIGNALS, shares, signals  # noqa: E402
from thidua_parse.compliance.engine import prepare  # noqa: E402
from thidua_parse.compliance.words import words  # noqa: E402
from thidua_parse.knowledge.compliance import thresholds  # noqa: E402
from thidua_parse.linking.link import link  # noqa: E402
from thidua_parse.record import Plan  # noqa: E402

Array = NDArray[np.float64]
#: pull of the weights (of signals in units of their spread) and of "no partner" towards 0
PULL, PULL_NONE, STEPS = 10.0, 0.5, 200
LIMITS = (0.15, 0.20, 0.25, 0.30, 0.40)


@dataclass(frozen=True)
class Pair:
    """Signals of the items without a partner: items × lower items × signals; what is right for each."""

    name: str
    signals: Array
    right: NDArray[np.bool_]

    @property
    def rightly_none(self) -> NDArray[np.bool_]:
        """Which items have no partner by the table."""
        return np.asarray(~self.right.any(axis=1))


def weighed(
    name: str, ups: Sequence[Item], downs: Sequence[Item], right: Array, keep: Sequence[int]
) -> Pair:
    """The signals among all items, of those to be judged only."""
    part = np.array([[same_part(u, d) for d in downs] for u in ups], dtype=np.float32)
    rows = list(keep)
    return Pair(name, signals(ups, downs, part)[rows], right[rows] > 0)


def issued(name: str, higher: Plan, lower: Plan) -> Pair:
    """An issued pair with its table."""
    graph = link([higher, lower]).with_parent(lower, higher)
    case = next(c for c in prepare(graph).cases if c.parent is not None and c.child.plan.id == lower.id)
    assert case.parent is not None
    ups, downs = case.parent.items, case.child.items
    right, known = np.zeros((len(ups), len(downs))), set()
    for row in hand_tables.table(name):
        over, under = hand_tables.places(row["parent_item"]), hand_tables.places(row["child_item"])
        for i, up in enumerate(ups):
            if hand_tables.within(up.path, over):
                known.add(i)
                right[i] += [hand_tables.within(d.path, under) for d in downs]
    alone = {id(r.parent) for r in case.alignment.rows if r.child is None and r.fate == "dropped"}
    least = thresholds()["telling.words"]
    keep = [i for i in sorted(known) if id(ups[i]) in alone and len(words(ups[i].text)) >= least]
    return weighed(name, ups, downs, right, keep)


def written() -> list[Pair]:
    """The pairs written for the purpose."""
    found = []
    for n, (ups, downs, truth) in enumerate(written_pairs(), 1):
        right = np.array([[t == j for j in range(len(downs))] for t in truth], dtype=float)
        found.append(weighed(f"written {n}", ups, downs, right, range(len(ups))))
    return found


def learned(known: Sequence[Pair], used: Sequence[int]) -> Array:
    """Weights of the signals ``used`` (others 0), and the score of "no partner"."""
    width, count = max(p.signals.shape[1] for p in known) + 1, len(used) + 1
    spread = np.concatenate([p.signals[..., used].reshape(-1, len(used)) for p in known]).std(axis=0) + 1e-9
    total = sum(len(p.right) for p in known)
    data, truth = np.zeros((total, width, count)), np.zeros((total, width))
    closed, at = np.full((total, width), -1e9), 0
    for p in known:
        rows, n = slice(at, at + len(p.right)), p.signals.shape[1]
        data[rows, :n, :-1] = p.signals[..., used] / spread
        data[rows, n, -1] = 1.0
        truth[rows, :n], truth[rows, n] = p.right, p.rightly_none
        closed[rows, : n + 1] = 0.0
        at += len(p.right)
    pull = np.array([PULL] * len(used) + [PULL_NONE])
    weights, first, second = np.zeros(count), np.zeros(count), np.zeros(count)
    for step in range(1, STEPS + 1):  # Adam: the data are few, so any descent does
        scores = data @ weights + closed
        scores -= scores.max(axis=1, keepdims=True)
        share = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
        wanted = share * truth
        wanted /= wanted.sum(axis=1, keepdims=True) + 1e-12
        slope = np.einsum("rc,rcs->s", wanted - share, data) - pull * weights
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        weights += 0.12 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    whole = np.zeros(len(SIGNALS) + 1)
    whole[list(used)], whole[-1] = weights[:-1] / spread, weights[-1]
    return whole


def judged(pair: Pair, weights: Array, limit: float) -> tuple[int, int, int, int]:
    """Items, items judged right, partners named, partners named rightly."""
    belief = shares(pair.signals @ weights[:-1], weights[-1])
    best = belief.argmax(axis=1)
    rows = np.arange(len(best))
    named = belief[rows, best] >= limit
    hits = named & pair.right[rows, best]
    return len(best), int((hits | (~named & pair.rightly_none)).sum()), int(named.sum()), int(hits.sum())


def main() -> int:
    """Learn, judge and print; 1 where no issued pair is at hand."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plans", type=Path, default=HERE.parent.parent / "shared" / "plans")
    parser.add_argument("--only-words", action="store_true")
    arguments = parser.parse_args()
    read = []
    for name in hand_tables.with_rows():
        files = [hand_tables.document(arguments.plans, n) for n in name.split("-")]
        if files[0] and files[1]:
            higher, lower = (parse(f) for f in files if f)
            read.append(issued(name, higher, lower))
    if not read:
        print("the documents are not at hand")
        return 1
    every = [*read, *written()]
    used = [n for n, s in enumerate(SIGNALS) if not arguments.only_words or not s.startswith(("topic", "rare"))]
    own = thresholds()["likely.share"]
    total = np.zeros((len(LIMITS), 4), dtype=int)
    for pair in read:
        weights = learned([p for p in every if p is not pair], used)
        total += [judged(pair, weights, limit) for limit in LIMITS]
        items, right, named, hits = judged(pair, weights, own)
        print(f"{pair.name:16}{right:4} of {items:3} right, {hits:3} of {named:3} partners named are right")
    for limit, (items, right, named, hits) in zip(LIMITS, total, strict=True):
        mark = "  <- likely.share" if limit == own else ""
        print(f"limit {limit:.2f}: {right:4} of {items:3} right, {hits:3} of {named:3} named are right{mark}")
    for name, weight in zip((*SIGNALS, "none"), learned(every, used), strict=True):
        print(f"likely.{name:14}{weight:6.2f}   (table {thresholds()[f'likely.{name}']:.2f})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
