"""Kind words as they stand above a document's subject (tên loại), from ``title_kinds.csv``."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class TitleKind:
    """A kind of document: letters, name, the words that head it.

    ``promulgated`` kinds often stand behind the decision that issues them, in the same file.
    """

    code: str
    name: str
    words: tuple[str, ...]
    promulgated: bool


@lru_cache(maxsize=1)
def title_kinds() -> tuple[TitleKind, ...]:
    """All kinds, in the order of the table."""
    text = files(__package__).joinpath("data/title_kinds.csv").read_text("utf-8")
    return tuple(
        TitleKind(
            row["code"], row["name"], tuple(row["words"].split("|")), row["promulgated"] == "yes"
        )
        for row in csv.DictReader(text.splitlines())
    )


@lru_cache(maxsize=1)
def kinds_by_code() -> dict[str, TitleKind]:
    """Kind by its letters."""
    return {kind.code: kind for kind in title_kinds()}
