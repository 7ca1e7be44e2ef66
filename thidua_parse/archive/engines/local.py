"""The local engine: worker processes of this machine, watched for time, memory and death."""

from __future__ import annotations

import contextlib
import pickle
import queue
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any

from ...errors import ArchiveError, ReadingError
from ...reading import DEFAULT, Limits
from ...reading.isolate import receive, send
from ..batches import folder_in
from ..pieces import Task, Written, perform
from ..work import Document, Result, failed
from .answers import plain, results_of
from .processes import Child, parent, resident

#: chunks that a worker has at hand, so that it never waits
AHEAD = 2
#: documents after which a worker is replaced
LIFE = 5_000
#: megabytes that a worker may keep between chunks before it is replaced
GROWN = 1_500
#: workers in a row that may end before they have begun anything
STILLBORN = 5
#: seconds that a worker may take to start
START = 120.0
#: seconds between two looks at time and memory
WATCH = 0.25
#: seconds after which a worker has to be free for a task; the master does it where none is so soon
SOON = 10.0


@dataclass(slots=True)
class _Chunk:
    documents: deque[Document]
    alone: bool = False  # a second try


@dataclass(slots=True, eq=False)
class _Worker:
    """A process, the chunks and tasks it has, and when it last gave something."""

    child: Child
    outbox: queue.SimpleQueue[Any]
    chunks: deque[_Chunk] = field(default_factory=deque)
    tasks: deque[Future[Written]] = field(default_factory=deque)
    since: float = 0.0
    spent: float = 0.0  # seconds on the documents that are done
    done: int = 0
    killed: tuple[str, dict[str, Any]] | None = None  # error code and details, when we did it
    started: threading.Event = field(default_factory=threading.Event)
    begun: bool = False  # at work on its first chunk
    retiring: bool = False
    gone: bool = False

    def busy(self) -> float:
        """Seconds after which it can take a task, by what documents took so far."""
        waiting = sum(len(chunk.documents) for chunk in list(self.chunks))
        return waiting * self.spent / self.done if self.done else float(waiting)


class Local:
    """A pool of ``workers`` processes.

    ``limits.seconds`` bounds the reading of one file; a worker that gives nothing for twice that
    time is ended, so parsing is bounded too. ``memory`` bounds a worker with all it started, in
    megabytes (Linux; elsewhere there is no such limit). ``job`` names the work, ``module:function``.
    Rows go into pieces in the folder ``pieces``, or come with the results where it is None.
    """

    chunk = 16

    def __init__(
        self, version: str, limits: Limits = DEFAULT, *, workers: int = 1, memory: int = 4_000,
        life: int = LIFE, job: str = "thidua_parse.archive.work:work", pieces: Path | None = None,
    ) -> None:
        self.version, self.limits, self.memory, self.life = version, limits, memory, life
        self.pieces = pieces
        self.patience = 2 * limits.seconds
        self._messages: queue.SimpleQueue[tuple[_Worker, Any]] = queue.SimpleQueue()
        self._again: deque[_Chunk] = deque()
        self._workers: list[_Worker] = []
        self._lock = threading.Lock()  # of the list of workers and of their tasks
        self._count = workers
        self._stillborn = 0
        self._numbers = count()
        self._parent = parent(job)

    @property
    def processes(self) -> list[int]:
        """Process numbers of the workers; waits for those that start."""
        for worker in self._workers:
            worker.started.wait(START)
        return [w.child.pid for w in self._workers if w.child.pid is not None]

    def run(self, chunks: Iterable[Sequence[Document]]) -> Iterator[Result]:
        """Results as they come; see :class:`thidua_parse.archive.engines.Executor`."""
        source = iter(chunks)
        watched = time.monotonic()
        self._workers = [self._start() for _ in range(self._count)]
        while True:
            for worker in list(self._workers):
                self._feed(worker, source)
            if not any(w.chunks for w in self._workers):
                return
            with contextlib.suppress(queue.Empty):
                worker, message = self._messages.get(timeout=WATCH)
                if worker in self._workers:  # a worker that was replaced says its end too
                    yield from self._take(worker, message)
            if time.monotonic() - watched > WATCH:
                watched = time.monotonic()
                for worker in self._workers:
                    self._watch(worker)

    def perform(self, tasks: Sequence[Task]) -> list[Written]:
        """Do tasks in the workers; what they cannot do soon, or fail to do, is done here.

        For another thread than that of :meth:`run`, or after it.
        """
        memory = f"{max(min(1000, self.memory // 2), 100)}MB"
        tasks = [replace(task, memory=memory) for task in tasks]
        given = [self._give(task) for task in tasks]
        found = []
        for task, future in zip(tasks, given, strict=True):
            try:
                if future is None:
                    raise LookupError
                found.append(future.result())
            except Exception:  # in a folder of its own: the worker may have left something
                again = folder_in(Path(task.folder), "again-")
                found.append(perform(replace(task, folder=str(again))))
                for path in again.glob("*.parquet"):
                    path.replace(Path(task.folder) / path.name)
        return found

    def close(self) -> None:
        """End the workers and all that they started."""
        with self._lock:
            workers, self._workers = self._workers, []
            for worker in workers:
                self._end(worker)
        self._parent.close()

    def _give(self, task: Task) -> Future[Written] | None:
        """Send a task to the worker that is free first; None where none is free soon."""
        with self._lock:
            able = [w for w in self._workers if not (w.gone or w.retiring or w.killed) and w.child.pid]
            worker = min(able, key=lambda w: (len(w.tasks), w.busy()), default=None)
            if worker is None or worker.busy() > SOON:
                return None
            future: Future[Written] = Future()
            worker.tasks.append(future)
            worker.outbox.put(("write", task))
            return future

    def _feed(self, worker: _Worker, source: Iterator[Sequence[Document]]) -> None:
        while len(worker.chunks) < AHEAD and not worker.retiring and worker.killed is None:
            if self._again:
                chunk = self._again.popleft()
            else:
                documents = next(source, None)
                if documents is None:
                    return
                chunk = _Chunk(deque(documents))
            if not chunk.documents:
                continue
            if not worker.chunks:
                worker.since = time.monotonic()
            worker.chunks.append(chunk)
            pieces = None if self.pieces is None else str(self.pieces / str(next(self._numbers)))
            worker.outbox.put(("read", plain(chunk.documents), self.limits, self.version, pieces))

    def _take(self, worker: _Worker, message: Any) -> Iterator[Result]:
        """A message of a worker (see :mod:`.local_worker`), or EOFError at its end."""
        now = time.monotonic()
        before, worker.since = worker.since, now
        if isinstance(message, EOFError):
            yield from self._bury(worker)
            return
        worker.begun, self._stillborn = True, 0
        if message[0] == "begun":
            return
        _, answer, last = message
        waiting = worker.chunks[0].documents
        documents = [waiting.popleft() for _ in answer[0]]
        worker.spent += now - before
        worker.done += len(documents)
        yield from results_of(documents, answer)
        if last:
            worker.chunks.popleft()
            worker.begun = False
            if worker.done >= self.life or resident(worker.child.pid) > GROWN:
                worker.retiring = True
            if worker.retiring and not worker.chunks:
                self._replace(worker)

    def _bury(self, worker: _Worker) -> Iterator[Result]:
        """A worker is gone: what it held is tried document by document, each alone, and given up
        if that ends its worker too; the chunks it had not begun go on."""
        if not worker.begun:
            self._stillborn += 1
            if self._stillborn > STILLBORN:
                raise ArchiveError("TP616")
        self._replace(worker)
        for position, chunk in enumerate(worker.chunks):
            if position or not worker.begun:
                self._again.append(chunk)
            elif chunk.alone and chunk.documents:
                code, details = worker.killed or ("TP140", {})
                held = chunk.documents.popleft()
                yield failed(held, ReadingError(code, path=held.path, **details))
            else:
                self._again.extend(_Chunk(deque([held]), alone=True) for held in chunk.documents)

    def _watch(self, worker: _Worker) -> None:
        if not worker.chunks or worker.killed is not None:
            return
        if time.monotonic() - worker.since > (self.patience if worker.begun else max(START, self.patience)):
            worker.killed = ("TP141", {"limit": f"{self.limits.seconds:g}"})
        elif resident(worker.child.pid) > self.memory:
            worker.killed = ("TP610", {"limit": self.memory})
        else:
            return
        worker.child.kill()

    def _replace(self, worker: _Worker) -> None:
        with self._lock:
            self._end(worker)
            self._workers[self._workers.index(worker)] = self._start()

    def _end(self, worker: _Worker) -> None:
        """End a worker; who waits for its tasks is told."""
        worker.outbox.put(None)
        worker.child.kill()
        _drop_tasks(worker)

    def _start(self) -> _Worker:
        worker = _Worker(self._parent.start(), queue.SimpleQueue())
        threading.Thread(target=_write, args=(worker,), daemon=True).start()
        threading.Thread(target=_listen, args=(worker, self._messages, self._lock), daemon=True).start()
        return worker


def _drop_tasks(worker: _Worker) -> None:
    """A worker does no more tasks; under the lock of the engine."""
    worker.gone = True
    while worker.tasks:
        worker.tasks.popleft().set_exception(EOFError())


def _write(worker: _Worker) -> None:
    with contextlib.suppress(OSError, ValueError):
        while (item := worker.outbox.get()) is not None:
            send(worker.child.items, item)
    with contextlib.suppress(OSError, ValueError):
        worker.child.items.close()


def _listen(
    worker: _Worker, messages: queue.SimpleQueue[tuple[_Worker, Any]], lock: threading.Lock
) -> None:
    """Pass on what a worker says of its documents; what it says of tasks goes to those who wait."""
    with worker.child.answers as answers, contextlib.suppress(EOFError, OSError, ValueError, pickle.UnpicklingError):
        while True:
            message = receive(answers)
            if message[0] == "pid":
                worker.child.begun(message[1])
                worker.started.set()
            elif message[0] in ("written", "failed"):
                with lock:
                    future = worker.tasks.popleft() if worker.tasks else None
                if future is not None:
                    if message[0] == "written":
                        future.set_result(message[1])
                    else:
                        future.set_exception(OSError(message[1]))
            else:
                messages.put((worker, message))
    with lock:
        _drop_tasks(worker)
    worker.started.set()
    messages.put((worker, EOFError()))
