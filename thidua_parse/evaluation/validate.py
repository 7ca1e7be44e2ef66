"""The validator of gold records: form, vocabulary, dates, numbers, and agreement with the text.

A check that needs the text looks for bare letters only (see :mod:`.locate`), and is left out where
the record's text is not what the page says (scans, broken text layers) or is not at hand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

import regex

from ..errors import Language
from ..knowledge.reference_kinds import kind_words
from ..knowledge.tables import rows
from ..knowledge.title_kinds import kinds_by_code
from ..record import DocumentNumber
from ..record.figures import figure_text
from ..record.vocabulary import OBEYING, AgencyRole, Level, ParentKind, Recurrence, Relation
from .fold import fold, number_key
from .locate import Locator, bare
from .values import Record

#: layers whose text layer or OCR may differ from the page
UNTRUE_LAYERS = frozenset(["scan", "garbled", "poor-ocr"])
LAYERS = UNTRUE_LAYERS | {"text", "legacy"}
_KEYS: dict[str, type | tuple[type, ...]] = {
    "doc": str, "sha256": str, "layer": str, "kind": dict, "document_number": dict,
    "issued_on": dict, "place": (str, type(None)), "superior_body": (str, type(None)),
    "issuing_body": dict, "subject": (str, type(None)), "campaigns": list, "references": list,
    "laws": list, "unnumbered_references": list, "campaign_periods": list, "deadlines": list,
    "sections": list, "content_items": list, "award_forms": list, "responsible_agencies": list,
    "targets": list, "recipients": list, "signature": (dict, type(None)), "anomalies": list,
    "doubts": list, "in_archive": dict,
}
_CAMPAIGN_ROLES = frozenset(["subject", "parent", "linked"])
_ISO = regex.compile(r"(?:19|20)\d{2}(?:-\d{2}(?:-\d{2})?)?")
_YEARLY = regex.compile(r"--(\d{2})-(\d{2})")
_PRINTED_DAY = regex.compile(
    r"(?<!\d)(\d{1,2})\s*(?:/|-|\.|tháng)\s*(\d{1,2})\s*(?:/|-|\.|năm)\s*((?:19|20)\d{2})(?!\d)"
)
_NUMERAL = regex.compile(r"\d+")
_DASHED = regex.compile(r"^\s*[-–+•*]|[;.]\s*$")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something in a gold record that is wrong or should be looked at again."""

    document: str
    code: str
    severity: str
    where: str
    details: dict[str, str]

    def message(self, language: Language = "vi") -> str:
        """The sentence for a person."""
        return _checks()[self.code][language].format(**self.details)


@lru_cache(maxsize=1)
def _checks() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in rows("gold_checks")}


def validate(gold: Record, text: str | None = None) -> list[Doubt]:
    """Doubts about one gold record; ``text`` is the text of its plan record, where at hand."""
    name = Path(str(gold.get("doc") or "?")).name
    layer = str(gold.get("layer") or "text")
    locator = Locator(text) if text and layer not in UNTRUE_LAYERS else None
    doubts: list[Doubt] = []

    def tell(code: str, where: str, **details: object) -> None:
        told = {key: str(value)[:160] for key, value in details.items()}
        doubts.append(Doubt(name, code, _checks()[code]["severity"], where, told))

    usable = _form(gold, tell)
    for check in (_frame, _references, _lists, _sections, _duties):
        check(usable, tell)
    if locator is not None:
        _in_text(usable, locator, tell)
    return doubts


Tell = Callable[..., None]


def _form(gold: Record, tell: Tell) -> Record:
    """Tell of unknown and ill-typed keys; what is well-typed is given back."""
    usable = {}
    for key, value in gold.items():
        if key not in _KEYS:
            tell("V01", key, value=key)
        elif not isinstance(value, _KEYS[key]):
            tell("V02", key, value=type(value).__name__)
        else:
            usable[key] = value
    for key in ("doc", "kind"):
        if key not in gold:
            tell("V02", key, value=key)
    if str(gold.get("layer") or "text") not in LAYERS:
        tell("V03", "layer", value=gold.get("layer"))
    return usable


def _known_kinds() -> frozenset[str]:
    return frozenset(kinds_by_code()) | {k.code for k in kind_words().values()} | {"CV", "L", "QCVN", "TCVN"}


def _date_ok(value: str, *, yearly: bool = False) -> bool:
    if yearly and (match := _YEARLY.fullmatch(value)):
        value = f"2024-{match[1]}-{match[2]}"
    if not _ISO.fullmatch(value):
        return False
    year, month, day = (*map(int, value.split("-")), 1, 1)[:3]
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _frame(gold: Record, tell: Tell) -> None:
    kind = (gold.get("kind") or {}).get("code")
    if kind is not None and kind not in _known_kinds():
        tell("V03", "kind", value=kind)
    number = gold.get("document_number")
    implied_level: str | None = None
    if number is not None:
        text, serial, status = number.get("text"), number.get("serial"), number.get("status")
        fits = {
            "stated": bool(text) and bool(serial) and str(text).startswith(str(serial)),
            "blank": bool(text) and not serial,
            "absent": text is None and serial is None,
        }
        if status not in fits:
            tell("V03", "document_number.status", value=status)
        elif not fits[status]:
            tell("V10", "document_number", status=status, value=text)
        if text:
            parsed = DocumentNumber.parse(text)
            implied_level = parsed.implied_level
            if parsed.parts is None:
                tell("V11", "document_number", value=text)
            elif kind and parsed.kind and not parsed.kind.startswith(kind):
                tell("V12", "document_number", value=text, implied=parsed.kind, kind=kind)
    issued = gold.get("issued_on")
    if issued is not None:
        iso, status = issued.get("iso"), issued.get("status")
        if iso is not None and not _date_ok(str(iso)):
            tell("V20", "issued_on", value=iso)
        lengths = {"stated": (10,), "partial": (4, 7), "absent": (0,)}
        if status not in lengths:
            tell("V03", "issued_on.status", value=status)
        elif len(str(iso or "")) not in lengths[status]:
            tell("V21", "issued_on", value=iso, status=status)
    body = gold.get("issuing_body")
    if body is not None:
        _issuer(body, implied_level, str((number or {}).get("text")), tell)


def _issuer(body: Record, implied: str | None, number: str, tell: Tell) -> None:
    names, level = body.get("name_any_of"), body.get("level")
    if not isinstance(names, list) or not all(isinstance(n, str) and n.strip() for n in names) or not names:
        tell("V02", "issuing_body.name_any_of", value=names)
    if level is None:
        return
    if level not in get_args(Level):
        tell("V03", "issuing_body.level", value=level)
        return
    if implied and implied != level and "unit" not in (implied, level):
        tell("V13", "issuing_body.level", value=number, implied=implied, level=level)
    units = [body.get(u) for u in ("province", "district", "commune")]
    wrong = {
        "central": any(units), "province": not units[0] or bool(units[1] or units[2]),
        "district": not units[1] or bool(units[2]), "commune": not units[2], "unit": False,
    }
    if wrong[level]:
        tell("V14", "issuing_body", level=level, value=" / ".join(str(u or "–") for u in units))


def _references(gold: Record, tell: Tell) -> None:
    references = gold.get("references") or []
    issued = (gold.get("issued_on") or {}).get("iso")
    parents: dict[tuple[str, str | None], set[bool]] = defaultdict(set)
    issuers: dict[tuple[str, str], set[str]] = defaultdict(set)
    strongest: dict[str, set[str]] = defaultdict(set)
    for i, r in enumerate(references):
        where, raw = f"references[{i}]", str(r.get("raw") or "")
        if r.get("relation") not in get_args(Relation):
            tell("V03", f"{where}.relation", value=r.get("relation"))
        if r.get("kind") is not None and r["kind"] not in _known_kinds():
            tell("V03", f"{where}.kind", value=r["kind"])
        parent, parent_kind = r.get("is_parent"), r.get("parent_kind")
        if parent_kind is not None and parent_kind not in get_args(ParentKind):
            tell("V03", f"{where}.parent_kind", value=parent_kind)
        if bool(parent) != (parent_kind is not None):
            tell("V40", where, value=raw)
        number = r.get("number")
        if number:
            _cited_number(where, str(number), raw, r.get("kind"), tell)
            _cited_issuer(where, str(number), r.get("issuer"), tell)
            key = number_key(number)
            strongest[key].add(str(r.get("relation")))
            parents[key, None].add(bool(parent))
        _cited_date(where, r.get("date"), raw, issued, tell)
        if number and r.get("date") and r.get("issuer"):
            issuers[number_key(number), str(r["date"])].add(fold(r["issuer"]))
    for (key, _), values in parents.items():
        if len(values) > 1 and "/" in key:
            tell("V41", "references", value=key)
    for (key, day), names in issuers.items():
        if len(names) > 1:
            tell("V43", "references", value=f"{key} ({day})", issuers="; ".join(sorted(names)))
    obeyed = any(r.get("relation") in OBEYING and r.get("is_parent") for r in references)
    for i, r in enumerate(references):
        relation = r.get("relation")
        if obeyed and r.get("is_parent") and relation in ("based_on", "pursuant", "mentions", "guided_by"):
            key = number_key(r.get("number"))
            if not key.isdigit() and not strongest[key] & set(OBEYING):
                tell("V44", f"references[{i}]", relation=relation, value=r.get("raw"))
    for i, law in enumerate(gold.get("laws") or []):
        _cited_date(f"laws[{i}]", law.get("date"), str(law.get("raw") or ""), issued, tell)


def _cited_number(where: str, number: str, raw: str, kind: Any, tell: Tell) -> None:
    if bare(number) not in bare(raw):
        tell("V32", where, number=number, value=raw)
    parsed = DocumentNumber.parse(number)
    if kind in ("QCVN", "TCVN"):
        return
    if parsed.parts is None:
        tell("V11", where, value=number)
    elif parsed.kind and kind and parsed.kind != kind:
        tell("V12", where, value=number, implied=parsed.kind, kind=kind)


def _cited_issuer(where: str, number: str, issuer: Any, tell: Tell) -> None:
    """Symbols of the State name one organ; those of the Party stand for several of its organs."""
    parsed = DocumentNumber.parse(number)
    implied = parsed.implied_organ
    if not issuer or not implied or not parsed.implied_level or (parsed.organ or "")[:2] in ("TW", "TƯ", "TU", "HU"):
        return
    name = fold(implied.split(" khóa")[0])
    if name not in fold(issuer):
        tell("V45", where, number=number, implied=implied, issuer=issuer)


def _cited_date(where: str, day: Any, raw: str, issued: Any, tell: Tell) -> None:
    if day is None:
        return
    if not _date_ok(str(day)):
        tell("V20", where, value=day)
        return
    size = min(len(str(day)), len(str(issued or "")))
    if size and str(day)[:size] > str(issued)[:size]:
        tell("V22", where, value=day, issued=issued)
    printed = [f"{m[3]}-{int(m[2]):02}-{int(m[1]):02}" for m in _PRINTED_DAY.finditer(raw)]
    if printed and str(day) not in printed:
        tell("V23", where, value=day, printed=", ".join(printed))


def _lists(gold: Record, tell: Tell) -> None:
    for i, c in enumerate(gold.get("campaigns") or []):
        if c.get("role", "subject") not in _CAMPAIGN_ROLES:
            tell("V03", f"campaigns[{i}].role", value=c.get("role"))
    for i, r in enumerate(gold.get("unnumbered_references") or []):
        if r.get("relation") not in get_args(Relation):
            tell("V03", f"unnumbered_references[{i}].relation", value=r.get("relation"))
    for i, p in enumerate(gold.get("campaign_periods") or []):
        start, end = p.get("start"), p.get("end")
        for day in filter(None, (start, end)):
            if not _date_ok(str(day)):
                tell("V20", f"campaign_periods[{i}]", value=day)
        if start and end and str(start)[: len(str(end))] > str(end):
            tell("V24", f"campaign_periods[{i}]", start=start, end=end)
    for i, d in enumerate(gold.get("deadlines") or []):
        where, day = f"deadlines[{i}]", d.get("date")
        if d.get("recurrence") is not None and d["recurrence"] not in get_args(Recurrence):
            tell("V03", f"{where}.recurrence", value=d["recurrence"])
        if day is not None and not _date_ok(str(day), yearly=True):
            tell("V20", where, value=day)
        if day is None and d.get("recurrence") is None:
            tell("V63", where, value=d.get("raw"))
    for i, line in enumerate(gold.get("recipients") or []):
        if _DASHED.search(str(line)):
            tell("V64", f"recipients[{i}]", value=line)
    for i, target in enumerate(gold.get("targets") or []):
        digits = figure_text(float(target.get("value") or 0)).replace(".", "")
        raw = str(target.get("raw") or "")
        if digits not in bare(raw) and any(c.isdigit() for c in raw):
            tell("V62", f"targets[{i}]", number=target.get("value"), value=raw)


def _sections(gold: Record, tell: Tell) -> None:
    seen: set[str] = set()
    skips = "SECTION_LABEL_SKIPPED" in (gold.get("anomalies") or [])
    last: dict[str, tuple[int, str]] = {}
    for i, section in enumerate(gold.get("sections") or []):
        where, path = f"sections[{i}]", str(section.get("path") or "")
        if path in seen:
            tell("V51", where, value=path)
        seen.add(path)
        parent, _, label = path.rpartition(".")
        if parent and parent not in seen:
            tell("V50", where, value=path)
        plain, _, again = label.partition("#")
        if again and f"{parent}.{plain}".lstrip(".") not in seen:
            tell("V50", where, value=path)
        numeral = _NUMERAL.search(plain)
        if numeral is None or again:
            continue
        family = f"{parent}|{plain[: numeral.start()]}"
        before = last.get(family)
        if before and int(numeral[0]) != before[0] + 1 and not skips:
            tell("V52", where, value=path, before=before[1])
        last[family] = int(numeral[0]), path


def _duties(gold: Record, tell: Tell) -> None:
    duties = gold.get("responsible_agencies") or []
    names = {fold(d.get("raw")) for d in duties}
    for i, duty in enumerate(duties):
        where = f"responsible_agencies[{i}]"
        if duty.get("role") not in get_args(AgencyRole):
            tell("V03", f"{where}.role", value=duty.get("role"))
        lead = duty.get("with")
        if isinstance(lead, str) and fold(lead) not in names:
            tell("V60", where, value=lead)


def _quoted(gold: Record) -> Iterator[tuple[str, str]]:
    """``(where, words)`` of everything that must stand in the text as written."""
    for field in (
        "references", "laws", "unnumbered_references", "campaign_periods", "deadlines",
        "award_forms", "responsible_agencies", "targets",
    ):
        for i, item in enumerate(gold.get(field) or []):
            yield f"{field}[{i}]", str(item.get("raw") or "")
    for i, section in enumerate(gold.get("sections") or []):
        yield f"sections[{i}].title", str(section.get("title") or "")
    for i, line in enumerate(gold.get("recipients") or []):
        yield f"recipients[{i}]", str(line)
    for i, item in enumerate(gold.get("content_items") or []):
        yield f"content_items[{i}]", str(item.get("head") or "")
    yield "subject", str(gold.get("subject") or "")
    yield "place", str(gold.get("place") or "")
    for name, words in (gold.get("signature") or {}).items():
        yield f"signature.{name}", str(words or "")
    number = gold.get("document_number") or {}
    yield "document_number", str(number.get("text") or "")


def _in_text(gold: Record, locator: Locator, tell: Tell) -> None:
    for where, words in _quoted(gold):
        if words and not locator.has(words):
            tell("V30", where, value=words)
    titles = [locator.find(str(s["title"])) for s in (gold.get("sections") or [])[:1] if s.get("title")]
    preamble_end = titles[0][0] if titles and titles[0] else 0
    spans = locator.find_all([str(r.get("raw") or "") for r in gold.get("references") or []])
    for i, (r, span) in enumerate(zip(gold.get("references") or [], spans, strict=True)):
        if r.get("relation") in OBEYING and not r.get("is_parent") and span and span[0] < preamble_end:
            tell("V42", f"references[{i}]", relation=r["relation"], value=r.get("raw"))
    placed = [
        (i, r["start"], r["end"], str(r.get("raw"))) for i, r in enumerate(gold.get("references") or [])
        if isinstance(r.get("start"), int) and isinstance(r.get("end"), int)
    ]
    wrong = [p for p in placed if bare(locator.text[p[1] : p[2]]) != bare(p[3])]
    if len(wrong) < len(placed):  # none fits: they are offsets of the file, not of this text
        for i, start, end, raw in wrong:
            tell("V31", f"references[{i}]", start=start, end=end, value=raw)


__all__ = ["Doubt", "validate"]
