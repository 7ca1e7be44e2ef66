"""Signatures of scans: what the form concludes and what stands under seals is uncertain."""

from __future__ import annotations

import pytest

from thidua_parse.reading import WordConfidence

from .frame_helpers import parse, plan
from .outline_helpers import outline


def believed(text: str, low: str, value: float) -> tuple[WordConfidence, ...]:
    """One word of ``text`` that is believed less."""
    at = text.index(low)
    return (WordConfidence(at, at + len(low), value),)


@pytest.mark.parametrize(("lines", "position", "status"), [
    ("GIÁM ĐỐC\nTrần Văn Út", "GIÁM ĐỐC", "stated"),
    ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nTrần Văn Út", "PHÓ GIÁM ĐỐC", "stated"),
    ("KT. GIÁM ĐỐC\nGIÁM ĐỐC\nTrần Văn Út", "PHÓ GIÁM ĐỐC", "uncertain"),
    ("KT. GIÁM ĐỐC\nTrần Văn Út", "PHÓ GIÁM ĐỐC", "uncertain"),
    ("KT. BỘ TRƯỞNG\nTrần Văn Út", "THỨ TRƯỞNG", "uncertain"),
    ("GIÁM ĐỐC\nMơng Văn Út", "GIÁM ĐỐC", "uncertain"),  # the surname is misread
])
def test_what_the_form_concludes_is_uncertain(lines: str, position: str, status: str) -> None:
    closing = f"Nơi nhận:\n- Như trên;\n- Lưu: VT.\n{lines}"
    signature = plan(closing=closing, ocr=True).signatures[-1]
    assert (signature.position, signature.status) == (position, status)
    if status == "uncertain" and "KT" in lines:  # a typed text is taken as it stands
        typed = plan(closing=closing).signatures[-1]
        assert (typed.status, typed.position) != (status, position)


@pytest.mark.parametrize(("low", "value", "status"), [
    ("GIÁM ĐỐC", 0.5, "uncertain"), ("Út", 0.4, "uncertain"), ("Út", 0.8, "stated"),
    ("Như trên", 0.1, "stated"),
])
def test_doubted_words_of_position_and_name_make_a_signature_uncertain(
    low: str, value: float, status: str
) -> None:
    text = plan(ocr=True).text
    found = plan(ocr=True, confidences=believed(text, low, value))
    assert found.signatures[-1].status == status


def test_nobody_stands_above_the_committee_of_a_province_on_a_scan() -> None:
    organs = "TRUNG TÂM CÔNG BÁO 07:14\nỦY BAN NHÂN DÂN\nTỈNH BẾN TRE\n"
    found = plan(organs=organs, number="Số: 12/KH-UBND\n", ocr=True)
    assert found.superior_body is None
    assert found.issuing_body is not None and found.issuing_body.name == "Ủy ban nhân dân tỉnh Bến Tre"
    assert plan(ocr=True).superior_body is not None


@pytest.mark.parametrize(("lines", "paths"), [
    (["1. Đánh giá chung", "Việc.", "H. Nhiệm vụ thời gian tới", "a) Rà soát các việc.", "b) Báo cáo."],
     ["I", "II", "II.a", "II.b"]),
    (["I. Mục đích", "Việc.", "1, Nâng cao nhận thức", "II. Nội dung", "1. Thi đua dạy tốt."],
     ["I", "II", "II.1"]),
    (["1. SỰ CẦN THIẾT", "Việc.", "I. MỤC ĐÍCH", "1. Chung", "2. Riêng", "II. PHẠM VI", "IV. TÊN GỌI"],
     ["I", "II", "II.1", "II.2", "III", "IV"]),
    (["1. Mục đích", "Việc.", "2. Nội dung", "a) Rà soát.", "b) Báo cáo."], ["1", "2", "2.a", "2.b"]),
])
def test_roman_numerals_that_ocr_takes_for_figures(lines: list[str], paths: list[str]) -> None:
    assert list(outline(*lines, ocr=True)) == paths


def test_ways_of_sending_are_an_entry_of_their_own() -> None:
    closing = "Nơi nhận:\n- Như trên;\n- Lưu: VT, NL2\nGửi: + Bản giấy: Các sở;\nGIÁM ĐỐC\nTrần Văn Út"
    found = [recipient.raw for recipient in plan(closing=closing, ocr=True).recipients]
    assert found == ["Như trên", "Lưu: VT, NL2", "Gửi: + Bản giấy: Các sở"]


@pytest.mark.parametrize(("second", "status"), [
    ("Trịnh Văn Út", "uncertain"), ("Trần Văn Út", "stated"), ("Lê Thị Hoa", "stated"),
])
def test_two_readings_of_one_name_are_uncertain(second: str, status: str) -> None:
    text = plan(ocr=True).text + f"\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n{second}"
    assert [s.status for s in parse(text, ocr=True).signatures] == [status] * 2
    assert [s.status for s in parse(text).signatures] == ["stated"] * 2
