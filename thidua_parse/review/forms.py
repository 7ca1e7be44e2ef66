"""What can be reviewed of a record: its fields and, for each, the attributes that a form edits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Literal, get_args

import regex

from ..errors import UsageError
from ..knowledge.title_kinds import title_kinds
from ..record import Agency, Plan, Span
from ..record.figures import figure_text
from ..record.vocabulary import (
    AgencyRole,
    AwardMode,
    CampaignRelation,
    Level,
    ParentKind,
    PeriodRole,
    Recurrence,
    Relation,
    SectionRole,
)
from .model import LONGEST, Values

Kind = Literal["text", "long", "date", "choice", "number", "flag"]


@dataclass(frozen=True, slots=True)
class Attribute:
    """One control of a form; ``choices`` of a closed vocabulary, ``optional`` where it may be empty."""

    name: str
    kind: Kind = "text"
    choices: tuple[str, ...] = ()
    optional: bool = True


def _choice(name: str, vocabulary: Any, optional: bool = False) -> Attribute:
    return Attribute(name, "choice", get_args(vocabulary), optional)


_BODY = (
    Attribute("name", optional=False), _choice("level", Level, True), Attribute("province"),
    Attribute("district"), Attribute("commune"),
)
SINGLES: dict[str, tuple[Attribute, ...]] = {
    "kind": (Attribute("code", "choice", optional=False),),
    "document_number": (Attribute("text", optional=False),),
    "issued_on": (Attribute("iso", "date", optional=False),),
    "place": (Attribute("value", optional=False),),
    "superior_body": _BODY,
    "issuing_body": _BODY,
    "subject": (Attribute("value", "long", optional=False),),
}
LISTS: dict[str, tuple[Attribute, ...]] = {
    "campaigns": (Attribute("name", "long", optional=False), _choice("relation", CampaignRelation)),
    "references": (
        Attribute("raw", "long", optional=False), Attribute("kind"), Attribute("number"),
        Attribute("date", "date"), Attribute("issuer"), Attribute("subject", "long"),
        _choice("relation", Relation), Attribute("is_parent", "flag"),
        _choice("parent_kind", ParentKind, True),
    ),
    "campaign_periods": (
        Attribute("raw", "long", optional=False), Attribute("start", "date"), Attribute("end", "date"),
        _choice("role", PeriodRole),
    ),
    "deadlines": (
        Attribute("raw", "long", optional=False), Attribute("date", "date"),
        _choice("recurrence", Recurrence, True), Attribute("before", "flag"),
        Attribute("what", "long"), Attribute("to"),
    ),
    "award_forms": (
        Attribute("raw", "long", optional=False), Attribute("form", optional=False),
        Attribute("class"), Attribute("awarded_by"), _choice("mode", AwardMode),
    ),
    "responsible_agencies": (
        Attribute("agency", "long", optional=False), _choice("role", AgencyRole), Attribute("with", "long"),
    ),
    "targets": (
        Attribute("raw", "long", optional=False), Attribute("value", "number", optional=False),
        Attribute("unit"), Attribute("what", "long"), Attribute("by"),
    ),
    "addressees": (Attribute("raw", "long", optional=False),),
    "recipients": (Attribute("raw", "long", optional=False),),
    "signatures": (
        Attribute("authority"), Attribute("on_behalf_of"), Attribute("position"), Attribute("name"),
    ),
}
#: order of fields in lists for people
FIELDS = (*SINGLES, *LISTS)
#: the outline is confirmed as a whole, and its headings are decided one by one
OUTLINE = "sections"
HEADING = (
    Attribute("label"), Attribute("title", "long"), Attribute("level", "number", optional=False),
    _choice("role", SectionRole, True),
)


@lru_cache(maxsize=64)
def attributes(field: str) -> tuple[Attribute, ...]:
    """The controls of a field's form."""
    if field == "kind":
        codes = tuple(dict.fromkeys(kind.code for kind in title_kinds()))
        return (Attribute("code", "choice", codes, False),)
    if field == OUTLINE:
        return HEADING
    return SINGLES.get(field) or LISTS.get(field) or ()


def values_of(field: str, item: Any) -> Values:
    """What the form of ``field`` shows of a value; every attribute is there, null where empty."""
    return {a.name: _attribute(item, a.name) for a in attributes(field)}


def _attribute(item: Any, name: str) -> str | float | bool | None:
    if item is None:
        return None
    if isinstance(item, str):
        return item
    if name == "with":
        return "; ".join(item.with_) or None
    found = getattr(item, "class_" if name == "class" else name, None)
    if isinstance(found, Agency):
        return found.raw if name == "agency" else found.name or found.raw
    if name == "name" and isinstance(item, Agency):
        return item.name or item.raw
    return found if isinstance(found, str | float | bool | int) else None


def single(plan: Plan, field: str) -> Any:
    """The value of a single field; None where nothing was found."""
    item = getattr(plan, field)
    if field == "document_number" and item.text is None:
        return None
    if field == "issued_on" and item.iso is None:
        return None
    return item


def place_of(plan: Plan, field: str, item: Any) -> Span | None:
    """Where a value stands."""
    if field in ("place", "subject"):
        span: Span | None = getattr(plan, f"{field}_span")
        return span
    if field == "responsible_agencies" and item.agency.span is not None:
        place: Span = item.agency.span
        return place
    return getattr(item, "span", None)


def confidence_of(plan: Plan, field: str, item: Any) -> float | None:
    """How sure the machine is."""
    if field in ("place", "subject"):
        sure: float | None = getattr(plan, f"{field}_confidence")
        return sure
    return getattr(item, "confidence", None)


def shown(
    field: str, values: Values, word: Callable[[str], str] = str, day: Callable[[str], str] = str
) -> str | None:
    """A value on one line; None for no value. ``word`` and ``day`` say words of vocabularies and dates
    as people do; without them they stay as in the record."""
    given = {k: v for k, v in values.items() if v not in (None, "")}
    if not given:
        return None
    if field == "references" and given.get("raw"):
        return str(given["raw"])
    if field in ("place", "subject", "document_number", "issued_on", "kind", "recipients", "addressees"):
        one = str(next(iter(given.values())))
        return day(one) if field == "issued_on" else one
    if field in ("issuing_body", "superior_body", "campaigns"):
        return str(given.get("name", ""))
    if field == "campaign_periods":
        start, end = (day(str(given[k])) if k in given else "…" for k in ("start", "end"))
        return f"{start} – {end}"
    if field == "deadlines":
        say: dict[str, Callable[[str], str]] = {"date": day, "recurrence": word, "raw": str}
        return " · ".join(say[k](str(given[k])) for k in say if k in given)
    if field == "targets":
        return " ".join(str(x) for x in (_plain(given.get("value")), given.get("unit", ""), "·", given.get("raw", "")))
    if field == "responsible_agencies":
        return f"{given.get('agency', '')} [{word(str(given.get('role', '')))}]"
    if field == "award_forms":
        return str(given.get("raw") or given.get("form"))
    return " ".join(str(v) for v in given.values())


def _plain(value: Any) -> str:
    return figure_text(value) if isinstance(value, float | int) else str(value or "")


_ISO = regex.compile(r"(?:(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?|--(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))")
_OFFICE = regex.compile(r"(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?((?:19|20)\d\d)")


def checked(field: str, given: dict[str, Any]) -> Values:
    """``given`` by the controls of the field; raises TP722 for what does not fit.

    Dates may be ISO (also partial, or ``--12-15`` for every year) or as in offices: 9/11/2021.
    Only attributes that are given are checked.
    """
    made: Values = {}
    known = {a.name: a for a in attributes(field)}
    for name, value in given.items():
        if name not in known:
            raise UsageError("TP722", field=f"{field}.{name}", value=value, reason=", ".join(known))
        made[name] = _checked(field, known[name], value)
    return made


def _checked(field: str, attribute: Attribute, value: Any) -> str | float | bool | None:
    def refuse(reason: str) -> UsageError:
        return UsageError("TP722", field=f"{field}.{attribute.name}", value=str(value)[:80], reason=reason)

    if attribute.kind == "flag":
        if not isinstance(value, bool):
            raise refuse("true / false")
        return value
    if value is not None and not isinstance(value, str | int | float):
        raise refuse("text")
    text = "" if value is None else " ".join(str(value).split())
    if not text:
        if attribute.optional:
            return None
        raise refuse("trống / empty")
    if len(text) > LONGEST:
        raise refuse(f"> {LONGEST}")
    if attribute.kind == "choice" and text not in attribute.choices:
        raise refuse(", ".join(attribute.choices[:12]))
    if attribute.kind == "number":
        return _number(text, refuse)
    return _date(text, refuse) if attribute.kind == "date" else text


def _number(text: str, refuse: Any) -> float:
    """A number as in offices ("1.200", "12,5") or as in programs ("12.5")."""
    if regex.fullmatch(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        text = text.replace(".", "")
    try:
        value = float(text.replace(",", "."))
    except ValueError as error:
        raise refuse("12,5") from error
    if value != value or value in (float("inf"), float("-inf")):
        raise refuse("12,5")
    return value


def _in_calendar(iso: str) -> bool:
    """Whether a whole date is a day of the calendar (a yearly one: of a leap year)."""
    whole = iso.replace("--", "2024-") if iso.startswith("--") else iso
    try:
        return len(whole) < 10 or bool(date.fromisoformat(whole))
    except ValueError:
        return False


def _date(text: str, refuse: Any) -> str:
    written = _OFFICE.fullmatch(text)
    iso = "-".join(p.zfill(2) for p in (written[3], written[2], written[1]) if p) if written else text
    if _ISO.fullmatch(iso) and _in_calendar(iso):
        return iso
    raise refuse("2021-09-11, 11/9/2021, 9/2021, 2021")
