"""Does the check notice what was changed? Mutations of clean pairs of plans.

    python benchmarks/compliance.py                 all kinds of change on all clean pairs
    python benchmarks/compliance.py --kinds G16     only the changes that concern some rules
    python benchmarks/compliance.py --misses        names every change that went unnoticed
    python benchmarks/compliance.py --plans CHILD=PARENT   also a pair of issued plans of one's own

A pair of the samples is clean where neither of its documents has an entry in ``corpus/faults.yaml``.
Every kind of change names the rule that must get worse, and the rules that rest on the same words and
may follow. Prints recall by rule with what became of the verdict, faults that appeared where nothing
was changed for them, what fails on the clean pairs themselves (false alarms), and passes or fulfilled
requirements where the text is gone.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import regex
import yaml

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.mutations import KINDS, Pair
from thidua_parse.compliance import (
    CheckedRequirement,
    Finding,
    check,
    check_requirements,
    prepare,
)
from thidua_parse.linking.link import link
from thidua_parse.parsing import parse_text
from thidua_parse.reading import read

CORPUS = Path(__file__).parents[1] / "corpus"
OFFICES = Path(__file__).parents[1] / "tests" / "compliance" / "offices"
WORSE = {"pass": 0, "not_applicable": 0, "undecidable": 0, "partial": 1, "fail": 2}
#: rules that rest on parts of the body, and never pass where only header and preamble are left
BODY = [f"G{n}" for n in (14, 16, 17, 18, 19, 20, 21, 22, 23, 28, 30, 31, 32, 33, 34, 35, 36, 39)]
FULFILLED = ("met", "adapted")


def clean_pairs() -> Iterator[Pair]:
    """Parent edges of the samples between documents without planted faults."""
    faulty = {f["document"] for f in yaml.safe_load((CORPUS / "faults.yaml").read_text("utf-8"))}
    with (CORPUS / "edges.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            names = [Path(row[side] or "").stem for side in ("to", "from")]
            if row["is_parent"] != "true" or row["expect"] != "edge" or not all(names) or faulty & set(names):
                continue
            texts = [(CORPUS / "plans" / f"{n}.txt").read_text("utf-8") for n in names]
            yield Pair(*names, *texts, row["number"])


def office_pairs() -> Iterator[Pair]:
    """Pairs of offices of all kinds (a ministry, the Party, the Front, unions, a school, an enterprise …)."""
    for path in sorted(OFFICES.glob("*2.txt")):
        parent = path.with_name(f"{path.stem[:-1]}1.txt")
        yield Pair(parent.stem, path.stem, parent.read_text("utf-8"), path.read_text("utf-8"), "")


def own_pairs(named: list[str]) -> Iterator[Pair]:
    """Pairs of the command line, ``CHILD=PARENT``, read as any file is."""
    for pair in named:
        child, _, parent = pair.partition("=")
        plans = [parse_text(read(Path(name))) for name in (parent, child)]
        edge = next(iter(link(plans).pairs()), None)
        number = link(plans).node(edge[2].target_key).number if edge else None
        yield Pair(Path(parent).stem, Path(child).stem, plans[0].text, plans[1].text, number or "")


def judged(folder: Path, pair: Pair, child: str) -> tuple[dict[str, Finding], list[CheckedRequirement]]:
    """Findings on the child: of the pair, or of the document where no pair was found; requirements."""
    plans = []
    for name, text in (("parent", pair.parent), ("child", child)):
        path = folder / f"{name}.txt"
        path.write_text(text, "utf-8")
        plans.append(parse_text(read(path)))
    graph = link(plans)
    run = prepare(graph)
    found = check(graph, run=run).where(test=lambda f: (f.child.path or "").endswith("child.txt"))
    return {f.rule: f for f in (found.on_pairs() or found.on_documents())}, list(check_requirements(graph, run=run))


def unfounded(pair: Pair, child: str, removed: str, found: list[CheckedRequirement]) -> Iterator[str]:
    """Requirements called fulfilled without a quote, or with one that is not in the child any more."""
    for requirement in found:
        if requirement.outcome in FULFILLED:
            quotes = [q.quote for q in requirement.evidence.child]
            if not quotes or any(" ".join(q.split()) not in " ".join(child.split()) for q in quotes):
                yield f"{pair.child_name} {requirement.requirement.id}: {removed}"


class Tally:
    """What was changed, noticed, followed and raised without reason."""

    def __init__(self) -> None:
        self.made, self.noticed, self.alarms, self.followed = (Counter[str]() for _ in range(4))
        self.became: dict[str, Counter[str]] = defaultdict(Counter)
        self.kinds: Counter[str] = Counter()
        self.missed: list[tuple[str, ...]] = []
        self.unfounded: list[str] = []
        self.pairs = self.changes = 0

    def pair(self, folder: Path, pair: Pair, rules: set[str], sample: bool, offices: bool = False) -> None:
        """All kinds of change on one pair; a pair of one's own may have faults of its own."""
        self.pairs += 1
        before, _ = judged(folder, pair, pair.child)
        if sample:
            self.alarms.update(rule for rule, f in before.items() if f.verdict == "fail")
        self._gone(folder, pair)
        for kind in KINDS:
            if offices and not kind.offices:
                continue
            base = before.get(kind.rule)
            if base is None or base.verdict in ("fail", "partial") or (rules and kind.rule not in rules):
                continue
            if base.verdict == "not_applicable" and kind.rule != "G13":
                continue
            for label, text in kind.change(pair):
                if text == pair.child:
                    continue
                after, requirements = judged(folder, pair, text)
                found = after.get(kind.rule)
                self.changes += 1
                self.made[kind.rule] += 1
                self.kinds[f"{kind.rule} {kind.name}"] += 1
                self.became[kind.rule][f"{base.verdict}→{found.verdict if found else 'no finding'}"] += 1
                if found and WORSE[found.verdict] > WORSE[base.verdict]:
                    self.noticed[kind.rule] += 1
                else:
                    self.missed.append((kind.rule, kind.name, label, pair.child_name, found.verdict if found else "-"))
                self.unfounded += unfounded(pair, text, f"{kind.name}, {label}", requirements)
                self.followed.update(
                    f"{kind.name} → {rule}" for rule, f in after.items()
                    if f.verdict == "fail" and rule in before and before[rule].verdict != "fail"
                    and rule != kind.rule and rule not in kind.follow
                )

    def _gone(self, folder: Path, pair: Pair) -> None:
        """Only title and preamble are left: nothing that rests on the body may pass."""
        body = regex.search(r"^(?:I|1)[.-] ", pair.child, regex.M)
        if body is None:
            return
        text = pair.child[: body.start()]
        found, requirements = judged(folder, pair, text)
        self.unfounded += [f"{pair.child_name} {r} passes without a body" for r in BODY if r in found and found[r].verdict == "pass"]
        self.unfounded += unfounded(pair, text, "body lost", requirements)

    def show(self, misses: bool) -> None:
        """Print the figures."""
        print(f"{self.pairs} clean pairs, {len(self.kinds)} kinds of change, {self.changes} changes")
        for rule in sorted(self.made):
            became = ", ".join(f"{name} {n}" for name, n in self.became[rule].most_common())
            print(f"  {rule}  {self.noticed[rule]:4d} / {self.made[rule]:4d}  {self.noticed[rule] / self.made[rule]:.3f}   {became}")
        total = self.changes or 1
        print(f"recall {sum(self.noticed.values()) / total:.3f}")
        print(f"false alarms on clean pairs {sum(self.alarms.values()) / max(self.pairs, 1):.3f} a pair {dict(self.alarms)}")
        print(f"faults of rules that were not concerned {sum(self.followed.values()) / total:.3f} a change {dict(self.followed)}")
        print(f"passes or fulfilled requirements without text: {len(self.unfounded)}")
        for line in self.unfounded[:20]:
            print("  ", line)
        for row in self.missed if misses else ():
            print("missed", *row)


def main() -> None:
    """Run the benchmark."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    options.add_argument("--kinds", default="", help="rules, separated by commas")
    options.add_argument("--misses", action="store_true")
    options.add_argument("--plans", action="append", default=[], metavar="CHILD=PARENT")
    asked = options.parse_args()
    rules = set(filter(None, asked.kinds.split(",")))
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        for pair in clean_pairs():
            tally.pair(Path(name), pair, rules, sample=True)
        for pair in office_pairs():
            tally.pair(Path(name), pair, rules, sample=True, offices=True)
        for pair in own_pairs(asked.plans):
            tally.pair(Path(name), pair, rules, sample=False)
    tally.show(asked.misses)


if __name__ == "__main__":
    main()
