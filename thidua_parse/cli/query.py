"""``thidua query``: SQL over an archive."""

from __future__ import annotations

import csv
from enum import StrEnum
from typing import Annotated, Any

import typer

from . import options
from .archives import ArchiveFolder, opened
from .common import LANG, output, t, write_line


class Form(StrEnum):
    """Forms of output."""

    table = "table"
    csv = "csv"
    json = "json"


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        help=t(
            "Hỏi kho văn bản bằng SQL (DuckDB, chỉ đọc): bảng plans, refs, agencies, deadlines, targets, quarantine …",
            "Ask an archive in SQL (DuckDB, read-only): tables plans, refs, agencies, deadlines, targets, quarantine …",
        )
    )
    def query(
        archive: ArchiveFolder,
        sql: Annotated[str, typer.Argument(metavar="SQL", help=t("Câu lệnh SELECT.", "A SELECT statement."))],
        form: Annotated[Form, options.FORMAT] = Form.table,
        out: options.Out = None,
        lang: options.Language = LANG,
    ) -> None:
        rows = opened(archive).query(sql)
        with output(out) as stream:
            if form is Form.json:
                for row in rows:
                    write_line(stream, {name: _plain(value) for name, value in row.items()})
            elif form is Form.csv:
                writer = csv.writer(stream, lineterminator="\n")
                if rows:
                    writer.writerow(rows[0])
                for row in rows:
                    writer.writerow(["; ".join(map(str, v)) if isinstance(v, list) else v for v in row.values()])
            else:
                print_rows(rows, stream)


def _plain(value: Any) -> Any:
    """A value that JSON has."""
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(v) for v in value]
    return value if isinstance(value, (str, int, float, bool)) or value is None else str(value)


def print_rows(rows: list[dict[str, Any]], stream: Any) -> None:
    """Rows as a table; long cells are cut after 200 letters."""
    from .tables import show

    if not rows:
        stream.write(t("(không có dòng nào)\n", "(no rows)\n"))
        return
    show(
        stream, list(rows[0]), ([_cell(value) for value in row.values()] for row in rows),
        right=[isinstance(value, (int, float)) for value in rows[0].values()],
    )


def _cell(value: Any) -> str:
    if value is None:
        return ""
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= 200 else text[:199] + "…"
