"""Every pair of the graph, requirement by requirement."""

from __future__ import annotations

from ...arguments import known_language
from ...errors import Language
from ...linking.collector import no_collection
from ...linking.methods import Methods
from ..case import Case, Run
from ..engine import prepare
from ..findings import Evidence
from ..gate import acts_on, is_letter, is_plan, planning_kinds
from . import judges, values
from .extract import requirements_of
from .judgement import Bench, Judge, Judgement, judged, reason_texts
from .model import CheckedRequirement, CheckedRequirements, Requirement

JUDGES: dict[str, Judge] = {
    "do": judges.item_done, "criterion": judges.item_done, "duty": judges.duty_done,
    "partner": judges.partners_kept, "deadline": values.deadline_kept, "target": values.target_kept,
    "report": values.reports_sent, "award": values.award_named, "link": values.link_named,
    "period": values.period_kept,
}  # fmt: skip
#: what only a plan must have
PLAN_PARTS = frozenset({"do", "criterion", "target", "period", "award"})
#: what an own base plan demands of others, not of its own later plans
DOWNWARD = frozenset({"deadline", "report"})


def check_requirements(
    graph: Methods, *, language: Language = "vi", run: Run | None = None, segment: bool = True
) -> CheckedRequirements:
    """What every child at hand does with every requirement of its parents at hand.

    ``met`` and ``adapted`` are given only with a quote of the child. Any kind of document can demand
    something; of those below it, reports, notices and the like carry nothing out and are left out, a
    guideline only where it does not say that it carries its parent out. What a guideline or telegram
    lacks may stand in another document of its body; of an official letter or other document that is
    no plan, the parts of a plan are not demanded. ``run`` takes over the work of a check of the same graph (see
    :func:`thidua_parse.compliance.engine.prepare`).
    """
    known_language(language, "tp.check_requirements")
    run = run or prepare(graph, segment=segment)
    with no_collection():
        return _all_checked(run, language)


def _all_checked(run: Run, language: Language) -> CheckedRequirements:
    drawn: dict[int, tuple[Requirement, ...]] = {}
    found: list[CheckedRequirement] = []
    for case in run.cases:
        if case.parent is None or not acts_on(case):
            continue
        if id(case.parent) not in drawn:
            drawn[id(case.parent)] = requirements_of(case.parent)
        found += _checked(case, drawn[id(case.parent)], language)
    found.sort(key=lambda r: (
        r.child.path or "", r.child.id or "", r.parent.path or "", r.parent.key or "",
        r.requirement.span.start, r.requirement.id,
    ))
    return CheckedRequirements(tuple(found))


def _checked(
    case: Case, demanded: tuple[Requirement, ...], language: Language
) -> list[CheckedRequirement]:
    parent = case.parent
    assert parent is not None
    bench = Bench(case, case.child, parent)
    found = []
    for requirement in demanded:
        result = _judge(bench, requirement)
        texts = reason_texts(result)
        found.append(CheckedRequirement.made(
            requirement=requirement, outcome=result.outcome, child=case.child.party, parent=parent.party,
            message=texts[language], confidence=round(result.confidence, 2),
            evidence=Evidence.made(child=result.child, parent=parent.quote(requirement.span)),
            child_item=result.child_item, sentences=texts,
        ))
    return found


def _judge(bench: Bench, requirement: Requirement) -> Judgement:
    kind, edge = bench.child.plan.kind, bench.case.edge
    working = not is_plan(bench.case)
    whole = not working or is_letter(bench.case)
    if kind is not None and kind.code not in planning_kinds() and whole and requirement.kind in PLAN_PARTS:
        return judged("undecidable", "kind", kind=kind.name, confidence=0.5)
    if edge is not None and edge.parent_kind == "own_base_plan" and requirement.kind in DOWNWARD:
        return judged("outside_remit", "own_base", confidence=0.6)
    try:
        found = JUDGES[requirement.kind](bench, requirement)
        if working and found.outcome == "missing":
            return judged("undecidable", "other_document", kind=kind.name if kind else "?", confidence=0.5)
        return found
    except Exception as error:  # a failing judge must not lose the other requirements
        return judged("undecidable", "error", reason=f"{type(error).__name__}: {error}", confidence=0.0)
