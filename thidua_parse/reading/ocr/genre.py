"""What the form of a document says about words that OCR read amiss.

Positions in capitals are a small set; who signs "KT." (for) a chairman is a deputy (Nghị định
30/2020/NĐ-CP, Phụ lục I, II.7); the abbreviations of organs are few.
"""

from __future__ import annotations

from functools import lru_cache

import regex
from rapidfuzz.distance import Levenshtein

from ...knowledge.places import province
from ...knowledge.signing import deputy_of, positions
from .cited import cited, letters
from .engine import OcrWord
from .recipients import pieces, recipients
from .signer import named

AUTHORITY = regex.compile(r"(TM|KT|TL|TUQ|T/M|K/T|T/L)(?:[.,:;] ?| (?=\p{Lu}))")
#: in whose name is signed
BODIES = ("ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "BAN THƯỜNG VỤ", "BAN CHẤP HÀNH")
#: what is believed of a position concluded from "KT."
CONCLUDED = 0.5
#: what is believed at most of a word that was put right
MENDED = 0.8
ABBREVIATIONS = ("UBND", "HĐND", "UBMTTQ", "MTTQ", "UBKT", "ĐBQH", "PTNT")
ABBREVIATED = regex.compile(r"(?<!\p{L})[\p{Lu}]{4,8}(?!\p{L})")
ALIKE = str.maketrans({"L": "U", "Ư": "U", "V": "U", "Đ": "D", "O": "D", "M": "N", "H": "N"})
#: "GD&ĐT", the one abbreviation that begins so
EDUCATION = regex.compile(r"GD ?& ?[ĐDđdÐ]{1,3}[TtĨl](?!\p{L})")
#: members of the list "sở, ban, ngành" and what stands behind them: the mark between is a comma
LISTED = {
    "sở": regex.compile(r"(?:ban|ngành|phòng|đơn)\W*"), "ban": regex.compile(r"ngành\W*"),
    "huyện": regex.compile(r"[Tt](?:hành|hị)"), "ngành": regex.compile(r"(?:đoàn|địa|đơn)"),
}
NOBODY = regex.compile(r"(?!)")
#: how "tỉnh" is misread behind the name of an organ
PROVINCE = frozenset(("tinh", "tính", "tĩnh", "tình", "fỉnh"))
#: the end of what stands before it; "cấp tính" is a word of its own
BEFORE_PROVINCE = (
    *ABBREVIATIONS, "nhân dân", "Công an", "địa bàn", "toàn", "ngành cấp", "thể cấp", "quan cấp", "ngành, cấp",
)


def by_genre(words: list[OcrWord], height: int) -> list[OcrWord]:
    """The words of a page with positions, symbols of cited numbers and abbreviations put right."""
    return cited(_abbreviated(recipients(_signing(words, height))))


@lru_cache(maxsize=1)
def _positions() -> dict[str, str | None]:
    """Letters → position; None where two positions have the same letters."""
    found: dict[str, str | None] = {}
    for name in (*positions(), *BODIES):
        key = letters(name)
        found[key] = None if key in found else name
    return found


@lru_cache(maxsize=256)
def position(text: str) -> str | None:
    """The position that a line in capitals is or nearly is; None where there is none or two."""
    known, key = _positions(), letters(text)
    if key in known:
        return known[key]
    near = {
        name for other, name in known.items()
        if len(other) >= 7 and Levenshtein.distance(other, key, score_cutoff=1) <= 1
    }
    return near.pop() if len(near) == 1 else None


def _signing(words: list[OcrWord], height: int) -> list[OcrWord]:
    """Lines of authority and position as they are written."""
    result: list[OcrWord] = []
    head, under = "", None  # whose deputy signs, and the line that says so
    last: OcrWord | None = None  # the position last seen
    for line in pieces(words):
        text = " ".join(word.text for word in line)
        if last is not None and 0 < line[0].top - last.bottom < 16 * last.size and (
            line[0].x0 > last.x0 - 8 * last.size
        ):
            line = named(line)
        if len(line) > 7 or line[0].top < 0.12 * height or not _in_capitals(text):
            result.extend(line)
            continue
        match = AUTHORITY.match(text)
        rest = text[match.end() :] if match else text
        found = position(rest)
        if match:
            sign = match.group(1) if "/" in match.group(1) else match.group(1) + "."
            if found is not None and text != f"{sign} {found}":
                line = _retold(line, f"{sign} {found}", MENDED)
            head, under = (found or "", line[0]) if sign in ("KT.", "K/T") else ("", None)
        elif under is not None and _below(under, line) and letters(rest).endswith(letters(head)[-5:]):
            deputy = deputy_of(head)
            if head and found in (None, head):
                line = _retold(line, deputy, CONCLUDED)
            elif found == deputy != text:
                line = _retold(line, deputy, MENDED)
        elif found is not None and found != text and len(line) > 1 and _marks_differ(text, found):
            line = _retold(line, found, MENDED)
        if match or found is not None:
            last = line[0]
        result.extend(line)
    return result


def _in_capitals(text: str) -> bool:
    return sum(map(str.isupper, text)) > 4 and sum(map(str.islower, text)) <= 1


def _marks_differ(text: str, found: str) -> bool:
    """Whether a line is another text than the position, end marks and blanks aside."""
    return "".join(c for c in text if c.isalpha()) != "".join(c for c in found if c.isalpha())


def _below(above: OcrWord, line: list[OcrWord]) -> bool:
    """Whether a line stands right below the line that begins with a word."""
    drop = line[0].top - above.bottom
    return -0.5 * above.size < drop < 2.5 * above.size and (
        abs(line[0].x0 - above.x0) < 12 * above.size
    )


def _retold(line: list[OcrWord], text: str, belief: float) -> list[OcrWord]:
    """The words of ``text`` in the place of a line."""
    first = line[0]
    sure = min(min(word.confidence for word in line), belief)
    x1 = max(word.x1 for word in line)
    step, at, result = (x1 - first.x0) / max(len(text), 1), 0, []
    for word in text.split(" "):
        result.append(first._replace(
            text=word, x0=round(first.x0 + at * step), x1=round(first.x0 + (at + len(word)) * step),
            top=min(w.top for w in line), bottom=max(w.bottom for w in line), confidence=sure,
        ))
        at += len(word) + 1
    return result


def _abbreviated(words: list[OcrWord]) -> list[OcrWord]:
    """Abbreviations of organs, and "tỉnh" after them."""
    result: list[OcrWord] = []
    for word, after, last in zip(words, [*words[1:], None], [*words[2:], None, None], strict=False):
        text = word.text
        if word.confidence < 0.93 and len(text) >= 4:
            text = ABBREVIATED.sub(lambda match: abbreviation(match.group()), text)
        core = text.rstrip(".,;:)")
        if core in PROVINCE and result and result[-1].line == word.line:
            before = " ".join(w.text for w in result[-2:])
            if before.endswith(BEFORE_PROVINCE) or (core == "tinh" and before.endswith("cấp")) or (
                text == core and after is not None and last is not None and after.text[0].isupper()
                and province(f"{after.text} {last.text}".rstrip(".,;:)")) is not None
            ):
                text = "tỉnh" + text[4:]
        if "&" in text:
            text = EDUCATION.sub("GD&ĐT", text)
        elif text[-1] in ";.:" and after is not None and LISTED.get(text[:-1].lower(), NOBODY).fullmatch(after.text):
            text = f"{text[:-1]},"
        if text != word.text:
            word = word.mended(text, MENDED)
        result.append(word)
    return result


@lru_cache(maxsize=1)
def _by_shape() -> dict[str, str]:
    return {name.translate(ALIKE): name for name in ABBREVIATIONS}


def abbreviation(text: str) -> str:
    """The abbreviation that has the shape of ``text`` (LBND → UBND), or ``text`` itself."""
    if text in ABBREVIATIONS:
        return text
    known = _by_shape()
    for shape in (text, text.replace("LI", "U"), text.replace("TI", "B")):
        found = known.get(shape.translate(ALIKE))
        if found is not None:
            return found
    return text
