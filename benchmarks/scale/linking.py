"""Links of generated archives against the truth, and time and memory of linking records.

    python -m benchmarks.scale.linking texts 10000          # generate, parse, link, compare
    python -m benchmarks.scale.linking records 100000 1000000 [--work DIR] [--memory MB] [--jobs N]
    python -m benchmarks.scale.linking one-more 100000 [--work DIR]
    python -m benchmarks.scale.linking real                 # edges among issued plans in ../shared

``texts`` prints precision and recall by how a parent can be found (numbered: its number is cited and
printed; inferred: its header is lost, or the citation has a wrong number or none), and recall by what
stands against it. ``records`` prints time and peak memory (the sum over all processes, sampled) of a
full linking, its ratio between sizes, and its share of the time that parsing as many texts takes,
measured on a sample of the generated texts. ``one-more`` links what a single new document touches.
``real`` takes issued plans in and prints which of their known edges were found.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from thidua_parse import parse_text
from thidua_parse.archive import Archive
from thidua_parse.reading import from_string

from .generate import write_archive, write_texts
from .real import real
from .texts import render
from .trees import Trees
from .truth import Score, edges, score
from .watch import Memory, cpu

#: time to parse an issued plan of 11,000 characters on one core, ms (benchmarks/speed.py)
ISSUED_MS = 7.0


def judged(archive: Archive, count: int, seed: int) -> Score:
    """The links of an archive of generated plans against what is true."""
    truth, works = [], {}
    for doc in Trees(count, seed):
        truth += edges(doc)
        works[doc.name] = doc.work
    found = archive.query(
        # one content under two paths is one plan
        "SELECT f.path, i.path, CASE WHEN e.status = 'stated' THEN 'stated' ELSE 'inferred' END "
        "FROM edges AS e JOIN identities AS i ON i.plan_id = e.target_id JOIN files AS f ON f.plan_id = e.source_id "
        "WHERE e.is_parent AND e.status <> 'ambiguous'", form="tuples",
    )
    return score(truth, works, ((_name(a), _name(b), status) for a, b, status in found))


def _name(path: str) -> str:
    """The name of a document in a path below any folder ("…/c0001/p02-0003.txt")."""
    return "/".join(path.split("/")[-2:])


def show(result: Score, limit: int = 0) -> None:
    """Print the figures, and some of the faults."""
    for measure, name, right, of, share in result.rows():
        print(f"{measure:18} {name:14} {right:8} / {of:8}  {share:.4f}")
    for child, parent, status in result.wrong[:limit]:
        print("wrong", status, child, "->", parent)
    for truth in result.missed[:limit]:
        print("missed", truth.defect or "-", truth.child, "->", truth.parent)


def texts(count: int, seed: int, work: Path, jobs: int, faults: int) -> None:
    """Generate texts, take them into an archive, link, compare."""
    folder = work / f"texts-{count}"
    for _ in write_texts(Trees(count, seed), folder / "van-ban"):
        pass
    archive = Archive.open(folder / "kho", create=True)
    start = cpu(), time.perf_counter()
    archive.ingest([folder / "van-ban"], workers=jobs)
    print(f"ingest: {cpu() - start[0]:.0f} s processor, {time.perf_counter() - start[1]:.0f} s wall")
    start = cpu(), time.perf_counter()
    done = archive.link(jobs=jobs)
    print(f"link: {cpu() - start[0]:.1f} s processor, {time.perf_counter() - start[1]:.1f} s wall; {done}")
    show(judged(archive, count, seed), faults)


def records(counts: list[int], seed: int, work: Path, jobs: int, memory: int, faults: int) -> None:
    """Link archives of records of several sizes."""
    sample = [render(doc) for doc in list(Trees(2000, seed))[::8]]
    for text in sample[:20]:
        parse_text(from_string(text))
    start = time.process_time()
    for text in sample:
        parse_text(from_string(text))
    each = (time.process_time() - start) / len(sample)
    size = sum(map(len, sample)) / len(sample)
    print(f"parsing: {each * 1000:.2f} ms a generated text of {size:.0f} characters ({ISSUED_MS:.0f} ms an issued plan)")
    spent: dict[int, float] = {}
    wall: dict[int, float] = {}
    for count in counts:
        root = work / f"records-{count}" / "kho"
        if not root.exists():
            begin = time.perf_counter()
            for _ in write_archive(Trees(count, seed), root):
                pass
            print(f"{count}: generated in {time.perf_counter() - begin:.0f} s")
        archive = Archive.open(root)
        begin, steps = time.perf_counter(), [("", cpu())]

        def step(name: str, steps: list[tuple[str, float]] = steps) -> None:
            steps.append((name, cpu()))

        with Memory() as memory_used:
            done = archive.link(full=True, jobs=jobs, memory=memory, progress=step)
        wall[count], ended = time.perf_counter() - begin, cpu()
        spent[count] = ended - steps[0][1] - memory_used.cost
        ends = [*steps[2:], ("", ended)]
        parts = ", ".join(f"{name} {end - at:.1f}" for (name, at), (_, end) in zip(steps[1:], ends, strict=True))
        print(
            f"{count}: {spent[count]:.0f} s processor, {wall[count]:.0f} s wall; processor by step: {parts}; "
            f"memory at most {memory_used.most:.2f} GB ({memory_used.own:.2f} the linking process, "
            f"{memory_used.below:.2f} its workers); {done.edges} edges"
        )
        print(
            f"  share of the time of parsing: {spent[count] / (each * count):.2f} of generated texts, "
            f"{spent[count] / (ISSUED_MS / 1000 * count):.2f} of issued plans"
        )
        show(judged(archive, count, seed), faults)
        archive.close()
    for small, large in pairwise(counts):
        print(
            f"time of {large} over {small}: {spent[large] / spent[small]:.1f} by processor (user and system, all "
            f"processes; less moved by other programs than wall), {wall[large] / wall[small]:.1f} by wall"
        )


def one_more(count: int, seed: int, work: Path) -> None:
    """Add single documents to a linked archive of ``count`` records."""
    root = work / f"one-more-{count}" / "kho"
    shutil.rmtree(root.parent, ignore_errors=True)
    everyone = list(Trees(count + 5, seed))
    for _ in write_archive(everyone[:count], root):
        pass
    archive = Archive.open(root)
    archive.link(full=True)
    for doc in everyone[count:]:
        for _ in write_archive([doc], root):
            pass
        begin, used = time.perf_counter(), cpu()
        done = archive.link(jobs=1)
        print(
            f"one more in {count}: {cpu() - used:.2f} s processor, {time.perf_counter() - begin:.2f} s wall, "
            f"{done.relinked} documents linked anew"
        )


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Links of generated archives.")
    parser.add_argument("what", choices=("texts", "records", "one-more", "real"))
    parser.add_argument("counts", type=int, nargs="*")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", type=Path, help="folder to keep archives in (default: a temporary one)")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--memory", type=int, default=4096, help="MB")
    parser.add_argument("--faults", type=int, default=0, help="print so many wrong and missed edges")
    args = parser.parse_args()
    if not args.counts and args.what != "real":
        parser.error("how many plans?")
    with tempfile.TemporaryDirectory() as temporary:
        work = args.work or Path(temporary)
        if args.what == "texts":
            for count in args.counts:
                texts(count, args.seed, work, args.jobs, args.faults)
        elif args.what == "records":
            records(args.counts, args.seed, work, args.jobs, args.memory, args.faults)
        elif args.what == "real":
            raise SystemExit(0 if real(work, args.jobs) else 1)
        else:
            for count in args.counts:
                one_more(count, args.seed, work)


if __name__ == "__main__":
    main()
