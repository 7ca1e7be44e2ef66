"""Gold records from documents that persons have reviewed in full.

The form is that of the gold records that ``thidua evaluate`` compares with. A list's key is written
only where every value of it was decided and somebody has confirmed that nothing is missing; a key
that is left out is not scored. A document counts as reviewed in full when the seven values of its
head are decided and so is every value of its lists.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import UsageError, system_reason
from ..evaluation import Doubt, validate
from ..record import Agency, Plan, Reference
from ..record.vocabulary import OBEYING
from .apply import apply_to_plan, is_whole
from .forms import LISTS, OUTLINE, SINGLES
from .items import Item, items_of
from .model import Correction, effective

Gold = dict[str, Any]
_ROLES = {
    "launches": "subject", "implements": "subject", "continues": "parent", "responds_to": "parent",
    "linked_with": "linked",
}


@dataclass(frozen=True, slots=True)
class Written:
    """Files written, documents left out, and doubts of the validator by file."""

    paths: tuple[Path, ...]
    left: int
    doubts: tuple[tuple[Path, Doubt], ...] = ()


def write_gold(plans: Sequence[Plan], corrections: Iterable[Correction], folder: str | Path) -> Written:
    """Write ``STEM.json`` for every document reviewed in full; raises TP720 where it cannot.

    Two documents of one file name get the beginning of their content ids behind it. Doubts are those
    of :func:`thidua_parse.evaluation.validate`: severity ``error`` means that the record is wrong.
    """
    folder = Path(folder)
    held: dict[str, list[Correction]] = {}
    for c in effective(list(corrections)):
        if c.target == "field":
            held.setdefault(c.document, []).append(c)
    made: dict[str, tuple[Gold, str]] = {}
    for number, plan in enumerate(plans):
        record = gold_of(plan, held.get(plan.id, []), number)
        if record is None:
            continue
        stem = Path(plan.source.path).stem
        if stem in made and made[stem][0]["sha256"] != record["sha256"]:
            stem = f"{stem}-{hashlib.sha256(plan.id.encode()).hexdigest()[:8]}"
        made[stem] = record, plan.text
    paths, doubts = [], []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for stem, (record, text) in sorted(made.items()):
            path = folder / f"{stem}.json"
            partial = path.with_name(path.name + ".part")
            partial.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", "utf-8")
            partial.replace(path)
            paths.append(path)
            doubts += [(path, doubt) for doubt in validate(record, text)]
    except OSError as error:
        raise UsageError("TP720", path=str(folder), reason=system_reason(error)) from error
    return Written(tuple(paths), len(plans) - len(made), tuple(doubts))


def gold_of(plan: Plan, decisions: Sequence[Correction], number: int = 0) -> Gold | None:
    """The gold record of a document, or None where it was not reviewed in full.

    ``decisions`` are those that hold, of any document.
    """
    own = [c for c in decisions if c.document == plan.id and c.target == "field"]
    if not own:
        return None
    items = items_of(number, plan, own)
    if any(i.decision is None for i in items if not i.whole):
        return None
    applied = apply_to_plan(plan, own)
    if applied.again:
        return None
    complete = _complete(items)
    plan = applied.plan
    record: Gold = {
        "doc": plan.source.path.rsplit("/", 1)[-1], "sha256": plan.id.removeprefix("sha256:"),
        "layer": "scan" if plan.source.ocr else "legacy" if plan.source.legacy_encoding else "text",
        **_head(plan),
    }
    for field, write in _LISTS.items():
        if field in complete:
            record |= write(plan)
    if OUTLINE in complete:
        record["sections"] = [{"path": p, "title": s.title} for p, s in plan.walk_sections()]
    return record


def _complete(items: Iterable[Item]) -> set[str]:
    found = {
        i.field for i in items
        if i.whole and i.decision is not None and i.decision.action == "confirm"
        and (i.field == OUTLINE or is_whole(i.decision))
    }
    assert found <= {*LISTS, *SINGLES, OUTLINE}
    return found


def _head(plan: Plan) -> Gold:
    number, day, body = plan.document_number, plan.issued_on, plan.issuing_body
    printed = number.text if number.status != "inferred" else None
    iso = day.iso if day.status != "inferred" else None
    return {
        **({"kind": {"code": plan.kind.code}} if plan.kind else {"kind": {"code": None}}),
        "document_number": {
            "text": printed, "serial": number.serial if printed else None,
            "status": "absent" if printed is None else "stated" if number.serial else "blank",
        },
        "issued_on": {
            "iso": iso, "status": "absent" if iso is None else "stated" if len(iso) == 10 else "partial",
        },
        "place": plan.place,
        "superior_body": _name(plan.superior_body),
        **({"issuing_body": {
            "name_any_of": [_name(body)], "level": body.level, "province": body.province,
            "district": body.district, "commune": body.commune,
        }} if body is not None else {}),
        "subject": plan.subject,
    }


def _name(agency: Agency | None) -> str | None:
    return (agency.name or agency.raw) if agency else None


def _flat(text: str) -> str:
    return " ".join(text.split())


def _in_appendix(plan: Plan, r: Reference) -> bool:
    return r.span is not None and any(a.start <= r.span.start < a.end for a in plan.appendices)


def _references(plan: Plan) -> Gold:
    cited = [r for r in plan.references if r.relation != "self" and not _in_appendix(plan, r)]
    return {
        "references": [
            {
                "raw": _flat(r.raw), "kind": r.kind, "number": r.number, "date": r.date, "issuer": _name(r.issuer),
                "subject": r.subject, "relation": r.relation, "is_parent": r.is_parent, "parent_kind": r.parent_kind,
            }
            for r in cited if r.number
        ],
        "laws": [
            {"raw": _flat(r.raw), "name": r.subject, "date": r.date, "number": r.number}
            for r in cited if r.kind == "L" and r.subject
        ],
        "unnumbered_references": [
            {
                "raw": _flat(r.raw), "issuer": _name(r.issuer), "campaign": r.campaign, "relation": r.relation,
                "is_parent": r.is_parent,
            }
            for r in cited if not r.number and r.relation in OBEYING
        ],
    }


def _deadlines(plan: Plan) -> Gold:
    return {"deadlines": [
        {"raw": _flat(d.raw), "date": d.date, "recurrence": d.recurrence, "to": _name(d.to)}
        for d in plan.deadlines
    ]}


def _duties(plan: Plan) -> Gold:
    return {"responsible_agencies": [
        {"raw": _flat(d.agency.raw), "role": d.role, "with": d.with_[0] if d.role == "coordinate" and d.with_ else None}
        for d in plan.responsible_agencies
    ]}


def _signature(plan: Plan) -> Gold:
    if not plan.signatures:
        return {"signature": None}
    last = plan.signatures[-1]
    return {"signature": {"authority": last.authority, "position": last.position, "name": last.name}}


_LISTS: dict[str, Any] = {
    "campaigns": lambda p: {"campaigns": [
        {"name": c.name, "role": _ROLES[c.relation], "launched_by": _name(c.launched_by)}
        for c in p.campaigns if c.relation in _ROLES
    ]},
    "references": _references,
    "campaign_periods": lambda p: {"campaign_periods": [
        {"raw": _flat(t.raw), "start": t.start, "end": t.end} for t in p.campaign_periods if t.role == "campaign"
    ]},
    "deadlines": _deadlines,
    "award_forms": lambda p: {"award_forms": [
        {"raw": _flat(a.raw), "form": a.form, "awarded_by": a.awarded_by} for a in p.award_forms
    ]},
    "responsible_agencies": _duties,
    "targets": lambda p: {"targets": [
        {"raw": _flat(t.raw), "value": t.value, "unit": t.unit} for t in p.targets
    ]},
    "recipients": lambda p: {"recipients": [_flat(r.raw) for r in p.recipients]},
    "signatures": _signature,
}
