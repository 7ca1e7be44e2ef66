"""What failed, the worst first: the order of every list that a superior reads from the top."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from ..compliance.findings import Finding

SEVERITIES = ("high", "medium", "low", "info")


def severity_rank(finding: Finding) -> int:
    """0 for the gravest; own severities come last."""
    return SEVERITIES.index(finding.severity) if finding.severity in SEVERITIES else len(SEVERITIES)


def once(findings: Iterable[Finding]) -> list[Finding]:
    """A fault of the document alone is told once, not again for each of its pairs."""
    found = list(findings)
    own = {(f.child.path, f.rule, f.message) for f in found if f.parent is None}
    return [f for f in found if f.parent is None or (f.child.path, f.rule, f.message) not in own]


def faults(findings: Iterable[Finding], verdicts: Sequence[str] = ("fail",)) -> list[Finding]:
    """Findings of the given verdicts, each fault once: by verdict in their order, severity, document, rule."""
    chosen = once(f for f in findings if f.verdict in verdicts)
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
    counts: Counter[tuple[str, int]] = Counter((f.verdict, severity_rank(f)) for f in findings)
    fails = [-counts["fail", rank] for rank in range(len(SEVERITIES) + 1)]
    rest = (-sum(n for (v, _), n in counts.items() if v == verdict) for verdict in ("partial", "undecidable"))
    return (*fails, *rest)
