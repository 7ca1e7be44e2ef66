"""Gates before patterns let through whatever the patterns themselves would find."""

from __future__ import annotations

import importlib
import pkgutil

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

import thidua_parse.parsing
from tests.samples import CORPUS
from thidua_parse.knowledge import gates as knowledge_gates
from thidua_parse.parsing.agency_stops import STOP, next_stop
from thidua_parse.parsing.anchors import Opening, far_places, places
from thidua_parse.parsing.duties.heads import HEAD, heads

from .outline_helpers import document

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
    monkeypatch.setattr(knowledge_gates, "LIMIT", 2)
    gate = Opening(regex.compile(r"ab+c|xyz"), 3)
    for text, expected in (("abbc", True), ("abd", False), ("ab", False), ("xyz", True), ("q", False), ("abc", True)):
        assert (gate.match(text) is not None) is expected
        assert len(gate._may) <= 2


@given(st.lists(WORDS, max_size=40), st.integers(0, 8), st.sampled_from([" ", "", "  "]))
def test_stops_are_found_word_by_word(words: list[str], start: int, between: str) -> None:
    text = " ".join(words).replace(" , ", f",{between}")
    for end in (len(text), len(text) - 3):
        found, expected = next_stop(text, start, end), STOP.search(text, start, end) if end > start else None
        assert (found and found.span()) == (expected and expected.span())


def test_stops_in_the_lines_of_plans() -> None:
    for text in TEXTS:
        for line in text.split("\n"):
            for start in range(0, len(line), 7):
                found, expected = next_stop(line, start, len(line)), STOP.search(line, start)
                assert (found and found.span()) == (expected and expected.span()), line[start:]


LETTERS = st.text(st.sampled_from("nhctgi uđaoLPậỉửýQV\n"), max_size=60)


@given(LETTERS, st.lists(st.text(st.sampled_from("nht aLPậỉửQ"), min_size=1, max_size=4), max_size=4), st.integers(0, 20), st.integers(0, 70))
def test_words_are_found_by_their_rarest_letters(text: str, words: list[str], start: int, end: int) -> None:
    assert far_places(text, words, start, end) == places(text, words, start, end)
    doc = document(*text.split("\n"))
    held = {i for i, line in enumerate(doc.lines) if any(word in line for word in words)}
    assert doc.lines_with(words, range(len(doc.lines))) == held
    part = range(min(start, len(doc.lines)), len(doc.lines))
    assert doc.lines_with(words, part) == {i for i in held if i in part}


@given(st.lists(WORDS, max_size=40), st.integers(0, 8))
def test_heads_are_found_at_the_words_that_may_begin_one(words: list[str], start: int) -> None:
    text = " ".join(words)
    expected, at = [], start
    while at < len(text):
        head = HEAD.pattern.match(text, at)
        if head is not None:
            expected.append(head.span())
            at = head.end() - 1
        at = text.find(" ", at) + 1 or len(text)
    assert [head.span() for head in heads(text, start, len(text))] == expected
