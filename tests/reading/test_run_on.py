"""Paragraphs that a portal ran into one line; the texts are invented."""

from __future__ import annotations

import time

import pytest

from tests.parsing.portal_helpers import HEAD, TAIL, parsed
from thidua_parse.reading.run_on import broken_up

PLAN = (
    "KẾ HOẠCH Trồng hoa ven đường năm 2014 Căn cứ Quyết định số 5/QĐ-TTg ngày 3/4/2013 của Thủ tướng Chính phủ về trồng hoa; "
    "Căn cứ Chỉ thị số 7/CT-UBND ngày 3/5/2013; Ủy ban nhân dân tỉnh xây dựng kế hoạch như sau: I. MỤC ĐÍCH, YÊU CẦU 1. Mục đích: "
    "Trồng hoa ở ven đường. 2. Yêu cầu: Hoa tươi. II. TỔ CHỨC THỰC HIỆN 1. Sở Xây dựng 1.1. Chủ trì trồng hoa. 1.2. Tưới hoa. "
    "2. Các huyện: - Chăm sóc hoa. - Báo cáo trước ngày 15/12/2014. Trên đây là Kế hoạch trồng hoa, yêu cầu các huyện thực hiện./."
)


def test_paragraphs_begin_at_their_labels() -> None:
    text = broken_up(PLAN)
    assert len(text) == len(PLAN)  # every place stays where it was
    assert [line[:14] for line in text.split("\n")] == [
        "KẾ HOẠCH", "Trồng hoa ven ", "Căn cứ Quyết đ", "Căn cứ Chỉ thị", "Ủy ban nhân dâ", "I. MỤC ĐÍCH, Y", "1. Mục đích: T",
        "2. Yêu cầu: Ho", "II. TỔ CHỨC TH", "1. Sở Xây dựng", "1.1. Chủ trì t", "1.2. Tưới hoa.", "2. Các huyện:", "- Chăm sóc hoa",
        "- Báo cáo trướ", "Trên đây là Kế",
    ]


@pytest.mark.parametrize("text", [
    "I. MỤC ĐÍCH\n1. Trồng hoa.\n2. Tưới hoa.\n" + PLAN,  # a text whose labels stand at the head of lines
    "Theo quy định tại Điều 1. Điều này nói về hoa, khoản 2. Hoa hồng và khoản 3. Hoa cúc. " * 6,  # prose
    "KẾ HOẠCH\nTrồng hoa 1. Hoa hồng 2. Hoa cúc",  # short
])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert broken_up(text) == text


def test_record_of_a_plan_in_one_line() -> None:
    record = parsed(HEAD.format(kind="KH") + PLAN + TAIL)
    assert record.subject == "Trồng hoa ven đường năm 2014"
    assert [s.label for s in record.sections] == ["I", "II"]
    assert [(a.agency.raw, a.role) for a in record.responsible_agencies] == [
        ("Sở Xây dựng", "lead"), ("Các huyện", "implement"), ("Các huyện", "report"),
    ]


def test_a_letter_in_one_line() -> None:
    letter = (
        "Kính gửi: Các huyện. Thực hiện Công điện số 5/CĐ-TTg ngày 3/4/2014 của Thủ tướng Chính phủ về việc trồng hoa ven đường trên cả nước trong năm 2014, "
        "Chủ tịch UBND tỉnh yêu cầu: 1. Sở Xây dựng chủ trì, phối hợp với Sở Tài chính trồng hoa ven các đường tỉnh và bố trí người chăm sóc hoa quanh năm. "
        "2. Sở Y tế tưới hoa trước cửa các bệnh viện. Nhận được Công văn này, các huyện thực hiện./."
    )
    record = parsed(HEAD.format(kind="CV") + letter + TAIL)
    assert [(a.agency.raw, a.role) for a in record.responsible_agencies][:3] == [
        ("Sở Xây dựng", "lead"), ("Sở Tài chính", "coordinate"), ("Sở Y tế", "implement"),
    ]


def test_long_lines_take_no_long_time() -> None:
    begun = time.perf_counter()
    broken_up("KẾ HOẠCH Trồng hoa 1. Căn cứ Luật I. " * 20_000)
    assert time.perf_counter() - begun < 5
