"""G29: who has issued a plan of their own, and when that can be said at all."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from thidua_parse.api import parse
from thidua_parse.compliance import Finding, check
from thidua_parse.knowledge.rosters import communes_below, districts_below, provinces_below
from thidua_parse.linking.link import link

PLANS = Path(__file__).parents[2] / "corpus/plans"


@cache
def graph() -> object:
    names = ("a02-kh-ubnd-ha-nam", "a06-kh-ubnd-kim-bang", "a07-kh-ubnd-ly-nhan")
    return link([parse(PLANS / f"{n}.txt") for n in names])


def g29(complete: bool, document: str) -> Finding:
    found = check(graph(), complete=complete).on_documents()
    return found.where(rule="G29", test=lambda f: document in (f.child.path or ""))[0]


def test_incomplete_archive_decides_nothing() -> None:
    assert g29(False, "a02").verdict == "undecidable"


def test_complete_archive_names_who_is_missing() -> None:
    finding = g29(True, "a02")
    assert finding.verdict == "fail"
    assert "2/6" in finding.message and "huyện Bình Lục" in finding.message
    assert "Kim Bảng" not in finding.message and "Lý Nhân" not in finding.message


def test_child_is_the_plan_demanded() -> None:
    pairs = check(graph()).on_pairs().where(rule="G29")
    assert {f.verdict for f in pairs} == {"pass"}


@pytest.mark.parametrize(("on", "count"), [("2023-04-04", 63), ("2025-09-08", 34)])
def test_provinces_of_a_date(on: str, count: int) -> None:
    assert len(provinces_below(on)) == count


def test_lower_authorities_of_a_date() -> None:
    assert [u.name for u in districts_below("Hà Nam", "2023-04-04")] == [
        "Bình Lục", "Duy Tiên", "Kim Bảng", "Lý Nhân", "Phủ Lý", "Thanh Liêm",
    ]
    assert districts_below("Ninh Bình", "2025-09-08") == ()
    assert "Thụy Lôi" in {u.name for u in communes_below("Hà Nam", "Kim Bảng", "2023-04-04")}
    assert communes_below("Hà Nam", None, "2023-04-04") == ()
    assert len(communes_below("Ninh Bình", None, "2025-09-08")) == 129
