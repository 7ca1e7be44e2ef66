"""Tables of the compliance rules: metadata, sentences, thresholds, remits, left-over phrases."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import regex

from .tables import in_force, rows


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule as the table states it.

    ``scope`` tells what the rule needs: ``child`` one document; ``cited`` a document and what it
    cites, so that something can be said where the parent is not at hand; ``pair`` both texts;
    ``plan`` a document as such and, apart from that, every pair.
    ``regimes`` is ``any`` or ``state`` (rules of the State are not applied to Party documents).
    ``kinds`` is ``any``, ``plan`` (not for letters, reports, notices), ``work`` (plans, and guidelines
    and telegrams that carry their parent out), ``act`` (not for reports and notices, which carry
    nothing out) or ``order`` (plans and all guidelines and telegrams).
    ``needs`` names the parts of the records the verdict rests on.
    """

    id: str
    group: str
    severity: str
    scope: str
    regimes: str
    statement_vi: str
    statement_en: str
    basis: str
    needs: tuple[str, ...]
    kinds: str = "any"

    def statement(self, language: str) -> str:
        """The statement in ``vi`` or ``en``."""
        return self.statement_en if language == "en" else self.statement_vi


@dataclass(frozen=True, slots=True)
class Remit:
    """A subject matter, the words that show it and the bodies that it belongs to."""

    subject: str
    keywords: tuple[str, ...]
    bodies: tuple[str, ...]
    source: str


@lru_cache(maxsize=1)
def rule_table() -> dict[str, RuleInfo]:
    """The rules by id, in the order of the table."""
    return {
        r["id"]: RuleInfo(
            r["id"], r["group"], r["severity"], r["scope"], r["regimes"], r["statement_vi"],
            r["statement_en"], r["basis"], tuple(n.strip() for n in r["needs"].split(";")),
            r["kinds"],
        )
        for r in rows("compliance_rules")
    }


@lru_cache(maxsize=1)
def sentences() -> dict[str, tuple[str, str]]:
    """Sentence templates: ``"G09.fail"`` → (Vietnamese, English)."""
    return {r["key"]: (r["vi"], r["en"]) for r in rows("compliance_messages")}


@lru_cache(maxsize=1)
def thresholds() -> dict[str, float]:
    """The thresholds of the rules by name; the table says where each comes from."""
    return {r["name"]: float(r["value"]) for r in rows("compliance_thresholds")}


@lru_cache(maxsize=4096)
def remits(on: str | None) -> tuple[Remit, ...]:
    """The remit table in force on a date."""
    return tuple(
        Remit(
            r["subject"], tuple(r["keywords"].split(";")), tuple(r["bodies"].split(";")),
            r["source"],
        )
        for r in rows("remits")
        if in_force(r, on)
    )


@lru_cache(maxsize=1)
def duty_topics() -> dict[str, tuple[str, ...]]:
    """Topic of duties → the words by which plans name it."""
    return {r["topic"]: tuple(r["words"].split(";")) for r in rows("duty_topics")}


@lru_cache(maxsize=2)
def alien_bearers(use: Literal["shared", "charged"]) -> dict[str, regex.Pattern[str]]:
    """Level of a body → pattern of bearers that it cannot give duties to, in folded text.

    ``shared``: bodies beside or above it, as they open an item; ``charged``: the same with a verb by
    which a duty is given outright ("đề nghị" and "phối hợp" only ask).
    """
    return {r["level"]: regex.compile(r["pattern"]) for r in rows("alien_bearers") if r["use"] == use}


@dataclass(frozen=True, slots=True)
class Conditions:
    """When a rule is met and when it is broken, in both languages (vi, en)."""

    met: tuple[str, str]
    broken: tuple[str, str]


@lru_cache(maxsize=1)
def conditions() -> dict[str, Conditions]:
    """What decides each rule: told where a verdict is explained."""
    return {
        r["rule"]: Conditions((r["met_vi"], r["met_en"]), (r["broken_vi"], r["broken_en"]))
        for r in rows("compliance_conditions")
    }


@lru_cache(maxsize=1)
def value_names() -> dict[str, tuple[str, str]]:
    """Names (vi, en) of what rules compute (``days``) and of what they need (``need.child``)."""
    return {r["key"]: (r["vi"], r["en"]) for r in rows("compliance_values")}


@dataclass(frozen=True, slots=True)
class Threshold:
    """A threshold of the table: its value, unit and where it comes from."""

    name: str
    value: float
    unit: str
    source: str


@lru_cache(maxsize=64)
def thresholds_of(rule_id: str) -> tuple[Threshold, ...]:
    """The thresholds that a rule uses."""
    return tuple(
        Threshold(r["name"], float(r["value"]), r["unit"], r["source"])
        for r in rows("compliance_thresholds")
        if rule_id in r["rules"].split(";")
    )
