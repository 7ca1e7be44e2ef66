"""Two pairs of the corpus, written in their own words, and what careless or sly offices change in them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from .pair_helpers import founded, judge, plan, worsened

PLANS = Path(__file__).parents[2] / "corpus" / "plans"
TABLE = yaml.safe_load(Path(__file__).with_name("corpus_faults.yaml").read_text("utf-8"))


@cache
def text(name: str) -> str:
    return (PLANS / f"{name}.txt").read_text("utf-8")


def judged(row, content: str):
    higher, lower = row["pair"]
    return judge(plan(higher, text(higher)), plan(lower, content))


def changed(row) -> str:
    content = text(row["pair"][1])
    for old, new in row["put"]:
        assert old in content
        content = content.replace(old, new)
    return content


@cache
def clean(higher: str, lower: str) -> dict[str, str]:
    return judge(plan(higher, text(higher)), plan(lower, text(lower)))[0]


@pytest.mark.parametrize("row", TABLE["faults"], ids=lambda r: f"{r['pair'][1][:3]} {r['fault']}")
def test_a_fault(row) -> None:
    content = changed(row)
    verdicts, requirements = judged(row, content)
    found = worsened(clean(*row["pair"]), verdicts)
    assert set(row["seen"]) <= found <= {*row["seen"], *row.get("too", ())}
    assert founded(requirements, content)


@pytest.mark.parametrize("row", TABLE["harmless"], ids=lambda r: f"{r['pair'][1][:3]} {r['change']}")
def test_a_change_of_wording(row) -> None:
    assert not worsened(clean(*row["pair"]), judged(row, changed(row))[0])
