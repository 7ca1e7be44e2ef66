"""``thidua report``: the compliance report for a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from . import options
from .checked import checked
from .common import LANG, LANGUAGE, exit_code, say, t


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        help=t(
            "Lập báo cáo: một trang HTML, báo cáo DOCX theo Nghị định 30, plans.jsonl, edges.csv, findings.csv, requirements.csv, findings.xlsx.",
            "Write the report: one HTML page, an official DOCX report, plans.jsonl, edges.csv, findings.csv, requirements.csv, findings.xlsx.",
        )
    )
    def report(
        paths: options.Paths,
        out: Annotated[
            Path, typer.Option("--out", "-o", callback=options.place, help=t("Thư mục ghi báo cáo.", "Folder for the report."))
        ] = Path("report"),
        complete: options.Complete = False,
        rules: options.Rules = None,
        disable: options.Disable = None,
        pair: options.Pair = None,
        semantic: options.Semantic = False,
        corrections: options.Corrections = None,
        jobs: options.Jobs = 1,
        limit: options.Limit = None,
        lang: options.Language = LANG,
    ) -> None:
        from ..reports import write_report

        graph, findings, errors, run = checked(
            paths, jobs, limit, complete=complete, rules=rules, disable=disable, pair=pair,
            semantic=semantic, corrections=corrections,
        )
        written = write_report(graph, findings, out, errors=errors, language=LANGUAGE, run=run)
        for path in written:
            say(str(path))
        raise typer.Exit(exit_code(len(graph.plans), len(errors)))
