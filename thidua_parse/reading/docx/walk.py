"""From ``document.xml`` to blocks in reading order."""

from __future__ import annotations

from typing import Any

import regex

from ..blocks import MAX_DEPTH, Block, Cell, Grid, Paragraph
from ..legacy import font_encoding, run_texts
from ..source import LineKind
from .numbering import Numbering
from .package import W, flag, number, value
from .styles import Style, Styles, font_of

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
AXES = ("positionH", "positionV")
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
#: containers whose content is part of the text
INSIDE = {W + t for t in ("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent",
                          "fldSimple", "customXml", "dir", "bdo", "ruby", "rubyBase")}
DOT_FONTS = ("symbol", "wingdings", "webdings")
#: signs of the Symbol font that change the meaning of a figure (Adobe Symbol encoding)
SIGNS = {
    0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xB0: "°",
    0xAE: "→", 0xA5: "∞", 0x25: "%", 0x2B: "+", 0x3C: "<", 0x3D: "=", 0x3E: ">", 0x2F: "/",
}
SIMPLE = {W + "tab": "\t", W + "noBreakHyphen": "-", W + "cr": "\n", W + "ptab": "\t"}


class Walker:
    """Walks one part; collects diagnostics' counts on the way."""

    def __init__(
        self, part: str, styles: Styles, numbering: Numbering, kind: LineKind = "body"
    ) -> None:
        self.part = part
        self.styles = styles
        self.numbering = numbering
        self.kind = kind
        self.paragraphs = 0
        self.insertions = 0
        self.deletions = 0
        self.hidden = 0
        self.legacy: set[str] = set()
        self.notes: list[tuple[str, str]] = []  # (footnotes|endnotes, id) in order
        self._field: list[bool] = []  # open complex fields: True while in the instruction

    def blocks(self, parent: Any, depth: int = 0) -> list[Block]:
        """Blocks of the children of ``parent`` (body, cell, text box, note)."""
        found: list[Block] = []
        stack = [iter(parent)]
        while stack:
            child = next(stack[-1], None)
            if child is None:
                stack.pop()
                continue
            tag = child.tag
            if tag == W + "p":
                found.extend(self.paragraph(child, depth))
            elif tag == W + "tbl":
                found.append(self.table(child, depth))
            elif tag in INSIDE:
                if tag == W + "ins":
                    self.insertions += 1
                if not is_prompt(child):
                    stack.append(iter(child))
            elif tag == MC + "AlternateContent":
                if (chosen := choice(child)) is not None:
                    stack.append(iter(chosen))
            elif tag in (W + "del", W + "moveFrom"):
                self.deletions += 1
        return found

    def table(self, element: Any, depth: int) -> Grid:
        """A ``w:tbl``."""
        properties = element.find(W + "tblPr")
        grid = Grid(bordered=borders(properties))
        for row in rows(element):
            cells: list[Cell] = []
            row_properties = row.find(W + "trPr")
            column = number(value(row_properties, "gridBefore"))
            if row_properties is not None and row_properties.find(W + "del") is not None:
                self.deletions += 1
                continue
            for cell in children(row, W + "tc"):
                tc = cell.find(W + "tcPr")
                width = max(number(value(tc, "gridSpan"), 1), 1)
                merge = None if tc is None else tc.find(W + "vMerge")
                continued = merge is not None and merge.get(W + "val") != "restart"
                blocks: list[Block]
                if depth < MAX_DEPTH:
                    blocks = self.blocks(cell, depth + 1)
                else:
                    text = "".join(t.text or "" for t in cell.iter(W + "t"))
                    blocks = [Paragraph(text, self.part, self.paragraphs, self.kind)]
                cells.append(Cell(blocks, column, width, continued))
                column += width
            grid.rows.append(cells)
        return grid

    def paragraph(self, element: Any, depth: int) -> list[Block]:
        """A ``w:p``: its text with its label, then the text boxes anchored in it."""
        self.paragraphs += 1
        at = self.paragraphs
        properties = element.find(W + "pPr")
        style_id = value(properties, "pStyle") or self.styles.default_paragraph
        style = self.styles.get(style_id)
        pieces: list[tuple[str, str, bool]] = []  # text, font, shown in capitals
        boxes: list[Any] = []
        self._inline(element, style, pieces, boxes)
        text = self._text(pieces)
        # an item whose end is deleted with all its text is not counted
        gone = not text.strip() and mark_deleted(properties)
        label = "" if gone else self._label(properties, style_id, style)
        found: list[Block] = []
        if text.strip() or (label and label != "-"):
            if label and text.strip():
                text = f"{label} {text.lstrip()}"
            found.append(Paragraph(text, self.part, at, self.kind, indent(properties)))
        for box in sorted(boxes, key=place) if len(boxes) > 1 else boxes:
            if depth < MAX_DEPTH:
                found.extend(self.blocks(box, depth + 1))
        return found

    def _text(self, pieces: list[tuple[str, str, bool]]) -> str:
        """Text of the runs, legacy encodings converted by their fonts."""
        texts = [text for text, _, _ in pieces]
        if any(font_encoding(font)[0] for _, font, _ in pieces):
            converted = run_texts((text, font) for text, font, _ in pieces)
            if converted != texts:
                self.legacy.update(
                    name for _, font, _ in pieces if (name := font_encoding(font)[0])
                )
                texts = converted
        return "".join(
            text.upper() if capitals else text
            for text, (_, _, capitals) in zip(texts, pieces, strict=True)
        )

    def _label(self, properties: Any | None, style_id: str | None, style: Style) -> str:
        own = None if properties is None else properties.find(W + "numPr")
        num, level = value(own, "numId"), value(own, "ilvl")
        if num is None:
            num = style.num
            if num is None and own is None:
                return ""
        if num is None or num == "0":
            return ""
        if level is None:
            linked = self.numbering.by_style.get(style_id or "")
            level = str(linked[1] if linked and linked[0] == num else style.level or 0)
        return self.numbering.label(num, number(level))

    def _inline(self, element: Any, style: Style, pieces: list[tuple[str, str, bool]], boxes: list[Any]) -> None:
        stack = [iter(element)]
        while stack:
            child = next(stack[-1], None)
            if child is None:
                stack.pop()
                continue
            tag = child.tag
            if tag == W + "r":
                self._run(child, style, pieces, boxes)
            elif tag in INSIDE:
                self.insertions += tag == W + "ins"
                if not is_prompt(child):
                    stack.append(iter(child))
            elif tag in (W + "del", W + "moveFrom"):
                self.deletions += 1
            elif tag == MC + "AlternateContent":
                if (chosen := choice(child)) is not None:
                    stack.append(iter(chosen))
            elif tag in (M + "oMath", M + "oMathPara"):
                pieces.append(("".join(t.text or "" for t in child.iter(M + "t")), "", False))

    def _run(self, run: Any, style: Style, pieces: list[tuple[str, str, bool]], boxes: list[Any]) -> None:
        properties = run.find(W + "rPr")
        named = self.styles.get(value(properties, "rStyle"))
        hidden = first(flag(properties, "vanish"), named.hidden, style.hidden)
        caps = first(flag(properties, "caps"), named.caps, style.caps)
        font = font_of(properties) or named.font or style.font or self.styles.default_font or ""
        text: list[str] = []
        stack = [iter(run)]
        while stack:
            child = next(stack[-1], None)
            if child is None:
                stack.pop()
                continue
            tag = child.tag
            if tag == W + "t":
                if not (self._field and self._field[-1]):
                    text.append(plain(child.text or "", font))
            elif tag in SIMPLE:
                text.append(SIMPLE[tag])
            elif tag == W + "br":
                kind = child.get(W + "type")
                text.append("\n" if kind in (None, "textWrapping") else " ")
            elif tag == W + "softHyphen":
                text.append("\u00ad")
            elif tag == W + "sym":
                text.append(symbol(child))
            elif tag == W + "fldChar":
                self._field_mark(child.get(W + "fldCharType"))
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                part = "footnotes" if tag.endswith("footnoteReference") else "endnotes"
                self.notes.append((part, child.get(W + "id") or ""))
            elif tag == MC + "AlternateContent":
                if (chosen := choice(child)) is not None:
                    stack.append(iter(chosen))
            elif tag in (W + "drawing", W + "pict", W + "object"):
                boxes.extend(text_boxes(child))
        joined = "".join(text)
        if hidden:
            self.hidden += bool(joined.strip())
            return
        pieces.append((joined, font, caps))

    def _field_mark(self, kind: str | None) -> None:
        if kind == "begin":
            self._field.append(True)
        elif kind == "separate" and self._field:
            self._field[-1] = False
        elif kind == "end" and self._field:
            self._field.pop()


def indent(properties: Any | None) -> int:
    """About how many characters (120 twips) from the left edge a paragraph begins."""
    if properties is None:
        return 0
    element = properties.find(W + "ind")
    if element is None:
        return 50 if value(properties, "jc") in ("right", "end") else 0
    left = number(element.get(W + "left") or element.get(W + "start"))
    first_line = number(element.get(W + "firstLine")) - number(element.get(W + "hanging"))
    return min(max(left + first_line, 0) // 120, 120)


def first(*values: bool | None) -> bool:
    """The first that is set."""
    return next((v for v in values if v is not None), False)


def mark_deleted(properties: Any | None) -> bool:
    """Whether the end of a paragraph is deleted or moved away by a tracked change."""
    if properties is None or (run := properties.find(W + "rPr")) is None:
        return False
    return run.find(W + "del") is not None or run.find(W + "moveFrom") is not None


def choice(element: Any) -> Any | None:
    """The one branch of ``mc:AlternateContent`` that is read (the others say the same again).

    The first that holds text; a drawing of a kind to come may have its text in the fallback only.
    """
    branches = [*element.iterfind(MC + "Choice"), *element.iterfind(MC + "Fallback")]
    for branch in branches:
        if next(branch.iter(W + "t", W + "sym"), None) is not None:
            return branch
    return branches[0] if branches else None


def is_prompt(element: Any) -> bool:
    """Whether a content control was never filled in: it shows its prompt ("Click here …")."""
    if element.tag != W + "sdt":
        return False
    properties = element.find(W + "sdtPr")
    return flag(properties, "showingPlcHdr") is True


def children(element: Any, tag: str) -> list[Any]:
    """Children ``tag`` of a table or row, also inside content controls and custom XML."""
    found = []
    for child in element:
        if child.tag == tag:
            found.append(child)
        elif child.tag in INSIDE:
            found.extend(children(child, tag))
    return found


def rows(table: Any) -> list[Any]:
    """Rows of a table."""
    return children(table, W + "tr")


def borders(properties: Any | None) -> bool | None:
    """Whether a table draws inner lines; None where the table itself does not say."""
    if properties is None:
        return None
    element = properties.find(W + "tblBorders")
    if element is None:
        return None if properties.find(W + "tblStyle") is not None else False
    kinds = [child.get(W + "val") for child in element]
    return any(kind not in (None, "nil", "none") for kind in kinds)


def text_boxes(drawing: Any) -> list[Any]:
    """``w:txbxContent`` elements of a drawing, outermost only, one branch of alternatives."""
    found = []
    stack = [drawing]
    while stack:
        element = stack.pop()
        if element.tag == W + "txbxContent":
            found.append(element)
        elif element.tag == MC + "AlternateContent":
            if (chosen := choice(element)) is not None:
                stack.append(chosen)
        else:
            stack.extend(reversed(list(element)))
    return found


POINTS = regex.compile(r"margin-(left|top):(-?[\d.]+)pt")


def place(box: Any) -> tuple[int, int]:
    """Where a text box stands: band of an inch from the top, then offset from the left (EMU).

    Boxes anchored in one paragraph (a header made of two boxes) are read in this order.
    """
    x = y = 0
    for element in box.iterancestors():
        if element.tag == WP + "anchor":
            found = [
                number(element.findtext(f"{WP}{axis}/{WP}posOffset")) for axis in AXES
            ]
            x, y = found[0], found[1]
            break
        if "margin-left" in (style := element.get("style") or ""):
            points = {name: float(size) for name, size in POINTS.findall(style)}
            x, y = (int(points.get(side, 0) * 12700) for side in ("left", "top"))
            break
    return y // 914_400, x


def symbol(element: Any) -> str:
    """``w:sym``: signs of the Symbol font as what they are, its bullets and all dingbats as ``-``."""
    try:
        code = int(element.get(W + "char") or "", 16)
    except ValueError:
        return ""
    font = (element.get(W + "font") or "").lower()
    if font.startswith("symbol") and (code & 0xFF) in SIGNS and (code < 0x100 or code >= 0xF000):
        return SIGNS[code & 0xFF]
    if code >= 0xF000 or font.startswith(DOT_FONTS):
        return "-"
    return chr(code)


def plain(text: str, font: str) -> str:
    """Text typed in the Symbol font: its codes stand in the private area, 0xF000 and up."""
    if not font.lower().startswith("symbol") or text.isascii():
        return text
    return "".join(SIGNS.get(ord(c) & 0xFF, c) if 0xF000 <= ord(c) <= 0xF0FF else c for c in text)
