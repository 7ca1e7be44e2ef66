"""The working tables of linking: documents and citations with the keys that blocks go by.

``work.docs`` has a row a plan: ``rank`` is its place in the order of paths (the order in which the
linking in memory takes documents), ``serial``, ``symbol`` and ``yr`` its number, ``bare`` the body
without words for kinds of places, ``vague`` whether the name lacks its place, ``place`` "" for
central bodies, else the province ("?" where it is not known). ``work.cites`` has the same keys of
every citation. Keys of names are made by the functions that the rules use themselves, once a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from ...knowledge.places import provinces
from ...linking.identity import bare_body, lacks_place, related_provinces
from ..shards import lines, quoted

#: least number of rows of a batch of documents that are linked together
BATCH = 20_000
_NAMES = 50_000


def prepare(connection: Any, scratch: Path, plans: str = "plans", refs: str = "refs") -> int:
    """Make ``work.docs``, ``work.cites`` and ``work.related``; the number of documents.

    ``plans`` and ``refs`` are SQL table expressions with the columns of the flat tables.
    """
    _bodies(connection, scratch, plans, refs)
    fill(connection, scratch, "related", {"province": "VARCHAR", "place": "VARCHAR"}, (
        {"province": name, "place": place}
        for name in sorted({p.name for p in provinces()}) for place in sorted(related_provinces(name))
    ))
    connection.execute(f"""
        CREATE OR REPLACE TABLE work.docs AS
        SELECT row_number() OVER (ORDER BY path, plan_id) AS rank, plan_id, path, kind,
            CASE WHEN number_status IN ('blank', 'absent') OR serial IS NULL THEN NULL ELSE number END AS number,
            number AS printed, number_status, issued_on, date_status, issuer, body_key,
            coalesce(b.bare, '') AS bare, coalesce(b.vague, true) AS vague, level, province, district,
            commune, CASE WHEN level = 'central' THEN '' ELSE coalesce(province, '?') END AS place,
            subject, campaigns, ocr, period_end, parser_version, NULL::DOUBLE AS inferred,
            CASE WHEN number_status NOT IN ('blank', 'absent') THEN serial END AS serial,
            symbol, {_YEAR.format(date="issued_on", symbol="symbol", year="number_year")} AS yr
        FROM {plans} AS p LEFT JOIN work.bodies AS b ON b.name = p.issuer
    """)
    connection.execute(f"""
        CREATE OR REPLACE TABLE work.cites AS
        SELECT d.rank, r.idx, r.raw, r.kind, r.number, r.serial, r.symbol, r.date, r.issuer, r.body_key,
            coalesce(b.bare, '') AS bare, coalesce(b.vague, true) AS vague, r.issuer_level,
            r.issuer_province, r.issuer_district, r.issuer_commune, r.subject, r.campaign, r.relation,
            r.is_parent, r.parent_kind, r.status, r.confidence, r.span_start, r.span_end,
            {_YEAR.format(date="r.date", symbol="r.symbol", year="r.number_year")} AS yr,
            d.province AS from_province
        FROM {refs} AS r JOIN work.docs AS d USING (plan_id)
            LEFT JOIN work.bodies AS b ON b.name = r.issuer
    """)
    return int(connection.execute("SELECT count(*) FROM work.docs").fetchone()[0])


#: the year that a number belongs to; null for Party numbers, which run through a term
_YEAR = "CASE WHEN starts_with({symbol}, '-') THEN NULL ELSE coalesce({year}, left({date}, 4)) END"


def _bodies(connection: Any, scratch: Path, plans: str, refs: str) -> None:
    """``work.bodies``: the keys of every name of a body."""
    cursor = connection.execute(
        f"SELECT DISTINCT issuer FROM (SELECT issuer FROM {plans} UNION ALL SELECT issuer FROM {refs}) "
        "WHERE issuer IS NOT NULL ORDER BY issuer"
    )

    def rows() -> Iterable[dict[str, Any]]:
        while names := cursor.fetchmany(_NAMES):
            for (name,) in names:
                yield {"name": name, "bare": bare_body(name), "vague": lacks_place(name)}

    found = list(rows())
    fill(connection, scratch, "bodies", {"name": "VARCHAR", "bare": "VARCHAR", "vague": "BOOLEAN"}, found)


def fill(
    connection: Any, scratch: Path, table: str, columns: dict[str, str], rows: Iterable[dict[str, Any]]
) -> None:
    """Make ``work.<table>`` of ``rows``, by way of a file of JSON Lines."""
    path = scratch / f"{table}.jsonl"
    with path.open("wb") as stream:
        chunk: list[dict[str, Any]] = []
        for row in rows:
            chunk.append(row)
            if len(chunk) == _NAMES:
                stream.write(lines(chunk))
                chunk = []
        stream.write(lines(chunk))
    connection.execute(f"CREATE OR REPLACE TABLE work.{table} AS {from_lines([path], columns)}")
    path.unlink()


def from_lines(paths: Sequence[Path], columns: dict[str, str]) -> str:
    """SQL that reads files of JSON Lines with these columns."""
    names = "[" + ", ".join(quoted(p) for p in paths) + "]"
    types = ", ".join(f"{quoted(name)}: {quoted(kind)}" for name, kind in columns.items())
    return (
        f"SELECT * FROM read_json({names}, format='newline_delimited', columns={{{types}}}, "
        f"maximum_object_size={64 << 20})"
    )
