"""Works: drafts, signed scans and office files of one document; and two documents of one number.

Documents are compared within blocks: those of one node key, and those without a number beside the
documents of the same body, kind and title. Texts are read once, block by block.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...linking.evidence import reuse, title_likeness
from ...linking.infer import SAME_TEXT
from .prepare import fill

#: titles this alike under one number are of one document
SAME_TITLE = 0.7
#: share of reused text that makes up for a title that was misread
SOME_TEXT = 0.4
#: in larger blocks (weekly plans of one title) only equal texts are versions
MOST = 200
_WORKS = {
    "plan_id": "VARCHAR", "work_id": "VARCHAR", "path": "VARCHAR", "key": "VARCHAR",
    "best": "BOOLEAN", "version": "VARCHAR", "why": "VARCHAR",
}
_TWINS = {
    "plan_id": "VARCHAR", "key": "VARCHAR", "path": "VARCHAR", "subject": "VARCHAR",
    "other_id": "VARCHAR", "other_path": "VARCHAR", "other_subject": "VARCHAR",
}


@dataclass(slots=True)
class _Version:
    """One of the documents of a block."""

    plan_id: str
    path: str
    key: str
    group: str | None
    number: str | None
    number_status: str | None
    date: str | None
    subject: str | None
    ocr: bool
    text: str


def find_versions(connection: Any, scratch: Path, identities: str, plans: str = "plans") -> None:
    """Make ``work.versions`` and ``work.twins`` from the documents of ``identities`` (SQL)."""
    connection.execute(f"""
        CREATE OR REPLACE TABLE work.several AS
        SELECT plan_id, path, key, group_key, number, number_status, date, subject, ocr
        FROM ({identities}) AS i
        WHERE (number IS NOT NULL AND key IN (
                SELECT key FROM ({identities}) WHERE number IS NOT NULL GROUP BY key HAVING count(*) > 1))
            OR group_key IN (
                SELECT group_key FROM ({identities}) GROUP BY group_key
                HAVING count(*) > 1 AND count(*) > count(number))
    """)
    parts = _parts(connection.execute(
        "SELECT plan_id, key, group_key, number FROM work.several ORDER BY path, plan_id"
    ).fetchall())
    fill(connection, scratch, "parts", {"plan_id": "VARCHAR", "part": "INTEGER"}, (
        {"plan_id": plan_id, "part": part} for plan_id, part in sorted(parts.items())
    ))
    connection.execute(f"""
        CREATE OR REPLACE TABLE work.texts AS
        SELECT parts.part, s.*, p.text FROM work.several AS s JOIN work.parts USING (plan_id)
        JOIN {plans} AS p USING (plan_id) ORDER BY parts.part, s.path, s.plan_id
    """)
    works: list[dict[str, Any]] = []
    twins: list[dict[str, Any]] = []
    for part in _read(connection):
        groups = _works(part)
        for group in groups:
            works += _work_rows(group)
        twins += _twin_rows(groups)
    fill(connection, scratch, "versions", _WORKS, works)
    fill(connection, scratch, "twins", _TWINS, twins)
    for table in ("several", "parts", "texts"):
        connection.execute(f"DROP TABLE work.{table}")


def _parts(rows: list[tuple[str, str, str | None, str | None]]) -> dict[str, int]:
    """Documents that hang together by key or title, by the number of their part."""
    above: dict[str, str] = {}

    def top(name: str) -> str:
        while above.setdefault(name, name) != name:
            above[name] = above[above[name]]
            name = above[name]
        return name

    for plan_id, key, group, number in rows:
        for name in ("k" + key if number else None, "g" + group if group else None):
            if name:
                above[top(name)] = top(plan_id)
    numbers: dict[str, int] = {}
    return {row[0]: numbers.setdefault(top(row[0]), len(numbers)) for row in rows}


def _read(connection: Any) -> Iterator[list[_Version]]:
    cursor = connection.execute(
        "SELECT part, plan_id, path, key, group_key, number, number_status, date, subject, "
        "coalesce(ocr, false), text FROM work.texts ORDER BY part, path, plan_id"
    )
    part: int | None = None
    held: list[_Version] = []
    while rows := cursor.fetchmany(500):
        for row in rows:
            if row[0] != part and held:
                yield held
                held = []
            part = row[0]
            held.append(_Version(*row[1:]))
    if held:
        yield held


def _works(part: list[_Version]) -> list[list[_Version]]:
    """The documents of a part by the work that they are versions of."""
    works: list[list[_Version]] = []
    alike = _same if len(part) <= MOST else _equal
    for one in [v for v in part if v.number] + [v for v in part if not v.number]:
        fitting = [w for w in works if any(alike(one, other) for other in w)]
        if one.number is None:
            numbers = {v.key for w in fitting for v in w if v.number}
            if len(numbers) > 1:
                fitting = []  # a draft of which of them, nobody can say
        if fitting:
            fitting[0].append(one)
        else:
            works.append([one])
    return works


def _equal(a: _Version, b: _Version) -> bool:
    return a.text == b.text and (a.key == b.key or not (a.number and b.number))


def _same(a: _Version, b: _Version) -> bool:
    """Whether two documents are versions of one."""
    if a.number and b.number:
        if a.key != b.key:
            return False
        if title_likeness(a.subject, b.subject) >= SAME_TITLE:
            return _dates_meet(a.date, b.date) or min(reuse(a.text, b.text), reuse(b.text, a.text)) >= SOME_TEXT
        return min(reuse(a.text, b.text), reuse(b.text, a.text)) >= SOME_TEXT
    if a.group is None or a.group != b.group or not _dates_meet(a.date, b.date):
        return False
    return a.text == b.text or min(reuse(a.text, b.text), reuse(b.text, a.text)) >= SAME_TEXT


def _dates_meet(a: str | None, b: str | None) -> bool:
    if not a or not b:
        return True
    shared = min(len(a), len(b))
    return a[:shared] == b[:shared]


def _work_rows(work: list[_Version]) -> list[dict[str, Any]]:
    """Rows of a work of several versions; none for a document that is there once."""
    if len(work) < 2:
        return []
    ranked = sorted(work, key=lambda v: ([not c for c in _qualities(v).values()], v.path, v.plan_id))
    best = ranked[0]
    return [
        {
            "plan_id": v.plan_id, "work_id": min(w.plan_id for w in work), "path": v.path,
            "key": best.key, "best": v is best,
            "version": "draft" if not v.number else "scan" if v.ocr else "text",
            "why": ", ".join(name for name, holds in _qualities(v).items() if holds),
        }
        for v in work
    ]


def _qualities(v: _Version) -> dict[str, bool]:
    """What speaks for a version, strongest first."""
    return {
        "number": v.number is not None, "number sure": v.number_status == "stated",
        "full date": len(v.date or "") == 10, "text not from OCR": not v.ocr,
    }


def _twin_rows(works: list[list[_Version]]) -> list[dict[str, Any]]:
    """Documents that bear one number although they are two."""
    rows = []
    for i, first in enumerate(works):
        for second in works[i + 1 :]:
            a, b = first[0], second[0]
            if a.number and b.number and a.key == b.key:
                rows.append({
                    "plan_id": a.plan_id, "key": a.key, "path": a.path, "subject": a.subject,
                    "other_id": b.plan_id, "other_path": b.path, "other_subject": b.subject,
                })
    return rows
