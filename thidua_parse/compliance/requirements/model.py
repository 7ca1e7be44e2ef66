"""Requirements of a higher document and what a lower one does with them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

from pydantic import Field

from ...arguments import choose
from ...errors import Language
from ...record.base import Model, Span
from ...record.figures import figure_text
from ..findings import Evidence, Party, joined_quotes

if TYPE_CHECKING:
    import pandas as pd

#: what is demanded: do something; a duty of somebody; with whom; by when; how much; report to
#: whom; award what, by which criteria; link with what; within which period
RequirementKind = Literal[
    "do", "duty", "partner", "deadline", "target", "report", "award", "criterion", "link", "period"
]
KINDS: tuple[RequirementKind, ...] = get_args(RequirementKind)
RequirementOutcome = Literal[
    "met", "adapted", "weaker", "contradicted", "missing", "outside_remit", "undecidable"
]
#: outcomes from the worst to the least telling
OUTCOMES: tuple[RequirementOutcome, ...] = (
    "contradicted", "missing", "weaker", "undecidable", "adapted", "met", "outside_remit",
)


class Requirement(Model):
    """One demand of a document. ``text`` is ``plan.text[span.start:span.end]``.

    ``source`` says which value of the record it was made of ("targets.2"; "sections" for an item
    that the content list does not hold). ``due`` is an ISO date, partial, or ``--MM-DD``.
    """

    id: str
    kind: RequirementKind
    text: str
    span: Span
    source: str
    #: path of the item that holds it ("II.1"); null where it stands outside the items
    item: str | None = None
    by: tuple[str, ...] = ()
    with_: tuple[str, ...] = Field(default=(), alias="with")
    due: str | None = None
    recurrence: str | None = None
    value: float | None = None
    unit: str | None = None
    to: tuple[str, ...] = ()
    award: str | None = None
    document: str | None = None

    @property
    def amount(self) -> str | None:
        """Figure and unit as they are shown: "1500000 cây", "12.5 %"."""
        return None if self.value is None else f"{figure_text(self.value)} {self.unit or ''}".strip()


class CheckedRequirement(Model):
    """A requirement of the parent and the outcome for one child, with the reason and both quotes."""

    requirement: Requirement
    outcome: RequirementOutcome
    child: Party
    parent: Party
    message: str
    confidence: float
    evidence: Evidence = Evidence()
    child_item: str | None = None
    sentences: dict[str, str] = Field(default_factory=dict, exclude=True, repr=False)

    def in_language(self, language: Language) -> CheckedRequirement:
        """The same with its message in ``vi`` or ``en``."""
        return self.model_copy(update={"message": self.sentences.get(language, self.message)})

    def to_json(self) -> dict[str, Any]:
        """A dict for JSON."""
        row = self.model_dump(mode="json", by_alias=True)
        row["child"].pop("key")
        return row


@dataclass(frozen=True)
class CheckedRequirements(Sequence[CheckedRequirement]):
    """Checked requirements, sorted by child, parent and place; filters give new collections."""

    items: tuple[CheckedRequirement, ...] = ()

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[CheckedRequirement]:
        return iter(self.items)

    def __getitem__(self, index: Any) -> Any:
        return CheckedRequirements(self.items[index]) if isinstance(index, slice) else self.items[index]

    def where(
        self,
        *,
        outcome: str | None = None,
        kind: str | None = None,
        child: str | None = None,
        parent: str | None = None,
        test: Callable[[CheckedRequirement], bool] | None = None,
    ) -> CheckedRequirements:
        """Those that meet all given conditions; documents by path, id or key.

        Raises :class:`~thidua_parse.errors.WrongValue` (TP702) for an outcome or kind that does not exist.
        """
        choose(outcome, OUTCOMES, "where", "outcome")
        choose(kind, KINDS, "where", "kind")
        found = tuple(
            r for r in self.items
            if (outcome is None or r.outcome == outcome)
            and (kind is None or r.requirement.kind == kind)
            and (child is None or child in (r.child.path, r.child.id, r.child.key))
            and (parent is None or parent in (r.parent.path, r.parent.id, r.parent.key))
            and (test is None or test(r))
        )
        return CheckedRequirements(found)

    def counts(self) -> dict[str, int]:
        """Number by outcome, every outcome named."""
        counted = Counter(r.outcome for r in self.items)
        return {outcome: counted.get(outcome, 0) for outcome in OUTCOMES}

    def in_language(self, language: Language) -> CheckedRequirements:
        """The same with messages in ``vi`` or ``en``."""
        return CheckedRequirements(tuple(r.in_language(language) for r in self.items))

    def to_json(self) -> list[dict[str, Any]]:
        """One dict a requirement and child, sorted."""
        return [r.to_json() for r in self.items]

    def to_json_lines(self) -> str:
        """JSON Lines, the same bytes for the same input."""
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in self.to_json())

    def rows(self) -> list[dict[str, Any]]:
        """Flat rows (for CSV, XLSX, data frames): one a requirement and child."""
        return [_flat(r) for r in self.items]

    def to_frame(self) -> pd.DataFrame:
        """A pandas frame of :meth:`rows`; raises ``ImportError`` where pandas is not installed."""
        import pandas as pd

        return pd.DataFrame(self.rows(), columns=list(COLUMNS))


COLUMNS = (
    "child_path", "parent_path", "id", "kind", "outcome", "confidence", "parent_item", "child_item",
    "requirement", "by", "with", "due", "amount", "to", "award", "document", "message",
    "child_quotes", "parent_quotes",
)


def _flat(checked: CheckedRequirement) -> dict[str, Any]:
    r = checked.requirement
    return dict(zip(COLUMNS, (
        checked.child.path, checked.parent.path, r.id, r.kind, checked.outcome, checked.confidence,
        r.item, checked.child_item, r.text, "; ".join(r.by), "; ".join(r.with_),
        r.due or r.recurrence, r.amount or "", "; ".join(r.to), r.award, r.document, checked.message,
        joined_quotes(checked.evidence.child), joined_quotes(checked.evidence.parent),
    ), strict=True))
