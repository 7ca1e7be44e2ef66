"""Confidence of every value of a record, and the list of values to review."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from thidua_parse.knowledge.confidence import confidence_of, confidence_table
from thidua_parse.parsing import parse_text
from thidua_parse.reading import SourceText, from_string
from thidua_parse.reading.source import WordConfidence
from thidua_parse.record import Plan, with_review

from .helpers import TEXT

SINGLE = ("kind", "document_number", "issued_on", "issuing_body")
LISTS = (
    "campaigns", "references", "campaign_periods", "deadlines", "award_forms", "responsible_agencies",
    "targets", "recipients", "signatures",
)


def scanned(sure: float) -> SourceText:
    source = from_string(TEXT)
    words, at = [], 0
    for word in source.text.replace("\n", " ").split(" "):
        words.append(WordConfidence(at, at + len(word), sure))
        at += len(word) + 1
    return replace(
        source, source=source.source.model_copy(update={"ocr": True}), word_confidences=tuple(words)
    )


def confidences(plan: Plan) -> list[tuple[str, float]]:
    found = [(name, getattr(plan, name).confidence) for name in SINGLE]
    found += [(name, item.confidence) for name in LISTS for item in getattr(plan, name)]
    return [*found, ("place", plan.place_confidence), ("subject", plan.subject_confidence)]


def test_every_value_has_one() -> None:
    plan = parse_text(from_string(TEXT))
    found = confidences(plan)
    assert {name for name, _ in found} == {*SINGLE, *LISTS, "place", "subject"}
    assert all(value is not None and 0 < value < 1 for _, value in found)


def test_what_was_not_found_has_none() -> None:
    plan = parse_text(from_string("Một đoạn văn không phải văn bản hành chính."))
    assert plan.document_number.confidence is None and plan.subject_confidence is None


def test_scans_are_less_sure_than_text_and_poor_ones_least() -> None:
    def mean(plan: Plan) -> float:
        values = [value for _, value in confidences(plan)]
        return sum(values) / len(values)

    text, good, poor = (mean(parse_text(s)) for s in (from_string(TEXT), scanned(0.97), scanned(0.5)))
    assert text > good > poor


def test_a_record_is_the_same_every_time() -> None:
    first, second = parse_text(from_string(TEXT)), parse_text(scanned(0.4))
    assert parse_text(from_string(TEXT)) == first != second


def test_the_issuer_of_a_reference_keeps_its_own() -> None:
    own = TEXT.replace("của Ủy ban nhân dân tỉnh Hà Nam", "của Ủy ban nhân dân huyện Kim Bảng")
    plan = parse_text(from_string(own))
    assert plan.issuing_body is not None and plan.issuing_body.confidence is not None
    assert all(r.issuer is None or r.issuer.confidence is None for r in plan.references)


def test_the_table_is_whole() -> None:
    table = confidence_table()
    assert {*SINGLE, *LISTS, "place", "subject", "superior_body"} <= set(table)
    for field, rows in table.items():
        assert "" in rows, field
        assert all(0 < value <= 0.99 for value in rows.values())
        assert all(not f or f.rpartition("|")[0] in rows for f in rows), field


@pytest.mark.parametrize(("field", "features"), [("kind", "text|never|seen"), ("kind", "")])
def test_unseen_features_fall_back(field: str, features: str) -> None:
    known = confidence_table()[field]
    assert confidence_of(field, features) in (known["text"], known[""])


def test_unknown_fields_are_even_odds() -> None:
    assert confidence_of("no such field", "text") == 0.5


class TestReview:
    plan = parse_text(scanned(0.5))

    def test_lists_exactly_what_lies_below(self) -> None:
        below = [(n, v) for n, v in confidences(self.plan) if v < 0.8]
        listed = with_review(self.plan, 0.8).review
        assert below and sorted((r.field, r.confidence) for r in listed) == sorted(below)

    def test_names_place_and_reason(self) -> None:
        for r in with_review(self.plan, 0.9).review:
            assert r.reason
            if r.index is not None:
                assert getattr(self.plan, r.field)[r.index].confidence == r.confidence

    def test_keeps_the_values(self) -> None:
        reviewed: dict[str, Any] = with_review(self.plan, 1.0).model_dump()
        before = self.plan.model_dump()
        assert reviewed.pop("review") and not before.pop("review")
        assert reviewed == before

    def test_nothing_lies_below_zero(self) -> None:
        assert with_review(self.plan, 0.0).review == ()

    def test_stands_in_the_json(self) -> None:
        row = json.loads(with_review(self.plan, 0.9).model_dump_json())
        assert {"field", "index", "confidence", "reason"} == set(row["review"][0])
