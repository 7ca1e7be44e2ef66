"""Reporting duties with a date or a rhythm."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua_parse.parsing.deadlines import read_deadlines
from thidua_parse.record import Deadline

from .outline_helpers import document, facts

Case = tuple[str, list[tuple[str | None, str | None]]]

#: (sentence, [(date, recurrence)]); the document is of 10/3/2025
CASES: list[Case] = [
    ("Gửi báo cáo về Sở Nội vụ trước ngày 15/12/2025.", [("2025-12-15", None)]),
    ("Gửi báo cáo về Sở Nội vụ trước ngày 15/12 hằng năm.", [("--12-15", "yearly")]),
    ("Định kỳ 15/12 hàng năm báo cáo UBND tỉnh.", [("--12-15", "yearly")]),
    ("Báo cáo UBND tỉnh vào 20/11 hằng năm.", [("--11-20", "yearly")]),
    ("Hằng năm sơ kết, báo cáo UBND tỉnh trước ngày 20/11.", [("--11-20", "yearly")]),
    ("Nộp hồ sơ chậm nhất ngày 30/11/2025.", [("2025-11-30", None)]),
    ("Báo cáo kết quả chậm nhất là ngày 30 tháng 11 năm 2025.", [("2025-11-30", None)]),
    ("Báo cáo trước 17 giờ ngày 20/10/2025.", [("2025-10-20", None)]),
    ("Thời gian nộp bài: chậm nhất trước 10 giờ 30 phút, ngày 26 tháng 10 năm 2025.", [("2025-10-26", None)]),
    ("Báo cáo nhanh trước 16 giờ hằng ngày.", [(None, "daily")]),
    ("Định kỳ 6 tháng, hằng năm báo cáo UBND tỉnh.", [(None, "half-yearly"), (None, "yearly")]),
    ("Định kỳ sáu tháng báo cáo kết quả thực hiện.", [(None, "half-yearly")]),
    ("Định kỳ hằng quý báo cáo Thường trực Huyện ủy.", [(None, "quarterly")]),
    ("Báo cáo vào tháng cuối quý.", [(None, "quarterly")]),
    ("Báo cáo trước ngày 15 của tháng cuối quý.", [(None, "quarterly")]),
    ("Báo cáo trước ngày 20 hằng tháng.", [(None, "monthly")]),
    ("Báo cáo vào thứ sáu hằng tuần.", [(None, "weekly")]),
    ("Báo cáo trước ngày 15/6 và 15/12 hằng năm.", [("--06-15", "yearly"), ("--12-15", "yearly")]),
    (
        "Báo cáo sơ kết trước ngày 15/6/2025, báo cáo tổng kết trước ngày 15/12/2025.",
        [("2025-06-15", None), ("2025-12-15", None)],
    ),
    ("Gửi danh sách trước ngày 07/11.", [("2025-11-07", None)]),
    ("Gửi danh sách trước ngày 05/01.", [("2026-01-05", None)]),
    ("Gửi báo cáo chậm nhất ngày 01 tháng 3 của năm tiếp theo.", [("--03-01", "yearly")]),
    ("Báo cáo trước tháng 10/2025.", [("2025-10", None)]),
]

NO_DEADLINES = [
    "Thực hiện Kế hoạch số 15/KH-UBND ngày 02/3/2025 của UBND tỉnh và báo cáo kết quả.",
    "Báo cáo kết quả theo quy định.",
    "Hoàn thành lát vỉa hè trước ngày 30/4/2025.",
    "Xây dựng kế hoạch hằng năm về biên chế, trình cấp có thẩm quyền phê duyệt.",
    "Bố trí trong dự toán hàng năm (phần chi sự nghiệp), báo cáo UBND tỉnh.",
    "Các đơn vị đã nộp hồ sơ trước ngày 01/8/2024 không phải nộp lại.",
    "Ngoài báo cáo định kỳ hằng năm, đơn vị báo cáo đột xuất khi có yêu cầu.",
    "Báo cáo số liệu từ ngày 01/01 đến hết ngày 31/12.",
    "Thời gian làm việc: từ thứ hai đến thứ sáu hằng tuần.",
    "Báo cáo đột xuất theo yêu cầu.",
    "Ban hành quy trình mới trước ngày 30/6/2025.",
    "Hoàn thành chương trình công tác trước ngày 30/6/2025.",
    "Căn cứ kết quả nộp hồ sơ vào ngày 05/02/2025;",
]


def _read(*lines: str) -> tuple[Deadline, ...]:
    doc = document(*lines)
    return read_deadlines(doc, facts(doc))


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_deadline(sentence: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert [(d.date, d.recurrence) for d in _read(sentence)] == expected


@pytest.mark.parametrize("sentence", NO_DEADLINES)
def test_no_deadline(sentence: str) -> None:
    assert _read(sentence) == ()


RULES = [
    ("Báo cáo trước ngày 15/12 hằng năm.", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"),
    ("Báo cáo trước ngày 20 hằng tháng.", "FREQ=MONTHLY;BYMONTHDAY=20"),
    ("Báo cáo trước ngày 15 của tháng cuối quý.", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15"),
    ("Báo cáo vào thứ sáu hằng tuần.", "FREQ=WEEKLY;BYDAY=FR"),
    ("Định kỳ 6 tháng báo cáo.", "FREQ=MONTHLY;INTERVAL=6"),
]


@pytest.mark.parametrize(("sentence", "rule"), RULES)
def test_recurrence_rule(sentence: str, rule: str) -> None:
    (deadline,) = _read(sentence)
    assert deadline.rrule == rule


AGENCIES = [
    ("Báo cáo kết quả về UBND tỉnh (qua Sở Nội vụ) trước ngày 10/6/2025.", "UBND tỉnh", "Sở Nội vụ"),
    ("Gửi báo cáo về Sở Nội vụ trước ngày 10/6/2025 để tổng hợp.", "Sở Nội vụ", None),
    ("Định kỳ hằng quý báo cáo Ban Thường vụ Tỉnh ủy xem xét.", "Ban Thường vụ Tỉnh ủy", None),
    ("Báo cáo kết quả trước ngày 10/6/2025.", None, None),
]


@pytest.mark.parametrize(("sentence", "to", "via"), AGENCIES)
def test_receivers(sentence: str, to: str | None, via: str | None) -> None:
    (deadline,) = _read(sentence)
    assert (deadline.to.raw if deadline.to else None) == to
    assert (deadline.via.raw if deadline.via else None) == via


def test_before_and_place() -> None:
    doc = document("Việc khác. Gửi báo cáo trước ngày 15/12/2025; các việc khác làm sau.")
    (deadline,) = read_deadlines(doc, facts(doc))
    assert deadline.before
    assert deadline.span is not None
    assert doc.text[deadline.span.start : deadline.span.end] == "Gửi báo cáo trước ngày 15/12/2025"


def test_a_day_without_year_stays_open_in_an_undated_document() -> None:
    doc = document("Gửi danh sách trước ngày 07/11.")
    (deadline,) = read_deadlines(doc, facts(doc, issued=None))
    assert deadline.date is None


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["báo cáo", "gửi", "trước ngày", "15/12", "hằng năm", "định kỳ", "6 tháng", "chậm nhất", "31/02/2025",
             "và", ",", ".", ";", "(", ")", "năm tiếp theo", "ngày 99", "quý", "đến hết", "thứ 9 hằng tuần", "99/99"]
        ),
        max_size=25,
    )
)
def test_any_clause_is_survived(words: list[str]) -> None:
    doc = document(" ".join(words))
    for deadline in read_deadlines(doc, facts(doc)):
        assert deadline.date or deadline.recurrence or deadline.span
        assert deadline.span is not None
        assert 0 <= deadline.span.start <= deadline.span.end <= len(doc.text)
