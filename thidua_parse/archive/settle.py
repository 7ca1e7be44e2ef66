"""The end of an ingest: files that are no more, plans without a file, plans under another path.

Afterwards the archive is a function of its files: every content that some file holds is there once,
under the first of the paths that hold it.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from ..errors import ThiduaError
from ..reading import Limits
from .discover import INSIDE, Base
from .known import FileRow, Known, on_disk
from .rows import plan_of, rows_of
from .shards import lines
from .work import Document, work
from .writer import Writer

#: plans rewritten in one commit
PLANS = 500

_LIVE = (
    "SELECT plan_id, min(path) AS path FROM archive.files AS f WHERE state = 'parsed' AND "
    "NOT EXISTS (SELECT 1 FROM temp.removed AS r WHERE r.path = f.path) GROUP BY plan_id"
)


def settle(
    connection: Any, known: Known, writer: Writer, base: Base, roots: list[str], limits: Limits
) -> int:
    """Bring plans in line with files, given a catalogue of all commits; how many files are gone.

    Looked for are files below ``roots``; none where all files were met just now.
    """
    if known.empty:
        return 0
    removed = [
        row.changed(state="removed") for row in known.below(roots) if not on_disk(row, base)
    ]
    connection.execute("CREATE OR REPLACE TEMP TABLE removed (path VARCHAR)")
    if removed:
        connection.execute(
            "INSERT INTO temp.removed SELECT unnest(?::VARCHAR[])", [[row.path for row in removed]]
        )
    gone = _pairs(connection.execute(
        f"SELECT batch, plan_id FROM placed WHERE plan_id NOT IN (SELECT plan_id FROM ({_LIVE})) "
        "ORDER BY ALL"
    ).fetchall())
    moved = connection.execute(
        f"SELECT p.batch, p.plan_id, p.path, l.path, p.parser_version FROM placed AS p JOIN ({_LIVE}) AS l "
        "USING (plan_id) WHERE p.path <> l.path ORDER BY p.plan_id"
    ).fetchall()
    first = moved[:PLANS]
    if removed or gone or first:
        _commit(connection, writer, base, limits, removed, gone, first)
    for start in range(PLANS, len(moved), PLANS):
        _commit(connection, writer, base, limits, [], [], moved[start : start + PLANS])
    return len(removed)


def _pairs(rows: list[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"batch": batch, "plan_id": plan_id} for batch, plan_id in rows]


def _commit(
    connection: Any, writer: Writer, base: Base, limits: Limits, removed: list[FileRow],
    gone: list[dict[str, str]], moved: list[tuple[str, str, str, str, str]],
) -> None:
    """One commit: files that are gone, plans that go, plans that move."""
    records = dict(_records(connection, [row[1] for row in moved]))
    plans = {}
    for _batch, plan_id, old, new, version in moved:
        if PurePath(old).suffix.lower() != PurePath(new).suffix.lower():
            again = _read_again(base, new, plan_id, limits, version)
            if again is not None:  # the note on a misleading extension depends on the name
                plans[plan_id] = again
                continue
        plan = plan_of(*records[plan_id])
        plan = plan.changed(source=plan.source.changed(path=new))
        plans[plan_id] = {table: lines(rows) for table, rows in rows_of(plan, version).items()}
    writer.write_now(removed, gone + _pairs([(row[0], row[1]) for row in moved]), plans)


def _records(connection: Any, plan_ids: list[str]) -> list[tuple[str, tuple[str, str]]]:
    if not plan_ids:
        return []
    rows = connection.execute(
        "SELECT plan_id, record, text FROM plans WHERE plan_id IN (SELECT unnest(?::VARCHAR[]))",
        [plan_ids],
    ).fetchall()
    return [(plan_id, (record, text)) for plan_id, record, text in rows]


def _read_again(
    base: Base, path: str, plan_id: str, limits: Limits, version: str
) -> dict[str, bytes] | None:
    """The rows of a plain file read under this path, or None where that cannot be done."""
    where = base.where(path)
    if INSIDE in path or not where.is_file():
        return None
    try:
        [result] = work([Document(path, where.read_bytes(), plan_id)], limits, version)
    except (OSError, ThiduaError):
        return None
    return result.rows or None
