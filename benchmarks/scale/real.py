"""Edges among issued plans by way of an archive: ``python -m benchmarks.scale.linking real``."""

from __future__ import annotations

import csv
from pathlib import Path

from thidua_parse.archive import Archive

#: where issued plans and the edges among them lie, beside the repository
SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def real(work: Path, jobs: int, shared: Path = SHARED) -> bool:
    """Ingest the documents of ``gold/edges.csv``, link them, and print what was found of its edges.

    An edge is found where it leads to the file that is meant, as parent or not as gold says; another
    relation than gold's is shown. Gives whether every edge was found and none of the forbidden ones.
    """
    table = shared / "gold" / "edges.csv"
    if not table.is_file():
        print(f"not measured: no {table} (real plans and their edges are not part of the repository)")
        return False
    with table.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    names = sorted({row[end] for row in rows for end in ("from", "to")})
    absent = [name for name in names if not (shared / name).is_file()]
    if absent:
        print(f"not measured: absent below {shared}: {', '.join(absent)}")
        return False
    archive = Archive.open(work / "real" / "kho", create=True)
    archive.ingest([shared / name for name in names], workers=jobs)
    archive.link(full=True, jobs=jobs)
    found: dict[tuple[str, str], tuple[str, bool, str]] = {}
    for source, target, relation, parent, status in archive.query(
        "SELECT f.path, t.path, e.relation, e.is_parent, e.status FROM edges AS e "
        "JOIN files AS f ON f.plan_id = e.source_id JOIN files AS t ON t.plan_id = e.target_id "
        "WHERE e.status <> 'ambiguous'", form="tuples",
    ):
        found[Path(source).stem, Path(target).stem] = relation, parent, status
    archive.close()
    right, of = {"edge": 0, "no_edge": 0}, {"edge": 0, "no_edge": 0}
    for row in rows:
        ends = Path(row["from"]).stem, Path(row["to"]).stem
        got, wanted = found.get(ends), row["expect"]
        good = got is None if wanted == "no_edge" else got is not None and got[1] == (row["is_parent"] == "true")
        right[wanted] += good
        of[wanted] += 1
        said = f"{got[0]}, {'parent' if got[1] else 'no parent'}, {got[2]}" if got else "no edge"
        if wanted == "edge" and (not good or (got and got[0] != row["relation"])):
            said += f" (gold: {row['relation']}, {'parent' if row['is_parent'] == 'true' else 'no parent'})"
        print(f"{'right' if good else 'WRONG'}: {ends[0]} -> {ends[1]}: {said}")
    print(f"edges found {right['edge']} / {of['edge']}; forbidden edges absent {right['no_edge']} / {of['no_edge']}")
    return right == of
