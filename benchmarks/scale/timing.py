"""What an ingest takes: wall time in its parts, processor time of the master and of its workers."""

from __future__ import annotations

import contextlib
import resource
import shutil
import statistics
import time
from dataclasses import dataclass, fields
from pathlib import Path

import thidua_parse as tp
from thidua_parse.archive import Summary
from thidua_parse.archive.engines.cluster import Cluster


@dataclass(slots=True)
class Timed:
    """One ingest. Seconds of wall time: all, until the first results, after the last; plans a second
    between them. Processor seconds: all of the master and of the workers; of both, milliseconds a plan
    from the first results on. Megabytes a worker (its own and its share of what several have)."""

    wall: float
    start: float
    finish: float
    rate: float
    master: float
    workers: float
    master_ms: float
    workers_ms: float
    memory: float


class _Watch:
    """Looks at the clock at the first and the last result."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.first: tuple[float, int, float, float] | None = None  # time, plans, master, workers
        self.last = 0.0
        self.memory = 0.0

    def __call__(self, summary: Summary) -> None:
        if self.first is None and summary.done:
            self.first = time.perf_counter(), summary.done, time.process_time(), children()
        if summary.done == self.count:
            self.last = time.perf_counter()
            self.memory = memory()


def children() -> float:
    """Processor seconds of all processes below this one that still run, and of those they waited for."""
    import psutil

    total = 0.0
    for process in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.Error):
            used = process.cpu_times()
            total += used.user + used.system + used.children_user + used.children_system
    return total


def memory() -> float:
    """Megabytes of the largest process below this one, shared pages by its share."""
    import psutil

    found = [0.0]
    for process in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.Error, AttributeError):
            found.append(process.memory_full_info().pss / 1e6)
    return max(found)


def timed(archive: Path, texts: Path, engine: str, workers: int, count: int) -> Timed:
    """An ingest of all texts, ``count`` of them, into a new archive."""
    shutil.rmtree(archive, ignore_errors=True)
    made = tp.Archive.create(archive, base=texts.parent)
    watch = _Watch(count)
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    living = children()  # the server that Dask's workers are forked from stays
    seen: list[float] = []
    close = Cluster.close
    try:
        Cluster.close = lambda self: (seen.append(children()), close(self))  # type: ignore
        start, master = time.perf_counter(), time.process_time()
        made.ingest(texts, engine=engine, workers=workers, progress=watch)
        end, master = time.perf_counter(), time.process_time() - master
    finally:
        Cluster.close = close  # type: ignore
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - ended.ru_utime - ended.ru_stime
    if seen:
        spent = max(spent, seen[0] - living)
    assert watch.first is not None and watch.last
    at, done, master_then, workers_then = watch.first
    left = max(count - done, 1)
    master_left = time.process_time() - master_then
    return Timed(
        wall=end - start, start=at - start, finish=end - watch.last, rate=left / (watch.last - at),
        master=master, workers=spent, master_ms=master_left / left * 1e3,
        workers_ms=(spent - workers_then + living) / left * 1e3, memory=watch.memory,
    )


def median(runs: list[Timed]) -> Timed:
    """Each figure's median."""
    return Timed(**{f.name: statistics.median(getattr(r, f.name) for r in runs) for f in fields(Timed)})
