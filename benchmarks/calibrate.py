"""Learns the table of confidences from gold sets.

    python benchmarks/calibrate.py [--set GOLD PLANS [CACHE]]… [--out FILE]

Parses the documents of the sample plans and of every ``--set``, marks each value right or wrong by
the gold, counts by the features that the parser sees of a value (see
``thidua_parse/parsing/confidence.py``) and writes ``knowledge/data/confidence.csv``: the share of
right values, drawn towards the row with one feature less where values are few. The sample plans
were written by the authors and are cleaner than what offices issue, so a value of theirs counts a
quarter.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

from sets import ROOT, GoldSet

from thidua_parse.evaluation.calibration import Place, labels, learn
from thidua_parse.parsing import parse_text
from thidua_parse.parsing.confidence import observe
from thidua_parse.reading import SourceText
from thidua_parse.record import Plan

TABLE = ROOT / "thidua_parse" / "knowledge" / "data" / "confidence.csv"
SAMPLES_WEIGH = 0.25
#: rows of fewer values say no more than the row above them
FEWEST = 2

#: field, features, right, weight, document
Sample = tuple[str, str, bool, float, str]


def judged_values(
    plan: Plan, source: SourceText, right: dict[Place, bool], weight: float, name: str
) -> list[Sample]:
    """The values of one record that the gold can judge."""
    return [
        (field, features, right[field, index], weight, name)
        for field, index, _, features in observe(plan, source)
        if (field, index) in right
    ]


def samples(gold_set: GoldSet, weight: float) -> list[Sample]:
    """Every value of the set that the gold can judge."""
    found: list[Sample] = []
    for name, gold, source in gold_set.texts():
        if source is not None:
            plan = parse_text(source)
            right = labels(gold, plan.model_dump(mode="json"))
            found += judged_values(plan, source, right, weight, name)
    return found


def write_table(found: list[Sample], out: Path) -> int:
    """Write the table; returns the number of rows."""
    learnt = learn(sample[:4] for sample in found)
    count = 0
    with out.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["field", "features", "right", "values", "confidence"])
        for (field, features), (cell, confidence) in learnt.items():
            if cell.values >= FEWEST or not features:
                writer.writerow([field, features, f"{cell.right:g}", f"{cell.values:g}", f"{confidence:.3f}"])
                count += 1
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", nargs="+", action="append", default=[], type=Path, metavar="PATH")
    parser.add_argument("--out", type=Path, default=TABLE)
    options = parser.parse_args()
    found = samples(GoldSet(ROOT / "corpus" / "gold", ROOT / "corpus" / "plans"), SAMPLES_WEIGH)
    for paths in options.set:
        gold, plans, *rest = paths
        found += samples(GoldSet(gold, plans, cache=rest[0] if rest else None), 1.0)
    rows = write_table(found, options.out)
    print(f"{len(found)} values, {rows} rows → {options.out}")


if __name__ == "__main__":
    main()
