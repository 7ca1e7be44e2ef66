"""Lost headers of an archive: each body's documents without a number beside open citations of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ...linking.document import Identity
from ...linking.identity import number_key
from ...linking.infer import Block, Claim, claims_of, settle
from ...linking.wording import Reasons
from ...record import Plan, Reference, Span
from .evidence import evidence_json
from .light import CITE, DOC, identity, reference, rows_of
from .prepare import fill

#: documents whose number is looked for that are held at a time
AT_ONCE = 4_000
_TEXTS = 500
_COLUMNS = {
    "plan_id": "VARCHAR", "number": "VARCHAR", "serial": "VARCHAR", "symbol": "VARCHAR",
    "number_year": "VARCHAR", "date": "VARCHAR", "confidence": "DOUBLE", "evidence": "VARCHAR",
}
_LOST = "(number IS NULL OR number_status = 'uncertain') AND issuer IS NOT NULL"


def infer(
    connection: Any, scratch: Path, why: Reasons, *, plans: str = "plans", bodies: str | None = None
) -> None:
    """Make ``work.inferred``: number and date of documents that have lost them, with evidence.

    ``bodies`` names a table with a column ``bare`` where only some bodies are to be looked at. The
    numbers go into ``work.docs`` too.
    """
    only = f"AND bare IN (SELECT bare FROM {bodies})" if bodies else ""
    run = connection.execute
    run(f"""
        CREATE OR REPLACE TABLE work.lost AS
        SELECT rank, plan_id, bare, printed FROM work.docs WHERE {_LOST} {only}
    """)
    # a number that a document at hand bears for sure is not open; what is unsure the rules decide
    run("""
        CREATE OR REPLACE TABLE work.open AS
        SELECT c.rank, c.idx, c.bare, c.serial, c.symbol FROM work.cites AS c
        WHERE c.bare IN (SELECT bare FROM work.lost) AND c.number IS NOT NULL
            AND c.serial IS NOT NULL AND c.symbol IS NOT NULL AND c.relation <> 'self'
            AND NOT EXISTS (
                SELECT 1 FROM work.docs AS d
                WHERE d.serial = c.serial AND d.symbol = c.symbol AND d.bare = c.bare
                    AND d.body_key = c.body_key AND d.yr = c.yr AND d.number_status <> 'uncertain'
                    AND d.number IS NOT NULL
                    AND coalesce(c.issuer_province = d.province, true))
    """)
    _sort_into_blocks(connection, plans)
    claims = list(_claims(connection, why))
    rows = [row for group in _with_texts(connection, claims, plans) for row in _settled(group, why)]
    fill(connection, scratch, "inferred", _COLUMNS, sorted(rows, key=lambda row: str(row["plan_id"])))
    apply(connection)


def apply(connection: Any) -> None:
    """Put ``work.inferred`` into ``work.docs``."""
    connection.execute("""
        UPDATE work.docs AS d SET number = i.number, serial = i.serial, symbol = i.symbol,
            issued_on = i.date, inferred = i.confidence,
            yr = CASE WHEN starts_with(i.symbol, '-') THEN NULL ELSE coalesce(i.number_year, left(i.date, 4)) END
        FROM work.inferred AS i WHERE i.plan_id = d.plan_id
    """)


def _sort_into_blocks(connection: Any, plans: str) -> None:
    """Tables of what each block needs, in the order of blocks, so that a few are read at a time."""
    run = connection.execute
    run("""
        CREATE OR REPLACE TABLE work.blocks_of AS
        SELECT bare, row_number() OVER (ORDER BY bare) AS block, size FROM (
            SELECT bare, count(*) AS size FROM work.lost
            WHERE bare IN (SELECT bare FROM work.open) GROUP BY bare)
    """)
    run(f"""
        CREATE OR REPLACE TABLE work.block_lost AS
        SELECT b.block, l.rank, l.bare, l.printed, p.record->'$.issuing_body.span' AS body,
            p.record->'$.subject_span' AS title
        FROM work.lost AS l JOIN work.blocks_of AS b USING (bare) JOIN {plans} AS p ON p.plan_id = l.plan_id
        ORDER BY b.block, l.rank
    """)
    run("""
        CREATE OR REPLACE TABLE work.block_open AS
        SELECT b.block, o.bare, o.rank, o.idx FROM work.open AS o JOIN work.blocks_of AS b USING (bare)
        ORDER BY b.block, o.rank, o.idx
    """)
    run("""
        CREATE OR REPLACE TABLE work.block_held AS
        SELECT DISTINCT block, rank FROM (
            SELECT block, rank FROM work.block_lost UNION ALL SELECT block, rank FROM work.block_open)
    """)
    run(f"""
        CREATE OR REPLACE TABLE work.block_docs AS
        SELECT h.block, {', '.join('d.' + c for c in DOC)} FROM work.block_held AS h
        JOIN work.docs AS d USING (rank) ORDER BY h.block, d.rank
    """)
    run(f"""
        CREATE OR REPLACE TABLE work.block_cites AS
        SELECT h.block, {', '.join('c.' + c for c in CITE)} FROM work.block_held AS h
        JOIN work.cites AS c USING (rank) ORDER BY h.block, c.rank, c.idx
    """)
    run(f"""
        CREATE OR REPLACE TABLE work.block_numbered AS
        SELECT b.block, {', '.join('d.' + c for c in DOC)}, d.bare FROM work.docs AS d
        JOIN work.blocks_of AS b USING (bare)
        SEMI JOIN work.open AS o ON o.bare = d.bare AND o.serial = d.serial AND o.symbol = d.symbol
        WHERE d.number IS NOT NULL AND d.number_status <> 'uncertain'
        ORDER BY b.block, d.rank
    """)


def _claims(connection: Any, why: Reasons) -> Iterator[list[Claim]]:
    """Claims of all bodies, some bodies at a time."""
    sizes = connection.execute("SELECT block, size FROM work.blocks_of ORDER BY block").fetchall()
    start, count = None, 0
    for i, (block, size) in enumerate(sizes):
        start = block if start is None else start
        count += size
        if count >= AT_ONCE or i == len(sizes) - 1:
            found = [
                claims for part in _blocks(connection, start, block).values()
                for claims in claims_of(part, why)
            ]
            for claims in found:  # only now: documents are shared between blocks
                for claim in claims:
                    for one in (claim.document, claim.citing):
                        one.plan = one.plan.changed(references=())
            yield from found
            start, count = None, 0
    for table in ("lost", "open", "held", "docs", "cites", "numbered"):
        connection.execute(f"DROP TABLE work.block_{table}")


def _blocks(connection: Any, first: int, last: int) -> dict[str, Block]:
    """The blocks of some bodies: documents without a sure number, and open citations."""
    these = f"WHERE block BETWEEN {first} AND {last}"
    references: dict[int, list[Reference]] = {}
    places: dict[tuple[int, int], Reference] = {}
    for row in rows_of(connection, f"SELECT {', '.join(CITE)} FROM work.block_cites {these} ORDER BY rank, idx"):
        if (row[0], row[1]) not in places:
            one = places[row[0], row[1]] = reference(row)
            references.setdefault(row[0], []).append(one)
    held: dict[int, Identity] = {}
    for row in rows_of(connection, f"SELECT {', '.join(DOC)} FROM work.block_docs {these}"):
        if row[0] not in held:
            held[row[0]] = identity(row, tuple(references.get(row[0], ())))
    blocks: dict[str, Block] = {}
    for rank, bare, printed, body, title in connection.execute(
        f"SELECT rank, bare, printed, body, title FROM work.block_lost {these} ORDER BY bare, rank"
    ).fetchall():
        document = held[rank]
        document.plan = _printed(document.plan, printed, body, title)
        blocks.setdefault(bare, Block()).lost.append(document)
    for rank, idx, bare in connection.execute(
        f"SELECT rank, idx, bare FROM work.block_open {these} ORDER BY bare, rank, idx"
    ).fetchall():
        blocks[bare].citations.append((held[rank], places[rank, idx]))
    for row in connection.execute(
        f"SELECT {', '.join(DOC)}, bare FROM work.block_numbered {these} ORDER BY rank"
    ).fetchall():
        blocks[row[-1]].numbered.append(identity(row))
    return blocks


def _printed(plan: Plan, printed: str | None, body: str | None, title: str | None) -> Plan:
    """The record of a lost header with what its number line still says and where its parts stand."""
    issuer = plan.issuing_body
    if issuer is not None and body and body != "null":
        issuer = issuer.changed(span=Span.model_validate_json(body))
    return plan.changed(
        document_number=plan.document_number.changed(text=printed), issuing_body=issuer,
        subject_span=Span.model_validate_json(title) if title and title != "null" else None,
    )


def _with_texts(
    connection: Any, claims: list[list[Claim]], plans: str
) -> Iterator[list[tuple[list[Claim], dict[str, str]]]]:
    """Groups of claims with the texts that they need; all texts are fetched in one scan."""
    wanted = [
        (i, one.plan.id)
        for i, group in enumerate(claims) for claim in group for one in (claim.document, claim.citing)
    ]
    connection.execute("CREATE OR REPLACE TEMP TABLE wanted (place INTEGER, plan_id VARCHAR)")
    for start in range(0, len(wanted), 100_000):
        part = wanted[start : start + 100_000]
        connection.execute(
            "INSERT INTO wanted SELECT unnest(?::INTEGER[]), unnest(?::VARCHAR[])",
            [[w[0] for w in part], [w[1] for w in part]],
        )
    connection.execute(f"""
        CREATE OR REPLACE TABLE work.texts AS
        SELECT w.place, w.plan_id, p.text FROM (SELECT DISTINCT place, plan_id FROM wanted) AS w
        JOIN {plans} AS p USING (plan_id) ORDER BY w.place
    """)
    for start in range(0, len(claims), _TEXTS):
        texts = dict(connection.execute(
            "SELECT plan_id, text FROM work.texts WHERE place >= ? AND place < ?", [start, start + _TEXTS]
        ).fetchall())
        yield [(group, texts) for group in claims[start : start + _TEXTS]]
    connection.execute("DROP TABLE work.texts")


def _settled(groups: list[tuple[list[Claim], dict[str, str]]], why: Reasons) -> Iterator[dict[str, Any]]:
    """Rows of ``work.inferred``."""
    for claims, texts in groups:
        by_rank = {claim.document.index: claim.document for claim in claims}
        for rank, evidence in settle(claims, why, lambda one, texts=texts: texts[one.plan.id]):  # type: ignore[misc]
            document = by_rank[rank]
            key = number_key(document.number or "")
            yield {
                "plan_id": document.plan.id, "number": document.number, "serial": key.serial,
                "symbol": key.symbol, "number_year": key.year, "date": document.date,
                "confidence": document.inferred, "evidence": evidence_json(evidence),
            }
