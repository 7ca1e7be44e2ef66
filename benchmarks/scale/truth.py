"""What is true of a generated archive, and how well found edges agree with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .trees import Doc

EDGE_COLUMNS = ("child", "parent", "relation", "how", "defect")
DOC_COLUMNS = ("path", "work", "number", "date", "issuer", "province", "district", "lost", "dirty", "version")


@dataclass(frozen=True, slots=True)
class Truth:
    """An edge that is there: ``how`` it can be found (numbered, inferred) and what stands against it."""

    child: str
    parent: str
    relation: str
    how: str
    defect: str


def edges(doc: Doc) -> Iterator[Truth]:
    """The true edges of a document, to documents as generated (not to their copies)."""
    for cite in doc.cites:
        target = cite.target
        defect = (
            "unnumbered" if cite.unnumbered
            else "lost header" if target.lost
            else "wrong number" if cite.number != target.number
            else "wrong date" if cite.date != target.date
            else "dirty" if cite.dirty or target.dirty
            else ""
        )
        how = "inferred" if defect in ("unnumbered", "lost header", "wrong number") else "numbered"
        yield Truth(doc.name, target.name, cite.relation, how, defect)


def document(doc: Doc) -> tuple[str | None, ...]:
    """The row of a document."""
    return (
        doc.name, doc.work, doc.number, doc.date, doc.body.name, doc.body.province,
        doc.body.district, doc.lost, "yes" if doc.dirty else "", doc.version,
    )


@dataclass(frozen=True, slots=True)
class Score:
    """Precision by how an edge was found, recall by how it can be found, recall by defect."""

    precision: Mapping[str, tuple[int, int]]
    recall: Mapping[str, tuple[int, int]]
    defects: Mapping[str, tuple[int, int]]
    wrong: tuple[tuple[str, str, str], ...]
    missed: tuple[Truth, ...]

    def rows(self) -> Iterator[tuple[str, str, int, int, float]]:
        """``(measure, class, right, of, share)``."""
        for measure, figures in (("precision", self.precision), ("recall", self.recall), ("recall of defect", self.defects)):
            for name, (right, of) in sorted(figures.items()):
                yield measure, name or "none", right, of, right / of if of else 1.0


def score(
    truth: Iterable[Truth], works: Mapping[str, str], found: Iterable[tuple[str, str, str]]
) -> Score:
    """Compare edges to parents: ``found`` is ``(child path, parent path, stated or inferred)``.

    An edge to any version of the right document is right; a document of several copies has edges
    from each copy. Edges to documents that are not at hand are not judged.
    """
    wanted: dict[tuple[str, str], Truth] = {}
    others: set[tuple[str, str]] = set()
    for t in truth:
        pair = (t.child, works.get(t.parent, t.parent))
        if t.relation in ("implements", "continues"):
            wanted[pair] = t
        else:
            others.add(pair)
    got: dict[tuple[str, str], str] = {}
    for child, parent, status in found:
        got.setdefault((child, works.get(parent, parent)), status)
    right, of, wrong = Counter[str](), Counter[str](), []
    for (child, parent), status in got.items():
        if (child, parent) in others:
            continue
        of[status] += 1
        if (child, parent) in wanted:
            right[status] += 1
        else:
            wrong.append((child, parent, status))
    hit, total, hit_by, total_by, missed = Counter[str](), Counter[str](), Counter[str](), Counter[str](), []
    for pair, t in wanted.items():
        total[t.how] += 1
        total_by[t.defect] += 1
        if pair in got:
            hit[t.how] += 1
            hit_by[t.defect] += 1
        else:
            missed.append(t)
    names = {"stated": "numbered", "inferred": "inferred"}
    return Score(
        {names[k]: (right[k], of[k]) for k in of},
        {k: (hit[k], total[k]) for k in total},
        {k: (hit_by[k], total_by[k]) for k in total_by},
        tuple(wrong), tuple(missed),
    )
