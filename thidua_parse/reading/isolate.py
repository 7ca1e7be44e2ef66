"""Reading jobs in a process that can be killed: a crash or a hang loses that file only.

The child is a plain ``python -m thidua_parse.reading.worker`` that talks through its standard
streams, so callers need no ``if __name__ == "__main__"`` and threads of theirs do no harm. It leads
a process group of its own; on time-out everything that it started (LibreOffice, tesseract) dies
with it. One child serves many files and is replaced after a crash.
"""

from __future__ import annotations

import os
import pickle
import queue
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import IO, Any
from weakref import WeakSet

from ..errors import ReadingError, ThiduaError
from .limits import DEFAULT, Limits
from .source import SourceText

HEADER = struct.Struct("!Q")


def send(stream: IO[bytes], item: Any) -> None:
    """Write one pickled item with its length before it."""
    body = pickle.dumps(item, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(HEADER.pack(len(body)))
    stream.write(body)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Read one item; raises EOFError where the other side is gone."""
    head = stream.read(HEADER.size)
    if len(head) < HEADER.size:
        raise EOFError
    (size,) = HEADER.unpack(head)
    body = stream.read(size)
    if len(body) < size:
        raise EOFError
    return pickle.loads(body)


def standard_streams() -> tuple[IO[bytes], IO[bytes]]:
    """Where a child process gets items and where it answers: its standard input and output.

    What libraries print goes to standard error from here on, so that it does not get between the
    answers.
    """
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return sys.stdin.buffer, answers


def serve(items: IO[bytes], answers: IO[bytes], handle: Callable[[Any], Iterable[Any]]) -> None:
    """Send what ``handle`` makes of each item, each answer as soon as it is there; returns when the
    other side is gone."""
    try:
        while True:
            for answer in handle(receive(items)):
                send(answers, answer)
    except (EOFError, BrokenPipeError):
        return


def interpreter(module: str, *arguments: str) -> tuple[list[str], dict[str, str]]:
    """Command and environment of a child process that runs a module found where this one would."""
    paths = os.pathsep.join(p for p in sys.path if p)
    return [sys.executable, "-m", module, *arguments], {**os.environ, "PYTHONPATH": paths}


#: readers that have a child now
_LIVE: WeakSet[Isolated] = WeakSet()


def forget_all() -> None:
    """In a process that was forked: the readers so far, and their children, belong to the parent."""
    _LIVE.clear()


def close_all() -> None:
    """Kill the children of all readers of this process."""
    for reader in list(_LIVE):
        reader.close()


class Isolated:
    """A reader in a child process; use as a context manager, one call at a time."""

    def __init__(self, limits: Limits = DEFAULT) -> None:
        self.limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def __enter__(self) -> Isolated:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def read_bytes(self, data: bytes, path: str) -> SourceText:
        """As :func:`thidua_parse.reading.read_bytes`; raises TP140 (crash), TP141 (time-out) too."""
        return self.call("read_bytes", path, data, path)

    def call(self, job: str, path: str, *arguments: Any) -> SourceText:
        """Run a job of the worker (see :data:`thidua_parse.reading.worker.JOBS`)."""
        process = self._ready()
        assert process.stdin is not None
        try:
            send(process.stdin, (job, arguments, self.limits))
            answer = self._answers.get(timeout=self.limits.seconds)
        except queue.Empty:
            self.close()
            raise ReadingError("TP141", path=path, limit=f"{self.limits.seconds:g}") from None
        except BaseException as error:
            self.close()
            if isinstance(error, OSError):
                raise ReadingError("TP140", path=path) from error
            raise
        if answer is None:
            self.close()
            raise ReadingError("TP140", path=path)
        if isinstance(answer, BaseException):
            if isinstance(answer, ThiduaError):
                raise answer
            raise ReadingError("TP199", path=path, reason=f"{type(answer).__name__}: {answer}")
        found: SourceText = answer
        return found

    def close(self) -> None:
        """Kill the child and all that it started."""
        process, self._process = self._process, None
        if process is None:
            return
        try:
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:  # pragma: no cover - Windows
                process.kill()
        except (ProcessLookupError, PermissionError):
            process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:  # what was not sent any more
                    continue

    def _ready(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        self._answers = queue.SimpleQueue()
        command, environment = interpreter("thidua_parse.reading.worker")
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            start_new_session=True, env=environment,
        )
        self._process = process
        _LIVE.add(self)
        threading.Thread(
            target=_listen, args=(process.stdout, self._answers), daemon=True
        ).start()
        return process


def _listen(stream: IO[bytes], answers: queue.SimpleQueue[Any]) -> None:
    """Pass on what the child says; None when it is gone."""
    try:
        while True:
            answers.put(receive(stream))
    except (EOFError, OSError, ValueError, pickle.UnpicklingError):
        answers.put(None)
