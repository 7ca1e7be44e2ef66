"""The sample plans: every planted fault is found, and no rule fails on the faultless ones."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from thidua_parse.api import parse
from thidua_parse.compliance import Finding, Findings, check
from thidua_parse.linking.link import link

CORPUS = Path(__file__).parents[2] / "corpus"
FAULTS = yaml.safe_load((CORPUS / "faults.yaml").read_text("utf-8"))


@cache
def findings() -> Findings:
    return check(link([parse(p) for p in sorted((CORPUS / "plans").iterdir())]))


def stem(party: object) -> str | None:
    path = getattr(party, "path", None)
    return Path(path).stem if path else None


def of(document: str, rule: str, parent: str | None) -> list[Finding]:
    return [
        f for f in findings()
        if f.rule == rule and stem(f.child) == document and stem(f.parent) == parent
    ]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f"{f['document']}-{f['rule']}")
def test_planted_fault_is_found(fault: dict) -> None:
    found = of(fault["document"], fault["rule"], fault["parent"])
    assert len(found) == 1
    assert found[0].verdict == fault["verdict"], found[0].message


def test_no_rule_fails_on_faultless_plans() -> None:
    faulty = {f["document"] for f in FAULTS}
    wrong = [
        (f.rule, stem(f.child), stem(f.parent), f.message)
        for f in findings().failures if stem(f.child) not in faulty
    ]
    assert not wrong


def test_forty_findings_for_every_pair() -> None:
    rules = [f"G{n:02d}" for n in range(1, 41)]
    pairs: dict[tuple, list[str]] = {}
    for f in findings().on_pairs():
        pairs.setdefault((f.child.id, f.parent.id), []).append(f.rule)
    assert len(pairs) >= 25
    assert all(found == rules for found in pairs.values())
