"""From a record to Akoma Ntoso 3.0: every character of the text once, structure and references marked.

Preface: header up to the title. Preamble: legal bases up to the first numbered part. Main body: the
numbered parts. Conclusions: signatures and recipients. Attachments: appendices.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lxml import etree

from ...linking import PlanGraph
from ...record import Plan, Reference, Section, Span
from .blocks import Inline, add_blocks, clean
from .identity import UNKNOWN_DATE, Identity, frbr_uri

NS = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
#: element of a numbered part by its depth, with the prefix of its eId (naming convention, 5.2)
_LEVELS = (
    ("section", "sec"), ("paragraph", "para"), ("subparagraph", "subpara"), ("point", "point"),
    ("indent", "indent"),
)  # fmt: skip
_DEEPER = ("hcontainer", "hcontainer")


@dataclass(slots=True)
class _Writer:
    plan: Plan
    marks: list[Inline]
    counts: Counter[str] = field(default_factory=Counter)  # prefix and element → how many so far

    def eid(self, prefix: str, short: str) -> str:
        """The next identifier of an element within its parent: "sec_2__para_1"."""
        self.counts[prefix + short] += 1
        return f"{prefix}{short}_{self.counts[prefix + short]}"

    def blocks(self, parent: etree._Element, start: int, end: int) -> bool:
        """The lines of ``[start, end)`` as paragraphs; whether there were any."""
        return add_blocks(parent, self.plan.text, start, end, self.marks)


def akoma_ntoso(plan: Plan, graph: PlanGraph | None = None) -> str:
    """The document as Akoma Ntoso 3.0 XML, indented nowhere, so that its text is the record's text.

    With ``graph``, number and date that the graph inferred name the document, and references point to
    the documents they were resolved to. A date without a day cannot be written in the schema's
    ``FRBRdate``: it stands in the address of the work, and ``FRBRdate`` is named "unknown".
    """
    identity = _identity(plan, graph)
    root = etree.Element(_tag("akomaNtoso"), nsmap={None: NS})
    document = _sub(root, "doc", name=(plan.kind.name if plan.kind else None) or "document")
    uri = frbr_uri(identity)
    references = _references(plan, graph)
    _meta(document, plan, identity, uri, references)
    cuts = _cuts(plan)
    writer = _Writer(plan, _marks(plan, references))
    _optional(document, "preface", writer, 0, cuts.preface)
    _optional(document, "preamble", writer, cuts.preface, cuts.body)
    body = _sub(document, "mainBody")
    _parts(body, writer, plan.sections, cuts.body, cuts.closing, 0, "", top=True)
    if not len(body):
        _sub(body, "p")
    _optional(document, "conclusions", writer, cuts.closing, cuts.end)
    if cuts.end < len(plan.text):
        _attachments(document, writer, cuts, identity, uri)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")).decode("utf-8") + "\n"


def _tag(name: str) -> str:
    return f"{{{NS}}}{name}"


def _sub(parent: etree._Element, element: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, _tag(element), {k: clean(v) for k, v in attributes.items()})


def _optional(parent: etree._Element, name: str, writer: _Writer, start: int, end: int) -> None:
    element = _sub(parent, name)
    if not writer.blocks(element, start, end):
        parent.remove(element)


# -- where the parts of the document begin and end ---------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Cuts:
    preface: int
    body: int
    closing: int
    end: int
    appendices: tuple[int, ...]


def _cuts(plan: Plan) -> _Cuts:
    size = len(plan.text)
    first = min((s.span.start for s in plan.sections), default=size)
    head = [plan.document_number.span, plan.issued_on.span, plan.subject_span, plan.place_span]
    preface = max((s.end for s in head if s is not None and s.end <= first), default=0)
    appendices = tuple(sorted(s.start for s in plan.appendices if s.start >= preface))
    end = appendices[0] if appendices else size
    body = min(max(first, preface), end)
    closing_spans = [*(r.span for r in plan.recipients), *(s.span for s in plan.signatures)]
    last = max((s.span.start for s in plan.sections if s.span.start < end), default=body)
    closing = min(
        (s.start for s in closing_spans if s is not None and last < s.start < end), default=end
    )
    return _Cuts(_line_end(plan.text, preface, body), body, _line_start(plan.text, closing, last), end, appendices)


def _line_end(text: str, at: int, limit: int) -> int:
    found = text.find("\n", at)
    return limit if found < 0 or found > limit else found


def _line_start(text: str, at: int, least: int) -> int:
    """Beginning of the line of ``at``, and of the line "Nơi nhận" before it."""
    start = text.rfind("\n", 0, at) + 1
    before = text.rfind("\n", 0, max(start - 1, 0)) + 1
    if text[before:start].strip().casefold().startswith("nơi nhận") and before > least:
        return before
    return max(start, least) if start > least else at


# -- metadata -------------------------------------------------------------------------------------------
def _identity(plan: Plan, graph: PlanGraph | None) -> Identity:
    body = plan.issuing_body
    issuer = body.name or body.raw if body else None
    kind = plan.kind.code if plan.kind else None
    if graph is not None:
        node = graph.node(plan)
        return Identity(node.kind or kind, node.number, node.date, node.issuer or issuer)
    number = plan.document_number.text if plan.document_number.serial else None
    return Identity(kind, number, plan.issued_on.iso, issuer)


def _references(plan: Plan, graph: PlanGraph | None) -> dict[int, str]:
    """Address of the document that each reference with a number means."""
    targets: dict[int, str] = {}
    if graph is not None:
        for edge in graph.edges_from(plan):
            node = graph.node(edge.target_key)
            for index in edge.references:
                targets[index] = frbr_uri(Identity(node.kind, node.number, node.date, node.issuer))
    for index, reference in enumerate(plan.references):
        if index not in targets and reference.number and reference.relation != "self":
            targets[index] = frbr_uri(_cited(reference))
    return targets


def _cited(reference: Reference) -> Identity:
    issuer = reference.issuer.name or reference.issuer.raw if reference.issuer else None
    return Identity(reference.kind, reference.number, reference.date, issuer)


def _meta(
    document: etree._Element, plan: Plan, identity: Identity, uri: str, references: dict[int, str]
) -> None:
    meta = _sub(document, "meta")
    _identification(meta, identity, uri, "")
    listed = _sub(meta, "references", source="#thidua_parse")
    for number, (href, index) in enumerate(sorted({h: i for i, h in reversed(references.items())}.items()), 1):
        reference = plan.references[index]
        _sub(listed, "activeRef", eId=f"ref_{number}", href=href, showAs=reference.number or reference.raw)
    _sub(listed, "TLCOrganization", eId="issuer", href="/akn/ontology/organization/vn/issuer", showAs=identity.issuer or "?")
    _sub(listed, "TLCOrganization", eId="thidua_parse", href="/akn/ontology/organization/vn/thidua_parse", showAs="thidua_parse")
    _sub(listed, "TLCRole", eId="author", href="/akn/ontology/role/author", showAs="Author")


def _identification(meta: etree._Element, identity: Identity, uri: str, component: str) -> None:
    box = _sub(meta, "identification", source="#thidua_parse")
    known = bool(identity.date and len(identity.date) == 10)
    day = identity.date if known and identity.date else UNKNOWN_DATE
    expression = f"{uri}/vie@" + (identity.date if identity.date and "unknown" not in uri else "")
    addresses = (("FRBRWork", uri), ("FRBRExpression", expression), ("FRBRManifestation", expression + ".akn"))
    for name, address in addresses:
        part = _sub(box, name)
        _sub(part, "FRBRthis", value=f"{address}/!{component or 'main'}")
        _sub(part, "FRBRuri", value=address)
        _sub(part, "FRBRdate", date=day, name="Generation" if known else "unknown")
        _sub(part, "FRBRauthor", href="#issuer", **{"as": "#author"})
        if name == "FRBRWork":
            _sub(part, "FRBRcountry", value="vn")
            if identity.kind:
                _sub(part, "FRBRsubtype", value=identity.kind)
            if identity.number:
                _sub(part, "FRBRnumber", value=identity.number)
        elif name == "FRBRExpression":
            _sub(part, "FRBRlanguage", language="vie")
        else:
            _sub(part, "FRBRformat", value="application/akn+xml")


def _marks(plan: Plan, references: dict[int, str]) -> list[Inline]:
    """Inline elements in the order of the text, without overlaps: what begins first stands."""
    found: list[Inline] = []

    def add(span: Span | None, element: str, **attributes: str) -> None:
        if span is not None and span.end > span.start:
            found.append(Inline(span.start, span.end, _tag(element), attributes))

    add(plan.document_number.span, "docNumber")
    if plan.issued_on.iso and len(plan.issued_on.iso) == 10:
        add(plan.issued_on.span, "docDate", date=plan.issued_on.iso)
    add(plan.subject_span, "docTitle")
    if plan.kind is not None:
        add(plan.kind.span, "docType")
    if plan.issuing_body is not None:
        add(plan.issuing_body.span, "docProponent")
    for index, href in references.items():
        add(plan.references[index].span, "ref", href=href)
    for signature in plan.signatures:
        add(signature.span, "signature")
    found.sort(key=lambda m: (m.start, -m.end))
    kept: list[Inline] = []
    for mark in found:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


# -- the body ----------------------------------------------------------------------------------------------
def _parts(
    parent: etree._Element, writer: _Writer, sections: Sequence[Section], start: int, end: int,
    depth: int, prefix: str, *, top: bool = False,
) -> None:
    """Numbered parts between two offsets, and the text between them."""
    name, short = _LEVELS[depth] if depth < len(_LEVELS) else _DEEPER
    position = start
    inside = [s for s in sections if start <= s.span.start < end]
    for section in inside:
        if section.span.start < position:
            continue  # parts that overlap are written once
        _gap(parent, writer, position, section.span.start, prefix, top=top)
        stop = min(section.span.end, end)
        eid = writer.eid(prefix, short)
        attributes = {"eId": eid, **({"name": "part"} if name == "hcontainer" else {})}
        element = _sub(parent, name, **attributes)
        _part(element, writer, section, stop, depth, eid)
        position = stop
    _gap(parent, writer, position, end, prefix, top=top)


def _gap(
    parent: etree._Element, writer: _Writer, start: int, end: int, prefix: str, *, top: bool
) -> None:
    """Text between parts: paragraphs in the main body, a container inside a part."""
    if not writer.plan.text[start:end].strip():
        return
    if top:
        writer.blocks(parent, start, end)
        return
    box = _sub(parent, "hcontainer", eId=writer.eid(prefix, "hcontainer"), name="text")
    writer.blocks(_sub(box, "content"), start, end)


def _part(
    element: etree._Element, writer: _Writer, section: Section, end: int, depth: int, eid: str
) -> None:
    text, start = writer.plan.text, section.span.start
    title = section.title_span
    if title is not None and start <= title.start and title.end <= end:
        number_end, after = title.start, title.end
    else:
        number_end = after = _number_end(text, start, end, section.label)
    if text[start:number_end].strip():
        _sub(element, "num").text = clean(" ".join(text[start:number_end].split()))
    if title is not None and after > number_end:
        heading = _sub(element, "heading")
        heading.text = clean(" ".join(text[number_end:after].split()))
    inner = [s for s in section.children if after <= s.span.start < end]
    if not inner:
        content = _sub(element, "content")
        if not writer.blocks(content, after, end):
            _sub(content, "p")
        return
    first = inner[0].span.start
    if text[after:first].strip():
        writer.blocks(_sub(element, "intro"), after, first)
    _parts(element, writer, inner, first, end, depth + 1, f"{eid}__")


def _number_end(text: str, start: int, end: int, label: str) -> int:
    """End of the label that a part without a title begins with ("1.", "a)", "-")."""
    first = text[start:end].split(None, 1)[:1]
    if first and (first[0].strip(".()/:") == label.strip(".()/:") or first[0] in "-–+•*"):
        return text.index(first[0], start) + len(first[0])
    return start


def _attachments(
    document: etree._Element, writer: _Writer, cuts: _Cuts, identity: Identity, uri: str
) -> None:
    box = _sub(document, "attachments")
    ends: Iterable[int] = (*cuts.appendices[1:], len(writer.plan.text))
    for number, (start, end) in enumerate(zip(cuts.appendices, ends, strict=True), 1):
        attachment = _sub(box, "attachment", eId=f"att_{number}")
        inner = _sub(attachment, "doc", name="attachment")
        _identification(_sub(inner, "meta"), identity, uri, f"att_{number}")
        body = _sub(inner, "mainBody")
        _parts(body, writer, writer.plan.sections, start, end, 0, f"att_{number}__", top=True)
        if not len(body):
            _sub(body, "p")
