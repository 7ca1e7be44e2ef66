"""Positions of signers that a seal hides or cuts, told by the lines around them.

A seal that reaches into the lines of authority and position makes page segmentation lose them, or
their beginnings: of "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH" only "CHỦ TỊCH" is left, which is another signer.
The lines are centred over the signer's name and one line apart (Nghị định 30/2020/NĐ-CP, Phụ lục I,
II.8), and their wording is a small set. The place above a name without a position, and the place
left of and below the position of a head, are read strip by strip; what most strips nearly show is
taken, and never believed more than :data:`CONCLUDED`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

import regex
from PIL.Image import Image
from rapidfuzz.distance import Levenshtein

from ...knowledge.signing import deputy_of, positions
from .cited import letters
from .engine import LINE, OcrWord, recognise
from .genre import AUTHORITY, BODIES, CONCLUDED, position
from .landmarks import RECIPIENTS
from .other import line_reading
from .recipients import pieces
from .signer import FEWEST, MOST, SYLLABLE
from .voted import possible

Read = Callable[[Image], list[str]]

#: height of a strip and distance of two (points)
HEIGHT, STEP = 20.0, 4.0
#: a position stands so far above the name, and reaches so far to both sides of its middle (points)
FARTHEST, NEAREST, SIDE = 150.0, 22.0, 88.0
#: how far left of a position its beginning may stand, and how far below it the next line (points)
LEFT, BELOW = 48.0, 34.0
#: a strip so far below the upper edge of a line (points) shows the next one
NEXT = 9.0
#: how like a reading must be to a position, and how many readings must be
ALIKE, AGREEING = 0.7, 2
#: letters of the shortest position that is looked for
SHORTEST = 6
#: the right part of the page, where a document is signed
RIGHT = 0.42
#: who signs for somebody
FOR = "kt"
DEPUTY = regex.compile(r"PHÓ\b|THỨ TRƯỞNG|QUYỀN\b")


def with_position(
    words: list[OcrWord], image: Image, dpi: int, path: str, read: Read | None = None
) -> list[OcrWord]:
    """The words with a position that a seal hides; a head's that is a deputy's put right.

    ``read`` gives the readings of the picture of a line, for tests.
    """
    read = read or (lambda strip: _readings(strip, dpi, path))
    right = [p for p in pieces(words) if p[0].x0 > RIGHT * image.width]
    signed = [p for p in right if (found := _position(p)) is not None and len(letters(found)) >= SHORTEST]
    if signed:
        if not _alone(signed):
            return words
        last = signed[-1]
        twin = next((p for p in reversed(right) if p is not last and _beside(p, last)), None)
        if twin is None:
            return _completed(words, last, image, dpi, read)
        first, second = sorted((twin, last), key=lambda p: p[0].top)
        return _as_deputy(words, _position(last) or "", first, second)
    heads = [p[0] for p in pieces(words) if RECIPIENTS.fullmatch(" ".join(w.text for w in p))]
    names = [p for p in right if heads and p[0].top > heads[-1].top and _is_name(p)]
    if not names:
        return words
    return _found(words, max(names, key=lambda p: p[0].top), right, image, dpi, read)


def _position(piece: list[OcrWord]) -> str | None:
    """The position that a line in capitals is, with or without the authority before it."""
    text = " ".join(word.text for word in piece)
    if len(piece) > 7 or sum(map(str.islower, text)) > 1:
        return None
    match = AUTHORITY.match(text)
    found = position(text[match.end() :] if match else text)
    return None if found in BODIES else found


def _is_name(piece: list[OcrWord]) -> bool:
    """Whether a line may be a name of a person; its surname may be lost."""
    return FEWEST <= len(piece) <= MOST and all(
        SYLLABLE.fullmatch(word.text) and possible(word.text) for word in piece
    )


def _alone(signed: Sequence[list[OcrWord]]) -> bool:
    """Whether the last position is a head's without a line above it in whose name is signed."""
    text = " ".join(word.text for word in signed[-1])
    if AUTHORITY.match(text) or DEPUTY.match(text):
        return False
    return not any(
        0 < signed[-1][0].top - p[0].top < 8 * p[0].size and AUTHORITY.match(" ".join(w.text for w in p))
        and not p[0].text.startswith("TM")
        for p in signed[:-1]
    )


def _completed(
    words: list[OcrWord], piece: list[OcrWord], image: Image, dpi: int, read: Read
) -> list[OcrWord]:
    """The words with the position of a head as its deputy's, where strips show that one signs."""
    point, head = dpi / 72, _position(piece)
    deputy = deputy_of(head or "")
    if head is None or position(deputy) != deputy:
        return words
    x0, top, x1 = piece[0].x0, piece[0].top, max(word.x1 for word in piece)
    box = (x0 - LEFT * point, top - 4 * point, x1 + 6 * point, piece[0].bottom + BELOW * point)
    lines = FOR + letters(head), letters(deputy)
    seen = dict.fromkeys(lines, 0)
    second = 0
    for y, texts in _strips(image, box, dpi, read):
        for text in map(letters, texts):
            for line in lines:
                seen[line] += text.endswith(line) or (
                    text[:1] == line[0] and Levenshtein.distance(text, line, score_cutoff=1) <= 1
                )
            second += y > top + NEXT * point and any(
                Levenshtein.normalized_similarity(text, line) >= ALIKE for line in (*lines, letters(head))
            )
    if max(seen.values()) < AGREEING and second <= AGREEING:
        return words
    return _as_deputy(words, head, piece, None)


def _beside(piece: list[OcrWord], last: list[OcrWord]) -> bool:
    """Whether a line right above or below the position of a head ends as it does: one of the two
    says who signs, the other for whom."""
    text = " ".join(word.text for word in piece)
    ending = letters((_position(last) or "").rpartition(" ")[2])
    return (
        0.6 * last[0].size < abs(piece[0].top - last[0].top) < 2.2 * last[0].size
        and abs(piece[-1].x1 - last[-1].x1) < 4 * last[0].size and len(piece) <= 4
        and sum(map(str.islower, text)) <= 1 and letters(text).endswith(ending)
    )


def _as_deputy(
    words: list[OcrWord], head: str, first: list[OcrWord], second: list[OcrWord] | None
) -> list[OcrWord]:
    """The words with two lines in the place of one or two: for whom is signed, and who signs."""
    deputy = deputy_of(head)
    if position(deputy) != deputy:
        return words
    told = _spread(first[0], f"KT. {head}", max(word.x1 for word in first))
    if second is None:
        under = _spread(first[0], deputy, told[-1].x1, down=round(1.2 * first[0].size))
    else:
        under = _spread(second[0], deputy, max(word.x1 for word in second))
    gone = [*first, *(second or ())]
    return [word for word in words if word not in gone] + _numbered(words, told, under)


def _found(
    words: list[OcrWord], name: list[OcrWord], right: Sequence[list[OcrWord]], image: Image, dpi: int,
    read: Read,
) -> list[OcrWord]:
    """The words with the position that strips above the signer's name show."""
    point = dpi / 72
    middle = (name[0].x0 + name[-1].x1) / 2
    box = (
        middle - SIDE * point, name[0].top - FARTHEST * point, middle + SIDE * point,
        name[0].top - NEAREST * point,
    )
    votes: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for top, texts in _strips(image, box, dpi, read):
        for text in map(letters, texts):
            if (best := _nearest(text)) is not None:
                votes[best[0]].append((best[1], top))
    good = {line: seen for line, seen in votes.items() if len(seen) >= AGREEING}
    if not good:
        return words
    line = max(good, key=lambda told: sum(share for share, _ in good[told]))
    top = round(max(good[line])[1] + 3 * point)
    lost = [
        p for p in right
        if abs(p[0].top - top) < 12 * point and all(w.text.isupper() for w in p) and _position(p) is None
    ]
    like = name[0]._replace(x0=round(middle - SIDE * point / 2), top=top, bottom=top + round(13 * point), base=top + 13 * point)
    x1 = round(middle + SIDE * point / 2)
    if line.startswith("KT. "):
        told = [_spread(like, line, x1), _spread(like, deputy_of(line[4:]), x1, down=round(15 * point))]
    else:
        told = [_spread(like, line, x1)]
    kept = [word for word in words if not any(word in p for p in lost)]
    return kept + _numbered(words, *told)


def _strips(
    image: Image, box: tuple[float, float, float, float], dpi: int, read: Read
) -> Iterator[tuple[int, list[str]]]:
    """The upper edge and the readings of every strip of a place."""
    point = dpi / 72
    height, step = round(HEIGHT * point), round(STEP * point)
    left, right = max(round(box[0]), 0), min(round(box[2]), image.width)
    for y in range(max(round(box[1]), 0), min(round(box[3]), image.height) - height, step):
        yield y, read(image.crop((left, y, right, y + height)))


def _readings(strip: Image, dpi: int, path: str) -> list[str]:
    """What tesseract and the second reader see in the picture of a line."""
    mine = " ".join(word.text for word in recognise(strip, dpi, path, LINE))
    return [text for text in (mine, line_reading(strip)) if text]


@lru_cache(maxsize=1)
def _lines() -> dict[str, str]:
    """Letters of a line of authority and position → the line."""
    found = {}
    for name in positions():
        if len(key := letters(name)) >= SHORTEST:
            found[key] = name
            if position(deputy_of(name)) == deputy_of(name):
                found[FOR + key] = f"KT. {name}"
    return found


def _nearest(text: str) -> tuple[str, float] | None:
    """The line that letters are most like, and how like they are; None where that is not enough."""
    if len(text) < SHORTEST - 1:
        return None
    known = _lines()
    best = max(known, key=lambda key: (Levenshtein.normalized_similarity(text, key), -len(key)))
    share = Levenshtein.normalized_similarity(text, best)
    return (known[best], share) if share >= ALIKE else None


def _spread(like: OcrWord, text: str, x1: int, down: int = 0) -> list[OcrWord]:
    """The words of ``text`` from the place of ``like`` to ``x1``, ``down`` pixels below it."""
    step, at, result = (x1 - like.x0) / len(text), 0, []
    for word in text.split(" "):
        result.append(like._replace(
            text=word, x0=round(like.x0 + at * step), x1=round(like.x0 + (at + len(word)) * step),
            top=like.top + down, bottom=like.bottom + down, base=like.base + down,
            confidence=CONCLUDED,
        ))
        at += len(word) + 1
    return result


def _numbered(words: Sequence[OcrWord], *lines: list[OcrWord]) -> list[OcrWord]:
    """The words of new lines with numbers of their own."""
    last = max((word.line for word in words), default=0)
    return [word._replace(line=last + k) for k, line in enumerate(lines, 1) for word in line]
