"""Recipients (Nơi nhận): lines as written, without dash and end mark."""

from __future__ import annotations

import regex

from ...record import Recipient
from ..anchors import holds
from ..fold import bare
from ..text import DocumentText
from .blocks import Block
from .lines import FILING, RECIPIENTS, Line, Part, is_capitals

MARKS = " \t\n\xa0-–—+•*·►▪_~"
#: a heading between two lists, run on behind the last entry of the first
SUBHEAD = regex.compile(r"[;. ] ?Bản (?:điện tử|giấy|chính) ?:$")
#: words that scanners and transcribers put for what is not text
NOTE_WORDS = (
    "handwritten", "signature", "stamp", "seal", "signed", "initial", "illegible", "logo", "image", "picture",
)
SCANNER_NOTE = regex.compile(
    r"\s*[\[(*]*\b(?i:handwritten|signature|stamped?|seal(?:ed)?|signed|initials?|illegible|logo|image|picture)\b[^;]*$"
)
#: two recipients on one line
SPLIT = regex.compile(r"[;.] ?[-–+•] ?(?=[\p{Lu}(])")
SPLIT_OF_SCAN = regex.compile(r"[;.)] ?[-–+•] ?(?=[\p{Lu}(])")
#: what OCR leaves of the signature column behind a recipient
STRAY = regex.compile(r"; ?+[^(;+-][^;]{0,17}$|[:;] \p{Ll}{1,4}(?: \p{Lu}\p{Ll}+){2}\W*$")
#: marks that no name of a body has: what OCR makes of signature and stamp behind the filing line
RUBBISH = regex.compile(r"[=~|<>{}\\^ø§¢£¥€]")
END = " .;,:/\\|*—=("


def read_recipients(document: DocumentText, block: Block) -> tuple[list[Recipient], list[tuple[int, int]]]:
    """Recipients of a closing, and where notes of a scanner were dropped."""
    items: list[list[tuple[int, str]]] = []
    notes: list[tuple[int, int]] = []
    inside = not any(cell.part is Part.RECIPIENTS for cell in block.lines)
    beside = False  # the signature begins beside the label, above the list
    labelled = not inside
    for cell in block.lines:
        if cell.part is Part.RECIPIENTS:
            inside = True
            head = RECIPIENTS.match(bare(cell.text))
            rest = cell.text[head.end():] if head else ""
            if rest.strip() and not is_capitals(rest):
                items.append([(cell.start + len(cell.text) - len(rest), rest)])
        elif not inside:
            continue
        elif cell.part is Part.ITEM:
            items.append([(cell.start, cell.text)])
        elif cell.part is Part.OTHER and cell.text.endswith(":") and len(cell.text) < 40:
            continue  # "Bản điện tử:" and its like divide the list
        elif cell.part in (Part.OTHER, Part.NAME, Part.APPENDIX):
            if cell.part is Part.NAME and not _continues(items, cell):
                continue
            if beside and not items:
                inside = False
            elif _continues(items, cell):
                items[-1].append((cell.start, cell.text))
            elif cell.part is Part.OTHER and _may_be_item(cell) and not is_capitals(cell.text):
                items.append([(cell.start, cell.text)])
            else:
                inside = False
        elif cell.part in (Part.AUTHORITY, Part.POSITION):
            inside, beside = not items and not beside and labelled, True
    out: list[Recipient] = []
    noted = holds("\n".join([text for item in items for _, text in item]).lower(), NOTE_WORDS)
    for item in items:
        filed = document.ocr and any(is_filing(r.raw) for r in out)
        out += [r for r in _read_item(document, item, noted, notes) if not (filed and RUBBISH.search(r.raw))]
    return out, notes


#: "Gửi: + Bản giấy: …" below the filing line says on what way the copies go
SENT = regex.compile(r"\(? ?Gửi ?[:;+]")


def _continues(items: list[list[tuple[int, str]]], cell: Line) -> bool:
    """Whether a line without dash carries on the recipient above."""
    if not items:
        return False
    last = items[-1][-1][1].rstrip()
    if last.endswith((";", ".")) or SENT.match(cell.text) or (is_capitals(cell.text) and not is_capitals(last)):
        return False
    dashed = items[-1][0][1][:1] in "-–—" and len(last) > 30  # dashes mark the entries of this list
    return (
        cell.text[0].islower() or cell.text[0] in "(&,)" or last.endswith((",", "-", "và", "(")) or dashed
        or not cell.text.endswith(";")
    )


def _may_be_item(cell: Line) -> bool:
    return len(cell.text) < 160


def _read_item(
    document: DocumentText, item: list[tuple[int, str]], noted: bool, notes: list[tuple[int, int]]
) -> list[Recipient]:
    """The recipients on one entry; ``noted``: some entry has a word of a scanner's note."""
    start = item[0][0]
    end = item[-1][0] + len(item[-1][1])
    text = document.text[start:end]
    before = text[:-1]
    several = ";" in before or "." in before or (document.ocr and ")" in before)
    split = SPLIT_OF_SCAN if document.ocr else SPLIT
    out: list[Recipient] = []
    at = 0
    while at < len(text):
        found = split.search(text, at) if several else None
        stop = found.start() + (text[found.start()] == ")") if found else len(text)
        begin = stop - len(text[at:stop].lstrip(MARKS))
        if noted and (note := SCANNER_NOTE.search(text, begin, stop)):
            notes.append((start + note.start(), start + stop))
            piece = text[begin : note.start()]
        else:
            piece = text[begin:stop]
        if piece.endswith(":") and (subhead := SUBHEAD.search(piece)):
            piece = piece[: subhead.start()]
        if document.ocr and (stray := STRAY.search(piece)):
            piece = piece[: stray.start()]
        raw = piece.rstrip(END)
        if "(" in raw and raw.count("(") > raw.count(")") and piece[len(raw) : len(raw) + 1] == ")":
            raw += ")"
        if raw[:1].isalnum() or any(map(str.isalnum, raw)):
            span = document.span(start + begin, start + begin + len(raw))
            tidy = raw.isprintable() and "  " not in raw  # the only blanks are single ones
            out.append(Recipient.whole({
                "raw": raw if tidy else " ".join(raw.split()), "agency": None, "span": span, "confidence": None,
            }))
        at = found.end() if found else len(text)
    return out


def is_filing(raw: str) -> bool:
    """Whether an entry is the filing line ("Lưu: VT")."""
    first = raw[:1]
    if first.isalpha() and first not in "Ll" and (first.isascii() or bare(first) != "L"):
        return False
    return FILING.match(bare(raw)) is not None
