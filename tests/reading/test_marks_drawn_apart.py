"""Blanks beside tone marks that a PDF draws as characters of their own."""

from __future__ import annotations

import numpy as np

from thidua_parse.reading.pdf.chars import _drop_false_blanks, runs_of

TOP, BASE, WIDTH = 100.0, 114.0, 6.0


def frames_of(text: str, lefts: list[float]) -> np.ndarray:
    """Frames of characters of one line, each of one width but for blanks and marks, which have none."""
    return np.array([
        (x, TOP, x if char in " \x00\r\n" else x + WIDTH, BASE) for char, x in zip(text, lefts, strict=True)
    ])


def test_a_gap_behind_a_dropped_mark_is_a_blank() -> None:
    text = "trì\x00và"
    apart = frames_of(text, [0, 6.5, 13, 16, 24, 30.5])
    assert [run.text for run in runs_of(text, apart)] == ["trì và"]
    close = frames_of(text, [0, 6.5, 13, 16, 19.5, 26])
    assert [run.text for run in runs_of(text, close)] == ["trìvà"]


def test_a_gap_beside_a_blank_brings_no_second_one() -> None:
    text = "trì\x00 và"
    frames = frames_of(text, [0, 6.5, 13, 16, 19, 24, 30.5])
    assert [run.text for run in runs_of(text, frames)] == ["trì và"]


def dropped(text: str, lefts: list[float], mark: int, lower: float = 0.0) -> str:
    letters, frames = list(text), frames_of(text, lefts)
    frames[:, [1, 3]] = frames[:, [3, 1]]  # here the origin is at the lower left
    frames[-1, [1, 3]] -= lower
    _drop_false_blanks(letters, frames, mark)
    return "".join(letters).replace("\x00", "")


def test_a_line_end_that_a_mark_brought_is_dropped_where_the_letters_are_close() -> None:
    assert dropped("ờ\x00\r\ni", [0, 3, 6.4, 6.4, 5.5], 1) == "ời"
    assert dropped("ờ\x00 i", [0, 3, 6.4, 6.8], 1) == "ời"
    assert dropped("ờ\x00 i", [0, 3, 6.4, 10.0], 1) == "ờ i"  # a gap as wide as a blank


def test_a_line_end_between_two_lines_stays() -> None:
    assert dropped("ờ\x00\r\ni", [0, 3, 6.4, 6.4, 6.5], 1, lower=20) == "ờ\r\ni"
    assert dropped("ờ\x00\r\ni", [300, 303, 306, 306, 0], 1) == "ờ\r\ni"  # the next begins at the left edge
