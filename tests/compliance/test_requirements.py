"""Requirements first: what a higher document demands, and what lower ones do with each demand."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

import thidua_parse as tp
from thidua_parse.compliance import CheckedRequirements, check_requirements, prepare
from thidua_parse.compliance.requirements import KINDS, OUTCOMES, requirements
from thidua_parse.compliance.requirements.judgement import judged
from thidua_parse.knowledge.tables import rows
from thidua_parse.reading import from_string

PLANS = Path(__file__).parents[2] / "corpus/plans"
PARENT, CHILD = "a02-kh-ubnd-ha-nam", "a04-kh-stttt-ha-nam"


@cache
def plan(name: str):
    return tp.parse(PLANS / f"{name}.txt")


@cache
def checked(*names: str) -> CheckedRequirements:
    return check_requirements(tp.link([plan(n) for n in names]))


def of(found: CheckedRequirements, kind: str, words: str):
    rows = [r for r in found if r.requirement.kind == kind and words in r.requirement.text]
    assert len(rows) == 1, [r.requirement.text for r in rows]
    return rows[0]


def test_every_requirement_stands_where_its_span_says() -> None:
    found = requirements(plan(PARENT))
    assert [r.id for r in found] == [f"R{n:02d}" for n in range(1, len(found) + 1)]
    assert found == tp.requirements(plan(PARENT))
    for r in found:
        assert r.kind in KINDS
        assert plan(PARENT).text[r.span.start : r.span.end] == r.text
    assert [r.span.start for r in found] == sorted(r.span.start for r in found)


@pytest.mark.parametrize("kind", ["do", "duty", "partner", "deadline", "target", "report", "award", "criterion", "link", "period"])
def test_all_kinds_are_drawn(kind) -> None:
    assert any(r.kind == kind for r in requirements(plan(PARENT)))


def test_duty_has_its_bearer_and_partners() -> None:
    found = [r for r in requirements(plan(PARENT)) if r.kind == "partner" and "Sở Tư pháp" in r.by]
    assert [r.with_ for r in found] == [("Văn phòng Ủy ban nhân dân tỉnh", "Hội Luật gia tỉnh")]


@pytest.mark.parametrize(
    ("kind", "words", "outcome"),
    [
        ("do", "nâng cao chất lượng tiếp nhận", "adapted"),
        ("target", "97% hồ sơ", "met"),
        ("period", "01/6/2023", "met"),
        ("award", "Huân chương Lao động", "outside_remit"),
        ("link", "18/CT-TTg", "met"),
        ("deadline", "trước ngày 05/5/2023", "met"),
        ("report", "trước ngày 05/5/2023", "met"),
    ],
)
def test_outcomes_of_a_department(kind, words, outcome) -> None:
    assert of(checked(PARENT, CHILD), kind, words).outcome == outcome


def test_duty_of_others_is_outside_the_remit() -> None:
    found = checked(PARENT, CHILD).where(kind="duty", outcome="outside_remit")
    assert any("Sở Tư pháp" in r.requirement.by for r in found)
    assert not any("Sở Thông tin và Truyền thông" in r.requirement.by for r in found)


@pytest.mark.parametrize(
    ("child", "kind", "words", "outcome"),
    [
        ("a07-kh-ubnd-ly-nhan", "target", "60% hồ sơ", "weaker"),
        ("a07-kh-ubnd-ly-nhan", "deadline", "trước ngày 05/12", "contradicted"),
        ("a22-kh-ubnd-duy-tien", "period", "01/6/2023", "contradicted"),
    ],
)
def test_faults_are_seen(child, kind, words, outcome) -> None:
    assert of(checked(PARENT, child), kind, words).outcome == outcome


def _without(name: str, start: str):
    """The plan with one line taken out."""
    lines = plan(name).text.split("\n")
    kept = [line for line in lines if start not in line]
    assert len(kept) == len(lines) - 1
    return tp.parse_text(from_string("\n".join(kept)))


def test_a_dropped_item_is_never_met() -> None:
    cut = _without(CHILD, "phổ cập kỹ năng số")
    found = check_requirements(tp.link([plan(PARENT), cut]))
    assert len(found) > 10
    item = of(found, "do", "phổ cập kỹ năng số")
    assert item.outcome in ("missing", "outside_remit") and not item.evidence.child
    assert of(found, "target", "100% thôn").outcome not in ("met", "adapted")


def test_softened_item_is_weaker() -> None:
    text = plan(CHILD).text.replace("Thi đua giữ nghiêm kỷ luật", "Khuyến khích thi đua giữ nghiêm kỷ luật")
    assert text != plan(CHILD).text
    found = check_requirements(tp.link([plan(PARENT), tp.parse_text(from_string(text))]))
    row = of(found, "do", "giữ nghiêm kỷ luật")
    assert row.outcome == "weaker" and "khuyến khích" in row.message


@cache
def whole() -> CheckedRequirements:
    return check_requirements(tp.link([p for p in tp.parse_many([PLANS]) if not isinstance(p, Exception)]))


def test_affirming_outcomes_quote_the_child() -> None:
    for r in whole():
        assert r.evidence.parent
        if r.outcome in ("met", "adapted", "weaker", "contradicted"):
            assert r.evidence.child, (r.child.path, r.requirement.id)
        if r.outcome == "missing":
            assert not r.evidence.child


def test_nothing_failed_and_every_reason_is_filled() -> None:
    for r in whole():
        assert r.outcome in OUTCOMES
        for text in r.sentences.values():
            assert "?" not in text and "{" not in text and "Error" not in text, (r.requirement.kind, text)


def test_reports_are_left_out_letters_and_guidelines_need_no_parts() -> None:
    assert not whole().where(test=lambda r: "b17-bc" in r.child.path)
    guideline = whole().where(test=lambda r: "b16-hd" in r.child.path)
    assert {"met", "undecidable"} <= {r.outcome for r in guideline} and not guideline.where(outcome="missing")
    letter = whole().where(test=lambda r: "a19-cv" in r.child.path)
    assert {r.outcome for r in letter.where(kind="target")} == {"undecidable"}


def test_affirming_without_a_quote_becomes_undecidable() -> None:
    assert judged("met", "taken").outcome == "undecidable"
    assert judged("missing", "dropped").outcome == "missing"


def test_reasons_exist_in_both_languages() -> None:
    for row in rows("requirement_reasons"):
        assert row["vi"] and row["en"], row


def test_forms_of_output() -> None:
    found = checked(PARENT, CHILD)
    lines = [json.loads(line) for line in found.to_json_lines().splitlines()]
    assert len(lines) == len(found) and set(lines[0]["child"]) == {"path", "id"}
    assert "with" in lines[0]["requirement"]
    assert found.counts()["met"] == len(found.where(outcome="met"))
    assert found.in_language("en")[0].message != found[0].message
    assert list(found.to_frame().columns)[:3] == ["child_path", "parent_path", "id"]


def test_one_run_serves_both_checks() -> None:
    graph = tp.link([plan(PARENT), plan(CHILD)])
    run = prepare(graph)
    assert tp.check(graph, run=run) == tp.check(graph)
    assert check_requirements(graph, run=run) == checked(PARENT, CHILD)


def test_a_graph_without_pairs_has_none() -> None:
    assert len(check_requirements(tp.link([plan(CHILD)]))) == 0
    assert len(check_requirements(tp.link([]))) == 0
