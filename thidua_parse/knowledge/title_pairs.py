"""Usual pairs of syllables in titles, from ``title_pairs.txt``."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def title_pairs() -> frozenset[tuple[str, str]]:
    """Pairs in small letters with their marks."""
    text = files("thidua_parse.knowledge").joinpath("data/title_pairs.txt").read_text("utf-8")
    found = set()
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        for pair in line.split(","):
            first, _, second = pair.strip().partition(" ")
            found.add((first, second))
    return frozenset(found)
