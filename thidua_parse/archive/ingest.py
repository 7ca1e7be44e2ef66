"""Taking files in: what is new or changed is read, what is known is left alone.

The walk gives chunks of documents to an engine and takes its results as they come; a second thread
writes them as commits. A process that is killed at any moment leaves the archive at its last
commit: the next run finds the files of that commit unchanged and goes on with the others. A
container (ZIP, 7z, tar) counts as taken in only with or after the last of its members.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import ReadingError
from ..reading import DEFAULT, Limits
from ..reading.archives import members_of_file
from ..reading.dispatch import digest_of
from .discover import Base, Found, is_container, walk
from .known import FileRow, Known
from .work import Document, Result
from .writer import Writer

#: bytes after which a chunk of documents is full
CHUNK_BYTES = 4_000_000
#: files looked up at once: few at first so that work begins, then more
LOOK_UP, LOOK_UP_MOST = 500, 20_000
#: limits of archives on disk, whose members are read one by one
MEMBERS, UNPACKED = 10_000_000, 10**13


@dataclass(slots=True)
class Summary:
    """What an ingest did: numbers of files, and the paths that were named but are not there."""

    parsed: int = 0  # documents read into records
    duplicates: int = 0  # files whose content had been read under another path
    unchanged: int = 0
    quarantined: int = 0  # documents that could not be read, in this run
    removed: int = 0
    missing: list[str] = field(default_factory=list)
    #: folders that may not be entered: what is below them was not looked at
    closed: list[str] = field(default_factory=list)

    @property
    def done(self) -> int:
        """Files dealt with so far."""
        return self.parsed + self.duplicates + self.unchanged + self.quarantined


@dataclass(slots=True)
class _Container:
    """An archive on disk while its members are on their way."""

    row: FileRow
    open: int = 0
    walked: bool = False


class Ingest:
    """One run: :meth:`chunks` feeds the engine, :meth:`take` receives its results."""

    def __init__(
        self, root: Path, base: Base, known: Known, writer: Writer, *, limits: Limits = DEFAULT,
        chunk: int = 16, progress: Callable[[Summary], None] | None = None,
    ) -> None:
        self.root, self.base, self.known, self.writer = root, base, known, writer
        self.limits, self.chunk = limits, chunk
        self.summary = Summary()
        self._progress = progress
        self._waiting: dict[str, list[FileRow]] = {}  # content id → files that wait for its result
        self._read: dict[bytes, Result | None] = {}  # content ids of this run → result if it failed
        self._containers: dict[str, _Container] = {}

    def chunks(self, paths: list[Path]) -> Iterator[list[Document]]:
        """Documents to be read, in chunks; everything else is settled on the way."""
        chunk: list[Document] = []
        size = 0
        for document in self._documents(paths):
            chunk.append(document)
            size += len(document.data)
            if len(chunk) >= self.chunk or size >= CHUNK_BYTES:
                yield chunk
                chunk, size = [], 0
        if chunk:
            yield chunk

    def take(self, result: Result) -> None:
        """Receive the result of a document."""
        files = self._waiting.pop(result.digest)
        self._read[_short(result.digest)] = result if result.code else None
        if result.code is None:
            self.summary.parsed += 1
            self.writer.add_plan(result.digest, result.rows, result.piece)
        for position, row in enumerate(files):
            if result.code is not None:
                self._quarantine(row, _error_of(result, row.path))
            else:
                self.summary.duplicates += position > 0
                self.writer.add_file(row.changed(tries=0, first_commit=None) if row.tries else row)
            self._count_out(row)
        self._tell()

    def _documents(self, paths: list[Path]) -> Iterator[Document]:
        for path in paths:
            if not os.path.lexists(path) and os.access(path.parent, os.X_OK):
                self.summary.missing.append(self.base.name(path))
        batch: list[Found] = []
        most = LOOK_UP
        for found in walk(paths, self.base, self.root.resolve(), self.summary.closed):
            batch.append(found)
            if len(batch) >= most:
                yield from self._look_up(batch)
                batch, most = [], min(2 * most, LOOK_UP_MOST)
        yield from self._look_up(batch)

    def _look_up(self, batch: list[Found]) -> Iterator[Document]:
        rows = self.known.files([found.path for found in batch])
        for found in batch:
            row = rows.get(found.path)
            if row is None or not row.same(found.bytes, found.mtime_ns) or self.known.redo(row):
                yield from self._file(found, row)
            else:
                self.summary.unchanged += 1
                self._tell()

    def _file(self, found: Found, row: FileRow | None) -> Iterator[Document]:
        """A file that is new, touched, changed or to be read again."""
        now = FileRow(found.path, bytes=found.bytes, mtime_ns=found.mtime_ns)
        try:
            data = self._load(found)
            if is_container(data, found, self.limits):
                yield from self._container(found, now, row)
                return
            if found.bytes > self.limits.bytes:
                raise ReadingError("TP106", path=found.path, bytes=found.bytes, limit=self.limits.bytes)
        except ReadingError as error:
            self._quarantine(now, error, row)
            return
        yield from self._document(now, data, row)
        if row is not None and row.state == "container":  # it held others before
            self._drop(self.known.members(found.path))

    def _load(self, found: Found) -> bytes:
        """The bytes of a file, the beginning only where it is beyond the limit."""
        try:
            with open(found.where, "rb") as stream:  # noqa: PTH123 - a Path costs more than the rest
                return stream.read(-1 if found.bytes <= self.limits.bytes else 4096)
        except PermissionError as error:
            raise ReadingError("TP103", path=found.path) from error
        except OSError as error:
            raise ReadingError("TP107", path=found.path, reason=str(error)) from error

    def _container(self, found: Found, now: FileRow, row: FileRow | None) -> Iterator[Document]:
        with Path(found.where).open("rb") as stream:
            digest = "sha256:" + hashlib.file_digest(stream, "sha256").hexdigest()
        now = now.changed(state="container", plan_id=digest)
        if row is not None and row.plan_id == digest and not self.known.redo(row):
            self.writer.add_file(now)  # only touched
            self.summary.unchanged += 1
            return
        entry = self._containers[found.path] = _Container(now)
        known = self.known.members(found.path)
        seen: set[str] = set()
        limits = Limits(**{
            **{name: getattr(self.limits, name) for name in Limits.__slots__},
            "members": max(self.limits.members, MEMBERS), "unpacked": max(self.limits.unpacked, UNPACKED),
        })
        for member in members_of_file(Path(found.where), found.path, limits=limits):
            if member.path == found.path and member.error is not None:
                entry.row = self._failed(entry.row.changed(state="quarantined"), member.error, row)
                continue
            path, again = member.path, 1
            while path in seen:  # two members of one name
                again += 1
                path = f"{member.path}#{again}"
            seen.add(path)
            inner = FileRow(path, container=found.path, bytes=len(member.data))
            if member.error is not None:
                self._quarantine(inner, member.error, known.get(path))
                continue
            yield from self._document(inner, member.data, known.get(path))
        if not seen and entry.row.state == "container":
            empty = ReadingError("TP104", path=found.path)
            entry.row = self._failed(entry.row.changed(state="quarantined"), empty, row)
        entry.walked = True
        self._drop({path: old for path, old in known.items() if path not in seen})
        self._finish(found.path)

    def _document(self, now: FileRow, data: bytes, row: FileRow | None) -> Iterator[Document]:
        """A document whose bytes are at hand: known, a copy of another, or to be read."""
        digest = digest_of(data)
        same = row is not None and row.plan_id == digest
        if row is not None and same and row.state in ("parsed", "quarantined") and not self.known.redo(row):
            self.summary.unchanged += 1
            if not (now.container or row.same(now.bytes or 0, now.mtime_ns or 0)):
                self.writer.add_file(row.changed(mtime_ns=now.mtime_ns))
            return
        now = FileRow(
            now.path, now.container, plan_id=digest, bytes=now.bytes, mtime_ns=now.mtime_ns,
            parser_version=self.known.version, tries=row.tries if row is not None and same else 0,
            first_commit=row.first_commit if row is not None and same else None,
        )
        if digest in self._waiting:
            self._count_in(now)
            self._waiting[digest].append(now)
            return
        if self._settled(now, digest):
            return
        self._count_in(now)
        self._waiting[digest] = [now]
        yield Document(now.path, data, digest)

    def _settled(self, now: FileRow, digest: str) -> bool:
        """Whether the content was read before, in this run or an earlier one."""
        short = _short(digest)
        if short in self._read:
            result = self._read[short]
            if result is not None:
                self._quarantine(now, _error_of(result, now.path))
                return True
            version: str | None = self.known.version
        else:
            version = self.known.plan(digest)
            if version is None:
                return False
            if self.known.reparse and version != self.known.version:
                self.writer.replace(digest)
                return False
        self.summary.duplicates += 1
        self.writer.add_file(now.changed(tries=0, first_commit=None, parser_version=version))
        return True

    def _count_in(self, row: FileRow) -> None:
        if row.container is not None:
            self._containers[row.container].open += 1

    def _count_out(self, row: FileRow) -> None:
        if row.container is not None:
            self._containers[row.container].open -= 1
            self._finish(row.container)

    def _finish(self, path: str) -> None:
        """Keep a container whose last member is settled."""
        entry = self._containers[path]
        if entry.walked and not entry.open:
            del self._containers[path]
            self.writer.add_file(entry.row)

    def _quarantine(self, row: FileRow, error: ReadingError, before: FileRow | None = None) -> None:
        self.summary.quarantined += 1
        self.writer.add_file(self._failed(row, error, before))

    def _failed(self, row: FileRow, error: ReadingError, before: FileRow | None = None) -> FileRow:
        if before is not None and before.state == "quarantined" and before.plan_id == row.plan_id:
            row = row.changed(tries=before.tries, first_commit=before.first_commit)
        return row.changed(
            state="quarantined", code=error.code, message_vi=error.message("vi"),
            message_en=error.message("en"), tries=row.tries + 1, parser_version=self.known.version,
        )

    def _drop(self, rows: dict[str, FileRow]) -> None:
        for row in rows.values():
            self.summary.removed += 1
            self.writer.add_file(row.changed(state="removed"))

    def _tell(self) -> None:
        if self._progress is not None:
            self._progress(self.summary)


def _error_of(result: Result, path: str) -> ReadingError:
    """The error of a result, told of another file with the same content."""
    return ReadingError(result.code or "TP199", **{**result.details, "path": path})


def _short(digest: str) -> bytes:
    """Half of a content id: enough to tell the documents of one run apart."""
    return bytes.fromhex(digest[7:39])
