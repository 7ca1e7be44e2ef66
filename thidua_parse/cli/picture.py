"""``thidua picture``: the hierarchy as an interactive page or a drawing; coverage and lags as drawings."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import options
from .common import LANG, LANGUAGE, exit_code, say, t
from .corrected import Corrected
from .graphs import graph_of

if TYPE_CHECKING:
    from ..compliance import Findings
    from ..linking import Node, PlanGraph


class What(StrEnum):
    """What is drawn."""

    hierarchy = "hierarchy"
    coverage = "coverage"
    lags = "lags"


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        help=t(
            "Vẽ sơ đồ văn bản: trang HTML tương tác, không cần mạng; hoặc hình SVG, PNG để in.",
            "Draw the documents: an interactive HTML page that needs no network, or an SVG or PNG for print.",
        )
    )
    def picture(
        paths: options.Paths,
        out: Annotated[
            Path, typer.Option("--out", "-o", callback=options.place, help=t("Tệp .html, .svg hoặc .png.", "File: .html, .svg or .png."))
        ] = Path("graph.html"),
        what: Annotated[
            What,
            typer.Option(
                "--what", "-w",
                help=t(
                    "Vẽ gì: sơ đồ (mọi dạng), độ phủ hoặc độ trễ (.svg, .png).",
                    "What to draw: the hierarchy (any form), coverage or lags (.svg, .png).",
                ),
            ),
        ] = What.hierarchy,
        of: Annotated[
            str | None,
            typer.Option(
                "--of", metavar="NUMBER",
                help=t("Độ phủ, độ trễ của văn bản số này.", "Coverage or lags of the document of this number."),
            ),
        ] = None,
        issued_on: Annotated[
            str | None,
            typer.Option("--issued-on", metavar="DATE", help=t("Ngày của văn bản ấy (2021-09-10).", "Its date (2021-09-10).")),
        ] = None,
        check: Annotated[
            bool,
            typer.Option("--check", help=t("Kiểm tra và tô màu theo kết luận.", "Check, and colour by verdict.")),
        ] = False,
        complete: options.Complete = False,
        corrections: options.Corrections = None,
        jobs: options.Jobs = 1,
        limit: options.Limit = None,
        lang: options.Language = LANG,
    ) -> None:
        from ..reports.picture import draw_graph, draw_lags, draw_matrix, matrices, matrix_of

        corrected = Corrected(corrections)
        found, read, failed = graph_of(paths, jobs, limit, corrected)
        graph = found.with_records() if check else found.whole()
        if what is What.hierarchy:
            findings = corrected.findings(_findings(graph, complete)) if check else ()
            draw_graph(graph, out, findings=findings, language=LANGUAGE, complete=complete)
        elif what is What.lags:
            draw_lags(graph, _chosen(graph, of, issued_on), out, language=LANGUAGE)
        elif of is not None:
            covered = graph.coverage(_chosen(graph, of, issued_on), complete=complete)
            draw_matrix(matrix_of(graph, [covered]), out, language=LANGUAGE)
        else:
            first = matrices(graph, complete=complete)[:1]
            draw_matrix(first[0] if first else matrix_of(graph, []), out, language=LANGUAGE)
        corrected.tell()
        say(str(out))
        raise typer.Exit(exit_code(read, failed))


def _findings(graph: PlanGraph, complete: bool) -> Findings:
    from ..compliance import check

    return check(graph, complete=complete, language=LANGUAGE)


def _chosen(graph: PlanGraph, of: str | None, issued_on: str | None) -> Node:
    """The document of the number, or the top one with most documents below."""
    from ..errors import LinkingError

    if of is not None:
        return graph.one(of, issued_on)
    roots = sorted(graph.roots(), key=lambda n: (-len(graph.descendants(n)), n.key))
    if not roots:
        raise LinkingError("TP320", document="?")
    return roots[0]
