"""Evaluation: records against gold, figures with intervals, and a validator of the gold itself."""

from .compare import Compared, Counts, Miss, compare
from .figures import Figure, Figures, figures, grouped
from .load import load_gold, load_records, record_for
from .validate import Doubt, validate

__all__ = [
    "Compared", "Counts", "Doubt", "Figure", "Figures", "Miss", "compare", "figures",
    "grouped", "load_gold", "load_records", "record_for", "validate",
]
