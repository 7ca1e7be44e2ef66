"""Rows into Parquet shards, by DuckDB from JSON Lines (no other library is needed for it).

A shard is written in the temporary folder, sorted, hashed, made durable and then named after its
content; it counts from the commit that names it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ..errors import ArchiveError
from . import disk
from .commits import FILES, GONE
from .schema import FILES as FILES_COLUMNS
from .schema import TABLES

#: columns of the shards that are not tables of plans
EXTRA: dict[str, dict[str, str]] = {
    FILES: {**FILES_COLUMNS, "commit_": "INTEGER"},
    GONE: {"batch": "VARCHAR", "plan_id": "VARCHAR"},
}
#: rows in one order whatever the order they came in; plans by id, so that one is found quickly
ORDER = {"plans": "plan_id", "recipients": "plan_id, list, idx", FILES: "path", GONE: "batch, plan_id"}
#: rows of one group: texts are long, the other rows short
GROUP = {"plans": 2048}
#: DuckDB's own default for the longest JSON value, bytes
LONGEST = 16 << 20


def duckdb_module() -> Any:
    """The module ``duckdb``; raises TP604 where it is not installed."""
    try:
        import duckdb
    except ImportError as error:
        raise ArchiveError("TP604") from error
    return duckdb


def connect(spill: Path | None = None, *, threads: int | None = None, memory: str | None = None) -> Any:
    """A DuckDB connection in memory that spills into ``spill``."""
    config: dict[str, Any] = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    if threads is not None:
        config["threads"] = threads
    if memory is not None:
        config["memory_limit"] = memory
    if spill is not None:
        config["temp_directory"] = str(spill)
    return duckdb_module().connect(":memory:", config=config)


def quoted(text: object) -> str:
    """A string literal of SQL."""
    return "'" + str(text).replace("'", "''") + "'"


def listed(values: Iterable[object]) -> str:
    """A list literal of SQL."""
    return "[" + ", ".join(quoted(v) for v in values) + "]"


def columns_of(table: str) -> dict[str, str]:
    """Columns of any shard."""
    return TABLES.get(table) or EXTRA[table]


def lines(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Rows as JSON Lines; letters that UTF-8 cannot hold (odd file names) are shown escaped."""
    encode = _ENCODER.encode
    text = "".join([encode(row) + "\n" for row in rows])
    return text.encode("utf-8", "backslashreplace")


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def json_source(path: Path, table: str, longest: int = 0) -> str:
    """SQL that reads the JSON Lines of a table."""
    types = ", ".join(f"{quoted(name)}: {quoted(type_)}" for name, type_ in columns_of(table).items())
    size = f", maximum_object_size={longest + 1024}" if longest >= LONGEST else ""
    return (
        f"SELECT * FROM read_json({quoted(path)}, format='newline_delimited', "
        f"columns={{{types}}}{size})"
    )


def write_extra(root: Path, connection: Any, table: str, source: str | list[dict[str, Any]]) -> str:
    """Write a shard of file rows or of rows that are gone; its name."""
    work = root / "tmp"
    work.mkdir(parents=True, exist_ok=True)
    rows = work / f"{table}.jsonl"
    if not isinstance(source, str):
        rows.write_bytes(lines(source))
        source = json_source(rows, table)
    partial = work / f"{table}.parquet"
    _, _, digest = copy_table(connection, source, table, partial)
    name = digest[:32]
    disk.publish(partial, root / "shards" / table / f"{name}.parquet")
    rows.unlink(missing_ok=True)
    return name


def copy_table(connection: Any, source: str, table: str, path: Path) -> tuple[int, int, str]:
    """Run ``source`` into a Parquet file; its rows, bytes and SHA-256."""
    order = ORDER.get(table, "plan_id, idx")
    group = f", ROW_GROUP_SIZE {GROUP[table]}" if table in GROUP else ""
    [rows] = connection.execute(
        f"COPY (SELECT * FROM ({source}) ORDER BY {order}) TO {quoted(path)} "
        f"(FORMAT parquet, COMPRESSION zstd{group})"
    ).fetchone()
    return int(rows), path.stat().st_size, disk.digest(path)
