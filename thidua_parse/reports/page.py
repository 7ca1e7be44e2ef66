"""The report as one self-contained HTML page: view models for the template."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from ..compliance.chains import Chains
from ..compliance.explain.explanation import basis_of
from ..compliance.findings import VERDICTS, AlignedItem, Finding
from ..compliance.requirements import CheckedRequirement
from ..compliance.versions import Version
from ..errors import Language, ThiduaError
from ..knowledge.compliance import rule_table
from ..linking import PlanGraph
from ..record import Plan
from .alignment import side_by_side
from .bodies import Bodies
from .demands import chain_views, requirement_counts, sibling_views, version_views
from .faults import badness, faults, finding_rank
from .figures import Figures, figure_tables, trend_svg
from .located import Located
from .markup import marked_html, marks_of
from .packing import INLINE, pack
from .reviews import review_lines
from .rows import Rows
from .tree import tree_svg
from .wording import Wording
from .workbook import group_name

#: most documents whose tree is drawn open; a taller one is opened by hand
OPEN_TREE = 120
#: failures listed at the top of the page, and quotes of each document shown with one
FAULTS, SHOWN = 100, 3


@cache
def _templates(language: Language) -> Any:
    """The page's templates. ``'key'|word`` is looked up once, when a template is compiled."""
    import jinja2

    loader = jinja2.PackageLoader("thidua_parse.reports", "templates")
    made = jinja2.Environment(
        loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    made.filters["word"] = Wording(language)
    return made


def _asset(name: str) -> str:
    return resources.files("thidua_parse.reports").joinpath("templates", name).read_text("utf-8")


def render_page(
    graph: PlanGraph, findings: Sequence[Finding], errors: Sequence[ThiduaError], word: Wording,
    disabled: Sequence[str] = (),
    requirements: Sequence[CheckedRequirement] = (), cascade: Chains | None = None,
    figures: Figures | None = None, changed: Sequence[Version] = (), inline: int = INLINE,
    located: Located | None = None,
) -> str:
    """The whole page. Everything from documents passes the template's escaping, :mod:`.rows` or
    :mod:`.markup`. Bodies of more than ``inline`` characters in all are packed (:mod:`.packing`).
    ``located``: places that other parts of the report have asked for, too."""
    from markupsafe import Markup

    get = _templates(word.language).get_template
    body = Bodies(word)
    anchors = {graph.key(plan): f"p{i + 1}" for i, plan in reversed(list(enumerate(graph.plans)))}
    by_child: dict[str, list[Finding]] = defaultdict(list)
    by_pair: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        path = finding.child.path or ""
        by_child[path].append(finding)
        if finding.parent is not None and finding.parent.path:
            by_pair[path, finding.parent.path].append(finding)
    demands: dict[tuple[str, str], list[CheckedRequirement]] = defaultdict(list)
    for checked in requirements:
        demands[checked.child.path or "", checked.parent.path or ""].append(checked)
    worst = {
        graph.key(plan): _worst(by_child.get(plan.source.path, ())) for plan in graph.plans
    }
    paths = {plan.source.path: plan for plan in graph.plans}
    plans, pairs = [], []
    bodies: list[tuple[str, str]] = []
    rows = Rows(word, located or Located(graph, word))
    for (child, parent), found in sorted(by_pair.items(), key=lambda item: (badness(item[1]), item[0])):
        if child in paths and parent in paths:
            pair = _pair_view(graph, paths[child], paths[parent], found, word, anchors, rows)
            asked = demands.get((child, parent), ())
            pair["requirements"] = {
                **requirement_counts(asked, word),
                "rows": rows.requirements(r for r in asked if r.outcome != "outside_remit"),
            }
            bodies.append((pair["anchor"], body.pair(pair)))
            pairs.append({k: v for k, v in pair.items() if k in ("anchor", "child", "parent", "counts")})
    ordered = sorted(graph.plans, key=lambda p: badness(by_child.get(p.source.path, ())))
    for plan in ordered:
        view = _plan_view(
            graph, plan, anchors[graph.key(plan)], by_child.get(plan.source.path, ()), word, anchors, rows
        )
        bodies.append((view["anchor"], body.plan(view)))
        plans.append({k: v for k, v in view.items() if k not in ("text", "own", "reviewed")})
    lines = chain_views(cascade, graph, anchors, word)
    for number, line in enumerate(lines, start=1):
        line["anchor"] = f"c{number}"
        bodies.append((line["anchor"], body.line(line)))
    renewed = version_views(changed, graph, anchors, word)
    for number, version in enumerate(renewed, start=1):
        version["anchor"] = f"v{number}"
        bodies.append((version["anchor"], body.version(version)))
    packed = pack(bodies, inline)
    places = packed.bodies
    pair_rows = [body.pair_row(p, places[p["anchor"]].attributes, places[p["anchor"]].html) for p in pairs]
    if pair_rows and not packed.packed:  # the worst pair is open
        pair_rows[0] = pair_rows[0].replace(" data-verdicts=", " open data-verdicts=", 1)
    return str(
        get("report.html.j2").render(
            w=word, language=word.language,
            style=Markup(_asset("report.css")), script=Markup(_asset("report.js")),
            tree=Markup(tree_svg(graph, worst, anchors, word)), open_tree=len(plans) <= OPEN_TREE,
            count=(len(plans), len(pairs)), overview=Markup("".join(map(body.overview_row, plans))),
            pairs=Markup("".join(pair_rows)),
            plans=Markup("".join(
                [body.plan_row(p, places[p["anchor"]].attributes, places[p["anchor"]].html) for p in plans]
            )),
            faults=_fault_views(graph, findings, word, anchors, rows),
            rules=_rule_views(findings, word), bodies=packed.bodies, packs=packed.blocks, packed=packed.packed,
            figures=figure_tables(figures, word),
            trend=Markup(trend_svg(figures, word)),
            errors=[
                {"path": e.details.get("path", ""), "code": e.code, "message": e.message(word.language)}
                for e in errors
            ],
            chains=lines, versions=renewed,
            siblings=sibling_views(cascade, graph, anchors, word),
            verdicts=VERDICTS, disabled=disabled,
            totals=Counter(f.verdict for f in findings),
        )
    )


def _fault_views(
    graph: PlanGraph, findings: Sequence[Finding], word: Wording, anchors: Mapping[str, str], rows: Rows
) -> dict[str, Any]:
    """What failed, the worst first, cut to what can be read; ``more`` counts the rest."""
    from markupsafe import Markup

    found = faults(findings)
    paths = {p.source.path: p for p in graph.plans}
    rules = rule_table()
    shown = []
    for f in found[:FAULTS]:
        child = paths.get(f.child.path or "")
        parent = paths.get((f.parent.path or "") if f.parent else "")
        info = rules.get(f.rule)
        shown.append({
            "document": _head(graph, child, anchors) if child else None,
            "parent": _head(graph, parent, anchors) if parent else None,
            "rule": f.rule, "statement": info.statement(word.language) if info else "",
            "severity": word(f.severity), "message": f.message,
            "quotes": Markup(
                rows.quotes(f.child, f.evidence.child[:SHOWN], "child")
                + rows.quotes(f.parent, f.evidence.parent[:SHOWN], "parent")
            ),
        })
    return {"rows": shown, "count": len(found), "more": len(found) - len(shown)}


def _rule_views(findings: Sequence[Finding], word: Wording) -> list[dict[str, str]]:
    """The rules that were applied: code, statement, source, severity."""
    used = {f.rule for f in findings}
    return [
        {
            "id": info.id, "group": group_name(info.group, word), "statement": info.statement(word.language),
            "basis": basis_of(info, word.language), "severity": word(info.severity),
        }
        for info in rule_table().values() if info.id in used
    ]


def _worst(findings: Sequence[Finding]) -> str:
    """The verdict that colours a document: a failure before a partial one, then undecided."""
    present = {f.verdict for f in findings}
    return next((v for v in ("fail", "partial", "undecidable", "pass") if v in present), "")


def _plan_view(
    graph: PlanGraph, plan: Plan, anchor: str, findings: Sequence[Finding], word: Wording,
    anchors: Mapping[str, str], rows: Rows,
) -> dict[str, Any]:

    node = graph.node(plan)
    number = node.number or plan.document_number.text
    status = "inferred" if node.status == "inferred" else plan.document_number.status
    body = plan.issuing_body
    return {
        "anchor": anchor,
        "name": plan.source.path.rsplit("/", 1)[-1],
        "path": plan.source.path,
        "kind": plan.kind.name if plan.kind else "",
        "number": number or word("no_number"),
        "number_note": "" if status == "stated" or (not number and status == "absent") else word("partial_value" if status == "partial" else status),
        "date": word.day(node.date),
        "date_note": "" if plan.issued_on.status == "stated" else word(
            "inferred" if node.status == "inferred" else "partial_value" if plan.issued_on.status == "partial" else plan.issued_on.status
        ),
        "issuer": (body.name or body.raw) if body else "",
        "issuer_note": word(body.status) if body and body.status != "stated" else "",
        "superior": (plan.superior_body.name or plan.superior_body.raw) if plan.superior_body else "",
        "subject": plan.subject or "",
        "level": word(body.level) if body else "",
        "parents": [
            {
                "label": p.name, "issuer": p.issuer or "", "date": word.day(p.date),
                "anchor": anchors.get(p.key), "at_hand": p.at_hand,
            }
            for p in graph.parents(plan)
        ],
        "identity": [e.note for e in node.evidence if e.note],
        "campaigns": plan.campaigns,
        "references": plan.references,
        "periods": plan.campaign_periods,
        "deadlines": plan.deadlines,
        "awards": plan.award_forms,
        "duties": plan.responsible_agencies,
        "targets": plan.targets,
        "recipients": plan.recipients,
        "signatures": plan.signatures,
        "diagnostics": plan.diagnostics,
        "text": marked_html(plan.text, marks_of(plan, word)),
        "counts": Counter(f.verdict for f in findings),
        "worst": _worst(findings),
        "reviewed": review_lines((plan,), (), word),
        "own": rows.findings(sorted((f for f in findings if f.parent is None), key=finding_rank), paired=False),
        "search": " ".join(filter(None, (plan.source.path, number, body.name if body else "", plan.subject))).casefold(),
    }


def _pair_view(
    graph: PlanGraph, child: Plan, parent: Plan, findings: Sequence[Finding], word: Wording,
    anchors: Mapping[str, str], rows: Rows,
) -> dict[str, Any]:
    groups: dict[str, list[Finding]] = defaultdict(list)
    items: list[AlignedItem] = []
    for finding in findings:
        groups[finding.group].append(finding)
        items += [i for i in finding.items if i not in items]
    edge = next(
        (e for e in graph.edges_from(child) if e.target_key == graph.key(parent) and e.is_parent), None
    )
    return {
        "anchor": f"{anchors[graph.key(child)]}-{anchors[graph.key(parent)]}",
        "child": _head(graph, child, anchors), "parent": _head(graph, parent, anchors),
        "relation": word(edge.relation) if edge else "",
        "confidence": word.number(edge.confidence) if edge else "–",
        "reasons": edge.reasons if edge else (),
        "counts": Counter(f.verdict for f in findings),
        "groups": [
            (group_name(g, word), rows.findings(sorted(found, key=finding_rank), paired=True))
            for g, found in groups.items()
        ],
        "items": side_by_side(parent, child, items, word),
    }


def _head(graph: PlanGraph, plan: Plan, anchors: Mapping[str, str]) -> dict[str, Any]:
    node = graph.node(plan)
    return {
        "label": node.number or plan.source.path.rsplit("/", 1)[-1],
        "issuer": node.issuer or "", "date": Wording.day(node.date), "anchor": anchors[node.key],
        "told": "".join(f", {part}" for part in (node.issuer, Wording.day(node.date)) if part),
        "path": plan.source.path,
    }
