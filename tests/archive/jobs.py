"""Work that dies, hangs or swells on documents that say so."""

from __future__ import annotations

import os
import time

from thidua_parse.archive.work import Result, work


def job(documents, limits, version):
    for document in documents:
        if b"DIE" in document.data:
            os._exit(9)
        if b"HANG" in document.data:
            time.sleep(600)
        if b"SWELL" in document.data:
            swollen = bytearray(600_000_000)
            swollen[::4096] = b"x" * len(swollen[::4096])
            time.sleep(600)
        yield Result(document.path, document.digest, {"plans": document.data})


def slow(documents, limits, version):
    """The real work with a pause for every document."""
    for result in work(documents, limits, version):
        time.sleep(0.02)
        yield result


def patient(documents, limits, version):
    """Waits where a document says so."""
    for document in documents:
        if document.data == b"wait":
            time.sleep(2)
        yield Result(document.path, document.digest, {"plans": document.data})
