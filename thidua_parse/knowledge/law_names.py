"""Names of laws, codes and ordinances, for finding where a name ends.

Many names hold commas, "và", "của" or "tại" ("Luật Hoạt động giám sát của Quốc hội và Hội đồng
nhân dân"), which end other names; the table lists titles as they are cited, 2000 to 2026.
"""

from __future__ import annotations

from functools import lru_cache

from .fold import fold_tones
from .relations import plain
from .tables import rows


@lru_cache(maxsize=1)
def _by_head() -> dict[str, tuple[str, ...]]:
    """Folded names by their first syllable, longest first."""
    found: dict[str, list[str]] = {}
    for row in rows("law_names"):
        name = fold_tones(row["name"]).lower()
        found.setdefault(name.split(" ", 1)[0].rstrip(","), []).append(name)
    return {k: tuple(sorted(v, key=len, reverse=True)) for k, v in found.items()}


@lru_cache(maxsize=1)
def _plain_names() -> dict[str, str]:
    return {plain(row["name"].lower()): row["name"] for row in rows("law_names")}


@lru_cache(maxsize=1)
def _openings() -> frozenset[str]:
    """First two syllables of the known names, folded."""
    return frozenset(" ".join(name.split(" ", 2)[:2]).rstrip(",") for names in _by_head().values() for name in names)


def begins_as_law(text: str) -> bool:
    """Whether ``text`` (behind "Luật ") begins with the first two syllables of a known name."""
    return " ".join(fold_tones(text).lower().split(" ", 2)[:2]).rstrip(",;.") in _openings()


def mend_law_name(name: str) -> str:
    """A name from OCR with the marks of the known name that has the same bare letters."""
    return _plain_names().get(plain(fold_tones(name).lower()), name)


def known_law_name(text: str) -> int:
    """Length of the known name at the start of ``text`` (behind "Luật "), 0 where none stands.

    Folding keeps the length, so the result counts characters of ``text``.
    """
    folded = fold_tones(text).lower()
    head = folded.split(" ", 1)[0].rstrip(",;.")
    for name in _by_head().get(head, ()):
        if folded.startswith(name) and not folded[len(name) : len(name) + 1].isalpha():
            return len(name)
    return 0
