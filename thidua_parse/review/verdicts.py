"""Corrections put onto findings: a person's verdict holds, the machine's stays visible."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..compliance.findings import VERDICTS, Finding, Findings, Party, Verdict
from ..errors import Language
from .apply import Again, same_file
from .model import Correction, effective

#: verdicts in sentences
NAMES: dict[str, tuple[str, str]] = {
    "pass": ("đạt", "pass"), "fail": ("không đạt", "fail"), "partial": ("đạt một phần", "partial"),
    "undecidable": ("chưa đủ căn cứ kết luận", "cannot be decided"),
    "not_applicable": ("không áp dụng", "not applicable"),
}
_CONFIRMED = ("{who} rà soát ngày {day}: xác nhận kết luận {now}", "reviewed by {who} on {day}: {now} confirmed")
_CHANGED = (
    "{who} rà soát ngày {day}: máy kết luận {was}, nay kết luận {now}",
    "reviewed by {who} on {day}: was {was}, now {now}",
)


@dataclass(frozen=True, slots=True)
class Judged:
    """Findings with the corrections on them, and those that need looking at again."""

    findings: Findings
    again: tuple[Again, ...] = ()


def verdict_subject(rule: str, parent: Party | None) -> str:
    """What decisions on a verdict are compared by."""
    return f"{rule}:{(parent.id or parent.key) if parent else ''}"


def apply_to_findings(
    findings: Findings, corrections: Iterable[Correction], *, language: Language = "vi"
) -> Judged:
    """``findings`` with the verdicts that persons have given.

    ``reviewed.was`` is the machine's verdict; the sentence begins with who decided what, when and
    why. A decision on a finding that is no longer there (other contents, no such pair) is told.
    """
    held = {c.key: c for c in effective(list(corrections)) if c.target == "verdict"}
    if not held:
        return Judged(findings)
    used: set[tuple[str, str, str]] = set()
    made = []
    for finding in findings:
        key = (finding.child.id or "", "verdict", verdict_subject(finding.rule, finding.parent))
        decision = held.get(key)
        if decision is None:
            made.append(finding)
        else:
            used.add(key)
            made.append(_judged(finding, decision, language))
    paths = {f.child.path or "" for f in findings}
    again = tuple(
        Again(c, "content" if all(f.child.id != c.document for f in findings) else "away")
        for key, c in held.items()
        if key not in used and any(same_file(c.path, path) for path in paths)
    )
    return Judged(Findings(tuple(made), findings.disabled), again)


def _judged(finding: Finding, c: Correction, language: Language) -> Finding:
    wanted = c.new.get("verdict") if c.action == "correct" else c.old.get("verdict")
    verdict: Verdict = next((v for v in VERDICTS if v == wanted), finding.verdict)
    template = _CONFIRMED if verdict == finding.verdict else _CHANGED
    heads = [
        template[n].format(
            who=c.who, day=c.when[:10], was=NAMES[finding.verdict][n], now=NAMES[verdict][n]
        ) + (f" ({c.note})" if c.note else "")
        for n in (0, 1)
    ]
    sentences = finding.sentences or {"vi": finding.message, "en": finding.message}
    told = {
        lang: f"[{heads[n][0].upper()}{heads[n][1:]}] {sentences.get(lang, finding.message)}"
        for n, lang in enumerate(("vi", "en"))
    }
    return finding.changed(
        verdict=verdict, confidence=1.0, message=told[language], sentences=told,
        reviewed=c.reviewed(finding.verdict, verdict, field="verdict"),
    )
