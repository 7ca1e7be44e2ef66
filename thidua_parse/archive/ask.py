"""Questions to an archive: plans by their properties, SQL, full text, exports, fingerprints."""

from __future__ import annotations

import hashlib
import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ..errors import ArchiveError, KeptError
from ..linking.identity import body_key, fold, number_key
from ..record import Plan
from .rows import plan_of
from .schema import TABLES
from .shards import duckdb_module

if TYPE_CHECKING:
    from .search import Hit

Form = Literal["rows", "tuples", "pandas", "polars", "relation"]

#: up to so many plans are given in the order of their paths, more as they lie in the shards
SORTED = 10_000
#: records that are loaded together
AT_ONCE = 256


class Asking(ABC):
    """The reading side of an archive; the archive itself says how it is connected to."""

    root: Path

    @abstractmethod
    def connection(self) -> Any:
        """The DuckDB connection; see :meth:`thidua_parse.archive.Archive.connection`."""

    def cursor(self) -> Any:
        """A connection of its own beside :meth:`connection`, with the same tables."""
        cursor = self.connection().cursor()
        cursor.execute("USE archive")
        return cursor

    def plans(
        self, *, kind: str | None = None, number: str | None = None, year: int | None = None,
        level: str | None = None, province: str | None = None, district: str | None = None,
        commune: str | None = None, issuer: str | None = None, campaign: str | None = None,
        since: str | None = None, until: str | None = None, path: str | None = None,
        where: str | None = None,
    ) -> Iterator[Plan]:
        """The records that have all the properties named, one by one.

        ``year``: of the date, else of the number; ``since`` and ``until``: ISO dates, inclusive;
        names of places and bodies are compared without regard to case and place of tone marks;
        ``campaign``: part of the name of a campaign that the plan launches or carries out;
        ``path``: beginning of the path; ``where``: a condition in SQL on the table ``plans``. Sorted
        by path up to 10,000 records, beyond that in the order of the shards.
        """
        tests, values = self._tests(
            kind=kind, number=number, year=year, level=level, province=province, district=district,
            commune=commune, issuer=issuer, campaign=campaign, since=since, until=until, path=path,
        )
        if where:
            tests.append(f"({where})")
        condition = " AND ".join(tests) or "true"
        cursor = self.cursor()
        [count] = _asked(cursor, f"SELECT count(*) FROM plans WHERE {condition}", values).fetchone()
        order = " ORDER BY path" if count <= SORTED else ""
        _asked(cursor, f"SELECT record, text FROM plans WHERE {condition}{order}", values)
        while rows := cursor.fetchmany(AT_ONCE):
            for record, text in rows:
                yield plan_of(record, text)

    def errors(self) -> Iterator[KeptError]:
        """The errors of the files in quarantine, by path, with the sentences kept for them."""
        cursor = self.cursor()
        _asked(cursor, "SELECT path, code, message_vi, message_en FROM quarantine ORDER BY path", [])
        for path, code, vietnamese, english in cursor.fetchall():
            yield KeptError(code, path=path, message_vi=vietnamese, message_en=english)

    def plan(self, name: str, **properties: Any) -> Plan:
        """The record with an id (``sha256:…``) or a number, narrowed by properties of :meth:`plans`.

        Raises TP609 where there is none, TP613 where several plans have the number.
        """
        cursor = self.cursor()
        if name.startswith("sha256:"):
            tests, values = ["plan_id = ?"], [name]
        else:
            tests, values = self._tests(number=name, **properties)
        rows = _asked(
            cursor, "SELECT record, text, number, issued_on, issuer, plan_id FROM plans WHERE "
            f"{' AND '.join(tests)} ORDER BY path LIMIT 6", values,
        ).fetchall()
        if not rows:
            raise ArchiveError("TP609", name=name)
        if len(rows) > 1:
            candidates = "; ".join(f"{r[2]}, {r[3] or '?'}, {r[4] or '?'} ({r[5][:19]}…)" for r in rows[:5])
            count = str(len(rows)) if len(rows) < 6 else "5+"
            raise ArchiveError("TP613", name=name, count=count, candidates=candidates)
        return plan_of(*rows[0][:2])

    def query(
        self, sql: str, values: Sequence[Any] | dict[str, Any] | None = None, *, form: Form = "rows"
    ) -> Any:
        """Rows of a query in SQL (DuckDB's dialect) over the tables of docs/archive.md.

        ``form``: ``rows`` (a list of dicts), ``tuples``, ``pandas``, ``polars`` (a frame each, where
        the package is installed) or ``relation`` (a DuckDB relation, computed when it is used).
        Raises TP607 with DuckDB's message for a query that fails, TP615 for anything but a SELECT.
        """
        cursor = self.cursor()
        if form == "relation":
            try:
                return cursor.sql(sql, params=values)
            except duckdb_module().Error as error:
                raise ArchiveError("TP607", reason=_first_lines(error)) from error
        statements = _statements(sql)
        if len(statements) != 1 or statements[0] not in ("SELECT", "EXPLAIN"):
            raise ArchiveError("TP615")
        _asked(cursor, sql, values)
        if form == "pandas":
            return cursor.df()
        names = [column[0] for column in cursor.description]
        rows = cursor.fetchall()
        if form == "polars":
            import polars

            return polars.DataFrame(rows, schema=names, orient="row", infer_schema_length=None)
        return rows if form == "tuples" else [dict(zip(names, row, strict=True)) for row in rows]

    def search(
        self, text: str, *, marks: bool | None = None, limit: int = 20, **properties: Any
    ) -> list[Hit]:
        """Plans whose subject or text has all the words, best first, with a snippet of the place.

        Words in quotes must stand together. ``marks``: True finds the words with just these marks
        ("thi đua"), False without regard to marks ("thi dua" finds both); None decides by whether
        ``text`` has any. ``properties`` as in :meth:`plans`. The index is a file of its own that is
        made at the first search and brought up to date at later ones.
        """
        from .search import search

        return search(self, text, marks=marks, limit=limit, properties=properties)

    def export(
        self, out: str | Path, form: Literal["jsonl", "parquet", "csv"] = "jsonl", *,
        change: Callable[[Plan], Plan] | None = None,
    ) -> Path:
        """Write everything into a new folder: ``jsonl`` gives the records as ``thidua parse`` does,
        ``parquet`` and ``csv`` a file a table. ``change`` is put on every record of ``jsonl``.
        Raises TP608 where the folder is not empty."""
        from .export import export

        return export(self, Path(out), form, change)

    def fingerprint(self) -> str:
        """A hash of all that the archive says: equal for archives with the same files, records and
        rows, however they came about. Times, attempts and parser versions do not count."""
        cursor = self.cursor()
        found: dict[str, Any] = {}
        parts = {table: f"SELECT * FROM {table}" for table in TABLES}
        parts["plans"] = "SELECT * EXCLUDE (parser_version) FROM plans"
        parts["files"] = "SELECT path, container, state, plan_id, code FROM files"
        for table, sql in parts.items():
            count, total = cursor.execute(
                "SELECT count(*), sum(md5_number_lower(CAST(t AS VARCHAR))::HUGEINT) "
                f"FROM ({sql}) AS t"
            ).fetchone()
            found[table] = [count, str(total or 0)]
        return hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()

    def condition(self, **properties: Any) -> tuple[str, list[Any]]:
        """The SQL condition on ``plans`` of properties as in :meth:`plans`, and its values."""
        tests, values = self._tests(**properties)
        return " AND ".join(tests) or "true", values

    def _tests(
        self, *, kind: str | None = None, number: str | None = None, year: int | None = None,
        level: str | None = None, province: str | None = None, district: str | None = None,
        commune: str | None = None, issuer: str | None = None, campaign: str | None = None,
        since: str | None = None, until: str | None = None, path: str | None = None,
    ) -> tuple[list[str], list[Any]]:
        tests: list[str] = []
        values: list[Any] = []
        for column, value in (("kind", kind), ("year", year), ("level", level)):
            if value is not None:
                tests.append(f"{column} = ?")
                values.append(value)
        for column, place in (("province", province), ("district", district), ("commune", commune)):
            if place is not None:
                tests.append(f"{column} IN (SELECT unnest(?::VARCHAR[]))")
                values.append(self._alike(f"SELECT DISTINCT {column} FROM plans", place))
        if issuer is not None:
            tests.append("body_key = ?")
            values.append(body_key(issuer))
        if number is not None:
            key = number_key(number)
            for column, part in (("serial", key.serial), ("symbol", key.symbol), ("number_year", key.year)):
                if part:
                    tests.append(f"{column} = ?")
                    values.append(part)
        if campaign is not None:
            names = self._alike("SELECT DISTINCT name FROM campaigns WHERE own", campaign, part=True)
            tests.append("plan_id IN (SELECT c.plan_id FROM campaigns AS c WHERE c.own AND "
                         "c.name IN (SELECT unnest(?::VARCHAR[])))")
            values.append(names)
        if since is not None:
            tests.append("issued_on >= ?")
            values.append(since)
        if until is not None:
            tests.append("issued_on <= ?")
            values.append(until + "~")  # 2021 includes 2021-12-31
        if path is not None:
            tests.append("starts_with(path, ?)")
            values.append(path)
        return tests, values

    def _alike(self, sql: str, name: str, *, part: bool = False) -> list[str]:
        """The values of a column that are ``name``, or hold it, when both are folded."""
        wanted = fold(name)
        known = [row[0] for row in self.cursor().execute(sql).fetchall() if row[0] is not None]
        return sorted(k for k in known if (wanted in fold(k) if part else wanted == fold(k)))


def _asked(cursor: Any, sql: str, values: Any = None) -> Any:
    try:
        return cursor.execute(sql, values) if values else cursor.execute(sql)
    except duckdb_module().Error as error:
        raise ArchiveError("TP607", reason=_first_lines(error)) from error


def _statements(sql: str) -> list[str]:
    duckdb = duckdb_module()
    try:
        return [statement.type.name for statement in duckdb.extract_statements(sql)]
    except duckdb.Error as error:
        raise ArchiveError("TP607", reason=_first_lines(error)) from error


def _first_lines(error: Exception) -> str:
    """The beginning of DuckDB's message: what is wrong, and its proposals."""
    told = [line.strip() for line in str(error).splitlines() if line.strip()]
    return " ".join(told[:2])
