"""Archives made of records at once, and the links of archives and of memory as comparable rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from thidua_parse import Plan
from thidua_parse.archive import Archive, commits, disk
from thidua_parse.archive.batches import write_batch
from thidua_parse.archive.pieces import performer
from thidua_parse.archive.rows import rows_of
from thidua_parse.archive.shards import connect, json_source, lines, write_extra
from thidua_parse.linking import link

TABLES = ("edges", "nodes", "versions", "twins", "conflicts", "statuses", "stubs", "identities")


def add(root: Path, plans: Sequence[Plan], gone: Sequence[Plan] = ()) -> Archive:
    """One commit with these plans in and those out; a new archive where there is none."""
    if not (root / disk.ABOUT).exists():
        disk.make(root, root.resolve().parent)
    state = commits.read(root)
    out = {p.id for p in gone}
    connection = connect(root / "tmp", threads=1)
    sources, batches = {}, []
    if plans:
        for table in ("plans", "refs"):
            path = root / "tmp" / f"{table}.jsonl"
            path.write_bytes(b"".join(lines(rows_of(p)[table]) for p in plans))
            sources[table] = json_source(path, table)
        batches.append(write_batch(root, performer(connection), sources, len(plans), state.number + 1))
    names = []
    if out:
        placed = Archive.open(root).query("SELECT batch, plan_id FROM placed")
        rows = [row for row in placed if row["plan_id"] in out]
        names.append(write_extra(root, connection, commits.GONE, rows))
    connection.close()
    commits.append(root, state, batches=batches, files=[], gone=names)
    return Archive.open(root)


def rows(archive: Archive, table: str) -> list[tuple[Any, ...]]:
    """The rows of a table, sorted."""
    return sorted(archive.query(f"SELECT * FROM {table}", form="tuples"), key=repr)


def everything(archive: Archive) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables of links."""
    return {table: rows(archive, table) for table in TABLES}


def edges_in_memory(plans: Iterable[Plan]) -> list[dict[str, Any]]:
    """Edges of :func:`thidua_parse.link`, with the source's key."""
    graph = link(plans)
    return sorted(
        ({"source_key": e.source_key, **e.model_dump(mode="json", exclude={"source_key", "references", "reviewed"}),
          "refs": list(e.references)} for e in graph.edges),
        key=repr,
    )


def edges_in_archive(archive: Archive) -> list[dict[str, Any]]:
    """The same of an archive."""
    found = archive.query(
        "SELECT source_key, target_key, relation, is_parent, parent_kind, status, confidence, "
        "reasons, candidates, mentions, refs FROM edges"
    )
    return sorted(found, key=repr)


def nodes_in_memory(plans: Iterable[Plan]) -> list[dict[str, Any]]:
    """Nodes of :func:`thidua_parse.link` without their evidence."""
    return [n.model_dump(mode="json", exclude={"evidence"}) for n in link(plans).nodes]


def nodes_in_archive(archive: Archive) -> list[dict[str, Any]]:
    """The same of an archive."""
    return list(archive.query("SELECT * EXCLUDE (evidence, serial, symbol) FROM nodes ORDER BY key"))
