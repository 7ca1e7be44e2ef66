"""``thidua requirements``: demands of a higher document, alone and with a lower one."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.commands import thidua

PLANS = Path(__file__).parents[2] / "corpus/plans"
CHILD, PARENT = PLANS / "a06-kh-ubnd-kim-bang.txt", PLANS / "a02-kh-ubnd-ha-nam.txt"


def requirements(*arguments):
    return thidua("requirements", *arguments)


def test_without_lower_plans_the_demands_alone():
    done = requirements(PARENT, "--format", "json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 0 and len(rows) > 20
    assert all(r["outcome"] is None and r["child"] is None for r in rows)
    assert {"do", "target", "report", "deadline"} <= {r["requirement"]["kind"] for r in rows}


@pytest.mark.parametrize("name", ["96/KH-UBND", PARENT.name, PARENT.stem])
def test_with_a_lower_plan_the_outcomes(name):
    done = requirements(PARENT, CHILD, "--of", name, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff"))))
    assert {Path(r["child_path"]).name for r in rows} == {CHILD.name}
    assert {Path(r["parent_path"]).name for r in rows} == {PARENT.name}
    assert {"met", "adapted", "outside_remit"} <= {r["outcome"] for r in rows}
    assert all(r["child_quotes"] for r in rows if r["outcome"] in ("met", "adapted"))


def test_the_table_counts_the_outcomes():
    done = requirements(PARENT, CHILD)
    assert done.exit_code == 0 and "Thực hiện đúng: " in done.stdout


def test_a_document_that_is_not_there_is_told():
    done = requirements(PARENT, "--of", "1/KH-UBND")
    assert done.exit_code == 2 and "1/KH-UBND" in done.output
