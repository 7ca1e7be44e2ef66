"""Ingest: workers, engines, kills: ``python -m benchmarks.scale.ingest [--plans N] [--dask N] [--kills N]``.

Prints the ratio of two workers to one on text, the cost of Dask over the local pool, archives after
kills, and what a plan costs in time and bytes. Contenders take turns, figures are medians. On a machine
that does other things too the wall time of two workers says little, so processor time is printed
beside it: of the workers (W) and of the process that feeds them and commits (M), without what comes
before the first results. Two workers on two free cores are at most min(2, 2 W / (W + M)) times one.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import thidua_parse as tp

from .generate import write_texts
from .timing import Timed, median, timed
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


def write_corpus(count: int, folder: Path) -> None:
    """The sample plans again and again, each under a serial of its own."""
    samples = [p.read_text("utf-8") for p in sorted(CORPUS.glob("*.txt"))]
    folder.mkdir(parents=True)
    for i in range(count):
        text = re.sub(r"(Số: ?)\d+", rf"\g<1>{i + 1}", samples[i % len(samples)], count=1)
        (folder / f"{i:05}.txt").write_text(f"{text}\n{i}\n", "utf-8")


def characters(folder: Path) -> float:
    """Mean length of the texts below a folder."""
    return statistics.fmean(len(p.read_text("utf-8")) for p in folder.rglob("*.txt"))


def two_workers(folder: Path, texts: Path, count: int, rounds: int) -> None:
    """One worker against two."""
    runs: dict[int, list[Timed]] = {1: [], 2: []}
    for _ in range(rounds):
        for workers, found in runs.items():
            found.append(timed(folder / "a", texts, "local", workers, count))
    one, two = median(runs[1]), median(runs[2])
    print(f"\ntwo workers, {count} texts of {characters(texts):,.0f} characters on average")
    for workers, run in ((1, one), (2, two)):
        print(f"  {workers}: {run.wall:6.1f} s wall ({run.start:.1f} until the first results, {run.finish:.1f} after the "
              f"last), {run.rate:5.0f} plans/s between; processor ms a plan: workers {run.workers_ms:.2f}, master "
              f"{run.master_ms:.3f}; {run.memory:.0f} MB a worker")
    print(f"  ratio of wall time {one.wall / two.wall:.2f}, of the rates without start and end "
          f"{two.rate / one.rate:.2f}; by processor time on two free cores "
          f"{min(2.0, 2 * one.workers_ms / (two.workers_ms + two.master_ms)):.2f} (bar 1.8)")


def dask(folder: Path, texts: Path, count: int, rounds: int) -> None:
    """The local pool against Dask on this machine, start-up included; the archives must be equal."""
    runs: dict[str, list[Timed]] = {"local": [], "dask": []}
    prints = set()
    for _ in range(rounds):
        for engine, found in runs.items():
            found.append(timed(folder / engine, texts, engine, 2, count))
            prints.add(tp.Archive.open(folder / engine).fingerprint())
    local, cluster = median(runs["local"]), median(runs["dask"])
    print(f"\nDask, {count} texts of {characters(texts):,.0f} characters on average, 2 workers; archives equal: "
          f"{len(prints) == 1}")
    for name, run in (("local", local), ("dask", cluster)):
        print(f"  {name:5}: {run.wall:6.1f} s wall ({run.start:.1f} until the first results, {run.finish:.1f} after the "
              f"last); processor s: {run.workers + run.master:.1f} (workers {run.workers:.1f}, master {run.master:.1f}), "
              f"ms a plan without start: {run.workers_ms + run.master_ms:.2f}")
    print(f"  cost of Dask: wall {cluster.wall / local.wall - 1:+.0%}, processor "
          f"{(cluster.workers + cluster.master) / (local.workers + local.master) - 1:+.0%} (bar +15%), without start "
          f"{(cluster.workers_ms + cluster.master_ms) / (local.workers_ms + local.master_ms) - 1:+.0%}")


def kills(folder: Path, texts: Path, count: int, times: int, seed: int) -> None:
    """SIGKILL at random moments of an ingest, resumed each time."""
    whole = folder / "whole"
    duration = timed(whole, texts, "local", 2, count).wall
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
            process.wait(moments.uniform(0.0, duration / 4))
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
    parser.add_argument("--plans", type=int, default=5000, help="texts for workers and kills; 0: left out")
    parser.add_argument("--length", type=int, default=0, help="characters of a text; of themselves they have 1,650")
    parser.add_argument("--samples", type=int, default=0, help="workers on so many copies of the plans in corpus/")
    parser.add_argument("--dask", type=int, default=5000, help="texts for Dask; 0: left out")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if args.samples:
            write_corpus(args.samples, folder / "corpus")
            print("sample plans of corpus/plans")
            two_workers(folder, folder / "corpus", args.samples, args.rounds)
        if args.plans:
            write(folder / "texts", args.plans, args.seed, args.length)
            if args.rounds:
                two_workers(folder, folder / "texts", args.plans, args.rounds)
                sizes(folder / "a", args.plans)
            if args.kills:
                kills(folder, folder / "texts", args.plans, args.kills, args.seed)
        if args.dask:
            write(folder / "many", args.dask, args.seed, args.length)
            dask(folder, folder / "many", args.dask, max(args.rounds - 1, 1))


def write(folder: Path, count: int, seed: int, length: int) -> None:
    """Generated texts."""
    for _ in write_texts(Trees(count, seed), folder, length):
        pass


if __name__ == "__main__":
    main()
