"""Slips of drafting and typing that a careful registrar would mark: quotation marks, the case of
kind words, citations repeated in full, marks left over in the recipients.

Form of citations and capitals: Nghị định 30/2020/NĐ-CP, Phụ lục I (II.6) and Phụ lục II. Scans are
left out where OCR makes the same slips itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from operator import lt

import regex

from ..knowledge.title_kinds import kinds_by_code
from ..record import Diagnostic, Reference
from .anchors import places
from .closing import Closing
from .closing.recipients import is_filing
from .diagnostics import Notes
from .fold import bare
from .text import DocumentText

#: so many lonely marks are named; more say nothing new
MOST = 20
#: a full citation is needed once; the third one is worth a note
OFTEN = 3
LEFT_OVER = regex.compile(r"[-–+•\s]*\*[*\s]*[-–+]|.*\.\s*\d{1,3}\s*$")
LABEL = regex.compile(r"\W*NOI NHAN\b")
RIGHT_LABEL = regex.compile(r"\W*(?:Nơi nhận|NƠI NHẬN|Nơi Nhận|nơi nhận)\b")


def drafting_notes(
    document: DocumentText, references: tuple[Reference, ...], closing: Closing
) -> tuple[Diagnostic, ...]:
    """Slips of drafting, each with its place."""
    notes = Notes()
    if not document.ocr:
        for at in islice(_unbalanced(document.text), MOST):
            end = document.text.find("\n", at)
            line = document.text[at : min(at + 40, end if end > 0 else len(document.text))]
            notes.add("unbalanced-quotes", document.span(at, at + 1), raw=line)
        _closing(document, closing, notes)
    _citations(references, notes)
    return tuple(notes.found)


def _unbalanced(text: str) -> Iterator[int]:
    """Offsets of quotation marks without their counterpart.

    A quotation may run over several paragraphs; it is unclosed where the next one opens on another
    line, or none closes it.
    """
    opening, closing = places(text, "“"), places(text, "”")
    if len(opening) == len(closing) and all(map(lt, opening, closing)) and all(map(lt, closing, opening[1:])):
        return  # one after the other
    opened: list[int] = []
    last = 0  # the last open mark
    for at in sorted(opening + closing):
        if text[at] == "“":
            if opened and text.find("\n", last, at) >= 0:
                yield from opened
                opened = []
            opened.append(at)
            last = at
        elif opened:
            opened.pop()
        else:
            yield at
    yield from opened


def _citations(references: tuple[Reference, ...], notes: Notes) -> None:
    full: dict[tuple[str, str], list[Reference]] = defaultdict(list)
    for reference in references:
        values = reference.__dict__  # an attribute of a model takes longer
        number, code, raw, date = values["number"], values["kind"], values["raw"], values["date"]
        if number is None or not code or code == "CV":
            continue
        kind = kinds_by_code().get(code)
        if kind is not None and raw[0].islower() and raw.startswith(kind.name.lower()):
            notes.add("kind-word-case", reference.span, raw=raw.split(" số ")[0])
        if date is not None and "ngày" in raw:
            full[number, date].append(reference)
    for (number, _), mentions in full.items():
        if len(mentions) >= OFTEN:
            notes.add(
                "repeated-citation", mentions[OFTEN - 1].span, number=number, count=len(mentions)
            )


def _closing(document: DocumentText, closing: Closing, notes: Notes) -> None:
    for _, offset, line in document.iter_lines(document.zones.closing):
        head = line.lstrip(" -–+•*")[:1]
        if head.isalpha() and head not in "Nn":
            continue
        folded = bare(line[:24])
        if (found := LABEL.match(folded)) and not RIGHT_LABEL.match(line):
            span = document.span(offset, offset + found.end())
            notes.add("recipients-label", span, raw=line[: found.end()].strip())
    for entry in closing.recipients:
        if entry.span is None or not is_filing(entry.raw):
            continue
        index = document.line_at(entry.span.start)
        line = document.lines[index]
        if LEFT_OVER.match(line):
            notes.add("left-over-marks", document.line_span(index), raw=line.strip())
