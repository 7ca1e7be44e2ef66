"""Misread marks in the title of a scan, mended by how the same words stand elsewhere in the text.

OCR loses tone marks ("tô chức", "điêu chỉnh") at random, so the spelling that the text uses most
for the same pair of syllables without marks is the likelier one; pairs that are usual in titles
count as if the text held them. Only for OCR; the raw reading stays under the span.
"""

from __future__ import annotations

import itertools
from collections import Counter
from functools import lru_cache

import regex
from rapidfuzz.distance import Levenshtein

from ...knowledge.places import province as find_province
from ...knowledge.title_pairs import title_pairs
from ..fold import bare

#: "tỉnh" with one letter misread
PROVINCE_WORD = regex.compile(r"[TFRLI]INH|T[IL]N[HN]")
WORD = regex.compile(r"\p{L}+")
#: how often the other spelling must stand in the text, and how many times as often as ours
ENOUGH, TIMES = 2, 2
#: what a usual pair is worth
USUAL = 1000


@lru_cache(maxsize=1)
def _usual() -> dict[tuple[str, str], tuple[str, str]]:
    return {(bare(a), bare(b)): (a, b) for a, b in title_pairs()}


def vote(title: str, text: str) -> str:
    """``title`` with words spelled as their pairs are spelled in most places of ``text``."""
    words = list(WORD.finditer(title))
    if len(words) < 2:
        return title
    wanted = {
        (bare(a.group()), bare(b.group())) for a, b in itertools.pairwise(words)
    }
    told = [found.group().lower() for found in WORD.finditer(text)]
    folded = list(map(bare, told))
    pairs: dict[tuple[str, str], Counter[tuple[str, str]]] = {}
    for key, pair in zip(itertools.pairwise(folded), itertools.pairwise(told), strict=True):
        if key in wanted:
            pairs.setdefault(key, Counter())[pair] += 1
    for a, b in itertools.pairwise(words):
        key = (bare(a.group()), bare(b.group()))
        if key in _usual() and title[a.end() : b.start()] == " ":
            pairs.setdefault(key, Counter())[_usual()[key]] += USUAL
    spelled = [word.group() for word in words]
    scores: list[dict[str, int]] = [{} for _ in words]
    for i, key in enumerate(zip(map(bare, spelled), map(bare, spelled[1:]), strict=False)):
        for (first, second), count in pairs.get(key, Counter()).items():
            scores[i][first] = scores[i].get(first, 0) + count
            scores[i + 1][second] = scores[i + 1].get(second, 0) + count
    between = _between(spelled, told, folded) | _before_provinces(spelled)
    out, at = [], 0
    for i, (word, score) in enumerate(zip(words, scores, strict=True)):
        out.append(title[at : word.start()])
        out.append(between.get(i) or _choose(word.group(), score))
        at = word.end()
    out.append(title[at:])
    return "".join(out)


def _between(words: list[str], told: list[str], told_folded: list[str]) -> dict[int, str]:
    """Place → word for those that, between the same two words, the text spells with one letter otherwise.

    "chính sách un đãi" where the text has "chính sách ưu đãi" again and again. Our own spelling must
    stand there but once, in the title.
    """
    folded = [bare(word) for word in words]
    wanted: dict[tuple[str, str], list[int]] = {}
    for i in range(1, len(words) - 1):
        wanted.setdefault((folded[i - 1], folded[i + 1]), []).append(i)
    met: dict[int, Counter[str]] = {}
    for before, word, after in zip(told_folded, told[1:], told_folded[2:], strict=False):
        for i in wanted.get((before, after), ()):
            met.setdefault(i, Counter())[word] += 1
    chosen = {}
    for i, counts in met.items():
        own = sum(n for w, n in counts.items() if bare(w) == folded[i])
        best, times = max(counts.items(), key=lambda item: (item[1], item[0]))
        if own < 2 and times >= ENOUGH and Levenshtein.distance(bare(best), folded[i], score_cutoff=1) == 1:
            chosen[i] = best.upper() if words[i].isupper() and len(words[i]) > 1 else (
                best.capitalize() if words[i][0].isupper() else best
            )
    return chosen


def _before_provinces(words: list[str]) -> dict[int, str]:
    """Places of words that can only be "tỉnh": "fỉnh Hà Tĩnh"."""
    return {
        i: "TỈNH" if word.isupper() else "tỉnh"
        for i, word in enumerate(words)
        if PROVINCE_WORD.fullmatch(bare(word)) and word.lower() != "tỉnh"
        and any(find_province(" ".join(words[i + 1 : i + 1 + size])) for size in (2, 3))
    }


def _choose(word: str, score: dict[str, int]) -> str:
    own = score.get(word.lower(), 0)
    best = max(score, key=lambda w: (score[w], w), default=word.lower())
    if score.get(best, 0) < max(ENOUGH, TIMES * own) or best == word.lower():
        return word
    if word.isupper() and len(word) > 1:
        return best.upper()
    return best.capitalize() if word[0].isupper() else best
