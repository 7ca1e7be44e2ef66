"""Processor time and memory of this process together with those that it starts (Linux)."""

from __future__ import annotations

import os
import resource
import threading
import time
from contextlib import suppress
from pathlib import Path

#: seconds between two looks at the memory; one look takes some 10 ms for each GB, and more on a crowded machine
EVERY = 1.0


def cpu() -> float:
    """Processor time of this process and its ended children, seconds (user and system)."""
    own, children = (resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


class Memory:
    """Samples the memory of this process and of all below it, added up at each moment.

    Proportional set sizes are added: a page that several processes share counts once in all.
    ``most`` is the largest sum, ``own`` and ``below`` its parts (GB); ``cost`` the processor time
    that the looking itself took, seconds.
    """

    def __init__(self) -> None:
        self.most = self.own = self.below = self.cost = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Memory:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(EVERY):
            own, *below = [_used(pid) / 1e6 for pid in _family(os.getpid())]
            if own + sum(below) > self.most:
                self.most, self.own, self.below = own + sum(below), own, sum(below)
            self.cost = time.thread_time()


def _family(pid: int) -> list[int]:
    """A process and all below it."""
    found = [pid]
    for one in found:
        with suppress(OSError):
            for task in Path(f"/proc/{one}/task").iterdir():
                found += map(int, (task / "children").read_text().split())
    return found


def _used(pid: int) -> int:
    """Proportional set size of a process, kB."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
