"""What a rule is given and what it gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from ..knowledge.compliance import thresholds
from ..linking.graph import Edge, PlanGraph
from ..linking.identity import number_key
from ..record import Reference, Target
from .alignment.align import Alignment, align
from .alignment.items import Item
from .findings import AlignedItem, Evidence, Quote, Verdict
from .remit import addressee, in_remit
from .views import PlanView

#: keyword arguments of :func:`outcome` that several verdicts of a rule share
Fields = dict[str, Any]
#: a value of a sentence: one text for both languages, or (Vietnamese, English)
Value = str | tuple[str, str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict of a rule, the variant of its sentence, what fills it and the evidence."""

    verdict: Verdict
    variant: str
    values: dict[str, Value]
    child: tuple[Quote, ...] = ()
    parent: tuple[Quote, ...] = ()
    confidence: float = 0.9
    items: tuple[AlignedItem, ...] = ()


def outcome(
    verdict: Verdict,
    variant: str | None = None,
    *,
    child: tuple[Quote, ...] = (),
    parent: tuple[Quote, ...] = (),
    confidence: float = 0.9,
    items: tuple[AlignedItem, ...] = (),
    **values: Value,
) -> Outcome:
    """Make an :class:`Outcome`; the sentence variant is the verdict unless another is named."""
    return Outcome(verdict, variant or verdict, values, child, parent, confidence, items)


@dataclass
class Run:
    """One run of the check: its options and what all its cases share."""

    graph: PlanGraph
    complete: bool = False
    thresholds: dict[str, float] = field(default_factory=thresholds)
    views: dict[str, PlanView] = field(default_factory=dict)
    rescore: Callable[[str, str], float] | None = None
    #: whether embeddings look at items that words leave without a partner
    semantic: bool = False
    #: outcomes that rest on one document alone, by view and rule
    outcomes: dict[tuple[int, str], Outcome] = field(default_factory=dict)
    #: evidence by the identities of its quotes of the child and of the parent, which it keeps alive
    evidence: dict[tuple[int, int], Evidence] = field(default_factory=dict)
    #: node keys of the plans that have a parent at hand
    paired: set[str] = field(default_factory=set)
    #: single plans first, then pairs; filled by the engine
    cases: tuple[Case, ...] = ()
    #: targets matched for a higher and a lower view
    matched: dict[tuple[int, int], list[tuple[Target, Target]]] = field(default_factory=dict)
    #: what a lower view makes of a period or target of a higher one, for the lines that run through both
    steps: dict[tuple[int, ...], Any] = field(default_factory=dict)


@dataclass
class Case:
    """A child and its parent (None where no parent's text is at hand) as the rules see them."""

    run: Run
    child: PlanView
    parent: PlanView | None = None
    edge: Edge | None = None
    #: the link rests on likeness of several marks, because one of them is cited wrongly
    suspected: bool = False
    #: what several rules compute for the pair
    shared: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def graph(self) -> PlanGraph:
        """The graph the documents belong to."""
        return self.run.graph

    def limit(self, name: str) -> float:
        """A threshold of the table."""
        return self.run.thresholds[name]

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The child's mentions of this parent; without a parent at hand, of all its parents."""
        if self.edge is None:
            return self.child.parent_references
        if not self.edge.references and not self.suspected:
            return ()  # a pair named by a person: what the child cites are other documents
        all_references = self.child.plan.references
        found = tuple(all_references[i] for i in self.edge.references if i < len(all_references))
        return found or self.child.parent_references

    @property
    def uncited(self) -> bool:
        """Whether a person named the pair and the child does not cite this parent."""
        return self.parent is not None and self.edge is not None and not self.references

    @cached_property
    def citation(self) -> Reference | None:
        """The mention that states the link: the first of the parent, in full where there is one."""
        stated = [r for r in self.references if r.is_parent] or list(self.references)
        full = [r for r in stated if r.number and r.date]
        return next(iter(full or stated), None)

    @cached_property
    def statements(self) -> tuple[Reference, ...]:
        """The citation first, then what else the child cites in full as this parent.

        Title and preamble may cite it twice. A mention with another number, kind or issuer leads to no
        parent at hand or elsewhere; it is meant where its title is that of the citation and two of serial,
        symbol and date are too.
        """
        first = self.citation
        if first is None:
            return ()
        mine = {id(r) for r in self.references}
        others = [
            r for r in self.child.parent_references
            if r is not first and r.number and r.date and (id(r) in mine or _same_paper(r, first))
        ]
        return (first, *others)

    @cached_property
    def alignment(self) -> Alignment:
        """The items of parent and child, aligned."""
        if self.parent is None:
            return Alignment(())
        return align(
            self.parent.items, self.child.items, self.parent.item_words, self.child.item_words,
            lambda item: self.inside(item)[0], self.run.rescore, self.run.semantic,
        )

    def inside(self, item: Item) -> tuple[bool, str]:
        """Whether a parent item lies in the child's remit, and the subject that tells (:func:`in_remit`).

        Committees of one level have one remit: what one asks of the Front or of enterprises, the other can.
        """
        known = self.shared.get(("inside", id(item)))
        if known is None:  # with the item, whose identity must not pass to another
            known = self.shared["inside", id(item)] = item, self._inside(item)
        found: tuple[bool, str] = known[1]
        return found

    def _inside(self, item: Item) -> tuple[bool, str]:
        parent, child = self.parent, self.child
        if parent is not None and parent.collective and child.collective and parent.rank == child.rank:
            return True, ""
        led_in = self._lead_in(item)
        told = addressee(led_in, child) if led_in is not None and addressee(item, child) is None else None
        return told if told is not None and not told[0] else in_remit(item, child)

    def _lead_in(self, item: Item) -> Item | None:
        """What an item of the parent is numbered below ("Các đơn vị thuộc Bộ: …:", "2. Sở Y tế" over "a) …")."""
        if self.parent is None or "." not in item.section:
            return None
        return self.parent.lead_ins.get(item.section.rpartition(".")[0])

    def rows(self, *items: Item) -> tuple[AlignedItem, ...]:
        """Published rows of the alignment for some parent items."""
        wanted = {i.path for i in items}
        return tuple(
            r.to_json() for r in self.alignment.rows if r.parent is not None and r.parent.path in wanted
        )


def _same_paper(one: Reference, other: Reference) -> bool:
    """Whether two citations with one title agree in two of serial, symbol and date."""
    if not one.number or not other.number or not one.subject or one.subject != other.subject:
        return False
    a, b = number_key(one.number), number_key(other.number)
    return (a.serial == b.serial) + (a.symbol == b.symbol) + (one.date == other.date) >= 2


RuleFunction = Callable[[Case], Outcome]
_BUILT_IN: dict[str, RuleFunction] = {}


def rule(rule_id: str) -> Callable[[RuleFunction], RuleFunction]:
    """Decorator: the function of a rule of the table."""

    def keep(function: RuleFunction) -> RuleFunction:
        _BUILT_IN[rule_id] = function
        return function

    return keep


@lru_cache(maxsize=1)
def built_in_rules() -> dict[str, RuleFunction]:
    """The rules of the package by id."""
    from . import rules

    rules.load()
    return dict(sorted(_BUILT_IN.items()))
