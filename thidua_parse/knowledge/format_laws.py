"""Which laws of form were in force on a day, by regime, and what each rule of form rests on.

Tables ``format_laws`` (State, Party, Front and mass organisations), ``format_rules`` (the rules
that are judged, by code; basis in Nghị định 30/2020/NĐ-CP) and ``format_faults`` (sentences).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .tables import rows


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
    return tuple(
        FormatLaw(r["regime"], r["valid_from"], r["valid_to"] or None, r["name"])
        for r in rows("format_laws")
    )


@dataclass(frozen=True, slots=True)
class FormatRule:
    """A rule of form: articles of ``law`` it rests on ("" where they were not read).

    ``serious``: a breach makes the document doubtful as such.
    """

    code: str
    regime: str
    serious: bool
    law: str
    basis: str


@cache
def format_rules() -> dict[str, FormatRule]:
    """Code → rule of form, in the order of the table."""
    return {
        r["code"]: FormatRule(r["code"], r["regime"], r["serious"] == "yes", r["law"], r["basis"])
        for r in rows("format_rules")
    }


@cache
def fault_sentences() -> dict[str, tuple[str, str]]:
    """What can be wrong with the form → its sentence in Vietnamese and English, with ``{name}`` fields."""
    return {r["key"]: (r["vi"], r["en"]) for r in rows("format_faults")}


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
