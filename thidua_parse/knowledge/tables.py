"""Reading of the package's tables (``data/*.csv``), cached for the life of the process."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """All rows of ``data/<name>.csv`` as dictionaries of strings, in file order."""
    path = files("thidua_parse.knowledge") / "data" / f"{name}.csv"
    return tuple(csv.DictReader(path.read_text("utf-8").splitlines()))


def in_force(row: dict[str, str], on: str | None) -> bool:
    """Whether ``row`` is in force on ``on``, an ISO date, possibly partial.

    A partial date is compared by its own length, so that "2025" meets every row that was in force
    in some part of that year. Without a date every row is met.
    """
    if not on:
        return True
    start, end = row.get("valid_from", ""), row.get("valid_to", "")
    size = len(on)
    return (not start or start[:size] <= on) and (not end or on <= end[:size])
