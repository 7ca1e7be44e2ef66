"""The public functions that join the rooms: files in, records out."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from .errors import ReadingError, ThiduaError
from .parsing import parse_text
from .reading import DEFAULT, Limits, SourceText, read, read_many
from .reading.isolate import close_all, forget_all
from .reading.many import below, is_folder, listed
from .record import Plan


def parse(path: str | Path, *, limits: Limits = DEFAULT) -> Plan:
    """The record of one file; raises :class:`ThiduaError` with a code where it cannot be read.

    The file is read in this process: all limits but ``seconds`` hold. :func:`parse_many` reads in a
    process of its own, which is ended at ``limits.seconds``.
    """
    return parse_text(read(path, limits=limits))


#: files that one process takes at a time
CHUNK = 16
#: chunks that wait for each process
AHEAD = 3
#: seconds that the pool's own thread has to see that its processes have ended
ENDING = 5.0


def parse_many(
    paths: Iterable[str | Path] | str | Path, *, jobs: int = 1, limits: Limits = DEFAULT
) -> Iterator[Plan | ThiduaError]:
    """Records of files, folders and archives, in the order of the arguments; one path may stand by itself.

    Folders are searched recursively, archives (ZIP, 7z, tar) give a record for each document in
    them. A file that cannot be read yields its coded error in its place; the others go on. With
    ``jobs`` above one, files are read in that many processes; the order stays.
    """
    files = expand(paths)
    if jobs <= 1:
        yield from (_parsed(item) for item in read_many(files, limits=limits))
        return
    chunks = iter(lambda: list(islice(files, CHUNK)), [])
    pool = ProcessPoolExecutor(max_workers=jobs, initializer=_begin)
    waiting: deque[Future[list[Plan | ThiduaError]]] = deque()
    try:
        for chunk in chunks:
            with _ctrl_c_waits():
                waiting.append(pool.submit(_parse_chunk, chunk, limits))
            if len(waiting) > AHEAD * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BaseException:  # Ctrl-C, or the caller wants no more: do not wait for files begun
        # nothing is cancelled: the pool's own thread fails on cancelled work of processes that are gone
        _end_at_once(pool)
        raise
    pool.shutdown()


def _end_at_once(pool: ProcessPoolExecutor) -> None:
    """End the processes of ``pool`` amid their work, and its own thread with them."""
    for process in list((pool._processes or {}).values()):
        process.terminate()
    # of a record half sent the rest never comes: the end of the pipe is seen once nobody can write to it
    results = getattr(pool, "_result_queue", None)
    if (writer := getattr(results, "_writer", None)) is not None:
        writer.close()
    keeper = getattr(pool, "_executor_manager_thread", None)
    pool.shutdown(wait=False)
    if keeper is not None:  # the end of the program would write to a pipe that the thread is closing
        keeper.join(ENDING)


@contextmanager
def _ctrl_c_waits() -> Iterator[None]:
    """Ctrl-C is held back while a process begins, which it would end amid its start with a traceback."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """In a reading process: Ctrl-C is for the parent, whose order to end takes readers along."""
    forget_all()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # held back while it began
    signal.signal(signal.SIGTERM, _end)


def _end(number: int, frame: object) -> None:
    close_all()
    os._exit(128 + number)


def _parse_chunk(files: list[Path], limits: Limits) -> list[Plan | ThiduaError]:
    return [_parsed(item) for item in read_many(files, limits=limits)]


def _parsed(item: SourceText | ReadingError) -> Plan | ThiduaError:
    """The record of a text, or the coded error that tells why there is none."""
    if isinstance(item, ReadingError):
        return item
    try:
        return parse_text(item)
    except ThiduaError as error:
        return error
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        return ReadingError("TP199", path=item.source.path, reason=reason)


#: files that lie beside documents in folders; named on the command line they are read all the same
NOT_DOCUMENTS = frozenset(
    [".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".xlsx", ".xls", ".yaml", ".yml", ".toml", ".ini", ".cfg", ".py", ".pyc", ".ipynb", ".js", ".css", ".xml", ".svg", ".sqlite", ".db", ".parquet", ".duckdb", ".log", ".lock", ".exe", ".dll", ".so", ".mp3", ".mp4", ".wav", ".ttf", ".otf", ".woff", ".part"]
)


def expand(paths: Iterable[str | Path] | str | Path) -> Iterator[Path]:
    """Files of the arguments, or of one; folders give their documents, recursively, in sorted order.

    In folders hidden files, read-me files and data or program files (:data:`NOT_DOCUMENTS`) are
    passed over; a file that is named itself is always given.
    """
    for path in listed(paths):
        if is_folder(path):
            yield from (p for p in below(path) if _is_document(p, path))
        else:
            yield path


def _is_document(path: Path, root: Path) -> bool:
    if any(part.startswith((".", "~$")) for part in path.relative_to(root).parts):
        return False
    return path.suffix.lower() not in NOT_DOCUMENTS and path.stem.upper() not in ("README", "LICENSE", "CHANGELOG")
