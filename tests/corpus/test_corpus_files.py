"""The corpus in itself: texts, gold, faults and edges agree with each other."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import regex
import yaml

CORPUS = Path(__file__).parents[2] / "corpus"
GOLD = {p.stem: json.loads(p.read_text("utf-8")) for p in sorted((CORPUS / "gold").glob("*.json"))}
FAULTS: list[dict[str, Any]] = yaml.safe_load((CORPUS / "faults.yaml").read_text("utf-8"))
with (CORPUS / "edges.csv").open(encoding="utf-8", newline="") as handle:
    EDGES = list(csv.DictReader(handle))


def folded(text: str) -> str:
    return regex.sub(r"\s+", " ", text).strip()


def text_of(name: str) -> str:
    return folded((CORPUS / "plans" / f"{name}.txt").read_text("utf-8"))


def raws(gold: dict[str, Any]) -> list[str]:
    lists = (
        "references", "unnumbered_references", "laws", "campaign_periods", "deadlines",
        "award_forms", "responsible_agencies", "targets",
    )
    found = [entry["raw"] for key in lists for entry in gold.get(key, [])]
    found += [s["title"] for s in gold["sections"] if s["title"]]
    found += [c["head"] for c in gold.get("content_items", [])]
    found += gold["recipients"]
    found += [v for v in (gold["signature"][k] for k in ("authority", "position", "name")) if v]
    found += [v for v in (gold["place"], gold["subject"]) if v]
    return found


def test_there_are_enough_samples_and_each_has_gold() -> None:
    texts = {p.stem for p in (CORPUS / "plans").glob("*.txt")}
    assert texts == set(GOLD) == {p.stem for p in (CORPUS / "source").glob("*.yaml")}
    assert len(texts) >= 24


def test_the_committed_files_are_what_the_sources_say() -> None:
    done = subprocess.run(
        [sys.executable, str(CORPUS / "build.py"), "--check"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", GOLD)
def test_every_raw_value_stands_in_the_text(name: str) -> None:
    text = text_of(name)
    assert [raw for raw in raws(GOLD[name]) if folded(raw) not in text] == []


@pytest.mark.parametrize("name", GOLD)
def test_no_mark_is_left_in_the_text(name: str) -> None:
    assert not regex.search(r"[{}|]", text_of(name))


@pytest.mark.parametrize("name", GOLD)
def test_section_paths_are_consistent(name: str) -> None:
    paths = [s["path"] for s in GOLD[name]["sections"]]
    assert [p for p, n in Counter(paths).items() if n > 1] == []
    orphans = [p for p in paths if "." in p and p.rsplit(".", 1)[0] not in paths]
    assert orphans == []
    by_parent: dict[str, list[int]] = {}
    for path in paths:
        parent, _, label = path.rpartition(".")
        if label.isdigit():
            by_parent.setdefault(parent, []).append(int(label))
    for parent, labels in by_parent.items():
        assert labels == list(range(1, len(labels) + 1)), (parent, labels)


@pytest.mark.parametrize("name", GOLD)
def test_content_items_are_sections_or_paragraphs_of_one(name: str) -> None:
    paths = {s["path"] for s in GOLD[name]["sections"]}
    for item in GOLD[name].get("content_items", []):
        assert regex.sub(r"\.p\d+$", "", item["path"]) in paths


@pytest.mark.parametrize("name", GOLD)
def test_mentions_stand_in_the_order_of_the_text(name: str) -> None:
    text = text_of(name)
    places = []
    at = 0
    for reference in GOLD[name]["references"]:
        at = text.index(folded(reference["raw"]), at)
        places.append(at)
        at += 1
    assert all(a < b for a, b in pairwise(places))


@pytest.mark.parametrize("name", GOLD)
def test_dates_and_numbers_are_what_is_printed(name: str) -> None:
    gold, text = GOLD[name], text_of(name)
    number = gold["document_number"]
    if number["status"] == "stated":
        assert regex.search(rf"Số:? {regex.escape(number['text'])}", text)
    iso = gold["issued_on"]["iso"]
    if iso and len(iso) == 10:
        year, month, day = iso.split("-")
        month = month if int(month) < 3 else str(int(month))
        assert f"{gold['place']}, ngày {day} tháng {month} năm {year}" in text


def test_faults_are_many_and_widely_spread() -> None:
    assert len({(f["document"], f["rule"]) for f in FAULTS}) == len(FAULTS) >= 20
    assert len({f["rule"] for f in FAULTS}) >= 20
    assert len({f["document"] for f in FAULTS}) >= 10


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f"{f['document']}-{f['rule']}")
def test_each_fault_names_files_a_rule_and_words_that_stand_there(fault: dict[str, Any]) -> None:
    assert fault["document"] in GOLD
    assert fault["parent"] is None or fault["parent"] in GOLD
    assert regex.fullmatch(r"G(0[1-9]|[1-3]\d|40)", fault["rule"])
    assert fault["verdict"] in ("fail", "partial")
    assert len(fault["planted"]) > 20
    where = fault["parent"] if fault.get("quote_in") == "parent" else fault["document"]
    assert folded(fault["quote"]) in text_of(where)
    if fault.get("quote_in") == "parent":
        assert folded(fault["quote"]) not in text_of(fault["document"])


def test_faultless_documents_are_at_least_half() -> None:
    assert len(GOLD) - len({f["document"] for f in FAULTS}) >= len(GOLD) / 2


@pytest.mark.parametrize("edge", EDGES, ids=lambda e: f"{e['from']}>{e['to']}")
def test_each_edge_joins_two_samples(edge: dict[str, str]) -> None:
    assert (CORPUS / edge["from"]).is_file()
    assert (CORPUS / edge["to"]).is_file()
    assert edge["from"] != edge["to"]
    assert edge["expect"] in ("edge", "no_edge")
    if edge["expect"] == "edge" and edge["number"]:
        assert edge["number"] in text_of(Path(edge["from"]).stem)


def test_no_edge_is_both_wanted_and_forbidden() -> None:
    pairs = {e: {(x["from"], x["to"]) for x in EDGES if x["expect"] == e} for e in ("edge", "no_edge")}
    assert not pairs["edge"] & pairs["no_edge"]
    assert len(pairs["no_edge"]) >= 8
    assert len(pairs["edge"]) == sum(e["expect"] == "edge" for e in EDGES)


@pytest.mark.parametrize("name", GOLD)
def test_the_readme_lists_each_sample_with_its_faults(name: str) -> None:
    readme = (CORPUS / "README.md").read_text("utf-8")
    row = next(line for line in readme.splitlines() if line.startswith(f"| `{name}` |"))
    listed = regex.findall(r"G\d\d", row.rsplit("|", 2)[1])
    assert listed == sorted(f["rule"] for f in FAULTS if f["document"] == name)
