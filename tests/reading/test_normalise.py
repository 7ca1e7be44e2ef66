"""Plain text → normalised text: cases, the contract, and the way back."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua_parse.reading import from_string, normalise
from thidua_parse.reading.cleaning import clean_piece, compose, is_plain
from thidua_parse.reading.markdown import STAR_AHEAD, opens_ahead, star_places
from thidua_parse.reading.normalise import normalise_text

WRAPPED = """1. Các phòng, ban chuyên môn và đơn vị sự nghiệp trực thuộc chủ động xây
dựng chương trình, lồng ghép phong trào vào nhiệm vụ hằng năm; thường xuyên
rà soát, đánh giá kết quả theo từng quý và gửi về cơ quan thường trực của Ban
Thi đua - Khen thưởng trước ngày 20 tháng cuối quý để tổng hợp, trình lãnh
đạo xem xét. Các đơn vị đạt kết quả cao được biểu dương tại hội nghị sơ kết.
2. Công đoàn cơ sở vận động đoàn viên, người lao động hưởng ứng; kịp thời
phát hiện gương điển hình.
"""

CASES = {
    "crlf and blanks": ("KẾ HOẠCH\r\n\r\n  Phát động   thi đua \r\n", "KẾ HOẠCH\nPhát động thi đua"),
    "lone carriage returns": ("I. MỤC ĐÍCH\r1. Yêu cầu\r", "I. MỤC ĐÍCH\n1. Yêu cầu"),
    "no-break and thin blanks": ("Số:\u00a012/KH\u2009-\u2009UBND", "Số: 12/KH - UBND"),
    "zero width marks": ("Thi\u200b đua\ufeff yêu\u2060 nước", "Thi đua yêu nước"),
    "soft hyphen is a hyphen": ("12/KH\u00adUBND", "12/KH-UBND"),
    "exotic hyphens": ("kinh tế ‑ xã hội − 5‐7", "kinh tế - xã hội - 5-7"),
    "nul bytes": ("Kế\x00 hoạch", "Kế hoạch"),
    "lone surrogate": ("Kế \ud800 hoạch", "Kế \ufffd hoạch"),
    "decomposed letters": (unicodedata.normalize("NFD", "Uỷ ban nhân dân xã"), "Uỷ ban nhân dân xã"),
    "page break in a sentence": (
        "Các cơ quan, đơn vị tổ chức\n\n\x0c3\n\nquán triệt kế hoạch này.\n",
        "Các cơ quan, đơn vị tổ chức quán triệt kế hoạch này.",
    ),
    "bare page number in a sentence": (
        "Các cơ quan, đơn vị tổ chức\n2\nquán triệt kế hoạch này.",
        "Các cơ quan, đơn vị tổ chức quán triệt kế hoạch này.",
    ),
    "bold stars": ("**KẾ HOẠCH\n\nTriển khai phong trào**", "KẾ HOẠCH\nTriển khai phong trào"),
    "a bullet of stars stays": ("* Lưu ý: gửi sớm.", "* Lưu ý: gửi sớm."),
    "footnote star stays": ("Số liệu (*) tạm tính", "Số liệu (*) tạm tính"),
    "scanner note": ("Lưu: VT. *Handwritten signature*", "Lưu: VT."),
    "scanner note in brackets": ("CHỦ TỊCH\n[Con dấu tròn]\nVũ An", "CHỦ TỊCH\nVũ An"),
    "rules left out": ("UBND XÃ A\n-------\nSố: 1/KH\n_____\n* * *", "UBND XÃ A\nSố: 1/KH"),
    "markdown headings": ("# KẾ HOẠCH\n\n## I. MỤC ĐÍCH\n\n1\\. Yêu cầu *rất* cao", "KẾ HOẠCH\nI. MỤC ĐÍCH\n1. Yêu cầu rất cao"),
    "markdown bullets": ("# A\n* một\n* hai", "A\n- một\n- hai"),
    "markdown link": ("# A\nXem [Cổng tỉnh](https://a.vn/b) nhé", "A\nXem Cổng tỉnh nhé"),
    "capitals part": ("SỞ NỘI VỤ\nTỈNH A", "SỞ NỘI VỤ\nTỈNH A"),
    "names below a title part": ("CHỦ TỊCH\n\n\n\nVũ An Nhiên", "CHỦ TỊCH\nVũ An Nhiên"),
    "semicolon items without bullets stay apart": (
        "gồm:\nrà soát danh sách;\nlập hồ sơ;\ngửi báo cáo.",
        "gồm:\nrà soát danh sách;\nlập hồ sơ;\ngửi báo cáo.",
    ),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES.keys())
def test_normalised_text(source: str, expected: str) -> None:
    assert normalise_text(source).text == expected


def test_hard_wraps_are_joined() -> None:
    lines = normalise_text(WRAPPED).text.split("\n")
    assert [line[:2] for line in lines] == ["1.", "2."]
    assert "Ban Thi đua - Khen thưởng trước ngày" in lines[0]
    assert lines[0].endswith("hội nghị sơ kết.")


def test_hard_wraps_with_blank_lines_between_are_joined() -> None:
    """PDF text often has an empty line after every second or third printed line."""
    lines = WRAPPED.splitlines()
    spread = "\n\n".join("\n".join(lines[i : i + 2]) for i in range(0, len(lines), 2))
    assert normalise_text(spread).text == normalise_text(WRAPPED).text


def test_full_line_that_ends_with_a_semicolon_carries_on() -> None:
    text = (
        "1. Thi đua thực hiện các giải pháp, huy động nguồn lực, động viên cán bộ và\n"
        "người lao động tích cực tham gia, ngăn chặn kịp thời, không để lan ra cộng đồng;\n\n"
        "bảo vệ sức khỏe, tài sản của cá nhân và gia đình. Đề cao vai trò người đứng\n"
        "đầu đơn vị trong công tác chỉ đạo thực hiện nhiệm vụ được giao hằng năm.\n"
        "2. Thi đua phát huy sáng kiến.\n"
    )
    lines = normalise_text(text).text.split("\n")
    assert len(lines) == 2
    assert "cộng đồng; bảo vệ sức khỏe" in lines[0]


def test_capital_heading_over_two_wrapped_lines_is_joined() -> None:
    text = WRAPPED + "V. TIÊU CHÍ THI ĐUA, HÌNH THỨC, TIÊU CHUẨN XÉT\nKHEN THƯỞNG\n" + WRAPPED
    assert "V. TIÊU CHÍ THI ĐUA, HÌNH THỨC, TIÊU CHUẨN XÉT KHEN THƯỞNG" in (
        normalise_text(text).text.split("\n")
    )


def test_unwrapped_items_that_begin_with_capitals_stay_apart() -> None:
    text = "\n".join(["Nơi nhận:"] + [f"Phòng chuyên môn số {i} của cơ quan" for i in range(12)])
    assert normalise_text(text).text == text


def test_page_numbers_in_a_row_are_left_out() -> None:
    page = "\n".join(f"- Nội dung thứ {i} của kế hoạch được triển khai;" for i in range(14))
    text = f"{page}\n- 2 -\n{page}\n- 3 -\n{page}\n"
    assert normalise_text(text).text == "\n".join([page] * 3)


def test_markdown_table_becomes_rows() -> None:
    normal = normalise_text("# A\n\n| TT | Đơn vị | Thời hạn |\n|---|---|---|\n| 1 | Sở A | Quý I |\n| 2 | Sở B | |\n")
    assert normal.text == "A\nTT\tĐơn vị\tThời hạn\n1\tSở A\tQuý I\n2\tSở B"
    assert normal.line_kinds == ("body", "table", "table", "table")
    assert normal.markdown


def test_markdown_header_table_is_read_column_by_column() -> None:
    text = (
        "| **UBND TỈNH A**<br>**SỞ B** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** |\n|---|---|\n"
        "| Số: 5/KH-SB | A, ngày 2 tháng 3 năm 2024 |\n\n# KẾ HOẠCH\n"
    )
    assert normalise_text(text).text.split("\n") == [
        "UBND TỈNH A", "SỞ B", "Số: 5/KH-SB", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "A, ngày 2 tháng 3 năm 2024", "KẾ HOẠCH",
    ]


def test_rows_with_tabs_survive_a_second_reading() -> None:
    text = "Đầu bài\nTT\tĐơn vị\tHạn\n1\tSở A\tQuý I\n2\tSở B\tQuý II\nCuối bài"
    normal = normalise_text(text)
    assert normal.text == text
    assert normal.line_kinds[1:4] == ("table",) * 3


def test_megabytes_on_one_line() -> None:
    text = "thi đua yêu nước; " * 600_000
    assert len(normalise_text(text).text) == len(text) - 1


def test_deeply_nested_labels() -> None:
    text = "\n".join(" " * i + f"{i % 90 + 1}. Cấp {i}" for i in range(300))
    assert normalise_text(text).text.count("\n") == 299


letters = st.text(
    st.characters(codec="utf-8") | st.sampled_from("\n\n\n  \t\x0c;.-*|#[]ừỆđ̣́"), max_size=300
)


@given(letters)
@settings(max_examples=300, deadline=None)
def test_the_contract_holds_for_any_text(source: str) -> None:
    normal = normalise_text(source)
    text = normal.text
    assert unicodedata.is_normalized("NFC", text)
    for line in text.split("\n") if text else []:
        assert line
        assert line == line.strip()
        assert "  " not in line
    assert not set(text) & set("\r\x00\u00a0\u200b\ufeff")
    assert len(normal.line_kinds) in (0, text.count("\n") + 1)
    starts = normal.source_map.normal
    assert list(starts) == sorted(starts)
    for offset in range(len(text)):
        assert 0 <= normal.source_map.to_source(offset) <= len(source)


@given(st.text(st.sampled_from("aáậđươ ệ\u0301\u0323\u0302\nxQ.;-"), max_size=200))
@settings(max_examples=300, deadline=None)
def test_every_letter_leads_back_to_where_it_was_read(source: str) -> None:
    normal = normalise_text(source)
    for offset, char in enumerate(normal.text):
        if char.isspace() or unicodedata.combining(char):
            continue
        at = normal.source_map.to_source(offset)
        end = at + 1
        while end < len(source) and unicodedata.combining(source[end]):
            end += 1
        composed = unicodedata.normalize("NFC", source[at:end])
        assert composed.startswith(char) or char in composed


@given(st.text(max_size=200))
def test_composing_is_nfc(source: str) -> None:
    text, normal, back = compose(source)
    assert text == unicodedata.normalize("NFC", source)
    assert len(normal) == len(back)


def test_anchors_of_a_piece() -> None:
    assert clean_piece("  Kế   hoạch\u200b này ", 10) == (
        "Kế hoạch này", [(0, 12), (3, 17), (9, 24)]
    )


PIECES = st.sampled_from([
    "KẾ HOẠCH", "ỦY", "BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM", "I. MỤC ĐÍCH", "1. Yêu cầu", "a) nêu gương;",
    "thực hiện tốt", "Hà Nội, ngày", "12 tháng 3 năm 2021", "  - Lưu: VT.", "-------", "* * *", "12", "- 3 -", "", " ", "\u00a0",
    "Thi  đua\u200b yêu nước", "kinh tế ‑ xã hội", "[đã ký]", "_Nơi nhận_", "; và các đơn vị", "Kế hoa\u0323ch",
    "Các phòng, ban chuyên môn và đơn vị trực thuộc chủ động xây", "dựng chương trình, lồng ghép phong trào vào nhiệm vụ",
])


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=14), st.sampled_from(["\n", "\r\n", "\n\n", "\n  "]))
def test_text_without_lines_is_that_of_lines(pieces: list[str], end: str) -> None:
    source = end.join(pieces)
    plain = is_plain(source)
    short = normalise_text(source, plain=plain)
    assert normalise_text(source) == short
    assert "\n".join(short.lines) == short.text
    assert [short.text[at : at + len(line)] for at, line in zip(short.starts, short.lines, strict=True)] == short.lines
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(normalise, "_unwrapped_text", lambda *_: None)
        assert normalise_text(source, plain=plain) == short


STARRY = st.lists(st.sampled_from(["*", "**", "\n", "\n*", " ", "\t", "thi đua", "(", ")", "\r\n"]), max_size=16)


@settings(max_examples=300)
@given(STARRY)
def test_stars_are_asked_for_where_one_ends_a_line_further_down(pieces: list[str]) -> None:
    text = "".join(pieces)
    if STAR_AHEAD.search(text) and "\n*" in text:
        assert opens_ahead(text, star_places(text))


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=14), st.sampled_from(["\n", "\r\n", "\n\n", "\n  "]))
def test_a_source_knows_the_lines_of_its_text(pieces: list[str], end: str) -> None:
    source = from_string(end.join(["KẾ HOẠCH", *pieces]))
    for text in (source, replace(source, text="Kế hoạch\nnăm")):
        lines, starts = text.lines
        assert lines == text.text.split("\n")
        assert starts == [0, *accumulate(len(line) + 1 for line in lines[:-1])]


def test_what_opens_a_paragraph_is_known_of_every_wrapped_line() -> None:
    wrap = normalise.study(lines := WRAPPED.strip().split("\n"), [False] * len(lines), [0] * len(lines), 77)
    assert wrap.opening == (True, False, False, False, False, True, False)
