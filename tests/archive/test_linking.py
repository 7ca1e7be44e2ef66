"""Links of an archive: the same as those made in memory, whole or step by step."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from benchmarks.scale.records import record
from benchmarks.scale.texts import render
from benchmarks.scale.trees import Trees
from thidua_parse import Plan, parse_many, parse_text
from thidua_parse.archive import Archive
from thidua_parse.reading import from_string

from .link_helpers import (
    add,
    edges_in_archive,
    edges_in_memory,
    everything,
    nodes_in_archive,
    nodes_in_memory,
)

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared" / "plans" / "seeds"


def parsed(folder: Path) -> list[Plan]:
    return [p for p in parse_many([folder]) if isinstance(p, Plan)]


def texts(count: int) -> list[Plan]:
    """Generated texts, parsed."""
    found = [parse_text(from_string(render(doc))) for doc in Trees(count, 3)]
    names = [doc.name for doc in Trees(count, 3)]
    return [p.changed(source=p.source.changed(path=n)) for p, n in zip(found, names, strict=True)]


@pytest.fixture(scope="module")
def generated() -> list[Plan]:
    return [record(doc) for doc in Trees(600, 2)]


@pytest.mark.parametrize("source", ["corpus", "seeds", "texts", "records"])
def test_archive_links_as_memory_does(source, tmp_path, generated):
    if source == "seeds" and not SEEDS.is_dir():
        pytest.skip("the real plans are not at hand")
    plans = {
        "corpus": lambda: parsed(ROOT / "corpus" / "plans"), "seeds": lambda: parsed(SEEDS),
        "texts": lambda: texts(150), "records": lambda: generated,
    }[source]()
    plans = list({p.id: p for p in plans}.values())
    archive = add(tmp_path / "kho", plans)
    done = archive.link(jobs=1)
    assert (done.plans, done.relinked, done.full) == (len(plans), len(plans), True)
    assert edges_in_archive(archive) == edges_in_memory(plans)
    assert nodes_in_archive(archive) == nodes_in_memory(plans)


def test_two_processes_and_small_batches_change_nothing(tmp_path, generated, monkeypatch):
    from thidua_parse.archive.linking import candidates

    one = add(tmp_path / "one", generated)
    one.link(jobs=1)
    monkeypatch.setattr(candidates, "BATCH", 100)
    two = add(tmp_path / "two", generated)
    two.link(jobs=2)
    assert everything(one) == everything(two)


def test_same_bytes_twice(tmp_path, generated):
    hashes = []
    for name in ("a", "b"):
        archive = add(tmp_path / name, generated)
        archive.link(jobs=1)
        layer = tmp_path / name / "links" / "000001"
        hashes.append({p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in layer.iterdir()})
    assert hashes[0] == hashes[1] and len(hashes[0]) == 8


def test_step_by_step_gives_what_a_full_linking_gives(tmp_path, generated):
    """Documents come one by one and in lots, some go, one comes under another path."""
    first, rest = generated[:400], generated[400:480]
    archive = add(tmp_path / "steps", first)
    archive.link(jobs=1)
    steps = [rest[:1], rest[1:2], rest[2:30], rest[30:]]
    for step in steps:
        archive = add(tmp_path / "steps", step)
        done = archive.link(jobs=1)
        assert not done.full and len(step) <= done.relinked < len(first)
    gone = generated[3:400:37]
    moved = generated[5].changed(source=generated[5].source.changed(path="z/cuoi.txt"))
    archive = add(tmp_path / "steps", [moved], [*gone, generated[5]])
    assert not archive.link(jobs=1).full
    left = [p for p in generated[:480] if p not in gone and p.id != moved.id] + [moved]
    assert edges_in_archive(archive) == edges_in_memory(left)
    stepwise = everything(archive)
    assert archive.link(jobs=1, full=True).full
    assert stepwise == everything(archive)


@pytest.mark.parametrize("lost", [False, True])
def test_a_parent_that_comes_late_is_found(lost, tmp_path, generated):
    """The parent comes after its children: its number is theirs to give, or stands in its header."""
    parents = {
        r.number for p in generated for r in p.references if r.is_parent and r.number and r.subject
    }
    late = next(
        p for p in generated[20:]
        if (p.document_number.status == "blank") == lost
        and (p.document_number.text in parents or lost) and p.issued_on.iso and children(generated, p)
    )
    before = [p for p in generated if p.id != late.id]
    archive = add(tmp_path / "kho", before)
    archive.link(jobs=1)
    archive = add(tmp_path / "kho", [late])
    done = archive.link(jobs=1)
    assert not done.full and done.relinked > 1
    assert edges_in_archive(archive) == edges_in_memory(generated)
    assert archive.query("SELECT count(*) AS n FROM edges WHERE target_id = ?", [late.id])[0]["n"] > 0


def children(plans: list[Plan], parent: Plan) -> bool:
    """Whether plans cite the parent's body and title."""
    return any(
        r.issuer and parent.issuing_body and r.issuer.name == parent.issuing_body.name
        and r.subject == "về " + parent.subject[0].lower() + parent.subject[1:]
        for p in plans for r in p.references
    )


def test_nothing_new_is_nothing_to_do(tmp_path, generated):
    archive = add(tmp_path / "kho", generated[:50])
    archive.link(jobs=1)
    done = archive.link(jobs=1)
    assert (done.relinked, done.edges, done.full) == (0, 0, False)


def test_layers_are_merged(tmp_path, generated, monkeypatch):
    from thidua_parse.archive.linking import run, tables

    monkeypatch.setattr(run, "LAYERS", 2)
    archive = add(tmp_path / "kho", generated[:200])
    archive.link(jobs=1)
    for i in range(3):
        archive = add(tmp_path / "kho", generated[200 + i : 201 + i])
        archive.link(jobs=1)
    made = tables.manifest(tmp_path / "kho")
    assert made is not None and len(made.layers) <= 2
    assert edges_in_archive(archive) == edges_in_memory(generated[:203])


def test_an_archive_that_was_never_linked_has_empty_tables(tmp_path, generated):
    archive = add(tmp_path / "kho", generated[:3])
    assert isinstance(archive, Archive)
    assert archive.query("SELECT count(*) AS n FROM edges") == [{"n": 0}]
    assert archive.query("SELECT * FROM works") == []
