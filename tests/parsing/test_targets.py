"""Figures set as goals, and figures that are none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua_parse.parsing.targets import LIMIT, read_targets

from .outline_helpers import document, facts

CASES = [
    ("Phấn đấu 100% đơn vị đăng ký thi đua.", [(100.0, "%")]),
    ("Trên 90% hộ gia đình đạt danh hiệu gia đình văn hóa.", [(90.0, "%")]),
    ("Giảm tỷ lệ hộ nghèo xuống dưới 1,5%.", [(1.5, "%")]),
    ("Ít nhất 80 % học sinh tham gia.", [(80.0, "%")]),
    ("Đạt từ 20 - 25% dịch vụ công trực tuyến.", [(20.0, "%")]),
    ("Mỗi đơn vị xây dựng ít nhất 05 mô hình mới.", [(5.0, "mô hình")]),
    ("Tối thiểu 1.500 lượt người được tập huấn.", [(1500.0, "lượt người")]),
    ("Tăng ít nhất 5 bậc so với năm 2024.", [(5.0, "bậc")]),
    ("Đạt tỷ lệ 24 học sinh/1 máy tính.", [(24.0, "học sinh/máy tính")]),
    ("Đưa tỷ số về khoảng 107 bé trai/100 bé gái.", [(107.0, "bé trai/100 bé gái")]),
]

NO_TARGETS = [
    "Năm 2024 đã đạt 95% kế hoạch.",
    "Hiện nay có 45% hộ dùng nước sạch.",
    "Vay với lãi suất 6,5%/năm.",
    "Nếu vượt 1% thì được cộng điểm.",
    "Thực hiện Nghị quyết 05-NQ/TU, Kế hoạch số 12/KH-UBND.",
    "Bố trí tối thiểu 02 máy in.",
    "Kỷ niệm 80 năm ngày Quốc khánh 02/9.",
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_target(sentence: str, expected: list[tuple[float, str]]) -> None:
    doc = document(sentence)
    assert [(t.value, t.unit) for t in read_targets(doc, facts(doc))] == expected


@pytest.mark.parametrize("sentence", NO_TARGETS)
def test_no_target(sentence: str) -> None:
    doc = document(sentence)
    assert read_targets(doc, facts(doc)) == ()


def test_what_by_and_place() -> None:
    doc = document("Đến hết năm 2027, trên 95% thôn có nhà văn hóa đạt chuẩn; các thôn khác đạt sau.")
    (target,) = read_targets(doc, facts(doc))
    assert target.what == "thôn có nhà văn hóa đạt chuẩn"
    assert target.by == "2027"
    assert target.span is not None
    assert doc.text[target.span.start : target.span.end] == target.raw
    assert target.raw == "trên 95% thôn có nhà văn hóa đạt chuẩn"


def test_what_was_reached_is_no_goal() -> None:
    doc = document("I. KẾT QUẢ THỰC HIỆN", "1. Công tác", "100% đơn vị ký kết.", "II. MỤC TIÊU", "90% đơn vị đạt.")
    assert [t.value for t in read_targets(doc, facts(doc))] == [90.0]


@pytest.mark.parametrize("kind", ["NQ", "TTr", "BC", "QĐ"])
def test_kinds_without_goals(kind: str) -> None:
    doc = document("Hỗ trợ cho 100% đối tượng.")
    assert read_targets(doc, facts(doc, kind=kind, subject="Quy định mức hỗ trợ")) == ()


def test_no_more_than_the_limit() -> None:
    doc = document(*(f"Đạt {n}% chỉ tiêu." for n in range(1, LIMIT + 40)))
    assert len(read_targets(doc, facts(doc))) == LIMIT


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="0123456789.,%/ đạtítnhấtmôhìnhtrênkhông-", max_size=80))
def test_any_text_is_survived(text: str) -> None:
    doc = document(" ".join(text.split()))
    for target in read_targets(doc, facts(doc)):
        assert target.span is not None
        assert 0 <= target.span.start < target.span.end <= len(doc.text)


@pytest.mark.parametrize(("line", "what"), [
    ("Giảm tỷ lệ hộ nghèo xuống còn dưới 1,5%/năm.", "tỷ lệ hộ nghèo"),
    ("Phấn đấu tỷ lệ người lao động trực tiếp được khen đạt từ 60% trở lên.", "tỷ lệ người lao động trực tiếp được khen"),
])
def test_what_is_measured_may_stand_before_the_figure(line: str, what: str) -> None:
    doc = document("I. MỤC TIÊU", line)
    assert [t.what for t in read_targets(doc, facts(doc))] == [what]


def test_regression_goals_behind_the_fifteenth_were_lost() -> None:
    doc = document(*(f"{n}. Phấn đấu {50 + n}% số đơn vị hoàn thành chỉ tiêu thứ {n}." for n in range(1, 31)))
    assert [t.value for t in read_targets(doc, facts(doc))] == [50 + n for n in range(1, 31)]
