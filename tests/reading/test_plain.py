"""What counts as plain text needs no further look at its letters."""

from __future__ import annotations

import unicodedata

import pytest

from thidua_parse.reading.cleaning import HYPHENS, is_plain


def test_every_plain_character_is_composed_and_printable() -> None:
    plain = {char for char in map(chr, (*range(0xD800), *range(0xE000, 0x30000))) if is_plain(char)}
    assert {"a", "đ", "Ư", "ậ", "Ỹ", "–", "“", "…", "\n"} < plain
    for char in plain - {"\n", "\r"}:
        assert char.isprintable() and char not in HYPHENS
        assert unicodedata.is_normalized("NFC", f"a{char}o")


@pytest.mark.parametrize("odd", [
    "\t", "\x00", "\x0c", "\x7f", "\x85", "\xa0", "\xad", "\u0301", "\u1680", "\u180e", "\u2011", "\u2028", "\u200b",
    "\u2212", "\ufe63", "\ufeff", "\ufffd", "\ud800", "\U0001f600",
])
def test_an_odd_character_among_others_is_found(odd: str) -> None:
    assert is_plain("Kế hoạch “thi đua” – năm 2021…")
    assert not is_plain(f"Kế hoạch “thi đua” – năm{odd} 2021…")
