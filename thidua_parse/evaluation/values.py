"""The scored values of gold records and of plan records, field by field.

A field gives two lists of :class:`Value`, the true ones and the read ones, whose keys are
compared. A gold record without the field's key is not compared in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import regex

from ..record.vocabulary import OBEYING
from .fold import agency_key, fold, head_key, number_key

Record = dict[str, Any]


class Value(NamedTuple):
    """A value: comparison key, how to show it, the words it stands in, and its place.

    ``at`` is its place in the record's list, ``start`` and ``end`` offsets in the record's text.
    """

    key: Hashable
    shown: str
    raw: str = ""
    at: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """How one field is compared.

    ``source`` is the gold key that must be there; ``single`` fields have one value a document;
    ``main`` fields count for the mean; fields with ``spans`` are compared by overlap too.
    """

    name: str
    source: str
    single: bool
    gold: Callable[[Record], list[Value]]
    read: Callable[[Record, Record], list[Value]]
    main: bool = True
    spans: bool = False


def part(record: Any, *path: str) -> Any:
    """The value at ``path`` of nested objects, or None."""
    for name in path:
        record = record.get(name) if isinstance(record, dict) else None
    return record


def value(key: Hashable, shown: object = None, item: Record | None = None, index: int | None = None) -> Value:
    """A value of a record's list item, with its words and place."""
    span = part(item, "span") or {}
    raw = (item or {}).get("raw") or part(item, "agency", "raw") or ""
    text = "" if shown is None and key in (None, "") else str(key if shown is None else shown)
    return Value(key, text, str(raw), index, span.get("start"), span.get("end"))


def entries(record: Record, field: str) -> Iterator[tuple[int, Record]]:
    """Index and item of a list field; an absent list is empty."""
    return enumerate(record.get(field) or [])


_LABEL_END = regex.compile(r"[.)\-/:\s]+$")
_DOTTED = regex.compile(r"\d+(?:\.\d+)+")


def section_paths(nodes: Iterable[Record] | None, prefix: str = "") -> Iterator[tuple[str, Record]]:
    """``(path, section)`` depth first; a label met again under one parent becomes "III#2"."""
    seen: Counter[str] = Counter()
    for node in nodes or ():
        label = _LABEL_END.sub("", str(node.get("label") or ""))
        if not label:
            continue
        tail = label.rsplit(".", 1)[1] if _DOTTED.fullmatch(label) else label
        seen[tail] += 1
        if seen[tail] > 1:
            tail = f"{tail}#{seen[tail]}"
        path = f"{prefix}.{tail}" if prefix else tail
        yield path, node
        yield from section_paths(node.get("children"), path)


# --- single values -------------------------------------------------------------------------------

_READ_STATUS = {"inferred": "absent", "uncertain": "stated"}


def _printed(record: Record, field: str, name: str) -> Any:
    """A value that is printed in the document; what was inferred is not."""
    return None if part(record, field, "status") == "inferred" else part(record, field, name)


def _status(record: Record, field: str) -> Any:
    status = part(record, field, "status")
    return "absent" if status is None else _READ_STATUS.get(status, status)


def _issuers(gold: Record) -> list[Value]:
    names = gold["issuing_body"]["name_any_of"]
    return [value(fold(names[0]), names[0])]


def _issuer_read(record: Record, gold: Record) -> list[Value]:
    accepted = [fold(name) for name in gold["issuing_body"]["name_any_of"]]
    body = record.get("issuing_body")
    got = agency_key(body or {})
    return [value(accepted[0] if got in accepted else got, part(body, "name") or part(body, "raw"), body)]


def _place_of(body: Any) -> Value:
    places = [part(body, unit) for unit in ("province", "district", "commune")]
    return value(tuple(map(fold, places)), " / ".join(p or "–" for p in places))


def _signature(field: str) -> tuple[Callable[[Record], list[Value]], Callable[[Record, Record], list[Value]]]:
    def last(record: Record) -> Record:
        signatures = record.get("signatures") or [{}]
        return dict(signatures[-1])

    def gold_value(gold: Record) -> list[Value]:
        text = gold["signature"].get(field)
        return [Value(fold(text), text or "", text or "")]

    return gold_value, lambda record, _: [value(fold(last(record).get(field)), last(record).get(field) or "", last(record))]


def _signature_all(sign: Any) -> Value:
    parts = [part(sign, name) for name in ("authority", "position", "name")]
    return value(tuple(map(fold, parts)), " ".join(filter(None, parts)))


# --- lists ---------------------------------------------------------------------------------------


def reference_key(reference: Record) -> tuple[str, str | None]:
    """What identifies a mention of a numbered document: number and date."""
    return number_key(reference.get("number")), reference.get("date")


def numbered(record: Record) -> Iterator[tuple[int, Record]]:
    """Mentions with a number."""
    return ((i, r) for i, r in entries(record, "references") if r.get("number"))


def _reference_gold(gold: Record) -> list[Value]:
    return [_spanned(reference_key(r), r) for r in gold["references"]]


def _spanned(key: Hashable, item: Record) -> Value:
    """A gold value with its words and, where the gold gives them, its offsets."""
    raw = str(item.get("raw") or "")
    start, end = item.get("start"), item.get("end")
    if not (isinstance(start, int) and isinstance(end, int)):  # a period's start is a date
        start = end = None
    return Value(key, raw or str(key), raw, None, start, end)


def law_mentions(record: Record) -> Iterator[tuple[int, Record]]:
    """Laws cited by name."""
    return (
        (i, r) for i, r in entries(record, "references") if r.get("kind") == "L" and r.get("subject")
    )


def unnumbered(record: Record) -> Iterator[tuple[int, Record]]:
    """Superior documents without number that are carried out, answered or continued."""
    return (
        (i, r) for i, r in entries(record, "references")
        if not r.get("number") and r.get("relation") in OBEYING
    )


def _unnumbered_read(record: Record, _: Record) -> list[Value]:
    found: dict[tuple[str, Any], Value] = {}
    for i, r in unnumbered(record):
        key = (agency_key(r.get("issuer") or {}), r.get("is_parent"))
        found.setdefault(key, value(key, r.get("raw"), r, i))
    return list(found.values())


def _unnumbered_gold(gold: Record) -> list[Value]:
    found: dict[tuple[str, Any], Value] = {}
    for r in gold["unnumbered_references"]:
        key = (fold(r.get("issuer")), r["is_parent"])
        found.setdefault(key, _spanned(key, r))
    return list(found.values())


def _campaigns_gold(gold: Record) -> list[Value]:
    names = {
        fold(c["name"]): c["name"] for c in gold["campaigns"]
        if c.get("role", "subject") in ("subject", "parent")
    }
    return [Value(key, name, name) for key, name in names.items()]


def _campaigns_read(record: Record, _: Record) -> list[Value]:
    found: dict[str, Value] = {}
    for i, c in entries(record, "campaigns"):
        if c.get("relation") not in ("mentions", "linked_with"):
            key = fold(c.get("name"))
            found.setdefault(key, value(key, c.get("name"), c, i))
    return list(found.values())


def _targets(item: Record) -> tuple[float, Any]:
    return float(item.get("value") or 0), item.get("unit")


def duty_key(item: Record) -> str:
    """Key of an agency with a duty: its words, where they are lost its name."""
    agency = item.get("agency")
    name = part(agency, "raw") or part(agency, "name") or item.get("raw")
    return fold(name)


def _duty_value(key: Hashable, item: Record, index: int) -> Value:
    found = value(key, part(item, "agency", "raw"), item, index)
    place = part(item, "agency", "span") or {}
    return found._replace(start=place.get("start", found.start), end=place.get("end", found.end))


def _recipients(lines: list[str]) -> list[Value]:
    return [Value(fold(line), line, line) for line in lines]


def _heads(items: list[Record], name: str) -> list[Value]:
    return [value(head_key(c.get(name)), c.get(name), c, i) for i, c in enumerate(items)]


def _titles(sections: Iterable[tuple[str, Record]]) -> list[Value]:
    found = []
    for path, section in sections:
        if title := section.get("title"):
            span = section.get("title_span") or {}
            key = path, fold(title)
            found.append(Value(key, f"{path} {title}", title, None, span.get("start"), span.get("end")))
    return found


def _single(
    name: str, gold: Callable[[Record], Any], read: Callable[[Record], Any],
    key: Callable[[Any], Hashable] = fold, *, source: str = "", main: bool = True,
) -> Field:
    def wanted(record: Record) -> list[Value]:
        text = gold(record)
        return [Value(key(text), "" if text is None else str(text), str(text or ""))]

    return Field(
        name, source or name, True, wanted,
        lambda record, _: [value(key(read(record)), "" if read(record) is None else read(record))],
        main,
    )


def _same(text: Any) -> Hashable:
    return text if isinstance(text, str) else None


def _list(
    name: str, source: str, gold: Callable[[Record], list[Value]],
    read: Callable[[Record, Record], list[Value]], *, spans: bool = False,
) -> Field:
    return Field(name, source, False, gold, read, spans=spans)


FIELDS: tuple[Field, ...] = (
    _single("kind", lambda g: part(g, "kind", "code"), lambda r: part(r, "kind", "code"), _same),
    _single("document_number", lambda g: part(g, "document_number", "text"),
            lambda r: _printed(r, "document_number", "text"), number_key),
    _single("document_number.status", lambda g: g["document_number"]["status"],
            lambda r: _status(r, "document_number"), _same, source="document_number"),
    _single("issued_on", lambda g: part(g, "issued_on", "iso"), lambda r: _printed(r, "issued_on", "iso"), _same),
    _single("issued_on.status", lambda g: g["issued_on"]["status"],
            lambda r: _status(r, "issued_on"), _same, source="issued_on", main=False),
    _single("place", lambda g: g["place"], lambda r: r.get("place")),
    _single("superior_body", lambda g: g["superior_body"],
            lambda r: part(r, "superior_body", "name") or part(r, "superior_body", "raw")),
    Field("issuing_body", "issuing_body", True, _issuers, _issuer_read),
    Field("issuing_body.place", "issuing_body", True, lambda g: [_place_of(g["issuing_body"])],
          lambda r, _: [_place_of(r.get("issuing_body"))]),
    _single("subject", lambda g: g["subject"], lambda r: r.get("subject")),
    _list("campaigns", "campaigns", _campaigns_gold, _campaigns_read),
    _list("references", "references", _reference_gold,
          lambda r, _: [value(reference_key(x), x.get("raw"), x, i) for i, x in numbered(r)]),
    _list("references.raw", "references", lambda g: [_spanned(fold(r["raw"]), r) for r in g["references"]],
          lambda r, _: [value(fold(x.get("raw")), x.get("raw"), x, i) for i, x in numbered(r)], spans=True),
    _list("laws", "laws", lambda g: [_spanned(fold(law["name"]), law) for law in g["laws"]],
          lambda r, _: [value(fold(x["subject"]), x["subject"], x, i) for i, x in law_mentions(r)], spans=True),
    _list("unnumbered_references", "unnumbered_references", _unnumbered_gold, _unnumbered_read),
    _list("campaign_periods", "campaign_periods",
          lambda g: [_spanned((p["start"], p["end"]), p) for p in g["campaign_periods"]],
          lambda r, _: [value((p.get("start"), p.get("end")), p.get("raw"), p, i)
                        for i, p in entries(r, "campaign_periods") if p.get("role", "campaign") == "campaign"]),
    _list("deadlines", "deadlines",
          lambda g: [_spanned((d.get("date"), d.get("recurrence")), d) for d in g["deadlines"]],
          lambda r, _: [value((d.get("date"), d.get("recurrence")), d.get("raw"), d, i)
                        for i, d in entries(r, "deadlines")], spans=True),
    _list("sections", "sections", lambda g: [Value(s["path"], s["path"], s["title"] or "") for s in g["sections"]],
          lambda r, _: [value(p, p, s) for p, s in section_paths(r.get("sections"))]),
    _list("sections.title", "sections", lambda g: _titles((s["path"], s) for s in g["sections"]),
          lambda r, _: _titles(section_paths(r.get("sections")))),
    _list("content_items", "content_items", lambda g: _heads(g["content_items"], "head"),
          lambda r, _: _heads(r.get("content_items") or [], "text")),
    _list("award_forms", "award_forms", lambda g: [_spanned(fold(a["raw"]), a) for a in g["award_forms"]],
          lambda r, _: [value(fold(a.get("raw")), a.get("raw"), a, i) for i, a in entries(r, "award_forms")],
          spans=True),
    _list("responsible_agencies", "responsible_agencies",
          lambda g: [_spanned(fold(a["raw"]), a) for a in g["responsible_agencies"]],
          lambda r, _: [_duty_value(duty_key(a), a, i) for i, a in entries(r, "responsible_agencies")], spans=True),
    _list("responsible_agencies.role", "responsible_agencies",
          lambda g: [_spanned((fold(a["raw"]), a["role"]), a)._replace(shown=f"{a['raw']} [{a['role']}]")
                     for a in g["responsible_agencies"]],
          lambda r, _: [_duty_value((duty_key(a), a.get("role")), a, i)._replace(
              shown=f"{part(a, 'agency', 'raw')} [{a.get('role')}]")
              for i, a in entries(r, "responsible_agencies")]),
    _list("targets", "targets", lambda g: [_spanned(_targets(t), t) for t in g["targets"]],
          lambda r, _: [value(_targets(t), t.get("raw"), t, i) for i, t in entries(r, "targets")], spans=True),
    _list("recipients", "recipients", lambda g: _recipients(g["recipients"]),
          lambda r, _: [value(fold(x.get("raw")), x.get("raw"), x, i) for i, x in entries(r, "recipients")],
          spans=True),
    *(Field(f"signature.{name}", "signature", True, *_signature(name)) for name in ("authority", "position", "name")),
    Field("signature.all", "signature", True, lambda g: [_signature_all(g["signature"])],
          lambda r, _: [_signature_all((r.get("signatures") or [{}])[-1])], main=False),
)

#: fields compared on the mentions that were found by number and date: gold and read key, main
PAIRED: tuple[tuple[str, Callable[[Record], Hashable], Callable[[Record], Hashable], bool], ...] = (
    ("references.issuer", lambda g: fold(g.get("issuer")), lambda r: agency_key(r.get("issuer") or {}), True),
    ("references.relation", lambda g: g["relation"], lambda r: r.get("relation"), True),
    ("references.is_parent", lambda g: g["is_parent"], lambda r: r.get("is_parent"), True),
    ("references.parent_kind", lambda g: g.get("parent_kind"), lambda r: r.get("parent_kind", "none"), False),
    ("references.kind", lambda g: g.get("kind"), lambda r: r.get("kind", "none"), False),
)

#: all field names in the order in which they are printed
ORDER: tuple[str, ...] = tuple(
    name
    for field in FIELDS
    for name in (
        [field.name, *(p[0] for p in PAIRED)] if field.name == "references.raw"
        else [field.name, "award_forms.form"] if field.name == "award_forms"
        else [field.name]
    )
)
MAIN: frozenset[str] = frozenset(
    [f.name for f in FIELDS if f.main] + [p[0] for p in PAIRED if p[3]] + ["award_forms.form"]
)
