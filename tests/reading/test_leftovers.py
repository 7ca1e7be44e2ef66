"""Leftovers of web pages in plain texts: named characters and rows parted by bars."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_parse.reading import read_bytes
from thidua_parse.reading.leftovers import without_leftovers
from thidua_parse.reading.text import read_text

from .docx_builder import build, p


@given(st.text(alphabet="ab&;|# \nnbspam160", max_size=80))
def test_length_and_lines_stay(text: str) -> None:
    done = without_leftovers(text)
    assert len(done) == len(text)
    assert done.count("\n") == text.count("\n")


def test_named_characters_are_themselves_and_spans_lead_back() -> None:
    raw = "Số:&nbsp;12/KH-UBND\nPhòng&nbsp;GD&amp;ĐT chủ trì&#160;việc này.\nCông ty A&B; công ty C."
    source = read_text(raw.encode(), "x.txt")
    assert source.text.split("\n") == ["Số: 12/KH-UBND", "Phòng GD&ĐT chủ trì việc này.", "Công ty A&B; công ty C."]
    at = source.text.index("việc")
    assert raw[source.source_map.to_source(at) :].startswith("việc")


def test_rows_parted_by_bars_are_a_table_but_one_such_line_is_none() -> None:
    rows = "TT | Nội dung | Đơn vị\n1 | Phát động | Văn phòng\n2 | Tổng kết | Thanh tra\n"
    source = read_text(("Phân công như sau:\n" + rows).encode(), "x.txt")
    assert source.text.split("\n")[1:] == ["TT\tNội dung\tĐơn vị", "1\tPhát động\tVăn phòng", "2\tTổng kết\tThanh tra"]
    assert "Sở A | Sở B | Sở C" in read_text("Kính gửi:\nSở A | Sở B | Sở C\nThực hiện chỉ đạo.".encode(), "x.txt").text


@pytest.mark.parametrize(("printed", "mended"), [
    ("Nghò đònh quy đònh về đơn vò, chủ tòch", "Nghị định quy định về đơn vị, chủ tịch"),
    ("ĐÒNH KỲ theo Nghò đònh", "ĐỊNH KỲ theo Nghị định"),
    ("con bò, cái vò, trò chơi", "con bò, cái vò, trò chơi"),
    ("Quyết định số …05…./2006/QĐ-UBND, ngày …25.. tháng 01 năm 2006", "Quyết định số 05/2006/QĐ-UBND, ngày 25 tháng 01 năm 2006"),
    ("Số:....12..../KH-UBND", "Số:12/KH-UBND"),
    # dotted lines that nothing was written on
    ("Số: ..../QĐ-UBND ngày ... tháng ... năm 2020", "Số: ..../QĐ-UBND ngày ... tháng ... năm 2020"),
    ("theo hồ sơ số ... 5. Kinh phí", "theo hồ sơ số ... 5. Kinh phí"),
])
def test_letters_of_vni_and_figures_on_dots(printed: str, mended: str) -> None:
    whole = without_leftovers(printed)
    assert len(whole) == len(printed)
    assert " ".join(whole.replace("\u200b", "").split()) == mended


@pytest.mark.parametrize(("printed", "usual"), [
    ("Số: 12/QÐ-UBND, Ðiều 1, ðịnh kỳ", "Số: 12/QĐ-UBND, Điều 1, định kỳ"),
    ("phong trào «Thi đua yêu nước»", "phong trào “Thi đua yêu nước”"),
    ("phong trào “Thi đua yêu nước”", "phong trào “Thi đua yêu nước”"),
])
def test_letters_like_d_and_foreign_quotation_marks_in_every_format(printed: str, usual: str) -> None:
    assert read_text(printed.encode(), "x.txt").text == usual
    assert read_bytes(f"<html><body><p>{printed}</p></body></html>".encode(), "x.html").text == usual
    assert read_bytes(build(p(printed)), "x.docx").text == usual


def test_figures_on_dots_in_word_files() -> None:
    text = read_bytes(build(p("Số: …27…/KH-UBND") + p("Kèm theo Quyết định số …05…./QĐ-UBND")), "x.docx").text
    assert text.split("\n") == ["Số: 27/KH-UBND", "Kèm theo Quyết định số 05/QĐ-UBND"]
