"""Full text of an archive, with and without marks: SQLite FTS5 beside the shards.

The index holds words and their places, not the texts; those come from the shards. It can be deleted
at any time. Two indexes lie in one file: one of the words with their marks (tone marks in one
place), one of the bare letters, for ``unicode61`` alone would not take đ for d.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import regex

from ..errors import ArchiveError
from ..knowledge.fold import fold_tones

if TYPE_CHECKING:
    from .ask import Asking

NAME = "search.sqlite"
VERSION = 1
#: share of deleted documents beyond which the index is made anew
WORN = 0.3
#: weight of a word in the subject against one in the text
SUBJECT, TEXT = 8.0, 1.0
#: code points of text on either side of a hit in a snippet
AROUND = 90
#: hits in one text that are looked at
HITS = 500

_PIECE = regex.compile(r'"([^"]*)"|[“”]([^“”]*)[“”]|(\S+)')
_WORD = regex.compile(r"[\p{L}\p{N}]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A plan that was found. ``snippet`` has the words between « and »; ``start`` and ``end`` are
    offsets of the place in the record's text, null where only the subject has the words;
    ``score`` is higher for better."""

    plan_id: str
    path: str
    kind: str | None
    number: str | None
    issued_on: str | None
    issuer: str | None
    subject: str | None
    snippet: str
    start: int | None
    end: int | None
    score: float


def bare(text: str) -> str:
    """``text`` with plain letters, one for one, so that offsets stay."""
    return text.translate(_TABLE) if not text.isascii() else text.lower()


class _Bare(dict[int, str]):
    """Letter → its base letter in lower case, found when it is first asked for."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = unicodedata.normalize("NFD", letter.replace("đ", "d").replace("Đ", "d"))[:1].lower()
        self[code] = found = plain if len(plain) == 1 else letter
        return found


_TABLE: dict[int, str] = _Bare()


def marked(text: str) -> str:
    """``text`` in lower case with tone marks in one place, one for one."""
    lowered = text.lower()
    return fold_tones(lowered if len(lowered) == len(text) else text)


def search(
    archive: Asking, text: str, *, marks: bool | None, limit: int, properties: dict[str, Any]
) -> list[Hit]:
    """See :meth:`thidua_parse.archive.Archive.search`."""
    text = unicodedata.normalize("NFC", text)
    if marks is None:
        marks = bare(text) != text.lower()
    fold = marked if marks else bare
    phrases = [words for piece in _pieces(text) if (words := _WORD.findall(fold(piece)))]
    if not phrases:
        return []
    asked = " AND ".join('"' + " ".join(words) + '"' for words in phrases)
    index = _open(archive.root)
    try:
        _update(index, archive)
        table = "marked" if marks else "folded"
        found = index.execute(
            f"SELECT d.plan_id, -bm25({table}, ?, ?) AS score FROM {table} JOIN docs AS d ON d.id = {table}.rowid "
            f"WHERE {table} MATCH ? AND d.alive ORDER BY score DESC, d.plan_id" + ("" if properties else " LIMIT ?"),
            (SUBJECT, TEXT, asked) if properties else (SUBJECT, TEXT, asked, limit),
        )
        return _hits(archive, found, phrases, fold, limit, properties)
    finally:
        index.close()


def _pieces(text: str) -> Iterator[str]:
    """Quoted phrases, and words; a word with marks inside (85/KH-UBND) is a phrase."""
    for match in _PIECE.finditer(text):
        yield next(group for group in match.groups() if group is not None)


def _hits(
    archive: Asking, found: Iterator[tuple[str, float]], phrases: list[list[str]], fold: Any,
    limit: int, properties: dict[str, Any],
) -> list[Hit]:
    condition, values = archive.condition(**properties)
    cursor = archive.cursor()
    hits: list[Hit] = []
    while len(hits) < limit:
        scores = dict(row for row, _ in zip(found, range(max(limit, 200)), strict=False))
        if not scores:
            break
        rows = cursor.execute(
            "SELECT plan_id, path, kind, number, issued_on, issuer, subject, text FROM plans WHERE "
            f"plan_id IN (SELECT unnest(?::VARCHAR[])) AND {condition}", [list(scores), *values],
        ).fetchall()
        by_id = {row[0]: row for row in rows}
        for plan_id, score in scores.items():
            if plan_id in by_id and len(hits) < limit:
                id_, path, kind, number, date, issuer, subject, text = by_id[plan_id]
                shown, start, end = _snippet(text, subject or "", phrases, fold)
                hits.append(Hit(
                    id_, path, kind, number, date, issuer, subject, shown, start, end, round(score, 4)
                ))
    return hits


def _snippet(
    text: str, subject: str, phrases: list[list[str]], fold: Any
) -> tuple[str, int | None, int | None]:
    """The shortest place with most of the phrases, phrases marked, and its offsets."""
    pattern = regex.compile(
        "|".join(
            r"(?<![\p{L}\p{N}])(" + r"[^\p{L}\p{N}]+".join(map(regex.escape, words)) + r")(?![\p{L}\p{N}])"
            for words in sorted(phrases, key=len, reverse=True)
        )
    )
    found = [(m.start(), m.end(), m.lastindex) for m in islice(pattern.finditer(fold(text)), HITS)]
    if not found:
        return _mark(subject, pattern, fold), None, None
    first, last = _densest(found)
    start, end = max(first - AROUND, 0), min(last + AROUND, len(text))
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    shown = _mark(text[start:end], pattern, fold)
    shown = ("… " if start else "") + " ".join(shown.split()) + (" …" if end < len(text) else "")
    return shown, first, last


def _densest(found: list[tuple[int, int, int | None]]) -> tuple[int, int]:
    """The shortest stretch of at most :data:`AROUND` that holds the most different phrases."""
    best, begin = (0, 0, 0, 0), 0
    for i, (_, end, _) in enumerate(found):
        while found[begin][0] < end - AROUND and begin < i:
            begin += 1
        for j in range(begin, i + 1):
            start = found[j][0]
            different = len({which for _, _, which in found[j : i + 1]})
            best = max(best, (different, start - end, -start, -end))
    return -best[2], -best[3]


def _mark(text: str, pattern: Any, fold: Any) -> str:
    shown, last = "", 0
    for match in pattern.finditer(fold(text)):
        shown += text[last : match.start()] + "«" + text[match.start() : match.end()] + "»"
        last = match.end()
    return shown + text[last:]


def _open(root: Path) -> sqlite3.Connection:
    path = root / NAME
    try:
        index = sqlite3.connect(path, timeout=600, isolation_level=None)
        if index.execute("PRAGMA user_version").fetchone()[0] != VERSION:
            _create(index)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise ArchiveError("TP614", path=str(path), reason=str(error)) from error
        index.close()
        path.unlink(missing_ok=True)  # no database: made anew
        return _open(root)
    return index


def _create(index: sqlite3.Connection) -> None:
    index.executescript(
        f"""
        BEGIN IMMEDIATE;
        DROP TABLE IF EXISTS docs; DROP TABLE IF EXISTS marked; DROP TABLE IF EXISTS folded;
        CREATE TABLE docs (id INTEGER PRIMARY KEY, plan_id TEXT, version TEXT, alive INTEGER);
        CREATE INDEX docs_plan ON docs (plan_id);
        CREATE VIRTUAL TABLE marked USING fts5 (subject, text, content='', tokenize='unicode61 remove_diacritics 0');
        CREATE VIRTUAL TABLE folded USING fts5 (subject, text, content='', tokenize='unicode61 remove_diacritics 0');
        PRAGMA user_version = {VERSION};
        COMMIT;
        """
    )


def _update(index: sqlite3.Connection, archive: Asking) -> None:
    """Bring the index up to the live plans: what has gone is passed over, what is new is added."""
    cursor = archive.cursor()
    index.execute("CREATE TEMP TABLE IF NOT EXISTS live (plan_id TEXT PRIMARY KEY, version TEXT) WITHOUT ROWID")
    index.execute("DELETE FROM live")
    cursor.execute("SELECT plan_id, parser_version FROM placed")
    index.execute("BEGIN IMMEDIATE")
    try:
        while rows := cursor.fetchmany(10_000):
            index.executemany("INSERT INTO live VALUES (?, ?)", rows)
        index.execute(
            "UPDATE docs SET alive = 0 WHERE alive AND NOT EXISTS "
            "(SELECT 1 FROM live AS l WHERE l.plan_id = docs.plan_id AND l.version = docs.version)"
        )
        dead, count = index.execute("SELECT coalesce(sum(NOT alive), 0), count(*) FROM docs").fetchone()
        if dead > WORN * count and count > 1000:
            index.execute("COMMIT")
            _create(index)
            index.execute("BEGIN IMMEDIATE")
        new = [row[0] for row in index.execute(
            "SELECT plan_id FROM live EXCEPT SELECT plan_id FROM docs WHERE alive")]
        _add(index, cursor, new)
        index.execute("COMMIT")
    except BaseException:
        if index.in_transaction:
            index.execute("ROLLBACK")
        raise


def _add(index: sqlite3.Connection, cursor: Any, plan_ids: list[str]) -> None:
    if not plan_ids:
        return
    cursor.execute("CREATE OR REPLACE TEMP TABLE wanted AS SELECT unnest(?::VARCHAR[]) AS plan_id", [plan_ids])
    cursor.execute(
        "SELECT plan_id, parser_version, subject, text FROM plans WHERE plan_id IN (FROM temp.wanted)"
    )
    while rows := cursor.fetchmany(200):
        for plan_id, version, subject, text in rows:
            number = index.execute(
                "INSERT INTO docs (plan_id, version, alive) VALUES (?, ?, 1)", (plan_id, version)
            ).lastrowid
            subject = subject or ""
            index.execute("INSERT INTO marked (rowid, subject, text) VALUES (?, ?, ?)",
                          (number, marked(subject), marked(text)))
            index.execute("INSERT INTO folded (rowid, subject, text) VALUES (?, ?, ?)",
                          (number, bare(subject), bare(text)))
