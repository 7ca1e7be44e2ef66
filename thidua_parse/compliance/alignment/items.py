"""The items of a plan: paragraphs and bullets under its sections, with paths and roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import regex

from ...record import Plan, Section
from ...record.plan import walk_sections

_BULLET = regex.compile(r"[-–—+*•●▪◦]+\s*(?=\S)")
_LABEL = regex.compile(
    r"(?:(?:Phần|Chương|Mục|Điều)\s+(?:thứ\s+)?[\p{L}\d]+[.:]?|[IVXLC]+[.)/-]|\d+(?:\.\d+)*[.)/-]?|[a-zđ][.)])\s*"
)
_AWARD = regex.compile(r"^(?:Bằng khen|Giấy khen|Huân chương|Huy chương|Cờ thi đua|Danh hiệu) ", regex.I)
#: a title of this many blanks before a colon is the beginning of the item itself
_LONG_TITLE = 5
#: the closing formula of a plan is no item of its last section
_CLOSING = ("Trên đây là", "Trên đây, ")


@dataclass(frozen=True, slots=True)
class Item:
    """One paragraph or bullet. ``path`` is ``II.1``, ``I.1 b2`` (bullet) or ``III.1 p2``."""

    path: str
    section: str
    role: str
    text: str
    start: int
    end: int

    @property
    def bullet(self) -> bool:
        """Whether the item is a bullet."""
        return " b" in self.path


def items_of(plan: Plan) -> tuple[Item, ...]:
    """All items of the body, in order. A title alone is no item; a table row is one."""
    found: list[Item] = []
    for path, section in walk_sections(plan.sections):
        found += _own_items(plan.text, path, section)
    return tuple(sorted(found, key=lambda i: i.start))


def _own_items(text: str, path: str, section: Section) -> Iterable[Item]:
    """Items of a section apart from those of its children."""
    lines = list(_own_lines(text, section))
    if not lines:
        return
    start, line = lines[0]
    lines = lines[:1] + [x for x in lines[1:] if not x[1].lstrip().startswith(_CLOSING)]
    body = start + _body_offset(line, section)
    rest = start + len(line)
    pieces = [(body, text[body:rest], False)] if text[body:rest].strip(" .:;…") else []
    if not pieces and section.role == "awards" and section.title and _AWARD.search(section.title):
        at = text.find(section.title, start, rest)  # a form that is named in the heading only
        if at >= 0:
            pieces = [(at, section.title, False)]
    title_end = section.title_span.end if section.title_span else 0
    in_title = not pieces and _capitals(lines[0][1])
    for start, line in lines[1:]:
        if start < title_end or (in_title and _capitals(line)):
            continue  # a title that runs over two lines
        in_title = False
        bullet = _BULLET.match(line)
        if pieces and not bullet and _goes_on(pieces[-1], start, line):
            first = pieces[-1][0]  # a paragraph broken by a page or a wrapped line
            pieces[-1] = (first, text[first : start + len(line)], pieces[-1][2])
            continue
        offset = start + (bullet.end() if bullet else 0)
        if text[offset : start + len(line)].strip(" .:;-"):
            pieces.append((offset, line[offset - start :], bool(bullet)))
    paragraphs = sum(1 for p in pieces if not p[2])
    bullets = plain = 0
    for offset, piece, is_bullet in pieces:
        if is_bullet:
            bullets += 1
            name = f"{path} b{bullets}"
        else:
            plain += 1
            name = f"{path} p{plain}" if paragraphs > 1 or len(pieces) > paragraphs else path
        piece = piece.rstrip()
        yield Item(name, path, section.role, piece, offset, offset + len(piece))


def _capitals(line: str) -> bool:
    """Whether a line is all capitals, as wrapped titles are."""
    return line.upper() == line and any(map(str.isalpha, line))


def _goes_on(piece: tuple[int, str, bool], start: int, line: str) -> bool:
    """Whether ``line`` goes on with the paragraph right before it."""
    offset, text, _ = piece
    if start - offset - len(text) > 2:
        return False
    head = line.lstrip()
    return head[:1].islower() or text.rstrip()[-1:] not in ".;:!?…”\"/)"


def _own_lines(text: str, section: Section) -> Iterator[tuple[int, str]]:
    """``(offset, line)`` of the section's own lines: those before and between its children."""
    at, end = section.span.start, section.span.end
    for child in (*section.children, None):
        stop = child.span.start if child else end
        while at < stop:
            newline = text.find("\n", at, stop)
            line_end = newline if newline >= 0 else stop
            line = text[at:line_end]
            if line.strip():
                yield at, line
            at = line_end + 1
        if child:
            at = max(at, child.span.end)
            if text[at : at + 1] == "\n":
                at += 1


def _body_offset(line: str, section: Section) -> int:
    """Offset in the first line behind the label and, where there is one, the title."""
    title = section.title
    span = section.title_span
    if (
        title is not None and title.count(" ") >= _LONG_TITLE and not _capitals(title)
        and len(line) > len(title) + 12
    ):
        span = title = None  # a duty or an item whose first clause stands before a colon
    if span is not None:
        behind = span.end - section.span.start
        if 0 < behind <= len(line):
            rest = line[behind:]
            return behind + len(rest) - len(rest.lstrip(" .:;-"))
    label = _LABEL.match(line)
    behind = label.end() if label else 0
    if title:
        if line.startswith(title, behind):
            behind += len(title)
            rest = line[behind:]
            return behind + len(rest) - len(rest.lstrip(" .:;-"))
        return len(line)
    return behind
