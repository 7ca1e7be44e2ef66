"""Analyses, pictures and exports of an archive's graph: the same as of the graph in memory."""

from __future__ import annotations

import json

import pytest

import thidua_parse as tp
from tests.commands import thidua
from tests.samples import CORPUS, corpus

pytest.importorskip("duckdb")



@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """The sample plans linked in memory, and the graph of an archive of them."""
    from thidua_parse.archive import Archive

    archive = Archive.open(tmp_path_factory.mktemp("kho") / "kho", create=True)
    archive.ingest([CORPUS], engine="serial")
    archive.link()
    return corpus(), archive.graph()


def rows(found, without=("path",)):
    return [{k: v for k, v in row.items() if k not in without} for row in found.rows()]


def test_the_answers_are_the_same(both):
    memory, stored = both
    assert rows(stored.cascade("512/QĐ-TTg")) == rows(memory.cascade("512/QĐ-TTg"))
    node = memory.one("96/KH-UBND", "2023-04-04")
    assert rows(stored.coverage(node)) == rows(memory.coverage(node))
    assert rows(stored.orphans()) == rows(memory.orphans())
    assert rows(stored.skips()) == rows(memory.skips())
    assert rows(stored.diffusion("512/QĐ-TTg")) == rows(memory.diffusion("512/QĐ-TTg"))
    assert rows(stored.reused(node)) == rows(memory.reused(node))
    assert set(stored.to_networkx().edges) == set(memory.to_networkx().edges)


def test_pictures_and_documents(both, tmp_path):
    memory, stored = both
    page = tp.draw_graph(stored, tmp_path / "g.html").read_text("utf-8")
    assert "118/KH-UBND" in page and "Kế hoạch số 96/KH-UBND" in page  # quotes come from the archive's texts
    assert tp.draw_graph(stored, tmp_path / "g.svg").read_text("utf-8").count("<g class") == tp.draw_graph(
        memory, tmp_path / "m.svg"
    ).read_text("utf-8").count("<g class")
    small = stored.below(stored.one("118/KH-UBND"))
    plan = small.plan(small.one("118/KH-UBND").key)
    assert "/96-kh-ubnd" in tp.akoma_ntoso(plan)


def test_commands_take_an_archive(both, tmp_path):
    folder = both[1].archive.root
    asked = thidua("graph", "coverage", folder, "--of", "118/KH-UBND", "-f", "json")
    assert asked.exit_code == 0, asked.output
    rows = [json.loads(line) for line in asked.stdout.splitlines()]
    assert {r["unit"] for r in rows if r["state"] == "issued"} == {"Ủy ban nhân dân xã Thụy Lôi", "Ủy ban nhân dân xã Nhật Tân"}
    drawn = thidua("picture", folder, "--out", tmp_path / "g.svg", "--check")
    assert drawn.exit_code == 0, drawn.output
    assert "✗ 52/KH-STP" in (tmp_path / "g.svg").read_text("utf-8")  # a verdict of the check
