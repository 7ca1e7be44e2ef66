"""What the page of the hierarchy holds: documents, links, evidence, as one JSON text."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from ...compliance.findings import VERDICTS, Finding
from ...linking import Edge, Node, PlanGraph
from ...linking.analysis import orphans
from ..wording import Wording
from .hierarchy import Hung, label, plain

#: characters of a quote, quotes and findings of a document, and documents, that a page holds
QUOTE, QUOTES, FINDINGS, DOCUMENTS = 300, 3, 8, 50_000
#: above this number of documents quotes are left to the texts themselves
QUOTED = 8_000
_TOLD = ("fail", "partial", "undecidable")


def page_data(
    graph: PlanGraph, hung: Sequence[Hung], findings: Iterable[Finding], word: Wording
) -> dict[str, Any]:
    """Documents in the order of ``hung`` with short field names, links by places in that list.

    Of more than :data:`DOCUMENTS` the upper levels are kept. Quotes are cut to :data:`QUOTE`
    characters, except that a page of more than :data:`QUOTED` documents has none.
    """
    kept = _upper(hung)
    index = {hung[i].node.key: n for n, i in enumerate(kept)}
    of_node: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.child.key:
            of_node[finding.child.key].append(finding)
    lost = {o.key for o in orphans(graph)}
    over = {e.target_key for e in graph.edges if e.relation in ("replaces", "repeals") and e.status != "ambiguous"}
    documents = []
    for i in kept:
        item = hung[i]
        row = _document(item.node, item.node.key in lost)
        row["r"] = 1 if item.node.key in over else 0
        row["u"] = index[hung[item.parent].node.key] if item.parent is not None else -1
        found = of_node.get(item.node.key)
        if found:
            row["v"] = next((v for v in VERDICTS if any(f.verdict == v for f in found)), "")
            row["vc"] = dict(sorted(Counter(f.verdict for f in found).items()))
            told = [f for f in found if f.verdict in _TOLD]
            told.sort(key=lambda f: (VERDICTS.index(f.verdict), f.rule))
            row["f"] = [_finding(f) for f in told[:FINDINGS]]
            row["fn"] = len(told) - len(row["f"])
        documents.append(_slim(row))
    quoted = len(kept) <= QUOTED
    links = [
        _link(graph, edge, index, quoted, word) for edge in graph.edges
        if edge.source_key in index and edge.target_key in index and edge.source_key != edge.target_key
    ]
    return {
        "documents": documents, "links": links, "total": len(hung),
        "checked": bool(of_node), "language": word.language,
    }


def _upper(hung: Sequence[Hung]) -> list[int]:
    """Places of the documents that the page holds: all, or as many whole levels as fit."""
    if len(hung) <= DOCUMENTS:
        return list(range(len(hung)))
    by_depth = sorted(range(len(hung)), key=lambda i: (hung[i].depth, i))
    return sorted(by_depth[:DOCUMENTS])


def _document(node: Node, lost: bool) -> dict[str, Any]:
    return {
        "n": label(node), "i": plain(node.issuer), "d": plain(Wording.day(node.date)), "iso": plain(node.date),
        "s": plain(node.subject), "t": plain(node.kind), "l": node.level or "",
        "c": plain(node.campaign), "p": plain(node.path),
        "h": 1 if node.at_hand else 0, "o": 1 if lost else 0,
        "st": node.status if node.status == "inferred" else "",
        "cf": node.confidence or 0,
        "e": [plain(e.note) for e in node.evidence if e.note],
    }


def _link(
    graph: PlanGraph, edge: Edge, index: dict[str, int], quoted: bool, word: Wording
) -> dict[str, Any]:
    plan = graph.plan(edge.source_key) if quoted and edge.mentions else None
    quotes = [
        _cut(plain(plan.text[m.start : m.end])) for m in edge.mentions[:QUOTES]
    ] if plan else []
    return _slim({
        "a": index[edge.source_key], "b": index[edge.target_key], "r": word(edge.relation),
        "m": 1 if edge.is_parent else 0, "st": edge.status if edge.status != "stated" else "",
        "cf": edge.confidence, "w": [plain(r) for r in edge.reasons],
        "q": list(dict.fromkeys(q for q in quotes if q)),
        "x": [
            {"k": plain(c.key), "w": [plain(r) for r in c.reasons]} for c in edge.candidates if c.score
        ] if edge.status == "ambiguous" else [],
    })


def _finding(finding: Finding) -> dict[str, Any]:
    quotes = (*finding.evidence.child[:2], *finding.evidence.parent[:2])
    return _slim({
        "r": plain(finding.rule), "v": finding.verdict, "m": plain(finding.message),
        "q": [_cut(plain(q.quote)) for q in quotes if q.quote.strip()],
    })


def _cut(text: str) -> str:
    return text if len(text) <= QUOTE else text[:QUOTE].rstrip() + "…"


def _slim(row: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty: a page of thousands of documents is half as large."""
    return {k: v for k, v in row.items() if v not in ("", [], None) and (v != 0 or k in ("a", "b", "u"))}


def script_json(value: Any) -> str:
    """JSON that can stand inside a ``script`` element: nothing in it can end the element.

    ``<``, ``>``, ``&`` and the line separators are written as escapes (HTML, script data state).
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
