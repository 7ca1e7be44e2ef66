"""Records of the sample plans against their gold, field by field."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
import regex

from thidua_parse import parse

CORPUS = Path(__file__).parents[2] / "corpus"
NAMES = sorted(p.stem for p in (CORPUS / "gold").glob("*.json"))
#: mean of the F1 of all fields, and the least one field may have
MACRO, FLOOR = 0.97, 0.90


def key(value: object) -> str:
    """One case, one dash, one quote, single blanks, short form of the commonest bodies."""
    if value is None:
        return ""
    text = unicodedata.normalize("NFC", str(value)).casefold()
    text = regex.sub(r"[‐-―−]", "-", regex.sub(r"[“”„«»]", '"', text))
    text = regex.sub(r"\s*([-/.,:;()\"])\s*", r"\1", regex.sub(r"\s+", " ", text))
    text = text.replace("ủy ban nhân dân", "ubnd").replace("hội đồng nhân dân", "hđnd")
    return text.strip(" .;:,/\"'-")


def head(text: str) -> str:
    return regex.sub(r"^[\divx.)\-\s]+", "", key(text))[:24]


def agency_name(agency: dict[str, Any] | None) -> str:
    return key((agency or {}).get("name") or (agency or {}).get("raw"))


def paths(sections: Iterable[dict[str, Any]], prefix: str = "") -> Iterable[tuple[str, str]]:
    seen: Counter[str] = Counter()
    for section in sections:
        tail = section["label"].split(".")[-1] if "." in section["label"] else section["label"]
        seen[tail] += 1
        tail = f"{tail}#{seen[tail]}" if seen[tail] > 1 else tail
        path = f"{prefix}.{tail}" if prefix else tail
        yield path, key(section["title"])
        yield from paths(section["children"], path)


def gold_values(gold: dict[str, Any]) -> dict[str, list[object]]:
    """Field → the true values; a key that the gold leaves out is not compared."""
    number, body, sign = gold["document_number"], gold["issuing_body"], gold["signature"]
    references = gold["references"]
    values: dict[str, list[object]] = {
        "kind": [gold["kind"]["code"]],
        "number": [(key(number["text"]), number["status"])],
        "issued_on": [(gold["issued_on"]["iso"], gold["issued_on"]["status"])],
        "place": [key(gold["place"])],
        "issuer": [key(body["name_any_of"][0])],
        "issuer.place": [tuple(key(body[k]) for k in ("province", "district", "commune"))],
        "subject": [key(gold["subject"])],
        "campaigns": list({key(c["name"]) for c in gold["campaigns"] if c["role"] != "linked"}),
        "references": [(r["number"], r["date"]) for r in references],
        "references.raw": [key(r["raw"]) for r in references],
        "references.issuer": [(r["number"], key(r["issuer"])) for r in references],
        "references.relation": [(r["number"], r["relation"]) for r in references],
        "references.parent": [(r["number"], r["is_parent"], r["parent_kind"]) for r in references],
        "laws": [key(law["name"]) for law in gold["laws"]],
        "unnumbered": [
            (key(r["issuer"]), r["is_parent"]) for r in gold["unnumbered_references"]
        ],
        "sections": [s["path"] for s in gold["sections"]],
        "sections.title": [(s["path"], key(s["title"])) for s in gold["sections"] if s["title"]],
        "recipients": [key(r) for r in gold["recipients"]],
        "signature": [tuple(key(sign[k]) for k in ("authority", "position", "name"))],
    }
    lists: dict[str, tuple[str, Callable[[dict[str, Any]], object]]] = {
        "periods": ("campaign_periods", lambda p: (p["start"], p["end"])),
        "deadlines": ("deadlines", lambda d: (d["date"], d["recurrence"])),
        "content_items": ("content_items", lambda c: head(c["head"])),
        "agencies": ("responsible_agencies", lambda a: (key(a["raw"]), a["role"])),
        "targets": ("targets", lambda t: (float(t["value"]), t["unit"])),
        "awards": ("award_forms", lambda a: (key(a["raw"]), key(a["form"]))),
    }
    values |= {
        field: [value(entry) for entry in gold[name]]
        for field, (name, value) in lists.items() if name in gold
    }
    if "superior_body" in gold:
        values["superior"] = [key(gold["superior_body"])]
    return values


def read_values(record: dict[str, Any], gold: dict[str, Any]) -> dict[str, list[object]]:
    number, date, body = record["document_number"], record["issued_on"], record["issuing_body"]
    references = [r for r in record["references"] if r["number"]]
    loose = [r for r in record["references"] if not r["number"]]
    accepted = [key(name) for name in gold["issuing_body"]["name_any_of"]]
    issuer = agency_name(body)
    sections = list(paths(record["sections"]))
    sign = (record["signatures"] or [{}])[-1]
    stated = {"inferred": "absent"}
    return {
        "kind": [(record["kind"] or {}).get("code")],
        "number": [(
            key(number["text"]) if number["status"] != "inferred" else "",
            stated.get(number["status"], number["status"]),
        )],
        "issued_on": [(
            date["iso"] if date["status"] != "inferred" else None,
            stated.get(date["status"], date["status"]),
        )],
        "place": [key(record["place"])],
        "superior": [agency_name(record["superior_body"])],
        "issuer": [accepted[0] if issuer in accepted else issuer],
        "issuer.place": [
            tuple(key((body or {}).get(k)) for k in ("province", "district", "commune"))
        ],
        "subject": [key(record["subject"])],
        "campaigns": list({
            key(c["name"]) for c in record["campaigns"]
            if c["relation"] not in ("mentions", "linked_with")
        }),
        "references": [(r["number"], r["date"]) for r in references],
        "references.raw": [key(r["raw"]) for r in references],
        "references.issuer": [(r["number"], agency_name(r["issuer"])) for r in references],
        "references.relation": [(r["number"], r["relation"]) for r in references],
        "references.parent": [(r["number"], r["is_parent"], r["parent_kind"]) for r in references],
        "laws": [key(r["subject"]) for r in loose if r["kind"] == "L"],
        "unnumbered": [
            (agency_name(r["issuer"]), r["is_parent"]) for r in loose
            if r["relation"] in ("implements", "responds_to", "continues")
        ],
        "periods": [
            (p["start"], p["end"]) for p in record["campaign_periods"] if p["role"] == "campaign"
        ],
        "deadlines": [(d["date"], d["recurrence"]) for d in record["deadlines"]],
        "sections": [path for path, _ in sections],
        "sections.title": [(path, title) for path, title in sections if title],
        "content_items": [head(c["text"]) for c in record["content_items"]],
        "awards": [(key(a["raw"]), key(a["form"])) for a in record["award_forms"]],
        "agencies": [(key(a["agency"]["raw"]), a["role"]) for a in record["responsible_agencies"]],
        "targets": [(t["value"], t["unit"]) for t in record["targets"]],
        "recipients": [key(r["raw"]) for r in record["recipients"]],
        "signature": [tuple(key(sign.get(k)) for k in ("authority", "position", "name"))],
    }


@pytest.fixture(scope="module")
def records() -> dict[str, dict[str, Any]]:
    return {
        name: parse(CORPUS / "plans" / f"{name}.txt").model_dump(mode="json") for name in NAMES
    }


@pytest.fixture(scope="module")
def compared(records: dict[str, dict[str, Any]]) -> dict[str, tuple[float, list[str]]]:
    """Field → (F1, differences)."""
    hits: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    misses: defaultdict[str, list[str]] = defaultdict(list)
    for name in NAMES:
        gold = json.loads((CORPUS / "gold" / f"{name}.json").read_text("utf-8"))
        got_values = read_values(records[name], gold)
        for field, wanted in gold_values(gold).items():
            want, got = Counter(wanted), Counter(got_values[field])
            hits[field] += 2 * (want & got).total()
            sizes[field] += want.total() + got.total()
            misses[field] += [f"{name}: missing {v!r}" for v in (want - got).elements()]
            misses[field] += [f"{name}: extra {v!r}" for v in (got - want).elements()]
    return {field: (hits[field] / sizes[field], misses[field]) for field in sizes}


def test_the_mean_over_all_fields(compared: dict[str, tuple[float, list[str]]]) -> None:
    macro = sum(f1 for f1, _ in compared.values()) / len(compared)
    worst = sorted((f1, field) for field, (f1, _) in compared.items())[:6]
    assert macro >= MACRO, f"macro {macro:.4f}, worst {worst}"


def test_no_field_falls_behind(compared: dict[str, tuple[float, list[str]]]) -> None:
    behind = {field: value for field, value in compared.items() if value[0] < FLOOR}
    assert not behind, "\n".join(
        f"{field} {f1:.3f}\n  " + "\n  ".join(lines[:12]) for field, (f1, lines) in behind.items()
    )


@pytest.mark.parametrize("name", NAMES)
def test_what_is_quoted_stands_where_the_span_says(
    name: str, records: dict[str, dict[str, Any]]
) -> None:
    record = records[name]
    for field in ("references", "deadlines", "award_forms", "targets", "recipients"):
        for entry in record[field]:
            quote = record["text"][entry["span"]["start"]:entry["span"]["end"]]
            assert key(entry["raw"]) in key(quote) or key(quote) in key(entry["raw"]), entry["raw"]
