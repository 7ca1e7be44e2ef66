"""File → text with positions. Readers are chosen by content; see :mod:`.source` for the contract."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ..errors import ReadingError
from .dispatch import from_string, read_bytes
from .limits import DEFAULT, Limits
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
]


def read(path: str | Path, *, limits: Limits = DEFAULT) -> SourceText:
    """Read one file; raises :class:`~thidua_parse.errors.ReadingError` with a coded message."""
    path = Path(path)
    try:
        size = path.stat().st_size
        if size > limits.bytes and not path.is_dir():
            raise ReadingError("TP106", path=str(path), bytes=size, limit=limits.bytes)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ReadingError("TP101", path=str(path)) from error
    except IsADirectoryError as error:
        raise ReadingError("TP102", path=str(path)) from error
    except PermissionError as error:
        raise ReadingError("TP103", path=str(path)) from error
    except OSError as error:
        raise ReadingError("TP107", path=str(path), reason=str(error)) from error
    digest = "sha256:" + hashlib.sha256(data).hexdigest()
    return read_bytes(data, str(path), digest=digest, limits=limits)
