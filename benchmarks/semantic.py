"""How well embeddings tell items in other words from their neighbours (extra ``[semantic]``).

``python benchmarks/semantic.py`` embeds the pairs of ``benchmarks/paraphrases.csv`` (written for this
purpose: 27 paraphrases with little shared wording, 27 neighbours of the same field that are something
else) and prints cosines, the nearest right side of every left side with and without general likeness
taken off, beside TF-IDF of syllables in the same run, and what each lead finds and gets wrong.
"""

from __future__ import annotations

import csv
import sys
import time
from pathlib import Path

import numpy as np

from thidua_parse.compliance.alignment.meaning import _embedded, likeness_of_meaning, same_meaning
from thidua_parse.compliance.alignment.similarity import Vocabulary, tfidf_matrix
from thidua_parse.compliance.words import words

HERE = Path(__file__).resolve().parent


def main() -> int:
    """Run the benchmark."""
    with (HERE / "paraphrases.csv").open(encoding="utf-8") as stream:
        pairs = [(r["left"], r["right"], r["same"] == "1") for r in csv.DictReader(stream)]
    start = time.perf_counter()
    for left, right, _ in pairs:
        _embedded(left, True), _embedded(right, False)
    seconds = time.perf_counter() - start
    for same in (True, False):
        cosines = [float(_embedded(a, True) @ _embedded(b, False)) for a, b, s in pairs if s is same]
        low, middle, high = np.percentile(cosines, [0, 50, 100])
        print(f"{'paraphrases' if same else 'neighbours':12}{len(cosines):4} pairs, cosine {low:.3f} to {high:.3f}, median {middle:.3f}")
    lefts = [a for a, _, s in pairs if s]
    rights = [b for _, b, s in pairs if s]
    truth = np.arange(len(lefts))
    raw = np.array([[_embedded(a, True) @ _embedded(b, False) for b in rights] for a in lefts])
    centred = likeness_of_meaning(lefts, rights)
    book = Vocabulary()
    encoded = [tuple(book.encode(words(t)) for t in side) for side in (lefts, rights)]
    lexical = tfidf_matrix(*encoded)
    for name, scores in (("TF-IDF of syllables", lexical), ("cosine", raw), ("cosine, means off", centred)):
        print(f"nearest is right, {name:22}{(scores.argmax(axis=1) == truth).mean():.2f}")
    everyone = range(len(lefts))
    for lead in (0.0, 0.005, 0.01, 0.02, 0.03):
        found = same_meaning(lefts, rights, everyone, everyone, lead)
        right = sum(i == j for i, j in found)
        print(f"lead {lead:.3f}: {len(found):3} pairs shown, {right:3} right, {len(found) - right} wrong")
    print(f"{seconds / len(pairs) / 2 * 1000:.0f} ms an item")
    return 0


if __name__ == "__main__":
    sys.exit(main())
