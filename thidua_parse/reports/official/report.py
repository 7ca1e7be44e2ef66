"""What the official report says: situation, results in tables, remarks and proposals."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ...compliance.findings import VERDICTS, Finding, Findings, Party
from ...compliance.requirements import OUTCOMES, CheckedRequirements
from ...errors import ThiduaError
from ...linking import PlanGraph
from ...record import Plan
from ..reviews import review_lines
from ..wording import Wording
from ..workbook import group_name
from .paper import Paper

if TYPE_CHECKING:
    from ...compliance.chains import Chains

#: rows of a table before the rest is left to the workbook
LONGEST_TABLE = 200
#: units named one by one in the proposals
UNITS_NAMED = 20
#: points named for a unit
POINTS_NAMED = 4
#: longest text in a cell, in characters
CELL = 260
_SEVERITIES = ("high", "medium", "low", "info")
_LACKING = ("contradicted", "missing", "weaker")


def official_report(
    graph: PlanGraph,
    findings: Findings,
    requirements: CheckedRequirements,
    chains: Chains | None,
    errors: Sequence[ThiduaError],
    word: Wording,
) -> bytes:
    """The report as DOCX bytes; what depends on the office is left in brackets to be filled in."""
    paper = Paper(f"{word('bc_kind')}: {word('bc_subject')}")
    names = Names(graph, word)
    _head(paper, word)
    _situation(paper, graph, findings, errors, word)
    paper.heading(word("bc_part2"), part=True)
    _overall(paper, findings, word)
    _failed(paper, findings, names, word)
    _by_requirement(paper, requirements, names, word)
    _undecided(paper, findings, word)
    if chains is not None:
        _siblings(paper, chains, names, word)
    _proposals(paper, findings, names, word)
    _closing(paper, word)
    return paper.to_bytes()


class Names:
    """Documents as an office names them: "Kế hoạch số 12/KH-SNV ngày 20/3/2023 của Sở Nội vụ"."""

    def __init__(self, graph: PlanGraph, word: Wording) -> None:
        self._graph, self._word = graph, word
        self._plans: dict[tuple[str | None, str | None], Plan] = {
            (p.id, p.source.path): p for p in graph.plans
        }

    def plan(self, party: Party | None) -> Plan | None:
        """The record of a party at hand."""
        return self._plans.get((party.id, party.path)) if party else None

    def issuer(self, party: Party | None) -> str:
        """The issuing body, or the file name where it is not known."""
        plan = self.plan(party)
        body = plan.issuing_body if plan else None
        return (body.name or body.raw) if body else _file(party)

    def full(self, party: Party | None) -> str:
        """Kind, number, date and issuer; the file name where the number is not known."""
        return " ".join(filter(None, (self.short(party), self._of(party))))

    def _of(self, party: Party | None) -> str:
        plan = self.plan(party)
        if plan is None or plan.issuing_body is None:
            return ""
        return ("of " if self._word.language == "en" else "của ") + self.issuer(party)

    def short(self, party: Party | None) -> str:
        """Kind, number and date."""
        plan = self.plan(party)
        if plan is None:
            return _file(party)
        node = self._graph.node(plan)
        kind = plan.kind.name if plan.kind else self._word("document")
        english = self._word.language == "en"
        number = f"{'No.' if english else 'số'} {node.number}" if node.number else f"({_file(party)})"
        day = f"{'of' if english else 'ngày'} {day_month_year(node.date)}" if node.date else ""
        return " ".join(filter(None, (kind, number, day)))


def day_month_year(iso: str) -> str:
    """An ISO date as offices write it: days below 10, January and February with a zero (NĐ 30, Phụ lục I).

    Partial dates keep what they have.
    """
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    shown = [day.zfill(2)] if day else []
    if month:
        shown.append(month.zfill(2) if int(month) <= 2 else str(int(month)))
    return "/".join([*shown, year])


def _file(party: Party | None) -> str:
    return (party.path or party.key or "").rsplit("/", 1)[-1] if party else ""


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
    paper: Paper, graph: PlanGraph, findings: Findings, errors: Sequence[ThiduaError], word: Wording
) -> None:
    paper.heading(word("bc_part1"), part=True)
    paper.paragraph(word("bc_scope").format(plans=len(graph.plans), pairs=len(_pairs(findings))))
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
    paper.heading(word("bc_overall"))
    counts = Counter(f.verdict for f in findings)
    paper.paragraph(
        word("bc_overall_text").format(count=len(findings), verdicts=_counted(Counter(counts), VERDICTS, word) or "0")
    )
    groups: dict[str, Counter[str]] = {}
    for finding in findings:
        groups.setdefault(finding.group, Counter())[finding.verdict] += 1
    rows = [
        [str(n), group_name(group, word), *(str(count[v]) for v in VERDICTS)]
        for n, (group, count) in enumerate(groups.items(), 1)
    ]
    if rows:
        heads = [word("no"), word("group"), *(word(v) for v in VERDICTS)]
        paper.table(heads, (1.1, 5.4, *([2.0] * len(VERDICTS))), rows, centred=(0, *range(2, 2 + len(VERDICTS))))


def _failed(paper: Paper, findings: Findings, names: Names, word: Wording) -> None:
    paper.heading(word("bc_failed"))
    failed = _once([f for f in findings if f.verdict == "fail"])
    if not failed:
        paper.paragraph(word("bc_none_failed"))
        return
    failed.sort(key=lambda f: (_SEVERITIES.index(f.severity) if f.severity in _SEVERITIES else 9, f.child.path or "", f.rule))
    paper.paragraph(word("bc_failed_text").format(count=len(failed)))
    rows = [
        [
            str(n), names.full(f.child), names.short(f.parent) if f.parent else "",
            _cut(f"{f.message} ({f.rule})"), word(f.severity),
        ]
        for n, f in enumerate(failed[:LONGEST_TABLE], 1)
    ]
    paper.table(
        [word("no"), word("lower"), word("higher"), word("message"), word("severity")],
        (1.1, 4.4, 3.4, 5.9, 2.0), rows, centred=(0, 4),
    )
    _more(paper, len(failed), word)


def _once(findings: Sequence[Finding]) -> list[Finding]:
    """A fault of the document alone is told once, not again for each of its pairs."""
    own = {(f.child.path, f.rule, f.message) for f in findings if f.parent is None}
    return [f for f in findings if f.parent is None or (f.child.path, f.rule, f.message) not in own]


def _by_requirement(
    paper: Paper, requirements: CheckedRequirements, names: Names, word: Wording
) -> None:
    paper.heading(word("bc_requirements"))
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
        units.setdefault(key, (r.child, r.parent, Counter()))[2][r.outcome] += 1
    shown = ("met", "adapted", "weaker", "contradicted", "missing", "undecidable", "outside_remit")
    rows = [
        [str(n), names.issuer(child), names.short(parent), *(str(count[o]) for o in shown)]
        for n, (child, parent, count) in enumerate(list(units.values())[:LONGEST_TABLE], 1)
    ]
    paper.table(
        [word("no"), word("unit_name"), word("higher"), *(word(o) for o in shown)],
        (1.0, 3.4, 3.1, *([1.35] * len(shown))), rows, centred=(0, *range(3, 3 + len(shown))),
    )
    _more(paper, len(units), word)
    lacking = [r for r in requirements if r.outcome in _LACKING]
    if not lacking:
        return
    paper.paragraph(word("bc_lacking"))
    rows = [
        [
            str(n), names.issuer(r.child),
            _cut(f"{r.requirement.item + ': ' if r.requirement.item else ''}{r.requirement.text}"),
            word(r.outcome), _cut(r.message),
        ]
        for n, r in enumerate(lacking[:LONGEST_TABLE], 1)
    ]
    paper.table(
        [word("no"), word("unit_name"), word("requirement"), word("outcome"), word("reason")],
        (1.0, 3.4, 6.0, 2.4, 4.0), rows, centred=(0, 3),
    )
    _more(paper, len(lacking), word)


def _undecided(paper: Paper, findings: Findings, word: Wording) -> None:
    paper.heading(word("bc_undecided"))
    rules = Counter(f.rule for f in findings if f.verdict == "undecidable")
    if not rules:
        paper.paragraph(word("bc_none_undecided"))
        return
    named = ", ".join(f"{rule} ({count})" for rule, count in sorted(rules.items(), key=lambda x: (-x[1], x[0]))[:8])
    paper.paragraph(word("bc_undecided_text").format(count=sum(rules.values()), rules=named))


def _siblings(paper: Paper, chains: Chains, names: Names, word: Wording) -> None:
    paper.heading(word("bc_siblings"))
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
    _more(paper, len(rows), word)


def _proposals(paper: Paper, findings: Findings, names: Names, word: Wording) -> None:
    paper.heading(word("bc_part3"), part=True)
    pairs = _pairs(findings)
    faulty = sum(1 for found in pairs.values() if any(f.verdict == "fail" for f in found))
    paper.paragraph(word("bc_remark").format(pairs=len(pairs), clean=len(pairs) - faulty, faulty=faulty))
    by_child: dict[tuple[str | None, str | None], list[Finding]] = defaultdict(list)
    for finding in _once([f for f in findings if f.verdict == "fail"]):
        if finding.severity in ("high", "medium"):
            by_child[finding.child.path, finding.child.id].append(finding)
    if not by_child:
        paper.paragraph(word("bc_nothing_to_ask"))
        return
    units = sorted(by_child.values(), key=lambda found: (-sum(f.severity == "high" for f in found), -len(found), found[0].child.path or ""))
    for found in units[:UNITS_NAMED]:
        issuer = names.issuer(found[0].child)
        found.sort(key=lambda f: (_SEVERITIES.index(f.severity), f.rule))
        points = "; ".join(
            _cut(text.rstrip(".") if text.startswith(issuer) else _lower_first(text.rstrip(".")), 180)
            for text in list(dict.fromkeys(f.message for f in found))[:POINTS_NAMED]
        )
        paper.paragraph(
            word("bc_ask").format(issuer=issuer, document=names.short(found[0].child), points=points)
        )
    if len(units) > UNITS_NAMED:
        paper.paragraph(word("bc_ask_rest").format(count=len(units) - UNITS_NAMED))


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _cut(text: str, limit: int = CELL) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _more(paper: Paper, count: int, word: Wording) -> None:
    if count > LONGEST_TABLE:
        paper.paragraph(word("bc_more").format(count=count - LONGEST_TABLE))


def _closing(paper: Paper, word: Wording) -> None:
    paper.paragraph(word("bc_closing"))
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


