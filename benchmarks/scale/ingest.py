"""Ingest: workers, engines, kills: ``python -m benchmarks.scale.ingest [--plans N] [--dask N] [--kills N]``.

Prints the ratio of two workers to one on text, the cost of Dask over the local pool, archives after
kills, and what a plan costs in time and bytes. Contenders take turns, ratios of wall time are of the
medians. On a machine that does other things too the wall time of two workers says little, so
processor time is printed beside it: of the workers (W) and of the process that feeds them and writes
(M). Two workers on two free cores are at most min(2, 2 W / (W + M)) times one.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import thidua_parse as tp
from thidua_parse.archive.engines.cluster import Cluster

from .generate import write_texts
from .trees import Trees

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "plans"
RUN = (
    "import sys, thidua_parse as tp\n"
    "from thidua_parse.archive import writer\n"
    "writer.SECONDS = 0.5\n"  # more commits, so that more kills meet one
    "told = []\n"
    "def tell(summary):\n"
    "    if summary.parsed and not told:\n"
    "        told.append(print('at work', flush=True))\n"
    "tp.Archive.open(sys.argv[1]).ingest(sys.argv[2], workers=2, progress=tell)\n"
)


@dataclass(slots=True)
class Timed:
    """Seconds of one ingest: wall, processor of this process, processor of its workers."""

    wall: float
    master: float
    workers: float


def children() -> float:
    """Processor seconds of all processes below this one that still run."""
    import psutil

    total = 0.0
    for process in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.Error):
            used = process.cpu_times()
            total += used.user + used.system
    return total


def timed(archive: Path, texts: Path, engine: str, workers: int) -> Timed:
    """An ingest of all texts into a new archive."""
    shutil.rmtree(archive, ignore_errors=True)
    made = tp.Archive.create(archive, base=texts.parent)
    before = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    living = children()  # the server that Dask's workers are forked from stays
    seen: list[float] = []
    close = Cluster.close
    try:
        Cluster.close = lambda self: (seen.append(children()), close(self))  # type: ignore
        start = time.perf_counter()
        made.ingest(texts, engine=engine, workers=workers)
        wall = time.perf_counter() - start
    finally:
        Cluster.close = close  # type: ignore
    after = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = [b.ru_utime + b.ru_stime - a.ru_utime - a.ru_stime for a, b in zip(before, after, strict=True)]
    if seen:
        cpu[1] = max(cpu[1], seen[0] - living)
    return Timed(wall, *cpu)


def median(runs: list[Timed]) -> Timed:
    """Each figure's median."""
    return Timed(*(statistics.median(getattr(r, name) for r in runs) for name in Timed.__slots__))


def write_corpus(count: int, folder: Path) -> None:
    """The sample plans again and again, each under a serial of its own."""
    samples = [p.read_text("utf-8") for p in sorted(CORPUS.glob("*.txt"))]
    folder.mkdir(parents=True)
    for i in range(count):
        text = re.sub(r"(Số: ?)\d+", rf"\g<1>{i + 1}", samples[i % len(samples)], count=1)
        (folder / f"{i:05}.txt").write_text(f"{text}\n{i}\n", "utf-8")


def two_workers(folder: Path, texts: Path, count: int, rounds: int) -> None:
    """One worker against two."""
    runs: dict[int, list[Timed]] = {1: [], 2: []}
    for _ in range(rounds):
        for workers, found in runs.items():
            found.append(timed(folder / "a", texts, "local", workers))
    one, two = median(runs[1]), median(runs[2])
    print(f"\ntwo workers, {count} texts")
    for workers, run in ((1, one), (2, two)):
        print(f"  {workers}: {run.wall:6.1f} s wall, {count / run.wall:5.0f} plans/s; processor ms a plan: "
              f"workers {run.workers / count * 1e3:.2f}, master {run.master / count * 1e3:.2f}")
    print(f"  wall ratio {one.wall / two.wall:.2f}; on two free cores at most "
          f"{min(2.0, 2 * one.workers / (two.workers + two.master)):.2f} (bar 1.8)")


def dask(folder: Path, texts: Path, count: int, rounds: int) -> None:
    """The local pool against Dask on this machine, start-up included; the archives must be equal."""
    runs: dict[str, list[Timed]] = {"local": [], "dask": []}
    prints = set()
    for _ in range(rounds):
        for engine, found in runs.items():
            found.append(timed(folder / engine, texts, engine, 2))
            prints.add(tp.Archive.open(folder / engine).fingerprint())
    local, cluster = median(runs["local"]), median(runs["dask"])
    print(f"\nDask, {count} texts, 2 workers; archives equal: {len(prints) == 1}")
    for name, run in (("local", local), ("dask", cluster)):
        print(f"  {name:5}: {run.wall:6.1f} s wall; processor s: {run.workers + run.master:.1f} "
              f"(workers {run.workers:.1f}, master {run.master:.1f})")
    print(f"  cost of Dask: wall {cluster.wall / local.wall - 1:+.0%}, processor "
          f"{(cluster.workers + cluster.master) / (local.workers + local.master) - 1:+.0%} (bar +15%)")


def kills(folder: Path, texts: Path, count: int, times: int, seed: int) -> None:
    """SIGKILL at random moments of an ingest, resumed each time."""
    whole = folder / "whole"
    duration = timed(whole, texts, "local", 2).wall
    expected = tp.Archive.open(whole).fingerprint()
    moments, held = random.Random(seed), []
    archive = folder / "killed"
    tp.Archive.create(archive, base=texts.parent)
    for _ in range(times):
        process = subprocess.Popen(
            [sys.executable, "-c", RUN, str(archive), str(texts)], stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}, stderr=subprocess.DEVNULL,
        )
        assert process.stdout is not None
        if moments.random() > 0.2:  # most kills meet it at work, some while it starts
            process.stdout.readline()
        try:
            process.wait(moments.uniform(0.0, duration / 6))
        except subprocess.TimeoutExpired:
            process.kill()
        process.wait()
        process.stdout.close()
        opened = tp.Archive.open(archive)
        opened.verify()
        held.append(opened.status().plans)
        opened.close()
    made = tp.Archive.open(archive)
    made.ingest(texts, workers=2)
    print(f"\nkilled {times} times, plans held after each: {held}")
    print(f"  of {count} texts the archive equals that of an undisturbed run: {made.fingerprint() == expected}")
    if made.fingerprint() != expected:
        raise SystemExit(1)


def sizes(archive: Path, count: int) -> None:
    """Bytes a plan, time of the catalogue, of a run without changes, of a fingerprint."""
    made = tp.Archive.open(archive)
    status = made.status()
    files = sum(p.stat().st_size for p in (archive / "shards" / "files").glob("*.parquet"))
    commits = [p.stat().st_size for p in (archive / "commits").glob("*.json")]
    [row] = made.query("SELECT sum(strlen(text)) AS t, sum(strlen(record)) AS r FROM plans")
    print(f"\nsizes: {status.shard_bytes / status.plans:.0f} bytes a plan in shards "
          f"(text {row['t'] / status.plans:.0f}, record {row['r'] / status.plans:.0f} before compression), "
          f"{files / count:.0f} of file rows; {len(commits)} commits of {sum(commits) / len(commits):.0f} bytes")
    made.close()
    (archive / "catalogue.duckdb").unlink()
    start = time.perf_counter()
    made.connection()
    print(f"  catalogue made anew in {time.perf_counter() - start:.2f} s, "
          f"{(archive / 'catalogue.duckdb').stat().st_size / count:.0f} bytes a file")
    start = time.perf_counter()
    made.search("thi đua")
    size = (archive / "search.sqlite").stat().st_size
    print(f"  first search (index made) {time.perf_counter() - start:.1f} s, {size / status.plans:.0f} bytes a plan")
    start = time.perf_counter()
    made.search("thi đua")
    print(f"  next search {time.perf_counter() - start:.2f} s")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--plans", type=int, default=2000, help="texts for workers and kills")
    parser.add_argument("--dask", type=int, default=5000, help="texts for Dask; 0: left out")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        count = max(args.plans, args.dask)
        texts = folder / "texts"
        print(f"{sum(1 for _ in write_texts(Trees(count, args.seed), texts))} texts made")
        few, corpus = folder / "few", folder / "corpus"
        write_corpus(args.plans if args.rounds else 0, corpus)
        files = sorted(p for p in texts.rglob("*") if p.is_file())
        for path in files[: args.plans]:
            target = few / path.relative_to(texts)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.hardlink_to(path)
        if args.rounds:
            print("sample plans of corpus/plans, 3,100 characters")
            two_workers(folder, corpus, args.plans, args.rounds)
            print("generated plans, 2,100 characters")
            two_workers(folder, few, args.plans, args.rounds)
            sizes(folder / "a", args.plans)
        if args.kills:
            kills(folder, few, args.plans, args.kills, args.seed)
        if args.dask:
            dask(folder, texts, count, max(args.rounds - 1, 1))


if __name__ == "__main__":
    main()
