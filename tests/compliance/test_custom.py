"""Own rules: functions and YAML files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from thidua_parse.api import parse
from thidua_parse.compliance import (
    Case,
    Outcome,
    check,
    outcome,
    read_rules,
    register_rule,
    unregister_rule,
)
from thidua_parse.errors import ThiduaError
from thidua_parse.linking.link import link

PLANS = Path(__file__).parents[2] / "corpus/plans"


@pytest.fixture
def graph() -> object:
    return link([parse(PLANS / f"{n}.txt") for n in ("a02-kh-ubnd-ha-nam", "a04-kh-stttt-ha-nam")])


@pytest.fixture(autouse=True)
def tidy() -> Iterator[None]:
    yield
    unregister_rule("U01")


def test_registered_function(graph: object) -> None:
    @register_rule("U01", "Kế hoạch có từ ba mục trở lên", messages={
        "pass": ("Có {count} mục.", "It has {count} sections."),
    })
    def three_sections(case: Case) -> Outcome:
        count = len(case.child.plan.sections)
        return outcome("pass" if count >= 3 else "fail", count=str(count))

    found = check(graph, language="en").where(rule="U01")
    assert {f.verdict for f in found} == {"pass"}
    assert found[0].message == "It has 5 sections."
    assert len(found.on_pairs()) == 1 and len(found.on_documents()) == 2


def test_a_failing_function_loses_nothing(graph: object) -> None:
    @register_rule("U01", "Luôn hỏng")
    def broken(case: Case) -> Outcome:
        raise ZeroDivisionError("no")

    found = check(graph)
    assert {f.verdict for f in found.where(rule="U01")} == {"undecidable"}
    assert len(found.on_pairs()) == 41


@pytest.mark.parametrize("rule_id", ["G01", "U01"])
def test_taken_ids_are_refused(rule_id: str) -> None:
    register_rule("U01", "x")(lambda case: outcome("pass"))
    with pytest.raises(ThiduaError) as caught:
        register_rule(rule_id, "x")
    assert caught.value.code == "TP401"


YAML = """
disable: [G11]
rules:
  - id: U05
    statement: Kế hoạch phải giao Văn phòng chủ trì
    statement_en: The plan must name the office as lead
    must_contain: "Văn phòng Sở chủ trì"
    roles: [organisation]
    message: Chưa giao Văn phòng chủ trì.
  - id: U06
    statement: Không dùng cụm từ “sâu rộng”
    must_not_contain: "quầy tiếp nhận"
    verdict: partial
    kinds: [KH]
"""


def test_rules_from_yaml(tmp_path: Path, graph: object) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(YAML, "utf-8")
    config = read_rules(path)
    found = check(graph, rules=config.rules, disable=config.disable)
    assert found.disabled == ("G11",)
    on = {(f.rule, Path(f.child.path).stem[:3]): f for f in found.on_documents()}
    assert on["U05", "a04"].verdict == "pass"
    assert on["U05", "a02"].verdict == "fail" and on["U05", "a02"].message == "Chưa giao Văn phòng chủ trì."
    assert on["U06", "a02"].verdict == "partial" and on["U06", "a04"].verdict == "pass"


@pytest.mark.parametrize("content", [
    "rules: [{id: U1}]", "rules: [{id: G01, statement: x, must_contain: y}]", "what: 1",
    "rules: [{id: U1, statement: x, must_contain: '('}]", "rules: [{id: U1, statement: x, colour: y}]",
    "rules: [{id: U1, statement: x}]", "[", "- 1",
])
def test_wrong_files_are_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(content, "utf-8")
    with pytest.raises(ThiduaError) as caught:
        read_rules(path)
    assert caught.value.code in ("TP401", "TP402")
