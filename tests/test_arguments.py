"""Wrong arguments of the public functions: a coded error that says what is taken, never an empty result."""

from __future__ import annotations

from pathlib import Path

import pytest

import thidua_parse as tp
from thidua_parse.arguments import _TAKEN
from thidua_parse.errors import UsageError, WrongType, WrongValue

from .samples import corpus

GRAPH = corpus()
FOUND = tp.check(GRAPH)
PLAN = GRAPH.plans[0]


@pytest.mark.parametrize(
    ("call", "taken"),
    [
        (lambda: tp.link("van-ban"), "Plans"),
        (lambda: tp.link(["van-ban/kh.pdf"]), "Plans"),
        (lambda: tp.link(7), "Plans"),
        (lambda: tp.check(list(GRAPH.plans)), "PlanGraph"),
        (lambda: tp.check(PLAN), "PlanGraph"),
        (lambda: tp.check_requirements("van-ban"), "PlanGraph"),
        (lambda: tp.versions(list(GRAPH.plans)), "PlanGraph"),
        (lambda: tp.write_report(FOUND, GRAPH, "bao-cao"), "Findings"),
        (lambda: tp.write_report("van-ban", FOUND, "bao-cao"), "PlanGraph"),
        (lambda: tp.requirements(GRAPH), "Plan"),
        (lambda: tp.parse_text("Số: 12/KH-UBND"), "SourceText"),
    ],
)
def test_what_is_taken_is_said(call, taken):
    with pytest.raises(WrongType) as caught:
        call()
    vietnamese, english = _TAKEN[taken][0].split(" / ")
    assert caught.value.code == "TP701" and isinstance(caught.value, (TypeError, UsageError))
    assert vietnamese in caught.value.message() and english in caught.value.message("en")
    assert _TAKEN[taken][1] in caught.value.message()


@pytest.mark.parametrize(
    ("call", "code", "known"),
    [
        (lambda: FOUND.where(verdict="failed"), "TP702", "fail, partial"),
        (lambda: FOUND.where(rule="G9"), "TP403", "G9"),
        (lambda: tp.check_requirements(GRAPH).where(outcome="fulfilled"), "TP702", "met"),
        (lambda: tp.check_requirements(GRAPH).where(kind="task"), "TP702", "duty"),
        (lambda: tp.check(GRAPH, disable=["G17", "G99"]), "TP403", "G99"),
        (lambda: tp.check(GRAPH, language="fr"), "TP702", "vi, en"),
        (lambda: tp.link([], language="fr"), "TP702", "vi, en"),
        (lambda: tp.write_report(GRAPH, FOUND, "bao-cao", language="fr"), "TP702", "vi, en"),
        (lambda: tp.aggregate(GRAPH, FOUND, "colour"), "TP702", "province"),
    ],
)
def test_a_value_that_does_not_exist_is_no_empty_result(call, code, known):
    with pytest.raises(WrongValue) as caught:
        call()
    assert caught.value.code == code and isinstance(caught.value, ValueError)
    assert known in caught.value.message() and known in caught.value.message("en")


def test_nothing_is_written_by_a_wrong_call(tmp_path):
    with pytest.raises(WrongType):
        tp.write_report(GRAPH, [], tmp_path / "bao-cao")
    assert not (tmp_path / "bao-cao").exists()


def test_one_record_may_stand_by_itself():
    assert tp.link(PLAN).plans[0].id == PLAN.id


def test_one_rule_may_be_switched_off_by_its_name():
    assert tp.check(tp.link(PLAN), disable="G17").disabled == ("G17",)


def test_files_that_could_not_be_read_stay_with_the_graph(tmp_path):
    """A folder with a bad file goes through the three lines of the README, and the report names the file."""
    (tmp_path / "tot.txt").write_text(PLAN.text, "utf-8")
    (tmp_path / "hong.pdf").write_bytes(b"%PDF-1.4 not a PDF")
    graph = tp.link(tp.parse_many([tmp_path]))
    assert [Path(e.details["path"]).name for e in graph.unread] == ["hong.pdf"] and len(graph.plans) == 1
    assert "1 files not read" in repr(graph)
    tp.write_report(graph, tp.check(graph), tmp_path / "bc")
    assert "hong.pdf" in (tmp_path / "bc" / "report.html").read_text("utf-8")
    tp.write_report(graph, tp.check(graph), tmp_path / "khong", errors=())
    assert "hong.pdf" not in (tmp_path / "khong" / "report.html").read_text("utf-8")
