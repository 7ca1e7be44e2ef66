"""An archive: many plans kept as Parquet shards, taken in incrementally, asked with SQL.

This room is built on all earlier ones. DuckDB (``pip install 'thidua-parse[archive]'``) is imported
only where an archive is opened.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .ingest import Summary
    from .search import Hit
    from .store import Archive, Status

_WHERE = {"Archive": ".store", "Status": ".store", "Summary": ".ingest", "Hit": ".search"}

__all__ = ["Archive", "Hit", "Status", "Summary"]


def __getattr__(name: str) -> Any:
    if name in _WHERE:
        return getattr(import_module(_WHERE[name], __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
