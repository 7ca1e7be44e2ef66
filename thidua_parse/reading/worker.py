"""The child process of :mod:`.isolate`: reads jobs from standard input, answers on standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

from .isolate import receive, send
from .limits import Limits
from .source import SourceText


def _read_bytes(data: bytes, path: str, *, limits: Limits) -> SourceText:
    from .dispatch import read_bytes

    return read_bytes(data, path, limits=limits)


def _read_converted(
    converted: bytes, data: bytes, path: str, kind: str, digest: str, *, limits: Limits
) -> SourceText:
    from .legacy_office import read_converted

    return read_converted(converted, data, path, kind, digest, limits)


#: what the worker can do, by name
JOBS: dict[str, Callable[..., SourceText]] = {
    "read_bytes": _read_bytes,
    "read_converted": _read_converted,
}


def main() -> None:
    """Serve until standard input ends."""
    jobs = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print must not get between the answers
    while True:
        try:
            job, arguments, limits = receive(jobs)
        except EOFError:
            return
        answer: Any
        try:
            answer = JOBS[job](*arguments, limits=limits)
        except Exception as error:
            answer = _portable(error)
        send(answers, answer)


def _portable(error: Exception) -> Exception:
    """An error that can be sent to the parent."""
    import pickle

    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


if __name__ == "__main__":
    main()
