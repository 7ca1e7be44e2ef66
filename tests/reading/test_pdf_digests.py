"""Digests that share the beginning of a file, and CMS objects read straight from their bytes."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_parse.reading.pdf.cms import OBJECT, SEQUENCE, item_at, items_of, signed_by, value
from thidua_parse.reading.pdf.digests import Digests
from thidua_parse.reading.pdf.letters import codes_of, letters_in
from thidua_parse.reading.pdf.quick_check import plainly_intact

DATA = bytes(range(256)) * 8


@given(st.lists(
    st.tuples(
        st.sampled_from(["sha1", "sha256"]), st.integers(0, 1500), st.integers(0, 900),
        st.integers(0, 900),
    ),
    max_size=6,
))
def test_digests_of_pieces_are_those_of_the_bytes(wanted: list[tuple[str, int, int, int]]) -> None:
    """In whatever order signatures cover the file, before and after the whole was asked for."""
    digests = Digests(DATA)
    for name, first, gap, second in wanted:
        start = first + gap
        expected = hashlib.new(name, DATA[:first] + DATA[start : start + second]).digest()
        assert digests.of_pieces(name, [0, first, start, second]) == expected
        assert digests.content_id() == "sha256:" + hashlib.sha256(DATA).hexdigest()


def test_pieces_that_do_not_begin_the_file_or_end_behind_it() -> None:
    digests = Digests(DATA)
    assert digests.of_pieces("sha256", [4, 6]) == hashlib.sha256(DATA[4:10]).digest()
    long = [0, 5, 2000, 5000]
    assert digests.of_pieces("sha256", long) == hashlib.sha256(DATA[:5] + DATA[2000:]).digest()
    with pytest.raises(ValueError):
        digests.of_pieces("no such digest", [0, 5])


@pytest.mark.parametrize("coded", [
    "300606022a030500",  # definite lengths
    "308006022a0305000000",  # one that ends with an empty value
    "30810606022a030500",  # a length of two bytes
])
def test_lengths_of_all_forms(coded: str) -> None:
    data = bytes.fromhex(coded) + b"padding"
    kind, null = items_of(data, item_at(data, 0, len(data)), OBJECT)
    assert (data[0], value(data, kind), null.tag) == (SEQUENCE, b"\x2a\x03", 5)


@pytest.mark.parametrize("coded", ["", "30", "3005", "30800602", "1f0100", "300606092a030500"])
def test_damaged_values_are_refused(coded: str) -> None:
    data = bytes.fromhex(coded)
    with pytest.raises((ValueError, IndexError)):
        items_of(data, item_at(data, 0, len(data)), OBJECT)


@given(st.binary(max_size=80))
def test_no_bytes_pass_for_a_signature(data: bytes) -> None:
    for coded in (data, b"\x30\x80" * 3000 + data):
        with pytest.raises((ValueError, IndexError, KeyError, RecursionError)):
            signed_by(coded)
        assert plainly_intact(coded, [0, 5, 9, 9], Digests(DATA), {}) is None


@pytest.mark.parametrize(("text", "counts"), [
    ("", (0, 0, 0)), ("Kế hoạch 12 ờ!", (8, 3, 3)), ("Đăng ký", (6, 2, 0)), ("漢字 1", (2, 0, 0)),
    ("a" * 2000, (801, 0, 0)),
])
def test_letters_are_counted_up_to_enough(text: str, counts: tuple[int, int, int]) -> None:
    assert letters_in(codes_of(text)) == counts
