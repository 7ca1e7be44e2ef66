"""What a judge of requirements is given and gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, cached_property

from ...knowledge.tables import rows
from ..alignment.align import Pairing
from ..alignment.items import Item
from ..case import Case, Outcome, Value
from ..findings import Quote
from ..rules.measures import Comparison
from ..rules.report import reports_to
from ..rules.targets import match_targets, met_figures, short_figures
from ..rules.time import period_inside
from ..views import PlanView
from .extract import ItemIndex
from .model import Requirement, RequirementOutcome

#: outcomes that say the child carries the requirement: only with a quote of the child
AFFIRMING = frozenset({"met", "adapted"})
#: fewer items than this, and the child's text counts as not read
LEAST_ITEMS = 2


@dataclass(frozen=True, slots=True)
class Judgement:
    """The outcome, the key of its sentence, what fills it, the child's quotes."""

    outcome: RequirementOutcome
    reason: str
    values: dict[str, Value] = field(default_factory=dict)
    child: tuple[Quote, ...] = ()
    confidence: float = 0.8
    child_item: str | None = None


def judged(
    outcome: RequirementOutcome, reason: str, /, *, child: tuple[Quote, ...] = (),
    confidence: float = 0.8, child_item: str | None = None, **values: Value,
) -> Judgement:
    """Make a :class:`Judgement`; one that affirms without a quote becomes undecidable."""
    if outcome in AFFIRMING and not child:
        return Judgement("undecidable", "no_quote", {}, (), 0.3)
    return Judgement(outcome, reason, values, child, confidence, child_item)


@dataclass
class Bench:
    """One pair, with what its judges share."""

    case: Case
    child: PlanView
    parent: PlanView

    @cached_property
    def items(self) -> ItemIndex:
        """The parent's items by offset."""
        return ItemIndex(self.parent.items)

    @property
    def readable(self) -> bool:
        """Whether the child's body was read at all."""
        return len(self.child.items) >= LEAST_ITEMS

    def item(self, requirement: Requirement) -> Item | None:
        """The parent's item that holds a requirement."""
        return self.items.at(requirement.span.start)

    @cached_property
    def targets(self) -> dict[int, int]:
        """Index of the parent's target → index of the child's that matches."""
        own, theirs = list(self.child.plan.targets), list(self.parent.plan.targets)
        pairs, _ = match_targets(self.case, own, theirs) if own and theirs else ([], [])
        by_id = {id(t): n for n, t in enumerate(theirs)}
        mine = {id(t): n for n, t in enumerate(own)}
        return {by_id[id(b)]: mine[id(a)] for a, b in pairs}

    @cached_property
    def short_figures(self) -> list[tuple[Pairing, Comparison]]:
        """Figures of the child's items that fall short of their parent's bound."""
        return short_figures(self.case)

    @cached_property
    def met_figures(self) -> list[tuple[Pairing, Comparison]]:
        """Figures of the child's items that reach their parent's bound."""
        return met_figures(self.case)

    @cached_property
    def reporting(self) -> Outcome:
        """What the rule on report addressees says."""
        return reports_to(self.case)

    @cached_property
    def period(self) -> Outcome:
        """What the rule on periods says."""
        return period_inside(self.case)


Judge = Callable[[Bench, Requirement], Judgement]


@cache
def _reasons() -> dict[str, dict[str, str]]:
    return {r["key"]: r for r in rows("requirement_reasons")}


def reason_texts(judgement: Judgement) -> dict[str, str]:
    """The reason in both languages; ``{child}`` is the path of the child's item."""
    row = _reasons()[judgement.reason]
    texts = {}
    for column, language in enumerate(("vi", "en")):
        filled = _Filled((k, v if isinstance(v, str) else v[column]) for k, v in judgement.values.items())
        if judgement.child_item:
            filled["child"] = judgement.child_item
        texts[language] = row[language].format_map(filled)
    return texts


class _Filled(dict[str, str]):
    """Values of a sentence; what a judge did not give shows as a question mark."""

    def __missing__(self, key: str) -> str:
        return "?"
