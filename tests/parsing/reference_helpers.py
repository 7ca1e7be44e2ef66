"""Documents for tests of references: parts given apart, zones set by hand."""

from __future__ import annotations

from thidua_parse.parsing.references import read_references
from thidua_parse.parsing.text import DocumentText, Facts, Zones
from thidua_parse.reading import SourceText
from thidua_parse.record import Agency, DocumentNumber, IssueDate, Kind, Reference, Source

PROVINCE = Agency(
    raw="UBND tỉnh Lào Cai", name="Ủy ban nhân dân tỉnh Lào Cai", type="UBND", level="province",
    province="Lào Cai",
)
DEPARTMENT = Agency(
    raw="Sở Y tế", name="Sở Y tế tỉnh Lào Cai", type="SỞ", level="province", province="Lào Cai"
)

#: what the number leaves out or writes plainly
PLAIN = str.maketrans({"–": "-", "Ð": "Đ", "…": None})


def document(
    title: str = "KẾ HOẠCH", preamble: str = "", body: str = "", *, ocr: bool = False
) -> DocumentText:
    """A document of a title, a preamble and a body; nothing before and behind."""
    parts = [part.split("\n") if part else [] for part in (title, preamble, body)]
    text = "\n".join(line for part in parts for line in part)
    made = DocumentText.of(SourceText(text=text, sha256="sha256:0", source=Source(path="<text>", ocr=ocr)))
    ends = [len(parts[0]), len(parts[0]) + len(parts[1])]
    last = len(made.lines)
    made.zones = Zones(
        range(0), range(ends[0]), range(ends[0], ends[1]), range(ends[1], last),
        range(last, last), range(last, last),
    )
    return made


def facts(
    issuer: Agency | None = PROVINCE, on: str | None = "2021-05-04", subject: str | None = None,
    kind: str = "KH", number: str | None = None,
) -> Facts:
    """Facts of a plan of the province of Lào Cai, 2021."""
    return Facts(
        kind=Kind(code=kind, name=kind), issuer=issuer, subject=subject,
        issued_on=IssueDate(iso=on, status="stated"),
        number=DocumentNumber.parse(number) if number else DocumentNumber(),
    )


def references(
    preamble: str = "", body: str = "", title: str = "KẾ HOẠCH", known: Facts | None = None,
    *, ocr: bool = False,
) -> tuple[Reference, ...]:
    """References of a document made of these parts; every span is checked against the text.

    OCR text is not: there the words are mended.
    """
    made = document(title, preamble, body, ocr=ocr)
    found = read_references(made, known or facts())
    for reference in found:
        assert reference.span is not None
        if ocr:
            continue
        quoted = made.text[reference.span.start : reference.span.end]
        assert " ".join(quoted.split()).replace("Ð", "Đ") == reference.raw
        if reference.number_span is not None:
            at = reference.number_span
            written = "".join(made.text[at.start : at.end].split()).translate(PLAIN)
            assert written == reference.number
    return found
