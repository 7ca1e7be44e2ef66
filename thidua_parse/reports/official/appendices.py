"""Who has issued, what could not be decided and why, and the appendices of the official report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from ...compliance.findings import Finding
from ...knowledge.compliance import rule_table
from ...linking import PlanGraph
from ...linking.analysis import Coverage, coverage
from ..faults import faults
from ..located import Located
from ..wording import Wording
from .cells import CELL, LONGEST_TABLE, Names, cut, more
from .paper import Paper

#: higher documents whose lower ones are counted, and units named of each
PARENTS, UNITS = 6, 12
#: reasons told for a rule that could not be decided, quotes shown of a document
REASONS, QUOTES = 2, 2


def issued(paper: Paper, graph: PlanGraph, names: Names, word: Wording, complete: bool) -> None:
    """Who of the units that a higher document names has issued one, the latest, and who has not.

    Higher documents are those at hand with lower ones at hand, the fullest first; nothing is said
    where none names units that are known.
    """
    parents = [(len(below), n.key, n) for n in graph.nodes if n.at_hand and (below := graph.children(n))]
    rows: list[list[str]] = []
    for _, _, node in sorted(parents, key=lambda p: (-p[0], p[1]))[:PARENTS]:
        row = _issued(coverage(graph, node, complete=complete), names, graph, word)
        if row:
            rows.append([str(len(rows) + 1), *row])
    if not rows:
        return
    paper.item(word("bc_issued"))
    paper.paragraph(word("bc_issued_complete" if complete else "bc_issued_open"))
    paper.table(
        [
            word("no"), word("higher"), word("bc_named"), word("bc_done"),
            word("bc_not_issued" if complete else "bc_not_at_hand"), word("short_undecidable").capitalize(),
            word("bc_who"),
        ],
        (1.0, 3.6, 1.4, 1.4, 1.6, 1.6, 6.2), rows, centred=(0, 2, 3, 4, 5),
    )


def _issued(found: Coverage, names: Names, graph: PlanGraph, word: Wording) -> list[str]:
    """What is told of one higher document; nothing where it names no unit that is known."""
    named = [r for r in found if r.unit and "unnamed" not in r.basis]
    plan = graph.plan(found.parent)
    if not named or plan is None:
        return []
    done = [r for r in named if r.state == "issued"]
    without = [r.unit or r.raw for r in named if r.state in ("not_issued", "not_at_hand")]
    told = []
    if without:
        told.append(word("bc_without").format(units=_listed(without, word)))
    late = max((r for r in done if r.lag is not None), key=lambda r: (r.lag or 0, r.unit or ""), default=None)
    if late is not None and len(done) > 1:
        told.append(word("bc_last").format(days=late.lag, unit=late.unit))
    counts = (len(named), len(done), len(without), len(named) - len(done) - len(without))
    return [names.full(names.of(plan)), *map(str, counts), " ".join(told) or "–"]


def _listed(units: Sequence[str], word: Wording) -> str:
    shown = list(units[:UNITS])
    if len(units) > UNITS:
        shown.append(word("bc_units_more").format(count=len(units) - UNITS))
    return "; ".join(shown)


def undecided(paper: Paper, findings: Iterable[Finding], word: Wording) -> None:
    """What could not be decided: the rule in words, how often, and what is missing."""
    paper.item(word("bc_undecided"))
    reasons: dict[str, Counter[str]] = defaultdict(Counter)
    for f in findings:
        if f.verdict == "undecidable":
            reasons[f.rule][f.message] += 1
    if not reasons:
        paper.paragraph(word("bc_none_undecided"))
        return
    counts = {rule: sum(told.values()) for rule, told in reasons.items()}
    paper.paragraph(word("bc_undecided_text").format(count=sum(counts.values())))
    rows = [
        [
            str(n), _stated(rule, word), str(counts[rule]),
            " ".join(cut(m) for m, _ in sorted(reasons[rule].items(), key=lambda x: (-x[1], x[0]))[:REASONS]),
        ]
        for n, rule in enumerate(sorted(reasons, key=lambda r: (-counts[r], r)), 1)
    ]
    paper.table(
        [word("no"), word("bc_undecided_rule"), word("bc_undecided_count"), word("bc_undecided_why")],
        (1.0, 6.2, 1.8, 7.8), rows, centred=(0, 2),
    )


def _stated(rule: str, word: Wording) -> str:
    info = rule_table().get(rule)
    return f"{info.statement(word.language)} ({rule})" if info else rule


def _appendix(paper: Paper, number: str, title: str, word: Wording) -> None:
    paper.appendix(word("bc_appendix").format(number=number), word(title), word("bc_appendix_note"))


def list_of_documents(paper: Paper, graph: PlanGraph, names: Names, word: Wording) -> None:
    """Appendix I: what was read."""
    _appendix(paper, "I", "bc_documents", word)
    rows = [
        [
            str(n), names.short(names.of(plan)), names.issuer(names.of(plan)), cut(plan.subject or "", 160),
            cut("; ".join(p.name for p in graph.parents(plan)) or "–", 160),
        ]
        for n, plan in enumerate(graph.plans[:LONGEST_TABLE], 1)
    ]
    paper.table(
        [word("no"), word("document"), word("issuer"), word("subject"), word("higher")],
        (1.0, 3.6, 3.4, 5.2, 3.6), rows,
    )
    more(paper, len(graph.plans), word)


def points_with_quotes(
    paper: Paper, findings: Iterable[Finding], names: Names, located: Located, word: Wording
) -> None:
    """Appendix II: what failed or passed in part, with the places it rests on in both documents."""
    _appendix(paper, "II", "bc_points", word)
    found = faults(findings, ("fail", "partial"))
    if not found:
        paper.paragraph(word("bc_no_points"))
        return
    rows = []
    for n, f in enumerate(found[:LONGEST_TABLE], 1):
        rows.append([
            str(n), names.full(f.child), f"{word(f.verdict)}. {_stated(f.rule, word)}. {cut(f.message)}",
            _quotes(f, located, word),
        ])
    paper.table(
        [word("no"), word("lower"), word("bc_point"), word("evidence")], (1.0, 3.4, 5.4, 7.0), rows
    )
    more(paper, len(found), word)


def _quotes(finding: Finding, located: Located, word: Wording) -> str:
    """The places of both documents that a finding rests on."""
    sides = (
        ("lower", located.quoted(finding.child, finding.evidence.child[:QUOTES], CELL)),
        ("higher", located.quoted(finding.parent, finding.evidence.parent[:QUOTES], CELL)),
    )
    told = ". ".join(f"{word(side)}: {quoted}" for side, quoted in sides if quoted)
    return told or word("nothing_to_quote").capitalize()
