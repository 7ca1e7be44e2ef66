"""The report's files: nothing from a document runs, nothing leaves the machine, bytes are stable."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.linking.build import body, plan, reference
from thidua_parse.compliance.findings import AlignedItem, Evidence, Finding, Findings, Party, Quote
from thidua_parse.errors import ReadingError, ReportError
from thidua_parse.linking import link
from thidua_parse.reports import write_report
from thidua_parse.reports.alignment import differences
from thidua_parse.reports.markup import Mark, marked_html
from thidua_parse.reports.tables import safe_cell
from thidua_parse.reports.tree import place
from thidua_parse.reports.wording import Wording

HOSTILE = '<script>alert("1")</script><img src=x onerror=alert(2)>=HYPERLINK("http://x")'
AN_SON = body(f"Ủy ban nhân dân tỉnh An Sơn {HOSTILE}", "An Sơn")


def graph_and_findings():
    parent = plan("cha.txt", "85/KH-UBND", "2023-03-01", AN_SON, subject=HOSTILE, campaign=HOSTILE, text=HOSTILE)
    child = plan(
        f"con{HOSTILE.replace('/', '')}.txt", "12/KH-SNV", "2023-03-20", AN_SON,
        (reference("KH", "85/KH-UBND", "2023-03-01", AN_SON), reference("QĐ", "9/QĐ-TTg", "2023-01-02", body("Thủ tướng Chính phủ", level="central"))),
        text=HOSTILE * 2,
    )
    graph = link([parent, child])
    pair = Finding(
        rule="G16", group="content", verdict="fail", severity="high", confidence=0.9,
        child=Party(path=child.source.path, id=child.id),
        parent=Party(path=parent.source.path, id=parent.id, key=graph.key(parent)),
        message=HOSTILE,
        evidence=Evidence(child=(Quote(start=0, end=8, quote=HOSTILE),), parent=(Quote(start=0, end=8, quote="=1+1"),)),
        items=(AlignedItem(parent_item="II.1", child_item=HOSTILE, fate="adapted", similarity=0.5),),
    )
    own = pair.model_copy(update={"parent": None, "rule": "G38", "verdict": "undecidable", "items": ()})
    return graph, Findings((own, pair))


@pytest.fixture
def written(tmp_path):
    graph, findings = graph_and_findings()
    errors = [ReadingError("TP101", path=HOSTILE)]
    paths = write_report(graph, findings, tmp_path / "bao-cao", errors=errors)
    return {p.name: p for p in paths}


def test_all_files_are_written_and_no_partial_is_left(written, tmp_path):
    assert set(written) == {
        "report.html", "report.docx", "plans.jsonl", "edges.csv", "findings.csv", "requirements.csv", "findings.xlsx",
    }
    assert sorted(p.name for p in (tmp_path / "bao-cao").iterdir()) == sorted(written)


def test_hostile_text_is_escaped_everywhere(written):
    page = written["report.html"].read_text("utf-8")
    assert "<script>alert" not in page and "<img" not in page
    assert page.count("<script>") == 1  # the page's own
    assert "&lt;script&gt;" in page


def test_page_needs_no_network(written):
    page = written["report.html"].read_text("utf-8")
    assert "default-src 'none'" in page
    for outside in ("src=\"http", "href=\"http", "url(http", "@import", "<link"):
        assert outside not in page


def test_cells_are_no_formulas(written):
    rows = list(csv.reader(io.StringIO(written["findings.csv"].read_text("utf-8-sig"))))
    assert rows[0][0] == "rule" and len(rows) == 3
    assert any(cell == "'=1+1" for cell in rows[2])
    sheet = zipfile.ZipFile(written["findings.xlsx"]).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet


@pytest.mark.parametrize(("cell", "safe"), [("=1", "'=1"), ("@a", "'@a"), ("a=1", "a=1"), (None, ""), (3, 3), (True, "true"), ("- b", "'- b")])
def test_safe_cell(cell, safe):
    assert safe_cell(cell) == safe


def test_same_input_same_bytes(tmp_path):
    graph, findings = graph_and_findings()
    first = write_report(graph, findings, tmp_path / "1")
    second = write_report(graph, findings, tmp_path / "2")
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]


def test_english_page(tmp_path):
    graph, findings = graph_and_findings()
    page = write_report(graph, findings, tmp_path, language="en")[0].read_text("utf-8")
    assert '<html lang="en">' in page and "Cannot be decided" in page and "Không đạt" not in page


def test_folder_that_cannot_be_written_is_a_coded_error(tmp_path):
    graph, findings = graph_and_findings()
    (tmp_path / "tep").write_text("x")
    with pytest.raises(ReportError, match="TP501"):
        write_report(graph, findings, tmp_path / "tep")


def test_tree_places_every_document_once_even_in_cycles():
    one = plan("1.txt", "1/KH-UBND", "2023-01-01", AN_SON, (reference("KH", "2/KH-UBND", "2023-01-01", AN_SON),))
    two = plan("2.txt", "2/KH-UBND", "2023-01-01", AN_SON, (reference("KH", "1/KH-UBND", "2023-01-01", AN_SON),))
    alone = plan("3.txt", None, None, AN_SON)
    placed = place(link([one, two, alone]))
    assert sorted(p.node.path for p in placed) == ["1.txt", "2.txt", "3.txt"]


@pytest.mark.parametrize(
    ("text", "marks", "html"),
    [
        ("a b", [Mark(0, 1, "x", "")], '<p><mark class="x" title="">a</mark> b</p>'),
        ("a & b", [], "<p>a &amp; b</p>"),
        ("abc", [Mark(0, 3, "x", ""), Mark(1, 2, "y", "")], '<p><mark class="x" title="">a<mark class="y" title="">b</mark>c</mark></p>'),
        ("abcd", [Mark(0, 2, "x", ""), Mark(1, 4, "y", "")], '<p><mark class="x" title="">a<mark class="y" title="">b</mark></mark>cd</p>'),
        ("a\nb", [Mark(0, 3, "x", "")], '<p><mark class="x" title="">a</mark></p>\n<p><mark class="x" title="">b</mark></p>'),
    ],
)
def test_marked_html(text, marks, html):
    assert marked_html(text, marks) == html


@given(st.text("ab<\n &", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8))
def test_marks_always_nest_and_keep_the_text(text, places):
    import re
    from html import unescape

    marks = [Mark(min(p), min(max(p), len(text)), "x", "") for p in places if min(p) < min(max(p), len(text))]
    html = marked_html(text, marks)
    assert unescape(re.sub(r"</?mark[^>]*>|</?p>", "", html)) == text
    depth = 0
    for tag in re.findall(r"</?(?:mark|p)\b", html):
        depth += -1 if tag.startswith("</") else 1
        assert depth >= 0
    assert depth == 0


def test_differences_are_marked_by_word():
    left, right = differences("vận động nhân dân tham gia", "vận động viên chức tham gia")
    assert left == "vận động <del>nhân dân</del> tham gia"
    assert right == "vận động <ins>viên chức</ins> tham gia"


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        (None, ""), ("2021", "2021"), ("2021-10", "10/2021"), ("2021-10-05", "05/10/2021"),
        ("--12-15", "15/12"),
    ],
)
def test_dates_are_shown_as_offices_write_them(iso, shown):
    assert Wording("vi").day(iso) == shown


def test_a_message_is_shown_in_one_language():
    both = "Số a / b bị trống. / Number a / b is blank."
    assert Wording("vi").message(both) == "Số a / b bị trống."
    assert Wording("en").message(both) == "Number a / b is blank."
    assert Wording("en").message("Đoạn trích") == "Đoạn trích"


def test_every_word_of_the_vocabularies_is_translated():
    from typing import get_args

    from thidua_parse.record import vocabulary

    for name in ("Relation", "CampaignRelation", "Recurrence", "AgencyRole", "Severity", "Level"):
        for code in get_args(getattr(vocabulary, name)):
            if code != "self":  # gives no edge and stands in no list
                assert Wording("vi")(code) != code, f"{name}: {code}"
