"""Gold records and plan records from files."""

from __future__ import annotations

import json
from pathlib import Path

from ..errors import EvaluationError
from .values import Record


def load_gold(folder: Path, layers: frozenset[str] | None = None) -> dict[str, Record]:
    """Gold records of a folder by file stem, sorted; only those of ``layers`` where given.

    Raises :class:`EvaluationError` (TP710) where there is none, TP711 where one is no JSON.
    """
    found = {}
    for path in sorted(folder.glob("*.json")):
        try:
            gold = json.loads(path.read_text("utf-8"))
        except ValueError as error:
            raise EvaluationError("TP711", path=str(path), reason=str(error)) from error
        if not isinstance(gold, dict):
            raise EvaluationError("TP711", path=str(path), reason="not an object")
        if layers is None or str(gold.get("layer") or "text") in layers:
            found[path.stem] = gold
    if not found:
        raise EvaluationError("TP710", path=str(folder))
    return found


def load_records(path: Path) -> dict[str, Record]:
    """Records by the stem of their source file: a folder of JSON files or one JSON Lines file.

    Error items are left out: to be unread is to have no record.
    """
    records: dict[str, Record] = {}
    try:
        if path.is_dir():
            pairs = [(p.stem, p.read_text("utf-8")) for p in sorted(path.glob("*.json"))]
        else:
            pairs = [("", line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        for stem, text in pairs:
            record = json.loads(text)
            if "error" not in record:
                records[stem or stem_of(record)] = record
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise EvaluationError("TP711", path=str(path), reason=str(error)) from error
    return records


def stem_of(record: Record) -> str:
    """Stem of the file a record was read from."""
    source = record.get("source") or {}
    return Path(str(source.get("path") or "")).stem


def record_for(name: str, gold: Record, records: dict[str, Record]) -> Record | None:
    """The record that belongs to a gold record: by its own stem, else by its document's."""
    return records.get(name) or records.get(Path(str(gold.get("doc") or "")).stem)
