"""The table of confidences (``data/confidence.csv``), learnt from gold by a committed script.

A row says how often values of one field that look alike were right: ``features`` is what can be
seen of them, joined by ``|``, the most telling first; ``right`` of ``values`` were right;
``confidence`` is that share, drawn towards the row with one feature less where values are few.
"""

from __future__ import annotations

from functools import lru_cache

from .tables import rows

#: confidence of a field that the table does not know
UNKNOWN = 0.5


@lru_cache(maxsize=1)
def confidence_table() -> dict[str, dict[str, float]]:
    """Field → features → confidence; the row without features is the field's mean."""
    table: dict[str, dict[str, float]] = {}
    for row in rows("confidence"):
        table.setdefault(row["field"], {})[row["features"]] = float(row["confidence"])
    return table


@lru_cache(maxsize=8192)
def confidence_of(field: str, features: str) -> float:
    """Confidence of a value: the row with all its features, else with the last ones dropped."""
    known = confidence_table().get(field)
    if known is None:
        return UNKNOWN
    while features not in known:
        if not features:
            return UNKNOWN
        features = features.rpartition("|")[0]
    return known[features]
