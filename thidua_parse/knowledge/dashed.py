"""Names of bodies and fields with a dash inside: "Lao động - Thương binh và Xã hội"."""

from __future__ import annotations

from functools import lru_cache

from .tables import rows


@lru_cache(maxsize=1)
def dashed_halves() -> frozenset[tuple[str, str]]:
    """The two words before and the two behind the dash (or the one, where there is no more), in small letters."""
    names = [name for row in rows("fields") for name in (row["field"], *row["aliases"].split(";"))]
    names += [name for row in rows("bodies") for name in (row["name"], *row["aliases"].split(";"))]
    names += [row["words"] for row in rows("name_words")]
    found = set()
    for name in names:
        before, dash, behind = name.lower().partition(" - ")
        if dash:
            found.add((" ".join(before.split()[-2:]), " ".join(behind.split()[:2])))
    return frozenset(found)


def dash_inside(before: str, behind: str) -> bool:
    """Whether a dash between two pieces of text stands inside a name ("… Sở Lao động" and "Thương binh và …")."""
    last = " ".join(before.rsplit(" ", 2)[-2:]).lower()
    first = " ".join(behind.split(" ", 2)[:2]).lower().strip(" ,;.:")
    return (last, first) in dashed_halves()
