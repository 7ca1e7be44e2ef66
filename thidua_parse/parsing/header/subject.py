"""The subject (trích yếu): lines below the kind word, or behind "V/v" in an official letter."""

from __future__ import annotations

import regex

from ...record import Span
from ...record.numbers import format_number, parse_number
from ..frame import Frame
from ..text import DocumentText
from .pieces import Mark, Piece
from .vote import vote

ABOUT = regex.compile(r"(?i)\(?V(?:(?: ?/ ?[vywun]|\.?v)\b ?[:.]?|ề ?:) ?")
ATTACHED_TAIL = regex.compile(r" ?\((?:Ban hành |Kèm |BAN HÀNH |KÈM )[^()]*(?:\([^()]*\)[^()]*)*\)?$")
ABOUT_MISREAD = regex.compile(r"\W*V[íìiIl1|/!]{0,2}[vwyí]? (?=\p{Ll})")
#: "Về việc" as OCR gives it under stamps
MISREAD = regex.compile(r"[^\p{L}\d]*[vV][eaêềếèéàâ]̀? ?[vV]i[eêệẹế]c ")
#: "Về việc" with its capital inside a line: a subject begins there, not before
ABOUT_LINE = regex.compile(r"(?<=\s)V[eềêế] vi[eệêế]c ")
#: what OCR leaves of a stamp before the first word
STRAY = regex.compile(r"\W*\S{1,2} (?=[Vv]ề )")
#: a number cited in the title
CITED = regex.compile(r"\d+(?:/\d{4})?/[A-ZĐ]\p{L}{1,3}-[A-ZĐ]\p{L}+-?(?![\p{L}\d])")
EDGE = " -–_*"


def read_subject(document: DocumentText, frame: Frame, letter: bool) -> tuple[str | None, Span | None]:
    """The subject on one line with its span; quotes are kept."""
    if document.ocr and letter:
        _restore_about(frame)
    pieces = _letter_pieces(frame) if letter else frame.subject or _letter_pieces(frame)
    if not pieces:
        return None, None
    text = " ".join(piece.text for piece in pieces)
    start, end = pieces[0].start, pieces[-1].end
    if letter and (found := ABOUT.match(text)):
        start += found.end()
        text = text[found.end():]
        if found[0].startswith("(") and text.endswith(")"):  # "(V/v …)" of older letters
            text, end = text[:-1], end - 1
    if found := ATTACHED_TAIL.search(text):
        end -= len(text) - found.start()
        text = text[: found.start()]
    if document.ocr and not letter and (found := ABOUT_LINE.search(text, 3, 100)) and (
        not _is_sentence(text[: found.start()])
    ):
        start, text = start + found.start(), text[found.start() :]  # behind a stamp
    if document.ocr and (found := STRAY.match(text)):
        start, text = start + found.end(), text[found.end() :]
    if document.ocr and (found := MISREAD.match(text)):
        text = ("Về việc " if not letter else "về việc ") + text[found.end():]
    if document.ocr:
        text = CITED.sub(_canonical, _balanced(vote(text, document.text)))
    stripped = text.strip(EDGE)
    start += len(text) - len(text.lstrip(EDGE))
    end -= len(text) - len(text.rstrip(EDGE))
    if stripped.endswith((".", ";", ",")) and not stripped.endswith(("...", "v.v.")):
        stripped, end = stripped[:-1], end - 1
    return (stripped or None), document.span(start, end) if stripped else None


def _is_sentence(text: str) -> bool:
    """Whether most words of a text are words in small letters, as in a title, not in a stamp."""
    words = text.split()
    return sum(word.isalpha() and word[1:].islower() for word in words) > 0.5 * len(words)


def _canonical(found: regex.Match[str]) -> str:
    """A cited number with its lost Đ and without stray hyphens."""
    parts = parse_number(found.group())
    return found.group() if parts is None or parts.serial is None else format_number(parts)


def _balanced(text: str) -> str:
    """Without closing brackets that nothing opens: strokes of a stamp."""
    if text.count(")") <= text.count("("):
        return text
    depth, out = 0, []
    for char in text:
        depth += (char == "(") - (char == ")")
        if depth < 0:
            depth = 0
            continue
        out.append(char)
    return " ".join("".join(out).split())


def _restore_about(frame: Frame) -> None:
    """Mark the line of an official letter whose "V/v" was read as "Ví", "Vlv" and the like."""
    if any(piece.mark is Mark.ABOUT for piece in frame.pieces):
        return
    for piece in frame.pieces:
        if piece.mark is Mark.TEXT and (found := ABOUT_MISREAD.match(piece.text)):
            piece.mark = Mark.ABOUT
            piece.start += found.end()
            piece.text = piece.text[found.end() :]
            return


def _letter_pieces(frame: Frame) -> list[Piece]:
    """The "V/v" piece and the text lines that carry it on."""
    for index, piece in enumerate(frame.pieces):
        if piece.mark is not Mark.ABOUT:
            continue
        taken = [piece]
        dated = False
        rest = frame.pieces[index + 1 :]
        for at, following in enumerate(rest):
            behind = rest[at + 1] if at + 1 < len(rest) else None
            dates = behind is not None and behind.mark is Mark.DATE
            if following.mark is Mark.DATE or (dates and behind and behind.line == following.line):
                dated = True  # place and date of the right column stand between
            elif following.mark is Mark.ABOUT or (
                following.mark is Mark.TEXT
                and _carries_on(taken[-1], following)
                and (not dated or not following.text[0].isupper())
            ):
                taken.append(following)
            else:
                break
        return taken
    return []


def _carries_on(previous: Piece, piece: Piece) -> bool:
    if piece.text[0] in "-+•–":
        return False
    if piece.text.isupper() and not previous.text.isupper() and len(piece.text) > 8:
        return False
    letters = sum(c.isalnum() for c in piece.text)
    blanks = piece.text.count(" ")
    return piece.line - previous.line <= 2 and letters >= 0.6 * (len(piece.text) - blanks)
