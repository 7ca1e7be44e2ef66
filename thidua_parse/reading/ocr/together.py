"""Two readings of a page put together: lines that tesseract passed over, words that are none.

The closing part is completed (lines of recipients, authority, position and name under seals), and
the title with lines that go across the page; narrow ones would be words of stamps. A word of tesseract is given up only where it
is no Vietnamese syllable and the second reader has a syllable or a known abbreviation like it in
the same place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import regex
from PIL.Image import Image
from rapidfuzz.distance import Levenshtein

from ..legacy import is_syllable
from .engine import LINE, OcrWord, recognise
from .genre import position
from .landmarks import RECIPIENTS
from .other import OtherLine, line_readings, wide_reading
from .signature import OFFICE
from .signer import TURN, surname
from .spelling import bare, compounds
from .voted import CORE, Gap, agreed, aligned, gaps, key
from .words import cleaned

#: a line of the second reader is believed from this confidence on
SURE = 0.88
#: and from this one on where it nearly is one of the few positions
FAIR = 0.75
#: words that tesseract passed over are taken from a line as sure as this
FILLED = 0.95
#: shapes of a line that must show the same name
AGREEING = 3
#: such a line stands for words of tesseract that are less sure than this and less alike
LOST, ALIKE = 0.5, 0.6
#: short words of the closing part less sure than this are strokes where nobody else sees a line
DOUBT = 0.6
#: share of a line's width that tesseract's words must cover for the line to count as read
COVERED = 0.45
#: a line across the middle that is as wide (share of the page), as sure and as long as this is text; what tesseract has of it must not cover more than the last (share of its width)
ACROSS, CLEAR, FEWEST, NOTHING = 0.35, 0.92, 20, 0.1
#: where titles stand (share of the height)
HIGH = 0.4
#: most that is believed of what only the second reader saw
BELIEF = 0.8
#: the right part of the page, where a document is signed
RIGHT = 0.42
LETTER = regex.compile(r"\p{L}")
SIGNED = regex.compile(r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L)[.,]? ?\p{Lu}{2}")


def together(
    words: list[OcrWord], lines: Sequence[OtherLine], image: Image, dpi: int, path: str,
    *, titled: bool = False,
) -> list[OcrWord]:
    """The words of a page completed and mended by the lines of the second reader.

    ``titled``: the page has a title, whose lines a stamp may hide.
    """
    if not lines or not words:
        return words
    top = _closing(words, lines, image)
    for line in lines:
        inside = _inside(words, line)
        closing = top is not None and line.top >= top
        signed = closing and line.x0 > RIGHT * image.width and (
            line.confidence > SURE and is_signing(line.text)
        )
        garbled = inside and line.confidence >= FILLED and (
            _garbled(inside, line, DOUBT if closing else LOST)
        )
        if garbled or (
            signed and inside and not is_signing(" ".join(word.text for word in inside))
        ):
            words = [word for word in words if word not in inside]
            words = words + _read_again(line, image, dpi, path, words)
        elif _coverage(inside, line) < COVERED:
            name = _name_again(line, image) if closing else None
            if name is not None or (closing and _believed(line, image)) or (
                titled and _passed_over(inside, line, image)
            ):
                words = [word for word in words if word not in inside]
                words = words + _read_again(name or line, image, dpi, path, words, sure=name is not None)
        else:
            words = _mended(words, inside, line, image)
    return words if top is None else [w for w in words if w.top < top or not _strokes(w, lines)]


def _strokes(word: OcrWord, lines: Sequence[OtherLine]) -> bool:
    """Whether a doubtful word of the closing part stands where the second reader sees no line."""
    if word.confidence >= DOUBT or len(word.text) > 4:
        return False
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return not any(li.x0 - 8 <= x <= li.x1 + 8 and li.top - 4 <= y <= li.bottom + 4 for li in lines)


def _closing(
    words: list[OcrWord], lines: Sequence[OtherLine], image: Image
) -> float | None:
    """Where the closing part begins: "Nơi nhận:" or the signing authority, as either one reads it."""
    tops = [
        line.top for line in lines
        if (line.x0 < RIGHT * image.width and RECIPIENTS.fullmatch(line.text))
        or (line.x0 > RIGHT * image.width and SIGNED.match(line.text))
    ]
    tops += [
        a.top for a, b in pairwise(words)
        if a.line == b.line and a.x0 < RIGHT * image.width
        and RECIPIENTS.fullmatch(f"{a.text} {b.text}")
    ]
    tops = [top for top in tops if top > 0.12 * image.height]
    return min(tops) - 20 if tops else None


def _inside(words: list[OcrWord], line: OtherLine) -> list[OcrWord]:
    """The words that stand on a line, from left to right."""
    found = [
        w for w in words
        if line.top < (w.top + w.bottom) / 2 < line.bottom
        and min(w.x1, line.x1) - max(w.x0, line.x0) > 0.5 * (w.x1 - w.x0)
        and w.bottom - w.top < 2 * (line.bottom - line.top)
    ]
    return sorted(found, key=lambda w: w.x0)


def _coverage(inside: list[OcrWord], line: OtherLine) -> float:
    width = sum(min(w.x1, line.x1) - max(w.x0, line.x0) for w in inside)
    return width / max(line.x1 - line.x0, 1)


def _believed(line: OtherLine, image: Image) -> bool:
    """Whether a line that only the second reader saw is text, and not pen strokes or a seal."""
    letters = len(LETTER.findall(line.text))
    if line.confidence < SURE or letters < 4:
        return line.confidence > FAIR and letters >= 8 and (
            line.x0 > RIGHT * image.width and position(line.text) is not None
        )
    if line.x0 < RIGHT * image.width:
        return " " in line.text
    return is_signing(line.text)


def _passed_over(inside: list[OcrWord], line: OtherLine, image: Image) -> bool:
    """Whether tesseract has nothing of a line of a title, which goes across the middle of the page.

    Stamps and notes of signing programs are narrow, and stand at one side.
    """
    width = line.x1 - line.x0
    return (
        line.bottom < HIGH * image.height and width > ACROSS * image.width and line.x0 < 0.45 * image.width < 0.55 * image.width < line.x1
        and line.confidence >= CLEAR and len(LETTER.findall(line.text)) >= FEWEST
        and _coverage(inside, line) < NOTHING
    )


def _garbled(inside: list[OcrWord], line: OtherLine, least: float) -> bool:
    """Whether tesseract's words for a line are unsure and of other letters than the sure reading."""
    letters = sum(len(word.text) for word in inside)
    if sum(word.confidence * len(word.text) for word in inside) >= least * letters:
        return False
    text = "".join(word.text for word in inside)
    return Levenshtein.normalized_similarity(bare(text), bare(line.text).replace(" ", "")) < ALIKE


def _name_again(line: OtherLine, image: Image) -> OtherLine | None:
    """A doubtful line at the right as the name that most shapes of it show, or None."""
    if not FAIR < line.confidence < SURE or line.x0 < RIGHT * image.width or line.text.isupper():
        return None
    names: Counter[str] = Counter()
    for text in line_readings(image.crop(_framed(line, image))):
        first, *rest = TURN.sub(" ", text).split() or [""]
        name = " ".join([surname(first) or first, *rest])
        if is_signing(name):
            names[name] += 1
    best = max(names, key=lambda name: names[name], default="")
    return line._replace(text=best, confidence=DOUBT) if names[best] >= AGREEING else None


def is_signing(text: str) -> bool:
    """Whether a line is an authority or position in capitals, or the name of a person."""
    parts = [part.strip(".,;:-–'\"|_") for part in regex.split(r"[ .,]+", text)]
    parts = [part for part in parts if part]
    if len(parts) < 2 or len(parts) > 7:
        return False
    if all(map(str.isupper, parts)):
        known = sum(OFFICE.fullmatch(part) is not None for part in parts)
        return known >= len(parts) - 1
    return len(parts) <= 5 and surname(parts[0]) is not None and all(
        part[0].isupper() and part[1:].islower() and is_syllable(part) for part in parts
    )


def _read_again(
    line: OtherLine, image: Image, dpi: int, path: str, words: list[OcrWord], *, sure: bool = False
) -> list[OcrWord]:
    """A passed-over line: as tesseract reads it alone where that is much the same, unless ``sure``."""
    margin = 6
    box = (
        max(line.x0 - margin, 0), max(line.top - margin, 0),
        min(line.x1 + margin, image.width), min(line.bottom + margin, image.height),
    )
    number = max(word.line for word in words) + 1 if words else 1
    size = 0.8 * (line.bottom - line.top)
    found = [] if sure else cleaned(recognise(image.crop(box), dpi, path, LINE))
    text = " ".join(word.text for word in found)
    right = line.x0 > RIGHT * image.width
    if right and not is_signing(text):
        return _spread(line, number, size)
    if found and Levenshtein.normalized_similarity(bare(text), bare(line.text)) > 0.8:
        return [
            word._replace(
                x0=word.x0 + box[0], x1=word.x1 + box[0], top=line.top, bottom=line.bottom,
                base=float(line.bottom), line=number, size=size,
            )
            for word in found
        ]
    return _spread(line, number, size)


def _spread(line: OtherLine, number: int, size: float) -> list[OcrWord]:
    """The words of a line spread over its box by their lengths."""
    step = (line.x1 - line.x0) / max(len(line.text), 1)
    at, result = 0, []
    texts = line.text.split(" ")
    if not texts[0].isupper() and is_signing(line.text):
        texts[0] = surname(texts[0]) or texts[0]
    for text in texts:
        result.append(OcrWord(
            text, round(line.x0 + at * step), line.top, round(line.x0 + (at + len(text)) * step),
            line.bottom, number, float(line.bottom), size, min(line.confidence, BELIEF),
        ))
        at += len(text) + 1
    return result


def _mended(
    words: list[OcrWord], inside: list[OcrWord], line: OtherLine, image: Image
) -> list[OcrWord]:
    """The words, those of a line put right by what the second reader has in their places.

    A word that both its looks at the line have is weighed against tesseract's; one that only the
    first look has stands for what is no syllable.
    """
    if not inside:
        return words
    now = list(inside)
    again = _second_look(inside, line, image)
    for k, better in (agreed(inside, line.text, again) if again else {}).items():
        now[k] = now[k].mended(better, BELIEF)
    if line.confidence >= SURE or not all(_is_word(word.text) for word in now):
        for k, other in aligned([word.text for word in now], line.text.split(" ")).items():
            after = now[k + 1].text if k + 1 < len(now) else ""
            if (mended := _better(now[k].text, other, after)) is not None:
                now[k] = now[k].mended(mended, BELIEF)
    changed = {id(old): [new] for old, new in zip(inside, now, strict=True) if new is not old}
    if again and line.confidence >= FILLED:
        for gap in gaps(inside, line.text, again, line.x0, line.x1):
            anchor = inside[gap.start - 1] if gap.start else inside[gap.end]
            kept = changed.get(id(anchor), [anchor])
            new = _between(gap, anchor)
            changed[id(anchor)] = [*kept, *new] if gap.start else [*new, *kept]
            changed.update((id(word), []) for word in inside[gap.start : gap.end])
    if not changed:
        return words
    return [new for word in words for new in changed.get(id(word), (word,))]


def _second_look(inside: list[OcrWord], line: OtherLine, image: Image) -> str:
    """What the second reader sees on a line drawn wider, where it differs from tesseract."""
    mine, theirs = [word.text for word in inside], line.text.split(" ")
    other = aligned(mine, theirs)
    if len(other) == len(theirs) and all(
        key(mine[k]) == key(text) and mine[k][-1] == text[-1] for k, text in other.items()
    ):
        return ""
    return wide_reading(image.crop(_framed(line, image)))


def _framed(line: OtherLine, image: Image) -> tuple[int, int, int, int]:
    """The place of a line with a margin."""
    return (max(line.x0 - 8, 0), max(line.top - 4, 0),
            min(line.x1 + 8, image.width), min(line.bottom + 4, image.height))


def _between(gap: Gap, like: OcrWord) -> list[OcrWord]:
    """The words of a gap spread over it, on the line of the word beside it."""
    length = sum(map(len, gap.texts)) + len(gap.texts)
    step, at, found = (gap.x1 - gap.x0) / max(length, 1), 0.5, []
    for text in gap.texts:
        x0, x1 = gap.x0 + step * at, gap.x0 + step * (at + len(text))
        found.append(like._replace(text=text, x0=round(x0), x1=round(x1), confidence=BELIEF))
        at += len(text) + 1
    return found


def _is_word(text: str) -> bool:
    match = CORE.fullmatch(text)
    return match is None or is_syllable(match.group(2))


def _comma(mine: str, other: str, after: str) -> bool:
    """Whether a full stop or colon inside a sentence is a comma or semicolon."""
    return mine in (".", ":") and other in (",", ";") and bool(after) and (
        after[0].islower() or after[0] == "("
    )


def _better(mine: str, other: str, after: str) -> str | None:
    """The second reader's word in the place of ``mine``, or None where ``mine`` may stand."""
    a, b = CORE.fullmatch(mine), CORE.fullmatch(other)
    if a is None or b is None:
        return None
    old, new = a.group(2), b.group(2)
    if old == new:
        comma = _comma(a.group(3), b.group(3), after)
        return f"{a.group(1)}{old}{b.group(3)}" if comma else None
    if not is_syllable(new) or new.isupper() != old.isupper():
        return None
    if Levenshtein.distance(bare(old), bare(new)) > max(1, len(new) // 3):
        return None
    following = key(after).lower()
    compound = (new.lower(), following) in compounds()
    if is_syllable(old) and not (compound and (old.lower(), following) not in compounds()):
        return None
    return f"{a.group(1)}{new}{a.group(3)}"
