"""The cluster engine: chunks as tasks of Dask distributed, on this machine or on many.

Documents travel with their tasks and rows come back, so workers need neither the files nor the
archive, only this package. A worker that dies takes its tasks with it and Dask gives them to others;
Dask blames all that a dead worker had at hand, so the documents of chunks whose workers keep dying
are tried again at the end, one at a time with nothing beside them.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Any

from ...errors import ArchiveError, ReadingError
from ...reading import DEFAULT, Limits
from ..pieces import Perform
from ..work import Document, Result, failed, work
from . import Work
from .answers import answer, documents_of, plain, results_of

#: chunks under way for each worker
AHEAD = 4
#: seconds to wait for a scheduler
CONNECT = 20


def run_chunk(
    documents: bytes, limits: Limits, version: str, job: Work = work, piece: str | None = None
) -> bytes:
    """The task: the results of a chunk, their rows at a path that begins with ``piece``, if any. Both are pickled
    to one string of bytes, which Dask passes on as it is; it would look into thousands of small objects."""
    found = list(job(documents_of(pickle.loads(documents)), limits, version))
    path = piece and f"{piece}-{os.getpid()}"  # Dask may give one task to two workers
    return pickle.dumps(answer(found, path), pickle.HIGHEST_PROTOCOL)


#: settings of the workers of a cluster made here: no sampling of what they do, no limit of memory
QUIET = {
    "distributed.worker.profile.enabled": False,
    "distributed.worker.memory.terminate": False,
    "distributed.scheduler.work-stealing": False,
    "distributed.scheduler.worker-saturation": float("inf"),  # chunks wait at the workers
    "distributed.admin.system-monitor.interval": "10s",
    "distributed.admin.tick.interval": "1s",
}


class Cluster:
    """Dask distributed: the scheduler at an address, else a cluster of ``workers`` processes here.

    Workers here write rows into pieces in the folder ``pieces``; from elsewhere they are sent.
    """

    chunk = 100
    perform: Perform | None = None

    def __init__(
        self, version: str, limits: Limits = DEFAULT, *, workers: int = 1, scheduler: str | None = None,
        job: Work = work, pieces: Path | None = None,
    ) -> None:
        distributed = _distributed()
        import dask

        self.version, self.limits, self.job = version, limits, job
        self.pieces = pieces if scheduler is None else None
        self._numbers = count()
        self._distributed = distributed
        self._cluster: Any = None
        try:
            if scheduler is None:
                fork = "forkserver" in multiprocessing.get_all_start_methods()
                start = "forkserver" if fork else "spawn"  # with it workers share what is imported
                with dask.config.set({**QUIET, "distributed.worker.multiprocessing-method": start}):
                    if fork:
                        _preload(distributed)
                    self._cluster = distributed.LocalCluster(
                        n_workers=workers, threads_per_worker=1, dashboard_address=":0",
                        processes=True, memory_limit=None,
                    )
            self.client: Any = distributed.Client(
                self._cluster or scheduler, timeout=CONNECT, set_as_default=False,
            )
        except (OSError, TimeoutError, ValueError) as error:
            self.close()
            raise ArchiveError(
                "TP611", address=scheduler or "localhost", reason=str(error) or type(error).__name__
            ) from error

    def run(self, chunks: Iterable[Sequence[Document]]) -> Iterator[Result]:
        """Results as they come; see :class:`thidua_parse.archive.engines.Executor`."""
        source = iter(chunks)
        under_way: dict[Any, Sequence[Document]] = {}
        suspects: deque[Document] = deque()
        completed = self._distributed.as_completed(loop=self.client.loop)

        def start(documents: Sequence[Document]) -> None:
            piece = None if self.pieces is None else str(self.pieces / str(next(self._numbers)))
            future = self.client.submit(
                run_chunk, pickle.dumps(plain(documents), pickle.HIGHEST_PROTOCOL), self.limits,
                self.version, self.job, piece, pure=False,
            )
            under_way[future] = documents
            completed.add(future)

        def fill() -> None:
            while len(under_way) < AHEAD * max(len(self.client.ncores()), 1):
                documents = next(source, None)
                if documents is None:
                    break
                if documents:
                    start(documents)
            if suspects and not under_way:  # nothing else is at work that could be blamed or to blame
                start([suspects.popleft()])

        fill()
        while under_way:
            future = next(completed)
            documents = under_way.pop(future)
            alone = len(documents) == 1 and not under_way
            results: list[Result] = []
            try:
                results = list(results_of(documents, pickle.loads(future.result())))
            except Exception as error:
                if alone:
                    results = [failed(documents[0], _reason(documents[0], error))]
                else:
                    suspects.extend(documents)
            future.release()
            fill()
            yield from results

    def close(self) -> None:
        """Leave the scheduler; a cluster made here ends."""
        for part in (getattr(self, "client", None), self._cluster):
            if part is not None:
                with contextlib.suppress(Exception):
                    part.close()


def _distributed() -> Any:
    """The module ``distributed``; raises TP605 where it is not installed."""
    try:
        import distributed
    except ImportError as error:
        raise ArchiveError("TP605") from error
    return distributed


def _preload(distributed: Any) -> None:
    """Have workers forked from a process that has loaded what they need. Dask's own choice, which it
    makes once, would load pandas here and there."""
    distributed.utils._forkserver_preload_set = True
    multiprocessing.get_context("forkserver").set_forkserver_preload(
        ["distributed", "thidua_parse.archive.engines.preload"]
    )


def _reason(document: Document, error: Exception) -> ReadingError:
    if type(error).__name__ == "KilledWorker":
        return ReadingError("TP140", path=document.path)
    return ReadingError("TP199", path=document.path, reason=f"{type(error).__name__}: {error}")
