"""The validator of gold records: each planted error is told, the sound record is not."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from thidua_parse.evaluation import validate
from thidua_parse.knowledge.tables import rows

from .helpers import GOLD, TEXT, gold


def codes(truth: dict[str, Any], text: str | None = TEXT) -> set[str]:
    return {doubt.code for doubt in validate(truth, text)}


def changed(*path: Any, to: Any) -> dict[str, Any]:
    truth = copy.deepcopy(GOLD)
    place: Any = truth
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to
    return truth


def test_the_sound_record_raises_no_doubt() -> None:
    assert codes(gold()) == set()


PLANTED = [
    (changed("colour", to="red"), "V01"),
    (changed("recipients", to="Sở Nội vụ"), "V02"),
    (changed("issuing_body", "name_any_of", to=[]), "V02"),
    (changed("kind", "code", to="XYZ"), "V03"),
    (changed("layer", to="paper"), "V03"),
    (changed("references", 0, "relation", to="follows"), "V03"),
    (changed("responsible_agencies", 0, "role", to="boss"), "V03"),
    (changed("document_number", "serial", to="811"), "V10"),
    (changed("document_number", "status", to="blank"), "V10"),
    (changed("references", 0, "number", to="KH-96"), "V11"),
    (changed("references", 0, "kind", to="QĐ"), "V12"),
    (changed("issuing_body", "commune", to="Thụy Lôi"), "V14"),
    (changed("issued_on", "iso", to="2023-02-30"), "V20"),
    (changed("deadlines", 0, "date", to="15/11/2023"), "V20"),
    (changed("issued_on", "iso", to="2023-04"), "V21"),
    (changed("references", 0, "date", to="2024-04-04"), "V22"),
    (changed("references", 0, "date", to="2023-04-03"), "V23"),
    (changed("campaign_periods", 0, "end", to="2022"), "V24"),
    (changed("recipients", 0, to="Sở Tài chính"), "V30"),
    (changed("signature", "name", to="Trần Văn Khác"), "V30"),
    (changed("references", 0, "number", to="97/KH-UBND"), "V32"),
    (changed("references", 0, "parent_kind", to=None), "V40"),
    (changed("references", 1, to={**GOLD["references"][1], "is_parent": False, "parent_kind": None}), "V41"),
    (changed("references", 0, to={**GOLD["references"][0], "is_parent": False, "parent_kind": None}), "V42"),
    (changed("sections", 1, "path", to="III.1"), "V50"),
    (changed("sections", 2, "path", to="I.1"), "V51"),
    (changed("sections", 2, "path", to="I.4"), "V52"),
    (changed("responsible_agencies", 0, "with", to="Văn phòng"), "V60"),
    (changed("targets", 0, "value", to=59), "V62"),
    (changed("deadlines", 0, "date", to=None), "V63"),
    (changed("recipients", 0, to="- Sở Nội vụ;"), "V64"),
]


@pytest.mark.parametrize(("truth", "code"), PLANTED, ids=[code for _, code in PLANTED])
def test_each_planted_error_is_told(truth: dict[str, Any], code: str) -> None:
    assert code in codes(truth)


def test_technical_regulations_are_kinds_of_references() -> None:
    assert "V03" not in codes(changed("references", 0, "kind", to="TCVN"))


def test_a_symbol_that_is_another_organs() -> None:
    other = {
        **GOLD["references"][0], "number": "96/QĐ-TTg", "kind": "QĐ",
        "raw": "Quyết định số 96/QĐ-TTg ngày 04/4/2023 của Bộ Nội vụ", "issuer": "Bộ Nội vụ",
    }
    assert codes(changed("references", to=[other]), None) == {"V45"}
    party = {**other, "number": "96-CT/TW", "kind": "CT", "raw": "Chỉ thị số 96-CT/TW", "issuer": "Bộ Chính trị"}
    assert codes(changed("references", to=[party]), None) == set()


def test_two_issuers_of_one_document() -> None:
    other = {**GOLD["references"][0], "issuer": "Ủy ban nhân dân huyện Kim Bảng"}
    assert "V43" in codes(changed("references", to=[GOLD["references"][0], other]))


def test_a_legal_base_is_no_parent_beside_what_is_carried_out() -> None:
    base = {**GOLD["references"][0], "number": "97/KH-UBND", "raw": "Kế hoạch số 97/KH-UBND", "relation": "based_on"}
    assert "V44" in codes(changed("references", to=[GOLD["references"][0], base]), None)


def test_a_symbol_of_another_level() -> None:
    number = {"text": "118/QĐ-TTg", "serial": "118", "status": "stated"}
    assert "V13" in codes(changed("document_number", to=number), None)


def test_labels_that_the_page_skips() -> None:
    truth = changed("sections", 2, "path", to="I.4")
    assert codes({**truth, "anomalies": ["SECTION_LABEL_SKIPPED"]}) == set()


def test_offsets_that_miss_their_words() -> None:
    truth = gold()
    raw = truth["references"][1]["raw"]
    truth["references"][0] |= {"start": 3, "end": 30}
    truth["references"][1] |= {"start": TEXT.rindex(raw), "end": TEXT.rindex(raw) + len(raw)}
    assert codes(truth) == {"V31"}


def test_scans_are_not_held_against_the_text() -> None:
    truth = changed("signature", "name", to="Người Khác")
    assert codes({**truth, "layer": "scan"}) == set()
    assert codes(truth, None) == set()


def test_a_partial_date_of_issue_is_not_earlier_than_a_day_of_its_month() -> None:
    truth = changed("issued_on", to={"iso": "2023-04", "status": "partial"})
    assert "V22" not in codes(truth)


def test_every_check_speaks_both_languages() -> None:
    table = {row["code"]: row for row in rows("gold_checks")}
    assert set(table) == {code for _, code in PLANTED} | {"V13", "V31", "V43", "V44", "V45"}
    for row in table.values():
        assert row["severity"] in ("error", "warning") and row["vi"] and row["en"]
    for truth, _ in PLANTED:
        for doubt in validate(truth, TEXT):
            for language in ("vi", "en"):
                assert "{" not in doubt.message(language)
