"""Roles of sections by the words of their headings (table ``section_roles``).

The table lists phrases of headings in use in plans and regulations; where a heading names several
matters ("CHỦ ĐỀ, ĐỐI TƯỢNG VÀ NỘI DUNG THI ĐUA") the first one counts and the parts below it say
their own.
"""

from __future__ import annotations

from functools import cache

import regex

from .tables import rows


@cache
def _table() -> tuple[regex.Pattern[str], dict[str, str]]:
    """One alternation of all phrases, longest first, and the role of each."""
    roles = {row["phrase"]: row["role"] for row in rows("section_roles")}
    ordered = sorted(roles, key=len, reverse=True)
    return regex.compile(r"\b(?:" + "|".join(map(regex.escape, ordered)) + r")\b"), roles


#: in a long heading a phrase names the role only near the beginning
SHORT, NEAR = 60, 25


def role_of_heading(heading: str) -> str | None:
    """The role named first in ``heading``, or None."""
    pattern, roles = _table()
    match = pattern.search(heading.lower())
    if match is None or (len(heading) > SHORT and match.start() > NEAR):
        return None
    return roles[match.group()]
