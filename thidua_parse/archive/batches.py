"""Batches of an archive: the shards of some plans, all under one name.

Rows wait in a spool until a commit writes them; compaction makes batches of batches.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from . import disk
from .commits import Batch
from .pieces import Perform, Piece, Task, Written, keep, some
from .schema import TABLES

#: tables that two processes write side by side; either half takes about as long
HALVES = (frozenset(["plans"]), frozenset(TABLES) - {"plans"})


class Spool:
    """Rows that wait to become a batch: in memory, or in pieces."""

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self.bytes = 0  # of rows, wherever they are
        self._rows: list[Mapping[str, bytes]] = []
        self._pieces: list[Piece] = []
        self._missing = 0  # records of the last piece that were not added yet

    def add(self, plan_id: str, rows: Mapping[str, bytes], piece: Piece | None = None) -> None:
        """Add the rows of a plan: table → JSON Lines, or a piece that holds them beside those of plans
        that come next."""
        self.ids.add(plan_id)
        if piece is None:
            self._rows.append(rows)
            self.bytes += sum(map(len, rows.values()))
        elif not self._pieces or self._pieces[-1] is not piece:
            self._pieces.append(piece)
            self._missing = piece.records
            self.bytes += piece.bytes
        if piece is not None:
            self._missing -= 1

    @property
    def whole(self) -> bool:
        """Whether all plans of all pieces were added."""
        return not self._missing

    def write(self, root: Path, perform: Perform, commit: int) -> Batch:
        """The batch of all rows so far, durable in ``shards/``; the spool and its pieces are used up
        then."""
        folder = folder_in(root / "tmp", "spool-")
        kept, pieces = self._pieces, list(self._pieces)
        if not self.whole:  # the run was interrupted between plans of one piece
            pieces[-1] = some(pieces[-1], self.ids, folder / "some")
        if self._rows:
            pieces.append(keep(folder / "rows", self._rows))
        self._rows, self._pieces = [], []
        batch = write_batch(root, perform, dict.fromkeys(TABLES), len(self.ids), commit, pieces)
        shutil.rmtree(folder, ignore_errors=True)
        for piece in kept:
            with suppress(OSError):
                Path(piece.path).unlink(missing_ok=True)
        return batch


def folder_in(parent: Path, prefix: str) -> Path:
    """A new folder that nobody else writes into, not even a worker left over from another run."""
    parent.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=prefix, dir=parent))


def write_batch(
    root: Path, perform: Perform, sources: Mapping[str, str | None], plans: int, commit: int,
    pieces: list[Piece] | None = None,
) -> Batch:
    """Write one shard a table from ``sources`` (table → SQL, None: from ``pieces``), under one name.

    The name holds the ``commit`` that is going to name it beside the hash of the contents, so that
    the same rows, gone once and come back, are another batch.
    """
    work = folder_in(root / "tmp", "batch-")
    tasks = []
    for half in HALVES:
        chosen = {table: sources[table] for table in TABLES if table in sources and table in half}
        if chosen:
            tasks.append(Task(str(folder_in(work, "task-")), chosen, pieces or []))
    found: Written = {}
    folders: dict[str, Path] = {}
    for task, written in zip(tasks, perform(tasks), strict=True):
        found |= written
        folders |= dict.fromkeys(written, Path(task.folder))
    tables = {table: found[table] for table in TABLES if table in found}
    content = hashlib.sha256(json.dumps({t: v[2] for t, v in tables.items()}).encode()).hexdigest()
    name = f"{commit:08}-{content[:24]}"
    for table in tables:
        disk.publish(folders[table] / f"{table}.parquet", root / "shards" / table / f"{name}.parquet")
    shutil.rmtree(work, ignore_errors=True)
    return Batch(name, plans, tables)
