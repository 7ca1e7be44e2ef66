"""What an item is about, by the words of the genre: "phổ biến" and "quán triệt" are one matter.

Duties are reworded with other words for the same thing; the table of topics puts these together. A topic
is a hint for the likely partner (:mod:`.likely`) and never decides anything by itself.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

import regex

from ...knowledge.compliance import duty_topics
from ...knowledge.patterns import either
from ..words import plain, words
from .items import Item

#: words of heading and text that say what an item is mainly about
LEADING = 16


def topics(item: Item) -> Counter[str]:
    """How often each topic is named in the text and heading of an item."""
    return _counted(plain(f"{item.text} . {item.heading}"))


def leading_topics(item: Item) -> Counter[str]:
    """Topics named in the heading and the first words: what the item is mainly about."""
    return _counted(" ".join(words(f"{item.heading} . {item.text}")[:LEADING]))


def _counted(text: str) -> Counter[str]:
    pattern, names = _known()
    return Counter(names[found] for found in pattern.findall(text))


@lru_cache(maxsize=1)
def _known() -> tuple[regex.Pattern[str], dict[str, str]]:
    """A pattern of all words, the longer ones first, and word → topic, as :func:`plain` writes them."""
    names = {plain(word): topic for topic, found in duty_topics().items() for word in found}
    ordered = sorted(names, key=lambda w: (-len(w), w))
    return regex.compile(r"\b" + either([regex.escape(w) for w in ordered]) + r"\b"), names
