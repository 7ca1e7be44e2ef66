"""The tables of links: their columns, and layers of Parquet files that are laid over each other.

A full linking writes a base layer; linking what a few new documents touch adds a small layer. A
layer lists the *owners* whose rows it replaces (plans or node keys), so that the rows that count are
those of the uppermost layer that owns them. ``links/manifest.json`` names the layers and is replaced
as a whole: what it does not name does not exist.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from ...errors import ArchiveError, Language
from .. import disk
from ..shards import quoted

FOLDER, MANIFEST = "links", "manifest.json"
#: raised when a column or a rule changes, so that links made before are made anew
LINKS_VERSION = 1

_CANDIDATES = "STRUCT(key VARCHAR, path VARCHAR, score DOUBLE, reasons VARCHAR[])[]"
#: table → column → type; the first column is the owner
TABLES: dict[str, dict[str, str]] = {
    "edges": {
        "source_id": "VARCHAR", "source_path": "VARCHAR", "source_key": "VARCHAR",
        "target_key": "VARCHAR", "target_id": "VARCHAR", "relation": "VARCHAR",
        "is_parent": "BOOLEAN", "parent_kind": "VARCHAR", "status": "VARCHAR",
        "confidence": "DOUBLE", "reasons": "VARCHAR[]", "candidates": _CANDIDATES,
        "mentions": 'STRUCT("start" INTEGER, "end" INTEGER)[]', "refs": "INTEGER[]",
    },
    "stubs": {
        "source_id": "VARCHAR", "source_path": "VARCHAR", "idx": "INTEGER", "key": "VARCHAR",
        "kind": "VARCHAR", "number": "VARCHAR", "date": "VARCHAR", "issuer": "VARCHAR",
        "campaign": "VARCHAR", "level": "VARCHAR", "province": "VARCHAR", "subject": "VARCHAR",
        "serial": "VARCHAR", "symbol": "VARCHAR",
    },
    "conflicts": {
        "source_id": "VARCHAR", "kind": "VARCHAR", "key": "VARCHAR", "source_path": "VARCHAR",
        "target_id": "VARCHAR", "target_path": "VARCHAR", "said": "VARCHAR", "printed": "VARCHAR",
        "ref": "INTEGER", "span_start": "INTEGER", "span_end": "INTEGER",
    },
    "identities": {
        "plan_id": "VARCHAR", "path": "VARCHAR", "key": "VARCHAR", "kind": "VARCHAR",
        "number": "VARCHAR", "date": "VARCHAR", "issuer": "VARCHAR", "campaign": "VARCHAR",
        "level": "VARCHAR", "province": "VARCHAR", "subject": "VARCHAR", "status": "VARCHAR",
        "confidence": "DOUBLE", "evidence": "VARCHAR", "bare": "VARCHAR", "place": "VARCHAR",
        "serial": "VARCHAR", "symbol": "VARCHAR", "vague": "BOOLEAN", "group_key": "VARCHAR",
        "yr": "VARCHAR", "period_end": "VARCHAR", "ocr": "BOOLEAN", "number_status": "VARCHAR",
        "parser_version": "VARCHAR",
    },
    "nodes": {
        "key": "VARCHAR", "path": "VARCHAR", "id": "VARCHAR", "kind": "VARCHAR", "number": "VARCHAR",
        "date": "VARCHAR", "issuer": "VARCHAR", "campaign": "VARCHAR", "level": "VARCHAR",
        "province": "VARCHAR", "subject": "VARCHAR", "status": "VARCHAR", "confidence": "DOUBLE",
        "evidence": "VARCHAR", "serial": "VARCHAR", "symbol": "VARCHAR",
    },
    "versions": {
        "plan_id": "VARCHAR", "work_id": "VARCHAR", "path": "VARCHAR", "key": "VARCHAR",
        "best": "BOOLEAN", "version": "VARCHAR", "why": "VARCHAR",
    },
    "twins": {
        "plan_id": "VARCHAR", "key": "VARCHAR", "path": "VARCHAR", "subject": "VARCHAR",
        "other_id": "VARCHAR", "other_path": "VARCHAR", "other_subject": "VARCHAR",
    },
    "statuses": {
        "key": "VARCHAR", "status": "VARCHAR", "since": "VARCHAR", "by_key": "VARCHAR",
        "by_id": "VARCHAR", "by_path": "VARCHAR", "relation": "VARCHAR", "confidence": "DOUBLE",
        "span_start": "INTEGER", "span_end": "INTEGER",
    },
}
#: rows in one order, whatever the order they were found in
ORDER = {
    "edges": "source_key, mentions[1].start NULLS FIRST, target_key, source_id",
    "stubs": "key, source_path, idx, source_id", "conflicts": "key, kind, source_path, ref, target_path",
    "identities": "path, plan_id", "nodes": "key", "versions": "work_id, path, plan_id",
    "twins": "key, path, other_path",
    "statuses": "key, since, by_key, by_id, status",
}
#: what users see beside the tables themselves
VIEWS = {
    "works": (
        "SELECT work_id, any_value(key) FILTER (best) AS key, list(plan_id ORDER BY path, plan_id) AS plan_ids, "
        "list(path ORDER BY path, plan_id) AS paths, any_value(plan_id) FILTER (best) AS best, "
        "any_value(why) FILTER (best) AS why FROM versions GROUP BY work_id"
    ),
    "contradictions": (
        "SELECT kind, key, source_id, source_path, target_id, target_path, said, printed, ref, "
        "span_start, span_end FROM conflicts UNION ALL SELECT 'same-number', key, plan_id, path, "
        "other_id, other_path, other_subject, subject, NULL, NULL, NULL FROM twins"
    ),
}


@dataclass(slots=True)
class Manifest:
    """The links that are there: of which commit of the archive, in which layers, lowest first."""

    number: int = 0
    commit: int = -1
    version: int = LINKS_VERSION
    language: Language = "vi"
    layers: list[str] = field(default_factory=list)


def manifest(root: Path) -> Manifest | None:
    """The links of an archive, None where it was never linked (or by other rules)."""
    try:
        found = json.loads((root / FOLDER / MANIFEST).read_text("utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise ArchiveError("TP606", path=str(root / FOLDER / MANIFEST)) from error
    if found.get("version") != LINKS_VERSION:
        return None
    return Manifest(**found)


def layer_path(root: Path, layer: str, table: str) -> Path:
    """The file of a table in a layer."""
    return root / FOLDER / layer / f"{table}.parquet"


def live(root: Path, table: str, layers: list[str]) -> str:
    """SQL for the rows of a table that count."""
    owner = next(iter(TABLES[table]))
    parts = []
    for i, layer in enumerate(layers):
        sql = f"SELECT * FROM read_parquet({quoted(layer_path(root, layer, table))})"
        upper = [layer_path(root, above, f"{table}.owners") for above in layers[i + 1 :]]
        if upper:
            names = "[" + ", ".join(quoted(p) for p in upper) + "]"
            sql += f" WHERE {owner} NOT IN (SELECT owner FROM read_parquet({names}))"
        parts.append(sql)
    return " UNION ALL ".join(parts) if parts else _empty(table)


def _empty(table: str) -> str:
    return "SELECT " + ", ".join(f"NULL::{k} AS {n}" for n, k in TABLES[table].items()) + " WHERE false"


def statements(root: Path) -> list[str]:
    """SQL that makes the views of the links of an archive (empty ones where it is not linked)."""
    found = manifest(root)
    layers = found.layers if found else []
    made = [f"CREATE OR REPLACE VIEW {table} AS {live(root.resolve(), table, layers)}" for table in TABLES]
    return made + [f"CREATE OR REPLACE VIEW {name} AS {sql}" for name, sql in VIEWS.items()]


def write(connection: Any, folder: Path, table: str, sql: str, owners: str | None = None) -> None:
    """Write a table of a layer in its order; ``owners``: SQL for the owners that it replaces."""
    folder.mkdir(parents=True, exist_ok=True)
    columns = ", ".join(f"{name}::{kind} AS {name}" for name, kind in TABLES[table].items())
    connection.execute(
        f"COPY (SELECT {columns} FROM ({sql}) ORDER BY {ORDER[table]}) TO "
        f"{quoted(folder / f'{table}.parquet')} (FORMAT parquet, COMPRESSION zstd)"
    )
    if owners is not None:
        connection.execute(
            f"COPY (SELECT DISTINCT owner::VARCHAR AS owner FROM ({owners}) ORDER BY owner) TO "
            f"{quoted(folder / f'{table}.owners.parquet')} (FORMAT parquet, COMPRESSION zstd)"
        )


def publish(root: Path, folder: Path, made: Manifest) -> None:
    """Put a finished layer in its place and make it count; layers no longer named go."""
    name = f"{made.number:06}"
    for path in sorted(folder.iterdir()):
        disk.publish(path, root / FOLDER / name / path.name)
    folder.rmdir()
    before = manifest(root)
    made.layers.append(name)
    save(root, made)
    sweep(root, {*made.layers, *(before.layers if before else ())})


def save(root: Path, made: Manifest) -> None:
    """Make a manifest the one that counts."""
    disk.write_json(root / FOLDER / MANIFEST, asdict(made))


def sweep(root: Path, keep: set[str]) -> None:
    """Remove layers that neither this manifest nor the one before names: readers may be at those."""
    import shutil

    for path in (root / FOLDER).iterdir():
        if path.is_dir() and path.name not in keep:
            shutil.rmtree(path, ignore_errors=True)
