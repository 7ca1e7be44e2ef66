"""The graph of the sample plans: every wanted link, no forbidden one, nothing else among them."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from thidua_parse import link, parse

CORPUS = Path(__file__).parents[2] / "corpus"
with (CORPUS / "edges.csv").open(encoding="utf-8", newline="") as handle:
    EDGES = list(csv.DictReader(handle))
WANTED = [e for e in EDGES if e["expect"] == "edge"]
FORBIDDEN = [e for e in EDGES if e["expect"] == "no_edge"]


@cache
def found() -> dict[tuple[str, str], tuple[str, bool]]:
    """(citing file, cited file) → (relation, is a parent), for cited documents at hand."""
    graph = link([parse(path) for path in sorted((CORPUS / "plans").glob("*.txt"))])
    links = {}
    for edge in graph.edges:
        citing, cited = graph.node(edge.source_key).path, graph.node(edge.target_key).path
        if citing and cited:
            links[Path(citing).name, Path(cited).name] = (str(edge.relation), edge.is_parent)
    return links


def ends(edge: dict[str, str]) -> tuple[str, str]:
    return Path(edge["from"]).name, Path(edge["to"]).name


@pytest.mark.parametrize("edge", WANTED, ids=lambda e: ">".join(ends(e)))
def test_a_wanted_link_is_found_with_its_relation(edge: dict[str, str]) -> None:
    assert found().get(ends(edge)) == (edge["relation"], edge["is_parent"] == "true")


@pytest.mark.parametrize("edge", FORBIDDEN, ids=lambda e: ">".join(ends(e)))
def test_a_forbidden_link_is_not_found(edge: dict[str, str]) -> None:
    assert ends(edge) not in found()


def test_nothing_else_is_linked() -> None:
    assert found().keys() - {ends(e) for e in WANTED} == set()
