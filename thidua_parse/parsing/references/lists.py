"""What the members of a list of citations share."""

from __future__ import annotations

import regex

from .mention import Mention

#: between two numbers of one list, nothing else said of the first
_JOINED = regex.compile(r"[ ]?(?:,|;|và|&|,[ ]và)[ ]?(?:các[ ])?")
_SAME_DAY = "cùng ngày"


def share_dates(text: str, mentions: list[Mention]) -> None:
    """Give members of a list the date behind its last one, before titles are read.

    "Quyết định số 1/QĐ-A và 2/QĐ-A ngày …" dates both, for nothing but "và" stands between the two
    numbers; with "cùng ngày" also those that repeat the kind word.
    """
    following: Mention | None = None
    for mention in reversed(mentions):
        if (
            following is not None and mention.date is None and following.date is not None
            and len(following.date) == 10 and following.line == mention.line
            and mention.issuer_start < 0 and mention.parts is not None and following.parts is not None
            and mention.parts.organ == following.parts.organ
            and _JOINED.fullmatch(text, mention.end, following.start)
            and (
                following.listed_after is mention
                or _SAME_DAY in text[following.number_end : following.number_end + 14]
            )
        ):
            mention.date = following.date
        following = mention
