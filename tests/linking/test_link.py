"""Which document a citation means: places, dates, lost headers, short mentions."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_parse.linking import link
from thidua_parse.linking.identity import make_key, number_key, party_term, same_body

from .build import body, plan, reference

AN_SON = body("Ủy ban nhân dân tỉnh An Sơn", "An Sơn")
BA_LANG = body("Ủy ban nhân dân tỉnh Ba Làng", "Ba Làng")
SO_AN_SON = body("Sở Nội vụ tỉnh An Sơn", "An Sơn")
TITLE = "Triển khai phong trào thi đua Làng quê xanh trên địa bàn tỉnh"


def edges(*plans):
    graph = link(plans, language="en")
    return graph, {
        (graph.node(e.source_key).path, graph.node(e.target_key).path or e.target_key): e
        for e in graph.edges
    }


def test_number_issuer_and_date_resolve():
    parent = plan("cha.txt", "85/KH-UBND", "2023-03-01", AN_SON)
    child = plan("con.txt", "12/KH-SNV", "2023-03-20", SO_AN_SON, (reference("KH", "085/KH-UBND", "2023-03-01", AN_SON),))
    graph, found = edges(child, parent)
    edge = found["con.txt", "cha.txt"]
    assert (edge.status, edge.is_parent, edge.relation) == ("stated", True, "implements")
    assert edge.confidence > 0.95
    assert graph.parents(child)[0].path == "cha.txt"
    assert graph.plan(graph.key(child)).references[0].resolved_to == parent.id


@pytest.mark.parametrize(
    ("number", "date", "issuer"),
    [
        ("85/KH-UBND", "2023-03-01", BA_LANG),  # every province has its own 85/KH-UBND
        ("85/KH-UBND", "2021-03-01", AN_SON),  # numbers restart every year
        ("58/KH-UBND", "2022-03-01", AN_SON),
        ("85/CT-UBND", "2023-03-01", AN_SON),
    ],
)
def test_another_document_is_a_stub(number, date, issuer):
    parent = plan("cha.txt", number, date, issuer)
    child = plan("con.txt", "12/KH-SNV", "2023-03-20", SO_AN_SON, (reference("KH", "85/KH-UBND", "2023-03-01", AN_SON),))
    graph, found = edges(child, parent)
    assert list(found) == [("con.txt", "KH|85/KH-UBND|2023|Ủy ban nhân dân tỉnh An Sơn")]
    assert not graph.parents(child)[0].at_hand


def test_misnamed_issuer_of_the_same_place_is_found_when_all_else_agrees():
    council = body("Hội đồng nhân dân tỉnh An Sơn", "An Sơn")
    parent = plan("cha.txt", "85/KH-UBND", "2023-03-01", AN_SON, subject=TITLE)
    cite = reference("KH", "85/KH-UBND", "2023-03-01", council, subject="về " + TITLE)
    child = plan("con.txt", "12/KH-SNV", "2023-03-20", SO_AN_SON, (cite,))
    _, found = edges(child, parent)
    edge = found["con.txt", "cha.txt"]
    assert edge.status == "inferred" and any("issuer differs" in r for r in edge.reasons)
    elsewhere = cite.model_copy(update={"issuer": body("Hội đồng nhân dân tỉnh Ba Làng", "Ba Làng")})
    _, found = edges(child.model_copy(update={"references": (elsewhere,)}), parent)
    assert ("con.txt", "cha.txt") not in found


def test_issuer_not_spelled_out_stays_in_its_own_province():
    bare = body("Ủy ban nhân dân tỉnh")
    here, there = plan("a.txt", "85/KH-UBND", "2023-03-01", AN_SON), plan("b.txt", "85/KH-UBND", "2023-03-01", BA_LANG)
    child = plan("con.txt", "12/KH-SNV", "2023-03-20", SO_AN_SON, (reference("KH", "85/KH-UBND", "2023-03-01", bare),))
    _, found = edges(child, here, there)
    assert set(found) == {("con.txt", "a.txt")}
    assert any("another place" in r for c in found["con.txt", "a.txt"].candidates for r in c.reasons)


def test_lost_header_is_inferred_from_a_citation_of_the_same_place():
    lost = plan("mat.txt", None, None, AN_SON, (reference("QĐ", "9/QĐ-TTg", "2023-02-01", body("Thủ tướng Chính phủ", level="central")),), subject=TITLE)
    cousin = plan("xa.txt", None, None, BA_LANG, subject=TITLE, text="văn bản khác")
    child = plan("con.txt", "12/KH-SNV", "2023-03-20", SO_AN_SON, (reference("KH", "85/KH-UBND", "2023-03-01", AN_SON, subject=TITLE),))
    graph, found = edges(child, lost, cousin)
    assert found["con.txt", "mat.txt"].status == "inferred"
    node = graph.node(lost)
    assert (node.number, node.date, node.status) == ("85/KH-UBND", "2023-03-01", "inferred")
    assert node.evidence and 0.5 < node.confidence < 1
    assert graph.node(cousin).number is None


@pytest.mark.parametrize(
    ("cited_date", "own_references"),
    [
        ("2023-01-01", ("9/QĐ-TTg", "2023-02-01")),  # older than the parent it carries out
        ("2023-03-01", ("85/KH-UBND", "2023-03-01")),  # a document does not cite itself
    ],
)
def test_lost_header_is_not_inferred_against_the_facts(cited_date, own_references):
    own = reference("QĐ", own_references[0], own_references[1], body("Thủ tướng Chính phủ", level="central"))
    lost = plan("mat.txt", None, None, AN_SON, (own,), subject=TITLE)
    child = plan("con.txt", "12/KH-SNV", "2023-03-20", SO_AN_SON, (reference("KH", "85/KH-UBND", cited_date, AN_SON, subject=TITLE),))
    graph, _ = edges(child, lost)
    assert graph.node(lost).number is None


def test_number_of_low_confidence_is_corrected_by_a_citation_that_fits():
    read = plan("quet.txt", "460/KH-UBND", "2023-03", AN_SON, subject=TITLE)
    read = read.model_copy(update={
        "document_number": read.document_number.model_copy(update={"status": "uncertain"}),
        "issued_on": read.issued_on.model_copy(update={"status": "uncertain"}),
    })
    child = plan("con.txt", "12/KH-SNV", "2023-03-20", SO_AN_SON, (reference("KH", "150/KH-UBND", "2023-03-01", AN_SON, subject=TITLE),))
    graph, found = edges(child, read)
    assert found["con.txt", "quet.txt"].status == "inferred"
    assert (graph.node(read).number, graph.node(read).date) == ("150/KH-UBND", "2023-03-01")
    other = child.model_copy(update={"references": (reference("KH", "9/KH-UBND", "2023-03-01", BA_LANG, subject=TITLE),)})
    graph, _ = edges(other, read)
    assert graph.node(read).number == "460/KH-UBND"  # nothing fits: the reading stands


def test_two_claimants_identify_nobody():
    one = plan("m1.txt", None, None, AN_SON, subject=TITLE, text="một")
    two = plan("m2.txt", None, None, AN_SON, subject=TITLE, text="hai")
    child = plan("con.txt", "12/KH-SNV", "2023-03-20", SO_AN_SON, (reference("KH", "85/KH-UBND", "2023-03-01", AN_SON, subject=TITLE),))
    graph, _ = edges(child, one, two)
    assert graph.node(one).number is None and graph.node(two).number is None


def test_misprinted_number_of_a_parent_is_found_by_body_date_and_title():
    parent = plan("cha.txt", "58/KH-UBND", "2023-03-01", AN_SON, subject=TITLE)
    child = plan("con.txt", "12/KH-SNV", "2023-03-20", SO_AN_SON, (reference("KH", "85/KH-UBND", "2023-03-01", AN_SON, subject="về " + TITLE),))
    _, found = edges(child, parent)
    edge = found["con.txt", "cha.txt"]
    assert edge.status == "inferred" and any("number differs" in r for r in edge.reasons)


def test_regression_the_decision_that_replaced_the_cited_one_is_not_a_misprint_of_it():
    newer = plan("moi.txt", "6/2020/QĐ-UBND", "2020-09-22", AN_SON, subject=TITLE, kind="QĐ")
    child = plan("con.txt", "12/QĐ-SNV", "2020-05-20", SO_AN_SON, (reference("QĐ", "02/2016/QĐ-UBND", "2016-06-03", AN_SON, subject=TITLE),))
    graph, _ = edges(child, newer)
    assert [node.at_hand for node in graph.parents(child)] == [False]


@pytest.mark.parametrize(("printed", "date", "found_"), [
    ("158/KH-UBND", "2023-03-11", True),  # a digit lost and the day differs: still the plan of that year
    ("158/KH-UBND", "2022-03-11", False),  # the plan of the year before has the same title
    ("97/KH-UBND", "2023-03-11", False),  # another number on another day is another document
])
def test_misprint_of_another_day_needs_the_year_and_all_digits_but_one(printed, date, found_):
    parent = plan("cha.txt", printed, date, AN_SON, subject=TITLE)
    child = plan("con.txt", "12/KH-SNV", "2023-03-20", SO_AN_SON, (reference("KH", "58/KH-UBND", "2023-03-01", AN_SON, subject=TITLE),))
    graph, _ = edges(child, parent)
    assert [node.at_hand for node in graph.parents(child)] == [found_]


def test_short_mention_joins_the_full_one():
    child = plan("con.txt", "12/KH-SNV", "2023-03-20", SO_AN_SON, (
        reference("KH", "46/KH-UBND", "2023-03-01", AN_SON, relation="continues"),
        reference("KH", "46", None, AN_SON, relation="applies", at=20),
    ))
    _, found = edges(child)
    (edge,) = found.values()
    assert edge.references == (0, 1) and edge.relation == "continues" and len(edge.mentions) == 2


def test_campaign_without_number_finds_the_launching_plan_of_that_body():
    parent = plan("cha.txt", "85/KH-UBND", "2023-03-01", AN_SON, campaign="Làng quê xanh, phố phường sạch")
    child = plan("con.txt", "12/KH-SNV", "2023-03-20", SO_AN_SON, (
        reference("PT", None, None, AN_SON, relation="responds_to", campaign="Làng quê xanh, phố phường sạch"),
        reference("PT", None, None, BA_LANG, relation="responds_to", campaign="Làng quê xanh, phố phường sạch", at=9),
    ))
    graph, found = edges(child, parent)
    assert found["con.txt", "cha.txt"].status == "inferred"
    assert len(graph.parents(child)) == 2  # the other province's campaign stays a stub


def test_copies_of_one_document_are_one_target():
    copies = [plan(n, "85/KH-UBND", "2023-03-01", AN_SON, text=t) for n, t in (("a.docx", "x"), ("b.pdf", "y"))]
    child = plan("con.txt", "12/KH-SNV", "2023-03-20", SO_AN_SON, (reference("KH", "85/KH-UBND", "2023-03-01", AN_SON),))
    _, found = edges(child, *copies)
    assert len(found) == 1 and next(iter(found.values())).status == "stated"


def test_cycle_is_walked_once():
    one = plan("1.txt", "1/KH-UBND", "2023-01-01", AN_SON, (reference("KH", "2/KH-UBND", "2023-01-01", AN_SON),))
    two = plan("2.txt", "2/KH-UBND", "2023-01-01", AN_SON, (reference("KH", "1/KH-UBND", "2023-01-01", AN_SON),))
    graph = link([one, two])
    assert [n.path for n in graph.ancestors(one)] == ["2.txt"]


def test_same_graph_in_any_order():
    parent = plan("cha.txt", "85/KH-UBND", "2023-03-01", AN_SON)
    child = plan("con.txt", "12/KH-SNV", "2023-03-20", SO_AN_SON, (reference("KH", "85/KH-UBND", "2023-03-01", AN_SON),))
    first, second = link([parent, child]).to_json(), link([child, parent]).to_json()
    assert json.dumps(first, sort_keys=True) == json.dumps(second, sort_keys=True)
    assert set(first[0]) == {"from", "to", "relation", "is_parent", "parent_kind", "status", "confidence", "reasons", "candidates", "mentions"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("85 /KH–UBND", "085/KH-UBND"), ("1497/QD-TTg", "1497/QĐ-TTG"), ("12/KH-PGD&ĐT", "12/KH-PGDĐT"),
        ("3/KH-ƯBND", "3/KH-UBND"), ("105–CV/TU", "105-CV/TU"), ("5/KH_UBND", "5/KH.UBND"),
    ],
)
def test_number_keys_fold(a, b):
    assert number_key(a) == number_key(b)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Chủ tịch Ủy ban nhân dân tỉnh An Sơn", "UBND tỉnh An Sơn", True),
        ("Ban Thường vụ Tỉnh ủy An Sơn", "Tỉnh ủy An Sơn", True),
        ("Sở Y tế An Sơn", "Sở Y tế tỉnh An Sơn", True),
        ("Ủy ban nhân dân thành phố An Sơn", "Ủy ban nhân dân tỉnh An Sơn", False),
        ("Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh An Sơn", None),
        (None, "Chính phủ", None),
        ("Uỷ ban nhân dân tỉnh Khánh Hoà", "Ủy ban nhân dân tỉnh Khánh Hòa", True),
    ],
)
def test_same_body(a, b, same):
    assert same_body(a, b) is same


@pytest.mark.parametrize(
    ("date", "term"),
    [("2021-05-20", "2020-2025"), ("2020-11-01", "2020-2025"), ("2020-03-01", "2015-2020"), ("2025-12-01", "2025-2030"), (None, None)],
)
def test_party_terms(date, term):
    assert party_term(date) == term


def test_party_key_holds_the_term():
    assert make_key("CV", "105-CV/TU", "2021-05-20", "Tỉnh ủy An Sơn") == "CV|105-CV/TU|2020-2025|Tỉnh ủy An Sơn"


@given(st.integers(1, 99999), st.sampled_from(["KH-UBND", "QĐ-TTg", "KH-SLĐTBXH"]), st.sampled_from(["/", " / ", "/ "]))
def test_number_key_ignores_blanks_and_zeros(serial, symbol, slash):
    assert number_key(f"0{serial}{slash}{symbol}") == number_key(f"{serial}/{symbol}")


def test_wrong_number_of_a_title_without_a_date_is_seen_through_the_preamble() -> None:
    """Title and preamble cite one directive; number wrong in both, the date in the preamble only."""
    province = body("Ủy ban nhân dân tỉnh Bến Tre", "Bến Tre")
    subject = "phát động phong trào thi đua “Mỗi trường một vườn cây” năm 2019"
    parent = plan("ct", "09/CT-UBND", "2019-01-14", province, kind="CT", subject=subject)
    cites = (
        reference("CT", "90/CT-UBND", None, province, subject=subject, at=10),
        reference("CT", "90/CT-UBND", "2019-01-14", province, subject=subject, at=200),
    )
    child = plan("kh", "31/KH-UBND", "2019-02-22", body("Ủy ban nhân dân huyện Ba Tri", "Bến Tre", "district"), cites)
    [edge] = link([parent, child]).edges
    assert (edge.target_key, edge.status, edge.references) == (
        "CT|9/CT-UBND|2019|Ủy ban nhân dân tỉnh Bến Tre", "inferred", (0, 1)
    )


def test_a_stub_cited_first_without_its_date_has_the_year_all_the_same() -> None:
    province = body("Ủy ban nhân dân tỉnh Bến Tre", "Bến Tre")
    cites = (
        reference("CT", "9/CT-UBND", None, province, at=10),
        reference("CT", "09/CT-UBND", "2019-01-14", province, at=200),
    )
    child = plan("kh", "31/KH-UBND", "2019-02-22", body("Ủy ban nhân dân huyện Ba Tri", "Bến Tre", "district"), cites)
    [edge] = link([child]).edges
    assert edge.target_key == "CT|9/CT-UBND|2019|Ủy ban nhân dân tỉnh Bến Tre"


@pytest.mark.parametrize(("number", "citing", "found"), [
    ("13/CT-UBND", "2019-02-22", True),  # one digit off, the year of the citing document
    ("90/CT-UBND", "2019-02-22", False),  # two digits off, and no date that bears it out
    ("13/CT-UBND", "2020-02-22", False),  # the directive of another year
])
def test_undated_citations_one_digit_off_mean_the_year_of_the_citing_document(
    number: str, citing: str, found: bool
) -> None:
    province = body("Ủy ban nhân dân tỉnh Bến Tre", "Bến Tre")
    subject = "phát động phong trào thi đua “Mỗi trường một vườn cây”"
    parent = plan("ct", "19/CT-UBND", "2019-01-14", province, kind="CT", subject=subject)
    cites = (reference("CT", number, None, province, subject=subject),)
    child = plan("kh", "31/KH-UBND", citing, body("Ủy ban nhân dân huyện Ba Tri", "Bến Tre", "district"), cites)
    graph = link([parent, child])
    assert bool(list(graph.pairs())) is found
