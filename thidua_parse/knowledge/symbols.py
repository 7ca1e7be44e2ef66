"""Letters of kinds and organs in document symbols (ký hiệu).

Sources: Nghị định 30/2020/NĐ-CP, Phụ lục III (letters of kinds); the laws on the promulgation of
legal documents; Hướng dẫn 36-HD/VPTW (Party); organ letters as met in public documents, with the
year in which an organ ended and what took its place. The column ``source`` of the tables says
which rows are from usage only.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from .tables import rows


@dataclass(frozen=True, slots=True)
class SymbolKind:
    """A kind of document: ``code`` as in symbols, ``family`` administrative, law, party …"""

    code: str
    name: str
    family: str
    in_symbols: bool


@dataclass(frozen=True, slots=True)
class SymbolOrgan:
    """Letters of an organ; ``level`` is None where the letters alone do not say it.

    ``level`` "suffix" marks letters of a drafting unit (UBND-**KGVX**). ``named``: words of which the
    name of every body with these letters has one, in lower case; () where the table does not say.
    """

    code: str
    organ: str
    level: str | None
    valid_to: str | None
    successor: str | None
    named: tuple[str, ...]


def fold_letters(letters: str) -> str:
    """Letters of a symbol folded for comparison: capitals, Đ and Ð → D, Ư → U, only A-Z and 0-9."""
    upper = letters.upper().translate(_FOLD)
    return "".join(c for c in upper if "A" <= c <= "Z" or c in "0123456789")


_FOLD = str.maketrans("ĐÐƯƠÔÂĂÊ", "DDUOOAAE")


@lru_cache(maxsize=1)
def symbol_kinds() -> dict[str, SymbolKind]:
    """Kinds by code."""
    return {
        r["code"]: SymbolKind(r["code"], r["name"], r["family"], r["in_symbols"] == "yes")
        for r in rows("symbol_kinds")
    }


@cache
def plan_kinds() -> frozenset[str]:
    """Kinds that plan: they carry something out, must say what, and have the parts of a plan."""
    return frozenset(r["code"] for r in rows("symbol_kinds") if r["use"] == "plan")


@cache
def telling_kinds() -> frozenset[str]:
    """Kinds that report, propose, guide or tell: they carry nothing out."""
    return frozenset(r["code"] for r in rows("symbol_kinds") if r["use"] == "tells")


@cache
def legislation() -> frozenset[str]:
    """Legislation (văn bản quy phạm pháp luật) whoever issues it; QĐ and NQ may be either."""
    return frozenset(r["code"] for r in rows("symbol_kinds") if r["legislation"] == "yes")


@lru_cache(maxsize=1)
def folded_kinds() -> dict[str, str]:
    """Code of the kind by its letters without case and Đ; the first of the table wins (ĐA, HĐ)."""
    table: dict[str, str] = {}
    for code, kind in symbol_kinds().items():
        if kind.in_symbols:
            table.setdefault(fold_letters(code), code)
    return table


@lru_cache(maxsize=1)
def symbol_organs() -> dict[str, SymbolOrgan]:
    """Organs by their letters, as written and folded."""
    table: dict[str, SymbolOrgan] = {}
    for r in rows("symbol_organs"):
        organ = SymbolOrgan(
            r["code"], r["organ"], r["level"] or None,
            r["valid_to"] or None, r["successor"] or None,
            tuple(filter(None, r["named"].split(";"))),
        )
        table[r["code"]] = organ
        table.setdefault(fold_letters(r["code"]), organ)
    return table
