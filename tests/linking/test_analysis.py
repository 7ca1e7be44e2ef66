"""Cascades, orphans, circles, skipped levels, diffusion, reuse: on small graphs made by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_parse.errors import LinkingError
from thidua_parse.linking import Edge, Node, PlanGraph, link
from thidua_parse.linking.analysis import Rows

from .build import body, plan, reference

PM = body("Thủ tướng Chính phủ", level="central")
TINH = body("Ủy ban nhân dân tỉnh Hà Nam", "Hà Nam")
HUYEN = body("Ủy ban nhân dân huyện Kim Bảng", "Hà Nam", "district").model_copy(
    update={"district": "Kim Bảng", "type": "UBND"}
)
XA = body("Ủy ban nhân dân xã Thụy Lôi", "Hà Nam", "commune").model_copy(
    update={"district": "Kim Bảng", "commune": "Thụy Lôi", "type": "UBND"}
)
SO = body("Sở Nội vụ tỉnh Hà Nam", "Hà Nam").model_copy(update={"type": "SỞ"})
QD = ("QĐ", "512/QĐ-TTg", "2023-03-08", PM)
KH = ("KH", "96/KH-UBND", "2023-04-04", TINH)
KHH = ("KH", "118/KH-UBND", "2023-04-24", HUYEN)
CAMPAIGN = "Làng quê xanh"


def family(*extra):
    """Centre, province, district, commune; the district also cites the centre."""
    return link([
        plan("a.txt", "512/QĐ-TTg", "2023-03-08", PM, kind="QĐ", campaign=CAMPAIGN),
        plan("b.txt", "96/KH-UBND", "2023-04-04", TINH, (reference(*QD),), campaign=CAMPAIGN),
        plan("c.txt", "118/KH-UBND", "2023-04-24", HUYEN, (reference(*QD), reference(*KH, at=9)), campaign=CAMPAIGN),
        plan("d.txt", "63/KH-UBND", "2023-05", XA, (reference(*KHH),)),
        *extra,
    ])


def bare(graph: PlanGraph) -> PlanGraph:
    """The graph as an archive gives it: nodes and edges, no records."""
    return PlanGraph((), graph.nodes, graph.edges)


def test_cascade_by_the_longest_way_with_lags():
    found = family().cascade("512/QĐ-TTg")
    assert [(s.number, s.depth, s.lag_parent, s.lag_root) for s in found] == [
        ("512/QĐ-TTg", 0, None, 0), ("96/KH-UBND", 1, 27, 27), ("118/KH-UBND", 2, 20, 47),
        ("63/KH-UBND", 3, None, None),  # a month is no day
    ]
    assert [(r["level"], r["dated"], r["median"]) for r in found.lags()] == [
        ("province", 1, 27), ("district", 1, 47), ("commune", 0, None),
    ]
    assert [list(found.by_level()), found.to_frame().shape] == [["central", "province", "district", "commune"], (4, 18)]


def test_analyses_need_no_records():
    graph = family()
    loaded = bare(graph)
    assert loaded.cascade("96/KH-UBND") == graph.cascade("96/KH-UBND")
    assert loaded.orphans() == graph.orphans()
    assert loaded.diffusion("512/QĐ-TTg") == graph.diffusion("512/QĐ-TTg")
    assert loaded.diffusion(campaign=CAMPAIGN) == graph.diffusion(campaign=CAMPAIGN)
    assert not loaded.reused()


def test_records_are_loaded_when_asked_for():
    graph = family()
    texts = {key: graph.plan(key) for key in graph.plan_keys.values()}
    loaded = PlanGraph((), graph.nodes, graph.edges, load=lambda node: texts.get(node.key))
    assert loaded.plan(graph.nodes[0].key) is not None
    assert loaded.reused() == graph.reused()
    assert loaded.coverage("512/QĐ-TTg") == graph.coverage("512/QĐ-TTg")


@pytest.mark.parametrize(
    ("number", "date", "issuer", "code"),
    [
        ("512/QĐ-TTg", None, None, None),
        ("0512 /QĐ–TTg", "2023-03", None, None),
        ("512/QĐ-TTg", "2022-03-08", None, "TP320"),
        ("999/KH-UBND", None, None, "TP320"),
        ("96/KH-UBND", None, None, "TP321"),
        ("96/KH-UBND", None, "Ủy ban nhân dân tỉnh Tiền Giang", None),
        ("96/KH-UBND", "2023-04-04", None, None),
    ],
)
def test_documents_by_number(number, date, issuer, code):
    other = body("Ủy ban nhân dân tỉnh Tiền Giang", "Tiền Giang")
    graph = family(plan("e.txt", "96/KH-UBND", "2023-04-07", other, (reference(*QD),)))
    if code:
        with pytest.raises(LinkingError) as error:
            graph.one(number, date, issuer)
        assert error.value.code == code
    else:
        assert graph.one(number, date, issuer).at_hand


def test_a_number_of_another_year_of_the_same_body_is_not_taken_for_it():
    citing = plan("e.txt", "7/KH-SNV", "2022-05-05", SO, (reference("KH", "96/KH-UBND", "2022-04-04", TINH),))
    graph = family(citing)
    with pytest.raises(LinkingError, match="TP321"):
        graph.one("96/KH-UBND")
    assert graph.one("96/KH-UBND", "2022").path is None


@pytest.mark.parametrize(
    ("references", "reason"),
    [
        ((), "no_parent_cited"),
        ((reference("KH", "97/KH-UBND", "2023-04-05", TINH),), "parent_not_at_hand"),
        ((reference("KH", None, None, None, campaign="Một phong trào khác hẳn"),), "number_lost"),
        ((reference(*QD),), None),
    ],
)
def test_orphans_say_why(references, reason):
    graph = family(plan("e.txt", "9/KH-SNV", "2023-05-01", SO, references))
    found = {o.path: o.reason for o in graph.orphans()}
    assert found == ({"e.txt": reason} if reason else {})


def test_reports_and_central_documents_are_no_orphans():
    graph = link([
        plan("a.txt", "1/BC-SNV", "2023-05-01", SO, kind="BC"),
        plan("b.txt", "2/KH-BNV", "2023-05-01", body("Bộ Nội vụ", level="central")),
    ])
    assert not graph.orphans()


def nodes(*keys):
    return tuple(Node(key=k, id=k, kind="KH", date="2023-01-01") for k in keys)


def parent(child, of, **more):
    return Edge(source_key=child, target_key=of, relation="implements", is_parent=True, **more)


def test_cycles():
    graph = PlanGraph((), nodes(*"abcdef"), (
        parent("a", "b"), parent("b", "c"), parent("c", "a"), parent("d", "a"), parent("c", "e"),
        parent("f", "f"),
    ))
    assert [c.keys for c in graph.cycles()] == [("a", "b", "c"), ("f",)]
    assert sorted(s.key for s in graph.cascade("e")) == ["a", "b", "c", "d", "e"]


@given(st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")), max_size=25))
def test_cascades_end_and_hold_each_document_below_once(pairs):
    graph = PlanGraph((), nodes(*"abcdefg"), tuple(parent(a, b) for a, b in pairs))
    found = graph.cascade("a")
    assert sorted(s.key for s in found) == sorted({"a"} | {n.key for n in graph.descendants("a")})
    place = {s.key: i for i, s in enumerate(found)}
    for step in found:
        if step.parent_key is not None:
            assert place[step.parent_key] < place[step.key]
            assert step.depth == found[place[step.parent_key]].depth + 1
    in_circles = {k for c in graph.cycles() for k in c.keys}
    reach = {k: {n.key for n in graph.descendants(k)} for k in "abcdefg"}
    loops = {a for a, b in pairs if a == b}
    assert in_circles == {a for a in "abcdefg" if any(a in reach[b] for b in reach[a])} | loops


@pytest.mark.parametrize(
    ("child", "cites", "level", "missing", "state"),
    [
        # a district carries out the centre's decision, its province has a plan too
        ((HUYEN, "2023-06-01"), QD, "province", "Ủy ban nhân dân tỉnh Hà Nam", "at_hand_not_cited"),
        ((XA, "2023-06-01"), KH, "district", "Ủy ban nhân dân huyện Kim Bảng", "at_hand_not_cited"),
        ((SO, "2023-06-01"), QD, "province", "Ủy ban nhân dân tỉnh Hà Nam", "at_hand_not_cited"),
        ((SO, "2023-06-01"), KH, None, None, None),
        ((XA, "2023-06-01"), KHH, None, None, None),
    ],
)
def test_levels_left_out(child, cites, level, missing, state):
    issuer, date = child
    graph = family(plan("e.txt", "900/KH-X", date, issuer, (reference(*cites),)))
    found = [(s.missing_level, s.missing_body, s.state) for s in graph.skips() if graph.node(s.key).path == "e.txt"]
    assert found == ([(level, missing, state)] if level else [])


@pytest.mark.parametrize(
    ("issuer", "kind", "number"),
    [(SO, "KH", "157/KH-BNV"), (HUYEN, "TT", "12/2023/TT-BNV")],
)
def test_lines_of_a_profession_and_legislation_leave_no_level_out(issuer, kind, number):
    ministry = body("Bộ Nội vụ", level="central").model_copy(update={"type": "BỘ"})
    cited = reference(kind, number, "2023-03-01", ministry)
    graph = link([plan("a.txt", "5/KH-X", "2023-04-24", issuer, (cited,))])
    assert graph.parents(graph.plans[0])
    assert not graph.skips()


@pytest.mark.parametrize(("complete", "state"), [(False, "not_at_hand"), (True, "not_issued")])
def test_a_missing_level_is_missing_only_where_everything_is_at_hand(complete, state):
    graph = link([
        plan("a.txt", "512/QĐ-TTg", "2023-03-08", PM, kind="QĐ"),
        plan("c.txt", "118/KH-UBND", "2023-04-24", HUYEN, (reference(*QD),)),
    ])
    assert [s.state for s in graph.skips(complete=complete)] == [state]


def test_no_district_is_missing_since_july_2025():
    commune = body("Ủy ban nhân dân xã Bình Lục", "Ninh Bình", "commune").model_copy(update={"type": "UBND"})
    province = body("Ủy ban nhân dân tỉnh Ninh Bình", "Ninh Bình")
    graph = link([
        plan("a.txt", "85/KH-UBND", "2025-09-01", province),
        plan("b.txt", "3/KH-UBND", "2025-10-01", commune, (reference("KH", "85/KH-UBND", "2025-09-01", province),)),
    ])
    assert not graph.skips()


def test_diffusion_counts_units_once_on_their_first_day():
    second = plan("e.txt", "200/KH-UBND", "2023-09-01", TINH, (reference(*QD),), campaign=CAMPAIGN)
    curve = family(second).diffusion("512/QĐ-TTg")
    assert [(p.day, p.level, p.units) for p in curve] == [(27, "province", 1), (47, "district", 2)]
    assert (curve.start, curve.undated) == ("2023-03-08", 1)
    assert curve.by_level() == {"province": [(27, 1)], "district": [(47, 1)]}


def test_diffusion_needs_one_question():
    with pytest.raises(ValueError, match="either"):
        family().diffusion()


def test_reuse_is_told_apart_by_direction():
    words = "một hai ba bốn năm sáu bảy tám chín mười"
    graph = link([
        plan("a.txt", "96/KH-UBND", "2023-04-04", TINH, text=words),
        plan("b.txt", "9/KH-SNV", "2023-05-01", SO, (reference(*KH),), text="một hai ba bốn năm sáu"),
    ])
    (row,) = graph.reused("96/KH-UBND")
    assert (row.taken, row.handed_on) == (1.0, round(2 / 6, 4))


def test_empty_results_have_columns():
    graph = PlanGraph((), (), ())
    for rows in (graph.orphans(), graph.cycles(), graph.skips(), graph.reused()):
        assert isinstance(rows, Rows)
        assert len(rows.to_frame()) == 0
        assert list(rows.to_frame().columns) == list(rows.columns) != []
