"""Engines: what runs the work on documents. All give the same results, in any order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from ...errors import ArchiveError
from ...reading import DEFAULT, Limits
from ..pieces import Perform
from ..work import Document, Result, end_reader, work

#: what an engine runs: documents of a chunk, limits, parser version → results in their order
Work = Callable[[Sequence[Document], Limits, str], Iterable[Result]]

NAMES = ("local", "serial", "dask")


class Executor(Protocol):
    """Runs the work on chunks of documents and gives the results as they come.

    Every document gives exactly one result: one that kills its worker, hangs or grows beyond the
    limits is tried once more alone and then given as failed (TP140, TP141, TP610). ``chunk`` is the
    number of documents that suit the engine.
    """

    chunk: int

    @property
    def perform(self) -> Perform | None:
        """Does tasks of writing where the work is done; None: they are the master's own."""
        ...

    def run(self, chunks: Iterable[Sequence[Document]]) -> Iterator[Result]:
        """Results of all documents, in any order; chunks are asked for as workers get free."""
        ...

    def close(self) -> None:
        """End the workers."""
        ...


class Serial:
    """The work in this process, chunk after chunk; the reference for the others."""

    chunk = 40
    perform: Perform | None = None

    def __init__(self, version: str, limits: Limits = DEFAULT, job: Work = work) -> None:
        self.version, self.limits, self.job = version, limits, job

    def run(self, chunks: Iterable[Sequence[Document]]) -> Iterator[Result]:
        """Results in the order of the documents."""
        for chunk in chunks:
            yield from self.job(chunk, self.limits, self.version)

    def close(self) -> None:
        """End the process in which risky content is read."""
        end_reader()


def make(
    name: str, *, version: str, limits: Limits = DEFAULT, workers: int | None = None,
    memory: int | None = None, scheduler: str | None = None, pieces: Path | None = None,
) -> Executor:
    """The engine called ``name``; raises TP612 for an unknown one.

    ``workers``: processes, by default one a core; ``memory``: megabytes that a worker may take
    (local engine); ``scheduler``: address of a Dask scheduler, by default a cluster on this machine;
    ``pieces``: a folder of the archive into which workers of this machine write rows.
    """
    if name not in NAMES:
        raise ArchiveError("TP612", name=name, known=", ".join(NAMES))
    if name == "serial":
        return Serial(version, limits)
    count = workers or cores()
    if name == "dask":
        from .cluster import Cluster

        return Cluster(version, limits, workers=count, scheduler=scheduler, pieces=pieces)
    from .local import Local

    settings: dict[str, Any] = {} if memory is None else {"memory": memory}
    return Local(version, limits, workers=count, pieces=pieces, **settings)


def cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1  # pragma: no cover - not Linux
