"""The published form of findings, filters, languages and sentences."""

from __future__ import annotations

import json
import string
from functools import cache
from pathlib import Path

import pytest
import regex

from thidua_parse.api import parse
from thidua_parse.compliance import VERDICTS, Findings, check
from thidua_parse.compliance.case import built_in_rules
from thidua_parse.knowledge.compliance import rule_table, sentences, thresholds
from thidua_parse.linking.link import link

ROOT = Path(__file__).parents[2]
PLANS = ROOT / "corpus/plans"
RULES = ROOT / "thidua_parse/compliance/rules"


@cache
def plans() -> tuple:
    return tuple(parse(PLANS / f"{n}.txt") for n in ("a02-kh-ubnd-ha-nam", "a04-kh-stttt-ha-nam"))


@cache
def found() -> Findings:
    return check(link(plans()))


def test_forty_rules_in_the_table_and_in_code() -> None:
    wanted = [f"G{n:02d}" for n in range(1, 41)]
    assert list(rule_table()) == wanted
    assert list(built_in_rules()) == wanted


def test_published_form() -> None:
    row = found().to_json()[0]
    assert list(row) == [
        "rule", "group", "verdict", "severity", "confidence", "child", "parent", "message",
        "evidence", "items",
    ]
    assert set(row["child"]) == {"path", "id"} and row["parent"] is None
    pair = found().on_pairs().to_json()[0]
    assert set(pair["parent"]) == {"path", "id", "key"}
    assert set(row["evidence"]) == {"child", "parent"}
    items = found().where(rule="G16").on_pairs()[0].to_json()["items"]
    assert set(items[0]) == {
        "parent_item", "child_item", "fate", "similarity", "parent_span", "child_span", "certain",
    }
    assert all(json.loads(line) for line in found().to_json_lines().splitlines())


def test_same_input_same_bytes_in_any_order() -> None:
    again = check(link(tuple(reversed(plans()))))
    assert again.to_json_lines() == found().to_json_lines()


def test_filters_and_counts() -> None:
    everything = found()
    assert sum(everything.counts().values()) == len(everything)
    assert set(everything.counts()) == set(VERDICTS)
    one = everything.where(rule="G16", child=everything.on_pairs()[0].child.path)
    assert len(one) == 1 and one[0].rule == "G16"
    assert len(everything.on_pairs()) == 40
    assert everything[:3].items == everything.items[:3]
    assert not everything.where(parent="no such document")


def test_languages() -> None:
    english = found().in_language("en")
    assert [f.rule for f in english] == [f.rule for f in found()]
    assert any(a.message != b.message for a, b in zip(english, found(), strict=True))
    assert check(link(plans()), language="en").to_json() == english.to_json()


def test_frame_has_one_row_a_finding() -> None:
    pd = pytest.importorskip("pandas")
    frame = found().to_frame()
    assert isinstance(frame, pd.DataFrame) and len(frame) == len(found())


def test_switched_off_rules_are_named() -> None:
    less = check(link(plans()), disable=["G38", "G16"])
    assert less.disabled == ("G16", "G38")
    assert not less.where(rule="G16") and not less.where(rule="G38")


def test_no_sentence_has_a_hole() -> None:
    shown = [f for f in (*found(), *found().in_language("en")) if "?" in f.message]
    assert not [f for f in shown if "? " in f.message and f.verdict in ("pass", "fail")]
    assert not [f for f in found() if "{" in f.message]


def test_every_variant_has_sentences() -> None:
    """Each verdict and variant named in the code of a rule has a template, its own or general."""
    table = sentences()
    missing = []
    for path in sorted(RULES.glob("*.py")):
        code = path.read_text("utf-8")
        for part in regex.split(r"(?=@rule\()", code)[1:]:
            rule = regex.match(r'@rule\("(G\d\d)"\)', part)[1]
            for verdict, variant in regex.findall(r'outcome\(\s*"(\w+)"(?:, "(\w+)")?', part):
                name = variant or verdict
                if f"{rule}.{name}" not in table and f"_.{name}" not in table:
                    missing.append(f"{rule}.{name}")
    assert not missing


def test_both_languages_have_the_same_fields() -> None:
    formatter = string.Formatter()
    for key, (vi, en) in sentences().items():
        fields = [{name for _, name, _, _ in formatter.parse(t) if name} for t in (vi, en)]
        assert fields[0] == fields[1], key


def test_thresholds_say_where_they_come_from() -> None:
    from thidua_parse.compliance.alignment.likely import SIGNALS
    from thidua_parse.knowledge.tables import rows

    assert all(r["source"] and r["unit"] for r in rows("compliance_thresholds"))
    used = set(regex.findall(r'(?:limit\(|limits\[|thresholds(?:\(\))?\[)"([\w.]+)"', "".join(
        p.read_text("utf-8") for p in (ROOT / "thidua_parse/compliance").rglob("*.py")
    )))
    used |= {f"likely.{name}" for name in SIGNALS}
    assert used <= set(thresholds())
    assert set(thresholds()) <= used | {"align.sentence"}


def test_hostile_text_is_carried_as_text(tmp_path: Path) -> None:
    text = (PLANS / "a04-kh-stttt-ha-nam.txt").read_text("utf-8")
    hostile = text.replace("Đinh Quang Thạo", "<script>{0}{name}%s</script>").replace(
        "Một cửa thân thiện", "{values} <b>&{name}"
    )
    path = tmp_path / "hostile.txt"
    path.write_text(hostile, "utf-8")
    result = check(link((plans()[0], parse(path))))
    assert any("{values} <b>&{name}" in f.message for f in result)


def test_empty_graph() -> None:
    assert check(link(())).to_json() == []


def test_verdicts_show_their_evidence() -> None:
    """What is said of the documents can be shown: a pass, a fault and a part rest on a quote."""
    bare = [
        (f.rule, f.verdict) for f in found()
        if f.verdict in ("pass", "fail", "partial") and not f.evidence.child and not f.evidence.parent
    ]
    assert bare == []


def test_published_form_is_that_of_the_model():
    for finding in check(link(plans())):
        row = finding.model_dump(mode="json")
        row["child"].pop("key")
        row.pop("reviewed")
        assert finding.to_json() == row and list(finding.to_json()) == list(row)
