"""File → text with positions. Readers are chosen by content; see :mod:`.source` for the contract."""

from __future__ import annotations

from pathlib import Path

from .dispatch import from_string, read_bytes
from .limits import DEFAULT, Limits
from .many import load, read_many
from .source import Fragment, LineKind, SourceMap, SourceText, WordConfidence

__all__ = [
    "DEFAULT",
    "Fragment",
    "Limits",
    "LineKind",
    "SourceMap",
    "SourceText",
    "WordConfidence",
    "from_string",
    "read",
    "read_bytes",
    "read_many",
]


def read(path: str | Path, *, limits: Limits = DEFAULT) -> SourceText:
    """Read one file in this process; nothing is ever written beside it.

    Raises :class:`~thidua_parse.errors.ReadingError` with a coded message; an archive of several
    documents raises TP130 (:func:`read_many` reads them).
    """
    return read_bytes(load(path, limits), str(path), limits=limits)
