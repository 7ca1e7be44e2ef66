"""``thidua export-akn``: documents as Akoma Ntoso 3.0."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from . import options
from .common import LANG, exit_code, output, read_all, say, sift, t
from .corrected import Corrected


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        "export-akn",
        help=t(
            "Xuất văn bản ra Akoma Ntoso 3.0 (XML). Nhiều văn bản: --out là thư mục, mỗi văn bản một tệp .akn.xml.",
            "Export documents as Akoma Ntoso 3.0 (XML). Several documents: --out is a folder, one .akn.xml file each.",
        ),
    )
    def export_akn(
        paths: options.Paths,
        out: Annotated[
            Path | None,
            typer.Option("--out", "-o", help=t("Tệp hoặc thư mục; không có: in ra màn hình.", "File or folder; without it: the screen.")),
        ] = None,
        corrections: options.Corrections = None,
        jobs: options.Jobs = 1,
        limit: options.Limit = None,
        lang: options.Language = LANG,
    ) -> None:
        from ..reports.akoma import akoma_ntoso

        plans, errors = sift(read_all(paths, jobs, limit))
        corrected = Corrected(corrections)
        graph = corrected.linked(plans)
        corrected.tell()
        if len(graph.plans) == 1 and (out is None or not out.is_dir()):
            with output(out) as stream:
                stream.write(akoma_ntoso(graph.plans[0], graph))
        elif plans and out is None:
            raise typer.BadParameter(
                t("nhiều văn bản thì phải nêu thư mục", "several documents need a folder"), param_hint="--out"
            )
        elif out is not None:
            taken: set[str] = set()
            for plan in graph.plans:
                target = out / _free(Path(plan.source.path).name, taken)
                with output(target) as stream:
                    stream.write(akoma_ntoso(plan, graph))
                say(str(target))
        raise typer.Exit(exit_code(len(plans), len(errors)))


def _free(name: str, taken: set[str]) -> str:
    """A file name that no earlier document has: "x.akn.xml", then "x-2.akn.xml"."""
    number, free = 1, f"{name}.akn.xml"
    while free.casefold() in taken:
        number += 1
        free = f"{name}-{number}.akn.xml"
    taken.add(free.casefold())
    return free
