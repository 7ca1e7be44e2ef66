"""From label candidates to a tree: which list a label carries on, which it opens.

The rule is sequence first, rank second. A label that is the next one of an open list belongs to
it; a first one ("1", "a", "I") opens a list below the part it stands in, unless its family ranks
above; everything else is a gap, a repetition or no label at all. Lookahead goes by precomputed
neighbours of the same family, so the whole is linear in the number of labels.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...record import Section
from ...record.vocabulary import SectionRole
from .labels import (
    ARABIC,
    ARTICLE,
    CHAPTER,
    DOTTED,
    LETTER,
    LOWER_ROMAN,
    PART,
    ROMAN,
    UPPER,
    Label,
    as_letter,
    as_lower_roman,
    follows,
)

#: parts nested deeper than this stay at this depth (records are read by recursion)
DEPTH_LIMIT = 40
#: a jump of more than this many numbers is taken for a number in the text, not a label
GAP_LIMIT = 12
LOOKAHEAD = 60


@dataclass(slots=True)
class Node:
    """A section under construction; ``lasts`` holds the last label of each family below it.

    ``children`` and ``lasts`` are of its own as soon as it has one: most sections never do.
    ``role`` and ``section`` are set when the tree is made into records.
    """

    label: Label | None
    parent: Node | None
    depth: int
    children: list[Node]
    lasts: dict[int, Label]
    role: SectionRole = "other"
    section: Section | None = None

    @property
    def rank(self) -> int:
        """The family of the label, -1 for none: the lower, the higher it stands."""
        return -1 if self.label is None else self.label.family

    def chain(self) -> Iterator[Node]:
        """This node and its ancestors, the root last."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent


#: what stands below a section that has no parts; never written to
_NO_NODES: list[Node] = []
_NO_LABELS: dict[int, Label] = {}


@dataclass(slots=True)
class Oddity:
    """Something odd about a label: ``duplicate`` or ``gap`` after ``previous``."""

    code: str
    label: Label
    previous: Label


class Builder:
    """Places labels one by one; ``root`` is the tree, ``oddities`` what was odd.

    ``borders`` are lines at which a text begins anew (promulgated with the one before it).
    """

    def __init__(self, labels: list[Label], borders: tuple[int, ...] = ()) -> None:
        self.labels = labels
        self.borders = list(borders)
        self.root = Node(None, None, 0, [], {})
        self.open = self.root
        self.oddities: list[Oddity] = []
        self.following = self._neighbours(labels)

    @staticmethod
    def _neighbours(labels: list[Label]) -> list[int]:
        """For each label the index of the next label of its family, or -1."""
        latest: dict[int, int] = {}
        following = [-1] * len(labels)
        for i in range(len(labels) - 1, -1, -1):
            following[i] = latest.get(labels[i].family, -1)
            latest[labels[i].family] = i
        return following

    def build(self) -> Node:
        """Place all labels."""
        for i, label in enumerate(self.labels):
            if self.borders and label.line >= self.borders[0]:
                self.borders.pop(0)
                self.open = self.root
            settled = self._settle(i, label)
            if settled is not None:
                self._place(i, settled)
        return self.root

    # --- which family -----------------------------------------------------------------------

    def _settle(self, i: int, label: Label) -> Label | None:
        """Decide between roman numeral and letter where one sign may be both."""
        if label.family == ROMAN and len(label.text) == 1:
            if label.value in (1, 5, 10):
                last = self._last(UPPER)
                if last and follows(last.value, (letter := as_letter(label)).value, UPPER) and not (
                    (roman := self._last(ROMAN)) and follows(roman.value, label.value, ROMAN)
                ):
                    return letter
        elif label.family == LETTER and label.text in "ivx":
            last = self._last(LETTER)
            low = self._last(LOWER_ROMAN)
            if last and follows(last.value, label.value, LETTER):
                return label
            if (low and follows(low.value, as_lower_roman(label).value, LOWER_ROMAN)) or (  # type: ignore[union-attr]
                label.text == "i" and not last
            ):
                return as_lower_roman(label)
        return label

    def _last(self, family: int) -> Label | None:
        """The last label of ``family`` in the innermost open list of that family."""
        node: Node | None = self.open
        while node is not None:
            if family in node.lasts:
                return node.lasts[family]
            node = node.parent
        return None

    # --- where ------------------------------------------------------------------------------

    def _place(self, i: int, label: Label) -> None:
        if label.family == DOTTED:
            parent = self._dotted_parent(label)
        elif label.family <= ARTICLE:
            parent = self._word_parent(i, label)
        else:
            parent = self._list_parent(i, label)
        if parent is None:
            return
        previous = parent.lasts.get(label.family)
        if previous is not None:
            if previous.value == label.value and previous.path == label.path:
                self.oddities.append(Oddity("duplicate", label, previous))
            elif label.family != DOTTED and label.value != previous.value + 1 and (
                not follows(previous.value, label.value, label.family)
            ):
                repeated = label.value < previous.value
                self.oddities.append(Oddity("duplicate" if repeated else "gap", label, previous))
        while parent.depth >= DEPTH_LIMIT and parent.parent is not None:
            parent = parent.parent
        node = Node(label, parent, parent.depth + 1, _NO_NODES, _NO_LABELS)
        if parent.children:
            parent.children.append(node)
            parent.lasts[label.family] = label
        else:
            parent.children, parent.lasts = [node], {label.family: label}
        self.open = node

    def _dotted_parent(self, label: Label) -> Node | None:
        """The open part that "2.1" belongs to: the one numbered 2, or where 2.x stood before."""
        prefix = label.path[:-1]
        fallback: Node | None = None
        for node in self.open.chain():
            if node.label is not None and node.label.path == prefix:
                return node
            last = node.lasts.get(DOTTED)
            if last is not None and last.path[:-1] == prefix:
                return node
            if fallback is None and node.rank < ARABIC:
                fallback = node
        if not label.sure:
            return None
        # the part numbered by the prefix is lost or misprinted: stay beside its neighbours
        for node in self.open.chain():
            last = node.lasts.get(DOTTED)
            if last is not None and len(last.path) == len(label.path):
                return node
            if node.label is not None and node.label.path and len(node.label.path) == len(prefix) and (
                node.label.family in (ARABIC, DOTTED)
            ):
                return node
        return fallback

    def _word_parent(self, i: int, label: Label) -> Node | None:
        """Parts, chapters, sections and articles nest by rank; articles are counted through."""
        for node in self.open.chain():
            if node.rank < label.family or node.label is None:
                parent = node
                break
        if not label.sure and not self._expected(i, label, parent.lasts.get(label.family)):
            return None
        return parent

    def _list_parent(self, i: int, label: Label) -> Node | None:
        family, value = label.family, label.value
        holders: list[Node] = []
        other: Node | None = None  # its list goes on with this value, but in another style
        open_node: Node | None = self.open
        while open_node is not None:
            last = open_node.lasts.get(family)
            if last is not None:
                holders.append(open_node)
                if value == last.value + 1 or follows(last.value, value, family):
                    if last.mark == label.mark or same_style(last.mark, label.mark):
                        return open_node
                    other = other or open_node
            open_node = open_node.parent
        if other is not None:
            return other
        if label.value == 1:
            return self._opening_parent(i, label, holders)
        if not label.sure and not label.spoilt:
            return None
        if holders:
            node = next(
                (n for n in holders if same_style(n.lasts[label.family].mark, label.mark)), holders[0]
            )
            last = node.lasts[label.family]
            if abs(label.value - last.value) > GAP_LIMIT or not self._credible(i, label):
                return None
            return node
        # the first label met is not the first of its list
        if label.value > GAP_LIMIT or not self._credible(i, label):
            return None
        return self._opening_parent(i, label, holders)

    def _opening_parent(self, i: int, label: Label, holders: list[Node]) -> Node | None:
        """Where a list that begins with ``label`` is opened."""
        if not label.sure and not self._expected(i, label, label):
            return None
        natural = self.open
        while natural.parent is not None and natural.rank >= label.family:
            natural = natural.parent
        if holders and natural.depth > holders[0].depth:
            return natural
        if holders:
            outer = holders[0]
            last = outer.lasts[label.family]
            marks_differ = not same_style(last.mark, label.mark)
            if marks_differ and self.open is not outer:
                return self.open
            return self.open if self._nested(i, label, last) else outer
        if natural is self.open:
            return natural
        # a family that ranks above what is open ("A." after "I.", "1)" after "a)"): nested where
        # the open list goes on behind it, else a new list of the higher rank
        child = self.open
        while child.parent is not None and child.parent is not natural:
            child = child.parent
        for node in self.open.chain():
            if node is natural:
                break
            assert node.label is not None
            following = self._next_of(i, node.label.family)
            if following is not None and follows(node.label.value, following.value, following.family):
                return node
        return natural

    def _next_of(self, i: int, family: int) -> Label | None:
        """The next label of ``family`` behind label number ``i`` (not too far away)."""
        for label in self.labels[i + 1 : i + 1 + LOOKAHEAD]:
            if label.family == family:
                return label
        return None

    def _nested(self, i: int, label: Label, outer: Label) -> bool:
        """Whether a list that starts again inside ``outer``'s list is nested in it.

        It is when the outer list goes on later with a number that the inner one does not reach.
        """
        inner = label.value
        at, steps = self.following[i], 0
        while at != -1 and steps < LOOKAHEAD:
            value = self.labels[at].value
            if follows(inner, value, label.family):
                inner = value
            else:
                return follows(outer.value, value, label.family)
            at, steps = self.following[at], steps + 1
        return False

    def _credible(self, i: int, label: Label) -> bool:
        """Whether a label out of sequence is one: its follower comes, or its family is formal."""
        if label.family in (ROMAN, ARTICLE, CHAPTER, PART):
            return True
        at = self.following[i]
        if at != -1 and follows(label.value, self.labels[at].value, label.family):
            return True
        return label.mark not in ("-", "–", ":", "")

    def _expected(self, i: int, label: Label, last: Label | None) -> bool:
        """Whether neighbours of the family confirm a doubtful label."""
        if last is not None and last is not label and follows(last.value, label.value, label.family):
            return True
        at = self.following[i]
        return at != -1 and follows(label.value, self.labels[at].value, label.family)


def same_style(mark: str, other: str) -> bool:
    """Whether two marks belong to one style: "1." and "1-" do, "1." and "1)" do not."""
    return (")" in mark) == (")" in other)
