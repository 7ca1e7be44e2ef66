"""Findings counted by issuing body, level, province, rule, severity, campaign and time.

What cannot be decided is counted for itself and never as a pass: ``share`` is taken over the
findings that were decided (pass, partial, fail), a partial one counting half.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from ..arguments import choose
from ..linking.evidence import own_campaigns
from ..linking.graph import PlanGraph
from ..record import Plan
from .findings import VERDICTS, Finding

Dimension = Literal[
    "unit", "level", "province", "rule", "group", "severity", "campaign", "year", "quarter", "month"
]
DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)
#: dimensions of time, which are ordered by their key instead of by what failed
TIMES: frozenset[str] = frozenset({"year", "quarter", "month"})
#: key of documents (or findings) that do not tell
UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Aggregate:
    """Findings that share a key: how many documents, and how many findings of every verdict."""

    key: str
    documents: int
    counts: Mapping[str, int]

    @property
    def decided(self) -> int:
        """Number of findings with a verdict about the documents."""
        return self.counts["pass"] + self.counts["partial"] + self.counts["fail"]

    @property
    def share(self) -> float | None:
        """Share (0 to 1) of what was decided that passed; None where nothing was decided."""
        if not self.decided:
            return None
        return (self.counts["pass"] + self.counts["partial"] / 2) / self.decided

    def row(self) -> dict[str, Any]:
        """One flat row for CSV, XLSX and data frames; the share rounded to 4 places."""
        share = None if self.share is None else round(self.share, 4)
        return {"key": self.key, "documents": self.documents, **self.counts, "share": share}


#: what tells a lower document: its id and path
_Identity = tuple[str | None, str | None]


class Tally:
    """Findings counted once by document and by rule, group and severity, for several tables."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        counted: Counter[tuple[_Identity, str, str, str, str]] = Counter(
            [((f.child.id, f.child.path), f.verdict, f.rule, f.group, f.severity) for f in findings]
        )
        self.documents: dict[_Identity, Counter[str]] = defaultdict(Counter)
        #: dimension of findings → key → verdicts, and the documents
        self.own: dict[str, dict[str, tuple[Counter[str], set[_Identity]]]] = {
            name: defaultdict(lambda: (Counter(), set())) for name in ("rule", "group", "severity")
        }
        rules, groups, severities = self.own.values()
        for (identity, verdict, rule, group, severity), times in counted.items():
            self.documents[identity][verdict] += times
            for counts, documents in (rules[rule], groups[group], severities[severity]):
                counts[verdict] += times
                documents.add(identity)


def aggregate(
    graph: PlanGraph, findings: Iterable[Finding] | Tally, by: Dimension
) -> tuple[Aggregate, ...]:
    """``findings`` of ``graph`` by one dimension of the lower document (or of the rule).

    Ordered by the number of failures, then by key; dimensions of time by key, so that they are a
    trend ("2021", "2021-Q3", "2021-09"; a date that is not known that far counts as ``?``). A
    document with several campaigns counts under each. Who asks for several tables counts the findings
    once (:class:`Tally`). Raises :class:`~thidua_parse.errors.WrongValue`
    (TP702) for another dimension.
    """
    choose(by, DIMENSIONS, "tp.aggregate", "dimension")
    tally = findings if isinstance(findings, Tally) else Tally(findings)
    if by in tally.own:
        counted = tally.own[by]
    else:
        counted = defaultdict(lambda: (Counter(), set()))
        keys = _document_keys(graph, by)
        for identity, verdicts in tally.documents.items():
            for key in keys.get(identity, (UNKNOWN,)):
                counted[key][0].update(verdicts)
                counted[key][1].add(identity)
    made = [
        Aggregate(key, len(documents), {v: found.get(v, 0) for v in VERDICTS})
        for key, (found, documents) in counted.items()
    ]
    if by in TIMES:
        return tuple(sorted(made, key=lambda a: (a.key == UNKNOWN, a.key)))
    return tuple(sorted(made, key=lambda a: (-a.counts["fail"], -a.counts["partial"], a.key)))


def _document_keys(
    graph: PlanGraph, by: Dimension
) -> dict[tuple[str | None, str | None], tuple[str, ...]]:
    found: dict[tuple[str | None, str | None], tuple[str, ...]] = {}
    for plan in graph.plans:
        found[plan.id, plan.source.path] = _keys(graph, plan, by)
    return found


def _keys(graph: PlanGraph, plan: Plan, by: Dimension) -> tuple[str, ...]:
    body = plan.issuing_body
    if by == "unit":
        return ((body.name or body.raw) if body else UNKNOWN,)
    if by == "level":
        return ((body.level if body else None) or UNKNOWN,)
    if by == "province":
        return ((body.province if body else None) or UNKNOWN,)
    if by == "campaign":
        return tuple(sorted(set(own_campaigns(plan)))) or (UNKNOWN,)
    return (period_of(graph.node(plan).date, by),)


def period_of(iso: str | None, by: str) -> str:
    """The year, quarter or month of an ISO date that may be partial; ``?`` where it does not say."""
    if not iso or iso.startswith("--"):
        return UNKNOWN
    if by == "year":
        return iso[:4]
    if len(iso) < 7:
        return UNKNOWN
    return iso[:7] if by == "month" else f"{iso[:4]}-Q{(int(iso[5:7]) + 2) // 3}"


def time_step(graph: PlanGraph) -> Dimension:
    """The step of time that suits the dates at hand: months up to two years, quarters up to six."""
    years: Sequence[int] = sorted(
        int(n.date[:4]) for n in graph.nodes if n.at_hand and n.date and n.date[:4].isdigit()
    )
    span = years[-1] - years[0] + 1 if years else 0
    return "month" if span <= 2 else "quarter" if span <= 6 else "year"
