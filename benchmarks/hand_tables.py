"""How far the alignment and the verdicts agree with tables made by hand of issued pairs.

``python benchmarks/hand_tables.py [--plans FOLDER] [--pairs NAME …] [--misses]`` reads the documents of
``benchmarks/hand`` (higher-lower, by the first letters of their file names in the sets of FOLDER, by
default ``../shared/plans``), names each pair by hand and prints the rows and verdicts that agree. The
tables hold places and words of the tables only; scans are read anew, which takes a minute.

Some pairs have verdicts only. A table has the columns parent_item, child_item and relation. Several
places are parted by "; ", several possible relations by "|"; a place stands for everything below it,
with "=" in front for what is not numbered below it. Repeated labels count on ("III#2"). Where a scan decides whether a thing can be read,
or the words of a rule allow two readings, a verdict names both ("pass|undecidable"). A row agrees where every row of the published
alignment that it concerns has its relation, and for a pair, at least one joins both.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from thidua_parse.api import parse  # noqa: E402
from thidua_parse.compliance import Finding, check  # noqa: E402
from thidua_parse.compliance.findings import AlignedItem  # noqa: E402
from thidua_parse.linking.link import link  # noqa: E402
from thidua_parse.record import Plan  # noqa: E402

TABLES = HERE / "hand"
#: words of a table → fates that say the same
SAME = {
    "adapted": {"adapted", "taken", "moved"}, "replaced": {"replaced"}, "added": {"added"},
    "dropped": {"dropped"}, "dropped_out_of_remit": {"dropped_out_of_remit"},
}


def names() -> list[str]:
    """The pairs with verdicts, higher-lower."""
    return sorted(p.stem.removesuffix("-verdicts") for p in TABLES.glob("*-verdicts.csv"))


def with_rows() -> list[str]:
    """The pairs that have a table of rows too."""
    return [name for name in names() if (TABLES / f"{name}.csv").exists()]


def places(cell: str) -> list[str]:
    """The places of a cell."""
    return [] if cell == "(none)" else cell.split("; ")


def within(path: str | None, wanted: Iterable[str]) -> bool:
    """Whether a place is one of those wanted, or below one."""
    if path is None:
        return False
    return any(
        path == name.lstrip("=") or path.startswith(f"{name.lstrip('=')} ")
        or (name[0] != "=" and path.startswith(f"{name}."))
        for name in wanted
    )


def table(pair: str) -> list[dict[str, str]]:
    """The rows of a pair's table."""
    with (TABLES / f"{pair}.csv").open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def rows(pair: str, items: Iterable[AlignedItem]) -> tuple[int, list[str]]:
    """Number of rows of the table, and those that the published alignment does not bear out."""
    items = list(items)
    wanted_rows = table(pair)
    missed = []
    for row in wanted_rows:
        up, down = places(row["parent_item"]), places(row["child_item"])
        wanted = set().union(*(SAME[r] for r in row["relation"].split("|")))
        found = [i for i in items if (within(i.parent_item, up) if up else within(i.child_item, down))]
        if up and down:
            found = [i for i in found if within(i.child_item, down)]
        if not found or not {i.fate for i in found} <= wanted:
            missed.append(f"{row['parent_item']} → {row['child_item']}: {row['relation']}")
    return len(wanted_rows), missed


def verdicts(pair: str, found: Iterable[Finding]) -> tuple[int, list[str]]:
    """Number of verdicts of the table, and those that the check does not give."""
    own = {f.rule: f.verdict for f in found}
    with (TABLES / f"{pair}-verdicts.csv").open(encoding="utf-8") as stream:
        wanted = {r["rule"]: r["verdict"] for r in csv.DictReader(stream)}
    return len(wanted), [
        f"{rule}: {v} by hand, {own.get(rule)}" for rule, v in wanted.items() if own.get(rule) not in v.split("|")
    ]


def findings(higher: Plan, lower: Plan) -> list[Finding]:
    """The findings on a pair that a person names."""
    graph = link([higher, lower]).with_parent(lower, higher)
    return [f for f in check(graph).on_pairs() if f.child.id == lower.id]


def compared(pair: str, higher: Plan, lower: Plan) -> dict[str, tuple[int, list[str]]]:
    """Rows, where the pair has a table of them, and verdicts: how many, and which do not agree."""
    found = findings(higher, lower)
    judged = {"verdicts": verdicts(pair, found)}
    if pair not in with_rows():
        return judged
    return {"rows": rows(pair, next(f.items for f in found if f.rule == "G16")), **judged}


def document(folder: Path, name: str) -> Path | None:
    """The file whose name begins so, the shortest such name first; None where there is none."""
    found = sorted((p for p in folder.rglob(f"{name}*") if p.is_file()), key=lambda p: (len(p.stem), p))
    return found[0] if found else None


def main() -> int:
    """Print the agreement of every pair whose documents are at hand; 1 where none is."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plans", type=Path, default=HERE.parent.parent / "shared" / "plans")
    parser.add_argument("--pairs", nargs="*", default=names())
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    done = 0
    for pair in arguments.pairs:
        higher, lower = (document(arguments.plans, name) for name in pair.split("-"))
        if higher is None or lower is None:
            print(f"{pair}: the documents are not at hand")
            continue
        done += 1
        for what, (total, missed) in compared(pair, parse(higher), parse(lower)).items():
            good = total - len(missed)
            print(f"{pair:16}{what:10}{good:3} of {total:3}  {good / total:.3f}")
            for line in missed if arguments.misses else ():
                print(f"    {line}")
    return 0 if done else 1


if __name__ == "__main__":
    sys.exit(main())
