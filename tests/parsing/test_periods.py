"""The plan's own period: time clauses, subjects, and what is no period."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua_parse.parsing.dates import DATE, point_of
from thidua_parse.parsing.periods import read_periods
from thidua_parse.record import Span

from .outline_helpers import document, facts

#: (text of a section on time, start, end); the plan is of 10/8/2021
CLAUSES = [
    ("từ ngày 16/8/2021 đến ngày 25/8/2021", "2021-08-16", "2021-08-25"),
    ("Từ ngày 10.9.2021 đến hết ngày 30.10.2021", "2021-09-10", "2021-10-30"),
    ("từ 01/10/2021 đến 31/12/2021", "2021-10-01", "2021-12-31"),
    ("từ ngày 01/9 đến 30/9/2021", "2021-09-01", "2021-09-30"),
    ("từ ngày 01/12 đến ngày 28/02/2022", "2021-12-01", "2022-02-28"),
    ("từ ngày 16 đến 25/8/2021", "2021-08-16", "2021-08-25"),
    ("từ ngày 01 tháng 9 năm 2021 đến hết ngày 30 tháng 11 năm 2021", "2021-09-01", "2021-11-30"),
    ("từ tháng 9/2021 đến tháng 12/2021", "2021-09", "2021-12"),
    ("từ tháng 9 đến hết tháng 12 năm 2021", "2021-09", "2021-12"),
    ("từ năm 2021 đến năm 2025", "2021", "2025"),
    ("từ nay đến hết năm 2025", "2021-08-10", "2025"),
    ("từ nay đến ngày 31/12/2021", "2021-08-10", "2021-12-31"),
    ("giai đoạn 2021 - 2025", "2021", "2025"),
    ("năm học 2021-2022", "2021", "2022"),
    ("trong năm 2021", "2021", "2021"),
    ("6 tháng cuối năm 2021", "2021-07", "2021-12"),
    ("quý III, IV năm 2021", "2021-07", "2021-12"),
    ("Quý IV/2021", "2021-10", "2021-12"),
    ("24, 25 và 26 tháng 8 năm 2021", "2021-08-24", "2021-08-26"),
    ("đến hết ngày 30/9/2021", None, "2021-09-30"),
]

NONE = [
    "trong thời gian thực hiện giãn cách xã hội",
    "trong suốt đợt thi đua",
    "trong 15 ngày",
    "kỷ niệm 30 năm tái lập (5/1992 - 5/2022)",
    "chào mừng ngày truyền thống (11/6/1948 - 11/6/2023)",
    "từ ngày 31/02/2021 đến ngày 30/13/2021",
    "theo Kế hoạch số 15/KH-UBND ngày 02/3/2021",
]

SUBJECTS = [
    ("Thực hiện phong trào thi đua giai đoạn 2021 - 2025", "2021", "2025"),
    ("Phát động phong trào thi đua năm học 2024-2025", "2024", "2025"),
    ("Công tác thi đua, khen thưởng năm 2023", "2023", "2023"),
    ("CÔNG TÁC THÁNG 02 NĂM 2018", "2018-02", "2018-02"),
    ("Công tác quý II năm 2022", "2022-04", "2022-06"),
    ("Nhiệm vụ 6 tháng đầu năm 2022", "2022-01", "2022-06"),
]


@pytest.mark.parametrize(("text", "start", "end"), CLAUSES)
def test_section_on_time(text: str, start: str | None, end: str) -> None:
    doc = document(f"IV. THỜI GIAN THỰC HIỆN: {text}", "V. TỔ CHỨC THỰC HIỆN", "Việc.")
    found = read_periods(doc, facts(doc, issued="2021-08-10", subject="Phát động phong trào thi đua"))
    assert [(p.start, p.end) for p in found] == [(start, end)]
    span = found[0].span
    assert span is not None
    assert doc.text[span.start : span.end] == found[0].raw


@pytest.mark.parametrize("text", NONE)
def test_no_period_is_invented(text: str) -> None:
    doc = document(f"IV. THỜI GIAN THỰC HIỆN: {text}", "V. TỔ CHỨC THỰC HIỆN", "Việc.")
    assert read_periods(doc, facts(doc, issued="2021-08-10", subject="Phát động thi đua")) == ()


def _subject(text: str, kind: str = "KH") -> tuple[object, ...]:
    doc = document(text, "I. NỘI DUNG", "Việc.")
    known = facts(doc, kind=kind, subject=text)
    known.subject_span = Span(start=0, end=len(text))
    return read_periods(doc, known)


@pytest.mark.parametrize(("text", "start", "end"), SUBJECTS)
def test_subject(text: str, start: str, end: str) -> None:
    (period,) = _subject(text)
    assert (period.start, period.end) == (start, end)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text", ["Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2021", "Phát triển đến năm 2030", "Thi đua yêu nước"]
)
def test_subject_without_period(text: str) -> None:
    assert _subject(text) == ()


def test_letters_and_decisions_have_no_period_of_their_own() -> None:
    assert _subject("Báo cáo thống kê năm 2021", kind="CV") == ()


def test_section_wins_over_subject_and_inner_over_outer() -> None:
    doc = document(
        "Phong trào thi đua năm 2021", "III. ĐỊA BÀN, ĐỐI TƯỢNG VÀ THỜI GIAN", "1. Địa bàn",
        "Từ năm 2018 đến năm 2020 tại các xã.", "2. Thời gian", "- Từ ngày 01/3/2021 đến ngày 30/6/2021",
        "- Từ ngày 01/7/2021 đến ngày 31/12/2021",
    )
    known = facts(doc, subject="Phong trào thi đua năm 2021")
    known.subject_span = Span(start=0, end=27)
    found = [(p.start, p.end) for p in read_periods(doc, known)]
    assert found == [("2021-03-01", "2021-06-30"), ("2021-07-01", "2021-12-31")]


def test_time_for_handing_in_papers_is_not_the_period() -> None:
    doc = document(
        "II. NỘI DUNG", "1. Thời gian nhận hồ sơ: từ ngày 01/6/2021 đến ngày 10/6/2021", "2. Khác", "Việc."
    )
    assert read_periods(doc, facts(doc, subject="Tuyển sinh")) == ()


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="từđến ngàythágnăm0123456789/-., quýIV", max_size=60))
def test_any_clause_is_survived(text: str) -> None:
    line = "I. THỜI GIAN: " + " ".join(text.split())
    doc = document(line, "Việc.")
    for period in read_periods(doc, facts(doc, subject="thi đua")):
        assert period.span is not None
        assert 0 <= period.span.start < period.span.end <= len(doc.text)
        assert period.end is not None


@pytest.mark.parametrize(
    ("text", "iso"),
    [("ngày 05/9/2021", "2021-09-05"), ("ngày 5 tháng 9 năm 2021", "2021-09-05"), ("tháng 9/2021", "2021-09"),
     ("năm 2021", "2021"), ("quý II/2021", "2021-04"), ("ngày 30/02/2021", None), ("ngày 10-9-2021", "2021-09-10")],
)
def test_points(text: str, iso: str | None) -> None:
    match = DATE.search(text)
    assert match is not None
    point = point_of(match)
    assert (point.iso() if point else None) == iso
