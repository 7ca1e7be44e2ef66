"""Who has issued a plan under a document: registry of the date, four states, nothing guessed."""

from __future__ import annotations

import pytest

import thidua_parse as tp
from tests.samples import corpus
from thidua_parse.linking import PlanGraph
from thidua_parse.linking.analysis.groups import Mention, units_named
from thidua_parse.record import Agency

from .build import body, plan, reference

HA_NAM = "Ủy ban nhân dân tỉnh Hà Nam"


def states(found, group):
    return {r.unit: r.state for r in found.where(group=group)}


def test_districts_of_a_province_in_2023():
    graph = corpus()
    found = graph.coverage(graph.one("96/KH-UBND", issuer=HA_NAM))
    assert states(found, "districts") == {
        "Ủy ban nhân dân huyện Bình Lục": "not_at_hand",
        "Ủy ban nhân dân thị xã Duy Tiên": "issued",
        "Ủy ban nhân dân huyện Kim Bảng": "issued",
        "Ủy ban nhân dân huyện Lý Nhân": "issued",
        "Ủy ban nhân dân thành phố Phủ Lý": "not_at_hand",
        "Ủy ban nhân dân huyện Thanh Liêm": "not_at_hand",
    }
    kim_bang = next(r for r in found if r.unit == "Ủy ban nhân dân huyện Kim Bảng")
    assert (kim_bang.date, kim_bang.lag, kim_bang.basis) == ("2023-04-24", 20, ("duty", "recipient"))


def test_named_bodies_and_groups_without_registry():
    graph = corpus()
    found = graph.coverage(graph.one("96/KH-UBND", issuer=HA_NAM), complete=True)
    assert states(found, "named")["Sở Tư pháp tỉnh Hà Nam"] == "issued"
    assert states(found, "named")["Hội Luật gia tỉnh Hà Nam"] == "not_issued"
    *departments, rest = found.where(group="departments")
    assert "Sở Y tế tỉnh Hà Nam" in {d.unit for d in departments}
    # no list says which departments a province has beside those of every province, or under which names
    assert {(d.state, d.note) for d in departments} == {("undecidable", "may_not_exist")}
    assert (rest.unit, rest.state, rest.note) == (None, "undecidable", "group_not_listed")
    assert any("KH-CAT-PV05" in key for key in rest.keys)
    assert "Bộ Nội vụ" not in {r.unit for r in found}  # informed, not charged
    assert found.counts()["not_at_hand"] == 0


@pytest.mark.parametrize(("date", "count"), [("2023-03-08", 63), ("2025-06-30", 63), ("2025-07-01", 34)])
def test_the_registry_of_the_date(date, count):
    pm = body("Thủ tướng Chính phủ", level="central")
    units = units_named([Mention("Ủy ban nhân dân các tỉnh, thành phố", None, "duty")], pm, date)
    assert len({u.name for u in units}) == count


@pytest.mark.parametrize(
    ("date", "names", "count"),
    [
        ("2023-03-08", ["Các bộ"], 18), ("2023-03-08", ["Các bộ", "cơ quan ngang bộ"], 22),
        ("2025-06-30", ["Các bộ, ngành"], 17), ("2001-01-01", ["Các bộ"], 1),
    ],
)
def test_ministries_of_the_date(date, names, count):
    pm = body("Thủ tướng Chính phủ", level="central")
    units = units_named([Mention(n, None, "duty") for n in names], pm, date)
    assert len(units) == count
    assert all(u.name for u in units) == (count > 1)


@pytest.mark.parametrize(
    ("date", "has", "has_not"),
    [
        ("2023-04-04", "Sở Thông tin và Truyền thông tỉnh Hà Nam", "Sở Nông nghiệp và Môi trường tỉnh Hà Nam"),
        ("2025-04-04", "Sở Nông nghiệp và Môi trường tỉnh Hà Nam", "Sở Thông tin và Truyền thông tỉnh Hà Nam"),
    ],
)
def test_departments_of_the_date(date, has, has_not):
    issuer = Agency.resolve(HA_NAM, on="2023-04-04")
    names = [u.name for u in units_named([Mention("Các sở, ban, ngành tỉnh", None, "duty")], issuer, date)]
    assert has in names and has_not not in names and names[-1] is None


@pytest.mark.parametrize(
    ("date", "raw", "first"),
    [
        ("2023-04-04", "UBND các huyện, thị xã, thành phố", "Ủy ban nhân dân huyện Bình Lục"),
        ("2025-09-01", "UBND các xã, phường", None),  # Hà Nam is no more
        ("2025", "UBND các huyện", None),  # which map?
        ("2023-04-04", "các phòng, ban, đơn vị thuộc Sở", None),
    ],
)
def test_groups_are_listed_only_where_the_registry_decides(date, raw, first):
    issuer = Agency.resolve(HA_NAM, on="2023-04-04")
    units = units_named([Mention(raw, None, "duty")], issuer, date)
    assert units[0].name == first
    assert len(units) > 1 if first else len(units) == 1


def central(*children, campaign="Làng quê xanh"):
    pm = body("Thủ tướng Chính phủ", level="central")
    root = plan("qd.txt", "512/QĐ-TTg", "2023-03-08", pm, kind="QĐ", campaign=campaign)
    return tp.link([root, *children])


def committee(province, kind="tỉnh"):
    return body(f"Ủy ban nhân dân {kind} {province}", province).model_copy(update={"type": "UBND"})


QD = ("QĐ", "512/QĐ-TTg", "2023-03-08", body("Thủ tướng Chính phủ", level="central"))
TINH = "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương"


@pytest.mark.parametrize(
    ("child", "unit", "state", "note"),
    [
        (
            plan("a.txt", "1/KH-UBND", "2023-04-01", committee("Hà Nam"), (reference(*QD),)),
            HA_NAM, "issued", "",
        ),
        (
            plan("a.txt", "1/KH-UBND", "2023-04-01", committee("Hà Nam"), campaign="Làng quê xanh"),
            HA_NAM, "undecidable", "same_campaign",
        ),
        (
            plan("a.txt", "1/KH-UBND", "2023-02-01", committee("Hà Nam"), campaign="Làng quê xanh"),
            HA_NAM, "not_issued", "",  # issued before the decision
        ),
        (
            plan("a.txt", "1/BC-UBND", "2023-04-01", committee("Hà Nam"), (reference(*QD),), kind="BC"),
            HA_NAM, "not_issued", "",  # a report is no plan
        ),
        (
            plan("a.txt", "1/KH-UBND", "2025-09-01", committee("Ninh Bình"), (reference(*QD),)),
            HA_NAM, "undecidable", "by_successor",
        ),
        (
            plan(
                "a.txt", "9/KH-SNV", "2023-05-01", body("Sở Nội vụ tỉnh Hà Nam", "Hà Nam"),
                (reference(*QD), reference("KH", "44/KH-UBND", "2023-04-02", committee("Hà Nam"), at=9)),
            ),
            HA_NAM, "undecidable", "cited_only",
        ),
    ],
)
def test_states_with_a_complete_collection(child, unit, state, note):
    found = central(child).coverage("512/QĐ-TTg", named=[TINH], complete=True)
    (row,) = [r for r in found if r.unit == unit]
    assert (row.state, row.note) == (state, note)
    assert bool(row.keys) == (state != "not_issued")


def test_without_the_text_nobody_is_called_missing():
    graph = central(plan("a.txt", "1/KH-UBND", "2023-04-01", committee("Hà Nam"), (reference(*QD),)))
    bare = PlanGraph((), graph.nodes, graph.edges)
    found = bare.coverage("512/QĐ-TTg", complete=True)
    assert [(r.unit, r.state, r.note) for r in found] == [
        (HA_NAM, "issued", ""), (None, "undecidable", "text_not_at_hand"),
    ]
    listed = bare.coverage("512/QĐ-TTg", named=[TINH], complete=True)
    assert listed.counts() == {"issued": 1, "not_at_hand": 0, "not_issued": 62, "undecidable": 0}
    assert listed.to_frame()["state"].value_counts()["not_issued"] == 62


def test_joint_issuers_have_both_issued():
    joint = plan("a.txt", "1/KHLT-SNV", "2023-05-01", body("Sở Nội vụ tỉnh Hà Nam", "Hà Nam"), (reference(*QD),))
    joint = joint.model_copy(update={"joint_issuers": (committee("Hà Nam"),)})
    found = central(joint).coverage("512/QĐ-TTg", named=[TINH])
    assert [r.state for r in found if r.unit == HA_NAM] == ["issued"]


@pytest.mark.parametrize(("province", "district"), [("Tiền Giang", "Cái Bè"), ("Hà Nam", "Lý Nhân")])
def test_a_namesake_elsewhere_is_another_commune(province, district):
    """Dozens of communes have one name: a plan of another one says nothing of this one."""
    above = body("Ủy ban nhân dân huyện Kim Bảng", "Hà Nam", "district").model_copy(
        update={"district": "Kim Bảng", "type": "UBND"}
    )

    def commune(place, of):
        return body("Ủy ban nhân dân xã Nhật Tân", place, "commune").model_copy(
            update={"district": of, "commune": "Nhật Tân", "type": "UBND"}
        )

    root = ("KH", "118/KH-UBND", "2023-04-24", above)
    graph = tp.link([
        plan("h.txt", "118/KH-UBND", "2023-04-24", above),
        plan("x.txt", "5/KH-UBND", "2023-05-24", commune(province, district), (reference(*root),)),
    ])
    for same in (graph, PlanGraph((), graph.nodes, graph.edges)):
        found = same.coverage("118/KH-UBND", named=["UBND các xã, thị trấn"], complete=True)
        assert states(found, "communes")["Ủy ban nhân dân xã Nhật Tân"] == "not_issued"
    own = plan("y.txt", "6/KH-UBND", "2023-05-25", commune("Hà Nam", "Kim Bảng"), (reference(*root),))
    both = tp.link([*graph.plans, own])
    for same in (both, PlanGraph((), both.nodes, both.edges)):
        assert len(same.diffusion("118/KH-UBND")) == 2
        found = same.coverage("118/KH-UBND", named=["UBND các xã, thị trấn"])
        assert states(found, "communes")["Ủy ban nhân dân xã Nhật Tân"] == "issued"
