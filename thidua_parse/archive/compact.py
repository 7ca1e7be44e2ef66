"""Compaction: many small batches become one, rows that are gone are left out; one atomic commit."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from . import commits
from .batches import write_batch
from .commits import FILES, GONE, Batch, State
from .pieces import Perform, performer
from .schema import TABLES
from .shards import listed, write_extra

#: plans of a full batch; batches below half of it are merged
FULL = 20_000
#: small batches after which a commit merges them
MANY = 16
#: shards of file rows after which they become one
FILE_SHARDS = 64
#: seconds for which retired shards stay for readers that still use them
GRACE = 900.0


def compact(
    root: Path, state: State, connection: Any, *, least: int = 2, everything: bool = False,
    perform: Perform | None = None,
) -> bool:
    """Merge small batches where there are ``least`` of them, and rewrite those in which a fifth of
    the rows is gone; whether anything was done.

    ``everything`` leaves no row that is gone and no small batch beside another. ``perform`` writes
    the shards (by default this process).
    """
    dead = _gone_by_batch(root, state, connection)
    small = [b for b in state.batches.values() if b.plans - dead.get(b.name, 0) < FULL // 2]
    share = 0.0 if everything else 0.2
    worn = [b for b in state.batches.values() if dead.get(b.name, 0) > share * b.plans]
    chosen = {b.name: b for b in (small if len(small) >= least else []) + worn}
    groups = [
        group for group in _groups([chosen[name] for name in sorted(chosen)], dead)
        if len(group) > 1 or dead.get(group[0].name)
    ]
    many_files = len(state.files) >= (2 if everything else FILE_SHARDS)
    if not groups and not many_files:
        return False
    before, number = state.shards(), state.number + 1
    perform = perform or performer(connection)
    merged = [_merge(root, state, perform, group, dead, number) for group in groups]
    merged = [batch for batch in merged if batch.plans]
    retired = [batch.name for group in groups for batch in group]
    if not many_files and not state.gone:
        commits.append(root, state, batches=merged, retired=retired, files=[], gone=[])
    else:
        kept = [b for b in state.batches.values() if b.name not in set(retired)]
        files = _files(root, state, connection) if many_files else list(state.files)
        gone = _still_gone(root, state, connection, [b.name for b in kept if dead.get(b.name)])
        commits.append(root, state, batches=kept + merged, files=files, gone=gone, snapshot=True)
    for name in before - state.shards():  # from now on they are kept for readers only
        with suppress(OSError):
            os.utime(root / "shards" / name)
    return True


def _still_gone(root: Path, state: State, connection: Any, batches: list[str]) -> list[str]:
    """One shard of the rows that are gone from batches that stay."""
    if not batches:
        return []
    source = (
        f"SELECT DISTINCT * FROM read_parquet({listed(_shards(root, GONE, state.gone))}) "
        f"WHERE batch IN (SELECT unnest({listed(batches)}))"
    )
    return [write_extra(root, connection, GONE, source)]


def sweep(root: Path, state: State) -> None:
    """Delete shards that no commit names, except those retired a short while ago."""
    live = state.shards()
    oldest = time.time() - GRACE
    for path in (root / "shards").glob("*/*.parquet"):
        if f"{path.parent.name}/{path.name}" not in live:
            with suppress(OSError):
                if path.stat().st_mtime < oldest:
                    path.unlink()
    for path in root.glob("*.part"):
        with suppress(OSError):
            if path.stat().st_mtime < oldest:
                path.unlink()


def _groups(batches: Iterable[Batch], dead: dict[str, int]) -> Iterable[list[Batch]]:
    group: list[Batch] = []
    plans = 0
    for batch in batches:
        group.append(batch)
        plans += batch.plans - dead.get(batch.name, 0)
        if plans >= FULL:
            yield group
            group, plans = [], 0
    if group:
        yield group


def _merge(
    root: Path, state: State, perform: Perform, group: list[Batch], dead: dict[str, int], number: int
) -> Batch:
    clean = not any(dead.get(b.name) for b in group)
    sources: dict[str, str | None] = {}
    for table in TABLES:
        paths = _shards(root, table, [b.name for b in group if table in b.tables])
        if not paths:
            continue
        sources[table] = f"SELECT * FROM read_parquet({listed(paths)})" if clean else (
            f"SELECT * EXCLUDE (filename) FROM read_parquet({listed(paths)}, filename=true) AS r "
            f"WHERE NOT EXISTS (SELECT 1 FROM read_parquet({listed(_shards(root, GONE, state.gone))}) AS g "
            "WHERE g.plan_id = r.plan_id AND g.batch = parse_filename(r.filename, true))"
        )
    plans = sum(b.plans - dead.get(b.name, 0) for b in group)
    return write_batch(root, perform, sources, plans, number)


def _files(root: Path, state: State, connection: Any) -> list[str]:
    """One shard with the latest row of every file."""
    source = (
        f"SELECT * FROM read_parquet({listed(_shards(root, FILES, state.files))}) "
        "QUALIFY row_number() OVER (PARTITION BY path ORDER BY commit_ DESC) = 1"
    )
    return [write_extra(root, connection, FILES, source)]


def _gone_by_batch(root: Path, state: State, connection: Any) -> dict[str, int]:
    if not state.gone:
        return {}
    rows = connection.execute(
        "SELECT batch, count(DISTINCT plan_id) FROM "
        f"read_parquet({listed(_shards(root, GONE, state.gone))}) GROUP BY batch"
    ).fetchall()
    return {batch: count for batch, count in rows if batch in state.batches}


def _shards(root: Path, table: str, names: Iterable[str]) -> list[Path]:
    return [root / "shards" / table / f"{name}.parquet" for name in names]
