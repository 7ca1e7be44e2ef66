"""Results become commits: rows wait in a spool, a second thread writes them as shards."""

from __future__ import annotations

import time
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from . import commits
from .batches import Spool
from .commits import GONE, State
from .compact import MANY, compact
from .known import FileRow
from .pieces import Perform, Piece, performer
from .schema import FILES
from .shards import connect, listed, write_extra

#: a commit is written when this many plans, bytes of rows, file rows or seconds have come together
PLANS, BYTES, ROWS, SECONDS = 2_000, 64_000_000, 20_000, 5.0
#: bytes of rows that wait at most for a commit that takes its time
MOST = 1_000_000_000
#: at least this many times the processor time the last commit took of this process lies between two
#: for the sake of time (its wait for a free worker costs nothing)
COST = 20.0


class Writer:
    """The writing side of an ingest; one a process, under the lock.

    Commits follow each other in the order they were asked for. ``perform`` writes the shards of plans
    (by default this process).
    """

    def __init__(self, root: Path, state: State, perform: Perform | None = None) -> None:
        self.root, self.state = root, state
        self._connection = connect(root / "tmp" / "write", threads=1, memory="2GB")
        self._perform = perform or performer(self._connection)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="commit")
        self._running: Future[None] | None = None
        self._spool = Spool()
        self._files: list[FileRow] = []
        self._replaced: set[str] = set()
        self._since = time.monotonic()
        self._took = 0.0  # processor seconds of this process for the last commit

    def add_plan(self, plan_id: str, rows: Mapping[str, bytes], piece: Piece | None = None) -> None:
        """Rows of a record, or the piece that holds them; they count together with the next file rows."""
        self._spool.add(plan_id, rows, piece)

    def add_file(self, row: FileRow) -> None:
        """The state of a file."""
        self._files.append(row)

    def replace(self, plan_id: str) -> None:
        """The rows of this plan that are in the archive go when its new ones come."""
        self._replaced.add(plan_id)

    def commit_if_due(self) -> None:
        """Write a commit where enough has come together, and the one before it is written."""
        if not self._spool.whole:
            return
        if self._running is not None and not self._running.done() and self._spool.bytes < MOST:
            return
        due = (
            len(self._spool.ids) >= PLANS or self._spool.bytes >= BYTES
            or len(self._files) >= ROWS
            or time.monotonic() - self._since > max(SECONDS, COST * self._took)
        )
        if due:
            self.commit()

    def commit(self) -> None:
        """Write what has come together; returns when the commit before it is done."""
        self._since = time.monotonic()
        if not self._spool.ids and not self._files:
            return
        self.wait()
        spool, files, self._spool, self._files = self._spool, self._files, Spool(), []
        replaced = self._replaced & spool.ids
        self._replaced -= replaced
        self._running = self._thread.submit(self._write, spool, files, replaced)

    def write_now(
        self, files: list[FileRow], gone: list[dict[str, str]], plans: Mapping[str, Mapping[str, bytes]]
    ) -> None:
        """One commit of file rows, rows that go, and plans that come."""
        self.wait()
        spool = Spool()
        for plan_id, rows in plans.items():
            spool.add(plan_id, rows)
        self._write(spool, files, set(), gone)

    def compact(self, *, least: int = 4, everything: bool = False) -> None:
        """Merge small batches; see :func:`thidua_parse.archive.compact.compact`."""
        self.wait()
        compact(
            self.root, self.state, self._connection, least=least, everything=everything, perform=self._perform
        )

    def wait(self) -> None:
        """Wait for the commit that is being written; raises what went wrong in it."""
        running, self._running = self._running, None
        if running is not None:
            running.result()

    def close(self) -> None:
        """End the thread; what was not committed is dropped."""
        self._thread.shutdown(wait=True)
        self._connection.close()

    def _write(
        self, spool: Spool, files: list[FileRow], replaced: set[str],
        gone: list[dict[str, str]] | None = None,
    ) -> None:
        number, begun = self.state.number + 1, time.thread_time()
        gone = (gone or []) + self._places(replaced)
        batches = [spool.write(self.root, self._perform, number)] if spool.ids else []
        rows = []
        for row in {row.path: row for row in files}.values():  # the last state of each file
            values: dict[str, Any] = {name: getattr(row, name) for name in FILES}
            if row.state == "quarantined" and not row.first_commit:
                values["first_commit"] = number
            rows.append({**values, "commit_": number})
        commits.append(
            self.root, self.state, batches=batches,
            files=[write_extra(self.root, self._connection, commits.FILES, rows)] if rows else [],
            gone=[write_extra(self.root, self._connection, GONE, [dict(g) for g in gone])] if gone else [],
        )
        self._took = time.thread_time() - begun
        compact(self.root, self.state, self._connection, least=MANY, perform=self._perform)

    def _places(self, plan_ids: set[str]) -> list[dict[str, str]]:
        """Where the rows of plans lie now: batch and plan."""
        paths = [
            self.root / "shards" / "plans" / f"{b.name}.parquet" for b in self.state.batches.values()
        ]
        if not plan_ids or not paths:
            return []
        found: list[tuple[Any, ...]] = self._connection.execute(
            f"SELECT parse_filename(filename, true), plan_id FROM read_parquet({listed(paths)}, "
            "filename=true) WHERE plan_id IN (SELECT unnest(?::VARCHAR[]))", [sorted(plan_ids)],
        ).fetchall()
        return [{"batch": batch, "plan_id": plan_id} for batch, plan_id in found]
