"""A worker process of the local engine: chunks on standard input, results on standard output."""

from __future__ import annotations

import os
import sys
import time
from importlib import import_module
from typing import Any

from ...reading.isolate import receive, send

#: seconds for which results wait for others to be sent together
TOGETHER = 0.1


def main(target: str) -> None:
    """Serve until standard input ends; ``target`` is ``module:function`` of the work."""
    module, _, name = target.partition(":")
    job = getattr(import_module(module), name)
    chunks = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print must not get between the answers
    while True:
        try:
            documents, limits, version = receive(chunks)
        except EOFError:
            return
        try:
            send(answers, [])  # begun: from here on the worker answers for its documents
            ready: list[Any] = []
            since = time.monotonic()
            for result in job(documents, limits, version):
                ready.append(result)
                if time.monotonic() - since > TOGETHER:
                    send(answers, ready)
                    ready, since = [], time.monotonic()
            send(answers, [*ready, None])
        except BrokenPipeError:  # the master is gone
            return




if __name__ == "__main__":
    main(sys.argv[1])
