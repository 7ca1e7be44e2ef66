"""Sentences of document-level diagnostics in Vietnamese and English, from ``diagnostics.csv``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from .tables import rows

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class DiagnosticText:
    """Severity and sentences of one code; ``{name}`` fields are filled by :func:`sentence`."""

    code: str
    severity: Severity
    vi: str
    en: str


@lru_cache(maxsize=1)
def diagnostic_texts() -> dict[str, DiagnosticText]:
    """Every code with its severity and sentences."""
    return {
        row["code"]: DiagnosticText(
            row["code"], cast(Severity, row["severity"]), row["vi"], row["en"]
        )
        for row in rows("diagnostics")
    }


def sentence(code: str, language: Literal["vi", "en"] = "vi", **values: object) -> str:
    """The sentence of ``code``; raises ``KeyError`` for an unknown code or a missing field."""
    text = diagnostic_texts()[code]
    return (text.vi if language == "vi" else text.en).format(**values)
