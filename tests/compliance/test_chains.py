"""Chains from the centre down, and siblings compared."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import thidua_parse as tp
from thidua_parse.compliance import chains
from thidua_parse.compliance.case import Run
from thidua_parse.compliance.chains import Member, _judged
from thidua_parse.compliance.findings import Party

PLANS = Path(__file__).parents[2] / "corpus/plans"


@cache
def of(*names: str):
    return chains(tp.link([tp.parse(PLANS / f"{n}.txt") for n in names]))


@cache
def whole():
    return chains(tp.link([p for p in tp.parse_many([PLANS]) if not isinstance(p, Exception)]))


def names(line) -> list[str]:
    return [Path(p.path).stem for p in line.parties]


def thread(line, kind, word=""):
    return next(t for t in line.threads if t.kind == kind and word in t.what)


def test_a_communes_plan_against_district_province_and_centre() -> None:
    found = of("a01-qd-ttg", "a02-kh-ubnd-ha-nam", "a06-kh-ubnd-kim-bang", "a09-kh-ubnd-nhat-tan")
    assert [names(line) for line in found.lines] == [
        ["a01-qd-ttg", "a02-kh-ubnd-ha-nam", "a06-kh-ubnd-kim-bang", "a09-kh-ubnd-nhat-tan"]
    ]


def test_targets_are_followed_down() -> None:
    line = of("a01-qd-ttg", "a02-kh-ubnd-ha-nam", "a04-kh-stttt-ha-nam").lines[0]
    online = thread(line, "target", "trực tuyến")
    assert [(s.fate, s.value) for s in online.steps] == [("set", "50%"), ("raised", "60%"), ("raised", "80%")]
    assert [t.steps[0] for t in line.threads if "thôn" in t.what] == [None]  # set by the province


def test_a_target_below_the_centre_is_seen_through_the_levels() -> None:
    line = of("a01-qd-ttg", "a02-kh-ubnd-ha-nam", "a07-kh-ubnd-ly-nhan").lines[0]
    online = thread(line, "target", "trực tuyến")
    assert online.steps[-1].fate == "lowered" and online.broken


def test_period_beyond_the_centre_is_seen() -> None:
    line = of("a01-qd-ttg", "a02-kh-ubnd-ha-nam", "a22-kh-ubnd-duy-tien").lines[0]
    period = thread(line, "period")
    assert [s.fate for s in period.steps] == ["set", "kept", "beyond"] and period.broken


def test_quotes_stand_where_they_say() -> None:
    texts = {str(PLANS / f"{p.stem}.txt"): tp.parse(p).text for p in PLANS.glob("*.txt")}
    for line in whole().lines:
        for one in line.threads:
            assert len(one.steps) == len(line.parties)
            for party, step in zip(line.parties, one.steps, strict=True):
                for quote in step.quotes if step else ():
                    assert texts[party.path][quote.start : quote.end] == quote.quote


def test_two_documents_are_no_chain() -> None:
    assert of("a02-kh-ubnd-ha-nam", "a04-kh-stttt-ha-nam").lines == ()
    assert of("a04-kh-stttt-ha-nam") == of()


def test_siblings_have_one_parent_and_one_rank() -> None:
    assert whole().siblings
    for group in whole().siblings:
        assert len(group.members) >= 4
        assert len({m.party.path for m in group.members}) == len(group.members)
        assert all(m.lacking <= m.checked for m in group.members)


@pytest.mark.parametrize(
    ("delays", "late"),
    [
        ([10, 12, 11, 13, 90], [4]),
        ([10, 12, 11, 13, 15], []),  # within a week of the others
        ([10, 20, 30, 40, 50], []),
        ([10, None, 11, 12, 13, 60], [5]),
        ([10, None, None, 90], []),  # too few dates
    ],
)
def test_who_is_late(delays, late) -> None:
    members = [Member(Party(path=str(i)), d, 0, 10) for i, d in enumerate(delays)]
    found = list(_judged(members, Run(tp.link([]))))
    assert [i for i, m in enumerate(found) if any(o.kind == "late" for o in m.outliers)] == late


@pytest.mark.parametrize(
    ("lacking", "out"), [([0, 0, 1, 0, 6], [4]), ([0, 0, 0, 0, 1], []), ([0, 0, 0, 0, 2], [4]), ([5, 5, 5, 5], [])]
)
def test_who_lacks_most(lacking, out) -> None:
    members = [Member(Party(path=str(i)), 1, n, 10) for i, n in enumerate(lacking)]
    found = list(_judged(members, Run(tp.link([]))))
    assert [i for i, m in enumerate(found) if any(o.kind == "lacking" for o in m.outliers)] == out


SLY = Path(__file__).parent / "sly"


@cache
def invented(*starts: str):
    return chains(tp.link([tp.parse(next(SLY.glob(f"{s}-*.txt"))) for s in starts]))


def values(found, kind: str, word: str = "") -> list[tuple[str, str]]:
    return [(s.fate, s.value) for s in thread(found, kind, word).steps]


def test_a_directive_a_town_and_a_ward_by_hand() -> None:
    """Every value of the line, read off the three texts by hand."""
    [line] = invented("d1", "d2", "d3").lines
    assert names(line) == ["d1-ct-ubnd", "d2-kh-ubnd-tx", "d3-kh-ubnd-phuong"]
    assert values(line, "period") == [
        ("set", "01/8/2023 - 31/12/2025"), ("narrower", "01/9/2023 - 15/12/2025"), ("narrower", "15/9/2023 - 10/12/2025"),
    ]
    assert values(line, "target", "lần") == [("set", "1 lần"), ("raised", "2 lần"), ("raised", "2 lần")]
    assert values(line, "target", "tàu cá") == [("set", "100%"), ("kept", "100%"), ("kept", "100%")]
    # two models in each town: a ward bears a part of its town's
    assert values(line, "target", "quản lý bãi biển") == [("set", "2 mô hình"), ("raised", "3 mô hình"), ("shared", "1 mô hình")]
    assert not any(t.broken for t in line.threads)


def test_a_ward_that_does_less_breaks_the_line(tmp_path) -> None:
    text = next(SLY.glob("d3-*.txt")).read_text("utf-8")
    text = text.replace("mỗi tháng ít nhất 02 lần", "mỗi quý ít nhất 02 lần").replace("10/12/2025", "10/02/2026")
    (tmp_path / "d3.txt").write_text(text, "utf-8")
    plans = [tp.parse(next(SLY.glob(f"{s}-*.txt"))) for s in ("d1", "d2")]
    [line] = chains(tp.link([*plans, tp.parse(tmp_path / "d3.txt")])).lines
    assert values(line, "target", "lần")[-1] == ("lowered", "2 lần")  # eight times a year instead of twelve
    assert values(line, "period")[-1] == ("beyond", "15/9/2023 - 10/02/2026")


def test_reports_are_in_no_line_and_letters_need_not_repeat_values() -> None:
    lines = whole().lines
    assert not any("b17-bc" in name for line in lines for name in names(line))
    letter = next(line for line in lines if names(line)[-1] == "a19-cv-snv-ha-nam")
    assert {t.steps[-1].fate for t in letter.threads} == {"undecidable"}


def test_a_period_that_ends_before_it_begins_is_not_narrower() -> None:
    line = next(line for line in whole().lines if names(line)[-1] == "b07-kh-ubnd-phuong-tra-vinh")
    assert thread(line, "period").steps[-1].fate == "undecidable"
