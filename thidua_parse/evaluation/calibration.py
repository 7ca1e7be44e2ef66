"""Which values of a record are right, and how well confidences tell it.

A well-calibrated confidence of 0.8 is right in 8 of 10 values. The expected calibration error (ECE)
is the mean distance between confidence and share of right values over bins of values that are
equally wide, weighted by their size.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .compare import compare
from .fold import fold
from .values import Record, unnumbered

#: a label: field, index (None for single values)
Place = tuple[str, int | None]
#: the gold lists at most so many targets; a longer list in the record says nothing
MOST_TARGETS = 15
#: upper ends of the bins
BINS = (0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0)
SINGLE = ("kind", "document_number", "issued_on", "superior_body", "place", "subject")
LISTS = {
    "deadlines": "deadlines", "award_forms": "award_forms", "recipients": "recipients",
    "responsible_agencies.role": "responsible_agencies", "targets": "targets",
    "campaign_periods": "campaign_periods",
}


def labels(gold: Record, record: Record) -> dict[Place, bool]:
    """Right or wrong for every read value that the gold can judge.

    A reference is right where number, date, issuer, relation and parent are; the issuing body where
    name and units are; a duty where agency and role are; the last signature where all parts are.
    """
    compared = compare(gold, record)

    def hit(name: str) -> bool | None:
        counts = compared.counts.get(name)
        return None if counts is None else counts.hits == counts.gold

    found: dict[Place, bool] = {}
    for name in SINGLE:
        if (right := hit(name)) is not None:
            found[name, None] = right
    if (right := hit("issuing_body")) is not None:
        found["issuing_body", None] = right and bool(hit("issuing_body.place"))
    if (right := hit("signature.all")) is not None and record.get("signatures"):
        found["signatures", len(record["signatures"]) - 1] = right
    for name, field in LISTS.items():
        if name == "targets" and len(gold.get("targets") or ()) >= MOST_TARGETS:
            continue
        for index, right in compared.right.get(name, {}).items():
            found[field, index] = right
    for index, right in compared.right.get("laws", {}).items():
        found["references", index] = right
    for index, right in compared.right.get("references.whole", {}).items():
        found["references", index] = right
    marks = compared.right.get("unnumbered_references", {})
    for index, reference in unnumbered(record):
        if index in marks and reference.get("kind") != "L":
            found["references", index] = marks[index]
    if "campaigns" in gold:
        names = {fold(c["name"]) for c in gold["campaigns"]}
        for index, campaign in enumerate(record.get("campaigns") or ()):
            main = compared.right.get("campaigns", {})
            found["campaigns", index] = main.get(index, fold(campaign.get("name")) in names)
    return found


@dataclass(frozen=True, slots=True)
class Bin:
    """Values whose confidence lies in one bin."""

    upper: float
    values: int
    confidence: float
    right: float


def reliability(pairs: Sequence[tuple[float, bool]]) -> list[Bin]:
    """The bins of ``(confidence, right)`` pairs; empty bins are left out."""
    bins = []
    lower = -1.0
    for upper in BINS:
        inside = [p for p in pairs if lower < p[0] <= upper]
        lower = upper
        if inside:
            size = len(inside)
            bins.append(Bin(upper, size, sum(p[0] for p in inside) / size, sum(p[1] for p in inside) / size))
    return bins


def calibration_error(pairs: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error of ``(confidence, right)`` pairs (0 for none)."""
    bins = reliability(pairs)
    size = sum(b.values for b in bins)
    return sum(b.values * abs(b.confidence - b.right) for b in bins) / size if size else 0.0


@dataclass(slots=True)
class Cell:
    """How many values with the same features were right."""

    right: float = 0.0
    values: float = 0.0


#: values that a cell borrows from the cell with one feature less
BORROWED = 8.0
#: right values and values added to a field's own count (rule of succession); no row is surer than
#: this allows, since rows below borrow from rows that hold the same values
PRIOR = (1.0, 2.0)
#: first features of values that were read by OCR, the surest first
DEGREES = ("ocr-sure", "ocr-fair", "ocr-poor")
#: nothing is surer: the extractors were made with this gold at hand, and gold has errors too
MOST = 0.99


def learn(
    samples: Iterable[tuple[str, str, bool, float]]
) -> dict[tuple[str, str], tuple[Cell, float]]:
    """``(field, features, right, weight)`` samples → cell and confidence of each feature prefix."""
    cells: dict[tuple[str, str], Cell] = {}
    for field, features, right, weight in samples:
        prefix = features
        while True:
            cell = cells.setdefault((field, prefix), Cell())
            cell.right += weight * right
            cell.values += weight
            if not prefix:
                break
            prefix = prefix.rpartition("|")[0]
    learnt: dict[tuple[str, str], tuple[Cell, float]] = {}
    last_depth = 0
    for (field, features), cell in sorted(cells.items(), key=lambda item: (_depth(item[0][1]), item[0])):
        if _depth(features) != last_depth:
            last_depth = _depth(features)
            if last_depth == 2:
                _order_degrees(learnt)
        if features:
            above = learnt[field, features.rpartition("|")[0]][1]
            confidence = (cell.right + BORROWED * above) / (cell.values + BORROWED)
            size = cells[field, ""].values
        else:
            size = cell.values
            confidence = (cell.right + PRIOR[0]) / (size + PRIOR[1])
        most = min(MOST, (size + PRIOR[0]) / (size + PRIOR[1]))
        learnt[field, features] = cell, round(min(confidence, most), 3)
    return learnt


def _depth(features: str) -> int:
    return features.count("|") + 1 if features else 0


def _order_degrees(learnt: dict[tuple[str, str], tuple[Cell, float]]) -> None:
    """Isotonic means: of two degrees of OCR confidence the lower one is never the surer.

    Neighbours that break the order share their mean, weighted by their values.
    """
    for field in {field for field, _ in learnt}:
        blocks: list[tuple[list[str], float, float]] = []
        for degree in DEGREES:
            if (field, degree) not in learnt:
                continue
            cell, confidence = learnt[field, degree]
            block = [degree], confidence, cell.values
            while blocks and blocks[-1][1] < block[1]:
                names, above, weight = blocks.pop()
                both = weight + block[2]
                block = names + block[0], (above * weight + block[1] * block[2]) / both, both
            blocks.append(block)
        for names, confidence, _ in blocks:
            for name in names:
                learnt[field, name] = learnt[field, name][0], round(confidence, 3)


def predict(learnt: dict[tuple[str, str], tuple[Cell, float]], field: str, features: str) -> float:
    """Confidence of a value by a learnt table, as the parser looks it up; 0.5 for unknown fields."""
    while (field, features) not in learnt:
        if not features:
            return 0.5
        features = features.rpartition("|")[0]
    return learnt[field, features][1]


def crossed(samples: Sequence[tuple[str, str, bool, str]]) -> list[tuple[str, float, bool]]:
    """``(field, confidence, right)`` of ``(field, features, right, document)`` samples, where each
    half of the documents is judged by a table learnt on the other half only.
    """
    documents = sorted({sample[3] for sample in samples})
    halves = (set(documents[::2]), set(documents[1::2]))
    judged = []
    for mine, other in (halves, halves[::-1]):
        learnt = learn((f, x, right, 1.0) for f, x, right, document in samples if document in other)
        judged += [
            (f, predict(learnt, f, x), right) for f, x, right, document in samples if document in mine
        ]
    return judged
