"""Plan records built from gold JSON, so that the rules are tested apart from the extractors."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from thidua_parse.reading import read
from thidua_parse.record import (
    Agency,
    AwardForm,
    Campaign,
    CampaignPeriod,
    ContentItem,
    IssueDate,
    Kind,
    Plan,
    Recipient,
    Reference,
    ResponsibleAgency,
    Section,
    Signature,
    Span,
)
from thidua_parse.record.parts import DocumentNumber

SHARED = Path(__file__).parents[3] / "shared"

ROLES = (
    ("mục đích, yêu cầu", "purpose"), ("mục đích", "purpose"), ("yêu cầu", "requirement"),
    ("chủ đề thi đua", "theme"), ("đối tượng thi đua", "participants"), ("chủ đề", "theme"),
    ("tiêu chuẩn khen", "eligibility"), ("tiêu chí thi đua", "criteria"),
    ("hình thức", "awards"), ("tiêu chí", "criteria"), ("tiêu chuẩn", "criteria"),
    ("khen thưởng", "awards"), ("tổ chức thực hiện", "organisation"), ("thời gian", "period"),
    ("phạm vi", "scope"), ("giải pháp", "measures"), ("nhiệm vụ", "measures"),
    ("nội dung", "content"),
)


def shared(path: str) -> Path:
    """A file of the shared folder; the test is skipped where the folder is absent."""
    found = SHARED / path
    if not found.exists():
        pytest.skip(f"shared material is not at hand: {path}")
    return found


def role(title: str | None, inherited: str) -> str:
    folded = (title or "").lower()
    return next((name for key, name in ROLES if key in folded), inherited)


def plan_from_gold(name: str) -> Plan:
    """The record of ``gold/seeds/NAME.json`` with spans found in the text of the seed."""
    gold: dict[str, Any] = json.loads(shared(f"gold/seeds/{name}.json").read_text("utf-8"))
    source = read(shared(gold["doc"]))
    text = source.text
    body = gold["issuing_body"]
    issuer = Agency(
        raw=body["name_any_of"][-1], name=body["name_any_of"][-1], level=body["level"],
        province=body["province"], district=body["district"], commune=body["commune"],
        type="SỞ" if "Sở" in body["name_any_of"][-1] else "UBND",
        status="inferred" if gold["document_number"]["status"] == "absent" else "stated",
    )
    sections = _sections(text, gold["sections"])
    number = gold["document_number"]
    awards, at = [], 0
    for item in gold.get("award_forms", ()):
        at, end = _find(text, item["raw"], at)
        awards.append(AwardForm(form=item["form"], awarded_by=item["awarded_by"], raw=item["raw"], span=Span(start=at, end=end)))
    agencies, at = [], max(text.find("TỔ CHỨC THỰC HIỆN"), 0)
    for item in gold.get("responsible_agencies", ()):
        start, end = _find(text, item["raw"], at)
        agency = Agency(raw=item["raw"], name=item["raw"])
        agencies.append(ResponsibleAgency(
            agency=agency, role=item["role"], with_=(item["with"],) if item["with"] else (),
            span=Span(start=start, end=end),
        ))
    references, at = [], 0
    for item in gold["references"]:
        start, end = _find(text, item["raw"], at)
        at = end
        symbol = item["number"]
        references.append(Reference(
            raw=item["raw"], kind=item["kind"], number=symbol,
            serial=re.match(r"\d*", symbol)[0] or None, date=item["date"],  # type: ignore[index]
            issuer=Agency(raw=item["issuer"], name=item["issuer"]) if item["issuer"] else None,
            subject=item["subject"], relation=item["relation"], is_parent=item["is_parent"],
            parent_kind=item["parent_kind"], span=Span(start=start, end=end),
        ))
    for item in gold.get("unnumbered_references", ()):
        start, end = _find(text, item["raw"], 0)
        references.append(Reference(
            raw=item["raw"], campaign=item["campaign"], relation=item["relation"],
            issuer=Agency(raw=item["issuer"], name=item["issuer"]) if item["issuer"] else None,
            is_parent=item["is_parent"], parent_kind="superior" if item["is_parent"] else None,
            span=Span(start=start, end=end),
        ))
    signature = gold["signature"]
    subject_at = _find(text, gold["subject"][:40], 0)
    return Plan(
        id=source.sha256, source=source.source, text=text, kind=Kind(code="KH", name="Kế hoạch"),
        document_number=DocumentNumber(
            text=number["text"], raw=number["text"], serial=number["serial"], status=number["status"]
        ),
        issued_on=IssueDate(iso=gold["issued_on"]["iso"], status=gold["issued_on"]["status"]),
        place=gold["place"], issuing_body=issuer, subject=gold["subject"],
        subject_span=Span(start=subject_at[0], end=subject_at[0] + len(gold["subject"])),
        campaigns=tuple(
            Campaign(
                name=c["name"],
                relation={"subject": "implements", "parent": "responds_to", "linked": "linked_with"}.get(c["role"], c["role"]),
            )
            for c in gold.get("campaigns", ())
        ),
        references=tuple(references), sections=sections,
        content_items=tuple(
            ContentItem(path=c["path"], text=c["head"]) for c in gold.get("content_items", ())
        ),
        campaign_periods=tuple(
            CampaignPeriod(start=p["start"], end=p["end"], raw=p.get("raw", ""))
            for p in gold.get("campaign_periods", ())
        ),
        award_forms=tuple(awards), responsible_agencies=tuple(agencies),
        recipients=tuple(
            Recipient(raw=r, span=Span(start=_find(text, r, 0)[0], end=_find(text, r, 0)[1]))
            for r in gold["recipients"]
        ),
        signatures=(Signature(
            authority=signature["authority"], position=signature["position"], name=signature["name"]
        ),),
    )


def _find(text: str, what: str, start: int) -> tuple[int, int]:
    found = text.find(what, start)
    if found < 0:
        found = max(text.find(what), 0)
    return found, found + len(what)


def _sections(text: str, gold: list[dict[str, Any]]) -> tuple[Section, ...]:
    starts, at = [], 0
    for item in gold:
        label = item["path"].split(".")[-1].split("#")[0]
        if item["path"].split("#")[0].count(".") == 2 and label.isdigit():
            label = ".".join(item["path"].split("#")[0].split(".")[1:])
        found = re.compile(rf"^{re.escape(label)}[.)]", re.M).search(text, at)
        assert found, item
        starts.append(found.start())
        at = found.end()
    end_of_body = text.find("Nơi nhận", at)
    end_of_body = len(text) if end_of_body < 0 else end_of_body
    depth = [item["path"].split("#")[0].count(".") for item in gold]

    def build(first: int, last: int, stop: int, inherited: str, level: int) -> tuple[Section, ...]:
        found, i = [], first
        while i < last:
            j = i + 1
            while j < last and depth[j] > depth[i]:
                j += 1
            end = starts[j] if j < last else stop
            own = role(gold[i]["title"], inherited)
            found.append(Section(
                label=gold[i]["path"].split(".")[-1].split("#")[0], title=gold[i]["title"], role=own,
                level=level, span=Span(start=starts[i], end=end),
                children=build(i + 1, j, end, own, level + 1),
            ))
            i = j
        return tuple(found)

    return build(0, len(gold), end_of_body, "other", 1)
