"""Accuracy on a gold set: figures with intervals, gains and losses, baselines, reliability.

    python benchmarks/accuracy.py                                    the sample plans
    python benchmarks/accuracy.py --gold GOLD --plans PLANS          another set
    python benchmarks/accuracy.py --gold GOLD --records FILE         records that were parsed before
    … --layers text,legacy --by kind --cache DIR --ner 5 --misses --save

Prints for each field F1 with its 95 % bootstrap interval (documents drawn again), F1 by overlap,
the change against ``benchmarks/accuracy.json`` (``--save`` writes the new figures into it), and the
F1 of a naive regex baseline on the same texts. ``--ner N`` lets underthesea's named entities
compete for the agencies of the first N documents (a second a document). Then the reliability of the
confidences: as shipped, and of a table learnt on one half of the documents and judged on the other
(both ways); the latter is the honest figure, because the shipped table has seen this gold.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from baseline_ner import read_agencies
from baseline_regex import read_plainly
from calibrate import Sample, judged_values
from sets import ROOT, GoldSet

from thidua_parse.evaluation import (
    Compared,
    Figures,
    compare,
    figures,
    grouped,
    load_records,
    record_for,
)
from thidua_parse.evaluation.calibration import calibration_error, crossed, labels, reliability
from thidua_parse.parsing import parse_text

LAST = ROOT / "benchmarks" / "accuracy.json"
#: changes smaller than this are not told
VISIBLE = 0.0005


class Run:
    """Everything that one pass over a gold set gives."""

    def __init__(self, gold_set: GoldSet, records: Path | None, ner: int) -> None:
        self.compared: list[Compared] = []
        self.plain: list[Compared] = []
        self.ner: list[tuple[Compared, Compared]] = []
        self.samples: list[Sample] = []
        self.shipped: list[tuple[str, float, bool]] = []
        if records is None:
            self._parse(gold_set, ner)
        else:
            self._read(gold_set, load_records(records), ner)

    def _parse(self, gold_set: GoldSet, ner: int) -> None:
        for name, gold, source in gold_set.texts():
            if source is None:
                self._add(gold, None, ner)
                continue
            plan = parse_text(source)
            record = plan.model_dump(mode="json")
            self._add(gold, record, ner)
            self.samples += judged_values(plan, source, labels(gold, record), 1.0, name)

    def _read(self, gold_set: GoldSet, records: dict[str, dict[str, Any]], ner: int) -> None:
        for name, gold in gold_set.truth().items():
            self._add(gold, record_for(name, gold, records), ner)

    def _add(self, gold: dict[str, Any], record: dict[str, Any] | None, ner: int) -> None:
        self.compared.append(compare(gold, record))
        if record is None:
            self.plain.append(compare(gold, None))
            return
        self.plain.append(compare(gold, read_plainly(record["text"])))
        if len(self.ner) < ner:
            self.ner.append((self.compared[-1], compare(gold, read_agencies(record["text"]))))
        for (field, index), right in labels(gold, record).items():
            value = record.get(field)
            if index is None:
                sure = record.get(f"{field}_confidence") if field in ("subject", "place") else (value or {}).get("confidence")
            else:
                sure = value[index].get("confidence")
            if sure is not None:
                self.shipped.append((field, sure, right))


def print_table(now: Figures, plain: Figures, last: dict[str, Any]) -> None:
    """One line a field."""
    before = last.get("fields", {})
    print(f"{'field':28} {'P':>6} {'R':>6} {'F1':>6}  {'95 %':^13} {'overlap':>7} {'change':>7} {'regex':>6} {'gold':>6}")
    for name, f in now.fields.items():
        change = f.f1 - before.get(name, f.f1)
        other = plain.fields.get(name)
        print(
            f"{name + ('' if f.main else ' *'):28} {f.precision:6.3f} {f.recall:6.3f} {f.f1:6.3f}  "
            f"{f.interval[0]:.3f}–{f.interval[1]:.3f}   {'' if f.overlap is None else format(f.overlap, '.3f'):>7} "
            f"{format(change, '+.3f') if abs(change) >= VISIBLE else '':>7} {other.f1 if other else 0:6.3f} {f.gold:6}"
        )
    change = now.macro - last.get("macro", now.macro)
    print(
        f"mean F1 of {sum(f.main for f in now.fields.values())} fields: {now.macro:.4f} "
        f"({now.macro_interval[0]:.4f}–{now.macro_interval[1]:.4f}){f', {change:+.4f}' if abs(change) >= VISIBLE else ''}; "
        f"regex baseline {plain.macro:.4f}   (* not part of the mean)"
    )
    shares = ", ".join(f"≤ {n}: {share:.1%}" for n, share in now.whole.items())
    print(f"documents with misses {shares}; all right {now.whole_interval[0]:.1%}–{now.whole_interval[1]:.1%}")
    losses = sorted((f.f1 - before[n], n) for n, f in now.fields.items() if n in before and before[n] - f.f1 >= VISIBLE)
    gains = sorted((before[n] - f.f1, n) for n, f in now.fields.items() if n in before and f.f1 - before[n] >= VISIBLE)
    if before:
        print("losses:", ", ".join(f"{n} {d:+.3f}" for d, n in losses) or "none")
        print("gains: ", ", ".join(f"{n} {-d:+.3f}" for d, n in gains) or "none")
    else:
        print("no figures of this set were kept; --save keeps these")


def print_ner(pairs: list[tuple[Compared, Compared]]) -> None:
    """Agencies: the parser and underthesea on the same documents."""
    ours, theirs = ([pair[side] for pair in pairs] for side in (0, 1))
    print(f"\nresponsible agencies of {len(pairs)} documents, exact and by overlap:")
    for name, side in (("thidua_parse", ours), ("underthesea ner", theirs)):
        f = figures(side).fields.get("responsible_agencies")
        if f is not None:
            print(f"  {name:16} F1 {f.f1:.3f} overlap {f.overlap or 0:.3f}  P {f.precision:.3f} R {f.recall:.3f}")


def print_reliability(run: Run) -> None:
    """Bins over all fields, and the calibration error of each field."""
    honest = crossed([(f, x, right, doc) for f, x, right, _, doc in run.samples])
    for title, judged in (("as shipped", run.shipped), ("learnt on one half, judged on the other", honest)):
        if not judged:
            continue
        pairs = [(sure, right) for _, sure, right in judged]
        print(f"\nreliability, {title}: {len(pairs)} values, ECE {calibration_error(pairs):.3f}")
        print(f"  {'confidence':>12} {'values':>7} {'mean':>6} {'right':>6}")
        for b in reliability(pairs):
            print(f"  {'≤ ' + format(b.upper, '.2f'):>12} {b.values:7} {b.confidence:6.3f} {b.right:6.3f}")
        by_field: dict[str, list[tuple[float, bool]]] = defaultdict(list)
        for field, sure, right in judged:
            by_field[field].append((sure, right))
        print("  ECE:", ", ".join(f"{n} {calibration_error(p):.3f} ({len(p)})" for n, p in sorted(by_field.items())))


def print_misses(compared: list[Compared]) -> None:
    """Every difference with its context."""
    for document in compared:
        for miss in document.misses:
            print(f"{miss.document}  {miss.field}  {miss.what}: {miss.wanted!r} {miss.got!r}\n    … {miss.context} …")


def save(name: str, now: Figures) -> None:
    """Keep the figures of the set in ``accuracy.json``."""
    kept = json.loads(LAST.read_text("utf-8")) if LAST.exists() else {}
    kept[name] = {
        "documents": now.documents, "macro": round(now.macro, 4),
        "whole_documents": round(now.whole[0], 4),
        "fields": {field: round(f.f1, 4) for field, f in now.fields.items()},
    }
    LAST.write_text(json.dumps(dict(sorted(kept.items())), indent=1) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=ROOT / "corpus" / "gold")
    parser.add_argument("--plans", type=Path, help="documents of the set (default: plans beside gold)")
    parser.add_argument("--layers", help="comma-separated")
    parser.add_argument("--records", type=Path, help="JSON Lines of thidua parse instead of parsing")
    parser.add_argument("--cache", type=Path, help="folder for the texts of documents once read")
    parser.add_argument("--name", help="name of the set in accuracy.json")
    parser.add_argument("--ner", type=int, default=0, metavar="N", help="documents for underthesea")
    parser.add_argument("--by", choices=["kind", "layer"], help="means of each kind or layer too")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--save", action="store_true")
    options = parser.parse_args()
    layers = frozenset(options.layers.split(",")) if options.layers else None
    plans = options.plans or options.gold.parent / "plans"
    if options.records is None and not plans.is_dir():
        sys.exit(f"no documents in {plans}: name them with --plans, or give --records")
    gold_set = GoldSet(options.gold, plans, layers, options.cache)
    name = options.name or gold_set.name
    run = Run(gold_set, options.records, options.ner)
    now, plain = figures(run.compared), figures(run.plain, rounds=10)
    last = json.loads(LAST.read_text("utf-8")).get(name, {}) if LAST.exists() else {}
    if options.misses:
        print_misses(run.compared)
    print(f"{name}: {now.documents} documents, {now.unread} without record")
    print_table(now, plain, last)
    for group, f in grouped(run.compared, options.by, rounds=200).items() if options.by else ():
        low, high = f.macro_interval
        print(f"  {group:9} {f.documents:4} documents, mean F1 {f.macro:.4f} ({low:.3f}–{high:.3f}), all right {f.whole[0]:.1%}")
    if run.ner:
        print_ner(run.ner)
    print_reliability(run)
    if options.save:
        save(name, now)


if __name__ == "__main__":
    main()
