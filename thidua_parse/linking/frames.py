"""The graph as tables and as a NetworkX graph; heavy libraries are imported when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from .export.fields import EDGE_FIELDS, NODE_FIELDS, edge_rows, node_rows

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    import polars as pl

    from .graph import PlanGraph


class Frames(NamedTuple):
    """Two pandas frames: ``nodes`` (one row a document) and ``edges`` (one row a link)."""

    nodes: pd.DataFrame
    edges: pd.DataFrame


class PolarsFrames(NamedTuple):
    """Two polars frames: ``nodes`` and ``edges``."""

    nodes: pl.DataFrame
    edges: pl.DataFrame


def to_pandas(graph: PlanGraph) -> Frames:
    """Frames with the columns of :mod:`.export.fields`; ``ImportError`` where pandas is missing."""
    import pandas as pd

    return Frames(
        pd.DataFrame(list(node_rows(graph)), columns=list(NODE_FIELDS)),
        pd.DataFrame(list(edge_rows(graph)), columns=list(EDGE_FIELDS)),
    )


def to_polars(graph: PlanGraph) -> PolarsFrames:
    """The same as polars frames; ``ImportError`` where polars is not installed."""
    import polars as pl

    types = {"string": pl.String, "double": pl.Float64, "boolean": pl.Boolean}
    return PolarsFrames(
        pl.DataFrame(list(node_rows(graph)), schema={k: types[t] for k, t in NODE_FIELDS.items()}),
        pl.DataFrame(list(edge_rows(graph)), schema={k: types[t] for k, t in EDGE_FIELDS.items()}),
    )


def to_duckdb(graph: PlanGraph, connection: Any = None) -> Any:
    """A DuckDB connection with the tables ``nodes`` and ``edges`` (made in memory if none is given).

    Tables of these names are replaced. ``ImportError`` where duckdb or pandas is not installed.
    """
    import duckdb

    con = duckdb.connect() if connection is None else connection
    frames = to_pandas(graph)
    sql = {"string": "VARCHAR", "double": "DOUBLE", "boolean": "BOOLEAN"}
    for name, frame, fields in (
        ("nodes", frames.nodes, NODE_FIELDS), ("edges", frames.edges, EDGE_FIELDS)
    ):
        columns = ", ".join(f'"{field}" {sql[type_]}' for field, type_ in fields.items())
        con.execute(f"CREATE OR REPLACE TABLE {name} ({columns})")
        if len(frame):
            con.register(f"_{name}_frame", frame)
            con.execute(f"INSERT INTO {name} SELECT * FROM _{name}_frame")
            con.unregister(f"_{name}_frame")
    return con


def to_networkx(graph: PlanGraph) -> nx.DiGraph:
    """A ``DiGraph``: nodes by key, an edge from the citing to the cited document, with attributes."""
    import networkx as nx

    made = nx.DiGraph()
    for row in node_rows(graph):
        made.add_node(row.pop("key"), **row)
    for row in edge_rows(graph):
        made.add_edge(row.pop("source"), row.pop("target"), **row)
    return made
