"""A worker process of the local engine: chunks on standard input, results on standard output."""

from __future__ import annotations

import os
import sys
from importlib import import_module

from ...reading.isolate import receive, send


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
            send(answers, True)  # begun: from here on the worker answers for its documents
            for result in job(documents, limits, version):
                send(answers, result)
            send(answers, None)
        except BrokenPipeError:  # the master is gone
            return




if __name__ == "__main__":
    main(sys.argv[1])
