"""The sample plans of ``corpus/plans``, and the graph of all of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import thidua_parse as tp

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "plans"


@cache
def corpus() -> tp.PlanGraph:
    """The graph of all sample plans, made once a process; graphs are frozen."""
    return tp.link(p for p in tp.parse_many([CORPUS]) if isinstance(p, tp.Plan))
