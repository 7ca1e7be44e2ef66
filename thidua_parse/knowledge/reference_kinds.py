"""Kind words as they stand before a number in running text, and what they say."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from .tables import rows


@dataclass(frozen=True, slots=True)
class KindWord:
    """A kind word; ``bare`` where a number without symbol may follow it ("Nghị định 30"),
    ``parent`` where such a document may be a parent though it stands under "Căn cứ"."""

    word: str
    code: str
    bare: bool
    parent: bool


@lru_cache(maxsize=1)
def kind_words() -> dict[str, KindWord]:
    """Kind words by their lower-case form."""
    return {
        r["word"]: KindWord(r["word"], r["code"], r["bare"] == "yes", r["parent"] == "yes")
        for r in rows("reference_kinds")
    }


@lru_cache(maxsize=1)
def parent_kinds() -> frozenset[str]:
    """Codes of the kinds that a "Căn cứ" clause can make a parent."""
    return frozenset(k.code for k in kind_words().values() if k.parent)
