"""Pairs that a person names."""

from __future__ import annotations

import pytest

from thidua_parse.compliance import check
from thidua_parse.errors import LinkingError
from thidua_parse.linking import link

from .build import body, plan, reference

AN_SON = body("Ủy ban nhân dân tỉnh An Sơn", "An Sơn")
SO = body("Sở Nội vụ tỉnh An Sơn", "An Sơn")


def graph_of(*references):
    parent = plan("thu/cha.txt", "85/KH-UBND", "2023-03-01", AN_SON)
    child = plan("thu/con.txt", "12/KH-SNV", "2023-03-20", SO, references, text="Thực hiện văn bản trên")
    return link([parent, child])


@pytest.mark.parametrize(("lower", "higher"), [
    ("thu/con.txt", "thu/cha.txt"), ("con.txt", "cha.txt"), ("con", "cha"), ("12/KH-SNV", "85/KH-UBND"),
    ("012 /KH–SNV", "85/KH-UBND"), ("Con.TXT", " Cha "),
])
def test_documents_are_named_by_path_or_number(lower, higher):
    graph = graph_of().with_parent(lower, higher)
    ((child, parent, edge),) = graph.pairs()
    assert (child.source.path, parent.source.path) == ("thu/con.txt", "thu/cha.txt")
    assert edge.status == "inferred" and edge.confidence == 1.0 and not edge.mentions
    assert "người dùng" in edge.reasons[-1]


def test_a_citation_that_is_there_becomes_the_link():
    graph = graph_of(reference("KH", "85/KH-UBND", "2023-03-01", AN_SON, relation="mentions"))
    assert graph.pairs() == ()
    ((_, _, edge),) = graph.with_parent("con", "cha").pairs()
    assert edge.mentions and edge.relation == "mentions" and edge.status == "stated"
    assert len(graph.with_parent("con", "cha").edges) == len(graph.edges)


def test_a_pair_that_is_not_cited_is_never_a_pass_of_the_rules_about_the_citation():
    other = reference("QĐ", "9/QĐ-TTg", "2023-01-02", body("Thủ tướng Chính phủ", level="central"))
    for graph, any_superior in ((graph_of(), "undecidable"), (graph_of(other), "pass")):
        findings = check(graph.with_parent("con", "cha"), segment=False).on_pairs()
        found = {f.rule: f for f in findings}
        assert {found[f"G0{n}"].verdict for n in range(2, 7)} == {"not_applicable"}
        # G01 asks for any superior document, and tells that another one is cited
        assert found["G01"].verdict == any_superior
        assert ("9/QĐ-TTg" in found["G01"].message) == ("không phải" in found["G01"].message) == (any_superior == "pass")


@pytest.mark.parametrize(("lower", "higher", "code"), [
    ("con", "9/KH-UBND", "TP320"), ("con", "con", "TP322"), ("khac.txt", "cha", "TP320"),
])
def test_wrong_names_are_told(lower, higher, code):
    with pytest.raises(LinkingError) as error:
        graph_of().with_parent(lower, higher)
    assert error.value.code == code


def test_an_earlier_document_of_the_same_body_is_its_own_base():
    earlier = plan("thu/truoc.txt", "3/CĐ-UBND", "2023-01-05", AN_SON, kind="CĐ")
    later = plan("thu/sau.txt", "9/CĐ-UBND", "2023-02-05", AN_SON, kind="CĐ", text="sau")
    ((_, _, own),) = link([earlier, later]).with_parent("sau", "truoc").pairs()
    ((_, _, other),) = graph_of().with_parent("con", "cha").pairs()
    assert (own.parent_kind, other.parent_kind) == ("own_base_plan", "superior")
