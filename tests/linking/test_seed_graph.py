"""The graph of the five seeds, where the real plans are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from thidua_parse import Plan, parse_many
from thidua_parse.linking import link

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "plans" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the real plans are not at hand")


@pytest.fixture(scope="module")
def graph():
    return link(p for p in parse_many([SEEDS]) if isinstance(p, Plan))


def node(graph, name):
    return next(n for n in graph.nodes if n.path and n.path.endswith(name))


def parents(graph, name):
    return {n.key.split("|")[1] if not n.at_hand else Path(n.path).name for n in graph.parents(node(graph, name))}


def test_lost_header_is_identified_with_evidence(graph):
    lost = node(graph, "000.txt")
    assert (lost.number, lost.date, lost.status) == ("85/KH-UBND", "2021-09-21", "inferred")
    assert len(lost.evidence) >= 5 and lost.confidence >= 0.9
    assert lost.key == "KH|85/KH-UBND|2021|Ủy ban nhân dân tỉnh Trà Vinh"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("000.txt", {"1497/QĐ-TTg"}),
        ("002.txt", {"46/KH-UBND"}),
        ("003.txt", {"158/KH-UBND"}),
        ("004.txt", {"000.txt"}),
    ],
)
def test_parents(graph, name, expected):
    assert parents(graph, name) == expected


def test_three_parents_without_numbers(graph):
    found = graph.parents(node(graph, "001.txt"))
    assert len(found) == 3 and not any(n.number for n in found)
    issuers = {n.issuer for n in found}
    assert issuers == {"Thủ tướng Chính phủ", "Ủy ban nhân dân thành phố Hà Nội", "Ủy ban nhân dân huyện Đông Anh"}


def test_another_province_does_not_attach(graph):
    key = node(graph, "000.txt").key
    assert key not in {e.target_key for e in graph.edges_from(node(graph, "003.txt"))}


def test_own_base_plan(graph):
    (edge,) = [e for e in graph.edges_from(node(graph, "002.txt")) if e.is_parent]
    assert edge.parent_kind == "own_base_plan" and edge.relation == "continues"
