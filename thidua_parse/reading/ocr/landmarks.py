"""Landmarks of the form put right: kinds in the title, "Nơi nhận:", "V/v", "CỘNG HÒA …".

The parts of a document are found by a handful of printed phrases. Where OCR gives nearly one of
them in the place where it stands, it is that phrase (Nghị định 30/2020/NĐ-CP, Phụ lục I and III).
"""

from __future__ import annotations

import unicodedata
from itertools import groupby

import regex
from rapidfuzz.distance import Levenshtein

from .engine import OcrWord
from .spelling import bare

#: kinds that stand alone on a line in capitals, and phrases of the header
TITLES = (
    "KẾ HOẠCH", "QUYẾT ĐỊNH", "CHỈ THỊ", "HƯỚNG DẪN", "THÔNG BÁO", "BÁO CÁO", "TỜ TRÌNH",
    "CHƯƠNG TRÌNH", "CÔNG ĐIỆN", "NGHỊ QUYẾT", "KẾT LUẬN", "QUY ĐỊNH", "QUY CHẾ", "PHƯƠNG ÁN",
    "ĐỀ ÁN", "GIẤY MỜI", "THÔNG TRI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
)
BY_LETTERS = {bare(title).replace(" ", ""): title for title in TITLES}
#: kinds in numbers whose titles have two words
NAMED = {
    "KH": "KẾ HOẠCH", "QĐ": "QUYẾT ĐỊNH", "CT": "CHỈ THỊ", "HD": "HƯỚNG DẪN", "TB": "THÔNG BÁO",
    "BC": "BÁO CÁO", "TTr": "TỜ TRÌNH", "CTr": "CHƯƠNG TRÌNH", "CĐ": "CÔNG ĐIỆN",
    "NQ": "NGHỊ QUYẾT", "KL": "KẾT LUẬN",
}
KIND = regex.compile(r"\d\s?/(?:\d{4}/)?(\p{Lu}\p{L}{1,2})-")
#: what is believed of a word of the header that is hidden; what is believed less is strokes
HIDDEN, STROKES = 0.6, 0.4
RECIPIENTS = regex.compile(r"\W*\p{L}{2,4}[.,]? nh[ậạâặẩ]n ?[:;.]?")
ABOUT = regex.compile(r"(?:[VWY][^\p{L}\d\s]{0,2}[vyí]?|[VW][íiÍfl!]v?|V[AÀ]v|/v|N/v)", regex.IGNORECASE)
NUMBER = regex.compile(r"Số\W*\S*\d.*|Số[:.].*")


def landmarks(words: list[OcrWord], height: int) -> list[OcrWord]:
    """The words with landmarks put right; ``height`` is that of the picture."""
    result: list[OcrWord] = []
    number: list[OcrWord] = []
    for _, group in groupby(words, key=lambda w: w.line):
        line = list(group)
        text = " ".join(word.text for word in line)
        if len(text) <= 3 and line[0].confidence < STROKES / 2:
            continue
        if len(line) <= 8 and _capitals(text):
            title = _title(text)
            if title and title != text:
                line = _retold(line, title)
        elif len(line) <= 3 and RECIPIENTS.fullmatch(text):
            line = _retold(line, "Nơi nhận:")
        if line[0].bottom < 0.35 * height and NUMBER.match(text):
            number = line
        result.extend(_people(line) if line[0].bottom < 0.15 * height else line)
    return _about(_titled(result, number), number) if number else result


def _people(line: list[OcrWord]) -> list[OcrWord]:
    """A line of the header with "ỦY BAN NHÂN DÂN", whose first word a stamp or a speck hides."""
    at = next((
        k for k in range(min(2, len(line) - 2))
        if bare("".join(w.text for w in line[k : k + 3])).rstrip(":.") == "bannhandan"
    ), None)
    if at is None or not line[at].text.isupper():
        return line
    first, last = line[at], line[at + 2].text.rstrip(":.")
    told = [*line[: at + 2], line[at + 2]._replace(text=last), *line[at + 3 :]]
    before = line[0] if at else None
    if before is not None and any(map(str.isalpha, before.text)):
        return line if bare(before.text).strip(".:") in ("uy", "dong") else [before.mended("ỦY", HIDDEN), *told[1:]]
    width = round(0.6 * (first.x1 - first.x0))
    left = max(first.x0 - width - width // 3, 0)
    lost = first._replace(x0=left, x1=left + width)
    return [lost.mended("ỦY", HIDDEN), *told[at:]]


def _titled(words: list[OcrWord], number: list[OcrWord]) -> list[OcrWord]:
    """The words with the kind that the number names in the place of the half of it that was read."""
    kind = KIND.search(" ".join(word.text for word in number))
    title = NAMED.get(kind[1]) if kind else None
    lines = [list(group) for _, group in groupby(words, key=lambda w: w.line)]
    if title is None or any(" ".join(w.text for w in line) == title for line in lines):
        return words
    low, size = max(w.bottom for w in number), number[0].size
    halves = bare(title).split(" ")
    for k, line in enumerate(lines):
        seen = [bare(word.text) for word in line if word.confidence >= STROKES]
        if 0 < line[0].top - low < 8 * size and len(line) <= 3 and len(seen) == 1 and seen[0] in halves and (
            any(word.text.isupper() for word in line)
        ):
            return [word for part in (*lines[:k], _retold(line, title), *lines[k + 1 :]) for word in part]
    return words


def _capitals(text: str) -> bool:
    small = sum(map(str.islower, text))
    return sum(map(str.isupper, text)) > 3 and small <= 1


def _title(text: str) -> str | None:
    """The phrase that a line in capitals is, or nearly is."""
    letters = "".join(c for c in bare(text) if c.isalpha())
    found = BY_LETTERS.get(letters)
    if found is not None:
        return found if _marks_apart(text, found) else None
    for key, title in BY_LETTERS.items():
        if len(key) >= 6 and abs(len(key) - len(letters)) <= 1 + len(key) // 12:
            allowed = 1 + len(key) // 12
            if Levenshtein.distance(key, letters, score_cutoff=allowed) <= allowed:
                return title
    return None


def _marks_apart(text: str, title: str) -> bool:
    """Whether the text is not already the title but for the place of a tone mark or an end mark."""
    seen, meant = (sorted(unicodedata.normalize("NFD", t)) for t in (text.rstrip(":"), title))
    return seen != meant


def _retold(line: list[OcrWord], text: str) -> list[OcrWord]:
    """One word with another text in the place of a line."""
    first = line[0]
    sure = sum(w.confidence for w in line) / len(line)
    whole = first._replace(
        text=text, x1=max(w.x1 for w in line), top=min(w.top for w in line),
        bottom=max(w.bottom for w in line), confidence=min(sure, 0.9),
    )
    parts = text.split(" ")
    width = (whole.x1 - whole.x0) / max(len(text), 1)
    words, at = [], 0
    for part in parts:
        x0 = whole.x0 + width * at
        words.append(whole._replace(text=part, x0=round(x0), x1=round(x0 + width * len(part))))
        at += len(part) + 1
    return words


def _about(words: list[OcrWord], number: list[OcrWord]) -> list[OcrWord]:
    """"V/v" at the head of the line under the number, where the subject of a letter begins."""
    low, size = max(w.bottom for w in number), number[0].size
    left, right = number[0].x0 - 4 * size, max(w.x1 for w in number) + 4 * size
    under = [
        w for w in words if low - 0.3 * size < (w.top + w.bottom) / 2 < low + 1.8 * size
        and left < w.x0 < right
    ]
    if not under:
        return words
    head = min(under, key=lambda w: w.x0)
    if head.text != "V/v" and len(head.text) <= 4 and ABOUT.fullmatch(head.text):
        at = words.index(head)
        words = [*words[:at], head.mended("V/v", 0.9),
                 *words[at + 1 :]]
    return words
