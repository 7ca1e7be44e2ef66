"""ZIP, 7z, tar and compressed files: members read in place, nested paths kept.

Nothing is written to disk. A member keeps the way to it in its path ("a.zip!/thang 9/b.docx").
Names that lead out of the archive, links, bombs and too deep nesting are refused with coded errors;
the other members are still given.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from ..errors import ReadingError
from .limits import DEFAULT, Limits
from .sniff import ARCHIVES, sniff

#: what archivers and desktops leave behind
JUNK = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini", "~$", "._")
BROKEN = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError,
    RuntimeError, NotImplementedError, ValueError,
)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its path with all archives around it, and its bytes or an error."""

    path: str
    data: bytes = b""
    error: ReadingError | None = None


@dataclass(slots=True)
class _Budget:
    """What the outermost archive may still cost."""

    members: int
    bytes: int


def members(
    data: bytes, path: str, *, limits: Limits = DEFAULT, depth: int = 1
) -> Iterator[Member]:
    """Files of an archive and of archives in it, in the archive's order.

    A member that is refused or broken is given with its error: TP131 (bomb), TP132 (unsafe name),
    TP133 (nesting), TP134 (too many members), TP122 (password), TP121 (damaged).
    """
    yield from _walk(data, path, limits, depth, _Budget(limits.members, limits.unpacked))


def _walk(data: bytes, path: str, limits: Limits, depth: int, budget: _Budget) -> Iterator[Member]:
    if depth > limits.nesting:
        yield Member(path, error=ReadingError("TP133", path=path, limit=limits.nesting))
        return
    kind = sniff(data)
    opener = {"zip": _zip, "7z": _seven, "tar": _tar}.get(kind, _single)
    yield from _given(opener(data, path, limits, budget), path, limits, depth, budget)


def _given(
    found: Iterator[Member], path: str, limits: Limits, depth: int, budget: _Budget
) -> Iterator[Member]:
    """Members as they are found, archives among them opened, within the budget."""
    try:
        for member in found:
            budget.members -= 1
            if budget.members < 0:
                yield Member(path, error=ReadingError("TP134", path=path, limit=limits.members))
                return
            budget.bytes -= len(member.data)
            if budget.bytes < 0:
                yield Member(member.path, error=ReadingError(
                    "TP131", path=path, member=member.path, bytes="?", limit=limits.unpacked))
                return
            if member.error is None and sniff(member.data) in ARCHIVES:
                yield from _walk(member.data, member.path, limits, depth + 1, budget)
            else:
                yield member
    except ReadingError as error:
        yield Member(path, error=error)
    except BROKEN as error:
        yield Member(path, error=ReadingError("TP121", path=path, reason=str(error)))


def members_of_file(path: Path, name: str, *, limits: Limits = DEFAULT) -> Iterator[Member]:
    """As :func:`members`, of an archive on disk of any size; a ZIP or tar is not loaded whole.

    ``name`` is the path that members carry before "!/".
    """
    with path.open("rb") as stream:
        kind = sniff(stream.read(4096)) if path.stat().st_size > limits.bytes else ""
        if kind in ("zip", "zip-broken", "tar"):
            stream.seek(0)
            budget = _Budget(limits.members, limits.unpacked)
            opener = _tar if kind == "tar" else _zip
            yield from _given(opener(stream, name, limits, budget), name, limits, 1, budget)
            return
        stream.seek(0)
        yield from members(stream.read(), name, limits=limits)


def unsafe(name: str) -> bool:
    """Whether a member's name leads out of the archive."""
    clean = name.replace("\\", "/")
    return (
        clean.startswith("/") or ".." in clean.split("/") or (len(clean) > 1 and clean[1] == ":")
        or "\x00" in clean
    )


def is_junk(name: str) -> bool:
    """Whether a member is left over from an archiver or desktop."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return not last or any(
        name.startswith(mark) if mark.endswith("/") else last.startswith(mark) for mark in JUNK
    )


def _refused(path: str, name: str) -> Member:
    return Member(f"{path}!/{name}", error=ReadingError("TP132", path=path, member=name))


def _bomb(path: str, name: str, size: object, limits: Limits) -> Member:
    return Member(f"{path}!/{name}", error=ReadingError(
        "TP131", path=path, member=name, bytes=size, limit=limits.bytes))


def _stream(data: bytes | BinaryIO) -> BinaryIO:
    return io.BytesIO(data) if isinstance(data, bytes) else data


def _zip(data: bytes | BinaryIO, path: str, limits: Limits, budget: _Budget) -> Iterator[Member]:
    with zipfile.ZipFile(_stream(data)) as archive:
        for info in archive.infolist():
            name = info.filename
            if not info.flag_bits & 0x800:  # names without the UTF-8 flag are often UTF-8 all the same
                with suppress(UnicodeEncodeError, UnicodeDecodeError):
                    name = name.encode("cp437").decode("utf-8")
            if info.is_dir() or is_junk(name):
                continue
            where = f"{path}!/{name}"
            if unsafe(name):
                yield _refused(path, name)
            elif info.flag_bits & 1:
                yield Member(where, error=ReadingError("TP122", path=where))
            elif info.file_size > limits.bytes or info.file_size > budget.bytes or (
                info.file_size > 1 << 20
                and info.file_size > limits.ratio * max(info.compress_size, 1)
            ):
                yield _bomb(path, name, info.file_size, limits)
            else:
                try:
                    with archive.open(info) as stream:
                        content = stream.read(limits.bytes + 1)
                except BROKEN as error:
                    yield Member(where, error=ReadingError(
                        "TP121", path=where, reason=str(error)))
                    continue
                if len(content) > limits.bytes:
                    yield _bomb(path, name, f"> {limits.bytes}", limits)
                else:
                    yield Member(where, content)


def _tar(data: bytes | BinaryIO, path: str, limits: Limits, budget: _Budget) -> Iterator[Member]:
    with tarfile.open(fileobj=_stream(data), mode="r:") as archive:
        for info in archive:
            if info.isdir() or is_junk(info.name):
                continue
            if unsafe(info.name) or not info.isfile():
                yield _refused(path, info.name)
            elif info.size > limits.bytes:
                yield _bomb(path, info.name, info.size, limits)
            else:
                stream = archive.extractfile(info)
                yield Member(f"{path}!/{info.name}", stream.read() if stream else b"")


def _seven(data: bytes, path: str, limits: Limits, budget: _Budget) -> Iterator[Member]:
    try:
        import py7zr
        import py7zr.exceptions
        from py7zr.io import BytesIOFactory
    except ImportError as error:
        raise ReadingError("TP135", path=path) from error
    try:
        with py7zr.SevenZipFile(io.BytesIO(data)) as archive:
            if archive.needs_password():
                raise ReadingError("TP122", path=path)
            infos = [i for i in archive.list() if not i.is_directory and not is_junk(i.filename)]
            wanted = []
            for info in infos:
                if unsafe(info.filename):
                    yield _refused(path, info.filename)
                elif info.uncompressed > limits.bytes:
                    yield _bomb(path, info.filename, info.uncompressed, limits)
                else:
                    wanted.append(info)
            total = sum(info.uncompressed for info in wanted)
            if total > budget.bytes or (total > 1 << 20 and total > limits.ratio * len(data)):
                yield _bomb(path, "*", total, limits)
                return
            factory = BytesIOFactory(limits.bytes)
            archive.extract(targets=[info.filename for info in wanted], factory=factory)
            for info in wanted:
                content = factory.products.get(info.filename)
                if content is not None:
                    content.seek(0)
                    yield Member(f"{path}!/{info.filename}", content.read())
    except py7zr.exceptions.PasswordRequired as error:
        raise ReadingError("TP122", path=path) from error
    except (py7zr.exceptions.ArchiveError, py7zr.Bad7zFile) as error:
        raise ReadingError("TP121", path=path, reason=str(error)) from error


def _single(data: bytes, path: str, limits: Limits, budget: _Budget) -> Iterator[Member]:
    """gzip, bzip2, xz: one stream (often a tar)."""
    cap = min(limits.bytes, int(limits.ratio * len(data)) + (1 << 20), budget.bytes)
    openers: dict[str, Callable[[BinaryIO], Any]] = {
        "gzip": lambda file: gzip.GzipFile(fileobj=file), "bzip2": bz2.BZ2File, "xz": lzma.LZMAFile,
    }
    with openers[sniff(data)](io.BytesIO(data)) as stream:
        content: bytes = stream.read(cap + 1)
    name = path.replace("\\", "/").rsplit("/", 1)[-1]
    for suffix in (".gz", ".tgz", ".bz2", ".xz"):
        if name.lower().endswith(suffix):
            name = name[: -len(suffix)] or "data"
    if len(content) > cap:
        yield _bomb(path, name, f"> {cap}", limits)
    else:  # a compressed tar is one archive, not one inside another
        yield Member(path if sniff(content) == "tar" else f"{path}!/{name}", content)
