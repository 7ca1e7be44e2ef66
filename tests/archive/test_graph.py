"""The graph of an archive answers as the graph in memory does."""

from __future__ import annotations

import pytest

from benchmarks.scale.records import record
from benchmarks.scale.trees import Trees
from thidua_parse.archive.linking.graph import ArchiveGraph
from thidua_parse.errors import LinkingError
from thidua_parse.linking import link

from ..linking.build import body, plan, reference
from .link_helpers import add

AN_SON = body("Ủy ban nhân dân tỉnh An Sơn", "An Sơn")
TITLE = "Triển khai phong trào thi đua Làng quê xanh trên địa bàn tỉnh"


@pytest.fixture(scope="module")
def plans():
    return [record(doc) for doc in Trees(400, 5)]


@pytest.fixture(scope="module")
def archive(plans, tmp_path_factory):
    archive = add(tmp_path_factory.mktemp("graph") / "kho", plans)
    archive.link(jobs=1)
    return archive


@pytest.fixture(scope="module")
def memory(plans):
    return link(plans)


def keys(nodes):
    return {n.key for n in nodes}


def test_documents_and_their_neighbours(archive, memory):
    graph = archive.graph()
    for node in memory.nodes[::17]:
        assert graph.node(node.key) == node
        assert graph.edges_from(node) == memory.edges_from(node)
        assert keys(graph.parents(node)) == keys(memory.parents(node))
        assert keys(graph.children(node)) == keys(memory.children(node))
        assert keys(graph.ancestors(node)) == keys(memory.ancestors(node))
        assert keys(graph.descendants(node)) == keys(memory.descendants(node))


def test_whole_graph_is_loaded_only_when_asked_for(archive, memory):
    graph = archive.graph()
    top = next(n for n in memory.nodes if n.kind == "QĐ" and n.at_hand)
    graph.cascade(top.key)
    assert "_whole" not in graph.__dict__
    assert (graph.nodes, keys(graph.orphans())) == (memory.nodes, keys(memory.orphans()))
    assert "_whole" in graph.__dict__


def test_cascade_by_number_and_date(archive, memory):
    top = next(n for n in memory.nodes if n.kind == "QĐ" and n.at_hand)
    found = archive.graph().cascade(top.number, issued_on=top.date)
    assert found == memory.cascade(top.key)
    assert len(found.by_level()) >= 4 and found.lags()


def test_coverage_and_diffusion(archive, memory):
    top = next(n for n in memory.nodes if n.level == "province" and n.at_hand and memory.children(n))
    ours, theirs = archive.graph().coverage(top.key), memory.coverage(top.key)
    assert [(r.unit, r.state, r.keys) for r in ours] == [(r.unit, r.state, r.keys) for r in theirs]
    assert archive.graph().diffusion(top.key) == memory.diffusion(top.key)


def test_unknown_and_ambiguous_numbers(archive, memory):
    graph = archive.graph()
    with pytest.raises(LinkingError) as error:
        graph.one("99999/KH-UBND")
    assert error.value.code == "TP320"
    numbers = [n.number for n in memory.nodes if n.at_hand and n.number]
    twice = next(n for n in numbers if numbers.count(n) > 1)
    with pytest.raises(LinkingError) as error:
        graph.one(twice)
    assert error.value.code == "TP321"
    with pytest.raises(KeyError):
        graph.node("KH|?|?|?")


def test_properties_narrow_the_graph(archive, memory):
    some = next(n.province for n in memory.nodes if n.at_hand and n.province)
    graph = archive.graph(province=some)
    held = [n for n in graph.nodes if n.at_hand]
    assert {n.province for n in held} <= {some, None} and 0 < len(held) < len(memory.nodes)
    assert all(graph.node(e.source_key).province == some for e in graph.edges)


def test_subgraph_loads_records_one_by_one(archive, memory, plans):
    node = next(n for n in memory.nodes if n.at_hand and memory.parents(n))
    part = archive.graph().subgraph([node.key], cited=True)
    assert part.plan(node.key).id == node.id
    assert keys(part.nodes) == {node.key, *(e.target_key for e in memory.edges_from(node))}


def fates(tmp_path, *plans) -> ArchiveGraph:
    archive = add(tmp_path / "kho", plans)
    archive.link(jobs=1)
    return archive.graph()


def test_fates_of_documents(tmp_path):
    old = plan("cu.txt", "85/KH-UBND", "2023-03-01", AN_SON, subject=TITLE)
    new = plan("moi.txt", "9/KH-UBND", "2024-02-01", AN_SON, (
        reference("KH", "85/KH-UBND", "2023-03-01", AN_SON, relation="replaces"),
        reference("KH", "7/KH-UBND", "2023-01-05", AN_SON, relation="amends", at=20),
    ))
    graph = fates(tmp_path, old, new)
    assert graph.fate("85/KH-UBND").status == "replaced"
    assert (graph.fate(old, on="2024-03-01").since, graph.fate(old, on="2024-03-01").by) == ("2024-02-01", graph.key(new))
    assert graph.fate(old, on="2023-12-31").status == "unknown"  # nobody has said anything yet
    assert graph.fate("7/KH-UBND").status == "amended"  # not at hand, but a document at hand says so
    assert graph.fate(new).status == "unknown"


def test_own_period_ends_a_plan(tmp_path):
    from thidua_parse.record import CampaignPeriod

    one = plan("a.txt", "85/KH-UBND", "2023-03-01", AN_SON).changed(
        campaign_periods=(CampaignPeriod(start="2023-03-01", end="2023-12-31"),)
    )
    graph = fates(tmp_path, one)
    days = ("2023-02-01", "2023-06-01", "2024-01-01", None)
    assert [graph.fate(one, on=d, complete=True).status for d in days] == ["unknown", "in_force", "expired", "unknown"]
    assert graph.fate(one, on="2023-06-01").status == "unknown"  # another archive may hold its end


def test_period_given_by_its_year_lasts_to_the_end_of_it(tmp_path):
    from thidua_parse.record import CampaignPeriod

    one = plan("a.txt", "85/KH-UBND", "2023-03-01", AN_SON).changed(campaign_periods=(CampaignPeriod(end="2023"),))
    graph = fates(tmp_path, one)
    assert [graph.fate(one, on=d).status for d in ("2023-12-31", "2024-01-01")] == ["unknown", "expired"]


def test_versions_of_one_document_are_one_work(tmp_path):
    words = " ".join(f"từ{i}" for i in range(80))
    signed = plan("b/ky.pdf", "85/KH-UBND", "2023-03-01", AN_SON, subject=TITLE, text=words)
    office = plan("a/goc.docx", "85/KH-UBND", "2023-03-01", AN_SON, subject=TITLE, text=words + " bản gốc")
    draft = plan("a/du-thao.docx", "/KH-UBND", "2023-03", AN_SON, subject=TITLE, text=words + " dự thảo")
    scan = signed.changed(
        id="sha256:scan", source=signed.source.changed(path="a/quet.pdf", ocr=True), text=words.replace("từ7 ", "tù7 ")
    )
    other = plan("c.txt", "/KH-UBND", "2023-03", AN_SON, subject=TITLE, text="một văn bản khác hẳn về chuyện khác")
    archive = add(tmp_path / "kho", [signed, office, draft, scan, other])
    archive.link(jobs=1)
    [work] = archive.query("SELECT * FROM works")
    assert work["paths"] == ["a/du-thao.docx", "a/goc.docx", "a/quet.pdf", "b/ky.pdf"]
    assert work["best"] == office.id and "number" in work["why"]
    kinds = dict(archive.query("SELECT path, version FROM versions", form="tuples"))
    assert kinds["a/du-thao.docx"] == "draft" and kinds["a/quet.pdf"] == "scan"
    assert archive.query("SELECT * FROM contradictions") == []


def test_contradictions_are_listed_with_their_places(tmp_path):
    one = plan("a.txt", "85/KH-UBND", "2023-03-01", AN_SON, subject=TITLE, text="một kế hoạch về làng quê xanh của tỉnh")
    two = plan("b.txt", "85/KH-UBND", "2023-04-09", AN_SON, subject="Phòng, chống hạn mặn mùa khô", text="hồ đập, kênh mương và trạm bơm")
    council = body("Hội đồng nhân dân tỉnh An Sơn", "An Sơn")
    parent = plan("c.txt", "12/KH-UBND", "2023-01-05", AN_SON, subject=TITLE)
    child = plan("con.txt", "2/KH-SNV", "2023-05-01", body("Sở Nội vụ tỉnh An Sơn", "An Sơn"), (
        reference("KH", "12/KH-UBND", "2023-01-06", AN_SON, at=7),
        reference("KH", "12/KH-UBND", "2023-01-05", council, subject=TITLE, at=30),
    ))
    archive = add(tmp_path / "kho", [one, two, parent, child])
    archive.link(jobs=1)
    found = archive.query("SELECT kind, source_path, target_path, said, printed, span_start FROM contradictions", form="tuples")
    assert sorted(found, key=str) == [
        ("date", "con.txt", "c.txt", "2023-01-06", "2023-01-05", 7),
        ("issuer", "con.txt", "c.txt", council.name, AN_SON.name, 30),
        ("same-number", "a.txt", "b.txt", "Phòng, chống hạn mặn mùa khô", TITLE, None),
    ]
