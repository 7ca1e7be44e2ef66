"""Kind, date and issuer that stand some words before a number: "Kế hoạch X (số 12/KH-A)"."""

from __future__ import annotations

import regex

from ...knowledge.reference_kinds import kind_words
from .mention import Mention
from .right import read_date, read_issuer

#: what parts a kind word from a number some words behind it
_APART = regex.compile(r"[,;:.“”]| (?:của|theo|tại|ban hành|thực hiện|và) ")
#: "Quyết định này thay thế …": the document read
_ITSELF = regex.compile(r"\p{Lu}\p{L}+(?:[ ]\p{Ll}+)?[ ]này(?!\p{L})")


def far_kind(
    text: str, line_start: int, at: int, code: str | None, *, near: bool
) -> int | None:
    """Start of the kind word whose title stands before the number: "Kế hoạch X (số 12/KH-A)".

    ``near`` looks back a few words only ("Quyết định của UBND tỉnh: số 12/QĐ-UBND").
    """
    names = [w for w, k in kind_words().items() if k.code == code and " " in w]
    floor = max(line_start, at - (90 if near else 400))
    window = text[floor:at]
    cut = max(window.rfind(". "), window.rfind("; "))
    if window.endswith(": "):  # "thay thế các quyết định: số 12-QĐ/TU …"
        for name in names:
            if window.endswith(name, 0, -2):
                return at - 2 - len(name)
    best = -1
    for name in names:
        capital = name[:1].upper() + name[1:]
        best = max(best, window.rfind(capital, cut + 1))
    if near and len(window) - best > 48 and _APART.search(window, best):
        return None
    return None if best < 0 or _ITSELF.match(window, best) else floor + best


def date_before(text: str, start: int, at: int) -> str | None:
    """The date between kind word and number: "Quyết định ngày 05/02/2021 số 123/QĐ-TTg"."""
    day = text.find(" ngày ", start, at)
    if day < 0:
        return None
    date, end = read_date(text, day, at)
    return date if at - end < 3 else None


def issuer_before(text: str, mention: Mention, start: int, at: int) -> None:
    """The issuer between kind word and number: "các Kế hoạch của UBND tỉnh: số 9/KH-UBND"."""
    of = text.find(" của ", start, at)
    if of < 0 or not text[start:at].rstrip().endswith(":"):
        return
    found = read_issuer(text, of, at)
    if found is not None and at - found[1] < 4:
        mention.issuer_start, mention.issuer_end = found
        mention.leads = True
