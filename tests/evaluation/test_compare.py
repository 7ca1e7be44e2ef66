"""One document: hits, misses, overlap, context."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_parse.evaluation import compare, figures
from thidua_parse.evaluation.values import MAIN, ORDER

from .helpers import GOLD, TEXT, gold, record, spanned


def wrong_fields(found: dict[str, Any] | None, truth: dict[str, Any] | None = None) -> set[str]:
    return {miss.field for miss in compare(truth or gold(), found).misses}


def test_the_right_record_has_no_miss() -> None:
    compared = compare(gold(), record())
    assert compared.misses == [] and compared.differences == 0
    assert figures([compared]).macro == 1.0


def test_a_missing_record_is_wrong_in_every_field() -> None:
    compared = compare(gold(), None)
    assert all(counts.hits == 0 for counts in compared.counts.values())
    assert set(compared.counts) == set(compare(gold(), record()).counts)
    assert figures([compared]).macro == 0.0


CHANGES: list[tuple[dict[str, Any], set[str]]] = [
    ({"kind": {"code": "QĐ"}}, {"kind"}),
    ({"kind": None}, {"kind"}),
    ({"document_number": {"text": "181/KH-UBND", "status": "stated"}}, {"document_number"}),
    ({"document_number": {"text": "118/KH-UBND", "status": "uncertain"}}, set()),
    ({"document_number": {"text": "118/KH-UBND", "status": "inferred"}}, {"document_number", "document_number.status"}),
    ({"issued_on": {"iso": "2023-04-24", "status": "inferred"}}, {"issued_on", "issued_on.status"}),
    ({"place": None}, {"place"}),
    ({"issuing_body": None}, {"issuing_body", "issuing_body.place"}),
    ({"superior_body": {"name": "Ủy ban nhân dân tỉnh Hà Nam"}}, {"superior_body"}),
    ({"campaigns": [{"name": "Đường quê sạch đẹp", "relation": "mentions"}]}, {"campaigns"}),
    ({"deadlines": []}, {"deadlines"}),
    ({"sections": []}, {"sections", "sections.title"}),
    ({"targets": [{"value": 95, "unit": "thôn", "raw": "95"}]}, {"targets"}),
    ({"recipients": [{"raw": "Sở Nội vụ"}] * 2}, {"recipients"}),
    ({"signatures": [{"authority": "KT.", "position": "CHỦ TỊCH", "name": "Trần Văn Mẫu"}]}, {"signature.authority", "signature.all"}),
]


@pytest.mark.parametrize(("change", "fields"), CHANGES)
def test_each_change_is_a_miss_in_its_own_fields(change: dict[str, Any], fields: set[str]) -> None:
    assert wrong_fields(record(**change)) == fields


def test_what_gold_leaves_out_is_not_compared() -> None:
    truth = {k: v for k, v in gold().items() if k not in ("award_forms", "targets", "deadlines")}
    compared = compare(truth, record())
    assert not {"award_forms", "award_forms.form", "targets", "deadlines"} & set(compared.counts)


def test_a_reference_of_another_relation_is_found_all_the_same() -> None:
    found = record()
    found["references"][0] |= {"relation": "based_on", "is_parent": False, "parent_kind": None}
    assert wrong_fields(found) == {"references.relation", "references.is_parent", "references.parent_kind"}
    right = compare(gold(), found).right["references.whole"]
    assert right == {0: False, 2: True}


def test_words_cut_short_overlap() -> None:
    found = record()
    found["references"][0] |= spanned("Kế hoạch số 96/KH-UBND ngày 04/4/2023")
    compared = compare(gold(), found)
    assert compared.counts["references.raw"] == (1, 2, 2)
    assert compared.overlap["references.raw"] == (2, 2, 2)
    assert {m.field for m in compared.misses} == {"references.raw"}


def test_words_from_elsewhere_do_not_overlap() -> None:
    found = record()
    found["award_forms"][0] |= spanned("MỤC ĐÍCH")
    assert compare(gold(), found).overlap["award_forms"] == (0, 1, 1)


def test_misses_show_the_text_around_them() -> None:
    missing, extra = compare(gold(), record(deadlines=[spanned("MỤC ĐÍCH", date="2020", recurrence=None)])).misses
    assert missing.what == "missing" and "chủ trì, ⟦báo cáo kết quả trước ngày 15/11/2023⟧." in missing.context
    assert extra.what == "extra" and "I. ⟦MỤC ĐÍCH⟧ ¶ 1. Nâng cao" in extra.context
    assert extra.start == TEXT.index("MỤC ĐÍCH")


def test_offsets_of_the_gold_choose_among_equal_words() -> None:
    truth = gold()
    raw = "Kế hoạch số 96/KH-UBND"
    truth["references"][1] |= {"start": TEXT.rindex(raw), "end": TEXT.rindex(raw) + len(raw)}
    found = record(references=record()["references"][:2])
    (miss,) = [m for m in compare(truth, found).misses if m.field == "references.raw"]
    assert miss.start == TEXT.rindex(raw)


def test_every_printed_field_is_known_once() -> None:
    assert len(set(ORDER)) == len(ORDER) and set(ORDER) >= MAIN
    assert set(compare(gold(), record()).counts) <= set(ORDER)


_LISTS = ("references", "deadlines", "award_forms", "responsible_agencies", "targets", "recipients", "sections")


@given(st.sampled_from(_LISTS), st.integers(0, 3))
def test_doubling_a_list_never_raises_hits_and_lowers_precision(field: str, times: int) -> None:
    found = record()
    found[field] = found[field] * (times + 1)
    before, after = compare(gold(), record()).counts, compare(gold(), found).counts
    for name, counts in after.items():
        assert counts.hits <= before[name].hits and counts.read >= before[name].read
    assert after[field].read == before[field].read * (times + 1) or field in ("sections",)


SCORER = Path(__file__).parents[3] / "shared" / "tools" / "score.py"


@pytest.mark.skipif(not SCORER.exists(), reason="the reference scorer is not at hand")
def test_figures_agree_with_the_reference_scorer(tmp_path: Path) -> None:
    variants = [record(), *(record(**change) for change, _ in CHANGES)]
    for folder in ("gold", "records"):
        (tmp_path / folder).mkdir()
    truths = []
    for i, variant in enumerate(variants):
        truth = gold(doc=f"plans/{i}.txt")
        truths.append(truth)
        (tmp_path / "gold" / f"{i}.json").write_text(json.dumps(truth), "utf-8")
        (tmp_path / "records" / f"{i}.json").write_text(json.dumps(variant), "utf-8")
    (tmp_path / "gold" / "lost.json").write_text(json.dumps(GOLD), "utf-8")
    done = subprocess.run(
        [sys.executable, SCORER, tmp_path / "gold", tmp_path / "records", "--json"],
        capture_output=True, text=True, check=True,
    )
    theirs = json.loads(done.stdout)
    ours = figures([*map(compare, truths, variants), compare(GOLD, None)], rounds=2)
    assert ours.macro == pytest.approx(theirs["macro"], abs=5e-4)
    for name, figure in theirs["fields"].items():
        assert ours.fields[name].f1 == pytest.approx(figure["f1"], abs=5e-4), name
