"""Linking an archive: everything anew, or what new and changed documents touch."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from ...errors import Language
from ...linking.collector import no_collection
from ...linking.wording import Reasons
from .. import catalogue, commits
from ..shards import quoted
from . import tables
from .batches import OUT, link_batches
from .candidates import gather
from .derived import nodes, statuses
from .headers import infer
from .prepare import from_lines, prepare
from .touched import settle_touched
from .versions import find_versions

#: share of changed documents from which everything is linked anew
MUCH = 0.2
#: layers before they are merged into one
LAYERS = 12
_KEYS = {"rank": "BIGINT", "key": "VARCHAR", "group_key": "VARCHAR"}

#: SQL of the identities that a run has made
IDENTITIES = """
    SELECT d.plan_id, d.path, k.key, d.kind, d.number, d.issued_on AS date, d.issuer, d.campaigns[1] AS campaign,
        d.level, d.province, d.subject, CASE WHEN d.inferred IS NULL THEN 'stated' ELSE 'inferred' END AS status,
        d.inferred AS confidence, i.evidence, d.bare, d.place, d.serial, d.symbol, d.vague, k.group_key, d.yr,
        d.period_end, d.ocr, d.number_status, d.parser_version
    FROM work.keys AS k JOIN work.docs AS d USING (rank) LEFT JOIN work.inferred AS i ON i.plan_id = d.plan_id
"""


@dataclass(frozen=True, slots=True)
class Linked:
    """What a linking did: documents in the archive, documents linked anew, edges found for them."""

    plans: int
    relinked: int
    edges: int
    full: bool


def link_archive(
    root: Path, *, full: bool = False, jobs: int | None = None, memory: int = 4096,
    language: Language | None = None, progress: Callable[[str], None] | None = None,
) -> Linked:
    """Link the archive in ``root``, whose lock is held; see :meth:`Archive.link`."""
    say = progress or (lambda step: None)
    state = commits.read(root)
    before = tables.manifest(root)
    if language is None:
        language = before.language if before is not None else "vi"
    if before is not None and before.language != language:
        before = None
    if before is not None and before.commit == state.number and not full:
        return Linked(sum(batch.plans for batch in state.batches.values()), 0, 0, False)
    jobs = max(1, jobs or min(4, os.cpu_count() or 1))
    scratch = root / "tmp" / "links"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    connection = catalogue.open_read_only(root, state, threads=jobs, memory=f"{max(256, memory * 6 // 10)}MB")
    run = _Run(root, connection, scratch, jobs, memory, language, say)
    try:
        with no_collection():
            return run.work(state.number, None if full else before)
    finally:
        connection.close()
        shutil.rmtree(scratch, ignore_errors=True)


@dataclass(slots=True)
class _Run:
    """One linking: where it works and with what."""

    root: Path
    connection: Any
    scratch: Path
    jobs: int
    memory: int
    language: Language
    say: Callable[[str], None]

    def work(self, commit: int, before: tables.Manifest | None) -> Linked:
        """Link and publish."""
        self.connection.execute(f"ATTACH {quoted(self.scratch / 'work.duckdb')} AS work")
        self.say("prepare")
        plans = prepare(self.connection, self.scratch)
        why = Reasons(self.language)
        touched = None
        if before is not None:
            self.say("touched")
            touched = settle_touched(self.connection, self.scratch, why, most=int(plans * MUCH))
            if touched == 0:
                before.commit = commit
                tables.save(self.root, before)
                return Linked(plans, 0, 0, False)
        if touched is None:
            self.say("headers")
            infer(self.connection, self.scratch, why)
        self.say("candidates")
        count = gather(self.connection, "work.todo" if touched else None)
        self.say("link")
        self._batches(count)
        self.say("write")
        number = (_number(self.root) or 0) + 1
        made = tables.Manifest(number, commit, language=self.language, layers=[])
        folder = self.scratch / "layer"
        if touched and before is not None:
            made.layers = list(before.layers)
            self._layer(folder)
        else:
            self._base(folder)
        edges, relinked = self.connection.execute(
            "SELECT (SELECT count(*) FROM work.edges), (SELECT count(*) FROM work.keys)"
        ).fetchone()
        tables.publish(self.root, folder, made)
        if len(made.layers) > LAYERS:
            self._merge(made)
        return Linked(plans, relinked, edges, not touched)

    def _batches(self, count: int) -> None:
        """Link all batches, in several processes where there are several, and read the rows in."""
        database = self.scratch / "work.duckdb"
        self.connection.execute("CHECKPOINT work")
        self.connection.execute("DETACH work")
        share = f"{max(256, self.memory // 10)}MB"
        if self.jobs == 1 or count < 2:
            link_batches(database, self.scratch, list(range(count)), self.language, share)
        else:
            try:
                with ProcessPoolExecutor(min(self.jobs, count), mp_context=get_context("spawn")) as pool:
                    parts = [
                        pool.submit(link_batches, database, self.scratch, [i], self.language, share)
                        for i in range(count)
                    ]
                    for part in parts:
                        part.result()
            except BrokenProcessPool:  # a script read from standard input cannot start processes
                link_batches(database, self.scratch, list(range(count)), self.language, share)
        self.connection.execute(f"ATTACH {quoted(database)} AS work")
        for table in OUT:
            paths = sorted(self.scratch.glob(f"{table}-*.jsonl"))
            columns = _KEYS if table == "keys" else tables.TABLES[table]
            source = from_lines(paths, columns) if paths else _nothing(columns)
            self.connection.execute(f"CREATE OR REPLACE TABLE work.{table} AS {source}")
            for path in paths:
                path.unlink()

    def _base(self, folder: Path) -> None:
        """All tables anew."""
        self.connection.execute(f"CREATE TABLE work.identities AS {IDENTITIES}")
        find_versions(self.connection, self.scratch, "SELECT * FROM work.identities")
        for table in ("edges", "stubs", "conflicts", "identities", "versions", "twins"):
            tables.write(self.connection, folder, table, f"SELECT * FROM work.{table}")
        identities, stubs, edges = (f"SELECT * FROM work.{t}" for t in ("identities", "stubs", "edges"))
        tables.write(self.connection, folder, "nodes", nodes(identities, stubs))
        tables.write(self.connection, folder, "statuses", statuses(identities, edges))

    def _layer(self, folder: Path) -> None:
        """The rows of what was touched, over the layers that are there."""
        run = self.connection.execute
        run(f"CREATE TABLE work.identities AS {IDENTITIES}")
        owners = "SELECT plan_id AS owner FROM work.owners"
        now: dict[str, str] = {}
        for table in ("edges", "stubs", "conflicts", "identities"):
            owner = next(iter(tables.TABLES[table]))
            tables.write(self.connection, folder, table, f"SELECT * FROM work.{table}", owners)
            names = ", ".join(tables.TABLES[table])
            now[table] = (
                f"SELECT {names} FROM {table} WHERE {owner} NOT IN ({owners}) "
                f"UNION ALL SELECT {names} FROM work.{table}"
            )
        run(f"""
            CREATE TABLE work.touched_keys AS
            SELECT key FROM identities WHERE plan_id IN ({owners}) UNION SELECT key FROM work.identities
            UNION SELECT target_key FROM edges WHERE source_id IN ({owners})
            UNION SELECT target_key FROM work.edges
            UNION SELECT key FROM stubs WHERE source_id IN ({owners}) UNION SELECT key FROM work.stubs
        """)
        keys = "SELECT key FROM work.touched_keys"
        by_key = "SELECT key AS owner FROM work.touched_keys"
        tables.write(self.connection, folder, "nodes", nodes(now["identities"], now["stubs"], keys), by_key)
        tables.write(self.connection, folder, "statuses", statuses(now["identities"], now["edges"], keys), by_key)
        self._near(now["identities"], owners)
        find_versions(
            self.connection, self.scratch,
            f"SELECT * FROM ({now['identities']}) WHERE plan_id IN (SELECT plan_id FROM work.near)",
        )
        near = "SELECT plan_id AS owner FROM work.near"
        for table in ("versions", "twins"):
            tables.write(self.connection, folder, table, f"SELECT * FROM work.{table}", near)

    def _near(self, identities: str, owners: str) -> None:
        """``work.near``: documents that hang together with a touched one by key or title, then or now."""
        run = self.connection.execute
        run(f"CREATE TABLE work.links AS SELECT plan_id, key, group_key FROM ({identities})")
        run(f"""
            CREATE TABLE work.near AS SELECT owner AS plan_id FROM ({owners})
            UNION SELECT plan_id FROM versions WHERE work_id IN (SELECT work_id FROM versions WHERE plan_id IN ({owners}))
        """)
        for column in ("key", "group_key"):
            run(f"""
                INSERT INTO work.near SELECT plan_id FROM work.links WHERE {column} IN (
                    SELECT {column} FROM identities WHERE plan_id IN ({owners}))
            """)
        size = -1
        while True:
            run("CREATE OR REPLACE TABLE work.near AS SELECT DISTINCT plan_id FROM work.near")
            [[count]] = run("SELECT count(*) FROM work.near").fetchall()
            if count == size:
                break
            size = count
            for column in ("key", "group_key"):
                run(f"""
                    INSERT INTO work.near SELECT l.plan_id FROM work.links AS l WHERE l.{column} IN (
                        SELECT m.{column} FROM work.links AS m JOIN work.near USING (plan_id))
                """)

    def _merge(self, made: tables.Manifest) -> None:
        """One layer in place of all."""
        folder = self.scratch / "merged"
        for table in tables.TABLES:
            tables.write(
                self.connection, folder, table, tables.live(self.root.resolve(), table, made.layers)
            )
        tables.publish(
            self.root, folder,
            tables.Manifest(made.number + 1, made.commit, language=made.language, layers=[]),
        )


def _number(root: Path) -> int | None:
    """Number of the links that are there, of whatever rules."""
    folder = root / tables.FOLDER
    names = [p.name for p in folder.iterdir() if p.is_dir() and p.name.isdigit()] if folder.is_dir() else []
    return max(map(int, names), default=None)


def _nothing(columns: dict[str, str]) -> str:
    return "SELECT " + ", ".join(f"NULL::{kind} AS {name}" for name, kind in columns.items()) + " WHERE false"
