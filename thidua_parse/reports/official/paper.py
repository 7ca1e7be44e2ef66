"""The paper of an official document: page, header table, headings, paragraphs, tables, closing.

Sizes follow Nghị định 30/2020/NĐ-CP, Phụ lục I: A4, margins 20/20/30/15 mm, Times New Roman 13-14,
header in two columns, page number in the upper margin from the second page, recipients left and
signature right. The same content gives the same bytes: nothing of the file bears the time of writing.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape
from typing import Any

from ...linking.export.fields import NOT_XML

FIXED_TIME = datetime(2000, 1, 1, tzinfo=UTC)
_ZIP_TIME = (2000, 1, 1, 0, 0, 0)
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
#: twentieths of a point in a centimetre
_TWIPS = 567


def clean(text: str) -> str:
    """``text`` on one line without characters that a DOCX cannot hold."""
    return " ".join(NOT_XML.sub("", text).split())


class Paper:
    """A document being written, from top to bottom."""

    def __init__(self, title: str) -> None:
        import docx
        from docx.oxml.ns import qn
        from docx.shared import Mm, Pt

        self._items = 0
        self._document = docx.Document()
        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin = section.bottom_margin = Mm(20)
        section.left_margin, section.right_margin = Mm(30), Mm(15)
        section.header_distance = Mm(10)
        section.different_first_page_header_footer = True
        normal = self._document.styles["Normal"]
        normal.font.name, normal.font.size = "Times New Roman", Pt(14)
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
        normal.paragraph_format.space_after = Pt(0)
        self._page_number(section)
        core = self._document.core_properties
        core.title, core.author, core.last_modified_by, core.comments = title, "", "", ""
        core.created = core.modified = FIXED_TIME
        core.revision = 1

    def _page_number(self, section: Any) -> None:
        from docx.oxml import parse_xml

        paragraph = section.header.paragraphs[0]
        paragraph.alignment = 1
        for kind in ("begin", "instr", "end"):
            inner = (
                '<w:instrText xml:space="preserve">PAGE</w:instrText>' if kind == "instr"
                else f'<w:fldChar w:fldCharType="{kind}"/>'
            )
            paragraph._p.append(parse_xml(f"<w:r {_WORD}><w:rPr><w:sz w:val=\"26\"/></w:rPr>{inner}</w:r>"))

    def line(
        self, text: str, *, size: float = 14, bold: bool = False, italic: bool = False,
        align: str = "center", before: float = 0, after: float = 0, indent: bool = False,
        keep: bool = False, rule: bool = False,
    ) -> None:
        """A paragraph of one look; ``rule`` draws a short line below it (under titles)."""
        self._add(_paragraph(text, size, bold, italic, align, before, after, indent, keep))
        if rule:
            self._add(_rule(3260))

    def heading(self, text: str, *, part: bool = False) -> None:
        """A heading: of a part (I., capitals, bold) or of an item (1., bold)."""
        self.line(text, bold=True, align="both", before=10 if part else 6, after=4, indent=True, keep=True)

    def item(self, text: str) -> None:
        """A heading of an item, numbered on within its part."""
        self._items += 1
        self.heading(f"{self._items}. {text}")

    def appendix(self, name: str, title: str, note: str) -> None:
        """The head of an appendix on a page of its own: name, title, and what it belongs to."""
        self._add('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
        self.line(name, bold=True)
        self.line(title, bold=True)
        self.line(note, italic=True, after=6, rule=True)

    def paragraph(self, text: str, *, keep: bool = False) -> None:
        """Running text: justified, first line indented; ``keep`` with what follows on one page."""
        self.line(text, align="both", after=6, indent=True, keep=keep)

    def two_columns(self, left: Sequence[dict[str, Any]], right: Sequence[dict[str, Any]], widths: tuple[float, float]) -> None:
        """Two columns without borders (header, closing); widths in centimetres."""
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{int(width * _TWIPS)}" w:type="dxa"/></w:tcPr>'
            + "".join(_rule() if "rule" in line else _paragraph(**{**_CELL, **line}) for line in column)
            + "</w:tc>"
            for column, width in ((left, widths[0]), (right, widths[1]))
        )
        grid = "".join(f'<w:gridCol w:w="{int(w * _TWIPS)}"/>' for w in widths)
        self._add(
            f'<w:tbl><w:tblPr><w:tblW w:w="{int(sum(widths) * _TWIPS)}" w:type="dxa"/><w:jc w:val="center"/>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            f'<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>'
        )

    def table(self, heads: Sequence[str], widths: Sequence[float], rows: Sequence[Sequence[str]], centred: Sequence[int] = (0,)) -> None:
        """A ruled table whose head row is repeated on every page; widths in centimetres."""
        grid = "".join(f'<w:gridCol w:w="{int(w * _TWIPS)}"/>' for w in widths)
        borders = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        lines = [
            f'<w:tbl><w:tblPr><w:tblW w:w="{int(sum(widths) * _TWIPS)}" w:type="dxa"/><w:jc w:val="center"/>'
            f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
            '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
            f'</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        ]
        lines.append(_row(heads, widths, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>", True, range(len(heads))))
        lines += [_row(row, widths, "<w:trPr><w:cantSplit/></w:trPr>", False, centred) for row in rows]
        lines.append("</w:tbl>")
        self._add("".join(lines))
        self.line("", size=6)

    def _add(self, xml: str) -> None:
        from docx.oxml import parse_xml

        tag_end = xml.index(">") if xml[xml.index(">") - 1] != "/" else xml.index(">") - 1
        element = parse_xml(f"{xml[:tag_end]} {_WORD}{xml[tag_end:]}")
        body = self._document.element.body
        body.insert(len(body) - 1, element)  # the last element holds the page set-up

    def to_bytes(self) -> bytes:
        """The DOCX; parts in a fixed order and with a fixed time."""
        stream = io.BytesIO()
        self._document.save(stream)
        fixed = io.BytesIO()
        with zipfile.ZipFile(stream) as old, zipfile.ZipFile(fixed, "w") as new:
            for name in old.namelist():
                info = zipfile.ZipInfo(name, _ZIP_TIME)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = 0o600 << 16
                new.writestr(info, old.read(name))
        return fixed.getvalue()


_CELL: dict[str, Any] = {
    "size": 13, "bold": False, "italic": False, "align": "center", "before": 0, "after": 0,
    "indent": False, "keep": False,
}


def _paragraph(
    text: str, size: float, bold: bool, italic: bool, align: str, before: float, after: float,
    indent: bool, keep: bool,
) -> str:
    shape = (
        ("<w:keepNext/>" if keep else "")
        + f'<w:spacing w:before="{int(before * 20)}" w:after="{int(after * 20)}"/>'
        + ('<w:ind w:firstLine="567"/>' if indent else "")
        + f'<w:jc w:val="{align}"/>'
    )
    look = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "") + f'<w:sz w:val="{int(size * 2)}"/>'
    return (
        f'<w:p><w:pPr>{shape}</w:pPr><w:r><w:rPr>{look}</w:rPr>'
        f'<w:t xml:space="preserve">{escape(clean(text) if text.strip() else "", quote=False)}</w:t></w:r></w:p>'
    )


def _rule(indent: int = 1400) -> str:
    """The short line below a name or title: an empty paragraph with a border above.

    ``indent`` (twentieths of a point) leaves a third to a half of the line above it.
    """
    return (
        '<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
        '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/><w:ind w:left="INDENT" w:right="INDENT"/>'
        '<w:jc w:val="center"/></w:pPr></w:p>'
    ).replace("INDENT", str(indent))


def _row(cells: Sequence[str], widths: Sequence[float], properties: str, bold: bool, centred: Sequence[int]) -> str:
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E7ECF2"/>' if bold else ""
    return (
        f"<w:tr>{properties}"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{int(width * _TWIPS)}" w:type="dxa"/>{shade}'
            f'<w:vAlign w:val="{"center" if bold else "top"}"/></w:tcPr>'
            + _paragraph(cell, 11, bold, False, "center" if n in centred else "left", 1, 1, False, False)
            + "</w:tc>"
            for n, (cell, width) in enumerate(zip(cells, widths, strict=True))
        )
        + "</w:tr>"
    )
