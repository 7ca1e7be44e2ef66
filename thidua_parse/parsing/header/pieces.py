"""Cutting the lines above the body into marked pieces: motto, number, date, kind word, organ …

Readers give the left column of a header before the right one, but old files, bad OCR and copied
text mix them on one line. So a line is cut at its fixed phrases, wherever they stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import regex
from rapidfuzz import fuzz, process

from ...knowledge.tables import rows
from ...knowledge.title_kinds import TitleKind, title_kinds
from ..anchors import Opening, holds
from ..fold import bare
from ..text import DocumentText


class Mark:
    """What a piece of the header is; plain values as :class:`..closing.lines.Part`."""

    NATION: Final = "nation"  # Cộng hòa xã hội chủ nghĩa Việt Nam, and the motto
    PARTY: Final = "party"  # Đảng Cộng sản Việt Nam, upper right in Party documents
    RULE: Final = "rule"  # lines, stars
    NUMBER: Final = "number"
    DATE: Final = "date"
    KIND: Final = "kind"
    ABOUT: Final = "about"  # V/v …
    TO: Final = "to"  # Kính gửi
    STAMP: Final = "stamp"  # stamps of receipt, text of digital signatures, gazette heads
    MARKING: Final = "marking"  # urgency, secrecy, draft
    TEXT: Final = "text"


@dataclass(slots=True)
class Piece:
    """A marked part of a line, in offsets of the document."""

    mark: str
    start: int
    end: int
    line: int
    text: str
    kind: TitleKind | None = None
    whole: bool = True  # the piece is the whole line


#: symbol letters: capitals without marks (but Đ and Ư), no Vietnamese words
TOKEN = r"[A-ZĐÐƯ][A-Za-zĐÐđƯ&.]{0,15}?\d{0,3}(?![\p{L}\d&])"
SYMBOL = rf"\s?[/\-–_]\s?(?:(?:19|20)\d\d(?!\d)|{TOKEN})(?:(?:\s?[/\-–_]\s?|\+|\s?\.\s?(?=[A-ZĐ]{{2}}))(?:(?:19|20)\d\d(?!\d)|{TOKEN}))*(?:,\s?[A-ZĐ]{{2,}}[A-Za-zĐđ]*\d?(?!\p{{L}}))*"
SERIAL = r"(?:\d[\d]{0,5}(?:\.\d{1,3})?[A-Za-z]?)"
BLANK = r"[.…_\s*]*"
#: letters of a kind set behind the serial without a mark: "Số 34 CT/TU"
UNMARKED = r"(?:(?:KH|QĐ|CT|TB|HD|NQ|CV|BC|TTr|CTr|KL|QC|ĐA)(?=\s?[/-]\s?[A-ZĐ]))"
#: what OCR makes of handwritten or overprinted figures, before a clean symbol
SMUDGED = regex.compile(rf"[^\n]{{1,10}}?{SYMBOL}")
SLASHES = str.maketrans("⁄∕／Ð", "///Đ")
LABELLED = r"\b(?P<label>[Ss5][ốỐôÔoOóÓồỐộỘ0ỏõ](?: hiệu)?)(?P<colon>\s?[:;.,]+|(?=\s?[\d/…_.-])|\s?$|(?=\s\d))"
#: the word before a number alone; a line without it has no number with a label
LABEL = regex.compile(LABELLED)
NUMBER = regex.compile(
    rf"(?:(?P<word>\p{{Lu}}\p{{L}}+(?: \p{{L}}+){{0,2}}) )?{LABELLED}\s?"
    rf"(?P<number>{BLANK}{SERIAL}?{BLANK}(?:{UNMARKED}?{SYMBOL})?[/-]?)"
)
BARE_NUMBER = regex.compile(rf"{SERIAL}\s?{SYMBOL}\.?")
NATION = regex.compile(
    r"C\S{2,4} H\S{1,3} X\S{1,2} H\S{1,2} CH\S{1,2} N\S{3,5} V\S{2,4} N\S{1,3}"
    r"|\S?[DBO]\S?C ?L\S{1,3} ?\W{0,4} ?T\S{1,2} ?D\S{1,2} ?\W{0,4} ?H\S{2,4} ?PH\S{2,4}"
)
#: part of the motto in :data:`NATION`, found faster
MOTTO = regex.compile(r"C ?L\S{1,3} ?\W{0,4} ?T\S{1,2} ?D\S{1,2} ?\W{0,4} ?H")
#: the two lines as they are printed nearly always
NATION_LINES = frozenset(
    ("CONG HOA XA HOI CHU NGHIA VIET NAM", "DOC LAP - TU DO - HANH PHUC", "DOC LAP-TU DO-HANH PHUC")
)
DATE = regex.compile(
    r"\bNG?A[YV] ?(?P<d>[^\n]{0,14}?) ?(?:TH?A|\S?H[AO])N[GQ] ?(?P<m>[^\n]{0,14}?) ?(?:N[A]?[MN]|N\S{1,2}(?= (?:19|20)\d\d)) ?(?P<y>\d ?\d ?\d ?\d|[12][\dLIO]{3}(?!\p{L})|\d{0,3} ?[.…_]*)"
    r"|\bNGAY ?(?P<d2>\d{1,2}) ?[/.-] ?(?P<m2>\d{1,2}) ?[/.-] ?(?P<y2>(?:19|20)\d\d)"
)
ABOUT = Opening(regex.compile(r"\(?V ?/ ?[VYWUN]\b ?:?|\(?V\.?V\b[:.]?(?= )|V[EA] VIEC\b"))
TO = Opening(regex.compile(r"[^\p{L}\d]*(?:[A-Z] )?K[IN]NH ?(?:G[UO]I|CUI|GIRI|GIRL|CHUYEN)\b ?:?"))
#: text between rules that were drawn in the same line
RULED = regex.compile(r"(?:-{3,} ?)?+(?P<text>[^-].*?)(?: ?-{3,})?")
RULE = regex.compile(r"[^\p{L}\d]*")
STAMP = Opening(regex.compile(
    r"(?:(?:NGUOI|DA) )?KY (?:BOI|SO|NGAY)\b|NGUOI KY\b|DIGITALLY SIGNED|SIGNED BY|CO QUAN ?:|EMAIL ?:|THOI GIAN KY|NGAY KY"
    r"|CONG VAN DEN|VAN BAN DEN|GIO DEN|CHUYEN ?:|(?:NGAY )?DEN ?:|\+0700|\d\d[:.]\d\d[:.]\d\d|CONG BAO\b|SAO Y\b|LUU HO SO|TRANG \d+$|SIGNATURE VALID|XAC THUC"
))
MARKING = Opening(regex.compile(
    r"\W*(?:(?:THUONG |DAI )?KHAN|HOA TOC(?: HEN GIO)?|(?:TUYET |TOI )?MAT|DU THAO(?: LAN \d+| \d+)?|XEM XONG TRA LAI|LUU HANH NOI BO"
    r"|BAN SAO|PHU LUC SO \d+)\W*"
))


@lru_cache(maxsize=1)
def kind_words() -> dict[str, TitleKind]:
    """Kind words without marks → kind."""
    return {bare(word): kind for kind in title_kinds() for word in kind.words}


@lru_cache(maxsize=1)
def _tight_words() -> dict[str, TitleKind]:
    """Kind words without marks and blanks: "K Ế  H O Ạ C H" and "QUYÉT ĐỊN H" are met too."""
    return {word.replace(" ", ""): kind for word, kind in kind_words().items()}


#: least likeness of a misread kind word (share of letters that stay), and its letters
NEAR, NEAR_LETTERS = 90, range(7, 15)


@lru_cache(maxsize=1)
def _words_near() -> dict[int, list[str]]:
    """Letters of a misread word → the tight words that are long enough and short enough for it."""
    return {
        n: [w for w in _tight_words() if abs(len(w) - n) * 100 <= (100 - NEAR) * (len(w) + n)]
        for n in NEAR_LETTERS
    }


@lru_cache(maxsize=1)
def _offices() -> frozenset[str]:
    """Offices of signers without marks and blanks ("CHUTICH"): the capitals met most, which are like no kind word."""
    offices = {bare(row["words"]).replace(" ", "") for row in rows("signing_positions")}
    return frozenset(
        office for office in offices
        if process.extractOne(office, _tight_words().keys(), scorer=fuzz.ratio, score_cutoff=NEAR) is None
    )


def kind_of_line(text: str, folded: str | None = None) -> TitleKind | None:
    """The kind whose word the whole line is, or None; ``folded`` is the line without marks."""
    if len(text) > 60:
        return None
    tight = (folded or bare(text)).strip(" .:;*-_\"'|").replace(" ", "")
    kind = _tight_words().get(tight)
    if kind is None and len(tight) in NEAR_LETTERS and text.upper() == text and not text.isascii() and (
        tight not in _offices()
    ):
        words = _words_near()[len(tight)]
        near = process.extractOne(tight, words, scorer=fuzz.ratio, score_cutoff=NEAR)
        kind = _tight_words()[near[0]] if near else None
    return kind


@lru_cache(maxsize=1)
def kind_pattern() -> Opening:
    """A kind word at the beginning of a line, longest first."""
    words = sorted(kind_words(), key=len, reverse=True)
    return Opening(regex.compile("(?:{})".format("|".join(words))), 5)


def cut_line(document: DocumentText, line: int, *, kindless: bool = False) -> list[Piece]:
    """The marked pieces of one line, in order; ``kindless``: it is known to be no kind word."""
    text, base = document.lines[line], document.starts[line]
    pieces: list[Piece] = []
    if "\t" not in text:
        if text:
            _cut_cell(text, document.bare(line), base, line, True, pieces, kindless)
        return pieces
    at = 0
    for cell in text.split("\t"):
        if cell:
            _cut_cell(cell, bare(cell), base + at, line, len(cell) == len(text), pieces)
        at += len(cell) + 1
    return pieces


def _cut_cell(
    cell: str, folded: str, base: int, line: int, whole: bool, out: list[Piece],
    kindless: bool = False,
) -> None:
    if STAMP.match(folded):
        out.append(Piece(Mark.STAMP, base, base + len(cell), line, cell))
        return
    marks: list[tuple[int, int, str]] = []
    if folded in NATION_LINES:
        marks.append((0, len(folded), Mark.NATION))
    elif _may_hold_nation(folded):
        marks += [(m.start(), m.end(), Mark.NATION) for m in NATION.finditer(folded)]
    if "DANG CONG SAN VIET NAM" in folded:
        at = folded.index("DANG CONG SAN VIET NAM")
        marks.append((at, at + 22, Mark.PARTY))
    about = ABOUT.match(folded) is not None
    if "NG" in folded and ("AY" in folded or "AV" in folded) and (found := DATE.search(folded)) and (
        not about or (found["y"] and _own_date(cell, *found.span()))
    ):
        marks.append((*found.span(), Mark.DATE))
    number = None if about else _find_number(cell, folded)
    if number and not any(s < number[1] and number[0] < e for s, e, _ in marks):
        marks.append((*number, Mark.NUMBER))
    marks.sort()
    at = 0
    for start, end, mark in marks:
        if start < at:
            continue
        _add_text(cell, folded, at, start, base, line, False, out)
        out.append(
            Piece(mark, base + start, base + end, line, cell[start:end], whole=whole and end - start >= len(cell) - 2)
        )
        at = end
    _add_text(cell, folded, at, len(cell), base, line, whole and at == 0, out, kindless)


def _may_hold_nation(folded: str) -> bool:
    """Whether :data:`NATION` can be found: a cheap question by its fixed letters."""
    return (" X" in folded and " CH" in folded and " V" in folded) or (
        "PH" in folded and ("CL" in folded or "C L" in folded) and MOTTO.search(folded) is not None
    )


def _own_date(cell: str, start: int, end: int) -> bool:
    """Whether a date in a cell with "V/v" is that of the line ("…  Hà Nội, ngày …"), not of a
    document named in the subject ("… số 105/NQ-CP ngày 09 tháng 9 năm 2021 của Chính phủ")."""
    if any(map(str.isalpha, cell[end:])):
        return False
    before = cell[:start].rstrip()
    return before.endswith((",", ".", ";")) and "/" not in before[-24:]


def _find_number(cell: str, folded: str) -> tuple[int, int] | None:
    if not cell.isascii() and holds(cell, "⁄∕／Ð"):
        cell = cell.translate(SLASHES)
    if cell[:1].isdigit() and (found := BARE_NUMBER.fullmatch(cell)) and any(c.isupper() for c in cell):
        return found.start(), found.end()
    if not ("SO" in folded or "S0" in folded or "5O" in folded or "50" in folded):
        return None
    if not any(
        ":" in label["colon"] or cell.count(" ", 0, label.start()) < 4 or _behind_names(cell, label.start())
        for label in LABEL.finditer(cell)
    ):
        return None  # all of them inside a sentence
    for found in NUMBER.finditer(cell):
        start = found.start("label")
        words = found["word"]
        while words:
            if kind_pattern().fullmatch(bare(words)):
                start = found.end("word") - len(words)
                break
            words = words.partition(" ")[2]
        before = cell[:start].rstrip()
        if before and (":" not in found["colon"] or before.upper() != before) and not (
            "/" in found["number"] and _behind_names(cell, start)
        ):
            continue  # "số" inside a sentence
        end = found.end("number")
        if not any(c.isalpha() for c in found["number"]) and (smudged := SMUDGED.match(cell, found.start("number"))):
            end = smudged.end()
        elif 0 < len(cell) - end <= 6 and end > found.start("number") and cell[end] not in " ,;":
            end = len(cell)  # a smudge behind the figures
        if cell[end - 2 : end + 1] == "V/v":  # "Số: 12/SNV-TCV/v …": the subject stuck to the symbol
            end -= 2
        while end > found.start("number") and cell[end - 1] in " ,":
            end -= 1
        return start, max(end, found.start("number"))
    return None


def _behind_names(cell: str, start: int) -> bool:
    """Whether "Số" stands behind names in capitals, in a header that was set in one line."""
    return cell.startswith("Số", start) and cell[:start].isupper()


def _add_text(
    cell: str, folded: str, start: int, end: int, base: int, line: int, whole: bool,
    out: list[Piece], kindless: bool = False,
) -> None:
    while start < end and cell[start] in " ,;":
        start += 1
    while end > start and cell[end - 1] == " ":
        end -= 1
    if "---" in cell and (found := RULED.fullmatch(cell, start, end)) is not None:
        start, end = found.span("text")
    if start >= end:
        return
    text, plain = cell[start:end], folded[start:end]
    kind = None
    if not text[:1].isalnum() and RULE.fullmatch(text):
        mark = Mark.RULE
    elif MARKING.fullmatch(plain):
        mark = Mark.MARKING
    elif STAMP.match(plain):
        mark = Mark.STAMP
    elif not (kindless and len(text) == len(cell)) and (
        (kind := kind_of_line(text, plain)) is not None
    ):
        mark = Mark.KIND
    elif ABOUT.match(plain):
        mark = Mark.ABOUT
    elif TO.match(plain):
        mark = Mark.TO
    else:
        mark = Mark.TEXT
    out.append(Piece(mark, base + start, base + end, line, text, kind, whole))
