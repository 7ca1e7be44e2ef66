"""Pairs of plans in words, judged; which rules got worse, and whether what counts as fulfilled is quoted."""

from __future__ import annotations

from functools import cache

import thidua_parse as tp
from thidua_parse.compliance import check, check_requirements, prepare
from thidua_parse.parsing import parse_text
from thidua_parse.reading.text import read_text

WORSE = {"pass": 0, "not_applicable": 0, "undecidable": 0, "partial": 1, "fail": 2}


@cache
def plan(name: str, content: str):
    return parse_text(read_text(content.encode(), f"{name}.txt"))


def judge(parent, child):
    """Verdicts by rule on the lower plan of a pair, and what became of every requirement."""
    graph = tp.link([parent, child])
    run = prepare(graph, segment=False)
    found = check(graph, run=run).where(test=lambda f: f.child.path == child.source.path)
    return {f.rule: f.verdict for f in (found.on_pairs() or found.on_documents())}, check_requirements(graph, run=run)


def worsened(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {k for k, v in after.items() if WORSE[v] > WORSE[before.get(k, "pass")]}


def founded(requirements, content: str) -> bool:
    """Whether what counts as fulfilled is quoted from the text."""
    flat = " ".join(content.split())
    return all(
        r.evidence.child and all(" ".join(q.quote.split()) in flat for q in r.evidence.child)
        for r in requirements if r.outcome in ("met", "adapted")
    )
