"""Rules of form by regime and dated law, names of another time, copied contents, titles."""

from __future__ import annotations

import ast
from itertools import pairwise
from pathlib import Path

import pytest

from thidua_parse.compliance import check
from thidua_parse.compliance.form import faults
from thidua_parse.compliance.form.labels import _repeated
from thidua_parse.knowledge.format_laws import (
    fault_sentences,
    format_law,
    format_laws,
    format_rules,
)
from thidua_parse.linking import link
from thidua_parse.parsing import parse_text
from thidua_parse.reading.text import read_text
from thidua_parse.record import Section, Span

ON = "ngày 20 tháng 4 năm 2023"
PLANS = Path(__file__).parents[2] / "corpus/plans"
STATE = (PLANS / "a04-kh-stttt-ha-nam.txt").read_text("utf-8")
PARTY = (PLANS / "a11-kh-hu-kim-bang.txt").read_text("utf-8")
PARENT = (PLANS / "a02-kh-ubnd-ha-nam.txt").read_text("utf-8")


def verdict(rule: str, text: str, *others: str):
    plans = [parse_text(read_text(t.encode(), f"{i}.txt")) for i, t in enumerate((text, *others))]
    found = check(link(plans), segment=False).where(rule=rule, child="0.txt")
    return (found.on_pairs() or found)[0]


@pytest.mark.parametrize(("old", "new", "code"), [
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n", "", "F01"),
    ("Độc lập - Tự do - Hạnh phúc\n", "", "F02"),
    ("Số: 41/KH-STTTT\n", "", "F04"),
    ("Số: 41/", "Số:    /", "F04"),
    ("Hà Nam, ngày 20", "ngày 20", "F10"),
    ("ngày 20 tháng 4 năm 2023", "ngày    tháng 4 năm 2023", "F10"),
    ("ngày 20 tháng 4", "ngày 5 tháng 4", "F11"),
    ("Hà Nam, ngày 20", "Nam Định, ngày 20", "F12"),
    ("III. ĐỐI TƯỢNG", "II. ĐỐI TƯỢNG", "F19"),
    ("IV. TIÊU CHUẨN", "VI. TIÊU CHUẨN", "F19"),
    ("\nĐinh Quang Thạo", "", "D8.2g"),
    ("- Lưu: VT, VP.\n", "", "F27"),
])
def test_faults_of_state_documents(old, new, code):
    assert old in STATE
    clean, faulty = verdict("G38", STATE), verdict("G38", STATE.replace(old, new, 1))
    assert clean.verdict == "pass" and "Nghị định 30/2020" in clean.message
    assert faulty.verdict in ("partial", "fail") and code in faulty.message, faulty.message


def _row(*labels: str) -> tuple[Section, ...]:
    return tuple(Section(label=label, level=1, span=Span(start=i, end=i + 1)) for i, label in enumerate(labels))


@pytest.mark.parametrize(("labels", "sure", "place"), [
    (("I", "II", "II", "III"), True, 2), (("a", "b", "b"), True, 2), (("Điều 1", "Điều 2", "Điều 2"), True, 2),
    # a row that begins anew: a regulation behind its decision, points under lines without a label
    (("Điều 1", "Điều 2", "Điều 3", "Điều 1", "Điều 2", "Điều 3", "Điều 4"), True, None),
    (("1", "2", "3", "1", "2"), True, None), (("", ""), True, None),
    # scans: only what no misread figure explains
    (("I", "II", "III", "III", "IV"), False, 3), (("1", "2", "3", "3"), False, None),
    (("I", "IV", "IV", "V"), False, None), (("a", "b", "c", "d", "d", "đ"), False, 4),
])
def test_labels_that_stand_twice(labels, sure, place):
    row = _row(*labels)
    assert _repeated(row, sure) == (None if place is None else row[place])
    above = (Section(label="I", level=1, span=Span(start=0, end=9), children=row),)
    assert _repeated(above, sure) == (None if place is None else row[place])


@pytest.mark.parametrize(("old", "new", "code"), [
    ("ĐẢNG CỘNG SẢN VIỆT NAM\n", "", "P01"),
    ("ĐẢNG CỘNG SẢN VIỆT NAM\n", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n", "P01"),
])
def test_faults_of_party_documents(old, new, code):
    assert old in PARTY
    assert "36-HD/VPTW" in verdict("G38", PARTY).message
    assert code in verdict("G38", PARTY.replace(old, new, 1)).message


@pytest.mark.parametrize(("regime", "day", "name"), [
    ("state", "2021-09-21", "Nghị định 30/2020/NĐ-CP"), ("state", "2020-03-04", "Thông tư 01/2011/TT-BNV"),
    ("state", "2008", "Thông tư liên tịch 55/2005/TTLT-BNV-VPCP"), ("state", "2002-03-07", None),
    ("party", "2019-05-01", "Hướng dẫn 36-HD/VPTW"), ("party", "2026-06-01", "Hướng dẫn 05-HD/VPTW"),
    ("party", "2010-05-01", None), ("state", None, "Nghị định 30/2020/NĐ-CP"),
])
def test_law_of_form_by_day(regime, day, name):
    law = format_law(regime, day)
    assert (law.name if law else None) == name


def test_laws_of_a_regime_follow_each_other_without_overlap():
    for regime in {law.regime for law in format_laws()}:
        laws = [law for law in format_laws() if law.regime == regime]
        assert all(a.valid_to and a.valid_to < b.valid_from for a, b in pairwise(laws))


@pytest.mark.parametrize(("day", "basis"), [
    ("ngày 20 tháng 4 năm 2023", "(Điều 8.2a; Phụ lục I, I.II.1)"), ("ngày 20 tháng 4 năm 2019", "không có Tiêu ngữ."),
])
def test_faults_name_the_articles_of_the_law_in_force(day, basis):
    text = STATE.replace(ON, day, 1).replace("Độc lập - Tự do - Hạnh phúc\n", "", 1)
    assert basis in verdict("G38", text).message


def test_every_code_of_a_fault_is_in_the_table_of_form_and_no_other():
    folder = Path(faults.__file__).parent
    made = [
        (path.stem, node.args[0].value, node.args[1].value)
        for path in folder.glob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Fault"
    ]
    assert {code: regime for regime, code, _ in made} == {code: rule.regime for code, rule in format_rules().items()}
    assert {key for _, _, key in made} == fault_sentences().keys()


def test_before_the_first_law_nothing_is_judged():
    old = STATE.replace("năm 2023\n\nKẾ", "năm 2003\n\nKẾ", 1)
    assert verdict("G38", old).verdict == "undecidable"


@pytest.mark.parametrize(("name", "found"), [
    ("Sở Nông nghiệp và Môi trường chủ trì", "fail"), ("Sở Nội vụ chủ trì", "pass"),
])
def test_bodies_of_another_time(name, found):
    text = PARENT.replace("3. Sở Tư pháp chủ trì", f"3. {name}", 1)
    assert text != PARENT and verdict("G40", text).verdict == found


@pytest.mark.parametrize(("day", "department", "found"), [
    (ON, "Sở Thông tin và Truyền thông", "pass"),
    (ON, "Sở Thủy sản", "fail"),
    (ON, "Sở Dân tộc và Tôn giáo", "fail"),
    ("ngày 20 tháng 5 năm 2025", "Sở Thông tin và Truyền thông", "pass"),  # provinces set their own day
    ("ngày 20 tháng 5 năm 2025", "Sở Nông nghiệp và Môi trường", "pass"),
    ("ngày 20 tháng 8 năm 2025", "Sở Nội vụ", "fail"),  # the province is part of another
])
def test_the_issuer_is_held_against_its_dates(day, department, found):
    text = STATE.replace(ON, day, 1)
    for name in ("Sở Thông tin và Truyền thông", "SỞ THÔNG TIN VÀ TRUYỀN THÔNG"):
        text = text.replace(name, department.upper() if name.isupper() else department)
    finding = verdict("G40", text)
    assert finding.verdict == found and department in finding.message


@pytest.mark.parametrize(("name", "found"), [
    ("Ban Dân vận Tỉnh ủy", "pass"), ("Bộ Bưu chính, Viễn thông", "fail"),
    ("Các phòng thuộc Sở Nội vụ tỉnh Hà Tây", "fail"),
])
def test_recipients_are_held_against_their_dates(name, found):
    text = STATE.replace("- Lưu: VT", f"- {name};\n- Lưu: VT", 1)
    assert text != STATE and verdict("G40", text).verdict == found


def test_contents_copied_whole_are_not_fitted():
    items = [line for line in PARENT.split("\n") if line[:1].isdigit() and ". Thi đua" in line]
    own = [line for line in STATE.split("\n") if line[:1].isdigit() and ". Thi đua" in line]
    text = STATE
    for mine, theirs in zip(own, items, strict=True):
        text = text.replace(mine, theirs)
    assert verdict("G17", STATE, PARENT).verdict == "pass"
    assert verdict("G17", text, PARENT).verdict == "partial"


@pytest.mark.parametrize(("title", "found"), [
    ("tặng danh hiệu Ngôi sao phong trào", "partial"), ("tặng danh hiệu Lao động tiên tiến", "pass"),
])
def test_titles_that_no_law_knows(title, found):
    text = STATE.replace("tặng Giấy khen của Giám đốc Sở", title, 1)
    assert verdict("G25", text).verdict == found


def test_another_guideline_of_the_same_body():
    text = STATE.replace("412/HD-BTĐKT", "142/HD-BTĐKT")
    assert verdict("G22", STATE, PARENT).verdict == "pass" and verdict("G22", text, PARENT).verdict == "partial"


def test_duties_given_to_bodies_of_the_level_above():
    duty = "6. Ủy ban nhân dân các huyện, thị xã, thành phố xây dựng kế hoạch và tổ chức thực hiện tại địa phương."
    text = STATE.replace("\n\nTrên đây", f"\n{duty}\n\nTrên đây", 1)
    asked = text.replace("6. Ủy ban", "6. Đề nghị Ủy ban", 1)
    assert [verdict("G18", t, PARENT).verdict for t in (STATE, text, asked)] == ["pass", "fail", "pass"]
