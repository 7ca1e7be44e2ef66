"""Gates before patterns let through whatever the patterns themselves would find."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

import thidua_parse.parsing
from thidua_parse.parsing import anchors
from thidua_parse.parsing.agency_phrases import STOP, _next_stop
from thidua_parse.parsing.anchors import Opening

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "plans"
TEXTS = [path.read_text("utf-8") for path in sorted(CORPUS.glob("*.txt"))[::6]]
WORDS = st.sampled_from(
    ["Sở", "Nội", "vụ", "các", ",", ";", ".", ":", "-", "*", "(", ")", "chủ", "trì", "phối", "hợp", "với", "báo", "cáo", "và", "là", "tổ", "chức", "Ban", "hành", ",", "đơn", "vị", "\t", "1.", "a)"]
)


def gates() -> list[tuple[str, Opening]]:
    room = thidua_parse.parsing
    return [
        (f"{info.name}.{name}", value)
        for info in pkgutil.walk_packages(room.__path__, room.__name__ + ".")
        for name, value in vars(importlib.import_module(info.name)).items()
        if isinstance(value, Opening)
    ]


@pytest.mark.parametrize("gate", [pytest.param(gate, id=name) for name, gate in gates()])
def test_a_gate_matches_what_its_pattern_matches(gate: Opening) -> None:
    for text in TEXTS:
        for line in text.split("\n"):
            places = [0, *(m.end() for m in regex.finditer(r"[ (,.]", line))]
            for at in places:
                for end in (len(line), at + 3):
                    found, expected = gate.match(line, at, end), gate.pattern.match(line, at, end)
                    assert (found and found.span()) == (expected and expected.span()), line[at:]


def test_a_gate_full_of_beginnings_starts_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anchors, "LIMIT", 2)
    gate = Opening(regex.compile(r"ab+c|xyz"), 3)
    for text, expected in (("abbc", True), ("abd", False), ("ab", False), ("xyz", True), ("q", False), ("abc", True)):
        assert (gate.match(text) is not None) is expected
        assert len(gate._may) <= 2


@given(st.lists(WORDS, max_size=40), st.integers(0, 8), st.sampled_from([" ", "", "  "]))
def test_stops_are_found_word_by_word(words: list[str], start: int, between: str) -> None:
    text = " ".join(words).replace(" , ", f",{between}")
    for end in (len(text), len(text) - 3):
        found, expected = _next_stop(text, start, end), STOP.search(text, start, end) if end > start else None
        assert (found and found.span()) == (expected and expected.span())


def test_stops_in_the_lines_of_plans() -> None:
    for text in TEXTS:
        for line in text.split("\n"):
            for start in range(0, len(line), 7):
                found, expected = _next_stop(line, start, len(line)), STOP.search(line, start)
                assert (found and found.span()) == (expected and expected.span()), line[start:]
