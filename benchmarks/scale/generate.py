"""Archives of plans with known links: ``python -m benchmarks.scale.generate N [--texts DIR] [--archive DIR]``.

N plans of campaigns of 2015 to 2026, from the Prime Minister through ministries, provinces and districts
(until 30/6/2025) to communes and schools, with plans of later years, replacements, copies, lost
headers, badly written numbers and wrong citations at the rates of :class:`benchmarks.scale.trees.Rates`.
The same N and seed give the same bytes. ``--texts`` writes text files, ``--archive`` an archive of
records made at once, as if the texts had been parsed; both get ``truth.csv`` (every true edge and
what stands against finding it) and ``documents.csv`` beside them.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from thidua_parse.archive import commits, disk
from thidua_parse.archive.batches import write_batch
from thidua_parse.archive.pieces import performer
from thidua_parse.archive.rows import parser_version, rows_of
from thidua_parse.archive.shards import connect, json_source, lines, write_extra

from .records import record
from .texts import render
from .trees import Doc, Trees
from .truth import DOC_COLUMNS, EDGE_COLUMNS, document, edges

#: plans of one shard
SHARD = 20_000


def write_texts(docs: Iterable[Doc], folder: Path, length: int = 0) -> Iterator[Doc]:
    """Write each document's text, of at least about ``length`` characters, below ``folder``; gives the
    documents on."""
    for doc in docs:
        path = folder / doc.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(render(doc, length), "utf-8")
        yield doc


def write_archive(docs: Iterable[Doc], root: Path) -> Iterator[Doc]:
    """Write the records of ``docs`` into a new archive, or add them to the one in ``root``."""
    if not (root / disk.ABOUT).exists():
        disk.make(root, root.resolve().parent)
    state = commits.read(root)
    chunk: list[Doc] = []
    for doc in docs:
        chunk.append(doc)
        if len(chunk) == SHARD:
            _shard(root, state, chunk)
            chunk = []
        yield doc
    if chunk:
        _shard(root, state, chunk)


def _shard(root: Path, state: commits.State, docs: list[Doc]) -> None:
    """One commit with the records of ``docs``."""
    version = parser_version()
    work = root / "tmp" / "generated"
    work.mkdir(parents=True, exist_ok=True)
    files = []
    with (work / "plans.jsonl").open("wb") as plans, (work / "refs.jsonl").open("wb") as refs:
        for doc in docs:
            rows = rows_of(record(doc), version)
            plans.write(lines(rows["plans"]))
            refs.write(lines(rows["refs"]))
            files.append({
                "path": doc.name, "state": "parsed", "plan_id": rows["plans"][0]["plan_id"],
                "tries": 1, "first_commit": state.number + 1, "parser_version": version,
                "commit_": state.number + 1,
            })
    connection = connect(root / "tmp", threads=1)
    sources = {t: json_source(work / f"{t}.jsonl", t) for t in ("plans", "refs")}
    batch = write_batch(root, performer(connection), sources, len(docs), state.number + 1)
    name = write_extra(root, connection, commits.FILES, files)
    connection.close()
    commits.append(root, state, batches=[batch], files=[name], gone=[])
    disk.clear(work)


def write_truth(docs: Iterable[Doc], folder: Path) -> int:
    """Write ``truth.csv`` and ``documents.csv``; the number of documents."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    with (
        (folder / "truth.csv").open("w", encoding="utf-8", newline="") as truth,
        (folder / "documents.csv").open("w", encoding="utf-8", newline="") as documents,
    ):
        wide, narrow = csv.writer(documents, lineterminator="\n"), csv.writer(truth, lineterminator="\n")
        wide.writerow(DOC_COLUMNS)
        narrow.writerow(EDGE_COLUMNS)
        for doc in docs:
            count += 1
            wide.writerow(document(doc))
            for edge in edges(doc):
                narrow.writerow((edge.child, edge.parent, edge.relation, edge.how, edge.defect))
    return count


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--length", type=int, default=0, help="characters of a text (of themselves they have 1,650)")
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--truth", type=Path, help="folder of truth.csv (default: that of the output)")
    args = parser.parse_args()
    start = time.perf_counter()
    docs: Iterable[Doc] = Trees(args.count, args.seed)
    if args.texts:
        docs = write_texts(docs, args.texts, args.length)
    if args.archive:
        docs = write_archive(docs, args.archive)
    folder = args.truth or (args.texts or args.archive or Path()).parent
    count = write_truth(docs, folder)
    print(f"{count} plans in {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
