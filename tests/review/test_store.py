"""The corrections file: what is written is read, later lines win, undo gives back what was before."""

from __future__ import annotations

import multiprocessing
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua_parse.errors import UsageError
from thidua_parse.review import Anchor, Correction, CorrectionFile, Other, effective

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
ANCHORS = st.builds(Anchor, start=st.integers(0, 99), end=st.integers(0, 99), quote=WORDS, occurrence=st.integers(0, 3))
FORMS = st.dictionaries(st.sampled_from(["raw", "unit", "what"]), st.from_regex(r"[a-zđ%ư ]{1,9}[a-z]", fullmatch=True), max_size=3)
LINES = st.builds(
    Correction, document=st.sampled_from(["sha256:a", "sha256:b"]), path=WORDS,
    target=st.just("field"), field=st.just("targets"), subject=st.sampled_from("xyz"),
    action=st.sampled_from(["confirm", "correct", "reject", "add", "undo"]), old=FORMS, new=FORMS.filter(bool),
    anchor=st.none() | ANCHORS, span=st.none() | ANCHORS, other=st.none() | st.builds(Other, id=WORDS, key=WORDS),
    who=WORDS.filter(str.strip), when=st.just("2026-01-05T08:00:00Z"), note=st.none() | WORDS,
)


def line(subject="x", action="confirm", **more):
    given_ = {
        "document": "sha256:a", "path": "a.txt", "target": "field", "field": "targets", "subject": subject,
        "action": action, "who": "Mai", "when": "2026-01-05T08:00:00Z", **more,
    }
    return Correction(**given_)


@given(st.lists(LINES, max_size=8))
@settings(max_examples=40)
def test_every_line_comes_back_as_it_was(lines):
    with tempfile.TemporaryDirectory() as folder:
        file = CorrectionFile(Path(folder) / "c.jsonl")
        for correction in lines:
            file.append(correction)
        assert file.read().corrections == tuple(lines)
        assert file.read().damaged == ()


@given(st.lists(LINES, max_size=12))
def test_what_holds_is_what_a_pile_of_decisions_shows(lines):
    piles: dict = {}
    for c in lines:
        pile = piles.setdefault(c.key, [])
        if c.action != "undo":
            pile.append(c)
        elif pile:
            pile.pop()
    assert {c.key: c for c in effective(lines)} == {k: pile[-1] for k, pile in piles.items() if pile}


@given(st.lists(LINES, max_size=8), LINES.filter(lambda c: c.action != "undo"))
def test_undo_gives_back_what_held_before(lines, last):
    undo = last.changed(action="undo")
    assert effective([*lines, last, undo]) == effective(lines)
    assert last in effective([*lines, last])


def test_a_cut_off_last_line_is_told_and_spoils_nothing_after_it(tmp_path):
    file = CorrectionFile(tmp_path / "c.jsonl")
    file.append(line("x"), line("y"))
    data = file.path.read_bytes()
    file.path.write_bytes(data[:-30])
    read = file.read()
    assert [c.subject for c in read.corrections] == ["x"]
    assert [d.line for d in read.damaged] == [2]
    file.append(line("z"))
    assert [c.subject for c in file.read().corrections] == ["x", "z"]
    assert [d.line for d in file.read().damaged] == [2]


def test_another_file_is_refused_with_a_code(tmp_path):
    path = tmp_path / "plans.jsonl"
    path.write_text('{"id": 1}\n{"id": 2}\n', "utf-8")
    with pytest.raises(UsageError) as told:
        CorrectionFile(path).read()
    assert told.value.code == "TP721"


def test_a_file_that_is_not_there_is_empty(tmp_path):
    assert CorrectionFile(tmp_path / "không-có.jsonl").read().corrections == ()


def test_where_nothing_can_be_written_the_error_says_so(tmp_path):
    (tmp_path / "c.jsonl").mkdir()
    with pytest.raises(UsageError) as told:
        CorrectionFile(tmp_path / "c.jsonl").append(line())
    assert told.value.code == "TP720"


def test_nobody_is_no_reviewer():
    with pytest.raises(ValueError, match="nobody"):
        line(who="  ")


def _write(path: str, who: str, times: int) -> None:
    file = CorrectionFile(path)
    for n in range(times):
        file.append(line(f"{who}{n}", who=who, note="x" * 3000))


def test_two_writers_lose_no_line(tmp_path):
    path = tmp_path / "c.jsonl"
    fork = multiprocessing.get_context("fork")
    writers = [fork.Process(target=_write, args=(str(path), who, 25)) for who in ("Mai", "Nam")]
    for process in writers:
        process.start()
    for process in writers:
        process.join()
    read = CorrectionFile(path).read()
    assert read.damaged == ()
    assert sorted(c.subject for c in read.corrections) == sorted(f"{who}{n}" for who in ("Mai", "Nam") for n in range(25))


@pytest.mark.parametrize("wrong", [
    {"field": "mật_khẩu"}, {"new": {"value": "nhiều"}}, {"new": {"tên": "x"}}, {"target": "verdict", "new": {"verdict": "tốt"}},
    {"target": "link", "new": {"relation": "likes"}}, {"field": "references", "new": {"relation": "likes"}},
    {"field": "issued_on", "new": {"iso": "2021-13-45"}}, {"action": "add", "new": {}},
])
def test_a_line_that_no_form_would_make_is_told_and_passed_over(tmp_path, wrong):
    """A file that was edited by hand must not break a record."""
    path = tmp_path / "c.jsonl"
    path.write_text(line("x").line() + "\n" + line("y", **{"action": "correct", **wrong}).line() + "\n", "utf-8")
    read = CorrectionFile(path).read()
    assert [c.subject for c in read.corrections] == ["x"]
    assert [d.line for d in read.damaged] == [2]


def test_only_new_lines_are_read_again_and_a_new_file_whole(tmp_path):
    file = CorrectionFile(tmp_path / "c.jsonl")
    file.append(line("x"))
    first = file.read()
    CorrectionFile(file.path).append(line("y"))
    assert [c.subject for c in file.read().corrections] == ["x", "y"]
    assert file.read().corrections[0] is first.corrections[0]
    other = tmp_path / "other"
    CorrectionFile(other).append(line("z"), line("w"), line("v"))
    other.replace(file.path)
    assert [c.subject for c in file.read().corrections] == ["z", "w", "v"]


def test_odd_values_of_the_parser_are_no_damage(tmp_path):
    file = CorrectionFile(tmp_path / "c.jsonl")
    file.append(
        line("targets:1-2", old={"raw": "x" * 9000, "value": 5.0}), line("kind", field="kind", old={"code": "XYZ"}),
        line("issued_on", field="issued_on", old={"iso": "2021-02-30"}),
    )
    assert file.read().damaged == () and len(file.read().corrections) == 3
