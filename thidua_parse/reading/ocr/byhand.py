"""Serials and days written by hand, as the second reader sees them.

Tesseract is trained on print: of figures written by hand it makes letters and signs. The second
reader squeezes a line to a fixed height and reads figures written by hand well where the picture
is drawn wider, but not the same in every width. The picture of the line is shown to it in several
shapes; what most of them give is its opinion. An opinion alone never makes a value sure: it
replaces what is no figure, and what fewer readings of tesseract give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

import regex

#: figures with the blanks and specks that stand between them
FIGURES = r"[\dOo][\dOo\s._,:;'-]{0,9}?"
#: "Số:" as the second reader writes it, the serial, and what begins the symbol
SERIAL = regex.compile(
    rf"^\W{{0,3}}[S5][^\s:.,;]{{1,2}}(?:[:.,;]+|\s)[\s_.,-]*(?P<value>{FIGURES})[\s_.,]*[\s/(,_](?=[(\d/]{{0,5}}\p{{Lu}}{{2}})"
)
#: the date, however its words are read
DATE = regex.compile(
    rf"n\p{{L}}{{1,4}}?[yỳýỷỹ][\s,.:_-]*(?P<day>{FIGURES})[\s,._-]*[tl]?[hi]\p{{L}}{{1,3}}ng"
    rf"\W*(?P<month>{FIGURES})\W*n\p{{L}}{{1,2}}m\W*(?P<year>\d{{4}})"
)
BETWEEN = regex.compile(r"[\s._,:;'-]+")
#: share of the shapes that must agree, and from which on an opinion supports a reading
MOST, NEARLY_ALL = 0.6, 0.8
#: what the opinions of the second reader and of the reader of handwriting weigh beside single readings
SECOND, HAND = 4.0, 4.2
#: so many readings as sure as this that all agree are of print
PLAIN, CLEAR = 4, 0.9
#: serials have at most so many figures; parts of a date are no greater
LONGEST = 5
LAST = {"day": 31, "month": 12, "year": 2100}


class Opinion(NamedTuple):
    """Figures, and the share of the shapes that show them."""

    value: str
    share: float


def serial_opinion(texts: Sequence[str]) -> Opinion | None:
    """The figures of the number that most readings give, or two where no other has any."""
    return _opinion(texts, SERIAL, "value", lambda value: len(value) <= LONGEST)


def date_opinion(texts: Sequence[str], part: str) -> Opinion | None:
    """The ``day``, ``month`` or ``year`` that most readings give, likewise."""
    return _opinion(texts, DATE, part, lambda value: 1 <= int(value) <= LAST[part])


def _opinion(
    texts: Sequence[str], pattern: regex.Pattern[str], part: str, fits: Callable[[str], bool]
) -> Opinion | None:
    votes: Counter[str] = Counter()
    for text in texts:
        if (match := pattern.search(text)) is not None:
            value = BETWEEN.sub("", match.group(part)).translate({79: "0", 111: "0"})
            if value.isdigit() and fits(value):
                votes[value] += 1
    if not votes:
        return None
    best, count = votes.most_common(1)[0]
    alone = count >= 2 and len(votes) == 1
    return Opinion(best, count / len(texts)) if alone or count >= MOST * len(texts) else None


def weighed(second: Opinion | None, hand: Opinion | None) -> list[tuple[Opinion, float]]:
    """The opinions of the other readers there are, with their weights beside single readings."""
    return [
        (opinion, weight * opinion.share)
        for opinion, weight in ((second, SECOND), (hand, HAND)) if opinion is not None
    ]


def supported(opinions: Sequence[tuple[Opinion, float]], value: str) -> bool:
    """Whether another reader is sure of a value, and none of another."""
    return bool(opinions) and all(o.value == value and o.share >= NEARLY_ALL for o, _ in opinions)


def is_printed(readings: Sequence[tuple[str, float]], second: Opinion) -> bool:
    """Whether figures are so plain that the reader of handwriting is not asked.

    ``readings`` are tesseract's with their confidences: all give the same, none is in doubt, and the
    second reader agrees.
    """
    return (
        len(readings) >= PLAIN and second.share >= NEARLY_ALL
        and all(value == second.value and sure >= CLEAR for value, sure in readings)
    )
