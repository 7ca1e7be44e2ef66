"""Worker processes of the local engine: forked from one that has all loaded, or started one by one."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import IO, Protocol

from ...reading.isolate import interpreter
from .nursery import NUMBER

#: whether workers are forked; other systems than Linux start each of them anew
FORKS = sys.platform == "linux"
#: seconds that the process workers are forked from may take to end
LEAVE = 5.0
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


class Child(Protocol):
    """A worker process: what it gets goes into ``items``, what it says comes from ``answers``."""

    items: IO[bytes]
    answers: IO[bytes]
    pid: int | None

    def begun(self, pid: int) -> None:
        """It has said its number."""
        ...

    def kill(self) -> None:
        """End it and all that it started."""
        ...


class Parent(Protocol):
    """Where workers come from."""

    def start(self) -> Child:
        """A new worker; does not wait for it."""
        ...

    def close(self) -> None:
        """Nothing more is wanted."""
        ...


def parent(target: str) -> Parent:
    """Where workers for the work ``module:function`` come from on this system."""
    return Nursery(target) if FORKS else Spawning(target)


class Spawning:
    """Starts an interpreter for each worker."""

    def __init__(self, target: str) -> None:
        self._target = target

    def start(self) -> Child:
        """See :class:`Parent`."""
        return _Spawned(self._target)

    def close(self) -> None:
        """See :class:`Parent`."""


class _Spawned:
    def __init__(self, target: str) -> None:
        command, environment = interpreter("thidua_parse.archive.engines.local_worker", target)
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            start_new_session=True, env=environment,
        )
        assert self._process.stdin is not None and self._process.stdout is not None
        self.items: IO[bytes] = self._process.stdin
        self.answers: IO[bytes] = self._process.stdout
        self.pid: int | None = None

    def begun(self, pid: int) -> None:
        self.pid = pid

    def kill(self) -> None:
        _kill_started_by(self._process.pid)
        with contextlib.suppress(OSError):
            self._process.kill()
        self._process.wait()


class Nursery:
    """One process loads what workers need, and is copied for each of them: they start at once and
    share that memory. It is started with this object, so that it loads while others work."""

    def __init__(self, target: str) -> None:
        self._target = target
        self._ended: list[int] = []
        self.ready = False  # it has loaded all and forks
        self._process, self._control = self._begin()

    def start(self) -> Child:
        """See :class:`Parent`; where the process workers come from has ended, there is another."""
        items, ours = os.pipe()
        theirs, answers = os.pipe()
        try:
            self._request([items, answers])
        except OSError:  # where it ends a moment later, the pipes of the worker are closed
            _end(self._process)
            self._control.close()
            self._ended, self.ready = [], False
            self._process, self._control = self._begin()
            with contextlib.suppress(OSError):
                self._request([items, answers])
        finally:
            os.close(items)
            os.close(answers)
        return _Forked(self, self._process, os.fdopen(ours, "wb"), os.fdopen(theirs, "rb"))

    def _request(self, ends: list[int]) -> None:
        request = b"+" + b"".join(map(NUMBER.pack, self._ended))
        socket.send_fds(self._control, [request], ends)
        self._ended = []

    def close(self) -> None:
        """See :class:`Parent`; workers that are left end too."""
        self._control.close()
        try:
            self._process.wait(LEAVE if self.ready else 0.0)
        except subprocess.TimeoutExpired:
            _end(self._process)

    def forget(self, pid: int) -> None:
        """A worker has been killed; its number is free for others after the next start."""
        self._ended.append(pid)

    def _begin(self) -> tuple[subprocess.Popen[bytes], socket.socket]:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            command, environment = interpreter(
                "thidua_parse.archive.engines.nursery", str(theirs.fileno()), self._target
            )
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()], start_new_session=True, env=environment,
            )
        return process, ours


class _Forked:
    def __init__(
        self, nursery: Nursery, origin: subprocess.Popen[bytes], items: IO[bytes], answers: IO[bytes]
    ) -> None:
        self._nursery, self._origin, self.items, self.answers = nursery, origin, items, answers
        self.pid: int | None = None
        self._killed = False

    def begun(self, pid: int) -> None:
        self.pid = pid
        self._nursery.ready = True

    def kill(self) -> None:
        if self._killed:  # its number may be another's
            return
        self._killed = True
        if self.pid is None:  # it finds its pipe closed, or never comes: the next is forked from another,
            _end(self._origin)  # unless there is another already
            return
        _kill_started_by(self.pid)
        with contextlib.suppress(OSError):
            os.kill(self.pid, signal.SIGKILL)
        self._nursery.forget(self.pid)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()


def _kill_started_by(pid: int) -> None:
    """End the readers that a worker started; they lead groups of their own."""
    for child in _children(pid):
        with contextlib.suppress(OSError):
            os.killpg(child, signal.SIGKILL)


def _children(pid: int) -> list[int]:
    try:
        return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:  # gone, or no Linux
        return []


def resident(pid: int | None) -> float:
    """Megabytes that a process and those it started hold; 0 where the system does not say."""
    total = 0
    for one in () if pid is None else (pid, *_children(pid)):
        with contextlib.suppress(OSError, ValueError, IndexError):
            total += int(Path(f"/proc/{one}/statm").read_text().split()[1])
    return total * PAGE / 1e6
