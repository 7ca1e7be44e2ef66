"""Number and date of a scan against what its appendices say of the document they belong to.

Handwritten figures of the header are what OCR reads worst; "(Kèm theo Kế hoạch số 49/KH-UBND ngày
30/12/2016 …)" above an appendix or a promulgated regulation is typed. Where the header's reading is uncertain, the typed one is
given, still as uncertain, with both among the candidates and its place as evidence.
"""

from __future__ import annotations

import regex

from ...knowledge.symbols import fold_letters
from ...record import DocumentNumber, Evidence, IssueDate
from ...record.numbers import parse_number
from ..text import DocumentText
from .dates import parse_date
from .pieces import SERIAL, SLASHES, SYMBOL

#: how many lines below the head of an appendix may name the document
REACH = 12
CITED = regex.compile(
    rf"[Ss]ố ?:? ?(?P<number>{SERIAL} ?{SYMBOL})(?: ?,? ?(?P<date>ngày[^\n]{{4,34}}?\d{{4}}))?"
)
#: the line below the title of a promulgated regulation
ATTACHED = regex.compile(r"\( ?(?:Ban hành )?[Kk]èm theo ")
SPACED = regex.compile(r" ?/ ?")


def crosscheck(
    document: DocumentText, number: DocumentNumber, date: IssueDate
) -> tuple[DocumentNumber, IssueDate]:
    """Number and date, taken from an appendix where the header's own reading is uncertain."""
    if number.status != "uncertain" and date.status != "uncertain":
        return number, date
    letters = _letters(number.text)
    if letters is None:
        return number, date
    lines = document.zones.appendix
    promulgated = (i for i in document.zones.body if document.lines[i][:1] == "(" and ATTACHED.match(document.lines[i]))
    for i in (*range(lines.start, min(lines.stop, lines.start + REACH)), *promulgated):
        for found in CITED.finditer(document.lines[i].translate(SLASHES)):
            parts = parse_number(found["number"])
            if parts is None or parts.serial is None or _letters(parts.text) != letters:
                continue
            at = document.starts[i]
            span = document.span(at + found.start("number"), at + found.end("number"))
            note = Evidence.made(span=span, note="typed above an appendix")
            if number.status == "uncertain":
                both = tuple(dict.fromkeys(filter(None, (parts.text, number.text))))
                number = number.model_copy(
                    update={
                        "text": parts.text, "serial": parts.serial, "candidates": both,
                        "evidence": (note,),
                    }
                )
            if date.status == "uncertain" and found["date"]:
                iso, status = parse_date(SPACED.sub("/", found["date"]))
                if status == "stated" and iso is not None and iso[:4] == (date.iso or iso)[:4]:
                    both = tuple(dict.fromkeys(filter(None, (iso, *date.candidates))))
                    date = date.model_copy(
                        update={"iso": iso, "candidates": both, "evidence": (note,)}
                    )
            return number, date
    return number, date


def _letters(text: str | None) -> str | None:
    """Folded letters of a number, None where it has none."""
    parts = parse_number(text) if text else None
    if parts is None or parts.organ is None:
        return None
    return "/".join(fold_letters(t) for t in (parts.kind, parts.organ, parts.unit) if t)
