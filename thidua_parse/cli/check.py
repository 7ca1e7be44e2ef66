"""``thidua check``: does the lower plan follow the higher one?"""

from __future__ import annotations

from enum import StrEnum
from typing import IO, Annotated, Any

import typer

from . import options
from .checked import checked
from .common import EXIT_FINDINGS, LANG, LANGUAGE, exit_code, output, say, t, write_line

_COLOURS = {"fail": "red", "partial": "yellow", "pass": "green", "undecidable": "magenta"}


class Form(StrEnum):
    """Forms of output."""

    json = "json"
    table = "table"


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        help=t(
            "Kiểm tra kế hoạch cấp dưới có chấp hành văn bản cấp trên không; mỗi dòng một kết luận JSON.",
            "Check whether lower plans follow higher documents; one JSON finding a line.",
        )
    )
    def check(
        paths: options.Paths,
        form: Annotated[Form, options.FORMAT] = Form.json,
        complete: options.Complete = False,
        rules: options.Rules = None,
        disable: options.Disable = None,
        pair: options.Pair = None,
        semantic: options.Semantic = False,
        corrections: options.Corrections = None,
        strict: Annotated[
            bool,
            typer.Option("--strict", help=t("Thoát với mã 4 nếu có quy tắc không đạt.", "Exit with 4 if a rule fails.")),
        ] = False,
        out: options.Out = None,
        jobs: options.Jobs = 1,
        limit: options.Limit = None,
        lang: options.Language = LANG,
    ) -> None:
        graph, findings, errors, _ = checked(
            paths, jobs, limit, complete=complete, rules=rules, disable=disable, pair=pair,
            semantic=semantic, corrections=corrections,
        )
        if findings.disabled:
            say(t("Quy tắc đã tắt: ", "Rules switched off: ") + ", ".join(findings.disabled))
        rows = findings.to_json()
        with output(out) as stream:
            if form is Form.json:
                for row in rows:
                    write_line(stream, row)
            else:
                _table(stream, rows)
        code = exit_code(len(graph.plans), len(errors))
        if strict and any(row["verdict"] == "fail" for row in rows):
            code = EXIT_FINDINGS
        raise typer.Exit(code)


def _table(stream: IO[str], rows: list[dict[str, Any]]) -> None:
    """The findings for a terminal, with the number of every verdict below."""
    from ..reports.wording import Wording
    from .tables import show, show_counts

    word = Wording(LANGUAGE)
    headings = (
        t("Quy tắc", "Rule"), t("Kết luận", "Verdict"), t("Mức", "Severity"),
        t("Văn bản", "Document"), t("Cấp trên", "Parent"), t("Nhận xét", "Message"),
    )
    show(stream, headings, (
        (
            row["rule"], (word(row["verdict"]), _COLOURS.get(row["verdict"], "dim")), word(row["severity"]),
            _short(row["child"]["path"]), _short((row["parent"] or {}).get("path")), row["message"],
        )
        for row in rows
    ))
    show_counts(stream, (row["verdict"] for row in rows), word)


def _short(path: str | None) -> str:
    return (path or "").rsplit("/", 1)[-1]
