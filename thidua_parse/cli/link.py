"""``thidua link``: the edges of the graph."""

from __future__ import annotations

from enum import StrEnum
from typing import IO, TYPE_CHECKING, Annotated

import typer

from . import options
from .common import LANG, day, exit_code, output, t, write_line
from .corrected import Corrected
from .graphs import graph_of

if TYPE_CHECKING:
    from ..linking import PlanGraph


class Form(StrEnum):
    """Forms of output."""

    json = "json"
    tree = "tree"
    graphml = "graphml"
    gexf = "gexf"
    dot = "dot"
    mermaid = "mermaid"
    jsonld = "jsonld"


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        help=t(
            "Nối các văn bản thành đồ thị; mỗi dòng một cạnh JSON, cây cấp trên - cấp dưới, hoặc GraphML, GEXF, DOT, Mermaid, JSON-LD (ELI).",
            "Link documents into a graph; one JSON edge a line, the tree of higher and lower documents, or GraphML, GEXF, DOT, Mermaid, JSON-LD (ELI).",
        )
    )
    def link(
        paths: options.Paths,
        form: Annotated[Form, options.FORMAT] = Form.json,
        corrections: options.Corrections = None,
        out: options.Out = None,
        jobs: options.Jobs = 1,
        limit: options.Limit = None,
        lang: options.Language = LANG,
    ) -> None:
        corrected = Corrected(corrections)
        found, read, failed = graph_of(paths, jobs, limit, corrected)
        graph = found.whole()
        corrected.tell()
        with output(out) as stream:
            if form is Form.json:
                for row in graph.to_json():
                    write_line(stream, row)
            elif form is Form.tree:
                print_tree(graph, stream)
            elif form is Form.jsonld:
                write_line(stream, graph.to_jsonld())
            else:
                stream.write(getattr(graph, f"to_{form.value}")())
        raise typer.Exit(exit_code(read, failed))


def print_tree(graph: PlanGraph, stream: IO[str]) -> None:
    """The hierarchy as a tree; documents not at hand are dim, inferred numbers marked."""
    from rich.console import Console
    from rich.text import Text
    from rich.tree import Tree

    def label(key: str) -> Text:
        node = graph.node(key)
        text = Text(node.name, style="bold" if node.at_hand else "dim")
        text.append(f"  {node.issuer or t('[không rõ cơ quan]', '[issuer not known]')}  {day(node.date) or t('[không rõ ngày]', '[no date]')}", style="" if node.at_hand else "dim")
        if node.status == "inferred":
            text.append(t("  (suy ra)", "  (inferred)"), style="yellow")
        if node.path:
            text.append(f"  {node.path}", style="cyan")
        return text

    def grow(tree: Tree, key: str, seen: frozenset[str]) -> None:
        for child in graph.children(key):
            branch = tree.add(label(child.key))
            if child.key not in seen:
                grow(branch, child.key, seen | {child.key})

    root = Tree(t("Đồ thị văn bản", "Graph of documents"))
    tops = list(graph.roots())
    linked = {n.key for top in tops for n in graph.descendants(top)} | {n.key for n in tops}
    tops += [n for n in graph.nodes if n.at_hand and n.key not in linked]
    for top in tops:
        grow(root.add(label(top.key)), top.key, frozenset({top.key}))
    Console(file=stream).print(root)
