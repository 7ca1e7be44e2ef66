"""How well the likely partner of an item in other words is named (no embeddings).

``python benchmarks/rewording.py`` takes the eight pairs of plans of ``benchmarks/rewording.csv`` (written
for this purpose: 54 items of a higher plan, 44 of them carried out by one of a lower plan in other words,
ten by none) and prints, for several limits, how many items get the right partner or rightly none, and how
many of the partners that are named are right. The lower items are shuffled, so that order tells nothing.
"""

from __future__ import annotations

import csv
import random
import sys
from itertools import groupby
from pathlib import Path

import numpy as np

from thidua_parse.compliance.alignment.align import same_part
from thidua_parse.compliance.alignment.items import Item
from thidua_parse.compliance.alignment.likely import likely_shares
from thidua_parse.compliance.alignment.similarity import Matrix
from thidua_parse.knowledge.compliance import thresholds

HERE = Path(__file__).resolve().parent


def pairs() -> list[tuple[list[Item], list[Item], list[int | None]]]:
    """Higher items, lower items, and the index of the lower item that carries each higher one out."""
    with (HERE / "rewording.csv").open(encoding="utf-8") as stream:
        table = list(csv.DictReader(stream))
    found = []
    for _, group in groupby(table, key=lambda r: r["plans"]):
        rows = list(group)
        lower = [r for r in rows if r["side"] == "lower"]
        random.Random(7).shuffle(lower)
        places = {r["item"]: n for n, r in enumerate(lower)}
        higher = [r for r in rows if r["side"] == "higher"]
        found.append((
            [_item(r) for r in higher], [_item(r) for r in lower],
            [places[r["carried_out_by"]] if r["carried_out_by"] else None for r in higher],
        ))
    return found


def _item(row: dict[str, str]) -> Item:
    text = row["text"]
    return Item(row["item"], row["item"], row["role"], text, 0, len(text), row["heading"])


def scored() -> list[tuple[Matrix, list[int | None]]]:
    """The shares of belief of each pair of plans, and its truth."""
    found = []
    for higher, lower, truth in pairs():
        part: Matrix = np.array([[same_part(p, c) for c in lower] for p in higher], dtype=np.float32)
        found.append((likely_shares(higher, lower, part)[0], truth))
    return found


def figures(limit: float) -> tuple[int, int, int, int]:
    """Items, items judged right, partners named, partners named rightly at ``limit``."""
    items = right = named = hits = 0
    for scores, truth in scored():
        for row, wanted in zip(scores, truth, strict=True):
            best = int(row.argmax())
            given = best if row[best] >= limit else None
            items += 1
            right += given == wanted
            named += given is not None
            hits += given is not None and given == wanted
    return items, right, named, hits


def main() -> int:
    """Run the benchmark."""
    own = thresholds()["likely.share"]
    for limit in sorted({0.10, 0.15, own, 0.30, 0.40, 0.50}):
        items, right, named, hits = figures(limit)
        mark = "  <- likely.share" if limit == own else ""
        print(f"limit {limit:.2f}: {right:3} of {items} right, {hits:3} of {named} partners named are right{mark}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
