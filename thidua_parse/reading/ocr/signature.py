"""The signature block of a scan, read again: seals and pen strokes hide parts of it.

Page segmentation takes a seal with the words under it for a picture. The block is read once more
as one block and as scattered words, and what looks like a position or a name is added.
"""

from __future__ import annotations

from itertools import groupby

import regex
from PIL.Image import Image

from .engine import BLOCK, SPARSE, OcrWord, recognise
from .landmarks import RECIPIENTS
from .signer import SYLLABLE, has_name, signer

#: ends of authorities and positions that open a signature block
MARK = regex.compile(r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L)[.,]|TỊCH$|ĐỐC$|TRƯỞNG$|THƯ$")
#: wording of signature blocks, and names of persons
OFFICE = regex.compile(
    r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L|Q)[.,]?|PHÓ|CHỦ|TỊCH|GIÁM|ĐỐC|TRƯỞNG|PHÒNG|BAN|BÍ|THƯ|BỘ|CHÁNH|VĂN"
    r"|HIỆU|CỤC|VỤ|THỨ|THƯỜNG|TRỰC|ỦY|UỶ|NHÂN|DÂN|VIỆN|HỘI|ĐỒNG|TỔNG|ỦY VIÊN|CHI|SỞ"
)


def signature_block(
    words: list[OcrWord], image: Image, dpi: int, path: str
) -> list[OcrWord]:
    """Add what a closer look at the signature block finds under seals and strokes."""
    marks = [w for w in words if w.x0 > 0.4 * image.width and _is_mark(w, words)]
    if not marks:
        beside = _beside_recipients(words, image, dpi, path)
        words = words + beside
        marks = [w for w in beside if _is_mark(w, words)]
    if not marks:
        return words
    lowest = max(marks, key=lambda w: w.bottom)
    top = min(w.top for w in marks if w.top > lowest.top - 6 * lowest.size)
    if top < 0.12 * image.height and any(w.top > top + 20 * lowest.size for w in words):
        return words  # the header of the next document, not a signature
    box = (
        round(0.42 * image.width), max(top - round(0.4 * lowest.size), 0), image.width,
        min(top + round(11 * lowest.size), image.height),
    )
    if any(w for w in words if w.x0 > box[0] and w.top > top + 9 * lowest.size and w.size > 0):
        box = (*box[:3], min(top + round(9 * lowest.size), image.height))
    crop = image.crop(box)
    added: list[OcrWord] = []
    for mode in (BLOCK, SPARSE):
        for found in recognise(crop, dpi, path, mode):
            word = found._replace(
                x0=found.x0 + box[0], x1=found.x1 + box[0], top=found.top + box[1],
                bottom=found.bottom + box[1], base=found.base + box[1],
                line=found.line + 10_000 * mode, size=lowest.size,
            )
            if _plausible(word) and not any(_overlap(word, o) for o in words + added):
                added.append(word)
    words = words + _supported(added, words)
    if has_name([w for w in words if w.x0 >= box[0] and lowest.top < w.bottom]):
        return words
    position = [w for w in words if w.line == lowest.line and w.x0 >= box[0]]
    above = (
        min(w.x0 for w in position), lowest.top, max(w.x1 for w in position), lowest.bottom
    )
    name = signer(image, above, dpi, path, 20_000, recognise)
    return [w for w in words if not any(_overlap(w, part) for part in name)] + name


def _beside_recipients(
    words: list[OcrWord], image: Image, dpi: int, path: str
) -> list[OcrWord]:
    """Authority and position at the right of "Nơi nhận:", where none was read on the page."""
    lines = [list(line) for _, line in groupby(words, key=lambda w: w.line)]
    heads = [
        line[0] for line in lines
        if line[0].x0 < 0.4 * image.width and RECIPIENTS.fullmatch(" ".join(w.text for w in line))
    ]
    if not heads:
        return []
    head = heads[-1]
    point = dpi / 72
    box = (
        round(0.45 * image.width), max(round(head.top - 15 * point), 0), image.width,
        min(round(head.top + 60 * point), image.height),
    )
    if any(box[0] < w.x0 and box[1] < w.top < box[3] and w.confidence > 0.8 for w in words):
        return []
    found = [
        word._replace(
            x0=word.x0 + box[0], x1=word.x1 + box[0], top=word.top + box[1],
            bottom=word.bottom + box[1], base=word.base + box[1], line=word.line + 30_000,
            size=head.size,
        )
        for word in recognise(image.crop(box), dpi, path, BLOCK)
    ]
    found = [w for w in found if w.text.isupper() and _plausible(w)]
    return _supported(found, words)


def _is_mark(word: OcrWord, words: list[OcrWord]) -> bool:
    """Whether a word is part of an authority or a position set in capitals, not of a sentence."""
    if not word.text.isupper() or word.confidence <= 0.5 or not MARK.match(word.text):
        return False
    return not any(
        o.line == word.line and 0 < word.x0 - o.x1 < 2 * word.size and o.text.islower()
        for o in words
    )


def _plausible(word: OcrWord) -> bool:
    bare = word.text.strip(".,;:-–'\"|_ ")
    if OFFICE.fullmatch(bare):
        return word.confidence > 0.7
    return SYLLABLE.fullmatch(bare) is not None and word.confidence > 0.8


def _supported(added: list[OcrWord], words: list[OcrWord]) -> list[OcrWord]:
    """Added words that stand beside another word of a name or a position."""
    kept = []
    for word in added:
        beside = [
            o for o in added + words
            if o is not word and abs(o.base - word.base) < 0.6 * word.size
            and min(abs(o.x0 - word.x1), abs(word.x0 - o.x1)) < 1.2 * word.size
            and (o.text.isupper() == word.text.isupper())
        ]
        if beside:
            kept.append(word)
    return kept


def _overlap(a: OcrWord, b: OcrWord) -> bool:
    """Whether two words share more than a fifth of the smaller one's place."""
    w = min(a.x1, b.x1) - max(a.x0, b.x0)
    h = min(a.bottom, b.bottom) - max(a.top, b.top)
    if w <= 0 or h <= 0:
        return False
    smaller = min((a.x1 - a.x0) * (a.bottom - a.top), (b.x1 - b.x0) * (b.bottom - b.top))
    return w * h > 0.2 * max(smaller, 1)
