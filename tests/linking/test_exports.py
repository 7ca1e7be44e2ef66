"""Exports: read back by the tools they are for, and nothing of a document ends a format early."""

from __future__ import annotations

import json
import re
from io import BytesIO

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import thidua_parse as tp
from tests.samples import corpus
from thidua_parse.linking import Edge, Node, PlanGraph
from thidua_parse.linking.export import ELI_TERMS
from thidua_parse.linking.export.fields import EDGE_FIELDS, NODE_FIELDS
from thidua_parse.record.vocabulary import Relation

WORST = "</node>]]>\"'<&>\\n\\\";#]}\n\r\t\x00\x0b\u202e\ud800 ủy"


def one_edge(text: str) -> PlanGraph:
    common = dict.fromkeys(("path", "kind", "number", "date", "issuer", "campaign", "province", "subject"), text)
    nodes = (Node(key="a" + text, id=text, **common), Node(key="b" + text, **common))
    edge = Edge(
        source_key="a" + text, target_key="b" + text, relation="implements", is_parent=True, reasons=(text,),
        confidence=0.5,
    )
    return PlanGraph((), nodes, (edge,))


def test_graphml_is_read_back_with_all_attributes():
    graph = corpus()
    read = nx.read_graphml(BytesIO(graph.to_graphml().encode()))
    own = graph.to_networkx()
    assert set(read) == set(own) and set(read.edges) == set(own.edges)
    for key in own:
        assert read.nodes[key] == {k: v for k, v in own.nodes[key].items() if v is not None}
    for a, b in own.edges:
        got = {k: v for k, v in read.edges[a, b].items() if k != "id"}
        assert got == {k: v for k, v in own.edges[a, b].items() if v is not None}


def test_gexf_is_read_back():
    graph = corpus()
    # networkx reads GEXF up to 1.2, whose elements are the same
    text = graph.to_gexf().replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft").replace('"1.3"', '"1.2"')
    read = nx.read_gexf(BytesIO(text.encode()))
    assert set(read) == {n.key for n in graph.nodes}
    assert read.number_of_edges() == len(graph.edges)
    node = graph.one("512/QĐ-TTg")
    assert read.nodes[node.key]["issuer"] == "Thủ tướng Chính phủ"


@pytest.mark.parametrize("form", ["to_graphml", "to_gexf"])
@given(text=st.text(max_size=30) | st.just(WORST))
def test_any_text_is_well_formed_xml(form, text):
    root = etree.fromstring(getattr(one_edge(text), form)().encode("utf-8"))
    names = [etree.QName(e).localname for e in root.iter()]
    assert names.count("node") == 2 and names.count("edge") == 1


@given(st.text(max_size=30) | st.just(WORST))
def test_any_text_stays_inside_its_label(text):
    graph = one_edge(text)
    dot = graph.to_dot().split("\n")
    assert len(dot) == 9
    for line in dot[4:6]:
        assert re.fullmatch(r'  n\d \[label="(?:[^"\\]|\\.)*"(?:, style=dashed)?\];', line), line
    mermaid = graph.to_mermaid().split("\n")
    assert len(mermaid) == 6
    for line in mermaid[2:4]:
        label = re.fullmatch(r'  n\d\["(.*)"\](?::::stub)?', line)
        assert label, line
        assert not re.search(r'["<>\[\]{}]', label[1].replace("<br/>", "")), line


def test_jsonld_uses_eli_terms():
    graph = corpus()
    made = graph.to_jsonld(base="https://example.gov.vn/eli/")
    assert json.loads(json.dumps(made)) == made
    by_id = {o["@id"]: o for o in made["@graph"]}
    assert len(by_id) == len(made["@graph"])
    child = next(o for o in made["@graph"] if o.get("eli:number") == "118/KH-UBND")
    assert child["@type"] == "eli:LegalResource"
    assert child["eli:date_document"] == "2023-04-24"
    assert {by_id[p]["eli:number"] for p in child["eli:applies"]} >= {"96/KH-UBND"}
    assert by_id[child["eli:passed_by"]]["rdfs:label"] == "Ủy ban nhân dân huyện Kim Bảng"
    assert by_id[child["eli:type_document"]]["@type"] == "eli:ResourceType"
    assert "eli:implements" not in json.dumps(made)  # deprecated since ELI 1.1
    terms = {k for o in made["@graph"] for k in o if k.startswith("eli:")}
    assert terms - {"eli:based_on", "eli:cites", "eli:applies", "eli:repeals"} <= {
        "eli:id_local", "eli:number", "eli:date_document", "eli:type_document", "eli:passed_by",
        "eli:is_realized_by", "eli:amends", "eli:commences", "eli:corrects",
    }


def test_partial_dates_are_no_xsd_dates():
    graph = PlanGraph((), (Node(key="a", date="2021-10"), Node(key="b", date="2021-10-05")), ())
    a, b = (o for o in graph.to_jsonld()["@graph"] if o["@type"] == "eli:LegalResource")
    assert a["thidua:date"] == "2021-10" and "eli:date_document" not in a
    assert b["eli:date_document"] == "2021-10-05"


def test_every_relation_has_a_term():
    assert set(ELI_TERMS) == set(Relation.__args__) - {"self"}


def test_frames():
    graph = corpus()
    frames = graph.to_pandas()
    assert list(frames.nodes) == list(NODE_FIELDS) and list(frames.edges) == list(EDGE_FIELDS)
    assert (len(frames.nodes), len(frames.edges)) == (len(graph.nodes), len(graph.edges))


def test_polars_frames():
    pytest.importorskip("polars")
    frames = corpus().to_polars()
    assert frames.nodes.columns == list(NODE_FIELDS)
    assert frames.edges.height == len(corpus().edges)
    assert PlanGraph((), (), ()).to_polars().nodes.columns == list(NODE_FIELDS)


def test_duckdb_tables():
    pytest.importorskip("duckdb")
    graph = corpus()
    con = graph.to_duckdb()
    (count,) = con.execute("SELECT count(*) FROM edges e JOIN nodes n ON n.key = e.target WHERE e.is_parent").fetchone()
    assert count == sum(e.is_parent for e in graph.edges)
    PlanGraph((), (), ()).to_duckdb(con)
    assert con.execute("SELECT count(*) FROM nodes").fetchone() == (0,)


def test_the_same_graph_gives_the_same_bytes():
    other = tp.link(reversed(corpus().plans))
    for form in ("to_graphml", "to_gexf", "to_dot", "to_mermaid", "to_jsonld"):
        assert getattr(other, form)() == getattr(corpus(), form)()
