"""Finding the closings: where recipients and signatures stand, and what lies behind them."""

from __future__ import annotations

from dataclasses import dataclass, field

import regex

from ..anchors import Opening, holds
from ..fold import bare
from ..text import DocumentText
from .lines import FILING, SURNAME, SYLLABLE, Line, Part, bulleted, classify, is_capitals

#: cheap anchor of lines that may open a closing
ANCHOR = Opening(regex.compile(
    r"(?:[\W_]{0,3}[NM][oơƠO0][iIl1íìỉ] ?(?:[nN][hH]|[gG][ửuUỬ])|[\W_]{0,2}(?:T ?[./]? ?M|K ?[./]? ?T|T ?[./]? ?L|T ?[./]? ?U ?[./]? ?Q|Q|™)[./, ]"
    r"|(?:Q\. ?)?(?:PHÓ |TỔNG |QUYỀN )?(?:PHÓ |TỔNG )?(?:CH[ỦUÁIÍ]|B[ÍỘ]|GIÁM|TRƯỞNG|TR\p{Lu}+NG|CỤC|VỤ|CHI CỤC|VIỆN|HIỆU|TH[ỦỨƯỐ]|TỔNG|TỔ TR|ĐỘI|KẾ TOÁN|VĂN PHÒNG|BAN\b|ỦY VIÊN|TƯ LỆNH|BIÊN TẬP|BÍ THƯ|THANH TRA|KIỂM TOÁN))"
), 5)


#: how a list of recipients begins
LIKE_ABOVE = regex.compile(r"\W*NHU (?:TREN|DIEU|KINH GUI)")
#: parts of the signature column
SIGNING = frozenset({Part.AUTHORITY, Part.POSITION, Part.NAME, Part.SIGNED})
#: words of the signature column run together with a recipient's line
BESIDE_MARKS = ("; ", ". ", ": ", ") ", " T/M ", "——", "==", "—=", "=—")
#: the signer's name that a scan puts before a recipient of the same height
NAME_FIRST = regex.compile(rf"(?P<name>{SYLLABLE}(?: {SYLLABLE}){{1,3}}) [-–] ?(?=\p{{Lu}})")
BESIDE = regex.compile(r"(?:[;.:)] | (?=T/M )|[—=]{2,}[^\p{L}]*)(?=[(\p{Lu}][^;:]*$)")


#: first characters of lines that open no closing: small letters, figures, bullets
BODY = frozenset("abcdefghijklmnopqrstuvwxyzđ0123456789-+•–")
#: a position in small letters opens a closing among the last lines only
LATE = 12
POSITION = regex.compile(
    r"(?:Q\. ?)?(?:Phó )?(?:Chủ tịch|Chủ nhiệm|Giám đốc|Tổng giám đốc|Bộ trưởng|Thứ trưởng|Thủ tướng|Hiệu trưởng|Bí thư"
    r"|(?:Cục|Chi cục|Vụ|Viện|Trạm|Đội) trưởng|Trưởng (?:ban|phòng)|Chánh [Vv]ăn phòng)(?: [Tt]hường trực)?"
)
#: longest line that can open one (a row of a table may hold two columns)
LONGEST = 200


@dataclass(slots=True)
class Block:
    """A closing: its classified lines, column by column, and its range of document lines."""

    first: int
    last: int
    lines: list[Line] = field(default_factory=list)
    recipients: bool = False
    signed: bool = False


def find_block(document: DocumentText, first: int) -> Block | None:
    """The first closing at or below line ``first``."""
    late = len(document.lines) - LATE
    for i in range(first, len(document.lines)):
        line = document.lines[i]
        if line[:1] in BODY or len(line) > LONGEST or (
            ANCHOR.match(line) is None and not (i >= late and POSITION.fullmatch(line))
        ):
            continue
        if (block := _read_block(document, i)) is not None:
            return block
    return None


def _read_block(document: DocumentText, first: int) -> Block | None:
    """The closing that begins with line ``first``, or None if that line begins none."""
    cells = _cells(document, first)
    head = cells[0]
    if not any(c.part in (Part.RECIPIENTS, Part.AUTHORITY, Part.POSITION) for c in cells):
        return None
    if head.part is Part.POSITION and not head.name and not _signed_soon(document, first):
        return None
    if head.part is Part.AUTHORITY and not _signed_soon(document, first, 9, True):
        return None
    if head.part is not Part.RECIPIENTS:
        first = _unlabelled_list(document, first)
    block = Block(first, first, recipients=first < cells[0].line)
    open_lines = 0
    i = first
    count = len(document.lines)
    signature_open = False
    while i < count:
        cells = _cells(document, i)
        stop = False
        for cell in cells:
            part = cell.part
            if part is Part.APPENDIX and not (block.recipients and not block.signed and cell.text[0] in "-("):
                stop = True
            elif part is Part.RECIPIENTS:
                if block.recipients and block.signed:
                    stop = True
                block.recipients = True
                open_lines = 0
            elif part in (Part.AUTHORITY, Part.POSITION):
                if block.signed and not signature_open and _heading_of_next(document, i):
                    stop = True
                signature_open = cell.name is None
                block.signed = block.signed or cell.name is not None
                open_lines = 0
            elif part is Part.NAME and signature_open:
                block.signed, signature_open = True, False
                open_lines = 0
            elif part in (Part.SIGNED, Part.STAMP, Part.RULE):
                pass
            elif part is Part.ITEM and block.recipients:
                open_lines = 0
            else:
                open_lines += 1
                if _leaves(cell, block, signature_open, open_lines) and not (
                    block.signed and is_capitals(cell.text) and _signed_soon(document, i + 1, 4)
                ):
                    stop = True
        if stop:
            break
        block.lines += cells
        block.last = i
        i += 1
    while block.lines and block.lines[-1].part in (Part.OTHER, Part.RULE) and block.signed and block.last > first:
        last = block.lines[-1]
        if last.part is Part.OTHER and block.recipients and _continues_recipient(block):
            break
        block.lines = [c for c in block.lines if c.line != block.last]
        block.last -= 1
    if not block.recipients and not block.signed and block.last < count - 1:
        return None
    block.lines.sort(key=lambda c: c.line) if not _columns(block) else _by_column(document, block)
    return block


def _unlabelled_list(document: DocumentText, first: int) -> int:
    """Where a list of recipients without its label begins above a signature, else ``first``."""
    i, filed = first, False
    while i > 0 and first - i < 30 and bulleted(document.lines[i - 1]):
        i -= 1
        filed = filed or FILING.match(bare(document.lines[i])) is not None
        if LIKE_ABOVE.match(bare(document.lines[i])):
            break
    return i if filed and first - i < 25 else first


def _continues_recipient(block: Block) -> bool:
    before = block.lines[-2] if len(block.lines) > 1 else None
    return before is not None and before.part is Part.ITEM and not before.text.endswith((".", ";"))


def _leaves(cell: Line, block: Block, signature_open: bool, open_lines: int) -> bool:
    """Whether an unclassified line cannot belong to the closing any more."""
    if len(cell.text) > 250:
        return True
    if block.signed and not signature_open:
        return not block.recipients or (not cell.text[0].islower() and open_lines > 0 and _done(block))
    return open_lines > (25 if not block.signed else 6)


def _done(block: Block) -> bool:
    """The block has its filing line or nothing open."""
    last = block.lines[-1] if block.lines else None
    return last is None or last.part in (Part.NAME, Part.STAMP, Part.SIGNED, Part.RULE, Part.POSITION) or last.text.endswith(".")


def _heading_of_next(document: DocumentText, line: int) -> bool:
    """A signed block is complete and the next authority is far from a signature: a new text."""
    return not _signed_soon(document, line, 9, True)


def _signed_soon(document: DocumentText, first: int, reach: int = 7, authority: bool = False) -> bool:
    """Whether a name follows within a few lines, with nothing but signature lines between."""
    for i in range(first, min(first + reach, len(document.lines))):
        for cell in _cells(document, i):
            if cell.part is Part.NAME or cell.name:
                return True
            if cell.part in (Part.RECIPIENTS, Part.SIGNED) and i > first:
                return True
            if cell.part is Part.OTHER and (len(cell.text) > 90 or cell.text.endswith((";", ":", ","))):
                return False
            if cell.part is Part.APPENDIX:
                return authority
    left = len(document.lines) - first  # an unsigned draft ends with the position
    return left <= 3 or (authority and reach >= left)


def _cells(document: DocumentText, line: int) -> list[Line]:
    """The classified cells of a line; every line is classified once."""
    known = document.frame.cells.get(line)
    if known is None:
        known = document.frame.cells[line] = _classify_line(document, line)
    return known


def _classify_line(document: DocumentText, line: int) -> list[Line]:
    text, start = document.lines[line], document.starts[line]
    ocr = document.ocr
    if "\t" not in text:
        first = classify(text, start, line, ocr, document.bare)
        if first.part in (Part.ITEM, Part.RECIPIENTS) and holds(text, BESIDE_MARKS):
            for found in BESIDE.finditer(text):
                at = found.end()
                beside = classify(text[at:], start + at, line, ocr)
                if beside.part in (Part.AUTHORITY, Part.POSITION, Part.NAME, Part.SIGNED):
                    return [classify(text[: found.start() + 1], start, line, ocr), beside]
        if ocr and first.part is Part.OTHER and " - " in text[:40] and (m := NAME_FIRST.match(text)) and (
            SURNAME.match(bare(text))
        ):
            name, rest = m["name"], text[m.end("name") + 1 :]
            return [classify(rest, start + len(text) - len(rest), line, ocr), classify(name, start, line, ocr)]
        return [first]
    cells: list[Line] = []
    for cell in text.split("\t"):
        if cell:
            cells.append(classify(cell, start, line, ocr))
        start += len(cell) + 1
    return cells or [classify(text, document.starts[line], line, ocr)]


def _by_column(document: DocumentText, block: Block) -> None:
    """Order the cells column by column: what stands beside a recipient goes behind them all."""
    left = {cell.line: cell.start for cell in reversed(block.lines)}
    listed = next((c.line for c in block.lines if c.part is Part.RECIPIENTS), None)

    def column(cell: Line) -> int:
        if listed is not None and cell.line >= listed and cell.part in SIGNING:
            return 1
        tabs = document.text.count("\t", document.starts[cell.line], cell.start)
        return tabs or int(cell.start != left[cell.line])

    block.lines.sort(key=lambda c: (column(c), c.line))


def _columns(block: Block) -> bool:
    """Whether some line of the block has cells of more than one column."""
    return len({cell.line for cell in block.lines}) < len(block.lines)
