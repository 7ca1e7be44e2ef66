"""Findings counted by unit, level, rule and time: nothing undecided counts as a pass."""

from __future__ import annotations

import pytest

from tests.linking.build import body, plan
from thidua_parse.compliance.aggregate import DIMENSIONS, aggregate, period_of, time_step
from thidua_parse.compliance.findings import Finding, Party
from thidua_parse.linking import link

AN_SON = body("Ủy ban nhân dân tỉnh An Sơn", "An Sơn")
SO = body("Phòng Y tế huyện Bình Yên", "An Sơn", "district")


def finding(of, rule: str, verdict: str, severity: str = "high") -> Finding:
    return Finding(
        rule=rule, group="time", verdict=verdict, severity=severity, confidence=0.9,
        child=Party(path=of.source.path, id=of.id), message="",
    )


@pytest.fixture
def graph_and_findings():
    first = plan("a.txt", "1/KH-UBND", "2021-09-01", AN_SON, campaign="Làng quê xanh")
    second = plan("b.txt", "2/KH-PYT", "2022-02-01", SO)
    third = plan("c.txt", None, None, SO, text="không ngày")
    graph = link([first, second, third])
    found = [
        finding(first, "G01", "pass"), finding(first, "G02", "partial"), finding(first, "G03", "undecidable"),
        finding(second, "G01", "fail", "low"), finding(third, "G01", "undecidable"),
    ]
    return graph, found


@pytest.mark.parametrize(("by", "keys"), [
    ("unit", ["Phòng Y tế huyện Bình Yên", "Ủy ban nhân dân tỉnh An Sơn"]),
    ("level", ["district", "province"]),
    ("province", ["An Sơn"]),
    ("rule", ["G01", "G02", "G03"]),
    ("group", ["time"]),
    ("severity", ["low", "high"]),
    ("campaign", ["?", "Làng quê xanh"]),
    ("year", ["2021", "2022", "?"]),
    ("quarter", ["2021-Q3", "2022-Q1", "?"]),
    ("month", ["2021-09", "2022-02", "?"]),
])
def test_keys_by_dimension(graph_and_findings, by, keys):
    assert [a.key for a in aggregate(*graph_and_findings, by)] == keys


@pytest.mark.parametrize("by", DIMENSIONS)
def test_every_finding_counts_once(graph_and_findings, by):
    assert sum(sum(a.counts.values()) for a in aggregate(*graph_and_findings, by)) == 5


def test_share_leaves_out_what_cannot_be_decided(graph_and_findings):
    shares = {a.key: a.share for a in aggregate(*graph_and_findings, "year")}
    assert shares == {"2021": 0.75, "2022": 0.0, "?": None}
    assert aggregate(*graph_and_findings, "year")[0].row() == {
        "key": "2021", "documents": 1, "fail": 0, "partial": 1, "undecidable": 1, "pass": 1,
        "not_applicable": 0, "share": 0.75,
    }


def test_unknown_dimension_is_named(graph_and_findings):
    with pytest.raises(ValueError, match="shoe size"):
        aggregate(*graph_and_findings, "shoe size")


@pytest.mark.parametrize(("iso", "by", "expected"), [
    ("2021-09-01", "quarter", "2021-Q3"), ("2021-12", "quarter", "2021-Q4"), ("2021", "month", "?"),
    ("2021", "year", "2021"), (None, "year", "?"), ("--12-15", "year", "?"),
])
def test_partial_dates(iso, by, expected):
    assert period_of(iso, by) == expected


def test_step_of_time_follows_the_span_of_the_dates(graph_and_findings):
    assert time_step(graph_and_findings[0]) == "month"
    old = plan("d.txt", "3/KH-UBND", "2017-01-01", AN_SON, text="cũ")
    assert time_step(link([*graph_and_findings[0].plans, old])) == "quarter"
