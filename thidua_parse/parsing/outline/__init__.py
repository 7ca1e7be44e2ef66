"""The section tree with roles."""

from __future__ import annotations

import regex

from ...record import Diagnostic, Section
from ..text import DocumentText, Facts
from .assemble import assemble, diagnose
from .labels import Label
from .repair import OcrBuilder, repaired
from .scan import scan_labels
from .tree import Builder

__all__ = ["read_outline"]

#: kinds that set tasks in numbered paragraphs right behind their reasons, without a heading over them
#: (models of Nghị định 30/2020/NĐ-CP, phụ lục III)
#: directives and telegrams are nothing but tasks; a letter may as well inform
DIRECTIVES, LETTERS = frozenset({"CT", "CĐ"}), frozenset({"CV"})
#: so many characters before the first label may hold the sentence that sets the tasks
SENTENCE = 600
_SETS = regex.compile(
    r"(?i)\b(?:yêu cầu|đề nghị|chỉ thị|giao|chỉ đạo|quán triệt)\b"
    r"(?:.*\b(?:sau(?: đây)?|thực hiện|nhiệm vụ|giải pháp|biện pháp|công việc))?\W*:\s*$"
)


def read_outline(
    document: DocumentText, facts: Facts
) -> tuple[tuple[Section, ...], tuple[Diagnostic, ...]]:
    """The numbered parts of the body as a tree, and what is odd about their labels."""
    labels, regions = scan_labels(document)
    if not labels:
        return (), ()
    builder = (OcrBuilder if document.ocr else Builder)(
        labels, tuple(lines.start for lines in regions[1:])
    )
    root = builder.build()
    if document.ocr:
        document.repaired = repaired(root)
    if facts.kind is not None and _sets_tasks(document, facts.kind.code, labels[0]):
        root.role = "measures"
    return assemble(document, root, regions), diagnose(document, builder)


def _sets_tasks(document: DocumentText, kind: str | None, first: Label) -> bool:
    """Whether the sentence before the first label sets tasks ("… yêu cầu … thực hiện như sau:")."""
    if kind not in DIRECTIVES and kind not in LETTERS:
        return False
    end = document.starts[first.line]
    tail = document.text[max(0, end - SENTENCE) : end].rstrip()
    if tail[-1:] != ":":
        return False
    tail = tail[tail.rfind(". ", 0, -12) + 1 :].replace("\n", " ")
    return kind in DIRECTIVES or _SETS.search(tail) is not None
