"""Which rules of form were in force on a day, by regime (State, Party, Front and mass organisations)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class FormatLaw:
    """A law on the form of documents; ISO days, ``valid_to`` None while it is in force."""

    regime: str
    valid_from: str
    valid_to: str | None
    name: str


@cache
def format_laws() -> tuple[FormatLaw, ...]:
    """All laws of the table, earliest first within a regime."""
    text = resources.files("thidua_parse.knowledge").joinpath("data/format_laws.csv").read_text("utf-8")
    return tuple(
        FormatLaw(r["regime"], r["valid_from"], r["valid_to"] or None, r["name"])
        for r in csv.DictReader(text.splitlines())
    )


def format_law(regime: str, day: str | None) -> FormatLaw | None:
    """The law of a regime on a day (ISO, possibly partial); the latest where the day is not known.

    None before the first law of the table: the form of such documents is not judged.
    """
    laws = [law for law in format_laws() if law.regime == regime]
    if not day:
        return laws[-1] if laws else None
    return next((
        law for law in laws
        if law.valid_from[: len(day)] <= day and (law.valid_to is None or day <= law.valid_to[: len(day)])
    ), None)
