"""An explanation of one finding, made of the finding itself, the rule tables and the records."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from ...errors import Language
from ...knowledge.compliance import (
    RuleInfo,
    Threshold,
    conditions,
    rule_table,
    thresholds_of,
    value_names,
)
from ...linking.graph import PlanGraph
from ...record import Plan
from ..custom import own_rules
from ..findings import AlignedItem, Finding, Party, Quote
from .places import Box, Places

#: rules whose law (column ``basis``) is none: what follows from the order of documents, or practice
_BASES = {
    "logical": ("lô-gích của quan hệ cấp trên – cấp dưới", "the logic of higher and lower documents"),
    "custom": ("thông lệ của cơ quan, không phải quy định pháp luật", "usual practice, no rule of law"),
    "legal": ("quy định của pháp luật", "rule of law"),
    "own": ("quy tắc riêng của người dùng", "a rule of the user's own"),
}


@dataclass(frozen=True)
class Shown:
    """A quote with its place: document, offsets, pages (one, two where open, or none), box in points."""

    document: str
    quote: str
    start: int
    end: int
    pages: tuple[int, ...] = ()
    box: Box | None = None


@dataclass(frozen=True)
class Explanation:
    """Everything a person needs to check a verdict by hand. Sentences are in ``language``."""

    finding: Finding
    language: Language
    statement: str
    basis: str
    severity: str
    verdict: str
    message: str
    child: tuple[Shown, ...] = ()
    parent: tuple[Shown, ...] = ()
    #: (name, value) of what was compared or counted
    computation: tuple[tuple[str, str], ...] = ()
    items: tuple[AlignedItem, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    change: tuple[str, ...] = field(default=())

    def to_json(self) -> dict[str, Any]:
        """A dict for JSON: the finding in its published form, and what explains it."""
        row = asdict(self)
        row.pop("language")
        row["finding"] = self.finding.to_json()
        row["items"] = [i.model_dump(mode="json") for i in self.items]
        return row


def explain(
    finding: Finding, graph: PlanGraph | None = None, *, language: Language = "vi",
    rule: RuleInfo | None = None,
) -> Explanation:
    """The explanation of ``finding``; ``graph`` gives pages and boxes of quotes.

    ``rule`` is needed for own rules that are not registered. Raises ``KeyError`` for a rule that
    is not known.
    """
    info = rule or rule_table().get(finding.rule) or _own(finding.rule)
    column = 1 if language == "en" else 0
    names = value_names()
    values = []
    for key, value in finding.values.items():
        text = value if isinstance(value, str) else value[column]
        if text:
            values.append((names[key][column] if key in names else key, text))
    return Explanation(
        finding, language, info.statement(language), basis_of(info, language), info.severity,
        finding.verdict, finding.in_language(language).message,
        _shown(finding.child, finding.evidence.child, graph),
        _shown(finding.parent, finding.evidence.parent, graph) if finding.parent else (),
        tuple(values), finding.items,
        thresholds_of(info.id), tuple(_change(finding, info, column)),
    )


def basis_of(info: RuleInfo, language: Language) -> str:
    """The source of a rule: decree and article, or that it is logic or usual practice."""
    column = 1 if language == "en" else 0
    parts = []
    for part in info.basis.split(";"):
        head, colon, rest = part.strip().partition(":")
        if head in _BASES:
            parts.append(_BASES[head][column] + (colon + rest))
        else:
            parts.append(part.strip())
    return "; ".join(parts)


def _own(rule_id: str) -> RuleInfo:
    for own in own_rules():
        if own.info.id == rule_id:
            return own.info
    raise KeyError(rule_id)


def _shown(party: Party, quotes: tuple[Quote, ...], graph: PlanGraph | None) -> tuple[Shown, ...]:
    name = party.path or party.key or ""
    plan = _plan(party, graph) if graph is not None else None
    places = Places(plan) if plan is not None else None
    return tuple(
        Shown(
            name, q.quote, q.start, q.end,
            places.pages(q.start) if places else (), places.box(q.start, q.end) if places else None,
        )
        for q in quotes
    )


def _plan(party: Party, graph: PlanGraph) -> Plan | None:
    return next(
        (p for p in graph.plans if p.id == party.id and p.source.path == party.path), None
    )


def _change(finding: Finding, info: RuleInfo, column: int) -> list[str]:
    """What would give another verdict: the condition of the opposite one."""
    known = conditions().get(info.id)
    met = known.met[column] if known else info.statement("en" if column else "vi")
    broken = known.broken[column] if known else ""
    to_pass = (f"Kết luận sẽ là “đạt” nếu {met}.", f"The verdict would be “pass” if {met}.")[column]
    to_fail = (
        (f"Kết luận sẽ là “không đạt” nếu {broken}.", f"The verdict would be “fail” if {broken}.")[column]
        if broken else ""
    )
    if finding.verdict in ("fail", "partial"):
        return [to_pass] + ([to_fail] if finding.verdict == "partial" and to_fail else [])
    if finding.verdict == "pass":
        return [to_fail] if to_fail else []
    if finding.verdict == "undecidable":
        wanted = ", ".join(_need(n, column) for n in info.needs if n != "own")
        first = (
            f"Chỉ kết luận được khi đọc được đủ: {wanted}.",
            f"It can be decided only with: {wanted}.",
        )[column]
        return [s for s in (first if wanted else "", to_pass, to_fail) if s]
    return [_applies(finding, info, column)]


def _applies(finding: Finding, info: RuleInfo, column: int) -> str:
    if finding.variant == "regime":
        return (
            "Quy tắc chỉ áp dụng cho văn bản của cơ quan nhà nước.",
            "The rule applies to documents of State bodies only.",
        )[column]
    if finding.variant == "kind_gate":
        kinds = {
            "plan": ("kế hoạch, chương trình, đề án và quyết định, chỉ thị phát động", "plans, programmes, and decisions or directives that launch"),
            "act": ("văn bản triển khai thực hiện, không áp dụng cho báo cáo và thông báo không giao việc", "documents that carry something out, not for reports and notices without tasks"),
            "work": ("kế hoạch, chương trình, đề án, quyết định, chỉ thị phát động, và hướng dẫn, công điện, công văn, thông báo giao việc để thực hiện văn bản cấp trên", "plans, programmes, decisions or directives that launch, and guidelines, telegrams, letters and notices whose tasks carry the parent out"),
            "order": ("kế hoạch, chương trình, đề án, quyết định, chỉ thị, hướng dẫn, công điện, và công văn, thông báo giao việc để thực hiện văn bản cấp trên", "plans, programmes, decisions, directives, guidelines and telegrams, and letters and notices whose tasks carry the parent out"),
        }.get(info.kinds, ("mọi văn bản", "all documents"))[column]
        return (f"Quy tắc áp dụng cho {kinds}.", f"The rule applies to {kinds}.")[column]
    return (
        "Quy tắc áp dụng khi điều kiện nêu trong nhận xét không còn; khi đó xét: ",
        "The rule applies once the reason told above no longer holds; then it asks: ",
    )[column] + info.statement("en" if column else "vi") + "."


def _need(name: str, column: int) -> str:
    """"child.references" → "văn bản được viện dẫn (văn bản cấp dưới)"."""
    names = value_names()
    side, _, part = name.partition(".")
    where = names.get(f"need.{side}", (side, side))[column]
    if not part:
        return where
    return f"{names.get(f'need.{part}', (part, part))[column]} ({where})"
