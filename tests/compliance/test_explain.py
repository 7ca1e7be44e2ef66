"""Explanations: rule, source, quotes with places, computation, what would change the verdict."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from thidua_parse.api import parse
from thidua_parse.compliance import Findings, check
from thidua_parse.compliance.explain import explain
from thidua_parse.compliance.explain.places import Places
from thidua_parse.knowledge.compliance import (
    conditions,
    rule_table,
    sentences,
    thresholds_of,
    value_names,
)
from thidua_parse.linking.link import link
from thidua_parse.record import Plan, Section, Source, Span

PLANS = Path(__file__).parents[2] / "corpus/plans"


@cache
def graph():
    return link([parse(PLANS / f"{n}.txt") for n in ("a02-kh-ubnd-ha-nam", "a04-kh-stttt-ha-nam")])


@cache
def found() -> Findings:
    return check(graph())


def test_every_rule_has_its_conditions_in_both_languages() -> None:
    assert list(conditions()) == list(rule_table())
    for condition in conditions().values():
        assert all((*condition.met, *condition.broken))
        assert condition.met != condition.broken


def test_every_value_and_need_has_a_name() -> None:
    import string

    keys = {
        name for pair in sentences().values() for text in pair
        for _, name, _, _ in string.Formatter().parse(text) if name
    }
    needs = {
        part for info in rule_table().values() for need in info.needs for part in need.split(".")
    }
    assert keys - {"statement"} <= set(value_names())
    assert {f"need.{n}" for n in needs} <= set(value_names())


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_finding_can_be_explained(language) -> None:
    for finding in found():
        told = explain(finding, graph(), language=language)
        assert told.change, finding.rule
        assert told.statement and told.basis and "{" not in " ".join(told.change)
        assert [q.quote for q in told.child] == [q.quote for q in finding.evidence.child]


def test_dates_compared_and_the_condition_of_the_opposite() -> None:
    told = explain(found().where(rule="G09").on_pairs()[0], graph())
    assert told.computation == (("Văn bản cấp dưới", "20/4/2023"), ("Ngày của văn bản cấp trên", "04/4/2023"))
    assert told.change == ("Kết luận sẽ là “không đạt” nếu ngày ban hành của cấp dưới sớm hơn ngày của cấp trên.",)


def test_thresholds_of_the_rule_are_told() -> None:
    told = explain(found().where(rule="G11").on_pairs()[0], graph())
    assert [t.name for t in told.thresholds] == ["delay.reasonable", "delay.long"]
    assert thresholds_of("G02") == ()


def test_source_names_the_law() -> None:
    told = explain(found().where(rule="G36")[0], graph())
    assert "Nghị định 30/2020/NĐ-CP Điều 13" in told.basis and told.basis.startswith("quy định của pháp luật")


def test_undecidable_says_what_is_needed() -> None:
    alone = check(link([parse(PLANS / "a17-kh-ubnd-trung-an.txt")]))
    finding = alone.where(verdict="undecidable")[0]
    told = explain(finding, None, language="en")
    assert told.change[0].startswith("It can be decided only with: ")


def test_json_form_has_the_published_finding() -> None:
    finding = found().where(rule="G16").on_pairs()[0]
    row = explain(finding, graph()).to_json()
    assert row["finding"] == finding.to_json() and row["change"] and row["items"]


def paged() -> Plan:
    section = Section(
        label="I", span=Span(start=0, end=40, page=1), children=(
            Section(label="1", span=Span(start=10, end=20, page=1, bbox=(1.0, 2.0, 3.0, 4.0))),
            Section(label="2", span=Span(start=30, end=40, page=2)),
        ),
    )
    return Plan.model_construct(
        id="x", source=Source.model_construct(path="x.pdf"), text="x" * 50, sections=(section,)
    )


@pytest.mark.parametrize(("offset", "pages"), [(0, (1,)), (10, (1,)), (12, (1, 2)), (30, (2,)), (45, (2,))])
def test_page_of_an_offset_is_told_or_left_open(offset, pages) -> None:
    assert Places(paged()).pages(offset) == pages


def test_box_is_that_of_a_value_inside_the_quote() -> None:
    places = Places(paged())
    assert places.box(8, 22) == (1.0, 2.0, 3.0, 4.0)
    assert places.box(12, 18) is None


def test_documents_without_pages_have_none() -> None:
    assert Places(graph().plans[0]).pages(100) == ()
