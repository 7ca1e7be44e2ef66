"""Findings: one rule on one pair of documents, or on one document."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field

from ..arguments import choose, known_rules
from ..errors import Language
from ..knowledge.compliance import rule_table
from ..record import Reviewed
from ..record.base import Model
from ..record.figures import html_table

if TYPE_CHECKING:
    import pandas as pd

Verdict = Literal["pass", "fail", "partial", "not_applicable", "undecidable"]
Fate = Literal[
    "taken", "adapted", "moved", "dropped_out_of_remit", "dropped", "added", "replaced"
]
#: verdicts from the worst to the least telling; used for sorting and for summaries
VERDICTS: tuple[Verdict, ...] = ("fail", "partial", "undecidable", "pass", "not_applicable")


class Party(Model):
    """One side of a finding: a document at hand, with its node key in the graph."""

    path: str | None = None
    id: str | None = None
    key: str | None = None


class Quote(Model):
    """A place in a document's text; ``quote`` is exactly ``text[start:end]``."""

    start: int
    end: int
    quote: str


class Evidence(Model):
    """The places a verdict rests on, in the child and in the parent."""

    child: tuple[Quote, ...] = ()
    parent: tuple[Quote, ...] = ()


class AlignedItem(Model):
    """What became of one item: paths such as ``II.1`` or ``V.1 b3``; null where there is none."""

    parent_item: str | None = None
    child_item: str | None = None
    fate: Fate
    similarity: float = 0.0
    #: offsets of the item in the text of each document
    parent_span: tuple[int, int] | None = None
    child_span: tuple[int, int] | None = None
    #: False where the partner is only likely and a person has to compare
    certain: bool = True


class Finding(Model):
    """One rule on one pair (``parent`` set) or on one document (``parent`` null).

    ``message`` is the sentence in the chosen language; both languages are kept in ``sentences``,
    and what was compared in ``values`` and ``variant``, all left out of the published form.
    """

    rule: str
    group: str
    verdict: Verdict
    severity: str
    confidence: float
    child: Party
    parent: Party | None = None
    message: str
    evidence: Evidence = Evidence()
    items: tuple[AlignedItem, ...] = ()
    #: who decided otherwise, or confirmed; ``was`` keeps the machine's verdict
    reviewed: Reviewed | None = None
    sentences: dict[str, str] = Field(default_factory=dict, exclude=True, repr=False)
    #: templates of both languages and the rule's statement in both: the other language is made when asked
    templates: tuple[tuple[str, str], tuple[str, str]] | None = Field(default=None, exclude=True, repr=False)
    #: the variant of the sentence and what fills it: one text, or (Vietnamese, English)
    variant: str = Field(default="", exclude=True, repr=False)
    values: dict[str, str | tuple[str, str]] = Field(default_factory=dict, exclude=True, repr=False)

    def in_language(self, language: Language) -> Finding:
        """The same finding with its message in ``vi`` or ``en``."""
        message = self.sentences.get(language)
        if message is None and self.templates is not None:
            message = filled(*self.templates, self.values, language)
        return self.changed(message=message or self.message)

    def to_json(self) -> dict[str, Any]:
        """The finding in the published form (contract, links and findings)."""
        # written out: a report has tens of thousands, and the general way takes five times as long
        parent = self.parent
        row: dict[str, Any] = {
            "rule": self.rule, "group": self.group, "verdict": self.verdict, "severity": self.severity,
            "confidence": self.confidence,
            "child": {"path": self.child.path, "id": self.child.id},
            "parent": None if parent is None else {"path": parent.path, "id": parent.id, "key": parent.key},
            "message": self.message,
            "evidence": {
                "child": [{"start": q.start, "end": q.end, "quote": q.quote} for q in self.evidence.child],
                "parent": [{"start": q.start, "end": q.end, "quote": q.quote} for q in self.evidence.parent],
            },
            "items": [
                {
                    "parent_item": i.parent_item, "child_item": i.child_item, "fate": i.fate,
                    "similarity": i.similarity,
                    "parent_span": list(i.parent_span) if i.parent_span else None,
                    "child_span": list(i.child_span) if i.child_span else None,
                    "certain": i.certain,
                }
                for i in self.items
            ],
        }
        if self.reviewed is not None:
            row["reviewed"] = self.reviewed.model_dump(mode="json")
        return row


class _Values(dict[str, str]):
    """Values of a sentence; what a rule did not give shows as a question mark."""

    def __missing__(self, key: str) -> str:
        return "?"


def filled(
    template: tuple[str, str], statement: tuple[str, str],
    values: Mapping[str, str | tuple[str, str]], language: Language,
) -> str:
    """A sentence of one language from its template and the values of a rule."""
    i = 1 if language == "en" else 0
    if not values:
        return template[i].format_map(_Values(statement=statement[i])) if "{" in template[i] else template[i]
    own = _Values(values)  # type: ignore[arg-type]  # pairs give way to their text next
    for name, value in values.items():
        if value.__class__ is not str:
            own[name] = value[i]
    own["statement"] = statement[i]
    return template[i].format_map(own)


@dataclass(frozen=True)
class Findings(Sequence[Finding]):
    """Findings, sorted by child, parent and rule; filters give new collections."""

    items: tuple[Finding, ...] = ()
    #: rules switched off by configuration, so that a report can say so
    disabled: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.items)

    def __repr__(self) -> str:
        """One line, for notebooks and debuggers; ``list(findings)`` shows them all."""
        return f"<Findings {', '.join(f'{verdict} {count}' for verdict, count in self.counts().items())}>"

    def _repr_html_(self) -> str:
        """Verdicts with their numbers, and what failed, for notebooks."""
        failed = [f for f in self.items if f.verdict == "fail"][:SHOWN]
        return html_table(("verdict", "count"), list(self.counts().items())) + html_table(
            ("rule", "severity", "document", "message"),
            [(f.rule, f.severity, f.child.path or "", f.message) for f in failed],
        )

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.items)

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return Findings(self.items[index], self.disabled)
        return self.items[index]

    def where(
        self,
        *,
        rule: str | None = None,
        verdict: str | None = None,
        group: str | None = None,
        severity: str | None = None,
        child: str | None = None,
        parent: str | None = None,
        test: Callable[[Finding], bool] | None = None,
    ) -> Findings:
        """The findings that meet all given conditions; documents by path, id or key.

        Raises :class:`~thidua_parse.errors.WrongValue` for a verdict (TP702) or rule (TP403) that
        does not exist, of which an empty result would say that all is well.
        """
        choose(verdict, VERDICTS, "where", "verdict")
        if rule is not None and rule not in (known := rule_table()):
            known_rules((rule,), {*known, *(f.rule for f in self.items)})

        def named(party: Party | None, name: str) -> bool:
            return party is not None and name in (party.path, party.id, party.key)

        found = [
            f for f in self.items
            if (rule is None or f.rule == rule)
            and (verdict is None or f.verdict == verdict)
            and (group is None or f.group == group)
            and (severity is None or f.severity == severity)
            and (child is None or named(f.child, child))
            and (parent is None or named(f.parent, parent))
            and (test is None or test(f))
        ]
        return Findings(tuple(found), self.disabled)

    @property
    def failures(self) -> Findings:
        """Findings with the verdict ``fail``."""
        return self.where(verdict="fail")

    def on_pairs(self) -> Findings:
        """Findings on pairs of documents."""
        return self.where(test=lambda f: f.parent is not None)

    def on_documents(self) -> Findings:
        """Findings on single documents."""
        return self.where(test=lambda f: f.parent is None)

    def counts(self) -> dict[str, int]:
        """Number of findings by verdict, every verdict named."""
        counted = Counter(f.verdict for f in self.items)
        return {verdict: counted.get(verdict, 0) for verdict in VERDICTS}

    def in_language(self, language: Language) -> Findings:
        """The same findings with messages in ``vi`` or ``en``."""
        return Findings(tuple(f.in_language(language) for f in self.items), self.disabled)

    def to_json(self) -> list[dict[str, Any]]:
        """One dict a finding in the published form, sorted."""
        return [f.to_json() for f in self.items]

    def to_json_lines(self) -> str:
        """JSON Lines, the same bytes for the same findings."""
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in self.to_json())

    def rows(self) -> list[dict[str, Any]]:
        """Flat rows (for CSV, XLSX, data frames): one a finding, quotes joined by " | "."""
        return [_flat(f) for f in self.items]

    def to_frame(self) -> pd.DataFrame:
        """A pandas frame of :meth:`rows`; raises ``ImportError`` where pandas is not installed."""
        import pandas as pd

        return pd.DataFrame(self.rows(), columns=list(COLUMNS))


#: failures that a notebook shows
SHOWN = 20
COLUMNS = (
    "rule", "group", "verdict", "severity", "confidence", "child_path", "child_id", "parent_path",
    "parent_id", "parent_key", "message", "child_quotes", "parent_quotes", "items",
)


def _flat(f: Finding) -> dict[str, Any]:
    # written out, as a report has tens of thousands and most have no quotes and no items
    child, parent, evidence = f.child, f.parent or _NOBODY, f.evidence
    return {
        "rule": f.rule, "group": f.group, "verdict": f.verdict, "severity": f.severity,
        "confidence": f.confidence, "child_path": child.path, "child_id": child.id,
        "parent_path": parent.path, "parent_id": parent.id, "parent_key": parent.key,
        "message": f.message,
        "child_quotes": joined_quotes(evidence.child) if evidence.child else "",
        "parent_quotes": joined_quotes(evidence.parent) if evidence.parent else "",
        "items": joined_items(f.items) if f.items else "",
    }


def joined_quotes(quotes: Iterable[Quote]) -> str:
    """Quotes as one text of a flat row."""
    return " | ".join([q.quote for q in quotes])


def joined_items(items: Iterable[AlignedItem]) -> str:
    """What became of items, as one text of a flat row: "II.1 → III.2: adapted (0.71)"."""
    return "; ".join([
        f"{i.parent_item or '-'} → {i.child_item or '-'}: {i.fate}{'' if i.certain else '?'} ({i.similarity:.2f})"
        for i in items
    ])


_NOBODY = Party()


def sort_key(f: Finding) -> tuple[str, ...]:
    """Order of findings: child, single documents before pairs, parent, rule."""
    parent = f.parent
    return (
        f.child.path or "", f.child.id or "", (parent.path or "~") if parent else "",
        (parent.key or "") if parent else "", f.rule,
    )
