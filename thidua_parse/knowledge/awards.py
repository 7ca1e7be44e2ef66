"""Award forms and titles, and who may decide on them by which law.

Sources: Luật Thi đua, khen thưởng 15/2003/QH11 (to 31/12/2023) and 06/2022/QH15 (from 1/1/2024),
Nghị định 129/2025/NĐ-CP for communes since 1/7/2025; the tables ``awards`` and ``award_competence``
say for each row what it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from typing import Literal

from .tables import in_force, rows

Verdict = Literal["decide", "propose"]


@dataclass(frozen=True, slots=True)
class Award:
    """One award form or title: ``forms`` are its names in documents, ``giver`` who gives it by law
    (None where several bodies may), ``classes`` its classes ("Nhất", "Nhì", "Ba")."""

    code: str
    name: str
    family: str
    classes: tuple[str, ...]
    giver: str | None
    valid_from: str | None
    valid_to: str | None
    forms: tuple[str, ...]
    in_law: bool
    source: str


@dataclass(frozen=True, slots=True)
class Competence:
    """What an authority may decide under one law in one period (codes, "HC*" for all orders)."""

    law: str
    valid_from: str
    valid_to: str | None
    article: str
    authority: str
    keys: tuple[str, ...]
    level: str
    may_decide: tuple[str, ...]
    may_only_propose: str
    evidence: str

    def decides(self, code: str) -> bool:
        """Whether the award with ``code`` is within this competence."""
        return any(fnmatchcase(code, pattern) for pattern in self.may_decide)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


@cache
def awards() -> dict[str, Award]:
    """All award forms by code."""
    return {
        row["code"]: Award(
            row["code"], row["name"], row["family"], _split(row["classes"]), row["giver"] or None,
            row["valid_from"] or None, row["valid_to"] or None, _split(row["forms"]),
            row["in_law"] == "yes", row["source"],
        )
        for row in rows("awards")
    }


@cache
def _competences() -> tuple[tuple[dict[str, str], Competence], ...]:
    return tuple(
        (
            row,
            Competence(
                row["law"], row["valid_from"], row["valid_to"] or None, row["article"],
                row["authority"], _split(row["authority_key"]), row["level"],
                _split(row["may_decide"]), row["may_only_propose"], row["evidence"],
            ),
        )
        for row in rows("award_competence")
    )


def competences(on: str | None = None) -> tuple[Competence, ...]:
    """Competences in force on ``on`` (ISO date, possibly partial; None: all)."""
    return tuple(item for row, item in _competences() if in_force(row, on))


def may_decide(authority: str, code: str, on: str | None) -> Verdict | None:
    """Whether ``authority`` decides on the award ``code`` itself or can only propose it.

    ``authority`` is one of president, government, prime_minister, standing_committee, minister,
    province_chair, department_director, district_chair, commune_chair, unit_head,
    enterprise_director, enterprise_chair. None: no rule in force says, or the law is not settled
    by the date (a partial date in the year of a change).
    """
    verdicts: set[Verdict] = set()
    for item in competences(on):
        if authority in item.keys:
            verdicts.add("decide" if item.decides(code) else "propose")
    if on and len(on) >= 10:
        return "decide" if "decide" in verdicts else ("propose" if verdicts else None)
    return verdicts.pop() if len(verdicts) == 1 else None


def law_in_force(on: str) -> str | None:
    """The Law on emulation and commendation in force on ``on``, by its year: "2003" or "2022".

    None before the first law of the table, or where a partial date leaves several.
    """
    laws = {item.law for item in competences(on)}
    return laws.pop() if len(laws) == 1 else None
