"""A worker process of the local engine: chunks and tasks come through a pipe, answers go through one.

Items are ``("read", documents, limits, version, pieces)``, documents as tuples and ``pieces`` the
beginning of the paths of pieces or None, and ``("write", task)``. Answers are ``("pid", number)`` once,
``("begun",)`` for a chunk, ``("read", answer, last)`` for its next documents (see :mod:`.answers`), and
``("written", what)`` or ``("failed", reason)``.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from functools import partial
from importlib import import_module
from itertools import count
from typing import IO, Any

from ...reading import Limits
from ...reading.isolate import send, serve, standard_streams
from ..pieces import perform
from ..work import Result
from . import Work
from .answers import Plain, answer, documents_of

#: seconds for which results wait for others to be sent together
TOGETHER = 0.25


def load(target: str) -> Work:
    """The function of ``module:function``."""
    module, _, name = target.partition(":")
    job: Work = getattr(import_module(module), name)
    return job


def work_on(items: IO[bytes], answers: IO[bytes], job: Work) -> None:
    """Serve until the master is gone."""
    send(answers, ("pid", os.getpid()))
    serve(items, answers, partial(_answer, job))


def _answer(job: Work, item: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    if item[0] == "read":
        yield ("begun",)  # from here on the worker answers for the documents
        yield from _read(job, *item[1:])
        return
    try:
        yield "written", perform(item[1])
    except Exception as error:
        yield "failed", f"{type(error).__name__}: {error}"


def _read(
    job: Work, documents: Sequence[Plain], limits: Limits, version: str, pieces: str | None
) -> Iterator[tuple[Any, ...]]:
    """Outcomes of a chunk, those of a quarter of a second together."""
    ready: list[Result] = []
    numbers = count()
    since = time.monotonic()
    for result in job(documents_of(documents), limits, version):
        ready.append(result)
        if time.monotonic() - since > TOGETHER:
            yield "read", answer(ready, pieces and f"{pieces}-{next(numbers)}"), False
            ready, since = [], time.monotonic()
    yield "read", answer(ready, pieces and f"{pieces}-{next(numbers)}"), True


if __name__ == "__main__":
    work_on(*standard_streams(), load(sys.argv[1]))
