"""Requirements, chains and siblings as rows for the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from ..compliance.chains import Chains, Thread
from ..compliance.findings import Party
from ..compliance.requirements import OUTCOMES, CheckedRequirement
from ..compliance.versions import Version
from ..linking import PlanGraph
from .rows import cut
from .wording import OUTCOME_VERDICTS, Wording, requirement_kind

#: threads shown of a line; broken ones first
THREADS = 12
_FATES = {
    "set": "", "kept": "pass", "raised": "pass", "shared": "", "narrower": "pass", "lowered": "fail",
    "beyond": "fail", "lost": "partial", "undecidable": "undecidable",
}


def requirement_counts(checked: Sequence[CheckedRequirement], word: Wording) -> dict[str, Any]:
    """Counts by outcome, and how many are outside the remit."""
    counts = Counter(r.outcome for r in checked)
    return {
        "counts": [(OUTCOME_VERDICTS[o], word(o), counts[o]) for o in OUTCOMES if counts[o]],
        "outside": counts["outside_remit"],
    }


def chain_views(
    cascade: Chains | None, graph: PlanGraph, anchors: Mapping[str, str], word: Wording
) -> list[dict[str, Any]]:
    """Lines with their documents and threads; what a level breaks comes first."""
    found = []
    for line in cascade.lines if cascade else ():
        threads = sorted(line.threads, key=lambda t: (not t.broken, t.kind != "period", t.kind == "award"))
        found.append({
            "documents": [_document(p, graph, anchors) for p in line.parties],
            "broken": sum(t.broken for t in line.threads),
            "threads": [_thread(t, word) for t in threads[:THREADS]],
            "more": max(0, len(threads) - THREADS),
        })
    return found


def _thread(thread: Thread, word: Wording) -> dict[str, Any]:
    return {
        "kind": requirement_kind(thread.kind, word), "what": cut(thread.what),
        "steps": [
            {"verdict": _FATES[s.fate], "fate": word(s.fate) if s.fate != "set" else "", "value": cut(s.value)}
            if s is not None else None
            for s in thread.steps
        ],
    }


def sibling_views(
    cascade: Chains | None, graph: PlanGraph, anchors: Mapping[str, str], word: Wording
) -> list[dict[str, Any]]:
    """Groups of siblings; those that stand out come first."""
    return [
        {
            "parent": _document(group.parent, graph, anchors),
            "members": [
                {
                    "document": _document(m.party, graph, anchors), "delay": "" if m.delay is None else m.delay,
                    "lacking": f"{m.lacking}/{m.checked}",
                    "outliers": [
                        word(f"outlier_{o.kind}").format(value=word.number(o.value), median=word.number(o.median))
                        for o in m.outliers
                    ],
                }
                for m in sorted(group.members, key=lambda m: (not m.outliers, -m.lacking, m.party.path or ""))
            ],
        }
        for group in (cascade.siblings if cascade else ())
    ]


def version_views(
    found: Sequence[Version], graph: PlanGraph, anchors: Mapping[str, str], word: Wording
) -> list[dict[str, Any]]:
    """Versions of one plan with a row a change."""
    return [
        {
            "earlier": _document(v.earlier, graph, anchors), "later": _document(v.later, graph, anchors),
            "how": word(f"version_{v.how}"), "kept": v.kept,
            "rows": [
                {
                    "field": word(f"field_{c.field}"), "fate": word(f"change_{c.fate}"),
                    "before": cut(c.before), "after": cut(c.after),
                }
                for c in v.changes
            ],
        }
        for v in found
    ]


def _document(party: Party, graph: PlanGraph, anchors: Mapping[str, str]) -> dict[str, Any]:
    node = graph.node(party.key) if party.key else None
    return {
        "label": (node.number if node else None) or (party.path or "").rsplit("/", 1)[-1],
        "issuer": (node.issuer if node else None) or "", "anchor": anchors.get(party.key or ""),
    }
