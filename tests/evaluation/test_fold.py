"""Comparison keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_parse.evaluation.fold import agency_key, fold, head_key, number_key
from thidua_parse.evaluation.locate import Locator, bare

SAME = [
    ("Ủy ban nhân dân tỉnh Lào Cai", "UBND tỉnh Lào Cai"),
    ("Uỷ ban nhân dân", "Ủy ban nhân dân"),
    ("Khánh Hoà", "Khánh Hòa"),
    ("thuý", "thúy"),
    ("2021 – 2025", "2021-2025"),
    ("“Làng xanh”", '"Làng xanh"'),
    ("- Như trên ;", "như trên"),
    ("**Kế hoạch**", "kế  hoạch"),
    ("A , B", "A,B"),
]
DIFFERENT = [("quý", "qúy"), ("Hà Nam", "Hà Nội"), ("khoản 1", "khoản 11"), ("hoàn", "hòan")]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_spellings_of_one_value(a: str, b: str) -> None:
    assert fold(a) == fold(b)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_values_that_differ(a: str, b: str) -> None:
    assert fold(a) != fold(b)


@pytest.mark.parametrize(
    ("a", "b"), [("08/KH-UBND", "8/KH – UBND"), ("12/CV-HĐ", "12/cv-hd"), (None, "")]
)
def test_numbers(a: str | None, b: str) -> None:
    assert number_key(a) == number_key(b)


def test_agencies_by_name_then_words() -> None:
    assert agency_key({"name": "Sở Nội vụ", "raw": "Sở"}) == agency_key("Sở Nội vụ")
    assert agency_key({"name": None, "raw": "Sở"}) == "sở"
    assert agency_key({}) == agency_key(None) == ""


@pytest.mark.parametrize("label", ["1. ", "a) ", "II. ", "- ", ""])
def test_heads_go_without_roman_and_arabic_labels(label: str) -> None:
    same = head_key(label + "Thi đua lao động sáng tạo, hiệu quả") == "thi đua lao động sáng tạ"
    assert same is (label != "a) ")


@given(st.text(alphabet="aăâđeêioôơuưyAĐ ỦủÀáọýòà.,-–“\"/()12 \n\t", max_size=60))
def test_folding_twice_changes_nothing_that_matters(text: str) -> None:
    assert bare(fold(text)) == bare(fold(fold(text)))


TEXT = "Căn cứ Quyết định số 5/QĐ-SNV\nngày 1/2/2023; theo Quyết định số 5/QĐ-SNV và Hoà Bình"


@pytest.mark.parametrize(
    ("wanted", "after", "at"),
    [
        ("Quyết định số 5/QĐ-SNV", 0, 7), ("quyết định số 5 / QĐ–SNV ngày 01", 0, None),
        ("Quyết định số 5/QĐ-SNV", 45, TEXT.rindex("Quyết")), ("Quyết định số 5/QĐ-SNV", 12, 7), ("Hòa Bình", 0, TEXT.index("Hoà")),
        ("Căn cứ", 30, 0), ("không có", 0, None), ("", 0, None),
    ],
)
def test_places(wanted: str, after: int, at: int | None) -> None:
    place = Locator(TEXT).find(wanted, after)
    assert (place and place[0]) == at


def test_places_in_order() -> None:
    first, second = Locator(TEXT).find_all(["Quyết định số 5/QĐ-SNV"] * 2)
    assert first and second and first[0] < second[0]
    assert TEXT[slice(*second)] == "Quyết định số 5/QĐ-SNV"
