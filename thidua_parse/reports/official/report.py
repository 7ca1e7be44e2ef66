"""What the official report says: situation, results in tables, remarks and proposals."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ...compliance.findings import VERDICTS, Finding, Findings, Party
from ...compliance.requirements import OUTCOMES, CheckedRequirements
from ...errors import ThiduaError
from ...linking import PlanGraph
from ..faults import faults, severity_rank
from ..located import Located
from ..reviews import review_lines
from ..wording import Wording
from ..workbook import group_name
from .appendices import issued, list_of_documents, points_with_quotes, undecided
from .cells import LONGEST_TABLE, Names, cut, more
from .paper import Paper

if TYPE_CHECKING:
    from ...compliance.chains import Chains

#: units named one by one in the proposals
UNITS_NAMED = 20
#: points named for a unit
POINTS_NAMED = 4
_LACKING = ("contradicted", "missing", "weaker")


def official_report(
    graph: PlanGraph,
    findings: Findings,
    requirements: CheckedRequirements,
    chains: Chains | None,
    errors: Sequence[ThiduaError],
    word: Wording,
    complete: bool = False,
    located: Located | None = None,
) -> bytes:
    """The report as DOCX bytes; what depends on the office is left in brackets to be filled in.

    ``complete``: the collection holds everything issued, so what is missing was not issued.
    ``located``: places of quotes that other parts of the report have asked for, too.
    """
    paper = Paper(f"{word('bc_kind')}: {word('bc_subject')}")
    names, located = Names(graph, word), located or Located(graph, word)
    _head(paper, word)
    failed, pairs = faults(findings), _pairs(findings)
    _situation(paper, graph, findings, len(pairs), errors, word)
    paper.heading(word("bc_part2"), part=True)
    _overall(paper, findings, word)
    issued(paper, graph, names, word, complete)
    _failed(paper, failed, names, word)
    _by_requirement(paper, requirements, names, word)
    undecided(paper, findings, word)
    if chains is not None:
        _siblings(paper, chains, names, word)
    _proposals(paper, failed, pairs, names, word)
    _closing(paper, word)
    list_of_documents(paper, graph, names, word)
    points_with_quotes(paper, findings, names, located, word)
    return paper.to_bytes()


def _head(paper: Paper, word: Wording) -> None:
    paper.two_columns(
        (
            {"text": word("bc_superior")}, {"text": word("bc_issuer"), "bold": True}, {"rule": True},
            {"text": word("bc_number"), "before": 4},
        ),
        (
            {"text": word("bc_nation"), "bold": True, "size": 12},
            {"text": word("bc_motto"), "bold": True, "size": 13}, {"rule": True},
            {"text": word("bc_place"), "italic": True, "before": 4},
        ),
        (6.4, 10.1),
    )
    paper.line(word("bc_kind"), bold=True, before=16)
    paper.line(word("bc_subject"), bold=True, rule=True)
    paper.line(word("bc_to"), before=6, after=8)


def _situation(
    paper: Paper, graph: PlanGraph, findings: Findings, pairs: int, errors: Sequence[ThiduaError], word: Wording
) -> None:
    paper.heading(word("bc_part1"), part=True)
    paper.paragraph(word("bc_scope").format(plans=len(graph.plans), pairs=pairs))
    levels = Counter(p.issuing_body.level for p in graph.plans if p.issuing_body and p.issuing_body.level)
    if levels:
        named = ", ".join(
            f"{word(level).lower()} {levels[level]}"
            for level in ("central", "province", "district", "commune", "unit") if level in levels
        )
        paper.paragraph(word("bc_levels").format(levels=named))
    if errors:
        paper.paragraph(word("bc_errors").format(count=len(errors)))
    lines = review_lines(graph.plans, findings, word)
    if lines:
        names = ", ".join(sorted({line.by for line in lines}))
        paper.paragraph(word("bc_reviewed").format(count=len(lines), names=names))
    if findings.disabled:
        paper.paragraph(f"{word('disabled')}: {', '.join(findings.disabled)}.")
    paper.paragraph(word("bc_method"))


def _pairs(findings: Findings) -> dict[tuple[str, str], list[Finding]]:
    pairs: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.parent is not None:
            pairs[finding.child.path or "", finding.parent.path or ""].append(finding)
    return pairs


def _counted(counts: Counter[str], order: Iterable[str], word: Wording) -> str:
    return ", ".join(f"{word(v).lower()} {counts[v]}" for v in order if counts[v])


def _overall(paper: Paper, findings: Findings, word: Wording) -> None:
    paper.item(word("bc_overall"))
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for (group, verdict), count in Counter([(f.group, f.verdict) for f in findings]).items():
        groups[group][verdict] = count
    counts = sum(groups.values(), Counter[str]())
    paper.paragraph(
        word("bc_overall_text").format(count=len(findings), verdicts=_counted(counts, VERDICTS, word) or "0")
    )
    rows = [
        [str(n), group_name(group, word), *(str(count[v]) for v in VERDICTS)]
        for n, (group, count) in enumerate(groups.items(), 1)
    ]
    if rows:
        heads = [word("no"), word("group"), *(word(v) for v in VERDICTS)]
        paper.table(heads, (1.1, 5.4, *([2.0] * len(VERDICTS))), rows, centred=(0, *range(2, 2 + len(VERDICTS))))


def _failed(paper: Paper, failed: Sequence[Finding], names: Names, word: Wording) -> None:
    paper.item(word("bc_failed"))
    if not failed:
        paper.paragraph(word("bc_none_failed"))
        return
    paper.paragraph(word("bc_failed_text").format(count=len(failed)))
    rows = [
        [
            str(n), names.full(f.child), names.short(f.parent) if f.parent else "–",
            cut(f"{f.message} ({f.rule})"), word(f.severity),
        ]
        for n, f in enumerate(failed[:LONGEST_TABLE], 1)
    ]
    paper.table(
        [word("no"), word("lower"), word("higher"), word("message"), word("severity")],
        (1.1, 4.4, 3.4, 5.9, 2.0), rows, centred=(0, 4),
    )
    more(paper, len(failed), word)


def _by_requirement(
    paper: Paper, requirements: CheckedRequirements, names: Names, word: Wording
) -> None:
    paper.item(word("bc_requirements"))
    if not requirements:
        paper.paragraph(word("bc_no_requirements"))
        return
    counts = Counter(r.outcome for r in requirements)
    paper.paragraph(
        word("bc_requirements_text").format(
            count=len(requirements), outcomes=_counted(Counter(counts), reversed(OUTCOMES), word)
        )
    )
    units: dict[tuple[str, str], tuple[Party, Party, Counter[str]]] = {}
    for r in requirements:
        key = (r.child.path or "", r.parent.path or "")
        unit = units.get(key) or units.setdefault(key, (r.child, r.parent, Counter()))
        unit[2][r.outcome] += 1
    shown = ("met", "adapted", "weaker", "contradicted", "missing", "undecidable", "outside_remit")
    rows = [
        [str(n), names.issuer(child), names.short(parent), *(str(count[o]) for o in shown)]
        for n, (child, parent, count) in enumerate(list(units.values())[:LONGEST_TABLE], 1)
    ]
    paper.table(
        [word("no"), word("unit_name"), word("higher"), *(word(o) for o in shown)],
        (1.0, 3.4, 3.1, *([1.35] * len(shown))), rows, centred=(0, *range(3, 3 + len(shown))),
    )
    more(paper, len(units), word)
    lacking = [r for r in requirements if r.outcome in _LACKING]
    if not lacking:
        return
    paper.paragraph(word("bc_lacking"))
    rows = [
        [
            str(n), names.issuer(r.child),
            cut(f"{r.requirement.item + ': ' if r.requirement.item else ''}{r.requirement.text}"),
            word(r.outcome), cut(r.message),
        ]
        for n, r in enumerate(lacking[:LONGEST_TABLE], 1)
    ]
    paper.table(
        [word("no"), word("unit_name"), word("requirement"), word("outcome"), word("reason")],
        (1.0, 3.4, 6.0, 2.4, 4.0), rows, centred=(0, 3),
    )
    more(paper, len(lacking), word)


def _siblings(paper: Paper, chains: Chains, names: Names, word: Wording) -> None:
    paper.item(word("bc_siblings"))
    rows = []
    for group in chains.siblings:
        for member in group.members:
            for outlier in member.outliers:
                reason = word(f"outlier_{outlier.kind}").format(value=word.number(outlier.value), median=word.number(outlier.median))
                rows.append([names.issuer(member.party), names.short(group.parent), reason])
    if not rows:
        paper.paragraph(word("bc_no_siblings"))
        return
    numbered = [[str(n), *row] for n, row in enumerate(rows[:LONGEST_TABLE], 1)]
    paper.table(
        [word("no"), word("unit_name"), word("higher"), word("outlier")], (1.0, 5.2, 4.8, 5.8), numbered
    )
    more(paper, len(rows), word)


def _proposals(
    paper: Paper, failed: Sequence[Finding], pairs: Mapping[tuple[str, str], Sequence[Finding]], names: Names,
    word: Wording,
) -> None:
    """What each unit is asked to mend, the most first."""
    paper.heading(word("bc_part3"), part=True)
    faulty = sum(1 for found in pairs.values() if any(f.verdict == "fail" for f in found))
    paper.paragraph(word("bc_remark").format(pairs=len(pairs), clean=len(pairs) - faulty, faulty=faulty))
    by_child: dict[tuple[str | None, str | None], list[Finding]] = defaultdict(list)
    for finding in failed:
        if finding.severity in ("high", "medium"):
            by_child[finding.child.path, finding.child.id].append(finding)
    if not by_child:
        paper.paragraph(word("bc_nothing_to_ask"))
        return
    units = sorted(by_child.values(), key=lambda found: (-sum(f.severity == "high" for f in found), -len(found), found[0].child.path or ""))
    for found in units[:UNITS_NAMED]:
        issuer = names.issuer(found[0].child)
        found.sort(key=lambda f: (severity_rank(f), f.rule))
        points = "; ".join(
            cut(text.rstrip(".") if text.startswith(issuer) else _lower_first(text.rstrip(".")), 180)
            for text in list(dict.fromkeys(f.message for f in found))[:POINTS_NAMED]
        )
        paper.paragraph(
            word("bc_ask").format(issuer=issuer, document=names.short(found[0].child), points=points)
        )
    if len(units) > UNITS_NAMED:
        paper.paragraph(word("bc_ask_rest").format(count=len(units) - UNITS_NAMED))


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _closing(paper: Paper, word: Wording) -> None:
    paper.paragraph(word("bc_closing"), keep=True)
    recipients = [
        {"text": line, "size": 11, "align": "left"} for line in word("bc_recipient_lines").split("\n")
    ]
    paper.two_columns(
        ({"text": word("bc_recipients"), "size": 12, "bold": True, "italic": True, "align": "left"}, *recipients),
        (
            {"text": word("bc_authority"), "bold": True, "size": 13.5},
            {"text": word("bc_signature"), "italic": True, "before": 36, "after": 36},
            {"text": word("bc_name"), "bold": True, "size": 14},
        ),
        (7.8, 8.7),
    )


