"""Which documents a citation may mean, by joins: the blocks of the rules, for a whole archive.

Each join fetches one block of :class:`thidua_parse.linking.resolve.Resolver` whole, so that a batch
of documents beside its candidates is linked as it would be in the whole archive. Nothing is decided
here; a test compares the result with the linking in memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ...linking.evidence import campaign_likeness, title_likeness
from ...linking.resolve import SAME_CAMPAIGN
from .prepare import BATCH, fill

#: two names that may be of one body, one without its place, as in same_body
_UNDECIDED = (
    "(starts_with(d.body_key, c.body_key || ' ') OR starts_with(c.body_key, d.body_key || ' ') "
    "OR c.body_key IS NULL OR d.body_key IS NULL)"
)
#: number and body; number, day and place; number and place where a name lacks its place; for parents body
#: and day, and where nobody fits there body, symbol and nearly the number; the body of a campaign
_BLOCKS = (
    ("number and body", "", "c.serial = d.serial AND c.symbol = d.symbol AND c.bare = d.bare"),
    (
        "number, day and place", "length(c.date) = 10 AND c.issuer_province IS NOT NULL",
        "c.serial = d.serial AND c.symbol = d.symbol AND c.date = d.issued_on AND c.issuer_province = d.province",
    ),
    (
        "number and day, the place not named", "length(c.date) = 10",
        f"c.serial = d.serial AND c.symbol = d.symbol AND c.date = d.issued_on AND (c.vague OR d.vague) AND {_UNDECIDED}",
    ),
    (
        "number and place", "",
        "c.serial = d.serial AND c.symbol = d.symbol AND (c.vague OR d.vague) AND "
        f"list_contains(c.places, d.place) AND {_UNDECIDED}",
    ),
    (
        "body and day", "c.is_parent AND c.bare <> '' AND c.date IS NOT NULL",
        "c.bare = d.bare AND c.date = d.issued_on AND c.kind IS NOT DISTINCT FROM d.kind AND d.number IS NOT NULL",
    ),
    (
        "body and symbol", "c.is_parent AND c.bare <> '' AND NOT c.met",
        "c.bare = d.bare AND c.symbol = d.symbol AND d.number IS NOT NULL "
        "AND c.yr IS NOT DISTINCT FROM d.yr AND levenshtein(c.serial, d.serial) <= 2",
    ),
)


def _named(connection: Any, scratch: Path) -> None:
    """Put documents that are cited by campaign or title alone into ``work.found``.

    The names are compared by the rule itself, once for each name and each title of a body.
    """
    run = connection.execute
    run("""
        CREATE OR REPLACE TABLE work.names AS
        SELECT DISTINCT bare, coalesce(nullif(campaign, ''), subject) AS name FROM work.batch_cites
        WHERE number IS NULL AND bare <> '' AND kind IS DISTINCT FROM 'L'
            AND coalesce(nullif(campaign, ''), subject) IS NOT NULL
            AND relation NOT IN ('self', 'mentioned_in_title')
    """)
    names: dict[str, list[str]] = {}
    for bare, name in run("SELECT bare, name FROM work.names ORDER BY bare, name").fetchall():
        names.setdefault(bare, []).append(name)
    cursor = run("""
        SELECT DISTINCT bare, campaigns, subject FROM work.docs SEMI JOIN work.names USING (bare)
        ORDER BY bare, subject, campaigns
    """)

    def named(name: str, campaigns: Sequence[str], subject: str | None) -> bool:
        if any(campaign_likeness(name, c) >= SAME_CAMPAIGN for c in campaigns):
            return True
        return title_likeness(name, subject) >= SAME_CAMPAIGN

    def matches() -> Iterator[dict[str, Any]]:
        while rows := cursor.fetchmany(10_000):
            for bare, campaigns, subject in rows:
                for name in names[bare]:
                    if named(name, campaigns or (), subject):
                        yield {"bare": bare, "name": name, "campaigns": campaigns, "subject": subject}

    found = list(matches())
    fill(connection, scratch, "named", {
        "bare": "VARCHAR", "name": "VARCHAR", "campaigns": "VARCHAR[]", "subject": "VARCHAR",
    }, found)
    run("""
        INSERT INTO work.found
        SELECT DISTINCT c.batch, d.rank FROM (
            SELECT DISTINCT batch, bare, coalesce(nullif(campaign, ''), subject) AS name FROM work.batch_cites
            WHERE number IS NULL
        ) AS c JOIN work.named AS n ON n.bare = c.bare AND n.name = c.name
        JOIN work.docs AS d ON d.bare = n.bare AND d.subject IS NOT DISTINCT FROM n.subject
            AND d.campaigns IS NOT DISTINCT FROM n.campaigns
    """)
    for table in ("names", "named"):
        run(f"DROP TABLE work.{table}")


def gather(connection: Any, scratch: Path, todo: str | None = None) -> int:
    """Make ``work.batches``, ``work.batch_docs`` and ``work.batch_cites``; the number of batches.

    ``todo`` names a table with a column ``rank`` where only some documents are to be linked.
    Batches follow place and body, so that candidates are fetched for many citations at once.
    """
    chosen = f"WHERE rank IN (SELECT rank FROM {todo})" if todo else ""
    connection.execute(f"""
        CREATE OR REPLACE TABLE work.batches AS
        SELECT rank, ((row_number() OVER (ORDER BY place, bare, rank)) - 1) // {BATCH} AS batch
        FROM work.docs {chosen}
    """)
    connection.execute("""
        CREATE OR REPLACE TABLE work.batch_cites AS
        SELECT b.batch, c.* FROM work.cites AS c JOIN work.batches AS b USING (rank)
        ORDER BY b.batch, c.rank, c.idx
    """)
    connection.execute("""
        CREATE OR REPLACE TABLE work.places AS
        SELECT province, list(place) || ['', '?'] AS places FROM (
            SELECT province, place FROM work.related
            UNION SELECT DISTINCT province, province FROM work.docs WHERE province IS NOT NULL
        ) GROUP BY province
    """)
    connection.execute("""
        CREATE OR REPLACE TABLE work.asked AS
        SELECT batch, rank, serial, symbol, bare, body_key, vague, date, kind, is_parent, issuer_province, yr,
            coalesce(p.places, ['', '?']) AS places,
            is_parent AND bare <> '' AND EXISTS (
                SELECT 1 FROM work.docs AS d WHERE d.bare = c.bare AND d.issued_on = c.date
                    AND d.kind IS NOT DISTINCT FROM c.kind AND d.number IS NOT NULL
            ) AS met
        FROM work.batch_cites AS c LEFT JOIN work.places AS p ON p.province = c.from_province
        WHERE number IS NOT NULL AND serial IS NOT NULL AND symbol IS NOT NULL
            AND relation NOT IN ('self', 'mentioned_in_title')
    """)
    connection.execute("CREATE OR REPLACE TABLE work.found (batch BIGINT, rank BIGINT)")
    for _, citations, fits in _BLOCKS:
        where = f"WHERE {citations}" if citations else ""
        connection.execute(f"""
            INSERT INTO work.found
            SELECT DISTINCT c.batch, d.rank FROM (SELECT * FROM work.asked AS c {where}) AS c
            JOIN work.docs AS d ON {fits}
        """)
    _named(connection, scratch)
    connection.execute("""
        CREATE OR REPLACE TABLE work.batch_docs AS
        SELECT f.batch, f.own, d.* FROM (
            SELECT batch, rank, bool_or(own) AS own FROM (
                SELECT batch, rank, true AS own FROM work.batches
                UNION ALL SELECT batch, rank, false FROM work.found
            ) GROUP BY batch, rank
        ) AS f JOIN work.docs AS d USING (rank)
        ORDER BY f.batch, d.rank
    """)
    for table in ("asked", "found", "places"):
        connection.execute(f"DROP TABLE work.{table}")
    return int(connection.execute("SELECT coalesce(max(batch) + 1, 0) FROM work.batches").fetchone()[0])
