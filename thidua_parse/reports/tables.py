"""Flat files of a report: plans.jsonl, edges.csv, findings.csv. Sorted; same input, same bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

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


def safe_cell(value: Any) -> Any:
    """Text that a spreadsheet would take for a formula gets an apostrophe in front."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return "'" + value
    return "" if value is None else value
