"""The public functions that join the rooms: files in, records out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from .errors import ReadingError, ThiduaError
from .parsing import parse_text
from .reading import read
from .record import Plan


def parse(path: str | Path) -> Plan:
    """The record of one file; raises :class:`ThiduaError` with a code where it cannot be read."""
    return parse_text(read(path))


def parse_many(paths: Iterable[str | Path]) -> Iterator[Plan | ThiduaError]:
    """Records of files and folders (searched recursively, sorted), in the order of the arguments.

    A file that cannot be read yields its coded error in its place; the others go on.
    """
    for path in expand(paths):
        try:
            yield parse(path)
        except ThiduaError as error:
            yield error
        except Exception as error:
            yield ReadingError("TP199", path=str(path), reason=f"{type(error).__name__}: {error}")


def expand(paths: Iterable[str | Path]) -> Iterator[Path]:
    """Files of the arguments; folders give their files, recursively, in sorted order."""
    for path in map(Path, paths):
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file())
        else:
            yield path
