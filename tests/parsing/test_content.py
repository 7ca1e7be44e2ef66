"""Items of the emulation content."""

from __future__ import annotations

from thidua_parse.parsing.content import read_content_items
from thidua_parse.record import ContentItem

from .outline_helpers import document, facts

SUBJECT = "Phát động phong trào thi đua xây dựng cơ quan văn hóa"


def _read(*lines: str, subject: str = SUBJECT) -> tuple[ContentItem, ...]:
    doc = document(*lines)
    return read_content_items(doc, facts(doc, subject=subject))


def test_numbered_items() -> None:
    items = _read(
        "I. MỤC ĐÍCH", "Chữ.", "II. NỘI DUNG PHONG TRÀO THI ĐUA", "1. Thi đua dạy tốt.", "- Một ý.",
        "2. Thi đua học tốt.", "III. GIẢI PHÁP", "1. Việc.",
    )
    assert [(i.path, i.label, i.text) for i in items] == [
        ("II.1", "1", "Thi đua dạy tốt. - Một ý."), ("II.2", "2", "Thi đua học tốt."),
    ]


def test_items_of_the_innermost_section_on_content() -> None:
    items = _read(
        "II. CHỦ ĐỀ, ĐỐI TƯỢNG VÀ NỘI DUNG THI ĐUA", "1. Chủ đề: “Đoàn kết”.", "2. Các nội dung thi đua:",
        "2.1. Giữ gìn vệ sinh.", "2.2. Trồng cây.", "III. TỔ CHỨC", "Việc.",
    )
    assert [i.path for i in items] == ["II.2.1", "II.2.2"]


def test_paragraphs_and_bullets() -> None:
    doc = document("3. Nội dung thi đua", "Gồm các nội dung sau:", "Thi đua một.", "- Thi đua hai.", "4. Tổ chức", "Việc.")
    items = read_content_items(doc, facts(doc, subject=SUBJECT))
    assert [(i.path, i.text) for i in items] == [("3.p1", "Thi đua một."), ("3.p2", "Thi đua hai.")]
    for item in items:
        assert item.span is not None
        assert doc.text[item.span.start : item.span.end] == item.text


def test_text_on_the_line_of_the_heading() -> None:
    items = _read("III. NỘI DUNG THI ĐUA: Thi đua phòng, chống thiên tai.", "IV. TỔ CHỨC", "Việc.")
    assert [(i.path, i.text) for i in items] == [("III.p1", "Thi đua phòng, chống thiên tai")]


def test_repeated_labels_get_numbers() -> None:
    items = _read("II. NỘI DUNG THI ĐUA", "1. Thi đua một.", "1. Thi đua hai.", "III. HẾT", "Chữ.")
    assert [i.path for i in items] == ["II.1", "II.1#2"]


def test_other_plans_have_no_content_items() -> None:
    lines = ("II. NỘI DUNG", "1. Lắp đặt máy.", "2. Tập huấn.")
    assert _read(*lines, subject="Triển khai phần mềm quản lý văn bản") == ()
