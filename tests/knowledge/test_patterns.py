"""Alternations written as trees match what the plain alternation matches."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from thidua_parse.knowledge.patterns import either
from thidua_parse.knowledge.tables import rows

#: pieces of which patterns and texts are made: letters, classes, conditions, options, brackets
PIECES = ["a", "b", "á", "[Aa]", "[BbÁ]", "a?", "b+", "(?<!a)", "(?:a|b)", "b|a", " ", "(?=b)", r"\.", "[^a]"]
patterns = st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join), max_size=14)


def spans(pattern: str, text: str) -> list[tuple[int, int]]:
    return [m.span() for m in regex.finditer(pattern, text)]


@given(patterns, st.text("abáABÁ .", max_size=24))
def test_a_tree_matches_what_the_list_matches(listed: list[str], text: str) -> None:
    plain = "(?:" + "|".join(listed) + ")" if listed else "(?!)"
    assert spans(either(listed), text) == spans(plain, text)


def test_many_first_letters_are_parted_by_sets() -> None:
    words = [letter + rest for letter in "abcdefghiklm" for rest in ("x", "xy", "")]
    assert "(?=[" in either(words)
    text = "axy bx c mxyz kx"
    assert spans(either(words), text) == spans("|".join(words), text)


@pytest.mark.parametrize("name", ["head", "verb", "strong", "set_item", "after_and"])
def test_the_lists_of_holders(name: str) -> None:
    listed = [r["pattern"] for r in rows("holder_words") if r["list"] == name]
    text = "Các sở, ban, ngành; Ủy ban nhân dân tỉnh chủ trì, phối hợp với Sở Nội vụ giúp xã và Hội Nông dân tổng hợp. "
    assert spans(either(listed), text) == spans("|".join(listed), text)
