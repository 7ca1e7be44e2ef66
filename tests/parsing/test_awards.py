"""Award forms in the commendation parts, and the tables behind them."""

from __future__ import annotations

import pytest

from thidua_parse import parse_text
from thidua_parse.knowledge.awards import (
    awards,
    competences,
    law_in_force,
    may_decide,
)
from thidua_parse.parsing.awards import read_awards
from thidua_parse.reading import from_string
from thidua_parse.record import AwardForm

from .outline_helpers import document, facts


def _read(*lines: str) -> tuple[AwardForm, ...]:
    doc = document("V. KHEN THƯỞNG", *lines, "VI. TỔ CHỨC THỰC HIỆN", "Việc.")
    return read_awards(doc, facts(doc))


#: (line, raw, form, class, giver, code)
CASES = [
    ("- Huân chương Lao động hạng Ba.", "Huân chương Lao động hạng Ba", "Huân chương Lao động", "hạng Ba", "Chủ tịch nước", "HCLD"),
    ("- Huân chương Chiến công.", "Huân chương Chiến công", "Huân chương Chiến công", None, "Chủ tịch nước", "HCCC"),
    ("- Bằng khen của Thủ tướng Chính phủ.", "Bằng khen của Thủ tướng Chính phủ", "Bằng khen", None, "Thủ tướng Chính phủ", "BK_TTG"),
    ("- Bằng khen của Chủ tịch UBND tỉnh cho 10 tập thể.", "Bằng khen của Chủ tịch UBND tỉnh", "Bằng khen", None, "Chủ tịch Ủy ban nhân dân tỉnh", "BK_TINH"),
    ("- Giấy khen của Giám đốc Sở để động viên.", "Giấy khen của Giám đốc Sở", "Giấy khen", None, "Giám đốc Sở", "GK"),
    ("- Giấy khen của sở, ban, ngành tỉnh và địa phương.", "Giấy khen của sở, ban, ngành tỉnh và địa phương", "Giấy khen", None, "sở, ban, ngành tỉnh và địa phương", "GK"),
    ("- Cờ thi đua của Chính phủ.", "Cờ thi đua của Chính phủ", "Cờ thi đua", None, "Chính phủ", "TD_COCP"),
    ("- Cờ thi đua của UBND tỉnh.", "Cờ thi đua của UBND tỉnh", "Cờ thi đua", None, "Ủy ban nhân dân tỉnh", "TD_COTINH"),
    ("- Danh hiệu “Chiến sĩ thi đua cơ sở”.", "Chiến sĩ thi đua cơ sở", "Chiến sĩ thi đua cơ sở", None, None, "TD_CSTDCS"),
    ("- Tập thể lao động xuất sắc.", "Tập thể lao động xuất sắc", "Tập thể lao động xuất sắc", None, None, "TD_TTLDXS"),
    ("- Giấy khen.", "Giấy khen", "Giấy khen", None, None, "GK"),
]


@pytest.mark.parametrize(("line", "raw", "form", "class_", "giver", "code"), CASES)
def test_award(line: str, raw: str, form: str, class_: str | None, giver: str | None, code: str) -> None:
    (award,) = _read(line)
    assert (award.raw, award.form, award.class_, award.awarded_by, award.code) == (raw, form, class_, giver, code)


def test_only_in_commendation_parts_and_each_form_once() -> None:
    doc = document(
        "I. MỤC ĐÍCH", "Đã được tặng Bằng khen của Thủ tướng Chính phủ.", "II. KHEN THƯỞNG",
        "1. Hình thức", "a) Giấy khen của Giám đốc Sở", "Tặng giấy khen của Giám đốc Sở cho cá nhân.",
        "Mỗi cụm xét 02 Giấy khen.",
    )
    found = read_awards(doc, facts(doc))
    assert [a.raw for a in found] == ["Giấy khen của Giám đốc Sở"]
    assert found[0].span is not None
    assert doc.text[found[0].span.start : found[0].span.end] == "Giấy khen của Giám đốc Sở"


@pytest.mark.parametrize(
    ("line", "mode"),
    [
        ("Sở đề nghị Chủ tịch UBND tỉnh tặng Bằng khen của Chủ tịch UBND tỉnh.", "proposed"),
        ("Giám đốc Sở quyết định tặng Giấy khen của Giám đốc Sở.", "granted"),
        ("- Huân chương Lao động.", "listed"),
    ],
)
def test_mode(line: str, mode: str) -> None:
    assert _read(line)[-1].mode == mode


def test_general_words_are_no_award() -> None:
    assert _read("Kịp thời biểu dương, khen thưởng tập thể, cá nhân tiên tiến, lao động sáng tạo.") == ()


COMPETENCE = [
    ("department_director", "GK", "2021-10-01", "decide"),
    ("department_director", "BK_TINH", "2021-10-01", "propose"),
    ("province_chair", "BK_TINH", "2025-01-01", "decide"),
    ("province_chair", "HCLD", "2025-01-01", "propose"),
    ("president", "HCLD", "2021-10-01", "decide"),
    ("prime_minister", "BK_TTG", "2010-01-01", "decide"),
    ("district_chair", "GK", "2025-06-30", "decide"),
    ("district_chair", "GK", "2025-07-01", None),
    ("commune_chair", "TD_CSTDCS", "2025-06-01", "propose"),
    ("commune_chair", "TD_CSTDCS", "2025-08-01", "decide"),
    ("commune_chair", "TD_CSTDCS", "2025", None),
    ("nobody", "GK", "2025-08-01", None),
]


@pytest.mark.parametrize(("authority", "code", "on", "verdict"), COMPETENCE)
def test_competence(authority: str, code: str, on: str, verdict: str | None) -> None:
    assert may_decide(authority, code, on) == verdict


def test_tables_hang_together() -> None:
    codes = set(awards())
    for item in competences():
        for pattern in item.may_decide:
            assert pattern.endswith("*") or pattern in codes, pattern
    assert [law_in_force(d) for d in ("2023-12-31", "2024-01-01", "2024", "2003")] == ["2003", "2022", "2022", None]


def test_the_giver_may_stand_before_the_verb() -> None:
    """Each form has the giver nearest before it; an order of the State keeps its own."""
    plan = parse_text(from_string(
        "UBND TỈNH NGHỆ AN\nỦY BAN NHÂN DÂN XÃ NAM ĐÀN\nSố: 25/KH-UBND\nNam Đàn, ngày 15 tháng 8 năm 2025\nKẾ HOẠCH\n"
        "Phát động phong trào thi đua “Xóm sạch”\nI. KHEN THƯỞNG\n"
        "1. Chủ tịch UBND xã tặng Giấy khen; đề nghị Chủ tịch UBND tỉnh tặng Bằng khen.\n"
        "2. Đề nghị Thủ tướng Chính phủ tặng Bằng khen, Chủ tịch nước tặng Huân chương Lao động hạng Ba.\n"
        "Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nLê Văn A\n"
    ))
    assert [(a.form, a.awarded_by, a.mode) for a in plan.award_forms] == [
        ("Giấy khen", "Chủ tịch Ủy ban nhân dân xã Nam Đàn", "granted"),
        ("Bằng khen", "Chủ tịch Ủy ban nhân dân tỉnh Nghệ An", "proposed"),
        ("Bằng khen", "Thủ tướng Chính phủ", "proposed"),
        ("Huân chương Lao động", "Chủ tịch nước", "proposed"),
    ]
