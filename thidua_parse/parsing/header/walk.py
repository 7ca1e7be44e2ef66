"""Walking down from the first line: header pieces, kind word, subject, addressees.

The title block ends where the preamble, the first heading or the addressees begin; official
letters have no kind word, their "V/v" stands under the number (Nghị định 30/2020/NĐ-CP, PL I).
"""

from __future__ import annotations

import regex

from ..anchors import Opening
from ..fold import bare
from ..frame import Frame
from ..text import DocumentText
from .kind_line import take_kind
from .letters import below_party_number, goes_on, is_capitals
from .pieces import ABOUT, DATE, RULE, Mark, Piece, cut_line, kind_of_line, kind_pattern

#: the header of no document is longer than this many lines
LIMIT = 70
#: words that open a preamble
TRIGGER = Opening(regex.compile(
    r"(?:- ?)?(?:Căn cứ|Xét |Theo (?:đề nghị|Tờ trình|chỉ đạo|Quyết định|Kế hoạch|Công văn|yêu cầu|chương trình)|Thực hiện|Triển khai|Hưởng ứng"
    r"|Nhằm|Để |Tiếp tục|Trên cơ sở|Sau khi|Ngày \d|Trong (?:thời gian|những|năm)|Được sự|Tiếp theo|Phúc đáp|Qua )"
))
#: … of a sentence that cannot begin with a piece of the header
BASES = ("Căn cứ ", "Thực hiện ", "Triển khai ", "Hưởng ứng ", "Nhằm ", "Để ", "Xét ")
CITES = regex.compile(
    r"(?:[Ss]ố|[Nn]gày) ?:? ?\d|như sau|Luật |xây dựng [Kk]ế hoạch|ban hành [Kk]ế hoạch|Nghị định"
)
HEADING = Opening(regex.compile(
    r"(?:[IVX]{1,4}|\d{1,2}|[A-E])[.)\-/:]-? ?(?!(?<=V/)V )[\p{Lu}\"“(]|(?:PHẦN|Phần|CHƯƠNG|Chương|Mục|MỤC) (?:[IVX\d]|thứ|THỨ)|Điều \d|[a-e]\) ?\p{Lu}"
))
#: "Ủy ban nhân dân huyện trân trọng kính mời:"
INVITES = regex.compile(r"(?:^| )(?:[Tt]rân trọng (?:kính )?|[Kk]ính )mời\b")
#: an issuer or his head set above the legal bases
ORGAN_LINE = Opening(regex.compile(
    r"(?:(?:PHO )?(?:CHU TICH|THU TUONG|BO TRUONG|GIAM DOC|TONG GIAM DOC|CHANH VAN PHONG|CUC TRUONG|TONG CUC TRUONG|VU TRUONG|HIEU TRUONG|CHU NHIEM"
    r"|TRUONG (?:BAN|PHONG|DOAN)|VIEN TRUONG|CHANH AN|THONG DOC|TONG THANH TRA|TONG KIEM TOAN|TONG BI THU|BI THU)"
    r"|[UŨƯ]Y BAN|HOI DONG|CHINH PHU|QUOC HOI|BAN (?:THUONG|CHAP|BI|CHI DAO)|BO (?:CHINH TRI|TRUONG)|(?:TINH|THANH|HUYEN|QUAN|THI|DANG) ?UY|DAI HOI|DOAN CHU TICH|LIEN TICH|THUONG TRUC)\b"
))
#: councils and committees of a kind are what a title is about: no issuer has such a name
OF_KINDS = regex.compile(r" (?:CAP (?:TINH|HUYEN|XA|CO SO)|CAC CAP)\b")
#: the subject of a letter without "V/v": "Về: …", "Về cho học sinh nghỉ học"
ABOUT_SHORT = regex.compile(r"Về(?: ?:| \p{Ll})")
ATTACHED = regex.compile(
    r"\W*(?:\(? ?(?:Được )?(?:Ban hành |Phê duyệt )?(?:kèm (?:theo )?|theo (?:Quyết định|QĐ) số)[^\n]*|\( ?(?:Ban hành|Đính kèm|Trích)[^\n]*)", regex.I
)
#: the sender of a dispatch, run on behind the subject
ORGAN_TAIL = regex.compile(r" (?:CHỦ|GIÁM|BỘ|[ỦU][ỶY]) (?:TỊCH|ĐỐC|TRƯỞNG|BAN)[^\p{Ll}]*$")
DISPATCH = regex.compile(r"DIEN ?:?$")
SENTENCE_END = (".", ":", ";", "./.", "…")
#: marks of pieces that may stand between kind word and subject
BESIDE_TITLE = frozenset(
    (Mark.NUMBER, Mark.DATE, Mark.NATION, Mark.PARTY, Mark.STAMP, Mark.MARKING, Mark.RULE)
)


def opens_preamble(text: str) -> bool:
    """Whether a line below the subject begins the text proper."""
    text = text.lstrip(" _~*.")
    if text == "Căn cứ" or text.startswith("Căn cứ "):  # the rest may stand on the next line
        return True
    if "mời" in text and INVITES.search(text[:160]):
        return True
    if TRIGGER.match(text):
        return text.endswith((*SENTENCE_END, ",")) or len(text) > 200 or (
            len(text) > 20 and CITES.search(text) is not None
        )
    return (len(text) > 110 and text.endswith(SENTENCE_END)) or len(text) > 400


def _is_dispatch(line: str) -> bool:
    """Whether a line is the word "điện" alone."""
    return len(line) <= 6 and DISPATCH.match(bare(line)) is not None


def names_issuer(text: str, folded: str, following: str) -> bool:
    """Whether a line of capitals repeats the issuer above its bases or opens a dispatch."""
    if not ORGAN_LINE.match(folded) or OF_KINDS.search(folded):
        return False
    if folded.rstrip(" :.").endswith(" DIEN"):
        return True
    if not is_capitals(text):
        return False
    if _is_dispatch(following):
        return True
    return bool(TRIGGER.match(following)) or following.startswith(("-", "Căn")) or (is_capitals(following) and not HEADING.match(following))


def walk(document: DocumentText) -> tuple[Frame, int, int, int]:
    """The frame and the lines where title, preamble and the text below the preamble's head begin.

    Returns ``(frame, title, preamble, kind_line)``; ``title`` equals ``preamble`` where neither a
    kind word nor a "V/v" was found.
    """
    frame = Frame()
    lines = document.lines
    stop = min(len(lines), LIMIT)
    kind_line = _kind_line(document, stop)
    about_line: int | None = None
    to_line: int | None = None
    i = 0
    end = kind_line if kind_line is not None else stop
    while i < end:
        line = lines[i]
        if kind_line is None and (
            HEADING.match(line) or (opens_preamble(line) and not _framed(line))
        ):
            break
        following = lines[i + 1] if i + 1 < stop else ""
        if about_line is not None and TRIGGER.match(following) and _dated(frame) and (
            names_issuer(line, document.bare(i), following)
        ):
            break  # a title whose kind word is lost, and the issuer above its bases
        if kind_line is None and "\t" not in line and (
            (len(line) > 60 and is_capitals(line) and _dated(frame))
            or (about_line is not None and goes_on(frame, line, i))
        ):
            at = document.starts[i]  # a title that names other papers (its kind word may be lost)
            pieces = [Piece(Mark.TEXT, at, at + len(line), i, line)]
        else:
            pieces = cut_line(document, i, kindless=kind_line is not None)
        frame.pieces += pieces
        for piece in pieces:
            if kind_line is None and about_line is None and piece.mark is Mark.TEXT and piece.whole and (
                (ABOUT_SHORT.match(piece.text) and any(p.mark is Mark.NUMBER for p in frame.pieces))
                or below_party_number(frame, piece)
            ):
                piece.mark = Mark.ABOUT
            if piece.mark is Mark.ABOUT and about_line is None:
                about_line = i
            elif piece.mark is Mark.TO and to_line is None:
                if _nation_below(document, i):
                    piece.mark = Mark.STAMP  # a misread stamp: nobody is addressed above the motto
                else:
                    to_line = i
        if to_line is None and kind_line is None and line[:2] in ("- ", "+ ") and _dated(frame):
            to_line = i  # the words "Kính gửi" are lost
        if to_line is not None:
            break
        i += 1
    if kind_line is not None and (to_line is None or to_line > kind_line):
        preamble = _read_title(document, frame, kind_line)
        return frame, kind_line, preamble, kind_line
    if about_line is None and to_line is None:
        about_line = _title_without_kind(document, frame)
    start = about_line if about_line is not None else (to_line if to_line is not None else i)
    if to_line is not None:
        i = _read_addressees(document, frame, to_line)
    return frame, min(start, i), i, -1


def _lead(document: DocumentText, frame: Frame, line: int) -> int:
    """Characters of issuer, number and date set between kind word and subject, taken as pieces.

    "CỦA THỦ TƯỚNG CHÍNH PHỦ SỐ 5/2004/QĐ-TTG NGÀY 25 THÁNG 6 NĂM 2004 VỀ …" is how gazettes and
    portals print a title.
    """
    text, base = document.lines[line], document.starts[line]
    folded = document.bare(line)
    at = 0
    if found := BY_ORGAN.match(folded):
        at = found.end()
        frame.by_organ = Piece(Mark.TEXT, base, base + at, line, text[:at], whole=False)
    behind = at + (folded[at : at + 1] == " ")
    if (number := TITLE_NUMBER.match(folded, behind)) is not None:
        at = number.end()
        frame.pieces.append(
            Piece(Mark.NUMBER, base + behind, base + at, line, text[behind:at], whole=False)
        )
    behind = at + (folded[at : at + 1] == " ")
    if at or is_capitals(text):
        date = DATE.match(folded, behind)
        if date is not None and (date["y"] or date["y2"]) and (at or folded[date.end() :].startswith((" VE ", ""))):
            at = date.end()
            frame.pieces.append(
                Piece(Mark.DATE, base + behind, base + at, line, text[behind:at], whole=False)
            )
            if number is not None and (behind_date := LAST_ORGAN.match(folded, at)) is not None:
                at = behind_date.end()
    while at and at < len(text) and text[at] in " ,;":
        at += 1
    return at


def _nation_below(document: DocumentText, line: int) -> bool:
    return any(
        "CHU NGHIA VIET" in bare(document.lines[i])
        for i in range(line + 1, min(line + 7, len(document.lines)))
    )


def _dated(frame: Frame) -> bool:
    return any(piece.mark is Mark.DATE for piece in frame.pieces)


def _title_without_kind(document: DocumentText, frame: Frame) -> int | None:
    """The line of the subject without its kind word: the text below the date.

    Under OCR a stamp may have eaten the word. Where it was not copied, the subject is in capitals.
    """
    dates = [at for at, piece in enumerate(frame.pieces) if piece.mark is Mark.DATE]
    if not dates:
        return None
    first: int | None = None
    for piece in frame.pieces[dates[-1] + 1 :]:
        if piece.mark is not Mark.TEXT or not piece.whole or len(frame.subject) > 3:
            continue
        if not document.ocr and (not is_capitals(piece.text) or piece.text.count(" ") < 4):
            if frame.subject:
                break
            return None
        if names_issuer(piece.text, bare(piece.text), "".join(document.lines[piece.line + 1 : piece.line + 2])):
            break
        first = piece.line if first is None else first
        if not BY_ORGAN.match(bare(piece.text)):
            frame.subject.append(piece)
    return first


def _framed(line: str) -> bool:
    """Whether a long line is a header whose columns were run together."""
    head = bare(line[:300])
    if ABOUT.match(head):
        return True
    return "HANH PHUC" in head or "CONG HOA XA HOI" in head or "KINH GUI" in head


def _kind_line(document: DocumentText, stop: int) -> int | None:
    """The line of the kind word: alone on its line; else a line of capitals that begins with it."""
    glued: int | None = None
    below = 0  # printed lines below it
    for i in range(stop):
        line = document.lines[i]
        first = line[:1]
        below += bool(first) and glued is not None
        if not first or not (first.isupper() or first in "\"“*(-_"):
            continue
        folded = document.bare(i) if len(line) <= 60 else bare(line[:60])
        if folded.startswith("KINH GUI") and glued is None:
            return None
        if kind_of_line(line, folded) is not None:
            return i
        if "\t" in line and any(kind_of_line(cell) is not None for cell in line.split("\t")):
            return i
        if glued is None and (found := kind_pattern().match(folded)):
            rest = line[found.end():]
            if rest[:1] == " " and line[: found.end()].isupper() and not rest.startswith((" VÀ ", " - ")):
                glued = i
        if below > 12:
            break
        if i and TRIGGER.match(line) and not (len(line) < 40 and line.startswith("Ngày ")) and (glued is not None or ((len(line) > 60 or line.startswith("Căn cứ ")) and CITES.search(line))):
            break
    return glued


def _read_title(document: DocumentText, frame: Frame, kind_line: int) -> int:
    """Take the kind word and the subject; return the line where the preamble begins."""
    take_kind(document, frame, kind_line)
    lines = document.lines
    i = kind_line + 1
    count = len(lines)
    while i < count and len(frame.subject) < 12:
        line = lines[i]
        skipped = 0 if frame.subject else _lead(document, frame, i)
        if skipped:
            title = line[skipped:]
            if title:
                start = document.starts[i] + skipped
                frame.subject.append(Piece(Mark.TEXT, start, start + len(title), i, title, whole=False))
            i += 1
            continue
        if _is_dispatch(line):
            break
        if frame.subject and len(line) > 120 and line.startswith(BASES) and opens_preamble(line) and (
            PLACE_AND_DATE.match(line) is None
        ):
            break  # cutting a long paragraph to pieces costs more than all else in the header
        following = lines[i + 1] if i + 1 < count else ""
        parts = cut_line(document, i)
        marks = {part.mark for part in parts}
        if not marks - {Mark.RULE}:
            i += 1
            if frame.subject:
                break
            continue
        if marks <= BESIDE_TITLE or (
            Mark.DATE in marks and PLACE_AND_DATE.match(line) and parts[-1].mark is Mark.DATE
        ):
            frame.pieces += parts
            i += 1
            continue
        if Mark.TO in marks:
            break
        if ATTACHED.fullmatch(line):
            frame.promulgation.append(Piece(Mark.TEXT, document.starts[i], document.starts[i] + len(line), i, line))
            i += 1
            continue
        if HEADING.match(line) or "\t" in line or (
            names_issuer(line, document.bare(i), following)
            and (frame.subject or not document.bare(i).startswith("DAI HOI"))
            and not (frame.subject and frame.subject[-1].text.endswith(","))  # a list goes on
        ):
            break
        if frame.subject and (opens_preamble(line) or frame.subject[-1].text.endswith((".", ":"))):
            break
        if frame.subject and frame.subject[-1].text.endswith(";") and len(line) > 150:
            break
        if not frame.subject and TRIGGER.match(line) and "như sau" in line[-20:]:
            break
        start = document.starts[i]
        if document.ocr and 2 * sum(c.isalpha() for c in line) < len(line):
            i += 1  # a stamp read as letters
            continue
        if _is_dispatch(following) and (found := ORGAN_TAIL.search(line)):
            line = line[: found.start()]
        frame.subject.append(Piece(Mark.TEXT, start, start + len(line), i, line))
        i += 1
    return _behind_subject(document, frame, i)


def _behind_subject(document: DocumentText, frame: Frame, i: int) -> int:
    """The line behind rules, remarks on the promulgation and addressees that follow the subject."""
    lines = document.lines
    count = len(lines)
    while i < count and (RULE.fullmatch(lines[i]) or ATTACHED.fullmatch(lines[i])):
        if ATTACHED.fullmatch(lines[i]):
            frame.promulgation.append(
                Piece(Mark.TEXT, document.starts[i], document.starts[i] + len(lines[i]), i, lines[i])
            )
        i += 1
    if i + 1 < count and _is_dispatch(lines[i + 1]) and len(lines[i]) < 120 and frame.subject[-1:] and frame.subject[-1].line != i:
        i += 1
    if i < count and (
        TO_LINE.match(bare(lines[i][:20]))
        or (len(lines[i]) < 120 and document.bare(i).rstrip(" :.").endswith((" DIEN", "DIEN")))
    ):
        i = _read_addressees(document, frame, i)
    return i


TITLE_NUMBER = regex.compile(r"SO ?:? ?\d+(?:/\d{4})?/[A-Z][A-Z&-]*(?=$| )")
#: a date line set below the kind word
PLACE_AND_DATE = regex.compile(r"\p{Lu}[\p{L}.'\- ]{1,40}\d{0,2}, ?[Nn]g[àa]y")
#: "của Ban Thường vụ Tỉnh ủy", a line of its own between kind word and subject
BY_ORGAN = regex.compile(
    r"CUA (?:BAN (?:THUONG VU|CHAP HANH)|BO CHINH TRI|BAN BI THU|TINH UY|THANH UY|HUYEN UY|DANG UY|THUONG TRUC|[UO]Y BAN NHAN DAN|UBND|CHU TICH|THU TUONG|BO TRUONG|HOI DONG NHAN DAN|HDND"
    r"|VIEN TRUONG|CHANH AN|TOA AN|THONG DOC|TONG (?:GIAM DOC|CUC TRUONG|KIEM TOAN|LIEN DOAN)|DOAN CHU TICH|HIEU TRUONG|CHINH PHU|QUOC HOI)"
    r"[^.,;:]{0,60}?(?=$| (?:VE|V/V|SO|NGAY)\b)"
)
#: the issuer behind number and date: "SỐ 1/2004/TT-BTC NGÀY 16-01-2004 CỦA BỘ TÀI CHÍNH HƯỚNG DẪN …"
LAST_ORGAN = regex.compile(
    r" CUA [^.,;:]{3,60}?(?=$| (?:VE|V/V|HUONG DAN|QUY DINH|BAN HANH|SUA DOI|PHE DUYET|THANH LAP|CONG BO)\b)"
)
TO_LINE = regex.compile(r"KINH (?:GUI|GOI|CHUYEN)\b")


def _read_addressees(document: DocumentText, frame: Frame, i: int) -> int:
    """Take the lines of Kính gửi (or of the list under "… điện:"); return the line behind them."""
    lines = document.lines
    count = len(lines)
    first = i
    while i < count and i < first + 40:
        line = lines[i]
        if i > first:
            previous = lines[i - 1]
            if RULE.fullmatch(line):
                i += 1
                continue
            bullet = line[0] in "-+•–*"
            listed = bullet and previous.rstrip().endswith((":", ";", ",")) and not TRIGGER.match(line)
            if HEADING.match(line) or (opens_preamble(line) and not listed):
                break
            if not bullet and (
                len(line) > 160
                or (not previous.rstrip().endswith((":", ";", ","))
                and not (line[0].islower() and len(line) < 90))
            ):
                break
        frame.to.append(Piece(Mark.TO, document.starts[i], document.starts[i] + len(line), i, line))
        i += 1
    return i
