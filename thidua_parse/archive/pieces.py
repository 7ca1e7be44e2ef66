"""Rows on their way from workers to shards: pieces, and the tasks that make shards of them.

A *piece* is a file with the rows of some records, table by table; it is whole before anybody is told
of it, and is deleted when its rows are in a shard. A *task* writes shards from pieces or from other
shards; any process that sees the archive's folder can do it, so that it is given to the workers.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from ..reading.isolate import HEADER
from .schema import TABLES
from .shards import connect, copy_table, json_source

#: table → rows, bytes and SHA-256 of its shard
Written = dict[str, list[Any]]
#: what the tasks need of memory at most, unless they say otherwise
MEMORY = "1GB"


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of rows: its path, the number of records, its bytes and those of the longest list of rows
    of one record."""

    path: str
    records: int
    bytes: int
    longest: int


@dataclass(frozen=True, slots=True)
class Task:
    """Shards to write into ``folder``, which is the task's own: of each table in ``sources`` the rows
    its SQL gives, or where that is None, those of the ``pieces``."""

    folder: str
    sources: dict[str, str | None]
    pieces: list[Piece] = field(default_factory=list)
    memory: str = MEMORY


#: does tasks, here or elsewhere, and gives what each has written
Perform = Callable[[Sequence[Task]], list[Written]]


def keep(path: Path, rows: Iterable[Mapping[str, bytes]]) -> Piece:
    """Write a piece with the rows of some records, each table → JSON Lines."""
    tables: dict[str, list[bytes]] = {}
    longest = records = 0
    for record in rows:
        records += bool(record)
        for table, data in record.items():
            if data:
                tables.setdefault(table, []).append(data)
                longest = max(longest, len(data))
    sizes = {table: sum(map(len, parts)) for table, parts in tables.items()}
    index = json.dumps(sizes).encode()
    with path.open("wb") as stream:
        stream.write(HEADER.pack(len(index)) + index)
        for parts in tables.values():
            stream.write(b"".join(parts))
    return Piece(str(path), records, sum(sizes.values()), longest)


def some(piece: Piece, ids: Set[str], path: Path) -> Piece:
    """A piece at ``path`` with the rows of some records of another."""
    rows: dict[str, dict[str, bytes]] = {}
    for table, data in _tables(piece):
        for line in data.splitlines(keepends=True):
            plan_id = json.loads(line)["plan_id"]
            if plan_id in ids:
                record = rows.setdefault(plan_id, {})
                record[table] = record.get(table, b"") + line
    return keep(path, rows.values())


def perform(task: Task, connection: Any = None) -> Written:
    """Do a task; tables without rows get no shard. ``connection``: by default one of its own."""
    if connection is None:
        with connect(Path(task.folder) / "spill", threads=1, memory=task.memory) as own:
            return perform(task, own)
    folder = Path(task.folder)
    lines = {table: folder / f"{table}.jsonl" for table, sql in task.sources.items() if sql is None}
    _gather(task.pieces, lines)
    longest = max((piece.longest for piece in task.pieces), default=0)
    written: Written = {}
    for table, sql in task.sources.items():
        source = sql
        if source is None:
            if not lines[table].stat().st_size:
                continue
            source = json_source(lines[table], table, longest)
        found = copy_table(connection, source, table, folder / f"{table}.parquet")
        if found[0]:
            written[table] = list(found)
    return written


def performer(connection: Any) -> Perform:
    """Does tasks in this process, with a connection that is open."""
    return lambda tasks: [perform(task, connection) for task in tasks]


def _gather(pieces: Iterable[Piece], lines: Mapping[str, Path]) -> None:
    """Bring together the rows of pieces: one file of JSON Lines a table."""
    with ExitStack() as stack:
        into: dict[str, IO[bytes]] = {
            table: stack.enter_context(path.open("wb")) for table, path in lines.items()
        }
        for piece in pieces:
            for table, data in _tables(piece, into.keys()):
                into[table].write(data)


def _tables(piece: Piece, wanted: Set[str] = frozenset(TABLES)) -> Iterator[tuple[str, bytes]]:
    """The wanted tables of a piece with their rows."""
    with open(piece.path, "rb") as stream:  # noqa: PTH123 - a Path costs more than the rest
        (size,) = HEADER.unpack(stream.read(HEADER.size))
        sizes: dict[str, int] = json.loads(stream.read(size))
        for table, count in sizes.items():
            if table in wanted:
                yield table, stream.read(count)
            else:
                stream.seek(count, 1)
