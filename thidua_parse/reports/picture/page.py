"""The hierarchy page: one HTML file with everything in it, for a browser without a network."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from typing import Any

from ...compliance.findings import Finding
from ...errors import Language
from ...linking import PlanGraph
from ..wording import Wording
from .charts import lag_charts
from .data import page_data, script_json
from .hierarchy import Hung, hang, plain
from .matrix import TABLES, legend_of, matrices, matrix_table
from .words import Words

#: the page's own script, in the order in which it runs
PARTS = ("documents", "drawing", "details", "search", "controls")
#: documents listed for a browser without scripts
LISTED = 300


@cache
def _template() -> Any:
    import jinja2

    loader = jinja2.PackageLoader("thidua_parse.reports", "templates")
    return jinja2.Environment(
        loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    ).get_template("picture.html.j2")


@cache
def _asset(folder: str, name: str) -> str:
    """A file of the package; without the line that names a source map, which a browser would ask for."""
    text = resources.files("thidua_parse.reports").joinpath(folder, name).read_text("utf-8")
    return "\n".join(line for line in text.split("\n") if not line.startswith("//# sourceMappingURL"))


@cache
def _script() -> str:
    """The parts of the page's own script, one after the other in one function of their own."""
    parts = "".join(_asset("templates/picture", f"{part}.js") for part in PARTS)
    return f'(function () {{\n"use strict";\n{parts}}})();'


def render_picture(
    graph: PlanGraph, *, findings: Iterable[Finding] = (), language: Language = "vi",
    title: str | None = None, complete: bool = False, tables: bool = True,
    hung: Sequence[Hung] | None = None,
) -> str:
    """The page as text. ``tables`` False leaves coverage and lags out.

    Everything from documents reaches the page through the template's escaping, through
    :func:`.data.script_json`, or escaped inside drawings.
    """
    from markupsafe import Markup

    words = Words(language)
    data = page_data(graph, hang(graph) if hung is None else hung, findings, Wording(language))
    found = matrices(graph, complete=complete) if tables else []
    return str(_template().render(
        w=words, language=language, title=plain(title) or words("title"), checked=data["checked"],
        style=Markup(_asset("templates", "picture.css")),
        matrices=[matrix_table(m, words) for m in found[:TABLES]], legend=legend_of(words),
        matrices_left=max(0, len(found) - TABLES),
        charts=[Markup(svg) for svg in lag_charts(graph, words)] if tables else [],
        listed=[{"i": "", "d": "", "s": "", **row} for row in data["documents"][:LISTED]],
        data=Markup(script_json(data)), words=Markup(script_json(words.page())),
        cytoscape=Markup(_asset("vendor", "cytoscape.min.js")),
        dagre=Markup(_asset("vendor", "cytoscape-dagre.min.js")),
        layout_script=Markup(_asset("templates", "picture_layout.js")),
        script=Markup(_script()),
    ))
