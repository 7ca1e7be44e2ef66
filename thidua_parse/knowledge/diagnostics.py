"""Sentences of document-level diagnostics in Vietnamese and English, from ``diagnostics.csv``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from .tables import rows

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class DiagnosticText:
    """Severity and sentences of one code; ``{name}`` fields are filled by :func:`in_both`.

    ``both`` holds the sentences of both languages, Vietnamese first.
    """

    code: str
    severity: Severity
    vi: str
    en: str
    both: str


@lru_cache(maxsize=1)
def diagnostic_texts() -> dict[str, DiagnosticText]:
    """Every code with its severity and sentences."""
    return {
        row["code"]: DiagnosticText(
            row["code"], cast(Severity, row["severity"]), row["vi"], row["en"], f"{row['vi']} / {row['en']}"
        )
        for row in rows("diagnostics")
    }


def in_both(code: str, **values: object) -> str:
    """The sentences of ``code``, Vietnamese first, parted by " / ".

    Raises ``KeyError`` for an unknown code or a missing field.
    """
    both = diagnostic_texts()[code].both
    return both.format(**values) if "{" in both else both
