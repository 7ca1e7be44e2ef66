"""The official report (DOCX) and the parts on requirements and chains: form, escaping, same bytes."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

import docx
import openpyxl
import pytest

import thidua_parse as tp
from tests.reports.test_reports import HOSTILE, graph_and_findings
from thidua_parse.compliance import chains, check_requirements, prepare
from thidua_parse.errors import ReadingError
from thidua_parse.record.figures import day_text
from thidua_parse.reports import write_report
from thidua_parse.reports.official import official_report
from thidua_parse.reports.official.paper import Paper, clean
from thidua_parse.reports.official_words import OFFICIAL
from thidua_parse.reports.wording import _WORDS, Wording

PLANS = Path(__file__).parents[2] / "corpus/plans"
NAMES = ("a01-qd-ttg", "a02-kh-ubnd-ha-nam", "a04-kh-stttt-ha-nam", "a07-kh-ubnd-ly-nhan", "a09-kh-ubnd-nhat-tan", "a06-kh-ubnd-kim-bang")


@cache
def graph():
    return tp.link([tp.parse(PLANS / f"{n}.txt") for n in NAMES])


@cache
def report(language: str = "vi") -> bytes:
    run = prepare(graph())
    found = tp.check(graph(), run=run, language=language, disable=["G17"])
    demands = check_requirements(graph(), run=run, language=language)
    cascade = chains(graph(), run=run, requirements=demands)
    errors = [ReadingError("TP101", path="x.pdf")]
    return official_report(graph(), found, demands, cascade, errors, Wording(language))


def texts(data: bytes) -> list[str]:
    return [p.text for p in docx.Document(io.BytesIO(data)).paragraphs]


def test_form_of_the_report() -> None:
    document = docx.Document(io.BytesIO(report()))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert (round(section.left_margin.mm), round(section.right_margin.mm)) == (30, 15)
    assert section.different_first_page_header_footer
    head, closing = document.tables[0], next(t for t in document.tables if t.cell(0, 0).text.startswith("Nơi nhận:"))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in head.cell(0, 1).text
    assert "/BC-" in head.cell(0, 0).text
    assert closing.cell(0, 0).text.startswith("Nơi nhận:") and "[Họ và tên]" in closing.cell(0, 1).text
    parts = [t for t in texts(report()) if t[:3] in ("I. ", "II.", "III")]
    assert parts == ["I. TÌNH HÌNH CHUNG", "II. KẾT QUẢ RÀ SOÁT", "III. NHẬN XÉT VÀ KIẾN NGHỊ"]
    assert texts(report())[0] == "BÁO CÁO" and any(t.endswith("chỉ đạo./.") for t in texts(report()))


def test_what_the_report_says() -> None:
    whole = "\n".join(texts(report()))
    assert "Đã rà soát 6 văn bản" in whole and "Có 1 tệp không đọc được" in whole
    assert "Quy tắc đã tắt theo cấu hình: G17" in whole
    assert "Đề nghị Ủy ban nhân dân huyện Lý Nhân rà soát" in whole
    cells = [c.text for t in docx.Document(io.BytesIO(report())).tables for r in t.rows for c in r.cells]
    assert any("Chỉ tiêu 45% thấp hơn chỉ tiêu 60%" in c for c in cells)
    assert "Thực hiện thấp hơn" in cells


def test_english_report_has_no_vietnamese_words_of_its_own() -> None:
    whole = "\n".join(texts(report("en")))
    assert whole.startswith("REPORT") and "III. REMARKS AND PROPOSALS" in whole
    assert "Đã rà soát" not in whole and "Đề nghị" not in whole


def test_nothing_bears_the_time_of_writing() -> None:
    with zipfile.ZipFile(io.BytesIO(report())) as package:
        assert {i.date_time for i in package.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml").decode()
    assert core.count("2000-01-01T00:00:00Z") == 2
    assert report() == report.__wrapped__()


def test_hostile_text_stays_text(tmp_path) -> None:
    found_graph, findings = graph_and_findings()
    paths = write_report(found_graph, findings, tmp_path, errors=[ReadingError("TP101", path=HOSTILE)])
    data = next(p for p in paths if p.suffix == ".docx").read_bytes()
    cells = [c.text for t in docx.Document(io.BytesIO(data)).tables for r in t.rows for c in r.cells]
    assert any("<script>alert" in c for c in cells)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert "<script>" not in package.read("word/document.xml").decode()


@pytest.mark.parametrize(("text", "kept"), [("a\x00b\x0bc", "abc"), ("a\n\tb", "a b"), ("\ud800x", "x"), ("<&>", "<&>")])
def test_characters_that_xml_cannot_hold_are_left_out(text, kept) -> None:
    assert clean(text) == kept
    paper = Paper("x")
    paper.paragraph(text)
    assert docx.Document(io.BytesIO(paper.to_bytes())).paragraphs[0].text == kept


@pytest.mark.parametrize(
    ("iso", "shown"),
    [("2023-03-05", "05/3/2023"), ("2025-01-08", "08/01/2025"), ("2025-12-18", "18/12/2025"), ("2021-10", "10/2021"), ("2021", "2021")],
)
def test_dates_as_offices_write_them(iso, shown) -> None:
    assert day_text(iso) == shown


def test_words_are_in_both_languages_and_told_once() -> None:
    assert all(vi and en for vi, en in OFFICIAL.values())
    shared = {k for k in OFFICIAL if k in _WORDS and OFFICIAL[k] != _WORDS[k]}
    assert not shared


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    run = prepare(graph())
    paths = write_report(graph(), tp.check(graph(), run=run), tmp_path_factory.mktemp("bc"), run=run)
    return {p.name: p for p in paths}


def test_requirements_sheet(written) -> None:
    book = openpyxl.load_workbook(written["findings.xlsx"])
    sheet = book["Yêu cầu"]
    heads = [c.value for c in sheet[1]]
    assert heads[:3] == ["Văn bản", "Văn bản cấp trên", "Mã"] and sheet.freeze_panes == "A2"
    outcomes = {row[heads.index("Kết quả")].value for row in sheet.iter_rows(min_row=2)}
    assert {"Thực hiện đúng", "Thực hiện thấp hơn", "Ngoài chức năng"} <= outcomes


def test_page_has_requirements_and_chains(written) -> None:
    page = written["report.html"].read_text("utf-8")
    assert "Đối chiếu theo từng yêu cầu" in page and "Mục II.1 cụ thể hóa" in page
    assert 'id="chains"' in page and "512/QĐ-TTg → 96/KH-UBND → 41/KH-STTTT" in page
