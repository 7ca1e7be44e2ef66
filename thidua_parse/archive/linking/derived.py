"""What follows from identities and edges: nodes, and what became of documents."""

from __future__ import annotations

#: relation → what it makes of the document that it is said of
FATES = {"replaces": "replaced", "repeals": "repealed", "amends": "amended", "corrects": "corrected"}

_NODE = "kind, number, date, issuer, campaign, level, province, subject"


def nodes(identities: str, stubs: str, keys: str | None = None) -> str:
    """SQL for the nodes: the first document at hand of a key, else its first citation.

    ``keys``: SQL for the keys that are asked for.
    """
    only = f"WHERE key IN ({keys})" if keys else ""
    return f"""
        WITH held AS (
            SELECT key, path, plan_id AS id, {_NODE}, status, confidence, evidence,
                CASE WHEN number IS NOT NULL THEN serial END AS serial,
                CASE WHEN number IS NOT NULL THEN symbol END AS symbol
            FROM ({identities}) {only}
            QUALIFY row_number() OVER (PARTITION BY key ORDER BY path, plan_id) = 1
        )
        SELECT * FROM held
        UNION ALL
        SELECT key, NULL, NULL, {_NODE}, 'stated', NULL, NULL, serial, symbol FROM (
            SELECT * FROM ({stubs}) {only}
            QUALIFY row_number() OVER (PARTITION BY key ORDER BY source_path, source_id, idx) = 1
        ) WHERE key NOT IN (SELECT key FROM held)
    """


def statuses(identities: str, edges: str, keys: str | None = None) -> str:
    """SQL for what became of documents: replaced, repealed, amended, corrected by which, since when;
    expired with the end of the period that they set themselves.

    ``since`` is the date of the document that says so, null where that is not known.
    """
    fates = " ".join(f"WHEN '{relation}' THEN '{fate}'" for relation, fate in FATES.items())
    wanted = ", ".join(f"'{relation}'" for relation in FATES)
    targets = f"AND e.target_key IN ({keys})" if keys else ""
    only = f"AND key IN ({keys})" if keys else ""
    return f"""
        SELECT e.target_key AS key, CASE e.relation {fates} END AS status, i.date AS since,
            e.source_key AS by_key, e.source_id AS by_id, e.source_path AS by_path, e.relation,
            e.confidence, e.mentions[1]."start" AS span_start, e.mentions[1]."end" AS span_end
        FROM ({edges}) AS e JOIN ({identities}) AS i ON i.plan_id = e.source_id
        WHERE e.relation IN ({wanted}) AND e.status <> 'ambiguous' {targets}
        UNION ALL
        SELECT key, 'expired', max(period_end), key, min(plan_id), min(path), NULL, NULL, NULL, NULL
        FROM ({identities}) WHERE period_end IS NOT NULL {only} GROUP BY key
    """
