"""Cleaning of OCR words: specks read as letters, bullets read as other strokes."""

from __future__ import annotations

from itertools import groupby

import regex

from .engine import OcrWord
from .spelling import compounds

#: strokes that tesseract reads for the dash that opens an item of a list
BULLET = regex.compile(r"[-~¬—–_=»«•·+]{1,3}[._:,]?")
#: a dash grown together with the first word
GLUED = regex.compile(r"[~¬—–_=»«•·]{1,2}(?=\p{L}{2})|-_+(?=\p{L})")
LETTERS = regex.compile(r"\p{L}")
DIGITS = regex.compile(r"\d")
#: signs that no document of this kind prints
ODD = regex.compile(r"[\\<>|={}~^¬§#@¿‡†]")
#: strokes grown together with a word that follows them
STROKES = regex.compile(r"[—=_~\-“”\"|\\/<>.,;:'`]{3,}(?=\p{L}{2})")
SOLID = regex.compile(r"[\p{L}\d]")
#: marks that no line has standing alone; dashes and colons may; ends of parts of a sentence
LONE = frozenset((".", ",", "'", "`", "‘", "’", "ˆ", "¡", "_", "~", "|", "..", "°", "´", "^"))
COLONS, ENDS = frozenset(":;"), ";,.:"
MARKS = LONE | COLONS | frozenset("-–—")
#: signs that no figure is read as; those that are not printed are dropped below this confidence
STROKE, STRAY = frozenset("'`‘’ˆ˜^~_°´‹›„¬=<>\\-–—.,:;*"), 0.9
PRINTED = frozenset("-–—.,:;*")
#: a gap below so many heights of a line is none; one above it parts a mark from both its neighbours
TOUCHING, FAR = 0.12, 0.6
#: beginnings of lines that are no item of a list, whatever stroke stands before them
NO_ITEM = regex.compile(r"Độc |Số ?[:.]|Số:? ?\d|Nơi nhận\b|V/v |CỘNG H|[ỦU][ỶYỲ] BAN NH")
#: a stroke less sure than this opens no item that begins with a small letter
UNSURE = 0.5
#: what begins so many heights left of the text, and has at most so many words there, is a note
NOTE, MOST_BESIDE = 3.0, 8
#: words less sure than this that hold no letter or digit are specks; shorter ones sooner
SPECK, DOUBTED = 0.6, 0.25


def cleaned(words: list[OcrWord]) -> list[OcrWord]:
    """The words without specks, with list dashes put right."""
    result: list[OcrWord] = []
    for _, group in groupby(words, key=lambda w: w.line):
        line = without_marks([_bare(word) for word in group])
        while line and _speck(line[-1]):
            line.pop()
        if not line or _garbage(line):
            continue
        if len(line) > 1 and SOLID.search(line[0].text) is None and (
            NO_ITEM.match(" ".join(word.text for word in line[1:4])) is not None
            or (line[0].confidence < UNSURE and line[1].text[0].islower())
        ):
            line.pop(0)
        if len(line) > 1 and BULLET.fullmatch(line[0].text):
            sign = "+" if line[0].text.startswith("+") else "-"
            line[0] = line[0]._replace(text=sign)
        elif (match := GLUED.match(line[0].text)) and "Độc" in line[0].text:
            line[0] = line[0]._replace(text=line[0].text[match.end() :])
        elif match:
            line[0] = line[0]._replace(text="- " + line[0].text[match.end() :])
        else:
            while line and _speck(line[0]):
                line.pop(0)
        result.extend(word for word in line if not _speck(word) or word.text in "-–+/&")
    return result


def without_marks(line: list[OcrWord]) -> list[OcrWord]:
    """The words of a line without marks that stand alone where no mark is printed.

    Stops and commas stand at a word; a colon may stand apart from it at the end of a line, a dash
    between two words that are no compound ("kinh tế - xã hội", but not "chương - trình").
    """
    kept: list[OcrWord] = []
    for k, word in enumerate(line):
        after = line[k + 1] if k + 1 < len(line) else None
        if kept:
            if word.text in MARKS and _is_apart(word, kept[-1], after):
                continue
            if word.confidence < STRAY and STROKE.issuperset(word.text) and not PRINTED.issuperset(word.text):
                continue
        elif word.text in MARKS and BULLET.fullmatch(word.text) is None:
            continue
        kept.append(word)
    return kept


def _is_apart(word: OcrWord, before: OcrWord, after: OcrWord | None) -> bool:
    """Whether a mark that stands between two words belongs to neither."""
    if word.text in LONE:
        return word.x0 - before.x1 > TOUCHING * word.size
    if after is None:
        return before.text[-1] in ENDS or ("/" not in before.text and word.x0 - before.x1 > FAR * word.size)
    if word.text in COLONS:
        gaps = word.x0 - before.x1, after.x0 - word.x1
        return after.text[0].islower() or min(gaps) > FAR * word.size
    if before.text.lower() == "số" and after.text[0].isdigit():
        return True
    pair = before.text.lower(), after.text.lower().rstrip(ENDS)
    return after.text.islower() and pair in compounds()


def _bare(word: OcrWord) -> OcrWord:
    """The word without strokes grown together with it."""
    match = STROKES.match(word.text)
    if not match:
        return word
    share = match.end() / len(word.text)
    return word._replace(
        text=word.text[match.end() :], x0=word.x0 + round((word.x1 - word.x0) * share)
    )


def _speck(word: OcrWord) -> bool:
    if word.confidence < 0.7 and len(word.text) <= 3 and ODD.search(word.text):
        return True
    if SOLID.search(word.text) is None:
        return word.confidence < SPECK and word.text not in (";", ".", ":", "./.", ",")
    height = word.bottom - word.top
    if height > 2.6 * word.size or height < 0.2 * word.size:
        return word.confidence < 0.8
    return word.confidence < DOUBTED and len(LETTERS.findall(word.text)) < 2


def _garbage(line: list[OcrWord]) -> bool:
    """Whether a line is made of specks and strokes only."""
    text = "".join(word.text for word in line)
    letters, digits = len(LETTERS.findall(text)), len(DIGITS.findall(text))
    sure = sum(word.confidence for word in line) / len(line)
    if text == "*":
        return False
    if not digits and letters < 3:
        return sure < 0.9
    if len(line) <= 2 and not digits and sure < 0.5:
        return True
    known = letters + digits
    return sure < 0.6 and (known < 0.6 * len(text) or (len(line) >= 3 and known < 2 * len(line)))


def inside(words: list[OcrWord], *, head: float = float("inf")) -> list[OcrWord]:
    """The words without those that stand in the margins beside the text.

    They are binding holes, shadows, seals over the edge and notes of signing programs. Above ``head``
    (pixels) only whole lines are left out: names of organs reach into the margin there.
    """
    lines = [list(group) for _, group in groupby(words, key=lambda w: w.line)]
    long = [line for line in lines if len(line) >= 7]
    if len(long) < 5:
        return words
    left = sorted(line[0].x0 for line in long)[len(long) // 10]
    right = sorted(line[-1].x1 for line in long)[-1 - len(long) // 10]
    kept: list[OcrWord] = []
    for line in lines:
        margin = 0.8 * line[0].size
        out = line[-1].x1 < left - margin or line[0].x0 > right + margin
        if out and len(line) <= 3:
            continue
        if line[0].top > head and line[0].x0 < left - NOTE * line[0].size:
            first = next((k for k, word in enumerate(line) if word.x1 >= left - TOUCHING * word.size), len(line))
            line = line[first:] if first <= MOST_BESIDE else line
        kept.extend(line)
    return kept
