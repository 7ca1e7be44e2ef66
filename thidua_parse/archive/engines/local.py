"""The local engine: worker processes of this machine, watched for time, memory and death."""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from ...errors import ArchiveError, ReadingError
from ...reading import DEFAULT, Limits
from ...reading.isolate import receive, send
from ..work import Document, Result, failed

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
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


@dataclass(slots=True)
class _Chunk:
    documents: deque[Document]
    alone: bool = False  # a second try


@dataclass(slots=True, eq=False)
class _Worker:
    """A process, the chunks it has, and when it last gave something."""

    process: subprocess.Popen[bytes]
    outbox: queue.SimpleQueue[Any]
    chunks: deque[_Chunk] = field(default_factory=deque)
    since: float = 0.0
    done: int = 0
    killed: tuple[str, dict[str, Any]] | None = None  # error code and details, when we did it
    begun: bool = False  # at work on its first chunk
    retiring: bool = False


class Local:
    """A pool of ``workers`` processes.

    ``limits.seconds`` bounds the reading of one file; a worker that gives nothing for twice that
    time is ended, so parsing is bounded too. ``memory`` bounds a worker with all it started, in
    megabytes (Linux; elsewhere there is no such limit). ``job`` names the work, ``module:function``.
    """

    chunk = 16

    def __init__(
        self, version: str, limits: Limits = DEFAULT, *, workers: int = 1, memory: int = 4_000,
        life: int = LIFE, job: str = "thidua_parse.archive.work:work",
    ) -> None:
        self.version, self.limits, self.memory, self.life, self.job = version, limits, memory, life, job
        self.patience = 2 * limits.seconds
        self._messages: queue.SimpleQueue[tuple[_Worker, Any]] = queue.SimpleQueue()
        self._again: deque[_Chunk] = deque()
        self._workers: list[_Worker] = []
        self._count = workers
        self._stillborn = 0

    @property
    def processes(self) -> list[int]:
        """Process numbers of the workers."""
        return [w.process.pid for w in self._workers]

    def run(self, chunks: Iterable[Sequence[Document]]) -> Iterator[Result]:
        """Results as they come; see :class:`thidua_parse.archive.engines.Executor`."""
        source = iter(chunks)
        watched = time.monotonic()
        self._workers = [self._start() for _ in range(self._count)]
        try:
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
        finally:
            self.close()

    def close(self) -> None:
        """End the workers and all that they started."""
        workers, self._workers = self._workers, []
        for worker in workers:
            _kill(worker.process)
            worker.outbox.put(None)

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
            worker.outbox.put((list(chunk.documents), self.limits, self.version))

    def _take(self, worker: _Worker, message: Any) -> Iterator[Result]:
        """One message of a worker: a list of results, with None behind the last of a chunk (an
        empty list at its beginning), or EOFError at the end of the worker."""
        worker.since = time.monotonic()
        if isinstance(message, EOFError):
            yield from self._bury(worker)
            return
        worker.begun, self._stillborn = True, 0
        for result in message:
            if result is not None:
                worker.chunks[0].documents.popleft()
                worker.done += 1
                yield result
                continue
            worker.chunks.popleft()
            worker.begun = False
            if worker.done >= self.life or _resident(worker.process.pid) > GROWN:
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
        elif _resident(worker.process.pid) > self.memory:
            worker.killed = ("TP610", {"limit": self.memory})
        else:
            return
        _kill(worker.process)

    def _replace(self, worker: _Worker) -> None:
        worker.outbox.put(None)
        _kill(worker.process)
        self._workers[self._workers.index(worker)] = self._start()

    def _start(self) -> _Worker:
        process = subprocess.Popen(
            [sys.executable, "-m", "thidua_parse.archive.engines.local_worker", self.job],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        )
        worker = _Worker(process, queue.SimpleQueue())
        assert process.stdin is not None and process.stdout is not None
        threading.Thread(target=_write, args=(process.stdin, worker.outbox), daemon=True).start()
        threading.Thread(
            target=_listen, args=(process.stdout, worker, self._messages), daemon=True
        ).start()
        return worker


def _write(stream: IO[bytes], outbox: queue.SimpleQueue[Any]) -> None:
    with contextlib.suppress(OSError, ValueError):
        while (item := outbox.get()) is not None:
            send(stream, item)
    with contextlib.suppress(OSError, ValueError):
        stream.close()


def _listen(stream: IO[bytes], worker: _Worker, messages: queue.SimpleQueue[Any]) -> None:
    try:
        while True:
            messages.put((worker, receive(stream)))
    except (EOFError, OSError, ValueError, pickle.UnpicklingError):
        messages.put((worker, EOFError()))


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a worker, and readers that it started (they lead groups of their own)."""
    for child in _children(process.pid):
        with contextlib.suppress(OSError):
            os.killpg(child, signal.SIGKILL)
    with contextlib.suppress(OSError):
        process.kill()
    process.wait()


def _children(pid: int) -> list[int]:
    try:
        return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:  # gone, or no Linux
        return []


def _resident(pid: int) -> float:
    """Megabytes that a process and those it started hold; 0 where the system does not say."""
    total = 0
    for one in (pid, *_children(pid)):
        with contextlib.suppress(OSError, ValueError, IndexError):
            total += int(Path(f"/proc/{one}/statm").read_text().split()[1])
    return total * PAGE / 1e6
