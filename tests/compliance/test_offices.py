"""Pairs of offices of all kinds, and what careless or sly ones change in them.

The plans of ``offices/`` are invented: a ministry and a department, a province with districts, departments
and communes of today, Party committees, the Front, unions, the Youth Union, a school, an enterprise,
boards, a decision of the Prime Minister that a province carries out in words of its own, a regulation,
a letter, a guideline, a chain of three levels, a table of tasks. ``faults.yaml``
names each fault with the rules that must see it and those that may follow, and harmless changes.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from .pair_helpers import founded, judge, plan, worsened

FOLDER = Path(__file__).parent / "offices"
TABLE = yaml.safe_load((FOLDER / "faults.yaml").read_text("utf-8"))
CHILDREN = sorted(p.stem for p in FOLDER.glob("*2.txt"))
#: what a reader finds in the plans as they are: a board without a copy, no part on the purpose
KNOWN = {"g2": {"G35"}, "72": {"G39"}}


@cache
def text(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text("utf-8")


def judged(child: str, content: str):
    parent = f"{child[:-1]}1"
    return judge(plan(parent, text(parent)), plan(child, content))


@cache
def clean(child: str):
    return judged(child, text(child))


def changed(row) -> str:
    content = text(row["plan"])
    for old, new in row["put"]:
        assert old in content
        content = content.replace(old, new)
    return content


def worse(child: str, verdicts: dict[str, str]) -> set[str]:
    return worsened(clean(child)[0], verdicts)


@pytest.mark.parametrize("child", CHILDREN)
def test_a_plan_that_follows(child: str) -> None:
    verdicts, requirements = clean(child)
    assert "fail" not in verdicts.values()
    assert {rule for rule, verdict in verdicts.items() if verdict == "partial"} <= KNOWN.get(child, set())
    assert {r.outcome for r in requirements} <= {"met", "adapted", "outside_remit", "undecidable"}
    assert founded(requirements, text(child))


@pytest.mark.parametrize("row", TABLE["faults"], ids=lambda r: f"{r['plan']} {r['fault']}")
def test_a_fault(row) -> None:
    content = changed(row)
    verdicts, requirements = judged(row["plan"], content)
    found = worse(row["plan"], verdicts)
    assert set(row["seen"]) <= found
    assert found <= {*row["seen"], *row.get("too", ())}
    assert founded(requirements, content)


@pytest.mark.parametrize("row", TABLE["harmless"], ids=lambda r: f"{r['plan']} {r['change']}")
def test_a_change_of_wording(row) -> None:
    verdicts, _ = judged(row["plan"], changed(row))
    assert not worse(row["plan"], verdicts)


@pytest.mark.parametrize("child", CHILDREN)
def test_lines_broken_anywhere(child: str) -> None:
    """A text whose long lines are wrapped is the same plan."""
    broken = "\n".join(_wrapped(line) for line in text(child).split("\n"))
    verdicts, _ = judged(child, broken)
    assert not worse(child, verdicts)


def _wrapped(line: str, width: int = 90) -> str:
    rows, row = [], ""
    for word in line.split(" "):
        if row and len(row) + len(word) >= width:
            rows.append(row)
            row = word
        else:
            row = f"{row} {word}".strip() if row else word
    return "\n".join([*rows, row])
