"""One gold record against one plan record: counts and misses, field by field."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, NamedTuple

from .fold import fold
from .locate import Locator
from .values import FIELDS, MAIN, PAIRED, Field, Record, Value, numbered, part, reference_key

#: characters of the text shown on either side of a miss
AROUND = 60


class Counts(NamedTuple):
    """How many values are right, how many there are in the gold, how many were read."""

    hits: int
    gold: int
    read: int


@dataclass(frozen=True, slots=True)
class Miss:
    """One difference. ``context`` is the text around the expected or the read value."""

    document: str
    field: str
    what: Literal["missing", "extra", "different"]
    wanted: str | None
    got: str | None
    context: str = ""
    start: int | None = None


@dataclass(slots=True)
class Compared:
    """The outcome for one document."""

    document: str
    kind: str
    layer: str
    read: bool
    counts: dict[str, Counts] = field(default_factory=dict)
    overlap: dict[str, Counts] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)
    #: field -> one mark for each read value with an index: is it right?
    right: dict[str, dict[int, bool]] = field(default_factory=dict)

    @property
    def differences(self) -> int:
        """Number of differences in the fields that count for the mean."""
        return sum(miss.field in MAIN for miss in self.misses)


def compare(gold: Record, record: Record | None) -> Compared:
    """Compare one document. A record that is missing (None) is wrong in every field."""
    return _Comparison(gold, record).run()


class _Comparison:
    def __init__(self, gold: Record, record: Record | None) -> None:
        self.gold, self.missing = gold, not record
        self.record: Record = record or {}
        self.locator = Locator(str(self.record.get("text") or ""))
        self.out = Compared(
            Path(str(gold.get("doc") or "")).name, str(part(gold, "kind", "code") or "?"),
            str(gold.get("layer") or "text"), bool(record),
        )

    def run(self) -> Compared:
        for spec in FIELDS:
            if spec.source not in self.gold or (self.gold[spec.source] is None and spec.source in (
                "issuing_body", "signature"
            )):
                continue
            if spec.single:
                self._single(spec)
            else:
                self._many(spec)
            if spec.name == "references":
                self._paired_references()
            elif spec.name == "award_forms":
                self._paired_awards()
        return self.out

    def _single(self, spec: Field) -> None:
        want = spec.gold(self.gold)[0]
        got = Value("no record", "") if self.missing else spec.read(self.record, self.gold)[0]
        self._mark(spec.name, want, got, want.key == got.key)

    def _mark(self, name: str, want: Value, got: Value, hit: bool) -> None:
        """Add one compared value to a single-valued field."""
        before = self.out.counts.get(name, Counts(0, 0, 0))
        self.out.counts[name] = Counts(before.hits + hit, before.gold + 1, before.read + 1)
        if not hit:
            place = self.locator.find(want.raw) if want.raw else None
            if place is None and got.start is not None and got.end is not None:
                place = got.start, got.end
            shown = None if self.missing else got.shown
            self._miss(name, "different", want.shown, shown, place)

    def _many(self, spec: Field) -> None:
        want = spec.gold(self.gold)
        got = [] if self.missing else spec.read(self.record, self.gold)
        if not want and not got:
            return
        left = Counter(v.key for v in want)
        marks: list[bool] = []
        for v in got:
            hit = left[v.key] > 0
            left[v.key] -= hit
            marks.append(hit)
        lost = self._lost(want, got, marks)
        hits = sum(marks)
        self.out.counts[spec.name] = Counts(hits, len(want), len(got))
        self.out.right[spec.name] = {
            v.at: hit for v, hit in zip(got, marks, strict=True) if v.at is not None
        }
        extra = [v for v, hit in zip(got, marks, strict=True) if not hit]
        places = self._places(want) if lost or spec.spans else {}
        if spec.spans:
            near = self._overlaps([(v, places.get(id(v))) for v in lost], extra)
            self.out.overlap[spec.name] = Counts(hits + near, len(want), len(got))
        for v in lost:
            self._miss(spec.name, "missing", v.shown, None, places.get(id(v)))
        for v in extra:
            place = (v.start, v.end) if v.start is not None and v.end is not None else None
            self._miss(spec.name, "extra", None, v.shown, place)

    @staticmethod
    def _lost(want: list[Value], got: list[Value], marks: list[bool]) -> list[Value]:
        found = Counter(v.key for v, hit in zip(got, marks, strict=True) if hit)
        lost = []
        for v in want:
            if found[v.key] > 0:
                found[v.key] -= 1
            else:
                lost.append(v)
        return lost

    def _places(self, want: list[Value]) -> dict[int, tuple[int, int] | None]:
        """Where the gold values stand in the record's text, by the identity of the value."""
        if not self.locator.text:
            return {}
        spans = self.locator.find_all([v.raw for v in want])
        places = {}
        for v, span in zip(want, spans, strict=True):
            if v.start is not None and v.end is not None:
                if fold(self.locator.text[v.start : v.end]) == fold(v.raw):
                    span = v.start, v.end
                else:  # offsets of the file, not of the normalised text
                    span = self.locator.find(v.raw, v.start) or span
            places[id(v)] = span
        return places

    @staticmethod
    def _overlaps(
        lost: list[tuple[Value, tuple[int, int] | None]], extra: list[Value]
    ) -> int:
        """Pairs of a missed and an extra value that share a place, each used once."""
        free = [(v.start, v.end) for v in extra if v.start is not None and v.end is not None]
        found = 0
        for _, place in lost:
            if place is None:
                continue
            for other in free:
                if other[0] < place[1] and place[0] < other[1]:
                    free.remove(other)
                    found += 1
                    break
        return found

    def _paired_references(self) -> None:
        pool: dict[tuple[str, str | None], list[tuple[int, Record]]] = defaultdict(list)
        for i, r in numbered(self.record):
            pool[reference_key(r)].append((i, r))
        whole: dict[int, bool] = {}
        for wanted in self.gold["references"]:
            found = pool[reference_key(wanted)]
            index, match = found.pop(0) if found else (None, {})
            entire = True
            for name, of_gold, of_record, main in PAIRED:
                want, got = of_gold(wanted), of_record(match)
                shown = f"{wanted['raw']}: {want}"
                self._mark(
                    name, Value(want, shown, wanted["raw"]),
                    Value(got, f"{got}" if match else "–", *_place(match)), want == got and not self.missing,
                )
                entire &= want == got or not main
            if index is not None:
                whole[index] = entire
        self.out.right["references.whole"] = {
            i: whole.get(i, False) for i, _ in numbered(self.record)
        }

    def _paired_awards(self) -> None:
        pool = {fold(a.get("raw")): a for a in self.record.get("award_forms") or []}
        for award in self.gold["award_forms"]:
            want = fold(award["form"])
            match = pool.get(fold(award["raw"]), {})
            got = fold(match.get("form"))
            self._mark(
                "award_forms.form", Value(want, f"{award['raw']}: {award['form']}", award["raw"]),
                Value(got, str(match.get("form") or "–"), *_place(match)), want == got and not self.missing,
            )

    def _miss(
        self, name: str, what: Literal["missing", "extra", "different"], wanted: str | None,
        got: str | None, place: tuple[int, int] | None,
    ) -> None:
        context = ""
        if place is not None:
            start, end = place
            text = self.locator.text
            context = (
                f"{text[max(start - AROUND, 0):start]}⟦{text[start:end][:300]}⟧{text[end:end + AROUND]}"
            ).replace("\n", " ¶ ").replace("\t", " | ")
        self.out.misses.append(
            Miss(self.out.document, name, what, wanted, got, context, place[0] if place else None)
        )


def _place(item: dict[str, Any]) -> tuple[str, None, int | None, int | None]:
    span = item.get("span") or {}
    return str(item.get("raw") or ""), None, span.get("start"), span.get("end")


__all__ = ["Compared", "Counts", "Miss", "compare"]
