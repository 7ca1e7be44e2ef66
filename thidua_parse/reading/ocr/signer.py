"""The signer's name under a seal: the place below the position is read strip by strip.

A seal that touches the name makes page segmentation take both for a picture. A strip as high as
one line, read as one line, still shows the name; it is believed where it begins with
a surname of ``knowledge/data/surnames.csv`` and several strips agree on its last word.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files

import regex
from PIL.Image import Image
from rapidfuzz.distance import Levenshtein

from .engine import LINE, OcrWord, recognise
from .spelling import bare

Box = tuple[int, int, int, int]

#: a syllable of a name
SYLLABLE = regex.compile(r"\p{Lu}\p{Ll}{1,6}")
#: height of a strip, distance of two, and how far below the position they reach (points)
HEIGHT, STEP, REACH = 22.0, 4.0, 140.0
#: a name is centred under the position and reaches so far to both sides (points)
SIDE = 78.0
#: a syllable that is less sure is not believed; a name has so many syllables
SURE, FEWEST, MOST = 0.5, 2, 5
#: strips that must agree on a name, and the most that one believes of it
AGREEING, BELIEF = 2, 0.8


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    """Surnames borne in Vietnam."""
    return frozenset(_column("surnames.csv"))


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    """Names of provinces, some of which begin like a person's name (Hà Tĩnh)."""
    return frozenset(name.lower() for name in _column("provinces.csv"))


@lru_cache(maxsize=1)
def _by_letters() -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for name in surnames():
        key = bare(name)
        found[key] = None if key in found else name
    return found


def surname(text: str) -> str | None:
    """The surname that a syllable is, or the only one that has its letters (Nguyển → Nguyễn).

    Of longer ones one letter may differ (Xguyễn → Nguyễn).
    """
    if text in surnames():
        return text
    known, own = _by_letters(), bare(text)
    if own in known:
        return known[own]
    near = {
        name for other, name in known.items()
        if len(other) >= 4 and Levenshtein.distance(own, other, score_cutoff=1) <= 1
    }
    return near.pop() if len(near) == 1 else None


def _column(table: str) -> list[str]:
    text = (files("thidua_parse.knowledge") / "data" / table).read_text("utf-8")
    return [line.split(",", 1)[0].strip('"') for line in text.splitlines()[1:]]


def has_name(words: list[OcrWord]) -> bool:
    """Whether a line of these words holds a name of a person."""
    lines: dict[int, list[OcrWord]] = defaultdict(list)
    for word in words:
        lines[word.line].append(word)
    return any(name_in(line) for line in lines.values())


def name_in(line: list[OcrWord]) -> list[OcrWord]:
    """The words of a line that are a name of a person, surname first; none where there is none."""
    for start, word in enumerate(line):
        if _bare(word) not in surnames():
            continue
        if start and word.x0 - line[start - 1].x1 < 1.2 * word.size:
            return []  # "… Mai Sơn": the surname may be what was not read
        name = [word]
        for following in line[start + 1 :]:
            if not _syllable(following) or following.x0 - name[-1].x1 > 1.2 * word.size:
                break
            name.append(following)
        text = " ".join(map(_bare, name))
        if _syllable(word) and FEWEST <= len(name) <= MOST and text.lower() not in _places():
            return name
    return []


def _bare(word: OcrWord) -> str:
    return word.text.strip(".,;:-–—'\"|_ ")


def _syllable(word: OcrWord) -> bool:
    return word.confidence > SURE and SYLLABLE.fullmatch(_bare(word)) is not None


def signer(
    image: Image, above: Box, dpi: int, path: str, line: int,
    read: Callable[[Image, int, str, int], list[OcrWord]] = recognise,
) -> list[OcrWord]:
    """The words of the name that strips below ``above`` agree on, with the number ``line``.

    ``above`` is the box (pixels) of the position. None where the strips do not agree.
    """
    point = dpi / 72
    middle, size = (above[0] + above[2]) / 2, 15 * point
    left = max(round(middle - SIDE * point), 0)
    right = min(round(middle + SIDE * point), image.width)
    height, step = round(HEIGHT * point), round(STEP * point)
    bottom = min(round(above[3] + REACH * point), image.height)
    names: list[list[OcrWord]] = []
    ends: Counter[str] = Counter()
    for y in range(above[3], bottom - height, step):
        words = read(image.crop((left, y, right, y + height)), dpi, path, LINE)
        words = [
            word._replace(
                x0=word.x0 + left, x1=word.x1 + left, top=word.top + y,
                bottom=word.bottom + y, base=word.base + y, line=line, size=size,
            )
            for word in words
        ]
        if words and _syllable(words[-1]):
            ends[_bare(words[-1])] += 1
        name = name_in(words)
        if name and name[-1] is words[-1]:
            names.append([word._replace(text=_bare(word)) for word in name])
    names = [name for name in names if ends[name[-1].text] >= AGREEING]
    if not names:
        return []
    best = max(names, key=_weakest)
    same = [told(name) for name in names].count(told(best))
    belief = BELIEF * same / len(names)
    return [word._replace(confidence=min(word.confidence, belief)) for word in best]


def named(line: list[OcrWord]) -> list[OcrWord]:
    """A line below a position as the name of a person, its surname put right; else as it is."""
    texts = [*map(_bare, line)]
    if not FEWEST <= len(line) <= MOST or texts[0] in surnames() or not all(
        SYLLABLE.fullmatch(text) for text in texts
    ):
        return line
    meant = surname(texts[0])
    if meant is None or " ".join((meant, *texts[1:])).lower() in _places():
        return line
    return [line[0].mended(meant, BELIEF), *line[1:]]


def told(name: list[OcrWord]) -> str:
    """The words of a name as text."""
    return " ".join(word.text for word in name)


def _weakest(name: list[OcrWord]) -> float:
    return min(word.confidence for word in name)
