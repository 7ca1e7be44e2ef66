"""Likeness over segmented words (underthesea), for pairs of items that syllables leave open.

Syllables make unrelated items look alike ("công tác", "công nghệ", "công chức" share one);
words do not. Segmenting is slow (about 0.3 million characters a second), so only items between the
two floors are segmented, each once.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from ..words import plain


def rescorer() -> Callable[[str, str], float] | None:
    """A function that scores two texts by their words, or None where underthesea is missing."""
    try:
        from underthesea import word_tokenize
    except ImportError:
        return None

    @lru_cache(maxsize=65536)
    def segmented(text: str) -> frozenset[str]:
        # use_token_normalize changes the text and is not wanted: words must be the text's own
        found = word_tokenize(plain(text), use_token_normalize=False)
        return frozenset(w for w in found if any(map(str.isalnum, w)) and len(w) > 1)

    def score(a: str, b: str) -> float:
        x, y = segmented(a), segmented(b)
        return 2 * len(x & y) / (len(x) + len(y)) if x and y else 0.0

    return score
