"""The corrections file: JSON Lines, only ever appended to, durable line by line."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, get_args

from pydantic import ValidationError

from ..compliance.findings import VERDICTS
from ..errors import UsageError, system_reason
from ..record.vocabulary import Relation
from .forms import FIELDS, LISTS, OUTLINE, attributes, checked
from .model import Correction

#: name of the file beside the documents or in the folder of the archive
NAME = "corrections.jsonl"


@dataclass(frozen=True, slots=True)
class Damaged:
    """A line that is no correction: its number (1-based) and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Read:
    """All lines of a file, in order, undone ones included; damaged lines apart."""

    corrections: tuple[Correction, ...] = ()
    damaged: tuple[Damaged, ...] = ()


class CorrectionFile:
    """A corrections file; several processes may append to it at the same time."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._inode: int | None = None  # what was read already, up to the end of a line
        self._end = self._lines = 0
        self._kept = Read()

    def read(self) -> Read:
        """Everything in the file (nothing where there is none); again, only what is new is read.

        A damaged line (a power cut, a bad edit) is told and passed over. Raises
        :class:`~thidua_parse.errors.UsageError` TP721 where no line is a correction.
        """
        try:
            with self.path.open("rb") as stream:
                status = os.fstat(stream.fileno())
                if status.st_ino != self._inode or status.st_size < self._end:
                    self._inode, self._end, self._lines, self._kept = status.st_ino, 0, 0, Read()
                stream.seek(self._end)
                data = stream.read()
        except FileNotFoundError:
            return Read()
        except OSError as error:
            raise UsageError("TP721", path=str(self.path), reason=system_reason(error)) from error
        whole = data.rfind(b"\n") + 1
        self._kept = _joined(self._kept, data[:whole], self._lines)
        self._end, self._lines = self._end + whole, self._lines + data.count(b"\n")
        read = _joined(self._kept, data[whole:], self._lines)  # the last line may not be whole yet
        if not read.corrections and len(read.damaged) > 1:
            raise UsageError("TP721", path=str(self.path), reason=read.damaged[0].reason)
        return read

    def stamp(self) -> tuple[int, int]:
        """Changes when somebody has written: size and time of change."""
        try:
            status = self.path.stat()
        except OSError:
            return 0, 0
        return status.st_size, status.st_mtime_ns

    def append(self, *corrections: Correction) -> None:
        """Add lines at the end; they are on the disk when this returns.

        The file is held by the operating system's lock meanwhile. A line that was cut off before is
        closed first, so that it spoils nothing after it. Raises TP720 where nothing can be written.
        """
        data = "".join(c.line() + "\n" for c in corrections).encode()
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("a+b") as stream, _held(stream):
                end = stream.seek(0, os.SEEK_END)
                if end:
                    stream.seek(end - 1)
                    if stream.read(1) != b"\n":
                        data = b"\n" + data
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            raise UsageError("TP720", path=str(self.path), reason=system_reason(error)) from error


def must_fit(c: Correction) -> None:
    """Raise TP722 where a line names an unknown field or a value that its form would refuse.

    A file may be edited by hand; what is in it must not break a record.
    """
    if c.target == "field":
        if c.field not in (*FIELDS, OUTLINE):
            raise UsageError("TP722", field="field", value=c.field, reason=", ".join((*FIELDS, OUTLINE)))
        if c.subject not in (OUTLINE, f"{c.field}:all"):
            closed = {a.name for a in attributes(c.field) if a.kind in ("flag", "number") or (a.kind == "choice" and c.field != "kind")}
            # what the parser has found may be longer or odder than a form allows, never of another type
            checked(c.field, {k: v for k, v in c.old.items() if v is not None and k in closed})
            checked(c.field, {k: v for k, v in c.new.items() if v is not None})
            if c.action == "add" and c.field in LISTS and not any(v not in (None, "") for v in c.new.values()):
                raise UsageError(
                    "TP722", field=c.field, value="", reason="thêm thì phải có giá trị / what is added has a value"
                )
        return
    allowed = VERDICTS if c.target == "verdict" else get_args(Relation)
    for values in (c.old, c.new):
        value = values.get("verdict" if c.target == "verdict" else "relation")
        if value is not None and value not in allowed:
            raise UsageError("TP722", field=c.target, value=value, reason=", ".join(allowed[:8]))


def _joined(before: Read, data: bytes, lines: int) -> Read:
    """What was read before and what ``data`` holds, whose first line has ``lines`` before it."""
    found, damaged = [], []
    for number, line in enumerate(data.split(b"\n"), start=lines + 1):
        if not line.strip():
            continue
        try:
            made = Correction.model_validate_json(line)
            must_fit(made)
            found.append(made)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            damaged.append(Damaged(number, first["msg"]))
        except UsageError as error:
            damaged.append(Damaged(number, error.message("en")))
    if not found and not damaged:
        return before
    return Read(before.corrections + tuple(found), before.damaged + tuple(damaged))


@contextlib.contextmanager
def _held(stream: IO[bytes]) -> Iterator[None]:
    """The file for this process alone; waits for another that holds it."""
    try:
        import fcntl
    except ImportError:  # Windows: the first byte stands for the file
        import msvcrt

        stream.seek(0)
        msvcrt.locking(stream.fileno(), msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined]
        try:
            yield
        finally:
            stream.seek(0)
            msvcrt.locking(stream.fileno(), msvcrt.LK_UNLCK, 1)  # type: ignore[attr-defined]
        return
    fcntl.flock(stream.fileno(), fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(stream.fileno(), fcntl.LOCK_UN)
