"""The report as one self-contained HTML page: view models for the template."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from ..compliance.chains import Chains
from ..compliance.requirements import CheckedRequirement
from ..errors import ThiduaError
from ..linking import PlanGraph
from ..record import Plan
from .alignment import side_by_side
from .demands import chain_views, requirement_rows, sibling_views
from .markup import marked_html, marks_of
from .tree import tree_svg
from .wording import VERDICTS, Wording
from .workbook import group_name

Finding = Mapping[str, Any]


@cache
def _template() -> Any:
    import jinja2

    loader = jinja2.PackageLoader("thidua_parse.reports", "templates")
    return jinja2.Environment(
        loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    ).get_template("report.html.j2")


def _asset(name: str) -> str:
    return resources.files("thidua_parse.reports").joinpath("templates", name).read_text("utf-8")


def render_page(
    graph: PlanGraph, findings: Sequence[Finding], errors: Sequence[ThiduaError], word: Wording,
    disabled: Sequence[str] = (),
    requirements: Sequence[CheckedRequirement] = (), cascade: Chains | None = None,
) -> str:
    """The whole page. Everything from documents passes the template's escaping or :mod:`.markup`."""
    from markupsafe import Markup

    anchors = {graph.key(plan): f"p{i + 1}" for i, plan in reversed(list(enumerate(graph.plans)))}
    by_child: dict[str, list[Finding]] = defaultdict(list)
    by_pair: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        by_child[finding["child"]["path"]].append(finding)
        if finding["parent"] and finding["parent"].get("path"):
            by_pair[finding["child"]["path"], finding["parent"]["path"]].append(finding)
    demands: dict[tuple[str, str], list[CheckedRequirement]] = defaultdict(list)
    for checked in requirements:
        demands[checked.child.path or "", checked.parent.path or ""].append(checked)
    worst = {
        graph.key(plan): _worst(by_child.get(plan.source.path, ())) for plan in graph.plans
    }
    paths = {plan.source.path: plan for plan in graph.plans}
    return str(
        _template().render(
            w=word, language=word.language,
            style=Markup(_asset("report.css")), script=Markup(_asset("report.js")),
            tree=Markup(tree_svg(graph, worst, anchors, word)),
            plans=[_plan_view(graph, p, f"p{i + 1}", by_child.get(p.source.path, ()), word, anchors) for i, p in enumerate(graph.plans)],
            pairs=[
                {
                    **_pair_view(graph, paths[child], paths[parent], found, word, anchors),
                    "requirements": requirement_rows(demands.get((child, parent), ()), word),
                }
                for (child, parent), found in sorted(by_pair.items())
                if child in paths and parent in paths
            ],
            errors=[
                {"path": e.details.get("path", ""), "code": e.code, "message": e.message(word.language)}
                for e in errors
            ],
            chains=chain_views(cascade, graph, anchors, word),
            siblings=sibling_views(cascade, graph, anchors, word),
            verdicts=VERDICTS, disabled=disabled,
            totals=Counter(f["verdict"] for f in findings),
        )
    )


def _worst(findings: Sequence[Finding]) -> str:
    """The verdict that colours a document: a failure before a partial one, then undecided."""
    present = {f["verdict"] for f in findings}
    return next((v for v in ("fail", "partial", "undecidable", "pass") if v in present), "")


def _plan_view(
    graph: PlanGraph, plan: Plan, anchor: str, findings: Sequence[Finding], word: Wording,
    anchors: Mapping[str, str],
) -> dict[str, Any]:
    from markupsafe import Markup

    node = graph.node(plan)
    number = node.number or plan.document_number.text
    status = "inferred" if node.status == "inferred" else plan.document_number.status
    body = plan.issuing_body
    return {
        "anchor": anchor,
        "name": plan.source.path.rsplit("/", 1)[-1],
        "path": plan.source.path,
        "kind": plan.kind.name if plan.kind else "",
        "number": number or f"({word(status)})",
        "number_note": "" if status == "stated" else word("partial_value" if status == "partial" else status),
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
                "label": p.number or p.campaign or p.key, "issuer": p.issuer or "", "date": word.day(p.date),
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
        "text": Markup(marked_html(plan.text, marks_of(plan, word))),
        "counts": Counter(f["verdict"] for f in findings),
        "worst": _worst(findings),
        "own": [_finding_view(f, word) for f in findings if not f["parent"]],
        "search": " ".join(filter(None, (plan.source.path, number, body.name if body else "", plan.subject))).casefold(),
    }


def _pair_view(
    graph: PlanGraph, child: Plan, parent: Plan, findings: Sequence[Finding], word: Wording,
    anchors: Mapping[str, str],
) -> dict[str, Any]:
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    items: list[Mapping[str, Any]] = []
    for finding in findings:
        groups[finding["group"]].append(_finding_view(finding, word))
        items += [i for i in finding.get("items") or () if i not in items]
    edge = next(
        (e for e in graph.edges_from(child) if e.target_key == graph.key(parent) and e.is_parent), None
    )
    return {
        "anchor": f"{anchors[graph.key(child)]}-{anchors[graph.key(parent)]}",
        "child": _head(graph, child, anchors), "parent": _head(graph, parent, anchors),
        "relation": word(edge.relation) if edge else "",
        "confidence": edge.confidence if edge else None,
        "reasons": edge.reasons if edge else (),
        "counts": Counter(f["verdict"] for f in findings),
        "groups": [(group_name(g, word), rows) for g, rows in groups.items()],
        "items": side_by_side(parent, child, items, word),
    }


def _head(graph: PlanGraph, plan: Plan, anchors: Mapping[str, str]) -> dict[str, Any]:
    node = graph.node(plan)
    return {
        "label": node.number or plan.source.path.rsplit("/", 1)[-1],
        "issuer": node.issuer or "", "date": Wording.day(node.date), "anchor": anchors[node.key],
        "path": plan.source.path,
    }


def _finding_view(finding: Finding, word: Wording) -> dict[str, Any]:
    return {
        "rule": finding["rule"], "verdict": finding["verdict"], "verdict_name": word(finding["verdict"]),
        "severity": finding["severity"], "severity_name": word(finding["severity"]),
        "message": finding["message"], "confidence": finding["confidence"],
        "child": finding["evidence"]["child"], "parent": finding["evidence"]["parent"],
    }
