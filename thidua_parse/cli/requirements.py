"""``thidua requirements``: what higher documents demand, and what lower ones do with it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from . import options
from .common import (
    LANG,
    LANGUAGE,
    exit_code,
    output,
    read_all,
    sift,
    t,
    write_line,
)
from .corrected import Corrected
from .graphs import telling_what_there_is
from .pairs import paired

if TYPE_CHECKING:
    from ..compliance import CheckedRequirements
    from ..linking import PlanGraph
    from ..record import Plan

_COLOURS = {
    "met": "green", "adapted": "green", "weaker": "yellow", "contradicted": "red", "missing": "red",
    "undecidable": "magenta",
}


class Form(StrEnum):
    """Forms of output."""

    json = "json"
    table = "table"
    csv = "csv"


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        help=t(
            "Liệt kê yêu cầu của văn bản cấp trên; có văn bản cấp dưới thì kèm kết quả từng yêu cầu.",
            "List the requirements of higher documents and, with lower plans at hand, their outcomes.",
        )
    )
    def requirements(
        paths: options.Paths,
        form: Annotated[Form, options.FORMAT] = Form.table,
        of: Annotated[
            str | None,
            typer.Option("--of", help=t(
                "Chỉ yêu cầu của một văn bản: đường dẫn, tên tệp hoặc số, ký hiệu.",
                "Only the requirements of one document: its path, file name or number.",
            )),
        ] = None,
        pair: options.Pair = None,
        corrections: options.Corrections = None,
        out: options.Out = None,
        jobs: options.Jobs = 1,
        limit: options.Limit = None,
        lang: options.Language = LANG,
    ) -> None:
        from ..compliance import check_requirements
        from ..errors import LinkingError
        from ..linking import link
        from ..linking.byhand import is_called

        corrected = Corrected(corrections)
        plans, errors = sift(read_all(paths, jobs, limit))
        plans = corrected.plans(plans)
        graph = paired(corrected.graph(link(plans, language=LANGUAGE)), pair)
        checked = check_requirements(graph, language=LANGUAGE)
        chosen = list(plans) if of is None else [
            p for p in plans
            if is_called(of, p.source.path, p.document_number.text or graph.node(p).number or p.document_number.raw)
        ]
        if of is not None and not chosen:
            with telling_what_there_is(graph):
                raise LinkingError("TP320", document=of)
        corrected.tell()
        rows, items = _rows(graph, checked, chosen, every=of is not None)
        with output(out) as stream:
            if form is Form.json:
                for item in items:
                    write_line(stream, item)
            elif form is Form.csv:
                from ..compliance.requirements.model import COLUMNS
                from ..reports.tables import csv_text

                stream.write(csv_text(rows, COLUMNS))
            else:
                _table(stream, rows)
        raise typer.Exit(exit_code(len(plans), len(errors)))


def _rows(
    graph: PlanGraph, checked: CheckedRequirements, chosen: list[Plan], *, every: bool
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Flat rows and JSON items of the chosen documents.

    A document without a lower one at hand is listed by itself where it was asked for by name, or where
    no document has any.
    """
    from ..compliance.requirements import requirements
    from ..compliance.requirements.model import COLUMNS

    rows: list[dict[str, Any]] = []
    items: list[dict[str, Any]] = []
    for plan in chosen:
        key = graph.key(plan)
        found = checked.where(test=lambda r, key=key: r.parent.key == key)  # type: ignore[misc]
        rows += found.rows()
        items += found.to_json()
        if found or not (every or not checked):
            continue
        for r in requirements(plan):
            row = dict.fromkeys(COLUMNS)
            row.update({
                "parent_path": plan.source.path, "id": r.id, "kind": r.kind, "parent_item": r.item,
                "requirement": r.text, "by": "; ".join(r.by), "with": "; ".join(r.with_),
                "due": r.due or r.recurrence, "amount": r.amount, "to": "; ".join(r.to),
                "award": r.award, "document": r.document,
            })
            rows.append(row)
            items.append({
                "requirement": r.model_dump(mode="json", by_alias=True), "outcome": None, "child": None,
                "parent": {"path": plan.source.path, "id": plan.id},
            })
    return rows, items


def _table(stream: IO[str], rows: list[dict[str, Any]]) -> None:
    """The rows for a terminal, with the number of every outcome below."""
    from ..reports.wording import Wording
    from .tables import show, show_counts

    word = Wording(LANGUAGE)
    headings = (
        t("Cấp trên", "Higher"), t("Mã", "Id"), t("Loại", "Kind"), t("Yêu cầu", "Requirement"),
        t("Cấp dưới", "Lower"), t("Kết quả", "Outcome"), t("Lý do", "Reason"),
    )
    show(stream, headings, (
        (
            PurePath(row["parent_path"] or "").name, row["id"], word(row["kind"]),
            " ".join((row["requirement"] or "").split()), PurePath(row["child_path"] or "").name,
            (word(row["outcome"]), _COLOURS.get(row["outcome"], "dim")) if row["outcome"] else "",
            row["message"] or "",
        )
        for row in rows
    ))
    show_counts(stream, (row["outcome"] for row in rows if row["outcome"]), word)
