"""What failed, the worst first: the order of every list that a superior reads from the top."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ..compliance.findings import VERDICTS, Finding, Verdict

SEVERITIES = ("high", "medium", "low", "info")
_SEVERITY_RANKS = {severity: rank for rank, severity in enumerate(SEVERITIES)}
_VERDICT_RANKS = {verdict: rank for rank, verdict in enumerate(VERDICTS)}


def severity_rank(finding: Finding) -> int:
    """0 for the gravest; own severities come last."""
    return _SEVERITY_RANKS.get(finding.severity, len(SEVERITIES))


@lru_cache(maxsize=4096)
def _rank(verdict: Verdict, severity: str, rule: str) -> tuple[int, int, str]:
    return _VERDICT_RANKS[verdict], _SEVERITY_RANKS.get(severity, len(SEVERITIES)), rule


def finding_rank(finding: Finding) -> tuple[int, int, str]:
    """Sort key of a finding, the worst first: verdict, then severity, then rule."""
    return _rank(finding.verdict, finding.severity, finding.rule)


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by verdict and severity, the worst first, else in their order.

    Ranks are few, so that each finding is put beside its like instead of being compared with others.
    """
    alike: dict[tuple[int, int], list[Finding]] = defaultdict(list)
    for finding in findings:
        alike[finding_rank(finding)[:2]].append(finding)
    return [finding for rank in sorted(alike) for finding in alike[rank]]


def once(findings: Iterable[Finding]) -> list[Finding]:
    """A fault of the document alone is told once, not again for each of its pairs."""
    found = list(findings)
    own = {(f.child.path, f.rule, f.message) for f in found if f.parent is None}
    return [f for f in found if f.parent is None or (f.child.path, f.rule, f.message) not in own]


def faults(findings: Iterable[Finding], verdicts: Sequence[str] = ("fail",)) -> list[Finding]:
    """Findings of the given verdicts, each fault once: by verdict in their order, severity, document, rule."""
    chosen = once([f for f in findings if f.verdict in verdicts])
    return sorted(
        chosen, key=lambda f: (verdicts.index(f.verdict), severity_rank(f), f.child.path or "", f.rule)
    )


def findings_by_child(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Findings of each lower document by its path."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.child.path or ""].append(finding)
    return found


def badness(findings: Iterable[Finding]) -> tuple[int, ...]:
    """Sort key of a document or pair, the worst first: failures by severity, partial, undecided."""
    fails, partial, undecided = [0] * (len(SEVERITIES) + 1), 0, 0
    for finding in findings:
        verdict = finding.verdict
        if verdict == "fail":
            fails[severity_rank(finding)] -= 1
        elif verdict == "partial":
            partial -= 1
        elif verdict == "undecidable":
            undecided -= 1
    return (*fails, partial, undecided)
