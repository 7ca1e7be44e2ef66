"""The Typer application; each command lives in a module of its own."""

from __future__ import annotations

from typing import Annotated

import typer

from . import (
    check,
    evaluate,
    explain,
    export,
    export_akn,
    graph,
    ingest,
    link,
    parse,
    picture,
    query,
    relink,
    report,
    requirements,
    review,
    schema,
    search,
    status,
)
from .common import LANG, Lang, t
from .shell import Command, Group


def build_app() -> typer.Typer:
    """The application with help in the chosen language."""
    app = typer.Typer(
        name="thidua",
        cls=Group,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        help=t(
            "Đọc kế hoạch hành chính đã ban hành, nối với văn bản cấp trên và kiểm tra việc chấp hành. "
            "Mã thoát: 0 xong; 1 một số tệp lỗi; 2 dùng sai lệnh; 3 không đọc được tệp nào; "
            "4 có quy tắc không đạt (check --strict).",
            "Read issued Vietnamese administrative plans, link them to higher documents and check whether "
            "lower plans follow higher ones. Exit codes: 0 done; 1 some files failed; 2 wrong use; "
            "3 nothing could be read; 4 a rule failed (check --strict).",
        ),
    )

    @app.callback()
    def root(
        lang: Annotated[
            Lang, typer.Option("--lang", help=t("Ngôn ngữ thông báo.", "Language of messages."))
        ] = LANG,
        version: Annotated[
            bool,
            typer.Option(
                "--version", is_eager=True, callback=_version,
                help=t("In phiên bản rồi thoát.", "Print the version and exit."),
            ),
        ] = False,
    ) -> None:
        pass

    for module in (
        parse, link, graph, check, explain, requirements, review, report, picture, ingest, relink, status, query, search,
        export, export_akn, evaluate, schema,
    ):
        module.register(app)
    for command in app.registered_commands:
        command.cls = Command
    return app


def _version(value: bool) -> None:
    if value:
        from .. import __version__

        typer.echo(f"thidua {__version__}")
        raise typer.Exit
