"""Flat files of a report: plans.jsonl, edges.csv, findings.csv. Sorted; same input, same bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any

from ..compliance.findings import COLUMNS, Finding, Quote, joined_items, joined_quotes
from ..linking import PlanGraph
from ..record import Plan

#: a cell that a spreadsheet would run as a formula is told to be text (CSV injection)
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_FORMULA_LETTERS = frozenset(FORMULA_STARTS)

EDGE_COLUMNS = (
    "from_path", "from_id", "to_path", "to_id", "to_key", "to_kind", "to_number", "to_date",
    "to_issuer", "to_campaign", "relation", "is_parent", "parent_kind", "status", "confidence",
    "reasons", "candidates", "mentions",
)

#: what many findings share, and what the rest of a row is made of
_kind_of = attrgetter("rule", "group", "verdict", "severity", "confidence")
_rest_of = attrgetter("child", "parent", "message", "evidence.child", "evidence.parent", "items")


def jsonl(plans: Iterable[Plan]) -> str:
    """One record a line."""
    return "".join([plan.model_dump_json() + "\n" for plan in plans])


def edge_rows(graph: PlanGraph) -> list[dict[str, Any]]:
    """Edges flattened to :data:`EDGE_COLUMNS`."""
    rows = []
    for edge in graph.to_json():
        rows.append({
            "from_path": edge["from"]["path"], "from_id": edge["from"]["id"],
            **{f"to_{key}": value for key, value in edge["to"].items()},
            "relation": edge["relation"], "is_parent": edge["is_parent"],
            "parent_kind": edge["parent_kind"], "status": edge["status"],
            "confidence": edge["confidence"], "reasons": "; ".join(edge["reasons"]),
            "candidates": "; ".join(
                f"{c['key']} ({', '.join(c['reasons'])})" for c in edge["candidates"]
            ),
            "mentions": "; ".join(f"{m['start']}-{m['end']}" for m in edge["mentions"]),
        })
    return rows


def csv_text(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """CSV with a BOM (Excel reads Vietnamese right only with one) and safe cells."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    # most cells are text that is safe
    unsafe = _FORMULA_LETTERS
    writer.writerows(
        [v if v.__class__ is str and v[:1] not in unsafe else safe_cell(v) for v in map(row.get, columns)]
        for row in rows
    )
    return "\ufeff" + stream.getvalue()


def findings_csv(findings: Sequence[Finding], joined: Callable[[tuple[Quote, ...]], str] = joined_quotes) -> str:
    """:func:`csv_text` of findings, whose cells are made once; ``joined`` gives quotes as one text.

    A report has tens of thousands of rows, which share their rules, documents, sentences and quotes.
    """
    heads: dict[tuple[Any, ...], str] = {}
    children: dict[int, str] = {}
    parents: dict[int, str] = {id(None): ",,,"}
    told: dict[str, str] = {}
    lines = [",".join(COLUMNS)]
    for kind, rest in zip(map(_kind_of, findings), map(_rest_of, findings), strict=True):
        child, parent, message, here, there, items = rest
        head = heads.get(kind) or heads.setdefault(kind, _cells(kind))
        own = children.get(id(child)) or children.setdefault(id(child), _cells((child.path, child.id)))
        above = parents.get(id(parent)) or parents.setdefault(
            id(parent), _cells((parent.path, parent.id, parent.key))
        )
        sentence = told.get(message) or told.setdefault(message, _cell(message))
        lines.append(
            f"{head}{own}{above}{sentence},{_cell(joined(here)) if here else ''},"
            f"{_cell(joined(there)) if there else ''},{_cell(joined_items(items)) if items else ''}"
        )
    lines.append("")
    return "\ufeff" + "\r\n".join(lines)


def _cells(values: Iterable[Any]) -> str:
    """Cells of a row, each with the comma behind it."""
    return "".join([_cell(value) + "," for value in values])


def _cell(value: Any) -> str:
    """A value as ``csv`` writes it: quoted where it holds a comma, a quotation mark or the end of a line."""
    text = str(safe_cell(value))
    if '"' in text:
        text = text.replace('"', '""')
    elif not ("," in text or "\n" in text or "\r" in text):
        return text
    return f'"{text}"'


def safe_cell(value: Any) -> Any:
    """Text that a spreadsheet would take for a formula gets an apostrophe in front."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return "'" + value
    return "" if value is None else value
