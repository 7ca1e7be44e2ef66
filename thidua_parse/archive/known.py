"""What an archive knows of files and contents when an ingest begins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from .discover import INSIDE, Base
from .schema import FILES


@dataclass(frozen=True, slots=True)
class FileRow:
    """A row of the table ``files``; see :data:`thidua_parse.archive.schema.FILES`."""

    path: str
    container: str | None = None
    state: str = "parsed"
    plan_id: str | None = None
    bytes: int | None = None
    mtime_ns: int | None = None
    code: str | None = None
    message_vi: str | None = None
    message_en: str | None = None
    tries: int = 0
    first_commit: int | None = None
    parser_version: str | None = None

    def same(self, size: int, mtime_ns: int) -> bool:
        """Whether a file of this size and time is the one that was seen."""
        return self.bytes == size and self.mtime_ns == mtime_ns

    def changed(self, **values: Any) -> FileRow:
        """A copy with other values."""
        return replace(self, **values)


_COLUMNS = ", ".join(FILES)


class Known:
    """Questions to the catalogue as it was at the beginning of an ingest; None: nothing is known."""

    def __init__(self, connection: Any | None, version: str, *, reparse: bool, retry: bool) -> None:
        self._connection: Any = connection
        self.version, self.reparse, self.retry = version, reparse, retry
        self.empty = True
        self._ids = np.empty(0, dtype=np.uint64)
        self._again: frozenset[str] = frozenset()
        if connection is None:
            return
        [count] = connection.execute("SELECT count(*) FROM files").fetchone()
        self.empty = count == 0
        # the first 64 bits of the content ids, sorted: 8 bytes a plan; a hit is looked up again
        ids = connection.execute(
            "SELECT DISTINCT ('0x' || substr(plan_id, 8, 16))::UBIGINT AS id FROM files "
            "WHERE state = 'parsed'"
        ).fetchnumpy()["id"]
        self._ids = np.sort(np.asarray(ids, dtype=np.uint64))
        self._again = self._containers()

    def files(self, paths: list[str]) -> dict[str, FileRow]:
        """Rows of those paths that are known."""
        if self.empty:
            return {}
        return {row.path: row for row in self._rows("path IN (SELECT unnest(?::VARCHAR[]))", [paths])}

    def members(self, container: str) -> dict[str, FileRow]:
        """Rows of the members of a container, by path."""
        if self.empty:
            return {}
        return {row.path: row for row in self._rows("container = ?", [container])}

    def plan(self, digest: str) -> str | None:
        """The parser version of the record with this content id, or None where there is none."""
        if not len(self._ids):
            return None
        key = np.uint64(int(digest[7:23], 16))
        place = int(self._ids.searchsorted(key))
        if place == len(self._ids) or self._ids[place] != key:
            return None
        found = self._connection.execute(
            "SELECT parser_version FROM files WHERE plan_id = ? AND state = 'parsed' "
            "ORDER BY parser_version = ? DESC LIMIT 1", [digest, self.version],
        ).fetchone()
        return None if found is None else str(found[0])

    def redo(self, row: FileRow) -> bool:
        """Whether an unchanged file is to be read again."""
        if row.state == "quarantined":
            return self.retry or (self.reparse and row.parser_version != self.version)
        if row.state == "parsed":
            return self.reparse and row.parser_version != self.version
        return row.path in self._again

    def _containers(self) -> frozenset[str]:
        """Containers with members that are to be read again."""
        wanted = ["state = 'quarantined'"] if self.retry else []
        if self.reparse:
            wanted.append("parser_version <> $version")
        if not wanted or self.empty:
            return frozenset()
        rows = self._connection.execute(
            f"SELECT DISTINCT container FROM files WHERE container IS NOT NULL AND ({' OR '.join(wanted)})",
            {"version": self.version} if self.reparse else None,
        ).fetchall()
        return frozenset(row[0] for row in rows)

    def below(self, names: Iterable[str]) -> Iterator[FileRow]:
        """Rows of the files that lie at or below the named paths, members among them."""
        tests, values = [], []
        for name in names:
            if name == ".":
                tests.append("NOT starts_with(path, '/')")
                continue
            tests.append("path = ? OR starts_with(path, ?) OR starts_with(path, ?)")
            values += [name, name.rstrip("/") + "/", name + INSIDE]
        if tests and not self.empty:
            yield from self._rows(f"({') OR ('.join(tests)})", values)

    def _rows(self, where: str, values: list[Any]) -> Iterator[FileRow]:
        cursor = self._connection.cursor()
        cursor.execute(f"SELECT {_COLUMNS} FROM archive.files WHERE {where}", values)
        while rows := cursor.fetchmany(4096):
            for row in rows:
                yield FileRow(*row)


def on_disk(row: FileRow, base: Base) -> bool:
    """Whether the file of a row (for a member, its container) is still there.

    In a folder that may not be entered now nothing can be told: what was read of it stays.
    """
    try:
        return base.where(row.container or row.path).exists()
    except OSError:
        return True
