"""Documents made of lines for tests of the body's extractors."""

from __future__ import annotations

from thidua_parse.parsing.outline import read_outline
from thidua_parse.parsing.text import DocumentText, Facts, Zones
from thidua_parse.reading.source import SourceText
from thidua_parse.record import IssueDate, Kind, Source, walk_sections


def document(*lines: str, ocr: bool = False) -> DocumentText:
    """A document whose lines are all body; ``ocr``: recognised from pictures."""
    text = "\n".join(lines)
    made = DocumentText.of(SourceText(text, "sha256:0", Source(path="x.txt", ocr=ocr)))
    count = len(made.lines)
    made.zones = Zones(
        range(0), range(0), range(0), range(count), range(count, count), range(count, count)
    )
    return made


def facts(
    doc: DocumentText, kind: str = "KH", issued: str | None = "2025-03-10", subject: str | None = None
) -> Facts:
    """Facts with the outline already read."""
    made = Facts(
        kind=Kind(code=kind, name=kind), subject=subject,
        issued_on=IssueDate(iso=issued, status="stated") if issued else IssueDate(),
    )
    made.sections, _ = read_outline(doc, made)
    return made


def outline(*lines: str, ocr: bool = False) -> dict[str, str | None]:
    """``{path: title}`` of the outline of ``lines``."""
    doc = document(*lines, ocr=ocr)
    return {path: section.title for path, section in walk_sections(facts(doc).sections)}
