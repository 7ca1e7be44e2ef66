"""``thidua export``: an archive as files for other programs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from . import options
from .archives import ArchiveFolder, opened
from .common import LANG, say, t
from .corrected import Corrected


class Form(StrEnum):
    """Forms of output."""

    jsonl = "jsonl"
    parquet = "parquet"
    csv = "csv"


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        help=t(
            "Xuất kho văn bản ra thư mục mới: jsonl (bản ghi đầy đủ), parquet hoặc csv (mỗi bảng một tệp).",
            "Export an archive to a new folder: jsonl (whole records), parquet or csv (one file a table).",
        )
    )
    def export(
        archive: ArchiveFolder,
        out: Annotated[Path, typer.Argument(metavar="OUT", help=t("Thư mục mới.", "A new folder."))],
        form: Annotated[Form, typer.Option("--format", "-f", help=t("Dạng tệp.", "Form of the files."))] = Form.jsonl,
        corrections: options.Corrections = None,
        lang: options.Language = LANG,
    ) -> None:
        if corrections is not None and form is not Form.jsonl:
            raise typer.BadParameter(
                t("chỉ dùng được với --format jsonl: bảng ghi kết quả của máy", "only with --format jsonl: tables hold what the machine has read"),
                param_hint="--corrections",
            )
        corrected = Corrected(corrections)
        opened(archive).export(out, form.value, change=corrected.held.plan if corrected.held else None)
        corrected.tell()
        say(t(f"Đã xuất ra {out}.", f"Exported to {out}."))
