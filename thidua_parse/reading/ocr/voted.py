"""Words on which two looks of the second reader agree against tesseract.

The second reader sees a page once as a whole and then a line again drawn wider; where both looks
give the same other word, one of three readings is wrong, and which one follows from what each reader
does amiss. Tesseract drops tones over vowels that bear a mark ("tô chức", "chuyên đổi") and reads
specks as points; the second reader takes a breve for a tilde ("nãm"), loses the stroke of "đ" and
reads semicolons as commas. Figures are exchanged only where tesseract itself is not sure.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

import regex
from rapidfuzz.distance import Levenshtein

from ..legacy import is_syllable
from .engine import OcrWord
from .spelling import bare, compounds

#: what is believed at most of a word that the second reader was right about
BELIEF = 0.8
#: a Vietnamese word, a word in capitals and a figure surer than this are left as tesseract has them
WORD_SURE, CAPITALS_SURE, FIGURES_SURE = 0.95, 0.9, 0.93
#: below this tesseract saw nothing that is to be kept
LOST = 0.5
CORE = regex.compile(r"([^\p{L}]*)(\p{L}+)([^\p{L}]*)")
#: specks before a word, and points behind one that a sentence goes on after
BEFORE, BEHIND = regex.compile(r"[|'`‘’.,:;„“\"_~]+"), regex.compile(r"[.:]")
TONES = dict.fromkeys((0x300, 0x301, 0x303, 0x309, 0x323))
STOPS = ("c", "ch", "p", "t")


def aligned(mine: Sequence[str], theirs: Sequence[str]) -> dict[int, str]:
    """Index of a word of ``mine`` → the word of ``theirs`` in its place."""
    found: dict[int, str] = {}
    steps = SequenceMatcher(None, [*map(key, mine)], [*map(key, theirs)], autojunk=False)
    for kind, a0, a1, b0, b1 in steps.get_opcodes():
        if kind in ("replace", "equal") and a1 - a0 == b1 - b0:
            found.update(zip(range(a0, a1), theirs[b0:b1], strict=True))
        elif kind == "replace":  # words run together: those at the end may still be told apart
            while a1 > a0 and b1 > b0 and _alike(mine[a1 - 1], theirs[b1 - 1]):
                a1, b1 = a1 - 1, b1 - 1
                found[a1] = theirs[b1]
    return found


def _alike(mine: str, other: str) -> bool:
    if any(map(str.isdigit, mine + other)):
        return False  # "1 33/QĐ-TTg" for "133/QĐ-TTg": the figure before is part of the number
    a, b = bare(key(mine)), bare(key(other))
    return min(len(a), len(b)) > 1 and Levenshtein.distance(a, b, score_cutoff=1) <= 1


def key(text: str) -> str:
    """A word without the marks around it."""
    return text.strip(".,;:-–'\"|_()")


def agreed(words: Sequence[OcrWord], first: str, second: str) -> dict[int, str]:
    """Index of a word → what it is, where both looks at its line say so.

    Of a word that cannot be spoken ("câp") the wider look alone may tell the tone.
    """
    mine = [word.text for word in words]
    once, again = aligned(mine, first.split(" ")), aligned(mine, second.split(" "))
    found: dict[int, str] = {}
    for k, other in again.items():
        if other == mine[k] or (once.get(k) != other and not _unspoken(mine[k], other)):
            continue
        around = (mine[k - 1] if k else "", mine[k + 1] if k + 1 < len(mine) else "")
        if (better := chosen(words[k], other, around)) is not None:
            found[k] = better
    return found


def _unspoken(mine: str, other: str) -> bool:
    """Whether ``mine`` lacks the tone that its letters need, and ``other`` has one."""
    old, new = key(mine), key(other)
    return old.isalpha() and not possible(old) and possible(new) and bare(old) == bare(new)


class Gap(NamedTuple):
    """Words that stand between two words of a line: their texts and place (pixels)."""

    start: int  # the words start … end of the line that they replace, none where start is end
    end: int
    texts: list[str]
    x0: int
    x1: int


def gaps(words: Sequence[OcrWord], first: str, second: str, x0: int, x1: int) -> list[Gap]:
    """Words that tesseract passed over where both looks have some; ``x0``, ``x1`` bound the line."""
    theirs, mine = first.split(" "), [key(word.text) for word in words]
    steps = SequenceMatcher(None, mine, [*map(key, theirs)], autojunk=False)
    found = []
    for kind, a0, a1, b0, b1 in steps.get_opcodes():
        if kind not in ("insert", "replace") or b1 - b0 < max(2, a1 - a0 + 1) or a1 - a0 == len(mine):
            continue
        left = words[a0 - 1].x1 if a0 else x0
        right = words[a1].x0 if a1 < len(words) else x1
        covered = sum(word.x1 - word.x0 for word in words[a0:a1])
        texts = theirs[b0:b1]
        if (
            right - left > 1.5 * words[0].size * (b1 - b0) and covered < 0.5 * (right - left)
            and all(possible(key(text)) for text in texts) and " ".join(texts) in second
        ):
            found.append(Gap(a0, a1, texts, left, right))
    return found


def chosen(word: OcrWord, other: str, around: tuple[str, str]) -> str | None:
    """What ``word`` is, where the second reader has ``other`` twice; None where it may stand."""
    text = word.text
    if any(map(str.isdigit, text + other)):
        return other if _is_figure(word, other, around[0]) else None
    a, b = CORE.fullmatch(text), CORE.fullmatch(other)
    if b is None or a is None:
        return other if b is not None and word.confidence < LOST and possible(b.group(2)) else None
    old, new = a.group(2), b.group(2)
    ending = _ending(a.group(3), b.group(3), around[1])
    opening = b.group(1) if BEFORE.fullmatch(a.group(1)) else a.group(1)
    if old != new and not _is_word(word, old, new, around):
        new = old
    better = f"{opening}{new}{ending}"
    return better if better != text else None


def _is_figure(word: OcrWord, other: str, before: str) -> bool:
    """Whether the second reader may be right about a word with figures.

    A word that grows behind a figure may have that figure within it: it is left as it is.
    """
    text, core = word.text, key(other)
    if word.confidence >= FIGURES_SURE or key(text) == core or not core:
        return False
    if (not core[0].isdigit() and core[0] != "/") or not any(map(str.isdigit, other)):
        return False
    if not any(map(str.isdigit, text)):
        return word.confidence < LOST and core.isdigit()
    if before[-1:].isdigit() and len(core) > len(key(text)):
        return False
    if text.endswith(("-", "/")) and core.startswith(text):
        return True  # "12/2021/QĐ-" lacks its organ
    return Levenshtein.distance(text, other) <= 2 and not key(text).startswith(core)


def _is_word(word: OcrWord, old: str, new: str, around: tuple[str, str]) -> bool:
    """Whether the second reader may be right that ``old`` is ``new``."""
    small, other = old.lower(), new.lower()
    if small == other:
        return word.confidence < BELIEF and not new.isupper()
    if old.isupper() and new.isupper() and len(old) > 2 and not possible(old):
        return word.confidence < CAPITALS_SURE and Levenshtein.distance(old, new) <= 2
    if not possible(new) or (new.isupper() != old.isupper() and len(old) > 1):
        return False
    if small == "tỉnh" and other == "tinh":
        return False
    if word.confidence < LOST:
        return True
    if Levenshtein.distance(bare(small), bare(other)) > max(1, len(new) // 3):
        return False
    if "ă" in _toneless(small) and "ã" in unicodedata.normalize("NFC", other):
        return False
    known = _compound(small, around), _compound(other, around)
    if known[0] and not known[1]:
        return False
    if known[1] or not possible(old):
        return True
    if ("đ" in small) != ("đ" in other):
        return False
    if small == _toneless(small) == _toneless(other) and any(c in "âêôơư" for c in small):
        return True
    return word.confidence < WORD_SURE


def _ending(mine: str, other: str, after: str) -> str:
    """The marks behind a word: a point or colon within a sentence is a speck, or a comma."""
    following = after.lstrip("(“\"")
    if BEHIND.fullmatch(mine) and other in ("", ",", ";") and following[:1].islower():
        return other
    return mine


def possible(text: str) -> bool:
    """Whether a word is a Vietnamese syllable that can be spoken: "quyêt" lacks its tone."""
    if not is_syllable(text):
        return False
    decomposed = unicodedata.normalize("NFD", text.lower())
    if not _toneless(text.lower()).endswith(STOPS):
        return True
    return "\u0301" in decomposed or "\u0323" in decomposed


def _toneless(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).translate(TONES))


def _compound(text: str, around: tuple[str, str]) -> bool:
    """Whether a word makes a compound with one of its neighbours."""
    before, after = (key(word).lower() for word in around)
    return (before, text) in compounds() or (text, after) in compounds()
