"""Addresses of documents by the Akoma Ntoso naming convention: work, expression, manifestation.

``/akn/vn/doc/kh/uy-ban-nhan-dan-tinh-tra-vinh/2021-09-21/85-kh-ubnd``: country, sort of document,
kind, issuing body, date as far as it is known, number.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import regex

from ...knowledge.symbols import legislation

_NOT_SLUG = regex.compile(r"[^a-z0-9]+")
#: what stands where the schema asks for a date and none is known
UNKNOWN_DATE = "0001-01-01"


@dataclass(frozen=True, slots=True)
class Identity:
    """What names a document: kind code, number, ISO date (possibly partial), issuing body."""

    kind: str | None
    number: str | None
    date: str | None
    issuer: str | None

    @property
    def sort(self) -> str:
        """``act`` for legislation, ``doc`` for administrative documents."""
        return "act" if self.kind in legislation() else "doc"


def slug(text: str | None) -> str:
    """ASCII letters and digits joined by hyphens: "85/KH-UBND" is "85-kh-ubnd"; "" for nothing."""
    folded = unicodedata.normalize("NFD", (text or "").casefold().replace("đ", "d"))
    kept = "".join(c for c in folded if not unicodedata.combining(c))
    return str(_NOT_SLUG.sub("-", kept)).strip("-")


def frbr_uri(identity: Identity) -> str:
    """Address of the work; ``unknown`` stands for what is not known."""
    parts = (
        identity.sort, slug(identity.kind) or "unknown", slug(identity.issuer) or "unknown",
        identity.date if identity.date and slug(identity.date) == identity.date else "unknown",
        slug(identity.number) or "unnumbered",
    )
    return "/akn/vn/" + "/".join(parts)
