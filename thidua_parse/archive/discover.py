"""Files below the paths of an ingest, in one order, with what tells whether they have changed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import regex

from ..api import NOT_DOCUMENTS
from ..reading import Limits
from ..reading.many import is_archive
from ..reading.sniff import ARCHIVES, may_be_archive, sniff

#: what separates an archive's path from that of a member
INSIDE = "!/"
_ESCAPED = regex.compile(r"\\u(dc[89a-f][0-9a-f])")
#: read-me files and their like
NO_PLANS = frozenset(["README", "LICENSE", "CHANGELOG"])


@dataclass(frozen=True, slots=True)
class Found:
    """A file on disk: its path in the archive of plans, where it is, size and time of change."""

    path: str
    where: str
    bytes: int
    mtime_ns: int


class Base:
    """The folder that paths of an archive are relative to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._text = str(folder)

    def name(self, where: str | Path) -> str:
        """The path of a file (absolute): relative to the base where it lies below, with forward slashes.

        Bytes of a file name that are no UTF-8 are shown escaped.
        """
        full = str(where)
        if full == self._text:
            return "."
        head = self._text.rstrip(os.sep) + os.sep
        name = full[len(head) :] if full.startswith(head) else full
        return name.replace(os.sep, "/").encode("utf-8", "backslashreplace").decode("utf-8")

    def where(self, name: str) -> Path:
        """The file on disk of a path that :meth:`name` gave."""
        path = self.folder / name
        if "\\udc" in name and not path.exists():
            path = self.folder / _ESCAPED.sub(lambda m: chr(int(m[1], 16)), name)
        return path


def roots(paths: Iterable[str | Path]) -> list[Path]:
    """The paths, absolute and sorted, without those that lie below others."""
    full = sorted({Path(p).resolve() for p in paths})
    kept: list[Path] = []
    for path in full:
        if not any(path.is_relative_to(other) for other in kept):
            kept.append(path)
    return kept


def walk(paths: Iterable[Path], base: Base, skip: Path, closed: list[str]) -> Iterator[Found]:
    """Files of folders, recursively and sorted folder by folder, and files that are named.

    Hidden files, read-me files and data or program files are passed over in folders, as in
    :func:`thidua_parse.parse_many`; so are the archive itself (``skip``) and other archives. Links to folders are not
    followed. Folders that may not be entered are added to ``closed``.
    """
    for path in paths:
        try:
            status = path.stat()
        except PermissionError:
            closed.append(base.name(path))
            continue
        except OSError:  # not there
            continue
        if stat.S_ISDIR(status.st_mode):
            yield from _folder(path, base, skip, closed)
        else:
            yield Found(base.name(path), str(path), status.st_size, status.st_mtime_ns)


def _folder(folder: Path, base: Base, skip: Path, closed: list[str]) -> Iterator[Found]:
    if folder == skip or is_archive(folder):
        return
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError:  # no permission: nothing below can be told
        closed.append(base.name(folder))
        return
    for entry in entries:
        if entry.name.startswith((".", "~$")):
            continue
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _folder(Path(entry.path), base, skip, closed)
            elif _is_document(entry.name) and entry.is_file():
                status = entry.stat()
                yield Found(base.name(entry.path), entry.path, status.st_size, status.st_mtime_ns)
        except OSError:  # gone meanwhile
            continue


def _is_document(name: str) -> bool:
    stem, dot, suffix = name.rpartition(".")
    return (dot + suffix).lower() not in NOT_DOCUMENTS and (stem or name).upper() not in NO_PLANS


def is_container(head: bytes, found: Found, limits: Limits) -> bool:
    """Whether a file holds others, by its content (``head``: the whole where within the limit)."""
    if not may_be_archive(head):
        return False
    if found.bytes <= limits.bytes:
        return sniff(head) in ARCHIVES
    # of a larger ZIP only the beginning was read, so its list of members was not found
    return sniff(head) in ARCHIVES | {"zip-broken"}
