"""The process that workers of the local engine are forked from: it has loaded what they need.

Its one thread takes requests from a socket: each brings the two ends of pipes that a new worker works
on, and the numbers of workers that have ended. Those stay zombies until then, so that nobody else has
their numbers while the master may still signal them. When the master is gone, the workers go too.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import socket
import struct
import sys
from importlib import import_module

from .local_worker import load, work_on

#: a process number of a request
NUMBER = struct.Struct("!q")
#: bytes of a request at most
REQUEST = 1 << 16


def main(control: int, target: str) -> None:
    """Serve requests on the socket ``control``; ``target`` is ``module:function`` of the work."""
    job = load(target)
    warm = getattr(import_module(target.partition(":")[0]), "warm", None)
    if warm is not None:
        warm()
    gc.collect()
    gc.freeze()  # what is loaded by now is not gone through again, and stays shared between workers
    with socket.socket(fileno=control) as requests:
        children: set[int] = set()
        while True:
            request, ends, _, _ = socket.recv_fds(requests, REQUEST, 2)
            if not request:
                break
            for (number,) in NUMBER.iter_unpack(request[1:]):
                if number in children:
                    children.remove(number)
                    _end(number)
            number = os.fork()
            if number == 0:
                requests.close()
                os.setsid()
                with contextlib.suppress(BaseException):
                    work_on(os.fdopen(ends[0], "rb"), os.fdopen(ends[1], "wb"), job)
                os._exit(0)
            children.add(number)
            for end in ends:
                os.close(end)
    for number in children:
        _end(number)


def _end(number: int) -> None:
    """Kill a worker, should it still run, and take note of its end."""
    with contextlib.suppress(OSError):
        os.kill(number, signal.SIGKILL)
    with contextlib.suppress(OSError):
        os.waitpid(number, 0)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
