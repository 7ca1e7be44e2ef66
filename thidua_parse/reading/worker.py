"""The child process of :mod:`.isolate`: reads jobs from standard input, answers on standard output."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from .isolate import serve, standard_streams
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
    serve(*standard_streams(), _answer)


def _answer(item: Any) -> Iterator[Any]:
    """The text of a job, or its error: job, arguments and limits."""
    job, arguments, limits = item
    try:
        yield JOBS[job](*arguments, limits=limits)
    except Exception as error:
        yield _portable(error)


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
