"""The section tree: labels, nesting, titles, roles, spans, odd numbering."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua_parse.parsing.outline import read_outline
from thidua_parse.parsing.outline.labels import read_label, roman_value
from thidua_parse.parsing.outline.tree import DEPTH_LIMIT
from thidua_parse.parsing.text import Facts
from thidua_parse.record import Section, walk_sections

from .outline_helpers import document, facts, outline

LABELS = [
    ("I. MỤC ĐÍCH", "I", "MỤC"),
    ("IV- NHIỆM VỤ", "IV", "NHIỆM"),
    ("II/ YÊU CẦU", "II", "YÊU"),
    ("III - Giải pháp", "III", "Giải"),
    ("1. Mục đích", "1", "Mục"),
    ("1.Mục đích", "1", "Mục"),
    ("2) Yêu cầu", "2", "Yêu"),
    ("3/ Đối tượng", "3", "Đối"),
    ("1- Mục đích", "1", "Mục"),
    ("12. 100% đơn vị đăng ký", "12", "100%"),
    ("a) Nội dung", "a", "Nội"),
    ("đ) Hình thức", "đ", "Hình"),
    ("b. Thời gian", "b", "Thời"),
    ("c/ Địa điểm", "c", "Địa"),
    ("3.1. Quyết tâm", "3.1", "Quyết"),
    ("2.1.4 Hạ tầng", "2.1.4", "Hạ"),
    ("I.2. Yêu cầu", "2", "Yêu"),
    ("A. KHỐI THI ĐUA", "A", "KHỐI"),
    ("B- CỤM THI ĐUA", "B", "CỤM"),
    ("Phần I: MỞ ĐẦU", "Phần I", "MỞ"),
    ("PHẦN THỨ HAI NỘI DUNG", "Phần thứ hai", "NỘI"),
    ("Chương II", "Chương II", ""),
    ("Mục 2. TRÁCH NHIỆM", "Mục 2", "TRÁCH"),
    ("Điều 5. Kinh phí", "Điều 5", "Kinh"),
    ("Điều 12: Hiệu lực", "Điều 12", "Hiệu"),
    ("ĐIỀU 3. Điều khoản", "Điều 3", "Điều"),
]

NO_LABELS = [
    "30/4 và 1/5 là ngày nghỉ lễ.",
    "2. 000 học sinh tham gia",
    "100% cán bộ đăng ký thi đua",
    "2021. ",
    "1.500 đồng một ngày",
    "Điều 12 Nghị định của Chính phủ về thi đua",
    "Mục tiêu chung là giữ vững thành quả",
    "Phần lớn các đơn vị đã đăng ký",
    "điều 5 của quy chế này",
    "Chủ tịch Ủy ban nhân dân xã",
    "- Gạch đầu dòng",
    "CÁC ĐƠN VỊ",
    "",
]


@pytest.mark.parametrize(("line", "text", "rest"), LABELS)
def test_label_is_read(line: str, text: str, rest: str) -> None:
    label = read_label(line, 0)
    assert label is not None
    assert label.text == text
    assert line[label.after :].startswith(rest)


@pytest.mark.parametrize("line", NO_LABELS)
def test_text_that_is_no_label(line: str) -> None:
    assert read_label(line, 0) is None


@pytest.mark.parametrize(
    ("token", "value"), [("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("XL", 40), ("IIX", None), ("VV", None)]
)
def test_roman_values(token: str, value: int | None) -> None:
    assert roman_value(token) == value


TREES = [
    pytest.param(
        ["I. MỤC ĐÍCH", "1. Mục đích", "- Một ý", "2. Yêu cầu", "- Ý khác", "II. NỘI DUNG", "1. Thi đua dạy tốt."],
        ["I", "I.1", "I.2", "II", "II.1"],
        id="usual-plan",
    ),
    pytest.param(
        ["III. GIẢI PHÁP", "1. Việc một.", "III. KHEN THƯỞNG", "1. Đối tượng", "Ai.", "IV. TỔ CHỨC"],
        ["III", "III.1", "III#2", "III#2.1", "IV"],
        id="repeated-roman",
    ),
    pytest.param(
        ["II. NỘI DUNG", "3. Các nội dung:", "3.1. Việc một;", "3.2. Việc hai.", "4. Việc khác."],
        ["II", "II.3", "II.3.1", "II.3.2", "II.4"],
        id="dotted",
    ),
    pytest.param(
        ["1. Việc", "1.1. Phần", "1.1.1. Khoản", "1.1.2. Khoản", "1.2. Phần", "2. Việc"],
        ["1", "1.1", "1.1.1", "1.1.2", "1.2", "2"],
        id="dotted-deep",
    ),
    pytest.param(
        ["1. Việc:", "a) Một;", "b) Hai;", "c) Ba;", "d) Bốn;", "đ) Năm;", "e) Sáu.", "2. Hết."],
        ["1", "1.a", "1.b", "1.c", "1.d", "1.đ", "1.e", "2"],
        id="letters-with-đ",
    ),
    pytest.param(
        ["1. Việc:", *(f"{c}) Ý;" for c in "abcdđeghik"), "2. Hết."],
        ["1", *(f"1.{c}" for c in "abcdđeghik"), "2"],
        id="letter-i-after-h",
    ),
    pytest.param(
        ["A. PHẦN ĐẦU", "I. MỘT", "1. Ý", "II. HAI", "B. PHẦN SAU", "I. MỘT", "C. HẾT"],
        ["A", "A.I", "A.I.1", "A.II", "B", "B.I", "C"],
        id="capital-letters-above-roman",
    ),
    pytest.param(
        ["I. MỘT", "A. Phần", "chữ", "B. Phần", "chữ", "II. HAI", "A. Phần", "chữ", "III. BA"],
        ["I", "I.A", "I.B", "II", "II.A", "III"],
        id="capital-letters-below-roman",
    ),
    pytest.param(
        ["Điều 1. Ban hành Quy chế.", "Điều 2. Hiệu lực.", "Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Phạm vi",
         "1. Khoản một.", "Điều 2. Đối tượng", "Chữ.", "Chương II", "TRÁCH NHIỆM", "Điều 3. Sở Nội vụ", "Chữ."],
        ["Điều 1", "Điều 2", "Chương I", "Chương I.Điều 1", "Chương I.Điều 1.1", "Chương I.Điều 2",
         "Chương II", "Chương II.Điều 3"],
        id="regulation-behind-decision",
    ),
    pytest.param(
        ["Điều 1. Ban hành.", "Điều 2. Hiệu lực.", "Điều 1. Phạm vi.", "Điều 2. Đối tượng."],
        ["Điều 1", "Điều 2", "Điều 1#2", "Điều 2#2"],
        id="regulation-without-chapters",
    ),
    pytest.param(
        ["Phần I", "MỞ ĐẦU", "1. Ý một.", "2. Ý hai.", "Phần II", "NHIỆM VỤ", "I. CÔNG TÁC", "1. Ý.", "II. BÁO CÁO"],
        ["Phần I", "Phần I.1", "Phần I.2", "Phần II", "Phần II.I", "Phần II.I.1", "Phần II.II"],
        id="parts",
    ),
    pytest.param(
        ["I. MỘT", "1. Ý một.", "2. Ý hai.", "4. Ý bốn.", "II. HAI"],
        ["I", "I.1", "I.2", "I.4", "II"],
        id="gap-is-kept",
    ),
    pytest.param(
        ["1. Việc lớn:", "a) Phần:", "1) Ý;", "2) Ý;", "b) Phần:", "1) Ý.", "2. Việc khác."],
        ["1", "1.a", "1.a.1", "1.a.2", "1.b", "1.b.1", "2"],
        id="bracket-numbers-below-letters",
    ),
    pytest.param(
        ["I. MỘT", "1. Ý.", "Tổng cộng", "47. Hàng hóa các loại", "2. Ý.", "II. HAI"],
        ["I", "I.1", "I.2", "II"],
        id="number-far-out-of-sequence-is-text",
    ),
]


@pytest.mark.parametrize(("lines", "paths"), TREES)
def test_tree(lines: list[str], paths: list[str]) -> None:
    assert list(outline(*lines)) == paths


TITLES = [
    (["I. MỤC ĐÍCH, YÊU CẦU:", "Chữ."], "MỤC ĐÍCH, YÊU CẦU"),
    (["1. Chủ đề thi đua: “Đoàn kết, sáng tạo”.", ""], "Chủ đề thi đua"),
    (["1. Mục đích", "Chữ thường."], "Mục đích"),
    (["1. Sở Nội vụ:", "- Chủ trì."], "Sở Nội vụ"),
    (["1. Thi đua thực hiện thắng lợi nhiệm vụ năm học.", ""], None),
    (["1. Các đơn vị có trách nhiệm:", "- Chủ trì."], None),
    (["1. Hồ sơ gửi về Sở Nội vụ gồm:", "- Tờ trình."], None),
    (["1. Các cơ quan thực hiện những việc như sau:", "- Một."], None),
    (["IV. THỜI GIAN THỰC HIỆN: Từ ngày 01/3/2025 đến ngày 30/4/2025", ""], "THỜI GIAN THỰC HIỆN"),
    (["Điều 3. Giám đốc các Sở: Nội vụ, Tài chính chịu trách nhiệm thi hành.", ""], None),
    (["V. TIÊU CHÍ (theo phụ lục kèm theo)", ""], "TIÊU CHÍ (theo phụ lục kèm theo)"),
    (["I. Nhiệm vụ trọng tâm.", "Chữ."], "Nhiệm vụ trọng tâm"),
    (["Chương I", "QUY ĐỊNH CHUNG"], "QUY ĐỊNH CHUNG"),
    (["V. TIÊU CHÍ THI ĐUA, HÌNH THỨC, TIÊU CHUẨN KHEN", "THƯỞNG", "Chữ."],
     "TIÊU CHÍ THI ĐUA, HÌNH THỨC, TIÊU CHUẨN KHEN THƯỞNG"),
]


@pytest.mark.parametrize(("lines", "title"), TITLES)
def test_title(lines: list[str], title: str | None) -> None:
    assert next(iter(outline(*lines).values())) == title


def test_labels_inside_quoted_new_wording_are_no_sections() -> None:
    paths = outline(
        "Điều 1. Sửa đổi Quy chế", "1. Sửa đổi Điều 5 như sau:", "“Điều 5. Khen thưởng",
        "1. Khen thưởng hằng năm.", "2. Khen thưởng đột xuất.”.", "2. Bỏ Điều 7.", "Điều 2. Hiệu lực.",
    )
    assert list(paths) == ["Điều 1", "Điều 1.1", "Điều 1.2", "Điều 2"]


@pytest.mark.parametrize("broken", ["TV. TỔ CHỨC THỰC HIỆN", "1V. TỔ CHỨC THỰC HIỆN", "Iv. TỔ CHỨC THỰC HIỆN"])
def test_roman_numeral_spoilt_by_ocr(broken: str) -> None:
    paths = outline("I. MỘT", "II. HAI", "III. BA", broken, "V. NĂM")
    assert list(paths) == ["I", "II", "III", "IV", "V"]


OCR = [
    pytest.param(["I. MỘT", "H. HAI", "IH. BA", "IV. BỐN"], ["I", "II", "III", "IV"], id="strokes"),
    pytest.param(["I. MỘT", "ILHAI BA BỐN", "III. BA"], ["I", "II", "III"], id="no-mark"),
    pytest.param(["L MỤC TIÊU", "1. Ý", "II. NỘI DUNG"], ["I", "1", "II"], id="first-numeral"),
    pytest.param(["I. MỘT", "II. HAI", "II. BA", "IV. BỐN"], ["I", "II", "III", "IV"], id="lost-stroke"),
    pytest.param(["1. Một", "2, Hai", "3. Ba"], ["1", "2", "3"], id="comma"),
    pytest.param(["7. Bảy", "§. Tám", "9. Chín"], ["7", "8", "9"], id="section-sign"),
    pytest.param(["4. Bốn", "3. Năm", "5.1. Ý", "6. Sáu"], ["4", "5", "5.1", "6"], id="like-digits"),
    pytest.param(["4. Bốn", "4.1. Ý", "4,2. Ý", "4.3. Ý"], ["4", "4.1", "4.2", "4.3"], id="dotted-comma"),
    pytest.param(["2. Hai", "2.1. Ý", "2. Ý", "32.3. Ý"], ["2", "2.1", "2.2", "2.3"], id="dotted-lost-digit"),
    pytest.param(["3. Ba", "3.2. Ý", "3.2.1. Ý", "3.22. Ý"], ["3", "3.2", "3.2.1", "3.2.2"], id="dotted-lost-dot"),
    pytest.param(["1. Một", "8) Ý", "b) Ý", "©) Ý", "d) Ý"], ["1", "1.a", "1.b", "1.d"], id="letters"),
    pytest.param(["Phần I. MỘT", "Phần H. HAI", "Phần II. BA"], ["Phần I", "Phần II", "Phần III"], id="parts"),
    pytest.param(["Điều †. Một việc", "Điều 2. Hai việc", "Điền 3. Ba việc"], ["Điều 1", "Điều 2", "Điều 3"], id="articles"),
    pytest.param(["5. Năm", "5. Sáu", "7. Bảy"], ["5", "5#2", "7"], id="printed-twice-is-kept"),
    pytest.param(["1. Một", "Ông. Nguyễn Văn A", "2. Hai"], ["1", "2"], id="text-is-text"),
    pytest.param(["1. Một việc", "2 Hai việc", "15 Ba người", "3. Ba việc"], ["1", "2", "3"], id="stop-is-lost"),
    pytest.param(["1. Đánh giá chung", "H. Nhiệm vụ cụ thể", "1 Yêu cầu các đơn vị", "2. Giao Sở Y tế"],
                 ["I", "II", "1", "2"], id="stop-of-the-first-is-lost"),
]


@pytest.mark.parametrize(("lines", "labels"), OCR)
def test_labels_spoilt_by_ocr(lines: list[str], labels: list[str]) -> None:
    doc = document(*lines, ocr=True)
    sections, _ = read_outline(doc, Facts())
    seen: dict[str, int] = {}
    found = []
    for _, section in walk_sections(sections):
        seen[section.label] = seen.get(section.label, 0) + 1
        nested = section.label.isalpha() and section.label.islower()
        repeated = f"#{seen[section.label]}" if seen[section.label] > 1 else ""
        found.append(("1." if nested else "") + section.label + repeated)
    assert found == labels


@pytest.mark.parametrize(
    ("spoilt", "heading"),
    [("TÔ CHỨC THỰC HIÊN", "TỔ CHỨC THỰC HIỆN"), ("Mục đich, yêu câu", "Mục đích, yêu cầu"),
     ("Sổ Nội vụ", "Sở Nội vụ"), ("Hội thi tay nghê", "Hội thi tay nghê")],
)
def test_usual_headings_are_spelt_as_usual_after_ocr(spoilt: str, heading: str) -> None:
    doc = document(f"I. {spoilt}", "Việc.", ocr=True)
    sections, _ = read_outline(doc, Facts())
    assert [s.title for s in sections] == [heading]
    assert list(outline(f"I. {spoilt}", "Việc.").values()) == [spoilt]


def test_printed_misprints_stay_in_documents_that_were_not_recognised() -> None:
    assert list(outline("I. MỘT", "II. HAI", "II. BA", "IV. BỐN")) == ["I", "II", "II#2", "IV"]


def test_roles_are_inherited_and_overridden() -> None:
    doc = document(
        "I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", "Chữ.", "2. Yêu cầu", "Chữ.", "II. NỘI DUNG THI ĐUA",
        "1. Thi đua dạy tốt.", "III. KHEN THƯỞNG", "1. Đối tượng khen thưởng", "Ai.",
        "IV. TỔ CHỨC THỰC HIỆN", "1. Sở Nội vụ:", "Việc.",
    )
    roles = {path: section.role for path, section in walk_sections(facts(doc).sections)}
    assert roles == {
        "I": "purpose", "I.1": "purpose", "I.2": "requirement", "II": "content", "II.1": "content",
        "III": "awards", "III.1": "eligibility", "IV": "organisation", "IV.1": "organisation",
    }


def test_spans_cover_heading_and_all_below() -> None:
    doc = document("I. MỘT", "1. Ý", "chữ", "II. HAI", "chữ cuối")
    first, second = facts(doc).sections
    assert doc.text[first.span.start : first.span.end] == "I. MỘT\n1. Ý\nchữ"
    assert doc.text[second.span.start : second.span.end] == "II. HAI\nchữ cuối"
    assert first.title_span is not None
    assert doc.text[first.title_span.start : first.title_span.end] == "MỘT"


def test_repetition_and_gap_are_diagnosed_at_their_place() -> None:
    doc = document("I. MỘT", "II. HAI", "II. HAI NỮA", "V. NĂM")
    _, diagnostics = read_outline(doc, Facts())
    found = [(d.code, doc.text[d.span.start : d.span.end]) for d in diagnostics if d.span]
    assert found == [("duplicate-section-label", "II. "), ("label-gap", "V. ")]


def test_closing_inside_the_body_holds_no_sections() -> None:
    doc = document("Điều 1. Ban hành.", "Nơi nhận:", "1. Như trên;", "Chương I", "CHUNG", "Điều 1. Phạm vi.")
    zones = doc.zones
    zones.closing = range(1, 3)
    sections, _ = read_outline(doc, Facts())
    assert [path for path, _ in walk_sections(sections)] == ["Điều 1", "Chương I", "Chương I.Điều 1"]
    assert sections[0].span.end == len("Điều 1. Ban hành.")


def _deepest(sections: tuple[Section, ...]) -> int:
    return max((1 + _deepest(s.children) for s in sections), default=0)


def test_three_hundred_nested_levels_end_at_the_limit() -> None:
    lines = []
    for i in range(150):
        lines += [f"{i % 9 + 1}) Mức", f"{'abcdeghik'[i % 9]}) Mức"]
    lines += [".".join(["1"] * n) + ". Mức" for n in range(2, 300)]
    doc = document(*lines)
    sections, _ = read_outline(doc, Facts())
    assert 0 < _deepest(sections) <= DEPTH_LIMIT + 1


LINE = st.one_of(
    st.sampled_from([line for line, *_ in LABELS] + NO_LABELS),
    st.text(max_size=40).map(lambda t: " ".join(t.split())),
    st.builds(
        "{}{} {}".format,
        st.sampled_from(["I", "II", "V", "1", "2", "10", "a", "b", "đ", "i", "1.1", "2.3.4", "A", "Điều 1", "l"]),
        st.sampled_from([".", ")", "-", "/", ":", ""]),
        st.sampled_from(["MỤC ĐÍCH", "Yêu cầu:", "chữ thường", "Một câu đủ.", ""]),
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINE, max_size=30), st.booleans())
def test_any_text_gives_nested_spans_inside_it(lines: list[str], ocr: bool) -> None:
    doc = document(*lines, ocr=ocr)
    sections, diagnostics = read_outline(doc, Facts())
    size = len(doc.text)

    def check(parts: tuple[Section, ...], start: int, end: int) -> None:
        for part in parts:
            assert start <= part.span.start <= part.span.end <= end
            start = part.span.start
            check(part.children, part.span.start, part.span.end)
            if part.title_span is not None:
                assert part.span.start <= part.title_span.start <= part.title_span.end <= size

    check(sections, 0, size)
    assert all(d.span is not None and d.span.end <= size + 1 for d in diagnostics)
