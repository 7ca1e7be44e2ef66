"""Labels of right and wrong values, learning of the table, reliability."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_parse.evaluation.calibration import (
    MOST,
    calibration_error,
    crossed,
    labels,
    learn,
    predict,
    reliability,
)

from .helpers import gold, record


def test_all_values_of_a_right_record_are_right() -> None:
    found = labels(gold(), record())
    assert all(found.values())
    assert {("kind", None), ("references", 0), ("references", 1), ("references", 2), ("signatures", 0)} <= set(found)


def test_a_wrong_value_is_the_only_wrong_one() -> None:
    read = record()
    read["references"][2]["relation"] = "implements"
    read["recipients"].append({"raw": "Sở Tài chính"})
    assert {place for place, right in labels(gold(), read).items() if not right} == {("references", 2), ("recipients", 2)}


def test_an_issuing_body_needs_its_units() -> None:
    read = record()
    read["issuing_body"]["district"] = "Duy Tiên"
    assert labels(gold(), read)["issuing_body", None] is False


def test_long_lists_of_targets_say_nothing() -> None:
    truth = gold(targets=gold()["targets"] * 15)
    assert not any(field == "targets" for field, _ in labels(truth, record()))


def test_linked_campaigns_are_judged_by_name() -> None:
    truth = gold()
    truth["campaigns"].append({"name": "Ngày Chủ nhật xanh", "role": "linked"})
    read = record()
    read["campaigns"] += [
        {"name": "Ngày Chủ nhật xanh", "relation": "linked_with"}, {"name": "Tên khác", "relation": "mentions"},
    ]
    found = labels(truth, read)
    assert [found["campaigns", i] for i in range(3)] == [True, True, False]


def test_rows_of_few_values_lean_on_the_row_above() -> None:
    samples = [("f", "text|a", True, 1.0)] * 80 + [("f", "text|b", False, 1.0)] * 1
    learnt = learn(samples)
    assert learnt["f", "text|a"][1] > 0.95
    assert 0.5 < learnt["f", "text|b"][1] < learnt["f", "text"][1]
    assert predict(learnt, "f", "text|unseen") == learnt["f", "text"][1]
    assert predict(learnt, "f", "scan") == learnt["f", ""][1]
    assert predict(learnt, "other", "text") == 0.5


def test_weights_count() -> None:
    light = learn([("f", "", False, 0.25), *[("f", "", True, 1.0)] * 3])["f", ""][1]
    heavy = learn([("f", "", False, 1.0), *[("f", "", True, 1.0)] * 3])["f", ""][1]
    assert heavy < light


@given(st.lists(st.tuples(st.sampled_from(["", "a", "a|b", "c"]), st.booleans()), min_size=1, max_size=60))
def test_no_row_is_certain(samples: list[tuple[str, bool]]) -> None:
    for _, confidence in learn(("f", features, right, 1.0) for features, right in samples).values():
        assert 0 < confidence <= MOST


def test_error_of_calibration() -> None:
    assert calibration_error([(0.75, True)] * 3 + [(0.75, False)]) == 0
    assert calibration_error([(0.9, False)] * 4) == pytest.approx(0.9)
    assert calibration_error([]) == 0
    bins = reliability([(0.2, False), (0.99, True), (0.99, True)])
    assert [(b.values, b.right) for b in bins] == [(1, 0), (2, 1)]


def test_each_half_is_judged_by_the_other() -> None:
    samples = [("f", "", True, "a")] * 20 + [("f", "", False, "b")] * 20
    judged = crossed(samples)
    assert len(judged) == 40
    assert all((sure < 0.5) is right for _, sure, right in judged)


def test_a_lower_degree_of_ocr_is_never_the_surer() -> None:
    samples = [("f", "ocr-sure|x", False, 1.0)] * 4 + [("f", "ocr-sure|x", True, 1.0)] * 4
    samples += [("f", "ocr-fair|x", True, 1.0)] * 12 + [("f", "ocr-poor|x", False, 1.0)] * 3
    learnt = learn(samples)
    sure, fair, poor = (learnt["f", f"ocr-{degree}"][1] for degree in ("sure", "fair", "poor"))
    assert sure == fair > poor
    assert learnt["f", "ocr-fair|x"][1] > fair  # rows below keep what their own values say
