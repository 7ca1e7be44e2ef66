"""What new, changed and gone documents touch: themselves, lost headers of the bodies that they are of
or cite, and every document with a citation in one of their blocks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ...linking.identity import bare_body
from ...linking.wording import Reasons
from .headers import apply, infer
from .prepare import fill

_SAME = "i.plan_id = d.plan_id AND i.path = d.path AND i.parser_version IS NOT DISTINCT FROM d.parser_version"


def settle_touched(connection: Any, scratch: Path, why: Reasons, *, most: int) -> int | None:
    """Infer what is touched anew and make ``work.todo`` and ``work.owners``.

    ``work.todo`` holds the ranks of documents to be linked anew, ``work.owners`` the plans whose rows
    are replaced. Gives the number of changed documents; None where more than ``most`` have changed:
    then everything is linked.
    """
    changed = _changed(connection)
    if changed > most:
        return None
    if changed:
        _bodies(connection, scratch)
        infer(connection, scratch, why, bodies="work.touched_bodies")
        _keep_inferred(connection)
        apply(connection)
        _others(connection)
        _to_do(connection)
    return changed


def _changed(connection: Any) -> int:
    """``work.fresh`` and ``work.gone``: documents that are new or read anew, and identities that are no more."""
    run = connection.execute
    run(f"""
        CREATE TABLE work.fresh AS
        SELECT d.rank, d.plan_id, d.bare FROM work.docs AS d
        WHERE NOT EXISTS (SELECT 1 FROM identities AS i WHERE {_SAME})
    """)
    run(f"""
        CREATE TABLE work.gone AS
        SELECT i.plan_id, i.bare FROM identities AS i
        WHERE NOT EXISTS (SELECT 1 FROM work.docs AS d WHERE {_SAME})
    """)
    [[changed]] = run("SELECT (SELECT count(*) FROM work.fresh) + (SELECT count(*) FROM work.gone)").fetchall()
    return int(changed)


def _keep_inferred(connection: Any) -> None:
    """Lost headers of bodies that are not touched stay as they were found."""
    connection.execute("""
        INSERT INTO work.inferred
        SELECT plan_id, number, serial, symbol, yr, date, confidence, evidence FROM identities
        WHERE status = 'inferred' AND bare NOT IN (SELECT bare FROM work.touched_bodies)
            AND plan_id IN (SELECT plan_id FROM work.docs)
    """)


def _others(connection: Any) -> None:
    """``work.other``: documents whose number, date or evidence is another one now, and those that came or went."""
    connection.execute("""
        CREATE TABLE work.other AS
        SELECT coalesce(n.plan_id, o.plan_id) AS plan_id
        FROM (
            SELECT d.plan_id, d.number, d.issued_on AS date, d.inferred, i.evidence
            FROM work.docs AS d LEFT JOIN work.inferred AS i USING (plan_id)
        ) AS n FULL JOIN identities AS o USING (plan_id)
        WHERE n.plan_id IS NULL OR o.plan_id IS NULL OR n.number IS DISTINCT FROM o.number
            OR n.date IS DISTINCT FROM o.date OR n.inferred IS DISTINCT FROM o.confidence
            OR n.evidence IS DISTINCT FROM o.evidence
        UNION SELECT plan_id FROM work.fresh UNION SELECT plan_id FROM work.gone
    """)


def _to_do(connection: Any) -> None:
    """``work.todo`` and ``work.owners``: the other documents, and whoever has a citation in one of their blocks."""
    run = connection.execute
    columns = "serial, symbol, bare, date, kind, place, vague, number"
    run(f"""
        CREATE TABLE work.blocks AS
        SELECT DISTINCT {columns} FROM identities WHERE plan_id IN (SELECT plan_id FROM work.other)
        UNION SELECT serial, symbol, bare, issued_on, kind, place, vague, number FROM work.docs
        WHERE plan_id IN (SELECT plan_id FROM work.other)
    """)
    asks = (
        ("c.serial = b.serial AND c.symbol = b.symbol AND c.bare = b.bare", ""),
        ("c.serial = b.serial AND c.symbol = b.symbol AND c.date = b.date", ""),
        ("c.serial = b.serial AND c.symbol = b.symbol AND (c.vague OR b.vague)", ""),
        ("c.bare = b.bare AND c.date = b.date", "AND c.is_parent"),
        ("c.bare = b.bare AND c.symbol = b.symbol AND levenshtein(c.serial, b.serial) <= 2", "AND c.is_parent"),
        ("c.bare = b.bare AND c.number IS NULL AND c.bare <> ''", ""),
    )
    run("""
        CREATE TABLE work.todo AS SELECT rank FROM work.docs
        WHERE plan_id IN (SELECT plan_id FROM work.other)
    """)
    for fits, more in asks:
        run(f"INSERT INTO work.todo SELECT DISTINCT c.rank FROM work.cites AS c JOIN work.blocks AS b ON {fits} {more}")
    run("CREATE OR REPLACE TABLE work.todo AS SELECT DISTINCT rank FROM work.todo")
    run("""
        CREATE TABLE work.owners AS
        SELECT d.plan_id FROM work.docs AS d JOIN work.todo USING (rank)
        UNION SELECT plan_id FROM work.gone
    """)


def _bodies(connection: Any, scratch: Path) -> None:
    """``work.touched_bodies``: bodies whose lost headers may be found, or found otherwise, now."""
    run = connection.execute
    names = run("""
        SELECT DISTINCT issuer FROM stubs WHERE issuer IS NOT NULL AND source_id IN (SELECT plan_id FROM work.gone)
    """).fetchall()
    fill(connection, scratch, "stub_bodies", {"bare": "VARCHAR"}, ({"bare": bare_body(n)} for [n] in sorted(names)))
    run("""
        CREATE TABLE work.touched_bodies AS
        SELECT bare FROM work.fresh UNION SELECT bare FROM work.gone UNION SELECT bare FROM work.stub_bodies
        UNION SELECT c.bare FROM work.cites AS c JOIN work.fresh USING (rank)
        UNION SELECT i.bare FROM identities AS i JOIN edges AS e ON e.target_id = i.plan_id
        WHERE e.source_id IN (SELECT plan_id FROM work.gone)
    """)
    run("DELETE FROM work.touched_bodies WHERE bare = ''")
