"""HTML and MHTML: block-aware text of a web page without its navigation."""

from __future__ import annotations

import email
import email.policy
from html import unescape as html_entities
from typing import Any

import regex
from lxml import etree
from lxml import html as lxml_html

from ..errors import ReadingError
from ..record import Source
from .blocks import (
    Block,
    BlockWriter,
    Cell,
    Grid,
    Paragraph,
    compose_blocks,
    repair_blocks,
)
from .docx.numbering import letter, roman
from .html_fonts import Fonts
from .legacy import detect
from .sniff import wide
from .source import LineKind, SourceText
from .text import as_windows_1252

SKIP = {"script", "style", "noscript", "template", "nav", "aside", "footer", "form", "button",
        "select", "option", "iframe", "object", "svg", "head", "title", "link", "meta", "input",
        "textarea", "audio", "video", "canvas", "map", "xml"}
BLOCK = {"p", "div", "section", "article", "main", "header", "h1", "h2", "h3", "h4", "h5", "h6",
         "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "center", "address", "fieldset",
         "figure", "figcaption", "hr", "body", "html", "tbody", "thead", "tfoot", "tr", "td",
         "th", "caption", "table", "details", "summary", "legend"}
NAVIGATION = regex.compile(
    r"(?i)(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|sidebar|footer|banner|advert\w*|ads"
    r"|share|social|related|comments?|cookie|pagination|skip-?link|toolbar)(?:$|[\s_-])"
)
BEYOND = regex.compile(r"[\u0080-\ufffc]")
#: names of windows-1252 in declarations; browsers take Latin-1 for it too
WESTERN = frozenset(["windows-1252", "cp1252", "iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"])
#: encodings that no declaration names
OLD = frozenset(["TCVN3", "VNI", "VISCII"])
CHARSET = regex.compile(rb"""(?i)charset\s*=\s*["']?([\w-]+)""")
#: footnotes as Word saves them: the mark in the text, and the note at the end
NOTE_MARK = regex.compile(r"#_(?:ftn|edn)\d+$")
NOTE_NAME = regex.compile(r"_(?:ftn|edn)\d+")
SPACES = regex.compile(r"[ \t\r\n\f\u00a0]+")


def decode_html(data: bytes) -> tuple[str, str]:
    """Decoded page and the encoding's name: mark, zero bytes, UTF-8, declaration, windows-1252.

    A declaration is often wrong: UTF-8 is tried first, and pages in the encodings before Unicode
    (TCVN3, VNI) claim anything. Windows-1252 is the view in which those are recognised later.
    """
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"),
                           (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), encoding
    if (unmarked := wide(data[:4096])) is not None:
        return data.decode(unmarked, errors="replace"), unmarked
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
        broken = text.count("\ufffd")
        if len(BEYOND.findall(text)) > 20 * broken:
            return text, "utf-8"  # a few broken letters
    declared = CHARSET.search(data[:4096])
    name = declared.group(1).decode("ascii").lower() if declared else ""
    view = as_windows_1252(data)
    if name and name not in WESTERN and detect(TAG.sub(" ", view[:200_000])) not in OLD:
        try:
            return data.decode(name), name
        except (UnicodeDecodeError, LookupError):
            pass
    return view, "windows-1252"


class Label(str):
    """The label of a list item, waiting for the text of its first paragraph."""

    __slots__ = ()


class SpannedGrid(Grid):
    """A table whose cells take their columns as browsers place them below cells of several rows."""

    __slots__ = ("open",)

    def __init__(self, bordered: bool | None = None) -> None:
        super().__init__(bordered=bordered)
        self.open: dict[int, tuple[int, int]] = {}  # column → width and rows to come

    def next_row(self) -> None:
        """Begin a row."""
        self.end_row()
        self.rows.append([])

    def next_cell(self, width: int, height: int) -> Cell:
        """The next cell of the row, right of what reaches down from the rows above."""
        row = self.rows[-1]
        at = self._below(row[-1].column + row[-1].width if row else 0)
        cell = Cell([], at, width)
        row.append(cell)
        if height > 1:
            self.open[at] = (width, height)
        return cell

    def end_row(self) -> None:
        """Count the row off all cells that reach down, and show those at its end."""
        if not self.rows:
            return
        row = self.rows[-1]
        for column in sorted(c for c in self.open if not row or c >= row[-1].column + row[-1].width):
            row.append(Cell([], column, self.open[column][0], continued=True))
        self.open = {c: (width, left - 1) for c, (width, left) in self.open.items() if left > 1}

    def _below(self, at: int) -> int:
        """The first free column from ``at`` on; the cells that are in the way are shown."""
        while at in self.open:
            width = self.open[at][0]
            self.rows[-1].append(Cell([], at, width, continued=True))
            at += width
        return at


class Page:
    """Builds blocks from a parsed page, iteratively (depth of the page does not matter)."""

    def __init__(self, fonts: Fonts) -> None:
        self.fonts = fonts
        #: paragraphs so far
        self.count = 0
        #: each open container: list of its blocks and the pieces of its running paragraph
        self.frames: list[tuple[list[Block], list[str]]] = [([], [])]
        self.grids: list[SpannedGrid] = []
        #: kind and last number of each open list
        self.counters: list[tuple[str, int]] = []
        #: open elements whose text is left out, and open ``pre``
        self.skipping = self.pre = 0
        #: the running paragraph is a footnote
        self.note = False

    def blocks(self, root: Any) -> list[Block]:
        """Blocks below ``root``."""
        top = self.frames[0][0]
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if event in ("comment", "pi"):
                self._add(element.tail)
                continue
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                self.fonts.enter(element, tag)
                if self.skipping or tag in SKIP or is_navigation(element) or (
                    tag == "a" and NOTE_MARK.search(element.get("href") or "")
                ):
                    self.skipping += 1
                else:
                    self._enter(element, tag)
                    self._add(element.text)
            else:
                self.fonts.leave()
                if self.skipping:
                    self.skipping -= 1
                elif tag in BLOCK:
                    self._leave(tag)
                if element is not root:
                    self._add(element.tail)
        while self.frames:
            self._flush()
            self.frames.pop()
        return top

    def _flush(self) -> None:
        """End the running paragraph."""
        blocks, pieces = self.frames[-1]
        if any(type(piece) is Label for piece in pieces) and not any(
            type(piece) is not Label and piece.strip() for piece in pieces
        ):
            return  # "<li><p>": the label belongs to the paragraph to come
        text = self.fonts.text(pieces)
        pieces.clear()
        if text.strip():
            self.count += 1
            kind: LineKind = "footnote" if self.note else "body"
            blocks.append(Paragraph(text, "html", self.count, kind))
            self.note = False

    def _add(self, text: str | None) -> None:
        """Text of the running paragraph."""
        if text and not self.skipping:
            self.frames[-1][1].append(self.fonts.piece(text if self.pre else SPACES.sub(" ", text)))

    def _enter(self, element: Any, tag: str) -> None:
        """The beginning of an element that is read."""
        self.note = self.note or (tag == "a" and (
            NOTE_NAME.fullmatch(element.get("name") or element.get("id") or "") is not None
        ))
        if tag == "br":
            self.frames[-1][1].append("\n")
            return
        if tag not in BLOCK:
            return
        self._flush()
        if tag == "table":
            grid = SpannedGrid(bordered=None)
            self.frames[-1][0].append(grid)
            self.grids.append(grid)
        elif tag == "tr" and self.grids:
            self.grids[-1].next_row()
        elif tag in ("td", "th") and self.grids and self.grids[-1].rows:
            cell = self.grids[-1].next_cell(span(element.get("colspan")), span(element.get("rowspan")))
            self.frames.append((cell.blocks, []))
        elif tag in ("ol", "ul"):
            kind = (element.get("type") or "1") if tag == "ol" else "-"
            self.counters.append((kind, start_of(element.get("start")) - 1))
        elif tag == "li" and self.counters:
            kind, number = self.counters[-1]
            self.counters[-1] = (kind, start_of(element.get("value"), number + 1))
            self.frames[-1][1].clear()
            self.frames[-1][1].append(Label(item_label(*self.counters[-1]) + " "))
        elif tag == "pre":
            self.pre += 1

    def _leave(self, tag: str) -> None:
        """The end of an element that parts paragraphs."""
        self._flush()
        if tag == "li":
            self.frames[-1][1].clear()  # the label of an item without text
        if tag == "table" and self.grids:
            self.grids.pop().end_row()
        elif tag in ("td", "th") and len(self.frames) > 1:
            self.frames.pop()
        elif tag in ("ol", "ul") and self.counters:
            self.counters.pop()
        elif tag == "pre":
            self.pre = max(self.pre - 1, 0)


DROPPED = regex.compile(
    r"(?is)<(script|style|noscript|template|nav|footer|head)\b(?:(?!</\1).)*+</\1\s*>|<!--(?:(?!-->).)*+-->"
)
PARTING = regex.compile(r"(?i)</?(?:p|div|tr|li|h[1-6]|td|th|table|ul|ol|section|article|br)\b[^>]*+>")
TAG = regex.compile(r"</?[A-Za-z!][^>]*+>")


def flat(page: str) -> list[Block]:
    """Paragraphs of a page that is nested beyond reason, by its tags alone."""
    text = PARTING.sub("\n", DROPPED.sub(" ", page))
    lines = html_entities(TAG.sub("", text)).split("\n")
    return [Paragraph(line, "html", i) for i, line in enumerate(lines, 1) if line.strip()]


def is_navigation(element: Any) -> bool:
    """Whether an element is page furniture by role, class or style."""
    if element.get("role") in ("navigation", "banner", "contentinfo", "search"):
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    if style and "display:none" in style.replace(" ", "").lower():
        return True
    if element.tag in ("body", "html", "main", "article", "table", "td", "tr", "tbody"):
        return False
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    return len(name) > 1 and NAVIGATION.search(name) is not None


def span(text: str | None) -> int:
    """A colspan or rowspan (1 … 100)."""
    return min(max(int(text), 1), 100) if text and text.isdigit() else 1


def start_of(text: str | None, default: int = 1) -> int:
    """A list's start or an item's value."""
    return int(text) if text and text.lstrip("-").isdigit() and len(text) < 7 else default


def item_label(kind: str, number: int) -> str:
    """Label of a list item, as browsers print it."""
    if kind == "-":
        return "-"
    if kind in ("i", "I"):
        text = roman(number) if 0 < number < 4000 else str(number)
        return (text if kind == "I" else text.lower()) + "."
    if kind in ("a", "A"):
        return (letter(number) if kind == "a" else letter(number).upper()) + "."
    return f"{number}."


def read_html(data: bytes, path: str, digest: str = "") -> SourceText:
    """Text of a web page; raises TP104 where it holds none."""
    decoded, encoding = decode_html(data)
    return _read(decoded, encoding, data, path, digest, "html", "text/html")


def read_mhtml(data: bytes, path: str, digest: str = "") -> SourceText:
    """Text of the first HTML part of a saved page (MHTML)."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                name = part.get_content_charset()
                try:
                    if not name or name.lower() in WESTERN:
                        raise LookupError
                    decoded, encoding = payload.decode(name), name
                except (LookupError, UnicodeDecodeError):
                    decoded, encoding = decode_html(payload)
                return _read(
                    decoded, encoding, data, path, digest, "mhtml", "multipart/related"
                )
    raise ReadingError("TP104", path=path)


def _read(
    decoded: str, encoding: str, data: bytes, path: str, digest: str, reader: str, media: str
) -> SourceText:
    decoded = decoded.replace("\x00", "")
    # lxml refuses text that declares an encoding of its own
    decoded = regex.sub(r"^\s*<\?xml[^>]*\?>", "", decoded)
    parser = lxml_html.HTMLParser(huge_tree=True, remove_comments=True, encoding="utf-8")
    try:
        raw = decoded.encode("utf-8", errors="replace")
        root = lxml_html.document_fromstring(raw, parser=parser) if raw.strip() else None
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise ReadingError("TP104", path=path)
    writer, fonts = BlockWriter(), Fonts(decoded)
    if any("depth" in entry.message for entry in parser.error_log):
        blocks = flat(decoded)  # the parser gives up below its deepest level
    else:
        blocks = Page(fonts).blocks(root)
    legacy = "+".join(sorted(fonts.encodings)) or repair_blocks(blocks)
    compose_blocks(blocks)
    writer.write(blocks)
    if not writer.lines:
        raise ReadingError("TP104", path=path)
    source = Source(
        path=path, bytes=len(data), media_type=media, reader=reader, encoding=encoding,
        legacy_encoding=legacy,
    )
    return writer.source_text(digest, source)
