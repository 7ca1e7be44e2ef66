"""Linking one batch of documents with the rules of :mod:`thidua_parse.linking`, rows out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ...errors import Language
from ...linking.collector import no_collection
from ...linking.document import Identity
from ...linking.evidence import words
from ...linking.identity import bare_body, number_key
from ...linking.link import Link, links_of
from ...linking.resolve import Resolver
from ...linking.wording import Reasons
from ...record import Reference
from ..shards import connect, quoted
from .conflicts import conflicts_of
from .light import CITE, DOC, identity, reference, rows_of

#: rows written to the file at a time
_ROWS = 5_000
OUT = ("edges", "stubs", "conflicts", "keys")


def link_batches(
    database: Path, scratch: Path, batches: list[int], language: Language, memory: str | None
) -> None:
    """Link some batches; the rows go to ``scratch/<table>-<batch>.jsonl``.

    Runs in a process of its own beside others: the working database is opened read-only.
    """
    connection = connect(scratch, threads=1, memory=memory)
    try:
        connection.execute(f"ATTACH {quoted(database)} AS work (READ_ONLY)")
        why = Reasons(language)
        for batch in batches:
            _link_batch(connection, scratch, batch, why)
    finally:
        connection.close()


def _link_batch(connection: Any, scratch: Path, batch: int, why: Reasons) -> None:
    with no_collection():
        own, everyone = _documents(connection, batch)
        resolver = Resolver(everyone, why)
        with _Files(scratch, batch) as files:
            for document in own:
                files.add("keys", _key_row(document))
                for found in links_of(document, resolver, why):
                    _write(files, document, found)


def _documents(connection: Any, batch: int) -> tuple[list[Identity], list[Identity]]:
    """The documents to link with their citations, and all that a citation may mean."""
    references: dict[int, list[Reference]] = {}
    for row in rows_of(connection, f"SELECT {', '.join(CITE)} FROM work.batch_cites WHERE batch = {batch} ORDER BY rank, idx"):
        references.setdefault(row[0], []).append(reference(row))
    own, everyone = [], []
    for row in rows_of(connection, f"SELECT {', '.join(DOC)}, own FROM work.batch_docs WHERE batch = {batch} ORDER BY rank"):
        document = identity(row, tuple(references.pop(row[0], ())) if row[-1] else ())
        everyone.append(document)
        if row[-1]:
            own.append(document)
    return own, everyone


def _key_row(document: Identity) -> dict[str, Any]:
    """What a document at hand is known by; ``group_key`` is shared by versions of one document."""
    plan = document.plan
    group = None
    if document.issuer and plan.subject:
        group = "|".join((bare_body(document.issuer), document.kind or "?", " ".join(words(plan.subject))))
    return {"rank": document.index, "key": document.key, "group_key": group}


def _write(files: _Files, document: Identity, found: Link) -> None:
    """The rows of one edge."""
    edge, target = found.edge, found.target
    plan = document.plan
    files.add("edges", {
        "source_id": plan.id, "source_path": plan.source.path, "source_key": edge.source_key,
        "target_key": edge.target_key, "target_id": target.plan.id if target else None,
        "relation": edge.relation, "is_parent": edge.is_parent, "parent_kind": edge.parent_kind,
        "status": edge.status, "confidence": edge.confidence, "reasons": edge.reasons,
        "candidates": [c.__dict__ for c in edge.candidates],
        "mentions": [{"start": m.start, "end": m.end} for m in edge.mentions],
        "refs": edge.references,
    })
    stub = found.stub
    if stub:
        number = number_key(stub.number) if stub.number else None
        files.add("stubs", {
            "source_id": plan.id, "source_path": plan.source.path, "idx": found.mentions[0][0],
            "key": stub.key, "kind": stub.kind, "number": stub.number, "date": stub.date,
            "issuer": stub.issuer, "campaign": stub.campaign, "level": stub.level,
            "province": stub.province, "subject": stub.subject,
            "serial": number.serial if number else None, "symbol": number.symbol if number else None,
        })
    for conflict in conflicts_of(document, found):
        files.add("conflicts", conflict)


class _Files:
    """One JSON Lines file a table for the rows of a batch."""

    def __init__(self, scratch: Path, batch: int) -> None:
        self._streams = {t: (scratch / f"{t}-{batch:06}.jsonl").open("w", encoding="utf-8") for t in OUT}
        self._rows: dict[str, list[str]] = {t: [] for t in OUT}
        self._encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

    def __enter__(self) -> _Files:
        return self

    def __exit__(self, *_: object) -> None:
        for table, stream in self._streams.items():
            self._flush(table)
            stream.close()

    def add(self, table: str, row: dict[str, Any]) -> None:
        rows = self._rows[table]
        rows.append(self._encode(row))
        if len(rows) >= _ROWS:
            self._flush(table)

    def _flush(self, table: str) -> None:
        if self._rows[table]:
            self._streams[table].write("\n".join(self._rows[table]) + "\n")
            self._rows[table] = []
