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

from ...knowledge.surnames import surnames
from .engine import LINE, OcrWord, recognise
from .other import line_reading
from .spelling import bare
from .voted import possible

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
#: what is believed of a name put together from the syllables of several readings
VOTED = 0.5
#: where two words of a name run together: "Quốc.Vinh", "QuốcVinh"
TURN = regex.compile(r"[.·]|(?<=\p{Ll})(?=\p{Lu})")
MARKS = ".,;:-–—'\"|_“”‘’`= "


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
    readings: list[list[str]] = []
    at: list[int] = []
    ends: Counter[str] = Counter()
    for y in range(above[3], bottom - height, step):
        strip = image.crop((left, y, right, y + height))
        words = [
            word._replace(
                x0=word.x0 + left, x1=word.x1 + left, top=word.top + y,
                bottom=word.bottom + y, base=word.base + y, line=line, size=size,
            )
            for word in read(strip, dpi, path, LINE)
        ]
        if words and _syllable(words[-1]):
            ends[_bare(words[-1])] += 1
        name = name_in(words)
        if name and name[-1] is words[-1]:
            names.append([word._replace(text=_bare(word)) for word in name])
        for text in (" ".join(word.text for word in words), line_reading(strip)):
            if (syllables := _syllables(text)) is not None:
                readings.append(syllables)
                at.append(y)
    names = [name for name in names if ends[name[-1].text] >= AGREEING]
    if not names:
        return _spread(_voted(readings), (left, at[len(at) // 2] if at else 0, right), size, line)
    best = max(names, key=_weakest)
    same = [told(name) for name in names].count(told(best))
    belief = BELIEF * same / len(names)
    return [word._replace(confidence=min(word.confidence, belief)) for word in best]


def _syllables(text: str) -> list[str] | None:
    """The syllables of a line that may be a name, the surname put right; "" for what is no syllable."""
    parts = [part.strip(MARKS) for part in TURN.sub(" ", text).split()]
    parts = [part for part in parts if part]
    first = surname(parts[0]) if parts else None
    if first is None or not FEWEST <= len(parts) <= MOST:
        return None
    return [first, *(p if SYLLABLE.fullmatch(p) and possible(p) else "" for p in parts[1:])]


def _voted(readings: list[list[str]]) -> list[str]:
    """The name whose every syllable most readings of the same length give; none where they do not agree."""
    lengths = Counter(map(len, readings))
    if not lengths or max(lengths.values()) <= AGREEING:
        return []
    length = max(lengths, key=lambda n: lengths[n])
    name = []
    for syllables in zip(*(reading for reading in readings if len(reading) == length), strict=True):
        votes = Counter(filter(None, syllables)).most_common(2)
        if not votes or votes[0][1] < AGREEING or (len(votes) > 1 and votes[0][1] == votes[1][1]):
            return []
        name.append(votes[0][0])
    return [] if " ".join(name).lower() in _places() else name


def _spread(name: list[str], place: tuple[int, int, int], size: float, line: int) -> list[OcrWord]:
    """The words of a voted name on a line of their own; ``place`` is left, top and right."""
    left, top, right = place
    step, at, words = (right - left) / max(len(" ".join(name)), 1), 0, []
    for text in name:
        words.append(OcrWord(
            text, round(left + step * at), top, round(left + step * (at + len(text))),
            top + round(size), line, top + size, size, VOTED,
        ))
        at += len(text) + 1
    return words


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
