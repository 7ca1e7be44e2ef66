"""Items of the emulation content (nội dung thi đua)."""

from __future__ import annotations

import regex

from ..record import ContentItem, Section
from .text import DocumentText, Facts

EMULATION = regex.compile(r"(?i)thi đua")
#: subjects of plans that launch or carry out an emulation movement
MOVEMENT = regex.compile(
    r"(?i)(?:phong trào|đợt|cao điểm|phát động|hưởng ứng|tổ chức|triển khai|thực hiện)\b.{0,80}?\bthi đua(?!,? ?(?:-|–|và)? ?khen thưởng)"
)
CONTENT = regex.compile(r"(?i)\bnội dung\b")
BULLET = regex.compile(r"[-+•*–—] ?")


def read_content_items(document: DocumentText, facts: Facts) -> tuple[ContentItem, ...]:
    """The items of the section on the content of an emulation plan, one by one.

    The numbered parts of the section, or else its paragraphs and bullets ("III.p1" …); lines that
    only announce a list are left out. () for documents that are not about an emulation movement.
    """
    found = _content_section(facts)
    if found is None:
        return ()
    path, section = found
    if section.children:
        return tuple(_numbered(document, path, section))
    return tuple(_paragraphs(document, path, section))


def _content_section(facts: Facts) -> tuple[str, Section] | None:
    """The section headed "nội dung (phong trào) thi đua" and its path; the innermost one."""
    named = facts.headed(("nội dung",))
    if not named:
        return None
    about = bool(facts.subject and MOVEMENT.search(facts.subject))
    best: tuple[str, Section] | None = None
    for path, section, title in named:
        if section.level > 3 or not CONTENT.search(title):
            continue
        if not EMULATION.search(title) and not (about and section.role == "content"):
            continue
        if best is None or (path.startswith(best[0] + ".") and EMULATION.search(title)):
            best = path, section
    if best is None or not (about or EMULATION.search(best[1].title or "")):
        return None
    return best if about else None


def _numbered(document: DocumentText, path: str, section: Section) -> list[ContentItem]:
    """The parts of the section; a repeated label gets "#2" as in section paths."""
    text = document.text
    items = []
    seen: dict[str, int] = {}
    for child in section.children:
        label, span = child.label, child.span
        tail = label.rsplit(".", 1)[-1]
        seen[tail] = seen.get(tail, 0) + 1
        if seen[tail] > 1:
            tail = f"{tail}#{seen[tail]}"
        body = text[span.start : span.end]
        if body.startswith(label):
            body = body[len(label) :]
        items.append(ContentItem.whole({
            "label": label, "path": f"{path}.{tail}", "text": body.lstrip(" .)/:-–").replace("\n", " "), "span": span,
        }))
    return items


def _paragraphs(document: DocumentText, path: str, section: Section) -> list[ContentItem]:
    start, end = section.span.start, section.span.end
    title_end = section.title_span.end if section.title_span else start
    offset = document.text.find("\n", title_end, end)
    inline = document.text[title_end : offset if offset >= 0 else end].strip(" .:")
    items: list[ContentItem] = []
    position = title_end + (1 if not inline else 0)
    chunks: list[tuple[int, str]] = []
    if inline:
        chunks.append((document.text.index(inline, title_end), inline))
    if offset >= 0:
        position = offset + 1
        for line in document.text[position:end].split("\n"):
            chunks.append((position, line))
            position += len(line) + 1
    for i, (at, line) in enumerate(chunks):
        lead = BULLET.match(line)
        skip = lead.end() if lead else 0
        body = line[skip:]
        if not body or (body.endswith(":") and i + 1 < len(chunks) and not items):
            continue
        items.append(
            ContentItem.made(
                path=f"{path}.p{len(items) + 1}",
                text=body,
                span=document.span(at + skip, at + len(line)),
            )
        )
    return items
