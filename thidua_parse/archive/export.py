"""Everything in an archive as files for other programs."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ..errors import ArchiveError, system_reason
from . import disk
from .schema import TABLES
from .shards import quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..record import Plan
    from .ask import Asking


def export(
    archive: Asking, out: Path, form: Literal["jsonl", "parquet", "csv"],
    change: Callable[[Plan], Plan] | None = None,
) -> Path:
    """See :meth:`thidua_parse.archive.Archive.export`; the folder appears when it is complete."""
    disk.must_be_empty(out)
    partial = out.with_name(out.name + ".part")
    shutil.rmtree(partial, ignore_errors=True)
    try:
        partial.mkdir(parents=True)
        if form == "jsonl":
            _records(archive, partial / "plans.jsonl", change)
        else:
            _tables(archive.cursor(), partial, form)
        _copy(archive.cursor(), "SELECT path, code, message_vi, message_en, tries FROM quarantine",
              partial / "quarantine.csv", "csv")
        if out.exists():
            out.rmdir()
        partial.replace(out)
    except OSError as error:
        raise ArchiveError("TP614", path=str(out), reason=system_reason(error)) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return out


def _records(archive: Asking, path: Path, change: Callable[[Plan], Plan] | None) -> None:
    import json

    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for plan in archive.plans():
            plan = plan if change is None else change(plan)
            stream.write(json.dumps(plan.model_dump(mode="json"), ensure_ascii=False) + "\n")


def _tables(cursor: Any, folder: Path, form: str) -> None:
    for table, columns in TABLES.items():
        chosen = "*"
        if form == "csv":  # lists as JSON, and no record in one cell
            lists = [f"to_json({n}) AS {n}" for n, kind in columns.items() if kind.endswith("[]")]
            chosen = f"* REPLACE ({', '.join(lists)})" if lists else "*"
            if table == "plans":
                chosen = f"* EXCLUDE (record) REPLACE ({', '.join(lists)})"
        order = "path" if table == "plans" else "plan_id, list, idx" if table == "recipients" else "plan_id, idx"
        _copy(cursor, f"SELECT {chosen} FROM {table} ORDER BY {order}", folder / f"{table}.{form}", form)


def _copy(cursor: Any, sql: str, path: Path, form: str) -> None:
    options = "FORMAT parquet, COMPRESSION zstd" if form == "parquet" else "FORMAT csv, HEADER"
    cursor.execute(f"COPY ({sql}) TO {quoted(path)} ({options})")
