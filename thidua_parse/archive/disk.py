"""Files of an archive: names, writing that survives a power cut, the lock of the one writer."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..errors import ArchiveError, system_reason

#: format of the directory; an archive of a later format is refused
FORMAT = 1
ABOUT = "archive.json"
LOCK = "lock"
#: errors of the disk that the archive lies on
DISK = frozenset([
    errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO,
])


def make(root: Path, base: Path) -> None:
    """A new, empty archive in ``root``; raises TP608 where other things lie there already.

    ``base`` is the folder that paths are relative to: kept relative where the archive lies below
    it, so that both can be moved together.
    """
    must_be_empty(root)
    for name in ("commits", "shards", "tmp"):
        (root / name).mkdir(parents=True, exist_ok=True)
    inside = root.resolve().is_relative_to(base)
    about = {"format": FORMAT, "base": os.path.relpath(base, root.resolve()) if inside else str(base)}
    write_json(root / ABOUT, about)


def must_be_empty(folder: Path) -> None:
    """Raise TP608 where a folder has contents, or a file has its name."""
    if folder.is_dir():
        there = min((path.name for path in folder.iterdir()), default=None)
    else:
        there = folder.name if folder.exists() else None
    if there is not None:
        raise ArchiveError("TP608", path=str(folder), reason=there)


def about(root: Path) -> dict[str, Any]:
    """``archive.json``; raises TP602 where there is no archive, TP603 for a later format."""
    try:
        found: dict[str, Any] = json.loads((root / ABOUT).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ArchiveError("TP602", path=str(root)) from error
    if found.get("format", 0) > FORMAT:
        raise ArchiveError("TP603", path=str(root), format=found["format"])
    return found


def digest(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def sync_folder(folder: Path) -> None:
    """Make names in ``folder`` durable (nothing to do where folders cannot be opened)."""
    with contextlib.suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def publish(partial: Path, final: Path) -> None:
    """Give a finished temporary file its name: contents first, then the name."""
    with partial.open("rb+") as stream:
        os.fsync(stream.fileno())
    final.parent.mkdir(parents=True, exist_ok=True)
    partial.replace(final)
    sync_folder(final.parent)


def write_json(path: Path, value: Any) -> None:
    """A JSON file that is there whole or not at all."""
    partial = path.with_name(path.name + ".part")
    partial.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")
    publish(partial, path)


@contextmanager
def writing(root: Path) -> Iterator[None]:
    """Hold the archive as its one writer; raises TP601 where another process does.

    The lock is the operating system's, so it goes with the process, however that ends; what the
    file says (process, machine, time) is only for the message.
    """
    with (root / LOCK).open("a+", encoding="utf-8") as stream:
        if not _grab(stream.fileno()):
            stream.seek(0)
            try:
                holder = json.loads(stream.read())
            except ValueError:
                holder = {}
            raise ArchiveError(
                "TP601", path=str(root), pid=holder.get("pid", "?"), host=holder.get("host", "?"),
                since=holder.get("since", "?"),
            )
        stream.seek(0)
        stream.truncate()
        json.dump(
            {"pid": os.getpid(), "host": socket.gethostname(),
             "since": time.strftime("%Y-%m-%d %H:%M:%S")}, stream,
        )
        stream.flush()
        try:
            yield
        except OSError as error:
            if error.errno not in DISK:
                raise
            place = str(error.filename or root)
            raise ArchiveError("TP614", path=place, reason=system_reason(error)) from error
        finally:
            stream.seek(0)
            stream.truncate()
            stream.flush()


def _grab(handle: int) -> bool:
    try:
        import fcntl
    except ImportError:  # pragma: no cover - Windows
        import msvcrt

        try:
            os.lseek(handle, 1 << 20, os.SEEK_SET)  # beyond the text, which stays readable
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def clear(folder: Path) -> None:
    """Empty a folder of temporary files."""
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
