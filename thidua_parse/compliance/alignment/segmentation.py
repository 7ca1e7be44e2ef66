"""Likeness over segmented words (underthesea), for pairs of items that syllables leave open.

Syllables make unrelated items look alike ("công tác", "công nghệ", "công chức" share one);
words do not. Segmenting is slow (about 0.3 million characters a second), so only items between the
two floors are segmented, each once.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from ..words import plain, words


@lru_cache(maxsize=1)
def _tokenizer() -> Callable[..., list[str]] | None:
    try:
        from underthesea import word_tokenize
    except ImportError:
        return None
    return word_tokenize  # type: ignore[no-any-return]


@lru_cache(maxsize=65536)
def segmented(text: str) -> frozenset[str]:
    """The words of a text, folded; its syllables where underthesea is not installed."""
    tokenize = _tokenizer()
    if tokenize is None:
        return frozenset(words(text))
    # use_token_normalize would change the text: words must be the text's own
    found = tokenize(plain(text), use_token_normalize=False)
    return frozenset(w for w in found if any(map(str.isalnum, w)) and len(w) > 1)


def word_likeness(a: str, b: str) -> float:
    """Share of words that two texts have in common (Dice), 0 to 1."""
    x, y = segmented(a), segmented(b)
    return 2 * len(x & y) / (len(x) + len(y)) if x and y else 0.0
