"""The catalogue: a DuckDB file of views over the live shards and small tables, made from the commits.

It can be deleted at any time and is made anew where it is missing, lags behind the commits or lies
elsewhere than where it was made. It is replaced as a whole, so readers are never in its way.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from .commits import FILES, GONE, State
from .linking import tables
from .schema import SCHEMA_VERSION, TABLES
from .shards import columns_of, connect, duckdb_module, listed, quoted

NAME = "catalogue.duckdb"


def open_read_only(root: Path, state: State, *, threads: int | None = None, memory: str | None = None) -> Any:
    """A connection that sees the tables of ``state`` and cannot change them."""
    path = root / NAME
    connection = connect(_spill(root), threads=threads, memory=memory)
    if not _attached(connection, path, root, state):
        _build(connection, path, root, state)
        connection.execute(f"ATTACH {quoted(path)} AS archive (READ_ONLY)")
    connection.execute("USE archive")
    return connection


def _spill(root: Path) -> Path:
    """Where queries may spill: the archive's own disk, or that of temporary files."""
    import tempfile

    own = root / "tmp"
    return root / "spill" if os.access(own, os.W_OK) else Path(tempfile.gettempdir())


def _meta(root: Path, state: State) -> tuple[int, str, int, int]:
    return state.number, str(root.resolve()), SCHEMA_VERSION, links_number(root)


def links_number(root: Path) -> int:
    """Number of the links of the archive; 0 where it is not linked."""
    made = tables.manifest(root)
    return made.number if made else 0


def _attached(connection: Any, path: Path, root: Path, state: State) -> bool:
    """Attach the catalogue if it is that of ``state`` in this place."""
    if not path.is_file():
        return False
    try:
        connection.execute(f"ATTACH {quoted(path)} AS archive (READ_ONLY)")
    except duckdb_module().Error:  # no database: made anew
        return False
    try:
        found = connection.execute('SELECT "commit", root, schema_version, links FROM archive.meta').fetchone()
    except duckdb_module().Error:
        found = None
    if found == _meta(root, state):
        return True
    connection.execute("DETACH archive")
    return False


def _build(connection: Any, path: Path, root: Path, state: State) -> None:
    partial = path.with_name(f"{NAME}.{os.getpid()}.part")
    leftover = partial.with_name(partial.name + ".wal")
    partial.unlink(missing_ok=True)
    leftover.unlink(missing_ok=True)
    connection.execute(f"ATTACH {quoted(partial)} AS building")
    try:
        connection.execute("USE building")
        for statement in statements(root, state):
            connection.execute(statement)
        connection.execute("INSERT INTO meta VALUES (?, ?, ?, ?)", list(_meta(root, state)))
        connection.execute("CHECKPOINT building")
    finally:
        connection.execute("USE memory")
        connection.execute("DETACH building")
    partial.replace(path)
    leftover.unlink(missing_ok=True)


def statements(root: Path, state: State) -> list[str]:
    """SQL that makes the tables and views of ``state``."""
    shards = root.resolve() / "shards"
    files, gone = _empty(FILES), _empty(GONE)
    if state.files:
        files = (
            f"SELECT * FROM read_parquet({listed(shards / FILES / f'{n}.parquet' for n in state.files)}) "
            "QUALIFY row_number() OVER (PARTITION BY path ORDER BY commit_ DESC) = 1"
        )
    if state.gone:
        gone = f"SELECT DISTINCT * FROM read_parquet({listed(shards / GONE / f'{n}.parquet' for n in state.gone)})"
    found = [
        'CREATE TABLE meta ("commit" INTEGER, root VARCHAR, schema_version INTEGER, links INTEGER)',
        f"CREATE TABLE files AS SELECT * FROM ({files}) WHERE state <> 'removed' ORDER BY path",
        f"CREATE TABLE gone AS {gone}",
        "CREATE VIEW quarantine AS SELECT path, code, message_vi, message_en, tries, first_commit, "
        "bytes FROM files WHERE state = 'quarantined' ORDER BY path",
    ]
    found.append(f"CREATE VIEW placed AS {_live(shards, 'plans', state, placed=True)}")
    found += [f"CREATE VIEW {table} AS {_live(shards, table, state)}" for table in TABLES]
    return found + tables.statements(root)


def _live(shards: Path, table: str, state: State, *, placed: bool = False) -> str:
    """SQL for the rows of a table that count; ``placed``: only where each plan's row lies."""
    chosen = "* EXCLUDE (filename)"
    if placed:
        chosen = "plan_id, path, parser_version, parse_filename(filename, true) AS batch"
    paths = [shards / table / f"{b.name}.parquet" for b in state.batches.values() if table in b.tables]
    if not paths:
        empty = _empty(table)
        return f"SELECT plan_id, path, parser_version, '' AS batch FROM ({empty})" if placed else empty
    if not state.gone and not placed:
        return f"SELECT * FROM read_parquet({listed(paths)})"
    return (
        f"SELECT {chosen} FROM read_parquet({listed(paths)}, filename=true) AS r "
        "WHERE NOT EXISTS (SELECT 1 FROM gone AS g WHERE g.plan_id = r.plan_id "
        "AND g.batch = parse_filename(r.filename, true))"
    )


def _empty(table: str) -> str:
    columns = ", ".join(f"NULL::{kind} AS {name}" for name, kind in columns_of(table).items())
    return f"SELECT {columns} WHERE false"
