"""Headings of sections: their roles (table ``section_roles``) and their spelling (``headings``).

The table lists phrases of headings in use in plans and regulations; where a heading names several
matters ("CHỦ ĐỀ, ĐỐI TƯỢNG VÀ NỘI DUNG THI ĐUA") the first one counts and the parts below it say
their own.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import regex

from .patterns import either
from .tables import rows


@cache
def _table() -> tuple[regex.Pattern[str], dict[str, str]]:
    """One alternation of all phrases, longest first, and the role of each."""
    roles = {row["phrase"]: row["role"] for row in rows("section_roles")}
    ordered = sorted(roles, key=len, reverse=True)
    return regex.compile(rf"\b{either(map(regex.escape, ordered))}\b"), roles


#: in a long heading a phrase names the role only near the beginning
SHORT, NEAR = 60, 25


def role_of_heading(heading: str) -> str | None:
    """The role named first in ``heading``, or None."""
    pattern, roles = _table()
    if len(heading) > SHORT:  # no word of a phrase reaches further
        heading = heading[: NEAR + SHORT]
        match = pattern.search(heading.lower())
        return roles[match.group()] if match is not None and match.start() <= NEAR else None
    match = pattern.search(heading.lower())
    if match is None:
        return None
    return roles[match.group()]


def _letters(text: str) -> str:
    """The letters of ``text`` without marks, small: what OCR hardly ever gets wrong."""
    bare = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(char for char in bare if char.isalpha())


@cache
def _headings() -> dict[str, str]:
    """Usual headings by their bare letters."""
    found: dict[str, str] = {}
    for row in rows("headings"):
        found[_letters(row["heading"])] = row["heading"]
    return found


def restore_heading(text: str) -> str:
    """A heading as it is usually spelt, where OCR has spoilt its marks only ("TÔ CHỨC" → "TỔ CHỨC").

    Names of bodies keep a capital at every word that has one. Other headings come back unchanged.
    """
    usual = _headings().get(_letters(text))
    if usual is None:
        return text
    if sum(map(str.isupper, text)) > sum(map(str.islower, text)):
        return usual.upper()
    old, new = text.split(), usual.split()
    if len(old) != len(new):
        return usual[0].upper() + usual[1:]
    return " ".join(
        before if len(before) > 1 and before.isupper()  # an abbreviation
        else word[0].upper() + word[1:] if before[0].isupper() else word
        for before, word in zip(old, new, strict=True)
    )
