"""The documents of one body by the words of their campaigns and titles.

A citation without a number names a campaign or a title; comparing it with every document of the body
takes time with the square of the body's documents. Two sets of words that are alike share most of
their words, so that some of the rarest words of one stand in the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from math import ceil

from .document import Identity
from .evidence import matter_likeness, own_campaigns, telling_words, word_set


class Matters:
    """Finds the documents whose campaign or title is at least ``least`` like a name (0 to 1)."""

    def __init__(self, documents: Sequence[Identity], least: float) -> None:
        self._documents, self._least = documents, least
        self._by_name: dict[str, list[int]] = defaultdict(list)
        self._by_title: dict[str, list[int]] = defaultdict(list)
        self._known: dict[str, list[tuple[Identity, float]]] = {}
        for at, document in enumerate(documents):
            for word in frozenset[str]().union(*map(word_set, own_campaigns(document.plan))):
                self._by_name[word].append(at)
            for word in telling_words(document.plan.subject or ""):
                self._by_title[word].append(at)

    def like(self, name: str) -> list[tuple[Identity, float]]:
        """The documents with their likeness, in their order."""
        if name not in self._known:
            self._known[name] = self._like(name)
        return self._known[name]

    def _like(self, name: str) -> list[tuple[Identity, float]]:
        own = word_set(name)
        places: set[int] = set() if own else set(range(len(self._documents)))
        places.update(_sharing(own, self._by_name, self._least))
        places.update(_sharing(telling_words(name), self._by_title, self._least))
        found = []
        for at in sorted(places):
            document = self._documents[at]
            likeness = matter_likeness(name, own_campaigns(document.plan), document.plan.subject)
            if likeness >= self._least:
                found.append((document, likeness))
        return found


def _sharing(own: Collection[str], holders: Mapping[str, Sequence[int]], least: float) -> set[int]:
    """Where a set of words may stand whose Dice coefficient with ``own`` is ``least`` or more.

    Of n words such a set shares k or more, 2k / (n + k) being the coefficient of a set that has no
    other words: it has one of any n - k + 1 words.
    """
    shared = ceil(len(own) * least / (2 - least) - 1e-9)
    rarest = sorted(own, key=lambda word: (len(holders.get(word, ())), word))[: len(own) - shared + 1]
    return {at for word in rarest for at in holders.get(word, ())}
