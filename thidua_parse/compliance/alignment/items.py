"""The items of a plan: paragraphs and bullets under its sections, with paths and roles."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

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
#: first line of a section of a directive under which the contents of a campaign stand
_LEADS = regex.compile(r"[^\n]{0,400}?(?:thi đua|phong trào)[^\n]{0,60}?nội dung[^\n]{0,40}:[ \t]*\n")
#: the closing formula of a document is no item of its last section: what it was, from when it is in
#: force, and that everybody shall carry it out
_CLOSING = regex.compile(
    r"""Trên\ đây(?:\ là|,\ )
    | (?:Quyết\ định|Chỉ\ thị|Kế\ hoạch|Nghị\ quyết|Chương\ trình|Hướng\ dẫn|Quy\ chế)\ này\ (?:có\ hiệu\ lực|được\ phổ\ biến)
    | (?:Yêu\ cầu|Đề\ nghị|Giao)\ [^.\d]{4,240}?\ (?:triển\ khai\ |tổ\ chức\ )*thực\ hiện
      (?:,?\ (?:nghiêm(?:\ túc)?|tốt|có\ hiệu\ quả|hiệu\ quả|kịp\ thời|khẩn\ trương|đầy\ đủ))*
      (?:\ (?:các\ |những\ )?nội\ dung)?
      (?:\ (?:Quyết\ định|Chỉ\ thị|Kế\ hoạch|Nghị\ quyết|Chương\ trình|Hướng\ dẫn|Công\ (?:văn|điện)|Thông\ báo|văn\ bản))?(?:\ (?:trên|này|nêu\ trên))?\.?/\.""",
    regex.X,
)
#: a piece without a demand: a pointer to an annex, a sum in words or figures and nothing else
_NO_ITEM = regex.compile(
    r"""\((?:(?:có|xem|theo|chi\s+tiết|cụ\s+thể|kèm\s+theo|tại|các)\s+)++(?:phụ\s*lục|biểu|bảng|danh\s+sách|mẫu)\b[^()]{0,80}\)[\s.;]*+
    | (?:(?:có|xem|theo|chi\s+tiết|cụ\s+thể|tại|các)\s+)++(?:phụ\s*lục|biểu|bảng|danh\s+sách|mẫu)\b(?:\s+(?:số|chi\s+tiết|[\dIVX]+\p{L}?))*+
          (?:\s+(?:kèm\s+theo|đính\s+kèm)(?:\s+(?:kế\s+hoạch|quyết\s+định|chỉ\s+thị|hướng\s+dẫn)\s+này)?)?[\s.;]*+
    | (?:tổng\s+(?:số|cộng|kinh\s+phí|mức\s+đầu\s+tư)[^:\d]{0,40}:?\s*)?
          [\d.,\s]+(?:nghìn|ngàn|triệu|tỷ|tỉ)?\s*(?:đồng|đ|triệu|tỷ|tỉ)[\s.;]*+
    | \([^()]{0,120}\bđồng(?:\s+chẵn)?\s*\)[\s.;]*+""",
    regex.I | regex.X,
)
#: a lone label ("Về cây ăn quả:") has at most this many blanks before its colon
_LABEL_BLANKS = 5
#: titles of parts that tell how things are, not what is to be done (usual parts of a scheme or plan)
_SITUATION = regex.compile(
    r"""(?:đánh\s+giá\s+)?(?:(?:khái\s+quát|đặc\s+điểm|bối\s+cảnh)\s+)?(?:thực\s+trạng|tình\s+hình|hiện\s+trạng)\b
    | (?:đánh\s+giá\s+)?(?:những\s+|một\s+số\s+|các\s+)?(?:kết\s+quả|thành\s+tích|thành\s+tựu)\s+(?:đã\s+)?(?:đạt\s+được|thực\s+hiện|triển\s+khai|chủ\s+yếu)
    | (?:những\s+|một\s+số\s+|các\s+)?(?:khó\s+khăn|thuận\s+lợi|hạn\s+chế|tồn\s+tại|ưu\s+điểm|nguyên\s+nhân|bài\s+học\s+kinh\s+nghiệm)
      (?=\s*(?:$|[,;:.(]|và\b|còn\b|của\b))  # "Hạn chế rác thải" is a task
    | sự\s+cần\s+thiết\b | (?:căn\s+cứ|cơ\s+sở)\s+(?:pháp\s+lý|xây\s+dựng|thực\s+tiễn)\b | đặc\s+điểm\s+tình\s+hình""",
    regex.I | regex.X,
)
#: titles of parts below such a part that tell what is to be done after all (a lost level of labels)
_TO_BE_DONE = regex.compile(
    r"(?:(?:mục tiêu|nhiệm vụ|giải pháp|biện pháp|phương hướng|yêu cầu)\b(?! (?:đã|năm qua))|tổ chức thực hiện|nội dung (?:kế hoạch|thi đua|thực hiện))",
    regex.I,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One paragraph or bullet. ``path`` is ``II.1``, ``I.1 b2`` (bullet) or ``III.1 p2``."""

    path: str
    section: str
    role: str
    text: str
    start: int
    end: int
    #: title of the section or line that leads the bullets in, and the lone label above; "" where there is none
    heading: str = ""
    #: documents cited by number: ``(start, end, number)``, with their titles, as offsets in ``text``
    cited: tuple[tuple[int, int, str], ...] = ()

    @property
    def bullet(self) -> bool:
        """Whether the item is a bullet."""
        return " b" in self.path


def items_of(plan: Plan) -> tuple[Item, ...]:
    """All items of the body, in order. A title alone is no item; a table row is one.

    Parts that tell how things are ("Thực trạng", "Khó khăn, hạn chế", "Căn cứ pháp lý") demand
    nothing: they and what is below them have no items.
    """
    found: list[Item] = []
    situation: str | None = None
    leads: list[str] = []
    for path, section in walk_sections(plan.sections):
        title = section.title or ""
        inside = situation is not None and path.startswith(situation)
        if inside and _TO_BE_DONE.match(title):
            situation, inside = None, False
        elif not inside and title and _SITUATION.match(title):
            situation, inside = f"{path}.", True
        if inside:
            continue
        items = _own_items(plan.text, path, section)
        if section.role == "other":
            if any(path.startswith(lead) for lead in leads):
                items = [replace(i, role="content") for i in items]
            elif _LEADS.match(plan.text, section.span.start, min(section.span.end, section.span.start + 600)):
                leads.append(f"{path}.")
                items = [replace(i, role="content") if i.bullet else i for i in items]
        found += items
    return _with_citations(sorted(found, key=lambda i: i.start), plan)


def _with_citations(items: list[Item], plan: Plan) -> tuple[Item, ...]:
    """The items, each with the documents that it cites."""
    starts = [i.start for i in items]
    cited: dict[int, list[tuple[int, int, str]]] = {}
    for reference in plan.references:
        span, title = reference.span, reference.subject_span
        at = bisect_right(starts, span.start) - 1 if span is not None and reference.number else -1
        if span is None or reference.number is None or at < 0 or span.start >= items[at].end:
            continue
        first, size = items[at].start, len(items[at].text)
        end = max(span.end, title.end) if title is not None and title.start >= span.start else span.end
        cited.setdefault(at, []).append((span.start - first, min(end - first, size), reference.number))
    for at, places in cited.items():
        items[at] = replace(items[at], cited=tuple(sorted(places)))
    return tuple(items)


def _own_items(text: str, path: str, section: Section) -> Iterable[Item]:
    """Items of a section apart from those of its children."""
    lines = list(_own_lines(text, section))
    if not lines:
        return
    start, line = lines[0]
    lines = lines[:1] + [x for x in lines[1:] if not _CLOSING.match(x[1].lstrip())]
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
    label = lead = ""
    for offset, piece, is_bullet in pieces:
        if is_bullet:
            bullets += 1
            name = f"{path} b{bullets}"
        else:
            plain += 1
            name = f"{path} p{plain}" if paragraphs > 1 or len(pieces) > paragraphs else path
        piece = piece.rstrip()
        if not _demands(piece):
            if piece[-1:] == ":":
                label = piece[:-1].strip()
            continue  # counted all the same: paths are places
        above = ". ".join(filter(None, (section.title or (lead if is_bullet else ""), label)))
        yield Item(name, path, section.role, piece, offset, offset + len(piece), above)
        if not is_bullet:
            lead = piece[:-1] if piece[-1] == ":" else ""


def _demands(piece: str) -> bool:
    """Whether a piece can say something to do: no pointer to an annex, bare sum or lone label."""
    if piece[-1:] == ":" and piece.count(" ") <= _LABEL_BLANKS:
        return False
    return len(piece) > 160 or _NO_ITEM.fullmatch(piece) is None


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
