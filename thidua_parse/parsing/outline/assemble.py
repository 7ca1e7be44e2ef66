"""From nodes to records: titles, roles, spans and diagnostics of sections."""

from __future__ import annotations

from typing import Any

from ...knowledge.roles import restore_heading, role_of_heading
from ...record import Diagnostic, Section, Span
from ..text import DocumentText
from .labels import ROMAN, Label
from .titles import capitals, find_title
from .tree import Builder, Node

#: a heading in capitals may run over this many further lines
HEADING_LINES = 3
#: words that no heading ends with: the sentence goes on though the next line begins with a name
GOES_ON = (
    " của", " và", " theo", " các", " với", " cho", " bởi", " về việc", " về ban hành", " khoản", " Điều",
)
#: a hard-wrapped paragraph is followed so far to see whether it ends like a sentence
PARAGRAPH_LINES = 15


def assemble(
    document: DocumentText, root: Node, regions: list[range]
) -> tuple[Section, ...]:
    """Sections of the tree below ``root``, built innermost first (no recursion)."""
    order: list[tuple[Node, Label]] = []
    stack = root.children[::-1]
    while stack:
        node = stack.pop()
        if node.label is not None:
            order.append((node, node.label))
        if node.children:
            stack.extend(node.children[::-1])
    ends = _ends(order, regions)
    titles: list[tuple[str, Span] | None] = []
    unsure: list[int] = []
    below = [label.line for _, label in order[1:]] + ends[-1:]
    for (node, label), end, following in zip(order, ends, below, strict=True):
        title, doubtful = _title(document, node, label, following if following < end else end)
        if doubtful:
            unsure.append(len(titles))
        titles.append(title)
    _settle(order, titles, unsure)
    for (node, _), title in zip(order, titles, strict=True):
        own: Any = role_of_heading(title[0]) if title else None
        if own is not None:
            node.role = own
        elif node.parent is not None:
            node.role = node.parent.role
    lines, starts, span = document.lines, document.starts, document.span
    for (node, label), title, end in zip(reversed(order), reversed(titles), reversed(ends), strict=True):
        node.parent = None  # without the way back the tree is freed with its builder, not by the collector
        heading, title_span = title or (None, None)
        last = end - 1 if end > label.line else label.line
        node.section = Section.whole({
            "label": label.text, "title": heading, "role": node.role, "level": node.depth,
            "span": span(starts[label.line], starts[last] + len(lines[last])),
            "title_span": title_span, "children": _sections(node) if node.children else (),
        })
    return _sections(root)


def _sections(node: Node) -> tuple[Section, ...]:
    """The records made of the parts right below ``node``."""
    return tuple([child.section for child in node.children if child.section is not None])


def _settle(
    order: list[tuple[Node, Label]], titles: list[tuple[str, Span] | None], unsure: list[int]
) -> None:
    """Drop doubtful titles whose neighbours in the list are not headings."""
    if not unsure:
        return
    doubtful = set(unsure)
    counts: dict[int, list[int]] = {}
    for i, (node, _) in enumerate(order):
        if i not in doubtful:
            count = counts.setdefault(id(node.parent), [0, 0])
            count[0 if titles[i] else 1] += 1
    for i in unsure:
        headings, paragraphs = counts.get(id(order[i][0].parent), (0, 0))
        if headings <= paragraphs and not _known_heading(titles[i]):
            titles[i] = None


def _known_heading(title: tuple[str, Span] | None) -> bool:
    """Whether a title is a word that heads parts of every plan ("Mục đích", "Yêu cầu") alone."""
    return title is not None and title[0].count(" ") < 4 and role_of_heading(title[0]) is not None


def _ends(order: list[tuple[Node, Label]], regions: list[range]) -> list[int]:
    """For each section the line behind it: the next label that is not below it, or the region's end."""
    ends = [0] * len(order)
    pending: list[int] = []
    for i, (node, label) in enumerate(order):
        while pending and order[pending[-1]][0].depth >= node.depth:
            ends[pending.pop()] = label.line
        pending.append(i)
    for i in pending:
        ends[i] = regions[-1].stop
    for region in regions[:-1]:
        for i, (_, label) in enumerate(order):
            if label.line < region.stop:
                ends[i] = min(ends[i], region.stop)
    return ends


def _title(
    document: DocumentText, node: Node, label: Label, following: int
) -> tuple[tuple[str, Span] | None, bool]:
    """The title's text and span, and whether it is doubtful.

    ``following`` is the line of the next label or the end of the section.
    """
    lines, starts = document.lines, document.starts
    line = lines[label.line]
    first, at = label.line, label.after
    if at >= len(line):  # the label stands alone, its title on the next line
        first, at = label.line + 1, 0
        if first >= following or len(lines[first]) > 250:
            return None, False
        line = lines[first]
    last = _last_line(lines, first, following, line[at:]) if following > first + 1 else first
    start = starts[first]
    if last == first:
        whole = line
    else:
        whole = document.text[start : starts[last] + len(lines[last])].replace("\n", " ")
    title = find_title(
        whole, at, has_parts=bool(node.children), has_text=following > last + 1,
        formal=label.family <= ROMAN,
    )
    if title is None:
        return None, False
    span = document.span(start + title.start, start + title.end)
    text = whole[title.start : title.end]
    if document.ocr:
        text = restore_heading(text)
    return (text, span), title.unsure


def _last_line(lines: list[str], first: int, following: int, head: str) -> int:
    """The last line of a heading that is broken over several lines.

    A heading in capitals goes on in capitals; any other text that has no end mark goes on where
    the next line begins with a small letter.
    """
    last = first
    upper = head[-1:] not in ":.;" and capitals(head)
    limit = min(first + (HEADING_LINES if upper else PARAGRAPH_LINES), following - 1)
    while last < limit:
        more = lines[last + 1]
        if "\t" in more or lines[last][-1:] in ".;:!?":
            break
        if not (
            capitals(more) and len(more) <= 150 and more[:1] not in "-+•*“\"" and more[-1:] != "." if upper
            else more[:1].islower() or lines[last].endswith(GOES_ON)
        ):
            break
        last += 1
    return last


def diagnose(document: DocumentText, builder: Builder) -> tuple[Diagnostic, ...]:
    """Repeated labels and gaps in the numbering, each with its place."""
    found = []
    for oddity in builder.oddities:
        label, previous = oddity.label, oddity.previous
        start = document.starts[label.line]
        span = document.span(start, start + max(label.after, 1))
        code = "duplicate-section-label" if oddity.code == "duplicate" else "label-gap"
        found.append(Diagnostic.of(code, span, label=label.text, previous=previous.text))
    return tuple(found)
