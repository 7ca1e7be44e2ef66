"""Which documents a citation may mean, by joins: the blocks of the rules, for a whole archive.

Each join fetches one block of :class:`thidua_parse.linking.resolve.Resolver` whole, so that a batch
of documents beside its candidates is linked as it would be in the whole archive. Nothing is decided
here; a test compares the result with the linking in memory.

Every join goes by equal columns that few documents share. Of one number and symbol there are as many
documents as there are bodies and years, so that a join by these alone takes time with the square of
the archive.
"""

from __future__ import annotations

from typing import Any

from .prepare import BATCH

#: two names that may be of one body, one without its place, as in same_body
_UNDECIDED = (
    "(starts_with(d.body_key, c.body_key || ' ') OR starts_with(c.body_key, d.body_key || ' ') "
    "OR c.body_key IS NULL OR d.body_key IS NULL)"
)
_NUMBER = "c.serial = d.serial AND c.symbol = d.symbol"
#: ``work.asked`` once for each place that a body may be of whose name does not say it
_PLACED = "(SELECT c.*, p.place FROM work.asked AS c JOIN work.places AS p ON p.province = c.from_province)"
#: citations of a campaign or title alone, once for each place that the body may be of
_NAMED = """(
    SELECT c.*, p.place FROM (
        SELECT batch, bare, coalesce(issuer_province, from_province, '') AS home FROM work.batch_cites
        WHERE number IS NULL AND bare <> '' AND kind IS DISTINCT FROM 'L' AND coalesce(campaign, subject) IS NOT NULL
            AND relation NOT IN ('self', 'mentioned_in_title')
    ) AS c JOIN work.places AS p ON p.province = c.home
)"""
#: what is asked for (columns, from where, which) and the documents that fit
_BLOCKS = (
    # number and body
    ("batch, serial, symbol, bare", "work.asked", "true", f"{_NUMBER} AND c.bare = d.bare"),
    # number, day and place
    (
        "batch, serial, symbol, date, issuer_province", "work.asked",
        "length(date) = 10 AND issuer_province IS NOT NULL",
        f"{_NUMBER} AND c.date = d.issued_on AND c.issuer_province = d.province",
    ),
    # number and day, where one of the names lacks its place
    (
        "batch, serial, symbol, date, body_key, vague", "work.asked", "length(date) = 10",
        f"{_NUMBER} AND c.date = d.issued_on AND (c.vague OR d.vague) AND {_UNDECIDED}",
    ),
    # number and place, where the name cited lacks its place, or that of the document
    (
        "batch, serial, symbol, place, body_key", _PLACED, "vague",
        f"{_NUMBER} AND c.place = d.place AND {_UNDECIDED}",
    ),
    (
        "batch, serial, symbol, place, body_key", _PLACED, "NOT vague",
        f"{_NUMBER} AND c.place = d.place AND d.vague AND {_UNDECIDED}",
    ),
    # misprints of parents: body and day, and where nobody fits there body, symbol and nearly the number
    (
        "batch, bare, date, kind", "work.asked", "is_parent AND bare <> '' AND date IS NOT NULL",
        "c.bare = d.bare AND c.date = d.issued_on AND c.kind IS NOT DISTINCT FROM d.kind AND d.number IS NOT NULL",
    ),
    (
        "batch, bare, symbol, yr, serial", "work.asked", "is_parent AND bare <> '' AND NOT met",
        "c.bare = d.bare AND c.symbol = d.symbol AND d.number IS NOT NULL "
        "AND c.yr IS NOT DISTINCT FROM d.yr AND levenshtein(c.serial, d.serial) <= 2",
    ),
    # campaigns and titles without a number: all of the body, but for namesakes in other provinces
    (
        "batch, bare, home, place", _NAMED, "true",
        "c.bare = d.bare AND (c.place = d.place OR c.home = '' OR d.level IS NULL OR d.level IN ('central', 'province'))",
    ),
)


def gather(connection: Any, todo: str | None = None) -> int:
    """Make ``work.batches``, ``work.batch_docs`` and ``work.batch_cites``; the number of batches.

    ``todo`` names a table with a column ``rank`` where only some documents are to be linked.
    Batches follow place and body, so that candidates are fetched for many citations at once.
    """
    run = connection.execute
    chosen = f"WHERE rank IN (SELECT rank FROM {todo})" if todo else ""
    run(f"""
        CREATE OR REPLACE TABLE work.batches AS
        SELECT rank, ((row_number() OVER (ORDER BY place, bare, rank)) - 1) // {BATCH} AS batch
        FROM work.docs {chosen}
    """)
    run("""
        CREATE OR REPLACE TABLE work.batch_cites AS
        SELECT b.batch, c.* FROM work.cites AS c JOIN work.batches AS b USING (rank)
        ORDER BY b.batch, c.rank, c.idx
    """)
    run("""
        CREATE OR REPLACE TABLE work.places AS
        SELECT province, place FROM work.related
        UNION SELECT province, unnest([province, '', '?']) FROM (
            SELECT province FROM work.related UNION SELECT coalesce(province, '') FROM work.docs
            UNION SELECT coalesce(issuer_province, '') FROM work.batch_cites
        )
    """)
    run("""
        CREATE OR REPLACE TABLE work.asked AS
        SELECT DISTINCT c.batch, c.serial, c.symbol, c.bare, c.body_key, c.vague, c.date, c.kind, c.is_parent,
            c.issuer_province, coalesce(c.from_province, '') AS from_province,
            -- without a date a citation is of the year of the document that makes it
            CASE WHEN c.date IS NULL AND NOT starts_with(c.symbol, '-') THEN coalesce(c.yr, left(f.issued_on, 4))
                ELSE c.yr END AS yr,
            c.is_parent AND c.bare <> '' AND EXISTS (
                SELECT 1 FROM work.docs AS d WHERE d.bare = c.bare AND d.issued_on = c.date
                    AND d.kind IS NOT DISTINCT FROM c.kind AND d.number IS NOT NULL
            ) AS met
        FROM work.batch_cites AS c JOIN work.docs AS f USING (rank)
        WHERE c.number IS NOT NULL AND c.serial IS NOT NULL AND c.symbol IS NOT NULL
            AND c.relation NOT IN ('self', 'mentioned_in_title')
    """)
    run("CREATE OR REPLACE TABLE work.found (batch BIGINT, rank BIGINT)")
    for columns, source, which, fits in _BLOCKS:
        run(f"""
            INSERT INTO work.found
            SELECT DISTINCT c.batch, d.rank FROM (SELECT DISTINCT {columns} FROM {source} WHERE {which}) AS c
            JOIN work.docs AS d ON {fits}
        """)
    run("""
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
        run(f"DROP TABLE work.{table}")
    return int(run("SELECT coalesce(max(batch) + 1, 0) FROM work.batches").fetchone()[0])
