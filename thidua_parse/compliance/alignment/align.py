"""What became of every item of the parent in the child, and what the child added."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np
import regex
from rapidfuzz.distance import LCSseq

from ...knowledge.compliance import thresholds
from ..findings import AlignedItem, Fate
from ..words import sentences, shingles, words
from .assign import assign
from .items import Item
from .likely import leftover_scores, likely_shares, same_matter
from .meaning import same_meaning
from .similarity import ItemWords, Matrix, order_matrix, tfidf_matrix
from .telling import telling_matrix

#: roles that are one part of a plan: an item between them has not moved
_PART = {
    "purpose": "aim", "objective": "aim", "requirement": "aim", "theme": "theme",
    "participants": "participants", "content": "content", "measures": "measures",
    "criteria": "criteria", "eligibility": "criteria", "awards": "criteria",
    "organisation": "organisation", "period": "period", "scope": "scope", "budget": "budget",
}  # fmt: skip
#: duties that every organisation part shares, by their words; used for mirrored roles
_DUTIES = {
    "report": regex.compile(r"báo cáo"),
    "award": regex.compile(r"khen thưởng"),
    "lead": regex.compile(r"chủ trì|thường trực"),
    "watch": regex.compile(r"theo dõi|đôn đốc|giám sát|kiểm tra"),
    "inform": regex.compile(r"tuyên truyền"),
}


@dataclass(frozen=True, slots=True)
class Pairing:
    """One row of the alignment; ``order`` is the share of words in common order."""

    parent: Item | None
    child: Item | None
    fate: Fate
    similarity: float
    #: words leave the pair open; embeddings hold it for one matter (shown, never a pass)
    by_meaning: bool = False
    #: False where a person has to confirm the partner (:mod:`.likely`)
    certain: bool = True

    def to_json(self) -> AlignedItem:
        """The published form."""
        return AlignedItem.made(
            parent_item=self.parent.path if self.parent else None,
            child_item=self.child.path if self.child else None,
            fate=self.fate, similarity=round(self.similarity, 2),
            parent_span=_place(self.parent), child_span=_place(self.child), certain=self.certain,
        )


def _place(item: Item | None) -> tuple[int, int] | None:
    return (item.start, item.end) if item else None


@dataclass(frozen=True, slots=True)
class Alignment:
    """All rows, in order of the parent's items, the added ones last."""

    rows: tuple[Pairing, ...]
    #: the child has next to no wording of the parent: what words do not find may be there all the same
    reworded: bool = False
    #: rows for a person: likely partners of items that the rules see without one
    likely: tuple[Pairing, ...] = ()

    def shown(self) -> tuple[Pairing, ...]:
        """The rows as they are published: with likely partners, marked as uncertain."""
        partners = {id(r.parent): r for r in self.likely}
        held = {id(r.child) for r in self.likely}
        rows = []
        for row in self.rows:
            if row.child is None and id(row.parent) in partners:
                row = partners[id(row.parent)]
            elif row.parent is None and id(row.child) in held:
                continue
            elif row.fate == "replaced" and row.parent is not None and row.child is not None:
                same = not row.by_meaning and same_matter(row.parent, row.child)
                row = replace(row, fate="adapted" if same else "replaced", certain=False)
            rows.append(row)
        return tuple(rows)

    def of_parent(self, *roles: str) -> tuple[Pairing, ...]:
        """Rows whose parent item has one of the roles; one row an item (the best)."""
        best: dict[int, Pairing] = {}
        for row in self.rows:
            if row.parent is not None and row.parent.role in roles:
                kept = best.get(row.parent.start)
                if kept is None or row.similarity > kept.similarity:
                    best[row.parent.start] = row
        return tuple(best[k] for k in sorted(best))

    def of_item(self, item: Item) -> Pairing | None:
        """The best row of a parent item."""
        rows = [r for r in self.rows if r.parent is item]
        return max(rows, key=lambda r: r.similarity, default=None)

    def matched(self) -> tuple[Pairing, ...]:
        """Rows with both sides."""
        return tuple(r for r in self.rows if r.parent is not None and r.child is not None)


@dataclass(slots=True)
class _Matching:
    """What is paired so far: ``chosen`` parent item → child item, ``taken`` child items, their rows."""

    parents: tuple[Item, ...]
    children: tuple[Item, ...]
    order: Matrix
    chosen: dict[int, int] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    rows: list[Pairing] = field(default_factory=list)

    def pair(self, i: int, j: int, fate: Fate, *, by_meaning: bool = False) -> None:
        """Give the parent item ``i`` the child item ``j``."""
        self.chosen[i] = j
        self.taken.add(j)
        similarity = float(self.order[i, j])
        self.rows.append(Pairing(self.parents[i], self.children[j], fate, similarity, by_meaning))

    def open_parents(self) -> list[int]:
        """Indices of the parent items without a partner."""
        return [i for i in range(len(self.parents)) if i not in self.chosen]

    def open_children(self) -> list[int]:
        """Indices of the child items that no row holds."""
        return [j for j in range(len(self.children)) if j not in self.taken]


def align(
    parents: tuple[Item, ...],
    children: tuple[Item, ...],
    parent_words: tuple[ItemWords, ...],
    child_words: tuple[ItemWords, ...],
    in_remit: Callable[[Item], bool],
    rescore: Callable[[str, str], float] | None = None,
    meaning: bool = False,
) -> Alignment:
    """Align the items of a parent and a child.

    Pairs are scored by the mean of two figures, the cosine of TF-IDF vectors and the share of
    words in common order; the best pairs overall are chosen (global assignment), items of the same
    part of the plan first. Where the child is written in its own words throughout, an item may also be
    carried out by one that has its telling phrases (:mod:`.telling`). ``rescore`` may judge pairs that words leave open (segmented words);
    ``meaning`` looks by embeddings for items that say the same in other words (:mod:`.meaning`).
    """
    limits = thresholds()
    floor, low = limits["align.adapted"], limits["align.replaced"]
    if not parents or not children:
        rows = [Pairing(p, None, _dropped(p, in_remit), 0.0) for p in parents]
        rows += [Pairing(None, c, "added", 0.0) for c in children]
        return Alignment(tuple(rows))
    order = order_matrix(parent_words, child_words)
    cosine = tfidf_matrix(parent_words, child_words)
    score: Matrix = (order + cosine) * np.float32(0.5)
    for i, j in _same_openings(parents, children, int(limits["align.opening"])):
        score[i, j] = max(float(score[i, j]), floor)
    together = _one_part(parents, children)
    candidates: dict[tuple[int, int], float] = {}
    for i, j in zip(*(score >= low).nonzero(), strict=True):
        value = float(score[i, j])
        if rescore is not None and value < floor and (
            rescore(parents[i].text, children[j].text) >= limits["align.words"]
        ):
            score[i, j] = value = floor
        candidates[int(i), int(j)] = value + (0.1 if together(parents[i], children[j]) else 0.0)
    found = _Matching(parents, children, order)
    strong = assign({k: v for k, v in candidates.items() if score[k] >= floor})
    for i, j in sorted(strong.items()):
        found.pair(i, j, _fate(parents[i], children[j], float(order[i, j])))
    rest = {
        (i, j): v for (i, j), v in candidates.items()
        if i not in found.chosen and j not in found.taken and together(parents[i], children[j])
    }
    for i, j in assign(rest).items():
        mirrored = parents[i].role == "organisation" and _mirrored(parents[i], children[j])
        found.pair(i, j, "adapted" if mirrored else "replaced")
    _pair_mirrors(found)
    if meaning:
        _pair_by_meaning(found)
    reworded = _reworded(parent_words, child_words, order)
    telling = _tellings(parents, children, found.chosen, cosine) if reworded else {}
    rows = found.rows
    for i in found.open_parents():
        parent, j = parents[i], int(order[i].argmax())
        if i in telling and in_remit(parent):  # several items may be carried out by one
            j = telling[i]
            found.taken.add(j)
            rows.append(Pairing(parent, children[j], "adapted", float(order[i, j])))
        elif _covered(parent, children[j], limits["align.cut"]):  # merged into a larger item
            rows.append(Pairing(parent, children[j], "adapted", float(order[i, j])))
        else:
            rows.append(Pairing(parent, None, _dropped(parent, in_remit), float(order[i, j])))
    for j in found.open_children():
        child, i = children[j], int(order[:, j].argmax())
        if i in found.chosen and _covered(child, parents[i], limits["align.cut"]):  # split off
            rows.append(Pairing(parents[i], child, "adapted", float(order[i, j])))
        else:
            rows.append(Pairing(None, child, "added", 0.0))
    rows.sort(key=lambda r: (r.parent is None, r.parent.start if r.parent else 0, r.child.start if r.child else 0))
    return Alignment(tuple(rows), reworded, _likely(parents, children, rows, order, cosine, reworded))


def _likely(
    parents: tuple[Item, ...], children: tuple[Item, ...], rows: list[Pairing], order: Matrix,
    cosine: Matrix, reworded: bool,
) -> tuple[Pairing, ...]:
    """Rows of likely partners for parent items without one.

    In a child that is written in its own words every item may be the partner, and several items may have
    one; elsewhere only an item of the same part that nothing else accounts for, and none for an item
    outside the child's remit. A short item has none, because chance words would tell.
    """
    limits = thresholds()
    lonely = {id(r.parent): r.fate for r in rows if r.child is None}
    free = {id(r.child) for r in rows if r.parent is None}
    ups = [i for i, p in enumerate(parents) if reworded or id(p) in lonely]
    downs = [j for j, c in enumerate(children) if reworded or id(c) in free]
    if not lonely or not downs:
        return ()
    outside = [lonely.get(id(parents[i])) == "dropped_out_of_remit" for i in ups]
    asked = [
        row for row, i in enumerate(ups)
        if id(parents[i]) in lonely and (reworded or not outside[row])
        and len(words(parents[i].text)) >= limits["telling.words"]
    ]
    if not asked:
        return ()
    down_parts = [_PART.get(children[j].role) for j in downs]
    part: Matrix = np.array(
        [[a is None or b is None or a == b for b in down_parts] for a in (_PART.get(parents[i].role) for i in ups)],
        dtype=np.float32,
    )
    if reworded:
        scores, openings = likely_shares([parents[i] for i in ups], [children[j] for j in downs], part)
        scores[(openings < limits["likely.body"]) & np.array(outside)[:, None]] = 0.0
        least = limits["likely.share"]
        inside = [best for best, out in zip(scores.max(axis=1), outside, strict=True) if not out]
        if len(inside) >= limits["likely.several"] and float(np.mean(inside)) < limits["likely.matter"]:
            least = limits["likely.alone"]  # where hardly any item has a partner, chance words name the few
    else:
        scores = leftover_scores(cosine[np.ix_(ups, downs)], part)
        least = limits["leftover.score"]
    found = []
    for row in asked:
        parent = parents[i := ups[row]]
        column = int(scores[row].argmax())
        if scores[row, column] >= least:
            child = children[downs[column]]
            moved: Fate = "adapted" if same_part(parent, child) else "moved"
            found.append(Pairing(parent, child, moved, float(order[i, downs[column]]), certain=False))
    return tuple(found)


def _reworded(
    parent_words: tuple[ItemWords, ...], child_words: tuple[ItemWords, ...], order: Matrix
) -> bool:
    """Whether the child is written in its own words throughout: few strings and no near items."""
    limits = thresholds()
    if float(order.max(axis=1).mean()) >= limits["reworded.best"]:
        return False
    own, other = (shingles("".join(w.string for w in side)) for side in (child_words, parent_words))
    return len(own & other) < limits["reworded.common"] * min(len(own), len(other))


def _tellings(
    parents: tuple[Item, ...], children: tuple[Item, ...], chosen: dict[int, int], cosine: Matrix
) -> dict[int, int]:
    """Parent item → the child item that has its telling phrases, for items without a partner."""
    limits = thresholds()
    least = int(limits["telling.words"])
    scores = telling_matrix([p.text for p in parents], [c.text for c in children], cosine, least)
    found = {}
    for i in range(len(parents)):
        if i in chosen:
            continue
        j = int(scores[i].argmax())
        best = float(scores[i, j])
        scores[i, j] = 0.0
        next_best = float(scores[i].max())
        if best >= limits["telling.sure"] or (
            best >= limits["telling.lead"] and best >= limits["telling.ratio"] * next_best
        ):
            found[i] = j
    return found


def same_part(a: Item, b: Item) -> bool:
    """Whether two items belong to one part of a plan, as far as their roles are known."""
    one, other = _PART.get(a.role), _PART.get(b.role)
    return one is None or other is None or one == other

_WORK = frozenset(["content", "measures"])


def _one_part(parents: tuple[Item, ...], children: tuple[Item, ...]) -> Callable[[Item, Item], bool]:
    """:func:`same_part` for two plans; tasks have one heading for contents and measures in many of them."""
    if all(len({i.role for i in side} & _WORK) == 2 for side in (parents, children)):
        return same_part

    return lambda a, b: same_part(a, b) or (a.role in _WORK and b.role in _WORK)


def _dropped(item: Item, in_remit: Callable[[Item], bool]) -> Fate:
    return "dropped" if in_remit(item) else "dropped_out_of_remit"


def _fate(parent: Item, child: Item, similarity: float) -> Fate:
    limits = thresholds()
    if not same_part(parent, child):
        return "moved"
    own, other = words(parent.text), words(child.text)
    # the similarity is twice the number of words in common order over the number of both texts' words
    new = len(other) - round(similarity * (len(own) + len(other)) / 2)
    if new <= max(1, 0.03 * len(other)) and (
        similarity >= limits["align.taken"] or _cut(parent.text, child.text)
    ):
        return "taken"
    return "adapted"


def _cut(parent: str, child: str) -> bool:
    """Whether the child keeps whole sentences of the parent word for word, and most of it."""
    known = {words(s) for s in sentences(parent)}
    own = [words(s) for s in sentences(child)]
    if not own or not all(s in known for s in own):
        return False
    share = sum(map(len, own)) / max(1, sum(map(len, known)))
    return share >= thresholds()["align.cut"]


def _covered(part: Item, whole: Item, share: float) -> bool:
    """Whether ``whole`` holds ``part`` in phrases of three words and more, in order."""
    own, other = words(part.text), words(whole.text)
    if not 6 <= len(own) <= len(other):
        return False
    kept = sum(
        op.src_end - op.src_start
        for op in LCSseq.opcodes(own, other)
        if op.tag == "equal" and op.src_end - op.src_start >= 3
    )
    return kept >= share * len(own)


def _same_openings(
    parents: tuple[Item, ...], children: tuple[Item, ...], size: int
) -> list[tuple[int, int]]:
    """Pairs of items of one part that open with the same ``size`` words, where only one pair does."""
    openings: dict[tuple[str, ...], list[int]] = {}
    for i, parent in enumerate(parents):
        if len(own := words(parent.text)) > size:
            openings.setdefault(own[:size], []).append(i)
    found: dict[int, list[int]] = {}
    for j, child in enumerate(children):
        rows = openings.get(words(child.text)[:size], ())
        if len(rows) == 1 and same_part(parents[rows[0]], child):
            found.setdefault(rows[0], []).append(j)
    return [(i, columns[0]) for i, columns in found.items() if len(columns) == 1]


def _mirrored(parent: Item, child: Item) -> bool:
    """Whether both give the same kinds of duty, each to the bodies of its own level."""
    a, b = parent.text.casefold(), child.text.casefold()
    return sum(1 for d in _DUTIES.values() if d.search(a) and d.search(b)) >= 3


def _pair_mirrors(found: _Matching) -> None:
    """Pair duties of the organisation part that the child gives to its own bodies instead."""
    for i in found.open_parents():
        parent = found.parents[i]
        if parent.role != "organisation":
            continue
        for j in found.open_children():
            child = found.children[j]
            if child.role == "organisation" and _mirrored(parent, child):
                found.pair(i, j, "adapted")
                break


def _pair_by_meaning(found: _Matching) -> None:
    """Pair items without a partner that embeddings hold for one matter, of one part of the plan."""
    near = same_meaning(
        [p.text for p in found.parents], [c.text for c in found.children],
        found.open_parents(), found.open_children(), thresholds()["align.meaning"],
    )
    for i, j in near:
        if same_part(found.parents[i], found.children[j]):
            found.pair(i, j, "replaced", by_meaning=True)
